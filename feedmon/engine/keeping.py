"""What is kept of what the polls brought, and the room that it takes."""

from __future__ import annotations

import asyncio
from pathlib import Path

from feedmon.engine.image_care import ImageCare
from feedmon.events import AlertsChanged
from feedmon.logs import log_path
from feedmon.model import WAYS_KEPT_S, CareJob, Storage

_DAY_S = 86_400


class Keeping(ImageCare):
    """Retention, for each feed as the person wants it for that one or for all."""

    async def tidy(self) -> int:
        """Delete what is beyond the number or the days kept of a feed; how many articles.

        Never starred or tagged ones. They don't come back while the publisher still lists them
        (I-10). Old alerts that were seen to go, too. The file becomes smaller by all of it, and by
        feeds that were left a day ago.
        """
        logins = await self._store.logins_to_forget()
        left = await self._store.delete_removed()
        for feed_id, url in logins:
            await self._parts.credentials.forget(feed_id, url)
        await self._store.drop_icons()
        await self._tidy_alerts()
        before = await self._store.revision()
        feeds = await self._store.feeds()
        newest = {feed.id: keep for feed in feeds if (keep := self._kept_newest(feed)) is not None}
        times = {feed.id: at for feed in feeds if (at := self._kept_since(feed)) is not None}
        beyond = [feed.id for feed in feeds if feed.total > newest.get(feed.id, feed.total)]
        older = await self._store.feeds_with_older(times) if times else set()
        deleted = 0
        try:
            for feed_id in dict.fromkeys([*beyond, *sorted(older)]):
                deleted += len(
                    await self._store.purge(
                        feed_id, keep_newest=newest.get(feed_id), older_than=times.get(feed_id)
                    )
                )
            if (deleted or left) and not await self._store.give_back():
                await self._store.ask_for_care(CareJob.GIVE_BACK)  # the rest, in a quiet moment
        finally:  # it goes in slices, and those before a failure are to be told as well
            if beyond or older:
                await self._to_the_end(self._tell_since(before))
        return deleted

    async def _tidy_alerts(self) -> None:
        """Delete old alerts that were seen to, and how the others were told."""
        now, days = int(self._parts.clock()), self._settings.keep_alerts_days
        older_than, ways = None if days is None else now - days * _DAY_S, now - WAYS_KEPT_S
        if not await self._store.has_old_alerts(older_than=older_than, ways_older_than=ways):
            return  # nothing is written for nothing
        changed = await self._store.tidy_alerts(older_than=older_than, ways_older_than=ways)
        if changed:
            self.events.publish(AlertsChanged(tuple(changed)))

    async def storage(self) -> Storage:
        """Count what is kept, and what it takes on the disk."""
        facts = await self._store.facts()
        logs = Path(log_path(self.directory)).parent
        copies = sum(copy.size for copy in await self._store.copies())
        logged = await asyncio.to_thread(_sizes, logs)
        return Storage(
            directory=str(self.directory),
            store=facts.size,
            copies=copies,
            logs=logged,
            pictures=await self.pictures_size(),
            feeds=facts.feeds,
            entries=facts.entries,
        )


def _sizes(logs: Path) -> int:
    return sum(map(_size, logs.glob("*")))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0  # a log was put away meanwhile
