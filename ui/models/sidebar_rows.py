"""The rows of the sidebar as views ask for them, and what can be looked up among them."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.models.sidebar_tree import Tree
from ui.models.sidebar_words import problem, spoken, tooltip
from ui.models.sources import ALL, MOVABLE, Kind, Source
from ui.text import watches

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

    from PySide6.QtCore import QItemSelection

    from feedmon.model import Feed, SavedSearch
    from ui.models.sidebar_nodes import Looks, Node

Index = QModelIndex | QPersistentModelIndex

_NOTHING = QModelIndex()
#: Warnings that stand beside a feed as an open lock.
_UNSAFE = frozenset({"insecure-redirect", "unverified"})
#: Made once: views ask for the flags of each row, and joining them takes longer than the rest.
_CHOOSABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_MOVABLE = _CHOOSABLE | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled


class SidebarRole(IntEnum):
    """Roles beyond Qt's own."""

    SOURCE = Qt.ItemDataRole.UserRole + 1  # Source; None for the heading
    UNREAD = Qt.ItemDataRole.UserRole + 2  # int
    BUSY = Qt.ItemDataRole.UserRole + 3  # bool: being fetched now
    PROBLEM = Qt.ItemDataRole.UserRole + 4  # str: what fails and why; "" when nothing does
    FEED = Qt.ItemDataRole.UserRole + 5  # Feed | None
    UNSAFE = Qt.ItemDataRole.UserRole + 6  # bool: there is an open lock beside it
    URGENT = Qt.ItemDataRole.UserRole + 7  # int: how many of the unread are urgent


#: What is answered as it stands in the node.
_PLAIN: dict[int, str] = {
    SidebarRole.SOURCE: "source",
    SidebarRole.UNREAD: "unread",
    SidebarRole.BUSY: "busy",
    SidebarRole.FEED: "feed",
    SidebarRole.URGENT: "urgent",
}


