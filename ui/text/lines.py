"""Text of strangers, made fit for one line of a menu or a notification."""

from __future__ import annotations

import re

# Controls, line ends, halves of characters, and what turns the direction of text around it.
_UNFIT = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u2028\u2029\u200e\u200f\u202a-\u202e\u2066\u2067\ud800-\udfff]+"
)
#: Around what runs as its own letters do; ours stand in pairs, and those that do harm nothing.
_BEGIN, _END = "\u2068", "\u2069"


def one_line(words: str, longest: int) -> str:
    """Write ``words`` in one line of ``longest`` characters at the most."""
    # Nearly all words are fit; thousands of titles are written at once.
    line = " ".join((words if words.isprintable() else _UNFIT.sub(" ", words)).split())
    line = line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
    return _paired(line) if _BEGIN in line or _END in line else line


def _paired(line: str) -> str:
    """Close what was begun, and leave out what closes nothing."""
    kept, is_open = [], 0
    for character in line:
        is_open += (character == _BEGIN) - (character == _END)
        if is_open < 0:
            is_open = 0
        else:
            kept.append(character)
    return "".join(kept) + _END * is_open
