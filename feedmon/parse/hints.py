"""What a feed says of itself to programs: its links, its rhythm, its hubs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.frozen import frozen
from feedmon.model import FeedHints
from feedmon.parse.fields import number, unique
from feedmon.parse.links import absolute, join_base
from feedmon.parse.names import XML_BASE, attribute, first_text, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.parse.names import Children, Names

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PERIOD_MINUTES = {
    "hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600,
}  # fmt: skip
_LONGEST_MINUTES = 525_600
_PAGE_TYPES = ("", "text/html", "application/xhtml+xml")


@frozen
class Relation:
    """An Atom link (RFC 4287 section 4.2.7) with its address made absolute."""

    rel: str
    href: str
    type: str


def relations(children: Children, keys: tuple[str, ...], base: str | None) -> list[Relation]:
    """Return the links among ``children``; one without ``rel`` leads to the page itself."""
    found: list[Relation] = []
    for key in keys:
        for element in children.get(key, ())[:500]:
            href = attribute(element, "href")
            here = join_base(base, element.get(XML_BASE))
            if href is not None and (address := absolute(href, here)):
                rel = (attribute(element, "rel") or "alternate").lower()
                rel = rel.removeprefix("http://www.iana.org/assignments/relation/")
                kind = (attribute(element, "type") or "").lower().partition(";")[0].strip()
                found.append(Relation(rel, address, kind))
    return found


def first(links: Iterable[Relation], rel: str) -> str | None:
    """Return the first address with that relation."""
    return next((link.href for link in links if link.rel == rel), None)


def page(links: Iterable[Relation], rel: str) -> str | None:
    """Return the first address with that relation that is not said to be anything but a page."""
    return next((link.href for link in links if link.rel == rel and link.type in _PAGE_TYPES), None)


def alternate(links: list[Relation]) -> str | None:
    """Return the address of the page: an alternate that is HTML, else any alternate."""
    return page(links, "alternate") or first(links, "alternate")


def hubs(links: Iterable[Relation]) -> tuple[str, ...]:
    """Return the WebSub hubs."""
    return unique(link.href for link in links if link.rel == "hub")


def cloud(children: Children) -> str | None:
    """Return where to register with the ``cloud`` of RSS 2.0, if it is called over HTTP."""
    for element in children.get("cloud", ()):
        protocol = (attribute(element, "protocol") or "").lower()
        host, path = attribute(element, "domain"), attribute(element, "path") or "/"
        port = number(attribute(element, "port"))
        if protocol not in ("http-post", "https-post") or not host:
            continue
        secure = protocol == "https-post" or port == 443
        place = host if port is None else f"{host}:{port}"
        url = f"{'https' if secure else 'http'}://{place}/{path.removeprefix('/')}"
        if found := absolute(url, None):
            return found
    return None


def read_hints(names: Names, channel: Children) -> FeedHints:
    """Read ttl, skipHours and skipDays (RSS 2.0) and the syndication module (RSS 1.0)."""
    return FeedHints(
        ttl_minutes=_minutes(number(first_text(channel, "ttl"))),
        skip_hours=frozenset(
            hour % 24
            for text in _listed(names, channel, "skiphours", "hour")
            if (hour := number(text)) is not None and hour <= 24
        ),
        skip_days=frozenset(
            _DAYS.index(text.lower())
            for text in _listed(names, channel, "skipdays", "day")
            if text.lower() in _DAYS
        ),
        sy_interval_minutes=_syndication(channel),
    )


def _listed(names: Names, channel: Children, outer: str, inner: str) -> list[str]:
    return [
        text_of(element).strip()
        for group in channel.get(outer, ())
        for element in names.children(group).get(inner, ())
    ]


def _syndication(channel: Children) -> int | None:
    """``updatePeriod`` divided by ``updateFrequency``; daily and once unless said."""
    period = first_text(channel, "sy:updateperiod")
    frequency = first_text(channel, "sy:updatefrequency")
    if period is None and frequency is None:
        return None
    minutes = _PERIOD_MINUTES.get((period or "daily").lower())
    times = number(frequency or "1")
    if minutes is None or not times:
        return None
    return max(1, minutes // times)


def _minutes(value: int | None) -> int | None:
    return None if value is None else min(value, _LONGEST_MINUTES)
