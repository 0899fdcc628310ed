"""Articles from other programs, and all of ours for a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from feedmon.store import care, exporting, taking, watches
from feedmon.store.doors.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from feedmon.model import (
        Feed,
        Folder,
        Further,
        Held,
        KeptArticle,
        MarkedEntry,
        SliceTaken,
        Span,
        WatchSpec,
    )
    from feedmon.store.database import Database
    from feedmon.store.taking import Sort

T = TypeVar("T")

#: Articles that are removed again in one transaction.
TAKE_BACK_SLICE = 500


class Kept:
    """All that an export holds, as it was at one moment."""

    def __init__(self, db: Database, pause: Callable[[], None]) -> None:
        self._db, self._pause = db, pause

    def tree(self) -> tuple[list[Feed], list[Folder]]:
        """Return feeds and folders in the order of the window."""
        return exporting.tree(self._db)

    def watches(self) -> dict[int, WatchSpec]:
        """What watches look at."""
        return watches.specs(self._db)

    def held(self) -> dict[int, Held]:
        """Count what is kept of each feed."""
        return exporting.held(self._db)

    def pages(self) -> Iterator[list[KeptArticle]]:
        """Give all articles; ends early when nobody wants them any more."""
        for page in exporting.pages(self._db):
            yield page
            self._pause()


class Switching(Ground):
    """What came from elsewhere, and what goes there."""

    async def take(
        self,
        articles: Mapping[int, Sequence[MarkedEntry]],
        further: Mapping[int, Mapping[str, Further]],
        sort: Sort,
    ) -> SliceTaken:
        """Store articles of another program by their feeds, with their marks; what was done.

        ``sort`` decides what of them is new, by what is known of ``further``.
        """
        return await self._write_whole(taking.take, dict(articles), dict(further), sort)

    async def take_back(self, spans: Iterable[Span]) -> None:
        """Remove what ``take`` added to feeds, in slices; what it marked stays as it is."""
        for span in spans:
            while await self._write(taking.take_back_slice, span, TAKE_BACK_SLICE):
                pass

    async def read_all(self, function: Callable[[Kept], T]) -> T:
        """Call ``function`` with everything that is kept, beside all work.

        On a thread and a connection of its own; cancelling ends it after the page.
        """

        def reading_one_state(db: Database, pause: Callable[[], None]) -> T:
            db.execute("BEGIN")
            try:
                return function(Kept(db, pause))
            finally:
                db.rollback()

        return await care.beside(self.path, self._busy_s, reading_one_state, at=self.path)
