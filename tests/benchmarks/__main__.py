"""``make bench``: what a refresh costs, beside what this machine could do at best, in one run;
and how long a window with very much in it does not answer.

    make bench ARGS="--only large"
    make bench ARGS="--feeds 1000 --latency-ms 200"

Figures of one run compare with each other and with nothing else: read the ratios. Nothing is
asserted here.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from feedmon.settings import Settings
from tests.benchmarks import rules
from tests.benchmarks.server import allow_files

if TYPE_CHECKING:
    from collections.abc import Iterator

SUBJECTS = {
    "floor": "floor (bare aiohttp, parsing, inserts)",
    "engine": "feedmon, no window",
    "window": "feedmon, under its window",
    "neighbours": "feedmon, beside slow servers",
    "large": "the window with very much in it",
    "rules": "the figures that rules of the protocols ask for",
}
#: What is measured, and what its seconds are compared with.
ROWS = {
    "floor": (SUBJECTS["floor"], "floor"),
    "engine": (SUBJECTS["engine"], "floor"),
    "window": (SUBJECTS["window"], "floor"),
    "alone": ("the last of these feeds, alone", "alone"),
    "beside": ("the same, beside {slow} slow servers", "alone"),
}
#: How often what is compared in turns is measured.
TURNS = 3
SPANS = {
    "first": "First refresh: everything is new",
    "nothing_new": "Second refresh: nothing is new",
}


def main() -> int:
    """Measure every subject against one server and print a table."""
    options = _parser().parse_args()
    allow_files(options.feeds * 3 + 200)
    readings: dict[str, dict[str, Any]] = {}
    deeds: dict[str, dict[str, float]] = {}
    with _server(options) as port:
        for subject in options.only or SUBJECTS:
            if subject == "rules":
                sys.stdout.write(rules.report())
            elif subject == "large":
                deeds = _measure(subject, port, options)
            elif subject == "neighbours":
                readings |= _beside_each_other(port, options)
            else:
                readings[subject] = _measure(subject, port, options)
    sys.stdout.write(_table(readings, options) if readings else "")
    sys.stdout.write(_deeds(deeds) if deeds else "")
    return 0


def _beside_each_other(port: int, options: argparse.Namespace) -> dict[str, dict[str, Any]]:
    """Measure neighbours alone and beside slow servers in turns; the quickest of each counts.

    What is asked for is a tenth more at most, and one measurement differs from the next by that.
    """
    slow = {"alone": 0, "beside": options.slow}
    rounds: dict[str, list[dict[str, Any]]] = {name: [] for name in slow}
    for _ in range(TURNS):
        for name, number in slow.items():
            rounds[name].append(_measure("neighbours", port, options, f"--slow={number}"))
    return {
        name: {
            span: min((one[span] for one in measured), key=lambda reading: reading["seconds"])
            for span in SPANS
        }
        for name, measured in rounds.items()
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench ARGS=…", description=__doc__)
    parser.add_argument("--feeds", type=int, default=500, help="each on a host of its own")
    parser.add_argument("--entries", type=int, default=30, help="articles in each feed")
    parser.add_argument("--latency-ms", type=float, default=0.0, help="of every answer")
    usual = Settings()
    parser.add_argument("--in-flight", type=int, default=usual.in_flight, help="requests at once")
    parser.add_argument("--workers", type=int, default=usual.workers, help="processes that parse")
    parser.add_argument("--slow", type=int, default=200, help="servers that never answer")
    parser.add_argument("--only", choices=SUBJECTS, action="append", help="may be repeated")
    return parser


@contextmanager
def _server(options: argparse.Namespace) -> Iterator[int]:
    arguments = [
        f"--feeds={options.feeds}",
        f"--entries={options.entries}",
        f"--latency-ms={options.latency_ms}",
        f"--slow={options.slow}",
    ]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.server", *arguments],
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


def _measure(subject: str, port: int, options: argparse.Namespace, *more: str) -> dict[str, Any]:
    sys.stderr.write(f"measuring: {SUBJECTS[subject]} …\n")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.benchmarks.subject",
            subject,
            f"--feeds={options.feeds}",
            f"--port={port}",
            f"--in-flight={options.in_flight}",
            f"--workers={options.workers}",
            *more,
        ],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return dict(json.loads(done.stdout))


def _table(readings: dict[str, dict[str, Any]], options: argparse.Namespace) -> str:
    load = (
        f"{options.feeds} feeds of {options.entries} articles, answered after "
        f"{options.latency_ms:g} ms; {options.in_flight} requests at once, "
        f"{options.workers} worker processes"
    )
    lines = [load]
    for span, title in SPANS.items():
        lines += ["", f"{title:<40} {'seconds':>8} {'ratio':>7} {'CPU s':>7} {'stall ms':>9}"]
        for row, spans in readings.items():
            one = spans[span]
            words, beside = ROWS[row]
            other = readings.get(beside, {}).get(span, {}).get("seconds")
            ratio = f"{one['seconds'] / other:.2f}" if other else "-"
            stall = "-" if one["stall_ms"] is None else f"{one['stall_ms']:.0f}"
            lines.append(
                f"  {words.format(slow=options.slow):<38} {one['seconds']:8.2f} {ratio:>7} "
                f"{one['cpu_s']:7.2f} {stall:>9}"
            )
    lines += [
        "",
        "ratio: to the floor of this run, beside slow servers to the same without them.",
        "CPU: of the process itself, without its workers.",
        "stall: the longest time that the loop came back later than asked, of 5 ms.",
    ]
    return "\n".join(lines) + "\n"


def _deeds(deeds: dict[str, dict[str, float]]) -> str:
    title = "The window with 2,000 feeds in 60 folders and 100,000 articles"
    lines = ["", f"{title:<64} {'total ms':>8} {'stall ms':>9} {'of it CPU':>9}"]
    lines += [
        f"  {words:<62} {deed['total_ms']:8.0f} {deed['stall_ms']:9.0f} {deed['stall_cpu_ms']:9.0f}"
        for words, deed in deeds.items()
    ]
    lines += [
        "",
        "total: until it is done, with the pace of the hands (a held key repeats every 30 ms).",
        "stall: the longest time that the window did not answer; what of it is not CPU it waited.",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
