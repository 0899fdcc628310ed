"""Feeds are found where pages name them, in all the ways pages are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon.discover import FoundLink, find_feeds, normalise_address
from feedmon.errors import BadAddress
from feedmon.model import Document

PAGE = "https://site.example/blog/post?x=1"
RSS = "application/rss+xml"
FEED = "https://site.example/feed"


def page(body: str | bytes, url: str = PAGE, **headers: str) -> Document:
    data = body if isinstance(body, bytes) else body.encode()
    return Document(
        url=url,
        status=200,
        headers={"content-type": "text/html; charset=utf-8", **headers},
        hops=(),
        received_at=0,
        elapsed_ms=0,
        wire_bytes=len(data),
        body=data,
    )


def html(*links: str, body: str = "<p>Hello</p>") -> str:
    return (
        "<!DOCTYPE html><html><head><title>x</title>"
        + "\n".join(links)
        + f"</head><body>{body}</body></html>"
    )


#: Pages that all name one feed, ``FEED``.
ONE_FEED = {
    "plain": html('<link rel="alternate" type="application/rss+xml" href="/feed">'),
    "Atom": html('<link rel="alternate" type="application/atom+xml" href="/feed">'),
    "JSON Feed": html('<link rel="alternate" type="application/feed+json" href="/feed">'),
    "JSON Feed 1.0": html('<link rel="alternate" type="application/json" href="/feed">'),
    "old Atom type": html('<link rel="alternate" type="application/x.atom+xml" href="/feed">'),
    "RDF type": html('<link rel="alternate" type="application/rdf+xml" href="/feed">'),
    "plain XML type": html('<link rel="alternate" type="text/xml" href="/feed">'),
    "type with parameter": html(
        '<link rel="alternate" type="application/rss+xml; charset=utf-8" href="/feed">'
    ),
    "attributes in another order": html(
        '<link href="/feed" title="" type="application/rss+xml" rel="alternate">'
    ),
    "upper case": html('<LINK REL="ALTERNATE" TYPE="APPLICATION/RSS+XML" HREF="/feed">'),
    "mixed case": html('<Link Rel="Alternate" tyPe="Application/Rss+Xml" hRef="/feed">'),
    "no quotes": html("<link rel=alternate type=application/rss+xml href=/feed>"),
    "single quotes": html("<link rel='alternate' type='application/rss+xml' href='/feed'>"),
    "blanks everywhere": html(
        '<link\n rel = " alternate "\n\ttype = " application/rss+xml " href = "\n /feed ">'
    ),
    "two rels": html('<link rel="alternate feed" type="application/rss+xml" href="/feed">'),
    "rel home alternate": html(
        '<link rel="home alternate" type="application/rss+xml" href="/feed">'
    ),
    "rel feed without a type": html('<link rel="feed" href="/feed">'),
    "complete address": html(f'<link rel="alternate" type="{RSS}" href="{FEED}">'),
    "address without a scheme": html(
        f'<link rel="alternate" type="{RSS}" href="//site.example/feed">'
    ),
    "relative address": html(f'<link rel="alternate" type="{RSS}" href="../feed">'),
    "address with fragment": html(f'<link rel="alternate" type="{RSS}" href="/feed#top">'),
    "feed scheme": html(f'<link rel="alternate" type="{RSS}" href="feed:{FEED}">'),
    "base": html(
        '<base href="https://site.example/">', f'<link rel="alternate" type="{RSS}" href="feed">'
    ),
    "base behind the link": html(
        f'<link rel="alternate" type="{RSS}" href="feed">', '<base target="x"><base href="/">'
    ),
    "base that is none": html(
        '<base href="javascript:x">', f'<link rel="alternate" type="{RSS}" href="/feed">'
    ),
    "in the body": html(body=f'<p>x<div><link rel="alternate" type="{RSS}" href="/feed"></div>'),
    "no head at all": f'<link rel=alternate type="{RSS}" href="/feed"><p>text',
    "nothing but the link": f'<link rel=alternate type="{RSS}" href="/feed">',
    "head never closed": f'<html><head><link rel=alternate type="{RSS}" href="/feed"><p>text',
    "broken markup before": html(
        '<meta content="a" b" <<x>', f'<link rel=alternate type="{RSS}" href="/feed">'
    ),
    "XHTML": (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 '
        'Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n'
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>'
        f'<link rel="alternate" type="{RSS}" href="/feed" /></head><body><p/></body></html>'
    ),
    "prefixed XHTML": (
        '<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:head>'
        f'<h:link rel="alternate" type="{RSS}" href="/feed"/></h:head></h:html>'
    ),
    "named twice": html(
        f'<link rel="alternate" type="{RSS}" href="/feed">',
        f'<link rel="alternate" type="{RSS}" href="{FEED}#again">',
    ),
    "beside other links": html(
        '<link rel="alternate stylesheet" type="text/css" href="/dark.css">',
        '<link rel="alternate" hreflang="de" href="/de/">',
        '<link rel="stylesheet" type="application/rss+xml" href="/odd">',
        '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">',
        '<link rel="alternate" type="application/json+oembed" href="/oembed?x">',
        f'<link rel="preload" type="{RSS}" href="/preload">',
        f'<!-- <link rel="alternate" type="{RSS}" href="/commented-out"> -->',
        f'<script>\'<link rel="alternate" type="{RSS}" href="/in-script">\'</script>',
        f'<link rel="alternate" type="{RSS}" href="javascript:alert(1)">',
        f'<link rel="alternate" type="{RSS}" href="file:///etc/passwd">',
        f'<link rel="alternate" type="{RSS}" href="">',
        f'<link rel="alternate" type="{RSS}">',
        f'<link rel="alternate" type="{RSS}" href="http://[broken/">',
        f'<link rel="alternate" type="{RSS}" href="/feed">',
    ),
}


@pytest.mark.rule("D-3")
@pytest.mark.parametrize("shape", ONE_FEED)
def test_a_page_names_its_feed(shape: str) -> None:
    assert [link.url for link in find_feeds(page(ONE_FEED[shape]))] == [FEED]


@pytest.mark.rule("D-3")
@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "koi8-r"])
def test_pages_in_other_encodings(encoding: str) -> None:
    text = html(
        f'<meta charset="{encoding}">',
        f'<link rel="alternate" type="{RSS}" href="/feed" title="Новости сегодня и всегда">',
    )
    (link,) = find_feeds(page(text.encode(encoding), **{"content-type": "text/html"}))

    assert (link.url, link.title) == (FEED, "Новости сегодня и всегда")


@pytest.mark.rule("D-3")
@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("</feed>; rel=alternate; type=application/rss+xml", ""),
        ('</feed>;rel="alternate";type="application/rss+xml";title="A, \\"B\\"; C"', 'A, "B"; C'),
        ('</style.css>; rel=preload, </feed>; rel="home alternate"; type=application/rss+xml', ""),
        ("<https://site.example/feed>; REL=Alternate; Type=application/atom+xml", ""),
        ("</feed>; title*=UTF-8''%c3%bcber; rel=alternate; type=application/rss+xml", "über"),
        ('</feed>; rel=alternate; crossorigin; type="application/rss+xml"', ""),
        (", </feed>; rel=alternate; type=application/rss+xml", ""),
        ('</feed>; rel=alternate; title="Ã¼"; type="application/rss+xml"', "ü"),
    ],
)  # fmt: skip
def test_the_link_header_names_a_feed(value: str, title: str) -> None:
    (link,) = find_feeds(page(html(), link=value))

    assert (link.url, link.title, link.source) == (FEED, title, "link-header")


def test_the_link_header_ignores_base() -> None:
    document = page(
        html('<base href="https://other.example/">'),
        link="<feed>; rel=alternate; type=application/rss+xml",
    )

    assert [link.url for link in find_feeds(document)] == ["https://site.example/blog/feed"]


@pytest.mark.rule("D-2")
def test_feeds_come_in_order_with_the_header_first_and_comments_last() -> None:
    document = page(
        html(
            '<link rel="alternate" type="application/json" href="/maybe.json">',
            f'<link rel="alternate" type="{RSS}" href="/comments/feed/" title="All">',
            f'<link rel="alternate" type="{RSS}" href="/one" title="  One\n feed ">',
            f'<link rel="alternate" type="{RSS}" href="/two" title="Comments on Two">',
            f'<link rel="alternate" type="{RSS}" href="/?feed=comments-rss2">',
            '<link rel="alternate" type="application/atom+xml" href="/three">',
            f'<link rel="alternate" type="{RSS}" href="/header" title="Named here">',
        ),
        link=f"</header>; rel=alternate; type={RSS}",
    )

    site = "https://site.example"
    assert find_feeds(document) == [
        FoundLink(f"{site}/header", "Named here", RSS, "link-header"),
        FoundLink(f"{site}/one", "One feed", RSS, "alternate"),
        FoundLink(f"{site}/three", "", "application/atom+xml", "alternate"),
        FoundLink(f"{site}/maybe.json", "", "application/json", "alternate"),
        FoundLink(f"{site}/comments/feed/", "All", RSS, "alternate"),
        FoundLink(f"{site}/two", "Comments on Two", RSS, "alternate"),
        FoundLink(f"{site}/?feed=comments-rss2", "", RSS, "alternate"),
    ]


@pytest.mark.rule("F-4")
def test_a_complete_address_stays_as_it_is_written() -> None:
    odd = "https://Site.example/a/../b//%7Ex?q=%2F&amp;[y]=1"
    (link,) = find_feeds(page(html(f'<link rel="alternate" type="{RSS}" href="{odd}">')))

    assert link.url == odd.replace("&amp;", "&")


@pytest.mark.rule("FRB-104")
@pytest.mark.parametrize(
    "body",
    [
        "",
        "   ",
        html(),
        html(body='<a href="/feed.xml">RSS</a> <a href="/atom.xml">Atom</a>'),
        html(body=f'<textarea><link rel="alternate" type="{RSS}" href="/feed"></textarea>'),
        "plain text",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe",
        '{"version": "https://jsonfeed.org/version/1.1"}',
        "<" * 5000,
    ],
)
def test_nothing_is_guessed(body: str | bytes) -> None:
    assert find_feeds(page(body)) == []


def test_deep_and_broken_pages_are_survived() -> None:
    deep = "<div>" * 20_000 + f'<link rel="alternate" type="{RSS}" href="/feed">'

    assert find_feeds(page(html(f'<link rel="alternate" type="{RSS}" href="/feed">', body=deep)))


@given(st.binary(max_size=200), st.text(max_size=80))
def test_no_page_makes_discovery_fail(body: bytes, header: str) -> None:
    for link in find_feeds(page(b"<link rel=feed href='" + body, link=header)):
        assert link.url.lower().startswith(("http://", "https://"))


# --- addresses ------------------------------------------------------------------------------


@pytest.mark.rule("D-1")
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("https://example.com/feed", "https://example.com/feed"),
        ("http://example.com/feed", "http://example.com/feed"),
        ("example.com", "https://example.com"),
        ("example.com/feed?x=1&y=%2F", "https://example.com/feed?x=1&y=%2F"),
        ("example.com:8443/feed", "https://example.com:8443/feed"),
        ("  https://example.com/feed \n", "https://example.com/feed"),
        ("<https://example.com/feed>", "https://example.com/feed"),
        ('"https://example.com/feed"', "https://example.com/feed"),
        ("https://example.com/fe\ned", "https://example.com/feed"),
        ("HTTPS://Example.COM/Feed", "https://example.com/Feed"),
        ("https://example.com/feed#latest", "https://example.com/feed"),
        ("feed:https://example.com/feed", "https://example.com/feed"),
        ("feed://https://example.com/feed", "https://example.com/feed"),
        ("FEED:HTTP://example.com/feed", "http://example.com/feed"),
        ("feed://example.com/feed", "http://example.com/feed"),
        ("feed:example.com/feed", "http://example.com/feed"),
        ("itpc://example.com/cast", "http://example.com/cast"),
        ("pcast://example.com/cast", "http://example.com/cast"),
        ("http:/example.com/feed", "http://example.com/feed"),
        ("http:example.com/feed", "http://example.com/feed"),
        ("https//example.com/feed", "https://example.com/feed"),
        ("//example.com/feed", "https://example.com/feed"),
        ("localhost:8080/feed", "http://localhost:8080/feed"),
        ("127.0.0.1:8080/feed", "http://127.0.0.1:8080/feed"),
        ("[::1]:8080/feed", "http://[::1]:8080/feed"),
        ("https://localhost/feed", "https://localhost/feed"),
        ("http://rsshub/feed", "http://rsshub/feed"),
        ("bücher.example/feed", "https://bücher.example/feed"),
        ("https://me:pass@example.com/feed", "https://me:pass@example.com/feed"),
        ("https://example.com/a b", "https://example.com/a b"),
        ("example.com/redirect?to=http://x", "https://example.com/redirect?to=http://x"),
        ("https://example.com?x", "https://example.com?x"),
    ],
)
def test_what_people_type_becomes_an_address(typed: str, meant: str) -> None:
    assert normalise_address(typed) == meant
    assert normalise_address(meant) == meant


@pytest.mark.rule("D-1")
@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "https://",
        "https:///feed",
        "http://?x",
        "feed:",
        "hello",
        "hello world",
        "two words.example/feed",
        "ftp://example.com/feed",
        "file:///etc/passwd",
        "/etc/passwd",
        "javascript:alert(1)",
        "mailto:me@example.com",
        "me@example.com",
        "data:text/html,x",
        "https://exa mple.com/",
        "https://example.com:99999/",
        "https://example.com:port/",
        "http://[::1/feed",
        "https://./",
        "https://a..b/",
        "<>",
        "feed:ftp://example.com/",
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(BadAddress) as failure:
        normalise_address(typed)

    assert failure.value.url == typed


@given(st.text(max_size=40))
def test_any_text_is_an_address_or_refused(typed: str) -> None:
    try:
        address = normalise_address(typed)
    except BadAddress:
        return
    assert normalise_address(address) == address
