"""The documents that were written to be hard, each beside what is expected of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest
from lxml import html as lxml_html

from feedmon.errors import NotAFeed
from feedmon.parse import parse_feed

if TYPE_CHECKING:
    from feedmon.model import ParsedEntry, ParsedFeed
from tests.corpora import documents, require_corpora

_DOCUMENTS = documents("authored")
_RULES = {"malformed": "P-2", "encoding": "P-4", "semantic": "P-3", "hostile": "P-9"}
_KEYS = {
    "description", "http_content_type", "document_url", "titles", "min_entries", "entry_count",
    "entries", "feed", "websub", "must_be_rejected_as_not_a_feed", "distinct_identity",
    "max_seconds", "max_rss_growth_mb", "max_total_text_bytes", "must_not_contain_file",
    "no_network",
}  # fmt: skip


def _cases():
    """Every document; where there are none, one case of each family, that its rule is seen."""
    for family, rule in _RULES.items():
        marks = [pytest.mark.rule("P-1"), pytest.mark.rule(rule)]
        paths = [path for path in _DOCUMENTS if path.name.partition("-")[0] == family]
        for path in paths or [None]:
            name = path.name.partition(".")[0] if path else family
            yield pytest.param(path, id=name, marks=marks)


def _time(seconds: int | None) -> str | None:
    if seconds is None:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")


def _text(html: str | None) -> str:
    if not html or not html.strip():
        return ""
    return " ".join(lxml_html.fromstring(f"<div>{html}</div>").text_content().split())


def _links(entry: ParsedEntry) -> list[str]:
    tree = lxml_html.fromstring(f"<div>{entry.content_html}</div>")
    return [urljoin(entry.base_url or "", link) for _, _, link, _ in tree.iterlinks()]


_ENTRY = {
    "title": lambda entry: entry.title,
    "id": lambda entry: entry.guid,
    "link": lambda entry: entry.link,
    "published": lambda entry: _time(entry.published_at),
    "updated": lambda entry: _time(entry.updated_at),
    "published_or_updated": lambda entry: _time(entry.published_at or entry.updated_at),
    "content_html": lambda entry: entry.content_html,
    "content_text": lambda entry: _text(entry.content_html),
    "content_links": _links,
    "summary_text": lambda entry: _text(entry.summary_html),
    "authors": lambda entry: list(entry.authors),
    "categories": lambda entry: list(entry.categories),
    "enclosures": lambda entry: [enclosure.url for enclosure in entry.enclosures],
    "thumbnail": lambda entry: entry.thumbnail,
    "duration_seconds": lambda entry: entry.duration_seconds,
    "comments": lambda entry: entry.comments_url,
}
_FEED = {
    "title": lambda feed: feed.title,
    "link": lambda feed: feed.site_url,
    "ttl_minutes": lambda feed: feed.hints.ttl_minutes,
    "skip_hours": lambda feed: sorted(feed.hints.skip_hours),
    "skip_days": lambda feed: sorted(feed.hints.skip_days),
    "sy_interval_minutes": lambda feed: feed.hints.sy_interval_minutes,
    "language": lambda feed: feed.language,
    "complete": lambda feed: feed.complete,
    "prev_archive": lambda feed: feed.prev_archive,
    "next": lambda feed: feed.next_url,
}
_WEBSUB = {
    "hub": lambda feed: list(feed.hub_urls),
    "self": lambda feed: feed.self_url,
}


def _pick(value: Any, wanted: dict[str, Any], getters: dict[str, Any]) -> dict[str, Any]:
    return {key: getters[key](value) for key in wanted}


def _check_entries(feed: ParsedFeed, expected: list[dict[str, Any]]) -> None:
    assert len(feed.entries) >= len(expected)
    for entry, wanted in zip(feed.entries, expected, strict=False):
        contains = wanted.pop("author_contains", "")
        assert contains in ", ".join(entry.authors)
        assert wanted == _pick(entry, wanted, _ENTRY)


def _total_text(feed: ParsedFeed) -> int:
    return sum(
        len(text or "")
        for entry in feed.entries
        for text in (entry.title, entry.content_html, entry.summary_html)
    )


@pytest.mark.parametrize("path", list(_cases()))
def test_authored_document_is_understood_as_expected(path):
    require_corpora()
    expected = json.loads(
        path.with_name(path.name.partition(".feed.")[0] + ".expected.json").read_text("utf-8")
    )
    data = path.read_bytes()
    ask = {"content_type": expected.get("http_content_type"), "url": expected.get("document_url")}
    assert set(expected) <= _KEYS

    if expected.get("must_be_rejected_as_not_a_feed"):
        with pytest.raises(NotAFeed):
            parse_feed(data, **ask)
        return
    feed = parse_feed(data, **ask)

    for entry, titles in zip(feed.entries, expected.get("titles", ()), strict=False):
        assert entry.title in titles
    assert len(feed.entries) >= expected.get("min_entries", 0)
    assert len(feed.entries) == expected.get("entry_count", len(feed.entries))
    _check_entries(feed, expected.get("entries", []))
    assert expected.get("feed", {}) == _pick(feed, expected.get("feed", {}), _FEED)
    assert expected.get("websub", {}) == _pick(feed, expected.get("websub", {}), _WEBSUB)
    assert _total_text(feed) <= expected.get("max_total_text_bytes", 10**9)


@pytest.mark.rule("P-10")
def test_wellformed_documents_need_no_repairs():
    folder = require_corpora() / "authored"
    repaired = {}
    for path in folder.glob("semantic-*.feed.*"):
        feed = parse_feed(path.read_bytes())
        if feed.repairs:
            repaired[path.name] = feed.repairs

    assert repaired == {}


@pytest.mark.rule("P-10")
def test_malformed_documents_say_what_was_mended():
    folder = require_corpora() / "authored"
    sound = (
        "malformed-wellformed", "malformed-doctype", "malformed-internal-dtd",
        "malformed-rss-in-unknown", "malformed-items-outside", "malformed-json-with-bom",
        "malformed-html-page",
    )  # fmt: skip
    silent = [
        path.name
        for path in folder.glob("malformed-*.feed.*")
        if not path.name.startswith(sound) and not parse_feed(path.read_bytes()).repairs
    ]

    assert silent == []
