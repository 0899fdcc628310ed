"""What an engine can say of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.engine.ground import Ground
from feedmon.store.facts import SQLITE_VERSION

if TYPE_CHECKING:
    from feedmon.model import StoreFacts


class Describing(Ground):
    """How much is stored, and by what."""

    @property
    def sqlite_version(self) -> str:
        """The version of the library that reads and writes the store."""
        return SQLITE_VERSION

    async def store_facts(self) -> StoreFacts:
        """Count what the store holds."""
        return await self._store.facts()
