"""Requests to one host take turns; hosts don't wait for each other."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from collections import defaultdict

import pytest

from feedmon.errors import HostBlocked, HttpStatus
from feedmon.network import NetworkPolicy
from feedmon.pacing import HostGate
from feedmon.store import Blocked


class Time:
    """A clock that stands still until the test lets it run."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._number = 0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self._number += 1
        wake: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, self._number, wake))
        await wake

    async def run(self, seconds: float) -> None:
        """Let ``seconds`` pass, waking the sleepers one by one."""
        end = self.now + seconds
        await settle()
        while self._sleepers and self._sleepers[0][0] <= end:
            self.now, _, wake = heapq.heappop(self._sleepers)
            if not wake.done():
                wake.set_result(None)
                await settle()
        self.now = end


class Shared:
    """The pace as the store keeps it, without the store: every moment, in the order of asking."""

    def __init__(self, time: Time) -> None:
        self.time = time
        self.moments: list[tuple[str, float]] = []
        self.blocked: dict[str, int] = {}
        self._next: dict[str, int] = {}

    async def reserve_request(self, name: str, *, spacing_ms: int) -> int | Blocked:
        if name in self.blocked:
            return Blocked(self.blocked[name])
        moment = max(round(self.time.now * 1000), self._next.get(name, 0))
        self._next[name] = moment + spacing_ms
        self.moments.append((name, moment / 1000))
        return moment

    async def block_host(
        self,
        name: str,
        *,
        until: int,
        reason: str,
        too_fast: bool = False,
    ) -> None:
        self.blocked[name] = until


async def settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


class Traffic:
    """Requests through a gate: who is on the way, and when each began and ended."""

    def __init__(self, gate: HostGate, time: Time) -> None:
        self.gate = gate
        self.time = time
        self.now: dict[str, int] = defaultdict(int)
        self.most: dict[str, int] = defaultdict(int)
        self.log: list[tuple[str, float, float]] = []
        self._tasks: list[asyncio.Task[None]] = []

    def send(self, url: str, takes: float) -> asyncio.Task[None]:
        task = asyncio.create_task(self._one(url, takes))
        self._tasks.append(task)
        return task

    async def _one(self, url: str, takes: float) -> None:
        key = self.gate.key(url)
        async with self.gate.slot(url):
            begun = self.time.now
            for name in (key, "all"):
                self.now[name] += 1
                self.most[name] = max(self.most[name], self.now[name])
            try:
                await self.time.sleep(takes)
            finally:
                self.now[key] -= 1
                self.now["all"] -= 1
            self.log.append((url, begun, self.time.now))

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def shared(time: Time) -> Shared:
    return Shared(time)


@pytest.fixture
def make_gate(time: Time, shared: Shared):
    """Makes gates of as many programs as a test calls it for, on one shared pace."""

    def make(policy: NetworkPolicy | None = None, **limits: float) -> HostGate:
        return HostGate(policy or NetworkPolicy(), shared, clock=time, sleep=time.sleep, **limits)

    return make


@pytest.fixture
async def traffic(make_gate, time: Time):
    running = Traffic(make_gate(in_flight=8), time)
    yield running
    await running.stop()


@pytest.mark.rule("F-10", "FRB-30..37")
async def test_fifty_feeds_of_one_host_never_overlap_and_leave_pauses(traffic, time) -> None:
    for number in range(50):
        traffic.send(f"https://one.example/{number}", 0.1)
    await time.run(60)

    assert [url for url, _, _ in traffic.log] == [f"https://one.example/{n}" for n in range(50)]
    assert traffic.most["one.example"] == 1
    ends = [end for _, _, end in traffic.log]
    begins = [begun for _, begun, _ in traffic.log]
    assert all(begun - end >= 0.25 - 1e-9 for end, begun in zip(ends, begins[1:], strict=False))


