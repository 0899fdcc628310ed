"""What other programs hold of feeds and articles, on its way into the store."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from feedmon.model.documents import Enclosure, WorkedEntry
    from feedmon.model.subscribing import ImportReport, OpmlPreview


class Program(StrEnum):
    """Whose data can be taken over; ``FEEDMON`` is our own export."""

    RSS_GUARD = "rssguard"
    QUITERSS = "quiterss"
    LIFEREA = "liferea"
    FEEDMON = "feedmon"


class Place(NamedTuple):
    """A file with the data of a program, where that program keeps it."""

    program: Program
    path: str
    size: int
    changed_at: int


class ForeignNode(NamedTuple):
    """A feed or folder of another program, as it stands there.

    ``key`` is what the program knows it by. ``left_out`` is a code of why it can't be followed; a
    folder has no ``url``. ``custom_title`` is a name that the person gave, ``title`` the
    publisher's.
    """

    key: str
    parent: str | None
    title: str
    is_folder: bool
    url: str = ""
    site_url: str | None = None
    custom_title: str | None = None
    paused: bool = False
    left_out: str | None = None


class Held(NamedTuple):
    """How many articles a program holds of a feed."""

    articles: int = 0
    unread: int = 0
    starred: int = 0


@frozen
class ForeignData:
    """What a program holds, as it was found: ``total`` rows of articles are to be gone through."""

    program: Program
    version: str
    nodes: tuple[ForeignNode, ...]
    held: dict[str, Held]
    total: int


class ForeignRow(NamedTuple):
    """An article in the words of its program: what is encoded there is still encoded.

    ``feed`` is the key of its feed. Anything may stand in a column of a database that somebody
    else wrote; ``switching`` makes values of it.
    """

    feed: str
    guid: Any
    link: Any
    title: Any
    author: Any
    published: Any
    content: Any
    read: Any
    starred: Any
    deleted: Any = 0
    tags: tuple[str, ...] = ()
    received: Any = None
    updated: Any = None
    enclosures: Any = None
    categories: Any = None
    comments: Any = None
    row: int = 0
    more: dict[str, Any] | None = None


@frozen
class MarkedEntry:
    """An article as it is to be stored, with what the person did to it elsewhere."""

    feed: str
    worked: WorkedEntry
    read: bool
    starred: bool
    deleted: bool
    tags: tuple[str, ...] = ()
    received_at: int | None = None
    hidden: bool = False


@frozen
class Holdings:
    """What a program holds, to choose from. ``held`` goes with the feeds of the ``preview``.

    ``origins`` says which of them each feed of the program is (several may be one), by place, and
    ``followed`` which of them we follow already: articles may be taken over to these, too, so the
    preview does not set them aside.
    """

    program: Program
    version: str
    path: str
    preview: OpmlPreview
    held: tuple[Held, ...]
    origins: dict[str, int]
    total: int
    followed: frozenset[int] = frozenset()

    @property
    def all_held(self) -> Held:
        """What is held of all feeds together."""
        return Held(*(sum(each) for each in zip(*self.held, strict=True))) if self.held else Held()


class Span(NamedTuple):
    """Articles of one feed that were added together: their ids, first to last."""

    feed_id: int
    first: int
    last: int


@frozen
class SliceTaken:
    """What one transaction of a take-over stored.

    ``known`` articles were there already; of these some were marked as they were elsewhere.
    """

    added: int = 0
    known: int = 0
    deleted: int = 0
    spans: tuple[Span, ...] = ()
    read: tuple[int, ...] = ()
    starred: tuple[int, ...] = ()
    tagged: tuple[tuple[str, tuple[int, ...]], ...] = ()


@frozen
class Taken:
    """What a take-over did, whole enough to take it back.

    ``spans`` are of feeds that were followed before; what was added to new ones goes with them.
    ``ended`` is ``done``, ``stopped``, or the code of the error that ended it; what came before
    stays in any case.
    """

    report: ImportReport
    added: int = 0
    known: int = 0
    deleted: int = 0
    spans: tuple[Span, ...] = ()
    read: tuple[int, ...] = ()
    starred: tuple[int, ...] = ()
    tagged: tuple[tuple[str, tuple[int, ...]], ...] = ()
    ended: str = "done"
    detail: str = ""

    @property
    def changed(self) -> bool:
        """Whether anything is there that was not before."""
        return bool(
            self.report.added
            or self.report.folders
            or self.added
            or self.deleted
            or self.read
            or self.starred
            or self.tagged
        )


class KeptArticle(NamedTuple):
    """An article as the store keeps it, for an export."""

    feed_id: int
    uid: str
    aliases: tuple[str, ...]
    title: str
    link: str | None
    author: str
    published: str | None
    published_at: int | None
    updated_at: int | None
    received_at: int
    html: str
    read: bool
    starred: bool
    tags: tuple[str, ...]
    categories: tuple[str, ...]
    enclosures: tuple[Enclosure, ...]
    thumbnail: str | None
    comments_url: str | None
    duration_s: int | None
    language: str | None
    content_hash: str
    hidden: bool = False
