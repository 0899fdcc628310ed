"""Who would push: hubs that an answer names, in its header first (WebSub, section 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.discover.elements import attribute, base_of, elements_of
from feedmon.discover.header import link_values
from feedmon.discover.links import bare_type, resolved
from feedmon.model import Document, PushKind, PushOffer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from feedmon.model import Exchange, ParsedFeed

_PAGES = ("text/html", "application/xhtml+xml")


def read_hubs(exchange: Exchange, feed: ParsedFeed | None = None) -> PushOffer | None:
    """Say who would push what was answered, and under which name.

    The first place that names a hub counts: the ``Link`` header, then the document itself (a feed,
    or the head of a page), then its ``cloud`` (RSS 2.0). Nothing is guessed: without a name of its
    own (``rel=self``) a document can't be subscribed to.
    """
    offers = (
        _from_header(exchange),
        _of_feed(feed) if feed is not None else _of_page(exchange),
    )
    return next((offer for offer in offers if offer is not None), None)


def _from_header(exchange: Exchange) -> PushOffer | None:
    named = [
        (rel, href)
        for href, parameters in link_values(exchange.headers.get("link", ""))
        for rel in parameters.get("rel", "").lower().split()
    ]
    return _offer(_resolved(named, exchange.url))


def _of_feed(feed: ParsedFeed) -> PushOffer | None:
    named = [("hub", url) for url in feed.hub_urls]
    if feed.self_url is not None:
        named.append(("self", feed.self_url))
    # What it says is complete already.
    offer = _offer(_resolved(named, ""))
    if offer is None and feed.cloud_url is not None:
        return PushOffer(PushKind.RSSCLOUD, feed.cloud_url, "")
    return offer


def _of_page(exchange: Exchange) -> PushOffer | None:
    kind = bare_type(exchange.headers.get("content-type"))
    if not isinstance(exchange, Document) or kind not in _PAGES:
        return None
    elements = elements_of(exchange)
    named: list[tuple[str, str]] = []
    for name, element in elements:
        if name == "body":
            break  # what stands there anybody may have written
        if name == "link":
            rels = attribute(element, "rel").lower().split()
            named += ((rel, attribute(element, "href")) for rel in rels)
    return _offer(_resolved(named, base_of(exchange, elements)))


def _resolved(named: Iterable[tuple[str, str]], base: str) -> Iterator[tuple[str, str]]:
    for rel, href in named:
        if rel in ("hub", "self") and (url := resolved(base, href)) is not None:
            yield rel, url


def _offer(named: Iterator[tuple[str, str]]) -> PushOffer | None:
    hubs: list[str] = []
    topics: list[str] = []
    for rel, url in named:
        (hubs if rel == "hub" else topics).append(url)
    if not hubs or not topics:
        return None
    # Of several hubs one is enough, and one that can keep a secret is better.
    hub = next((url for url in hubs if url.lower().startswith("https:")), hubs[0])
    return PushOffer(PushKind.WEBSUB, hub, topics[0])
