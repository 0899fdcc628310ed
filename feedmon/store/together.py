"""What many polls ask for at the same time, stored in one transaction.

Ending a transaction has its price: the log is written, and the index of words put in order. In a
refresh hundreds of polls wait for the writer, and those that wait share one. Where they want the
same done, each of its statements is asked once for all of them: with every row that a statement
gives, the writer's thread lets go of Python's lock, and waits for it again.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections import defaultdict, deque
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from feedmon.store.connection import within, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future

    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database
    from feedmon.store.lanes import Lane

T = TypeVar("T")
Item = TypeVar("Item")

#: No job begins in a transaction that is older than this (seconds): other programs want to write,
#: too, and whoever asked first waits for all.
LONGEST_S = 0.02
#: Nor does it hold more jobs.
MOST = 32
#: Nor are more rows written at once, as far as can be said: that takes about as long.
ROWS = 160


@dataclass(frozen=True, slots=True, eq=False)
class OneOf(Generic[Item, T]):
    """A job that ``many`` does for several at once, of which ``item`` is one.

    ``many`` answers each in its place; one that it refuses, before it has written anything for it,
    with the error. ``size`` is about how many rows it has.
    """

    many: Callable[[Transaction, Sequence[Item]], Sequence[T | Exception]]
    item: Item
    size: int = 1

    def __call__(self, transaction: Transaction) -> T:
        """Do it for this one alone."""
        (answer,) = self.many(transaction, [self.item])
        if isinstance(answer, Exception):
            raise answer
        return answer


class Together:
    """Runs jobs on the writer's lane in the order of asking, several in one transaction.

    Nobody is answered before it is committed. When a job fails that has written something, all is
    taken back, and each of them runs again by itself: jobs do nothing but read and write the store.
    Jobs that are ``OneOf`` many are done with the first of their kind, unless a job of another sort
    was asked for between them.

    One call of the lane serves all that wait, and one of the loop answers them.
    """

    def __init__(self, lane: Lane, clock: Callable[[], float]) -> None:
        self._lane = lane
        self._clock = clock
        self._lock = threading.RLock()
        self._waiting: deque[Asked[Any]] = deque()
        self._is_called = False

    def ask(self, job: Callable[[Transaction], T]) -> Asked[T]:
        """Have a job run, asked for on a loop. Raises StoreError once closed."""
        asked = Asked(job, asyncio.get_running_loop())
        with self._lock:
            self._waiting.append(asked)
            try:
                self._call()
            except BaseException:
                self._waiting.remove(asked)
                raise
        return asked

    async def finish(self) -> None:
        """Wait until all that was asked for has run."""
        while self._waiting:
            await self._lane.run(lambda _db: None)

    def _call(self) -> None:
        if self._waiting and not self._is_called:
            called = self._lane.enqueue(self._run)
            self._is_called = True
            called.add_done_callback(self._refuse)

    def _refuse(self, called: Future[None]) -> None:
        """Where the lane was closed before it came to them, tell those that wait."""
        error = called.exception()
        if error is None:
            return
        with self._lock:
            refused, self._is_called = list(self._waiting), False
            self._waiting.clear()
        for asked in refused:
            asked.error = error
        _tell(refused)

    def _run(self, db: Database) -> None:
        try:
            taken = self._take()
            while taken:
                begun = self._share(db, taken)
                _tell(begun)
                taken = [asked for asked in taken if asked not in begun]
        finally:
            with self._lock:
                self._is_called = False
                self._call()  # behind what the lane was asked for meanwhile

    def _take(self) -> list[Asked[Any]]:
        taken: list[Asked[Any]] = []
        with self._lock:
            while self._waiting and len(taken) < MOST:
                asked = self._waiting.popleft()
                if asked.begin():
                    taken.append(asked)
        return taken

    def _share(self, db: Database, taken: list[Asked[Any]]) -> list[Asked[Any]]:
        """Run as many as there is time for in one transaction; return those that have an end."""
        begun: list[Asked[Any]] = []
        try:
            self._lane.guarded(partial(db.execute, "BEGIN IMMEDIATE"))
            if self._begin_all(db, taken, begun):
                self._lane.guarded(db.commit)
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

    def _begin_all(self, db: Database, taken: list[Asked[Any]], begun: list[Asked[Any]]) -> bool:
        """Run one after the other until time is up; whether what was written may stay."""
        end = time.perf_counter() + LONGEST_S
        left = taken
        while left:
            alike = _first_of_a_kind(left)
            begun += alike
            left = [asked for asked in left if asked not in alike]
            if not self._run_alike(db, alike):
                return False
            if time.perf_counter() >= end:
                break
        return True

    def _run_alike(self, db: Database, alike: list[Asked[Any]]) -> bool:
        """Run jobs of one kind, or one job; whether what was written may stay."""
        first, *others = alike
        if others:
            return self._run_at_once(db, alike)
        before = db.conn.total_changes
        first.run(partial(self._within, db, first.job))
        unchanged = db.conn.in_transaction and db.conn.total_changes == before
        return first.error is None or unchanged

    def _run_at_once(self, db: Database, alike: list[Asked[Any]]) -> bool:
        jobs: list[OneOf[Any, Any]] = [asked.job for asked in alike]  # type: ignore[misc]
        many, items = jobs[0].many, [job.item for job in jobs]
        try:
            answers = self._within(db, lambda transaction: many(transaction, items))
        except Exception:  # noqa: BLE001 - each is told of its own when it runs by itself
            return False
        for asked, answer in zip(alike, answers, strict=True):
            asked.settle(answer)
        return True

    def _within(self, db: Database, job: Callable[[Transaction], Any]) -> Any:
        return self._lane.guarded(lambda: within(db, self._clock, job))

    def _alone(self, db: Database, job: Callable[[Transaction], Any]) -> Any:
        def run() -> Any:
            with writing(db, self._clock) as transaction:
                return job(transaction)

        return self._lane.guarded(run)


class Asked(Generic[T]):
    """One job, and what came of it; ``answer`` is for the loop on which it was asked for."""

    __slots__ = ("_lock", "_state", "answer", "came", "error", "job")

    def __init__(self, job: Callable[[Transaction], T], loop: asyncio.AbstractEventLoop) -> None:
        self.job = job
        self.answer: asyncio.Future[T] = loop.create_future()
        self.came: T | None = None
        self.error: BaseException | None = None
        self._lock = threading.Lock()
        self._state = ""

    def begin(self) -> bool:
        """Whether the job is to run; from now on it can't be cancelled."""
        with self._lock:
            self._state = self._state or "begun"
            return self._state == "begun"

    def cancel(self) -> bool:
        """Let the job not run, unless it has begun; whether it will not."""
        with self._lock:
            self._state = self._state or "cancelled"
            return self._state == "cancelled"

    async def wait(self) -> T:
        """Wait for the answer. Cancelled before the job has begun, it is not run."""
        try:
            return await self.answer
        except asyncio.CancelledError:
            self.cancel()
            raise

    async def wait_whole(self) -> T:
        """As ``wait``; cancelled after the job has begun, go on as if it had not been."""
        while True:
            try:
                return await asyncio.shield(self.answer)
            except asyncio.CancelledError:
                if self.cancel() or self.answer.cancelled():
                    raise

    def run(self, call: Callable[[], T]) -> None:
        """Call what does the job, and keep what comes of it."""
        self.error = None
        try:
            self.came = call()
        except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
            self.error = error

    def settle(self, answer: T | Exception) -> None:
        """Keep what came of it among others."""
        self.came, self.error = (None, answer) if isinstance(answer, Exception) else (answer, None)

    def tell(self) -> None:
        """Answer, on the loop; whoever was cancelled waits no longer."""
        if self.answer.done():
            return
        if self.error is not None:
            self.answer.set_exception(self.error)
        else:
            self.answer.set_result(self.came)  # type: ignore[arg-type]


def _first_of_a_kind(left: list[Asked[Any]]) -> list[Asked[Any]]:
    """Return the first, and what can be done at once with it."""
    first, *others = left
    if not isinstance(first.job, OneOf):
        return [first]
    alike, rows = [first], first.job.size
    for asked in others:
        if not isinstance(asked.job, OneOf):
            break
        if asked.job.many is first.job.many:
            rows += asked.job.size
            if rows > ROWS:
                break
            alike.append(asked)
    return alike


def _tell(ended: list[Asked[Any]]) -> None:
    """Answer all of a transaction at once: to wake a loop costs as much as a statement."""
    by_loop: defaultdict[asyncio.AbstractEventLoop, list[Asked[Any]]] = defaultdict(list)
    for asked in ended:
        by_loop[asked.answer.get_loop()].append(asked)
    for loop, told in by_loop.items():
        with suppress(RuntimeError):  # it is closed: nobody waits any more
            loop.call_soon_threadsafe(_tell_each, told)


def _tell_each(told: list[Asked[Any]]) -> None:
    for asked in told:
        asked.tell()
