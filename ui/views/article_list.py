"""The list of articles: a table of one column that stays where it is while rows come in."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Signal
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
from ui.views.article_delegate import ArticleDelegate
from ui.views.focus import came_by_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QEvent, QItemSelection
    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent

    from ui.models.articles import ArticleModel, Index
    from ui.views.feed_icons import Icons

_MINUTE_MS = 60_000


class ArticleList(QTableView):
    """The view. What is looked at is held by the article's id, not by its row.

    *Signals*: ``chosen(int)``, the id of the article that became current, or 0 for none.
    """

    chosen = Signal(int)

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
        self.setModel(model)
        self._delegate = ArticleDelegate(now, icons, self)
        icons.changed.connect(self.viewport().update)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Articles")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
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
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def step(self, by: int) -> bool:
        """Go to the next article (1) or the previous one (-1)."""
        index = self.currentIndex()
        return self.choose(index.row() + by if index.isValid() else 0)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what is chosen now."""
        super().currentChanged(current, previous)
        self.chosen.emit(current.data(ArticleRole.ID) if current.isValid() else 0)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Paint the rows above, too: no line stands over the ground of the chosen row."""
        super().selectionChanged(selected, deselected)
        for index in [*selected.indexes(), *deselected.indexes()]:
            above = index.sibling(index.row() - 1, 0)
            if above.isValid():
                self.update(above)

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
        offset = self.rowViewportPosition(row)
        rows = self._articles.rowCount()
        yield
        now_at = self._articles.row_of(entry_id)
        self.updateGeometries()
        if now_at is None:
            return
        bar.setValue(now_at * self.verticalHeader().defaultSectionSize() - offset)
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
        header, bar = self.verticalHeader(), self.verticalScrollBar()
        above = bar.value() / header.defaultSectionSize()
        self._delegate.lines, self._delegate.compact = lines, compact
        self._set_row_height()
        self.updateGeometries()
        bar.setValue(round(above * header.defaultSectionSize()))
        self.viewport().update()

    # --- Qt's side --------------------------------------------------------------------------

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
