"""A refresh as the status line counts it; several that run at the same time are one."""

from __future__ import annotations

from dataclasses import replace
from heapq import heappush, heappushpop
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import EntrySummary, FeedFailure, RefreshSummary, Skipped


#: More new articles than anybody reads through in one list; they are in their feeds.
_MOST_NEWS = 2_000


class RefreshTally:
    """How far it is, and what it brought until now.

    Of the articles the ``most`` newest are remembered: of ten thousand feeds they are hundreds of
    thousands, and to make room for so many takes longer than two frames.
    """

    def __init__(self, most: int = _MOST_NEWS) -> None:
        self._most = most
        self._at_once = 0
        self._asked: set[int] = set()
        self._left: set[int] = set()
        self._new = 0
        self._newest: list[tuple[int, int]] = []  # a heap of (sort_at, id)
        self._failures: dict[int, FeedFailure] = {}
        self._skipped: dict[int, Skipped] = {}
        self._summaries: list[RefreshSummary] = []

    @property
    def running(self) -> bool:
        """Whether a refresh runs."""
        return self._at_once > 0

    @property
    def progress(self) -> tuple[int, int, int]:
        """How many feeds are done, of how many, and how many new articles they had."""
        return len(self._asked) - len(self._left), len(self._asked), self._new

    @property
    def news(self) -> list[int]:
        """The articles that came, newest first; of very many the newest."""
        return [entry_id for _, entry_id in sorted(self._newest, reverse=True)]

    def begin(self, feed_ids: Iterable[int]) -> None:
        """Count another refresh in; the first one begins anew."""
        ids = set(feed_ids)
        if not self._at_once:
            self._asked, self._left = set(), set()
            self._new, self._newest = 0, []
            self._failures, self._skipped, self._summaries = {}, {}, []
        self._at_once += 1
        self._asked |= ids
        self._left |= ids

    def polled(self, feed_id: int, new: Iterable[EntrySummary] = ()) -> None:
        """Count a feed that was asked, or is not going to be; others are not ours."""
        if feed_id in self._left:
            self._left.discard(feed_id)
            for each in new:
                self._new += 1
                push = heappush if len(self._newest) < self._most else heappushpop
                push(self._newest, (each.sort_at, each.id))

    def end(self, summary: RefreshSummary) -> None:
        """Count a refresh out."""
        self._at_once = max(0, self._at_once - 1)
        self._summaries.append(summary)
        self._failures |= {failure.feed_id: failure for failure in summary.failures}
        self._skipped |= {skip.feed_id: skip for skip in summary.skipped}

    def summary(self) -> RefreshSummary:
        """Sum up all that ended."""
        ended = self._summaries
        if len(ended) == 1:
            return replace(ended[0], new=self._new)
        return replace(
            ended[-1],
            feeds=len(self._asked),
            fetched=sum(each.fetched for each in ended),
            not_modified=sum(each.not_modified for each in ended),
            new=self._new,
            updated=sum(each.updated for each in ended),
            seconds=max(each.seconds for each in ended),
            failures=tuple(self._failures.values()),
            skipped=tuple(self._skipped.values()),
            cancelled=all(each.cancelled for each in ended),
        )
