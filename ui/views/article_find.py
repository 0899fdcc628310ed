"""Looking for words in the article that is open, or marking those that led to it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from feedmon import find_marks
from ui import style
from ui.views.marked_text import mark_format
from ui.views.text_search import Span, find_all, in_units

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from feedmon.model import Term
    from ui.actions import Actions
    from ui.views.reading_pane import ReadingPane

#: What is selected in the article is looked for at once if it is no longer than this.
_LONGEST = 100


class ArticleFind(QObject):
    """Shows where the words of the bar stand; the one that is gone to stands out.

    While the bar is closed these are the words that are looked for in the list. Only what is on the
    screen is marked: a letter may stand in twenty thousand places.
    """

    def __init__(self, actions: Actions, pane: ReadingPane) -> None:
        super().__init__(pane)
        self._actions, self._pane, self._bar = actions, pane, pane.find_bar
        self._browser = pane.browser
        self._sought: tuple[Term, ...] = ()  # in the list
        self._spans: list[Span] = []
        self._at = -1
        self._before: QWidget | None = None  # had the keys when the bar was opened
        # A body is set in several steps: the last of them is looked through.
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._search)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), pane)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.close)
        actions.find_in_article.triggered.connect(self.open)
        actions.find_next.triggered.connect(lambda: self.step(1))
        actions.find_previous.triggered.connect(lambda: self.step(-1))
        self._bar.typed.connect(self._search)
        self._bar.stepped.connect(self.step)
        self._bar.closed.connect(self.close)
        self._browser.replaced.connect(self._follow)
        self._browser.verticalScrollBar().valueChanged.connect(self._mark)
        pane.body_changed.connect(self._enable)
        self._enable()

    def look_for(self, terms: tuple[Term, ...]) -> None:
        """Mark what the list is searched for, from now on."""
        if terms != self._sought:
            self._sought = terms
            self._pane.header.look_for(terms)
            self._follow()

    def open(self) -> None:
        """Show the bar with the keys in it, and with what is selected, if that is short."""
        if not self._is_open:
            self._before = QApplication.focusWidget()
            self._bar.show()
            self._escape.setEnabled(True)
        selected = self._browser.textCursor().selectedText()
        if selected and "\u2029" not in selected and len(selected) <= _LONGEST:
            self._bar.field.setText(selected)
        self._bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._bar.field.selectAll()
        self._search()

    def close(self) -> None:
        """Hide the bar; the place that was gone to stays selected, and the keys go back."""
        had_keys = self._bar.isAncestorOf(QApplication.focusWidget() or self._pane)
        self._escape.setEnabled(False)
        self._bar.hide()
        if 0 <= self._at < len(self._spans):
            self._browser.setTextCursor(self._cursor(self._spans[self._at]))
        self._spans, self._at = [], -1
        self._search()
        before, self._before = self._before, None
        if not had_keys:
            return
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._browser.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """Go to another place, around the end if need be; with none to go to open the bar."""
        if not self._spans and not self._is_open:
            self.open()
        elif self._spans:
            if self._at < 0:  # the first that is below what is seen, or the last above
                below = bisect_left(self._spans, Span(self._top(), 0))
                self._at = below - 1 if by > 0 else below
            self._at = (self._at + by) % len(self._spans)
            self._go()

    @property
    def _is_open(self) -> bool:
        return self._bar.isVisibleTo(self._pane)

    # --- what is found ----------------------------------------------------------------------

    def _search(self) -> None:
        if not self._is_open:
            self._search_sought()
            return
        text = self._browser.document().toPlainText()
        # What was gone to stays, while more letters of the same words are typed.
        first = self._spans[self._at].start if self._at >= 0 else self._top()
        self._spans = find_all(self._bar.field.text(), text)
        self._at = bisect_left(self._spans, Span(first, 0)) if self._spans else -1
        if self._at == len(self._spans):
            self._at = 0
        self._enable()
        self._go()

    def _search_sought(self) -> None:
        """Mark what led here, and stay: who wants to go to it has a key."""
        text = self._browser.document().toPlainText() if self._sought else ""
        self._spans = in_units(text, find_marks(self._sought, text))
        self._enable()
        self._mark()

    def _follow(self) -> None:
        """Another text is shown: it is looked through from what is seen of it on."""
        self._spans, self._at = [], -1
        self._again.start()

    def _go(self) -> None:
        self._bar.show_place(self._at + 1, len(self._spans))
        if self._at >= 0:
            rect = self._browser.cursorRect(self._cursor(self._spans[self._at]))
            height = self._browser.viewport().height()
            if rect.top() < 0 or rect.bottom() > height:
                bar = self._browser.verticalScrollBar()
                bar.setValue(bar.value() + rect.top() - height // 3)
        self._mark()

    # --- how it is shown --------------------------------------------------------------------

    def _mark(self) -> None:
        if not self._spans:
            self._browser.setExtraSelections([])
            return
        top = self._top()
        first = bisect_left(self._spans, Span(top, 0))
        if first and sum(self._spans[first - 1]) > top:
            first -= 1
        last = bisect_left(self._spans, Span(self._foot(), 0))
        scheme = style.tokens(self._browser.palette())
        self._browser.setExtraSelections(
            [
                self._selection(self._spans[each], scheme, here=each == self._at)
                for each in range(first, last)
            ]
        )

    def _selection(
        self, span: Span, scheme: style.Tokens, *, here: bool
    ) -> QTextEdit.ExtraSelection:
        form = mark_format(scheme, on_selected=False)
        if here:
            form.setBackground(QColor(scheme.selected))
            form.setForeground(QColor(scheme.on_selected))
        found = QTextEdit.ExtraSelection()
        found.cursor, found.format = self._cursor(span), form
        return found

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self._browser.document())
        cursor.setPosition(span.start)
        cursor.setPosition(span.start + span.length, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _top(self) -> int:
        return self._browser.cursorForPosition(QPoint(0, 0)).position()

    def _foot(self) -> int:
        size = self._browser.viewport().size()
        return self._browser.cursorForPosition(QPoint(size.width(), size.height())).position()

    def _enable(self) -> None:
        has_body = self._pane.entry is not None
        self._actions.find_in_article.setEnabled(has_body)
        for action in (self._actions.find_next, self._actions.find_previous):
            action.setEnabled(has_body and bool(self._spans or self._bar.field.text().strip()))
