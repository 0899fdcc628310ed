"""What loading older articles came to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OlderLoaded:
    """How many documents of an archive were read, and how many new articles were in them.

    ``ended`` is a code of why it went no further: end (there is nothing older), known (what was
    missed is there), seen (the archive leads back to itself), enough (for once), kept (no more
    articles of the feed are kept), moved (it has another address meanwhile), busy (it is being
    loaded already).
    """

    feed_id: int
    documents: int
    new: int
    ended: str