@pytest.mark.rule("F-10")
async def test_a_host_is_the_same_however_it_is_written(traffic) -> None:
    keys = {
        traffic.gate.key(url)
        for url in (
            "https://one.example/a",
            "http://ONE.example:8080/b",
            "https://me:pw@one.example./c",
        )
    }

    assert keys == {"one.example"}


@pytest.mark.rule("F-10")
async def test_a_private_address_takes_four_at_once_without_pauses(traffic, time) -> None:
    for number in range(12):
        traffic.send(f"http://127.0.0.1:8000/{number}", 1.0)
    await time.run(3.0)

    assert traffic.most["127.0.0.1:8000"] == 4
    assert len(traffic.log) == 12


@pytest.mark.rule("F-10")
async def test_addresses_declared_public_are_paced_as_such(make_gate, time) -> None:
    policy = NetworkPolicy(public=("127.0.0.2",))
    traffic = Traffic(make_gate(policy), time)
    for number in range(3):
        traffic.send(f"http://127.0.0.2:800{number}/", 1.0)
    await time.run(10)

    assert traffic.most["127.0.0.2"] == 1
    assert len(traffic.log) == 3


@pytest.mark.rule("F-10")
async def test_the_blogs_of_one_service_are_one_host(traffic, time) -> None:
    traffic.send("https://www.reddit.com/r/a/.rss", 1.0)
    traffic.send("https://old.reddit.com/r/b/.rss", 1.0)
    traffic.send("https://notreddit.com/feed", 1.0)
    await time.run(59)
    assert [url for url, _, _ in traffic.log] == [
        "https://www.reddit.com/r/a/.rss",
        "https://notreddit.com/feed",
    ]

    await time.run(4)
    assert len(traffic.log) == 3
    assert traffic.log[2][1] - traffic.log[0][2] >= 60


@pytest.mark.rule("F-10")
async def test_many_requests_of_a_slow_host_take_no_places_from_others(traffic, time) -> None:
    for number in range(100):
        traffic.send(f"https://slow.example/{number}", 30.0)
    for number in range(40):
        traffic.send(f"https://h{number}.example/", 0.1)
    await time.run(1.0)

    assert len(traffic.log) == 40
    assert traffic.now["all"] == 1


@pytest.mark.rule("X-2")
async def test_slow_servers_give_their_places_back(traffic, time) -> None:
    for number in range(16):
        traffic.send(f"https://slow{number}.example/", 60.0)
    for number in range(8):
        traffic.send(f"https://quick{number}.example/", 0.1)
    await time.run(1.5)

    assert len(traffic.log) == 8
    assert traffic.now["all"] == 16


@pytest.mark.rule("F-10")
async def test_no_more_than_the_given_number_begin_at_once(traffic, time) -> None:
    for number in range(30):
        traffic.send(f"https://h{number}.example/", 0.2)
    await time.run(0.1)
    assert traffic.now["all"] == 8

    await time.run(5)
    assert traffic.most["all"] == 8
    assert len(traffic.log) == 30


@pytest.mark.rule("F-10")
async def test_the_number_may_change_while_requests_wait(traffic, time) -> None:
    for number in range(40):
        traffic.send(f"https://h{number}.example/", 0.2)
    await time.run(0.1)
    traffic.gate.in_flight = 16
    await settle()
    assert traffic.now["all"] == 16

    traffic.gate.in_flight = 2
    await time.run(0.25)
    assert traffic.now["all"] == 2
    assert traffic.gate.in_flight == 2


async def test_sockets_are_bounded_even_when_all_servers_are_slow(make_gate, time) -> None:
    traffic = Traffic(make_gate(in_flight=5, stretch=4), time)
    for number in range(50):
        traffic.send(f"https://slow{number}.example/", 10.0)
    await time.run(9)
    assert traffic.now["all"] == 20

    await time.run(30)
    assert len(traffic.log) == 50


