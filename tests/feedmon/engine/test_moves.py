"""Feeds that move, for good or for now, seen on the wire by an engine with a clock of its own."""

from __future__ import annotations

import pytest

from feedmon import events
from feedmon.model import EntryQuery, FeedState
from tests.feedmon.clock import DAY, HOUR
from tests.feedmon.hearing import listen, of_kind
from tests.feedmon.internet import NAMES
from tests.feeds import item, rss
from tests.httpserver import HttpServer, Reply

ITEMS = [item("a"), item("b"), item("c")]


@pytest.fixture
async def elsewhere():
    """Another server, on a port of its own."""
    async with HttpServer() as running:
        yield running


async def uids(engine, feed):
    entries = await engine.entries(EntryQuery(feed_id=feed.id), limit=100)
    return [(each.id, each.title, each.read, each.starred) for each in entries]


def sent(request):
    return request.headers.get("if-none-match"), request.headers.get("if-modified-since")


# --- followed for good ----------------------------------------------------------------------


@pytest.mark.rule("F-11", "FRB-130..137")
@pytest.mark.parametrize("status", [301, 308])
async def test_a_lasting_move_is_followed_at_once_and_believed_after_six_hours(
    engine, server, elsewhere, poll, status
):
    told = listen(engine)
    url = server.put("/feed", rss("Planet", ITEMS))
    feed = await engine.subscribe(url)
    target = elsewhere.put("/new", rss("Planet", [item("d"), *ITEMS]), etag='"t"')
    server.redirect("/feed", target, status)

    feed = await poll(feed, after=HOUR)
    assert (feed.url, feed.total, feed.moved_to) == (url, 4, target)
    feed = await poll(feed, after=6 * HOUR - 60)
    assert (feed.url, feed.moved_to) == (url, target)

    feed = await poll(feed, after=120)

    assert (feed.url, feed.moved_to, feed.moved_since) == (target, None, None)
    (moved,) = of_kind(told, events.FeedMoved)
    assert (moved.feed.url, moved.old_url) == (target, url)
    (old,) = (await engine.feed_details(feed.id)).addresses
    assert (old.url, old.reason) == (url, "moved")
    asked = len(server.requests)
    await poll(feed, after=HOUR)
    assert len(server.requests) == asked


@pytest.mark.rule("F-11")
async def test_a_chain_of_lasting_redirects_leads_to_its_end(engine, server, elsewhere, poll):
    url = server.put("/feed", rss("Planet", ITEMS))
    feed = await engine.subscribe(url)
    target = elsewhere.put("/new", rss("Planet", ITEMS))
    server.redirect("/between", target, 308)
    server.redirect("/feed", "/between", 301)

    await poll(feed, after=HOUR)
    feed = await poll(feed, after=7 * HOUR)

    assert feed.url == target


@pytest.mark.rule("F-11", "FRB-130..137")
@pytest.mark.parametrize("statuses", [(302,), (303,), (307,), (301, 302), (307, 308)])
async def test_one_passing_redirect_in_the_chain_and_the_address_stays(
    engine, server, elsewhere, poll, statuses
):
    url = server.put("/feed", rss("Planet", ITEMS))
    feed = await engine.subscribe(url)
    target = elsewhere.put("/new", rss("Planet", ITEMS))
    for number, status in enumerate(statuses):
        last = number == len(statuses) - 1
        path = "/feed" if number == 0 else f"/hop{number}"
        server.redirect(path, target if last else f"/hop{number + 1}", status)

    for _ in range(4):
        feed = await poll(feed, after=7 * HOUR)
        assert (feed.url, feed.moved_to, feed.error) == (url, None, None)


@pytest.mark.rule("F-11")
@pytest.mark.parametrize(
    "path", ["/login?back=feed", "/user/register.xml", "/landingpage/feed", "/Hotspot/feed"]
)
async def test_what_looks_like_a_portal_is_no_address_of_a_feed(
    engine, server, elsewhere, poll, path
):
    url = server.put("/feed", rss("Planet", ITEMS))
    feed = await engine.subscribe(url)
    server.redirect("/feed", elsewhere.put(path, rss("Planet", ITEMS)), 301)

    for _ in range(3):
        feed = await poll(feed, after=7 * HOUR)

    assert (feed.url, feed.moved_to, feed.error) == (url, None, None)


@pytest.mark.rule("F-11")
async def test_a_word_of_portals_that_was_in_the_address_before_says_nothing(
    engine, server, elsewhere, poll
):
    url = server.put("/the-register/feed", rss("Planet", ITEMS))
    feed = await engine.subscribe(url)
    target = elsewhere.put("/the-register/new", rss("Planet", ITEMS))
    server.redirect("/the-register/feed", target, 301)

    await poll(feed, after=7 * HOUR)
    feed = await poll(feed, after=7 * HOUR)

    assert feed.url == target


