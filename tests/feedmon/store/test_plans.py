"""How SQLite goes about the statements that must be quick with half a million entries."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from unittest.mock import patch

import pytest

from feedmon.model import EntryKey, EntryOrder, EntryQuery, NewEntry
from feedmon.store import (
    changes,
    claims,
    entries,
    entry_writes,
    feeds,
    history,
    icons,
    marks,
    open_store,
    outbox,
    parcels,
    poll_log,
    queries,
    removals,
    tags,
)
from feedmon.store.connection import Transaction, connect
from tests.feedmon.store.making import NOW, Clock, worked

LISTS = {
    "all": (EntryQuery(), "entries_all"),
    "unread": (EntryQuery(unread=True), "entries_unread"),
    "starred": (EntryQuery(starred=True), "entries_starred"),
    "feed": (EntryQuery(feed_id=1), "entries_all_of_feed"),
    "unread of feed": (EntryQuery(feed_id=1, unread=True), "entries_unread_of_feed"),
    "starred of feed": (EntryQuery(feed_id=1, starred=True), "entries_starred_of_feed"),
    "folder": (EntryQuery(folder_id=1), "entries_all_of_feed"),
    "unread of folder": (EntryQuery(folder_id=1, unread=True), "entries_unread_of_feed"),
    "since": (EntryQuery(since=NOW), "entries_all"),
    "unread and starred": (EntryQuery(unread=True, starred=True), "entries_starred"),
    "oldest": (EntryQuery(order=EntryOrder.OLDEST), "entries_all"),
    "oldest of feed": (EntryQuery(feed_id=1, order=EntryOrder.OLDEST), "entries_all_of_feed"),
    "by feed": (EntryQuery(order=EntryOrder.FEED), "entries_all_of_feed"),
    "unread by feed": (EntryQuery(unread=True, order=EntryOrder.FEED), "entries_unread_of_feed"),
}
UNREAD_FIRST = {
    "all": (EntryQuery(order=EntryOrder.UNREAD), ""),
    "feed": (EntryQuery(feed_id=1, order=EntryOrder.UNREAD), "_of_feed"),
    "folder": (EntryQuery(folder_id=1, order=EntryOrder.UNREAD), "_of_feed"),
}


@pytest.fixture(params=["fresh", "analysed"])
async def db(path, request):
    """A store's file with two feeds in a folder; also with statistics of another program."""
    store = await open_store(path, clock=Clock())
    folder = await store.add_folder("folder")
    for n in range(2):
        await store.add_feed(f"https://{n}.example/", folder_id=folder.id, next_poll_at=NOW)
    await store.add_feed("https://top.example/", next_poll_at=NOW)
    await store.close()
    if request.param == "analysed":
        with closing(sqlite3.connect(path)) as other:
            other.execute("ANALYZE")
    with closing(connect(path, busy_s=1, mode="rw")) as opened:
        yield opened


def plans(db, function, *arguments, **named):
    """The plan of each statement that ``function(db, …)`` makes."""
    statements = []
    really_execute = db.execute

    def execute(sql, parameters=()):
        statements.append((sql, parameters))
        return really_execute(sql, parameters)

    with patch.object(db, "execute", execute):
        function(db, *arguments, **named)
    found = []
    for sql, parameters in statements:
        rows = db.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
        found.append([row[3] for row in rows])
    return found


def steps_on(db, tables, function, *arguments, **named):
    aliases = {"entries": ("entries", "e"), "feeds": ("feeds", "f"), "polls": ("polls",)}
    wanted = tuple(
        f"{verb} {alias} " for table in tables for alias in aliases[table] for verb in VERBS
    )
    return [
        step
        for plan in plans(db, function, *arguments, **named)
        for step in plan
        if f"{step} ".startswith(wanted)
    ]


VERBS = ("SCAN", "SEARCH")


@pytest.mark.parametrize("removed", [False, True])
@pytest.mark.parametrize(
    "after", [None, EntryKey(NOW, 5, feed_id=1, feed_title="https://0.example/")]
)
@pytest.mark.parametrize("name", LISTS)
def test_a_page_is_found_in_its_index_alone_and_sorts_nothing(db, name, after, removed):
    query, index = LISTS[name]
    if removed:
        removals.remove_feeds(Transaction(db, NOW), [3])

    found = plans(db, queries.entry_ids, query, NOW, after=after, limit=100, offset=3)

    steps = [step for plan in found for step in plan if "entries" in step]
    assert steps
    assert all(f"USING COVERING INDEX {index}" in step for step in steps)
    assert not any("TEMP B-TREE" in step for plan in found for step in plan)
    if index.endswith("_of_feed"):
        assert all("feed_id=?" in step for step in steps)
    if query.order is EntryOrder.FEED:  # it goes on within one feed, the next ones are whole
        assert sum("sort_at" in step for step in steps) == (after is not None)
    elif after or query.since:
        assert all(step.startswith("SEARCH") and "sort_at" in step for step in steps)


