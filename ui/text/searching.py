"""What is said of a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.text.lines import one_line
from ui.text.numbers import count

if TYPE_CHECKING:
    from feedmon.model import Wrong


def wrong_in_search(wrong: Wrong) -> str:
    """Say what of a search means nothing, and what would."""
    if wrong.code == "too-long":
        return f"Only the first {count(wrong.begin)} characters are searched for."
    written = one_line(f"{wrong.field}:{wrong.value}", 60)
    if wrong.code == "no-such-day":
        return f"“{written}” names no day. Write 2026-11-30, 2026-11, today, or 7d for a week ago."
    *others, last = wrong.choices
    return f"There is no “{written}”. It may be {', '.join(others)} or {last}."
