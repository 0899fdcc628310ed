"""What the redirects of an answer say of a feed's address (F-11).

A lasting redirect is a promise, and portals of hotels and broken servers break it: the address is
changed only when every hop said so, what stood at the end was understood as a feed, and the same
was seen again hours later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from feedmon.decide.records import insecure_target
from feedmon.logins import split_login
from feedmon.model import Document, Moves, NotModified

if TYPE_CHECKING:
    from feedmon.model import Exchange, Feed

#: The redirects that are for good (RFC 9110, 15.4.2 and 15.4.9); all others are for now.
LASTING = frozenset({301, 308})
#: A move is believed when it was seen twice, so many seconds apart.
APART_S = 6 * 60 * 60
#: What portals and walls have in their addresses: whoever is sent there is to pay or to log in.
PORTALS = (
    *("login", "logon", "signin", "sign-in", "sign_in", "register", "authentic", "oauth", "sso."),
    *("landingpage", "landing-page", "landing_page", "captive", "hotspot", "paywall"),
    *("suspended", "blocked", "consent"),
)


def moves_after(feed: Feed, exchange: Exchange, now: int) -> Moves:
    """What is known of the feed's address after an answer that could be used.

    A document was understood as a feed, now or when it came with the same bytes. A 304 is no
    document: it confirms a move that a document began, since the validators that it answers are
    of that very target, but it begins none.
    """
    target = lasting_target(feed.url, exchange)
    if target is None:
        elsewhere = bool(exchange.hops) and exchange.url != feed.url
        since = _since(feed.redirected_since, now) if elsewhere else None
        return Moves(redirected_to=exchange.url if elsewhere else None, redirected_since=since)
    known = feed.moved_to == target and feed.moved_since is not None
    if not known and not isinstance(exchange, Document):
        return Moves()
    since = _since(feed.moved_since if known else None, now)
    return Moves(
        moved_to=target,
        moved_since=since,
        follow=now - since >= APART_S,
        private_allowed=feed.private_allowed and _may_be_private(feed.url, target, exchange),
    )


def lasting_target(url: str, exchange: Exchange) -> str | None:
    """Where the feed at ``url`` lives from now on, if the whole way says so and it may be."""
    hops, target = exchange.hops, exchange.url
    _, mark, fragment = url.partition("#")  # of a watch: it stays on the way (RFC 9110, 10.2.2)
    target = target.partition("#")[0] + mark + fragment
    if not hops or target == url or any(hop.status not in LASTING for hop in hops):
        return None
    if insecure_target(exchange) is not None or split_login(target)[1] is not None:
        return None
    return None if looks_like_portal(url, target) else target


def looks_like_portal(url: str, target: str) -> bool:
    """Whether ``target`` has a word that portals have, and ``url`` did not have before."""
    before, after = url.lower(), target.lower()
    return any(word in after and word not in before for word in PORTALS)


def _since(known: int | None, now: int) -> int:
    """When something was first seen; a time to come was written by a wrong clock."""
    return now if known is None or known > now else known


def _may_be_private(url: str, target: str, exchange: Exchange) -> bool:
    """Whether what the person allowed for ``url`` holds for ``target`` (X-4).

    It was for the host that they named; a public server has no say in what else it is for.
    """
    if urlsplit(url).hostname == urlsplit(target).hostname:
        return True
    return isinstance(exchange, Document | NotModified) and not exchange.from_public
