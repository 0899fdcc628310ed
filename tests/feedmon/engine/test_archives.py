"""Older articles from the archives of a feed (RFC 5005), one document at a time."""

from __future__ import annotations

import asyncio

import pytest

from feedmon import errors, events
from feedmon.model import (
    Condition,
    ConditionGroup,
    EntryQuery,
    OlderLoaded,
    RuleActions,
    RuleField,
    RuleMatch,
    RuleSpec,
)
from tests.feedmon.clock import DAY, HOUR
from tests.feedmon.hearing import of_kind
from tests.feeds import item, rss
from tests.httpserver import HttpServer, Reply


@pytest.fixture
def slept():
    return []


@pytest.fixture
async def engine(start, slept):
    async def sleep(seconds):
        slept.append(seconds)
        await asyncio.sleep(0)

    return await start(sleep=sleep)


def linked(items, older=None, rel="prev-archive"):
    """A document that names the next older one."""
    link = f'<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="{rel}" href="{older}"/>'
    document = rss("Planet", items)
    return document if older is None else document.replace(b"<item>", link.encode() + b"<item>", 1)


class Library:
    """A feed of five articles with archives of five each: the numbers fall into the past."""

    def __init__(self, server, clock, documents=4, rel="prev-archive"):
        self.server, self.start, self.rel = server, int(clock.now), rel
        self.url = server.put("/feed", linked(self.items(0), "/archive/1", rel))
        for number in range(1, documents + 1):
            older = f"/archive/{number + 1}" if number < documents else None
            server.put(f"/archive/{number}", linked(self.items(number), older, rel), etag='"a"')

    def items(self, document):
        numbers = range(document * 5, document * 5 + 5)
        return [item(f"n{n}", at=self.start - 60 - n * DAY) for n in numbers]

    def asked(self):
        return [each.path for each in self.server.requests if each.path != "/feed"]


@pytest.fixture
def library(server, clock):
    return Library(server, clock)


async def titles(engine, feed, **query):
    entries = await engine.entries(EntryQuery(feed_id=feed.id, **query), limit=1000)
    return [each.title for each in entries]


@pytest.mark.rule("F-17")
@pytest.mark.parametrize("rel", ["prev-archive", "next"])
async def test_archives_are_followed_one_by_one_two_seconds_apart_to_their_end(
    engine, server, clock, slept, rel
):
    library = Library(server, clock, rel=rel)
    feed = await engine.subscribe(library.url)
    assert feed.next_archive == server.url("/archive/1")
    slept.clear()

    loaded = await engine.load_older(feed.id)

    assert loaded == OlderLoaded(feed.id, documents=4, new=20, ended="end")
    assert library.asked() == [f"/archive/{n}" for n in (1, 2, 3, 4)]
    assert slept.count(2.0) == 3
    assert await titles(engine, feed) == [f"Article n{n}" for n in range(25)]
    assert (await engine.feed(feed.id)).next_archive is None
    assert (await engine.load_older(feed.id)).documents == 0
    assert len(library.asked()) == 4


@pytest.mark.rule("F-17", "I-9")
async def test_what_is_older_than_the_subscription_comes_read_and_nobody_is_notified(
    engine, library, told
):
    feed = await engine.subscribe(library.url)
    assert feed.unread == 5
    told.clear()

    await engine.load_older(feed.id)

    feed = await engine.feed(feed.id)
    assert (feed.total, feed.unread) == (25, 5)
    arrived = of_kind(told, events.OlderArrived)
    assert [len(event.new) for event in arrived] == [5, 5, 5, 5]
    assert [event.loaded.new for event in arrived] == [5, 10, 15, 20]
    assert not of_kind(told, events.FeedPolled)
    (ended,) = of_kind(told, events.OlderEnded)
    assert ended.loaded.ended == "end"


