"""What a rule would have found, while it is still being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from feedmon.errors import FeedmonError
from ui import style, text
from ui.dialogs.fields import wrong
from ui.models.rule_hits import HitModel
from ui.translation import tr
from ui.views.announcing import announce
from ui.views.empty import EmptyState
from ui.views.hit_delegate import HitDelegate

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from PySide6.QtGui import QKeyEvent

    from feedmon.model import RulePreview, RuleSpec
    from ui.tasks import Tasks

    Look = Callable[[RuleSpec, Callable[[RulePreview], object]], Awaitable[RulePreview]]

#: Typing that pauses for so long is looked for: with each letter, but not with each repetition of a
#: key that is held.
REST_MS = 40
#: While nothing is found, what the last rule found stays for so long.
PATIENCE_MS = 200
#: What was found is said to a screen reader once nothing was typed for so long.
ANNOUNCED_MS = 500
_TASK = "rule-preview"
_LIST, _NOTHING = 0, 1
_WIDTH = 280


class RulePreviewPane(QWidget):
    """A line that counts, and the newest articles below it.

    ``look`` is asked with what is sought and whom to tell on the way. One search runs at a time:
    it is cancelled before the next one begins.

    *Signals*: ``wanted(int)``, the article that the person wants to read.
    """

    wanted = Signal(int)

    def __init__(
        self, look: Look, tasks: Tasks, now: Callable[[], float], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ask, self._tasks = look, tasks
        self._sought: RuleSpec | None = None
        self._fresh = True  # nothing of what runs was shown yet
        self.model = HitModel(now, self)
        self.list = _Hits(self.model)
        self.list.activated.connect(self._want)
        self.line = _Line()
        self.trouble = wrong(small=True)
        self.empty = EmptyState()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._begin)
        self._began = QElapsedTimer()
        self._said = QTimer(self, singleShot=True, interval=ANNOUNCED_MS)
        self._said.timeout.connect(self._announce)
        self._lay_out()
        self.look(None)

    def look(self, sought: RuleSpec | None) -> None:
        """Look for this once typing pauses; ``None``: there is nothing to look for."""
        self._sought = sought
        self._said.stop()
        if sought is not None:
            self._rest.start()
            return
        self.stop()
        self.model.begin(())
        self.line.setText(tr("What it would have found"))
        self.trouble.hide()
        self._say(tr("It is listed here as soon as the rule says what to look for."))

    def stop(self) -> None:
        """Look for nothing any more, and show nothing of what is on its way."""
        self._sought = None
        self._rest.stop()
        self._said.stop()
        self._tasks.cancel(_TASK)

    def _begin(self) -> None:
        if self._sought is not None:
            self._fresh = True
            self._began.start()
            self._tasks.start(self._search(self._sought), name=_TASK, replace=True)

    async def _search(self, sought: RuleSpec) -> None:
        def show(found: RulePreview) -> None:
            if sought is self._sought:
                self._show(found)

        try:
            found = await self._ask(sought, show)
        except FeedmonError as error:
            self.model.begin(())
            self.line.setText(text.preview_failure(error))
            return
        show(found)
        self._said.start()

    def _announce(self) -> None:
        announce(self.line, f"{self.line.text()} {self.trouble.text()}".strip())

    def _show(self, found: RulePreview) -> None:
        if self._fresh:
            soon = self._began.elapsed() < PATIENCE_MS
            if soon and not found.hits and not found.done:
                return  # or the list would be empty for a moment with every letter
            self._fresh = False
            self.model.begin(found.hits)
        else:
            self.model.go_on(found.hits)
        self.line.setText(text.preview_line(found))
        self.trouble.setText(text.preview_trouble(found.trouble))
        self.trouble.setVisible(bool(found.trouble))
        if found.hits:
            self._stack.setCurrentIndex(_LIST)
        elif found.done:
            self._say(tr("There is no article to show."))

    def _say(self, words: str) -> None:
        self.empty.say("text-search", "", words)
        self._stack.setCurrentIndex(_NOTHING)

    def _want(self) -> None:
        hit = self.model.hit(self.list.currentIndex())
        if hit is not None:
            self.wanted.emit(hit.entry.id)

    def _lay_out(self) -> None:
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(style.room(_WIDTH))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        said = QVBoxLayout()
        said.setContentsMargins(16, 16, 16, 8)
        said.setSpacing(4)
        said.addWidget(self.line)
        said.addWidget(self.trouble)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(said)
        column.addWidget(self._stack, 1)


class _Line(QLabel):
    """Has room for two lines: what is below it stays where it is while numbers change."""

    def __init__(self) -> None:
        super().__init__(wordWrap=True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)

    def heightForWidth(self, width: int) -> int:
        """Return what its words need, at least two lines."""
        return max(super().heightForWidth(width), 2 * self.fontMetrics().lineSpacing())


class _Hits(QListView):
    """Enter opens the article; it is not for the dialog's button."""

    def __init__(self, model: HitModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(HitDelegate(model, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Articles it would have found"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open what is current."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.currentIndex().isValid():
                self.activated.emit(self.currentIndex())
            event.accept()
        else:
            super().keyPressEvent(event)
