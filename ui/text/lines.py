"""Text of strangers, made fit for one line of a menu or a notification."""

from __future__ import annotations

import re

# Controls, line ends, halves of characters, and what turns the direction of text around it.
_UNFIT = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+"
)


def one_line(words: str, longest: int) -> str:
    """Write ``words`` in one line of ``longest`` characters at the most."""
    # Nearly all words are fit; thousands of titles are written at once.
    line = " ".join((words if words.isprintable() else _UNFIT.sub(" ", words)).split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
