"""The tree of the sidebar: the views of everything, then folders and feeds as people sorted them.

Rows are told of by id and in place: an event never resets the tree, so what is open, selected and
scrolled to stays.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.models.runs import runs
from ui.models.sidebar_nodes import Node, Tree
from ui.models.sidebar_words import problem, spoken, tooltip
from ui.models.sources import ALL, MOVABLE, Kind, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from feedmon.model import Counts, Feed, Folder

Index = QModelIndex | QPersistentModelIndex

_NOTHING = QModelIndex()
#: More changed spans than this below one parent are told of as one: a view repaints what it shows,
#: and each telling takes 25 µs.
_SPANS = 8
#: More rows than this that change their places are moved all at once.
_MOVES = 16


class SidebarRole(IntEnum):
    """Roles beyond Qt's own."""

    SOURCE = Qt.ItemDataRole.UserRole + 1  # Source; None for the heading
    UNREAD = Qt.ItemDataRole.UserRole + 2  # int
    BUSY = Qt.ItemDataRole.UserRole + 3  # bool: being fetched now
    PROBLEM = Qt.ItemDataRole.UserRole + 4  # str: what fails and why; "" when nothing does
    FEED = Qt.ItemDataRole.UserRole + 5  # Feed | None
    UNSAFE = Qt.ItemDataRole.UserRole + 6  # bool: its answers come unencrypted, against its address