@pytest.mark.rule("F-11")
async def test_a_move_to_what_is_no_feed_is_none(engine, server, elsewhere, poll):
    url = server.put("/feed", rss("Planet", ITEMS))
    feed = await engine.subscribe(url)
    page = elsewhere.put("/pay", b"<!doctype html><title>Pay here</title>")
    server.redirect("/feed", page, 301)

    for _ in range(3):
        feed = await poll(feed, after=30 * HOUR)

    assert (feed.url, feed.moved_to, feed.error) == (url, None, "not-a-feed")


@pytest.mark.rule("F-11")
async def test_a_move_that_is_taken_back_begins_anew(engine, server, elsewhere, poll):
    url = server.put("/feed", rss("Planet", ITEMS))
    feed = await engine.subscribe(url)
    target = elsewhere.put("/new", rss("Planet", ITEMS))
    server.redirect("/feed", target, 301)
    await poll(feed, after=HOUR)
    server.put("/feed", rss("Planet", [item("d"), *ITEMS]))
    feed = await poll(feed, after=7 * HOUR)
    assert (feed.url, feed.moved_to) == (url, None)

    server.redirect("/feed", target, 301)
    feed = await poll(feed, after=7 * HOUR)

    assert (feed.url, feed.moved_to) == (url, target)


@pytest.mark.rule("F-11")
async def test_two_different_targets_are_not_one_seen_twice(engine, server, elsewhere, poll):
    url = server.put("/feed", rss("Planet", ITEMS))
    feed = await engine.subscribe(url)
    first = elsewhere.put("/new?session=1", rss("Planet", ITEMS))
    second = elsewhere.put("/new?session=2", rss("Planet", ITEMS))

    for target in (first, second, first, second):
        server.redirect("/feed", target, 301)
        feed = await poll(feed, after=7 * HOUR)
        assert (feed.url, feed.moved_to) == (url, target)


@pytest.mark.rule("F-11")
async def test_a_clock_that_was_wrong_hastens_no_move(engine, server, elsewhere, clock, poll):
    url = server.put("/feed", rss("Planet", ITEMS))
    feed = await engine.subscribe(url)
    target = elsewhere.put("/new", rss("Planet", ITEMS))
    server.redirect("/feed", target, 301)
    await poll(feed, after=100 * DAY)

    feed = await poll(feed, after=-90 * DAY)
    assert (feed.url, feed.moved_since) == (url, clock.now)
    feed = await poll(feed, after=7 * HOUR)

    assert feed.url == target


# --- validators -----------------------------------------------------------------------------


@pytest.mark.rule("F-3", "F-11")
async def test_a_304_confirms_a_move_whose_document_was_seen_and_its_validators_stay(
    engine, server, elsewhere, poll
):
    url = server.put("/feed", rss("Planet", ITEMS), etag='"old"')
    feed = await engine.subscribe(url)
    target = elsewhere.put("/new", rss("Planet", [item("d"), *ITEMS]), etag='"new"')
    server.redirect("/feed", target, 301)

    await poll(feed, after=HOUR)
    feed = await poll(feed, after=7 * HOUR)
    assert (feed.url, feed.last_status) == (target, 304)
    feed = await poll(feed, after=HOUR)

    assert feed.last_status == 304
    assert [sent(each)[0] for each in elsewhere.requests] == ['"old"', '"new"', '"new"']
    assert [sent(each)[0] for each in server.requests] == [None, '"old"', '"new"']


@pytest.mark.rule("F-11")
async def test_a_304_begins_no_move_since_nobody_saw_what_is_there(engine, server, elsewhere, poll):
    url = server.put("/feed", rss("Planet", ITEMS), etag='"1"')
    feed = await engine.subscribe(url)
    target = elsewhere.put("/new", rss("Planet", ITEMS), etag='"1"')  # by chance, or the same
    server.redirect("/feed", target, 301)

    for _ in range(3):
        feed = await poll(feed, after=7 * HOUR)
        assert (feed.url, feed.moved_to, feed.last_status) == (url, None, 304)

    elsewhere.put("/new", rss("Planet", [item("d"), *ITEMS]), etag='"2"')
    await poll(feed, after=7 * HOUR)
    feed = await poll(feed, after=7 * HOUR)
    assert feed.url == target


@pytest.mark.rule("F-11", "F-16")
async def test_the_same_bytes_elsewhere_are_the_same_feed(engine, server, elsewhere, poll):
    feed = await engine.subscribe(server.put("/feed", rss("Planet", ITEMS)))
    target = elsewhere.put("/new", rss("Planet", ITEMS))
    server.redirect("/feed", target, 301)

    await poll(feed, after=HOUR)
    feed = await poll(feed, after=7 * HOUR)

    assert feed.url == target


