"""What the sidebar's rows count: feeds are added up into folders and views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.models.shared import counted_twice
from ui.models.sidebar_tree import spoil
from ui.models.sources import ALERTS, ALL, STARRED, TODAY, UNREAD, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedmon.model import Counts, Feed
    from ui.models.shared import Shared
    from ui.models.sidebar_nodes import Node
    from ui.models.sidebar_tree import Tree


class Sums:
    """Keeps the numbers of a tree; what nothing happened to is not added up again."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self.failing = 0
        self._starred = self._alerts = self._urgent = 0
        self._today: Mapping[int, int] = {}  # feed id → its unread articles of today
        self._of_today = 0
        self._shared: Shared = {}  # unread stories that feeds share, of all and of today
        self._shared_today: Shared = {}
        self._twice: Mapping[Node, int] = {}

    def set_feed(self, node: Node, feed: Feed) -> None:
        """Let a node show its feed as it is now."""
        before = node.adds()
        counted = node.feed is not None and node.feed.in_totals
        node.set_feed(feed)
        if node.adds() != before or feed.in_totals != counted:
            spoil(node.parent)

    def count(self, counts: Counts) -> list[Node]:
        """Take over counted numbers; the nodes that show another one now."""
        self._starred, self._alerts, self._urgent = counts.starred, counts.alerts, counts.urgent
        self._shared = counts.shared
        changed = []
        for feed_id, node in self._tree.by_feed.items():
            unread = counts.unread.get(feed_id, 0)
            if unread != node.unread:
                node.unread = unread
                spoil(node.parent)
                changed.append(node)
        return changed + self.add_up()

    def count_today(self, unread: Mapping[int, int], shared: Shared) -> list[Node]:
        """Take over what feeds have unread of today; the nodes that show another number now."""
        self._today, self._shared_today = unread, shared
        spoil(self._tree.root)
        return self.add_up()

    def count_searches(self, unread: Mapping[int, int]) -> list[Node]:
        """Take over what searches have unread; the nodes that show another number now."""
        changed = []
        for node in self._tree.searches():
            number = unread.get(0 if node.source is None else node.source.id, node.unread)
            if number != node.unread:
                node.unread = number
                changed.append(node)
        return changed

    def add_up(self) -> list[Node]:
        """Add up the feeds into folders and views; the nodes that show another number now."""
        tree = self._tree
        changed: list[Node] = []
        twice = counted_twice(tree.by_feed, self._shared)
        if tree.root.sums is None:
            self._of_today = sum(map(self._adds_today, self._today))
        total, self.failing = _add_up(tree.root, changed, twice, everywhere=twice != self._twice)
        self._twice = twice
        total = max(0, total - twice[tree.root])
        today = counted_twice(tree.by_feed, self._shared_today)[tree.root]
        smart = (
            (ALL, total),
            (TODAY, max(0, self._of_today - today)),
            (UNREAD, total),
            (STARRED, self._starred),
            (ALERTS, self._alerts),
        )
        for source, number in smart:
            node = tree.by_source[source]
            urgent = self._urgent if source == ALERTS else 0
            if (node.unread, node.urgent) != (number, urgent):
                node.unread, node.urgent = number, urgent
                changed.append(node)
        return changed

    def _adds_today(self, feed_id: int) -> int:
        """Return what a feed adds to the view of today."""
        node = self._tree.by_feed.get(feed_id)
        if node is None or node.feed is None or not node.feed.in_totals:
            return 0
        return self._today[feed_id]


def _add_up(
    node: Node, changed: list[Node], twice: Mapping[Node, int], *, everywhere: bool
) -> tuple[int, int]:
    """Give what a folder, or the top, adds to what is above it: unread articles, failing feeds.

    What is counted ``twice`` within a folder is left out of its number, so where that is another
    now, all folders are looked at.
    """
    if node.sums is not None and not everywhere:
        return node.sums
    unread = failing = 0
    for child in node.children:
        if child.feed is not None:
            more, worse = child.adds()
        elif child.source is not None and child.source.kind is Kind.FOLDER:
            more, worse = _add_up(child, changed, twice, everywhere=everywhere)
        else:
            continue
        unread, failing = unread + more, failing + worse
    node.sums = unread, failing
    shown = max(0, unread - twice.get(node, 0))
    if node.source is not None and (shown, failing) != (node.unread, node.failing):
        node.unread, node.failing = shown, failing
        changed.append(node)
    return node.sums
