"""What is said of feeds that were found behind an address, and of what was there instead."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from feedmon import errors
from ui.text.numbers import plural
from ui.text.times import age

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import Candidate

_FORMATS = {"rss": "RSS", "rdf": "RSS", "atom": "Atom", "json": "JSON Feed", "cdf": "CDF"}
_KINDS = {
    "html": "a web page",
    "json": "JSON",
    "xml": "an XML document",
    "empty": "nothing",
    "named": "a web page",
}
_LONGEST_TYPE = 60


def facts(candidate: Candidate, now: float) -> str:
    """Say what kind of feed it is: "Followed already · RSS · 25 articles · newest 3 h"."""
    kind = _FORMATS.get(candidate.format.split()[0].lower() if candidate.format else "", "")
    words = [
        "Followed already" if candidate.subscribed_id is not None else "",
        kind or candidate.format,
        plural(candidate.entry_count, "article"),
    ]
    if candidate.newest_at is not None:
        words.append(f"newest {age(candidate.newest_at, now)}")
    return " · ".join(word for word in words if word)


def what_came_back(error: errors.FeedmonError) -> str:
    """Say which server answered what, where that is known; "" where nothing was asked."""
    url = str(getattr(error, "url", ""))
    if isinstance(error, errors.NoFeedFound) and error.status is not None:
        kind = _KINDS.get(error.detail, "something else")
        said = f" ({error.content_type[:_LONGEST_TYPE]})" if error.content_type else ""
        return f"{host(url)} answered {error.status} with {kind}{said}."
    return url if isinstance(error, errors.FetchError) else ""


def host(url: str) -> str:
    """Return the host of an address, to be shown; the address where it has none."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2] or url
    except ValueError:
        return url


def following(titles: Sequence[str]) -> str:
    """Say which feeds are followed from now on: "Following Planet", "Following 3 feeds"."""
    if len(titles) == 1 and titles[0]:
        return f"Following {titles[0]}"
    return f"Following {plural(len(titles), 'feed')}"
