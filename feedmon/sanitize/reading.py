"""The last reading of an article: its text, and proof that it holds nothing but the allow-list.

It shares no pattern with what came before. Beside the text it tells whether HTML's rules of
nesting would read the article differently from how it is written, which happens where an element
that ended another one was taken away (``<p>a<object><p>b``).
"""

from __future__ import annotations

import re
from html import unescape

from feedmon.sanitize.allowlist import ATTRIBUTES, BLOCKS, GENERIC, TAGS

_NAMES = "|".join(sorted(GENERIC.union(*ATTRIBUTES.values())))
#: A tag with attributes of the allow-list; ``split`` gives text, slash, name, text, …
_TAG = re.compile(rf'<(/?)([a-z][a-z0-9]*)(?: (?:{_NAMES})="[^"<>]*")*>')

_VOID = frozenset({"br", "col", "hr", "img", "wbr"})
#: Where these stand directly inside something else, HTML moves or ends them.
_PARENTS = {
    "li": frozenset({"ul", "ol"}),
    "dt": frozenset({"dl"}),
    "dd": frozenset({"dl"}),
    "rt": frozenset({"ruby"}),
    "rp": frozenset({"ruby"}),
    "tr": frozenset({"tbody", "thead", "tfoot"}),
    "td": frozenset({"tr"}),
    "th": frozenset({"tr"}),
    "col": frozenset({"colgroup"}),
    **dict.fromkeys(("tbody", "thead", "tfoot", "caption", "colgroup"), frozenset({"table"})),
}
#: And these hold such elements only, and no text.
_FRAMEWORK = frozenset({"table", "tbody", "thead", "tfoot", "tr", "colgroup"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PRE = re.compile(r"<pre(?: [^<>]*)?>\n")

#: Stands between blocks while spaces are joined; HTML can't contain it.
BREAK = "\x00"


class NotCleanError(ValueError):
    """HTML with something in it that the allow-list does not hold."""


def read(html: str) -> tuple[str, bool]:
    """The text of an article, one block a line, and whether its nesting is sure to stay.

    False is said too often rather than too seldom. Raises NotCleanError where anything remains
    that the allow-list does not hold.
    """
    if "<" not in html and ">" not in html:
        return joined(unescape(html)), not _is_fickle(html)
    parts = _TAG.split(html)
    texts, slashes, names = parts[::3], parts[1::3], parts[2::3]
    if not TAGS.issuperset(names):
        raise NotCleanError
    text = "".join(
        piece + BREAK if name in _BREAKING else piece
        for piece, name in zip(texts, names, strict=False)
    )
    text += texts[-1]
    if "<" in text or ">" in text:
        raise NotCleanError
    steady = not _is_fickle(html) and _is_steady(texts, slashes, names)
    return joined(unescape(text) if "&" in text else text), steady


_BREAKING = BLOCKS | {"br"}


def joined(text: str) -> str:
    """``text`` with its spaces joined and a line for every block that is not empty."""
    lines = [" ".join(line.split()) for line in text.split(BREAK) if line]
    return "\n".join(line for line in lines if line)


def _is_fickle(html: str) -> bool:
    """Whether reading changes characters: line ends are made one kind, one after ``pre`` goes."""
    return (
        "\r" in html
        or html.startswith("\ufeff")
        or ("<pre" in html and _PRE.search(html) is not None)
    )


def _is_steady(texts: list[str], slashes: list[str], names: list[str]) -> bool:
    stack = [""]
    for text, slash, name in zip(texts, slashes, names, strict=False):
        if stack[-1] in _FRAMEWORK and text and not text.isspace():
            return False
        if slash:
            if stack.pop() != name:
                return False
        elif not _may_begin(name, stack):
            return False
        elif name not in _VOID:
            stack.append(name)
    return len(stack) == 1


def _may_begin(name: str, stack: list[str]) -> bool:
    """Whether an element may stand inside those of ``stack`` without anything being moved."""
    parent = stack[-1]
    if name in _PARENTS:
        return parent in _PARENTS[name]
    if parent in _FRAMEWORK:
        return False
    if name in BLOCKS:
        return "p" not in stack and not (name in _HEADINGS and parent in _HEADINGS)
    return name != "a" or "a" not in stack
