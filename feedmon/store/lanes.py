"""A lane is one thread with one connection.

What runs on a lane is a plain function, whole: whoever waits for it may be cancelled, the function
is not, so no transaction is ever left half done.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from feedmon.errors import StoreCorrupt, StoreError
from feedmon.store.connection import driver_errors

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

    from feedmon.store.database import Database

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")


class Lane:
    """One thread with one connection; what is run on it runs in the order of asking.

    With ``repeats`` it may be run again where damaged text was in its way.
    """

    def __init__(
        self,
        name: str,
        path: Path,
        open_connection: Callable[[], Database],
        *,
        repeats: bool = False,
    ) -> None:
        self._path = path
        self._repeats = repeats
        self._open_connection = open_connection
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._db: Database | None = None
        self._ended = False
        self._asked: set[Future[Any]] = set()
        #: How often something was asked of it so far.
        self.asked = 0

    @property
    def is_wanted(self) -> bool:
        """Whether something waits for the thread, or runs on it."""
        return bool(self._asked)

    async def open(self) -> None:
        """Open the connection on its thread; where that fails the thread ends again."""
        try:
            await self._submit(self._open)
        except BaseException:
            self._thread.shutdown(wait=False)
            raise

    async def run(
        self, function: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Call ``function(db, …)`` on the thread. Cancelling does not interrupt it once begun."""
        return await self._submit(lambda: function(self._connection(), *args, **kwargs))

    async def run_whole(
        self, function: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """As ``run``; but cancelled after it has begun it answers as if it had not been.

        For what somebody must be told of once it is done.
        """
        return await whole(self._enqueue(lambda: function(self._connection(), *args, **kwargs)))

    def enqueue(self, function: Callable[[Database], T]) -> Future[T]:
        """Call ``function(db)`` on the thread, from any thread. Raises StoreError once closed."""
        return self._enqueue(lambda: function(self._connection()))

    async def close(self, last: Callable[[Database], object] | None = None) -> None:
        """Finish what was asked for, call ``last``, close the connection and end the thread.

        A lane that is closed already stays as it is.
        """
        if self._ended:
            return
        closed = asyncio.ensure_future(self._submit(lambda: self._close(last)))
        try:
            await asyncio.shield(closed)
        finally:
            # Once closed, nothing is left to wait for but the end of the thread itself.
            self._ended = True
            self._thread.shutdown(wait=closed.done())

    async def _submit(self, job: Callable[[], T]) -> T:
        return await asyncio.wrap_future(self._enqueue(job))

    def _enqueue(self, job: Callable[[], T]) -> Future[T]:
        if self._ended:
            raise StoreError(str(self._path), "closed")
        self.asked += 1
        asked = self._thread.submit(self.guarded, job)
        self._asked.add(asked)
        asked.add_done_callback(self._asked.discard)
        return asked

    def guarded(self, job: Callable[[], T]) -> T:
        """Call ``job`` on the lane's thread, and turn what the driver raises into our errors."""
        with driver_errors(self._path):
            try:
                return job()
            except sqlite3.OperationalError as error:
                if self._db is None or not _is_broken_text(error):
                    raise
                # A damaged word must not take a whole list with it. From here on such text is
                # read as far as it can be, which is slower.
                log.warning("damaged text in %s is read as far as it can be", self._path)
                self._db.conn.text_factory = as_far_as_readable
                if not self._repeats:
                    raise StoreCorrupt(str(self._path), "text") from error
            return job()

    def _connection(self) -> Database:
        if self._db is None:
            raise StoreError(str(self._path), "closed")
        return self._db

    def _open(self) -> None:
        self._db = self._open_connection()

    def _close(self, last: Callable[[Database], object] | None) -> None:
        db, self._db = self._db, None
        if db is None:
            return
        try:
            if last is not None:
                last(db)
        finally:
            db.close()


async def whole(submitted: Future[T]) -> T:
    """Wait for what was submitted; cancelled after it has begun, go on as if it had not been."""
    answer = asyncio.wrap_future(submitted)
    while True:
        try:
            return await asyncio.shield(answer)
        except asyncio.CancelledError:
            if submitted.cancel() or answer.cancelled():
                raise


def _is_broken_text(error: sqlite3.Error) -> bool:
    # Python's own, without a code of SQLite: bytes in a column of text that are none.
    return str(error).startswith("Could not decode to UTF-8")


def as_far_as_readable(text: bytes) -> str:
    """Read damaged text: a word of it must not take a whole list with it."""
    return text.decode("utf-8", "replace")