# --- what stays -----------------------------------------------------------------------------


@pytest.mark.rule("I-6")
async def test_a_feed_that_moves_keeps_its_id_its_articles_and_what_was_done_to_them(
    engine, server, elsewhere, poll
):
    feed = await engine.subscribe(server.put("/feed", rss("Planet", ITEMS)))
    before = await uids(engine, feed)
    await engine.star([before[0][0]])
    await engine.mark_read([before[1][0]])
    before = await uids(engine, feed)
    server.redirect("/feed", elsewhere.put("/new", rss("Planet", ITEMS)), 301)

    for _ in range(3):
        moved = await poll(feed, after=7 * HOUR)

    assert (moved.id, moved.url) == (feed.id, elsewhere.url("/new"))
    assert await uids(engine, feed) == before


@pytest.mark.rule("I-6", "F-3")
async def test_an_address_that_the_person_gives_keeps_them_too_and_is_asked_anew_once(
    engine, server, elsewhere, poll
):
    feed = await engine.subscribe(server.put("/feed", rss("Planet", ITEMS), etag='"old"'))
    before = await uids(engine, feed)
    url = elsewhere.put("/new", rss("Planet", ITEMS), etag='"new"')

    await engine.set_feed(feed.id, url=url)
    for _ in range(3):
        feed = await poll(feed, after=7 * HOUR)

    assert await uids(engine, feed) == before
    assert [sent(each)[0] for each in elsewhere.requests] == [None, '"new"', '"new"']


# --- taken back, and told -------------------------------------------------------------------


@pytest.mark.rule("F-11")
async def test_what_the_person_takes_back_is_not_done_again(engine, server, elsewhere, poll, told):
    url = server.put("/feed", rss("Planet", ITEMS))
    feed = await engine.subscribe(url)
    target = elsewhere.put("/new", rss("Planet", ITEMS))
    server.redirect("/feed", target, 301)
    await poll(feed, after=HOUR)
    feed = await poll(feed, after=7 * HOUR)
    assert feed.url == target

    await engine.set_feed(feed.id, url=url)
    told.clear()
    for _ in range(4):
        feed = await poll(feed, after=7 * HOUR)

    assert (feed.url, feed.error, feed.total) == (url, None, 3)
    assert not of_kind(told, events.FeedMoved)
    addresses = (await engine.feed_details(feed.id)).addresses
    assert [(each.url, each.reason) for each in addresses] == [(target, "edited"), (url, "moved")]


@pytest.mark.rule("F-11", "FRB-130..137")
async def test_a_move_to_where_another_feed_is_offers_to_merge_them_and_keeps_both_until_then(
    engine, server, elsewhere, poll
):
    target = elsewhere.put("/new", rss("Planet", [item("d"), *ITEMS]))
    other = await engine.subscribe(target)
    url = server.put("/feed", rss("Planet", ITEMS))
    feed = await engine.subscribe(url)
    (mine, *_), (_, theirs, *_) = await uids(engine, feed), await uids(engine, other)
    await engine.star([mine[0]])
    await engine.mark_read([theirs[0]])
    server.redirect("/feed", target, 301)

    feed = await poll(feed, after=HOUR)
    assert (feed.twin_id, feed.warnings) == (None, ())
    feed = await poll(feed, after=7 * HOUR)

    assert (feed.url, feed.twin_id, feed.warnings) == (url, other.id, ("twin",))
    merged = await engine.merge_feeds(other.id, feed.id)
    kept = await engine.feed(other.id)
    assert (kept.url, kept.total) == (target, 4)
    states = {title: (read, starred) for _, title, read, starred in await uids(engine, kept)}
    assert states[mine[1]][1]
    assert states[theirs[1]][0]
    await engine.part_feeds(merged)
    assert (await engine.feed(feed.id)).twin_id == other.id


@pytest.mark.rule("F-11")
async def test_the_offer_goes_with_the_other_feed_and_the_move_is_made_then(
    engine, server, elsewhere, poll
):
    target = elsewhere.put("/new", rss("Planet", ITEMS))
    other = await engine.subscribe(target)
    feed = await engine.subscribe(server.put("/feed", rss("Planet", ITEMS)))
    server.redirect("/feed", target, 301)
    await poll(feed, after=HOUR)
    assert (await poll(feed, after=7 * HOUR)).twin_id == other.id

    await engine.unsubscribe([other.id])
    assert (await engine.feed(feed.id)).twin_id is None
    feed = await poll(feed, after=HOUR)

    assert feed.url == target


