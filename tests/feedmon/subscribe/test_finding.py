"""What is found behind an address, in which order, and at what cost to others."""

import asyncio
from contextlib import aclosing

import pytest

from feedmon import discover, errors, open_engine
from feedmon.network import NetworkPolicy
from feedmon.subscribe import budget
from tests.discovery_site import HEAD, NONE, PAGES, DiscoverySite
from tests.feedmon.looking import found, ranked
from tests.feeds import item, opml, rss
from tests.httpserver import HttpServer, Reply


async def first(engine, address):
    async with aclosing(engine.find_feeds(address)) as candidates:
        return await anext(candidates)


async def nothing(engine, address, **how):
    with pytest.raises(errors.FeedmonError) as caught:
        await found(engine, address, **how)
    return caught.value


def paths(server):
    return [request.target for request in server.requests]


# --- sixty sites ----------------------------------------------------------------------------


@pytest.mark.rule("D-3")
async def test_of_sixty_sites_the_right_feed_is_found_first_and_nothing_else_is_taken_for_one(
    engine,
):
    assert len(PAGES) == 60
    wrong = {}
    async with DiscoverySite() as served:
        for site in PAGES:
            try:
                offered = [each.url for each in await ranked(engine, served.address(site))]
            except (errors.NoFeedFound, errors.FetchError):
                offered = []
            real = {served.feed(site, path) for path in site.feeds}
            best = offered[0] if offered else None
            if best != served.feed(site, site.first) or not set(offered) <= real:
                wrong[site.name] = offered

    assert wrong == {}


@pytest.mark.rule("D-3")
@pytest.mark.parametrize(
    "site",
    [each for each in NONE if each.otherwise != "missing"],
    ids=lambda each: each.name,
)
async def test_a_site_that_answers_everything_has_no_feed_in_the_usual_places_either(engine, site):
    async with DiscoverySite() as served:
        await nothing(engine, served.address(site))
        served.requests.clear()
        error = await nothing(engine, served.address(site), usual_places=True)

    assert (error.code, error.detail) == ("no-feed-found", "usual-places")
    assert 0 < len(served.requests) <= budget.MAX_REQUESTS


@pytest.mark.rule("D-2")
async def test_no_look_at_any_site_takes_more_requests_than_it_may(engine):
    async with DiscoverySite() as served:
        most = 0
        for site in (*HEAD[:3], *NONE):
            served.requests.clear()
            await asyncio.gather(ranked(engine, served.address(site)), return_exceptions=True)
            most = max(most, len(served.requests))

    assert 2 <= most <= budget.MAX_REQUESTS


# --- what is typed --------------------------------------------------------------------------


@pytest.mark.rule("D-1")
@pytest.mark.parametrize("typed", ["@me@{}", "acct:me@{}", "me@{}", "{}/@me", "feed://{}/@me.rss"])
async def test_a_person_of_the_fediverse_is_found_by_name_and_by_page(engine, server, typed, page):
    feed = server.put("/@me.rss", rss("Me", [item("a")]))
    page("/@me.rss", path="/@me")
    host = server.origin.removeprefix("http://")

    (candidate,) = await found(engine, typed.format(host))

    assert (candidate.url, candidate.title) == (feed, "Me")


@pytest.mark.rule("D-4")
async def test_what_is_known_of_an_address_spares_the_request_for_its_page(engine, server, page):
    server.put("/@me.rss", rss("Me", [item("a")]))
    page("/@me.rss", path="/@me")

    (candidate,) = await found(engine, f"@me@{server.origin.removeprefix('http://')}")

    assert candidate.source == "site-rule"
    assert paths(server) == ["/@me.rss"]


@pytest.mark.rule("D-4")
async def test_where_the_table_is_wrong_the_page_is_asked(engine, server, page):
    feed = server.put("/users/me/feed.atom", rss("Me", [item("a")]))
    page("/users/me/feed.atom", path="/@me")

    (candidate,) = await found(engine, f"@me@{server.origin.removeprefix('http://')}")

    assert (candidate.url, candidate.source) == (feed, "alternate")


