"""OPML as other programs write it, and as it gets broken on the way."""

from __future__ import annotations

import pytest

from feedmon.errors import OpmlError
from feedmon.model import OpmlFeed, OpmlProblem
from feedmon.opml import MAX_BYTES, read_opml
from tests.corpora import require_corpora

A = '<outline type="rss" text="A" xmlUrl="https://a.example/feed"/>'
FEED_A = OpmlFeed("https://a.example/feed", "A")
B = '<outline type="rss" text="B" xmlUrl="https://b.example/feed"/>'
FEED_B = OpmlFeed("https://b.example/feed", "B")


def opml(body: str, root: str = '<opml version="2.0">') -> bytes:
    return f'<?xml version="1.0"?>\n{root}<head/><body>\n{body}\n</body></opml>'.encode()


def test_everything_about_a_feed_is_read() -> None:
    document = read_opml(
        opml(
            '<outline text="T" title="Shown" type="rss" xmlUrl="https://x.example/feed?a=1&amp;b=2"'
            ' htmlUrl="https://x.example/" category="/Tech/Web, news,news" description="d"/>'
        )
    )

    assert document.feeds == (
        OpmlFeed(
            "https://x.example/feed?a=1&b=2",
            "Shown",
            "https://x.example/",
            tags=("Tech/Web", "news"),
            extra=(("description", "d"),),
        ),
    )
    assert document.problems == ()


@pytest.mark.rule("O-1")
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(opml(A), id="plain"),
        pytest.param(opml(A).replace(b"xmlUrl", b"XMLURL"), id="upper-case attribute"),
        pytest.param(opml(A).replace(b"xmlUrl", b"xmlurl"), id="lower-case attribute"),
        pytest.param(opml(A).replace(b' type="rss"', b""), id="no type"),
        pytest.param(opml(A).replace(b"text=", b"title="), id="title instead of text"),
        pytest.param(opml(A).replace(b'"rss"', b"'RSS'"), id="single quotes, upper-case type"),
        pytest.param(opml(A).replace(b'"1.0"', b'"1.0" encoding="utf8"'), id="utf8 declared"),
        pytest.param(opml(A).upper().replace(b"HTTPS://A.EXAMPLE/FEED", b"https://a.example/feed"),
                     id="shouting"),
        pytest.param(f"<opml>{A}</opml>".encode(), id="no body"),
        pytest.param(f"<body>{A}</body>".encode(), id="no opml"),
        pytest.param(A.encode(), id="nothing but the outline"),
        pytest.param(opml(A).decode().encode("utf-16"), id="UTF-16"),
        pytest.param(b"\xef\xbb\xbf" + opml(A), id="byte order mark"),
        pytest.param(b"\n\n  junk before " + opml(A), id="junk before"),
        pytest.param(opml(A) + b"<!-- junk after --><p>", id="junk after"),
        pytest.param(opml(f"<!-- {B} --><![CDATA[{B}]]>{A}"), id="commented out"),
        pytest.param(opml(A).replace(b"outline", b"o:outline"), id="prefixed"),
        pytest.param(opml(A).replace(b" xmlUrl=", b"\n\t xmlUrl \n= "), id="on two lines"),
        pytest.param(opml(A.replace('"A"', '"&#65;"')), id="character reference"),
        pytest.param(opml(A.replace('"A"', '"\x01A"')), id="control character"),
        pytest.param(opml(A.replace("/>", "></outline>")), id="end tag"),
        pytest.param(opml(A.replace('"A"', '"A" text="other"')), id="attribute twice"),
        pytest.param(opml(A.replace('"A"', "A")), id="no quotes"),
        pytest.param(opml(A.replace("https://a", "feed:https://a")), id="feed: before it"),
    ],
)  # fmt: skip
def test_a_dialect_is_understood(data: bytes) -> None:
    document = read_opml(data)

    assert document.feeds == (FEED_A,)
    assert document.problems == ()


@pytest.mark.rule("O-1")
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("?a=1&b=2", "?a=1&b=2"),
        ("?a=1&copy=2&amp;lt=3", "?a=1&copy=2&lt=3"),
        ("?q=<x>", "?q=<x>"),
        ("?q=%22&#x26;&nosuch;", "?q=%22&&nosuch;"),
    ],
)  # fmt: skip
def test_ampersands_in_addresses_survive(written: str, meant: str) -> None:
    document = read_opml(opml(f'<outline text="A" xmlUrl="https://a.example/{written}"/>{B}'))

    assert document.feeds == (OpmlFeed("https://a.example/" + meant, "A"), FEED_B)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("a < b > c", "a < b > c"),
        ('the "best" of', 'the "best" of'),
        ("Caf&eacute; &amp; Co", "Café & Co"),
        ("  spaces\n\taround ", "spaces  around"),
        ("&amp;amp;", "&amp;"),
        ("it's", "it's"),
    ],
)
def test_titles_are_read_as_they_were_meant(written: str, meant: str) -> None:
    (feed, after) = read_opml(opml(A.replace('"A"', f'"{written}"') + B)).feeds

    assert feed.title == meant
    assert after == FEED_B


@pytest.mark.rule("O-1")
def test_folders_are_kept_in_order_and_depth() -> None:
    document = read_opml(
        opml(
            '<outline text="empty"/>'
            '<outline text="1"><outline text="2"><outline text="3"><outline text="4">'
            f'<outline text="5"><outline text="6">{A}</outline></outline></outline></outline>'
            f'</outline></outline>{B}<outline text="1">{B}</outline>'
        )
    )

    deep = ("1", "2", "3", "4", "5", "6")
    assert document.folders == (("empty",), *(deep[:n] for n in range(1, 7)))
    assert [feed.folder for feed in document.feeds] == [deep, (), ("1",)]


