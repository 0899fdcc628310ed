"""The sidebar's nodes as a tree: where each of them hangs."""

from __future__ import annotations

from bisect import bisect_left
from itertools import count, groupby
from typing import TYPE_CHECKING

from ui.models.runs import longest_rising
from ui.models.sidebar_nodes import HEADING, SMART, Node
from ui.models.sources import ALERTS, ALL, STARRED, TODAY, UNREAD, Kind, Source
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from feedmon.model import Feed, Folder


class Tree:
    """All nodes, by key (Qt's handle) and by what they stand for."""

    def __init__(self) -> None:
        self._keys = count(1)
        self.root = Node(None, "", (0, 0, 0))
        self.by_key: dict[int, Node] = {}
        self.by_source: dict[Source, Node] = {}
        self.by_feed: dict[int, Node] = {}
        smart = [
            Node(ALL, tr("All Articles"), (SMART, 0, 0)),
            Node(TODAY, tr("Today"), (SMART, 1, 0)),
            Node(UNREAD, tr("Unread"), (SMART, 2, 0)),
            Node(STARRED, tr("Starred"), (SMART, 3, 0)),
            Node(ALERTS, tr("Alerts"), (SMART, 4, 0)),
        ]
        self.heading = Node(None, tr("Feeds"), (HEADING, 0, 0))
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
            _settle(place, 0)

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
                if node.feed is not None:
                    self.by_feed[node.feed.id] = node
        parent.children[row:row] = nodes
        _settle(parent, row)

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
        _settle(old, 0)
        _settle(parent, 0)

    def remove(self, parent: Node, first: int, last: int) -> None:
        """Take rows out with all below them."""
        for child in parent.children[first : last + 1]:
            for node in self.walk(child):
                del self.by_key[node.key]
                if node.source is not None:
                    del self.by_source[node.source]
                if node.feed is not None:
                    del self.by_feed[node.feed.id]
        del parent.children[first : last + 1]
        _settle(parent, first)


def _settle(parent: Node, start: int) -> None:
    """Number what hangs in a node, from a row on; its sums are others now."""
    for row in range(start, len(parent.children)):
        parent.children[row].row = row
    spoil(parent)


def spoil(node: Node | None) -> None:
    """Let a node, and what it stands in, be added up again."""
    while node is not None and node.sums is not None:  # else all above it wait for that already
        node.sums = None
        node = node.parent
