"""What a page, an icon and a picture may cost, and where they may come from (X-1, X-2, X-4)."""

from __future__ import annotations

import asyncio
import base64
import logging

import pytest

from feedmon.engine import icon_search, images
from feedmon.engine.choosing import limits_of
from feedmon.errors import TooLarge
from feedmon.fetch import Limits, Request, connection
from feedmon.settings import Settings
from tests.feedmon.clock import quiet
from tests.feedmon.internet import INTERNET
from tests.feeds import item, opml, rss
from tests.httpserver import Reply
from tests.pictures import picture

MB = 1 << 20
PNG = "image/png"


@pytest.fixture
def world():
    return INTERNET


@pytest.mark.rule("X-1", "X-2")
def test_the_limits_are_those_that_are_promised():
    feed = Request("https://e.example/feed")

    assert (feed.total_s, Settings().fetch_s) == (60, 60)
    assert Limits() == limits_of(Settings())
    assert Limits() == Limits(feed=15 * MB, page=5 * MB, image=10 * MB, icon=MB)
    assert (connection.CONNECT_S, images.TOTAL_S, icon_search.TOTAL_S) == (10, 20, 20)


# --- bytes ----------------------------------------------------------------------------------


@pytest.mark.rule("X-1")
async def test_a_picture_of_ten_megabytes_is_shown_and_a_larger_one_is_not(engine, public, caplog):
    whole = public.put("/whole", Reply(picture().ljust(10 * MB, b"\0"), content_type=PNG))
    larger = public.put("/larger", Reply(picture().ljust(10 * MB + 1, b"\0"), content_type=PNG))

    with caplog.at_level(logging.INFO):
        found = await engine.picture(whole, 9), await engine.picture(larger, 9)

    assert [each is not None for each in found] == [True, False]
    assert "too-large" in caplog.text


@pytest.mark.rule("X-1")
@pytest.mark.parametrize(
    ("page", "icon", "found"),
    [(5 * MB, MB, True), (5 * MB + 1, MB, False), (5 * MB, MB + 1, False)],
)
async def test_a_page_or_an_icon_beyond_its_limit_leads_to_no_icon(
    engine, public, page, icon, found
):
    head = b'<!doctype html><link rel="icon" href="/i.png"><p>'
    public.put("/", Reply(head.ljust(page), content_type="text/html"))
    public.put("/i.png", Reply(picture().ljust(icon, b"\0"), content_type=PNG))
    document = rss("Planet", [item("a")]).replace(b"https://site.example/", public.url().encode())
    report = await engine.import_opml(opml([("Planet", public.put("/feed", document))]))
    await engine.refresh([feed.id for feed in report.added])

    await engine.look_for_icons()
    await asyncio.gather(*tuple(engine._background))

    assert bool((await engine.icons()).by_feed) == found


@pytest.mark.rule("X-1")
async def test_a_person_says_how_large_a_feed_may_be_and_the_next_request_obeys(
    engine, public, clock
):
    document = rss("Planet", [item("a")]).ljust(2 * MB + 1)
    feed = await engine.subscribe(public.put("/feed", document))

    await engine.change_settings(feed_bytes=2 * MB)
    clock.now += 3600
    await engine.refresh()
    failed = await engine.feed(feed.id)
    assert (failed.error, failed.error_detail) == ("too-large", str(2 * MB))

    await engine.change_settings(feed_bytes=3 * MB)
    clock.now += 3600
    await engine.refresh()
    assert (await engine.feed(feed.id)).error is None


@pytest.mark.rule("X-1")
async def test_a_person_says_how_large_a_picture_may_be_and_a_huge_one_is_asked_for_once(
    engine, public
):
    await engine.change_settings(image_bytes=30 * MB)
    url = public.put("/p.png", Reply(picture().ljust(30 * MB, b"\0"), content_type=PNG))

    found = [await engine.picture(url, 9), await engine.picture(url, 9)]

    assert [each is not None for each in found] == [True, True]
    assert len(public.requests) == 1


@pytest.mark.rule("X-1")
async def test_a_person_says_how_large_an_icon_written_in_a_page_may_be(engine, public):
    big = base64.b64encode(picture().ljust(MB + 1, b"\0")).decode()
    page = f'<!doctype html><link rel="icon" href="data:{PNG};base64,{big}">'
    public.put("/", Reply(page.encode(), content_type="text/html"))
    document = rss("Planet", [item("a")]).replace(b"https://site.example/", public.url().encode())
    await engine.change_settings(icon_bytes=2 * MB)
    await engine.subscribe(public.put("/feed", document))

    await engine.look_for_icons()
    await quiet(engine)

    assert (await engine.icons()).by_feed


@pytest.mark.rule("X-1")
async def test_what_was_chosen_holds_after_a_restart_and_in_other_programs(engine, public, start):
    await engine.change_settings(feed_bytes=MB)
    other = await start()
    url = public.put("/feed", rss("Planet", [item("a")]).ljust(MB + 1))

    with pytest.raises(TooLarge) as failure:
        await other.subscribe(url)

    assert failure.value.limit == MB


# --- time -----------------------------------------------------------------------------------


@pytest.mark.rule("X-2")
async def test_a_picture_that_never_comes_is_given_up(engine, public, monkeypatch, caplog):
    monkeypatch.setattr(images, "TOTAL_S", 0.2)

    with caplog.at_level(logging.INFO):
        assert await engine.picture(public.hang("/slow"), 9) is None

    assert "timeout" in caplog.text


# --- places ---------------------------------------------------------------------------------


@pytest.mark.rule("X-4")
async def test_a_picture_in_an_article_is_never_fetched_from_a_private_address(
    engine, public, server
):
    home = server.put("/p.png", Reply(picture(), content_type=PNG))

    assert await engine.picture(home, 9) is None
    assert await engine.picture(public.redirect("/p.png", home), 9) is None
    assert server.requests == []
