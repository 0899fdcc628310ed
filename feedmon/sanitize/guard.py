"""What is too large or too deep for HTML's own rules, found out before they are applied.

nh3's time grows with the square of the depth and of the number of stray ampersands
(200,000 nested ``div``: two minutes). Nobody writes such articles for people.
"""

from __future__ import annotations

import re

#: Elements inside each other. Real articles stay below 60; a pane that lays out deeper is slow.
MAX_DEPTH = 200
#: Characters of an article; data: images count too. The largest real bodies have about 2 million.
MAX_CHARACTERS = 8_000_000

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)")
#: No depth: these have no content, or end where the next one begins.
_FLAT = frozenset(
    "area base br col embed hr img input link meta param source track wbr"
    " p li dt dd td th tr tbody thead tfoot option optgroup rt rp rb".split()
)
_HALF = re.compile("[\ud800-\udfff]")
_STRAY = re.compile(r"&(?![a-zA-Z#])")


def is_too_much(html: str) -> bool:
    """Whether ``html`` should be shown as plain text."""
    if len(html) > MAX_CHARACTERS:
        return True
    if html.count("<") <= MAX_DEPTH:
        return False
    return _depth(html) > MAX_DEPTH


def tidied(html: str) -> str:
    """``html`` without what no reader of HTML takes kindly.

    ``&`` is written out where it begins no character reference, and halves of surrogate pairs,
    which can't be encoded, become replacement characters.
    """
    if not html.isascii():
        html = _HALF.sub("\N{REPLACEMENT CHARACTER}", html)
    return _STRAY.sub("&amp;", html) if "&" in html else html


def _depth(html: str) -> int:
    """At least the greatest depth of ``html``, never far above: unclosed elements stay open."""
    depth = deepest = 0
    opened: dict[str, int] = {}
    for closing, name in _TAG.findall(html):
        tag = name.lower()
        if tag in _FLAT:
            continue
        if not closing:
            opened[tag] = opened.get(tag, 0) + 1
            depth += 1
            deepest = max(deepest, depth)
        elif opened.get(tag):
            opened[tag] -= 1
            depth -= 1
    return deepest
