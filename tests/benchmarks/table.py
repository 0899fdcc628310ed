"""The one table: what was done, what is asked for, what was measured, and whether that holds."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.measure import Moments

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.benchmarks.driver import Watched

_HEAD = ("work", "asked", "measured", "runs", "window asked", "inside", "outside", "")


@dataclass(frozen=True, slots=True)
class Asked:
    """The longest that a window may let others wait, in milliseconds."""

    p99: float | None
    longest: float

    def __str__(self) -> str:
        return f"{f'{self.p99:g}' if self.p99 else '-'} / {self.longest:g}"


@dataclass(frozen=True, slots=True)
class Silence:
    """How long a window let others wait, run by run: by its own timer, or asked from outside."""

    runs: tuple[Moments, ...]

    def keeps(self, asked: Asked) -> bool:
        """Whether the medians of the runs are what was asked for."""
        return self._longest <= asked.longest and (asked.p99 is None or self._p99 <= asked.p99)

    def __str__(self) -> str:
        if not self.runs:
            return "-"
        worst = max(run.longest for run in self.runs)
        more = f" ({worst:.0f})" if len(self.runs) > 1 else ""
        return f"{self._p99:.0f} / {self._longest:.0f}{more}"

    @property
    def _p99(self) -> float:
        return median(run.p99 for run in self.runs)

    @property
    def _longest(self) -> float:
        return median(run.longest for run in self.runs)


@dataclass(frozen=True, slots=True)
class Row:
    """A row; ``holds`` is about what was measured, without the window."""

    work: str
    asked: str
    measured: str
    runs: int
    holds: bool | None = None
    window: Asked | None = None
    inside: Silence = Silence(())
    outside: Silence = Silence(())

    @property
    def misses(self) -> list[str]:
        """What of it is not as was asked for."""
        found = ["figure"] if self.holds is False else []
        if self.window is not None:
            for name, silence in (("inside", self.inside), ("outside", self.outside)):
                if silence.runs and not silence.keeps(self.window):
                    found.append(name)
        return found

    def cells(self) -> tuple[str, ...]:
        """The row as it is shown."""
        misses = self.misses
        said = f"misses: {', '.join(misses)}" if misses else "holds"
        nothing_asked = self.holds is None and (self.window is None or not self.inside.runs)
        return (
            self.work,
            self.asked,
            self.measured,
            str(self.runs),
            "-" if self.window is None else str(self.window),
            str(self.inside),
            str(self.outside),
            "-" if nothing_asked else said,
        )


def silences(spans: Sequence[Watched]) -> dict[str, Silence]:
    """How the window answered in some spans, as a row wants it."""
    inside = tuple(span.inside for span in spans if span.inside is not None)
    outside = tuple(found for span in spans if (found := Moments.of(span.waits)) is not None)
    return {"inside": Silence(inside), "outside": Silence(outside)}


def markdown(rows: Iterable[Row], notes: Iterable[str]) -> str:
    """The table, which reads as well in a terminal; and what is to be known about it."""
    lines = [_HEAD, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEAD))]
    text = [
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        + " |"
        for line in lines
    ]
    text.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join([*text, "", *(f"- {note}" for note in notes)]) + "\n"
