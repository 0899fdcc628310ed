"""A rule is tried over the stored articles: worker processes compute, one piece after the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.model import RulePreview
from feedmon.store.rule_preview import Task, look_on

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from feedmon.model import RuleSpec
    from feedmon.workers import Workers

#: So many hits are shown.
MOST_HITS = 100
#: A piece takes so many seconds at first, each further one twice as many, up to the most. The first
#: is short for who waits for the first hits, and for who has typed another letter meanwhile: no
#: piece is stopped. Documents of polls have their turn between two.
FIRST_S, LONGEST_S = 0.03, 0.1
_DAY = 86_400


async def try_rule(
    path: Path,
    workers: Workers,
    spec: RuleSpec,
    *,
    now: int,
    days: int,
    progress: Callable[[RulePreview], object],
) -> RulePreview:
    """Look for what a rule would have matched in the last days, newest first.

    Cancelling leaves off after the piece that is being worked on. Raises BadRule for a pattern
    that is none, StoreError, and WorkFailed.
    """
    found = RulePreview(days=days)
    bookmark, seconds = None, FIRST_S
    while not found.done:
        task = Task(path, spec, now - days * _DAY, MOST_HITS - len(found.hits))
        piece = await workers.run(look_on, task, bookmark, seconds)
        bookmark, seconds = piece.bookmark, min(2 * seconds, LONGEST_S)
        found = replace(
            found,
            hits=(*found.hits, *piece.hits),
            matched=found.matched + piece.matched,
            looked_at=found.looked_at + piece.looked_at,
            done=bookmark is None,
            trouble="slow" if piece.slow else None,
            articles=piece.articles,
        )
        if not found.done:
            progress(found)
    return found
