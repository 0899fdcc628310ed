"""Articles marked read or starred: shown at once, asked for, and taken back by undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from feedmon.errors import FeedmonError
from ui.translation import tr, trn
from ui.views.intake import MARKED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.models.articles import ArticleModel
    from ui.views.article_list import ArticleList
    from ui.views.kit import Kit
    from ui.views.listing import Listing


class Marking(QObject):
    """Marks articles one by one, in parts of the list, or all of it; each is one step to undo."""

    def __init__(
        self, kit: Kit, *, model: ArticleModel, view: ArticleList, listing: Listing
    ) -> None:
        super().__init__(view)
        self._engine, self._tasks = kit.engine, kit.tasks
        self._undo, self._status = kit.undo, kit.status
        self._model, self._view, self._listing = model, view, listing
        kit.actions.mark_all_read.triggered.connect(self._mark_all_read)
        kit.actions.mark_above_read.triggered.connect(lambda: self._mark_beside(above=True))
        kit.actions.mark_below_read.triggered.connect(lambda: self._mark_beside(above=False))

    # --- these articles ---------------------------------------------------------------------

    def mark(
        self,
        entry_ids: Iterable[int],
        *,
        read: bool | None = None,
        starred: bool | None = None,
        label: str = "",
    ) -> None:
        """Show the mark at once and ask for it; what did not work is shown as it was.

        With a ``label`` it can be taken back: what only being opened has marked can't.
        """
        ids = [
            entry_id
            for entry_id in entry_ids
            if (row := self._model.row_of(entry_id)) is not None
            and (
                read not in {None, self._model.summary(row).read}
                or starred not in {None, self._model.summary(row).starred}
            )
        ]
        if not ids:
            return
        # Of very many those that are seen; the others are told of, and shown a part at a time.
        shown = ids if len(ids) <= MARKED else list(filter(self._view.is_seen, ids))
        self._model.mark(shown, read=read, starred=starred)
        if label:
            self._undo.start(self._mark_and_push(ids, label, read, starred), name="mark")
        else:
            self._tasks.start(self._ask_mark(ids, read, starred), name="mark")

    async def _ask_mark(
        self, ids: list[int], read: bool | None, starred: bool | None
    ) -> tuple[int, ...]:
        changed: tuple[int, ...] = ()
        try:
            if read is not None:
                changed = await self._engine.mark_read(ids, read)
            if starred is not None:
                changed = await self._engine.star(ids, starred)
        except FeedmonError:
            self._model.mark(
                ids,
                read=None if read is None else not read,
                starred=None if starred is None else not starred,
            )
            raise
        return changed

    async def _mark_and_push(
        self, ids: list[int], label: str, read: bool | None, starred: bool | None
    ) -> None:
        changed = await self._ask_mark(ids, read, starred)
        if changed and read is not None:
            self._push_read(label, changed, read=read)
        elif changed and starred is not None:
            ask = self._engine.star
            self._undo.push(label, lambda: ask(changed, not starred), lambda: ask(changed, starred))

    def _push_read(self, label: str, ids: tuple[int, ...], *, read: bool, said: str = "") -> None:
        ask = self._engine.mark_read
        self._undo.push(
            label,
            lambda: ask(ids, not read, alone=True),
            lambda: ask(ids, read, alone=True),
            said=said,
        )

    # --- parts of the list ------------------------------------------------------------------

    def _mark_all_read(self) -> None:
        self._undo.start(self._ask_mark_all(), name="mark-all")

    async def _ask_mark_all(self) -> None:
        if self._listing.is_told_by_rows:
            changed = await self._engine.mark_read(self._ids(0, self._model.rowCount()))
        else:
            changed = await self._engine.mark_all_read(self._listing.query)
        await self._say(changed, tr("Mark All as Read"), tr("Everything here is read"))

    def _mark_beside(self, *, above: bool) -> None:
        rows = self._view.selected_rows()
        if rows:
            row = rows[0] if above else rows[-1]
            self._undo.start(self._ask_mark_beside(row, above=above), name="mark-beside")

    async def _ask_mark_beside(self, row: int, *, above: bool) -> None:
        """Mark what lies above or below a row, by its key: far more than what is loaded."""
        number = self._model.rowCount()
        if row >= number:  # it went while something else was being done
            return
        if self._listing.is_told_by_rows:
            ids = self._ids(0, row) if above else self._ids(row + 1, number)
            changed = await self._engine.mark_read(ids)
        else:
            key, query = self._model.key(row), self._listing.query
            after, before = (None, key) if above else (key, None)
            changed = await self._engine.mark_all_read(query, after=after, before=before)
        if above:
            await self._say(changed, tr("Mark Above as Read"), tr("Everything above is read"))
        else:
            await self._say(changed, tr("Mark Below as Read"), tr("Everything below is read"))

    async def _say(self, changed: tuple[int, ...], label: str, nothing: str) -> None:
        if changed:
            number = await self._engine.count_told(changed)
            said = trn(number, "Marked {n} article as read", "Marked {n} articles as read")
            self._push_read(label, changed, read=True, said=said)
        else:
            self._status.done(nothing)

    def _ids(self, first: int, end: int) -> list[int]:
        return [self._model.summary(row).id for row in range(first, end)]
