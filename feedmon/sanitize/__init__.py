"""HTML from strangers, made safe to show: an allow-list, and nothing that watches the reader.

Three steps. nh3 reads the HTML as a browser would and writes it again with the elements of the
allow-list only (``allowlist``). Its output is regular, so the second step goes through it tag by
tag (``rewrite``): addresses, images, trackers, embedded frames. The third takes the text out with
patterns that know the allow-list and nothing else; an article in which anything remains that they
don't know is shown as plain text instead. So what leaves here was checked twice, independently.

What is too large or too deep (``guard``) is shown as plain text from the start.
"""

from __future__ import annotations

import re

from feedmon.model import CleanBody
from feedmon.sanitize import guard
from feedmon.sanitize.allowlist import FRAME, wide_cleaner
from feedmon.sanitize.links import Links
from feedmon.sanitize.rewrite import Rewriter
from feedmon.sanitize.text import NotCleanError, flat_html, flat_text, text_of_clean

__all__ = ["SANITIZER_VERSION", "clean", "plain_text"]

#: Raised whenever the same HTML would come out differently: stored articles are cleaned anew.
SANITIZER_VERSION = 1

_FRAME_TAG = re.compile(r"<(/?)iframe(?=[\s/>])", re.IGNORECASE)
_CLEANER = wide_cleaner()
#: HTML's rules of nesting may need more than one reading to come to rest; never this many.
_READINGS = 6


def clean(html: str, *, base_url: str | None = None) -> CleanBody:
    """Make ``html`` safe; relative addresses are resolved against ``base_url``.

    Cleaning what is clean changes nothing. Time is linear in the size. Raises nothing.
    """
    if guard.is_too_much(html):
        return _flat(html, 0)
    rewriter = Rewriter(Links(base_url))
    html = _FRAME_TAG.sub(rf"<\1{FRAME}", guard.without_stray_ampersands(html))
    for _ in range(_READINGS):
        before = html
        html = rewriter.rewrite(_CLEANER.clean(html))
        if html == before:
            break
    else:
        return _flat(html, rewriter.trackers)
    try:
        return CleanBody(html, text_of_clean(html), rewriter.trackers, SANITIZER_VERSION)
    except NotCleanError:
        return _flat(html, rewriter.trackers)


def plain_text(html: str) -> str:
    """The text of ``html``, one block a line, without scripts and their like."""
    return clean(html).text


def _flat(html: str, trackers: int) -> CleanBody:
    text = flat_text(html)
    return CleanBody(flat_html(text), text, trackers, SANITIZER_VERSION)
