"""What is said of a story that several feeds tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.translation import tr, trn

if TYPE_CHECKING:
    from feedmon.model import EntrySummary


def also_in(feeds: int) -> str:
    """Say in how many other feeds an article is."""
    return trn(feeds, "Also in {n} feed", "Also in {n} feeds")


def remarks(summary: EntrySummary, *, also: bool) -> list[str]:
    """Say in a row of the list what there is to say beside the feed's name, what matters last.

    With ``also`` in how many other feeds it is.
    """
    found = []
    if also and summary.also_in:
        found.append(also_in(summary.also_in))
    if summary.edited_at is not None:
        found.append(tr("Edited"))
    return found
