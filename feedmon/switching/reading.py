"""An export read again, element by element: no more of it is in memory than one article.

It does not matter how the file is broken into lines. Only the order counts: what the articles
refer to has to stand before them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TextIO

from feedmon.errors import ForeignDataError
from feedmon.model import ForeignData, ForeignNode, ForeignRow, Held, Program
from feedmon.switching.exporting import FORMAT, VERSION
from feedmon.switching.values import line, text, whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CHUNK = 256 * 1024
#: One article, or the list of all feeds, may take no more characters than this.
_LONGEST = 64 << 20
_BLANK = " \t\r\n"
#: What can't be a whole value yet may become one with more of the file.
_DECODER = json.JSONDecoder()


def is_export(path: Path) -> bool:
    """Whether a file begins like an export. Raises OSError."""
    with path.open("rb") as file:
        head = file.read(400).removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"{") and f'"{FORMAT}"'.encode() in head


class ExportReader:
    """What an export holds: first all but the articles, then these.

    Raises ForeignDataError, here and from what it gives.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.opml = ""
        self._head = self._read_head()
        if self._head.get("format") != FORMAT:
            raise ForeignDataError(str(path), "unknown")
        if whole(self._head.get("version")) != VERSION:
            raise ForeignDataError(str(path), "version")
        self.opml = text(self._head.get("opml"))

    def data(self) -> ForeignData:
        """Return the feeds, with how many articles the export says that it has of each."""
        nodes: list[ForeignNode] = []
        held: dict[str, Held] = {}
        folders = _Folders()
        for one in _dicts(self._head.get("folders")):
            folders.key(one.get("path"))
        for one in _dicts(self._head.get("feeds")):
            key = text(one.get("id"))
            held[key] = Held(*(whole(one.get(k)) or 0 for k in ("articles", "unread", "starred")))
            nodes.append(
                ForeignNode(
                    key=key,
                    parent=folders.key(one.get("folder")),
                    title=line(one.get("title")),
                    is_folder=False,
                    url=line(one.get("url")),
                    site_url=line(one.get("site_url")) or None,
                    custom_title=line(one.get("custom_title")) or None,
                )
            )
        total = whole(self._head.get("articles_total"))
        if total is None:
            total = sum(one.articles for one in held.values())
        return ForeignData(Program.FEEDMON, str(VERSION), (*folders.nodes, *nodes), held, total)

    def rows(self) -> Iterator[ForeignRow]:
        """Read the articles, one after the other."""
        with self._open() as file:
            scan = _Scan(file, str(self._path))
            for key in scan.members():
                if key != "articles":
                    scan.value()
                    continue
                for one in scan.elements():
                    if isinstance(one, dict):
                        yield _row(one)

    def _read_head(self) -> dict[str, Any]:
        head: dict[str, Any] = {}
        with self._open() as file:
            scan = _Scan(file, str(self._path))
            for key in scan.members():
                if key == "articles":
                    break
                head[key] = scan.value()
        return head

    def _open(self) -> TextIO:
        return self._path.open(encoding="utf-8-sig", errors="replace")


class _Folders:
    """Folders by their paths, as nodes with keys of ours."""

    def __init__(self) -> None:
        self.nodes: list[ForeignNode] = []
        self._keys: dict[tuple[str, ...], str] = {}

    def key(self, path: Any) -> str | None:
        """Return the key of a folder, made with those around it where it is new."""
        titles = tuple(map(line, path)) if isinstance(path, list) else ()
        above: str | None = None
        for depth in range(1, len(titles) + 1):
            inside = titles[:depth]
            if inside not in self._keys:
                self._keys[inside] = f"folder {len(self._keys)}"
                self.nodes.append(ForeignNode(self._keys[inside], above, inside[-1], True))
            above = self._keys[inside]
        return above


class _Scan:
    """Walks through one JSON object in a file: its members, and the elements of a list."""

    def __init__(self, file: TextIO, path: str) -> None:
        self._file, self._path = file, path
        self._buffer = ""
        self._at = 0

    def members(self) -> Iterator[str]:
        """Give the names of the members; after each its value is to be read."""
        if self._next() != "{":
            raise ForeignDataError(self._path, "unknown")
        self._at += 1
        while (sign := self._next()) != "}":
            if sign == ",":
                self._at += 1
                continue
            key = self.value()
            if not isinstance(key, str) or self._next() != ":":
                raise ForeignDataError(self._path, "damaged")
            self._at += 1
            yield key

    def elements(self) -> Iterator[Any]:
        """Give the elements of the list that is next."""
        if self._next() != "[":
            raise ForeignDataError(self._path, "damaged")
        self._at += 1
        while (sign := self._next()) != "]":
            if sign == ",":
                self._at += 1
                continue
            yield self.value()
        self._at += 1

    def value(self) -> Any:
        """Read the value that is next."""
        self._next()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._buffer, self._at)
            except RecursionError as error:
                raise ForeignDataError(self._path, "too-large") from error
            except ValueError as error:
                reason = "damaged" if self._is_broken(error) else "truncated"
                if not self._more():
                    raise ForeignDataError(self._path, reason) from error
                continue
            # A number may go on in the next piece.
            if end == len(self._buffer) and self._more():
                continue
            self._at = end
            return value

    def _is_broken(self, error: ValueError) -> bool:
        """Whether a value is none, and does not only lack its end."""
        at = getattr(error, "pos", 0)
        rest = self._buffer[at:].strip(_BLANK)
        return bool(rest) and not rest.startswith(('"', "{", "["))

    def _next(self) -> str:
        """Return the next sign that is no blank, and stay before it."""
        while True:
            while self._at < len(self._buffer):
                if self._buffer[self._at] not in _BLANK:
                    return self._buffer[self._at]
                self._at += 1
            if not self._more():
                raise ForeignDataError(self._path, "truncated")

    def _more(self) -> bool:
        """Read on; whether there was anything."""
        self._buffer, self._at = self._buffer[self._at :], 0
        if len(self._buffer) > _LONGEST:
            raise ForeignDataError(self._path, "too-large")
        # What is long is read in longer pieces, or its beginning would be looked at for ever.
        piece = self._file.read(max(_CHUNK, len(self._buffer)))
        self._buffer += piece
        return bool(piece)


def _row(one: dict[str, Any]) -> ForeignRow:
    tags = one.get("tags")
    return ForeignRow(
        feed=text(one.get("feed")),
        guid=one.get("uid"),
        link=one.get("link"),
        title=one.get("title"),
        author=one.get("author"),
        published=one.get("published"),
        content=one.get("content_html"),
        read=one.get("read"),
        starred=one.get("starred"),
        tags=tuple(map(text, tags)) if isinstance(tags, list) else (),
        received=one.get("received"),
        updated=one.get("updated"),
        enclosures=one.get("enclosures"),
        categories=one.get("categories"),
        comments=one.get("comments"),
        more={
            name: one.get(name)
            for name in (
                "aliases",
                "content_hash",
                "duration_seconds",
                "hidden",
                "language",
                "published_text",
                "thumbnail",
            )
        },
    )


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
