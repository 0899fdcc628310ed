"""Documents made to exhaust a parser (rules P-9, X-6): all end, none costs the honest entries.

The full sizes of the specification run in the long run, a tenth of them in the ordinary one. A
rule about time or memory has no assertion here: a quadratic step would keep the test from ending.
"""

from __future__ import annotations

import json

import pytest

from feedmon.errors import NotAFeed
from feedmon.parse import parse_feed

pytestmark = pytest.mark.rule("P-9")

HEAD = b'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>'
TAIL = b"<item><title>Honest</title></item></channel></rss>"


def titles(data: bytes) -> list[str]:
    return [entry.title for entry in parse_feed(data).entries]


def document(item: bytes) -> bytes:
    return HEAD + b"<item><title>Hostile</title>" + item + b"</item>" + TAIL


@pytest.fixture
def floods(repetitions):
    """The cases of P-9 and their kin, by name."""
    many = repetitions(200_000)
    attributes = range(repetitions(300_000))
    return {
        "nested elements": b"<x>" * many + b"</x>" * many,
        "nested in a description": (
            b"<description>" + b"<b>" * many + b"x" + b"</b>" * many + b"</description>"
        ),
        "nested and never closed": b"<x>" * many,
        "nested escaped HTML": b"<description>" + b"&lt;b&gt;" * many + b"</description>",
        "ends that fit nothing": b"<a>" * 1000 + b"</b>" * many,
        "attributes": b"<guid " + b" ".join(b'a%d="x"' % i for i in attributes) + b">1</guid>",
        "one attribute repeated": b"<guid " + b'a="x" ' * len(attributes) + b">1</guid>",
        "namespaces": b"<guid "
        + b" ".join(b'xmlns:a%d="u%d"' % (i, i) for i in attributes)
        + b">1</guid>",
        "long text": b"<description>" + b"lorem ips " * (many * 30) + b"</description>",
        "long title": b"<title>" + b"lorem ips " * many + b"</title>",
        "ampersands": b"<description>" + b"lorem & ip " * (many * 3) + b"</description>",
        "less-thans": b"<description>" + b"<" * (many * 5) + b"</description>",
        "open quotes": b"<description>" + b'<a "' * many + b"</description>",
        "open CDATA": b"<description>" + b"<![CDATA[" * many + b"</description>",
        "open comments": b"<description>" + b"<!--" * many + b"</description>",
        "open values": b"<description>" + b'a="<' * many + b"</description>",
        "undeclared prefixes": b"<p:x>a</p:x>" * many,
        "unknown entities": b"<description>" + b"&foo;" * many + b"</description>",
        "lone surrogates": b"<description>" + b"&#xD83D;" * many + b"</description>",
        "authors": b"<author>a@b (c</author>" * many,
        "one author": b"<author>" + b"@" * many + b"</author>",
        "categories": b"<category>x</category>" * many,
        "nested categories": b'<category text="a">' * 1500 + b"</category>" * 1500,
        "enclosures": b"".join(b'<enclosure url="http://e/%d"/>' % i for i in range(many)),
        "bases": (
            b"<description>"
            + b'<p xml:base="a/"><a href="x"/>' * 1500
            + b"</p>" * 1500
            + b"</description>"
        ),
    }


def test_flood_of_anything_costs_no_other_entry(floods):
    lost = {
        name: found
        for name, flood in floods.items()
        if (found := titles(document(flood)))[-1:] != ["Honest"] and "open" not in name
    }

    assert lost == {}


def test_flood_before_the_root_is_no_feed():
    many = 500_000
    for junk in (
        b"<!--" * many,
        b"<!DOCTYPE x [" + b'"' * (many + 1),
        b"<" * many,
    ):
        with pytest.raises(NotAFeed):
            parse_feed(junk + HEAD + TAIL)


def test_white_space_before_the_root_is_skipped(repetitions):
    assert titles(b" " * repetitions(5_000_000) + HEAD + TAIL) == ["Honest"]


@pytest.mark.rule("X-6")
def test_entities_do_not_multiply():
    laughs = b"".join(b'<!ENTITY a%d "%s">' % (i + 1, b"&a%d;" % i * 10) for i in range(10))
    feed = parse_feed(
        b'<!DOCTYPE rss [<!ENTITY a0 "ha">'
        + laughs
        + b"]>"
        + document(b"<guid>&a9;&a0;</guid>")[21:]
    )

    assert feed.entries[0].guid == "&a9;ha"
    assert "entity-not-expanded" in [repair.kind for repair in feed.repairs]


