"""Watches over a real server: previewed, added, polled, told, failed, changed."""

from __future__ import annotations

import sqlite3
from decimal import Decimal

import pytest

from feedmon.errors import (
    AlreadySubscribed,
    BadWatch,
    FetchError,
    NoSuchFeed,
    NotThePage,
    PartMissing,
)
from feedmon.events import FeedPolled
from feedmon.model import (
    EntryQuery,
    FeedKind,
    FeedState,
    WatchMode,
    WatchPart,
    WatchSpec,
    WatchWhen,
)
from tests.feedmon.clock import DAY, HOUR
from tests.feedmon.watch.kinds import HTML, JSON, KINDS, css, dressed, jobs, page, shop
from tests.httpserver import Reply

RSS = "<rss version='2.0'><channel><title>F</title><item><title>A</title></item></channel></rss>"
PRICE = css(".price", WatchMode.NUMBER)


@pytest.fixture
def put(server):
    """``put(text)`` lets the page say so from now on; gives its address."""

    def change(text, path="/page", content_type=HTML, **reply):
        return server.put(path, text.encode(), content_type=content_type, **reply)

    return change


async def titles(engine, feed):
    return [row.title for row in await engine.entries(EntryQuery(feed_id=feed.id))]


async def test_a_page_is_asked_for_once_however_often_it_is_looked_at(engine, server, put):
    url = put(shop())

    (best, *_) = await engine.suggest_watch(url)
    shown = [await engine.preview_watch(url, css(each)) for each in (".p", ".pr", ".price")]
    feed = await engine.add_watch(url, PRICE, title="The laptop")

    assert len(server.requests) == 1
    assert best.spec == css("p.price", WatchMode.NUMBER)
    assert [bool(each.problems) for each in shown] == [True, True, False]
    assert (feed.kind, feed.title, feed.site_url) == (FeedKind.WATCH, "The laptop", url)
    assert (feed.state, feed.total) == (FeedState.OK, 0)
    assert [each.text for each in await engine.watch_versions(feed.id)] == ["1.299,00 \u20ac"]


async def test_a_change_becomes_one_article_and_a_version(engine, put, poll, told):
    feed = await engine.add_watch(put(shop()), PRICE)
    put(dressed(shop(), 1))
    feed = await poll(feed, after=DAY)
    assert feed.total == 0
    put(shop("1.199,00 \u20ac"))
    feed = await poll(feed, after=DAY)
    feed = await poll(feed, after=DAY)

    (row,) = await engine.entries(EntryQuery(feed_id=feed.id))
    entry = await engine.entry(row.id)
    assert (row.title, row.read) == ("Laptop 14: 1.299,00 \u20ac \u2192 1.199,00 \u20ac", False)
    assert entry.content_html == ("<p><del>1.299,00 \u20ac</del> <ins>1.199,00 \u20ac</ins></p>")
    texts = [each.text for each in await engine.watch_versions(feed.id)]
    assert texts == ["1.199,00 \u20ac", "1.299,00 \u20ac"]
    assert [len(event.new) for event in told if isinstance(event, FeedPolled)] == [0, 0, 1, 0]


@pytest.mark.long
async def test_many_changes_of_one_page_are_as_many_articles(engine, put, poll):
    words = ("wet", "dry", "wet", "dry", "cold")
    text = "<h1>Pool</h1><p>The pool is {} today, as far as anybody here knows.</p>"
    feed = await engine.add_watch(put(page("Pool", text.format("closed"))), WatchSpec())
    for word in words:
        put(page("Pool", text.format(word)))
        feed = await poll(feed, after=HOUR)

    assert (feed.total, feed.unread, feed.missed) == (5, 5, 0)
    assert len(await engine.watch_versions(feed.id)) == 6


