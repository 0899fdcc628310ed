"""The view of an article's body."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QPainter, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser

from ui import style
from ui.translation import tr
from ui.views.announcing import announce
from ui.views.focus import came_by_key
from ui.views.picture_words import selected_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from ui.views.article_document import ArticleDocument

#: So many pixels too much are no reason to scroll.
_ROUNDED = 24
#: What a notch of a wheel turns, in Qt's eighths of a degree.
_STEP = 120


class ArticleBrowser(QTextBrowser):
    """Shows a document and opens nothing by itself.

    *Signals*: ``replaced()``, another document is shown; ``zoomed(int)``, the wheel asks for larger
    or smaller text, by so many steps.
    """

    replaced = Signal()
    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ArticleDocument | None = None
        self._came_by_key = False
        self._turned = 0  # of the wheel, what is no whole step yet
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Article"))
        self.horizontalScrollBar().rangeChanged.connect(self._scroll_sideways)
        # Its room is kept where there is nothing to scroll: the text is as wide as what stands
        # above it, and does not move when a picture makes it longer than the window.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        bar.setEnabled(False)
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))

    def _scroll_sideways(self, _least: int, most: int) -> None:
        """Offer to scroll sideways only where words would be out of sight.

        Columns of a table are rounded up, which is a few pixels of the margin.
        """
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAsNeeded if most > _ROUNDED else policy.ScrollBarAlwaysOff
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether keys led here."""
        super().focusInEvent(event)
        self._came_by_key = came_by_key(event, before=self._came_by_key)
        self.viewport().update()

    def focusNextPrevChild(self, on: bool) -> bool:
        """Say where the link leads that Tab went to; Qt says so of the pointer only.

        From one that begins the text Qt would not go back, for ever.
        """
        before = self._link()
        went = super().focusNextPrevChild(on)
        if went and self.hasFocus() and before is not None and before == self._link():
            return QFrame.focusNextPrevChild(self, on)
        if went:
            address = self.textCursor().charFormat().anchorHref()
            self.highlighted.emit(QUrl(address))
            if address:
                words = selected_words(self.textCursor()) or address
                announce(self, tr("{words}, link", words=words))
        return went

    def _link(self) -> tuple[int, int] | None:
        """Return where the link stands that has the keys."""
        cursor = self.textCursor()
        if not cursor.hasSelection() or not cursor.charFormat().isAnchor():
            return None
        return cursor.selectionStart(), cursor.selectionEnd()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the ring away: the pointer shows where one is."""
        self._came_by_key = False
        self.viewport().update()
        super().mousePressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away, and the word on where the link leads that had the keys."""
        super().focusOutEvent(event)
        self.highlighted.emit(QUrl())
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show where Tab took the keys: nothing else of an article would."""
        super().paintEvent(event)
        if self._came_by_key and self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(style.tokens(self.palette()).accent)
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Let the ring stay where it is: Qt would scroll it along."""
        super().scrollContentsBy(dx, dy)
        if self._came_by_key:
            self.viewport().update()

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Answer nothing: the document has what is shown."""
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ask for another size of the text with Ctrl; Qt would enlarge it for a moment."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _STEP)
        self._turned -= steps * _STEP
        event.accept()
        if steps:
            self.zoomed.emit(steps)

    def put(self, document: ArticleDocument) -> None:
        """Show another document from its top and let go of the one before."""
        before, self._shown = self._shown, document
        self.setExtraSelections([])  # places of the text that goes: Qt would look for them in this
        document.setParent(self)
        self.setDocument(document)
        if before is not None:
            before.deleteLater()
        self.replaced.emit()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let another text be put in, or the same in another width, and stay where it was read."""
        bar = self.verticalScrollBar()
        read_to = 0
        if bar.value():
            self.document().size()  # has all of it laid out: Qt does that bit by bit otherwise
            read_to = self.cursorForPosition(QPoint(0, 0)).position()
        yield
        if read_to:
            cursor = QTextCursor(self.document())
            cursor.setPosition(min(read_to, self.document().characterCount() - 1))
            bar.setValue(bar.value() + self.cursorRect(cursor).top())

    def scroll_to(self, anchor: str) -> None:
        """Let an anchor stand in the upper third; what is near the top stays where it is."""
        self.scrollToAnchor(anchor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - self.viewport().height() // 3)

    def scroll_on(self) -> bool:
        """Scroll a page down, all but a line; tell whether there was anything left to see."""
        return self._scroll_pages(1)

    def scroll_back(self) -> bool:
        """Scroll a page up, all but a line; tell whether there was anything above."""
        return self._scroll_pages(-1)

    def _scroll_pages(self, pages: int) -> bool:
        bar = self.verticalScrollBar()
        before = bar.value()
        step = max(1, bar.pageStep() - 2 * self.fontMetrics().height())
        bar.setValue(before + pages * step)
        return bar.value() != before