@pytest.mark.rule("X-6")
def test_long_entities_stay_references_and_short_ones_have_a_budget(repetitions):
    many = repetitions(500_000)
    feed = parse_feed(
        b'<!DOCTYPE rss [<!ENTITY long "' + b"x" * 50_000 + b'"><!ENTITY s "' + b"y" * 200 + b'">]>'
        + document(b"<guid>&long;</guid><description>" + b"&s;" * many + b"</description>")[21:]
    )  # fmt: skip

    assert feed.entries[0].guid == "&long;"
    assert (feed.entries[0].content_html or "").count("y") <= 64 * 1024


@pytest.mark.rule("X-6")
def test_external_entities_read_no_file(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    feed = parse_feed(
        f'<!DOCTYPE rss SYSTEM "{secret.as_uri()}" [<!ENTITY f SYSTEM "{secret.as_uri()}">'
        f'<!ENTITY % p SYSTEM "{secret.as_uri()}"> %p;]>'.encode()
        + document(b"<guid>&f;</guid>")[21:]
    )

    assert "SECRET" not in repr(feed)
    assert feed.entries[0].title == "Hostile"


def test_of_many_entries_the_newest_ten_thousand_are_kept(repetitions):
    number = 10_000 + repetitions(190_000)
    items = b"".join(
        b"<item><title>%d</title><pubDate>Mon, %02d Jan 2024 %02d:%02d:%02d GMT</pubDate></item>"
        % (i, 1 + i // 86400, i // 3600 % 24, i // 60 % 60, i % 60)
        for i in range(number)
    )
    feed = parse_feed(HEAD + items + b"</channel></rss>")

    assert feed.left_out == number - 10_000
    assert [entry.title for entry in feed.entries] == [
        str(i) for i in range(number - 10_000, number)
    ]


def test_of_many_entries_the_newest_are_kept_however_their_dates_are_written():
    in_full = ["Thursday, 14 September 2000", "Thursday, 14 September 2017"]
    dates = in_full + ["Mon, 04 Jan 2010"] * 10_000
    items = "".join(
        f"<item><title>{date}</title><pubDate>{date} 10:00 GMT</pubDate></item>" for date in dates
    )
    feed = parse_feed(HEAD + items.encode() + b"</channel></rss>")

    assert feed.left_out == 2
    assert [entry.title for entry in feed.entries] == dates[1:-1]


def test_of_many_undated_entries_the_first_ten_thousand_are_kept():
    items = b"".join(b"<entry><id>%d</id></entry>" % i for i in range(10_500))
    feed = parse_feed(b'<feed xmlns="http://www.w3.org/2005/Atom">' + items + b"</feed>")

    assert (len(feed.entries), feed.left_out) == (10_000, 500)
    assert feed.entries[-1].guid == "9999"


def test_entries_are_counted_neither_in_cdata_nor_in_comments():
    hidden = b"<description><![CDATA[" + b"<item></item>" * 12_000 + b"]]></description>"
    feed = parse_feed(document(hidden + b"<!--" + b"<item></item>" * 12_000 + b"-->"))

    assert (len(feed.entries), feed.left_out) == (2, 0)


def test_of_many_json_items_the_newest_are_kept(repetitions):
    number = 10_000 + repetitions(190_000)
    items = [{"id": str(i), "date_published": 1_000_000 + i} for i in range(number)]
    for i, item in enumerate(items):
        item["date_published"] = f"{2000 + i // 300}-{1 + i // 25 % 12:02d}-{1 + i % 25:02d}"
    feed = parse_feed(
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()
    )

    assert feed.left_out == number - 10_000
    assert (feed.entries[0].guid, feed.entries[-1].guid) == (str(number - 10_000), str(number - 1))


def test_json_too_deep_or_with_endless_numbers_is_no_crash(repetitions):
    start = b'{"version":"https://jsonfeed.org/version/1.1","items":['
    with pytest.raises(NotAFeed):
        parse_feed(start[:-1] + b"[" * repetitions(1_000_000))

    assert parse_feed(start + b'{"id":' + b"9" * repetitions(1_000_000) + b"}]}").entries == ()
    assert parse_feed(start + b'{"id":1},{"a":' * repetitions(1_000_000)).entries[0].guid == "1"


def test_bytes_in_no_encoding_are_read(repetitions):
    assert titles(document(b"<guid>" + b"\xc3\x28\xff" * repetitions(1_000_000) + b"</guid>")) == [
        "Hostile",
        "Honest",
    ]
