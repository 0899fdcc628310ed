"""Feeds behind a login: asked with it, and nobody else learns of it."""

from __future__ import annotations

import asyncio
from base64 import b64decode

import pytest

from feedmon import errors
from feedmon.logs import start_logging
from feedmon.model import (
    EntryQuery,
    FeedState,
    KeptPassword,
    OpmlDocument,
    OpmlFeed,
    PasswordPlace,
    Rhythm,
)
from feedmon.opml import write_opml
from tests.feedmon.clock import DAY, HOUR
from tests.feedmon.internet import INTERNET
from tests.feedmon.looking import found
from tests.feeds import item, rss
from tests.httpserver import HttpServer, Reply
from tests.keyrings import Keeping

SECRET = "Xy7-s3cret pa:ss"
QUOTED = "Xy7-s3cret%20pa%3Ass"
FEED = rss("Staff", [item("a")])


@pytest.fixture
def ring(use_keyring):
    return use_keyring(Keeping())


@pytest.fixture
async def engine(start, ring):
    return await start()


def guard(server, path="/feed", password=SECRET, body=FEED):
    """Let a path answer only those who log in."""

    async def answer(received):
        if logins_of([received]) == [f"anna:{password}"]:
            return Reply(body)
        return Reply(status=401, headers={"WWW-Authenticate": 'Basic realm="staff"'})

    return server.put(path, answer)


def logins_of(requests):
    return [
        b64decode(value.removeprefix("Basic ")).decode() if value else None
        for value in (received.headers.get("Authorization") for received in requests)
    ]


def with_login(url, password=QUOTED):
    return url.replace("://", f"://anna:{password}@")


async def followed(engine, server):
    feed = await engine.subscribe(with_login(guard(server)))
    assert feed.account == "anna"
    return feed


@pytest.mark.rule("X-8")
async def test_a_login_in_an_address_goes_into_the_keyring_and_out_of_the_address(
    engine, server, ring
):
    feed = await followed(engine, server)

    assert feed.url == server.url("/feed")
    assert list(ring.kept.values()) == [SECRET]
    kept = await engine.kept_password(feed.id)
    assert kept == KeptPassword(PasswordPlace.KEYRING, "Test Keyring")
    (summary,) = await engine.entries(EntryQuery())
    assert summary.link == "https://site.example/a"
    await engine.refresh([feed.id])
    assert logins_of(server.requests) == [f"anna:{SECRET}"] * len(server.requests)


async def test_another_start_and_another_program_ask_with_the_same_login(engine, server, start):
    feed = await followed(engine, server)
    other = await start()

    summary = await other.refresh([feed.id])

    assert summary.failures == ()


async def test_what_a_preview_found_is_followed_with_its_login(engine, server, ring):
    url = guard(server)
    (candidate,) = await found(engine, with_login(url))
    assert candidate.url == url

    feed = await engine.subscribe(candidate.url)

    assert feed.account == "anna"
    assert list(ring.kept.values()) == [SECRET]
    assert len(server.requests) == 1


async def test_a_login_holds_for_the_feeds_that_a_page_of_its_server_names(engine, server):
    page = b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head>'
    guard(server)
    url = guard(server, "/", body=page)

    feed = await engine.subscribe(with_login(url))

    assert (feed.url, feed.account) == (server.url("/feed"), "anna")


@pytest.mark.rule("X-3")
async def test_a_page_that_names_a_feed_elsewhere_gives_no_login_away(engine, server):
    async with HttpServer("127.0.0.1") as other:
        elsewhere = other.put("/feed", FEED)
        page = f'<html><head><link rel="alternate" type="application/rss+xml" href="{elsewhere}">'
        feed = await engine.subscribe(with_login(guard(server, "/", body=page.encode())))

        assert (feed.url, feed.account) == (elsewhere, None)
        assert logins_of(other.requests) == [None]


@pytest.mark.rule("F-12")
async def test_without_its_login_a_feed_fails_and_says_that_it_needs_one(
    engine, server, ring, clock
):
    feed = await followed(engine, server)
    await engine.set_password(feed.id, None)
    clock.now += HOUR

    await engine.refresh([feed.id])

    failed = await engine.feed(feed.id)
    assert (failed.error, failed.error_detail) == ("http-status", "401")
    assert failed.state is FeedState.FAILING
    assert logins_of(server.requests)[-1] is None

    assert await engine.set_password(feed.id, SECRET) is PasswordPlace.KEYRING
    clock.now += HOUR
    await engine.refresh([feed.id])
    assert (await engine.feed(feed.id)).error is None


