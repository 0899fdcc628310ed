"""How the engine works: what the person chose, kept in the store for all its programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.engine.rhythms import Rhythms
from feedmon.events import SettingsChanged
from feedmon.fetch import Limits, Route

if TYPE_CHECKING:
    from typing import Unpack

    from feedmon.settings import Settings, SettingsEdit


#: Settings on which the due times of feeds depend.
_RHYTHM = ("rhythm", "interval_s", "floor_s", "ceiling_s")


class Choosing(Rhythms):
    """The settings, read again whenever somebody may have changed them."""

    async def change_settings(self, **changes: Unpack[SettingsEdit]) -> None:
        """Change settings by name; they hold at once, here and in other programs on the store."""
        await self._store.put_settings(changes)
        await self._to_the_end(self._learn_settings())
        if changes.keys() & set(_RHYTHM):
            await self._to_the_end(self._reschedule())

    async def _learn_settings(self) -> None:
        """Work by what the store holds now, and tell it if that is something else."""
        chosen = self._parts.base.with_stored(await self._store.settings())
        if chosen == self._settings:
            return
        recount = chosen.stories_once != self._settings.stories_once
        self._settings = chosen
        self._parts.gate.in_flight = chosen.in_flight
        self._parts.fetcher.route = Route(chosen.proxy, chosen.ipv4_first)
        self._parts.fetcher.limits = limits_of(chosen)
        self._parts.poller.settings = chosen
        self._parts.outbox.settings = chosen
        self.events.publish(SettingsChanged(chosen))
        if recount:
            await self._tell_counts()


def limits_of(settings: Settings) -> Limits:
    """Return what answers may cost (X-1)."""
    return Limits(
        feed=settings.feed_bytes,
        page=settings.page_bytes,
        data=settings.page_bytes,
        image=settings.image_bytes,
        icon=settings.icon_bytes,
    )
