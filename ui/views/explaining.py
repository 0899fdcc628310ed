"""Why one was told of an article, or was not: above the article, and in a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from feedmon.errors import FeedmonError
from feedmon.events import AlertsRaised
from ui import text
from ui.text import alerts as words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from feedmon.events import Event
    from ui.views.article_list import ArticleList
    from ui.views.kit import Kit
    from ui.views.reading_pane import ReadingPane

_TOLD, _WHY = "told-of", "why"  # names of tasks


class Explaining(QObject):
    """Says above an alerted article which rule told of it, and answers the question why.

    What is read counts as seen. *Signals*: ``history_wanted()``.
    """

    history_wanted = Signal()

    def __init__(self, kit: Kit, *, pane: ReadingPane, view: ArticleList) -> None:
        super().__init__(pane)
        self._engine, self._tasks, self._now = kit.engine, kit.tasks, kit.now
        self._status, self._pane, self._view = kit.status, pane, view
        self._action = kit.actions.why_alert
        self._offer = kit.actions.rules
        self._action.triggered.connect(self._ask_of_chosen)
        pane.notes.told.wanted.connect(lambda: self.explain(pane.entry_id))
        pane.remarks_changed.connect(self._look)
        view.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        view.model().modelReset.connect(self._enable)
        self._enable()

    def take(self, events: Iterable[Event]) -> None:
        """Say so when an alert comes of the article that is open."""
        shown = self._pane.entry_id
        for event in events:
            match event:
                case AlertsRaised(alerts) if any(each.entry_id == shown for each in alerts):
                    self._start(shown)

    def explain(self, entry_id: int, over: QWidget | None = None) -> None:
        """Show what every rule finds in an article, in a dialog over this window."""
        if entry_id:
            work = self._explain(entry_id, over or self._view.window())
            self._tasks.start(work, name=_WHY, replace=True)

    def _enable(self) -> None:
        self._action.setEnabled(len(self._view.selected_rows()) == 1)

    def _ask_of_chosen(self) -> None:
        ids = self._view.selected_ids()
        if len(ids) == 1:
            self.explain(ids[0])

    async def _explain(self, entry_id: int, over: QWidget) -> None:
        from ui.dialogs.opened import accepted
        from ui.dialogs.why import WhyDialog

        try:
            answers = await self._engine.why(entry_id)
            found = await self._engine.entries_by_id([entry_id])
        except FeedmonError as error:
            self._status.trouble(text.error_sentence(error))
            return
        title = found[0].title or found[0].snippet if found else ""
        dialog = WhyDialog(over, title, answers, now=self._now(), offer=self._offer)
        dialog.history_wanted.connect(self.history_wanted)
        await accepted(dialog)

    def _look(self) -> None:
        """Ask what there is to say of the article that is open."""
        self._tasks.cancel(_TOLD)
        self._pane.notes.show_told("")
        known = self._pane.remarked
        if known is not None and known.summary.alerted:
            self._start(known.summary.id)

    def _start(self, entry_id: int) -> None:
        self._tasks.start(self._say(entry_id), name=_TOLD, replace=True)

    async def _say(self, entry_id: int) -> None:
        try:
            records = await self._engine.alert_history(entry_id=entry_id)
        except FeedmonError as error:
            self._status.trouble(text.error_sentence(error))
            return
        if self._pane.entry_id != entry_id:
            return
        self._pane.notes.show_told(words.told_of(records, self._now()))
        unseen = [each.alert.id for each in records if each.alert.seen_at is None]
        if unseen:
            await self._engine.mark_alerts_seen(unseen)
