"""Looks for icons: towards real servers, with real worker processes."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import socket
import sqlite3
import time
from html import escape
from random import Random

import pytest

from feedmon import events, open_engine
from feedmon.network import NetworkPolicy
from feedmon.settings import UNTIL_RESUMED
from tests.feedmon.clock import DAY, NOW, Clock
from tests.feedmon.hearing import listen, of_kind
from tests.feedmon.internet import INTERNET, PUBLIC
from tests.feeds import item, opml
from tests.httpserver import Reply, in_thread
from tests.killing import killed_after
from tests.pictures import bomb, colour_of, ico, picture

RED, GREEN, BLUE = "#ff0000", "#00ff00", "#0000ff"


async def short_nap(seconds):
    """A sleep that lets a worker process do something meanwhile."""
    await asyncio.sleep(min(seconds, 0.02))


def feed_of(site, *, icon="", title="Planet"):
    """A feed of a site, which may name an icon of its own."""
    image = f"<image><url>{escape(icon)}</url></image>" if icon else ""
    link = f"<link>{escape(site)}</link>" if site else ""
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{link}{image}'
        f"{item('a')}</channel></rss>"
    ).encode()


def page(*links):
    return f"<!doctype html><html><head>{''.join(links)}</head><body>Hi".encode()


HTML = {"content_type": "text/html"}
PNG = {"content_type": "image/png"}


class Program:
    """An engine, and what it tells of icons."""

    def __init__(self, engine):
        self.engine = engine
        self.all_told = listen(engine)
        self.decoded = 0
        run = engine._parts.workers.run

        async def counted(function, *args, **named):
            self.decoded += function.__name__ == "work_icon"
            return await run(function, *args, **named)

        engine._parts.workers.run = counted

    @property
    def told(self):
        return [event.icons for event in of_kind(self.all_told, events.IconsChanged)]

    async def follow(self, *urls):
        """Subscribe to these and fetch each once."""
        report = await self.engine.import_opml(opml((url, url) for url in urls))
        await self.engine.refresh([feed.id for feed in report.added])
        return [feed.id for feed in report.added]

    async def look(self):
        """One round of looks, to its end; for how many feeds."""
        number = await self.engine.look_for_icons()
        await asyncio.gather(*tuple(self.engine._background))
        return number

    async def icon(self, feed_id):
        """The colour of a feed's icon; None where it has none."""
        icons = await self.engine.icons([feed_id])
        found = icons.by_feed.get(feed_id)
        return None if found is None else colour_of(icons.images[found])


@pytest.fixture
def world():
    return INTERNET


@pytest.fixture
def start(start):
    """Opens programs on one store."""

    async def program(**changed):
        return Program(await start(**changed))

    return program


@pytest.fixture
def site(public):
    return public


@pytest.fixture
def other(another_public):
    return another_public


# --- where it is looked for -----------------------------------------------------------------


@pytest.mark.rule("D-6")
async def test_the_icon_that_a_feed_names_is_its_own(start, site):
    program = await start()
    site.put("/own.png", picture(colour=RED), **PNG)
    site.put("/favicon.ico", ico((32, BLUE)))
    (feed,) = await program.follow(site.put("/feed", feed_of(site.url(), icon="/own.png")))

    await program.look()

    assert await program.icon(feed) == RED
    assert [asked.path for asked in site.requests] == ["/feed", "/own.png"]
    (told,) = program.told
    assert list(told.by_feed) == [feed]
    assert colour_of(told.images[told.by_feed[feed]]) == RED


@pytest.mark.rule("D-6")
async def test_a_feed_without_one_has_what_the_page_of_its_site_names(start, site):
    program = await start()
    site.put("/blog/", page('<link rel="icon" href="i.webp">'), **HTML)
    site.put("/blog/i.webp", picture("WEBP", colour=GREEN))
    (feed,) = await program.follow(site.put("/feed", feed_of(site.url("/blog/"))))

    await program.look()

    assert await program.icon(feed) is not None
    assert [asked.path for asked in site.requests] == ["/feed", "/blog/", "/blog/i.webp"]


