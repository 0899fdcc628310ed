"""Rows of articles, each in the words of its program, as entries (pure)."""

from __future__ import annotations

import binascii
import json
import re
from base64 import b64decode
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from feedmon.model import Enclosure, ParsedEntry, Program
from feedmon.switching.values import address, iso, line, milliseconds, seconds, text, whole, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedmon.model import ForeignRow

#: Of a body so many characters are taken.
LONGEST_BODY = 2_000_000
_LIFEREA_FILE = re.compile(r"enc:([01]?):([^:]*):(\d*):(.*)", re.DOTALL)


def entry_of(program: Program, row: ForeignRow) -> tuple[ParsedEntry, int | None]:
    """Return what a row says, and when its program got it."""
    return _BY_PROGRAM[program](row)


def _rss_guard(row: ForeignRow) -> tuple[ParsedEntry, int | None]:
    at = milliseconds(row.published)
    guid = text(row.guid).strip()
    if guid == str(row.row):
        guid = ""  # the program gives the row's number where the feed gave none
    return _entry(row, guid, published_at=at, files=_rss_guard_files(text(row.enclosures))), None


def _rss_guard_files(encoded: str) -> list[Enclosure | None]:
    """Read the files of version 5 (JSON), or of those before (pairs in base64)."""
    if encoded.lstrip().startswith("["):
        try:
            listed = json.loads(encoded)
        except (ValueError, RecursionError):
            return []
        return [
            _file(one.get("url"), one.get("mime") or one.get("mime_type") or one.get("type"))
            for one in listed
            if isinstance(one, dict)
        ]
    files = []
    for one in filter(None, encoded.split("#")):
        kind, pair, url = one.rpartition("&")
        files.append(_file(_unbase64(url), _unbase64(kind) if pair else None))
    return files


def _quiterss(row: ForeignRow) -> tuple[ParsedEntry, int | None]:
    files = []
    if row.enclosures:
        url, kind, length = row.enclosures
        files.append(_file(url, kind, length))
    entry = _entry(
        row,
        text(row.guid).strip(),
        published_at=iso(row.published),
        files=files,
        categories=words(row.categories, "\t"),
        updated_at=iso(row.updated),
    )
    return entry, iso(row.received)


def _liferea(row: ForeignRow) -> tuple[ParsedEntry, int | None]:
    more = row.more or {}
    files = []
    for given in more.get("enclosure", ()):
        found = _LIFEREA_FILE.fullmatch(text(given))
        files.append(_file(unquote(found[4]), found[2], found[3]) if found else _file(given))
    authors = more.get("author") or more.get("creator") or ()
    entry = _entry(
        row._replace(author=", ".join(filter(None, map(line, authors)))),
        text(row.guid).strip(),
        published_at=seconds(row.published),
        files=files,
        categories=tuple(dict.fromkeys(filter(None, map(line, more.get("category", ()))))),
    )
    return entry, None


def _feedmon(row: ForeignRow) -> tuple[ParsedEntry, int | None]:
    more = row.more or {}
    files = [
        _file(one.get("url"), one.get("type"), one.get("length"), one.get("title"))
        for one in _dicts(row.enclosures)
    ]
    entry = _entry(
        row,
        "",
        published_at=iso(row.published),
        files=files,
        categories=_strings(row.categories),
        updated_at=iso(row.updated),
        published=text(more.get("published_text")) or None,
        thumbnail=address(more.get("thumbnail")),
        duration_seconds=whole(more.get("duration_seconds")),
        language=line(more.get("language")) or None,
    )
    return entry, iso(row.received)


def _entry(
    row: ForeignRow,
    guid: str,
    *,
    published_at: int | None,
    files: list[Enclosure | None],
    **more: Any,
) -> ParsedEntry:
    author = line(row.author)
    return ParsedEntry(
        guid=guid or None,
        link=address(row.link),
        title=line(row.title),
        authors=(author,) if author else (),
        published_at=published_at,
        content_html=text(row.content)[:LONGEST_BODY],
        comments_url=address(row.comments),
        enclosures=tuple(file for file in files if file is not None),
        **more,
    )


def _file(url: Any, kind: Any = None, length: Any = None, title: Any = None) -> Enclosure | None:
    found = address(url)
    if found is None:
        return None
    size = whole(length)
    return Enclosure(
        found,
        line(kind) or None,
        size if size is not None and size > 0 else None,
        line(title) or None,
    )


def _unbase64(encoded: str) -> str:
    try:
        return b64decode(encoded).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _strings(value: Any) -> tuple[str, ...]:
    return tuple(map(line, value)) if isinstance(value, list) else ()


_BY_PROGRAM: dict[Program, Callable[[ForeignRow], tuple[ParsedEntry, int | None]]] = {
    Program.RSS_GUARD: _rss_guard,
    Program.QUITERSS: _quiterss,
    Program.LIFEREA: _liferea,
    Program.FEEDMON: _feedmon,
}
