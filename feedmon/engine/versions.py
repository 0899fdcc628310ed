"""What articles said before they were edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.engine.ground import Ground
from feedmon.model import CURRENT

if TYPE_CHECKING:
    from feedmon.model import Difference, Version


class Versions(Ground):
    """Earlier versions, and what is different in them."""

    async def versions(self, entry_id: int) -> list[Version]:
        """What is kept of an article, what it says now first; nothing when it is gone."""
        return await self._store.versions(entry_id)

    async def difference(
        self, entry_id: int, before: int, after: int = CURRENT
    ) -> Difference | None:
        """Compare two versions word by word; ``None`` when one is not kept any more.

        Done in a worker process: two long texts take a while. Raises WorkFailed where it is more
        than a task may cost.
        """
        from feedmon import worddiff  # noqa: PLC0415 - seldom needed

        one, other = await self._store.version_texts(entry_id, (before, after))
        if one is None or other is None:
            return None
        return await self._parts.workers.run(worddiff.compare, one, other)
