"""Icons of feeds: where they are looked for, what was found, and how they are shown."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen
class IconWish:
    """A feed that is due to be looked at for its icon, with what it says of where that may be."""

    feed_id: int
    url: str
    site_url: str | None
    icon_url: str | None
    private_allowed: bool


@frozen
class Find:
    """An icon, the address where it was (``None``: within the page), and what asks for news of it.

    The validators of the page are those of the page that named it, if one did.
    """

    icon_id: int
    url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    page_etag: str | None = None
    page_last_modified: str | None = None


@frozen
class Look:
    """What is known of a place. ``due`` says that it is to be looked at now, by who asked."""

    place: str
    due: bool
    find: Find | None = None
    next_look_at: int | None = None


class PictureState(StrEnum):
    """Whether somebody has made an icon of a picture: yes, somebody is at it, it is yours to do."""

    DONE = "done"
    BUSY = "busy"
    MINE = "mine"


@frozen
class Picture:
    """The work on one picture, by the hash of its bytes; done without an icon it can be none."""

    state: PictureState
    icon_id: int | None = None


@frozen
class FeedIcons:
    """Which icon each feed has (those without are left out), and the PNG of each icon."""

    by_feed: Mapping[int, int]
    images: Mapping[int, bytes] = field(repr=False)
