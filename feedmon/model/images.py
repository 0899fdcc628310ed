"""Pictures of articles: what is kept of them, and the work of getting one."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from feedmon.frozen import frozen


@frozen
class Pixels:
    """A picture as it is painted: rows of blue, green, red and alpha (premultiplied)."""

    width: int
    height: int
    data: bytes = field(repr=False)


@frozen
class ImageFile:
    """A file of a picture: the hash of its bytes, where it lies in the data directory, its sizes.

    ``size`` in bytes, the others in pixels as the picture is looked at (turned as it wants).
    """

    content_hash: bytes
    path: str
    media_type: str
    size: int
    width: int
    height: int


@frozen
class KeptImage:
    """What is known of the picture at an address: its file, and what asks for news of it."""

    url: str
    file: ImageFile | None = None
    etag: str | None = None
    last_modified: str | None = None
    fresh_until: int | None = None
    last_used_at: int | None = None
    failure: str | None = None
    failures: int = 0
    next_attempt_at: int | None = None


class ImageTurn(StrEnum):
    """What became of the wish to ask for a picture.

    It is yours to do; somebody is at it; there is nothing to ask for; not yet again.
    """

    MINE = "mine"
    BUSY = "busy"
    FRESH = "fresh"
    LATER = "later"


@frozen
class ImageClaim:
    """The answer to a claim, with what is kept of the picture."""

    turn: ImageTurn
    kept: KeptImage


@frozen
class ImageUse:
    """A kept file and how it is used: by which addresses, and when last."""

    urls: tuple[str, ...]
    path: str
    size: int
    last_used_at: int


@frozen
class PicturedEntry:
    """An article as far as its pictures go: the one of the list, and the text with the others."""

    entry_id: int
    feed_id: int
    thumbnail: str | None
    html: str = field(repr=False)
