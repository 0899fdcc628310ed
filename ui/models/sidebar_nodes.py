"""The nodes behind the sidebar's rows: plain Python, told of by ``SidebarModel``."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import count, groupby
from typing import TYPE_CHECKING, NamedTuple

from ui.models.runs import longest_rising
from ui.models.shared import counted_twice
from ui.models.sources import ALERTS, ALL, STARRED, TODAY, UNREAD, Kind, Source
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence

    from feedmon.model import Counts, Feed, Folder, SavedSearch
    from ui.models.shared import Shared

#: Where a node stands among its siblings: the kind of thing, its position, its id.
Order = tuple[int, int, int]

_SMART, _SEARCHES, _HEADING, _FOLDERS, _FEEDS = range(5)


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

    def set_feed(self, feed: Feed) -> None:
        """Show the feed as it is now."""
        self.feed = feed
        self.unread = feed.unread
        self.failing = int(feed.error is not None)
        self.title = feed.title or feed.url
        self.order = (_FEEDS, feed.position, feed.id)

    def set_search(self, search: SavedSearch, position: int) -> None:
        """Show the search as it is now."""
        self.search = search
        self.title = search.title
        self.order = (_SEARCHES, position, search.id)

    def set_folder(self, folder: Folder) -> None:
        """Show the folder as it is now."""
        self.title = folder.title
        self.order = (_FOLDERS, folder.position, folder.id)


class Tree:
    """All nodes, by key (Qt's handle) and by what they stand for."""

    def __init__(self) -> None:
        self._keys = count(1)
        self.root = Node(None, "", (0, 0, 0))
        self.by_key: dict[int, Node] = {}
        self.by_source: dict[Source, Node] = {}
        self._starred = self._alerts = self._urgent = 0
        self._today: Mapping[int, int] = {}  # feed id → its unread articles of today
        self._shared: Shared = {}  # unread stories that feeds share, of all and of today
        self._shared_today: Shared = {}
        smart = [
            Node(ALL, tr("All Articles"), (_SMART, 0, 0)),
            Node(TODAY, tr("Today"), (_SMART, 1, 0)),
            Node(UNREAD, tr("Unread"), (_SMART, 2, 0)),
            Node(STARRED, tr("Starred"), (_SMART, 3, 0)),
            Node(ALERTS, tr("Alerts"), (_SMART, 4, 0)),
        ]
        self.heading = Node(None, tr("Feeds"), (_HEADING, 0, 0))
        self.insert(self.root, 0, [*smart, self.heading])

    def fill(self, folders: Sequence[Folder], feeds: Sequence[Feed]) -> None:
        """Hang up folders and feeds, without telling anybody."""
        nodes = {folder.id: Node.of_folder(folder) for folder in folders}
        below: dict[int | None, list[Node]] = {}
        for folder in folders:
            known = folder.parent_id if folder.parent_id in nodes else None
            below.setdefault(known, []).append(nodes[folder.id])
        for feed in feeds:
            home = feed.folder_id if feed.folder_id in nodes else None
            below.setdefault(home, []).append(Node.of_feed(feed))
        waiting: list[tuple[int | None, Node]] = [(None, self.root)]
        while waiting:
            folder_id, parent = waiting.pop()
            children = sorted(below.get(folder_id, ()), key=lambda node: node.order)
            self.insert(parent, len(parent.children), children)
            waiting += [
                (node.source.id, node)
                for node in children
                if node.source is not None and node.source.kind is Kind.FOLDER
            ]

    def folder(self, folder_id: int | None) -> Node:
        """Return the node of a folder; the top for none, and for one that is not there (yet)."""
        if folder_id is None:
            return self.root
        return self.by_source.get(Source(Kind.FOLDER, folder_id), self.root)

    def folder_ids(self) -> list[int]:
        """Return the ids of all folders."""
        return [source.id for source in self.by_source if source.kind is Kind.FOLDER]

    def searches(self) -> list[Node]:
        """Return the nodes of the saved searches, in their order."""
        return [child for child in self.root.children if child.search is not None]

    def walk(self, node: Node) -> Iterator[Node]:
        """Yield a node and all below it, as they are seen from top to bottom."""
        waiting = [node]
        while waiting:
            each = waiting.pop()
            yield each
            waiting += reversed(each.children)

    # --- changing; the rows stay numbered -----------------------------------------------------

    def misplaced(self, homes: Mapping[Node, Node]) -> list[Node]:
        """Return which nodes have to move for these to stand in order in their homes, in order.

        As few as will do: that may be a neighbour of theirs, which has no new home.
        """
        staying: dict[Node, list[Node]] = {}
        for node, home in homes.items():
            if node.parent is home:
                staying.setdefault(home, [])
        settled = set()
        neighbours: list[Node] = []
        for home in staying:
            rows = [child for child in home.children if homes.get(child, home) is home]
            kept = longest_rising([child.order for child in rows])
            settled |= {rows[place] for place in kept}
            neighbours += [row for row in rows if row not in settled and row not in homes]
        return [node for node in homes if node not in settled] + neighbours

    def place(self, home: Node, node: Node, waiting: Container[Node]) -> int:
        """Return the row before which ``node`` belongs, counted with itself where it stands.

        Those who wait for being placed themselves don't count.
        """
        for child in home.children:
            if child is not node and child not in waiting and child.order > node.order:
                return child.row
        return len(home.children)

    def rearrange(self, homes: Mapping[Node, Node]) -> None:
        """Hang all these nodes into their homes and put those in order."""
        places = {home: home for home in homes.values()}
        for node in homes:
            if node.parent is not None:
                places[node.parent] = node.parent
        for place in places:
            place.children = [child for child in place.children if child not in homes]
        for node, home in homes.items():
            node.parent = home
            home.children.append(node)
        for place in places:
            place.children.sort(key=lambda child: child.order)
            _number(place, 0)

    def places(self, parent: Node, nodes: Iterable[Node]) -> list[tuple[int, list[Node]]]:
        """Return the rows where runs of new nodes belong, from the top, counted without them."""
        wanted = sorted(nodes, key=lambda node: node.order)
        rows = [
            (bisect_left(parent.children, node.order, key=lambda child: child.order), node)
            for node in wanted
        ]
        return [
            (row, [node for _, node in group])
            for row, group in groupby(rows, key=lambda pair: pair[0])
        ]

    def insert(self, parent: Node, row: int, nodes: Sequence[Node]) -> None:
        """Hang nodes in."""
        for node in nodes:
            node.parent = parent
            node.key = next(self._keys)
            self.by_key[node.key] = node
            if node.source is not None:
                self.by_source[node.source] = node
        parent.children[row:row] = nodes
        _number(parent, row)

    def move(self, node: Node, parent: Node, row: int) -> None:
        """Hang a node elsewhere; ``row`` counts it where it still stands."""
        old = node.parent
        if old is None:
            return
        if old is parent and node.row < row:
            row -= 1
        old.children.remove(node)
        parent.children.insert(row, node)
        node.parent = parent
        _number(old, 0)
        _number(parent, 0)

    def remove(self, parent: Node, first: int, last: int) -> None:
        """Take rows out with all below them."""
        for child in parent.children[first : last + 1]:
            for node in self.walk(child):
                del self.by_key[node.key]
                if node.source is not None:
                    del self.by_source[node.source]
        del parent.children[first : last + 1]
        _number(parent, first)

    # --- counting -----------------------------------------------------------------------------

    def count(self, counts: Counts) -> list[Node]:
        """Take over counted numbers; the nodes that show another one now."""
        self._starred, self._alerts, self._urgent = counts.starred, counts.alerts, counts.urgent
        self._shared = counts.shared
        changed = []
        for source, node in self.by_source.items():
            if source.kind is Kind.FEED:
                unread = counts.unread.get(source.id, 0)
                if unread != node.unread:
                    node.unread = unread
                    changed.append(node)
        return changed + self.add_up()

    def count_today(self, unread: Mapping[int, int], shared: Shared) -> list[Node]:
        """Take over what feeds have unread of today; the nodes that show another number now."""
        self._today, self._shared_today = unread, shared
        return self.add_up()

    def count_searches(self, unread: Mapping[int, int]) -> list[Node]:
        """Take over what searches have unread; the nodes that show another number now."""
        changed = []
        for node in self.searches():
            number = unread.get(0 if node.source is None else node.source.id, node.unread)
            if number != node.unread:
                node.unread = number
                changed.append(node)
        return changed

    def add_up(self) -> list[Node]:
        """Add up the feeds into folders and views; the nodes that show another number now."""
        changed: list[Node] = []
        twice = counted_twice(self.by_source, self._shared)
        total = sum(_add_up(child, changed, twice)[0] for child in self.root.children)
        total = max(0, total - twice[self.root])
        today = sum(map(self._of_today, self._today))
        today = max(0, today - counted_twice(self.by_source, self._shared_today)[self.root])
        smart = (
            (ALL, total),
            (TODAY, today),
            (UNREAD, total),
            (STARRED, self._starred),
            (ALERTS, self._alerts),
        )
        for source, number in smart:
            node = self.by_source[source]
            urgent = self._urgent if source == ALERTS else 0
            if (node.unread, node.urgent) != (number, urgent):
                node.unread, node.urgent = number, urgent
                changed.append(node)
        return changed

    def _of_today(self, feed_id: int) -> int:
        """Return what a feed adds to the view of today."""
        node = self.by_source.get(Source(Kind.FEED, feed_id))
        if node is None or node.feed is None or not node.feed.in_totals:
            return 0
        return self._today[feed_id]


def _add_up(node: Node, changed: list[Node], twice: Mapping[Node, int]) -> tuple[int, int]:
    """Give what a node adds to the one above it: unread articles and failing feeds.

    What is counted ``twice`` within a folder is left out of its number.
    """
    if node.feed is not None:
        return node.unread if node.feed.in_totals else 0, node.failing
    if node.source is None or node.source.kind is not Kind.FOLDER:
        return 0, 0
    unread = failing = 0
    for child in node.children:
        more, worse = _add_up(child, changed, twice)
        unread, failing = unread + more, failing + worse
    shown = max(0, unread - twice.get(node, 0))
    if (shown, failing) != (node.unread, node.failing):
        node.unread, node.failing = shown, failing
        changed.append(node)
    return unread, failing


def _number(parent: Node, start: int) -> None:
    for row in range(start, len(parent.children)):
        parent.children[row].row = row
