"""The nodes behind the sidebar's rows: plain Python, told of by ``SidebarModel``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ui.models.sources import Kind, Source

if TYPE_CHECKING:
    from collections.abc import Collection

    from feedmon.model import Feed, Folder, SavedSearch

#: Where a node stands among its siblings: the kind of thing, its position, its id.
Order = tuple[int, int, int]

SMART, SEARCHES, HEADING, FOLDERS, FEEDS = range(5)


class Looks(NamedTuple):
    """All that is seen or heard of a row: whoever has painted it need not do so again."""

    source: Source | None
    title: str
    unread: int
    urgent: int
    failing: int
    busy: bool
    holds: bool  # something lies below it
    address: str = ""
    state: str = ""
    counted: bool = True
    problem: tuple[str | None, str | None] = (None, None)
    warnings: Collection[str] = ()


@dataclass(eq=False, slots=True)
class Node:
    """A row: what it stands for, what it shows and where it hangs."""

    source: Source | None
    title: str
    order: Order
    feed: Feed | None = None
    search: SavedSearch | None = None
    unread: int = 0
    urgent: int = 0  # of the unread ones
    failing: int = 0  # feeds: 0 or 1; folders: how many below
    busy: bool = False
    key: int = 0
    row: int = 0
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    #: What its children add up to, as unread and failing; ``None`` where that has to be seen to.
    sums: tuple[int, int] | None = None

    @classmethod
    def of_feed(cls, feed: Feed) -> Node:
        """Make the node of a feed."""
        node = cls(Source(Kind.FEED, feed.id), "", (0, 0, 0))
        node.set_feed(feed)
        return node

    @classmethod
    def of_folder(cls, folder: Folder) -> Node:
        """Make the node of a folder."""
        node = cls(Source(Kind.FOLDER, folder.id), "", (0, 0, 0))
        node.set_folder(folder)
        return node

    @classmethod
    def of_search(cls, search: SavedSearch, position: int) -> Node:
        """Make the node of a saved search."""
        node = cls(Source(Kind.SEARCH, search.id), "", (0, 0, 0))
        node.set_search(search, position)
        return node

    def looks(self) -> Looks:
        """Return what is seen and heard of it now."""
        feed = self.feed
        plain = (self.source, self.title, self.unread, self.urgent, self.failing, self.busy)
        if feed is None:
            return Looks(*plain, bool(self.children))
        problem = (feed.error, feed.error_detail)
        return Looks(*plain, False, feed.url, feed.state, feed.in_totals, problem, feed.warnings)

    def adds(self) -> tuple[int, int]:
        """Return what a feed adds to what it stands in: unread articles, and whether it fails."""
        counted = self.feed is not None and self.feed.in_totals
        return self.unread if counted else 0, self.failing

    def set_feed(self, feed: Feed) -> None:
        """Show the feed as it is now."""
        self.feed = feed
        self.unread = feed.unread
        self.failing = int(feed.error is not None)
        self.title = feed.title or feed.url
        self.order = (FEEDS, feed.position, feed.id)

    def set_search(self, search: SavedSearch, position: int) -> None:
        """Show the search as it is now."""
        self.search = search
        self.title = search.title
        self.order = (SEARCHES, position, search.id)

    def set_folder(self, folder: Folder) -> None:
        """Show the folder as it is now."""
        self.title = folder.title
        self.order = (FOLDERS, folder.position, folder.id)
