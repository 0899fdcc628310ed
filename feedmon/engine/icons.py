"""Icons of feeds: what there is, and looks for them where nobody waits."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from feedmon.engine.ground import Ground
from feedmon.errors import StoreError
from feedmon.events import IconsChanged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.engine.ground import Parts
    from feedmon.model import FeedIcons, IconWish

log = logging.getLogger(__name__)

#: Looks that are handed out in one go, and at once.
AT_ONCE, SIDE_BY_SIDE = 200, 4


class Icons(Ground):
    """The icons of feeds."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._looking = False

    async def icons(self, feed_ids: Iterable[int] | None = None) -> FeedIcons:
        """The icons of these feeds, or of all; feeds without one are left out."""
        return await self._store.icons(feed_ids)

    async def look_for_icons(self) -> int:
        """Hand out looks for the icons that are due, and return; for how many feeds.

        Feeds come first: nothing is looked for while polling is paused, and each look lets polls
        that are under way go before it. While one such round goes on there is no other.
        """
        if self._looking or not self._may_look():
            return 0
        self._looking = True
        try:
            due = await self._store.due_icons(AT_ONCE)
        except BaseException:
            self._looking = False
            raise
        self._in_background(self._round(due))
        return len(due)

    def _may_look(self) -> bool:
        chosen = self._settings
        return chosen.site_icons and chosen.pause_end(self._parts.clock()) is None

    async def _round(self, wishes: list[IconWish]) -> None:
        waiting = iter(wishes)

        async def work_off() -> None:
            for wish in waiting:
                await self._let_polls_go_first()
                if not self._may_look():
                    return
                await self._look_for(wish)

        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(SIDE_BY_SIDE):
                    group.create_task(work_off())
        except* StoreError as errors:  # the icons are due as they were
            log.info("looking for icons ended: %s", errors.exceptions[0])
        finally:
            self._looking = False

    async def _look_for(self, wish: IconWish) -> None:
        looks = self._parts.icons
        try:
            changed = await looks.look_for(wish)
        except StoreError:
            raise
        except Exception:
            log.exception("the look for the icon of feed %d met an error", wish.feed_id)
            await looks.put_off(wish)
            return
        if changed:
            self.events.publish(IconsChanged(await self._store.icons([wish.feed_id])))

    async def _tell_icons_since(self, revision: int) -> None:
        """Tell of icons that another program found."""
        icons = await self._store.icons(since=revision)
        if icons.by_feed:
            self.events.publish(IconsChanged(icons))
