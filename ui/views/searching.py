"""The search box: what is typed narrows the list to articles with these words, as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton

from feedmon import read_query
from ui import style
from ui.models.sources import ALL
from ui.translation import tr
from ui.views.completing import SearchCompleter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ui.actions import Actions
    from ui.models.sidebar import SidebarModel
    from ui.tasks import Tasks
    from ui.views.article_list import ArticleList
    from ui.views.list_pane import ListPane
    from ui.views.listing import Listing
    from ui.views.sidebar import Sidebar

#: Typing that pauses for so long is searched for.
_REST_MS = 150
_WIDTH = 240


class SearchBox(QLineEdit):
    """A field that says what was typed once typing pauses.

    *Signals*: ``asked(str)``, the words to look for, empty for none any more; ``left()``, the
    person goes on to what was found.
    """

    asked = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(tr("Search articles"))
        look = QAction(style.icon("search"), tr("Search"), self)
        look.triggered.connect(self.ask_now)
        self.addAction(look, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(style.icon("x"), tr("Clear"), self)
        self._clear.setToolTip(tr("Show all articles again (Esc)"))
        self._clear.triggered.connect(self.clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(button.defaultAction().text())
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask)
        self._asked = ""
        self.textChanged.connect(self._typed)

    def ask_now(self) -> None:
        """Look for what stands there without waiting for a pause."""
        self._rest.stop()
        self._ask()

    def forget(self) -> None:
        """Empty the field without asking for anything."""
        blocked = self.blockSignals(True)
        self.clear()
        self.blockSignals(blocked)
        self._rest.stop()
        self._asked = ""
        self._clear.setVisible(False)

    def _typed(self) -> None:
        self._clear.setVisible(bool(self.text()))
        if self.text().strip():
            self._rest.start()
        else:
            self.ask_now()  # there is no reason to wait with showing everything again

    def _ask(self) -> None:
        words = " ".join(self.text().split())
        if words != self._asked:
            self._asked = words
            self.asked.emit(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the field, or leaves an empty one; down and Enter go to the list."""
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Escape | Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.ask_now()
                self.left.emit()
            case _:
                super().keyPressEvent(event)


class Searching(QObject):
    """Joins the search box with the list: in the place that is chosen, or everywhere.

    *Signals*: ``searched(str)``, what is looked for now; empty for nothing any more.
    """

    searched = Signal(str)

    def __init__(
        self,
        box: SearchBox,
        *,
        tasks: Tasks,
        actions: Actions,
        listing: Listing,
        list_pane: ListPane,
        view: ArticleList,
        feeds: SidebarModel,
        sidebar: Sidebar,
        now: Callable[[], float],
    ) -> None:
        super().__init__(box)
        self._tasks, self._now = tasks, now
        #: The titles of the tags there are.
        self.tags: tuple[str, ...] = ()
        #: Those of the rules.
        self.rules: tuple[str, ...] = ()
        self.completer = SearchCompleter(box, self._names)
        self._box, self._listing, self._list_pane = box, listing, list_pane
        self._view, self._feeds, self._sidebar = view, feeds, sidebar
        box.asked.connect(self._search)
        box.left.connect(self.go_to_list)
        actions.search.triggered.connect(self._begin)
        list_pane.everywhere_wanted.connect(self.search_everywhere)
        list_pane.search_end_wanted.connect(self.end)
        feeds.changed.connect(self.name_place)  # it may be renamed
        self.name_place()

    def name_place(self) -> None:
        """Let the empty field say where it would look."""
        source = self._listing.source
        title = "" if source in {None, ALL} else self._feeds.title(source)
        self._box.setPlaceholderText(
            tr("Search in {title}", title=title) if title else tr("Search articles")
        )

    def forget(self) -> None:
        """End the search without a look at the list: another one is coming."""
        self._box.forget()
        self._list_pane.show_search("")
        self.searched.emit("")

    def end(self) -> None:
        """Show the whole place again."""
        self._box.clear()
        self._view.setFocus()

    def leave(self) -> None:
        """End the search for a place that was gone to, and let its articles have the keys."""
        if self._box.text():
            self.end()
        elif self._box.hasFocus():
            self.go_to_list()

    def search_everywhere(self) -> None:
        """Look for the same words among all articles."""
        self._take_to_all(self._box.text())
        self._box.setFocus()

    def search_everywhere_for(self, words: str) -> None:
        """Look for these words among all articles."""
        self._take_to_all(words)

    def _take_to_all(self, words: str) -> None:
        self._sidebar.choose(ALL)  # which ends the search
        self._box.setText(words)
        self._box.ask_now()

    def _names(self, field: str) -> Iterable[str]:
        if field == "feed":
            titles = {feed.title for feed in self._feeds.feeds()}
        elif field == "folder":
            titles = {self._feeds.title(folder) for folder in self._feeds.folder_sources()}
        else:
            titles = set(self.rules if field == "rule" else self.tags)
        return sorted(titles, key=str.casefold)

    def _begin(self) -> None:
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._box.selectAll()

    def _search(self, words: str) -> None:
        if words and self._listing.source is None:  # what a notification showed is no place
            self._take_to_all(words)
            return
        wrong = read_query(self._box.text(), self._now()).wrong if words else ()
        self._list_pane.show_search(words, wrong)
        self._listing.search(words)
        self.searched.emit(words)

    def go_to_list(self) -> None:
        """Let the keys go to what was found, to the first of it if that is not there yet."""
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self._box.text():
            self._tasks.start(self._choose_first(), name="first-found", replace=True)

    async def _choose_first(self) -> None:
        await self._listing.ready()
        if self._view.hasFocus() and not self._view.entry_id() and self._view.model().rowCount():
            self._view.choose(0)
