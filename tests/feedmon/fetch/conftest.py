"""A fetcher whose network, time and chance are the test's."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from feedmon.fetch import Fetcher
from feedmon.network import NetworkPolicy

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

NOW = 1_700_000_000

#: 127.0.0.2 to 127.0.0.9 play the internet, 127.0.0.1 the home network.
POLICY = NetworkPolicy(public=("127.0.0.2/31", "127.0.0.4/30", "127.0.0.8/31"))


class Naps:
    """A sleep that takes no time and remembers what was asked of it."""

    def __init__(self) -> None:
        self.taken: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.taken.append(seconds)


class Names:
    """A name server: ``known`` maps names to their addresses, one list per question."""

    def __init__(self) -> None:
        self.known: dict[str, list[list[str]]] = {}

    async def __call__(self, host: str, port: int) -> list[str]:
        answers = self.known[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]


@pytest.fixture
def naps() -> Naps:
    return Naps()


@pytest.fixture
def names() -> Names:
    return Names()


@pytest.fixture
async def make_fetcher(naps: Naps, names: Names) -> AsyncIterator[Callable[..., Fetcher]]:
    """Makes fetchers with the arguments changed that a test names; closes them at its end."""
    made: list[Fetcher] = []

    def make(**changed: object) -> Fetcher:
        arguments = {
            "clock": lambda: NOW + 0.5,
            "chance": Random(7),
            "sleep": naps,
            "lookup": names,
            "online": lambda: True,
            "user_agent": "feedmon/9 (+https://feedmon.test/)",
        }
        made.append(Fetcher(POLICY, **{**arguments, **changed}))
        return made[-1]

    yield make
    for fetcher in made:
        await fetcher.close()


@pytest.fixture
def fetcher(make_fetcher: Callable[..., Fetcher]) -> Fetcher:
    return make_fetcher()
