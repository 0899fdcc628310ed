"""What is done with the articles that are selected, one or many, and what the actions say then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QGuiApplication

from ui.translation import tr, trn
from ui.views.empty import EmptyState
from ui.views.sharing import link_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from feedmon.model import EntrySummary
    from ui.models.articles import ArticleModel
    from ui.views.article_list import ArticleList
    from ui.views.kit import Kit
    from ui.views.marking import Marking
    from ui.views.reading_pane import ReadingPane

#: More than so many are opened in the browser only after a yes.
MOST_TABS = 10


class Deeds(QObject):
    """Joins the actions of articles with the selection.

    *Signals*: ``toggled()``, the person marked articles (un)read by hand.
    """

    toggled = Signal()

    def __init__(
        self,
        kit: Kit,
        *,
        model: ArticleModel,
        view: ArticleList,
        marking: Marking,
        pane: ReadingPane,
    ) -> None:
        super().__init__(view)
        self._tasks, self._status, self._open_url = kit.tasks, kit.status, kit.open_url
        self._actions, self._model, self._view = kit.actions, model, view
        self._marking, self._pane = marking, pane
        self.many = EmptyState()
        pane.addWidget(self.many)
        actions = kit.actions
        actions.mark_read.triggered.connect(self._toggle_read)
        actions.star.triggered.connect(self._toggle_star)
        actions.open_in_browser.triggered.connect(self.open_in_browser)
        actions.copy_link.triggered.connect(self._copy_links)
        view.chosen.connect(self._enable)
        view.several.connect(self._show_number)
        model.dataChanged.connect(self._changed)
        for change in (model.modelReset, model.rowsRemoved):
            change.connect(self._enable)
        model.rowsInserted.connect(self._enable_all)  # what is selected stays so
        self._enable()

    def selected(self) -> list[EntrySummary]:
        """Return the articles that are selected, from the top."""
        return [self._model.summary(row) for row in self._view.selected_rows()]

    # --- deeds ------------------------------------------------------------------------------

    def _toggle_read(self) -> None:
        self.toggled.emit()
        articles = self.selected()
        read = _any_unread(articles)
        label = tr("Mark as Read") if read else tr("Mark as Unread")
        self._marking.mark([each.id for each in articles], read=read, label=label)

    def _toggle_star(self) -> None:
        articles = self.selected()
        starred = not _all_starred(articles)
        label = tr("Star") if starred else tr("Remove Star")
        self._marking.mark([each.id for each in articles], starred=starred, label=label)
        self._enable()  # the check mark follows the articles, not the click

    def open_in_browser(self) -> None:
        """Open what is selected in the system's browser; many only after a yes."""
        articles = self.selected()
        links = [(each.id, url) for each in articles if (url := _web_address(each))]
        if len(links) > MOST_TABS:
            self._tasks.start(self._ask_to_open(links), name="open-many", replace=True)
        elif links:
            self._open(links)
        elif articles:
            self._status.trouble(tr("This article has no address that can be opened."))

    async def _ask_to_open(self, links: Sequence[tuple[int, QUrl]]) -> None:
        from ui.dialogs.message import agreed

        number = len(links)
        question = trn(number, "Open {n} article?", "Open {n} articles?")
        details = tr("Each opens a tab of its own in your browser.")
        if await agreed(self._view.window(), question, details, yes=tr("Open")):
            self._open(links)

    def _open(self, links: Sequence[tuple[int, QUrl]]) -> None:
        for _, url in links:
            self._open_url(url)
        self._marking.mark([entry_id for entry_id, _ in links], read=True)

    def _copy_links(self) -> None:
        links = [link_of(each) for each in self.selected() if each.link]
        if links:
            QGuiApplication.clipboard().setText("\n".join(links))
            self._status.done(trn(len(links), "Link copied", "{n} links copied"))

    # --- what is said -----------------------------------------------------------------------

    def _show_number(self, number: int) -> None:
        """Say in the pane how many are selected, and what can be done with them."""
        self._enable()
        if number <= 1:
            return
        actions, articles = self._actions, self.selected()
        read = tr("Mark as Read") if _any_unread(articles) else tr("Mark as Unread")
        star = tr("Remove Stars") if _all_starred(articles) else tr("Star")
        self.many.say(
            "list-checks",
            "",
            trn(number, "{n} article selected", "{n} articles selected"),
            (read, actions.mark_read.trigger),
            (star, actions.star.trigger),
            (tr("Tags…"), actions.tags.trigger),
        )
        self._pane.setCurrentWidget(self.many)

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        rows = self._view.selected_rows()
        if rows and first.row() <= rows[-1] and last.row() >= rows[0]:
            self._enable()
            if len(rows) > 1:
                self._show_number(len(rows))

    def _enable_all(self) -> None:
        self._actions.mark_all_read.setEnabled(self._model.rowCount() > 0)

    def _enable(self) -> None:
        """Let the actions say what they would do with what is selected."""
        actions, articles = self._actions, self.selected()
        number = len(articles)
        for action in (actions.mark_read, actions.star, actions.tags):
            action.setEnabled(bool(articles))
        for action in (actions.mark_above_read, actions.mark_below_read):
            action.setEnabled(bool(articles))
        for action in (actions.open_in_browser, actions.copy_link):
            action.setEnabled(any(each.link for each in articles))
        self._enable_all()
        starred = _all_starred(articles)
        actions.star.setChecked(starred)
        unread = _any_unread(articles) or not articles
        if number > 1:
            words = _words_for_many(number, unread=unread, starred=starred)
        else:
            words = (
                tr("Mark as &Read") if unread else tr("Mark as Un&read"),
                tr("&Star"),
                tr("&Tags…"),
                tr("Open in &Browser"),
                tr("Copy &Link"),
            )
        order = (actions.mark_read, actions.star, actions.tags)
        for action, said in zip(
            (*order, actions.open_in_browser, actions.copy_link), words, strict=True
        ):
            action.setText(said)


def _words_for_many(number: int, *, unread: bool, starred: bool) -> tuple[str, ...]:
    return (
        trn(number, "Mark {n} Article as &Read", "Mark {n} Articles as &Read")
        if unread
        else trn(number, "Mark {n} Article as Un&read", "Mark {n} Articles as Un&read"),
        trn(number, "Remove {n} &Star", "Remove {n} &Stars")
        if starred
        else trn(number, "&Star {n} Article", "&Star {n} Articles"),
        trn(number, "&Tags of {n} Article…", "&Tags of {n} Articles…"),
        trn(number, "Open {n} Article in &Browser", "Open {n} Articles in &Browser"),
        trn(number, "Copy {n} &Link", "Copy {n} &Links"),
    )


def _any_unread(articles: Sequence[EntrySummary]) -> bool:
    return any(not each.read for each in articles)


def _all_starred(articles: Sequence[EntrySummary]) -> bool:
    return bool(articles) and all(each.starred for each in articles)


def _web_address(summary: EntrySummary) -> QUrl | None:
    url = QUrl(link_of(summary))
    return url if url.scheme().lower() in {"http", "https"} else None
