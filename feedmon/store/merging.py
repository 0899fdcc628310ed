"""Two feeds become one: the articles of the other go over, and its address is kept.

An article that both have stays in the feed that is kept, with the marks of both: a star or a tag
that either has, and read if it was read in either. Rules about the other are about both. The other
feed is hidden as one that was left (``removals``), with what did not go over, so that all of it can
be parted again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.errors import NoSuchFeed
from feedmon.model import Merged
from feedmon.store import addresses, feeds, removals, rules, stories
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

Pairs = list[tuple[int, int]]

#: What a mark leaves of that a rule hid an article: what is starred is to be seen.
_HIDDEN = {"starred": "0", "read": "hidden"}


def merge(tx: Transaction, keep_id: int, other_id: int) -> Merged:
    """Let ``keep_id`` take over everything of the other; what is needed to part them again.

    Raises:
        NoSuchFeed: one of them is gone.
        ValueError: they are one feed.

    """
    if keep_id == other_id:
        raise ValueError(f"feed {keep_id} can't be merged with itself")
    feeds.one_feed(tx.db, keep_id)
    other = feeds.one_feed(tx.db, other_id)
    twins, alone = _compare(tx.db, keep_id, other_id)
    starred, read, tags = _add_marks(tx, twins)
    _carry_over(tx, alone, other_id, keep_id)
    tombstones = _bury(tx, keep_id, other_id)
    url_id = addresses.note_left(tx, keep_id, other.url, "merged")
    followed = rules.also_about(tx, keep_id, other_id)
    _revise(tx, keep_id)
    removals.remove_feeds(tx, [other_id])
    stories.settle(tx, (), alone)
    return Merged(
        keep_id=keep_id,
        other_id=other_id,
        entries=tuple(alone),
        starred=tuple(starred),
        read=tuple(read),
        tags=tuple(tags),
        tombstones=tuple(tombstones),
        url_id=url_id,
        rules=tuple(followed),
    )


def part(tx: Transaction, merged: Merged) -> None:
    """Take a merge back: each has its articles again, and the marks that only the merge set go.

    Raises:
        NoSuchFeed: one of the two is gone for good.

    """
    feeds.one_feed(tx.db, merged.keep_id)
    if not removals.restore_feeds(tx, [merged.other_id]):
        raise NoSuchFeed(merged.other_id)
    values = {"keep": merged.keep_id, "revision": tx.revision}
    _carry_over(tx, list(merged.entries), merged.keep_id, merged.other_id)
    stories.settle(tx, (), merged.entries)
    for flag, ids in (("starred", merged.starred), ("read", merged.read)):
        tx.db.execute(
            f"UPDATE entries SET {flag} = 0, {flag}_at = NULL, revision = :revision"  # noqa: S608 - one of two constants
            " WHERE feed_id = :keep AND id IN (SELECT value FROM json_each(:ids))",
            values | {"ids": id_list(ids)},
        )
    tx.db.conn.executemany(
        "DELETE FROM entry_tags WHERE entry_id = ? AND tag_id = ?", list(merged.tags)
    )
    _revise_entries(tx, [entry_id for entry_id, _ in merged.tags])
    tx.db.conn.executemany(
        "DELETE FROM tombstones WHERE feed_id = ? AND uid = ?",
        [(merged.keep_id, uid) for uid in merged.tombstones],
    )
    tx.db.execute("DELETE FROM feed_urls WHERE id = ?", [merged.url_id])
    rules.not_about(tx, merged.keep_id, merged.rules)
    _revise(tx, merged.keep_id)


def _compare(db: Database, keep_id: int, other_id: int) -> tuple[Pairs, list[int]]:
    """Pair the other's entries with those of the same id in the kept feed; and those without."""
    answers = {uid: entry_id for entry_id, uid in _names(db, keep_id)}
    twins: dict[int, int] = {}
    all_of_other = set()
    for entry_id, uid in _names(db, other_id):
        all_of_other.add(entry_id)
        if uid in answers:
            twins[entry_id] = answers[uid]
    return list(twins.items()), sorted(all_of_other - twins.keys())


