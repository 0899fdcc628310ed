"""Worker processes: computing happens where nobody waits for it and where it can break nothing.

A document goes to a process of its own kind (spawned and small: neither Qt nor aiohttp is
imported there) and comes back parsed, identified and sanitised. Each task has a limit of time and
of memory; one that breaks them ends alone, with its process, and another process takes its place.

No worker outlives its program. A thread in each waits for the parent's end, which the operating
system tells even after a ``kill -9``; where there are alarms, one ends the process whose task lets
no thread run.
"""

from __future__ import annotations

import asyncio
import functools
import logging
import os
import signal
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import get_context, parent_process, resource_tracker
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessPool

from feedmon.errors import FeedmonError, WorkFailed
from feedmon.identity import bare_uid, content_hash, identify, pair_uid, uid_among_others
from feedmon.model import ParsedEntry, Watched, WatchMode, WorkedEntry, WorkedFeed
from feedmon.parse import parse_feed
from feedmon.sanitize import clean, lead_picture
from feedmon.tracking import host_of, normalise_link
from feedmon.watch import look

if sys.platform == "linux":
    import resource

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor, Future

    from feedmon.model import Document, ParsedFeed, Pixels, WatchTask

P = ParamSpec("P")
R = TypeVar("R")

log = logging.getLogger(__name__)

#: After its own limit a task has this long to be ended by the pool before the alarm does it.
_ALARM_AFTER_S = 5
#: What nobody waits for any more may take this long to end by itself: most of it is almost done,
#: and a new process costs more.
_GRACE_S = 0.25
#: A process that starts may take this long on a busy machine.
_START_S = 60


def work_document(body: bytes, content_type: str | None, url: str | None) -> WorkedFeed:
    """Parse, identify and sanitise one document; what a worker process does with it.

    Raises NotAFeed.
    """
    return _worked(parse_feed(body, content_type=content_type, url=url), url)


def work_page(body: bytes, content_type: str | None, url: str, task: WatchTask) -> Watched:
    """Look at a page that is watched; what a worker process does with it.

    Raises BadWatch, PartMissing, NotThePage.
    """
    told = look(body, content_type, url, task)
    worked = _worked(told.feed, url)
    if task.spec.mode is WatchMode.LIST:
        # What is said beside an item may change with every hour; the item is told of once.
        # A place on the page itself is no article's own link.
        here = normalise_link(url)
        entries = (
            replace(
                each,
                content_hash=_item_hash(each),
                aliases=_item_aliases(each),
                link_key=None if each.link_key == here else each.link_key,
            )
            for each in worked.entries
        )
    else:
        # All changes of a page have its address: that makes them neither one nor a story.
        entries = (replace(each, link_key=None, pair=None) for each in worked.entries)
    return Watched(replace(worked, entries=tuple(entries)), told.version, silent=told.silent)


def _item_aliases(entry: WorkedEntry) -> tuple[str, ...]:
    """Add how an item was known while others of its title stood beside it."""
    parsed = replace(entry.parsed, content_html=entry.raw_html)
    among_others = uid_among_others(parsed)
    alone = entry.uid == bare_uid(parsed)
    return (*entry.aliases, among_others) if alone else entry.aliases


def _item_hash(entry: WorkedEntry) -> str:
    return content_hash(ParsedEntry(link=entry.parsed.link, title=entry.parsed.title))


def _worked(feed: ParsedFeed, url: str | None) -> WorkedFeed:
    entries = tuple(
        _work_entry(entry, uid, aliases, feed.site_url or url)
        for entry, (uid, aliases) in zip(feed.entries, identify(feed), strict=True)
    )
    return WorkedFeed(feed=replace(feed, entries=()), entries=entries)


def _work_entry(
    entry: ParsedEntry, uid: str, aliases: tuple[str, ...], site_url: str | None
) -> WorkedEntry:
    raw = entry.content_html or entry.summary_html or ""
    link_key = None
    if entry.link and entry.link.strip():
        link_key = normalise_link(entry.link, site_host=host_of(site_url or ""))
    body = clean(raw, base_url=entry.base_url or entry.link or site_url)
    stands_for_it = entry.thumbnail or lead_picture(body.html)
    return WorkedEntry(
        uid=uid,
        aliases=aliases,
        content_hash=content_hash(entry),
        parsed=replace(entry, content_html=None, summary_html=None, thumbnail=stands_for_it),
        raw_html=raw,
        body=body,
        link_key=link_key,
        pair=None if link_key is None else pair_uid(link_key, entry.title),
    )


def work_icon(data: bytes) -> bytes | None:
    """Make a small PNG of a picture; ``None`` of what can be no icon."""
    from feedmon.pictures import small_png  # noqa: PLC0415 - only a worker process needs Pillow

    return small_png(data)


def work_measure(path: str) -> tuple[str, int, int] | None:
    """Read what kind of picture a file is, and its size; ``None`` of what can't be shown."""
    from feedmon import pictures  # noqa: PLC0415 - only a worker process needs Pillow

    return pictures.measure(path)


