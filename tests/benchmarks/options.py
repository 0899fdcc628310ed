"""What can be chosen of a run."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from feedmon.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


@dataclass(frozen=True, slots=True)
class Options:
    """How much is measured, how often, and how it is written down."""

    feeds: int
    entries: int
    latency_ms: float
    articles: int
    in_flight: int
    workers: int
    rounds: int
    quick: bool = False
    only: tuple[str, ...] = field(default=())
    markdown: Path | None = None

    @property
    def runs(self) -> int:
        """How often what is cheap is measured."""
        return 2 if self.quick else 5


def read(arguments: Sequence[str], names: Collection[str], words: str) -> Options:
    """Read the command line; ``names`` are those of what can be measured alone."""
    usual = Settings()
    parser = argparse.ArgumentParser(prog="make bench ARGS=…", description=words)
    add = parser.add_argument
    add("--feeds", type=int, default=1_000, help="each on a host of its own")
    add("--entries", type=int, default=20, help="articles in each feed")
    add("--latency-ms", type=float, default=50.0, help="of every answer")
    add("--articles", type=int, default=100_000, help="in the store before")
    add("--in-flight", type=int, default=usual.in_flight, help="requests at once")
    add("--workers", type=int, default=usual.workers, help="processes that parse")
    add("--rounds", type=int, default=60, help="refreshes in a row, of 50 feeds")
    add("--quick", action="store_true", help="measure twice what is measured five times")
    add("--only", choices=names, action="append", default=[], help="may be repeated")
    add("--markdown", type=Path, metavar="FILE", help="write the table there, too")
    given = vars(parser.parse_args(arguments))
    return Options(**given | {"only": tuple(given["only"])})