@pytest.mark.rule("F-17", "F-3")
async def test_archives_touch_neither_validators_nor_log_nor_the_next_poll(engine, server, library):
    server.put("/feed", linked(library.items(0), "/archive/1"), etag='"feed"')
    feed = await engine.subscribe(library.url)
    polls = await engine.poll_log(feed.id)

    await engine.load_older(feed.id)

    after = await engine.feed(feed.id)
    assert (after.etag, after.next_poll_at) == ('"feed"', feed.next_poll_at)
    assert (after.last_success_at, after.body_sha256) == (feed.last_success_at, feed.body_sha256)
    assert await engine.poll_log(feed.id) == polls
    archives = [each for each in server.requests if each.path != "/feed"]
    assert not any("if-none-match" in each.headers for each in archives)


@pytest.mark.rule("F-17")
async def test_an_archive_that_leads_back_to_itself_ends_there(engine, server, library):
    server.put("/archive/2", linked(library.items(2), "/archive/1"))
    feed = await engine.subscribe(library.url)

    loaded = await engine.load_older(feed.id)

    assert (loaded.documents, loaded.ended) == (2, "seen")
    assert library.asked() == ["/archive/1", "/archive/2"]


@pytest.mark.rule("F-17")
async def test_no_more_than_fifty_documents_at_once_and_on_from_there_another_time(
    engine, server, clock
):
    library = Library(server, clock, documents=60)
    feed = await engine.subscribe(library.url)

    loaded = await engine.load_older(feed.id)
    assert (loaded.documents, loaded.new, loaded.ended) == (50, 250, "enough")
    again = await engine.load_older(feed.id)

    assert (again.documents, again.new, again.ended) == (10, 50, "end")
    assert library.asked() == [f"/archive/{n}" for n in range(1, 61)]


@pytest.mark.rule("F-17")
async def test_documents_without_anything_new_do_not_hide_those_behind_them(
    engine, server, library, clock
):
    feed = await engine.subscribe(library.url)
    await engine.load_older(feed.id)
    (older, oldest) = library.items(3), library.items(4)
    other = server.put("/other", linked([*older[:2]], "/other/1"))
    server.put("/other/1", linked(older, "/other/2"))
    server.put("/other/2", linked(older, "/other/3"))
    server.put("/other/3", linked([*oldest, item("beyond", at=library.start - 90 * DAY)]))
    await engine.set_feed(feed.id, url=other)
    clock.now += HOUR
    await engine.refresh([feed.id])

    loaded = await engine.load_older(feed.id)

    assert (loaded.documents, loaded.new) == (3, 1)


@pytest.mark.rule("F-17")
async def test_cancelling_ends_it_and_it_goes_on_from_there(engine, server, library, told):
    feed = await engine.subscribe(library.url)
    server.hang("/archive/2")
    loading = asyncio.create_task(engine.load_older(feed.id))
    await server.arrived("/archive/2")

    loading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await loading

    assert (await engine.feed(feed.id)).total == 10
    assert of_kind(told, events.OlderEnded)
    server.put("/archive/2", linked(library.items(2), "/archive/3"))
    assert (await engine.load_older(feed.id)).new == 15
    assert library.asked().count("/archive/1") == 1


@pytest.mark.rule("F-17")
async def test_an_archive_that_fails_is_said_and_what_came_before_stays(engine, server, library):
    feed = await engine.subscribe(library.url)
    server.put("/archive/3", Reply(status=500))

    with pytest.raises(errors.HttpStatus):
        await engine.load_older(feed.id)

    after = await engine.feed(feed.id)
    assert (after.total, after.state, after.error) == (15, feed.state, None)
    server.put("/archive/3", b"<!doctype html><title>Sorry</title>")
    with pytest.raises(errors.NotAFeed):
        await engine.load_older(feed.id)
    server.put("/archive/3", linked(library.items(3)))
    assert (await engine.load_older(feed.id)).new == 5


@pytest.mark.rule("F-17")
async def test_it_runs_once_at_a_time(engine, server, library):
    feed = await engine.subscribe(library.url)
    server.hang("/archive/1")
    loading = asyncio.create_task(engine.load_older(feed.id))
    await server.arrived("/archive/1")

    assert (await engine.load_older(feed.id)).ended == "busy"

    loading.cancel()
    await asyncio.wait([loading])
    assert len(library.asked()) == 1