@pytest.mark.rule("D-6")
async def test_a_page_may_hold_the_icon_itself(start, site):
    program = await start()
    written = base64.b64encode(picture(colour=GREEN)).decode()
    link = f'<link rel="icon" href="data:image/png;base64,{written}">'
    site.put("/", page(link), **HTML)
    (feed,) = await program.follow(site.put("/feed", feed_of(site.url())))

    await program.look()

    assert await program.icon(feed) == GREEN
    assert [asked.path for asked in site.requests] == ["/feed", "/"]


@pytest.mark.rule("D-6")
@pytest.mark.parametrize("named", [True, False])
async def test_the_last_resort_is_the_favicon_at_the_top_of_the_site(start, site, named):
    program = await start()
    if named:  # the page is there and names nothing
        site.put("/blog/", page(), **HTML)
    site.put("/favicon.ico", ico((16, RED), (48, BLUE)))
    (feed,) = await program.follow(site.put("/feed", feed_of(site.url("/blog/"))))

    await program.look()

    assert await program.icon(feed) == BLUE
    assert [asked.path for asked in site.requests] == ["/feed", "/blog/", "/favicon.ico"]


@pytest.mark.rule("D-6")
async def test_the_top_of_a_site_that_moved_is_where_it_is_now(start, site, other):
    program = await start()
    site.redirect("/", other.url("/home"))
    other.put("/home", page(), **HTML)
    other.put("/favicon.ico", ico((32, GREEN)))
    (feed,) = await program.follow(site.put("/feed", feed_of(site.url())))

    await program.look()

    assert await program.icon(feed) == GREEN


@pytest.mark.rule("D-6")
async def test_a_feed_that_names_no_site_has_the_icon_of_its_own_host(start, site):
    program = await start()
    site.put("/favicon.ico", ico((32, GREEN)))
    (feed,) = await program.follow(site.put("/feed", feed_of("")))

    await program.look()

    assert await program.icon(feed) == GREEN


@pytest.mark.rule("D-6")
@pytest.mark.parametrize(
    "own",
    [
        pytest.param(Reply(b'<svg xmlns="http://www.w3.org/2000/svg"/>'), id="svg"),
        pytest.param(Reply(bomb(), content_type="image/png"), id="bomb"),
        pytest.param(Reply(page(), content_type="image/png"), id="page instead"),
        pytest.param(Reply(b"no", 404), id="404"),
        pytest.param(Reply(b"\0" * ((1 << 20) + 1)), id="too large"),
        pytest.param(Reply(picture(size=(468, 60))), id="banner"),
        pytest.param(Reply(b""), id="empty"),
    ],
)
async def test_what_can_be_no_icon_leads_on_to_the_next_place(start, site, own):
    program = await start()

    async def answer(_received):
        return own

    site.put("/own", answer)
    site.put("/favicon.ico", ico((32, GREEN)))
    (feed,) = await program.follow(site.put("/feed", feed_of(site.url(), icon="/own")))

    await program.look()

    assert await program.icon(feed) == GREEN
    assert len(site.requests_to("/own")) == 1


@pytest.mark.rule("D-6")
async def test_a_drawing_is_not_even_asked_for(start, site):
    program = await start()
    site.put("/", page('<link rel="icon" href="/i.svg">'), **HTML)
    await program.follow(site.put("/feed", feed_of(site.url(), icon="/logo.svg")))

    await program.look()

    assert {asked.path for asked in site.requests} == {"/feed", "/", "/favicon.ico"}


# --- how seldom -----------------------------------------------------------------------------


@pytest.mark.rule("F-18", "FRB-30..37")
async def test_forty_feeds_of_a_site_look_at_it_once(start, site):
    program = await start()
    site.put("/", page('<link rel="icon" href="/i.png">'), **HTML)
    site.put("/i.png", picture(colour=RED), **PNG)
    urls = [site.put(f"/{n}", feed_of(site.url(f"/blog{n}"))) for n in range(39)]
    feeds = await program.follow(site.put("/first", feed_of(site.url())), *urls)

    await program.look()

    assert {await program.icon(feed) for feed in feeds} == {RED}
    pages = [asked for asked in site.requests if asked.path == "/" or "blog" in asked.path]
    assert len(pages) == 1
    assert len(site.requests_to("/i.png")) + len(site.requests_to("/favicon.ico")) <= 2
    assert site.most_in_flight == 1


