"""What polling by a rule costs and brings, replayed on recorded publication times (S-1).

    python -m tests.benchmarks.replay

prints the table of ``docs/decisions/0019-schedule.md``. No time is measured here: the clock of the
replay jumps from poll to poll, so the figures are the same on every machine.
"""

from __future__ import annotations

import json
import sys
from bisect import bisect_right
from dataclasses import dataclass
from random import Random
from statistics import mean, median
from typing import TYPE_CHECKING

from feedmon import schedule
from feedmon.model import Rhythm, Wish
from feedmon.schedule import DAY, HOUR, MINUTE
from tests.corpora import corpora_dir

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    #: The seconds to the next poll: from now and what was published until now, oldest first.
    Rule = Callable[[float, Sequence[int], Random], float]

#: Of each history the newer half is replayed, and of that the last days.
DAYS = 60


@dataclass(frozen=True, slots=True)
class Outcome:
    """Polls for each feed and day, the share that found something, and delays in minutes."""

    polls_a_day: float
    hits: float
    median: float
    mean: float
    p90: float
    shortest_s: float


def recorded_histories() -> list[list[int]] | None:
    """Return the recorded histories, where the corpora are there."""
    folder = corpora_dir()
    if folder is None:
        return None
    histories = json.loads((folder / "schedule" / "histories.json").read_bytes())["feeds"]
    return [sorted(times) for times in histories]


def replay(rule: Rule, histories: Iterable[Sequence[int]], seed: int = 1) -> Outcome:
    """Poll every history by the rule, from its middle to its end."""
    chance = Random(seed)
    polls = hits = 0
    days = 0.0
    delays: list[float] = []
    waits: list[float] = []
    for times in histories:
        end = times[-1]
        now = float(max(times[len(times) // 2], end - DAYS * DAY))
        days += (end - now) / DAY
        seen = bisect_right(times, now)
        while now < end:
            waits.append(rule(now, times[:seen], chance))
            now += waits[-1]
            found = bisect_right(times, now)
            delays += [(now - at) / MINUTE for at in times[seen:found]]
            polls, hits, seen = polls + 1, hits + (found > seen), found
    delays.sort()
    return Outcome(
        polls / days,
        hits / polls,
        median(delays),
        mean(delays),
        delays[len(delays) * 9 // 10],
        min(waits),
    )


def ours(now: float, history: Sequence[int], chance: Random) -> float:
    """Wait as feedmon does where nobody chose anything."""
    plan = schedule.plan_of([Wish(Rhythm.ADAPTIVE)])
    due = schedule.after_success(now, plan, chance, history=history[-schedule.HISTORY :])
    assert due.at is not None
    return due.at - now


def fixed(minutes: int) -> Rule:
    """Wait for so long, whatever was published."""

    def wait(_now: float, _history: Sequence[int], chance: Random) -> float:
        return minutes * MINUTE * chance.uniform(0.95, 1.05)

    return wait


def entry_frequency(now: float, history: Sequence[int], chance: Random) -> float:
    """Wait as Miniflux does by its ``entry_frequency``: a week shared by the week's entries."""
    week = sum(at > now - 7 * DAY for at in history)
    seconds = 7 * DAY / week if week else DAY
    return min(max(seconds, 5 * MINUTE), DAY) * chance.uniform(0.95, 1.05)


RULES: Mapping[str, Rule] = {
    "fixed, 15 minutes": fixed(15),
    "fixed, 60 minutes": fixed(60),
    "fixed, 4 hours": fixed(4 * HOUR // MINUTE),
    "Miniflux, entry_frequency": entry_frequency,
    "feedmon, adaptive": ours,
}


def main() -> int:
    """Print the table; without the corpora say so."""
    histories = recorded_histories()
    if histories is None:
        sys.stderr.write("There are no recorded histories: set FEEDMON_CORPORA to their folder.\n")
        return 1
    sys.stdout.write(
        "| rule | polls per feed and day | polls with news"
        " | delay of an article, median / mean / p90 (min) |\n|---|--:|--:|---|\n"
    )
    for name, rule in RULES.items():
        one = replay(rule, histories)
        sys.stdout.write(
            f"| {name} | {one.polls_a_day:.2f} | {one.hits:.1%}"
            f" | {one.median:.0f} / {one.mean:.0f} / {one.p90:.0f} |\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
