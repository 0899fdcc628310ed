"""The full text of the article that is open: shown, fetched, and exchanged for the feed's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from feedmon.errors import FeedmonError
from feedmon.events import FullTextChanged
from ui import text
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.events import Event
    from feedmon.model import Entry
    from ui.views.kit import Kit
    from ui.views.reading_pane import ReadingPane


class FullTexts(QObject):
    """Puts articles on the pane, each with the text that its reader wants of it."""

    def __init__(self, kit: Kit, pane: ReadingPane) -> None:
        super().__init__(pane)
        self._engine, self._tasks, self._actions = kit.engine, kit.tasks, kit.actions
        self._pane, self._line = pane, pane.notes.full_text
        self._entry: Entry | None = None
        self._fetching: set[int] = set()
        self._action = kit.actions.full_text
        self._action.triggered.connect(self._turn)
        self._line.wanted.connect(self._action.trigger)
        pane.body_changed.connect(self._follow)
        self._follow()

    def show(self, entry: Entry) -> None:
        """Show an article whose head stands there: what is to be said of it, and its body."""
        full = entry.full
        if full is not None and full.is_shown:
            entry = replace(entry, content_html=full.html, trackers=full.trackers)
        self._entry = entry
        self._pane.show_remarks(entry)
        if entry.summary.id in self._fetching:
            self._line.show_loading(entry.summary.link or "")
        else:
            self._line.show_full(full)
        if entry.content_html.strip():
            self._pane.show_body(entry)
        else:
            fetch = (tr("Fetch Full Text"), self._action.trigger)
            browse, go_on = self._actions.open_in_browser, self._actions.next_unread
            self._pane.say_instead(
                "newspaper",
                tr("The feed sends no text for this article."),
                *([fetch, browse] if _has_page(entry) else [go_on]),
            )
        self._follow()

    def hear(self, events: Sequence[Event]) -> None:
        """Say it when more is known of the article that is open."""
        for event in events:
            if isinstance(event, FullTextChanged) and self._is_open(event.entry_id):
                self._tasks.start(self._tell(event.entry_id), name="full-text-news", replace=True)

    # --- what is wanted -----------------------------------------------------------------------

    def _turn(self) -> None:
        """Show the other text; the page is fetched if that was not done yet."""
        entry = self._entry
        if entry is None or not self._is_open(entry.summary.id):
            return
        if entry.full is not None and entry.full.is_shown:
            self._tasks.start(self._show_feeds(entry.summary.id), name="full-text", replace=True)
        elif entry.summary.id not in self._fetching:
            self._fetching.add(entry.summary.id)
            self._tasks.start(self._fetch(entry), name="full-text-page")
        self._follow()

    async def _show_feeds(self, entry_id: int) -> None:
        await self._engine.show_full_text(entry_id, False)
        entry = await self._engine.entry(entry_id)
        if entry is not None and self._is_open(entry_id):
            self.show(entry)

    async def _fetch(self, entry: Entry) -> None:
        entry_id = entry.summary.id
        if entry.full is None or not entry.full.is_there:
            self._line.show_loading(entry.summary.link or "")
        try:
            found = await self._engine.fetch_full_text(entry_id)
        except FeedmonError as error:
            if self._is_open(entry_id):
                self._line.show_trouble(text.no_full_text_now(error))
            return
        finally:
            self._fetching.discard(entry_id)
        if found is not None and self._is_open(entry_id):
            self.show(found)

    # --- what came by itself ------------------------------------------------------------------

    async def _tell(self, entry_id: int) -> None:
        found = await self._engine.entry(entry_id)
        shown = self._entry
        if found is None or found.full is None or shown is None or not self._is_open(entry_id):
            return
        if entry_id in self._fetching or (shown.full is not None and shown.full.is_there):
            return  # who asked for it shows it
        if self._pane.entry is None and found.full.is_shown:
            self.show(found)  # there was nothing to read
        else:
            self._line.show_news(found.full)

    # --- what the action says -----------------------------------------------------------------

    def _is_open(self, entry_id: int) -> bool:
        shown = self._entry
        return shown is not None and shown.summary.id == entry_id == self._pane.entry_id

    def _follow(self) -> None:
        entry = self._entry
        is_open = entry is not None and self._is_open(entry.summary.id)
        self._action.setEnabled(is_open and entry is not None and _has_page(entry))
        full = entry.full if is_open and entry is not None else None
        self._action.setChecked(full is not None and full.is_shown)


def _has_page(entry: Entry) -> bool:
    return (entry.summary.link or "").lower().startswith(("http://", "https://"))
