"""What other projects expect of their own documents, in the words of our entries.

Three sources: gofeed (its universal model and its models per format), feed-rs, rss-parser. Text is
compared without markup and white space, since each of them keeps different ones. Only what a
golden states is compared; ids that feed-rs generates are not.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import TYPE_CHECKING, Any

from feedmon.errors import NotAFeed
from feedmon.parse import parse_date, parse_feed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from feedmon.model import ParsedEntry

_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_ADDRESS = re.compile(r"\S+@\S+")


@dataclass(frozen=True, slots=True)
class Golden:
    """One document and what its golden says of its entries: field names and bare values."""

    source: str
    path: Path
    entries: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is not as the golden has it."""

    source: str
    document: str
    entry: int
    field: str
    expected: Any
    actual: Any


@dataclass(slots=True)
class Comparison:
    """Sums over the documents of one source, or of all."""

    documents: int
    entries: int
    entries_found: int
    fields: int
    differences: list[Difference]

    @property
    def share(self) -> float:
        """How many of the fields are right, in percent."""
        return 100 * (1 - len(self.differences) / self.fields) if self.fields else 0.0


def bare(value: str | None) -> str:
    """Return text without markup and white space."""
    text = value or ""
    for _ in range(3):
        text = unescape(text)
    return "".join(_TAG.sub("", text).split())


def _moment(value: str | None) -> int | None:
    if not value:
        return None
    try:
        return int(datetime.fromisoformat(value).timestamp())
    except ValueError:
        return parse_date(value)


def _name(value: str) -> str:
    """Goldens keep the addresses that stand around names; we show names alone."""
    found = re.fullmatch(r"\S+@\S+\s*\((.+)\)", value.strip())
    name = found[1] if found else re.sub(r"[<(]\S+@\S+[>)]", "", value)
    return bare(name)


def goldens(corpora: Path) -> Iterator[Golden]:
    """Yield every document of the three sources that has a golden."""
    for path in sorted((corpora / "gofeed" / "translator").rglob("*.json")):
        yield from _pair(path, "gofeed", _gofeed_universal)
    for folder, reader in (("rss", _gofeed_rss), ("atom", _gofeed_atom)):
        for path in sorted((corpora / "gofeed" / "parser" / folder).glob("*.json")):
            yield from _pair(path, "gofeed", reader)
    for path in sorted((corpora / "gofeed" / "parser" / "json").glob("*_expected.json")):
        document = path.with_name(path.name.replace("_expected", ""))
        if document.is_file():
            items = _read(path).get("items", [])
            yield Golden("gofeed", document, [_json_item(item) for item in items])
    for path in sorted((corpora / "feed-rs").rglob("*.serde.json")):
        name = path.name.removesuffix(".serde.json")
        document = path.with_name(name + (".json" if path.parent.name == "jsonfeed" else ".xml"))
        text = document.read_text("utf-8", "replace")
        items = _read(path)["entries"]
        yield Golden("feed-rs", document, [_feed_rs(item, text) for item in items])
    inputs = {path.stem: path for path in (corpora / "rss-parser" / "input").iterdir()}
    for path in sorted((corpora / "rss-parser" / "output").glob("*.json")):
        if path.stem in inputs and (golden := _read(path)):
            items = golden["feed"]["items"]
            yield Golden("rss-parser", inputs[path.stem], [_rss_parser(item) for item in items])


