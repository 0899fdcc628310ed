"""Every action with its keys, as the menus have them, to be looked at or searched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import style, text

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIZE = (480, 640)


@dataclass(frozen=True, slots=True)
class ShortcutRow:
    """What an action does and the keys that do it, as the platform writes them; maybe none."""

    words: str
    keys: tuple[str, ...]
    tip: str = ""


@dataclass(frozen=True, slots=True)
class ShortcutGroup:
    """The actions of a menu."""

    title: str
    rows: tuple[ShortcutRow, ...]


class ShortcutList(QWidget):
    """All actions with a field above them that narrows them."""

    def __init__(self, groups: Sequence[ShortcutGroup]) -> None:
        super().__init__()
        self._groups: list[tuple[QLabel, list[_Row]]] = []
        self.search = QLineEdit(placeholderText="Search by name or key")
        self.search.setAccessibleName("Search shortcuts")
        self.search.textChanged.connect(self._filter)
        self._nothing = QLabel("No action has this name or key.")
        self._nothing.setProperty("quiet", True)
        self._nothing.setContentsMargins(16, 8, 16, 8)
        self._nothing.hide()
        # The page scrolls while the words are still typed.
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, step in (("PgUp", -1), ("PgDown", 1)):
            QShortcut(QKeySequence(key), self, lambda step=step: self._scroll(step), context=within)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.search)
        self._area = self._list(groups)
        column.addWidget(self._area, 1)

    def shown(self) -> list[tuple[str, list[str]]]:
        """Return what the search left: titles, each with the words of its actions."""
        return [
            (title.text(), [row.row.words for row in rows if not row.isHidden()])
            for title, rows in self._groups
            if not title.isHidden()
        ]

    def _list(self, groups: Sequence[ShortcutGroup]) -> QScrollArea:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 0, 12)
        column.setSpacing(0)
        for group in groups:
            title = QLabel(group.title)
            title.setTextFormat(Qt.TextFormat.PlainText)
            title.setFont(style.font(style.Role.SMALL, strong=True))
            title.setProperty("quiet", True)
            title.setContentsMargins(16, 16, 16, 4)
            column.addWidget(title)
            rows = [_Row(row) for row in group.rows]
            for row in rows:
                column.addWidget(row)
            self._groups.append((title, rows))
        column.addWidget(self._nothing)
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("Shortcuts")
        area.setWidget(page)
        return area

    def _filter(self, words: str) -> None:
        wanted = words.casefold().split()
        for title, rows in self._groups:
            for row in rows:
                row.setHidden(not row.matches(wanted))
            title.setHidden(all(row.isHidden() for row in rows))
        self._nothing.setVisible(all(title.isHidden() for title, _ in self._groups))
        self._area.verticalScrollBar().setValue(0)

    def _scroll(self, step: int) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + step * bar.pageStep())


class ShortcutsDialog(QDialog):
    """Stands beside the window, which can be used meanwhile."""

    def __init__(self, parent: QWidget | None, groups: Sequence[ShortcutGroup]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard Shortcuts")
        self.setModal(False)
        keys = ShortcutList(groups)
        self.shown = keys.shown
        close = QPushButton("Close", autoDefault=False)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(keys, 1)
        column.addLayout(buttons)
        self.resize(*_SIZE)
        keys.search.setFocus()


class _Row(QWidget):
    def __init__(self, row: ShortcutRow) -> None:
        super().__init__()
        self.row = row
        self._searched = " ".join((row.words, row.tip, *row.keys)).casefold()
        self.setToolTip(text.as_plain(row.tip))
        across = QHBoxLayout(self)
        across.setContentsMargins(16, 3, 16, 3)
        across.setSpacing(6)
        self.setMinimumHeight(4 * round((self.fontMetrics().height() + 11) / 4))
        name = QLabel(row.words)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setAccessibleName(", ".join((row.words, *row.keys)))
        across.addWidget(name)
        across.addStretch(1)
        for key in row.keys:
            cap = QLabel(key)
            cap.setTextFormat(Qt.TextFormat.PlainText)
            cap.setFont(style.font(style.Role.SMALL))
            cap.setProperty("class", "key")
            across.addWidget(cap)

    def matches(self, wanted: Sequence[str]) -> bool:
        """Tell whether all words are found in name, tip or keys."""
        return all(each in self._searched for each in wanted)
