"""What many polls ask for at the same time, stored in one transaction.

Ending a transaction has its price: the log is written, and the index of words put in order. In a
refresh hundreds of polls wait for the writer, and those that wait share one.
"""

from __future__ import annotations

import time
from collections import deque
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from feedmon.store.connection import within, writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database
    from feedmon.store.lanes import Lane

T = TypeVar("T")

#: No job begins in a transaction that is older than this (seconds): other programs want to write,
#: too, and whoever asked first waits for all.
LONGEST_S = 0.02
#: Nor does it hold more jobs.
MOST = 32


class Together:
    """Runs jobs on the writer's lane in the order of asking, several in one transaction.

    Nobody is answered before it is committed. When a job fails that has written something, all is
    taken back, and each of them runs again by itself: jobs do nothing but read and write the store.
    """

    def __init__(self, lane: Lane, clock: Callable[[], float]) -> None:
        self._lane = lane
        self._clock = clock
        self._waiting: deque[_Asked] = deque()

    def ask(self, job: Callable[[Transaction], T]) -> Future[T]:
        """Have a job run; it can be cancelled until it begins. Raises StoreError once closed."""
        asked = _Asked(job)
        self._waiting.append(asked)
        try:
            self._lane.enqueue(self._run)
        except BaseException:
            self._waiting.remove(asked)
            raise
        return asked.future

    def _run(self, db: Database) -> None:
        taken: list[_Asked] = []
        while self._waiting and len(taken) < MOST:
            asked = self._waiting.popleft()
            if asked.future.set_running_or_notify_cancel():
                taken.append(asked)
        while taken:
            begun = self._share(db, taken)
            for asked in begun:
                asked.tell()
            taken = taken[len(begun) :]

    def _share(self, db: Database, taken: list[_Asked]) -> list[_Asked]:
        """Run as many as there is time for in one transaction; return those that have an end."""
        begun: list[_Asked] = []
        try:
            self._lane.guarded(partial(db.execute, "BEGIN IMMEDIATE"))
            if self._begin_all(db, taken, begun):
                self._lane.guarded(partial(db.execute, "COMMIT"))
                return begun
        except BaseException as error:  # noqa: BLE001 - it is raised where they are waited for
            db.rollback()
            begun = begun or taken[:1]
            for asked in begun:
                asked.error = error
            return begun
        db.rollback()
        for asked in begun:
            asked.run(partial(self._alone, db, asked.job))
        return begun

    def _begin_all(self, db: Database, taken: list[_Asked], begun: list[_Asked]) -> bool:
        """Run one after the other until time is up; whether what was written may stay."""
        end = time.perf_counter() + LONGEST_S
        for asked in taken:
            begun.append(asked)
            before = db.conn.total_changes
            asked.run(partial(self._within, db, asked.job))
            unchanged = db.conn.in_transaction and db.conn.total_changes == before
            if asked.error is not None and not unchanged:
                return False
            if time.perf_counter() >= end:
                break
        return True

    def _within(self, db: Database, job: Callable[[Transaction], Any]) -> Any:
        return self._lane.guarded(lambda: within(db, self._clock, job))

    def _alone(self, db: Database, job: Callable[[Transaction], Any]) -> Any:
        def run() -> Any:
            with writing(db, self._clock) as transaction:
                return job(transaction)

        return self._lane.guarded(run)


class _Asked:
    """One job, and what came of it."""

    __slots__ = ("answer", "error", "future", "job")

    def __init__(self, job: Callable[[Transaction], Any]) -> None:
        self.job = job
        self.future: Future[Any] = Future()
        self.answer: Any = None
        self.error: BaseException | None = None

    def run(self, call: Callable[[], Any]) -> None:
        self.error = None
        try:
            self.answer = call()
        except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
            self.error = error

    def tell(self) -> None:
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.answer)
