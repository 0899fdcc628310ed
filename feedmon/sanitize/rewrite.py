"""The second pass: from what nh3 let through to what an article may hold.

It reads nh3's output, tag by tag, and decides what nh3 can't: which address an image has, whether
it is there to be seen, where a link leads, and what an embedded frame is called.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedmon.sanitize.allowlist import ATTRIBUTES, FRAME, GENERIC, LAZY_SRC, MEDIA, PASSING
from feedmon.sanitize.cards import frame_card, media_card
from feedmon.sanitize.images import (
    best_source,
    is_placeholder,
    is_tiny,
    is_tracker,
    one_of_many,
    pixels,
)
from feedmon.sanitize.markup import (
    ATTRIBUTE,
    OPENING,
    attributes_of,
    escape_text,
    opening,
    tags_of,
)

if TYPE_CHECKING:
    from feedmon.sanitize.links import Links

#: Names from feeds live apart from ours, and from what a page's own scripts would look for.
ID_PREFIX = "fm-"
_MAX_ID = 256

_NAMES = re.compile(r' (?:id|name)="([^"]*)"')
_MEDIA_BLOCK = re.compile(rf"<({'|'.join(sorted(MEDIA))})((?:{ATTRIBUTE})*)>(.*?)</\1>", re.DOTALL)
_SOURCE = re.compile(rf"<source((?:{ATTRIBUTE})+)>")
_LEFTOVERS = tags_of(PASSING)
_ALLOWED = {tag: names | GENERIC for tag, names in ATTRIBUTES.items()}
_HOLLOW = re.compile(r'<(a|p|div|span|figure|center|b|i|em|strong)(?: href="[^"]*")?>\s*</\1>')


class Rewriter:
    """Rewrites one article; ``trackers`` counts what was removed for watching the reader.

    ``restructured`` is true once elements were put in that need HTML's rules of nesting applied.
    """

    def __init__(self, links: Links) -> None:
        self.trackers = 0
        self.restructured = False
        self._links = links
        self._ids: frozenset[str] = frozenset()
        self._pending: dict[str, str] | None = None

    def rewrite(self, html: str) -> str:
        """``html`` as nh3 wrote it, rewritten."""
        if "<" not in html:
            return html
        removed = self.trackers
        if "<video" in html or "<audio" in html:
            html = _MEDIA_BLOCK.sub(self._media, html)
        if '="' in html:
            html = self._attributes(html)
        html = _LEFTOVERS.sub("", html.replace("<img>", ""))
        if self.trackers > removed:
            html = _without_hollow(html)
        return html

    def _attributes(self, html: str) -> str:
        if ' id="' in html or ' name="' in html:
            self._ids = frozenset(_prefixed(name) for name in _NAMES.findall(html))
        return OPENING.sub(self._opening, html)

    def _opening(self, found: re.Match[str]) -> str:
        tag = found[1]
        attributes = attributes_of(found[2])
        if tag == "a":
            return opening("a", self._link(attributes))
        if tag == "img":
            return self._image(attributes)
        if tag == FRAME:
            return self._frame(attributes)
        if tag == "source":
            self._pending = one_of_many(self._pending, attributes)
            return ""
        return opening(tag, self._kept(tag, attributes))

    def _kept(self, tag: str, attributes: dict[str, str]) -> dict[str, str]:
        if not attributes:
            return {}
        allowed = _ALLOWED.get(tag, GENERIC)
        kept = {name: value for name, value in attributes.items() if name in allowed}
        name = kept.pop("id", "") or (attributes.get("name", "") if tag == "a" else "")
        if name and len(name) <= _MAX_ID:
            kept["id"] = _prefixed(name)
        return kept

    def _link(self, attributes: dict[str, str]) -> dict[str, str]:
        target = attributes.pop("href", None)
        kept = self._kept("a", attributes)
        if target is None:
            return kept
        fragment = self._links.fragment(target)
        if fragment is not None and _prefixed(fragment) in self._ids:
            return {"href": f"#{_prefixed(fragment)}", **kept}
        url = self._links.link(target)
        return kept if url is None else {"href": url, **kept}

    def _image(self, attributes: dict[str, str]) -> str:
        pending, self._pending = self._pending, None
        source = best_source(attributes, self._links)
        if pending is not None and (source is None or is_placeholder(source)):
            source = best_source(pending, self._links) or source
        if is_tiny(attributes) or (source is not None and is_tracker(source)):
            self.trackers += 1
            return ""
        if source is None:
            return escape_text(attributes.get("alt", ""))
        sizes = {side: pixels(attributes.get(side)) for side in ("width", "height")}
        kept = {name: attributes[name] for name in ("alt", *sorted(GENERIC)) if name in attributes}
        kept.update((side, str(size)) for side, size in sizes.items() if size)
        return opening("img", {"src": source, **self._kept("img", kept)})

    def _frame(self, attributes: dict[str, str]) -> str:
        url = self._links.web(attributes.get("src", "")) or self._links.web(
            attributes.get(LAZY_SRC[0], "")
        )
        if url is not None and (is_tiny(attributes) or is_tracker(url)):
            self.trackers += 1
            return ""
        if url is None:
            return ""
        self.restructured = True
        return frame_card(url)

    def _media(self, found: re.Match[str]) -> str:
        """A card for a film or sound; what stands inside it is for browsers without either."""
        sources = [attributes_of(found[2])]
        sources += [attributes_of(source) for source in _SOURCE.findall(found[3])]
        for attributes in sources:
            url = self._links.web(attributes.get("src") or attributes.get(LAZY_SRC[0], ""))
            if url is not None:
                self.restructured = True
                return media_card(url)
        return found[3]


def _prefixed(name: str) -> str:
    name = "".join(name.split())
    return name if name.startswith(ID_PREFIX) else ID_PREFIX + name


def _without_hollow(html: str) -> str:
    """``html`` without the wrappers of what was removed, which would show as empty lines."""
    while True:
        html, removed = _HOLLOW.subn("", html)
        if not removed:
            return html
