"""What was edited in the article that is open, shown on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from feedmon.errors import FeedmonError
from ui import text
from ui.translation import tr

if TYPE_CHECKING:
    from ui.views.kit import Kit
    from ui.views.reading_pane import ReadingPane

_TASK = "changes"


class Changes(QObject):
    """Turns the pane from the article to what was edited in it, and back."""

    def __init__(self, kit: Kit, pane: ReadingPane) -> None:
        super().__init__(pane)
        self._engine, self._tasks, self._now = kit.engine, kit.tasks, kit.now
        self._status, self._pane = kit.status, pane
        self._action = kit.actions.show_changes
        self._action.toggled.connect(self._turn)
        pane.changes.chosen.connect(self._compare)
        pane.changes.closed.connect(lambda: self._action.setChecked(False))
        pane.body_changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        """Another article is open, or none: its text comes first."""
        entry = self._pane.entry
        self._action.setEnabled(entry is not None and entry.summary.edited_at is not None)
        if self._action.isChecked() and not self._pane.shows_changes:
            self._action.setChecked(False)

    def _turn(self, on: bool) -> None:
        entry = self._pane.entry
        if on and entry is not None:
            self._pane.open_changes()
            self._tasks.start(self._offer(entry.summary.id), name=_TASK, replace=True)
        else:
            self._tasks.cancel(_TASK)
            self._pane.close_changes()

    async def _offer(self, entry_id: int) -> None:
        versions = await self._engine.versions(entry_id)
        if not self._is_wanted(entry_id):
            return
        if len(versions) < 2:
            self._status.done(tr("No earlier version of this article is kept."))
            self._action.setChecked(False)
            return
        before, after = self._pane.changes.offer(versions, self._now())
        await self._show(entry_id, before, after)

    def _compare(self, before: int, after: int) -> None:
        work = self._show(self._pane.entry_id, before, after)
        self._tasks.start(work, name=_TASK, replace=True)

    async def _show(self, entry_id: int, before: int, after: int) -> None:
        try:
            difference = await self._engine.difference(entry_id, before, after)
        except FeedmonError as error:
            self._pane.changes.say(text.error_sentence(error))
            return
        if not self._is_wanted(entry_id):
            return
        if difference is None:
            self._pane.changes.say(tr("This version is not kept any more."))
            return
        self._pane.show_difference(difference)

    def _is_wanted(self, entry_id: int) -> bool:
        return self._action.isChecked() and self._pane.entry_id == entry_id
