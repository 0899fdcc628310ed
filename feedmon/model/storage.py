"""The store as a whole: how much it holds, and what changed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from feedmon.model.entries import EntrySummary
    from feedmon.model.feeds import Feed
    from feedmon.model.folders import Folder
    from feedmon.model.searching import SavedSearch


@frozen
class StoreFacts:
    """How much the store holds; ``size`` in bytes, ``schema`` the number of its format."""

    path: str
    size: int
    schema: int
    feeds: int
    folders: int
    entries: int


@frozen
class Storage:
    """What a data directory holds, in bytes: store, copies of it, logs, pictures of articles.

    ``feeds`` and ``entries`` say how many there are.
    """

    directory: str
    store: int
    copies: int
    logs: int
    feeds: int
    entries: int
    pictures: int = 0


@frozen
class Delta:
    """What changed in the store since ``revision``, for a window beside another program.

    ``searches`` are all that are kept, or ``None`` when none changed. ``reload`` says that too
    much changed to be listed: the entries are to be read anew.
    """

    revision: int
    feeds: tuple[Feed, ...]
    folders: tuple[Folder, ...]
    entries: tuple[EntrySummary, ...]
    removed_feeds: tuple[int, ...]
    removed_folders: tuple[int, ...]
    removed_entries: tuple[int, ...]
    reload: bool = False
    searches: tuple[SavedSearch, ...] | None = None
