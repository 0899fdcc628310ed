"""Broken XML: what is mended, that nothing is lost by it, and that it is told (P-2, P-10)."""

from __future__ import annotations

import re

import pytest

from feedmon.errors import NotAFeed
from feedmon.model import Repair
from feedmon.parse import parse_feed

HEAD = '<?xml version="1.0"?>\n<rss version="2.0">\n<channel><title>Feed</title>\n'
TAIL = "<item><title>Last</title></item></channel></rss>"


def read(item: str, head: str = HEAD, tail: str = TAIL):
    return parse_feed((head + item + tail).encode())


@pytest.mark.rule("P-10")
def test_valid_feed_needs_no_repair():
    feed = read(
        "<item><title>A &amp; B</title><!-- c --><description><![CDATA[x]]></description></item>"
    )

    assert feed.repairs == ()


@pytest.mark.rule("P-2")
@pytest.mark.rule("P-10")
@pytest.mark.parametrize(
    ("item", "title", "kind"),
    [
        ("<item><title>R&D & Co</title></item>", "R&D & Co", "bare-ampersand"),
        ("<item><title>a < b</title></item>", "a < b", "bare-less-than"),
        ("<item><title>a <3 b</title></item>", "a <3 b", "bare-less-than"),
        ("<item><title>Caf&eacute;</title></item>", "Café", "html-entity"),
        ("<item><title>a &foo; b</title></item>", "a &foo; b", "unknown-entity"),
        ("<item><title>On\x01e</title></item>", "One", "control-character"),
        ("<item><title>On&#x1f;e&#0;</title></item>", "One", "forbidden-reference"),
        ("<item><title>x&#xD83D;&#xDE00;</title></item>", "x😀", "surrogate-reference"),
        ("<item><title>x&#55357;&#56832;</title></item>", "x😀", "surrogate-reference"),
        ("<item><title>x&#xD83D;</title></item>", "x", "forbidden-reference"),
        ("<item><title>a<br>b</title></item>", "a b", "unescaped-markup"),
        ("<Item><title>Case</title></item>", "Case", "mismatched-tag"),
        ("<item><title>Open</title>", "Open", "mismatched-tag"),
        ("<item><guid a='1' a='2'>g</guid><title>T</title></item>", "T", "malformed-attribute"),
        ("<item><guid a=1 b>g</guid><title>T</title></item>", "T", "malformed-attribute"),
        ("<item><title>T</title><dc:date>2024-01-01</dc:date></item>", "T", "undeclared-prefix"),
        ("<item><title>a ]]> b</title></item>", "a ]]> b", "stray-cdata-end"),
        ("<item><!-- a -- b --><title>Comment</title></item>", "Comment", "not-well-formed"),
    ],
)  # fmt: skip
def test_broken_item_is_mended_and_the_next_one_kept(item, title, kind):
    feed = read(item)

    assert [entry.title for entry in feed.entries] == [title, "Last"]
    assert Repair(kind, 4) in feed.repairs


@pytest.mark.rule("P-10")
def test_references_near_the_forbidden_ones_are_left_alone():
    feed = read(
        "<item><title>&#55000;&#56000;&#x01F600;&#0128512;&#57400;&#9;&#x20;x</title></item>"
    )

    assert feed.entries[0].title == "\ud6d8😀😀\ue038 x"
    assert [repair.kind for repair in feed.repairs] == ["forbidden-reference"]


@pytest.mark.rule("P-2")
@pytest.mark.parametrize("depth", [1, 3, 4, 9])
def test_forbidden_references_hidden_in_one_another_are_found(depth):
    hidden = "&#xD83D;"
    for _ in range(depth):
        hidden = hidden[0] + hidden + hidden[1:]
    feed = read(f"<item><title>a{hidden}& b</title></item>")

    assert feed.entries[0].title.replace("\ufffd", "").startswith("a")
    assert len(feed.entries) == 2


@pytest.mark.rule("P-2")
def test_unclosed_cdata_ends_at_the_end_of_its_element():
    feed = read("<item><title>A</title><description><![CDATA[text </description></item>")

    assert [entry.title for entry in feed.entries] == ["A", "Last"]
    assert feed.entries[0].content_html == "text "