@pytest.mark.rule("D-4")
async def test_the_table_is_asked_for_the_address_that_a_page_says_it_has(
    engine, server, monkeypatch
):
    feed = server.put("/feeds/7", rss("Channel", [item("a")]))
    known = {server.url("/channel/7"): (feed,)}
    monkeypatch.setattr(discover, "site_feeds", lambda url: known.get(url, ()))
    handle = server.put(
        "/@channel",
        b'<html><link rel="canonical" href="/channel/7"><a href="/feed">RSS</a></html>',
        content_type="text/html",
    )

    (candidate,) = await found(engine, handle)

    assert (candidate.url, candidate.source) == (feed, "site-rule")
    assert paths(server) == ["/@channel", "/feeds/7"]


@pytest.mark.rule("D-1")
async def test_a_list_of_feeds_is_offered_to_be_imported(engine, server):
    url = server.put("/list.opml", opml([("A", "https://a.example/"), ("B", "https://b.example/")]))

    error = await nothing(engine, url)
    report = await engine.import_opml(error.data)

    assert (error.code, error.feeds) == ("opml-found", 2)
    assert [feed.title for feed in report.added] == ["A", "B"]


# --- order and cost -------------------------------------------------------------------------


@pytest.mark.rule("D-2")
async def test_feeds_are_told_as_they_are_found_with_their_place_among_all(engine, server, page):
    slow = asyncio.Event()

    async def later(_received):
        await slow.wait()
        return Reply(rss("Best"))

    server.put("/best", later)
    server.put("/second", rss("Second", [item("a")]))
    address = page("/best", "/second")

    async with aclosing(engine.find_feeds(address)) as candidates:
        early = await anext(candidates)
        slow.set()
        late = await anext(candidates)

    assert [(each.title, each.rank) for each in (early, late)] == [("Second", 1), ("Best", 0)]
    assert [each.title for each in await ranked(engine, address)] == ["Best", "Second"]


@pytest.mark.rule("D-2")
async def test_a_candidate_says_what_it_is_and_what_is_new_in_it(engine, server):
    day = 86_400
    entries = [item(str(n), at=1_760_000_000 - n * day) for n in range(7)]
    url = server.put("/feed", rss("Planet", [*entries[3:], *entries[:3]]))

    (candidate,) = await found(engine, url)

    assert (candidate.title, candidate.format, candidate.source) == ("Planet", "rss 2.0", "self")
    assert (candidate.entry_count, candidate.newest_at) == (7, 1_760_000_000)
    assert [headline.title for headline in candidate.newest] == [f"Article {n}" for n in range(5)]
    assert candidate.newest[1].published_at == 1_760_000_000 - day


async def test_an_article_that_says_only_when_it_changed_is_as_old_as_that(engine, server):
    entry = b"<entry><id>a</id><title>A</title><updated>2025-10-09T08:53:20Z</updated></entry>"
    body = b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Releases</title>%s</feed>' % entry
    url = server.put("/feed", body, content_type="application/atom+xml")

    (candidate,) = await found(engine, url)

    assert candidate.newest_at == candidate.newest[0].published_at == 1_760_000_000


async def test_a_feed_without_a_title_is_called_what_its_page_calls_it(engine, server):
    server.put("/feed", rss("", [item("a", title="", body="<p>Words of an article</p>")]))
    link = b'<link rel=alternate type="application/rss+xml" title="The news" href="/feed">'
    address = server.put("/", link, content_type="text/html")

    feed = await engine.subscribe(address)
    (candidate,) = await found(engine, server.url("/feed"))

    assert feed.title == candidate.title == "The news"


async def test_an_article_without_a_title_is_shown_by_its_first_words(engine, server):
    url = server.put("/feed", rss("Notes", [item("a", title=" ", body="<p>Some words</p>")]))

    assert (await first(engine, url)).newest[0].title == "Some words"