def _names(db: Database, feed_id: int) -> Pairs:
    """Every id under which an entry of the feed answers; its own ones last, they go before."""
    return db.execute(
        """
        SELECT entry_id, uid FROM entry_aliases WHERE feed_id = :feed
        UNION ALL
        SELECT id, uid FROM entries WHERE feed_id = :feed
        """,
        {"feed": feed_id},
    ).fetchall()


def _add_marks(tx: Transaction, twins: Pairs) -> tuple[list[int], list[int], Pairs]:
    """Give the kept ones the marks of their twins; which of them have new ones."""
    changed: dict[str, list[int]] = {}
    for flag, hidden in _HIDDEN.items():
        before = _flagged(tx.db, flag, [kept for _, kept in twins])
        tx.db.conn.executemany(
            f"UPDATE entries SET {flag} = 1, {flag}_at = ("  # noqa: S608 - our own words
            f"SELECT {flag}_at FROM entries WHERE id = :twin), revision = :revision,"
            f" hidden = {hidden}"
            f" WHERE id = :kept AND {flag} = 0"
            f" AND EXISTS (SELECT 1 FROM entries WHERE id = :twin AND {flag} = 1)",
            [{"twin": twin, "kept": kept, "revision": tx.revision} for twin, kept in twins],
        )
        changed[flag] = sorted(_flagged(tx.db, flag, [kept for _, kept in twins]) - before)
    tags: Pairs = []
    for twin, kept in twins:
        tags += tx.db.execute(
            "INSERT INTO entry_tags (entry_id, tag_id)"
            " SELECT ?, tag_id FROM entry_tags WHERE entry_id = ?"
            " ON CONFLICT DO NOTHING RETURNING entry_id, tag_id",
            [kept, twin],
        ).fetchall()
    _revise_entries(tx, [entry_id for entry_id, _ in tags])
    return changed["starred"], changed["read"], tags


def _flagged(db: Database, flag: str, ids: list[int]) -> set[int]:
    rows = db.execute(
        f"SELECT id FROM entries WHERE id IN (SELECT value FROM json_each(?)) AND {flag} = 1",  # noqa: S608 - one of two constants
        [id_list(ids)],
    )
    return {row[0] for row in rows}


def _carry_over(tx: Transaction, entry_ids: list[int], from_id: int, to_id: int) -> None:
    """Let these entries be another feed's, under all the ids they answer to."""
    values = {"ids": id_list(entry_ids), "from": from_id, "to": to_id, "revision": tx.revision}
    tx.db.execute(
        "UPDATE entries SET feed_id = :to, revision = :revision"
        " WHERE feed_id = :from AND id IN (SELECT value FROM json_each(:ids))",
        values,
    )
    tx.db.execute(
        "UPDATE OR REPLACE entry_aliases SET feed_id = :to"
        " WHERE feed_id = :from AND entry_id IN (SELECT value FROM json_each(:ids))",
        values,
    )


def _bury(tx: Transaction, keep_id: int, other_id: int) -> list[str]:
    """What was deleted of the other does not come back through the kept one either."""
    rows = tx.db.execute(
        """
        INSERT INTO tombstones (feed_id, uid, entry_id, deleted_at, read, read_at, starred,
            starred_at, tags, absences, absent_since)
        SELECT :keep, uid, entry_id, deleted_at, read, read_at, starred, starred_at, tags,
            absences, absent_since
        FROM tombstones t WHERE feed_id = :other
            AND NOT EXISTS (SELECT 1 FROM entries WHERE feed_id = :keep AND uid = t.uid)
        ON CONFLICT DO NOTHING RETURNING uid
        """,
        {"keep": keep_id, "other": other_id},
    ).fetchall()
    return [row[0] for row in rows]


def _revise(tx: Transaction, feed_id: int) -> None:
    tx.db.execute("UPDATE feeds SET revision = ? WHERE id = ?", [tx.revision, feed_id])


def _revise_entries(tx: Transaction, entry_ids: list[int]) -> None:
    tx.db.execute(
        "UPDATE entries SET revision = ? WHERE id IN (SELECT value FROM json_each(?))",
        [tx.revision, id_list(entry_ids)],
    )
