"""Watches: pages without a feed, what is looked at on them, and what was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.store import polls, watches
from feedmon.store.doors.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from feedmon.model import (
        Changes,
        Feed,
        Further,
        Known,
        Update,
        WatchSpec,
        WatchTask,
        WatchVersion,
    )


class Watches(Ground):
    """What watches look at, and the versions of what they saw."""

    async def add_watch(
        self,
        url: str,
        spec: WatchSpec,
        *,
        title: str,
        custom_title: str | None,
        folder_id: int | None,
        uids: Iterable[str],
        further: Mapping[str, Further] | None = None,
        decide: Callable[[Feed, Known], Update],
    ) -> Changes:
        """Add a watch together with its first poll, in one transaction; as ``apply`` otherwise.

        Raises AlreadySubscribed, NoSuchFolder.
        """
        return await self._write_whole(
            polls.add_watch,
            url,
            spec,
            title=title,
            custom_title=custom_title,
            folder_id=folder_id,
            uids=tuple(uids),
            further=further,
            decide=decide,
        )

    async def edit_watch(self, feed_id: int, spec: WatchSpec) -> Feed:
        """Let a watch look at something else, and be due now. Raises NoSuchFeed."""
        return await self._write_whole(watches.edit, feed_id, spec)

    async def watch_task(self, feed_id: int) -> WatchTask:
        """What a poll of a watch is to do. Raises NoSuchFeed."""
        return await self._read(watches.task_of, feed_id)

    async def watch_specs(self) -> dict[int, WatchSpec]:
        """What all watches look at, by the ids of their feeds."""
        return await self._read(watches.specs)

    async def watch_spec(self, feed_id: int) -> WatchSpec | None:
        """What a watch looks at; ``None`` for what is none."""
        return await self._read(watches.spec_of, feed_id)

    async def watch_versions(self, feed_id: int) -> list[WatchVersion]:
        """What a watch saw, the newest first."""
        return await self._read(watches.versions_of, feed_id)
