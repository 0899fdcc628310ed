"""What a row keeps of how its article was found, when news of the article come."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feedmon.model import EntrySummary


def as_found(before: EntrySummary, now: EntrySummary) -> EntrySummary:
    """Return an article as it is now, with the passage and the rank by which it was found."""
    if not (before.passage or before.rank) or now.passage or now.rank:
        return now
    return replace(now, passage=before.passage, rank=before.rank)