def test_a_folder_without_a_name_adds_no_level() -> None:
    document = read_opml(opml(f'<outline text="F"><outline>{A}</outline></outline>{B}'))

    assert document.folders == (("F",),)
    assert [feed.folder for feed in document.feeds] == [("F",), ()]


def test_a_feed_whose_outline_was_never_closed_swallows_nothing() -> None:
    document = read_opml(opml(f"{A.replace('/>', '>')}\n{B.replace('/>', '>')}"))

    assert document.feeds == (FEED_A, FEED_B)


@pytest.mark.rule("O-1")
def test_what_others_say_is_kept() -> None:
    document = read_opml(
        opml(
            '<outline type="HTML+XPath" text="X" xmlUrl="https://x.example/" version="RSS2"'
            ' frss:xPathItem="//li" miniflux:crawler="1"/>',
            '<opml version="2.0" xmlns:frss="https://freshrss.org/opml">',
        )
    )

    assert document.feeds[0].extra == (
        ("type", "HTML+XPath"),
        ("version", "RSS2"),
        ("{https://freshrss.org/opml}xPathItem", "//li"),
        ("{urn:undeclared:miniflux}crawler", "1"),
    )


@pytest.mark.rule("O-1")
@pytest.mark.rule("O-3")
@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("file:///etc/passwd", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("ftp://x.example/feed", "scheme"),
        ("|~/fetch.py", "scheme"),
        ("exec:ls", "scheme"),
        ("x.example/feed", "scheme"),
        ("https://", "no-address"),
        ("http://[::1/feed", "no-address"),
        ("", "no-address"),
    ],
)
def test_an_address_that_is_none_is_listed_with_its_line(address: str, reason: str) -> None:
    document = read_opml(opml(f'{A}\n\n<outline text="Bad" xmlUrl="{address}"/>\n{B}'))

    assert document.feeds == (FEED_A, FEED_B)
    assert document.problems == (OpmlProblem("Bad", reason, 5),)


def test_a_link_to_another_list_is_listed_as_a_problem() -> None:
    document = read_opml(opml(f'<outline type="link" text="More" url="https://x/more.opml"/>{A}'))

    assert document.problems == (OpmlProblem("More", "no-address", 3),)
    assert document.folders == ()


@pytest.mark.rule("O-1")
@pytest.mark.parametrize(
    ("end", "problem"),
    [
        ("", OpmlProblem("", "truncated", 3)),
        ("\n<outli", OpmlProblem("", "truncated", 4)),
        ('\n<outline text="B', OpmlProblem("", "truncated", 4)),
        ('\n<outline text="B" xmlUrl="https://b.exam', OpmlProblem("B", "truncated", 4)),
    ],
)
def test_a_file_cut_off_in_the_middle_gives_what_came_before(
    end: str, problem: OpmlProblem
) -> None:
    whole = opml(f'<outline text="F">{A}')
    document = read_opml(whole[: whole.index(b"\n</body>")] + end.encode())

    assert document.feeds == (OpmlFeed("https://a.example/feed", "A", folder=("F",)),)
    assert document.problems == (problem,)


@pytest.mark.parametrize(
    "garbage",
    ["<<<%%\x01 >", "</nonsense></outline></outline>", "<outline text=", '<p class="x>y">', "]]>"],
)
def test_garbage_between_outlines_costs_only_itself(garbage: str) -> None:
    feeds = read_opml(opml(f"{A}\n{garbage}\n{B}")).feeds

    assert feeds == (FEED_A, FEED_B)


@pytest.mark.rule("O-3")
def test_entities_of_a_doctype_are_ignored() -> None:
    document = read_opml(
        b'<!DOCTYPE opml [<!ENTITY x "boom"><!ENTITY f SYSTEM "file:///etc/passwd">\n]>'
        + opml(A.replace('"A"', '"&x;&f;"'))
    )

    assert document.feeds[0].title == "&x;&f;"


@pytest.mark.rule("O-3")
def test_a_file_beyond_the_limit_is_refused() -> None:
    with pytest.raises(OpmlError) as failure:
        read_opml(opml(A) + b" " * MAX_BYTES)

    assert failure.value.detail == "too-large"


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", b"<html><head><title>x</title></head><body><p>no list</p></body></html>",
     b"<rss><channel><item/></channel></rss>", b"{}", b"\x00\x01\x02\xff" * 100],
)  # fmt: skip
def test_what_is_no_opml_is_refused(data: bytes) -> None:
    with pytest.raises(OpmlError) as failure:
        read_opml(data)

    assert failure.value.detail == "not-opml"


def test_an_empty_list_is_an_empty_list() -> None:
    document = read_opml(b"<opml version='1.0'><head><title>All &amp; none</title></head></opml>")

    assert (document.feeds, document.problems, document.title) == ((), (), "All & none")


@pytest.mark.parametrize(
    ("name", "feeds", "problems"),
    [
        ("newsboat/body-element-missing.opml", 0, 0),
        ("newsboat/example.opml", 7, 0),
        ("newsboat/example2.opml", 7, 0),
        ("newsboat/filtered.opml", 2, 0),
        ("newsboat/piped.opml", 1, 1),
        ("newsboat/test-urls+.opml", 4, 0),
        ("netnewswire/Subs.opml", 207, 0),
        ("netnewswire/SubsNoTitleAttributes.opml", 207, 0),
    ],
)
def test_lists_of_other_programs_are_read_whole(name: str, feeds: int, problems: int) -> None:
    document = read_opml((require_corpora() / name).read_bytes())

    assert len(document.feeds) == feeds
    assert len(document.problems) == problems
    assert all(feed.title for feed in document.feeds)