@pytest.mark.rule("D-2")
async def test_what_the_head_names_is_enough(engine, server, page):
    server.put("/feed", rss("Planet", [item("a")]))
    server.put("/rss.xml", rss("Another"))
    address = page("/feed", body='<a href="/rss.xml">RSS</a>')

    candidates = await found(engine, address)

    assert [each.source for each in candidates] == ["alternate"]
    assert paths(server) == ["/", "/feed"]


@pytest.mark.rule("D-2")
async def test_links_of_the_text_are_followed_where_the_head_names_nothing_that_works(
    engine, server, page
):
    feed = server.put("/rss.xml", rss("Planet", [item("a")]))
    address = page("/dead", body='<a href="/rss.xml">RSS</a>')

    candidates = await found(engine, address)

    assert [(each.url, each.source) for each in candidates] == [(feed, "anchor")]


@pytest.mark.rule("D-2")
async def test_a_page_that_names_too_many_feeds_is_followed_to_the_first(engine, server, page):
    for number in range(30):
        server.put(f"/{number}", rss(f"Feed {number}", [item("a")]))
    address = page(*(f"/{number}" for number in range(30)))

    candidates = await ranked(engine, address)

    assert [each.title for each in candidates] == [f"Feed {number}" for number in range(11)]
    assert len(server.requests) == budget.MAX_REQUESTS


@pytest.mark.rule("D-2")
async def test_redirects_are_requests_as_well(engine, server, page):
    for number in range(6):
        server.redirect(f"/{number}", f"/to/{number}", 302)
        server.redirect(f"/to/{number}", f"/feed/{number}", 302)
        server.put(f"/feed/{number}", rss(f"Feed {number}", [item("a")]))
    address = page(*(f"/{number}" for number in range(6)))

    candidates = await found(engine, address)

    assert 1 <= len(candidates) < 6
    assert len(server.requests) <= budget.MAX_REQUESTS


@pytest.mark.rule("D-2")
async def test_a_link_that_hangs_does_not_keep_back_what_was_found(
    engine, server, page, monkeypatch
):
    # Each request may take all the time of the look: how quick this machine is proves nothing.
    monkeypatch.setattr(budget, "_now", lambda: 0.0)
    monkeypatch.setattr(budget, "LOOK_S", 2.0)
    await engine.warm_up()
    server.hang("/hangs")
    server.put("/feed", rss("Planet", [item("a")]))

    candidates = await found(engine, page("/hangs", "/feed"))

    assert [each.title for each in candidates] == ["Planet"]


@pytest.mark.rule("D-2")
async def test_an_address_that_was_too_slow_for_a_look_gets_the_time_of_a_poll_at_the_next(
    engine, server, monkeypatch
):
    monkeypatch.setattr(budget, "LOOK_S", 0.5)
    url = server.put("/feed", rss("Planet", [item("a")]), delay_s=1.5)

    error = await nothing(engine, url)

    assert error.code == "timeout"
    assert (await first(engine, url)).title == "Planet"


async def test_a_look_that_is_given_up_asks_no_more(engine, server, page):
    server.put("/feed", rss("Planet", [item("a")]))
    server.hang("/hangs")
    address = page("/feed", "/hangs")

    async with aclosing(engine.find_feeds(address)) as candidates:
        await anext(candidates)
        await server.arrived("/hangs")
        under_way = [task for task in asyncio.all_tasks() if "Look" in repr(task)]

    assert len(under_way) == 1
    assert [task for task in asyncio.all_tasks() if "Look" in repr(task)] == []


@pytest.mark.rule("F-9")
@pytest.mark.rule("D-2")
async def test_a_server_that_asks_for_time_is_asked_nothing_more(engine, server, page):
    server.put("/feed", b"", status=429)
    address = page("/feed", body='<a href="/rss.xml">RSS</a>')

    error = await nothing(engine, address)

    assert (error.code, error.status) == ("http-status", 429)
    assert paths(server) == ["/", "/feed"]


# --- what came back -------------------------------------------------------------------------


