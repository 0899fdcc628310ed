"""How HTML from strangers is made safe: see the door of this room for its three steps."""

from __future__ import annotations

import re

from feedmon.model import CleanBody
from feedmon.sanitize import guard
from feedmon.sanitize.allowlist import FRAME, wide_cleaner
from feedmon.sanitize.flat import flat_html, flat_text
from feedmon.sanitize.links import Links
from feedmon.sanitize.reading import NotCleanError, read
from feedmon.sanitize.rewrite import Rewriter
from feedmon.sanitize.unknown import renamed
from feedmon.sanitize.version import SANITIZER_VERSION

_FRAME_TAG = re.compile(r"<(/?)iframe(?=[\s/>])", re.IGNORECASE)
_CLEANER = wide_cleaner()
#: HTML's rules of nesting may need more than one reading to come to rest; never this many.
_READINGS = 6


def clean(html: str, *, base_url: str | None) -> CleanBody:
    """Do what the door says."""
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
