"""A rest from alerts: what begins and ends it, for an hour or until tomorrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from feedmon.events import SettingsChanged
from ui import text
from ui.text import alerts as words
from ui.translation import tr
from ui.views.pausing import next_morning

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.events import Event
    from ui.views.kit import Kit

_HOUR = 3600
_LOOK_MS = 30_000


class Snoozing(QObject):
    """Carries out the actions about snoozing, and offers the end of it while it lasts."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit.status)
        self._engine, self._tasks, self._status = kit.engine, kit.tasks, kit.status
        self._actions, self._now = kit.actions, kit.now
        self._until = kit.engine.settings.alerts_snoozed_until
        actions, now = kit.actions, kit.now
        actions.snooze_hour.triggered.connect(lambda: self._snooze(round(now()) + _HOUR))
        actions.snooze_tomorrow.triggered.connect(lambda: self._snooze(next_morning(now())))
        actions.wake_alerts.triggered.connect(lambda: self._snooze(0))
        self._timer = QTimer(self, interval=_LOOK_MS)  # it ends by itself
        self._timer.timeout.connect(self._enable)
        self._enable()

    @property
    def until(self) -> int:
        """Until when no alerts are shown; 0 while they are."""
        return self._until if self._until > self._now() else 0

    def take(self, events: Iterable[Event]) -> None:
        """Follow the engine, whoever changed it."""
        for event in events:
            match event:
                case SettingsChanged(settings):
                    self._until = settings.alerts_snoozed_until
                    self._enable()

    def _snooze(self, until: int) -> None:
        self._tasks.start(self._change(until), name="snooze alerts")

    async def _change(self, until: int) -> None:
        await self._engine.change_settings(alerts_snoozed_until=until)
        said = words.snoozed(until, self._now()) or tr("Alerts are shown again")
        self._status.done(text.one_line(said, 200))

    def _enable(self) -> None:
        snoozed = bool(self.until)
        self._actions.wake_alerts.setEnabled(snoozed)
        if snoozed and not self._timer.isActive():
            self._timer.start()
        elif not snoozed:
            self._timer.stop()
