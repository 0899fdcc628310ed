"""Text of feeds where Qt would read markup out of it."""

from __future__ import annotations

from html import escape


def as_plain(words: str) -> str:
    """Make ``words`` safe for a tool tip: what looks like markup there is shown as it stands."""
    if "<" not in words:  # without a tag Qt shows a tool tip as it stands
        return words
    return f"<p>{escape(words).replace(chr(10), '<br>')}</p>"


def paragraphs(*lines: str) -> str:
    """Put lines of plain text below each other for a tool tip; empty ones are left out."""
    return as_plain("\n".join(line for line in lines if line))
