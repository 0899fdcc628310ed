"""The claim of a poll, and why a feed that was claimed is not asked after all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import FeedState

if TYPE_CHECKING:
    from feedmon.model import Feed, PollTarget
    from feedmon.poll.sharing import Shared


class PollClaim:
    """The claim of one poll: from ``tried`` on it may be ours, from ``held`` on it is.

    ``asked`` says that the publisher was asked.
    """

    def __init__(self, owner: str) -> None:
        self.owner = owner
        self.tried = False
        self.held = False
        self.asked = False


def unwanted(feed: Feed, before: Feed | PollTarget, asked: Shared) -> str | None:
    """Say why a feed that was claimed is not asked after all; ``before`` is how it was seen."""
    if feed.state in (FeedState.PAUSED, FeedState.GONE):
        return str(feed.state)
    if feed.last_polled_at not in (None, before.last_polled_at) and not asked.whole:
        return "just-asked"  # by another program, while it waited
    return None
