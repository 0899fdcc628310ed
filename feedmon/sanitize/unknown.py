"""Elements that HTML doesn't know, under names that nothing knows.

Browsers show what is inside them. nh3 does so too, unless SVG or MathML has an element of that
name: one that stands outside them goes with everything in it, to the end of the paragraph or of
the article where it is never closed. Nobody who forgot to escape ``vector<int>`` or ``cd <path>``
meant that, and whole pages stand in a ``<text>``. So each of them is given another name first.
"""

from __future__ import annotations

import re

from feedmon.sanitize.allowlist import DROPPED, PASSING, TAGS

#: Each of these opens a language of its own, in which names are left as they are.
_FOREIGN = frozenset({"svg", "math"})
#: Names that HTML's rules of nesting know, beside those of the allow-list.
_NESTING = frozenset(
    {
        "html", "head", "body", "area", "basefont", "bgsound", "dir", "fieldset", "font", "form",
        "hgroup", "image", "keygen", "listing", "marquee", "menu", "nobr", "param", "rb", "rtc",
        "search", "track",
    }
)  # fmt: skip
_KNOWN = TAGS | PASSING | DROPPED | _NESTING

_NAME = re.compile(r"</?([a-zA-Z][^\s/<>]*)")
#: A tag as far as browsers read it: ``<`` and ``>`` inside quotes are its value.
_TAG = re.compile(
    r"""<(/?)([a-zA-Z][^\s/<>]*)((?:[^<>=]+|=\s*(?:"[^"]*"|'[^']*')|=|<)*)""",
)


def renamed(html: str) -> str:
    """``html`` with its unknown elements under other names; most of it has none."""
    if all(name.lower() in _KNOWN for name in set(_NAME.findall(html))):
        return html
    return _TAG.sub(_Names(), html)


class _Names:
    """Gives each tag its name, in the order in which they stand."""

    def __init__(self) -> None:
        self._foreign = 0

    def __call__(self, tag: re.Match[str]) -> str:
        slash, written, rest = tag.groups()
        name = written.lower()
        if name in _FOREIGN:
            if slash:
                self._foreign = max(0, self._foreign - 1)
            elif not rest.endswith("/"):
                self._foreign += 1
        if self._foreign or name in _KNOWN:
            return tag[0]
        return f"<{slash}unknown-{written}{rest}"
