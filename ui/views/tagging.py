"""Tags: put on articles and taken off, shown in their heads, searched for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from feedmon.events import EntriesTagged, StoreChanged
from ui import text
from ui.translation import isolated, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.events import Event
    from ui.views.article_list import ArticleList
    from ui.views.kit import Kit
    from ui.views.reading_pane import ReadingPane
    from ui.views.searching import Searching


class Tagging(QObject):
    """Asks which tags articles are to have, and keeps those of the shown one true."""

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
        pane.notes.tag_wanted.connect(lambda tag: searching.search_everywhere_for(f'tag:"{tag}"'))
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
        """Ask for the tags of what is selected; of several those stand there that all have."""
        from ui.dialogs.opened import accepted
        from ui.dialogs.tags import TagsDialog

        ids = self._view.selected_ids()
        if not ids:
            return
        had = await self._engine.tags_on_all(ids)
        known = [tag.title for tag in await self._engine.tags()]
        dialog = TagsDialog(self._view.window(), titles=known, chosen=had, articles=len(ids))
        if await accepted(dialog) and (dialog.added or dialog.removed):
            work = self._change(ids, dialog.added, dialog.removed)
            self._undo.start(work, name="tag")

    async def _change(self, ids: list[int], added: list[str], removed: list[str]) -> None:
        """Put tags on and take others off; undo touches just the articles that changed by it."""
        changed = [
            (title, on, await self._engine.tag(ids, title, on))
            for titles, on in ((removed, False), (added, True))
            for title in titles
        ]
        if not any(touched for _, _, touched in changed):  # they are gone meanwhile
            return

        async def again(*, back: bool) -> None:
            for title, on, touched in changed:
                await self._engine.tag(touched, title, on is not back)

        titles = [f"“{isolated(text.one_line(title, 40))}”" for title in added or removed]
        words = tr("Tagged {tags}") if added else tr("No longer tagged {tags}")
        said = words.format(tags=", ".join(titles))
        self._undo.push(tr("Tag"), lambda: again(back=True), lambda: again(back=False), said=said)
