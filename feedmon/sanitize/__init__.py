"""HTML from strangers, made safe to show: an allow-list, and nothing that watches the reader.

Three steps. nh3 reads the HTML as a browser would and writes it again with the elements of the
allow-list only (``allowlist``). Its output is regular, so the second step goes through it tag by
tag (``rewrite``): addresses, images, trackers, embedded frames. The third reads the result for its
text with a pattern that knows the allow-list and nothing else (``reading``); an article in which
anything else remains is shown as plain text instead. So what leaves here was checked twice.

What is too large or too deep (``guard``) is shown as plain text from the start.
"""

from __future__ import annotations

import re

from feedmon.model import CleanBody
from feedmon.sanitize import guard
from feedmon.sanitize.allowlist import FRAME, wide_cleaner
from feedmon.sanitize.flat import flat_html, flat_text
from feedmon.sanitize.links import Links
from feedmon.sanitize.reading import NotCleanError, read
from feedmon.sanitize.rewrite import Rewriter
from feedmon.sanitize.shown import lead_picture, may_be_asked_for, picture_addresses
from feedmon.sanitize.unknown import renamed

__all__ = [
    "SANITIZER_VERSION",
    "clean",
    "lead_picture",
    "may_be_asked_for",
    "picture_addresses",
]

#: Raised whenever the same HTML would come out differently: stored articles are cleaned anew.
SANITIZER_VERSION = 3

_FRAME_TAG = re.compile(r"<(/?)iframe(?=[\s/>])", re.IGNORECASE)
_CLEANER = wide_cleaner()
#: HTML's rules of nesting may need more than one reading to come to rest; never this many.
_READINGS = 6


def clean(html: str, *, base_url: str | None = None) -> CleanBody:
    """Make ``html`` safe; relative addresses are resolved against ``base_url``.

    Cleaning what is clean changes nothing. Time is linear in the size. Raises nothing.
    """
    if not html:
        return CleanBody("", "", 0, SANITIZER_VERSION)
    if guard.is_too_much(html):
        return _flat(html, 0)
    rewriter = Rewriter(Links(base_url))
    html = renamed(_FRAME_TAG.sub(rf"<\1{FRAME}", html))
    try:
        for _ in range(_READINGS):
            before = html
            html = rewriter.rewrite(_CLEANER.clean(guard.tidied(html)))
            text, steady = read(html)
            if guard.is_too_much(html):
                break
            if steady or html == before:
                return CleanBody(html, text, rewriter.trackers, SANITIZER_VERSION)
    except NotCleanError:
        pass  # what we can't vouch for is shown as its words only
    return _flat(html, rewriter.trackers)


def _flat(html: str, trackers: int) -> CleanBody:
    text = flat_text(html)
    return CleanBody(flat_html(text), text, trackers, SANITIZER_VERSION)
