"""Requests to one host take turns; hosts don't wait for each other."""

from __future__ import annotations

import asyncio
import heapq
from collections import defaultdict

import pytest

from feedmon.network import NetworkPolicy
from feedmon.pacing import HostGate


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
async def traffic(time: Time):
    gate = HostGate(NetworkPolicy(), in_flight=8, clock=time, sleep=time.sleep)
    running = Traffic(gate, time)
    yield running
    await running.stop()


@pytest.mark.rule("F-10")
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
async def test_addresses_declared_public_are_paced_as_such(time) -> None:
    policy = NetworkPolicy(public=("127.0.0.2",))
    traffic = Traffic(HostGate(policy, clock=time, sleep=time.sleep), time)
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


async def test_sockets_are_bounded_even_when_all_servers_are_slow(time) -> None:
    gate = HostGate(NetworkPolicy(), in_flight=8, most=20, clock=time, sleep=time.sleep)
    traffic = Traffic(gate, time)
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
