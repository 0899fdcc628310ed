"""The sidebar: where articles come from, how much is unread, what is fetched and what fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyle, QStyleOptionViewItem, QWidget

from ui import style
from ui.models.sidebar_moves import pick
from ui.models.sources import ALL, Kind
from ui.translation import tr
from ui.views.painted_rows import LOOKS, PaintedRows
from ui.views.painting import draw_ground
from ui.views.sidebar_delegate import SidebarDelegate
from ui.views.sidebar_drag import DragTree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QEvent, QItemSelection
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter

    from ui.models.sidebar import Index, SidebarModel
    from ui.models.sidebar_moves import Picked
    from ui.models.sources import Source
    from ui.views.feed_icons import Icons


class Sidebar(DragTree):
    """The tree itself. Letters don't search in it: they are the keys of the articles.

    Several rows may be picked; the current one of them says what the list shows.

    *Signals*: ``chosen(Source)`` when another row became current, by whatever means;
    ``picked()`` when others are picked; ``dropped(Move)`` when rows were dragged to a place.
    """

    chosen = Signal(object)
    picked = Signal()

    def __init__(self, model: SidebarModel, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._closed: set[int] = set()
        self._has_new_places = False
        self._restoring = False
        self._hides_read = False
        self._hidden: set[Source] = set()
        self._left = QTimer(self, singleShot=True, interval=0)
        self._left.timeout.connect(self._hide_or_show)
        self.setModel(model)
        self._delegate = SidebarDelegate(icons, self)
        self._painted = PaintedRows()
        icons.changed.connect(self.paint_anew)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Feeds"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(18)
        self.setAnimated(False)
        self.setExpandsOnDoubleClick(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMinimumWidth(160)
        self.expanded.connect(lambda index: self._note(index, is_open=True))
        self.collapsed.connect(lambda index: self._note(index, is_open=False))
        for laid in (model.rowsInserted, model.rowsMoved, model.layoutChanged, model.modelReset):
            laid.connect(self._note_new_places)
        model.changed.connect(self._open_or_close_new)
        model.changed.connect(self._pick_again)
        model.changed.connect(self._hide_or_show)
        model.modelReset.connect(self._hidden.clear)

    # --- what is chosen ---------------------------------------------------------------------

    def source(self) -> Source:
        """Return what is chosen."""
        index = self.currentIndex()
        return (self._sources.source(index) if index.isValid() else None) or ALL

    def pick(self) -> Picked:
        """Return the feeds and folders that are picked; what is chosen is, too."""
        sources = self._sources.sources(self.selectionModel().selection())
        return pick(self._sources, sources or [self.source()])

    def choose(self, source: Source) -> bool:
        """Choose a place, open what hides it and scroll to it; tell whether it is there."""
        index = self._sources.index_of(source)
        if not index.isValid():
            return False
        self._hide_or_show(source)
        # Alone, whatever keys are held: Ctrl+1 would add it to what is picked.
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def _pick_again(self) -> None:
        """Pick what became current because all that was picked has gone."""
        index = self.currentIndex()
        if index.isValid() and not self.selectionModel().hasSelection():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(index, flags.Select | flags.Rows)

    def clear_choice(self) -> None:
        """Let nothing be chosen: what is shown is in no row."""
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()

    def visible_feed_ids(self) -> list[int]:
        """Return the feeds whose rows can be seen, from the top."""
        found = []
        index = self.indexAt(self.viewport().rect().topLeft())
        bottom = self.viewport().height()
        while index.isValid() and self.visualRect(index).top() < bottom:
            source = self._sources.source(index)
            if source is not None and source.kind is Kind.FEED:
                found.append(source.id)
            index = self.indexBelow(index)
        return found

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what is chosen now."""
        super().currentChanged(current, previous)
        source = self._sources.source(current) if current.isValid() else None
        if source is not None:
            self.chosen.emit(source)
        if self._hides_read:
            self._left.start()  # what was left may have nothing unread any more

    def rowsAboutToBeRemoved(self, parent: Index, first: int, last: int) -> None:
        """Let a folder be chosen whose last feed goes: Qt looks only among those beside it."""
        all_go = last - first + 1 == self._sources.rowCount(parent)
        if all_go and parent.isValid() and self.currentIndex().parent() == parent:
            self.setCurrentIndex(parent)
        super().rowsAboutToBeRemoved(parent, first, last)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell what is picked now."""
        super().selectionChanged(selected, deselected)
        self.picked.emit()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint again what is seen of these rows; Qt would ask each for height and children."""
        if first == last:
            super().dataChanged(first, last, roles)
            return
        top, bottom = self.visualRect(first), self.visualRect(last)
        if top.isValid() and bottom.isValid():
            self.viewport().update(
                QRect(0, top.top(), self.width(), bottom.bottom() + 1 - top.top())
            )
        else:  # the first or last of them is hidden, others need not be
            self.viewport().update()

    # --- what is open -----------------------------------------------------------------------

    def closed_folders(self) -> list[int]:
        """Return the ids of the folders that the person closed; all others are open."""
        return sorted(self._closed)

    def set_closed_folders(self, folder_ids: Iterable[int]) -> None:
        """Close these folders and open the others, now and when they come."""
        self._closed = set(folder_ids)
        self._open_or_close()

    def _note(self, index: QModelIndex, *, is_open: bool) -> None:
        source = self._sources.source(index)
        if self._restoring or source is None or source.kind is not Kind.FOLDER:
            return
        (self._closed.discard if is_open else self._closed.add)(source.id)

    def _note_new_places(self) -> None:
        self._has_new_places = True

    def _open_or_close_new(self) -> None:
        """What came or moved is as the person left it; counts alone open and close nothing."""
        if self._has_new_places:
            self._has_new_places = False
            self._open_or_close()

    def _open_or_close(self) -> None:
        self._restoring = True
        try:
            for source in self._sources.folder_sources():
                index = self._sources.index_of(source)
                if self.isExpanded(index) == (source.id in self._closed):
                    self.setExpanded(index, source.id not in self._closed)
        finally:
            self._restoring = False

    def show_rows(self, *, compact: bool) -> None:
        """Show lower rows, or those of the usual height."""
        self._delegate.compact = compact
        self.scheduleDelayedItemsLayout()

    # --- what is hidden ---------------------------------------------------------------------

    def hide_read(self, hides: bool) -> None:
        """Show no feed and no folder without unread articles, but what is picked; or show all."""
        self._hides_read = hides
        self._hide_or_show()

    def _hide_or_show(self, keep: Source | None = None) -> None:
        wanted: set[Source] = set()
        if self._hides_read:
            kept = self._sources.sources(self.selectionModel().selection())
            wanted = self._sources.without_unread([keep, self.source(), *kept])
        for source in wanted ^ self._hidden:
            index = self._sources.index_of(source)
            if index.isValid():
                self.setRowHidden(index.row(), index.parent(), source in wanted)
        self._hidden = wanted
        words = tr("Feeds")
        if self._hides_read:
            words = (
                tr("Unread Feeds") if self._sources.has_more_than(wanted) else tr("No Unread Feeds")
            )
        self._sources.set_heading(words)

    # --- painting ---------------------------------------------------------------------------

    def paint_anew(self) -> None:
        """Paint what is seen with icons as they are now."""
        self._painted.clear()
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow other fonts and colours."""
        super().changeEvent(event)
        if event.type() in LOOKS:
            self._painted.clear()

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row, or what was kept of it."""
        chosen = self.selectionModel().isSelected(index)
        active = chosen and self.hasFocus() and self.isActiveWindow()
        looks = self._sources.look(index)
        # Qt says of feeds that they are open, too, when all was opened at once.
        is_open = looks.holds and self.isExpanded(index)
        begin = self.visualRect(index)
        look = (looks, chosen, active, is_open, begin.left(), begin.width(), self._delegate.compact)
        self._painted.paint(
            painter,
            QRect(options.rect),
            (*look, options.direction, options.font.key()),
            lambda each: self._paint(
                each, options, index, begin, chosen=chosen, active=active, is_open=is_open
            ),
            ground=style.tokens(self.palette()).sidebar,
        )

    def _paint(
        self,
        painter: QPainter,
        options: QStyleOptionViewItem,
        index: Index,
        begin: QRect,
        *,
        chosen: bool,
        active: bool,
        is_open: bool,
    ) -> bool:
        """Paint ground, arrow and content, all there is; the ground reaches under the arrow."""
        option = QStyleOptionViewItem(options)
        self.initViewItemOption(option)
        row = QRect(options.rect)
        scheme = style.tokens(self.palette())
        if chosen:
            ground = scheme.selected if active else scheme.selected_idle
            draw_ground(painter, row.adjusted(6, 1, -6, -1), ground)
        sides = style.Sides(row, option.direction)
        content = sides.turn(begin).toRect()
        state = QStyle.StateFlag
        if self._sources.rowCount(index):
            arrow = QRectF(content.left() - 12, content.center().y() - 5, 12, 12)
            ink = scheme.on_selected if active else scheme.muted
            name = "chevron-down" if is_open else "chevron-right"
            style.draw_icon(painter, name, sides.turn(arrow), ink)
            if is_open:
                option.state |= state.State_Open
        place = QRect(content.left(), row.top(), row.right() - content.left(), row.height())
        option.rect = sides.turn(place).toRect()
        if active:
            option.state |= state.State_HasFocus
        else:
            option.state &= ~state.State_HasFocus
        self.itemDelegate().paint(painter, option, index)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus and choose nothing that was not chosen."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            QWidget.focusInEvent(self, event)
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what keys choose in sight; Qt scrolls here only while something is dragged."""
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            self.scrollTo(self.currentIndex())

    def keyboardSearch(self, _search: str) -> None:
        """Letters are keys of the window."""
