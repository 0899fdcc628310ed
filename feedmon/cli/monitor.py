"""``feedmonctl run``: the engine at work until it is told to end, and what it says meanwhile.

With ``--json`` each alert is an object on a line of its own as it is raised, and what was done the
last one: who reads line by line hears of it at once.
"""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from feedmon import events
from feedmon.cli.alert_words import raised_json, raised_line
from feedmon.cli.words import care_line, explain
from feedmon.model import CARE_GIVEN_UP, CARE_OK

if TYPE_CHECKING:
    import argparse

    from feedmon.engine import Engine
    from feedmon.model import Alert


async def monitor(engine: Engine, options: argparse.Namespace) -> int:
    """Monitor until a signal ends it; a line for each poll that brought something, each alert."""
    known = [record.alert.id for record in await engine.alert_history(limit=1)]
    watcher = _Watcher(as_json=options.json, newest=max(known, default=0))
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
        _print_line(watcher.tally)
    return 0


class _Watcher:
    """Counts polls and alerts, and tells of them; ``ended`` is set when nobody reads on.

    ``newest`` is the last alert that was raised before.
    """

    def __init__(self, *, as_json: bool, newest: int) -> None:
        self.tally = {"polled": 0, "failed": 0, "new": 0, "alerts": 0}
        self.ended = asyncio.Event()
        self.unread: BrokenPipeError | None = None
        self._as_json = as_json
        self._newest = newest
        self._raised: set[int] = set()

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
                if event.new and not self._as_json:
                    print(f"{event.feed.title}: {len(event.new)} new", flush=True)
            case events.AlertsRaised(alerts):
                for alert in alerts:
                    self._tell_alert(alert)
            case events.FeedMoved():
                if not self._as_json:
                    print(f"{event.feed.title}: moved to {event.feed.url}", flush=True)
            case events.StoreTrouble():
                _complain(explain(event.error, event.detail))
            case events.CareTaken(care) if care.result not in (CARE_OK, CARE_GIVEN_UP):
                _complain(care_line(care))
            case events.PollFailed():
                self.tally["failed"] += 1
                why = explain(event.feed.error, event.feed.error_detail)
                _complain(f"{event.feed.title}: {why}")

    def _tell_alert(self, alert: Alert) -> None:
        # What another program does with an alert later comes as if it were raised again.
        if alert.id <= self._newest or alert.id in self._raised:
            return
        self._raised.add(alert.id)
        self.tally["alerts"] += 1
        if self._as_json:
            _print_line({"alert": raised_json(alert)})
        else:
            print(raised_line(alert), flush=True)


def _print_line(value: dict[str, Any]) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)


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