@pytest.mark.rule("FRB-101")
@pytest.mark.parametrize(
    ("body", "content_type", "kind"),
    [
        (b"<html><p>Hello</html>", "text/html; charset=utf-8", "html"),
        (b'{"items": []}', "application/json", "json"),
        (b"<sitemap/>", "application/xml", "xml"),
        (b"", "text/plain", "empty"),
        (b"\x89PNG\r\n\x1a\n", "image/png", "unknown"),
    ],
)
async def test_where_there_is_no_feed_it_is_said_what_there_is(
    engine, server, body, content_type, kind
):
    error = await nothing(engine, server.put("/x", body, content_type=content_type))

    assert (error.code, error.detail, error.status) == ("no-feed-found", kind, 200)
    assert error.content_type == content_type.partition(";")[0]


@pytest.mark.rule("FRB-101")
async def test_a_page_whose_feed_is_gone_says_what_its_server_answered(engine, page, server):
    error = await nothing(engine, page("/dead"))

    assert (error.code, error.status, error.url) == ("http-status", 404, server.url("/dead"))


@pytest.mark.rule("FRB-101")
async def test_a_page_whose_feed_is_none_says_so(engine, server, page):
    server.put("/fake", b"<html>", content_type="text/html")

    error = await nothing(engine, page("/fake"))

    assert (error.code, error.detail) == ("no-feed-found", "named")


# --- guesses --------------------------------------------------------------------------------


@pytest.mark.rule("FRB-105")
async def test_nothing_is_guessed_unasked(engine, server, page):
    server.put("/feed.xml", rss("Hidden", [item("a")]))

    error = await nothing(engine, page())

    assert error.code == "no-feed-found"
    assert paths(server) == ["/"]


@pytest.mark.rule("FRB-105")
async def test_the_usual_places_are_asked_one_by_one_up_to_the_first_feed(engine, server, page):
    feed = server.put("/index.xml", rss("Hidden", [item("a")]))
    server.put("/atom.xml", rss("Further on"))
    address = page()
    await nothing(engine, address)

    (candidate,) = await found(engine, address, usual_places=True)

    assert (candidate.url, candidate.source) == (feed, "usual-place")
    assert paths(server) == ["/", "/feed", "/feed.xml", "/index.xml"]
    assert server.most_in_flight == 1


async def test_places_that_can_not_be_reached_are_not_said_to_be_empty(engine, server):
    address = server.url("/")
    await server.stop()

    error = await nothing(engine, address, usual_places=True)

    assert error.code == "connect-failed"


# --- subscribing ----------------------------------------------------------------------------


@pytest.mark.rule("D-2")
@pytest.mark.rule("FRB-37")
async def test_following_several_feeds_of_a_page_costs_each_of_them_one_request(
    engine, server, page
):
    for name in ("one", "two", "three"):
        server.put(f"/{name}", rss(name, [item("a")]), etag=f'"{name}"')
    candidates = await found(engine, page("/one", "/two", "/three"))

    feeds = [await engine.subscribe(each.url) for each in candidates]

    assert sorted(paths(server)) == ["/", "/one", "/three", "/two"]
    assert {feed.etag for feed in feeds} == {'"one"', '"two"', '"three"'}
    assert [feed.total for feed in feeds] == [1, 1, 1]


@pytest.mark.rule("F-4")
async def test_what_was_offered_is_followed_at_the_address_as_the_page_writes_it(
    engine, server, page
):
    server.put("/a/../feed", rss("Planet", [item("a")]))
    written = f"http://LOCALHOST:{server.port}/a/../feed"
    (candidate,) = await found(engine, page(written))

    feed = await engine.subscribe(candidate.url)

    assert feed.url == written
    assert paths(server) == ["/", "/a/../feed"]


@pytest.mark.rule("F-3")
async def test_the_poll_after_adding_asks_with_the_validators_of_the_preview(engine, server):
    url = server.put("/feed", rss("Planet", [item("a")]), etag='"v1"')
    await found(engine, url)
    feed = await engine.subscribe(url)

    await engine.refresh([feed.id])

    assert [request.headers.get("if-none-match") for request in server.requests] == [None, '"v1"']


