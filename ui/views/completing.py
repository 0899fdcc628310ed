"""What a search may go on with, in a list below the field where it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView

from feedmon import complete_query
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QLineEdit

    from feedmon.model import Completion

_MOST = 8
_BELOW = 4


class Proposals(QListView):
    """The list, over what is below the field; it never takes the keys from the field."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("proposals")
        self.setAccessibleName(tr("Proposals for the search"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMouseTracking(True)
        self.entered.connect(self.setCurrentIndex)

    def stand_below(self, box: QLineEdit) -> None:
        """Show all rows, as broad as the field."""
        self.setParent(box.window())
        self.move(box.mapTo(box.window(), QPoint(0, box.height() + _BELOW)))
        margins = self.contentsMargins()
        rows = self.model().rowCount() * self.sizeHintForRow(0)
        self.resize(box.width(), rows + margins.top() + margins.bottom())
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Go on to the next row, or back; from none to the first or last."""
        rows = self.model().rowCount()
        now = self.currentIndex().row()
        row = (now + by) % rows if now >= 0 else (0 if by > 0 else rows - 1)
        self.setCurrentIndex(self.model().index(row, 0))


class SearchCompleter(QObject):
    """Proposes fields and their values at the cursor; nothing is chosen before the person does.

    ``names`` gives the titles that a field may have (feeds, folders).
    """

    def __init__(self, box: QLineEdit, names: Callable[[str], Iterable[str]]) -> None:
        super().__init__(box)
        self._box, self._names = box, names
        self._proposed: list[Completion] = []
        self._rows = QStringListModel(self)
        self.list = Proposals()
        self.list.setParent(box)
        self.list.setModel(self._rows)
        self.list.hide()
        self.list.clicked.connect(self._put_in)
        box.textEdited.connect(self._propose)
        box.installEventFilter(self)

    @property
    def proposals(self) -> list[str]:
        """What is proposed now, as it is shown."""
        return [] if self.list.isHidden() else self._rows.stringList()

    def eventFilter(self, box: QObject, event: QEvent) -> bool:
        """Take the keys that are for the list while it is there."""
        if self.list.isHidden():
            return False
        if event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide}:
            self.list.hide()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take(Qt.Key(event.key()))
        return super().eventFilter(box, event)

    def _take(self, key: Qt.Key) -> bool:
        chosen = self.list.currentIndex()
        match key:
            case Qt.Key.Key_Down:
                self.list.step(1)
            case Qt.Key.Key_Up:
                self.list.step(-1)
            case Qt.Key.Key_Escape:
                self.list.hide()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if chosen.isValid():
                self._put_in(chosen)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.list.hide()
                return False
            case _:
                return False
        return True

    def _propose(self, typed: str) -> None:
        self._proposed = complete_query(typed, self._box.cursorPosition(), self._names, most=_MOST)
        self._rows.setStringList([each.shown for each in self._proposed])
        if self._proposed:
            self.list.setCurrentIndex(QModelIndex())
            self.list.stand_below(self._box)
        else:
            self.list.hide()

    def _put_in(self, index: QModelIndex) -> None:
        """Write what was chosen in the place of what was typed, and go on with its values."""
        chosen = self._proposed[index.row()]
        typed = self._box.text()
        begin = typed[: chosen.begin] + chosen.text
        self._box.setText(begin + typed[chosen.end :].lstrip())
        self._box.setCursorPosition(len(begin))
        self._propose(self._box.text())