@pytest.mark.rule("F-18")
@pytest.mark.parametrize("there", [True, False])
async def test_a_site_is_looked_at_once_a_week_whatever_came_of_it(start, site, clock, there):
    program = await start()
    if there:
        site.put("/favicon.ico", ico((32, GREEN)))
    (feed,) = await program.follow(site.put("/feed", feed_of(site.url())))

    for _ in range(7 * 4):
        await program.look()
        await program.engine.refresh([feed])
        clock.now += DAY / 4 - 1
    looks = len(site.requests_to("/favicon.ico"))
    clock.now += 60
    await program.look()

    assert looks == 1
    assert len(site.requests_to("/favicon.ico")) == 2


@pytest.mark.rule("F-18")
async def test_another_feed_of_the_site_within_the_week_asks_nobody(start, site, clock):
    program = await start()
    site.put("/favicon.ico", ico((32, GREEN)))
    await program.follow(site.put("/1", feed_of(site.url())))
    await program.look()
    clock.now += 3 * DAY
    (second,) = await program.follow(site.put("/2", feed_of(site.url())))
    before = len(site.requests)

    await program.look()

    assert len(site.requests) == before
    assert await program.icon(second) == GREEN


@pytest.mark.rule("F-18", "FRB-30..37")
async def test_the_next_look_is_conditional_and_finds_a_new_icon(start, site, clock):
    program = await start()
    link = page('<link rel="icon" href="/i.png">')
    site.put("/", link, etag='"page"', **HTML)
    site.put("/i.png", picture(colour=RED), etag='"1"', **PNG)
    (feed,) = await program.follow(site.put("/feed", feed_of(site.url())))
    await program.look()

    clock.now += 8 * DAY
    await program.look()
    again = [asked.headers.get("If-None-Match") for asked in site.requests[-2:]]
    kept = await program.icon(feed)
    site.put("/i.png", picture(colour=BLUE), etag='"2"', **PNG)
    clock.now += 8 * DAY
    await program.look()

    assert again == ['"page"', '"1"']
    assert kept == RED
    assert await program.icon(feed) == BLUE
    assert program.decoded == 2


async def test_a_feed_with_another_address_is_looked_at_anew(start, site, other):
    program = await start()
    site.put("/favicon.ico", ico((32, GREEN)))
    other.put("/favicon.ico", ico((32, RED)))
    (feed,) = await program.follow(site.put("/feed", feed_of("")))
    await program.look()
    await program.engine.set_feed(feed, url=other.put("/feed", feed_of("")))
    await program.engine.refresh([feed])

    await program.look()

    assert await program.icon(feed) == RED


@pytest.mark.rule("F-18")
async def test_an_icon_stays_while_its_site_has_troubles(start, site, clock):
    program = await start()
    site.put("/favicon.ico", ico((32, GREEN)))
    (feed,) = await program.follow(site.put("/feed", feed_of(site.url())))
    await program.look()
    site.put("/favicon.ico", b"", status=500)

    clock.now += 8 * DAY
    await program.look()

    assert len(site.requests_to("/favicon.ico")) == 2
    assert await program.icon(feed) == GREEN


@pytest.mark.rule("F-18", "F-10")
async def test_icons_keep_the_pace_and_the_name_of_the_program(start, site):
    naps = []

    async def noted(seconds):
        naps.append(seconds)
        await asyncio.sleep(0)

    program = await start(sleep=noted)
    site.put("/", page('<link rel="icon" href="/i.png">'), **HTML)
    site.put("/i.png", picture(), **PNG)
    await program.follow(site.put("/feed", feed_of(site.url())))
    naps.clear()

    await program.look()

    agents = {asked.headers["user-agent"] for asked in site.requests}
    assert len(agents) == 1
    assert agents.pop().startswith("feedmon/")
    assert not any(
        "cookie" in asked.headers or "referer" in asked.headers for asked in site.requests
    )
    assert sum(nap >= 0.25 for nap in naps) >= 2  # before the page, and before the picture
    assert site.most_in_flight == 1


