"""Folders, and where things stand in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from feedmon.model.feeds import Feed, Rhythm


@frozen
class Folder:
    """A folder of the sidebar; ``parent_id`` is ``None`` at the top.

    ``rhythm`` and what belongs to it are for the feeds within that have none of their own.
    """

    id: int
    title: str
    parent_id: int | None
    position: int
    rhythm: Rhythm | None = None
    poll_interval_s: int | None = None
    poll_floor_s: int | None = None
    poll_ceiling_s: int | None = None
    opml_extra: tuple[tuple[str, str], ...] = ()  # attributes of others in its OPML file


@frozen
class FeedPlace:
    """Where a feed stands: its folder (``None``: the top), and its position among feeds there."""

    id: int
    folder_id: int | None
    position: int


@frozen
class Places:
    """Where feeds and folders stood; ``lost`` are folders that are gone, those above first."""

    feeds: tuple[FeedPlace, ...] = ()
    folders: tuple[Folder, ...] = ()
    lost: tuple[Folder, ...] = ()


@frozen
class Moved:
    """What stands elsewhere now: where it stood ``before``, and the feeds as they are.

    ``folders`` are all there are, if any folder moved.
    """

    before: Places
    feeds: tuple[Feed, ...] = ()
    folders: tuple[Folder, ...] = ()
