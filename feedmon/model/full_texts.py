"""The full text of an article, as the page has it that its feed links to."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from feedmon.model.documents import CleanBody


class FullTextMode(StrEnum):
    """Whether the pages of a feed's new articles are fetched (H-8)."""

    OFF = "off"
    ON = "on"
    AUTO = "auto"  # where the feed has a teaser only


class FullTextState(StrEnum):
    """How far the work on one article's page is."""

    WAITING = "waiting"
    FETCHED = "fetched"
    SHORT = "short"  # the page has no more to say than the feed
    FAILED = "failed"


@frozen
class FullText:
    """What is known of an article's page; ``html`` is sanitised and empty until it is fetched.

    ``shown`` says whether it is what a reader wants to see of the article, ``url`` is where the
    page was in the end. ``error`` and ``error_detail`` are as in ``errors.py``.
    """

    state: FullTextState
    shown: bool = True
    html: str = ""
    trackers: int = 0
    url: str = ""
    error: str | None = None
    error_detail: str | None = None
    sanitizer_version: int = 0

    @property
    def is_there(self) -> bool:
        """Whether there is a text that can be shown."""
        return self.state in (FullTextState.FETCHED, FullTextState.SHORT)

    @property
    def is_shown(self) -> bool:
        """Whether it stands in the place of what the feed has."""
        return self.state is FullTextState.FETCHED and self.shown


@frozen
class PageWish:
    """The page of an article that is to be fetched, claimed by whoever has this.

    ``characters`` are those of the text that the feed has, ``private_allowed`` is the feed's.
    """

    entry_id: int
    url: str
    title: str
    feed_url: str
    private_allowed: bool
    mode: FullTextMode
    characters: int


@frozen
class ArticlePage:
    """The article that a worker process found on a page: as it stood there, and made safe.

    ``base_url`` is what the addresses in it begin at.
    """

    raw_html: str
    base_url: str
    body: CleanBody
