"""What the window says of the store's care, and a backup brought back from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from feedmon.errors import FeedmonError, StoreCorrupt
from feedmon.events import CareTaken, StoreTrouble
from feedmon.model import CARE_DAMAGED
from ui import text
from ui.translation import tr
from ui.views.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from feedmon import Engine
    from feedmon.events import Event
    from feedmon.model import Backup
    from ui.tasks import Tasks
    from ui.views.main_window import MainWindow

_ASKING = "ask to restore"  # not for people


class Caring(QObject):
    """Tells of damage and of backups that could not be made; leads to the backups.

    *Signals*: ``backups_wanted()``, the person wants to choose one; ``restore_wanted(Backup)``,
    this one is to be the store: the program closes it, and opens it again.
    """

    backups_wanted = Signal()
    restore_wanted = Signal(object)

    def __init__(
        self, window: MainWindow, engine: Engine, tasks: Tasks, *, now: Callable[[], float]
    ) -> None:
        super().__init__(window)
        self._window, self._engine, self._tasks, self._now = window, engine, tasks, now
        self._told: set[str] = set()
        self.notice = Notice(window)
        self.notice.chosen.connect(self.backups_wanted)
        tasks.start(self._look_back(), name="look at the store's care")

    def receive(self, batch: Iterable[Event]) -> None:
        """Tell what is worth it, once: a disk that is full today is full in an hour, too."""
        for event in batch:
            match event:
                case CareTaken(care) if care.result == CARE_DAMAGED:
                    self._tell_of_damage()
                case CareTaken(care) if trouble := text.care_trouble(care):
                    if trouble not in self._told:
                        self._told.add(trouble)
                        self._window.status.trouble(trouble)
                case StoreTrouble(StoreCorrupt.code, _):
                    self._tell_of_damage()

    def hear(self, error: BaseException) -> None:
        """Tell of damage that somebody met who asked the store for something."""
        if isinstance(error, StoreCorrupt):
            self._tell_of_damage()

    def ask_to_restore(self, backup: Backup, parent: QWidget) -> None:
        """Ask whether this backup shall be the store, if that can be."""
        if not self._tasks.running(_ASKING):
            self._tasks.start(self._ask(backup, parent), name=_ASKING)

    async def _ask(self, backup: Backup, parent: QWidget) -> None:
        from ui.dialogs.message import say
        from ui.dialogs.restoring import ask_to_restore

        try:
            self._engine.require_alone()
            question, meaning = text.restore_question(backup, self._now())
            if not await ask_to_restore(parent, question, meaning):
                return
            self._engine.require_alone()  # somebody may have come meanwhile
        except FeedmonError as error:
            await say(parent, text.problem(error.code, getattr(error, "detail", "")))
            return
        self.restore_wanted.emit(backup)

    async def _look_back(self) -> None:
        """Say it again when the program starts again: nothing has mended the store since."""
        try:
            jobs = await self._engine.care()
        except FeedmonError as error:
            self._window.show_error(error)
            self.hear(error)
            return
        if any(care.result == CARE_DAMAGED for care in jobs):
            self._tell_of_damage()

    def _tell_of_damage(self) -> None:
        if text.DAMAGED not in self._told:
            self._told.add(text.DAMAGED)
            self.notice.say(tr(text.DAMAGED), tr("Restore a Backup…"))
