"""A whole OPML document into the store, in one transaction: all of it or nothing; and out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.errors import AlreadySubscribed
from feedmon.model import ImportReport, OpmlFolder, OpmlSettings, Places
from feedmon.store import feeds, folders, places, removals, removed, watches
from feedmon.store.rows import opml_to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from feedmon.model import Folder, OpmlDocument, OpmlFeed
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database
    from feedmon.store.feeds import FeedEdit

Path = tuple[str, ...]


def import_feeds(
    tx: Transaction,
    document: OpmlDocument,
    poll_times: Sequence[int],
    folder_id: int | None = None,
) -> ImportReport:
    """Add the document's folders and feeds, in a folder or at the top.

    Folders of the same path are used as they are. ``poll_times`` gives each of ``document.feeds``
    its first due time (a missing one is now). Feeds that are there already stay where they are
    and are reported as skipped.

    Raises:
        NoSuchFolder: the folder is gone.

    """
    tree = _Tree(tx, document, folder_id)
    for path in document.folders:
        tree.folder(path)
    added: list[int] = []
    skipped: list[OpmlFeed] = []
    for number, feed in enumerate(document.feeds):
        watch = feed.settings.watch
        try:
            feed_id = feeds.add_row(
                tx,
                feed.url if watch is None else watches.address_of(tx.db, feed.url, watch),
                title=feed.title,
                folder_id=tree.folder(feed.folder),
                # Importing an address is the person's word for it, private or not.
                private_allowed=True,
                site_url=feed.site_url,
                custom_title=feed.custom_title,
                next_poll_at=poll_times[number] if number < len(poll_times) else tx.now,
                opml_extra=opml_to_json(feed.tags, feed.extra),
            )
        except AlreadySubscribed:
            skipped.append(feed)
        else:
            added.append(feed_id)
            if watch is not None:
                watches.make(tx, feed_id, watch)
            _treat(tx, feed_id, feed.settings)
    there = {feed.id: feed for feed in feeds.feeds_by_id(tx.db, added)}
    return ImportReport(
        added=tuple(there[feed_id] for feed_id in added),
        skipped=tuple(skipped),
        problems=document.problems,
        folders=tuple(tree.made),
    )


def take_back(tx: Transaction, feed_ids: Iterable[int], folder_ids: Sequence[int]) -> Places:
    """Remove what an import added; where it stood, to be put back.

    A folder that holds something else by now stays.
    """
    stood = places.of_feeds(tx.db, list(feed_ids))
    removals.remove_feeds(tx, stood)
    there = {folder.id: folder for folder in folders.in_tree_order(tx.db)}
    lost: list[Folder] = []
    for folder_id in reversed(folder_ids):  # those within come first
        if folder_id in there and not _is_used(tx.db, folder_id):
            tx.db.execute("UPDATE feeds SET folder_id = NULL WHERE folder_id = ?", [folder_id])
            tx.db.execute("DELETE FROM folders WHERE id = ?", [folder_id])
            lost.append(there[folder_id])
    removed.note_removed(tx, "folder", [folder.id for folder in lost])
    return Places(feeds=tuple(stood.values()), lost=tuple(reversed(lost)))


class _Tree:
    """The folders below one (``None``: all) by their paths, and those that had to be made."""

    def __init__(self, tx: Transaction, document: OpmlDocument, top: int | None) -> None:
        folders.require(tx.db, top)
        self.made: list[Folder] = []
        self._tx = tx
        self._details = {details.path: details for details in document.details}
        by_id: dict[int | None, Path] = {top: ()}
        self._by_path: dict[Path, int | None] = {(): top}
        for folder in folders.in_tree_order(tx.db):
            if folder.parent_id in by_id:
                path = (*by_id[folder.parent_id], folder.title)
                by_id[folder.id] = path
                self._by_path.setdefault(path, folder.id)

    def folder(self, path: Path) -> int | None:
        """Return the folder of this path, made where there is none."""
        if path not in self._by_path:
            details = self._details.get(path, OpmlFolder(path))
            made = folders.add_folder(
                self._tx,
                path[-1],
                self.folder(path[:-1]),
                wish=details.wish,
                opml_extra=opml_to_json((), details.extra),
            )
            self.made.append(made)
            self._by_path[path] = made.id
        return self._by_path[path]


def _treat(tx: Transaction, feed_id: int, settings: OpmlSettings) -> None:
    """Let a feed be treated as the list says: one that came back has articles, which it keeps."""
    if settings == OpmlSettings():
        return
    edit: FeedEdit = {
        "rhythm": settings.wish.rhythm,
        "poll_interval_s": settings.wish.interval_s,
        "poll_floor_s": settings.wish.floor_s,
        "poll_ceiling_s": settings.wish.ceiling_s,
        "notify": settings.notify,
        "images_allowed": settings.images_allowed,
        "in_totals": settings.in_totals,
        "paused": settings.paused,
        "user_agent": settings.user_agent,
        "full_text": settings.full_text,
        "vigil": settings.vigil,
    }
    if not feeds.one_feed(tx.db, feed_id).total:
        edit |= {"keep_newest": settings.keep_newest, "keep_days": settings.keep_days}
    feeds.update_feed(tx, feed_id, edit)


def _is_used(db: Database, folder_id: int) -> bool:
    (used,) = db.execute(
        "SELECT EXISTS (SELECT 1 FROM folders WHERE parent_id = :id) OR EXISTS"
        " (SELECT 1 FROM feeds WHERE folder_id = :id AND removed_at IS NULL)",
        {"id": folder_id},
    ).fetchone()
    return bool(used)