@pytest.mark.parametrize("name", UNREAD_FIRST)
def test_a_page_with_the_unread_first_is_two_stretches_of_an_index_each(db, name):
    query, of = UNREAD_FIRST[name]

    def entries_on(**where):
        found = plans(db, queries.entry_ids, query, NOW, limit=100, **where)
        assert not any("TEMP B-TREE" in step for plan in found for step in plan)
        return [step for plan in found for step in plan if "entries" in step]

    each = 2 if name == "folder" else 1
    indexes = [f"entries_unread{of}"] * each + [f"entries_read{of}"] * each
    for steps in (entries_on(), entries_on(before=EntryKey(NOW, 5, read=True))):
        assert [step.split(" INDEX ")[1].split()[0] for step in steps] == indexes
        assert all("COVERING" in step for step in steps)
    assert all("entries_read" in step for step in entries_on(after=EntryKey(NOW, 5, read=True)))


def test_the_rows_of_a_page_are_read_by_their_ids(db):
    assert steps_on(db, ["entries"], entries.summaries, [1, 2, 3]) == [
        "SEARCH e USING INTEGER PRIMARY KEY (rowid=?)"
    ]


def test_counts_are_counted_in_indexes(db):
    assert steps_on(db, ["entries"], entries.counts) == [
        "SCAN entries USING COVERING INDEX entries_unread_of_feed",
        "SCAN entries USING COVERING INDEX entries_starred",
        "SCAN entries USING COVERING INDEX entries_alerted",
    ]
    assert steps_on(db, ["entries"], entries.unread_since, NOW) == [
        "SEARCH entries USING COVERING INDEX entries_unread (sort_at>?)",
    ]
    assert steps_on(db, ["entries"], feeds.one_feed, 1) == [
        "SEARCH e USING COVERING INDEX entries_unread_of_feed (feed_id=?)",
        "SEARCH e USING COVERING INDEX entries_all_of_feed (feed_id=?)",
    ]


@pytest.mark.rule("S-3")
def test_due_feeds_are_found_in_their_index(db):
    steps = steps_on(db, ["feeds"], claims.due_feeds, NOW)

    assert steps == [
        "SEARCH feeds USING INDEX feeds_due (next_poll_at>? AND next_poll_at<?)",
        "SEARCH feeds USING INDEX feeds_due (next_poll_at>?)",
    ]


@pytest.mark.rule("S-3")
def test_feeds_that_want_an_icon_are_found_in_their_index(db):
    steps = steps_on(db, ["feeds"], icons.due_icons, NOW, 10)

    assert steps == ["SCAN feeds USING INDEX feeds_icon_due"]


@pytest.mark.parametrize("which", [{"feed_ids": [1, 2]}, {"since": 5}])
def test_the_icons_of_some_feeds_are_found_without_reading_the_others(db, which):
    found = [step for plan in plans(db, icons.icons, **which) for step in plan]

    assert not any(step.startswith(("SCAN i", "SCAN f")) for step in found)


def test_what_changed_is_found_by_its_revision(db):
    steps = steps_on(db, ["entries", "feeds"], changes.changes_since, 0)

    assert "SEARCH e USING INDEX entries_revision (revision>?)" in steps
    assert "SEARCH f USING INDEX feeds_revision (revision>?)" in steps
    assert not any(step.startswith("SCAN") for step in steps)


def test_marks_touch_the_marked_rows_only(db):
    tx = Transaction(db, NOW)
    new = [NewEntry(worked(uid), NOW, NOW, 0, read=False) for uid in ("a", "b")]
    entry_writes.insert_entries(tx, 1, new)

    def mark(_):
        for read in (True, False):
            assert marks.mark_read(tx, [1, 2], read=read) == [1, 2]
        marks.star(tx, [1, 2], starred=True)
        tags.tag(tx, [1, 2], "later", tagged=True)

    steps = steps_on(db, ["entries"], mark)

    assert len(steps) == 8
    assert set(steps) <= {
        "SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)",
        "SEARCH e USING INTEGER PRIMARY KEY (rowid=?)",
    }


def test_the_log_of_a_feed_is_found_by_the_feed(db):
    assert steps_on(db, ["polls"], poll_log.poll_log, 1, 100) == [
        "SEARCH polls USING INDEX polls_feed (feed_id=?)"
    ]
    assert steps_on(db, ["polls"], poll_log.health, [1, 2]) == [
        "SEARCH polls USING INDEX polls_feed (feed_id=?)"
    ]


def test_weeks_and_days_are_counted_in_indexes(db):
    assert steps_on(db, ["entries"], history.weeks, [1, 2], NOW) == [
        (
            "SEARCH entries USING COVERING INDEX entries_all_of_feed"
            " (feed_id=? AND sort_at>? AND sort_at<?)"
        )
    ]
    assert steps_on(db, ["entries"], history.articles_per_day, [NOW, NOW + 9]) == [
        "SEARCH entries USING COVERING INDEX entries_all (sort_at>? AND sort_at<?)"
    ]
    for step in steps_on(db, ["polls"], history.polls_per_day, [1, 2], [NOW, NOW + 9]):
        assert step.startswith("SEARCH polls")
        assert "INDEX polls_feed (feed_id=?)" in step


def test_what_was_delivered_long_ago_is_not_looked_at_for_what_is_due(db):
    found = plans(db, outbox.look, NOW) + plans(db, parcels.waiting, NOW)
    found += plans(db, outbox.next_of, 1, NOW)

    steps = [step for plan in found for step in plan if step.split()[1] in {"o", "outbox"}]
    assert steps
    assert all("USING INDEX outbox_" in step for step in steps)
