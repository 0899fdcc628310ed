"""The list of articles: a table of one column that stays where it is while rows come in.

The first row of a day (or feed) is higher by its heading, which is no row: nothing selects it.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QPushButton,
    QTableView,
    QWidget,
)

from ui import style, text
from ui.models.articles import ArticleRole
from ui.translation import tr
from ui.views.article_delegate import ArticleDelegate
from ui.views.focus import came_by_key
from ui.views.headings import Headings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QEvent, QItemSelection, QPoint
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from ui.models.articles import ArticleModel, Index
    from ui.views.feed_icons import Icons
    from ui.views.thumbnails import Thumbnails

_MINUTE_MS = 60_000


class ArticleList(QTableView):
    """The view. What is looked at is held by the article's id, not by its row.

    *Signals*: ``chosen(int)``, the id of the article that became the only one selected, or 0 for
    none or several; ``several(int)``, so many are selected now (1: no longer several).
    """

    chosen = Signal(int)
    several = Signal(int)

    def __init__(
        self,
        model: ArticleModel,
        now: Callable[[], float],
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._articles = model
        self._came_by_key = False
        self._above = 0  # how many rows came in above what is looked at
        self._told = (0, 0)  # what is chosen, and how many are selected, as others know it
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle_at_last)
        self.setModel(model)
        self._delegate = ArticleDelegate(now, icons, self)
        self._headings = Headings(self, model, self._delegate)
        icons.changed.connect(self.viewport().update)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Articles"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAutoScroll(False)
        self.setMinimumWidth(220)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_row_height()
        self.news = QPushButton(self)
        self.news.setObjectName("pill")
        self.news.setCursor(Qt.CursorShape.PointingHandCursor)
        self.news.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.news.hide()
        self.news.clicked.connect(self.scrollToTop)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._ageing = QTimer(self, interval=_MINUTE_MS)
        self._ageing.timeout.connect(self.viewport().update)
        self._ageing.start()

    # --- what is chosen ---------------------------------------------------------------------

    def entry_id(self) -> int:
        """Return the id of the current article; 0 for none."""
        index = self.currentIndex()
        return index.data(ArticleRole.ID) if index.isValid() else 0

    def choose(self, row: int) -> bool:
        """Make a row current and scroll as little as that needs; tell whether it is there."""
        index = self._articles.index(row, 0)
        if not index.isValid():
            return False
        flags = QItemSelectionModel.SelectionFlag
        # Not as Qt would with Shift held: what is gone to by a key is selected alone.
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def step(self, by: int) -> bool:
        """Go to the next article (1) or the previous one (-1)."""
        index = self.currentIndex()
        return self.choose(index.row() + by if index.isValid() else 0)

    def selected_rows(self) -> list[int]:
        """Return the rows that are selected, from the top."""
        chosen = self.selectionModel().selection()
        rows = (row for each in chosen.toList() for row in range(each.top(), each.bottom() + 1))
        return sorted(rows)

    def selected_ids(self) -> list[int]:
        """Return the articles that are selected, from the top."""
        return [self._articles.summary(row).id for row in self.selected_rows()]

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what is chosen now."""
        super().currentChanged(current, previous)
        self._settle()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell what is chosen, and paint the rows above: no line stands over a chosen ground."""
        super().selectionChanged(selected, deselected)
        for each in [*selected.toList(), *deselected.toList()]:
            above = self._articles.index(each.top() - 1, 0)
            if above.isValid():
                self.update(above)
        self._settle()

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Say nothing of what is chosen in between, and then what is otherwise than before."""
        told, blocked = self._told, self.blockSignals(True)
        try:
            yield
        finally:
            self.blockSignals(blocked)
            self._told = told
        self._settle()

    def reset(self) -> None:
        """Begin another list, of which nothing is chosen."""
        super().reset()
        self._settling.stop()
        self._told = (0, 0)

    def _settle(self) -> None:
        """Tell what is chosen, as soon as current row and selection agree.

        Qt changes one after the other, in either order: between the two nothing is meant.
        """
        rows, current = self._number_selected(), self.currentIndex()
        agree = self.selectionModel().isSelected(current) if current.isValid() else not rows
        if not agree:
            self._settling.start()
            return
        self._settling.stop()
        entry_id = self.entry_id() if rows == 1 else 0
        (told_id, told_rows), self._told = self._told, (entry_id, rows)
        if rows > 1:
            if told_rows <= 1:
                self.chosen.emit(0)
            self.several.emit(rows)
            return
        if told_rows > 1:
            self.several.emit(rows)
        if entry_id != told_id or told_rows > 1:
            self.chosen.emit(entry_id)

    def _settle_at_last(self) -> None:
        """Go to what is left selected after the current row was taken out of the selection."""
        rows = self.selected_rows()
        flags = QItemSelectionModel.SelectionFlag
        index = self._articles.index(rows[-1], 0) if rows else QModelIndex()
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self._settle()

    def _number_selected(self) -> int:
        return sum(each.height() for each in self.selectionModel().selection().toList())

    # --- staying where it is ----------------------------------------------------------------

    @contextmanager
    def anchored(self) -> Iterator[None]:
        """Let rows come and go without moving what is looked at.

        At the very top, with nothing chosen, there is nothing to hold on to: news show there.
        """
        bar = self.verticalScrollBar()
        row = self.rowAt(0)
        chosen = self.currentIndex()
        if row < 0 or (bar.value() == 0 and not chosen.isValid()):
            yield
            self.updateGeometries()
            return
        entry_id = self._articles.summary(row).id
        header = self.verticalHeader()
        # Of its lower edge: above the row a heading may come or go.
        offset = self.rowViewportPosition(row) + header.sectionSize(row)
        rows = self._articles.rowCount()
        yield
        now_at = self._articles.row_of(entry_id)
        self.updateGeometries()
        if now_at is None:
            return
        bar.setValue(header.sectionPosition(now_at) + header.sectionSize(now_at) - offset)
        if now_at > row and self._articles.rowCount() > rows:
            self._tell_news(self._above + now_at - row)

    def _tell_news(self, number: int) -> None:
        self._above = number if self.verticalScrollBar().value() else 0
        self.news.setVisible(self._above > 0)
        if self._above:
            self.news.setText(f"↑ {text.plural(number, 'new article')}")
            self._place_news()

    def _place_news(self) -> None:
        size = self.news.sizeHint()
        left = (self.viewport().width() - size.width()) // 2
        self.news.setGeometry(QRect(left, 8, size.width(), size.height()))

    def _scrolled(self, value: int) -> None:
        if value == 0 and self._above:
            self._tell_news(0)
        bar = self.verticalScrollBar()
        if bar.maximum() - value < 2 * bar.pageStep():
            self._articles.fetchMore(QModelIndex())

    def forget_news(self) -> None:
        """Begin to count what comes in above anew: another list is shown."""
        self._tell_news(0)

    def show_rows(self, *, lines: int, compact: bool) -> None:
        """Show each article in so many lines, from now on; the first row that is seen stays it."""
        with self._held_top():
            self._delegate.lines, self._delegate.compact = lines, compact
            self._set_row_height()
        self.viewport().update()

    @contextmanager
    def _held_top(self) -> Iterator[None]:
        """Let rows become higher or lower, and keep the part of the first one that is seen."""
        header, bar = self.verticalHeader(), self.verticalScrollBar()
        row = self.rowAt(0)
        above = -self.rowViewportPosition(row) / header.sectionSize(row) if row >= 0 else 0.0
        yield
        self.updateGeometries()
        if row >= 0:
            bar.setValue(round(header.sectionPosition(row) + above * header.sectionSize(row)))

    def show_pictures(self, pictures: Thumbnails) -> None:
        """Paint small pictures where there are any."""
        self._delegate.pictures = pictures
        pictures.is_seen = self.is_seen
        pictures.changed.connect(self.viewport().update)

    def is_seen(self, entry_id: int) -> bool:
        """Whether an article is on the screen, if only in part."""
        row = self._articles.row_of(entry_id)
        if row is None:
            return False
        top = self.rowViewportPosition(row)
        return top < self.viewport().height() and top + self.rowHeight(row) > 0

    def say_where_else(self, on: bool) -> None:
        """Say in how many other feeds an article is, or don't."""
        self._delegate.says_where_else = on
        self.viewport().update()

    def group(self, grouped: bool) -> None:
        """Show headings of days (or feeds) from now on, or none."""
        with self._held_top():
            self._articles.group(grouped)
        self.viewport().update()

    # --- Qt's side --------------------------------------------------------------------------

    def indexAt(self, place: QPoint) -> QModelIndex:
        """Return the article there; a heading is none."""
        return QModelIndex() if self._headings.at(place) else super().indexAt(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave the selection as it is where a heading is pressed."""
        if not self._headings.at(event.position().toPoint()):
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves one selected, that which was gone to last."""
        if event.key() == Qt.Key.Key_Escape and self._number_selected() > 1:
            self.choose(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the note of news in the middle."""
        super().resizeEvent(event)
        self._place_news()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus and choose nothing: Qt would open (and mark) the first article."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            QWidget.focusInEvent(self, event)
            self._came_by_key = came_by_key(event, before=self._came_by_key)
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show where a key took the focus while no row is chosen that could show it."""
        super().paintEvent(event)
        if self._came_by_key and self.hasFocus() and not self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            painter.setPen(style.tokens(self.palette()).accent)
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font."""
        super().changeEvent(event)
        if event.type() == event.Type.FontChange:
            self._set_row_height()

    def keyboardSearch(self, _search: str) -> None:
        """Letters are keys of the window."""

    def _set_row_height(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height(self.font()))
        self._headings.set_again()