async def test_a_password_that_another_program_changed_is_taken_after_a_refusal(
    engine, server, ring, clock
):
    feed = await followed(engine, server)
    guard(server, password="new")
    ring.kept[next(iter(ring.kept))] = "new"
    for _ in range(2):
        clock.now += HOUR
        await engine.refresh([feed.id])

    assert logins_of(server.requests) == [f"anna:{SECRET}"] * 2 + ["anna:new"]


@pytest.mark.rule("X-3")
async def test_a_redirect_to_another_server_takes_no_login_along(engine, server, clock):
    feed = await followed(engine, server)
    async with HttpServer("127.0.0.1") as other:
        other.put("/feed", FEED)
        server.redirect("/feed", other.url("/feed"), status=302)
        clock.now += HOUR

        summary = await engine.refresh([feed.id])

        assert summary.failures == ()
        assert logins_of(other.requests) == [None]


@pytest.mark.rule("X-3")
async def test_another_address_elsewhere_gets_no_login_and_the_old_one_has_it_again(
    engine, server, clock
):
    feed = await followed(engine, server)
    async with HttpServer("127.0.0.1") as other:
        before = await engine.set_feeds([feed.id], url=other.put("/feed", FEED))
        await engine.refresh([feed.id])
        assert logins_of(other.requests) == [None]

    await engine.edit_feeds(before)
    await engine.refresh([feed.id])
    assert logins_of(server.requests)[-1] == f"anna:{SECRET}"


async def test_an_edited_address_gives_its_login_to_the_keyring(engine, server, ring):
    feed = await engine.subscribe(server.put("/feed", FEED))

    changed = await engine.set_feed(feed.id, url=with_login(guard(server, "/own")))

    assert (changed.url, changed.account) == (server.url("/own"), "anna")
    assert await engine.password(feed.id) == SECRET
    details = await engine.feed_details(feed.id)
    assert [address.url for address in details.addresses] == [server.url("/feed")]
    assert details.addresses[0].reason == "edited"


async def test_an_imported_address_gives_its_login_to_the_keyring(engine, server, ring):
    url = guard(server)
    data = write_opml(OpmlDocument(title="", feeds=(OpmlFeed(url=with_login(url)),)))

    report = await engine.import_opml(data)

    (feed,) = await engine.feeds()
    assert (feed.url, feed.account) == (url, "anna")
    assert [added.url for added in report.added] == [url]
    await engine.refresh()
    assert (await engine.feed(feed.id)).error is None


async def test_a_login_that_an_older_version_stored_in_an_address_is_moved(
    engine, server, ring, tmp_path
):
    url = guard(server)
    (added,) = (await engine.import_opml(write_opml(OpmlDocument((OpmlFeed(url),))))).added
    await engine._store.update_feed(added.id, url=with_login(url))

    await engine.start()

    feed = await engine.feed(added.id)
    assert (feed.url, feed.account) == (url, "anna")
    addresses = (await engine.feed_details(added.id)).addresses
    assert all("@" not in address.url for address in addresses)


async def test_the_password_of_a_feed_goes_with_the_feed(engine, server, ring, clock):
    feed = await followed(engine, server)
    await engine.unsubscribe([feed.id])
    await engine.tidy()
    assert list(ring.kept.values()) == [SECRET]  # it may come back
    clock.now += DAY + 60

    await engine.tidy()

    assert ring.kept == {}


@pytest.mark.rule("X-8")
@pytest.mark.parametrize("kept", [True, False])
async def test_a_password_is_in_no_file_and_no_list(
    start, tmp_path, server, use_keyring, clock, *, kept
):
    if kept:
        use_keyring(Keeping())
    url = with_login(guard(server))
    with start_logging(tmp_path, level=0):
        engine = await start()
        feed = await engine.subscribe(url)
        with pytest.raises(errors.AlreadySubscribed):
            await engine.subscribe(url)
        await engine.set_feed(feed.id, url=with_login(guard(server, "/other")))
        await engine.refresh([feed.id])
        clock.now += HOUR
        guard(server, "/other", password="another")
        await engine.refresh([feed.id])  # refused
        exported = await engine.export_opml()
        await engine.unsubscribe([feed.id])
        await engine.close()

    assert (await asyncio.to_thread(_places_of, tmp_path, exported)) == []


def _places_of(folder, exported):
    secrets = [SECRET.encode(), QUOTED.encode()]
    files = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert any(name.endswith(".db") for name in files)
    assert any(name.endswith(".log") for name in files)
    files["export"] = exported
    return [name for name, data in files.items() if any(secret in data for secret in secrets)]


