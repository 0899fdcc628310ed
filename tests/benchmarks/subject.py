"""Measure one thing in a process of its own: ``python -m tests.benchmarks.subject floor …``.

Prints the readings as one line of JSON. A fresh process for each, because what one leaves behind
(warm caches, a grown heap) would be a gift or a burden to the next.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import floor, large, neighbours, program, window
from tests.benchmarks.server import allow_files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.benchmarks.heart import Deed
    from tests.benchmarks.measure import Reading

SUBJECTS: dict[str, Callable[..., Mapping[str, Reading | Deed]]] = {
    "floor": lambda directory, **load: asyncio.run(floor.measure(directory, **load)),
    "engine": lambda directory, **load: asyncio.run(program.measure_headless(directory, **load)),
    "window": window.measure,
    "neighbours": lambda directory, **load: asyncio.run(neighbours.measure(directory, **load)),
    "large": lambda directory, **_load: large.measure(directory),
}


def main() -> None:
    """Measure the subject that is named, against the server on the given port."""
    parser = argparse.ArgumentParser()
    parser.add_argument("subject", choices=SUBJECTS)
    for name in ("feeds", "port", "in-flight", "workers"):
        parser.add_argument(f"--{name}", type=int, required=True)
    parser.add_argument("--slow", type=int, default=argparse.SUPPRESS)
    options = vars(parser.parse_args())
    measure = SUBJECTS[options.pop("subject")]
    allow_files((options["feeds"] + options.get("slow", 0)) * 2 + 500)
    with tempfile.TemporaryDirectory(prefix="feedmon-bench-") as directory:
        readings = measure(Path(directory), **options)
    sys.stdout.write(json.dumps({name: asdict(one) for name, one in readings.items()}) + "\n")


if __name__ == "__main__":
    main()
