"""What is said of a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.text.lines import one_line
from ui.text.numbers import count
from ui.translation import tr

if TYPE_CHECKING:
    from feedmon.model import Wrong


def wrong_in_search(wrong: Wrong) -> str:
    """Say what of a search means nothing, and what would."""
    if wrong.code == "too-long":
        return tr("Only the first {begin} characters are searched for.", begin=count(wrong.begin))
    written = one_line(f"{wrong.field}:{wrong.value}", 60)
    if wrong.code == "no-such-day":
        return tr(
            "“{written}” names no day. Write 2026-11-30, 2026-11, today, or 7d for a week ago.",
            written=written,
        )
    *others, last = wrong.choices
    return tr(
        "There is no “{written}”. It may be {others} or {last}.",
        written=written,
        others=", ".join(others),
        last=last,
    )
