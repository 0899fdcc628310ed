"""Ways to a new rule: from the words of an article, from a search, for a feed or folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from feedmon import read_query
from ui.models.rule_drafts import for_place, from_search, from_title, from_words
from ui.models.sources import MOVABLE, Kind
from ui.translation import tr

if TYPE_CHECKING:
    from feedmon.model import EntrySummary
    from ui.models.articles import ArticleModel
    from ui.views.article_list import ArticleList
    from ui.views.kit import Kit
    from ui.views.reading_pane import ReadingPane
    from ui.views.ruling import Ruling
    from ui.views.searching import Searching


class MakingRules(QObject):
    """Says when there is something to make a rule of, and begins one with it."""

    def __init__(
        self,
        kit: Kit,
        ruling: Ruling,
        *,
        pane: ReadingPane,
        view: ArticleList,
        model: ArticleModel,
        searching: Searching,
    ) -> None:
        super().__init__(ruling)
        self._actions, self._ruling, self._now = kit.actions, ruling, kit.now
        self._feeds, self._sidebar = kit.feeds, kit.sidebar
        self._pane, self._view, self._model = pane, view, model
        self._words = ""
        actions = kit.actions
        actions.rule_from_article.triggered.connect(self._of_article)
        actions.rule_from_search.triggered.connect(self._of_search)
        actions.rule_from_feed.triggered.connect(self._of_place)
        view.chosen.connect(self._enable_article)
        view.several.connect(self._enable_article)
        for change in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            change.connect(self._enable_article)
        searching.searched.connect(self._note_words)
        for sign in (kit.sidebar.chosen, kit.sidebar.picked, kit.feeds.changed):
            sign.connect(self._enable_place)
        self._enable_article()
        self._enable_place()

    # --- an article -------------------------------------------------------------------------

    def _article(self) -> EntrySummary | None:
        rows = self._view.selected_rows()
        if len(rows) == 1:
            return self._model.summary(rows[0])
        entry = self._pane.entry
        return entry.summary if entry is not None and not rows else None

    def _enable_article(self) -> None:
        self._actions.rule_from_article.setEnabled(self._article() is not None)

    def _of_article(self) -> None:
        article = self._article()
        if article is None:
            return
        selected = ""
        if self._pane.entry_id == article.id:
            selected = self._pane.browser.textCursor().selectedText()
        draft = from_words(selected) if selected.strip() else from_title(article.title)
        self._ruling.write(draft)

    # --- a search ---------------------------------------------------------------------------

    def _note_words(self, words: str) -> None:
        self._words = words
        self._enable_search()

    def _query(self) -> str:
        """Return what is searched for here, in a saved search with what that says."""
        source = self._sidebar.source()
        saved = self._feeds.search(source.id) if source.kind is Kind.SEARCH else None
        return " ".join(filter(None, ("" if saved is None else saved.query, self._words)))

    def _enable_search(self) -> None:
        query = read_query(f"{self._query()} ", self._now())
        self._actions.rule_from_search.setEnabled(bool(query.clauses))

    def _of_search(self) -> None:
        draft = from_search(
            self._query(),
            feeds={feed.id: feed.title for feed in self._feeds.feeds()},
            folders={one.id: self._feeds.title(one) for one in self._feeds.folder_sources()},
            here=self._sidebar.source(),
            now=self._now(),
        )
        self._ruling.write(draft)

    # --- a feed or folder -------------------------------------------------------------------

    def _enable_place(self) -> None:
        self._enable_search()
        action, source = self._actions.rule_from_feed, self._sidebar.source()
        picked = self._sidebar.pick()
        action.setEnabled(source.kind in MOVABLE or bool(picked))
        if picked.count > 1:
            action.setText(tr("New Rule for These Feeds…"))
        elif source.kind is Kind.FOLDER:
            action.setText(tr("New Rule for T&his Folder…"))
        else:
            action.setText(tr("New Rule for T&his Feed…"))

    def _of_place(self) -> None:
        picked = self._sidebar.pick()
        if picked:
            self._ruling.write(for_place(feeds=picked.feeds, folders=picked.folders))
