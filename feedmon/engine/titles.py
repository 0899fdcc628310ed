"""Titles that people give."""

from __future__ import annotations


def one_line(title: str) -> str:
    """Return the title on one line without blanks around it; raises ValueError for none."""
    words = " ".join(title.split())
    if not words:
        raise ValueError("a title needs a word")
    return words