@pytest.mark.rule("F-17")
async def test_what_the_feed_itself_says_of_an_article_goes_before_its_archive(
    engine, server, library
):
    feed = await engine.subscribe(library.url)
    older = [item("n0", "As it was once", at=library.start - 60), *library.items(1)]
    server.put("/archive/1", linked(older))

    loaded = await engine.load_older(feed.id)

    assert loaded.new == 5
    assert "As it was once" not in await titles(engine, feed)


@pytest.mark.rule("F-17")
async def test_articles_without_dates_stand_below_what_was_the_oldest(engine, server, library):
    feed = await engine.subscribe(library.url)
    server.put("/archive/1", linked([item("x", at=None), item("y", at=None)], "/archive/2"))
    server.put("/archive/2", linked([item("z", at=None)]))

    await engine.load_older(feed.id)

    listed = await titles(engine, feed)
    assert listed[5:] == ["Article x", "Article y", "Article z"]
    assert (await engine.feed(feed.id)).unread == 5


@pytest.mark.rule("F-17", "I-10")
async def test_no_more_is_loaded_than_is_kept_and_nothing_deleted_comes_back(
    engine, server, library
):
    feed = await engine.subscribe(library.url)
    await engine.set_feed(feed.id, keep_newest=12)

    loaded = await engine.load_older(feed.id)
    assert (loaded.documents, loaded.new, loaded.ended) == (2, 10, "kept")
    await engine.tidy()
    await engine.set_feed(feed.id, keep_newest=0)
    await engine.load_older(feed.id)

    assert await titles(engine, feed) == [
        f"Article n{n}" for n in range(25) if n not in (12, 13, 14)
    ]


@pytest.mark.rule("F-17", "X-4")
async def test_only_addresses_of_the_web_are_archives(engine, server):
    for address in ("file:///etc/passwd", "javascript:alert(1)", "ftp://host/older"):
        url = server.put("/feed", linked([item("a")], address))
        feed = await engine.subscribe(url)
        assert feed.next_archive is None
        assert (await engine.load_older(feed.id)).documents == 0
        await engine.unsubscribe([feed.id])


@pytest.mark.rule("F-17", "X-4")
async def test_an_archive_on_another_private_host_is_not_asked(engine, server):
    async with HttpServer("127.0.0.2") as other:
        url = server.put("/feed", linked([item("a")], other.put("/older", rss("P", [item("b")]))))
        feed = await engine.subscribe(url)

        with pytest.raises(errors.AddressRefused):
            await engine.load_older(feed.id)

        assert other.requests == []


# --- what was missed ------------------------------------------------------------------------


@pytest.mark.rule("F-17")
async def test_what_was_missed_is_looked_for_first_arrives_unread_and_ends_where_it_is_known(
    engine, server, clock
):
    library = Library(server, clock, documents=20)
    feed = await engine.subscribe(library.url)
    clock.now += 30 * DAY

    def since(document):
        """Five articles from after the subscription, and their archives before the old ones."""
        numbers = range(document * 5, document * 5 + 5)
        return [item(f"new{n}", at=int(clock.now) - 60 - n * DAY) for n in numbers]

    server.put("/feed", linked(since(0), "/since/1"))
    server.put("/since/1", linked(since(1), "/since/2"))
    server.put("/since/2", linked([*since(2), *library.items(0)], "/archive/0"))
    server.put("/archive/0", linked(library.items(0), "/archive/00"))
    server.put("/archive/00", linked(library.items(0), "/archive/1"))
    await engine.refresh([feed.id])
    feed = await engine.feed(feed.id)
    assert feed.missed > 0
    unread = feed.unread

    loaded = await engine.load_older(feed.id)

    feed = await engine.feed(feed.id)
    assert (loaded.documents, loaded.new, loaded.ended) == (4, 10, "known")
    assert (feed.missed, feed.warnings, feed.unread) == (0, (), unread + 10)
    assert feed.next_archive == server.url("/archive/1")


