"""Which articles the list is to have."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon import read_query, sought_terms
from feedmon.model import EntryOrder, EntryQuery
from ui.models.sources import ALL, Kind, Source
from ui.models.ways import Show, Way

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from feedmon.model import EntrySummary, Term
    from ui.models.articles import ArticleModel
    from ui.models.sidebar import SidebarModel

#: A search that finds nothing.
NOTHING = "-is:read -is:unread"  # not for people


class Contents:
    """The articles of a place, of these those with words that are looked for, or chosen ones."""

    def __init__(self, model: ArticleModel, feeds: SidebarModel) -> None:
        self._model, self._feeds = model, feeds
        #: ``None`` for articles chosen one by one, which are ``ids``.
        self.source: Source | None = ALL
        self.ids: tuple[int, ...] = ()
        self.way = Way()
        self.once = False  # whether a story that several feeds tell is one article
        self.words = ""
        self.best = False  # whether what is typed is answered by the best of it first
        self.today = 0  # when today began
        self._found: set[int] = set()  # the articles known to have the words

    @property
    def query(self) -> EntryQuery:
        """The query of the place, with the words that are looked for in it, its filter and sort."""
        place = EntryQuery() if self.source is None else self.source.query(self.today)
        query = self.shown.applied(place)
        # What a person starred, or was told of, is theirs, one by one.
        by_itself = query.feed_id is not None or query.starred or query.alerts
        query = replace(query, once=self.once and not by_itself)
        words = " ".join(part for part in (self._saved_words(), self.words) if part)
        return replace(query, search=words) if words else query

    @property
    def shown(self) -> Way:
        """How the list is sorted and filtered: a search may be sorted otherwise than its place."""
        return replace(self.way, order=EntryOrder.BEST) if self.words and self.best else self.way

    @property
    def sought(self) -> tuple[Term, ...]:
        """The words that the list is searched for, which are marked in it."""
        search = self.query.search
        return sought_terms(read_query(search)) if search and self.source is not None else ()

    @property
    def searches(self) -> bool:
        """Whether only the store can tell which articles belong here."""
        return bool(self.words or self._saved_words())

    def _saved_words(self) -> str:
        """Return what a saved search looks for; one that is gone finds nothing any more."""
        if self.source is None or self.source.kind is not Kind.SEARCH:
            return ""
        saved = self._feeds.search(self.source.id)
        return f"{NOTHING} " if saved is None else saved.entry_query.search or ""

    def show(self, source: Source | None, ids: Iterable[int] = (), way: Way | None = None) -> None:
        """Mean a place from now on, shown in some way, or these articles."""
        self.source, self.ids, self.words = source, tuple(ids), ""
        self.way = Way() if way is None else way

    def forget_found(self) -> None:
        """Know of no article that it has the words."""
        self._found.clear()

    def add_found(self, summaries: Iterable[EntrySummary]) -> None:
        """Remember what the engine gave for the query: it has the words."""
        self._found.update(each.id for each in summaries)

    def belongs(self) -> Callable[[EntrySummary], bool]:
        """Return the test whether an article belongs into the list, as far as it is loaded."""
        of_source = self._was_found if self.searches else self.of_source()

        def belongs(summary: EntrySummary) -> bool:
            if self._model.row_of(summary.id) is not None:
                return True
            # What a rule hid is only found by those who look for it.
            hidden = summary.hidden and not self.searches
            meant = of_source(summary) and self._is_shown(summary) and not hidden
            return meant and not self._model.is_outside(summary)

        return belongs

    def joins(self, *, read: bool | None, starred: bool | None) -> bool:
        """Whether what was marked so may belong here now, and did not before."""
        kind = None if self.source is None else self.source.kind
        unread = kind is Kind.UNREAD or self.way.show is Show.UNREAD
        with_stars = kind is Kind.STARRED or self.way.show is Show.STARRED
        return (unread and read is False) or (with_stars and bool(starred))

    def _is_shown(self, summary: EntrySummary) -> bool:
        """Whether an article passes the filter."""
        if self.way.show is Show.UNREAD:
            return not summary.read
        return self.way.show is Show.ALL or summary.starred

    def _was_found(self, summary: EntrySummary) -> bool:
        return summary.id in self._found

    def of_source(self) -> Callable[[EntrySummary], bool]:  # noqa: PLR0911 - one for each kind
        """Return the test whether an article is one of the place, whatever its words."""
        match self.source:
            case None:
                return lambda summary: summary.id in self.ids
            case Source(Kind.TODAY):
                return lambda summary: summary.sort_at >= self.today
            case Source(Kind.UNREAD):
                return lambda summary: not summary.read
            case Source(Kind.STARRED):
                return lambda summary: summary.starred
            case Source(Kind.ALERTS):
                return lambda summary: summary.alerted
            case Source(Kind.SEARCH):
                return self._was_found
            case Source(Kind.FEED, feed_id):
                return lambda summary: summary.feed_id == feed_id
            case Source(Kind.FOLDER):
                inside = {feed.id for feed in self._feeds.feeds(self.source)}
                return lambda summary: summary.feed_id in inside
        return lambda _: True
