"""The network goes and comes back: hours of ticks, played through with a clock of the test's."""

from __future__ import annotations

import socket
from collections import Counter

import pytest

from feedmon.model import FeedState
from feedmon.network import NetworkPolicy
from feedmon.settings import Settings
from tests.feedmon.clock import HOUR, MINUTE, no_time, run
from tests.feeds import item, opml, rss
from tests.httpserver import Reply

FEEDS = 40


class Net:
    """The network as this machine sees it: a way out or none, and a resolver with its moods."""

    def __init__(self):
        self.route = True
        self.answers = True
        self.unknown = set()
        self.unanswered = set()
        self.asked = Counter()

    def online(self):
        return self.route

    async def lookup(self, host, port):
        self.asked[host] += 1
        if not self.route or not self.answers or host in self.unanswered:
            raise socket.gaierror(socket.EAI_AGAIN, "no answer")
        if host in self.unknown:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return ["127.0.0.1"]


class Play:
    """An engine at work: minute by minute, each to its end."""

    def __init__(self, engine, clock, net, server):
        self.engine = engine
        self.clock = clock
        self.net = net
        self.server = server
        self.polled = {}

    def site(self, number):
        """A feed on a host of its own; when it was last asked stands in ``polled``."""
        host = f"site{number}.example"

        async def answer(_):
            self.polled[host] = self.clock.now
            headers = {"Connection": "close"}  # or the next request would need no network
            return Reply(rss(host, [item(host)]), headers=headers)

        self.server.put(f"/{host}", answer)
        return host, f"http://{host}:{self.server.port}/{host}"

    async def follow(self, number=FEEDS):
        """Follow so many feeds, and let each be polled for the first time."""
        await self.engine.import_opml(opml([self.site(n) for n in range(number)]))
        await self.run(15 * MINUTE)

    async def run(self, seconds):
        await run(self.engine, self.clock, seconds)

    async def states(self):
        return Counter(feed.state for feed in await self.engine.feeds())


@pytest.fixture
async def play(start, clock, server):
    net = Net()
    engine = await start(
        network_policy=NetworkPolicy(public=("127.0.0.1",)),
        settings=Settings(tick_s=MINUTE, rhythm="fixed"),
        sleep=no_time,
        lookup=net.lookup,
        online=net.online,
    )
    return Play(engine, clock, net, server)


@pytest.mark.rule("F-13")
@pytest.mark.parametrize("lost", ["route", "answers"])
async def test_six_hours_without_a_network_leave_no_feed_in_error(play, lost):
    await play.follow()
    before = {feed.id: feed for feed in await play.engine.feeds()}
    assert await play.states() == {FeedState.OK: FEEDS}

    setattr(play.net, lost, False)
    play.server.requests.clear()
    play.net.asked.clear()
    await play.run(6 * HOUR)

    for feed in await play.engine.feeds():
        assert (feed.state, feed.failures, feed.failing_since) == (FeedState.OK, 0, None)
        assert feed.last_success_at == before[feed.id].last_success_at
        assert feed.next_poll_reason == "outage"
        assert feed.error == ("network-down" if lost == "route" else "name-not-resolved")
    assert play.server.requests == []
    assert all(2 <= asked <= 6 * HOUR / (10 * MINUTE) for asked in play.net.asked.values())

    setattr(play.net, lost, True)
    back = play.clock.now
    await play.run(30 * MINUTE)

    returns = Counter(at - back for at in play.polled.values())
    assert await play.states() == {FeedState.OK: FEEDS}
    assert all(feed.error is None for feed in await play.engine.feeds())
    assert min(returns) >= 0
    assert max(returns) - min(returns) >= 10 * MINUTE
    assert max(returns.values()) <= FEEDS / 4
    assert len(play.server.requests) == FEEDS


@pytest.mark.rule("F-13")
async def test_the_first_failure_of_an_outage_is_no_failure_of_its_feed(play):
    await play.follow(3)
    await play.engine.refresh([1])
    play.net.answers = False

    await play.engine.refresh([2, 3])

    assert await play.states() == {FeedState.OK: 3}


@pytest.mark.rule("F-13")
async def test_one_feed_whose_name_is_gone_fails_though_there_is_no_other(play):
    await play.follow(1)
    play.net.unknown.add("site0.example")
    play.net.asked.clear()
    await play.run(24 * HOUR)

    (feed,) = await play.engine.feeds()
    assert (feed.state, feed.error) == (FeedState.FAILING, "name-not-resolved")
    assert feed.next_poll_reason == "back-off"
    assert play.net.asked["site0.example"] <= 6
    play.net.unknown.clear()
    await play.run(24 * HOUR)
    assert await play.states() == {FeedState.OK: 1}


@pytest.mark.rule("F-13")
async def test_a_feed_whose_name_servers_are_silent_fails_once_others_have_answered(play):
    await play.follow(4)
    play.net.unanswered.add("site2.example")

    await play.run(3 * HOUR)

    assert {feed.id: feed.state for feed in await play.engine.feeds()} == {
        1: FeedState.OK,
        2: FeedState.OK,
        3: FeedState.FAILING,
        4: FeedState.OK,
    }


@pytest.mark.rule("F-13")
async def test_a_neighbour_that_answers_does_not_prove_the_internet(play):
    await play.follow(1)
    host, _ = play.site(1)
    await play.engine.subscribe(f"http://nas:{play.server.port}/{host}")
    play.net.unanswered.add("site0.example")

    await play.run(6 * HOUR)

    assert await play.states() == {FeedState.OK: 2}
    assert play.polled[host] > play.clock.now - 2 * HOUR