@pytest.mark.rule("F-17")
async def test_less_is_missing_after_a_walk_that_broke_off(engine, server, clock):
    old = item("old", at=int(clock.now))
    feed = await engine.subscribe(server.put("/feed", linked([old], "/")))
    clock.now += 30 * DAY
    news = [item(f"new{n}", at=int(clock.now) - 60 - n * DAY) for n in range(20)]
    server.put("/feed", linked(news[:5], "/since"))
    server.put("/since", linked(news[5:15], "/broken"))
    server.put("/broken", Reply(status=500))
    await engine.refresh([feed.id])
    await engine.set_feeds([feed.id], missed=15)

    with pytest.raises(errors.HttpStatus):
        await engine.load_older(feed.id)

    feed = await engine.feed(feed.id)
    assert (feed.missed, feed.unread) == (5, 16)
    server.put("/broken", linked(news[15:], "/feed"))
    await engine.load_older(feed.id)
    feed = await engine.feed(feed.id)
    assert (feed.missed, feed.warnings) == (0, ())


@pytest.mark.rule("F-17")
async def test_an_earlier_walk_is_gone_on_with_when_nothing_is_missed_any_more(
    engine, server, clock, library
):
    feed = await engine.subscribe(library.url)
    server.put("/archive/3", Reply(status=500))
    with pytest.raises(errors.HttpStatus):
        await engine.load_older(feed.id)
    clock.now += 30 * DAY
    news = [item(f"new{n}", at=int(clock.now) - 60 - n * DAY) for n in range(5)]
    server.put("/feed", linked(news, "/since"))
    server.put("/since", linked([item("between", at=library.start + DAY)], "/archive/1"))
    server.put("/archive/3", linked(library.items(3)))
    await engine.refresh([feed.id])

    loaded = await engine.load_older(feed.id)

    assert (loaded.new, loaded.ended) == (1, "known")
    feed = await engine.feed(feed.id)
    assert feed.next_archive == server.url("/archive/3")


async def test_rules_hold_for_archives_and_tell_of_what_was_missed(engine, server, clock, told):
    old = [item(f"old{n}", title=f"Ad or rust {n}", at=int(clock.now) - n * DAY) for n in (1, 2)]
    url = server.put("/feed", linked(old[:1], "/archive/1"))
    feed = await engine.subscribe(url)
    clock.now += 30 * DAY
    await engine.add_rule("Rust", matching("rust", notify=True))
    await engine.add_rule("No ads", matching("ad", hide=True))
    at = int(clock.now)
    server.put("/feed", linked([item("n1", at=at - 60)], "/archive/0"))
    missed = [item("n2", title="Rust 2", at=at - DAY), item("n3", title="Ad", at=at - DAY)]
    server.put("/archive/0", linked([*missed, old[0]], "/archive/1"))
    server.put("/archive/1", linked(old[1:]))
    await engine.refresh([feed.id])

    while (await engine.load_older(feed.id)).ended != "end":
        pass

    # Those from before the feed was followed are no news to anybody.
    alerts = [alert for event in of_kind(told, events.AlertsRaised) for alert in event.alerts]
    assert [alert.title for alert in alerts] == ["Rust 2"]
    assert await titles(engine, feed, search="is:alert ") == ["Rust 2"]
    hidden = await titles(engine, feed, search="is:hidden ")
    assert sorted(hidden) == ["Ad", "Ad or rust 2"]
    for search, reason in (('"Ad or rust 1"', "older"), ('"Ad or rust 2" is:hidden ', "archive")):
        (old,) = await engine.entries(EntryQuery(search=search))
        why, _ = await engine.why(old.id)
        assert (why.judged.holds, why.reason) == (True, reason)
    arrived = [entry.title for event in of_kind(told, events.OlderArrived) for entry in event.new]
    assert arrived == ["Rust 2"]


def matching(word, **actions):
    condition = Condition(RuleField.TITLE, RuleMatch.ANY, word)
    return RuleSpec(ConditionGroup((condition,)), RuleActions(**actions))
