"""Writes docs/parsing.md: how the parser fares on the corpora, and where it differs, and why.

Run from the checkout: ``python -m tests.feedmon.parse.report``. It needs the corpora (see
tests/corpora.py) and is run by hand when the parser or they change; nothing in it depends on the
machine. Speed is measured by tests/feedmon/parse/speed.py.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from feedmon.errors import NotAFeed
from feedmon.parse import parse_feed
from tests.corpora import corpora_dir, documents
from tests.feedmon.parse.goldens import compare_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.feedmon.parse.goldens import Comparison, Difference

SOURCES = (
    "live-captures", "netnewswire", "rss-parser/input", "feed-rs", "miniflux", "newsboat",
    "fastfeedparser", "reader", "authored", "feedparser",
)  # fmt: skip

#: Why a field is not as a golden has it, by document and field; read before a line is added.
REASONS = {
    ("feed_item_updated_-_atom03_feed_entry_modified.xml", "published"): (
        "only `modified` is given; it is the update, and nothing is said of a publication"
    ),
    ("feed_item_fallbacks_-_rss_channel_item_extensions.xml", "updated"): (
        "`dc:date` is the publication; it says nothing of an update"
    ),
    ("feed_item_links_-_rss_channel_item_links.xml", "link"): "of several links the first is taken",
    ("rdf_item_links.xml", "link"): "of several links the first is taken",
    ("entry_id_xml_base.xml", "id"): "an id is compared, never resolved (RFC 4287, 4.2.6.1)",
    ("atom_example_5.xml", "categories"): "a term that is given twice is kept once",
    ("rss_1.0_example_1.xml", "link"): "links are made absolute",
    ("itunes-category.rss", "categories"): "`itunes:keywords` are categories too",
    ("reddit-atom.rss", "content"): "the golden moves text behind the elements it stood between",
    ("reddit-home.rss", "content"): "the golden moves text behind the elements it stood between",
    ("xml2js-options.rss", "content"): "`EMPTY` is put in by an option of that test",
}

HEAD = """# What the parser understands

Written by `python -m tests.feedmon.parse.report` from the corpora; edit that file, not this one.
Speed and the comparison with other parsers are in
[decision 3](decisions/0003-own-parser.md).

## Real and written documents

An entry is lost when an `item` or `entry` element of the document has none in the result; the
suite of `tests/feedmon/parse/test_corpora.py` holds that at zero.

| source | documents | no feed | entries | without link | without date | without text | repaired |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
"""


def _row(source: str) -> str:
    refused = entries = no_link = no_date = no_text = repaired = 0
    paths = documents(source)
    for path in paths:
        try:
            feed = parse_feed(path.read_bytes(), url="https://example.org/feed")
        except NotAFeed:
            refused += 1
            continue
        repaired += bool(feed.repairs)
        entries += len(feed.entries)
        for entry in feed.entries:
            no_link += not entry.link
            no_date += entry.published_at is None and entry.updated_at is None
            no_text += not (entry.content_html or entry.summary_html)
    cells = (source, len(paths), refused, entries, no_link, no_date, no_text, repaired)
    return f"| {' | '.join(map(str, cells))} |\n"


def _golden_rows(sums: dict[str, Comparison]) -> Iterator[str]:
    yield "\n## Goldens of other projects\n\n"
    yield "Entry fields, text compared without markup and white space.\n\n"
    yield "| source | documents | entries found | fields | as expected |\n"
    yield "| --- | ---: | ---: | ---: | ---: |\n"
    for name, found in sorted(sums.items(), key=lambda each: each[0] == "all"):
        yield (
            f"| {name} | {found.documents} | {found.entries_found} of {found.entries} "
            f"| {found.fields} | {found.share:.1f} % |\n"
        )


def _differences(sums: dict[str, Comparison]) -> Iterator[str]:
    yield "\n### Where we differ, and why\n\n"
    yield "| source | document | field | times | why |\n| --- | --- | --- | ---: | --- |\n"
    groups: dict[tuple[str, str, str], list[Difference]] = {}
    for difference in sums["all"].differences:
        key = (difference.source, difference.document, difference.field)
        groups.setdefault(key, []).append(difference)
    for (source, document, field), found in groups.items():
        why = REASONS.get((document, field), "**unexplained**")
        yield f"| {source} | {document} | {field} | {len(found)} | {why} |\n"


def main() -> int:
    """Write the report; 1 where there are no corpora."""
    corpora = corpora_dir()
    if corpora is None:
        sys.stderr.write("no corpora: set FEEDMON_CORPORA to their folder\n")
        return 1
    sums = compare_all(corpora)
    text = HEAD + "".join(map(_row, SOURCES))
    text += "".join(_golden_rows(sums)) + "".join(_differences(sums))
    target = Path(__file__).resolve().parents[3] / "docs" / "parsing.md"
    target.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
