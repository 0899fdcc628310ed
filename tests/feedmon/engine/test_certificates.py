"""A server of the person's own network that can't prove who it is, from the wire to the feed."""

from __future__ import annotations

import pytest

from feedmon.model import FeedState
from tests.certificates import server_tls
from tests.feeds import item, opml, rss
from tests.httpserver import HttpServer


@pytest.fixture
async def nas():
    async with HttpServer(tls=server_tls("self-signed")) as running:
        yield running


@pytest.fixture
async def feed(engine, nas, clock):
    """A feed of that server, which failed of its certificate."""
    await engine.import_opml(opml([("Nas", nas.put("/feed", rss("Nas", [item("a")])))]))
    (followed,) = await engine.feeds()
    await engine.refresh()
    return await engine.feed(followed.id)


@pytest.mark.rule("X-5")
async def test_what_is_wrong_with_a_certificate_is_kept_and_the_server_hears_nothing(feed, nas):
    assert (feed.state, feed.error) == (FeedState.FAILING, "tls-failed")
    assert feed.error_detail == "unknown-issuer"
    assert feed.warnings == ()
    assert nas.requests == []


@pytest.mark.rule("X-5")
async def test_the_person_may_excuse_it_and_is_told_as_long_as_that_holds(engine, feed, clock, nas):
    assert (await engine.feed_details(feed.id)).at_home

    before = await engine.set_feeds([feed.id], tls_unverified=True)
    excused = await engine.feed(feed.id)
    assert (excused.next_poll_at, excused.next_poll_reason) == (int(clock.now), "edited")
    await engine.refresh()
    feed = await engine.feed(feed.id)
    assert (feed.state, feed.total, feed.warnings) == (FeedState.OK, 1, ("unverified",))

    await engine.edit_feeds(before)
    clock.now += 3600
    await engine.refresh()
    assert (await engine.feed(feed.id)).error == "tls-failed"
    assert len(nas.requests) == 1


@pytest.mark.rule("X-5")
async def test_another_address_has_to_prove_itself_and_the_old_one_is_excused_again(engine, feed):
    await engine.set_feeds([feed.id], tls_unverified=True)

    before = await engine.set_feeds([feed.id], url="https://localhost:1/feed")
    assert not (await engine.feed(feed.id)).tls_unverified

    await engine.edit_feeds(before)
    assert (await engine.feed(feed.id)).tls_unverified


@pytest.mark.rule("X-5")
async def test_a_public_name_is_offered_no_excuse(engine):
    await engine.import_opml(opml([("Public", "https://public.example/feed")]))
    (followed,) = await engine.feeds()

    assert not (await engine.feed_details(followed.id)).at_home


@pytest.mark.rule("X-5")
async def test_no_list_of_feeds_takes_an_excuse_along_or_brings_one(engine, feed):
    await engine.set_feeds([feed.id], tls_unverified=True)
    exported = await engine.export_opml()
    assert b"unverified" not in exported.lower()

    await engine.unsubscribe([feed.id])
    claims = exported.replace(b'type="rss"', b'type="rss" feedmon:tlsUnverified="true"')
    claims = claims.replace(feed.url.encode(), b"https://localhost:1/other")
    report = await engine.import_opml(claims)

    assert [added.tls_unverified for added in report.added] == [False]
