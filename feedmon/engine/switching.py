"""What other programs hold, looked at and taken over; and everything of ours as a file."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from feedmon import decide, schedule
from feedmon.engine.exporting import write_export
from feedmon.engine.holdings import holdings_of, look_at, looks_foreign, rows_of
from feedmon.engine.subscriptions import Subscriptions
from feedmon.errors import FeedmonError, WorkFailed
from feedmon.model import Taken
from feedmon.store.feeds import url_key

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from feedmon.model import (
        Feed,
        ForeignRow,
        Holdings,
        ImportReport,
        Known,
        MarkedEntry,
        NewEntry,
        OpmlDocument,
        Place,
        Places,
        SliceTaken,
    )

    #: Told how far a take-over or an export is (articles gone through, of how many); False ends it.
    Tell = Callable[[int, int], bool]

#: New feeds are not polled before their articles are there, or so many seconds have passed.
HOLD_S = 3600
#: So many slices are told of together.
NEWS_SLICES = 10


class Switching(Subscriptions):
    """Coming from another program, and leaving for one."""

    async def find_places(self) -> tuple[Place, ...]:
        """The data of other programs that lies where they keep it on this computer."""
        from feedmon import switching  # noqa: PLC0415 - seldom needed

        # On a thread of its own: a home on a network that does not answer keeps nobody waiting.
        thread = ThreadPoolExecutor(1, thread_name_prefix="places")
        try:
            return await asyncio.wrap_future(thread.submit(switching.known_places))
        finally:
            thread.shutdown(wait=False)

    async def is_foreign(self, path: str) -> bool:
        """Whether a file is a database or an export of ours, rather than a list of feeds."""
        return await asyncio.to_thread(looks_foreign, Path(path))

    async def look_into(self, path: str) -> Holdings:
        """What the data of another program, or an export of ours, holds. Nothing is changed.

        Raises ForeignDataError.
        """
        found, followed = await asyncio.gather(
            asyncio.to_thread(look_at, Path(path)), self._store.url_keys()
        )
        return await asyncio.to_thread(holdings_of, path, found, followed)

    async def take_over(
        self,
        holdings: Holdings,
        chosen: OpmlDocument,
        *,
        folder_id: int | None = None,
        tell: Tell = lambda _done, _total: True,
    ) -> Taken:
        """Follow what is chosen of ``holdings``, with the articles and what was done to them.

        Feeds that are followed already stay as they are, and get the articles that they lack. In
        slices, each whole in itself: what came before it is stopped, or fails, stays, and the
        answer says what that was. Done again it changes nothing. Nobody is notified of anything.

        Raises NoSuchFolder, and StoreError if not even the feeds could be followed.
        """
        before = await self._store.revision()
        report = await self.follow(chosen, folder_id=folder_id, hold_s=HOLD_S)
        work = _TakeOver(self, holdings, await self._targets(holdings, chosen), report)
        told = before

        async def tell_news() -> None:
            nonlocal told
            since, told = told, await self._store.revision()
            await self._tell_since(since)

        try:
            await work.go(tell, tell_news)
        finally:
            await self._to_the_end(self._settle(report, told))
        return work.taken()

    async def take_back(self, taken: Taken) -> Places:
        """Take a whole take-over back; where its feeds stood, as ``take_back_import``."""
        before = await self._store.revision()
        stood = await self.take_back_import(taken.report)
        await self._store.take_back(taken.spans)
        await self._store.mark_read(taken.read, False)
        await self._store.star(taken.starred, False)
        for title, ids in taken.tagged:
            await self._store.tag(ids, title, False)
        await self._to_the_end(self._tell_since(before))
        return stood

    async def export_articles(self, path: str, *, tell: Tell = lambda _done, _total: True) -> int:
        """Write all feeds and articles with their state to a file; how many articles.

        The file appears, or is replaced, when it is whole. Stopped by ``tell`` there is none, and
        the answer is -1. Raises OSError.
        """
        loop = asyncio.get_running_loop()
        going_on = True

        def report(done: int, total: int) -> bool:
            def ask() -> None:
                nonlocal going_on
                going_on = going_on and tell(done, total)

            with suppress(RuntimeError):  # the loop has ended, and with it the wish
                loop.call_soon_threadsafe(ask)
            return going_on

        now = self._parts.clock()
        written = await self._store.read_all(
            lambda kept: write_export(kept, Path(path), now, report)
        )
        if isinstance(written, OSError):
            raise written
        return written

    # --- within -----------------------------------------------------------------------------

    async def _targets(
        self, holdings: Holdings, chosen: OpmlDocument
    ) -> dict[str, tuple[int, str | None]]:
        """Say into which feed of ours the articles of each of theirs go, and its page."""
        ours = {url_key(feed.url): feed.id for feed in await self._store.feeds()}
        wanted = {feed.url for feed in chosen.feeds}
        listed = holdings.preview.document.feeds
        found = {}
        for key, place in holdings.origins.items():
            feed = listed[place]
            if feed.url in wanted and (feed_id := ours.get(url_key(feed.url))) is not None:
                found[key] = (feed_id, feed.site_url)
        return found

    async def _settle(self, report: ImportReport, before: int) -> None:
        """Let the new feeds be polled by and by, and tell what there is now."""
        dues = schedule.spread(len(report.added), self._parts.clock(), self._parts.chance)
        await self._store.set_poll_times(
            {feed.id: (due.at, None) for feed, due in zip(report.added, dues, strict=True)}
        )
        await self._tell_since(before)


class _TakeOver:
    """One take-over: how far it is, and what it did."""

    def __init__(
        self,
        engine: Switching,
        holdings: Holdings,
        targets: Mapping[str, tuple[int, str | None]],
        report: ImportReport,
    ) -> None:
        self._store, self._workers = engine._store, engine._parts.workers  # noqa: SLF001
        self._clock = engine._parts.clock  # noqa: SLF001
        self._holdings, self._targets, self._report = holdings, targets, report
        self._new = {feed.id for feed in report.added}
        self._slices: list[SliceTaken] = []
        self._ended, self._detail = "done", ""

    async def go(self, tell: Tell, tell_news: Callable[[], Awaitable[None]]) -> None:
        """Take slice after slice; ``tell_news`` lets lists show now and then what has come."""
        total = max(self._holdings.total, 1)
        done = 0
        try:
            rows = rows_of(self._holdings)
            while tell(min(done, total), total):
                batch = await asyncio.to_thread(next, rows, None)
                if batch is None:
                    return
                await self._take([row for row in batch if row.feed in self._targets])
                done += len(batch)
                if len(self._slices) % NEWS_SLICES == 1:
                    await tell_news()
                if (task := asyncio.current_task()) is not None and task.cancelling():
                    raise asyncio.CancelledError  # the store answers all the same
        except FeedmonError as error:
            self._ended, self._detail = error.code, str(getattr(error, "detail", ""))
        else:
            self._ended = "stopped"

    def taken(self) -> Taken:
        """Add up what was done. What came into new feeds needs no spans: it goes with them."""
        slices = self._slices
        tagged: dict[str, list[int]] = {}
        for each in slices:
            for title, ids in each.tagged:
                tagged.setdefault(title, []).extend(ids)
        return Taken(
            report=self._report,
            added=sum(each.added for each in slices),
            known=sum(each.known for each in slices),
            deleted=sum(each.deleted for each in slices),
            spans=tuple(
                span for each in slices for span in each.spans if span.feed_id not in self._new
            ),
            read=tuple(one for each in slices for one in each.read),
            starred=tuple(one for each in slices for one in each.starred),
            tagged=tuple((title, tuple(ids)) for title, ids in tagged.items()),
            ended=self._ended,
            detail=self._detail,
        )

    async def _take(self, rows: Sequence[ForeignRow]) -> None:
        from feedmon import switching  # noqa: PLC0415 - seldom needed

        if not rows:
            return
        sites = {row.feed: self._targets[row.feed][1] for row in rows}
        now = round(self._clock())
        try:
            entries = await self._workers.run(
                switching.work_rows, self._holdings.program, rows, sites, now
            )
        except WorkFailed as error:
            if error.detail == "died":
                raise
            if len(rows) > 1:  # one of them was too much
                half = len(rows) // 2
                await self._take(rows[:half])
                await self._take(rows[half:])
            return
        groups: dict[int, list[MarkedEntry]] = {}
        for entry in entries:
            groups.setdefault(self._targets[entry.feed][0], []).append(entry)
        further = {feed_id: decide.names_of(own) for feed_id, own in groups.items()}
        self._slices.append(await self._store.take(groups, further, self._sorted))

    def _sorted(
        self, feed: Feed, entries: Sequence[MarkedEntry], known: Known
    ) -> tuple[tuple[tuple[NewEntry, MarkedEntry], ...], tuple[tuple[int, MarkedEntry], ...], int]:
        found = decide.decide_taken(entries, known, feed.identity, now=round(self._clock()))
        return found.new, found.known, found.deleted