@pytest.mark.rule("F-18")
async def test_a_host_that_asked_for_time_is_not_asked_and_is_looked_at_then(start, site, clock):
    program = await start()
    site.put("/favicon.ico", ico((32, GREEN)))
    (feed,) = await program.follow(site.put("/feed", feed_of(site.url())))
    await program.engine._store.block_host("127.0.0.2", until=NOW + 600, reason="429")

    await program.look()
    asked = len(site.requests)
    clock.now += 601
    await program.look()

    assert asked == 1
    assert await program.icon(feed) == GREEN


@pytest.mark.rule("F-18")
async def test_without_a_network_nothing_is_taken_for_a_look(start, site):
    async def lookup(_host, _port):
        raise socket.gaierror(socket.EAI_AGAIN, "no answer")

    program = await start(online=lambda: False, lookup=lookup)
    (feed,) = await program.follow(site.put("/feed", feed_of("http://blog.example/")))

    await program.look()
    db = sqlite3.connect(program.engine._store.path)
    (again,) = db.execute("SELECT next_look_at FROM sites").fetchone()
    db.close()

    assert again == NOW + 3600
    assert await program.icon(feed) is None


@pytest.mark.rule("F-18")
async def test_a_picture_that_another_program_is_long_at_is_looked_for_again_soon(
    start, site, clock
):
    program = await start(sleep=lambda _s: asyncio.sleep(0))
    drawn = ico((32, GREEN))
    site.put("/favicon.ico", drawn)
    (feed,) = await program.follow(site.put("/feed", feed_of(site.url())))
    content = hashlib.sha256(drawn).digest()
    await program.engine._store.take_picture(content, owner="another", lease_s=200)

    await program.look()
    nothing = await program.icon(feed)
    clock.now += 301
    await program.look()

    assert nothing is None
    assert await program.icon(feed) == GREEN


# --- who may be asked -----------------------------------------------------------------------


@pytest.mark.rule("X-4", "F-18")
@pytest.mark.parametrize("how", ["feed", "site", "page", "redirect"])
async def test_what_the_internet_names_leads_to_nobodys_home(start, site, server, how):
    program = await start()
    server.put("/i.png", picture(colour=RED), **PNG)
    server.put("/favicon.ico", ico((32, RED)))
    home = server.url("/i.png")
    document = feed_of(site.url())
    match how:
        case "feed":
            document = feed_of(site.url(), icon=home)
        case "site":
            document = feed_of(server.url())
        case "page":
            site.put("/", page(f'<link rel="icon" href="{home}">'), **HTML)
        case "redirect":
            site.redirect("/favicon.ico", home)
    (feed,) = await program.follow(site.put("/feed", document))

    await program.look()

    assert server.requests == []
    assert await program.icon(feed) is None


@pytest.mark.rule("X-4")
async def test_a_feed_at_home_has_the_icon_of_its_neighbour(start, server):
    program = await start()
    server.put("/", page('<link rel="icon" href="/i.png">'), **HTML)
    server.put("/i.png", picture(colour=BLUE), **PNG)
    feed = await program.engine.subscribe(server.put("/feed", feed_of(server.url())))

    await program.look()

    assert await program.icon(feed.id) == BLUE


@pytest.mark.rule("X-4")
async def test_a_page_at_home_that_leads_into_the_internet_does_not_lead_back(start, site, server):
    program = await start()
    server.redirect("/", site.url("/"))
    server.put("/i.png", picture(), **PNG)
    site.put("/", page(f'<link rel="icon" href="{server.url("/i.png")}">'), **HTML)
    await program.engine.subscribe(server.put("/feed", feed_of(server.url())))

    await program.look()

    assert server.requests_to("/i.png") == []


# --- feeds come first -----------------------------------------------------------------------


@pytest.mark.rule("F-18", "FRB-30..37")
@pytest.mark.parametrize("path", ["/feed", "/"])
async def test_the_feed_itself_is_not_asked_again_for_its_icon(start, site, path):
    program = await start()
    site.put("/favicon.ico", ico((32, GREEN)))
    document = feed_of(site.url(path), icon=path)  # both are where it is itself
    (feed,) = await program.follow(site.put(path, document))

    await program.look()

    assert len(site.requests_to(path)) == 1
    assert await program.icon(feed) == GREEN


