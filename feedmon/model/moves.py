"""Where the redirects of an answer lead, and how long they have led there."""

from __future__ import annotations

from feedmon.frozen import frozen


@frozen
class Moves:
    """What a poll learnt of a feed's address (F-11).

    ``moved_to`` is where a chain of lasting redirects ended, ``moved_since`` when it was first
    seen to; with ``follow`` that was seen often enough for the address to be changed, to one that
    may be private if ``private_allowed``. ``redirected_to`` is where any other chain ended last,
    ``redirected_since`` when it was first seen to end elsewhere than at the feed's address.
    """

    moved_to: str | None = None
    moved_since: int | None = None
    follow: bool = False
    private_allowed: bool = False
    redirected_to: str | None = None
    redirected_since: int | None = None
