"""The lookout: a thread that looks once a second, so that nobody else has to wake up for it.

It sees what other programs wrote, and what there is to do. Each look is on a connection of its own,
behind no write and before no reader, and the loop is called only where something was written.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import threading
from concurrent.futures import Future
from contextlib import suppress
from enum import Enum, auto
from typing import TYPE_CHECKING

from feedmon.errors import StoreError
from feedmon.store import claims, full_texts, icons, image_room, outbox, push
from feedmon.store.changes import data_version
from feedmon.store.connection import driver_errors, reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from feedmon.store.database import Database

log = logging.getLogger(__name__)

#: Seconds between two looks.
LOOK_S = 1.0


class Work(Enum):
    """What the beat hands out."""

    POLLS = auto()
    ICONS = auto()
    PICTURES = auto()
    PAGES = auto()
    DELIVERIES = auto()
    PUSH = auto()


ALL = frozenset(Work)


def find_work(db: Database, now: int) -> frozenset[Work]:
    """See of what there is something to do now; whoever does it asks what exactly."""
    with reading(db):
        there = {
            Work.POLLS: claims.any_due(db, now),
            Work.ICONS: bool(icons.due_icons(db, now, 1)),
            Work.PICTURES: image_room.any_wanted(db, now),
            Work.PAGES: bool(full_texts.due(db, now, 1)),
            Work.DELIVERIES: outbox.any_due(db, now),
            Work.PUSH: push.any_kept(db) or bool(push.left_alone(db, now)),
        }
    return frozenset(work for work, is_there in there.items() if is_there)


class Lookout:
    """Looks from ``begin`` to ``close``."""

    def __init__(
        self, path: Path, open_connection: Callable[[], Database], clock: Callable[[], float]
    ) -> None:
        self._path = path
        self._open_connection = open_connection
        self._clock = clock
        self._closing = threading.Event()
        self._ended: Future[None] = Future()
        self._thread: threading.Thread | None = None
        self._version: int | None = None
        #: What there was to do at the last look; all, where nobody knows.
        self.work: frozenset[Work] = ALL

    def begin(self, written: Callable[[], object]) -> None:
        """Look from now on, and call ``written`` on this loop where anybody wrote to the store.

        It is called after the first look, too.
        """
        loop = asyncio.get_running_loop()

        def call() -> None:
            if not self._closing.is_set():
                written()

        # A daemon: a program that ends without closing waits for no look.
        self._thread = threading.Thread(
            target=self._watch,
            args=(lambda: loop.call_soon_threadsafe(call),),
            name="store-lookout",
            daemon=True,
        )
        self._thread.start()

    def forget(self) -> None:
        """Call again at the next look, whether or not somebody writes until then."""
        self._version = None

    def stop(self) -> None:
        """Look no more; nothing is called from now on."""
        self._closing.set()

    async def close(self) -> None:
        """Look no more, and close the connection."""
        self.stop()
        if self._thread is not None:
            await asyncio.shield(asyncio.wrap_future(self._ended))
            self._thread.join()  # nothing is left to wait for but the end of the thread itself

    def _watch(self, call: Callable[[], object]) -> None:
        db: Database | None = None
        sees = True
        try:
            while not self._closing.is_set():
                try:
                    with driver_errors(self._path):
                        db = db or self._open_connection()
                        self._look(db, call)
                    sees = True
                except (StoreError, sqlite3.Error) as error:
                    # Whoever asks for the work itself meets the error, too.
                    if sees:
                        log.warning("the store can't be looked at now: %s", error)
                    sees, self.work = False, ALL
                self._closing.wait(LOOK_S)
        finally:
            self.work = ALL
            if db is not None:
                db.close()
            self._ended.set_result(None)

    def _look(self, db: Database, call: Callable[[], object]) -> None:
        # Of this connection it counts what everybody commits, this program too.
        version = data_version(db)
        self.work = find_work(db, int(self._clock()))
        if version != self._version:
            self._version = version
            with suppress(RuntimeError):  # the loop has ended without closing
                call()