@pytest.mark.rule("F-18")
async def test_nothing_is_looked_for_while_polling_is_paused(start, site):
    program = await start()
    site.put("/favicon.ico", ico((32, GREEN)))
    (feed,) = await program.follow(site.put("/feed", feed_of(site.url())))
    await program.engine.pause_polling(UNTIL_RESUMED)
    paused = await program.look()
    before = len(site.requests)

    await program.engine.resume_polling()
    await program.look()

    assert paused == 0
    assert before == 1
    assert await program.icon(feed) == GREEN


@pytest.mark.rule("F-18")
async def test_who_wants_no_icons_asks_for_none(start, site):
    program = await start()
    site.put("/favicon.ico", ico((32, GREEN)))
    await program.follow(site.put("/feed", feed_of(site.url())))
    await program.engine.change_settings(site_icons=False)

    assert await program.look() == 0
    assert len(site.requests) == 1


async def test_a_feed_that_never_answered_is_not_looked_at(start, site):
    program = await start()
    site.put("/favicon.ico", ico((32, GREEN)))
    await program.follow(site.url("/404"))

    assert await program.look() == 0


@pytest.mark.rule("F-18")
async def test_a_slow_icon_keeps_no_feed_waiting(start, site, other):
    program = await start()
    site.hang("/")
    site_feed = site.put("/feed", feed_of(site.url()))
    other_feed = other.put("/feed", feed_of(other.url()))
    await program.follow(site_feed, other_feed)
    await program.engine.look_for_icons()
    await site.arrived("/")

    feeds = {feed.url: feed.id for feed in await program.engine.feeds()}
    async with asyncio.timeout(15):
        summary = await program.engine.refresh([feeds[other_feed]])

    assert summary.failures == ()
    assert await program.engine.look_for_icons() == 0  # one round at a time


async def test_closing_gives_a_look_back(start, site, tmp_path):
    program = await start()
    site.hang("/")
    await program.follow(site.put("/feed", feed_of(site.url())))
    await program.engine.look_for_icons()
    await site.arrived("/")

    await program.engine.close()

    db = sqlite3.connect(tmp_path / "feedmon.db")
    rows = db.execute("SELECT lease_owner, leased_until, next_look_at FROM sites").fetchall()
    db.close()
    assert rows == [(None, None, None)]


async def test_an_error_that_nobody_foresaw_ends_one_look_and_is_not_met_again_at_once(
    start, site, other, caplog
):
    program = await start()
    for server in (site, other):
        server.put("/favicon.ico", ico((32, GREEN)))
    first, second = await program.follow(
        site.put("/feed", feed_of(site.url())), other.put("/feed", feed_of(other.url()))
    )
    get = program.engine._parts.fetcher.fetch

    async def fail(request, way):
        if "127.0.0.2" in request.url:
            raise ZeroDivisionError
        return await get(request, way)

    program.engine._parts.fetcher.fetch = fail
    await program.look()

    assert await program.icon(first) is None
    assert await program.icon(second) == GREEN
    assert await program.look() == 0
    assert "met an error" in caplog.text


# --- the same picture -----------------------------------------------------------------------


async def test_the_same_picture_of_forty_sites_is_decoded_and_kept_once(start, site, tmp_path):
    program = await start(sleep=short_nap)
    site.put("/", page(), **HTML)
    for n in range(40):
        site.put(f"/{n}.png", picture(colour=RED), **PNG)
    urls = [
        site.put(f"/{n}", feed_of(site.url(), icon=f"/{n}.png", title=f"Feed {n}"))
        for n in range(40)
    ]
    feeds = await program.follow(*urls)
    await program.engine.warm_up()

    await program.look()

    icons = await program.engine.icons()
    assert icons.by_feed.keys() == set(feeds)
    assert len(icons.images) == 1
    assert program.decoded == 1
    db = sqlite3.connect(tmp_path / "feedmon.db")
    assert db.execute("SELECT count(*), count(completed_at) FROM icons").fetchone() == (1, 1)
    db.close()


