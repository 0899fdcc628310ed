"""Tags of an article: those it has, others to choose from, and new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
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
from ui.dialogs.buttons import ending
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
    """Enter is the dialog's; what is typed, and up from the first row, the field's."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__()
        self._field = field
        self.setObjectName("tags")
        self.setItemDelegate(_Row(self))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the dialog, and the field what is its own."""
        before = self.currentRow()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        elif event.text().isprintable() and event.text().strip():
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            QApplication.sendEvent(self._field, event)
        else:
            super().keyPressEvent(event)
            if event.key() == Qt.Key.Key_Up and self.currentRow() == before:
                self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
                event.accept()  # or the dialog would send the keys down again


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
        self._list = _Choices(self._field)
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
    def _typed(self) -> list[str]:
        """The tags that stand in the field: there may be commas between them."""
        whole = " ".join(self._field.text().split())
        if self._known(whole) is not None:  # one from elsewhere may have a comma in it
            return [whole]
        parts = (" ".join(part.split()) for part in whole.split(","))
        return list({part.casefold(): part for part in parts if part}.values())

    def _known(self, title: str) -> QListWidgetItem | None:
        same = (each for each in self._items() if each.text().casefold() == title.casefold())
        return next(same, None)

    def _take(self, titles: list[str]) -> None:
        """Put on what was typed, or take off what it has if that was typed alone."""
        for title in titles:
            known = self._known(title)
            if known is None:
                self._add(title, on=True)
            elif len(titles) == 1:
                _toggle(known)
            else:
                known.setCheckState(Qt.CheckState.Checked)
        self._field.clear()

    def _add(self, title: str, *, on: bool) -> None:
        item = QListWidgetItem(title)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self._list.addItem(item)

    def _filter(self) -> None:
        typed = self._typed
        looked_for = typed[-1].casefold() if typed else ""
        for item in self._items():
            item.setHidden(looked_for not in item.text().casefold())
        fresh = [title for title in typed if self._known(title) is None]
        if len(fresh) == 1:
            self._hint.setText(tr("Enter adds “{typed}”.", typed=fresh[0]))
        elif fresh:
            self._hint.setText(tr("Enter adds {tags}.", tags=", ".join(f"“{t}”" for t in fresh)))
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
        done = QPushButton("OK", default=True)
        done.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(label)
        column.addWidget(self._field)
        column.addWidget(self._list, 1)
        column.addWidget(self._hint)
        column.addSpacing(8)
        column.addLayout(ending(self, done))
        self.setMinimumWidth(style.room(_WIDTH))


def _toggle(item: QListWidgetItem) -> None:
    on = item.checkState() == Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
