"""The starter pack: a handful of feeds to choose from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QItemDelegate,
    QLabel,
    QPushButton,
    QStyle,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from ui import style, text

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from feedmon.model import OpmlDocument, OpmlFeed
    from ui.models.candidates import Index

_FEED = Qt.ItemDataRole.UserRole
_TITLE, _ABOUT = 0, 1
_ROW, _TITLE_WIDTH, _BOX = 28, 260, 16


class StarterDialog(QDialog):
    """Shows the feeds of a list by folder, all of them chosen until the person says otherwise."""

    def __init__(self, document: OpmlDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Starter Pack")
        self._document = document
        self._items: list[QTreeWidgetItem] = []
        said = QLabel("A few feeds to begin with. Each can be left again at any time.")
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        self._tree = _Tree(columnCount=2)
        self._tree.setHeaderHidden(True)
        self._tree.setRootIsDecorated(False)
        self._tree.setAccessibleName("Feeds of the starter pack")
        self._tree.setItemsExpandable(False)
        self._tree.setIndentation(20)
        self._tree.setUniformRowHeights(True)
        self._tree.setItemDelegate(_Delegate(self._tree))
        self._fill()
        self._tree.header().resizeSection(_TITLE, _TITLE_WIDTH)
        self._tree.itemChanged.connect(self._offer)
        self._follow = QPushButton(default=True)
        self._follow.clicked.connect(self.accept)
        cancel = QPushButton("Cancel", autoDefault=False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(said)
        layout.addWidget(self._tree)
        layout.addLayout(buttons)
        self._offer()
        self.resize(640, 624)

    @property
    def chosen(self) -> OpmlDocument:
        """The list with what is chosen of it; folders that nothing is left of are left out."""
        feeds = tuple(item.data(_TITLE, _FEED) for item in self._items if _is_checked(item))
        folders = tuple(dict.fromkeys(feed.folder for feed in feeds if feed.folder))
        return replace(self._document, feeds=feeds, folders=folders)

    def _fill(self) -> None:
        folders: dict[tuple[str, ...], QTreeWidgetItem] = {}
        for feed in self._document.feeds:
            folder = folders.get(feed.folder)
            if folder is None:
                folder = folders[feed.folder] = self._folder(" / ".join(feed.folder) or "Others")
            item = QTreeWidgetItem(folder, [feed.title, _about(feed)])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_TITLE, Qt.CheckState.Checked)
            item.setData(_TITLE, _FEED, feed)
            self._items.append(item)
            item.setToolTip(_TITLE, text.as_plain(feed.url))
            item.setForeground(_ABOUT, self.palette().placeholderText())
            item.setSizeHint(_TITLE, QSize(_TITLE_WIDTH, _ROW))
        self._tree.expandAll()

    def _folder(self, title: str) -> QTreeWidgetItem:
        folder = QTreeWidgetItem(self._tree, [title])
        folder.setFlags(
            folder.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate
        )
        folder.setFont(_TITLE, style.font(strong=True))
        folder.setSizeHint(_TITLE, QSize(_TITLE_WIDTH, _ROW))
        return folder

    def _offer(self) -> None:
        number = sum(map(_is_checked, self._items))
        self._follow.setText(f"Follow {text.plural(number, 'Feed')}")
        self._follow.setEnabled(number > 0)


def _is_checked(item: QTreeWidgetItem) -> bool:
    return item.checkState(_TITLE) == Qt.CheckState.Checked


def _about(feed: OpmlFeed) -> str:
    return dict(feed.extra).get("description", "")


class _Tree(QTreeWidget):
    """Shows which row is the current one as the other lists do."""

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Paint whole rows again: Qt would paint the cells that it selects itself."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground of the row under its cells."""
        current = self.currentIndex()
        if current.isValid() and index == current.siblingAtColumn(index.column()):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            scheme = style.tokens(option.palette)
            has_keys = self.hasFocus() and self.isActiveWindow()
            painter.setPen(QColor(scheme.accent) if has_keys else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(scheme.selected_idle))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 1.5, -0.5, -1.5), 6, 6)
            painter.restore()
        super().drawRow(painter, option, index)


class _Delegate(QItemDelegate):
    """Draws the boxes as they are drawn elsewhere; a click anywhere in a row checks it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell in its own ink: the ground of the current row is as pale as the others'."""
        option.state &= ~QStyle.StateFlag.State_Selected
        super().paint(painter, option, index)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Check the row that is clicked; with the space bar as everywhere."""
        row, role = model.index(index.row(), _TITLE, index.parent()), Qt.ItemDataRole.CheckStateRole
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, row)
        left = event.button() == Qt.MouseButton.LeftButton
        if event.type() != QEvent.Type.MouseButtonRelease or not left:
            return False
        checked = Qt.CheckState(row.data(role)) == Qt.CheckState.Checked
        return model.setData(
            row, Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked, role
        )

    def drawCheck(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        state: Qt.CheckState,
    ) -> None:
        """Draw one box in the middle of its place."""
        if rect.isValid():
            box = QRect(0, 0, _BOX, _BOX)
            box.moveCenter(rect.center())
            style.draw_box(painter, box, option.palette, state)
