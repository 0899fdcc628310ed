"""All tags there are: called otherwise, joined, taken off everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QVBoxLayout,
)

from feedmon.frozen import frozen
from ui import style
from ui.dialogs.buttons import ending
from ui.dialogs.fields import quiet
from ui.translation import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from feedmon.model import Tag

    Index = QModelIndex | QPersistentModelIndex

_WIDTH, _ROWS = 380, 260
_LONGEST = 100
_PAD, _SIDE, _LEAST_TITLE = 6, 10, 120
_WAS = Qt.ItemDataRole.UserRole
_NUMBER = Qt.ItemDataRole.UserRole + 1


@frozen
class TagEdits:
    """What is to be done: tags by their titles to new ones, and those to be taken off."""

    renamed: tuple[tuple[str, str], ...] = ()
    removed: tuple[str, ...] = ()


class _Row(QStyledItemDelegate):
    """A title, and at the end on how many articles it is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Leave room around the words; the style sheet's is not known before the first look."""
        return QSize(0, round(QFontMetricsF(option.font).height()) + 2 * _PAD)

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002 - Qt's own signature
    ) -> None:
        """Put the field over the whole row."""
        editor.setGeometry(option.rect)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row, shortened to what the number leaves."""
        small = style.font(style.Role.SMALL, base=option.font)
        said = str(index.data(_NUMBER))
        width = QFontMetricsF(small).horizontalAdvance(said)
        self.initStyleOption(option, index)
        room = max(_LEAST_TITLE, option.rect.width() - round(width) - 3 * _SIDE)
        metrics = QFontMetricsF(option.font)
        option.text = metrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)
        option.widget.style().drawControl(
            option.widget.style().ControlElement.CE_ItemViewItem, option, painter, option.widget
        )
        painter.save()
        painter.setFont(small)
        painter.setPen(style.tokens(option.palette).muted)
        place = QRectF(option.rect).adjusted(0, 0, -_SIDE, 0)
        sides = style.Sides(option.rect, option.direction)
        style.write(painter, sides.turn(place), said, at_end=True)
        painter.restore()


class _List(QListWidget):
    """F2 and a double click rename; Enter and Delete are the dialog's."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("manage-tags")
        self.setAccessibleName(tr("Tags"))
        self.setItemDelegate(_Row(self))
        self.setEditTriggers(
            QListWidget.EditTrigger.DoubleClicked | QListWidget.EditTrigger.EditKeyPressed
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(_ROWS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter and Delete to the dialog, but not those of a title that is being edited."""
        if self.state() == QListWidget.State.EditingState:
            event.accept()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete}:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ManageTagsDialog(QDialog):
    """When accepted, ``edits`` is what is to change; ``wanted`` a tag whose articles to show."""

    def __init__(self, parent: QWidget | None, *, tags: Iterable[Tag]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tags"))
        self.wanted = ""
        self._removed: list[str] = []
        self.list = _List()
        for tag in tags:
            self._add(tag)
        self.list.setCurrentRow(0)
        self.list.itemChanged.connect(self._check)
        self.list.currentRowChanged.connect(lambda _: self._enable())
        self._hint = quiet("")
        self._rename = QPushButton(tr("&Rename"), autoDefault=False)
        self._rename.clicked.connect(lambda: self.list.editItem(self.list.currentItem()))
        self._remove = QPushButton(tr("&Delete"), autoDefault=False)
        self._remove.clicked.connect(self._take_off)
        self._show = QPushButton(tr("&Show Articles"), autoDefault=False)
        self._show.clicked.connect(self._want)
        self._lay_out()
        self._enable()
        self._say()

    @property
    def edits(self) -> TagEdits:
        """What was changed, tag by tag."""
        pairs = [(str(item.data(_WAS)), _title(item)) for item in self._items()]
        renamed = tuple((was, title) for was, title in pairs if title and title != was)
        return TagEdits(renamed, tuple(self._removed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Delete for the tag that is chosen."""
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self._take_off()
        else:
            super().keyPressEvent(event)

    def _add(self, tag: Tag) -> None:
        item = QListWidgetItem(tag.title)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        item.setData(_WAS, tag.title)
        item.setData(_NUMBER, trn(tag.entries, "{n} article", "{n} articles"))
        self.list.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _check(self, item: QListWidgetItem) -> None:
        """A tag keeps its title where none was typed."""
        title = _title(item)[:_LONGEST] or str(item.data(_WAS))
        if title != item.text():
            item.setText(title)
        self._say()

    def _take_off(self) -> None:
        item = self.list.takeItem(self.list.currentRow())
        if item is not None:
            self._removed.append(str(item.data(_WAS)))
        self._enable()
        self._say()

    def _want(self) -> None:
        self.wanted = str(self.list.currentItem().data(_WAS))
        self.accept()

    def _enable(self) -> None:
        chosen = self.list.currentItem() is not None
        for button in (self._rename, self._remove, self._show):
            button.setEnabled(chosen)

    def _say(self) -> None:
        """Say what a new title means where another tag has it, or that there are no tags."""
        titles = [_title(item) for item in self._items()]
        folded = [title.casefold() for title in titles]
        same = next((title for title in titles if folded.count(title.casefold()) > 1), "")
        said = ""
        if same:
            said = tr("Tags called “{title}” become one.", title=same)
        elif self._removed:
            said = trn(
                len(self._removed),
                "{n} tag is taken off its articles.",
                "{n} tags are taken off their articles.",
            )
        elif not titles:
            said = tr("There are no tags yet. Press T on an article to put one on it.")
        self._hint.setText(said)

    def _lay_out(self) -> None:
        label = QLabel(tr("&Tags on articles"))
        label.setBuddy(self.list)
        beside = QHBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self._rename)
        beside.addWidget(self._remove)
        beside.addStretch(1)
        beside.addWidget(self._show)
        done = QPushButton(tr("OK"), default=True)
        done.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(label)
        column.addWidget(self.list, 1)
        column.addWidget(self._hint)
        column.addLayout(beside)
        column.addSpacing(8)
        column.addLayout(ending(self, done))
        self.setMinimumWidth(style.room(_WIDTH))


def _title(item: QListWidgetItem) -> str:
    return " ".join(item.text().split())
