"""Rows of a tree that are dragged to another place in it, and the mark of where they would go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from feedmon.frozen import frozen
from ui import style, text
from ui.models.sidebar_moves import Part, Picked, drop
from ui.models.sources import Kind, Source

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QMouseEvent,
        QPaintEvent,
    )
    from PySide6.QtWidgets import QWidget

    from ui.models.sidebar import SidebarModel
    from ui.models.sidebar_moves import Move

#: What is dragged is known here; other programs are offered nothing.
MIME_TYPE = "application/x-feedmon-picked"
#: So long a closed folder is looked at before it opens.
_OPEN_MS = 700
#: The outer parts of a folder's row are beside it, what is between them is in it.
_EDGE = 0.25


@frozen
class _Target:
    """Where it would go; the mark is a frame around a row, or a line from where it begins."""

    move: Move
    frame: QRectF | None = None
    line: QPointF | None = None


class DragTree(QTreeView):
    """*Signals*: ``dropped(Move)``."""

    dropped = Signal(object)

    def __init__(self, model: SidebarModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources = model
        self._dragged = Picked()
        self._target: _Target | None = None
        self._holds = False
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)  # we draw our own
        self.setAutoExpandDelay(_OPEN_MS)
        self.setAutoScroll(False)  # but while something is dragged

    def pick(self) -> Picked:
        """Return what would be dragged."""
        raise NotImplementedError

    # --- begin and end ----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row, and take hold of it if it can be dragged."""
        flags = self.indexAt(event.position().toPoint()).flags()
        self._holds = bool(flags & Qt.ItemFlag.ItemIsDragEnabled)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held; from what can't be dragged Qt would pick all rows on the way."""
        if self._holds or not event.buttons():
            super().mouseMoveEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Take what is picked along."""
        picked = self.pick()
        if picked:
            self.drag(picked)

    def drag(self, picked: Picked) -> None:
        """Let these follow the pointer until they are dropped, or Escape is pressed."""
        data = QMimeData()
        data.setData(MIME_TYPE, b"")
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self._label(picked))
        drag.setHotSpot(QPoint(-14, -10))  # beside the pointer, off the row under it
        self._dragged = picked
        self.setAutoScroll(True)
        try:
            drag.exec(Qt.DropAction.MoveAction)
        finally:
            self._dragged = Picked()
            self.setAutoScroll(False)
            self._aim(None)

    def _label(self, picked: Picked) -> QPixmap:
        if picked.count == 1:
            kind = Kind.FEED if picked.feeds else Kind.FOLDER
            words = self._sources.title(Source(kind, (picked.feeds or picked.folders)[0]))
        elif picked.folders:
            words = text.plural(picked.count, "item")
        else:
            words = text.plural(picked.count, "feed")
        metrics = QFontMetricsF(self.font())
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, 200)
        size = QSize(round(metrics.horizontalAdvance(words)) + 20, round(metrics.height()) + 8)
        pixmap = QPixmap(size * self.devicePixelRatioF())
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        pixmap.fill(Qt.GlobalColor.transparent)
        scheme = style.tokens(self.palette())
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(scheme.selected))
        painter.setPen(Qt.PenStyle.NoPen)
        area = QRectF(0, 0, size.width(), size.height())
        painter.drawRoundedRect(area, 6, 6)
        painter.setFont(self.font())
        painter.setPen(QColor(scheme.on_selected))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), words)
        painter.end()
        return pixmap

    # --- under way --------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take our own rows; anything else is the window's."""
        if self._is_ours(event):
            event.acceptProposedAction()
            self.setState(QAbstractItemView.State.DraggingState)
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would go."""
        if not self._is_ours(event):
            event.ignore()
            return
        super().dragMoveEvent(event)  # opens folders and scrolls at the edges
        self._aim(self._find(event.position().toPoint()))
        if self._target is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show nothing any more."""
        super().dragLeaveEvent(event)
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where it was dropped; the rows move when the engine says so."""
        target = self._find(event.position().toPoint()) if self._is_ours(event) else None
        self.setState(QAbstractItemView.State.NoState)
        self._aim(None)
        if target is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self.dropped.emit(target.move)

    def _is_ours(self, event: QDropEvent) -> bool:
        return bool(self._dragged) and event.mimeData().hasFormat(MIME_TYPE)

    def _aim(self, target: _Target | None) -> None:
        if target != self._target:
            self._target = target
            self.viewport().update()

    def _find(self, place: QPoint) -> _Target | None:
        """Return where what is dragged would go from here."""
        index = self.indexAt(place)
        source = self._sources.source(index) if index.isValid() else None
        rect = self._turned(index)
        if not index.isValid():
            move = drop(self._sources, self._dragged, None, Part.ON)
            return None if move is None else _Target(move, line=self._end())
        if source is None:  # the heading
            move = drop(self._sources, self._dragged, None, Part.BELOW)
            return None if move is None else _Target(move, line=rect.bottomLeft())
        part = _part(source.kind, (place.y() - rect.top()) / max(rect.height(), 1))
        is_open = self.isExpanded(index) and self._sources.rowCount(index) > 0
        move = drop(self._sources, self._dragged, source, part, is_open=is_open)
        return None if move is None else self._marked(move, index, source, part)

    def _marked(self, move: Move, index: QModelIndex, source: Source, part: Part) -> _Target:
        rect = self._turned(index)
        if source.kind is Kind.FOLDER and (part is Part.ON or not self._dragged.folders):
            return _Target(move, frame=self._frame(index))
        if source.kind is Kind.FEED and not self._dragged.feeds:
            return self._among_folders(move, index)
        if part is Part.ABOVE:
            return _Target(move, line=rect.topLeft())
        indent = self.indentation() if move.to_folder_id == source.id else 0
        return _Target(move, line=rect.bottomLeft() + QPointF(indent, 0))

    def _among_folders(self, move: Move, feed: QModelIndex) -> _Target:
        """Folders that are dropped on a feed go behind the folders beside it."""
        home = feed.parent()
        if home.isValid():
            return _Target(move, frame=self._frame(home))
        first = next(each for each in self._sources.inside(None) if each.kind is Kind.FEED)
        rect = self._turned(self._sources.index_of(first))
        return _Target(move, line=rect.topLeft())

    def _turned(self, index: QModelIndex) -> QRectF:
        """Return the place of a row, as if it began on the left."""
        return style.Sides(self.viewport().rect(), self.layoutDirection()).turn(
            self.visualRect(index)
        )

    def _frame(self, index: QModelIndex) -> QRectF:
        rect = self.visualRect(index)
        return QRectF(6, rect.top() + 1, self.viewport().width() - 12, rect.height() - 2)

    def _end(self) -> QPointF:
        """Return the place below the last row."""
        last = self._sources.index(self._sources.rowCount() - 1, 0)
        left = self._turned(last).left()
        while self.isExpanded(last) and self._sources.rowCount(last):
            last = self._sources.index(self._sources.rowCount(last) - 1, 0, last)
        return QPointF(left, self.visualRect(last).bottom() + 1)

    # --- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tree, and on it where it would go."""
        super().paintEvent(event)
        target = self._target
        if target is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            painter.translate(self.viewport().width(), 0)
            painter.scale(-1, 1)
        painter.setPen(QPen(QColor(style.tokens(self.palette()).accent), 2))
        if target.frame is not None:
            painter.drawRoundedRect(target.frame, 6, 6)
        elif target.line is not None:
            y = max(target.line.y(), 4.0)
            left, right = target.line.x() + 3, self.viewport().width() - 10
            painter.drawEllipse(QPointF(left, y), 3, 3)
            painter.drawLine(QPointF(left + 3, y), QPointF(right, y))
        painter.end()


def _part(kind: Kind, share: float) -> Part:
    """Say on which part of a row the pointer is, ``share`` of its height from its top."""
    if kind is Kind.FOLDER and _EDGE <= share <= 1 - _EDGE:
        return Part.ON
    return Part.ABOVE if share < 0.5 else Part.BELOW