async def test_adding_a_site_asks_only_for_the_feed_that_is_taken(engine, server, page):
    server.put("/one", rss("One", [item("a")]))
    server.put("/two", rss("Two", [item("a")]))

    feed = await engine.subscribe(page("/one", "/two"))

    assert feed.title == "One"
    assert paths(server) == ["/", "/one"]


@pytest.mark.rule("D-5")
@pytest.mark.rule("F-3")
async def test_a_feed_that_is_followed_is_shown_from_the_store_and_not_asked(engine, server, page):
    url = server.put("/feed", rss("Planet", [item("a"), item("b")]))
    server.put("/other", rss("Other", [item("a")]))
    feed = await engine.subscribe(url)
    server.requests.clear()

    (alone,) = await found(engine, url)
    beside = await ranked(engine, page("/feed", "/other"))

    assert (alone.subscribed_id, alone.title, alone.entry_count) == (feed.id, "Planet", 2)
    assert sorted(each.title for each in alone.newest) == ["Article a", "Article b"]
    assert [each.subscribed_id for each in beside] == [feed.id, None]
    assert paths(server) == ["/", "/other"]


@pytest.mark.rule("D-5")
@pytest.mark.parametrize("again", ["{}/feed", "{}/feed/", "https://{}/feed", "{}/old", "{}/moved"])
async def test_a_feed_is_known_by_any_of_its_addresses(engine, server, again):
    feed = await engine.subscribe(server.put("/feed", rss("Planet", [item("a")])))
    server.redirect("/old", "/feed", 302)
    server.redirect("/moved", "/feed", 301)
    address = again.format(server.origin.removeprefix("http://"))

    (candidate,) = await found(engine, address)
    with pytest.raises(errors.AlreadySubscribed) as caught:
        await engine.subscribe(address)

    assert candidate.subscribed_id == caught.value.feed_id == feed.id


@pytest.mark.rule("D-5")
async def test_a_feed_that_was_followed_by_an_address_that_redirects_is_known_again(engine, server):
    server.put("/feed", rss("Planet", [item("a")]))
    feed = await engine.subscribe(server.redirect("/short", "/feed", 302))
    other = server.redirect("/other", "/short", 302)

    (candidate,) = await found(engine, other)

    assert candidate.subscribed_id == feed.id


async def test_a_feed_that_moved_for_good_is_followed_where_it_is_now(engine, server):
    url = server.put("/new", rss("Planet", [item("a")]))

    feed = await engine.subscribe(server.redirect("/old", "/new", 301))

    assert feed.url == url


# --- private addresses ----------------------------------------------------------------------


@pytest.fixture
async def outside(tmp_path):
    """An engine for which 127.0.0.2 is the internet and 127.0.0.1 is at home."""
    opened = await open_engine(tmp_path / "2", network_policy=NetworkPolicy(("127.0.0.2",)))
    yield opened
    await opened.close()


@pytest.mark.rule("X-4")
@pytest.mark.parametrize("where", ["head", "text"])
async def test_a_public_page_does_not_lead_home(outside, server, where):
    home = server.put("/feed", rss("Router", [item("a")]))
    link = f'<link rel="alternate" type="application/rss+xml" href="{home}">'
    body = link if where == "head" else f'<a href="{home}">RSS</a>'
    async with HttpServer("127.0.0.2") as public:
        address = public.put("/", body.encode(), content_type="text/html")
        await nothing(outside, address)

    assert server.requests == []


@pytest.mark.rule("X-4")
async def test_a_page_at_home_leads_to_feeds_at_home(outside, server, page):
    home = server.put("/feed", rss("Router", [item("a")]))

    (candidate,) = await found(outside, page(home))
    feed = await outside.subscribe(candidate.url)

    assert feed.private_allowed


@pytest.mark.rule("X-4")
async def test_a_feed_that_a_public_page_names_may_never_become_private(outside):
    async with HttpServer("127.0.0.2") as public:
        public.put("/feed", rss("Planet", [item("a")]))
        link = b'<link rel="alternate" type="application/rss+xml" href="/feed">'
        feed = await outside.subscribe(public.put("/", link, content_type="text/html"))

    assert not feed.private_allowed
