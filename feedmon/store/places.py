"""Where feeds and folders stand: moved, and put back to where they stood.

Among its siblings everything has a position; folders stand before feeds and are counted for
themselves. What is hidden (``removals``) keeps its place among the others.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.model import FeedPlace, Moved, Places
from feedmon.store import feeds, folders, removed
from feedmon.store.rows import FOLDER_COLUMNS, id_list, opml_to_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import Folder
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database


def move(
    tx: Transaction,
    feed_ids: Sequence[int],
    folder_ids: Sequence[int],
    to_folder_id: int | None,
    *,
    before_feed_id: int | None,
    before_folder_id: int | None,
) -> Moved:
    """Put feeds and folders into a folder, in this order, before one of its own or at its end.

    Those that are gone are passed over.

    Raises:
        NoSuchFolder: the folder to put them into is gone.
        ValueError: a folder would lie within itself.

    """
    folders.require(tx.db, to_folder_id)
    all_folders = {folder.id: folder for folder in folders.in_tree_order(tx.db)}
    inside = [folder_id for folder_id in folder_ids if folder_id in all_folders]
    for folder_id in inside:
        if to_folder_id in folders.subtree(tx.db, folder_id):
            raise ValueError(f"folder {folder_id} can't lie within itself")
    there = [one.id for one in all_folders.values() if one.parent_id == to_folder_id]
    new_folders = [
        replace(all_folders[folder_id], parent_id=to_folder_id, position=position)
        for position, folder_id in enumerate(_merged(there, inside, before_folder_id))
    ]
    known = of_feeds(tx.db, feed_ids, to_folder_id)
    coming = [feed_id for feed_id in feed_ids if feed_id in known]
    there = [one.id for one in known.values() if one.folder_id == to_folder_id]
    new_feeds = [
        FeedPlace(feed_id, to_folder_id, position)
        for position, feed_id in enumerate(_merged(there, coming, before_feed_id))
    ]
    return _place(tx, new_feeds, new_folders)


def put_back(tx: Transaction, places: Places) -> Moved:
    """Let feeds and folders stand there again, and make folders again that were removed.

    What is gone is passed over; what lay in a folder that is gone lies at the top then.
    """
    for folder in places.lost:
        _make_again(tx, folder)
    there = {folder.id: folder for folder in folders.in_tree_order(tx.db)}
    new_folders = []
    for place in places.folders:
        if place.id in there:
            parent = place.parent_id if place.parent_id in there else None
            new_folders.append(replace(there[place.id], parent_id=parent, position=place.position))
    new_feeds = [
        replace(place, folder_id=place.folder_id if place.folder_id in there else None)
        for place in places.feeds
    ]
    moved = _place(tx, new_feeds, [one for one in new_folders if not _loops(there, one)])
    return replace(moved, folders=tuple(folders.in_tree_order(tx.db)))


def remove_folder(tx: Transaction, folder_id: int) -> Moved:
    """Remove the folder; its folders and feeds move up to its parent, behind what is there.

    Raises:
        NoSuchFolder: it is gone already.

    """
    folder = folders.one_folder(tx.db, folder_id)
    inside = [one for one in folders.in_tree_order(tx.db) if one.parent_id == folder_id]
    held = tx.db.execute(
        "SELECT id FROM feeds WHERE folder_id = ? ORDER BY position, id", [folder_id]
    ).fetchall()
    moved = move(
        tx,
        [row[0] for row in held],
        [one.id for one in inside],
        folder.parent_id,
        before_feed_id=None,
        before_folder_id=None,
    )
    tx.db.execute("DELETE FROM folders WHERE id = ?", [folder_id])
    removed.note_removed(tx, "folder", [folder_id])
    return replace(
        moved,
        before=replace(moved.before, lost=(folder,)),
        folders=tuple(folders.in_tree_order(tx.db)),
    )


def _place(tx: Transaction, new_feeds: list[FeedPlace], new_folders: list[Folder]) -> Moved:
    """Write what stands elsewhere now."""
    old_folders = {folder.id: folder for folder in folders.in_tree_order(tx.db)}
    changed_folders = [one for one in new_folders if one != old_folders[one.id]]
    old_feeds = of_feeds(tx.db, [place.id for place in new_feeds])
    changed_feeds = [one for one in new_feeds if one.id in old_feeds and one != old_feeds[one.id]]
    tx.db.conn.executemany(
        "UPDATE folders SET parent_id = ?, position = ?, revision = ? WHERE id = ?",
        [(one.parent_id, one.position, tx.revision, one.id) for one in changed_folders],
    )
    tx.db.conn.executemany(
        "UPDATE feeds SET folder_id = ?, position = ?, revision = ? WHERE id = ?",
        [(one.folder_id, one.position, tx.revision, one.id) for one in changed_feeds],
    )
    return Moved(
        before=Places(
            feeds=tuple(old_feeds[one.id] for one in changed_feeds),
            folders=tuple(old_folders[one.id] for one in changed_folders),
        ),
        feeds=tuple(feeds.feeds_by_id(tx.db, [one.id for one in changed_feeds])),
        folders=tuple(folders.in_tree_order(tx.db)) if changed_folders else (),
    )


def of_feeds(
    db: Database, feed_ids: Sequence[int], *folder_ids: int | None
) -> dict[int, FeedPlace]:
    """Where these feeds stand, and all feeds of these folders, by position."""
    found = [
        FeedPlace(*row)
        for folder_id in folder_ids
        for row in db.execute(
            "SELECT id, folder_id, position FROM feeds WHERE folder_id IS ? ORDER BY position, id",
            [folder_id],
        )
    ]
    found += [
        FeedPlace(*row)
        for row in db.execute(
            "SELECT id, folder_id, position FROM feeds"
            " WHERE id IN (SELECT value FROM json_each(?))",
            [id_list(feed_ids)],
        )
    ]
    return {place.id: place for place in found}


def _merged(there: list[int], coming: list[int], before: int | None) -> list[int]:
    """The order when ``coming`` stands before one of those who are there, or at their end.

    Where that one comes along itself, they stand before the next that stays.
    """
    fresh = set(coming)
    if before in there:
        stays = (each for each in there[there.index(before) :] if each not in fresh)
        before = next(stays, None)
    rest = [each for each in there if each not in fresh]
    at = rest.index(before) if before in rest else len(rest)
    return [*rest[:at], *coming, *rest[at:]]


def _make_again(tx: Transaction, folder: Folder) -> None:
    """Make a removed folder again under its own id: others may still know it by that."""
    parent = tx.db.execute("SELECT id FROM folders WHERE id = ?", [folder.parent_id]).fetchone()
    tx.db.execute(
        f"INSERT INTO folders ({FOLDER_COLUMNS}, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
        " ON CONFLICT (id) DO NOTHING",
        [
            folder.id,
            folder.title,
            None if parent is None else parent[0],
            folder.position,
            folder.rhythm,
            folder.poll_interval_s,
            folder.poll_floor_s,
            folder.poll_ceiling_s,
            opml_to_json((), folder.opml_extra),
            tx.revision,
        ],
    )
    tx.db.execute("DELETE FROM removed WHERE kind = 'folder' AND id = ?", [folder.id])


def _loops(there: dict[int, Folder], moved: Folder) -> bool:
    """Whether a folder would lie within itself, as the others lie now."""
    above = moved.parent_id
    while above is not None and above != moved.id:
        above = there[above].parent_id
    return above is not None