def _read(path: Path) -> Any:
    """Read a golden; one of them is written in the encoding of its document, and left out."""
    try:
        return json.loads(path.read_text("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError):
        return {}


def _pair(path: Path, source: str, reader: Any) -> Iterator[Golden]:
    document = path.with_suffix(".xml")
    if not document.is_file():
        document = path.with_name(path.stem + "_feed.json")
    golden = _read(path)
    if document.is_file() and golden:
        items = golden.get("items") or golden.get("entries") or []
        yield Golden(source, document, [reader(item) for item in items])


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    """Return what the golden states; text whose characters its maker lost states nothing."""
    return {
        key: value
        for key, value in fields.items()
        if value not in (None, "", []) and "\ufffd" not in str(value)
    }


def _gofeed_universal(item: dict[str, Any]) -> dict[str, Any]:
    people = item.get("authors") or []
    return _given(
        {
            "title": bare(item.get("title")),
            "link": item.get("link"),
            "id": item.get("guid"),
            "published": _moment(item.get("publishedParsed")),
            "updated": _moment(item.get("updatedParsed")),
            "content": bare(item.get("content")),
            "summary": bare(item.get("description")),
            "authors": sorted(_name(each.get("name") or each.get("email", "")) for each in people),
            "categories": sorted(map(bare, item.get("categories") or [])),
            "enclosures": [each["url"] for each in item.get("enclosures") or [] if "url" in each],
        }
    )


def _gofeed_rss(item: dict[str, Any]) -> dict[str, Any]:
    guid = item.get("guid") or {}
    return _given(
        {
            "title": bare(item.get("title")),
            "link": item.get("link"),
            "id": guid.get("value"),
            "published": _moment(item.get("pubDateParsed")),
            "content": bare(item.get("content")),
            "summary": bare(item.get("description")),
            "authors": [_name(item["author"])] if item.get("author") else None,
            "categories": sorted(bare(each.get("value")) for each in item.get("categories") or []),
            "enclosures": [each["url"] for each in item.get("enclosures") or [] if "url" in each],
            "comments": item.get("comments"),
        }
    )


def _gofeed_atom(item: dict[str, Any]) -> dict[str, Any]:
    links = item.get("links") or []
    alternates = [each.get("href") for each in links if each.get("rel") == "alternate"]
    people = item.get("authors") or []
    return _given(
        {
            "title": bare(item.get("title")),
            "link": alternates[0] if alternates else None,
            "id": item.get("id"),
            "published": _moment(item.get("publishedParsed")),
            "updated": _moment(item.get("updatedParsed")),
            "content": bare((item.get("content") or {}).get("value")),
            "summary": bare(item.get("summary")),
            "authors": sorted(
                filter(None, (_name(each.get("name") or each.get("email", "")) for each in people))
            ),
            "categories": sorted(
                bare(each.get("term")) for each in item.get("categories") or [] if each.get("term")
            ),
            "enclosures": [each.get("href") for each in links if each.get("rel") == "enclosure"],
        }
    )


def _json_item(item: dict[str, Any]) -> dict[str, Any]:
    people = item.get("authors") or ([item["author"]] if item.get("author") else [])
    return _given(
        {
            "title": bare(item.get("title")),
            "link": item.get("url"),
            "id": item.get("id"),
            "published": _moment(item.get("date_published")),
            "updated": _moment(item.get("date_modified")),
            "content": bare(item.get("content_html") or item.get("content_text")),
            "summary": bare(item.get("summary")),
            "authors": sorted(bare(each.get("name")) for each in people if each.get("name")),
            "categories": sorted(map(bare, item.get("tags") or [])),
            "enclosures": [each.get("url") for each in item.get("attachments") or []],
        }
    )


def _feed_rs(item: dict[str, Any], document: str) -> dict[str, Any]:
    links = item["links"]
    pages = [each["href"] for each in links if each["rel"] in (None, "alternate")]
    people = [
        _name(each["email"])
        if each["name"] == "author" and _ADDRESS.search(each["email"] or "")
        else bare(each["name"])
        for each in item["authors"]
    ]
    is_atom = re.search(r"<(?:feed|entry)[\s>]", document) is not None
    given = item["id"] in unescape(document)
    return _given(
        {
            "title": bare((item["title"] or {}).get("content")),
            "link": pages[0] if pages else None,
            "id": item["id"] if given else None,
            "published": _moment(item["published"]),
            # For RSS it repeats the date of publication there.
            "updated": _moment(item["updated"]) if is_atom else None,
            "content": bare((item["content"] or {}).get("body")),
            "summary": bare((item["summary"] or {}).get("content")),
            "authors": sorted(people),
            "categories": sorted(bare(each["term"]) for each in item["categories"]),
            "enclosures": [each["href"] for each in links if each["rel"] == "enclosure"],
        }
    )


def _rss_parser(item: dict[str, Any]) -> dict[str, Any]:
    author = item.get("author") or item.get("creator")
    content = item.get("content:encoded")
    summary = item.get("summary")
    if content is None:
        content = item.get("content")
    else:
        summary = summary or item.get("content")
    categories = [
        each if isinstance(each, str) else each.get("_", "") for each in item.get("categories", [])
    ]
    return _given(
        {
            "title": bare(item["title"]) if isinstance(item.get("title"), str) else None,
            "link": item.get("link"),
            "id": item.get("guid") or item.get("id"),
            "published_or_updated": _moment(item.get("isoDate")),
            "content": bare(content) if isinstance(content, str) else None,
            "summary": bare(summary) if isinstance(summary, str) else None,
            "authors": [_name(author)] if isinstance(author, str) and author else None,
            "categories": sorted(map(bare, categories)),
            "enclosures": [item["enclosure"]["url"]] if "url" in item.get("enclosure", {}) else [],
        }
    )


def _ours(entry: ParsedEntry, wanted: dict[str, Any]) -> dict[str, Any]:
    """Return the entry in the words of a golden; where that has one text, ours is the one too."""
    content, summary = entry.content_html, entry.summary_html
    if "content" not in wanted:
        summary = summary or content
    elif "summary" not in wanted:
        content = content or summary
    return {
        "title": bare(entry.title),
        "link": entry.link,
        "id": entry.guid,
        "published": entry.published_at,
        "updated": entry.updated_at,
        "published_or_updated": entry.published_at or entry.updated_at,
        "content": bare(content),
        "summary": bare(summary),
        "authors": sorted(map(_name, entry.authors)),
        "categories": sorted(map(bare, entry.categories)),
        "enclosures": [enclosure.url for enclosure in entry.enclosures],
        "comments": entry.comments_url,
    }


def compare(golden: Golden, total: Comparison) -> None:
    """Parse the document of a golden and add what was found to ``total``."""
    try:
        entries = parse_feed(golden.path.read_bytes()).entries
    except NotAFeed:
        entries = ()
    total.documents += 1
    total.entries += len(golden.entries)
    total.entries_found += min(len(entries), len(golden.entries))
    for place, wanted in enumerate(golden.entries):
        actual = _ours(entries[place], wanted) if place < len(entries) else {}
        total.fields += len(wanted)
        total.differences += [
            Difference(golden.source, golden.path.name, place, field, value, actual.get(field))
            for field, value in wanted.items()
            if actual.get(field) != value
        ]


def compare_all(corpora: Path) -> dict[str, Comparison]:
    """Compare everything; the sums by source and of all."""
    sums: dict[str, Comparison] = {}
    for golden in goldens(corpora):
        for name in (golden.source, "all"):
            compare(golden, sums.setdefault(name, Comparison(0, 0, 0, 0, [])))
    return sums
