"""The middle pane: what is shown, the list, and what stands there when it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from feedmon import is_plain, read_query
from feedmon.errors import BadWatch, NotThePage, PartMissing
from feedmon.model import BEST_OF, EntryOrder, FeedState
from ui import style, text
from ui.dialogs.line import Line
from ui.models.sources import Kind, Source
from ui.models.ways import Show, Way
from ui.text.watches import is_watch
from ui.translation import mark, tr
from ui.views.article_delegate import LEFT, RIGHT
from ui.views.empty import EmptyState
from ui.views.listing import Broken, Loading, Ready
from ui.views.notes import Note, Notes
from ui.views.scrolled_line import ScrolledLine
from ui.views.way_button import WayButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from feedmon.model import Feed, Wrong
    from ui.actions import Actions
    from ui.models.sidebar import SidebarModel
    from ui.views.article_list import ArticleList
    from ui.views.listing import State

_LIST, _EMPTY = 0, 1
#: By the codes of ``Feed.warnings``.
_WARNING_ICONS = {
    "insecure-redirect": "lock-open",
    "unverified": "lock-open",
    "redirected": "external-link",
    "twin": "merge",
    "missed": "calendar-clock",
    "left-out": "list-x",
}
_LOAD, _STOP = (mark("Load Older Articles"), "load"), (mark("Stop"), "stop")
_DISMISS, _MERGE = (mark("Dismiss"), "dismiss"), (mark("Merge…"), "merge")
_RESUME, _LOGIN = (mark("Ask Again"), "resume"), (mark("Log In…"), "properties")
_PROPERTIES = (mark("Feed Properties…"), "properties")


class ListPane(QWidget):
    """Heading, and what is not right with the feed, over list or sentence.

    *Signals*: ``everywhere_wanted()`` and ``search_end_wanted()``, from a search without answer;
    ``wanted(str, int)``, what is to be done about a feed: load, stop, dismiss, merge, resume.
    """

    wanted = Signal(str, int)

    everywhere_wanted = Signal()
    search_end_wanted = Signal()

    def __init__(
        self,
        view: ArticleList,
        feeds: SidebarModel,
        actions: Actions,
        *,
        again: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._feeds, self._actions, self._again = feeds, actions, again
        #: Says of a feed how far the loading of its older articles is.
        self.progress: Callable[[int], str] = lambda _feed_id: ""
        self._source: Source | None = None
        self._words = ""
        self._wrong: Sequence[Wrong] = ()
        self._login = (tr("Log In…"), actions.feed_properties.trigger)
        self._view = view
        self._state: State = Loading()
        self.title = Line(font=style.font(strong=True))
        self.count = QLabel()
        self.count.setFont(style.font(style.Role.SMALL))
        self.count.setProperty("quiet", True)
        self._heading = QHBoxLayout()
        self._heading.setSpacing(8)
        self._heading.addWidget(self.title, 1)
        self._heading.addWidget(self.count)
        self._way = Way()
        self.way_button = WayButton(actions)
        self._heading.addWidget(self.way_button)
        self.empty = EmptyState()
        self._stack = QStackedWidget()
        self._stack.addWidget(view)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.notes = Notes()
        self.notes.chosen.connect(self._choose)
        self.notes.left.connect(view.setFocus)
        column.addLayout(self._heading)
        column.addWidget(self.notes)
        column.addWidget(ScrolledLine(view.verticalScrollBar()))
        column.addWidget(self._stack, 1)
        self._bar = view.verticalScrollBar()
        self._bar.rangeChanged.connect(self._align)
        self._align()

    @property
    def source(self) -> Source | None:
        """The place that is named."""
        return self._source

    def show_source(self, source: Source | None) -> None:
        """Name what is shown; ``None`` stands for articles that have just come."""
        self._source = source
        self.refresh_heading()

    def show_search(self, words: str, wrong: Sequence[Wrong] = ()) -> None:
        """Say that only articles with these words are listed; empty says that all are.

        ``wrong`` is what of the words means nothing.
        """
        self._words, self._wrong = words, wrong
        self.refresh_heading()

    def show_way(self, way: Way) -> None:
        """Say how the list is sorted and filtered."""
        self._way = way
        self.way_button.show_way(way)
        self.refresh_heading()

    def refresh_heading(self) -> None:
        """Show title and counts as they are now."""
        self._show_notes()
        if self._source is None:
            self.title.say(tr("New Articles"))
            self.count.clear()
            return
        self.title.say(self._feeds.title(self._source))
        if self._words:
            self.count.setText(self._found())
            return
        number = self._feeds.unread(self._source)
        if self._way.show is Show.UNREAD and self._source.kind is not Kind.UNREAD:
            self.count.setText(tr("Only unread"))
        elif self._way.show is Show.STARRED and self._source.kind is not Kind.STARRED:
            self.count.setText(tr("Only starred"))
        elif self._source.kind is Kind.STARRED:
            self.count.setText(text.count(number) if number else "")
        else:
            self.count.setText(tr("{number} unread", number=text.count(number)) if number else "")

    def _found(self) -> str:
        model = self._view.model()
        rows = model.rowCount()
        if not rows:
            return ""
        if self._way.order is EntryOrder.BEST and rows >= BEST_OF:
            return tr("The best {number}", number=text.count(rows))
        more = "+" if model.canFetchMore(QModelIndex()) else ""
        return tr("{number} found", number=f"{text.count(rows)}{more}")

    def _show_notes(self) -> None:
        notes = [Note("search", text.wrong_in_search(wrong)) for wrong in self._wrong]
        feed = None
        if self._source is not None and self._source.kind is Kind.FEED:
            feed = self._feeds.feed(self._source.id)
        if feed is None:
            self.notes.say(notes)
            return
        # Where the list is empty, the failure is said there.
        if feed.error is not None and self._stack.currentIndex() == _LIST:
            offers = [_LOGIN] if _wants_login(feed) else []
            offers += [_RESUME] if feed.state is FeedState.GONE else []
            notes.append(Note("triangle-alert", text.state(feed), tuple(offers)))
        loading = self.progress(feed.id)
        for code, sentence in zip(feed.warnings, text.warnings(feed), strict=True):
            if code != "missed" or not loading:  # it is being looked for
                notes.append(Note(_WARNING_ICONS[code], sentence, _offers(feed, code)))
        if loading:
            notes.append(Note("download", loading, (_STOP,), calm=True))
        self.notes.say(notes)

    def _choose(self, code: str) -> None:
        if code == _PROPERTIES[1]:
            self._actions.feed_properties.trigger()
        elif self._source is not None:
            self.wanted.emit(code, self._source.id)

    def show_state(self, state: State) -> None:
        """Show the list, or a sentence where there is none."""
        self._state = state
        if self._words:
            self.refresh_heading()
        match state:
            case Ready(rows) if rows:
                self._turn_to(_LIST)
                self._show_notes()
                return
            case Ready():
                self._say_empty()
            case Loading():
                self.empty.say("", "", tr("Loading articles…"))
            case Broken(error):
                again = (tr("Try Again"), self._again)
                self.empty.say("circle-alert", "", text.error_sentence(error), again)
        self._turn_to(_EMPTY)
        self._show_notes()

    def _turn_to(self, page: int) -> None:
        """Show list or sentence; keys that were here stay here, and go to no button elsewhere."""
        if page == self._stack.currentIndex():
            return
        before, after = (self.empty, self._view) if page == _LIST else (self._view, self.empty)
        keys = before.hasFocus()
        self._stack.setCurrentIndex(page)
        if keys:
            after.setFocus()

    def _align(self) -> None:
        """Let heading and rows end at one edge, whether the list has a scroll bar or not."""
        bar = self._bar.sizeHint().width() if self._bar.maximum() > 0 else 0
        style.set_margins(self._heading, LEFT, 6, RIGHT + bar - self.way_button.EDGE, 4)
        style.set_margins(self.notes, LEFT, 0, RIGHT + bar, 8)

    def refresh_state(self) -> None:
        """Say again why the list is empty: feeds have changed."""
        if self._stack.currentIndex() == _EMPTY:
            self.show_state(self._state)

    def _say_empty(self) -> None:
        if self._source is not None and self._words:
            self._say_nothing_found(self._source)
        elif self._source is not None and self._way.show is not Show.ALL:
            self._say_nothing_shown(self._source)
        else:
            self._say_empty_place()

    def _say_empty_place(self) -> None:
        actions, say = self._actions, self.empty.say
        match self._source:
            case None:
                say("newspaper", "", tr("These articles do not exist any more."), actions.show_all)
            case Source(Kind.TODAY):
                words = tr("What comes after midnight appears here.")
                say("sun", tr("No articles today"), words, actions.refresh)
            case Source(Kind.UNREAD):
                say(
                    "circle-check",
                    tr("All read"),
                    tr("New articles appear here."),
                    actions.show_all,
                )
            case Source(Kind.STARRED):
                words = tr("Press S on an article to keep it at hand here.")
                say("star", tr("No starred articles"), words, actions.show_all)
            case Source(Kind.ALERTS):
                words = tr("Articles of which a rule tells you appear here.")
                make = (tr("Make a Rule…"), actions.rules.trigger)
                say("bell", tr("No alerts"), words, make)
            case Source(Kind.SEARCH):
                edit = (tr("Edit Search…"), actions.feed_properties.trigger)
                say("search", "", tr("This search finds no article yet."), edit)
            case Source(Kind.FEED, feed_id):
                self._say_empty_feed(self._feeds.feed(feed_id))
            case Source(Kind.FOLDER) if not any(self._feeds.feeds(self._source)):
                say("folder", "", tr("This folder has no feeds yet."), actions.add_feed)
            case Source(Kind.FOLDER):
                say(
                    "folder",
                    "",
                    tr("The feeds of this folder have no articles."),
                    actions.refresh_feed,
                )
            case _:
                words = tr("The feeds have not been fetched yet, or have no articles.")
                say("newspaper", tr("No articles yet"), words, actions.refresh)

    def _say_nothing_found(self, source: Source) -> None:
        end = (tr("Clear Search"), self.search_end_wanted.emit)
        words = text.one_line(self._words, 60)
        everywhere = (tr("Search All Articles"), self.everywhere_wanted.emit)
        place = text.one_line(self._feeds.title(source), 60)
        match source.kind is Kind.ALL, is_plain(read_query(self._words)):
            case True, True:
                said = tr("No article has “{words}”.", words=words)
            case True, False:
                said = tr("No article is found for “{words}”.", words=words)
            case False, True:
                said = tr("No article in {place} has “{words}”.", place=place, words=words)
            case _:
                said = tr("Nothing in {place} is found for “{words}”.", place=place, words=words)
        self.empty.say("search", "", said, *([] if source.kind is Kind.ALL else [everywhere]), end)

    def _say_nothing_shown(self, source: Source) -> None:
        """Say that the filter leaves nothing, and offer to end it."""
        place = text.one_line(self._feeds.title(source), 60)
        if self._way.show is Show.UNREAD:
            icon, words = "circle-check", tr("Nothing in {place} is unread.", place=place)
        else:
            icon, words = "star", tr("Nothing in {place} is starred.", place=place)
        self.empty.say(icon, "", words, (tr("Show Everything"), self._actions.here_all.trigger))

    def _say_empty_feed(self, feed: Feed | None) -> None:
        actions, say = self._actions, self.empty.say
        if feed is None:
            say("rss", "", tr("This feed does not exist any more."), actions.show_all)
        elif _wants_login(feed):
            say("key-round", "", text.state(feed), self._login)
        elif feed.state is FeedState.GONE:
            again = (tr(_RESUME[0]), lambda: self.wanted.emit(_RESUME[1], feed.id))
            say("circle-slash", "", text.state(feed), again)
        elif feed.error in _UNSEEN:
            say("triangle-alert", "", text.state(feed), actions.refresh_feed, actions.edit_watch)
        elif feed.error is not None:
            say("triangle-alert", "", text.state(feed), actions.refresh_feed)
        elif feed.state == FeedState.PAUSED:
            paused = tr("This watch is paused.") if is_watch(feed) else tr("This feed is paused.")
            say("pause", "", paused, (tr("Resume"), actions.pause_feed.trigger))
        elif is_watch(feed):
            say(
                "eye",
                "",
                tr("No change yet. What changes on the page appears here."),
                actions.edit_watch,
            )
        elif feed.state == FeedState.NEW:
            say("rss", "", tr("This feed has not been fetched yet."), actions.refresh_feed)
        else:
            say("rss", "", tr("This feed has no articles."), actions.refresh_feed)


#: A page came, and what is watched can't be seen on it.
_UNSEEN = frozenset({BadWatch.code, PartMissing.code, NotThePage.code})


def _offers(feed: Feed, code: str) -> tuple[tuple[str, str], ...]:
    """Say what can be done about a warning."""
    match code:
        case "missed":
            return (_DISMISS,) if feed.next_archive is None else (_LOAD, _DISMISS)
        case "twin":
            return (_MERGE,)
        case "redirected":
            return (_PROPERTIES,)
    return ()


def _wants_login(feed: Feed) -> bool:
    return (feed.error, feed.error_detail) == ("http-status", "401")
