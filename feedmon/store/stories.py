"""One story in several feeds: which entries tell it, and lists that have it once (I-7).

``entries.story`` is what the entries of a story have in common, and NULL for all others. It is
settled whenever an entry comes or changes, in the transaction that does it. Which of them stands in
a list depends on the list, and so does how many feeds tell it: both are found when they are asked
for. So nothing has to be mended when an entry goes, or its feed.
"""

from __future__ import annotations

import json
from collections import Counter
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from feedmon.store.rows import id_list
from feedmon.stories import MOST, Telling, may_tell, stories

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

#: So many ids of a list are looked at together.
_TOGETHER = 200

_HIDDEN = "SELECT id FROM feeds INDEXED BY feeds_removed WHERE removed_at IS NOT NULL"


# --- which entries tell one story ---------------------------------------------------------------


class Settled(NamedTuple):
    """``retold`` are others that are told differently now; ``shared``: new ones that share one."""

    retold: list[int]
    shared: list[int]


def links_of(db: Database, entry_ids: Iterable[int]) -> list[str]:
    """Return the compared links of these entries."""
    return list(dict.fromkeys(link for _, _, link in _touched(db, entry_ids) if link is not None))


def settle(
    tx: Transaction,
    added: Collection[int],
    changed: Collection[int] = (),
    left: Iterable[str] = (),
    *,
    once: bool = False,
) -> Settled:
    """Find the stories that entries tell now.

    ``left`` are the compared links that what is ``changed`` had before. With ``once`` what was
    ``added`` is read where all that tell its story are: it was read there.
    """
    touched = _touched(tx.db, [*added, *changed])
    links = dict.fromkeys([*(link for _, _, link in touched if link is not None), *left])
    before = {entry_id: story for entry_id, story, _ in touched}
    wanted = {**dict.fromkeys(before), **_settled(tx.db, links)}
    written = _write(tx, wanted, before)
    shared = [entry_id for entry_id in added if wanted.get(entry_id) is not None]
    # For most polls there is none, and that statement makes SQLite put its index of words in order.
    if once and shared:
        _arrive_read(tx, shared, added)
    new = set(added)
    return Settled([entry_id for entry_id in written if entry_id not in new], shared)


def _touched(db: Database, entry_ids: Iterable[int]) -> list[tuple[int, int | None, str | None]]:
    """Return id, story and compared link of these entries."""
    wanted = list(entry_ids)
    if not wanted:
        return []
    return db.execute(
        "SELECT e.id, e.story, e.link_key FROM json_each(?) j CROSS JOIN entries e"
        " ON e.id = j.value",
        [id_list(wanted)],
    ).fetchall()


def settle_links(tx: Transaction, after: str, limit: int) -> str | None:
    """Settle the entries of up to ``limit`` links behind ``after``; the last of them, if any."""
    links = [
        row[0]
        for row in tx.db.execute(
            "SELECT DISTINCT link_key FROM entries INDEXED BY entries_link"
            " WHERE link_key IS NOT NULL AND link_key > ? ORDER BY link_key LIMIT ?",
            [after, limit],
        )
    ]
    _write(tx, _settled(tx.db, links), {})
    return links[-1] if links else None


def _settled(db: Database, links: Iterable[str]) -> dict[int, int | None]:
    """Return the story of each entry with one of these links; ``None``: it is its own."""
    found: dict[int, int | None] = {}
    for rows in _by_link(db, [link for link in links if may_tell(link)]):
        found |= dict.fromkeys(entry_id for entry_id, _ in rows)
        if len({feed_id for _, feed_id in rows}) > 1:
            found |= stories(_tellings(db, [entry_id for entry_id, _ in rows]))
    return found


def _by_link(db: Database, links: list[str]) -> Iterator[list[tuple[int, int]]]:
    """Yield entries and feeds with the same link, some of them where there are too many."""
    if not links:
        return
    rows = db.execute(
        "SELECT j.key, e.id, e.feed_id FROM json_each(?) j CROSS JOIN entries e ON e.id IN"
        " (SELECT id FROM entries INDEXED BY entries_link WHERE link_key = j.value LIMIT ?)",
        [json.dumps(links), MOST + 1],
    )
    for _, group in groupby(rows, key=itemgetter(0)):
        yield [(entry_id, feed_id) for _, entry_id, feed_id in group]


def _tellings(db: Database, ids: list[int]) -> list[Telling]:
    rows = db.execute(
        """
        SELECT e.id, e.feed_id, e.link, e.title, e.snippet, e.language,
            EXISTS (SELECT 1 FROM enclosures c WHERE c.entry_id = e.id
                AND (c.media_type LIKE 'audio/%' OR c.media_type LIKE 'video/%')),
            f.site_url, f.url
        FROM json_each(?) j CROSS JOIN entries e ON e.id = j.value JOIN feeds f ON f.id = e.feed_id
        """,
        [id_list(ids)],
    )
    return [
        Telling(
            entry_id,
            feed_id,
            link,
            title,
            text,
            language,
            plays=bool(plays),
            site_url=site_url,
            feed_url=feed_url,
        )
        for entry_id, feed_id, link, title, text, language, plays, site_url, feed_url in rows
    ]


def _write(
    tx: Transaction, wanted: dict[int, int | None], before: Mapping[int, int | None]
) -> list[int]:
    """Let entries tell what is wanted; ``before`` is what some told, if that is known."""
    others = [entry_id for entry_id in wanted if entry_id not in before]
    told = {**before, **{entry_id: story for entry_id, story, _ in _touched(tx.db, others)}}
    changed = [
        (entry_id, wanted[entry_id])
        for entry_id, story in told.items()
        if story != wanted[entry_id]
    ]
    tx.db.conn.executemany(
        "UPDATE entries SET story = ?, revision = ? WHERE id = ?",
        [(story, tx.revision, entry_id) for entry_id, story in changed],
    )
    return [entry_id for entry_id, _ in changed]