async def test_each_new_item_of_a_list_is_an_article_and_the_first_are_read(engine, put, poll):
    kind = KINDS["jobs"]
    feed = await engine.add_watch(put(kind.before), kind.spec)
    assert (feed.total, feed.unread) == (2, 0)
    put(dressed(kind.after, 4))
    feed = await poll(feed, after=DAY)
    put(jobs(("99-pilot", "Pilot", "Rome")))
    feed = await poll(feed, after=DAY)

    unread = await engine.entries(EntryQuery(feed_id=feed.id, unread=True))
    assert [row.title for row in unread] == ["Pilot", "Gardener", "Driver"]
    assert unread[0].link.endswith("/jobs/99-pilot")
    assert (feed.total, feed.missed) == (5, 0)
    assert not [row for row in unread if row.edited_at]


async def test_items_of_one_title_are_told_each_once_however_many_are_left(engine, put, poll):
    def concerts(*days):
        rows = "".join(f"<li class=c><h3>Concert</h3><p>{day} May</p></li>" for day in days)
        return page("Dates", f"<ul>{rows}</ul>")

    feed = await engine.add_watch(put(concerts(3, 9)), css("li.c", WatchMode.LIST))
    totals = [feed.total]
    for days in ((3, 9, 12), (9, 12), (12,), (12, 20)):
        put(concerts(*days))
        feed = await poll(feed, after=DAY)
        totals.append(feed.total)

    assert totals == [2, 3, 3, 3, 4]


async def test_walls_and_missing_parts_are_failures_and_no_change(engine, put, poll):
    feed = await engine.add_watch(put(shop(), etag='"1"'), PRICE)
    put(page("Just a moment...", "<p>Checking your browser.</p>"))
    feed = await poll(feed, after=DAY)
    assert (feed.state, feed.error, feed.error_detail) == ("failing", "not-the-page", "robot")
    put(page("Laptop 14", "<h1>Laptop 14</h1><p>The price is on another page now.</p>"))
    feed = await poll(feed, after=DAY)
    assert (feed.error, feed.error_detail, feed.failures) == ("part-missing", "nothing", 2)
    put(shop(), etag='"1"')
    feed = await poll(feed, after=DAY)

    assert (feed.state, feed.error, feed.total) == (FeedState.OK, None, 0)
    assert feed.last_status == 304
    assert len(await engine.watch_versions(feed.id)) == 1


async def test_what_is_killed_while_it_is_stored_is_told_once(engine, put, poll, monkeypatch):
    feed = await engine.add_watch(put(shop()), PRICE)
    put(shop("9 \u20ac"))

    def killed(*_args):
        raise sqlite3.OperationalError("killed")

    with monkeypatch.context() as patched:
        patched.setattr("feedmon.store.watches.keep", killed)
        await poll(feed, after=DAY)
    assert await titles(engine, feed) == []
    assert len(await engine.watch_versions(feed.id)) == 1
    await poll(feed, after=DAY)

    assert await titles(engine, feed) == ["Laptop 14: 1.299,00 \u20ac \u2192 9 \u20ac"]


async def test_a_watch_is_previewed_as_its_polls_ask(engine, server, put):
    async def guarded(received):
        known = received.headers.get("Authorization") is not None
        return Reply(shop().encode(), content_type=HTML) if known else Reply(b"", status=401)

    url = server.put("/inside", guarded)
    feed = await engine.add_watch(url.replace("//", "//ann:secret@"), PRICE)
    shown = await engine.preview_watch(feed.site_url, css(".stock"), of=feed.id)

    assert shown.text == "Ausverkauft"
    with pytest.raises(FetchError):
        await engine.preview_watch(feed.site_url, css(".stock"))