@pytest.mark.parametrize("when", [0.0, 0.1, 0.3, 0.6, 1.2])
async def test_cancelled_requests_leave_nothing_behind(traffic, time, when: float) -> None:
    tasks = [traffic.send(f"https://h{n % 5}.example/{n}", 1.0) for n in range(40)]
    await time.run(when)
    for task in tasks:
        task.cancel()
    await settle()
    await time.run(1.0)

    begun = time.now
    for number in range(8):
        traffic.send(f"https://fresh{number}.example/", 0.1)
    await time.run(0.1)
    assert traffic.now["all"] == 0
    assert [start for url, start, _ in traffic.log if "fresh" in url] == [begun] * 8


async def test_a_failing_request_frees_its_host(traffic, time) -> None:
    with pytest.raises(RuntimeError, match="boom"):
        async with traffic.gate.slot("https://one.example/"):
            raise RuntimeError("boom")
    traffic.send("https://one.example/", 0.1)
    await time.run(0.4)

    assert len(traffic.log) == 1


async def test_hosts_are_forgotten_once_they_are_idle(traffic, time) -> None:
    for number in range(2000):
        traffic.send(f"https://h{number}.example/", 0.01)
    await time.run(30)
    traffic.send("https://last.example/", 0.01)
    await time.run(1)

    assert len(traffic.log) == 2001
    assert len(traffic.gate._hosts) < 600


@pytest.mark.parametrize("url", ["http://[::1/", "", "no address"])
async def test_what_is_no_address_has_a_slot_too(traffic, url: str) -> None:
    async with traffic.gate.slot(url):
        assert traffic.gate.key(url) is not None


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://[::1]:80/x", "[::1]:80"),
        ("http://[2606:4700::1]:80/x", "2606:4700::1"),
        ("http://localhost:1/", "localhost:1"),
        ("http://nas/", "nas"),
        ("http://x.tumblr.com/rss", "tumblr.com"),
    ],
)
async def test_keys(traffic, url: str, key: str) -> None:
    assert traffic.gate.key(url) == key


# --- moments, which programs share ----------------------------------------------------------


@pytest.mark.rule("F-10")
async def test_two_programs_take_turns_at_a_public_host(make_gate, shared, time) -> None:
    programs = [Traffic(make_gate(), time) for _ in range(2)]
    for number in range(10):
        programs[number % 2].send(f"https://one.example/{number}", 0.1)
    await time.run(30)

    begins = sorted(begun for program in programs for _, begun, _ in program.log)
    assert len(begins) == 10
    assert begins == sorted(moment for _, moment in shared.moments)
    assert all(later - one >= 0.25 for one, later in itertools.pairwise(begins))


@pytest.mark.rule("F-10")
async def test_a_private_address_has_no_moments_to_share(traffic, shared, time) -> None:
    for number in range(12):
        traffic.send(f"http://127.0.0.1:8000/{number}", 1.0)
    await time.run(3.0)

    assert shared.moments == []


@pytest.mark.rule("F-10")
async def test_who_was_not_sent_keeps_nobody_waiting(traffic, shared, time) -> None:
    async with traffic.gate.turn("https://one.example/"):
        pass
    traffic.send("https://one.example/", 0.1)
    await time.run(0)

    assert traffic.now["one.example"] == 1
    assert shared.moments == [("one.example", time.now)]


async def move(gate: HostGate, time: Time, *urls: str) -> list[tuple[str, float]]:
    """Go from address to address as redirects do; where the slot was, and when."""
    been = []
    async with gate.slot(urls[0]) as slot:
        been.append((slot.host, time.now))
        await time.sleep(1.0)
        for url in urls[1:]:
            await slot.move_to(url)
            been.append((slot.host, time.now))
            await time.sleep(1.0)
    return been


