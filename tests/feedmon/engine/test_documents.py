"""Documents from the wire to the store: their characters, addresses, faults and sizes."""

from __future__ import annotations

import pytest

from feedmon.model import EntryQuery
from tests.feedmon.clock import HOUR
from tests.feeds import item, rss
from tests.httpserver import Reply


async def article(engine, feed):
    (row,) = await engine.entries(EntryQuery(feed_id=feed.id))
    return await engine.entry(row.id)


# --- characters ---------------------------------------------------------------------------------

XML = (
    '<?xml version="1.0" encoding="{}"?><rss version="2.0"><channel><title>{}</title>'
    "</channel></rss>"
)
#: Content-Type, what the document declares, what it is in, and what it says.


LABELLED = (
    ("application/rss+xml", "windows-1250", "cp1250", "Příliš žluťoučký kůň"),
    ("application/rss+xml; charset=windows-1250", "utf-8", "cp1250", "Příliš žluťoučký kůň"),
    ("text/xml; charset=iso-8859-1", "utf-8", "utf-8", "Příliš žluťoučký kůň"),
    ("text/xml; charset=us-ascii", "shift_jis", "cp932", "東京は晴れ①"),
    ("text/html; charset=koi8-r", "utf-8", "koi8-r", "Привет, мир"),
    ("text/xml; charset=nonsense", "koi8-r", "koi8-r", "Привет, мир"),
    ("text/xml; charset=", "utf-8", "utf-8", "Grüße"),
    ("text/xml", "utf-8", "utf-16", "Grüße"),
    (None, "iso-8859-1", "cp1252", "“Grüße” €"),
    (None, "utf-8", "utf-8", "Grüße"),
)


@pytest.mark.rule("P-4")
async def test_words_arrive_whatever_the_header_says_of_them(engine, server):
    for number, (content_type, declared, actual, words) in enumerate(LABELLED):
        body = XML.format(declared, words).encode(actual)
        url = server.put(f"/{number}", Reply(body, content_type=content_type))

        feed = await engine.subscribe(url)

        assert feed.title == words, (content_type, declared, actual)


# --- addresses ----------------------------------------------------------------------------------

RELATIVE = rss("Planet", [item("a", body='<p><a href="deep">x</a></p>', link="/posts/1")])
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Planet</title><link href="."/>
<entry><id>1</id><title>A</title><link href="posts/1"/>
<content type="html">&lt;a href="deep"&gt;x&lt;/a&gt;</content></entry></feed>"""


#: Content-Location, and the directory that relative addresses begin at.
LOCATED = (
    (None, "/feeds/"),
    ("/blog/index.atom", "/blog/"),
    ("other/index.atom", "/feeds/other/"),
    ("HOST/blog/index.atom", "/blog/"),
    ("https://elsewhere.example/blog/index.atom", "/feeds/"),
    ("http://127.0.0.1:1/blog/", "/feeds/"),
    ("http://[bad", "/feeds/"),
    ("javascript:alert(1)", "/feeds/"),
)


@pytest.mark.rule("P-5")
async def test_addresses_are_relative_to_where_the_server_says_that_the_document_is(engine, server):
    for number, (location, base) in enumerate(LOCATED):
        said = "" if location is None else location.replace("HOST", server.origin)
        headers = {"Content-Location": said} if said else {}
        feed = await engine.subscribe(server.put(f"/feeds/{number}", Reply(ATOM, headers=headers)))
        read = await article(engine, feed)

        assert feed.site_url == server.url(base), location
        assert read.summary.link == server.url(f"{base}posts/1")
        assert f'href="{server.url(base)}deep"' in read.content_html


@pytest.mark.rule("P-5")
async def test_behind_a_redirect_addresses_are_relative_to_its_end(engine, server):
    server.put("/blog/feed", ATOM)
    feed = await engine.subscribe(server.redirect("/feed", "/blog/feed", 302))

    assert (await article(engine, feed)).summary.link == server.url("/blog/posts/1")


@pytest.mark.rule("P-5")
async def test_in_an_rss_text_addresses_are_relative_to_the_page_of_its_article(engine, server):
    feed = await engine.subscribe(server.put("/feed", RELATIVE))
    read = await article(engine, feed)

    assert read.summary.link == server.url("/posts/1")
    assert f'href="{server.url("/posts/deep")}"' in read.content_html


# --- faults -------------------------------------------------------------------------------------


@pytest.mark.rule("P-10")
async def test_what_was_mended_is_known_of_the_feed_until_its_publisher_mends_it(
    engine, server, clock
):
    broken = rss("Planet", [item("a")]).replace(b"About Planet", b"R&D\nand\x00more & so on")
    feed = await engine.subscribe(server.put("/feed", broken))
    assert {repair.kind for repair in feed.repairs} >= {"bare-ampersand"}
    assert all(repair.line is None or repair.line > 0 for repair in feed.repairs)
    assert (await engine.feed(feed.id)).repairs == feed.repairs

    server.put("/feed", rss("Planet", [item("a")]))
    clock.now += HOUR
    await engine.refresh([feed.id])

    assert (await engine.feed(feed.id)).repairs == ()
