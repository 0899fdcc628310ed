"""What a report must not tell: where the person reads, what they read, and who they are.

A mask rather errs on the safe side: a report with a hole in it can still be understood, an
address that got out can't be called back. Pure functions of text.
"""

from __future__ import annotations

import ipaddress
import re
import sys
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ADDRESS, _HOST, _MAIL, _TEXT, _TITLE = "[address]", "[host]", "[e-mail]", "[text]", "[title]"
#: Longer messages carry content rather than a reason.
LONGEST_MESSAGE = 400

# With a scheme and two slashes (also as JSON or a query writes them), or with a scheme that
# wants none.
_URL = re.compile(
    r"""\b[a-z][a-z0-9+.-]*(?:: | %3A)(?:\\?/\\?/ | %2F%2F) [^\s"'<>`]*
    | \b(?:acct|data|feed|itpc|javascript|magnet|mailto|tag|tel|urn|xmpp):(?=[^\s:])[^\s"'<>`]+""",
    re.IGNORECASE | re.VERBOSE,
)
_MAIL_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)@[\w.-]+@[\w.-]+\w")
# Quoted text, but not the apostrophe within a word.
_QUOTED = re.compile(
    r"""(?<!\w)b?'(?:[^'\\\n]|\\.)*'(?!\w) | (?<!\w)b?"(?:[^"\\\n]|\\.)*"(?!\w)
    | “[^”\n]*” | «[^»\n]*» | „[^“”\n]*[“”] | \u2018[^\u2019\n]*\u2019(?!\w)""",
    re.VERBOSE,
)
# A name of the program's own: a column, a method, a file.
_WORD = re.compile(r"[A-Za-z_][\w.-]{0,39}")
_MARKUP = re.compile(
    r"</?(?:a|abbr|article|b|blockquote|body|br|code|div|em|figure|font|h[1-6]|head|html|i|iframe"
    r"|img|li|link|meta|ol|p|pre|script|section|span|strong|style|table|td|title|tr|ul|video)\b"
    r".*(?:>|$)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]*\w)|(?<![\w:])[0-9a-f:]{2,39}(?!\w)"
)
_DOTTED = re.compile(
    r"(?<![\w./\\@-])(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?:[^\W\d_]{2,}|xn--[\w-]+)\.?(?![\w-])"
    r"(?!\()(?::\d+)?(/[^\s\"'<>`]*)?"
)
_FILE_END = re.compile(
    r"conf|css|db|dll|dylib|exe|gz|html|ico|ini|json|lock|log|md|opml|png|py|pyc|pyd|qss|shm|so"
    r"|svg|toml|txt|wal|xml|zip",
    re.IGNORECASE,
)
_FOLDER_OF_A_PERSON = re.compile(r"(?:/home|/Users|[A-Za-z]:\\+Users)[/\\]+[^/\\\s\"':]+")
_FRAME = re.compile(r'^(\s+)File ".*", line \d+')
_MARKERS = re.compile(r"^[\s~^]*$")


@dataclass(frozen=True)
class Mask:
    """Takes addresses, titles, names and folders of the person out of text.

    ``home`` and ``data`` are folders whose paths give a name away; ``titles`` what the person
    reads, as far as it is known, and ``modules`` the first words of dotted names of code.
    """

    home: str = ""
    data: str = ""
    titles: frozenset[str] = frozenset()
    modules: frozenset[str] = frozenset(sys.stdlib_module_names) | {"feedmon", "ui"}

    def message(self, words: str) -> str:
        """Mask one line of a message; what may be content is left out."""
        words = self._known(words)
        for pattern, put in (
            (_URL, _ADDRESS),
            (_MAIL_ADDRESS, _MAIL),
            (_MARKUP, _TEXT),
            (_QUOTED, self._quoted),
            (_NUMBERS, _number),
            (_DOTTED, self._dotted),
        ):
            words = _apply(pattern, put, words)
        words = self.path(words)
        return words if len(words) <= LONGEST_MESSAGE else f"{words[:LONGEST_MESSAGE]}…"

    def code(self, line: str) -> str:
        """Mask a line of the program's own text: paths and addresses in it."""
        return self.path(_MAIL_ADDRESS.sub(_MAIL, _URL.sub(_ADDRESS, line)))

    def path(self, words: str) -> str:
        """Shorten paths to where they tell nothing of the person."""
        for folder, short in ((self.data, "[data]"), (self.home, "~")):
            if len(folder) > 1:
                words = words.replace(folder, short).replace(folder.replace("\\", "\\\\"), short)
        return _FOLDER_OF_A_PERSON.sub("~", words)

    def lines(self, text: str) -> str:
        """Mask a log or a traceback: frames and their code keep their words, messages don't."""
        masked = []
        depth = -1  # of the frame whose code follows
        for line in text.splitlines():
            frame = _FRAME.match(line)
            indent = len(line) - len(line.lstrip())
            if frame:
                depth = indent
                masked.append(self.code(line))
            elif _MARKERS.match(line) or (0 <= depth < indent):
                masked.append(self.code(line))
            else:
                depth = -1
                masked.append(self.message(line))
        return "\n".join(masked)

    def _known(self, words: str) -> str:
        return self._titles.sub(_TITLE, words) if self.titles else words

    @cached_property
    def _titles(self) -> re.Pattern[str]:
        # The longest first: one title may begin another.
        known = sorted((title for title in self.titles if title.strip()), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, known)) or r"(?!)")

    def _quoted(self, found: re.Match[str]) -> str:
        inside = found[0].removeprefix("b")
        if inside[0] not in "'\"":
            return _TEXT  # a typographer's quotes: nobody's code
        inside = inside[1:-1]
        known = _WORD.fullmatch(inside) or inside in {_ADDRESS, _MAIL, _TITLE}
        return found[0] if known else _TEXT

    def _dotted(self, found: re.Match[str]) -> str:
        name, path = found[0], found[1]
        if path:
            return _HOST
        first, last = name.partition(".")[0], name.rpartition(".")[2]
        return name if first in self.modules or _FILE_END.fullmatch(last) else _HOST


def _apply(pattern: re.Pattern[str], put: str | Callable[[re.Match[str]], str], words: str) -> str:
    return pattern.sub(put if callable(put) else lambda _found: put, words)


def _number(found: re.Match[str]) -> str:
    try:
        ipaddress.ip_address(found[0])
    except ValueError:
        return found[0]  # a time of the day, a colon
    return _HOST
