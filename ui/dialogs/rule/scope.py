"""Which articles a rule is about: all, or those of some feeds and folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from feedmon.model import RuleSpec
from ui import style, text
from ui.dialogs.fields import combo, name_list, wrong
from ui.dialogs.pick_view import PickView
from ui.models.scope import ScopeModel
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject

    from feedmon.model import Feed, Folder

_ROWS = 6
_EVERYTHING, _THESE = False, True


class ScopeChoice(QWidget):
    """A list of two, and below it the tree of feeds when it is about some of them.

    *Signals*: ``changed()``.
    """

    changed = Signal()

    def __init__(
        self,
        folders: Sequence[Folder],
        feeds: Sequence[Feed],
        *,
        chosen: tuple[Iterable[int], Iterable[int]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = ScopeModel(folders, feeds, chosen=chosen, parent=self)
        self._which = combo(
            [(tr("All feeds"), _EVERYTHING), (tr("These feeds and folders"), _THESE)]
        )
        name_list(self._which, tr("Which articles"))
        self._which.setCurrentIndex(int(bool(self.model.feeds or self.model.folders)))
        self.filter = QLineEdit(placeholderText=tr("Filter feeds"), clearButtonEnabled=True)
        self.filter.setAccessibleName(tr("Filter feeds"))
        self.filter.textChanged.connect(self.model.filter)
        self.filter.installEventFilter(self)
        self.view = PickView(self.model)
        self.view.setAccessibleName(tr("Feeds and folders"))
        self.view.typed.connect(self._type)
        height = self.view.verticalHeader().defaultSectionSize()
        self.view.setFixedHeight(_ROWS * height)
        self.lost = wrong(small=True)
        self._lay_out()
        self._which.currentIndexChanged.connect(lambda _: self._turn())
        self.model.picked.connect(self._turn)
        self._turn()

    @property
    def is_about_all(self) -> bool:
        """Whether it is about everything."""
        return self._which.currentData() is _EVERYTHING

    @property
    def feeds(self) -> tuple[int, ...]:
        """The feeds that it is about."""
        return () if self.is_about_all else self.model.feeds

    @property
    def folders(self) -> tuple[int, ...]:
        """The folders that it is about."""
        return () if self.is_about_all else self.model.folders

    @property
    def is_complete(self) -> bool:
        """Whether something is chosen where something has to be."""
        return self.is_about_all or bool(self.feeds or self.folders)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the filter to the feeds with the arrows."""
        if (
            watched is self.filter
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_PageDown}
        ):
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _turn(self) -> None:
        self._tree.setVisible(not self.is_about_all)
        lost = self.model.is_lost and not self.is_about_all
        words = text.rule_lost_here(RuleSpec(feeds=self.feeds, folders=self.folders))
        self.lost.setText(words if lost else "")
        self.lost.setVisible(lost)
        self._which.setAccessibleDescription(
            " ".join(filter(None, (tr("Which articles"), self.lost.text())))
        )
        self.changed.emit()

    def _type(self, letters: str) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.insert(letters)

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setObjectName("framed")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(self.view)
        self._tree = QWidget()
        below = QVBoxLayout(self._tree)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self.filter)
        below.addWidget(frame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._which, 0, _BEGIN)
        column.addWidget(self.lost)
        column.addWidget(self._tree)
        self._which.setMinimumWidth(style.room(220))


_BEGIN = Qt.AlignmentFlag.AlignLeft
