"""The dead-man's switch: feeds are looked through for what a person wants to be told of them.

It is a job of care, so it is due as a row and done by one program; and what is told has a key, so
a program that is killed in the middle tells nothing twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon import vigil
from feedmon.engine.ground import Ground
from feedmon.events import AlertsRaised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import Finding, WatchedOver

#: So many feeds are judged at a time: a few milliseconds of the loop.
SLICE = 200


class Vigilance(Ground):
    """Watches over feeds."""

    async def watch_over(self) -> int:
        """Raise alerts about feeds that are silent, fail or turned; how many."""
        answers = [
            (host, at)
            for host, url, at in await self._store.answers()
            if self._parts.gate.is_public(url)  # a neighbour's answer says nothing of the internet
        ]
        told = after = 0
        while feeds := await self._store.watched_over(after, SLICE):
            after = feeds[-1].id
            found = await self._judge(feeds, answers)
            untold = await self._store.untold(each.key for each in found) if found else set()
            if not untold:
                continue  # nothing is written for nothing
            alerts = await self._store.tell_of_feeds(
                (each for each in found if each.key in untold),
                desktop=self._settings.vigil_desktop,
                destinations=self._settings.vigil_sent_to,
            )
            if alerts:
                told += len(alerts)
                self.events.publish(AlertsRaised(tuple(alerts)))
        return told

    async def _judge(
        self, feeds: Sequence[WatchedOver], answers: Sequence[tuple[str, int]]
    ) -> list[Finding]:
        wanted = {feed.id: vigil.of_feed(feed.vigil, self._settings) for feed in feeds}
        silent = [feed.id for feed in feeds if vigil.may_be_silent(feed, wanted[feed.id])]
        times = await self._store.times_of(silent) if silent else {}
        now = int(self._parts.clock())
        return [
            finding
            for feed in feeds
            for finding in vigil.findings(
                feed,
                wanted[feed.id],
                now=now,
                times=times.get(feed.id, ()),
                elsewhere_at=vigil.answers_elsewhere(answers, feed.host),
            )
        ]
