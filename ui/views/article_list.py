"""The list of articles: a table of one column that stays where it is while rows come in.

The first row of a day (or feed) is higher by its heading, which is no row: nothing selects it.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QPushButton,
)

from ui.translation import tr, trn
from ui.views.article_delegate import ArticleDelegate
from ui.views.headings import Headings
from ui.views.painted_rows import LOOKS
from ui.views.ringed_list import RingedList
from ui.views.whole_bar import WholeBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QEvent, QPoint
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from feedmon.model import Term
    from ui.models.articles import ArticleModel
    from ui.views.feed_icons import Icons
    from ui.views.thumbnails import Thumbnails

_MINUTE_MS = 60_000


class ArticleList(RingedList):
    """The view. What is looked at is held by the article's id, not by its row.

    *Signals*: ``leap_wanted(int, int)``, the row of the whole list that is to be shown, and
    whether the first (-1) or last (1) row is to be chosen then.
    """

    leap_wanted = Signal(int, int)

    def __init__(
        self,
        model: ArticleModel,
        now: Callable[[], float],
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, parent)
        self._above = 0  # how many rows came in above what is looked at
        self._extent = (0, 0)
        self._bar = WholeBar(self)
        self.setVerticalScrollBar(self._bar)
        self.setModel(model)
        self._now, self._moment = now, now()
        self._delegate = ArticleDelegate(lambda: self._moment, icons, self)
        self._headings = Headings(self, model, self._delegate)
        icons.changed.connect(self.paint_anew)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Articles"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
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
        self.news.clicked.connect(self._go_to_top)
        self._bar.leap_wanted.connect(lambda place: self._want_leap(place // self._height(), 0))
        self._bar.valueChanged.connect(self._scrolled)
        self._ageing = QTimer(self, interval=_MINUTE_MS)
        self._ageing.timeout.connect(self._age)
        self._ageing.start()
        model.modelReset.connect(self._age)

    def _age(self) -> None:
        """Let all rows say their ages as of one moment: they are painted at different ones."""
        self._moment = self._now()
        self.viewport().update()

    def paint_anew(self) -> None:
        """Paint what is seen with icons and pictures as they are now."""
        self._delegate.painted.clear()
        self.viewport().update()

    # --- staying where it is ----------------------------------------------------------------

    @contextmanager
    def anchored(self, *, news: bool = True) -> Iterator[None]:
        """Let rows come and go without moving what is looked at.

        At the very top, with nothing chosen, there is nothing to hold on to: news show there.
        What comes in above is told as ``news``.
        """
        bar = self.verticalScrollBar()
        row = self.rowAt(0)
        chosen = self.currentIndex()
        at_top = bar.value() == 0 and not self._articles.has_less
        if row < 0 or (at_top and not chosen.isValid()):
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
        if news and now_at > row and self._articles.rowCount() > rows:
            self._tell_news(self._above + now_at - row)

    def _tell_news(self, number: int) -> None:
        self._above = number if self.verticalScrollBar().value() else 0
        self.news.setVisible(self._above > 0)
        if self._above:
            self.news.setText(trn(number, "↑ {n} new article", "↑ {n} new articles"))
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
        if value < 2 * bar.pageStep():
            self._articles.want_less()

    # --- beyond what is loaded --------------------------------------------------------------

    def show_extent(self, above: int, below: int) -> None:
        """Let the scroll bar stand for so many rows more above and below."""
        self._extent = (above, below)
        self._bar.set_extent(above * self._height(), below * self._height())

    def arrive(self, row: int) -> None:
        """Show a stretch of the list that was leapt to, from this row on."""
        self.updateGeometries()
        self._bar.arrive()
        self._bar.setValue(self.verticalHeader().sectionPosition(row) if row else 0)
        self._scrolled(self._bar.value())

    def _height(self) -> int:
        return max(1, self.verticalHeader().defaultSectionSize())

    def _want_leap(self, row: int, choose: int) -> None:
        self.leap_wanted.emit(row, choose)

    def _go_to_top(self) -> None:
        if self._articles.has_less:
            self._tell_news(0)
            self._want_leap(0, 0)
        else:
            self.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End mean the whole list."""
        above, below = self._extent
        if event.key() == Qt.Key.Key_Home and self._articles.has_less:
            self._want_leap(0, -1)
        elif event.key() == Qt.Key.Key_End and below:
            self._want_leap(above + self._articles.rowCount() + below, 1)
        else:
            super().keyPressEvent(event)

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
        pictures.changed.connect(self.paint_anew)

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

    def show_sought(self, terms: tuple[Term, ...]) -> None:
        """Mark what is looked for, from now on."""
        self._delegate.sought = terms
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the note of news in the middle."""
        super().resizeEvent(event)
        self._place_news()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font, and other colours."""
        super().changeEvent(event)
        if event.type() in LOOKS:
            self._delegate.painted.clear()
        if event.type() == event.Type.FontChange:
            self._set_row_height()

    def keyboardSearch(self, _search: str) -> None:
        """Letters are keys of the window."""

    def _set_row_height(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height(self.font()))
        self._headings.set_again()
        self.show_extent(*self._extent)
