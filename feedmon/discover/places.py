"""Where feeds usually lie (D-2): guesses, made only when a person asks for them (FRB 105)."""

from __future__ import annotations

import re
from itertools import chain
from urllib.parse import urlsplit

#: The common programs first: WordPress, Jekyll, Hugo and others, Ghost, Blogger, Squarespace.
_AT_THE_TOP = (
    "/feed",
    "/feed.xml",
    "/index.xml",
    "/atom.xml",
    "/rss.xml",
    "/rss",
    "/feeds/posts/default",
    "/?format=rss",
    "/feed.json",
)
_BESIDE = ("feed", "feed.xml", "index.xml", "atom.xml", "rss.xml", "rss")
#: A last part of a path that is a file, not a place with things below it.
_FILE = re.compile(r"\.(?:html?|php|aspx?|jsp|cgi|txt)$", re.IGNORECASE)


def usual_places(url: str) -> tuple[str, ...]:
    """List addresses where a site may have its feed: at its top, and where ``url`` is.

    They alternate, the place of ``url`` first: who pastes the page of a blog on a larger site
    means the blog.
    """
    parts = urlsplit(url)
    origin = f"{parts.scheme}://{parts.netloc}"
    path = parts.path.rstrip("/")
    if _FILE.search(path):
        path = path.rpartition("/")[0]
    top = [origin + place for place in _AT_THE_TOP]
    if not path:
        return tuple(top)
    beside = [f"{origin}{path}/{place}" for place in _BESIDE]
    woven = chain.from_iterable(zip(beside, top, strict=False))
    return tuple(dict.fromkeys((*woven, *top)))
