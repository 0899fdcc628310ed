"""Feeds are found where pages name them, in all the ways pages are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon.discover import FoundLink, read_page
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


def find_feeds(document: Document) -> list[FoundLink]:
    return list(read_page(document).alternates)


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


# --- links among the text -------------------------------------------------------------------


def anchors(body: str, url: str = PAGE) -> list[str]:
    return [link.url for link in read_page(page(html(body=body), url)).anchors]


@pytest.mark.rule("D-3")
@pytest.mark.parametrize(
    "anchor",
    [
        '<a href="/feed">Subscribe</a>',
        '<a href="/feed/">Subscribe</a>',
        '<a href="/blog/rss">Here</a>',
        '<a href="../feeds/posts/default">Here</a>',
        '<a href="/news.rss">Here</a>',
        '<a href="/index.xml">Here</a>',
        '<a href="/blog-atom.xml">Here</a>',
        '<a href="/feed.json">Here</a>',
        '<a href="/rss.php">Here</a>',
        '<a href="/?feed=rss2">Here</a>',
        '<a href="/news?lang=de&amp;format=atom">Here</a>',
        '<a href="feed://site.example/blog">Here</a>',
        '<a type="application/rss+xml" href="/somewhere">Here</a>',
        '<a href="/somewhere">RSS</a>',
        '<a href="/somewhere">Our Atom feed</a>',
        '<a href="/somewhere"><img alt="RSS feed" src="/rss.png"></a>',
        '<a href="/somewhere" title="Web feed"><svg></svg></a>',
        '<a href="/somewhere" aria-label="RSS"></a>',
        '<map><area href="/rss.xml" alt=""></map>',
        "<A HREF=/RSS.XML>x</A>",
    ],
)  # fmt: skip
def test_a_link_among_the_text_is_taken_for_one_to_a_feed(anchor: str) -> None:
    assert len(anchors(anchor)) == 1
    assert find_feeds(page(html(body=anchor))) == []


@pytest.mark.rule("D-3")
@pytest.mark.parametrize(
    "anchor",
    [
        '<a href="/about">About</a>',
        '<a href="/">Home</a>',
        '<a href="/index.php">Home</a>',
        '<a href="/feedback">Feedback</a>',
        '<a href="/posts/my-feed-reader">How I read</a>',
        '<a href="/posts/rss-is-great">Why feeds are better than anything else there ever was</a>',
        '<a href="/sitemap.xml">Map</a>',
        '<a href="https://elsewhere.example/">An RSS reader</a>',
        '<a href="https://feedly.com/i/subscription/feed/https://site.example/feed">Feedly</a>',
        '<a href="https://x.com/share?url=https://site.example/feed">RSS</a>',
        '<a href="/wp-json/feed">API</a>',
        '<a href="javascript:subscribe()">RSS</a>',
        '<a href="mailto:feed@site.example">Feed</a>',
        '<a href="#rss">RSS</a>',
        "<a>RSS</a>",
    ],
)
def test_other_links_are_left_alone(anchor: str) -> None:
    assert anchors(anchor) == []


@pytest.mark.rule("D-2")
def test_links_among_the_text_come_with_the_certain_and_the_own_ones_first() -> None:
    body = (
        '<a href="https://other.example/feed">A friend</a>'
        '<a href="/comments/feed">Comments</a>'
        '<a href="/somewhere">RSS</a>'
        '<a href="/rss.xml">Everything</a>'
        '<a href="https://blog.site.example/feed">Blog</a>'
        '<a type="application/atom+xml" href="/a">A</a>'
        '<a href="/rss.xml">Everything again</a>'
    )

    assert anchors(body) == [
        "https://site.example/a",
        "https://site.example/rss.xml",
        "https://blog.site.example/feed",
        "https://site.example/somewhere",
        "https://other.example/feed",
        "https://site.example/comments/feed",
    ]


def test_what_the_head_names_is_not_named_again_by_the_text() -> None:
    found = read_page(
        page(
            html(
                f'<link rel="alternate" type="{RSS}" href="/feed">',
                body='<a href="/feed">RSS</a>',
            )
        )
    )

    assert [link.url for link in found.alternates] == [FEED]
    assert found.anchors == ()


def test_a_page_says_what_its_own_address_is() -> None:
    found = read_page(
        page(
            html(
                '<link rel="canonical" href="https://video.example/channel/7">',
                '<meta property="og:url" content="/channel/7">',
                '<link rel="canonical" href="javascript:x">',
            )
        )
    )

    assert found.itself == ("https://video.example/channel/7", "https://site.example/channel/7")
