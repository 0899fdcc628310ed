"""What is said of feeds that were found behind an address, and of what was there instead."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from feedmon import errors
from ui.text.times import age
from ui.translation import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import Candidate

_FORMATS = {"rss": "RSS", "rdf": "RSS", "atom": "Atom", "json": "JSON Feed", "cdf": "CDF"}
#: What a server may answer with, behind its name and the status.
_ANSWERS = {
    "html": mark("{host} answered {status} with a web page{type}."),
    "json": mark("{host} answered {status} with JSON{type}."),
    "xml": mark("{host} answered {status} with an XML document{type}."),
    "empty": mark("{host} answered {status} with nothing{type}."),
    "named": mark("{host} answered {status} with a web page{type}."),
}
_SOMETHING = mark("{host} answered {status} with something else{type}.")
_LONGEST_TYPE = 60


def facts(candidate: Candidate, now: float) -> str:
    """Say what kind of feed it is: "Followed already · RSS · 25 articles · newest 3 h"."""
    kind = _FORMATS.get(candidate.format.split()[0].lower() if candidate.format else "", "")
    words = [
        tr("Followed already") if candidate.subscribed_id is not None else "",
        kind or candidate.format,
        trn(candidate.entry_count, "{n} article", "{n} articles"),
    ]
    if candidate.newest_at is not None:
        words.append(tr("newest {age}", age=age(candidate.newest_at, now)))
    return " · ".join(word for word in words if word)


def what_came_back(error: errors.FeedmonError) -> str:
    """Say which server answered what, where that is known; "" where nothing was asked."""
    url = str(getattr(error, "url", ""))
    if isinstance(error, errors.NoFeedFound) and error.status is not None:
        answer = _ANSWERS.get(error.detail, _SOMETHING)
        said = f" ({error.content_type[:_LONGEST_TYPE]})" if error.content_type else ""
        return tr(answer, host=host(url), status=error.status, type=said)
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
        return tr("Following {title}", title=titles[0])
    return trn(len(titles), "Following {n} feed", "Following {n} feeds")
