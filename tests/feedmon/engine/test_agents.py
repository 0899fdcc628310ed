"""The name under which a feed is asked for: ours, unless the person gives it another one."""

from __future__ import annotations

import pytest

from feedmon import errors
from feedmon.fetch import user_agent
from feedmon.model import FeedState
from tests.feedmon.clock import DAY, HOUR, quiet, tick
from tests.feedmon.internet import INTERNET
from tests.feeds import item, rss
from tests.httpserver import Reply
from tests.pictures import picture

BROWSER = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"


@pytest.fixture
def world():
    return INTERNET


@pytest.fixture
def elsewhere(another_public):
    return another_public


@pytest.fixture
async def feed(engine, public):
    """A feed that is followed, and asked for under our own name until now."""
    public.put("/feed", rss("Planet", [item("a")]), etag='"1"')
    return await engine.subscribe(public.url("/feed"))


def names(public, path="/feed"):
    """What asked for ``path``, the last of them last."""
    return [request.headers["User-Agent"] for request in public.requests_to(path)]


def only_for(name, document):
    """Answer those who call themselves so, and refuse all others."""

    async def answer(request):
        known = request.headers["User-Agent"] == name
        return Reply(document) if known else Reply(b"no", status=403)

    return answer


@pytest.mark.rule("F-5", "FRB-80..90")
async def test_a_feed_is_asked_for_under_the_name_that_the_person_gave_it(
    engine, feed, public, clock
):
    public.put("/other", rss("Other"))
    await engine.subscribe(public.url("/other"))

    await engine.set_feed(feed.id, user_agent=BROWSER)
    clock.now += DAY
    await engine.refresh()

    assert names(public) == [user_agent(), BROWSER]
    assert names(public, "/other") == [user_agent()] * 2
    assert public.requests_to("/feed")[-1].headers["If-None-Match"] == '"1"'

    await engine.set_feed(feed.id, user_agent=None)
    clock.now += DAY
    await engine.refresh()
    assert names(public)[-1] == user_agent()


@pytest.mark.rule("F-5")
async def test_a_feed_that_refused_our_name_is_asked_at_once_under_another(engine, clock, public):
    public.put("/feed", rss("Planet"))
    feed = await engine.subscribe(public.url("/feed"))
    public.put("/feed", only_for(BROWSER, rss("Planet", [item("a")])))
    clock.now += DAY
    await engine.refresh()
    assert (await engine.feed(feed.id)).error_detail == "403"
    clock.now += HOUR

    before = await engine.set_feeds([feed.id], user_agent=BROWSER)
    assert (await engine.feed(feed.id)).next_poll_at == int(clock.now)
    await tick(engine)
    known = await engine.feed(feed.id)
    assert (known.state, known.total) == (FeedState.OK, 1)

    await engine.edit_feeds(before)
    assert (await engine.feed(feed.id)).user_agent is None


@pytest.mark.rule("F-5", "F-9")
async def test_another_name_is_no_way_around_a_server_that_wants_to_be_left_alone(
    engine, feed, public, clock
):
    public.put("/feed", Reply(b"", status=503, headers={"Retry-After": "7200"}))
    clock.now += DAY
    await engine.refresh()

    await engine.set_feed(feed.id, user_agent=BROWSER)
    assert (await engine.feed(feed.id)).next_poll_at == int(clock.now) + 7200
    await tick(engine)
    assert names(public) == [user_agent()] * 2


@pytest.mark.rule("F-5")
async def test_the_name_goes_with_the_feed_wherever_that_is_redirected(
    engine, feed, public, elsewhere, clock
):
    await engine.set_feed(feed.id, user_agent=BROWSER)
    elsewhere.put("/feed", rss("Planet", [item("b")]))
    public.redirect("/feed", elsewhere.url("/feed"))
    for _ in range(2):  # seen twice, the move is for good
        clock.now += DAY
        await engine.refresh()
    moved = await engine.feed(feed.id)
    clock.now += DAY
    await engine.refresh()

    assert (moved.url, moved.user_agent) == (elsewhere.url("/feed"), BROWSER)
    assert names(public)[1:] == [BROWSER] * 2
    assert names(elsewhere) == [BROWSER] * 3


