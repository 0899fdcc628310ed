"""Sixty small sites on loopback, written as people and programs write them (rule D-3).

``DiscoverySite`` serves them all from one port, each below a path of its own. ``PAGES`` says of
each where its page is and which feed has to be found first, if any. By hand:
``python -m tests.discovery_site`` prints the addresses and serves until it is interrupted.
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.feeds import item, rss
from tests.httpserver import HttpServer, Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.httpserver import Received

RSS, ATOM, JSON = "application/rss+xml", "application/atom+xml", "application/feed+json"

ATOM_FEED = (
    b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom</title><id>a</id>'
    b"<entry><id>1</id><title>One</title><updated>2025-10-01T12:00:00Z</updated></entry></feed>"
)
JSON_FEED = (
    b'{"version": "https://jsonfeed.org/version/1.1", "title": "JSON", '
    b'"items": [{"id": "1", "content_text": "One"}]}'
)
SITEMAP = b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>'


@dataclass(frozen=True)
class SitePage:
    """One site. ``body`` is its page, ``feeds`` what it really has, ``first`` the one to offer.

    In texts ``~`` stands for the path below which the site lies. ``otherwise`` is what it answers
    for every path that it does not have: 404, a page ("soft"), or a way back ("redirect").
    """

    name: str
    body: str | bytes = ""
    first: str | None = "feed"
    feeds: tuple[str, ...] = ("feed",)
    header: str = ""
    page: str = ""
    content_type: str = "text/html; charset=utf-8"
    otherwise: str = "missing"
    more: Mapping[str, Reply] = field(default_factory=dict)
    head: bool = True


def html(*links: str, body: str = "<p>Hello</p>") -> str:
    """Write a page with these elements in its head."""
    return (
        "<!DOCTYPE html><html><head><title>x</title>"
        + "\n".join(links)
        + f"</head><body>{body}</body></html>"
    )


def alternate(href: str, kind: str = RSS, more: str = "") -> str:
    """Write the usual link to a feed."""
    return f'<link rel="alternate" type="{kind}" href="{href}"{more}>'


def _moved(target: str, status: int = 302) -> Reply:
    return Reply(b"", status, {"Location": target}, content_type=None)


_NOTHING = {"first": None, "feeds": ()}

#: Links in the head, or said by the header: all of them have to be found.
HEAD = (
    SitePage("plain", html(alternate("feed"))),
    SitePage("atom", html(alternate("feed.atom", ATOM)), "feed.atom", ("feed.atom",)),
    SitePage("json", html(alternate("feed.json", JSON)), "feed.json", ("feed.json",)),
    SitePage("type with a charset", html(alternate("feed", f"{RSS}; charset=utf-8"))),
    SitePage("plain XML for a type", html(alternate("feed", "text/xml"))),
    SitePage("RDF for a type", html(alternate("feed", "application/rdf+xml"))),
    SitePage("attributes turned round", html(f'<link href="feed" type="{RSS}" rel="alternate">')),
    SitePage("upper case", html(f'<LINK REL="ALTERNATE" TYPE="{RSS.upper()}" HREF="feed">')),
    SitePage("mixed case", html(f'<Link Rel="Alternate" tyPe="{RSS.title()}" hReF="feed">')),
    SitePage("no quotes", html(f"<link rel=alternate type={RSS} href=feed>")),
    SitePage("single quotes", html(f"<link rel='alternate' type='{RSS}' href='feed'>")),
    SitePage("blanks", html(f'<link\n rel = " alternate "\n\ttype=" {RSS} " href = "\n feed ">')),
    SitePage("alternate feed", html(f'<link rel="alternate feed" type="{RSS}" href="feed">')),
    SitePage("home alternate", html(f'<link rel="home alternate" type="{RSS}" href="feed">')),
    SitePage("feed and no type", html('<link rel="feed" href="feed">')),
    SitePage("whole path", html(alternate("~feed"))),
    SitePage("whole address", html(alternate("http://HOST~feed"))),
    SitePage("address without a scheme", html(alternate("//HOST~feed"))),
    SitePage("feed scheme", html(alternate("feed://HOST~feed"))),
    SitePage("up one level", html(alternate("../feed")), page="blog/"),
    SitePage("fragment", html(alternate("feed#top"))),
    SitePage("entities", html(alternate("f?a=1&amp;b=2")), "f?a=1&b=2", ("f?a=1&b=2",)),
    SitePage("base", html('<base href="~">', alternate("feed")), page="a/b/c.html"),
    SitePage("base behind", html(alternate("feed"), '<base href="~">'), page="a/b"),
    SitePage("base elsewhere", html('<base href="d/">', alternate("feed")), "d/feed", ("d/feed",)),
    SitePage("base that is none", html('<base href="javascript:x">', alternate("feed"))),
    SitePage(
        "XHTML",
        '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 '
        'Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>'
        f'<link rel="alternate" type="{RSS}" href="feed" /></head><body><p/></body></html>',
        content_type="application/xhtml+xml",
    ),
    SitePage(
        "XHTML with a prefix",
        '<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:head>'
        f'<h:link rel="alternate" type="{RSS}" href="feed"/></h:head></h:html>',
        content_type="application/xhtml+xml",
    ),
    SitePage("no head", f'<link rel=alternate type="{RSS}" href="feed"><p>text'),
    SitePage("head without an end", f"<html><head>{alternate('feed')}<p>text"),
    SitePage("link in the body", html(body=f"<div><p>x{alternate('feed')}</div>")),
    SitePage("broken before", html('<meta content="a" b" <<x>', alternate("feed"))),
    SitePage("commented out", html(f"<!-- {alternate('old')} -->", alternate("feed"))),
    SitePage("inside a script", html(f"<script>'{alternate('x')}'</script>", alternate("feed"))),
    SitePage(
        "among others",
        html(
            '<link rel="alternate stylesheet" type="text/css" href="dark.css">',
            '<link rel="alternate" hreflang="de" href="de/">',
            '<link rel="alternate" type="application/json" href="wp-json/wp/v2/posts/1">',
            '<link rel="alternate" type="application/json+oembed" href="oembed">',
            f'<link rel="preload" type="{RSS}" href="preload">',
            alternate("javascript:x"),
            alternate("file:///etc/passwd"),
            alternate("feed"),
        ),
    ),
    SitePage("comments first", html(alternate("comments/feed"), alternate("feed")), "feed",
             ("feed", "comments/feed")),
    SitePage("two of a kind", html(alternate("feed"), alternate("other")), "feed",
             ("feed", "other")),
    SitePage("doubtful type first", html(alternate("data.json", "application/json"),
                                         alternate("feed"))),
    SitePage("header", html(), header=f'<~feed>; rel="alternate"; type="{RSS}"'),
    SitePage("header of several", html(),
             header=f"</x.css>; rel=preload, <feed>; type={RSS}; rel=alternate"),
    SitePage("header and head", html(alternate("other")), "feed", ("feed", "other"),
             header=f"<feed>; rel=alternate; type={RSS}"),
    SitePage("UTF-16", html(alternate("feed")).encode("utf-16"), content_type="text/html"),
    SitePage("page that moved", html(alternate("../feed")), page="new/here",
             more={"": _moved("~new/here")}),
    SitePage("feed that moved", html(alternate("old")), more={"old": _moved("~feed", 301)}),
    SitePage("first one dead", html(alternate("dead"), alternate("feed"))),
    SitePage("first one a page", html(alternate("fake"), alternate("feed")),
             more={"fake": Reply(html().encode(), content_type=RSS)}),
)  # fmt: skip

#: Feeds that only the text of a page leads to.
TEXT = (
    SitePage("anchor", html(body='<a href="feed">Subscribe</a>'), head=False),
    SitePage("word", html(body='<a href="news">RSS</a>'), "news", ("news",), head=False),
    SitePage("picture", html(body='<a href="x1"><img alt="RSS" src="r.png"></a>'), "x1", ("x1",),
             head=False),
    SitePage("anchor and base", html('<base href="~d/">', body='<a href="rss.xml">x</a>'),
             "d/rss.xml", ("d/rss.xml",), head=False),
    SitePage("anchors in doubt", html(body='<a href="feedback">Feedback</a><a href="feed">RSS</a>'
                                           '<a href="http://HOST~comments/feed">Comments</a>'),
             "feed", ("feed", "comments/feed"), head=False),
)  # fmt: skip

#: Sites without a feed, and sites that answer as if there were one everywhere.
NONE = (
    SitePage("nothing", html(), **_NOTHING),
    SitePage("words only", html(body="<h1>RSS and Atom</h1><p>feed.xml</p>"), **_NOTHING),
    SitePage("soft 404", html(body='<a href="feed">RSS</a>'), otherwise="soft", **_NOTHING),
    SitePage("soft 404 with a link", html(alternate("gone")), otherwise="soft", **_NOTHING),
    SitePage("all redirected", html(body='<a href="feed">RSS</a>'), otherwise="redirect",
             **_NOTHING),
    SitePage("all redirected, with a link", html(alternate("rss.xml")), otherwise="redirect",
             **_NOTHING),
    SitePage("map of a site", SITEMAP, content_type="application/xml", **_NOTHING),
    SitePage("data", b'{"items": []}', content_type="application/json", **_NOTHING),
    SitePage("link to a map", html(alternate("map.xml")), **_NOTHING,
             more={"map.xml": Reply(SITEMAP)}),
)  # fmt: skip

PAGES = (*HEAD, *TEXT, *NONE)


class DiscoverySite(HttpServer):
    """Serves ``PAGES``; use as an asynchronous context manager."""

    async def start(self) -> None:
        """Listen, then write the sites: they name their own address."""
        await super().start()
        self._others: dict[str, Reply] = {}
        for number, site in enumerate(PAGES):
            self._build(f"/{number:02}/", site)

    def address(self, site: SitePage) -> str:
        """What a person would paste for a site."""
        return self._at(site, "" if "" in site.more else site.page)

    def feed(self, site: SitePage, path: str | None) -> str | None:
        """Where a feed of a site is."""
        return None if path is None else self._at(site, path)

    def _at(self, site: SitePage, path: str) -> str:
        return self.url(f"/{PAGES.index(site):02}/{path}")

    def _build(self, below: str, site: SitePage) -> None:
        def filled(words: str) -> str:
            return words.replace("HOST", f"{self.host}:{self.port}").replace("~", below)

        body = site.body if isinstance(site.body, bytes) else filled(site.body).encode()
        headers = {"Link": filled(site.header)} if site.header else {}
        self.put(below + site.page, Reply(body, headers=headers, content_type=site.content_type))
        for path in site.feeds:
            self.put(below + path, _feed(below + path))
        for path, reply in site.more.items():
            location = reply.headers.get("Location")
            told = {"Location": filled(location)} if location else {}
            self.put(below + path, Reply(reply.body, reply.status, told, reply.content_type))
        if site.otherwise == "soft":
            page = html(body="<h1>Not found</h1>").encode()
            self._others[below] = Reply(page, content_type="text/html")
        elif site.otherwise == "redirect":
            self._others[below] = _moved(below)

    async def _reply(self, received: Received) -> Reply:
        reply = await super()._reply(received)
        below = received.path[: received.path.find("/", 1) + 1]
        return self._others.get(below, reply) if reply.status == 404 else reply


def _feed(path: str) -> bytes:
    if path.endswith(".atom"):
        return ATOM_FEED
    if path.endswith("feed.json"):
        return JSON_FEED
    return rss(f"Feed {path}", [item("a"), item("b")])


async def _serve() -> None:
    async with DiscoverySite() as served:
        for site in PAGES:
            sys.stdout.write(f"{served.address(site)}  {site.name}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve())
