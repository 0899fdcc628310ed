"""Articles with their state as a file that other programs can read: ``docs/export.md``.

It is written as it comes, beside the file whose place it takes at the end: memory stays small, and
a full disk destroys nothing.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self, TextIO

from feedmon.logins import without_login

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from types import TracebackType

    from feedmon.model import Feed, Held, KeptArticle

#: What the file calls itself, and the version of what is described in ``docs/export.md``.
FORMAT, VERSION = "feedmon-articles", 1


class ExportFile:
    """Writes an export. Left without ``finish`` there is none.

    What is no file of its own (a pipe, a terminal) is written to at once. Raises OSError.
    """

    def __init__(self, path: Path) -> None:
        self._special = path.exists() and not path.is_file()
        self._target = path if self._special else path.resolve()
        self._partial = self._target.with_name(f".{self._target.name}.{os.getpid()}")
        self._file: TextIO | None = None
        self._first = True

    def __enter__(self) -> Self:
        path = self._target if self._special else self._partial
        self._file = path.open("w", encoding="utf-8", newline="\n")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._file is not None:
            with suppress(OSError):  # what could not be written now was told before
                self._file.close()
        if not self._special:
            self._partial.unlink(missing_ok=True)

    def begin(
        self,
        *,
        exported_at: float,
        opml: str,
        folders: Iterable[tuple[str, ...]],
        feeds: Iterable[tuple[Feed, tuple[str, ...]]],
        held: Mapping[int, Held],
    ) -> None:
        """Write all that stands before the articles; ``feeds`` come with their folders."""
        head = {
            "format": FORMAT,
            "version": VERSION,
            "exported": _iso(int(exported_at)),
            "articles_total": sum(one.articles for one in held.values()),
            "opml": opml,
        }
        for key, value in head.items():
            self._write("{" if key == "format" else ",\n")
            self._write(f"{json.dumps(key)}: {_json(value)}")
        self._list("folders", ({"path": list(path)} for path in folders))
        self._list("feeds", (_feed(feed, path, held.get(feed.id)) for feed, path in feeds))
        self._write(',\n"articles": [')

    def add(self, articles: Iterable[KeptArticle]) -> None:
        """Write some articles."""
        for article in articles:
            self._write("\n" if self._first else ",\n")
            self._write(_json(_article(article)))
            self._first = False

    def finish(self) -> None:
        """End the file, and let it take its place."""
        self._write("\n]}\n")
        assert self._file is not None  # noqa: S101 - it was entered
        self._file.flush()
        if not self._special:
            os.fsync(self._file.fileno())
        self._file.close()
        if not self._special:
            self._partial.replace(self._target)

    def _list(self, name: str, values: Iterable[dict[str, Any]]) -> None:
        lines = ",\n".join(map(_json, values))
        self._write(f',\n"{name}": [\n{lines}\n]' if lines else f',\n"{name}": []')

    def _write(self, text: str) -> None:
        assert self._file is not None  # noqa: S101 - it was entered
        self._file.write(text)


def _feed(feed: Feed, path: tuple[str, ...], held: Held | None) -> dict[str, Any]:
    return {
        "id": feed.id,
        "url": without_login(feed.url),
        "title": feed.publisher_title,
        "custom_title": feed.custom_title,
        "site_url": feed.site_url,
        "folder": list(path),
        "articles": held.articles if held else 0,
        "unread": held.unread if held else 0,
        "starred": held.starred if held else 0,
    }


def _article(kept: KeptArticle) -> dict[str, Any]:
    return {
        "feed": kept.feed_id,
        "uid": kept.uid,
        "aliases": list(kept.aliases),
        "title": kept.title,
        "link": kept.link,
        "author": kept.author or None,
        "published": _iso(kept.published_at),
        "published_text": kept.published,
        "updated": _iso(kept.updated_at),
        "received": _iso(kept.received_at),
        "read": kept.read,
        "starred": kept.starred,
        "hidden": kept.hidden,
        "tags": list(kept.tags),
        "categories": list(kept.categories),
        "enclosures": [
            {"url": one.url, "type": one.type, "length": one.length, "title": one.title}
            for one in kept.enclosures
        ],
        "comments": kept.comments_url,
        "thumbnail": kept.thumbnail,
        "duration_seconds": kept.duration_s,
        "language": kept.language,
        "content_hash": kept.content_hash,
        "content_html": kept.html,
    }


def _iso(at: int | None) -> str | None:
    if at is None:
        return None
    try:
        return datetime.fromtimestamp(at, UTC).isoformat().replace("+00:00", "Z")
    except (ValueError, OverflowError, OSError):  # beyond what a calendar has
        return None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