class SidebarRows(QAbstractItemModel):
    """Everything about the tree but its changes.

    *Signals*: ``renamed(Source, str)`` when a person typed another title: the model waits for the
    engine to say that it is so.
    """

    renamed = Signal(object, str)

    def __init__(self, now: Callable[[], float], parent: Any = None) -> None:
        super().__init__(parent)
        self._now = now
        self._tree = Tree()

    # --- what is there ----------------------------------------------------------------------

    def source(self, index: Index) -> Source | None:
        """Return what a row stands for."""
        return self._node(index).source

    def look(self, index: Index) -> Looks:
        """Return all that is seen of a row: what was painted with the same looks is as it was."""
        return self._node(index).looks()

    def sources(self, selection: QItemSelection) -> list[Source]:
        """Return what the rows of a selection stand for: its indexes would be made one by one."""
        spans = [selection.at(place) for place in range(selection.count())]
        rows = [
            node
            for span in spans
            for node in self._node(span.parent()).children[span.top() : span.bottom() + 1]
        ]
        return [node.source for node in rows if node.source is not None]

    def index_of(self, source: Source) -> QModelIndex:
        """Return the row of a place; invalid when it is not there."""
        node = self._tree.by_source.get(source)
        return QModelIndex() if node is None else self._index(node)

    def title(self, source: Source) -> str:
        """Return the title of a place; empty when it is not there."""
        node = self._tree.by_source.get(source)
        return "" if node is None else node.title

    def unread(self, source: Source) -> int:
        """Return how many unread articles a place has."""
        node = self._tree.by_source.get(source)
        return 0 if node is None else node.unread

    def urgent(self, source: Source) -> int:
        """Return how many of these are urgent."""
        node = self._tree.by_source.get(source)
        return 0 if node is None else node.urgent

    def feed(self, feed_id: int) -> Feed | None:
        """Return a feed as it was told of last."""
        node = self._tree.by_feed.get(feed_id)
        return None if node is None else node.feed

    def address(self, feed_id: int) -> str:
        """Return the address of a feed; empty when it is not there."""
        feed = self.feed(feed_id)
        return "" if feed is None else feed.url

    def is_watch(self, feed_id: int) -> bool:
        """Tell whether this is a page that is watched, and no feed."""
        feed = self.feed(feed_id)
        return feed is not None and watches.is_watch(feed)

    def feeds(self, source: Source = ALL) -> Iterator[Feed]:
        """Yield the feeds of a place in the order of the tree: all, a folder's, or the one."""
        node = self._tree.by_source.get(source)
        if node is None:
            return
        if source.kind not in {Kind.FOLDER, Kind.FEED}:
            node = self._tree.root
        yield from (each.feed for each in self._tree.walk(node) if each.feed is not None)

    def search(self, search_id: int) -> SavedSearch | None:
        """Return a saved search as it was told of last."""
        node = self._tree.by_source.get(Source(Kind.SEARCH, search_id))
        return None if node is None else node.search

    def searches(self) -> list[SavedSearch]:
        """Return the saved searches in their order."""
        return [node.search for node in self._tree.searches() if node.search is not None]

    def home(self, source: Source) -> Source | None:
        """Return the folder in which a folder or feed lies; ``None`` is the top."""
        node = self._tree.by_source.get(source)
        return None if node is None or node.parent is None else node.parent.source

    def inside(self, folder: Source | None) -> list[Source]:
        """Return the folders and feeds that lie in a folder itself, or at the top (``None``)."""
        node = self._tree.root if folder is None else self._tree.by_source.get(folder)
        below = [] if node is None else [child.source for child in node.children]
        return [each for each in below if each is not None and each.kind in MOVABLE]

    def without_unread(self, but: Iterable[Source | None]) -> set[Source]:
        """Return feeds and folders that have nothing unread, ``but`` these and what holds them."""
        kept = set()
        for source in but:
            node = None if source is None else self._tree.by_source.get(source)
            while node is not None:
                kept.add(node.source)
                node = node.parent
        found = set()
        for node in reversed(list(self._tree.walk(self._tree.root))):  # those below come first
            source = node.source
            if source is None or source in kept or source.kind not in MOVABLE:
                continue
            if node.unread == 0 and all(child.source in found for child in node.children):
                found.add(source)
        return found

    def has_more_than(self, sources: Container[Source]) -> bool:
        """Tell whether there are folders or feeds beside these."""
        return any(
            source.kind in MOVABLE and source not in sources for source in self._tree.by_source
        )

    def folder_sources(self) -> list[Source]:
        """Return the places of all folders, those above before those below them."""
        return [
            node.source
            for node in self._tree.walk(self._tree.root)
            if node.source is not None and node.source.kind is Kind.FOLDER
        ]

    def next_unread(self, after: Source) -> Source | None:
        """Return the next feed with unread articles below ``after``, or from the top again."""
        order = [node for node in self._tree.walk(self._tree.root) if node.feed is not None]
        start = self._tree.by_source.get(after)
        inside = set() if start is None else {id(node) for node in self._tree.walk(start)}
        last = max((at for at, node in enumerate(order) if id(node) in inside), default=-1)
        found = (node for node in order[last + 1 :] + order if id(node) not in inside)
        return next((node.source for node in found if node.unread), None)

    # --- Qt's side --------------------------------------------------------------------------

    def _index(self, node: Node) -> QModelIndex:
        if node is self._tree.root:
            return QModelIndex()
        return self.createIndex(node.row, 0, node.key)

    def _node(self, index: Index) -> Node:
        return self._tree.by_key[index.internalId()] if index.isValid() else self._tree.root

    def index(self, row: int, column: int, parent: Index = _NOTHING) -> QModelIndex:
        """Return the index of a row below ``parent``."""
        children = self._node(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self._index(children[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """Return the row above which ``index`` hangs."""
        if not index.isValid():
            return QModelIndex()
        # Views ask this many times for every row: one call of ours less is seen.
        parent = self._tree.by_key[index.internalId()].parent
        if parent is None or parent.parent is None:
            return QModelIndex()
        return self.createIndex(parent.row, 0, parent.key)

    def rowCount(self, parent: Index = _NOTHING) -> int:
        """Count the rows below ``parent``."""
        return len(self._node(parent).children)

    def columnCount(self, _parent: Index = _NOTHING) -> int:
        """One."""
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Folders, feeds and searches can be renamed; the heading is only looked at."""
        source = self._node(index).source
        if source is None:
            return Qt.ItemFlag.NoItemFlags
        if source.kind is Kind.SEARCH:
            return _CHOOSABLE | Qt.ItemFlag.ItemIsEditable
        return _MOVABLE if source.kind in MOVABLE else _CHOOSABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer the roles of a row."""
        node = self._node(index)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return node.title
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(node, self._now())
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(node)
            case SidebarRole.PROBLEM:
                return problem(node)
            case SidebarRole.UNSAFE:
                return node.feed is not None and not _UNSAFE.isdisjoint(node.feed.warnings)
        return getattr(node, _PLAIN[role]) if role in _PLAIN else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell that a person typed another title."""
        node = self._node(index)
        title = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or node.source is None or title == node.title:
            return False
        self.renamed.emit(node.source, title)
        return False