@pytest.mark.rule("P-2")
def test_unescaped_markup_in_a_description_stays_markup():
    feed = read("<item><title>A</title><description><p>one<br>two & three</description></item>")

    assert feed.entries[0].content_html == "<p>one<br>two &amp; three"


@pytest.mark.rule("P-2")
def test_elements_whose_names_are_none_are_shown_as_their_text():
    feed = read("<item><description>a<x:1>b</x:1><y:>c</y:></description></item>")

    assert "abc" in "".join(re.sub("<[^>]*>", "", feed.entries[0].content_html or ""))


@pytest.mark.rule("P-2")
def test_bare_ampersands_in_addresses_are_kept():
    feed = read(
        "<item><link>http://e.org/?a=1&b=2&copy=3</link>"
        '<enclosure url="http://e.org/x?a=1&b=2&amp;c=3"/></item>'
    )

    assert feed.entries[0].link == "http://e.org/?a=1&b=2&copy=3"
    assert feed.entries[0].enclosures[0].url == "http://e.org/x?a=1&b=2&c=3"


@pytest.mark.rule("P-2")
@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ("\n\n <?xml version='1.0'?>", "space-before-declaration"),
        ("<br />\n<b>Warning</b>: foo() in <b>/x.php</b><br />\n", "junk-before-document"),
        ("Notice: undefined index\n", "junk-before-document"),
    ],
)
def test_junk_before_the_document_is_cut(before, kind):
    feed = read("", head=before + HEAD.partition("\n")[2])

    assert [entry.title for entry in feed.entries] == ["Last"]
    assert feed.repairs == (Repair(kind, 1),)


@pytest.mark.rule("P-2")
@pytest.mark.parametrize(
    ("tail", "kind"),
    [
        ("<item><title>Last</title></item></channel>", "truncated"),
        ("<item><title>Last</title></item><item><tit", "truncated"),
        (TAIL + "<script>track()</script>", "junk-after-document"),
        (TAIL + HEAD + TAIL, "junk-after-document"),
    ],
)
def test_end_that_is_missing_or_not_the_end_costs_no_whole_entry(tail, kind):
    feed = read("<item><title>First</title></item>", tail=tail)

    assert [entry.title for entry in feed.entries][:2] == ["First", "Last"]
    assert kind in [repair.kind for repair in feed.repairs]


@pytest.mark.rule("P-2")
def test_broken_root_tag_hides_nothing():
    feed = read(
        "<item><title>A</title><content:encoded>text</content:encoded></item>",
        head='<rss version="2.0 xmlns:a="b"><channel>',
    )

    assert [entry.title for entry in feed.entries] == ["A", "Last"]
    assert feed.entries[0].content_html == "text"


@pytest.mark.rule("P-2")
def test_items_are_found_wherever_they_stand():
    outside = parse_feed(
        b"<rss><channel><title>F</title></channel><item><title>A</title></item></rss>"
    )
    bare = parse_feed(b"<channel><title>F</title><item><title>A</title></item></channel>")
    prefixed = parse_feed(
        b"<rss:rss><rss:channel><rss:item><rss:title>A</rss:title></rss:item></rss:channel></rss:rss>"
    )
    odd = parse_feed(
        b'<rss xmlns="http://example.org/own"><channel><item><title>A</title></item></channel></rss>'
    )

    for feed in (outside, bare, prefixed, odd):
        assert [entry.title for entry in feed.entries] == ["A"]


@pytest.mark.rule("P-2")
@pytest.mark.parametrize(
    ("document", "detail"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("<!DOCTYPE html><html><head></head><body><item>x</item></body></html>", "html"),
        ("<html><!-- <rdf:RDF> --><body></body></html>", "html"),
        ('{"a": 1}', "json"),
        ("[1, 2]", "json"),
        ("{broken", "json"),
        ("<note><to>x</to></note>", "xml"),
        ("<opml><body/></opml>", "xml"),
        ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', "xml"),
        ("Just words.", "unknown"),
        ("\x00\x01\x02", "unknown"),
    ],
)
def test_what_is_no_feed_is_refused_with_what_it_is(document, detail):
    with pytest.raises(NotAFeed) as refused:
        parse_feed(document.encode())

    assert refused.value.detail == detail
