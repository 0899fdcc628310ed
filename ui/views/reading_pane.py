"""The reading pane: one article, or what to do while there is none."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from ui import style
from ui.translation import tr
from ui.views.article_browser import ArticleBrowser
from ui.views.article_changes import ANCHOR, ChangesBar, html_of
from ui.views.article_document import MARGIN, ArticleDocument
from ui.views.article_facts import ArticleFacts
from ui.views.article_header import ArticleHeader
from ui.views.article_links import ArticleLinks
from ui.views.article_notes import ArticleNotes
from ui.views.article_page import ArticlePage
from ui.views.empty import EmptyState
from ui.views.find_bar import FindBar
from ui.views.pane_images import LOADING, PaneImages
from ui.views.typography import Typeface

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence
    from typing import Any

    from PySide6.QtCore import QEvent, QUrl
    from PySide6.QtGui import QAction, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from feedmon.model import Difference, Entry, EntrySummary, Pixels
    from ui.tasks import Tasks
    from ui.views.feed_icons import Icons

__all__ = ["LOADING", "ReadingPane"]


class ReadingPane(QStackedWidget):
    """Shows the head of an article at once and its body when it is handed in.

    *Signals*: ``link_hovered(str)``, the address under the pointer or ""; ``link_refused(str)``,
    an address that is not opened; ``images_always(int)``, the id of the feed whose images are
    wanted from now on; ``body_changed()``, another body is shown, or none; ``remarks_changed()``,
    more is known of the article whose head is shown, or nothing.
    """

    link_hovered = Signal(str)
    link_refused = Signal(str)
    images_always = Signal(int)
    body_changed = Signal()
    remarks_changed = Signal()

    def __init__(
        self,
        tasks: Tasks,
        *,
        load_image: Callable[[str, int], Awaitable[Pixels | None]],
        open_url: Callable[[QUrl], object],
        now: Callable[[], float],
        actions: Sequence[QAction],
        changes: QAction,
        steps: tuple[QAction, QAction],
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._summary: EntrySummary | None = None
        self._entry: Entry | None = None
        self.remarked: Entry | None = None  # what is known of the article, with a body or without
        self._difference: Difference | None = None
        self.typeface = Typeface()
        self._document = ArticleDocument()
        self.empty = EmptyState()
        self.header = ArticleHeader(actions, icons)
        self.notes = ArticleNotes(changes)
        self.facts = ArticleFacts()
        self.changes = ChangesBar()
        self.find_bar = FindBar(*steps)
        self.browser = ArticleBrowser()
        self.images = PaneImages(
            tasks, load_image, browser=self.browser, column=self._column, parent=self
        )
        self.bar = self.images.bar
        self.instead = EmptyState()
        self._above = (self.header, self.notes, self.facts, self.changes, self.bar)
        self.addWidget(self.empty)
        self.addWidget(ArticlePage(self._above, self.browser, self.instead, (self.find_bar,)))
        self.images.wanted.connect(self.show_images)
        self.images.always_wanted.connect(self._allow_images)
        self.changes.stepped.connect(lambda to: self.browser.scroll_to(ANCHOR.format(to)))
        links = ArticleLinks(self.browser, open_url)
        links.hovered.connect(self.link_hovered)
        links.refused.connect(self.link_refused)
        self.setMinimumSize(280, 192)
        self.clear_body()

    # --- what is shown ----------------------------------------------------------------------

    @property
    def entry_id(self) -> int:
        """The article whose head is shown; 0 for none."""
        return 0 if self._summary is None else self._summary.id

    @property
    def entry(self) -> Entry | None:
        """The article whose body is shown."""
        return self._entry

    def show_empty(self) -> None:
        """Show what stands there while no article is chosen."""
        if self._summary is None and self._entry is None and self.currentIndex() == 0:
            return  # as while a search finds one list after the other
        self.clear_body()
        self._forget_remarks()
        self._summary = None
        self.setCurrentIndex(0)

    def show_header(self, summary: EntrySummary) -> None:
        """Show the head of an article; its body follows or stays if it is the same article."""
        if self._entry is not None and self._entry.summary.id != summary.id:
            self.clear_body()
        if self.entry_id != summary.id:
            self._forget_remarks()
        self._summary = summary
        self.header.show_summary(summary, self._now())
        self._describe()
        self.setCurrentIndex(1)

    def retitle_feed(self, summary: EntrySummary) -> None:
        """Show in the head what the feed of this article is called now."""
        shown = self._summary
        if shown is None or shown.id != summary.id or shown.feed_title == summary.feed_title:
            return
        self._summary = summary
        self.header.show_feed(summary.feed_title, summary.feed_id)

    def show_remarks(self, entry: Entry) -> None:
        """Say what else there is to say of it: a date that is none, edits, other feeds.

        And how many that would have told somebody that it is read were left out (H-4).
        """
        self.notes.show_entry(entry, self._now())
        self.header.show_remarks(entry, self._now())
        self.facts.show_entry(entry)
        self.remarked = entry
        self.remarks_changed.emit()

    def _forget_remarks(self) -> None:
        self.notes.clear()
        self.facts.clear()
        self.remarked = None
        self.remarks_changed.emit()

    def clear_body(self) -> None:
        """Take the body away, and with it what it loads."""
        self._entry = None
        self._difference = None
        self.images.clear()
        self._put(ArticleDocument())
        self.changes.hide()
        self.instead.hide()
        self.browser.show()
        self.body_changed.emit()

    def show_body(self, entry: Entry) -> None:
        """Show the body of the article whose head stands there."""
        self._entry = entry
        self._difference = None
        self.changes.hide()
        self.images.begin(allowed=entry.images_allowed, sizes=entry.picture_sizes)
        self._lay_out()
        self.browser.verticalScrollBar().setValue(0)
        self.instead.hide()
        self.browser.show()
        self.body_changed.emit()

    def say_instead(self, icon: str, sentence: str, *actions: Any) -> None:
        """Show a sentence and an action where the body would stand."""
        self.clear_body()
        self.browser.hide()
        self.instead.say(icon, "", sentence, *actions)
        self.instead.show()

    def _describe(self) -> None:
        """Tell a screen reader that comes to the text whose it is, and what its pictures show."""
        said = (self.header.accessibleName(), self.images.said)
        self.browser.setAccessibleDescription(". ".join(part for part in said if part))

    def _lay_out(self) -> None:
        """Set the body anew: another article, scheme or width of the column."""
        if self._entry is None:
            return
        scheme = style.tokens(self.palette())
        document = ArticleDocument()
        if self._difference is not None:
            document.show_html(html_of(self._difference, scheme), scheme, self.typeface.font())
            self.images.clear()
            self._put(document)
            return
        document.show_html(
            self._entry.content_html,
            scheme,
            self.typeface.font(),
            ratio=self.devicePixelRatioF(),
        )
        self.images.place(document)
        self._describe()
        self._put(document)
        self.images.load()

    def show_typeface(self, typeface: Typeface) -> None:
        """Set articles so from now on, the open one too, where it was read to."""
        if typeface == self.typeface:
            return
        self.typeface = typeface
        with self.held():
            self._lay_out()
            self._place_column()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let the text be set otherwise, or in another width, and stay where it was read to."""
        with self.browser.held():
            yield

    def _put(self, document: ArticleDocument) -> None:
        self._document = document
        self._place_column()
        self.browser.put(document)

    # --- what was edited --------------------------------------------------------------------

    @property
    def shows_changes(self) -> bool:
        """Whether two versions are compared, or will be in a moment."""
        return self.changes.isVisibleTo(self)

    def open_changes(self) -> None:
        """Make room for comparing versions of the article that is open."""
        self.images.stop()
        self.changes.say(tr("Comparing…"))
        self.changes.show()

    def show_difference(self, difference: Difference) -> None:
        """Show what was edited instead of the article, from the first change on."""
        self._difference = difference
        self._lay_out()
        self.browser.verticalScrollBar().setValue(0)
        self.changes.show_difference(difference)

    def close_changes(self) -> None:
        """Show the article again, from its top."""
        had_keys = self.changes.isAncestorOf(self.focusWidget() or self)
        self.changes.hide()
        if self._difference is not None:
            self._difference = None
            self._lay_out()
            self.browser.verticalScrollBar().setValue(0)
        if had_keys:
            self.browser.setFocus()

    # --- images -----------------------------------------------------------------------------

    def show_images(self) -> None:
        """Set the article anew, with the places of its images, where it was read to."""
        read_to = self.browser.verticalScrollBar().value()
        self._lay_out()
        self.browser.verticalScrollBar().setValue(read_to)

    def load_images(self, *, always: bool) -> None:
        """Load the images of every article from now on, or only where they are allowed.

        What is on the screen is loaded too; what is loaded stays.
        """
        if self.images.load_always(always=always) and self._entry is not None:
            self.images.show_once()

    def _allow_images(self) -> None:
        if self._summary is not None:
            self.images_always.emit(self._summary.feed_id)

    # --- the column -------------------------------------------------------------------------

    def _column(self) -> float:
        """Return the width of the text, in pixels."""
        return min(self.typeface.width(), max(120.0, self._room() - 2 * MARGIN))

    def _room(self) -> float:
        bar = self.browser.verticalScrollBar().sizeHint().width()
        return float(max(self.width() - bar, 200))

    def _place_column(self) -> None:
        side = max(MARGIN, round((self._room() - self._column()) / 2))
        for each in (*self._above, self._document):
            each.set_side(side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text in the middle."""
        super().resizeEvent(event)
        self._place_column()
        self.images.refit()

    def changeEvent(self, event: QEvent) -> None:
        """Lay the text out in the colours of another scheme."""
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange:
            bar = self.browser.verticalScrollBar()
            read_to = bar.value()
            self._lay_out()
            bar.setValue(read_to)
