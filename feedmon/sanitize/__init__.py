"""HTML from strangers, made safe to show: an allow-list, and nothing that watches the reader.

Three steps. nh3 reads the HTML as a browser would and writes it again with the elements of the
allow-list only (``allowlist``). Its output is regular, so the second step goes through it tag by
tag (``rewrite``): addresses, images, trackers, embedded frames. The third reads the result for its
text with a pattern that knows the allow-list and nothing else (``reading``); an article in which
anything else remains is shown as plain text instead. So what leaves here was checked twice.

What is too large or too deep (``guard``) is shown as plain text from the start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.sanitize.shown import lead_picture, may_be_asked_for, picture_addresses
from feedmon.sanitize.version import SANITIZER_VERSION

if TYPE_CHECKING:
    from feedmon.model import CleanBody

__all__ = [
    "SANITIZER_VERSION",
    "clean",
    "lead_picture",
    "may_be_asked_for",
    "picture_addresses",
]


def clean(html: str, *, base_url: str | None = None) -> CleanBody:
    """Make ``html`` safe; relative addresses are resolved against ``base_url``.

    Cleaning what is clean changes nothing. Time is linear in the size. Raises nothing.
    """
    # What lists articles has nothing to clean, and need not wait until nh3 and the rest are loaded.
    from feedmon.sanitize import cleaning  # noqa: PLC0415

    return cleaning.clean(html, base_url=base_url)
