"""Two lanes, a lookout, and how a plain function comes to run on one of them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from feedmon.errors import FeedmonError
from feedmon.store.connection import connect, driver_errors, reading, writing
from feedmon.store.lookout import Lookout
from feedmon.store.together import OneOf, Together

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database
    from feedmon.store.lanes import Lane

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")
Item = TypeVar("Item")


class Ground:
    """Transactions on the writer's lane, snapshots on the reader's."""

    def __init__(
        self,
        path: Path,
        writer: Lane,
        reader: Lane,
        *,
        clock: Callable[[], float],
        busy_s: float,
    ) -> None:
        self.path = path
        self._writer = writer
        self._reader = reader
        self._clock = clock
        self._busy_s = busy_s
        self._together = Together(writer, clock)
        self._lookout = Lookout(path, lambda: connect(path, busy_s=busy_s, mode="ro"), clock)

    async def close(self) -> None:
        """Finish what was asked for, move the log into the file and end all threads."""
        await self._lookout.close()
        await self._reader.close()
        await self._together.finish()
        await self._writer.close(self._checkpoint)

    def _checkpoint(self, db: Database) -> None:
        # Without it nothing is lost, the log is only read again next time: no reason to fail.
        try:
            with driver_errors(self.path):
                db.execute("PRAGMA wal_checkpoint(PASSIVE)")
        except FeedmonError:
            log.warning("the store's log could not be moved into its file", exc_info=True)

    async def _write(
        self, function: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        return await self._writer.run(self._transaction(function, *args, **kwargs))

    async def _write_whole(
        self, function: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """As ``_write``; once begun, cancelling changes nothing and the answer is given."""
        return await self._writer.run_whole(self._transaction(function, *args, **kwargs))

    async def _write_together(
        self, function: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """As ``_write``, perhaps in one transaction with others; ``function`` may be run twice."""
        asked = self._together.ask(lambda transaction: function(transaction, *args, **kwargs))
        return await asked.wait()

    async def _write_whole_together(
        self, function: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """As ``_write_whole`` and ``_write_together``."""
        asked = self._together.ask(lambda transaction: function(transaction, *args, **kwargs))
        return await asked.wait_whole()

    async def _write_at_once(
        self, many: Callable[[Transaction, Sequence[Item]], Sequence[T | Exception]], item: Item
    ) -> T:
        """As ``_write_together``; ``many`` does it at once for all that wait for the same."""
        return await self._together.ask(OneOf(many, item)).wait()

    async def _write_whole_at_once(
        self,
        many: Callable[[Transaction, Sequence[Item]], Sequence[T | Exception]],
        item: Item,
        *,
        size: int = 1,
    ) -> T:
        """As ``_write_whole`` and ``_write_at_once``; ``size`` says about how many rows it has."""
        return await self._together.ask(OneOf(many, item, size)).wait_whole()

    def _transaction(
        self, function: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Callable[[Database], T]:
        def in_transaction(db: Database) -> T:
            with writing(db, self._clock) as transaction:
                return function(transaction, *args, **kwargs)

        return in_transaction

    async def _read(
        self, function: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        def in_snapshot(db: Database) -> T:
            with reading(db):
                return function(db, *args, **kwargs)

        return await self._reader.run(in_snapshot)
