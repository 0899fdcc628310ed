"""A whole OPML document into the store, in one transaction: all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.errors import AlreadySubscribed
from feedmon.model import ImportReport
from feedmon.store import feeds, folders
from feedmon.store.rows import opml_to_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import Feed, OpmlDocument, OpmlFeed
    from feedmon.store.connection import Transaction

Path = tuple[str, ...]


def import_feeds(
    tx: Transaction, document: OpmlDocument, poll_times: Sequence[int]
) -> ImportReport:
    """Add the document's folders and feeds; folders of the same path are used as they are.

    ``poll_times`` gives each of ``document.feeds`` its first due time (a missing one is now).
    Feeds that are there already stay where they are and are reported as skipped.
    """
    by_path = _paths(tx)
    for path in document.folders:
        _folder(tx, by_path, path)
    added: list[Feed] = []
    skipped: list[OpmlFeed] = []
    for number, feed in enumerate(document.feeds):
        try:
            new = feeds.add_feed(
                tx,
                feed.url,
                title=feed.title,
                folder_id=_folder(tx, by_path, feed.folder),
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
            added.append(new)
    return ImportReport(
        added=tuple(added),
        skipped=tuple(skipped),
        problems=document.problems,
    )


def _paths(tx: Transaction) -> dict[Path, int | None]:
    by_id: dict[int | None, Path] = {None: ()}
    by_path: dict[Path, int | None] = {(): None}
    for folder in folders.in_tree_order(tx.db):
        path = (*by_id[folder.parent_id], folder.title)
        by_id[folder.id] = path
        by_path.setdefault(path, folder.id)
    return by_path


def _folder(tx: Transaction, by_path: dict[Path, int | None], path: Path) -> int | None:
    if path not in by_path:
        parent_id = _folder(tx, by_path, path[:-1])
        by_path[path] = folders.add_folder(tx, path[-1], parent_id).id
    return by_path[path]
