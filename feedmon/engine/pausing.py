"""A rest for all polls, which every program on the store obeys and no restart ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.engine.choosing import Choosing
from feedmon.engine.polling import Polling
from feedmon.events import PollingPaused
from feedmon.settings import UNTIL_RESUMED
from feedmon.store import Work

if TYPE_CHECKING:
    from feedmon.engine.ground import Parts


class Pausing(Polling, Choosing):
    """Lets the beat hand out nothing until a moment that is kept with the settings.

    A refresh that somebody asks for runs all the same. Nothing has to be done at the end of a
    pause: the feeds are overdue then, and come back spread out as after a sleep (F-14).
    """

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._told_pause = self.paused_until

    @property
    def paused_until(self) -> int | None:
        """Until when polling is paused (UNTIL_RESUMED among them); ``None`` while it is not."""
        return self._settings.pause_end(self._parts.clock())

    async def pause_polling(self, until: int = UNTIL_RESUMED) -> None:
        """Poll nothing by itself before ``until`` (Unix seconds), whatever pause there was."""
        await self.change_settings(paused_until=until)

    async def resume_polling(self) -> None:
        """End the pause."""
        await self.change_settings(paused_until=None)

    async def poll_due(self) -> int:
        """Hand out the polls that are due, none while paused; how many were handed out."""
        self._tell_pause()
        return 0 if self.paused_until is not None else await super().poll_due()

    def _is_due(self, work: frozenset[Work]) -> bool:
        """Whether the beat has anything to hand out, or to tell of a pause."""
        until = self.paused_until
        return until != self._told_pause or (until is None and Work.POLLS in work)

    async def _learn_settings(self) -> None:
        await super()._learn_settings()
        self._tell_pause()

    def _tell_pause(self) -> None:
        """Tell of a pause that began or ended: by the person, another program, or the clock."""
        until = self.paused_until
        if until != self._told_pause:
            self._told_pause = until
            self.events.publish(PollingPaused(until))
