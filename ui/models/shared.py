"""Unread stories that several feeds share: each is one article where these feeds stand together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedmon.model import Feed

#: Unread stories by the feeds that tell them.
Shared = dict[tuple[int, ...], int]


class Counted(Protocol):
    """A feed or folder, as far as it is counted."""

    @property
    def feed(self) -> Feed | None:
        """Return the feed, if it is one."""

    @property
    def unread(self) -> int:
        """Return how many articles are unread in it."""

    @property
    def parent(self) -> Self | None:
        """Return what it stands in."""


N = TypeVar("N", bound=Counted)


def counted_twice(nodes: Mapping[int, N], shared: Shared) -> Counter[N]:
    """Return how much too much the unread articles of its feeds are in each folder, and at the top.

    Feeds that are left out of totals add nothing to them.
    """
    twice: Counter[N] = Counter()
    for feeds, stories in shared.items():
        tellers: Counter[N] = Counter()
        for feed_id in feeds:
            node = nodes.get(feed_id)
            # Counts come together, feeds one by one: one may have been read since.
            if node is None or node.feed is None or not (node.feed.in_totals and node.unread):
                continue
            above = node.parent
            while above is not None:
                tellers[above] += 1
                above = above.parent
        for above, number in tellers.items():
            if number > 1:
                twice[above] += stories * (number - 1)
    return twice
