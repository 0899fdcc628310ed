"""What is not right with a feed though it works, from the wire to the feed."""

from __future__ import annotations

import pytest

from tests.certificates import AUTHORITY, server_tls
from tests.feedmon.clock import HOUR
from tests.feeds import item, rss
from tests.httpserver import HttpServer


@pytest.fixture
async def engine(start, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(AUTHORITY))
    return await start()


@pytest.fixture
async def secure():
    async with HttpServer(tls=server_tls("good")) as running:
        yield running


@pytest.mark.rule("X-3")
@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_a_way_that_leaves_https_is_told_and_never_taken_for_the_feeds_address(
    engine, clock, secure, server, status
):
    plain = server.put("/feed", rss("Planet", [item("a")]), etag='"v1"')
    url = secure.put("/feed", rss("Planet", [item("a")]))
    feed = await engine.subscribe(url)
    assert feed.warnings == ()

    secure.redirect("/feed", plain, status)
    for _ in range(3):  # seen again and again, even a lasting move downwards is none
        clock.now += 7 * HOUR
        summary = await engine.refresh([feed.id])
        assert (summary.failures, summary.skipped) == ((), ())
        feed = await engine.feed(feed.id)
        assert (feed.url, feed.insecure_target) == (url, plain)
        assert feed.warnings == ("insecure-redirect",)

    secure.put("/feed", rss("Planet", [item("a"), item("b")]))
    clock.now += 7 * HOUR
    await engine.refresh([feed.id])
    assert (await engine.feed(feed.id)).warnings == ()


@pytest.mark.rule("X-3")
async def test_a_way_that_leaves_https_is_told_from_the_first_poll_on(engine, secure, server):
    plain = server.put("/feed", rss("Planet", [item("a")]))
    url = secure.redirect("/feed", plain, 302)

    feed = await engine.subscribe(url)

    assert (feed.url, feed.insecure_target) == (url, plain)


@pytest.mark.rule("X-3")
async def test_a_way_that_leaves_https_for_what_is_no_feed_is_told_too(
    engine, clock, secure, server
):
    url = secure.put("/feed", rss("Planet", [item("a")]))
    feed = await engine.subscribe(url)
    portal = server.put("/portal", b"<!doctype html><title>Pay here</title>")
    secure.redirect("/feed", portal, 302)
    clock.now += HOUR

    await engine.refresh([feed.id])

    feed = await engine.feed(feed.id)
    assert (feed.url, feed.error, feed.insecure_target) == (url, "not-a-feed", portal)


@pytest.mark.rule("P-9")
async def test_a_feed_that_sends_too_many_entries_says_how_many_are_left_out(engine, server):
    url = server.put("/feed", rss("Flood", [item(f"e{n}") for n in range(10_003)]))

    feed = await engine.subscribe(url)

    assert (feed.total, feed.left_out, feed.warnings) == (10_000, 3, ("left-out",))
