"""What an article is known by, on the wire: no publisher's carelessness makes old news new."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from html import escape
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedmon import events, open_engine
from feedmon.model import EntryQuery, Identity
from feedmon.settings import Settings
from tests.feedmon.clock import DAY, HOUR, Clock
from tests.feedmon.hearing import of_kind
from tests.httpserver import HttpServer

SITE = "https://site.example"


def item(guid, title, link, *, body="Some words.", date="Thu, 07 May 2026 08:53:20 GMT"):
    """One RSS item, with or without each of its parts."""
    parts = {
        'guid isPermaLink="false"': guid,
        "title": title,
        "link": link,
        "pubDate": date,
        "description": f"<p>{body}</p>",
    }
    return "".join(
        f"<{tag}>{escape(text)}</{tag.split()[0]}>"
        for tag, text in parts.items()
        if text is not None
    )


def document(*items):
    inside = "".join(f"<item>{each}</item>" for each in items)
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Site</title>'
        f"<link>{SITE}/</link>{inside}</channel></rss>"
    ).encode()


@pytest.fixture
def publish(engine, server, clock):
    """``await publish(item, …)``: the feed says this now, and is asked an hour later."""

    async def later(*items, path="/feed"):
        url = server.put(path, document(*items))
        clock.now += HOUR
        feeds = [feed for feed in await engine.feeds() if feed.url == url]
        if not feeds:
            return await engine.subscribe(url)
        await engine.refresh([feeds[0].id])
        feed = await engine.feed(feeds[0].id)
        assert feed.error is None
        return feed

    return later


async def listed(engine, **query):
    return await engine.entries(EntryQuery(**query), limit=1_000)


async def marks(engine):
    return {each.id: (each.read, each.starred) for each in await listed(engine)}


# --- I-3: ids that mean nothing ---------------------------------------------------------------


@pytest.mark.rule("I-3")
@pytest.mark.parametrize(
    ("guids", "identity"),
    [
        ([str(n) for n in range(20)], Identity.GUID),
        ([None, *(str(n) for n in range(19))], Identity.GUID),  # 5 %, and not more
        ([None, " ", *(str(n) for n in range(18))], Identity.LINK_TITLE),
        (["a", "a", *(str(n) for n in range(18))], Identity.GUID),
        (["a", "a", "a", *(str(n) for n in range(17))], Identity.LINK_TITLE),
    ],
)
async def test_a_feed_with_too_many_blank_or_repeated_ids_is_known_by_links_and_titles(
    publish, engine, guids, identity
):
    items = [item(guid, f"Title {n}", f"{SITE}/{n}") for n, guid in enumerate(guids)]

    feed = await publish(*items)

    assert (feed.identity, feed.total) == (identity, 20)
    again = await publish(*reversed(items))
    assert (again.identity, again.total) == (identity, 20)


@pytest.mark.rule("I-3")
async def test_a_feed_that_gives_new_ids_with_every_document_keeps_what_was_done(
    publish, engine, told
):
    def edition(number):
        return [item(f"{number}-{n}", f"Title {n}", f"{SITE}/{n}") for n in range(10)]

    feed = await publish(*edition(0))
    ids = [each.id for each in await listed(engine)]
    await engine.mark_read(ids[:7])
    await engine.star(ids[2:4])
    before = await marks(engine)
    told.clear()

    for number in range(1, 6):
        feed = await publish(*edition(number))
        assert await marks(engine) == before
        assert not any(event.new for event in of_kind(told, events.FeedPolled))

    assert feed.identity is Identity.LINK_TITLE
    assert [event.feed.id for event in of_kind(told, events.IdentityChanged)] == [feed.id]
    with closing(sqlite3.connect(engine.directory / "feedmon.db")) as db:
        # The ids of the day it was found out, link and title: no more with every document.
        assert db.execute("SELECT count(*) FROM entry_aliases").fetchone() == (20,)


@pytest.mark.rule("I-3")
async def test_nobody_is_told_of_the_ids_of_a_new_subscription(publish, told):
    feed = await publish(*(item(None, f"Title {n}", f"{SITE}/{n}") for n in range(5)))

    assert feed.identity is Identity.LINK_TITLE
    assert of_kind(told, events.IdentityChanged) == []


@pytest.mark.rule("I-3")
@pytest.mark.parametrize(
    ("new", "known", "identity"),
    [
        (8, 10, Identity.GUID),  # of ten ids 80 % are new, and not more
        (9, 10, Identity.LINK_TITLE),
        (9, 8, Identity.LINK_TITLE),
        (9, 7, Identity.GUID),
    ],
)
async def test_ids_are_doubted_when_most_are_new_and_most_links_and_titles_known(
    publish, new, known, identity
):
    await publish(*(item(f"a{n}", f"Title {n}", f"{SITE}/{n}") for n in range(10)))

    feed = await publish(
        *(
            item(
                f"{'b' if n < new else 'a'}{n}",
                f"Title {n}" if n >= 10 - known else f"Another {n}",
                f"{SITE}/{n}",
            )
            for n in range(10)
        )
    )

    assert feed.identity is identity


@pytest.mark.rule("I-3")
async def test_the_person_can_trust_the_ids_again_and_is_not_overruled(publish, engine, told):
    def edition(number):
        return [item(f"{number}-{n}", f"Title {n}", f"{SITE}/{n}") for n in range(4)]

    await publish(*edition(0))
    feed = await publish(*edition(1))
    assert feed.identity is Identity.LINK_TITLE

    before = await engine.set_feeds([feed.id], identity=Identity.GUID)
    feed = await publish(*edition(1), item("1-new", "New", f"{SITE}/new"))
    assert (feed.identity, feed.total) == (Identity.GUID, 5)
    told.clear()
    feed = await publish(*edition(2))  # another id is another article now, whatever its link
    assert (feed.identity, feed.total) == (Identity.GUID, 9)
    assert of_kind(told, events.IdentityChanged) == []

    await engine.edit_feeds(before)
    feed = await engine.feed(feed.id)
    assert feed.identity is Identity.LINK_TITLE
    assert (await publish(*edition(3))).total == 9


def issue(week, *, body="News of week {}.", count=4):
    """The same headings each week, with other words below them, and an id of their own."""
    return [
        item(f"{week}-{n}", f"Column {n}", f"{SITE}/column/{n}", body=body.format(week))
        for n in range(count)
    ]


async def bodies(engine, feed_id):
    """The words of each article by its id, as they are shown."""
    entries = await listed(engine, feed_id=feed_id)
    return {each.id: (await engine.entry(each.id)).content_html for each in entries}


@pytest.mark.rule("I-3")
async def test_what_was_joined_is_parted_again_with_what_was_done(publish, engine, clock, told):
    feed = await publish(*issue(1))
    first = [each.id for each in await listed(engine)]
    await engine.mark_read(first)
    await engine.star([first[0]])
    await engine.tag([first[1]], "keep")
    await publish(*issue(2))
    clock.now += 60
    await engine.star([first[2]])  # what is seen is the second issue
    feed = await publish(*issue(3))
    assert (feed.identity, feed.total, feed.unread) == (Identity.LINK_TITLE, 4, 0)
    told.clear()

    await engine.set_feeds([feed.id], identity=Identity.GUID)

    said = await bodies(engine, feed.id)
    feed = await engine.feed(feed.id)
    assert sorted(said.values()) == sorted(f"<p>News of week {w}.</p>" for w in (1, 2, 3) * 4)
    assert (feed.total, feed.unread) == (12, 8)  # nobody has read the later ones
    seen = {each.id: each for each in await listed(engine)}
    assert all(seen[entry_id].read for entry_id in first)
    assert all(said[entry_id] == "<p>News of week 1.</p>" for entry_id in first)
    assert seen[first[0]].starred
    starred = {(said[each.id], each.title) for each in seen.values() if each.starred}
    assert starred == {
        ("<p>News of week 1.</p>", seen[first[0]].title),
        ("<p>News of week 2.</p>", seen[first[2]].title),
    }
    tagged = [each.title for each in await listed(engine, search="tag:keep")]
    assert tagged == [seen[first[1]].title] * 3
    assert all(each.edits == 0 for each in [await engine.entry(i) for i in seen])
    (delta,) = [event.delta for event in of_kind(told, events.StoreChanged)]
    assert {each.id for each in delta.entries} >= seen.keys() - set(first)

    feed = await publish(*issue(3))  # they are known by their ids
    assert feed.total == 12
    feed = await publish(*issue(4))
    assert (feed.identity, feed.total, feed.unread) == (Identity.GUID, 16, 12)


@pytest.mark.rule("I-3")
async def test_what_was_parted_is_one_again_when_that_is_taken_back(publish, engine, clock):
    await publish(*issue(1))
    first = {each.id for each in await listed(engine)}
    feed = await publish(*issue(2))
    before = await engine.set_feeds([feed.id], identity=Identity.GUID)
    later = [each.id for each in await listed(engine) if each.id not in first]
    assert len(later) == 4
    await engine.star([later[0]])

    await engine.edit_feeds(before)

    seen = await listed(engine)
    assert {each.id for each in seen} == first
    assert [each.starred for each in seen].count(True) == 1  # nothing that was done is lost
    assert set((await bodies(engine, feed.id)).values()) == {"<p>News of week 2.</p>"}
    assert (await engine.entry(seen[0].id)).edits == 1
    assert len(await engine.versions(seen[0].id)) == 2
    feed = await publish(*issue(3))
    assert (feed.identity, feed.total) == (Identity.LINK_TITLE, 4)


@pytest.mark.rule("I-3")
async def test_an_edit_under_the_same_id_is_not_parted(publish, engine):
    def page(words):
        return [item(None, f"Title {n}", f"{SITE}/{n}", body=words) for n in range(3)]

    await publish(*page("One."))
    feed = await publish(*page("Two."))
    assert feed.identity is Identity.LINK_TITLE

    await engine.set_feeds([feed.id], identity=Identity.GUID)

    feed = await engine.feed(feed.id)
    assert feed.total == 3
    assert {each.edits for each in [await engine.entry(e.id) for e in await listed(engine)]} == {1}


@pytest.mark.rule("I-3")
async def test_an_edited_title_is_no_new_article_where_ids_mean_nothing(publish, engine):
    def page(last):
        titles = ["One", "Two", last]
        return [item(None, title, f"{SITE}/{n}") for n, title in enumerate(titles)]

    await publish(*page("Three"))
    await engine.mark_read([each.id for each in await listed(engine)])

    for title in ("Three, corrected", "Three", "Three again"):
        feed = await publish(*page(title))
        assert (feed.identity, feed.total, feed.unread) == (Identity.LINK_TITLE, 3, 0)


@pytest.mark.rule("I-2", "I-3")
async def test_articles_with_one_id_and_one_link_are_all_shown(publish, engine):
    items = [item("same", title, f"{SITE}/all") for title in ("One", "Two", "Three")]

    feed = await publish(*items)
    assert (feed.identity, feed.total) == (Identity.LINK_TITLE, 3)
    assert (await publish(*reversed(items))).total == 3
    assert (await publish(items[1])).total == 3
    assert (await publish(item("same", "Four", f"{SITE}/all"), *items)).total == 4


@pytest.mark.rule("I-10")
async def test_deleted_articles_stay_away_when_their_ids_change(publish, engine):
    def edition(number):
        return [item(f"{number}-{n}", f"Title {n}", f"{SITE}/{n}") for n in range(30)]

    feed = await publish(*edition(0))
    await engine.set_feed(feed.id, keep_newest=10)
    await engine.tidy()

    for number in range(1, 4):
        feed = await publish(*edition(number))
        assert (feed.total, feed.unread) == (10, 10)


# --- I-4: the same article under another id ---------------------------------------------------


@pytest.mark.rule("I-4")
async def test_a_blog_that_moves_to_https_and_changes_all_its_ids_has_nothing_new(
    publish, engine, told
):
    before = [
        item(f"http://site.example/?p={n}", f"Post {n}", f"http://www.site.example/post-{n}/")
        for n in range(50)
    ]
    after = [
        item(f"{SITE}/post-{n}/", f"Post {n}", f"{SITE}/post-{n}?utm_source=rss#more")
        for n in range(50)
    ]
    await publish(*before)
    ids = [each.id for each in await listed(engine)]
    await engine.mark_read(ids)
    await engine.star(ids[:5])
    kept = await marks(engine)
    told.clear()

    feed = await publish(*after)

    assert (feed.total, feed.unread) == (50, 0)
    assert await marks(engine) == kept
    assert not any(event.new for event in of_kind(told, events.FeedPolled))
    assert (await publish(*before)).total == 50


@pytest.mark.rule("I-4")
async def test_an_article_under_another_id_is_known_by_its_link_and_keeps_its_marks(
    publish, engine
):
    items = [item(str(n), f"Title {n}", f"{SITE}/{n}") for n in range(10)]
    await publish(*items)
    await engine.mark_read([each.id for each in await listed(engine)])
    kept = await marks(engine)

    again = item("another", "Another title", "http://www.site.example/3/?fbclid=x")
    feed = await publish(*items[:3], again, *items[4:])

    assert (feed.identity, feed.total, feed.unread) == (Identity.GUID, 10, 0)
    assert await marks(engine) == kept
    feed = await publish(item("another", "Third title", f"{SITE}/elsewhere"), *items[4:])
    assert (feed.total, feed.unread) == (10, 0)  # by its new id


@pytest.mark.rule("I-4")
async def test_only_the_last_five_hundred_articles_are_looked_through(publish, engine):
    def dated(n, guid):
        day = f"{1 + n // 50:02}"
        return item(guid, f"T{n}", f"{SITE}/{n}", date=f"{day} May 2026 10:{n % 50:02}:00 GMT")

    old, recent = 2, 5  # of 503, the newest last
    await publish(*(dated(n, f"a{n}") for n in range(503)))

    feed = await publish(
        dated(old, "b"), dated(recent, "c"), *(dated(n, f"a{n}") for n in range(9, 99))
    )

    assert feed.total == 504
    assert {each.title for each in (await listed(engine))[-10:]} >= {f"T{old}"}


@pytest.mark.rule("I-4")
@pytest.mark.parametrize("link_is_home", [True, False])
@pytest.mark.parametrize("shown", [1, 4])
@pytest.mark.parametrize(
    "title", ["Comic", None], ids=["equal titles and one link", "one link for all"]
)
async def test_articles_that_share_a_link_are_never_taken_for_one(
    publish, engine, title, shown, link_is_home
):
    link = f"{SITE}/" if link_is_home else f"{SITE}/listen"

    def episode(n):
        date = f"{1 + n:02} May 2026 10:00:00 GMT"
        return item(f"episode-{n}", title or f"Episode {n}", link, body=f"About {n}.", date=date)

    for newest in range(shown, 9):
        feed = await publish(*(episode(n) for n in range(newest, newest - shown, -1)))

    assert feed.total == 8
    assert feed.identity is Identity.GUID


@pytest.mark.rule("I-4")
async def test_articles_with_equal_titles_are_never_taken_for_one(publish, engine):
    def thread(n):
        return item(f"t{n}", "Open thread", f"{SITE}/{n}", body="Talk here.")

    for newest in range(4, 12):
        feed = await publish(*(thread(n) for n in range(newest, newest - 4, -1)))

    assert (feed.total, feed.unread) == (11, 11)


@pytest.mark.rule("I-4")
async def test_two_articles_of_a_document_with_one_link_are_two(publish, engine):
    others = [item(str(n), f"Title {n}", f"{SITE}/{n}") for n in range(10)]
    await publish(item("a", "Morning", f"{SITE}/live"), *others)

    feed = await publish(
        item("b", "Noon", f"{SITE}/live"), item("c", "Evening", f"{SITE}/live"), *others
    )

    assert feed.total == 13


# --- I-5: edits -------------------------------------------------------------------------------


@pytest.mark.rule("I-5")
async def test_an_edit_is_shown_with_what_stood_there_before(publish, engine, clock, told):
    others = [item(str(n), f"Title {n}", f"{SITE}/{n}") for n in range(5)]
    first = item("a", "Flood", f"{SITE}/a", body="Two people are missing.")
    await publish(first, *others)
    (entry,) = [each for each in await listed(engine) if each.title == "Flood"]
    await engine.mark_read([entry.id])
    assert (await engine.entry(entry.id)).edits == 0
    began = entry.received_at

    told.clear()
    feed = await publish(
        item("a", "Flood in the north", f"{SITE}/a", body="Three people are missing."), *others
    )

    (polled,) = of_kind(told, events.FeedPolled)
    assert (polled.new, [each.id for each in polled.updated]) == ((), [entry.id])
    now = await engine.entry(entry.id)
    assert (now.edits, now.summary.edited_at, now.summary.read) == (1, round(clock.now), True)
    assert "Three people" in now.content_html
    assert feed.unread == 5
    current, earlier = await engine.versions(entry.id)
    assert (current.title, current.since, current.until) == (
        "Flood in the north",
        now.summary.edited_at,
        None,
    )
    assert (earlier.title, earlier.since, earlier.until) == (
        "Flood",
        began,
        now.summary.edited_at,
    )
    found = await engine.difference(entry.id, earlier.id)
    assert [(words.text, str(words.change)) for words in found.passages[0].words] == [
        ("Two ", "removed"),
        ("Three ", "added"),
        ("people are missing.", "same"),
    ]
    assert await engine.difference(entry.id, 999) is None


@pytest.mark.rule("I-5")
async def test_no_more_than_ten_versions_are_kept_and_edits_without_an_end_are_no_news(
    publish, engine, clock
):
    def page(n):
        return item("a", "Live", f"{SITE}/a", body=f"It is {n} o'clock."), item(
            "b", "B", f"{SITE}/b"
        )

    await publish(*page(0))
    (entry,) = [each for each in await listed(engine) if each.title == "Live"]
    for n in range(1, 31):
        await publish(*page(n))
        if n == 24:
            last_noted = round(clock.now)

    versions = await engine.versions(entry.id)
    now = await engine.entry(entry.id)

    assert "It is 30" in now.content_html  # the text is always the last one
    assert (now.edits, now.summary.edited_at) == (24, last_noted)
    assert len(versions) == 11
    assert versions[1].until == last_noted
    assert versions[-1].since is None  # older ones were not kept


@pytest.mark.rule("I-5")
async def test_a_changed_date_alone_tells_nobody_anything(publish, engine, told):
    await publish(item("a", "A", f"{SITE}/a"), item("b", "B", f"{SITE}/b"))
    await engine.mark_read([each.id for each in await listed(engine)])
    before = await listed(engine)
    told.clear()

    later = "Fri, 08 May 2026 08:53:20 GMT"
    await publish(item("a", "A", f"{SITE}/a", date=later), item("b", "B", f"{SITE}/b"))

    (polled,) = of_kind(told, events.FeedPolled)
    assert (polled.new, polled.updated) == ((), ())
    assert await listed(engine) == before


@pytest.mark.rule("I-5")
async def test_edited_articles_are_unread_again_if_the_person_wants_that(publish, engine):
    def page(word):
        return item("a", "A", f"{SITE}/a", body=word), item("b", "B", f"{SITE}/b")

    await publish(*page("one"))
    await engine.mark_read([each.id for each in await listed(engine)])
    assert (await publish(*page("two"))).unread == 0

    await engine.change_settings(edits_unread=True)
    assert (await publish(*page("three"))).unread == 1


# --- I-6: another address ---------------------------------------------------------------------


@pytest.mark.rule("I-6")
async def test_another_address_with_the_same_ids_brings_nothing_twice(
    publish, engine, server, clock
):
    items = [item(str(n), f"Title {n}", f"{SITE}/{n}") for n in range(10)]
    feed = await publish(*items)
    await engine.mark_read([each.id for each in await listed(engine)][:6])
    kept = await marks(engine)

    moved = server.put("/new/feed", document(*items))
    await engine.set_feed(feed.id, url=moved)
    clock.now += HOUR
    summary = await engine.refresh([feed.id])

    assert (summary.fetched, summary.new) == (1, 0)
    assert await marks(engine) == kept
    assert (await engine.feed(feed.id)).url == moved


# --- I-7: across feeds ------------------------------------------------------------------------


@pytest.mark.rule("I-7")
async def test_an_article_says_in_which_other_feeds_it_is(publish, engine):
    shared = f"{SITE}/shared"
    a = await publish(item("1", "Shared", shared), item("2", "Own", f"{SITE}/own"), path="/a")
    b = await publish(item("x", "Shared!", f"{shared}?utm_source=b#top"), path="/b")
    c = await publish(item("1", "Unrelated", f"{SITE}/c"), path="/c")
    await engine.set_feed(b.id, custom_title="Feed B")

    (here,) = [each for each in await listed(engine, feed_id=a.id) if each.title == "Shared"]
    (there,) = await listed(engine, feed_id=b.id)
    (other,) = await listed(engine, feed_id=c.id)

    found = (await engine.entry(here.id)).elsewhere
    assert [(one.entry_id, one.feed_id, one.feed_title) for one in found] == [
        (there.id, b.id, "Feed B")
    ]
    assert (await engine.entry(other.id)).elsewhere == ()  # equal ids mean nothing across feeds
    await engine.unsubscribe([b.id])
    assert (await engine.entry(here.id)).elsewhere == ()


@pytest.mark.rule("I-7")
async def test_a_link_that_a_feed_gives_to_all_its_articles_says_nothing_about_others(
    publish, engine
):
    home = f"{SITE}/"
    await publish(*(item(str(n), f"Title {n}", home) for n in range(3)), path="/a")
    b = await publish(item("x", "One", home), path="/b")
    await engine.change_settings(read_together=True)
    (one,) = await listed(engine, feed_id=b.id)

    assert (await engine.entry(one.id)).elsewhere == ()
    assert await engine.mark_read([one.id]) == (one.id,)


@pytest.mark.rule("I-7")
@pytest.mark.parametrize("together", [False, True])
async def test_reading_an_article_reads_it_in_all_feeds_if_the_person_wants_that(
    publish, engine, together
):
    a = await publish(item("1", "Shared", f"{SITE}/s"), item("2", "Own", f"{SITE}/o"), path="/a")
    b = await publish(item("x", "Shared", f"{SITE}/s"), path="/b")
    await engine.change_settings(read_together=together, stories_once=False)
    (here,) = [each for each in await listed(engine, feed_id=a.id) if each.title == "Shared"]
    (there,) = await listed(engine, feed_id=b.id)

    changed = await engine.mark_read([here.id])

    assert set(changed) == ({here.id, there.id} if together else {here.id})
    assert (await engine.feed(b.id)).unread == (0 if together else 1)
    await engine.mark_read(changed, read=False)  # as an undo does
    assert ((await engine.feed(a.id)).unread, (await engine.feed(b.id)).unread) == (2, 1)
    await engine.mark_all_read(EntryQuery(feed_id=a.id))
    assert (await engine.feed(b.id)).unread == (0 if together else 1)


# --- I-10, I-11: what goes, and what does not -------------------------------------------------


@pytest.mark.rule("I-10")
async def test_seven_hundred_articles_of_which_a_hundred_are_kept_never_come_back(
    publish, engine, clock
):
    items = [item(str(n), f"Title {n}", f"{SITE}/{n}") for n in range(705)]
    feed = await publish(*items)
    await engine.set_feed(feed.id, keep_newest=100)
    await engine.tidy()
    unread = (await engine.feed(feed.id)).unread
    assert unread == 100

    for day in range(10):
        clock.now += DAY
        # Each day another document of the same articles, or it would not be looked at again.
        feed = await publish(*items[day:], *items[:day])
        assert feed.unread <= unread
        unread = feed.unread
        await engine.tidy()

    await engine.unsubscribe([feed.id])
    clock.now += 2 * DAY
    await engine.tidy()
    assert (await publish(*items)).unread == 705


@pytest.mark.rule("I-10")
async def test_a_server_that_lists_nothing_for_a_while_brings_no_deleted_article_back(
    publish, engine, server, clock
):
    items = [item(str(n), f"Title {n}", f"{SITE}/{n}") for n in range(20)]
    feed = await publish(*items)
    await engine.set_feed(feed.id, keep_newest=5)
    await engine.tidy()

    for day in range(40):
        clock.now += DAY
        server.put("/feed", document() + f"<!-- {day} -->".encode())
        await engine.refresh([feed.id])

    assert (await publish(*items)).total == 5


@pytest.mark.rule("I-11")
async def test_a_feed_that_lists_nothing_loses_nothing(publish, engine):
    await publish(item("a", "A", f"{SITE}/a"), item("b", "B", f"{SITE}/b"))
    kept = await listed(engine)

    feed = await publish()

    assert feed.total == 2
    assert await listed(engine) == kept


# --- any history ------------------------------------------------------------------------------


@st.composite
def _histories(draw):
    """Documents of articles that change an id, a link, a title or a text, but never all at once."""
    names = list("abcdefgh")
    state = {name: {"guid": name, "link": name, "title": name, "body": "x"} for name in names}
    history = []
    for step in range(draw(st.integers(2, 6))):
        listed_now = draw(st.lists(st.sampled_from(names), unique=True, max_size=8))
        for name in draw(st.lists(st.sampled_from(names), unique=True, max_size=2)):
            part = draw(st.sampled_from(["guid", "link", "title", "body"]))
            if name in listed_now:
                state[name] = state[name] | {part: f"{name}{step}"}
        history.append([(name, dict(state[name])) for name in listed_now])
    return history, draw(st.lists(st.integers(0, 3), min_size=len(history), max_size=len(history)))


@pytest.mark.rule("I-2", "I-4", "I-5", "I-12", "S-4")
@given(drawn=_histories(), chance=st.randoms(use_true_random=False))
@settings(max_examples=10)
async def test_no_history_of_a_feed_loses_doubles_or_forgets(tmp_path_factory, drawn, chance):
    history, deeds = drawn
    clock = Clock()
    async with HttpServer() as server:
        base = Settings(workers=1)
        engine = await open_engine(
            tmp_path_factory.mktemp("history"), clock=clock, random=Random(1), settings=base
        )
        try:
            await _live(engine, server, clock, zip(history, deeds, strict=True), chance)
        finally:
            await engine.close()


async def _live(engine, server, clock, steps, chance):
    seen, wanted = set(), {}
    feed = None
    for articles, deed in steps:
        items = [
            item(part["guid"], part["title"], f"{SITE}/{part['link']}", body=part["body"])
            for _, part in articles
        ]
        for order in (items, chance.sample(items, len(items))):
            url = server.put("/feed", document(*order))
            clock.now += HOUR
            before = await marks(engine)
            if feed is None:
                feed = await engine.subscribe(url)
            else:
                await engine.refresh([feed.id])
            after = await marks(engine)
            assert before.items() <= after.items()
        seen |= {name for name, _ in articles}
        ids = [each.id for each in await listed(engine)]
        assert len(ids) == len(seen)
        chosen = ids[deed::3]
        await (engine.star(chosen) if deed % 2 else engine.mark_read(chosen))
        wanted = await marks(engine)
    assert await marks(engine) == wanted
