"""The polls of a refresh that have ended, added up as they end.

What a poll brought is not kept: of ten thousand feeds it may be hundreds of thousands of articles.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from feedmon.model import FeedFailure, RefreshSummary, Skipped
from feedmon.poll import Failed, Polled

if TYPE_CHECKING:
    from feedmon.engine.asking import Plan
    from feedmon.model import PollTarget
    from feedmon.poll import Outcome


class Ended:
    """Counts from the moment that it is made."""

    def __init__(self) -> None:
        self.number = 0
        self._began = time.monotonic()
        self._fetched = self._not_modified = self._new = self._updated = 0
        self._failures: list[FeedFailure] = []
        self._skipped: list[Skipped] = []

    def add(self, feed: PollTarget, outcome: Outcome) -> None:
        """Count what a poll came to."""
        if isinstance(outcome, Failed):
            self.fail(feed, outcome.error, outcome.detail)
            return
        self.number += 1
        if isinstance(outcome, Polled):
            self._fetched += not outcome.not_modified
            self._not_modified += outcome.not_modified
            self._new += len(outcome.changes.new)
            self._updated += len(outcome.changes.updated)
        else:
            self._skipped.append(Skipped(feed.id, feed.url, outcome.reason, outcome.until))

    def fail(self, feed: PollTarget, error: str, detail: str) -> None:
        """Count a feed that failed; ``error`` and ``detail`` as in ``Feed``."""
        self.number += 1
        self._failures.append(FeedFailure(feed.id, feed.url, error, detail))

    def summary(self, plan: Plan, *, cancelled: bool) -> RefreshSummary:
        """Tell how the refresh ended."""
        return RefreshSummary(
            feeds=len(plan.feed_ids),
            fetched=self._fetched,
            not_modified=self._not_modified,
            new=self._new,
            updated=self._updated,
            seconds=time.monotonic() - self._began,
            failures=tuple(self._failures),
            skipped=(*plan.skipped, *self._skipped),
            cancelled=cancelled,
        )