async def test_a_watch_that_looks_elsewhere_begins_anew(engine, put, poll):
    url = put(shop())
    feed = await engine.add_watch(url, PRICE)
    feed = await engine.edit_watch(feed.id, css(".stock"))
    assert feed.next_poll_at is not None
    feed = await poll(feed, after=HOUR)
    assert (feed.total, feed.error) == (0, None)
    assert [each.text for each in await engine.watch_versions(feed.id)] == ["Ausverkauft"]
    put(shop(stock="Da"))
    feed = await poll(feed, after=HOUR)

    assert await titles(engine, feed) == ["Laptop 14: Ausverkauft \u2192 Da"]
    assert await engine.watch_spec(feed.id) == css(".stock")
    with pytest.raises(BadWatch):
        await engine.edit_watch(feed.id, WatchSpec(when=WatchWhen.BELOW))
    await engine.unsubscribe([feed.id])
    with pytest.raises(NoSuchFeed):
        await engine.edit_watch(feed.id, PRICE)


@pytest.mark.long
async def test_a_watch_of_another_page_begins_anew(engine, put, poll):
    feed = await engine.add_watch(put(shop()), PRICE)
    feed = await engine.set_feed(feed.id, url=put(shop("5 \u20ac"), "/other") + "#watch")
    feed = await poll(feed, after=DAY)

    assert (feed.total, feed.error) == (0, None)


async def test_a_watch_may_be_given_the_address_of_a_feed_or_of_another_watch(engine, server, put):
    url, other = put(shop()), server.put("/feed.xml", RSS.encode(), content_type="text/xml")
    followed = await engine.subscribe(other)
    watch = await engine.add_watch(url, PRICE)
    again = await engine.add_watch(url, css(".stock"))
    edited = []
    for typed in (other, url):
        address = await engine.read_address(again.id, typed)
        edited.append((await engine.set_feed(again.id, url=address)).url)

    assert (await engine.feed(followed.id)).url == other
    assert edited == [f"{other}#watch", f"{url}#watch-2"]
    assert (await engine.feed(again.id)).site_url == url
    assert (await engine.set_feed(watch.id, url=url)).url == f"{url}#watch"


@pytest.mark.long
async def test_several_watches_share_a_page_and_a_feed_may_be_there_too(engine, put):
    url = put(shop())
    one = await engine.add_watch(url, PRICE)
    other = await engine.add_watch(url, css(".stock"))
    with pytest.raises(AlreadySubscribed) as caught:
        await engine.add_watch(url, PRICE)

    assert caught.value.feed_id == one.id
    assert [one.url, other.url] == [f"{url}#watch", f"{url}#watch-2"]
    assert set(await engine.watch_specs()) == {one.id, other.id}


@pytest.mark.long
async def test_a_page_that_can_not_be_watched_is_not_added(engine, put):
    url = put(page("Page not found", "<p>Nothing here.</p>"), "/404")

    with pytest.raises(NotThePage):
        await engine.add_watch(url, WatchSpec())
    with pytest.raises(PartMissing):
        await engine.add_watch(put(shop()), css(".gone"))
    assert await engine.feeds() == []


@pytest.mark.long
async def test_a_server_is_asked_for_what_is_watched(engine, server, poll):
    async def answer(received):
        if "json" in received.headers["Accept"]:
            return Reply(b'{"price": 7}', content_type=JSON)
        return Reply(shop().encode(), content_type=HTML)

    url = server.put("/api", answer)
    await engine.preview_watch(url, PRICE)
    spec = WatchSpec(WatchPart.JSON, "$.price", when=WatchWhen.ABOVE, limit=Decimal(8))
    feed = await engine.add_watch(url, spec)
    feed = await poll(feed, after=DAY)

    assert feed.error is None
    assert len(server.requests) == 3


@pytest.mark.long
async def test_a_watch_that_moved_for_good_goes_on_at_its_new_address(engine, server, put, poll):
    feed = await engine.add_watch(put(shop()), PRICE)
    put(shop("8 \u20ac"), "/new")
    server.redirect("/page", "/new")
    feed = await poll(feed, after=DAY)
    feed = await poll(feed, after=DAY)

    assert feed.url == server.url("/new#watch")
    assert await titles(engine, feed) == ["Laptop 14: 1.299,00 \u20ac \u2192 8 \u20ac"]
