"""``make bench``: what the program costs, beside what this machine could do at best, in one run;
and how long its window does not answer meanwhile.

    make bench ARGS="--only refreshes"
    make bench ARGS="--feeds 500 --latency-ms 200 --quick --markdown table.md"

Figures of one run compare with each other and with nothing else: read the ratios. Nothing is
asserted here.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import options as choosing
from tests.benchmarks.driver import Driver
from tests.benchmarks.libraries import Libraries
from tests.benchmarks.notes import notes
from tests.benchmarks.rows import deeds, handling, lasting, many, refreshing, ruled, starting
from tests.benchmarks.table import Row, markdown
from tests.benchmarks.xserver import screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.benchmarks.options import Options

#: What is measured, in the order of the table.
GROUPS: dict[str, Callable[[Driver, Options], list[Row]]] = {
    "refreshes": refreshing.refreshes,
    "troubled": refreshing.troubled,
    "starts": starting.starts,
    "marks": handling.marks,
    "searches": handling.searches,
    "scrolls": handling.scrolls,
    "rest": lasting.rest,
    "soak": lasting.soak,
    "many": many.many,
    "previews": ruled.previews,
    "large": ruled.large_feeds,
    "rules": ruled.figures,
}
#: What is measured only where it is asked for.
BESIDES = {"deeds": deeds.everything}


def main() -> int:
    """Measure, and print the table."""
    options = choosing.read(sys.argv[1:], [*GROUPS, *BESIDES], str(__doc__))
    began = time.monotonic()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="feedmon-bench-")))
        port = stack.enter_context(_server(options))
        display = stack.enter_context(screen())
        driver = Driver(
            Libraries(folder, port), port, display, folder, options.in_flight, options.workers
        )
        rows = _measure(driver, options)
    seconds = time.monotonic() - began
    table = markdown(rows, notes(options, seconds=seconds, on_screen=display is not None))
    sys.stdout.write(table)
    if options.markdown is not None:
        options.markdown.write_text(table, encoding="utf-8")
    return 0


def _measure(driver: Driver, options: Options) -> list[Row]:
    """All rows that are asked for; one that could not be measured says why."""
    rows: list[Row] = []
    for name in options.only or GROUPS:
        began = time.monotonic()
        sys.stderr.write(f"measuring: {name} …\n")
        try:
            rows += (GROUPS | BESIDES)[name](driver, options)
        except RuntimeError as error:  # the others are worth having
            rows.append(Row(name, "to be measured", str(error), 0, holds=False))
        sys.stderr.write(f"  in {time.monotonic() - began:.0f} s\n")
    return rows


@contextmanager
def _server(options: Options) -> Iterator[int]:
    """The port of a feed server in a process of its own."""
    given = (f"--entries={options.entries}", f"--latency-ms={options.latency_ms}")
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.server", *given],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield int(process.stdout.readline())
    finally:
        process.stdin.close()
        process.wait()
        process.stdout.close()


if __name__ == "__main__":
    sys.exit(main())
