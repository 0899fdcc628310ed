"""Whatever fails is asked less and less often, keeps its articles, and says why (FRB-110..120)."""

from __future__ import annotations

import socket

import pytest

from feedmon.cli.words import explain
from feedmon.model import FeedState
from feedmon.network import NetworkPolicy
from feedmon.schedule.failures import BACKOFF_CEILING
from feedmon.settings import Settings
from tests.feedmon.clock import HOUR, no_time
from tests.feeds import item, opml, rss
from tests.httpserver import RawServer, Reply

#: The next request needs the name again.
FRESH = {"Connection": "close"}
ROUNDS = 8


def page(body=b"<!doctype html><title>Moved on</title>"):
    return Reply(body, content_type="text/html")


#: What a feed answers from one day on, and what is then known of it.
ANSWERS = {
    "a page": (page(), "not-a-feed", "html"),
    "nothing": (Reply(b""), "not-a-feed", "empty"),
    "payment": (Reply(status=402), "http-status", "402"),
    "forbidden": (Reply(status=403), "http-status", "403"),
    "missing": (Reply(status=404), "http-status", "404"),
    "a teapot": (Reply(status=418), "http-status", "418"),
    "legal reasons": (Reply(status=451), "http-status", "451"),
    "broken": (Reply(status=500), "http-status", "500"),
    "behind": (Reply(status=502), "http-status", "502"),
    "busy": (Reply(status=503), "http-status", "503"),
}


class Net:
    """Names of hosts: all lead here until they are gone."""

    def __init__(self):
        self.gone = set()

    async def __call__(self, host, _port):
        if host in self.gone:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return ["127.0.0.1"]


@pytest.mark.rule("FRB-110..120", "F-13")
async def test_whatever_fails_slows_down_keeps_its_articles_and_is_said(start, server, clock):
    net = Net()
    engine = await start(
        sleep=no_time,
        lookup=net,
        online=lambda: True,
        settings=Settings(rhythm="fixed"),
        network_policy=NetworkPolicy(public=["127.0.0.1"]),
    )
    async with RawServer(nonsense) as raw:
        urls = {
            name: f"http://{name.replace(' ', '-')}.example:{server.port}/{number}"
            for number, name in enumerate((*ANSWERS, "no name", "closed"))
        }
        for number, name in enumerate(urls):
            server.put(f"/{number}", Reply(rss(name, [item(name)]), headers=FRESH))
        await engine.import_opml(opml(urls.items()))
        await engine.refresh()
        assert {feed.state for feed in await engine.feeds()} == {FeedState.OK}

        for number, (reply, _, _) in enumerate(ANSWERS.values()):
            server.put(f"/{number}", reply)
        net.gone.add("no-name.example")
        closed = {feed.url: feed for feed in await engine.feeds()}[urls["closed"]]
        await engine.set_feed(closed.id, url=raw.url("/"), private_allowed=True)
        urls["closed"] = raw.url("/")

        clock.now += 2 * HOUR
        waits = {url: [] for url in urls.values()}
        for _ in range(ROUNDS):
            await engine.refresh([feed.id for feed in await engine.feeds()])
            feeds = {feed.url: feed for feed in await engine.feeds()}
            for url, wait in waits.items():
                wait.append(feeds[url].next_poll_at - clock.now)
            clock.now = max(feed.next_poll_at for feed in feeds.values()) + 1

    expected = {urls[name]: said for name, (_, *said) in ANSWERS.items()}
    expected[urls["no name"]] = ["name-not-resolved", "unknown"]
    expected[urls["closed"]] = ["bad-response", "no-http"]
    for url, (error, detail) in expected.items():
        feed = feeds[url]
        assert (feed.error, feed.error_detail) == (error, detail), url
        assert feed.state in (FeedState.FAILING, FeedState.PARKED), url
        assert (feed.failures, feed.total) == (ROUNDS, 1), url
        assert explain(feed.error, feed.error_detail) not in ("", feed.error), url
        # Doubled each time, from the feed's hour to a day; half of it up or down by chance.
        for nth, wait in enumerate(waits[url]):
            usual = min(HOUR * 2 ** (nth + 1), BACKOFF_CEILING)
            assert 0.5 * usual <= wait + 1 <= max(1.5 * usual, BACKOFF_CEILING), (url, nth, wait)
        assert max(waits[url][-2:]) > 4 * HOUR, url


async def nonsense(connection):
    await connection.send(b"nonsense\r\n\r\n")
