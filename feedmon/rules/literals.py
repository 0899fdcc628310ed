"""What a text has to contain for a regular expression to match it: looked for first, in no time.

Only plain pieces of patterns are understood; of anything unusual it is not said what has to be
there, and the pattern decides alone.
"""

from __future__ import annotations

import re

#: A shorter piece is in every text.
LEAST = 3

_TOKEN = re.compile(
    r"(?P<escape>\\(?P<escaped>.))"
    r"|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<open>\((?P<kind>\?(?:[:=!>]|<[=!a-zA-Z_]|P<))?)"
    r"|(?P<close>\))"
    r"|(?P<may>[*?]|\{[^}]*\})"
    r"|(?P<more>\+)"
    r"|(?P<or>\|)"
    r"|(?P<other>[.^$])"
    r"|(?P<plain>.)",
    re.DOTALL,
)
#: Escapes that stand for one of many characters, or for none.
_MANY = frozenset("bBdDsSwWAZ")


def literals_of(pattern: str) -> tuple[str, ...]:
    """Return pieces of which every text has one that the pattern matches; none: nobody knows."""
    if "[:" in pattern or re.search(r"\(\?(?![:=!>]|<[=!a-zA-Z_]|P<)", pattern):
        return ()  # classes within classes; flags, comments and conditions
    reading = _Reading()
    for token in _TOKEN.finditer(pattern):
        if not reading.take(token):
            return ()
    return reading.literals()


class _Reading:
    """A pattern, token by token: pieces of each alternative, outside of all groups."""

    def __init__(self) -> None:
        self._depth = 0
        self._run = ""
        self._pieces: list[list[str]] = [[]]

    def take(self, token: re.Match[str]) -> bool:
        """Go on by a token; false for one that is not understood."""
        kind = token.lastgroup
        if token["open"] is not None:
            self._end()
            self._depth += 1
        elif kind == "close":
            self._depth -= 1
        elif self._depth:
            pass
        elif token["escape"] is not None:
            return self._take_escaped(token["escaped"])
        elif kind == "plain":
            self._run += token[0]
        elif kind == "may":
            self._run = self._run[:-1]  # what stands before it may be missing
            self._end()
        elif kind == "or":
            self._end()
            self._pieces.append([])
        else:
            self._end()
        return self._depth >= 0

    def literals(self) -> tuple[str, ...]:
        """Return the longest piece of each alternative, if each has one that says something."""
        self._end()
        longest = [max(pieces, key=len, default="") for pieces in self._pieces]
        return tuple(longest) if self._depth == 0 and len(min(longest, key=len)) >= LEAST else ()

    def _take_escaped(self, character: str) -> bool:
        if not character.isalnum():
            self._run += character
            return True
        self._end()
        return character in _MANY

    def _end(self) -> None:
        self._pieces[-1].append(self._run)
        self._run = ""
