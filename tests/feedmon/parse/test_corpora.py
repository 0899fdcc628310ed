"""The parser on documents it was not written for: goldens, real feeds, an oracle, and damage."""

from __future__ import annotations

import re
import warnings
from random import Random
from urllib.parse import urljoin

import pytest

from feedmon.errors import NotAFeed
from feedmon.parse import parse_feed
from feedmon.parse.decode import to_utf8
from tests.corpora import documents, require_corpora
from tests.feedmon.parse import goldens
from tests.feedmon.parse.mutations import mutate

REAL = ("live-captures", "netnewswire", "rss-parser/input", "feed-rs", "miniflux", "newsboat",
        "fastfeedparser", "reader")  # fmt: skip
#: What is in those folders without being a feed: OPML, pages, an empty file, RSS in JSON.
NO_FEEDS = {
    "Subs.opml", "SubsNoTitleAttributes.opml", "body-element-missing.opml", "example.opml",
    "example2.opml", "filtered.opml", "piped.opml", "test-urls+.opml", "empty.xml",
    "iso-8859-1.html", "iso-8859-1-meta-after-1024.html", "utf8-meta-after-1024.html",
    "iso88591.xml", "ScriptingNews.json",
}  # fmt: skip

_HIDDEN = re.compile(rb"<!\[CDATA\[.*?\]\]>|<!--.*?-->", re.DOTALL)
_ENTRY = re.compile(rb"<(?:[\w.-]+:)?(?:item|entry)(?=[\s>/])", re.IGNORECASE)


@pytest.mark.rule("P-1")
def test_entry_fields_of_other_projects_goldens_are_as_they_expect():
    sums = goldens.compare_all(require_corpora())

    assert {name: round(each.share, 1) for name, each in sums.items() if each.share < 96.5} == {}
    assert sums["all"].share >= 97
    assert sums["all"].entries_found == sums["all"].entries


@pytest.mark.rule("P-2")
def test_real_documents_lose_no_entry():
    require_corpora()
    lost = {}
    counted = 0
    for path in documents(*REAL):
        if path.name in NO_FEEDS:
            continue
        data = path.read_bytes()
        found = len(parse_feed(data, url="https://e.org/feed").entries)
        text = to_utf8(data).data
        if not text.lstrip().startswith(b"{"):
            there = len(_ENTRY.findall(_HIDDEN.sub(b"", text)))
            counted += there
            if found != there:
                lost[path.name] = (found, there)

    assert sum(abs(there - found) for found, there in lost.values()) <= counted // 1000, lost


@pytest.mark.rule("P-2")
def test_documents_that_are_no_feeds_are_refused_as_such():
    require_corpora()
    refused = set()
    for path in documents(*REAL):
        try:
            parse_feed(path.read_bytes())
        except NotAFeed:
            refused.add(path.name)

    assert refused == NO_FEEDS


@pytest.mark.rule("P-2")
def test_suite_of_feedparser_raises_nothing():
    require_corpora()
    for path in documents("feedparser"):
        try:
            parse_feed(path.read_bytes(), url="https://e.org/feed")
        except NotAFeed:
            continue


_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[0-9a-f]+);", re.IGNORECASE)


def _oracle(data: bytes):
    """Read with feedparser; its own warnings about itself are none of ours."""
    import feedparser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return feedparser.parse(
            data,
            response_headers={"content-location": "https://e.org/feed"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )


@pytest.mark.rule("P-2")
def test_live_captures_are_read_as_feedparser_reads_them():
    require_corpora()
    entries = fields = 0
    differing: list[tuple[str, str, str]] = []
    for path in documents("live-captures"):
        data = path.read_bytes()
        theirs = _oracle(data)
        if not theirs.version:  # it knows no JSON Feed
            continue
        ours = parse_feed(data, url="https://e.org/feed").entries
        if theirs.bozo and len(theirs.entries) < len(ours):  # it stopped at a fault
            continue
        assert len(ours) == len(theirs.entries), path.name
        for mine, other in zip(ours, theirs.entries, strict=True):
            entries += 1
            link = urljoin("https://e.org/feed", other.get("link") or "") if "link" in other else ""
            pairs = (
                (goldens.bare(mine.title), goldens.bare(other.get("title"))),
                (mine.link or "", link),
            )
            fields += len(pairs)
            differing += [(path.name, *pair) for pair in pairs if pair[0] != pair[1]]

    assert entries > 0
    assert len(differing) <= 0.03 * fields, differing[:20]


@pytest.mark.rule("P-6")
def test_no_line_of_a_real_document_is_shown_with_an_entity_in_it():
    require_corpora()
    lines = 0
    for path in documents(*REAL):
        try:
            feed = parse_feed(path.read_bytes(), url="https://e.org/feed")
        except NotAFeed:
            continue
        shown = [feed.title, feed.description]
        for entry in feed.entries:
            shown += [entry.title, *entry.authors, *entry.categories]
        lines += len(shown)
        assert [line for line in shown if _ENTITY.search(line)] == [], path.name
    assert lines > 10_000


@pytest.mark.rule("P-11")
def test_damaged_documents_raise_nothing_else(repetitions):
    require_corpora()
    random = Random(20240106)
    sources = documents("authored", "gofeed", *REAL)
    originals = [
        path.read_bytes()
        for path in sources
        if not (path.suffix == ".json" and "gofeed" in path.parts)
    ]
    read = 0
    for _ in range(repetitions(2000)):
        damaged = mutate(random.choice(originals), random)
        try:
            parse_feed(damaged, content_type="text/xml; charset=utf-8", url="https://e.org/feed")
        except NotAFeed:
            continue
        read += 1

    assert read > 0
