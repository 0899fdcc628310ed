"""Reads JSON Feed 1.0 and 1.1, whatever types its values really have.

``content_html`` is taken as it is, ``content_text`` becomes escaped paragraphs, ``summary`` is
plain text and becomes the same.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from feedmon.model import Enclosure, ParsedEntry, ParsedFeed, Repair
from feedmon.parse.crowd import LIMIT, newest
from feedmon.parse.dates import parse_date
from feedmon.parse.fields import number, unique
from feedmon.parse.links import absolute, is_web
from feedmon.parse.plain import html_from_text, plain, plain_from_html

if TYPE_CHECKING:
    from collections.abc import Iterator

_ITEMS = re.compile(r'"items"\s*:\s*\[')
_SEPARATOR = re.compile(r"[\s,]*")
#: Half a character, written as a reference: what ``json`` makes of it can't be stored or sent.
_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def read_json(text: str, *, url: str | None) -> ParsedFeed | None:
    """Read a JSON Feed; ``None`` for JSON (or what begins like it) that is something else."""
    repairs: list[Repair] = []
    top = _load(text, repairs)
    if _HALF.search(text):
        try:
            top = _without_halves(top)
        except RecursionError:
            return None
    if not isinstance(top, dict):
        return None
    items = top.get("items")
    declared = "jsonfeed.org" in str(top.get("version", ""))
    if isinstance(items, dict):
        items = list(items.values())
    if not isinstance(items, list):
        if not declared:
            return None
        items = []
    if not declared:
        if not _looks_like_feed(top, items):
            return None
        repairs.append(Repair("missing-version"))
    return _Reader(top, url, repairs).read(items)


def _without_halves(value: Any) -> Any:
    """Put the replacement character where half of one stands alone."""
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, list):
        return [_without_halves(part) for part in value]
    if isinstance(value, dict):
        return {_without_halves(name): _without_halves(part) for name, part in value.items()}
    return value


def _load(text: str, repairs: list[Repair]) -> Any:
    """Load JSON; control characters in strings pass, a broken end costs only what is behind it."""
    try:
        return json.loads(text)
    except RecursionError:
        return None
    except ValueError:
        pass
    try:
        top = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        top = _salvage(text)
        repairs.append(Repair("truncated"))
    else:
        repairs.append(Repair("control-character"))
    return top


def _salvage(text: str) -> dict[str, Any] | None:
    """Take what stands whole in a document that breaks off: the items before the break."""
    start = _ITEMS.search(text)
    if start is None:
        return None
    decoder = json.JSONDecoder(strict=False)
    head = text[: start.start()].rstrip().rstrip(",") + "}"
    try:
        top = decoder.decode(head)
        if not isinstance(top, dict):
            return None
    except (ValueError, RecursionError):
        top = {"version": "https://jsonfeed.org/"} if "jsonfeed.org" in head else {}
    items: list[Any] = []
    at = _SEPARATOR.match(text, start.end()).end()  # type: ignore[union-attr]
    while at < len(text) and text[at] == "{":
        try:
            item, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        items.append(item)
        at = _SEPARATOR.match(text, at).end()  # type: ignore[union-attr]
    return top | {"items": items}


def _looks_like_feed(top: dict[str, Any], items: list[Any]) -> bool:
    """Without its version a feed is told by its title and by items of the right shape."""
    known = ("id", "url", "content_html", "content_text", "date_published")
    return ("title" in top or "feed_url" in top) and any(
        isinstance(item, dict) and any(key in item for key in known) for item in items
    )


class _Reader:
    """One document: what its items inherit, and the base of its addresses."""

    def __init__(self, top: dict[str, Any], url: str | None, repairs: list[Repair]) -> None:
        self._top = top
        self._base = url
        self._repairs = repairs
        self._authors = _authors(top)

    def read(self, items: list[Any]) -> ParsedFeed:
        """Read the whole document."""
        top = self._top
        version = str(top.get("version", "")).rstrip("/").rpartition("/")[2]
        chosen = items
        if len(items) > LIMIT:
            dates = [parse_date(_string(_get(item, "date_published"))) for item in items]
            chosen = [items[index] for index in newest(dates)]
        entries = [self._entry(item) for item in chosen if isinstance(item, dict)]
        if len(entries) < len(chosen):
            self._note("item-of-wrong-type")
        return ParsedFeed(
            format="json 1.0" if version == "1" else f"json {version or '1.1'}"[:40],
            title=plain_from_html(_string(top.get("title"))),
            site_url=self._absolute(top.get("home_page_url")),
            description=plain(_string(top.get("description"))),
            language=_string(top.get("language")),
            icon_url=self._absolute(top.get("icon")) or self._absolute(top.get("favicon")),
            self_url=self._absolute(top.get("feed_url")),
            hub_urls=unique(self._hubs()),
            next_url=self._absolute(top.get("next_url")),
            entries=tuple(entries),
            repairs=tuple(self._repairs),
            left_out=len(items) - len(chosen),
        )

    def _note(self, kind: str) -> None:
        if all(repair.kind != kind for repair in self._repairs):
            self._repairs.append(Repair(kind))

    def _absolute(self, value: Any) -> str | None:
        return absolute(_string(value), self._base)

    def _hubs(self) -> Iterator[str]:
        for hub in _list(self._top.get("hubs")):
            if isinstance(hub, dict) and str(hub.get("type", "websub")).lower() == "websub":
                yield self._absolute(hub.get("url")) or ""

    def _entry(self, item: dict[str, Any]) -> ParsedEntry:
        link = self._absolute(item.get("url")) or self._absolute(item.get("external_url"))
        published = _string(item.get("date_published"))
        html = _string(item.get("content_html"))
        text = _string(item.get("content_text"))
        summary = _string(item.get("summary"))
        attachments = [each for each in _list(item.get("attachments")) if isinstance(each, dict)]
        return ParsedEntry(
            guid=_string(item.get("id")),
            link=link,
            title=plain_from_html(_string(item.get("title"))),
            authors=_authors(item) or self._authors,
            published=published,
            published_at=parse_date(published),
            updated_at=parse_date(_string(item.get("date_modified"))),
            content_html=html or (html_from_text(text) if text else None),
            summary_html=html_from_text(summary) if summary else None,
            categories=unique(plain(_string(tag)) for tag in _list(item.get("tags"))),
            enclosures=tuple(filter(None, map(self._enclosure, attachments))),
            thumbnail=self._absolute(item.get("image")) or self._absolute(item.get("banner_image")),
            duration_seconds=_duration(attachments),
            language=_string(item.get("language")),
            base_url=next(filter(is_web, (link, self._base)), None),
        )

    def _enclosure(self, attachment: dict[str, Any]) -> Enclosure | None:
        url = self._absolute(attachment.get("url"))
        if url is None:
            return None
        return Enclosure(
            url,
            _string(attachment.get("mime_type")),
            _whole(attachment.get("size_in_bytes")),
            plain(_string(attachment.get("title"))) or None,
        )


def _authors(source: dict[str, Any]) -> tuple[str, ...]:
    """Names of 1.1's ``authors`` or 1.0's ``author``; a string stands for a name."""
    people = _list(source.get("authors")) or _list(source.get("author"))
    return unique(
        plain(_string(_get(each, "name")) if isinstance(each, dict) else _string(each))
        for each in people
    )


def _duration(attachments: list[dict[str, Any]]) -> int | None:
    for attachment in attachments:
        seconds = _whole(attachment.get("duration_in_seconds"))
        if seconds is not None:
            return seconds
    return None


def _get(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _list(value: Any) -> list[Any]:
    """Return a list as it is, one value as a list of it, nothing as none."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _string(value: Any) -> str | None:
    """Return text, or a number as text (ids are numbers often enough); else ``None``."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def _whole(value: Any) -> int | None:
    if isinstance(value, float) and 0 <= value < 10**15:
        return int(value)
    return number(_string(value))