# --- edits of the interval, the address, and what is told of a feed -------------------------


async def test_a_feed_that_is_to_be_asked_more_often_is_due_sooner(engine, server, clock):
    feed = await engine.subscribe(server.put("/feed", FEED))
    await engine.refresh([feed.id])
    await engine.set_feeds([feed.id], rhythm=Rhythm.FIXED, poll_interval_s=DAY)
    seldom = await engine.feed(feed.id)
    assert seldom.next_poll_at > clock.now + DAY / 2
    clock.now += 1000

    before = await engine.set_feeds([feed.id], poll_interval_s=900)

    often = await engine.feed(feed.id)
    assert often.next_poll_at == clock.now
    assert often.next_poll_reason == "own-interval"
    await engine.edit_feeds(before)
    back = await engine.feed(feed.id)
    assert (back.poll_interval_s, back.next_poll_at) == (DAY, seldom.next_poll_at)


async def test_another_interval_does_not_shorten_a_back_off(engine, server, clock):
    feed = await engine.subscribe(server.put("/feed", FEED))
    server.remove("/feed")
    clock.now += HOUR
    await engine.refresh([feed.id])
    waiting = await engine.feed(feed.id)

    await engine.set_feed(feed.id, poll_interval_s=900)

    assert (await engine.feed(feed.id)).next_poll_at == waiting.next_poll_at


async def test_an_address_is_understood_before_it_is_taken(engine, server):
    feed = await engine.subscribe(server.put("/feed", FEED))
    other = await engine.subscribe(server.put("/other", rss("Other")))

    assert await engine.read_address(feed.id, "example.org/feed") == "https://example.org/feed"
    assert await engine.read_address(feed.id, feed.url) == feed.url
    with pytest.raises(errors.BadAddress):
        await engine.read_address(feed.id, "ftp://example.org/feed")
    with pytest.raises(errors.AlreadySubscribed) as known:
        await engine.read_address(feed.id, other.url.replace("http:", "https:"))
    assert known.value.feed_id == other.id


async def test_everything_known_of_a_feed_is_told(engine, server):
    atom = (
        b'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>T</title>'
        b'<link rel="hub" href="https://hub.example/"/><entry><title>a</title></entry>'
    )
    feed = await engine.subscribe(server.put("/feed", atom))

    details = await engine.feed_details(feed.id)

    assert details.feed == feed
    assert (details.format, details.language) == ("atom 1.0", "de")
    assert details.hub_urls == ("https://hub.example/",)
    assert [poll.outcome for poll in details.polls] == ["new"]
    assert details.feed.repairs
    with pytest.raises(errors.NoSuchFeed):
        await engine.feed_details(99)


async def test_the_policy_of_the_network_holds_with_a_login_too(start, ring, public):
    engine = await start(**INTERNET)
    feed = await engine.subscribe(with_login(guard(public)))
    assert feed.account == "anna"


async def test_a_feed_with_another_address_or_password_is_due(engine, server, clock):
    feed = await engine.subscribe(server.put("/feed", FEED))
    assert feed.next_poll_at > clock.now

    before = await engine.set_feeds([feed.id], url=guard(server, "/new"))
    assert (await engine.feed(feed.id)).next_poll_at == clock.now
    await engine.poll_due()
    await server.arrived("/new")
    await engine.refresh([feed.id])
    assert (await engine.feed(feed.id)).next_poll_at > clock.now
    await engine.set_feed(feed.id, account="anna")
    await engine.set_password(feed.id, SECRET)
    assert (await engine.feed(feed.id)).next_poll_reason == "edited"

    await engine.edit_feeds(before)
    assert (await engine.feed(feed.id)).next_poll_at == feed.next_poll_at


@pytest.mark.rule("F-12")
async def test_a_feed_that_is_gone_is_asked_again_at_another_address(engine, server, clock):
    feed = await engine.subscribe(server.put("/feed", FEED))
    server.put("/feed", b"", status=410)
    clock.now += HOUR
    await engine.refresh([feed.id])
    assert (await engine.feed(feed.id)).state is FeedState.GONE

    before = await engine.set_feeds([feed.id], url=server.put("/new", FEED))
    await engine.refresh([feed.id])
    assert (await engine.feed(feed.id)).state is FeedState.OK
    await engine.edit_feeds(before)
    assert (await engine.feed(feed.id)).state is FeedState.GONE
