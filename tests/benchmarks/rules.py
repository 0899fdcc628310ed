"""The figures of time and memory that rules of the protocols ask for, each under its id.

    make bench ARGS="--only rules"

Each is measured in a process of its own, and compared with nothing that another machine did: read
what is asked for beside it.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from feedmon.errors import FeedmonError
from tests.benchmarks import fetching, reading, ruling, storing
from tests.benchmarks.article import long_articles
from tests.benchmarks.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

_PATIENCE_S = 180
_TIMES = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """What a rule asks for, in words, and how it is measured; ``None`` is in the window.

    What is cheap is measured several times, and the middle one counts.
    """

    asked: str
    measure: Callable[[], Awaitable[Finding] | Finding] | None = None
    times: int = 1


FIGURES: dict[str, Figure] = {
    "P-7 live captures": Figure(
        "median ≤ 8 ms, p95 ≤ 80 ms, max ≤ 300 ms, ≥ 10 MB/s", reading.parsing
    ),
    "P-7 5 MB": Figure("≤ 1 s, ≤ 150 MB more", reading.one_large_document, _TIMES),
    "P-8": Figure("longest ≤ 50 ms, p99 ≤ 20 ms"),
    "P-9": Figure("≤ 2 s and ≤ 300 MB each", reading.hostile_documents),
    "X-1": Figure("≤ 40 MB more", fetching.a_bomb),
    "F-10": Figure("≤ 1.5 times what aiohttp alone needs", fetching.a_thousand_hosts),
    "X-2": Figure("≤ 10 % longer beside 200 that are slow", fetching.beside_slow_servers),
    "H-9": Figure("≤ 100 ms from the click, 200 kB", long_articles),
    "I-12": Figure("≤ 100 ms, nothing written", storing.nothing_new_in_much, _TIMES),
    "O-1": Figure("≤ 2 s", storing.a_long_list, _TIMES),
    "S-3": Figure("< 1 % of one core", storing.idle),
    "rules tried": Figure(
        f"first hits while typing, {ruling.ARTICLES:,} articles", ruling.previews
    ),
    "rules in a poll": Figure(f"less than parsing, {ruling.RULES} rules", ruling.in_a_poll),
}


def measure(name: str) -> Finding:
    """Measure a figure in a process of its own."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.rules", name],
            stdout=subprocess.PIPE,
            text=True,
            check=False,
            timeout=_PATIENCE_S,
        )
    except subprocess.TimeoutExpired:
        return Finding(f"did not end within {_PATIENCE_S} s", holds=False)
    if done.returncode:
        return Finding(f"failed with status {done.returncode}", holds=False)
    return Finding(**json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    """Measure the figure that is named, here."""
    measured = FIGURES[sys.argv[1]].measure
    if measured is None:
        sys.exit(f"{sys.argv[1]} is measured in the window")
    try:
        found = measured()
        finding = found if isinstance(found, Finding) else asyncio.run(found)  # type: ignore[arg-type]
    except FeedmonError as error:
        sys.exit(str(error))
    sys.stdout.write(json.dumps(asdict(finding)) + "\n")


if __name__ == "__main__":
    main()