@pytest.mark.rule("F-5", "X-3")
async def test_a_login_stays_with_its_server_while_the_name_goes_on(
    engine, feed, public, elsewhere, clock
):
    await engine.set_feed(feed.id, user_agent=BROWSER, account="ada")
    await engine.set_password(feed.id, "secret")
    elsewhere.put("/feed", rss("Planet"))
    public.redirect("/feed", elsewhere.url("/feed"), 302)
    clock.now += DAY
    await engine.refresh()

    assert "Authorization" in public.requests[-1].headers
    assert names(elsewhere) == [BROWSER]
    assert "Authorization" not in elsewhere.requests[-1].headers


@pytest.mark.rule("F-5")
async def test_pictures_icons_and_pages_of_the_feed_are_asked_for_under_our_own_name(
    engine, feed, public
):
    await engine.set_feed(feed.id, user_agent=BROWSER)
    image = Reply(picture(), content_type="image/png")
    public.put("/p.png", image)
    public.put("/favicon.ico", image)
    public.put("/", Reply(b"<!doctype html><p>", content_type="text/html"))
    document = rss("Planet", [item("b")]).replace(b"https://site.example/", public.url().encode())
    public.put("/feed", document)
    await tick(engine)

    await engine.picture(public.url("/p.png"), 100)
    await engine.look_for_icons()
    await quiet(engine)

    assert names(public)[-1] == BROWSER
    assert names(public, "/p.png") == names(public, "/favicon.ico") == [user_agent()]
    assert names(public, "/") == [user_agent()]


@pytest.mark.rule("F-5", "F-17")
async def test_the_archive_of_a_feed_is_asked_for_under_the_name_of_the_feed(engine, public, clock):
    link = f'<atom:link rel="prev-archive" href="{public.url("/old")}"/>'
    whole = rss("Planet", [item("b")]).replace(b"<item>", link.encode() + b"<item>", 1)
    whole = whole.replace(b"<rss ", b'<rss xmlns:atom="http://www.w3.org/2005/Atom" ', 1)
    public.put("/feed", whole)
    public.put("/old", rss("Planet", [item("a")]))
    feed = await engine.subscribe(public.url("/feed"))
    await engine.set_feed(feed.id, user_agent=BROWSER)

    loaded = await engine.load_older(feed.id)

    assert loaded.new == 1
    assert names(public, "/old") == [BROWSER]


@pytest.mark.rule("F-5")
@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("feedmon\r\nX-Other: 1", "characters"),
        ("feedmon\n", "characters"),
        ("a\x00b", "characters"),
        ("a\tb", "characters"),
        ("Léser/1.0", "characters"),
        ("x" * 501, "too-long"),
    ],
)
async def test_a_name_that_can_not_be_sent_is_refused_and_changes_nothing(
    engine, feed, typed, reason
):
    with pytest.raises(errors.BadUserAgent) as refused:
        await engine.set_feeds([feed.id], user_agent=typed, custom_title="Mine")

    assert refused.value.detail == reason
    assert await engine.feed(feed.id) == feed


@pytest.mark.rule("F-5")
@pytest.mark.parametrize("typed", ["x" * 500, "  Reader/1 (me@example.org; ~!)"])
async def test_a_name_is_sent_as_it_was_given_but_for_space_around_it(
    engine, feed, public, clock, typed
):
    await engine.set_feed(feed.id, user_agent=f" {typed} ")
    clock.now += DAY
    await engine.refresh()

    assert names(public)[-1] == typed.strip()
    assert (await engine.set_feed(feed.id, user_agent="  ")).user_agent is None


@pytest.mark.rule("F-5")
async def test_a_feed_that_answers_nobody_else_is_found_and_followed_under_that_name(
    engine, public, clock
):
    page = b'<link rel="alternate" type="application/rss+xml" href="/feed">'
    public.put("/", only_for(BROWSER, page))
    public.put("/feed", only_for(BROWSER, rss("Planet", [item("a")])))
    with pytest.raises(errors.HttpStatus):
        await engine.subscribe(public.url("/"))
    with pytest.raises(errors.BadUserAgent):
        await engine.subscribe(public.url("/"), user_agent="a\nb")
    assert len(public.requests) == 1

    feed = await engine.subscribe(public.url("/"), user_agent=BROWSER)
    clock.now += DAY
    await engine.refresh()

    assert (feed.user_agent, feed.total) == (BROWSER, 1)
    assert names(public) == [BROWSER] * 2


@pytest.mark.rule("F-5")
async def test_the_name_is_kept_over_a_restart(engine, feed, start):
    await engine.set_feed(feed.id, user_agent=BROWSER)

    assert (await (await start()).feed(feed.id)).user_agent == BROWSER
