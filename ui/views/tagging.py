"""Tags: put on articles and taken off, shown in their heads, searched for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from feedmon.events import EntriesTagged, StoreChanged
from ui import text
from ui.dialogs.opened import accepted
from ui.dialogs.tags import TagsDialog
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.events import Event
    from ui.views.article_list import ArticleList
    from ui.views.kit import Kit
    from ui.views.reading_pane import ReadingPane
    from ui.views.searching import Searching


class Tagging(QObject):
    """Asks which tags an article is to have, and keeps the shown article's true."""

    def __init__(
        self, kit: Kit, *, pane: ReadingPane, view: ArticleList, searching: Searching
    ) -> None:
        super().__init__(pane)
        self._engine, self._tasks, self._undo = kit.engine, kit.tasks, kit.undo
        self._pane, self._view, self._searching = pane, view, searching
        self._action = kit.actions.tags
        self._action.triggered.connect(
            lambda: self._tasks.start(self._ask(), name="tags", replace=True)
        )
        view.chosen.connect(lambda entry_id: self._action.setEnabled(bool(entry_id)))
        pane.notes.tag_wanted.connect(lambda tag: searching.search_everywhere_for(f'tag:"{tag}"'))
        self._action.setEnabled(False)
        kit.feeds.modelReset.connect(self._list_tags)

    def take(self, events: Iterable[Event]) -> None:
        """Show the tags of the open article as they are now."""
        shown = self._pane.entry_id
        events = tuple(events)
        if any(isinstance(event, EntriesTagged | StoreChanged) for event in events):
            self._list_tags()
        for event in events:
            match event:
                case EntriesTagged(entry_ids) if shown in entry_ids:
                    self._look(shown)
                case StoreChanged(delta) if any(each.id == shown for each in delta.entries):
                    self._look(shown)

    def _list_tags(self) -> None:
        self._tasks.start(self._ask_tags(), name="list-tags", replace=True)

    async def _ask_tags(self) -> None:
        self._searching.tags = tuple(tag.title for tag in await self._engine.tags())

    def _look(self, entry_id: int) -> None:
        self._tasks.start(self._show(entry_id), name="tags-of-article", replace=True)

    async def _show(self, entry_id: int) -> None:
        entry = await self._engine.entry(entry_id)
        if entry is not None and self._pane.entry_id == entry_id:
            self._pane.notes.show_tags(entry.tags)

    async def _ask(self) -> None:
        entry_id = self._view.entry_id()
        entry = await self._engine.entry(entry_id) if entry_id else None
        if entry is None:
            return
        known = [tag.title for tag in await self._engine.tags()]
        dialog = TagsDialog(self._view.window(), titles=known, chosen=entry.tags)
        if await accepted(dialog) and (dialog.added or dialog.removed):
            work = self._change(entry_id, dialog.added, dialog.removed)
            self._undo.start(work, name="tag")

    async def _change(self, entry_id: int, added: list[str], removed: list[str]) -> None:
        async def change(on: list[str], off: list[str]) -> None:
            for title in off:
                await self._engine.tag([entry_id], title, False)
            for title in on:
                await self._engine.tag([entry_id], title)

        await change(added, removed)
        titles = [f"“{text.one_line(title, 40)}”" for title in added or removed]
        words = tr("Tagged {tags}") if added else tr("No longer tagged {tags}")
        said = words.format(tags=", ".join(titles))
        self._undo.push(
            tr("Tag"), lambda: change(removed, added), lambda: change(added, removed), said=said
        )
