"""A watch: a page without a feed, or a part of one, that tells what changes on it."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from decimal import Decimal

    from feedmon.model.documents import WorkedFeed

#: Versions of a watch that are kept, the newest.
KEPT_VERSIONS = 50


class WatchPart(StrEnum):
    """What of the answer is watched."""

    PAGE = "page"  # the main text of the whole page
    CSS = "css"
    XPATH = "xpath"
    JSON = "json"


#: What may come in the place of a page (details of ``NotThePage``), and may be the page itself for
#: all that: a person can say so. An empty page is none, nor is the front of its site.
WATCHED_ALTHOUGH = ("error", "maintenance", "consent", "robot", "login", "script")


class WatchMode(StrEnum):
    """What is read there: words, a list of items, or a number."""

    TEXT = "text"
    LIST = "list"
    NUMBER = "number"


class WatchWhen(StrEnum):
    """What is told of: any change, a number that passes a limit, or words that come or go."""

    CHANGE = "change"
    ABOVE = "above"
    BELOW = "below"
    APPEARS = "appears"
    DISAPPEARS = "disappears"


@frozen
class WatchSpec:
    """What a person wants to know of a page.

    ``selector`` belongs to every part but the whole page, ``limit`` to ABOVE and BELOW, ``words``
    to APPEARS and DISAPPEARS. What one of the regular expressions in ``ignore`` finds is passed
    over as if it were not there. ``although`` names what the page looks like and is not
    (of ``WATCHED_ALTHOUGH``): somebody looked, and said that it is the page.

    A number is told of once when it passes its limit, and again only after it was back on the
    other side. A list knows CHANGE only: of its new items each becomes an article.
    """

    part: WatchPart = WatchPart.PAGE
    selector: str = ""
    mode: WatchMode = WatchMode.TEXT
    when: WatchWhen = WatchWhen.CHANGE
    limit: Decimal | None = None
    words: str = ""
    ignore: tuple[str, ...] = ()
    although: tuple[str, ...] = ()


@frozen
class WatchItem:
    """One item of a list; ``text`` is what it says beside its title, ``key`` an id given to it."""

    title: str
    link: str | None = None
    text: str = ""
    key: str = ""


@frozen
class WatchProblem:
    """Why nothing can be told of a page: code and detail of one of ``errors.py``."""

    code: str
    detail: str = ""


@frozen
class WatchPreview:
    """What a watch would see now.

    ``url`` is where the page was in the end, ``is_json`` says that it is a JSON document, ``found``
    how often the selector matches. ``text`` is what would be compared, ``number`` the number in it,
    ``items`` those of a list. ``holds`` says of a condition whether it is true already; ``None``
    where there is none to be judged. With ``problems`` it can't be watched like this.
    ``looks_like`` names what the page looks like (of ``WATCHED_ALTHOUGH``), accepted or not.
    """

    url: str
    title: str = ""
    text: str = ""
    found: int = 0
    number: Decimal | None = None
    items: tuple[WatchItem, ...] = ()
    holds: bool | None = None
    is_json: bool = False
    problems: tuple[WatchProblem, ...] = ()
    looks_like: tuple[str, ...] = ()


class WatchKind(StrEnum):
    """What a suggested part of a page is."""

    LIST = "list"
    CHANGELOG = "changelog"
    PRICE = "price"
    NUMBER = "number"
    TABLE = "table"
    HEADING = "heading"
    MAIN = "main"
    VALUE = "value"  # of a JSON document


@frozen
class WatchSuggestion:
    """A part of a page that may be worth watching: ``spec`` is ready to be used.

    ``sample`` is the beginning of what stands there, ``count`` how many items a list has.
    """

    kind: WatchKind
    spec: WatchSpec
    sample: str
    count: int = 1

    @property
    def selector(self) -> str:
        """The selector of the part."""
        return self.spec.selector


@frozen
class WatchVersion:
    """What a watch saw at a time and from then on."""

    id: int
    seen_at: int
    text: str


@frozen
class WatchedBefore:
    """What was seen last: ``key`` says what was looked at, and how (see ``watch.spec_key``)."""

    id: int
    key: str
    text: str


@frozen
class WatchTask:
    """What a poll of a watch is to do: what to look at, and what was there last, if anything.

    ``title`` is what the watch is called, ``page_title`` what its page was, and ``place`` where the
    page was in the end.
    """

    spec: WatchSpec
    last: WatchedBefore | None = None
    title: str = ""
    page_title: str = ""
    place: str = ""


@frozen
class NewVersion:
    """A version to be kept, as a poll saw it."""

    key: str
    text: str = field(repr=False)


@frozen
class Watched:
    """What a worker process makes of a page that is watched.

    ``version`` is there when it says something else than the last one. ``silent``: it is the first
    of its kind, and what it brings was there before anybody looked, so that its articles are read.
    """

    worked: WorkedFeed
    version: NewVersion | None
    silent: bool = False
