"""Images: which of several addresses is shown, and which are there to watch the reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedmon.sanitize.allowlist import LAZY_SRC, LAZY_SRCSET
from feedmon.tracking import host_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedmon.sanitize.links import Links

#: Wider images than this cost time and memory and show nothing more in a pane.
MAX_WIDTH = 1600

#: Hosts, and all below them, whose images count readers. Their other business is no concern here.
TRACKER_HOSTS = frozenset(
    {
        "2o7.net", "adnxs.com", "amazon-adsystem.com", "analytics.google.com",
        "analytics.twitter.com", "api.flattr.com", "bluekai.com", "chartbeat.com",
        "counter.theconversation.com", "counter.yadro.ru", "doubleclick.net",
        "feedads.g.doubleclick.net", "feedsportal.com", "ga-beacon.appspot.com",
        "google-analytics.com", "googleadservices.com", "googlesyndication.com",
        "googletagmanager.com", "hit.gemius.pl", "hits.guardian.co.uk", "imrworldwide.com",
        "krxd.net", "list-manage.com", "mailstat.us", "mc.yandex.ru", "mixpanel.com", "omtrdc.net",
        "onesignal.com", "outbrain.com", "pi.feedsportal.com", "piwik.pro", "pixel.facebook.com",
        "pixel.wp.com", "quantserve.com", "rss.buysellads.com", "scorecardresearch.com",
        "segment.io", "sitemeter.com", "statcounter.com", "stats.wordpress.com", "stats.wp.com",
        "sumome.com", "taboola.com", "top-fwz1.mail.ru", "toplist.cz", "vgwort.de", "webtrends.com",
        "webtrendslive.com", "xiti.com",
    }
)  # fmt: skip
#: Paths of hosts that serve other things too.
_TRACKER_PATHS = re.compile(
    r"//(?:feeds2?\.feedburner\.com/~(?:r|ff|4)/|(?:www\.)?facebook\.com/tr\b"
    r"|[^/]+/(?:piwik|matomo)\.php\b|(?:www\.)?linkedin\.com/px|px\.ads\.linkedin\.com/"
    r"|medium\.com/_/stat|blogger\.googleusercontent\.com/tracker/)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|opacity\s*:\s*0(?:\.0*)?(?=\s*(?:;|!|$))"
    r"|(?:max-)?(?:width|height)\s*:\s*[01](?:\.\d+)?(?:px)?(?=\s*(?:;|!|$)))",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*(\d{1,5})(?:\.\d*)?(?:px)?\s*$", re.IGNORECASE)
#: An address, and how wide or dense its image is; a comma ends it, but may be part of the address.
_CANDIDATE = re.compile(r"([^\s,]\S*)(?:\s+([\d.]+)([wx])\b)?")
#: Longer lists of one image's sizes, or styles of one image, are no service to anybody.
_MAX_VALUE = 8192
_DESCRIPTOR = re.compile(r"[\d.]+[wxh]")
#: Where several sizes stand, what a lazy loader keeps first; and kinds of images that nobody shows.
_SETS = (*LAZY_SRCSET, "srcset")
_UNSEEN = frozenset({"image/svg+xml", "image/jxl", "image/heic", "image/heif", "image/jp2"})
_PLACEHOLDER = re.compile(
    r"(?:^data:)|(?:blank|placeholder|spacer|transparent|lazy|pixel|1x1|grey|loading)"
    r"[^/]*\.(?:gif|png|svg)(?:\?|$)",
    re.IGNORECASE,
)


def pixels(value: str | None) -> int | None:
    """A width or height in pixels; ``None`` where it is missing, relative or nonsense."""
    found = _NUMBER.match(value or "")
    return int(found[1]) if found else None


def is_tiny(attributes: dict[str, str]) -> bool:
    """Nothing to see: at most one pixel, or hidden."""
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")[:_MAX_VALUE]):
        return True
    sizes = [pixels(attributes.get(side)) for side in ("width", "height")]
    known = [size for size in sizes if size is not None]
    return bool(known) and all(size <= 1 for size in known)


def is_tracker(url: str) -> bool:
    """Whether an address is known for counting readers."""
    labels = (host_of(url) or "").split(".")
    if any(".".join(labels[at:]) in TRACKER_HOSTS for at in range(len(labels) - 1)):
        return True
    return _TRACKER_PATHS.search(url) is not None


def best_source(attributes: dict[str, str], links: Links) -> str | None:
    """The one address to show for an ``img`` or ``source``; ``None`` if none may be shown.

    What a lazy loader would put in place goes before what is there meanwhile, and among several
    sizes the largest within MAX_WIDTH.
    """
    for candidate in _candidates(attributes):
        url = links.image(candidate)
        if url is not None:
            return url
    return None


def is_placeholder(url: str) -> bool:
    """Whether an address is of what stands there until a loader puts the image in its place."""
    return _PLACEHOLDER.search(url[:_MAX_VALUE]) is not None


def one_of_many(before: dict[str, str] | None, source: dict[str, str]) -> dict[str, str] | None:
    """Join the ``source`` elements of a ``picture``: which is for whom is the browser's matter.

    Those of a kind that is shown nowhere here are passed over.
    """
    if source.get("type", "").partition(";")[0].strip().lower() in _UNSEEN:
        return before
    sets = (each.get(name) for each in (before or {}, source) for name in _SETS)
    joined = ", ".join(each for each in sets if each)
    return {**source, **(before or {}), "srcset": joined} if joined else before or source


def _candidates(attributes: dict[str, str]) -> Iterator[str]:
    plain = attributes.get("src", "")
    waiting = is_placeholder(plain)
    lazy = [attributes[name] for name in LAZY_SRC if attributes.get(name)]
    sets = [attributes[name] for name in _SETS if attributes.get(name)]
    if lazy and (not plain or waiting):
        yield from lazy
    width = pixels(attributes.get("width"))
    for srcset in sets:
        best = _best_of(srcset, width)
        if best:
            yield best
    if plain and not (lazy and waiting):
        yield plain
    yield from lazy
    if plain:
        yield plain


def _best_of(srcset: str, shown_width: int | None) -> str | None:
    """The largest image of a ``srcset`` that is no wider than MAX_WIDTH, else the smallest.

    Densities (``2x``) are turned into widths by the width the image is shown with; where that
    is not given, twice the pixels are enough.
    """
    within: list[tuple[float, str]] = []
    beyond: list[tuple[float, str]] = []
    for url, number, unit in _split(srcset):
        size = _float(number) if number else 1.0
        if unit == "w":
            fits = size <= MAX_WIDTH
        else:
            fits = size * shown_width <= MAX_WIDTH if shown_width else size <= 2
        (within if fits else beyond).append((size, url))
    if within:
        return max(within, key=lambda pair: pair[0])[1]
    return min(beyond, key=lambda pair: pair[0])[1] if beyond else None


def _split(srcset: str) -> Iterator[tuple[str, str | None, str | None]]:
    for found in _CANDIDATE.finditer(srcset[:_MAX_VALUE]):
        url = found[1].rstrip(",")
        if _DESCRIPTOR.fullmatch(url):
            continue
        ended = len(url) < len(found[1])  # by a comma: what follows belongs to the next
        yield url, None if ended else found[2], None if ended else found[3]


def _float(number: str) -> float:
    try:
        return float(number)
    except ValueError:  # 1.2.3
        return 1.0