def work_picture(path: str, width: int) -> Pixels | None:
    """Decode the picture in a file, no wider than ``width``; ``None`` of what is none."""
    from feedmon import pictures  # noqa: PLC0415 - only a worker process needs Pillow

    return pictures.pixels(path, width)


def work_thumbnail(path: str) -> None:
    """Write the small picture of a file beside it."""
    from feedmon import pictures  # noqa: PLC0415 - only a worker process needs Pillow

    pictures.thumbnail_beside(path)


class Workers:
    """A few worker processes; they start when first needed, or by :meth:`warm_up`.

    A task may take ``time_limit_s`` seconds and ``memory_limit_bytes`` of address space beyond
    what a resting worker has (where the platform can limit that). At most ``max_workers`` tasks
    are with the processes; others wait their turn on the loop, where cancelling costs nothing.

    A trip to a worker and back costs half a millisecond beside the work, so even small documents
    go there: to parse them here would cost the window more than the trip costs the document.
    """

    def __init__(
        self,
        max_workers: int | None = None,
        *,
        memory_limit_bytes: int = 1 << 30,
        time_limit_s: float = 30.0,
    ) -> None:
        self._count = max_workers or max(1, min(4, (os.cpu_count() or 2) - 1))
        self._seconds = time_limit_s
        self._closed = False
        self._turns = asyncio.Semaphore(self._count)
        # All calls that may block are made on this thread. It, and the threads that the pools
        # start from it, start the processes.
        self._thread = ThreadPoolExecutor(1, "feedmon-workers", _block_interrupts)
        self._all = [_Worker(memory_limit_bytes, self._thread) for _ in range(self._count)]
        self._idle = list(self._all)
        self._endings: set[asyncio.Task[None]] = set()

    async def parse(self, document: Document) -> WorkedFeed:
        """Work on ``document`` in a worker process.

        Raises NotAFeed, and WorkFailed for a document that broke the limits or the process.
        Cancelling ends the work.
        """
        return await self.run(
            work_document, document.body, document.headers.get("content-type"), document.base_url
        )

    async def look(self, document: Document, task: WatchTask) -> Watched:
        """Look at a watched page in a worker process.

        Raises BadWatch, PartMissing, NotThePage, WorkFailed.
        """
        return await self.run(
            work_page,
            document.body,
            document.headers.get("content-type"),
            document.base_url.partition("#")[0],
            task,
        )

    async def run(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Call ``function`` (of a module's top level) in a worker process.

        Raises what it raises if that is one of ours; WorkFailed for everything else.
        """
        return await self.run_within(self._seconds, function, *args, **kwargs)

    async def run_within(
        self, seconds: float, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """As ``run``, with a limit of time of its own, if that is not more than all have."""
        await self._turns.acquire()
        worker = self._idle.pop()
        try:
            return await worker.run(min(seconds, self._seconds), function, *args, **kwargs)
        finally:
            if worker.is_busy:  # whoever wanted it is gone
                ending = asyncio.create_task(worker.end())
                self._endings.add(ending)
                ending.add_done_callback(functools.partial(self._ended, worker))
            else:
                self._hand_back(worker)

    async def warm_up(self) -> None:
        """Start the processes and wait until they are ready to work."""
        await asyncio.gather(*(self.run(_be_ready) for _ in range(self._count)))

    async def close(self) -> None:
        """End all processes, whatever they do; unfinished work fails. May be called twice."""
        if self._closed:
            return
        self._closed = True
        await asyncio.gather(*(worker.close() for worker in self._all))
        if self._endings:
            await asyncio.wait(self._endings)
        self._thread.shutdown(wait=False)

    def _ended(self, worker: _Worker, ending: asyncio.Task[None]) -> None:
        self._endings.discard(ending)
        self._hand_back(worker)

    def _hand_back(self, worker: _Worker) -> None:
        self._idle.append(worker)
        self._turns.release()


class _Worker:
    """One process, which has one task at a time.

    It is a pool of its own: in a pool of several, the process whose task was cancelled may have
    taken another one by the time that the pool ends it, and nobody hears of that one again.
    """

    def __init__(self, memory_limit_bytes: int, thread: Executor) -> None:
        self._memory = memory_limit_bytes
        self._thread = thread
        self._pool: ProcessPool | None = None
        self._task: Future[Any] | None = None
        self._closed = False

    @property
    def is_busy(self) -> bool:
        """Whether the process has a task still."""
        return self._task is not None and not self._task.done()

    async def run(
        self, seconds: float, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Call ``function`` in the process. Where that is cancelled, ``end`` has to follow."""
        try:
            return await self._attempt(seconds, function, *args, **kwargs)
        except BrokenProcessPool as error:
            if self._closed:
                raise WorkFailed("died") from error
            # It died while it was idle, and pebble gives the pool up for that.
            log.warning("a worker process is replaced: %s", error)
        try:
            return await self._attempt(seconds, function, *args, **kwargs)
        except BrokenProcessPool as error:
            raise WorkFailed("died") from error

    async def end(self) -> None:
        """Let the process finish what nobody wants any more, or end it with that."""
        if self._task is not None:
            await asyncio.wait([_answer(self._task)], timeout=_GRACE_S)
            if not self._task.done():
                await self._in_thread(self._give_up, self._pool)
                self._task.cancel()
            self._task = None

    async def close(self) -> None:
        """End the process; what it has to do fails."""
        self._closed = True
        await self._in_thread(self._give_up, None)
        if self._task is not None:
            self._task.cancel()

    async def _attempt(
        self, seconds: float, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        pool = self._pool
        if self._closed:
            raise WorkFailed("died")
        if pool is None:
            pool = await self._in_thread(self._open)
        try:
            future: Future[R] = pool.schedule(
                _limited,
                args=(seconds + _ALARM_AFTER_S, function, args, kwargs),
                timeout=seconds,
            )
        except RuntimeError as error:
            await self._replace(pool)
            raise BrokenProcessPool(str(error)) from error
        self._task = future
        try:
            async with asyncio.timeout(2 * seconds + _START_S):
                return await self._result(future)
        except TimeoutError as error:  # the process died between taking the task and saying so
            await self._replace(pool)
            future.cancel()
            raise WorkFailed("died") from error
        except BrokenProcessPool:
            await self._replace(pool)
            raise
        finally:
            if future.done():
                self._task = None

    async def _result(self, future: Future[R]) -> R:
        answer = _answer(future)
        await asyncio.wait([answer])  # whoever waits may be cancelled, the task goes on
        try:
            return answer.result()
        except asyncio.CancelledError:
            raise WorkFailed("died") from None  # by our own end
        except (FeedmonError, BrokenProcessPool):
            raise
        except TimeoutError as error:
            raise WorkFailed("timeout") from error
        except MemoryError as error:
            raise WorkFailed("memory") from error
        except ProcessExpired as error:
            raise WorkFailed("died") from error
        except Exception as error:
            log.exception("a worker failed in an unforeseen way")
            raise WorkFailed("error") from error

    async def _replace(self, pool: ProcessPool) -> None:
        if not self._closed:
            await self._in_thread(self._give_up, pool)

    async def _in_thread(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        call = functools.partial(function, *args, **kwargs)
        # Shielded: whoever waits may be cancelled, the pool is opened or closed all the same.
        return await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._thread, call))

    # --- on the workers' thread, which is the lock of ``_pool`` ---

    def _open(self) -> ProcessPool:
        if self._closed:
            raise WorkFailed("died")
        if self._pool is None:
            self._pool = _started(self._memory)
        return self._pool

    def _give_up(self, pool: ProcessPool | None) -> None:
        """End ``pool`` unless somebody did already; with ``None`` whichever there is."""
        if self._pool is None or (pool is not None and pool is not self._pool):
            return
        ended, self._pool = self._pool, None
        ended.stop()  # type: ignore[no-untyped-call]
        # Asked to end, a process that is still starting would find its pipes and locks gone and
        # print a traceback first. The library names its processes to nobody.
        for process in tuple(ended._pool_manager.worker_manager.workers.values()):  # noqa: SLF001
            process.kill()
        ended.join()


def _answer(future: Future[R]) -> asyncio.Future[R]:
    """What the loop can wait for; its error may stay unasked for."""
    answer = asyncio.wrap_future(future)
    answer.add_done_callback(lambda done: done.cancelled() or done.exception())
    return answer


def _started(memory_limit_bytes: int) -> ProcessPool:
    pool = ProcessPool(
        max_workers=1,
        initializer=_begin,
        initargs=(memory_limit_bytes,),
        context=get_context("spawn"),
    )
    pool.schedule(_be_ready)  # it is the first task that starts the process
    return pool


def _block_interrupts() -> None:
    """Let Ctrl+C in a terminal reach this program only, not the processes that it starts.

    They inherit what this thread blocks, so not even one that is just importing prints a
    traceback. The resource tracker comes first: starting it unblocks what it blocked.
    """
    if sys.platform != "win32":
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


# --- in a worker process --------------------------------------------------------------------


def _begin(memory_limit_bytes: int) -> None:
    # pebble's handler would wait for the running task to let Python run.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, name="end-with-parent", daemon=True).start()
    _limit_memory(memory_limit_bytes)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _limit_memory(limit_bytes: int) -> None:
    """Allow ``limit_bytes`` of address space beyond what this process has now, on Linux.

    Elsewhere the limit is not known (Windows), not kept (macOS), or what is used is not told.
    """
    if sys.platform == "linux":
        used_pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = used_pages * os.sysconf("SC_PAGE_SIZE") + limit_bytes
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _be_ready() -> None:
    """Do nothing: a worker that answers has started."""


def _limited(
    seconds: float, function: Callable[..., R], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> R:
    """Call ``function``; the alarm's default is the end of the process."""
    if sys.platform == "win32":
        return function(*args, **kwargs)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return function(*args, **kwargs)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
