"""The store: one SQLite file, two lanes, and a door of coroutines.

Every method runs one plain function on one of two threads: what only reads on the reader's, what
writes on the writer's, in one transaction. Cancelling whoever waits leaves the transaction whole:
not begun, or done; where somebody is to be told of it, one that has begun is answered for as if
nothing had been cancelled. Times are Unix seconds of the ``clock`` given at opening.

Besides what each method names, all raise StoreError: StoreBusy (another program held the file
longer than ``busy_s``), StoreFull, StoreUnwritable, StoreCorrupt. Nothing is half written then, and
the store can be used on.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from feedmon.errors import FeedmonError
from feedmon.store import (
    care,
    changes,
    claims,
    details,
    entries,
    facts,
    feeds,
    folders,
    hosts,
    imports,
    merging,
    places,
    polls,
    queries,
    removals,
    retention,
    rows,
    settings,
    tombstones,
)
from feedmon.store.claims import Claim
from feedmon.store.connection import driver_errors, reading, writing
from feedmon.store.feeds import FeedEdit
from feedmon.store.hosts import Blocked
from feedmon.store.migrations import MIGRATIONS
from feedmon.store.opening import open_lanes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path
    from typing import Any, Unpack

    from sqlite_utils import Database, Migrations

    from feedmon.model import (
        Changes,
        CleanBody,
        Counts,
        Delta,
        Entry,
        EntryKey,
        EntryQuery,
        EntrySummary,
        Failure,
        Feed,
        FeedDetails,
        FeedHealth,
        Folder,
        ImportReport,
        Known,
        Merged,
        Moved,
        OpmlDocument,
        Places,
        PollRecord,
        StoreFacts,
        Update,
    )
    from feedmon.store.connection import Lane, Transaction

__all__ = ["Blocked", "Claim", "FeedEdit", "Store", "open_store"]

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

#: A purge deletes so many entries per transaction, that others get in between.
PURGE_SLICE = 500
#: Empty pages that go back to the system in one transaction (2 MB), for the same reason.
GIVE_BACK_SLICE = 500


async def open_store(
    path: Path,
    *,
    clock: Callable[[], float],
    busy_s: float = 5.0,
    steps: Migrations = MIGRATIONS,
    on_upgrade: Callable[[], object] = lambda: None,
) -> Store:
    """Open the store in ``path``, created (with its directory) where it is missing.

    An older file is migrated after a copy of it was put beside it; ``on_upgrade`` is called first.

    Raises:
        StoreNewer: a newer version wrote it; it was left untouched.
        StoreCorrupt: no SQLite database, a damaged one, or another program's; left untouched.
        StoreUnwritable, StoreFull, StoreBusy: it can't be opened for writing now.

    """
    writer, reader = await open_lanes(
        path, clock=clock, busy_s=busy_s, steps=steps, on_upgrade=on_upgrade
    )
    return Store(path, writer, reader, clock=clock, busy_s=busy_s)


class Store:
    """All that is kept: feeds, folders, entries and what the person did. See ``open_store``."""

    def __init__(
        self,
        path: Path,
        writer: Lane,
        reader: Lane,
        *,
        clock: Callable[[], float],
        busy_s: float,
    ) -> None:
        self.path = path
        self._writer = writer
        self._reader = reader
        self._clock = clock
        self._busy_s = busy_s

    async def close(self) -> None:
        """Finish what was asked for, move the log into the file and end both threads."""
        await self._reader.close()
        await self._writer.close(self._checkpoint)

    def _checkpoint(self, db: Database) -> None:
        # Without it nothing is lost, the log is only read again next time: no reason to fail.
        try:
            with driver_errors(self.path):
                db.execute("PRAGMA wal_checkpoint(PASSIVE)")
        except FeedmonError:
            log.warning("the store's log could not be moved into its file", exc_info=True)

    async def _write(
        self, function: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        return await self._writer.run(self._transaction(function, *args, **kwargs))

    async def _write_whole(
        self, function: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """As ``_write``; once begun, cancelling changes nothing and the answer is given."""
        return await self._writer.run_whole(self._transaction(function, *args, **kwargs))

    def _transaction(
        self, function: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Callable[[Database], T]:
        def in_transaction(db: Database) -> T:
            with writing(db, self._clock) as transaction:
                return function(transaction, *args, **kwargs)

        return in_transaction

    async def _read(
        self, function: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        def in_snapshot(db: Database) -> T:
            with reading(db):
                return function(db, *args, **kwargs)

        return await self._reader.run(in_snapshot)

    # --- feeds ------------------------------------------------------------------------------

    async def feeds(self) -> list[Feed]:
        """All feeds in the order of the window: in a folder its folders first, then its feeds."""
        return await self._read(feeds.all_feeds)

    async def feed(self, feed_id: int) -> Feed:
        """One feed. Raises NoSuchFeed."""
        return await self._read(feeds.one_feed, feed_id)

    async def feed_details(self, feed_id: int) -> FeedDetails:
        """One feed with its history; of passwords the store knows nothing. Raises NoSuchFeed."""
        return await self._read(details.of_feed, feed_id)

    async def logins_to_forget(self) -> list[tuple[int, str]]:
        """Return the addresses of feeds with a login that ``delete_removed`` would delete now."""
        return await self._read(details.logins_to_forget, int(self._clock()))

    async def find_feed(self, url: str) -> Feed | None:
        """Return the feed of this address, whatever its scheme or closing slash (D-5)."""
        return await self._read(feeds.find_feed, url)

    async def add_feed(
        self,
        url: str,
        *,
        title: str = "",
        folder_id: int | None = None,
        private_allowed: bool = False,
        site_url: str | None = None,
        custom_title: str | None = None,
        next_poll_at: int | None,
    ) -> Feed:
        """Subscribe, at the end of the folder. Raises AlreadySubscribed, NoSuchFolder."""
        return await self._write(
            feeds.add_feed,
            url,
            title=title,
            folder_id=folder_id,
            private_allowed=private_allowed,
            site_url=site_url,
            custom_title=custom_title,
            next_poll_at=next_poll_at,
        )

    async def subscribe(
        self,
        url: str,
        *,
        title: str,
        site_url: str | None,
        folder_id: int | None,
        private_allowed: bool,
        uids: Iterable[str],
        decide: Callable[[Feed, Known], Update],
    ) -> Changes:
        """Add a feed together with its first poll, in one transaction; as ``apply`` otherwise.

        Raises AlreadySubscribed, NoSuchFolder.
        """
        return await self._write_whole(
            polls.subscribe,
            url,
            title=title,
            folder_id=folder_id,
            private_allowed=private_allowed,
            site_url=site_url,
            uids=tuple(uids),
            decide=decide,
        )

    async def update_feed(self, feed_id: int, **columns: Unpack[FeedEdit]) -> Feed:
        """Set columns by name. Raises NoSuchFeed, NoSuchFolder, AlreadySubscribed.

        ``state=PAUSED`` is ``paused=True``; another ``url`` forgets the old one's validators and
        ends a running claim.
        """
        return await self._write_whole(feeds.update_feed, feed_id, columns)

    async def remove_feeds(self, feed_ids: Iterable[int]) -> list[int]:
        """Follow feeds no longer, and hide all that is theirs; which of them were there.

        For a day they can be brought back, then ``delete_removed`` makes an end of it.
        """
        return await self._write_whole(removals.remove_feeds, tuple(feed_ids))

    async def restore_feeds(self, feed_ids: Iterable[int]) -> list[Feed]:
        """Bring removed feeds back whole; those that are back.

        One that is deleted, or whose address another feed has now, is not.
        """
        return await self._write_whole(feeds.restore_feeds, tuple(feed_ids))

    async def delete_removed(self) -> bool:
        """Delete what was removed a day ago, in slices, each whole in itself; whether any was."""
        deleted = False
        while await self._write_whole(removals.delete_slice, PURGE_SLICE):
            deleted = True
        return deleted

    async def edit_feeds(
        self, edits: Mapping[int, FeedEdit]
    ) -> tuple[list[Feed], dict[int, FeedEdit]]:
        """Set columns of several feeds, as ``update_feed`` does; the feeds, and how they were.

        Feeds that are gone are passed over. Raises NoSuchFolder, AlreadySubscribed: then nothing
        is changed.
        """
        return await self._write_whole(feeds.edit_feeds, dict(edits))

    async def merge_feeds(self, keep_id: int, other_id: int) -> Merged:
        """Let a feed take over the articles of another one, which is removed. Raises NoSuchFeed."""
        return await self._write_whole(merging.merge, keep_id, other_id)

    async def part_feeds(self, merged: Merged) -> None:
        """Take a merge back. Raises NoSuchFeed."""
        await self._write_whole(merging.part, merged)

    async def set_poll_times(self, times: Mapping[int, tuple[int | None, str | None]]) -> None:
        """Set when feeds are due and why: ``{feed_id: (next_poll_at, reason)}``."""
        await self._write(feeds.set_poll_times, dict(times))

    async def import_feeds(
        self, document: OpmlDocument, poll_times: Sequence[int] = ()
    ) -> ImportReport:
        """Add all folders and feeds of a document in one transaction, due at ``poll_times``."""
        return await self._write_whole(imports.import_feeds, document, tuple(poll_times))

    # --- folders ----------------------------------------------------------------------------

    async def folders(self) -> list[Folder]:
        """All folders, each followed by those within it."""
        return await self._read(folders.in_tree_order)

    async def add_folder(self, title: str, parent_id: int | None = None) -> Folder:
        """Add a folder behind its siblings. Raises NoSuchFolder."""
        return await self._write_whole(folders.add_folder, title, parent_id)

    async def rename_folder(self, folder_id: int, title: str) -> Folder:
        """Give a folder another title. Raises NoSuchFolder."""
        return await self._write_whole(folders.rename_folder, folder_id, title)

    async def remove_folder(self, folder_id: int) -> Moved:
        """Remove a folder; what it held moves up. Raises NoSuchFolder."""
        return await self._write_whole(places.remove_folder, folder_id)

    async def move(
        self,
        feed_ids: Iterable[int],
        folder_ids: Iterable[int],
        to_folder_id: int | None,
        *,
        before_feed_id: int | None = None,
        before_folder_id: int | None = None,
    ) -> Moved:
        """Put feeds and folders into a folder, before one there or at the end.

        Raises NoSuchFolder; ValueError for a folder into itself.
        """
        return await self._write_whole(
            places.move,
            tuple(feed_ids),
            tuple(folder_ids),
            to_folder_id,
            before_feed_id=before_feed_id,
            before_folder_id=before_folder_id,
        )

    async def put_back(self, where: Places) -> Moved:
        """Let things stand again where they stood, and make removed folders again."""
        return await self._write_whole(places.put_back, where)

    # --- claims -----------------------------------------------------------------------------

    async def claim(
        self,
        feed_id: int,
        *,
        owner: str,
        lease_s: int,
        only_due: bool = False,
        host: str | None = None,
        spacing_ms: int = 0,
    ) -> Claim | Blocked | None:
        """Take a feed for at most ``lease_s`` seconds; ``None`` if somebody has it, or it is gone.

        ``owner`` is unique per claim; the part before a ``/`` names the program. With ``only_due``
        a feed that another program polled since it was found due is not taken. With ``host`` the
        claim comes with the moment of its request, as ``reserve_request`` gives it, and the lease
        counts from then on; from a host that wants no request now nothing is taken.
        """
        return await self._write(
            claims.claim,
            feed_id,
            owner=owner,
            lease_s=lease_s,
            only_due=only_due,
            host=host,
            spacing_ms=spacing_ms,
        )

    async def due_feeds(self) -> list[int]:
        """Return the feeds that are due and that nobody has, longest overdue first."""
        return await self._read(claims.due_feeds, int(self._clock()))

    async def release(self, feed_id: int, owner: str) -> None:
        """Give a claim back without a result."""
        await self._write(claims.release, feed_id, owner)

    async def lease_owners(self) -> set[str]:
        """Return the programs that hold claims: their owners up to a ``/``."""
        return await self._read(claims.lease_owners)

    async def free_leases(self, program: str) -> int:
        """Give back all claims of a program that has ended; how many there were."""
        return await self._write(claims.free_leases, program)

    # --- polls ------------------------------------------------------------------------------

    async def apply(
        self,
        feed_id: int,
        *,
        owner: str,
        uids: Iterable[str],
        decide: Callable[[Feed, Known], Update],
    ) -> Changes:
        """Store a successful poll and end its claim, in one transaction.

        ``decide`` gets the feed and what is known of ``uids`` and runs on the writer's thread
        within the transaction: it must be pure. Raises LeaseLost when the claim is not the
        owner's any more (or the feed is gone).

        When the caller is cancelled while this runs, the poll is stored and answered all the
        same, so that it can be told; cancelled before that, nothing is done.
        """
        return await self._write_whole(
            polls.apply, feed_id, owner=owner, uids=tuple(uids), decide=decide
        )

    async def record_failure(
        self, feed_id: int, *, owner: str, decide: Callable[[Feed], Failure]
    ) -> Feed:
        """Store a failed poll and end its claim; cancelled or raising LeaseLost as ``apply``."""
        return await self._write_whole(polls.record_failure, feed_id, owner=owner, decide=decide)

    async def poll_log(self, feed_id: int, limit: int = 100) -> list[PollRecord]:
        """Return the newest polls of a feed, newest first."""
        return await self._read(polls.poll_log, feed_id, limit)

    async def health(self, feed_ids: Iterable[int] | None = None) -> dict[int, FeedHealth]:
        """Return sums over the poll log per feed: of these, or of all."""
        return await self._read(polls.health, feed_ids)

    # --- entries ----------------------------------------------------------------------------

    async def page(
        self,
        query: EntryQuery,
        after: EntryKey | None = None,
        limit: int = 100,
        *,
        offset: int = 0,
    ) -> list[EntrySummary]:
        """Return a stretch of the list, newest first; ``offset`` is for jumps of the scroll bar."""
        return await self._read(entries.page, query, after=after, limit=limit, offset=offset)

    async def count_entries(self, query: EntryQuery) -> int:
        """How many entries a query has."""
        return await self._read(queries.count_entries, query)

    async def entry(self, entry_id: int) -> Entry | None:
        """One article, whole."""
        return await self._read(entries.one_entry, entry_id)

    async def raw_body(self, entry_id: int) -> str:
        """The article's body as published, before any sanitiser."""
        return await self._read(entries.raw_body, entry_id)

    async def replace_body(self, entry_id: int, body: CleanBody) -> None:
        """Keep what a newer sanitiser made of an article's body."""
        await self._write(entries.replace_body, entry_id, body)

    async def entries_by_id(self, entry_ids: Iterable[int]) -> list[EntrySummary]:
        """Return the entries with these ids that are there, in the order of the ids."""
        return await self._read(rows.summaries, tuple(entry_ids))

    async def counts(self) -> Counts:
        """Unread per feed, and starred."""
        return await self._read(entries.counts)

    async def mark_read(self, entry_ids: Iterable[int], read: bool = True) -> list[int]:
        """Mark read or unread; which entries really changed."""
        return await self._write_whole(entries.mark_read, tuple(entry_ids), read=read)

    async def mark_all_read(self, query: EntryQuery) -> list[int]:
        """Mark all entries of a query read; which ones really changed."""
        return await self._write_whole(entries.mark_all_read, query)

    async def star(self, entry_ids: Iterable[int], starred: bool = True) -> list[int]:
        """Star, or take the star; which entries really changed."""
        return await self._write_whole(entries.star, tuple(entry_ids), starred=starred)

    async def tag(self, entry_ids: Iterable[int], title: str, tagged: bool = True) -> list[int]:
        """Put a tag on entries, or take it off; which ones really changed."""
        return await self._write_whole(entries.tag, tuple(entry_ids), title, tagged=tagged)

    async def purge(
        self, feed_id: int, *, keep_newest: int | None = None, older_than: int | None = None
    ) -> list[int]:
        """Delete a feed's entries beyond the newest ``keep_newest``, or received before a time.

        Never starred or tagged ones. What is deleted does not come back with the next poll. Done
        in slices, each whole in itself; returns the deleted ids.
        """
        deleted: list[int] = []
        while True:
            some = await self._write_whole(
                tombstones.purge_slice,
                feed_id,
                keep_newest=keep_newest,
                older_than=older_than,
                limit=PURGE_SLICE,
            )
            deleted += some
            if len(some) < PURGE_SLICE:
                return deleted

    async def feeds_with_older(self, times: Mapping[int, int]) -> set[int]:
        """Which feeds of ``{feed_id: time}`` a purge ``older_than`` their time would make less."""
        return await self._read(retention.feeds_with_older, dict(times))

    async def give_back(self) -> None:
        """Let the file become smaller by what was deleted, in slices, each whole in itself."""
        left = None
        while left != (left := await self._write(retention.give_back_slice, GIVE_BACK_SLICE)):
            pass  # until there are none, or (in a file that another program made) none go

    # --- hosts ------------------------------------------------------------------------------

    async def block_host(self, name: str, *, until: int, reason: str) -> None:
        """Send nothing to a host before ``until``; a longer block that stands is kept."""
        await self._write(hosts.block_host, name, until=until, reason=reason)

    async def reserve_request(self, name: str, *, spacing_ms: int) -> int | Blocked:
        """Take the next free moment of a host, shared by all programs; Unix milliseconds.

        None is taken of a host that wants no request now.
        """
        return await self._write(hosts.reserve_request, name, spacing_ms=spacing_ms)

    # --- settings ---------------------------------------------------------------------------

    async def settings(self) -> dict[str, Any]:
        """What the person set about the engine, by name."""
        return await self._read(settings.all_settings)

    async def put_settings(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Set these by name and leave the others; all that is set now."""
        return await self._write_whole(settings.put_settings, dict(values))

    # --- what others did, and care ----------------------------------------------------------

    async def facts(self) -> StoreFacts:
        """How much there is, and how large it is."""
        return await self._read(facts.gather, self.path)

    async def revision(self) -> int:
        """Return the revision of the last change."""
        return await self._read(changes.revision)

    async def changes_since(self, revision: int) -> Delta:
        """Return what was written after a revision, by this program too."""
        return await self._read(changes.changes_since, revision)

    async def data_version(self) -> int:
        """Return a number that is another one after another program (only) has written."""
        return await self._writer.run(changes.data_version)

    async def backup(self, target: Path) -> None:
        """Copy the store as it is now to a file, beside all work; cancelling removes the copy."""
        await care.backup(self.path, target, busy_s=self._busy_s)

    async def integrity_check(self, *, quick: bool = False) -> list[str]:
        """Return what is wrong with the file, beside all work; an empty list is good."""
        return await care.integrity_check(self.path, quick=quick, busy_s=self._busy_s)
