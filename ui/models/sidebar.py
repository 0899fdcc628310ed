"""The tree of the sidebar: the views of everything, then folders and feeds as people sorted them.

Rows are told of by id and in place: an event never resets the tree, so what is open, selected and
scrolled to stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from ui.models.runs import runs
from ui.models.sidebar_counts import Sums
from ui.models.sidebar_nodes import Node
from ui.models.sidebar_rows import Index, SidebarRole, SidebarRows
from ui.models.sidebar_tree import Tree
from ui.models.sources import Kind, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from feedmon.model import Counts, Feed, Folder, SavedSearch
    from ui.models.shared import Shared

__all__ = ["Index", "SidebarModel", "SidebarRole"]

#: More changed spans than this below one parent are told of as one: a view repaints what it shows,
#: and each telling takes 25 µs.
_SPANS = 8
#: More rows than this that change their places are moved all at once.
_MOVES = 16


class SidebarModel(SidebarRows):
    """Smart views, a heading, folders and feeds.

    *Signals*: ``changed()`` once after each telling, however many rows it touched.
    """

    changed = Signal()

    def __init__(self, now: Callable[[], float], parent: Any = None) -> None:
        super().__init__(now, parent)
        self._sums = Sums(self._tree)

    def reset(
        self,
        folders: Iterable[Folder],
        feeds: Iterable[Feed],
        counts: Counts,
        searches: Sequence[SavedSearch] = (),
    ) -> None:
        """Show another tree."""
        self.beginResetModel()
        self._tree = Tree()
        self._sums = Sums(self._tree)
        nodes = [Node.of_search(each, place) for place, each in enumerate(searches)]
        self._tree.insert(self._tree.root, self._tree.heading.row, nodes)
        self._tree.fill(list(folders), list(feeds))
        self._sums.count(counts)
        self.endResetModel()
        self.changed.emit()

    @property
    def failing(self) -> int:
        """How many feeds failed when they were asked last."""
        return self._sums.failing

    def put_feeds(self, feeds: Iterable[Feed]) -> None:
        """Insert, update and move feeds, each to its place."""
        homes: dict[Node, Node] = {}
        fresh: dict[Node, list[Node]] = {}
        changed: list[Node] = []
        for feed in feeds:
            node = self._tree.by_feed.get(feed.id)
            parent = self._tree.folder(feed.folder_id)
            if node is None:
                fresh.setdefault(parent, []).append(Node.of_feed(feed))
                continue
            order, looks = node.order, node.looks()
            self._sums.set_feed(node, feed)
            if node.order != order or node.parent is not parent:
                homes[node] = parent
            if node.looks() != looks:
                changed.append(node)
        if homes:
            self._arrange(homes)
        for parent, nodes in fresh.items():
            self._insert(parent, nodes)
        if changed or fresh or homes:
            self._tell_changed({*changed, *homes, *self._sums.add_up()})
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
        self._tell_changed(self._sums.add_up())
        self.changed.emit()

    def put_searches(self, searches: Sequence[SavedSearch]) -> None:
        """Make the saved searches these: all of them, in their order."""
        known = {node.source: node for node in self._tree.searches()}
        fresh: list[Node] = []
        homes: dict[Node, Node] = {}
        for place, search in enumerate(searches):
            node = known.pop(Source(Kind.SEARCH, search.id), None)
            if node is None:
                fresh.append(Node.of_search(search, place))
            else:
                node.set_search(search, place)
                homes[node] = self._tree.root
        self._remove(source for source in known if source is not None)
        self._arrange(homes)
        self._tell_changed(homes)
        self._insert(self._tree.root, fresh)
        self.changed.emit()

    def set_search_counts(self, unread: Mapping[int, int]) -> None:
        """Show how many of the articles that searches find are unread."""
        nodes = self._sums.count_searches(unread)
        if nodes:
            self._tell_changed(nodes)
            self.changed.emit()

    def remove_feeds(self, feed_ids: Iterable[int]) -> None:
        """Take feeds out."""
        self._remove(Source(Kind.FEED, feed_id) for feed_id in feed_ids)
        self._tell_changed(self._sums.add_up())
        self.changed.emit()

    def set_counts(self, counts: Counts) -> None:
        """Show these counts."""
        self._tell_changed(self._sums.count(counts))
        self.changed.emit()

    def set_today(self, unread: Mapping[int, int], shared: Shared | None = None) -> None:
        """Show how many of today's articles are unread; they are told of by feed.

        ``shared`` are stories that several feeds tell.
        """
        nodes = self._sums.count_today(unread, shared or {})
        if nodes:
            self._tell_changed(nodes)
            self.changed.emit()

    def set_heading(self, words: str) -> None:
        """Say above folders and feeds which of them are shown."""
        if self._tree.heading.title != words:
            self._tree.heading.title = words
            self._tell_changed([self._tree.heading])

    def set_busy(self, feed_ids: Iterable[int], busy: bool) -> None:
        """Set or take away the mark of feeds that are being fetched."""
        changed = []
        for feed_id in feed_ids:
            node = self._tree.by_feed.get(feed_id)
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
        homes = {node: homes.get(node) or node.parent or self._tree.root for node in waiting}
        if len(waiting) > _MOVES:
            self._rearrange(homes)
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
