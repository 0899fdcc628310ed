"""The texts that a person may copy and pass on: what happened, and how things stand."""

from __future__ import annotations

import os
from dataclasses import fields
from typing import TYPE_CHECKING

from ui import text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from feedmon.model import StoreFacts
    from feedmon.settings import Settings
    from ui.troubles.catching import Trouble
    from ui.troubles.facts import Facts
    from ui.troubles.masking import Mask

#: Of the log's end at most so many lines, read from at most so many bytes.
TAIL_LINES, _TAIL_BYTES = 60, 64_000


def report(facts: Facts, troubles: Sequence[Trouble], tail: str, mask: Mask) -> str:
    """Write down what happened, newest first, on what, and what the log said last."""
    parts = ["\n".join(facts.lines())]
    for trouble in reversed(troubles):
        times = f"\n{text.plural(trouble.count, 'time')}" if trouble.count > 1 else ""
        parts.append(f"In {mask.code(trouble.where)}{times}\n{mask.lines(trouble.traceback)}")
    if tail:
        parts.append(f"The end of the log:\n{mask.lines(tail)}")
    return "\n\n".join(parts) + "\n"


def diagnostics(
    facts: Facts, store: StoreFacts | None, settings: Settings, *, mask: Mask, log_file: Path
) -> str:
    """Write down how things stand: versions, places, counts and settings."""
    where = f"Log: {mask.path(str(log_file))}"
    if store is None:
        state = ["The article store does not answer.", where]
    else:
        size = text.size(store.size)
        state = [
            f"Feeds: {text.count(store.feeds)} in {text.plural(store.folders, 'folder')}",
            f"Articles: {text.count(store.entries)}",
            f"Store: {mask.path(store.path)}, {size}, format {store.schema}",
            where,
        ]
    # The address of a proxy may hold a password.
    chosen = [
        f"{each.name}: {mask.message(str(getattr(settings, each.name)))}"
        for each in fields(settings)
    ]
    return "\n\n".join("\n".join(lines) for lines in (facts.lines(), state, chosen)) + "\n"


def log_tail(file: Path) -> str:
    """Return the last lines of the log; empty where there is none."""
    try:
        with file.open("rb") as log:
            log.seek(0, os.SEEK_END)
            start = max(0, log.tell() - _TAIL_BYTES)
            log.seek(start)
            lines = log.read().decode("utf-8", "replace").splitlines()
    except OSError:
        return ""
    # The first line may have been cut in two.
    return "\n".join(lines[1 if start else 0 :][-TAIL_LINES:])
