"""From subscriptions to an OPML 2.0 file that every reader opens and ours reads back whole."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from feedmon.opml.names import CUSTOM_TITLE, NAME, PREFIXES, TAGS, TITLE, UNDECLARED
from feedmon.opml.reader import split_tags
from feedmon.opml.treatment import settings_attributes, wish_attributes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from feedmon.model import OpmlDocument, OpmlFeed, OpmlFolder

_ESCAPES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        # Written as they are they would be read as spaces (XML 1.0, 3.3.3).
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }
)
#: Characters that XML 1.0 can't hold in any form.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_opml(document: OpmlDocument) -> bytes:
    """Write ``document`` as UTF-8. What it found wrong (``problems``) is not written."""
    prefixes = _prefixes((*document.feeds, *document.details))
    declared = "".join(
        f' xmlns:{prefix}="{_escaped(uri)}"' for uri, prefix in prefixes.items() if prefix != "xml"
    )
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<opml version="2.0"{declared}>',
        "  <head>",
        f"    <title>{_escaped(document.title)}</title>",
        "  </head>",
        "  <body>",
        *_Tree(document).lines(prefixes),
        "  </body>",
        "</opml>",
        "",
    ]
    return "\n".join(lines).encode()


class _Tree:
    """Folders with what they hold, each in the order of the document."""

    def __init__(self, document: OpmlDocument) -> None:
        self._folders: dict[tuple[str, ...], list[tuple[str, ...]]] = {(): []}
        self._feeds: dict[tuple[str, ...], list[OpmlFeed]] = {}
        self._details = {details.path: details for details in document.details}
        for path in document.folders:
            self._add(path)
        for feed in document.feeds:
            self._add(feed.folder)
            self._feeds.setdefault(feed.folder, []).append(feed)

    def _add(self, path: tuple[str, ...]) -> None:
        for depth in range(1, len(path) + 1):
            part = path[:depth]
            if part not in self._folders:
                self._folders[part] = []
                self._folders[part[:-1]].append(part)

    def lines(self, prefixes: dict[str, str]) -> Iterator[str]:
        """Write the outlines: in every folder its folders first, as the window shows them."""
        open_ends: list[tuple[tuple[str, ...], bool]] = [((), False)]
        while open_ends:
            path, entered = open_ends.pop()
            indent = "  " * (len(path) + 1)
            if entered:
                for feed in self._feeds.get(path, ()):
                    yield f"{indent}  <outline{_attributes(feed, prefixes)}/>"
                if path:
                    yield f"{indent}</outline>"
                continue
            if path:
                yield f"{indent}<outline{self._attributes(path, prefixes)}>"
            open_ends.append((path, True))
            open_ends.extend((child, False) for child in reversed(self._folders[path]))

    def _attributes(self, path: tuple[str, ...], prefixes: dict[str, str]) -> str:
        values = {"text": path[-1], "title": path[-1]}
        details = self._details.get(path)
        if details is not None:
            values |= wish_attributes(details.wish) | dict(details.extra)
        return _written(values, prefixes)


def _attributes(feed: OpmlFeed, prefixes: dict[str, str]) -> str:
    """Write what everybody reads (text, title, type, xmlUrl, htmlUrl), then what is ours."""
    shown = feed.custom_title or feed.title or feed.url
    extra = dict(feed.extra)
    values = {
        "text": shown,
        "title": shown,
        "type": extra.pop("type", "rss"),
        "xmlUrl": feed.url,
        "htmlUrl": feed.site_url or "",
    }
    if feed.settings.watch is not None:  # no feed: to others it is a link (OPML 2.0)
        values |= {"type": "link", "url": feed.url}
        del values["xmlUrl"]
    if feed.tags:
        values["category"] = ",".join(feed.tags)
        if split_tags(values["category"]) != feed.tags:
            values[TAGS] = json.dumps(feed.tags, ensure_ascii=False)
    if feed.title != shown or shown != shown.strip():
        values[TITLE] = feed.title
    if feed.custom_title is not None:
        values[CUSTOM_TITLE] = feed.custom_title
    return _written(values | settings_attributes(feed.settings) | extra, prefixes)


def _written(values: dict[str, str], prefixes: dict[str, str]) -> str:
    return "".join(
        f' {_qualified(name, prefixes)}="{_escaped(value)}"' for name, value in values.items()
    )


def _prefixes(outlines: Iterable[OpmlFeed | OpmlFolder]) -> dict[str, str]:
    """Choose a prefix for every namespace that an attribute needs."""
    chosen = {uri: prefix for uri, prefix in PREFIXES.items() if prefix == "feedmon"}
    for outline in outlines:
        for name, _ in outline.extra:
            uri = name[1:].partition("}")[0] if name.startswith("{") else None
            if uri is not None and uri not in chosen:
                known = PREFIXES.get(uri) or uri.removeprefix(UNDECLARED)
                free = NAME.fullmatch(known) and known not in chosen.values()
                chosen[uri] = known if free else f"ns{len(chosen)}"
    return chosen


def _qualified(name: str, prefixes: dict[str, str]) -> str:
    uri, _, local = name[1:].partition("}") if name.startswith("{") else ("", "", name)
    return f"{prefixes[uri]}:{local}" if uri else local


def _escaped(value: str) -> str:
    return _FORBIDDEN.sub("", value).translate(_ESCAPES)
