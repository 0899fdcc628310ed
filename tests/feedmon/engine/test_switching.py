"""Coming from another program: feeds, articles and marks, and then the first poll."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from feedmon.errors import ForeignDataError
from feedmon.events import FeedPolled
from feedmon.model import (
    EntryQuery,
    Held,
    OpmlDocument,
    OpmlFeed,
    Program,
    RuleActions,
    RuleSpec,
)
from tests import foreign
from tests.feedmon.clock import DAY, NOW
from tests.feedmon.hearing import listen
from tests.feeds import item, rss
from tests.foreign import Article, Feed

WEEK = 7 * DAY
MAKERS = {
    "rssguard 4.0": (Program.RSS_GUARD, lambda path, feeds: foreign.rss_guard(path, feeds, "4.0")),
    "rssguard 4.8": (Program.RSS_GUARD, lambda path, feeds: foreign.rss_guard(path, feeds, "4.8")),
    "rssguard 5": (Program.RSS_GUARD, foreign.rss_guard),
    "quiterss 13": (Program.QUITERSS, lambda path, feeds: foreign.quiterss(path, feeds, "13")),
    "quiterss 17": (Program.QUITERSS, foreign.quiterss),
    "liferea": (Program.LIFEREA, foreign.liferea),
}


def feeds_of(server):
    """A feed with articles in every state, one in the same folder, and one that a program makes."""
    return [
        Feed(
            "News",
            server.url("/feed"),
            ("World", "Daily"),
            [
                Article("read", "Read", NOW - 9 * DAY, read=True),
                Article("star", "Star", NOW - 8 * DAY, read=True, starred=True,
                        labels=("Later", "Work"), file="https://site.example/a.mp3",
                        body='<p>Kept<script>alert(1)</script><a href="/b">b</a></p>'),
                Article("gone", "Gone", NOW - 7 * DAY, deleted=True),
                Article("new", "New", NOW - 6 * DAY),
            ],
        ),
        Feed("Other", "https://other.example/feed", ("World",)),
        Feed("Made", "https://made.example/feed", program="command"),
        Feed("Changed", "https://changed.example/feed", program="filter"),
    ]  # fmt: skip


def serve(server, *more):
    """What the publisher has: all of it, one that the other program never had, and ``more``."""
    keys = {"read": 9, "star": 8, "gone": 7, "new": 6, "unseen": 6.5}
    items = [item(key, key.title(), at=int(NOW - days * DAY)) for key, days in keys.items()]
    server.put("/feed", rss("News", [*items, *more]), etag='"1"')


async def everything(engine):
    """All that a person could see, without ids."""
    folders = {folder.id: folder for folder in await engine.folders()}

    def path(folder_id):
        if folder_id is None:
            return ""
        folder = folders[folder_id]
        return f"{path(folder.parent_id)}/{folder.title}"

    feeds = {feed.id: feed for feed in await engine.feeds()}
    entries = [
        (await engine.entry(row.id), row) for row in await engine.entries(EntryQuery(), limit=500)
    ]
    return (
        sorted(path(one) for one in folders),
        sorted((path(one.folder_id), one.title, one.url) for one in feeds.values()),
        sorted(
            (feeds[row.feed_id].url, whole.uid, row.title, row.read, row.starred, whole.tags)
            for whole, row in entries
        ),
    )


@pytest.fixture
def one_database(tmp_path, server):
    def make(name="rssguard 5", feeds=None):
        folder = tmp_path / "theirs"
        folder.mkdir(exist_ok=True)
        _kind, maker = MAKERS[name]
        own = feeds_of(server) if feeds is None else feeds
        return maker(folder / "data.db", own)

    return make


async def take(engine, path, **more):
    holdings = await engine.look_into(str(path))
    return await engine.take_over(holdings, holdings.preview.document, **more)


@pytest.mark.parametrize("name", MAKERS)
async def test_everything_comes_over_and_the_first_poll_finds_nothing_twice(
    engine, server, one_database, name
):
    path = one_database(name)
    holdings = await engine.look_into(str(path))
    assert holdings.program is MAKERS[name][0]
    listed = holdings.preview.document
    assert listed.feeds[0].url == server.url("/feed")
    assert listed.feeds[0].folder == ("World", "Daily")
    assert holdings.held[0] == Held(3, 1, 1)
    reasons = {problem.subject: problem.reason for problem in listed.problems}
    if not name.startswith("quiterss"):  # which has no feeds that programs make
        assert len(listed.feeds) == 2
        assert reasons["Made"] == "command"
        assert reasons["Changed"] == "filter"

    told = listen(engine)
    taken = await engine.take_over(holdings, listed)
    assert (taken.added, taken.deleted, taken.ended) == (3, name != "liferea", "done")
    assert not [event for event in told if isinstance(event, FeedPolled)]
    star = await engine.entry((await engine.entries(EntryQuery(search="kept")))[0].id)
    assert "script" not in star.content_html
    assert "https://site.example/b" in star.content_html
    assert (star.summary.published_at, star.summary.author) == (NOW - 8 * DAY, "Ada")
    assert [file.url for file in star.enclosures] == ["https://site.example/a.mp3"]
    before = await everything(engine)
    assert not (await take(engine, path)).changed
    assert await everything(engine) == before

    serve(server, item("fresh", "Fresh", at=NOW - DAY))
    feed = next(feed for feed in await engine.feeds() if feed.url == server.url("/feed"))
    await engine.refresh([feed.id])

    rows = {row.title: row for row in await engine.entries(EntryQuery(feed_id=feed.id))}
    gone = {} if name == "liferea" else {"Gone"}
    assert rows.keys() == {"Read", "Star", "New", "Unseen", "Fresh", "Gone"} - set(gone)
    unread = {title for title, row in rows.items() if not row.read}
    assert unread == {"New", "Fresh"}  # what the other program could have had it had read, or not
    assert [title for title, row in rows.items() if row.starred] == ["Star"]
    star = await engine.entry(rows["Star"].id)
    assert "Some words" in star.content_html
    assert star.edits == 0
    assert star.tags == (() if name == "liferea" else ("Later", "Work"))


async def test_feeds_that_are_followed_stay_and_get_what_they_lack(engine, server, one_database):
    serve(server)
    await engine.follow(OpmlDocument((OpmlFeed(server.url("/feed"), "Mine"),)))
    await engine.refresh()
    (feed,) = await engine.feeds()
    before = await everything(engine)
    rows = {row.title: row.id for row in await engine.entries(EntryQuery())}
    feeds = feeds_of(server)
    feeds[0].articles.append(Article("old", "Old", NOW - 99 * DAY, starred=True))
    path = one_database(feeds=feeds)
    await engine.add_rule("All", RuleSpec(actions=RuleActions(notify=True)))

    taken = await take(engine, path)

    assert [one.url for one in taken.report.added] == ["https://other.example/feed"]
    assert taken.added == 1
    assert {row.title for row in await engine.entries(EntryQuery(feed_id=feed.id))} == {
        *rows,
        "Old",
    }
    now = {row.title: row for row in await engine.entries(EntryQuery(feed_id=feed.id))}
    assert now["Read"].read
    assert now["Star"].starred
    assert now["Gone"].read  # it stays, since it is here; but there it was done with
    ((why,), (imported,)) = [await engine.why(now[title].id) for title in ("New", "Old")]
    assert (why.reason, imported.reason) == ("first", "imported")
    assert not now["New"].read
    # One undo for all of it.
    await engine.take_back(taken)
    assert await everything(engine) == before


async def test_taking_back_and_taking_over_again_is_the_same(engine, one_database):
    before = await everything(engine)
    path = one_database()
    taken = await take(engine, path)
    after = await everything(engine)

    stood = await engine.take_back(taken)
    assert await everything(engine) == before
    await engine.put_back(stood)
    await engine.restore_feeds(feed.id for feed in taken.report.added)
    assert not (await take(engine, path)).added
    assert await everything(engine) == after


async def test_one_guid_for_several_articles_keeps_them_all(engine, one_database, monkeypatch):
    articles = [
        Article("same", f"Part {n}", NOW - n * DAY, link=f"https://site.example/{n}")
        for n in range(1, 6)
    ]
    path = one_database(feeds=[Feed("Parts", "https://parts.example/feed", articles=articles)])
    monkeypatch.setattr("feedmon.engine.holdings.ROWS", 2)  # in slices of their own

    await take(engine, path)
    assert not (await take(engine, path)).changed

    assert len(await engine.entries(EntryQuery())) == 5


async def test_an_article_without_a_guid_is_known_by_its_link(engine, server, one_database):
    link = "https://site.example/plain"
    feeds = [Feed("News", server.url("/feed"), articles=[
        Article("", "Plain", NOW - DAY, link=link, read=True)])]  # fmt: skip
    await take(engine, one_database(feeds=feeds))
    server.put("/feed", rss("News", [item("plain-id", "Plain", link=link, at=NOW - DAY)]))

    await engine.refresh()

    (row,) = await engine.entries(EntryQuery())
    assert row.read


async def test_stopped_in_the_middle_it_keeps_what_came_and_goes_on_the_next_time(
    engine, one_database, monkeypatch
):
    monkeypatch.setattr("feedmon.engine.holdings.ROWS", 1)
    path = one_database()
    asked = []

    def twice(done, total):
        asked.append((done, total))
        return len(asked) < 3

    taken = await take(engine, path, tell=twice)

    assert (taken.ended, taken.added) == ("stopped", 2)
    assert asked == [(0, 4), (1, 4), (2, 4)]
    assert all(feed.next_poll_at is not None for feed in await engine.feeds())
    rest = await take(engine, path)
    assert (rest.added, rest.known) == (1, 2)


async def test_only_what_was_chosen_comes(engine, server, one_database):
    holdings = await engine.look_into(str(one_database()))
    listed = holdings.preview.document
    chosen = replace(listed, feeds=listed.feeds[1:], folders=(("World",),))

    taken = await engine.take_over(holdings, chosen)

    assert taken.added == 0
    assert [feed.url for feed in await engine.feeds()] == ["https://other.example/feed"]


async def test_new_feeds_are_not_asked_before_their_articles_are_there(
    engine, server, clock, one_database, monkeypatch
):
    serve(server)
    handed_out = []
    storing = engine._store.take

    async def poll_then_take(*slices):
        handed_out.append(await engine.poll_due())
        return await storing(*slices)

    monkeypatch.setattr(engine._store, "take", poll_then_take)
    taken = await take(engine, one_database())

    assert handed_out
    assert not any(handed_out)
    assert server.requests == []
    assert {feed.next_poll_at - clock.now < 3600 for feed in taken.report.added} == {False}
    assert all(feed.next_poll_at - clock.now < 3600 for feed in await engine.feeds())


async def test_the_tree_of_liferea_is_read_without_its_list(engine, tmp_path, server):
    path = foreign.liferea(tmp_path / "liferea.db", feeds_of(server), feed_list=False)

    holdings = await engine.look_into(str(path))

    listed = holdings.preview.document
    assert [(feed.title, feed.folder) for feed in listed.feeds] == [
        ("News", ("World", "Daily")),
        ("Other", ("World",)),
    ]
    assert ("Drawer", "no-feed") in [(one.subject, one.reason) for one in listed.problems]


async def test_looking_leaves_nothing_behind_and_sees_what_a_running_program_wrote(
    engine, one_database
):
    path = one_database("liferea")  # it keeps a log
    beside = {each.name for each in path.parent.iterdir()}
    assert (await engine.look_into(str(path))).held[0].articles == 3
    await take(engine, path)
    assert {each.name for each in path.parent.iterdir()} == beside

    with closing(sqlite3.connect(path, isolation_level=None)) as running:
        running.execute("UPDATE items SET marked = 1")
        assert (await engine.look_into(str(path))).held[0].starred == 3
        running.execute("BEGIN IMMEDIATE")  # it writes, and we read on
        assert (await engine.look_into(str(path))).held[0].starred == 3


def broken(path, how):
    if how == "unknown":
        with closing(sqlite3.connect(path)) as db:
            db.execute("CREATE TABLE something (else_ TEXT)")
    elif how == "no database":
        path.write_bytes(b"MZ" + bytes(4000))
    elif how == "version":
        foreign.rss_guard(path, [])
        with closing(sqlite3.connect(path)) as db:
            db.execute("ALTER TABLE Feeds RENAME COLUMN source TO url")
    elif how == "damaged":
        foreign.rss_guard(path, [Feed("A", "https://a.example/", articles=[
            Article(str(n), "T", NOW, body="x" * 9000) for n in range(50)])])  # fmt: skip
        data = bytearray(path.read_bytes())
        for at in range(4096, len(data), 4096):
            data[at : at + 64] = os.urandom(64)
        path.write_bytes(data)
    elif how == "a view":
        foreign.rss_guard(path, [])
        with closing(sqlite3.connect(path)) as db:
            db.execute("DROP TABLE Messages")
            db.execute("CREATE VIEW Messages AS SELECT 1 AS id")


@pytest.mark.parametrize(
    ("how", "detail"),
    [
        ("unknown", "unknown"),
        ("no database", "unknown"),
        ("a view", "unknown"),
        ("version", "version"),
        ("damaged", "damaged"),
        ("missing", "unreadable"),
    ],
)
async def test_what_can_not_be_read_is_named_and_left_alone(engine, tmp_path, how, detail):
    path = tmp_path / "theirs.db"
    broken(path, how)
    before = path.read_bytes() if path.exists() else None

    with pytest.raises(ForeignDataError) as caught:
        await engine.look_into(str(path))

    assert caught.value.detail == detail
    assert (path.read_bytes() if path.exists() else None) == before


async def test_a_database_that_its_program_holds_is_busy(engine, tmp_path, monkeypatch):
    monkeypatch.setattr("feedmon.store.foreign.opening.BUSY_S", 0.0)
    path = foreign.quiterss(tmp_path / "feeds.db", [])
    with closing(sqlite3.connect(path, isolation_level=None)) as theirs:
        theirs.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ForeignDataError) as caught:
            await engine.look_into(str(path))
    assert caught.value.detail == "busy"
