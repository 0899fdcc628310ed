"""The sidebar: where articles come from, how much is unread, what is fetched and what fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ui import style, text
from ui.models.sidebar import SidebarRole
from ui.models.sources import ALL, Kind
from ui.views.painting import draw_dot, draw_ground, draw_line, draw_tile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QFocusEvent, QPainter

    from ui.models.sidebar import Index, SidebarModel
    from ui.models.sources import Source

_PAD = 8
_TILE = 18
_ICON = 16
_MARK = 14
_ICONS = {
    Kind.ALL: "newspaper",
    Kind.UNREAD: "circle-dot",
    Kind.STARRED: "star",
    Kind.FOLDER: "folder",
}


class SidebarDelegate(QStyledItemDelegate):
    """Paints tile or icon, title, marks (failing, unencrypted) and count of one row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.compact = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """All rows are equally high."""
        height = QFontMetricsF(option.font).height()
        if self.compact:
            return QSize(120, max(_TILE + 4, 2 * round((height + 4) / 2)))
        return QSize(120, max(28, 4 * round((height + 10) / 4)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        """Paint what stands in the row; its ground is painted by the view."""
        scheme = style.tokens(option.palette)
        source: Source | None = index.data(SidebarRole.SOURCE)
        rect = QRectF(option.rect).adjusted(0, 0, -_PAD * 2, 0)
        title = index.data(Qt.ItemDataRole.DisplayRole)
        painter.save()
        if source is None:
            font = style.font(style.Role.SMALL, strong=True, base=option.font)
            draw_line(painter, rect.adjusted(2, 4, 0, 0), title, font, scheme.muted)
        else:
            active = bool(option.state & option.state.State_HasFocus)
            chosen = scheme.on_selected if active else ""
            rect = self._paint_icon(painter, rect, index, source, chosen)
            rect = self._paint_right(painter, rect, option, index, chosen)
            paused = str(getattr(index.data(SidebarRole.FEED), "state", "")) in {"paused", "gone"}
            ink = chosen or (scheme.muted if paused else scheme.text)
            draw_line(painter, rect, title, option.font, ink, by_script=False)
        painter.restore()

    def _paint_icon(
        self,
        painter: QPainter,
        rect: QRectF,
        index: Index,
        source: Source,
        chosen: str,
    ) -> QRectF:
        scheme = style.tokens(self._palette())
        middle = rect.center().y()
        if source.kind is Kind.FEED:
            tile = QRectF(rect.left(), round(middle - _TILE / 2), _TILE, _TILE)
            feed = index.data(SidebarRole.FEED)
            draw_tile(painter, tile, feed.title, feed.url)
            if index.data(SidebarRole.BUSY):
                spot = QPointF(tile.right() - 1, tile.bottom() - 1)
                draw_dot(painter, spot, 11, scheme.selected if chosen else scheme.sidebar)
                draw_dot(painter, spot, 7, chosen or scheme.accent)
        else:
            left = rect.left() + (_TILE - _ICON) / 2
            place = QRectF(left, round(middle - _ICON / 2), _ICON, _ICON)
            style.draw_icon(painter, _ICONS[source.kind], place, chosen or scheme.icon)
        return rect.adjusted(_TILE + _PAD, 0, 0, 0)

    def _paint_right(
        self,
        painter: QPainter,
        rect: QRectF,
        option: QStyleOptionViewItem,
        index: Index,
        chosen: str,
    ) -> QRectF:
        """Paint count and marks from the right; return what is left for the title."""
        scheme = style.tokens(option.palette)
        unread = index.data(SidebarRole.UNREAD)
        source = index.data(SidebarRole.SOURCE)
        if unread and source != ALL:  # the number stands beside "Unread" already
            words = text.count(unread)
            font = style.font(style.Role.SMALL, base=option.font)
            width = QFontMetricsF(font).horizontalAdvance(words) + 2
            place = QRectF(rect.right() - width, rect.top(), width, rect.height())
            painter.setFont(font)
            painter.setPen(chosen or scheme.muted)
            painter.drawText(
                place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words
            )
            rect = rect.adjusted(0, 0, -width - _PAD, 0)
        # An open folder shows what fails in the feeds below it.
        shows = not bool(option.state & QStyle.StateFlag.State_Open)
        marks = ["triangle-alert"] if shows and index.data(SidebarRole.PROBLEM) else []
        marks += ["lock-open"] if index.data(SidebarRole.UNSAFE) else []
        for name in marks:
            place = QRectF(rect.right() - _MARK, round(rect.center().y() - _MARK / 2), _MARK, _MARK)
            style.draw_icon(painter, name, place, chosen or scheme.warning)
            rect = rect.adjusted(0, 0, -_MARK - _PAD, 0)
        return rect

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002 - Qt's own signature
    ) -> None:
        """Put the field over the title."""
        editor.setGeometry(option.rect.adjusted(_TILE + _PAD - 4, 1, -_PAD, -1))

    def _palette(self) -> QPalette:
        parent = self.parent()
        return parent.palette() if isinstance(parent, QWidget) else QPalette()


class Sidebar(QTreeView):
    """The tree itself. Letters don't search in it: they are the keys of the articles.

    *Signals*: ``chosen(Source)`` when another row became current, by whatever means.
    """

    chosen = Signal(object)

    def __init__(self, model: SidebarModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources = model
        self._closed: set[int] = set()
        self._restoring = False
        self.setModel(model)
        self._delegate = SidebarDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Feeds")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(18)
        self.setAnimated(False)
        self.setExpandsOnDoubleClick(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAutoScroll(False)
        self.setMinimumWidth(160)
        self.expanded.connect(lambda index: self._note(index, is_open=True))
        self.collapsed.connect(lambda index: self._note(index, is_open=False))
        model.changed.connect(self._open_or_close)

    # --- what is chosen ---------------------------------------------------------------------

    def source(self) -> Source:
        """Return what is chosen."""
        index = self.currentIndex()
        return (self._sources.source(index) if index.isValid() else None) or ALL

    def choose(self, source: Source) -> bool:
        """Choose a place, open what hides it and scroll to it; tell whether it is there."""
        index = self._sources.index_of(source)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def clear_choice(self) -> None:
        """Let nothing be chosen: what is shown is in no row."""
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()

    def visible_feed_ids(self) -> list[int]:
        """Return the feeds whose rows can be seen, from the top."""
        found = []
        index = self.indexAt(self.viewport().rect().topLeft())
        bottom = self.viewport().height()
        while index.isValid() and self.visualRect(index).top() < bottom:
            source = self._sources.source(index)
            if source is not None and source.kind is Kind.FEED:
                found.append(source.id)
            index = self.indexBelow(index)
        return found

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what is chosen now."""
        super().currentChanged(current, previous)
        source = self._sources.source(current) if current.isValid() else None
        if source is not None:
            self.chosen.emit(source)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint again; Qt would ask each of many changed rows for its height and children."""
        if first == last:
            super().dataChanged(first, last, roles)
        else:
            self.viewport().update()

    # --- what is open -----------------------------------------------------------------------

    def closed_folders(self) -> list[int]:
        """Return the ids of the folders that the person closed; all others are open."""
        return sorted(self._closed)

    def set_closed_folders(self, folder_ids: Iterable[int]) -> None:
        """Close these folders and open the others, now and when they come."""
        self._closed = set(folder_ids)
        self._open_or_close()

    def _note(self, index: QModelIndex, *, is_open: bool) -> None:
        source = self._sources.source(index)
        if self._restoring or source is None or source.kind is not Kind.FOLDER:
            return
        (self._closed.discard if is_open else self._closed.add)(source.id)

    def _open_or_close(self) -> None:
        self._restoring = True
        try:
            for source in self._sources.folder_sources():
                index = self._sources.index_of(source)
                if self.isExpanded(index) == (source.id in self._closed):
                    self.setExpanded(index, source.id not in self._closed)
        finally:
            self._restoring = False

    def show_rows(self, *, compact: bool) -> None:
        """Show lower rows, or those of the usual height."""
        self._delegate.compact = compact
        self.scheduleDelayedItemsLayout()

    # --- painting ---------------------------------------------------------------------------

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, arrow and content; the row's ground reaches under its arrow."""
        option = QStyleOptionViewItem(options)
        self.initViewItemOption(option)
        row = QRect(options.rect)
        scheme = style.tokens(self.palette())
        chosen = self.selectionModel().isSelected(index)
        active = chosen and self.hasFocus() and self.isActiveWindow()
        if chosen:
            ground = scheme.selected if active else scheme.selected_idle
            draw_ground(painter, row.adjusted(6, 1, -6, -1), ground)
        content = self.visualRect(index)
        if self._sources.rowCount(index):
            self._draw_arrow(
                painter, content, index, scheme.on_selected if active else scheme.muted
            )
        if self.isExpanded(index):
            option.state |= QStyle.StateFlag.State_Open
        option.rect = QRect(content.left(), row.top(), row.right() - content.left(), row.height())
        state = option.state.State_HasFocus
        option.state = option.state | state if active else option.state & ~state
        self.itemDelegate().paint(painter, option, index)

    def _draw_arrow(self, painter: QPainter, content: QRect, index: Index, colour: str) -> None:
        name = "chevron-down" if self.isExpanded(index) else "chevron-right"
        place = QRectF(content.left() - 15, content.center().y() - 5, 12, 12)
        style.draw_icon(painter, name, place, colour)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus and choose nothing that was not chosen."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            QWidget.focusInEvent(self, event)
            self.viewport().update()

    def keyboardSearch(self, _search: str) -> None:
        """Letters are keys of the window."""
