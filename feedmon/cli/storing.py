"""Commands about the store as a file: a backup made, a backup put in its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from feedmon.cli import output
from feedmon.cli.commands import print_json

if TYPE_CHECKING:
    import argparse

    from feedmon.engine import Engine


async def backup(engine: Engine, options: argparse.Namespace) -> int:
    """Make a backup among the others, and say where it is."""
    made = await engine.back_up()
    if options.json:
        return print_json(
            {
                "path": made.path,
                "made": output.iso(made.at),
                "size": made.size,
                "feeds": made.feeds,
                "entries": made.entries,
            }
        )
    print(f"{made.path}: {made.feeds} feeds, {made.entries} articles")
    return 0


async def restore(data_dir: Path, options: argparse.Namespace) -> int:
    """Put a backup in the place of the store, and say under which name that is kept."""
    from feedmon.engine import restore_store  # noqa: PLC0415 - `--help` does without

    aside = await restore_store(data_dir, Path(options.file))
    if options.json:
        return print_json(
            {"restored": options.file, "aside": None if aside is None else str(aside)}
        )
    print(f"restored: {options.file}")
    if aside is not None:
        print(f"the store until now: {aside}")
    return 0