@pytest.mark.rule("FRB-130..137")
async def test_a_passing_redirect_that_lasts_is_told_as_long_as_it_is_there(
    engine, server, elsewhere, poll
):
    feed = await engine.subscribe(server.put("/feed", rss("Planet", ITEMS)))
    for day in range(30):
        target = elsewhere.put(f"/at?day={day}", rss("Planet", ITEMS))
        server.redirect("/feed", target, 302)
        feed = await poll(feed, after=DAY)
        assert feed.warnings == ()
    feed = await poll(feed, after=DAY)
    assert (feed.warnings, feed.redirected_to) == (("redirected",), target)

    server.put("/feed", rss("Planet", ITEMS))
    feed = await poll(feed, after=DAY)

    assert (feed.warnings, feed.redirected_to) == ((), None)


# --- what a move allows ---------------------------------------------------------------------


@pytest.mark.rule("F-11", "X-4")
async def test_a_public_server_does_not_pass_on_what_the_person_allowed_for_another_host(
    start, clock, public
):
    engine = await start(**NAMES)
    old, new = (f"http://{name}.example:{public.port}" for name in ("old", "new"))
    public.put("/feed", rss("Planet", ITEMS))
    feed = await engine.subscribe(f"{old}/feed")
    assert feed.private_allowed
    public.put("/new", rss("Planet", ITEMS))
    public.redirect("/feed", f"{new}/new", 301)
    for _ in range(2):
        clock.now += 7 * HOUR
        await engine.refresh([feed.id])
    feed = await engine.feed(feed.id)

    assert (feed.url, feed.private_allowed) == (f"{new}/new", False)


@pytest.mark.rule("F-11", "X-3")
async def test_a_move_to_an_address_with_a_login_in_it_is_none(engine, server, elsewhere, poll):
    url = server.put("/feed", rss("Planet", ITEMS))
    feed = await engine.subscribe(url)
    elsewhere.put("/new", rss("Planet", ITEMS))
    target = elsewhere.url("/new").replace("http://", "http://anna:secret@")
    server.redirect("/feed", target, 301)

    for _ in range(3):
        feed = await poll(feed, after=7 * HOUR)

    assert feed.url == url


# --- gone -----------------------------------------------------------------------------------


@pytest.mark.rule("F-12", "FRB-110..120")
async def test_a_410_ends_the_asking_and_keeps_the_articles_until_the_person_resumes(
    engine, server, clock, poll
):
    url = server.put("/feed", rss("Planet", ITEMS))
    feed = await engine.subscribe(url)
    server.put("/feed", Reply(status=410))

    feed = await poll(feed, after=HOUR)

    assert (feed.state, feed.total, feed.next_poll_at) == (FeedState.GONE, 3, None)
    asked = len(server.requests)
    for _ in range(20):
        clock.now += 5 * DAY
        assert await engine.poll_due() == 0
        summary = await engine.refresh()
        assert [skip.reason for skip in summary.skipped] == ["gone"]
    assert len(server.requests) == asked

    server.put("/feed", rss("Planet", [item("d"), *ITEMS]))
    before = await engine.resume_feeds([feed.id])
    await engine.refresh([feed.id])

    feed = await engine.feed(feed.id)
    assert (feed.state, feed.total, feed.error) == (FeedState.OK, 4, None)
    assert feed.next_poll_at is not None
    assert before[feed.id]["state"] is FeedState.GONE


@pytest.mark.rule("F-12")
async def test_a_410_of_a_feed_that_was_resumed_ends_it_again(engine, server, poll):
    feed = await engine.subscribe(server.put("/feed", rss("Planet", ITEMS)))
    server.put("/feed", Reply(status=410))
    await poll(feed, after=HOUR)
    await engine.resume_feeds([feed.id])

    feed = await poll(feed, after=HOUR)

    assert (feed.state, feed.next_poll_at, feed.total) == (FeedState.GONE, None, 3)


@pytest.mark.rule("F-12", "F-13")
@pytest.mark.parametrize("status", [401, 403, 404])
async def test_other_refusals_are_asked_again_later_and_never_for_the_last_time(
    engine, server, clock, poll, status
):
    feed = await engine.subscribe(server.put("/feed", rss("Planet", ITEMS)))
    server.put("/feed", Reply(status=status))
    for _ in range(40):
        feed = await poll(feed, after=max(0, (feed.next_poll_at or 0) - clock.now))
        assert feed.state in (FeedState.FAILING, FeedState.PARKED)
        assert clock.now < (feed.next_poll_at or 0) <= clock.now + 7 * DAY
    assert feed.state is FeedState.PARKED

    server.put("/feed", rss("Planet", ITEMS))
    feed = await poll(feed, after=7 * DAY)

    assert (feed.state, feed.failures, feed.total) == (FeedState.OK, 0, 3)
