"""How a list is shown: sorted, and filtered in place; remembered for each place."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from feedmon.frozen import frozen
from feedmon.model import EntryOrder

if TYPE_CHECKING:
    from feedmon.model import EntryQuery
    from ui.models.sources import Source
    from ui.settings import UiSettings


_BEST = "list/best-match"


class Show(StrEnum):
    """Which of a place's articles are listed."""

    ALL = "all"
    UNREAD = "only-unread"
    STARRED = "only-starred"


@frozen
class Way:
    """Sort and filter of one list."""

    order: EntryOrder = EntryOrder.NEWEST
    show: Show = Show.ALL

    def __str__(self) -> str:
        return f"{self.order} {self.show}"

    @classmethod
    def parse(cls, written: str) -> Way:
        """Read what ``str`` wrote; what is none is left as it is by itself."""
        way = cls()
        for word in written.split():
            if word in set(Show):
                way = replace(way, show=Show(word))
            elif word in set(EntryOrder):
                way = replace(way, order=EntryOrder(word))
        return way

    def applied(self, query: EntryQuery) -> EntryQuery:
        """Return the query of a place, filtered and sorted so."""
        return replace(
            query,
            unread=query.unread or self.show is Show.UNREAD,
            starred=query.starred or self.show is Show.STARRED,
            order=self.order,
        )


class Ways:
    """How each place was shown last."""

    def __init__(self, settings: UiSettings) -> None:
        self._settings = settings

    @property
    def best(self) -> bool:
        """Whether the best of what is searched for comes first."""
        return bool(self._settings.value(_BEST, default=False))

    @best.setter
    def best(self, best: bool) -> None:
        self._settings.set_value(_BEST, best or None)

    def of(self, source: Source) -> Way:
        """Return how a place was shown last."""
        return Way.parse(self._settings.value(_key(source), ""))

    def keep(self, source: Source, way: Way) -> None:
        """Remember how a place is shown; only what is chosen is kept."""
        self._settings.set_value(_key(source), None if way == Way() else str(way))


def _key(source: Source) -> str:
    return f"list/{source.kind}-{source.id}" if source.id else f"list/{source.kind}"
