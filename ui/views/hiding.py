"""Articles that rules took out of all lists: found, and shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from feedmon.events import EntriesHidden, EntriesMarked, RulesChanged, StoreChanged
from ui.translation import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.events import Event
    from feedmon.model import EntrySummary, Rule
    from ui.models.articles import ArticleModel
    from ui.views.article_list import ArticleList
    from ui.views.kit import Kit
    from ui.views.reading_pane import ReadingPane
    from ui.views.searching import Searching

_TITLES = "titles-of-rules"  # the name of a task
_HIDDEN = "is:hidden"  # in the language of searches


class Hiding(QObject):
    """Finds what is hidden by a search, and takes it back into the lists, as read as it is."""

    def __init__(
        self,
        kit: Kit,
        *,
        pane: ReadingPane,
        view: ArticleList,
        model: ArticleModel,
        searching: Searching,
    ) -> None:
        super().__init__(view)
        self._engine, self._tasks, self._undo = kit.engine, kit.tasks, kit.undo
        self._pane, self._view, self._model = pane, view, model
        self._searching = searching
        self._again = kit.actions.show_again
        self._again.triggered.connect(lambda: self._show(self._view.selected_ids()))
        pane.notes.hidden.wanted.connect(lambda: self._show([pane.entry_id]))
        kit.actions.show_hidden.triggered.connect(self.find)
        view.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        model.dataChanged.connect(self._enable)
        model.modelReset.connect(self._enable)
        kit.feeds.modelReset.connect(self._list_titles)
        self._enable()

    def find(self) -> None:
        """List what all rules hid."""
        self._searching.search_everywhere_for(_HIDDEN)

    def find_of(self, rule: Rule) -> None:
        """List what a rule hid."""
        title = " ".join(rule.title.replace('"', " ").split())
        self._searching.search_everywhere_for(" ".join((_HIDDEN, f'rule:"{title}"')))

    def take(self, events: Iterable[Event]) -> None:
        """Know how rules are called, and whether the open article is hidden."""
        for event in events:
            match event:
                case EntriesHidden(entries):
                    self._follow(entries)
                case EntriesMarked(ids, read, starred) if read is False or starred:
                    if self._pane.entry_id in ids:
                        self._pane.notes.show_hidden(hidden=False)
                case RulesChanged(rules):
                    self._searching.rules = tuple(rule.title for rule in rules)
                case StoreChanged(delta):
                    self._follow(delta.entries)

    def _follow(self, entries: Iterable[EntrySummary]) -> None:
        for each in entries:
            if each.id == self._pane.entry_id:
                self._pane.notes.show_hidden(hidden=each.hidden)

    def _list_titles(self) -> None:
        self._tasks.start(self._ask_titles(), name=_TITLES, replace=True)

    async def _ask_titles(self) -> None:
        self._searching.rules = tuple(rule.title for rule in await self._engine.rules())

    def _enable(self) -> None:
        chosen = map(self._model.summary, self._view.selected_rows())
        self._again.setEnabled(any(each.hidden for each in chosen))

    def _show(self, ids: list[int]) -> None:
        self._undo.start(self._ask(ids), name="show-again")

    async def _ask(self, ids: list[int]) -> None:
        shown = await self._engine.hide(ids, False)
        if not shown:  # somebody else did, meanwhile
            return
        said = trn(len(shown), "{n} article is shown again", "{n} articles are shown again")
        ask = self._engine.hide
        self._undo.push(tr("Show Again"), lambda: ask(shown), lambda: ask(shown, False), said=said)