class SidebarModel(QAbstractItemModel):
    """Smart views, a heading, folders and feeds.

    *Signals*: ``changed()`` once after each telling, however many rows it touched;
    ``renamed(Source, str)`` when a person typed another title: the model waits for the engine to
    say that it is so.
    """

    changed = Signal()
    renamed = Signal(object, str)

    def __init__(self, now: Callable[[], float], parent: Any = None) -> None:
        super().__init__(parent)
        self._now = now
        self._tree = Tree()

    # --- what is there ----------------------------------------------------------------------

    def source(self, index: Index) -> Source | None:
        """Return what a row stands for."""
        return self._node(index).source

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

    def feed(self, feed_id: int) -> Feed | None:
        """Return a feed as it was told of last."""
        node = self._tree.by_source.get(Source(Kind.FEED, feed_id))
        return None if node is None else node.feed

    def feeds(self, source: Source = ALL) -> Iterator[Feed]:
        """Yield the feeds of a place in the order of the tree: all, a folder's, or the one."""
        node = self._tree.by_source.get(source)
        if node is None:
            return
        if source.kind not in {Kind.FOLDER, Kind.FEED}:
            node = self._tree.root
        yield from (each.feed for each in self._tree.walk(node) if each.feed is not None)

    def home(self, source: Source) -> Source | None:
        """Return the folder in which a folder or feed lies; ``None`` is the top."""
        node = self._tree.by_source.get(source)
        return None if node is None or node.parent is None else node.parent.source

    def inside(self, folder: Source | None) -> list[Source]:
        """Return the folders and feeds that lie in a folder itself, or at the top (``None``)."""
        node = self._tree.root if folder is None else self._tree.by_source.get(folder)
        below = [] if node is None else [child.source for child in node.children]
        return [each for each in below if each is not None and each.kind in MOVABLE]

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

    # --- what comes and goes ----------------------------------------------------------------

    def reset(self, folders: Iterable[Folder], feeds: Iterable[Feed], counts: Counts) -> None:
        """Show another tree."""
        self.beginResetModel()
        self._tree = Tree()
        self._tree.fill(list(folders), list(feeds))
        self._tree.count(counts)
        self.endResetModel()
        self.changed.emit()

    def put_feeds(self, feeds: Iterable[Feed]) -> None:
        """Insert, update and move feeds, each to its place."""
        homes: dict[Node, Node] = {}
        fresh: dict[Node, list[Node]] = {}
        for feed in feeds:
            node = self._tree.by_source.get(Source(Kind.FEED, feed.id))
            parent = self._tree.folder(feed.folder_id)
            if node is None:
                fresh.setdefault(parent, []).append(Node.of_feed(feed))
                continue
            node.set_feed(feed)
            homes[node] = parent
        self._arrange(homes)
        self._tell_changed(homes)
        for parent, nodes in fresh.items():
            self._insert(parent, nodes)
        self._tell_changed(self._tree.add_up())
        self.changed.emit()

    def put_folders(self, folders: Iterable[Folder]) -> None:
        """Make the folders of the tree these: all of them, as they are now."""
        wanted = {folder.id: folder for folder in folders}
        waiting = list(wanted.values())
        homes: dict[Node, Node] = {}  # those above come before those below them
        while waiting:
            # Parents first, whatever their order; a parent that does not exist counts as the top.
            ready = [f for f in waiting if not any(f.parent_id == w.id for w in waiting)]
            for folder in ready or waiting:
                node = self._tree.by_source.get(Source(Kind.FOLDER, folder.id))
                parent = self._tree.folder(folder.parent_id)
                if node is None:
                    self._insert(parent, [Node.of_folder(folder)])
                    continue
                node.set_folder(folder)
                homes[node] = parent
            waiting = [folder for folder in waiting if folder not in ready] if ready else []
        self._arrange(homes)
        self._tell_changed(homes)
        for folder_id in self._tree.folder_ids():
            if folder_id not in wanted:
                self._dissolve(Source(Kind.FOLDER, folder_id))
        self._tell_changed(self._tree.add_up())
        self.changed.emit()

    def remove_feeds(self, feed_ids: Iterable[int]) -> None:
        """Take feeds out."""
        self._remove(Source(Kind.FEED, feed_id) for feed_id in feed_ids)
        self._tell_changed(self._tree.add_up())
        self.changed.emit()

    def set_counts(self, counts: Counts) -> None:
        """Show these counts."""
        self._tell_changed(self._tree.count(counts))
        self.changed.emit()

    def set_busy(self, feed_ids: Iterable[int], busy: bool) -> None:
        """Set or take away the mark of feeds that are being fetched."""
        changed = []
        for feed_id in feed_ids:
            node = self._tree.by_source.get(Source(Kind.FEED, feed_id))
            if node is not None and node.busy != busy:
                node.busy = busy
                changed.append(node)
        self._tell_changed(changed)

    def _insert(self, parent: Node, nodes: list[Node]) -> None:
        for row, run in reversed(self._tree.places(parent, nodes)):
            self.beginInsertRows(self._index(parent), row, row + len(run) - 1)
            self._tree.insert(parent, row, run)
            self.endInsertRows()

    def _arrange(self, homes: dict[Node, Node]) -> None:
        """Move nodes into their homes and to where their order wants them."""
        waiting = self._tree.misplaced(homes)
        if len(waiting) > _MOVES:
            self._rearrange({node: homes[node] for node in waiting})
            return
        left = set(waiting)
        for node in waiting:
            home, old = homes[node], node.parent
            row = self._tree.place(home, node, left)
            left.discard(node)
            if old is not None and self.beginMoveRows(
                self._index(old), node.row, node.row, self._index(home), row
            ):
                self._tree.move(node, home, row)
                self.endMoveRows()

    def _rearrange(self, homes: dict[Node, Node]) -> None:
        """Move many at once: a view lays its rows out anew then, and keeps all else."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        nodes = [self._node(index) for index in before]
        self._tree.rearrange(homes)
        self.changePersistentIndexList(before, [self._index(node) for node in nodes])
        self.layoutChanged.emit()

    def _dissolve(self, folder: Source) -> None:
        """Take a folder out and leave what is in it where the folder was."""
        node = self._tree.by_source[folder]
        self._arrange(dict.fromkeys(node.children, node.parent or self._tree.root))
        self._remove([folder])

    def _remove(self, sources: Iterable[Source]) -> None:
        by_parent: dict[Node, list[int]] = {}
        for source in list(sources):
            node = self._tree.by_source.get(source)
            if node is not None and node.parent is not None:
                by_parent.setdefault(node.parent, []).append(node.row)
        for parent, rows in by_parent.items():
            for first, last in reversed(list(runs(rows))):
                self.beginRemoveRows(self._index(parent), first, last)
                self._tree.remove(parent, first, last)
                self.endRemoveRows()

    def _tell_changed(self, nodes: Iterable[Node]) -> None:
        by_parent: dict[Node, list[int]] = {}
        for node in nodes:
            if node.parent is not None:
                by_parent.setdefault(node.parent, []).append(node.row)
        for parent, rows in by_parent.items():
            spans = list(runs(rows))
            if len(spans) > _SPANS:
                spans = [(spans[0][0], spans[-1][1])]
            for first, last in spans:
                self.dataChanged.emit(
                    self._index(parent.children[first]), self._index(parent.children[last])
                )

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
        parent = self._node(index).parent
        return QModelIndex() if parent is None else self._index(parent)

    def rowCount(self, parent: Index = _NOTHING) -> int:
        """Count the rows below ``parent``."""
        return len(self._node(parent).children)

    def columnCount(self, _parent: Index = _NOTHING) -> int:
        """One."""
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Folders and feeds can be renamed and dragged; the heading is only looked at."""
        node = self._node(index)
        if node.source is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if node.source.kind in MOVABLE:
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: PLR0911
        """Answer the roles of a row."""
        node = self._node(index)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return node.title
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(node, self._now())
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(node)
            case SidebarRole.SOURCE:
                return node.source
            case SidebarRole.UNREAD:
                return node.unread
            case SidebarRole.BUSY:
                return node.busy
            case SidebarRole.PROBLEM:
                return problem(node)
            case SidebarRole.FEED:
                return node.feed
            case SidebarRole.UNSAFE:
                return node.feed is not None and "insecure-redirect" in node.feed.warnings
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell that a person typed another title."""
        node = self._node(index)
        title = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or node.source is None or title == node.title:
            return False
        self.renamed.emit(node.source, title)
        return False