@pytest.mark.rule("F-10")
async def test_each_hop_of_a_redirect_is_a_request_to_its_own_host(traffic, shared, time) -> None:
    moving = asyncio.create_task(
        move(traffic.gate, time, "http://a.example/", "https://a.example/", "https://b.example/")
    )
    await time.run(0.5)
    traffic.send("https://b.example/other", 10.0)
    traffic.send("https://a.example/other", 10.0)
    await time.run(60)

    assert await moving == [
        ("a.example", 1000.0),
        ("a.example", 1001.0),
        ("b.example", 1010.75),  # behind the request that was there before it
    ]
    assert [host for host, _ in shared.moments] == [
        *("a.example", "b.example", "a.example", "a.example", "b.example")
    ]
    assert [begun for url, begun, _ in traffic.log if "a.example" in url] == [1002.25]


@pytest.mark.rule("F-10")
async def test_slots_that_move_on_to_each_others_hosts_do_not_wait_for_ever(
    make_gate, time
) -> None:
    gate = make_gate(in_flight=2, stretch=1)
    there = asyncio.create_task(move(gate, time, "https://a.example/", "https://b.example/"))
    back = asyncio.create_task(move(gate, time, "https://b.example/", "https://a.example/"))
    await time.run(10)

    assert [host for host, _ in await there] == ["a.example", "b.example"]
    assert [host for host, _ in await back] == ["b.example", "a.example"]


@pytest.mark.parametrize("when", [0.0, 0.5, 1.0, 1.1, 1.3, 2.1])
async def test_a_slot_cancelled_on_its_way_holds_no_host(traffic, time, when: float) -> None:
    traffic.send("https://b.example/before", 1.2)
    moving = asyncio.create_task(
        move(traffic.gate, time, "https://a.example/", "https://b.example/", "https://a.example/")
    )
    await time.run(when)
    moving.cancel()
    await settle()
    for host in "ab":
        traffic.send(f"https://{host}.example/after", 0.1)
    await time.run(3)

    assert sorted(url for url, _, _ in traffic.log if "after" in url) == [
        *("https://a.example/after", "https://b.example/after")
    ]
    assert traffic.now["all"] == 0


# --- hosts that asked for time --------------------------------------------------------------


@pytest.mark.rule("F-9")
async def test_a_429_closes_its_host_to_all_programs(make_gate, shared) -> None:
    with pytest.raises(HttpStatus):
        async with make_gate().slot("https://www.reddit.com/a"):
            raise HttpStatus("https://old.reddit.com/a", 429, 5000)

    assert shared.blocked == {"reddit.com": 5000}
    with pytest.raises(HostBlocked) as refused:
        async with make_gate().slot("https://reddit.com/b"):
            pytest.fail("there is no slot")
    assert (refused.value.url, refused.value.until) == ("https://reddit.com/b", 5000)


@pytest.mark.rule("F-9")
async def test_a_429_without_a_time_means_two_minutes(make_gate, shared, time) -> None:
    with pytest.raises(HttpStatus):
        async with make_gate().slot("https://one.example/"):
            raise HttpStatus("https://one.example/", 429)

    assert shared.blocked == {"one.example": round(time.now) + 120}


@pytest.mark.rule("F-9")
@pytest.mark.parametrize(
    ("url", "status"), [("https://one.example/", 503), ("http://127.0.0.1:80/", 429)]
)
async def test_other_refusals_speak_for_their_feed_only(make_gate, shared, url, status) -> None:
    with pytest.raises(HttpStatus):
        async with make_gate().slot(url):
            raise HttpStatus(url, status, 5000)

    assert shared.blocked == {}


@pytest.mark.rule("F-9")
async def test_a_redirect_to_a_host_that_asked_for_time_ends_there(traffic, shared, time) -> None:
    shared.blocked["b.example"] = 5000
    moving = asyncio.create_task(
        move(traffic.gate, time, "https://a.example/", "https://b.example/")
    )
    await time.run(2)

    with pytest.raises(HostBlocked) as refused:
        await moving
    assert (refused.value.url, refused.value.until) == ("https://b.example/", 5000)
    assert [host for host, _ in shared.moments] == ["a.example"]