@pytest.mark.rule("F-18")
async def test_two_engines_on_one_store_look_once_and_decode_once(start, site, other):
    one, two = await start(sleep=short_nap), await start(sleep=short_nap)
    pictures = {site: "/i.png", other: "/same.png"}
    for server, path in pictures.items():
        server.put("/", page(f'<link rel="icon" href="{path}">'), **HTML)
        server.put(path, picture(colour=BLUE), **PNG)
    feeds = await one.follow(
        *(server.put(f"/{n}", feed_of(server.url())) for server in pictures for n in range(5))
    )

    for _ in range(3):
        await asyncio.gather(one.look(), two.look())
        one.engine._parts.clock.now += 301  # whom the other kept waiting looks again
    await one.engine.watch()
    await two.engine.watch()

    for server, path in pictures.items():
        assert len(server.requests_to("/")) == 1
        assert len(server.requests_to(path)) == 1
    assert one.decoded + two.decoded == 1
    for program in (one, two):
        assert {await program.icon(feed) for feed in feeds} == {BLUE}
        told = {feed for icons in program.told for feed in icons.by_feed}
        assert told == set(feeds)


LOOKER = """
import asyncio, pathlib, sys
from feedmon import open_engine
from feedmon.network import NetworkPolicy

async def main():
    policy = NetworkPolicy(["127.0.0.2"])
    engine = await open_engine(pathlib.Path(sys.argv[1]), network_policy=policy)
    await engine.warm_up()
    print("begins", flush=True)
    await engine.look_for_icons()
    await asyncio.gather(*tuple(engine._background))
    await engine.close()

if __name__ == "__main__":
    asyncio.run(main())
"""


@pytest.mark.rule("F-18", "S-4")
async def test_killed_at_any_moment_a_look_is_undone_and_never_half_done(tmp_path, repetitions):
    moments = Random(5)
    clock = Clock()
    clock.now = time.time()
    with in_thread("127.0.0.2") as server:
        server.put("/", page('<link rel="icon" href="/i.png">'), **HTML)
        server.put("/i.png", picture(colour=RED), **PNG)
        for n in range(repetitions(20)):
            directory = tmp_path / str(n)
            policy = NetworkPolicy(public=PUBLIC)
            engine = await open_engine(directory, network_policy=policy)
            program = Program(engine)
            (feed,) = await program.follow(server.put("/feed", feed_of(server.url())))
            await engine.close()

            await asyncio.to_thread(
                killed_after, LOOKER, [str(directory)], moments.uniform(0.0, 1.0)
            )
            db = sqlite3.connect(directory / "feedmon.db")
            rows = db.execute("SELECT image IS NULL, completed_at IS NULL FROM icons").fetchall()
            db.close()
            clock.now += 600  # leases run out
            engine = await open_engine(directory, network_policy=policy, clock=clock)
            program = Program(engine)
            await program.look()
            found = await program.icon(feed)
            await engine.close()

            assert all(image == completed for image, completed in rows)
            assert found == RED


# --- what goes ------------------------------------------------------------------------------


async def test_an_icon_goes_with_the_last_feed_that_has_it(start, site, clock, tmp_path):
    program = await start()
    site.put("/favicon.ico", ico((32, GREEN)))
    first, second = await program.follow(
        *(site.put(f"/{n}", feed_of(site.url())) for n in range(2))
    )
    await program.look()

    def kept():
        db = sqlite3.connect(tmp_path / "feedmon.db")
        counts = [db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("icons", "sites")]
        db.close()
        return counts

    await program.engine.unsubscribe([first])
    clock.now += 9 * DAY
    await program.engine.tidy()
    still = kept()
    await program.engine.unsubscribe([second])
    clock.now += 2 * DAY
    await program.engine.tidy()

    assert still == [1, 1]
    assert kept() == [0, 0]


async def test_a_feed_that_comes_back_within_the_week_has_its_icon_without_a_look(
    start, site, clock
):
    program = await start()
    site.put("/favicon.ico", ico((32, GREEN)))
    url = site.put("/feed", feed_of(site.url()))
    (feed,) = await program.follow(url)
    await program.look()
    await program.engine.unsubscribe([feed])
    clock.now += 2 * DAY
    await program.engine.tidy()

    (again,) = await program.follow(url)
    await program.look()

    assert await program.icon(again) == GREEN
    assert len(site.requests_to("/favicon.ico")) == 1
