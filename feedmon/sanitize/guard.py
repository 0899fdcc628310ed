"""What is too much for HTML's own rules, found out before they are applied.

Some of nh3's work grows with the square of what it is given: of the depth (200,000 nested
``div``: two minutes), of the attributes in one tag (300,000: one minute) and of the ampersands in
one text (a million: one minute). Nobody writes such articles for people.
"""

from __future__ import annotations

import re

from feedmon.sanitize.markup import DIVIDER

#: Elements inside each other. Real articles stay below 60; a pane that lays out deeper is slow.
MAX_DEPTH = 200
#: Characters of an article; images inside count too. Real bodies have 2 million at the most.
MAX_CHARACTERS = 4_000_000
#: Tags of an article.
MAX_TAGS = 100_000
#: Characters of one tag, the values of its attributes aside.
MAX_TAG = 2_000

_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)")
#: Elements without content, and those that never stand in each other without a counted one.
_FLAT = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"}
    | {"source", "track", "wbr", "p", "tr", "td", "th", "tbody", "thead", "tfoot"}
)
#: Each of these ends an open one of its kind, and ends with the element around it.
_SIBLINGS = {"li": "li", "dt": "dd", "dd": "dd", "option": "option", "optgroup": "option"}
#: These end with the element around it only.
_INSIDE = frozenset({*_SIBLINGS.values(), "rb", "rt", "rp", "rtc"})
#: A tag as far as browsers read it: quotes mean something only after ``=``.
_TAG = re.compile(r"""<[a-zA-Z](?:[^>=]+|=\s*(?:"[^"]*"|'[^']*')|=)*""")
_VALUE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")

_HALF = re.compile("[\ud800-\udfff]")
_ESCAPED = "&\N{NO-BREAK SPACE}"
_MANY = 500
_CROWD = re.compile(rf"[^<>{_ESCAPED}]*(?:[{_ESCAPED}][^<>{_ESCAPED}]*){{{_MANY}}}")


def is_too_much(html: str) -> bool:
    """Whether ``html`` should be shown as plain text."""
    tags = html.count("<")
    if len(html) > MAX_CHARACTERS or tags > MAX_TAGS:
        return True
    openings = tags - html.count("</")
    return (openings > MAX_DEPTH and _is_deep(html)) or _has_crowded_tag(html)


def tidied(html: str) -> str:
    """Write ``html`` so that nh3 takes it, in a time that its length explains.

    Halves of surrogate pairs, which can't be encoded, become replacement characters. Comments,
    which nh3 removes, divide texts with many characters that have to be escaped.
    """
    if not html.isascii():
        html = _HALF.sub("\N{REPLACEMENT CHARACTER}", html)
    if sum(html.count(character) for character in _ESCAPED) > _MANY:
        html = _CROWD.sub(rf"\g<0>{DIVIDER}", html)
    return html


def _is_deep(html: str) -> bool:
    """Whether elements stand deeper in each other than MAX_DEPTH; an unclosed one stays open."""
    stack: list[str] = []
    for closing, name in _NAME.findall(html):
        tag = name.lower()
        if tag in _FLAT:
            continue
        tag = _SIBLINGS.get(tag, tag)
        if closing:
            _close(tag, stack)
        elif not (tag in _SIBLINGS and stack and stack[-1] == tag):
            stack.append(tag)
            if len(stack) > MAX_DEPTH:
                return True
    return False


def _close(tag: str, stack: list[str]) -> None:
    if tag not in stack:
        return
    place = len(stack) - 1 - stack[::-1].index(tag)
    if _INSIDE.issuperset(stack[place + 1 :]):
        del stack[place:]
    else:  # what is open inside may stay open, so it goes on counting
        del stack[place]


def _has_crowded_tag(html: str) -> bool:
    if len(html) <= MAX_TAG or max(map(len, html.split(">"))) <= MAX_TAG:
        return False
    return any(
        len(tag) > MAX_TAG and len(_VALUE.sub("", tag)) > MAX_TAG for tag in _TAG.findall(html)
    )