# --- what a person does to one of them ------------------------------------------------------------


def with_copies(db: Database, entry_ids: Iterable[int], *, hidden: bool = True) -> list[int]:
    """Return these entries, and those of feeds that are followed which tell the same stories.

    Without ``hidden`` those are left out that a rule took out of the lists.
    """
    ids = list(entry_ids)
    rows = db.execute(
        f"""
        SELECT DISTINCT o.id
        FROM json_each(?) j CROSS JOIN entries e ON e.id = j.value
        CROSS JOIN entries o INDEXED BY entries_story ON o.story = e.story
        WHERE e.story IS NOT NULL AND o.feed_id NOT IN ({_HIDDEN})
            AND o.hidden <= ?
        """,  # noqa: S608 - a constant
        [id_list(ids), hidden],
    )
    return list(dict.fromkeys(chain(ids, (row[0] for row in rows))))


def _arrive_read(tx: Transaction, shared: Iterable[int], added: Iterable[int]) -> None:
    tx.db.execute(
        f"""
        UPDATE entries AS e SET read = 1, read_at = :now
        WHERE e.id IN (SELECT value FROM json_each(:ids)) AND e.read = 0 AND e.story IS NOT NULL
            AND 1 = (
                SELECT min(o.read) FROM entries o INDEXED BY entries_story
                WHERE o.story = e.story AND o.id NOT IN (SELECT value FROM json_each(:added))
                    AND o.hidden = 0 AND o.feed_id NOT IN ({_HIDDEN})
            )
        """,  # noqa: S608 - a constant
        {"ids": id_list(shared), "added": id_list(added), "now": tx.now},
    )


def are_told(db: Database, shared: Collection[int], added: Iterable[int]) -> list[int]:
    """Return those of ``shared`` whose story another feed told that the person wants to hear of.

    What was ``added`` together does not count.
    """
    if not shared:
        return []
    rows = db.execute(
        """
        SELECT e.id FROM json_each(:ids) j CROSS JOIN entries e ON e.id = j.value
        WHERE e.story IS NOT NULL AND EXISTS (
            SELECT 1 FROM entries o INDEXED BY entries_story JOIN feeds f ON f.id = o.feed_id
            WHERE o.story = e.story AND o.id NOT IN (SELECT value FROM json_each(:added))
                AND o.hidden = 0 AND f.removed_at IS NULL AND f.notify <> 'off'
        )
        """,
        {"ids": id_list(shared), "added": id_list(added)},
    )
    return [row[0] for row in rows]


def count_told(db: Database, entry_ids: Iterable[int]) -> int:
    """Count what these entries tell: those of one story once."""
    (number,) = db.execute(
        "SELECT count(DISTINCT coalesce(e.story, -e.id))"
        " FROM json_each(?) j CROSS JOIN entries e ON e.id = j.value",
        [id_list(entry_ids)],
    ).fetchone()
    return int(number)


# --- lists that have it once ----------------------------------------------------------------------


def once(
    db: Database, ids: Iterator[int], conditions: str, parameters: dict[str, Any]
) -> Iterator[int]:
    """Leave out of a list's entries those whose story another entry of the list stands for.

    That is one which is unread, if any is; else the one that came first. So a row stays where it is
    whatever other feeds say later. ``conditions`` are those of the list.
    """
    while together := list(islice(ids, _TOGETHER)):
        rows = db.execute(
            f"""
            SELECT e.id FROM json_each(:together) j CROSS JOIN entries e ON e.id = j.value
            WHERE e.story IS NOT NULL AND EXISTS (
                SELECT 1 FROM entries o INDEXED BY entries_story
                WHERE o.story = e.story
                    AND (o.read, o.received_at, o.id) < (e.read, e.received_at, e.id)
                    AND {conditions}
            )
            """,  # noqa: S608 - our own names
            {**parameters, "together": id_list(together)},
        )
        others = {row[0] for row in rows}
        yield from (entry_id for entry_id in together if entry_id not in others)


def count_others(db: Database, conditions: str, parameters: dict[str, Any], *, unread: bool) -> int:
    """Count the entries of a list that ``once`` leaves out; ``unread``: it has no others."""
    index = "entries_unread_story" if unread else "entries_story"
    (others,) = db.execute(
        f"""
        SELECT coalesce(sum(told - 1), 0) FROM (
            SELECT count(*) AS told FROM entries INDEXED BY {index}
            WHERE story IS NOT NULL AND {conditions} GROUP BY story
        )
        """,  # noqa: S608 - our own names
        parameters,
    ).fetchone()
    return int(others)


def unread_in(db: Database, since: int | None = None) -> dict[tuple[int, ...], int]:
    """Count the unread stories that several feeds tell, by these feeds (rising)."""
    rows = db.execute(
        f"""
        SELECT group_concat(feed_id) FROM entries INDEXED BY entries_unread_story
        WHERE read = 0 AND story IS NOT NULL AND sort_at >= ? AND feed_id NOT IN ({_HIDDEN})
        GROUP BY story HAVING count(*) > 1
        """,  # noqa: S608 - a constant
        [-(2**63) if since is None else since],
    )
    shared: Counter[tuple[int, ...]] = Counter()
    for feeds, stories_there in Counter(row[0] for row in rows).items():
        shared[tuple(sorted(map(int, feeds.split(","))))] += stories_there
    return dict(shared)
