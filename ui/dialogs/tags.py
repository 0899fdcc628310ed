"""Tags of an article: those it has, others to choose from, and new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from ui import style
from ui.dialogs.fields import quiet
from ui.translation import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    Index = QModelIndex | QPersistentModelIndex

_WIDTH, _ROWS = 340, 220
_NONE = mark("There are no tags yet. Type one and press Enter.")
_LONGEST = 100
#: The box of a row, and what is left of it; the style sheet knows how far words are from it.
_BOX, _LEFT = 16, 8


class _Row(QStyledItemDelegate):
    """A box and a title; a click anywhere in the row checks it, as Space does."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the box out: it is ours."""
        super().initStyleOption(option, index)
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row, then its box where the style sheet leaves room."""
        super().paint(painter, option, index)
        top = option.rect.center().y() - _BOX // 2
        place = QRect(option.rect.left() + _LEFT, top, _BOX, _BOX)
        state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        sides = style.Sides(option.rect, option.direction)
        style.draw_box(painter, sides.turn(place), option.palette, state)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Check what is clicked."""
        space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        pressed = event.type() == QEvent.Type.KeyPress and space
        if not pressed and event.type() != QEvent.Type.MouseButtonRelease:
            return super().editorEvent(event, model, option, index)
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        after = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        return model.setData(index, after, Qt.ItemDataRole.CheckStateRole)


class _Choices(QListWidget):
    """Enter is the dialog's; Space and clicks check."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tags")
        self.setItemDelegate(_Row(self))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the dialog."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)


class TagsDialog(QDialog):
    """When accepted, ``added`` and ``removed`` are what is to change.

    Enter puts on what was typed, or takes it off; with nothing typed it is done. The arrows go
    through the list from the field.
    """

    def __init__(
        self,
        parent: QWidget | None,
        *,
        titles: Iterable[str],
        chosen: Iterable[str],
        articles: int = 1,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tags"))
        self._before = list(chosen)
        self._heading = trn(articles, "&Tags of this article", "&Tags that all {n} articles have")
        self._field = QLineEdit(placeholderText=tr("Find or add a tag"), maxLength=_LONGEST)
        self._field.setAccessibleName(tr("Find or add a tag"))
        self._field.textChanged.connect(self._filter)
        self._list = _Choices()
        self._list.setAccessibleName(tr("Tags"))
        self._list.setMinimumHeight(_ROWS)
        self._hint = quiet(tr(_NONE))
        for title in sorted({*titles, *self._before}, key=str.casefold):
            self._add(title, on=title in self._before)
        self._lay_out()
        self._filter()

    @property
    def added(self) -> list[str]:
        """The tags that the article is to get."""
        return [title for title in self._checked() if title not in self._before]

    @property
    def removed(self) -> list[str]:
        """The tags that are to be taken off it."""
        checked = self._checked()
        return [title for title in self._before if title not in checked]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter for what was typed, and let the arrows go into the list."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._typed and self._field.hasFocus():
                self._take(self._typed)
            case Qt.Key.Key_Down | Qt.Key.Key_Up if self._field.hasFocus() and self._shown():
                self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self._list.setCurrentItem(self._shown()[0])
            case _:
                super().keyPressEvent(event)

    @property
    def _typed(self) -> str:
        return " ".join(self._field.text().split())

    def _take(self, title: str) -> None:
        known = [item for item in self._items() if item.text().casefold() == title.casefold()]
        if known:
            _toggle(known[0])
        else:
            self._add(title, on=True)
        self._field.clear()

    def _add(self, title: str, *, on: bool) -> None:
        item = QListWidgetItem(title)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self._list.addItem(item)

    def _filter(self) -> None:
        looked_for = self._typed.casefold()
        for item in self._items():
            item.setHidden(looked_for not in item.text().casefold())
        exact = any(item.text().casefold() == looked_for for item in self._items())
        if looked_for and not exact:
            self._hint.setText(tr("Enter adds “{typed}”.", typed=self._typed))
        else:
            self._hint.setText("" if self._list.count() else tr(_NONE))

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _shown(self) -> list[QListWidgetItem]:
        return [item for item in self._items() if not item.isHidden()]

    def _checked(self) -> list[str]:
        checked = Qt.CheckState.Checked
        titles = (item.text() for item in self._items() if item.checkState() == checked)
        return sorted(titles, key=str.casefold)

    def _lay_out(self) -> None:
        label = QLabel(self._heading)
        label.setBuddy(self._field)
        cancel = QPushButton(tr("Cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        done = QPushButton("OK", default=True)
        done.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(label)
        column.addWidget(self._field)
        column.addWidget(self._list, 1)
        column.addWidget(self._hint)
        column.addSpacing(8)
        column.addLayout(buttons)
        self.setMinimumWidth(style.room(_WIDTH))


def _toggle(item: QListWidgetItem) -> None:
    on = item.checkState() == Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
