"""``feedmonctl run``: the engine at work until it is told to end, and what it says meanwhile."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from feedmon import events
from feedmon.cli.commands import print_json
from feedmon.cli.words import care_line, explain
from feedmon.model import CARE_GIVEN_UP, CARE_OK

if TYPE_CHECKING:
    import argparse

    from feedmon.engine import Engine


async def monitor(engine: Engine, options: argparse.Namespace) -> int:
    """Monitor until a signal ends it, with a line for each poll that brought something."""
    watcher = _Watcher(silent=options.json)
    unsubscribe = engine.events.subscribe(watcher.watch)
    try:
        await engine.start()
        if not options.json:
            print(f"Monitoring {len(await engine.feeds())} feeds. Ctrl+C ends.", flush=True)
        await _until(watcher.ended)
    finally:
        unsubscribe()
    if watcher.unread is not None:
        raise watcher.unread
    if options.json:
        print_json(watcher.tally)
    return 0


class _Watcher:
    """Counts polls and tells of them; ``ended`` is set when nobody reads that any more."""

    def __init__(self, *, silent: bool) -> None:
        self.tally = {"polled": 0, "failed": 0, "new": 0}
        self.ended = asyncio.Event()
        self.unread: BrokenPipeError | None = None
        self._silent = silent

    def watch(self, event: events.Event) -> None:
        """Hear what the engine tells."""
        try:
            self._tell(event)
        except BrokenPipeError as error:
            self.unread = error
            self.ended.set()

    def _tell(self, event: events.Event) -> None:
        match event:
            case events.FeedPolled():
                self.tally["polled"] += 1
                self.tally["new"] += len(event.new)
                if event.new and not self._silent:
                    print(f"{event.feed.title}: {len(event.new)} new", flush=True)
            case events.FeedMoved():
                if not self._silent:
                    print(f"{event.feed.title}: moved to {event.feed.url}", flush=True)
            case events.StoreTrouble():
                _complain(explain(event.error, event.detail))
            case events.CareTaken(care) if care.result not in (CARE_OK, CARE_GIVEN_UP):
                _complain(care_line(care))
            case events.PollFailed():
                self.tally["failed"] += 1
                why = explain(event.feed.error, event.feed.error_detail)
                _complain(f"{event.feed.title}: {why}")


def _complain(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


async def _until(ended: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):  # Windows: Ctrl+C cancels the main task instead
        # The last of them comes when a terminal is closed, or a person logs out.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, ended.set)
    with suppress(asyncio.CancelledError):
        await ended.wait()
