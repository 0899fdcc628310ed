"""The store as a whole: its settings, its changes, what there is to do, its size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feedmon.store import changes, facts, settings
from feedmon.store.connection import release_memory
from feedmon.store.doors.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from feedmon.model import Delta, StoreFacts
    from feedmon.store.lookout import Work


class Whole(Ground):
    """Settings, what others changed, what there is to do, size."""

    async def settings(self) -> dict[str, Any]:
        """What the person set about the engine, by name."""
        return await self._read(settings.all_settings)

    async def put_settings(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Set these by name and leave the others; all that is set now."""
        return await self._write_whole(settings.put_settings, dict(values))

    async def facts(self) -> StoreFacts:
        """How much there is, and how large it is."""
        return await self._read(facts.gather, self.path)

    async def revision(self) -> int:
        """Return the revision of the last change."""
        return await self._read(changes.revision)

    async def changes_since(self, revision: int) -> Delta:
        """Return what was written after a revision, by this program too."""
        return await self._read(changes.changes_since, revision)

    async def data_version(self) -> int:
        """Return a number that is another one after another program (only) has written."""
        return await self._writer.run(changes.data_version)

    def look_out(self, written: Callable[[], object]) -> None:
        """Look at the store once a second from now on, beside the loop.

        ``written`` is called after the first look, and after each that finds something written, by
        this program or another.
        """
        self._lookout.begin(written)

    def look_no_more(self) -> None:
        """End that; nothing is called from now on."""
        self._lookout.stop()

    def look_again(self) -> None:
        """Let what was written be told once more: it could not be read."""
        self._lookout.forget()

    @property
    def work(self) -> frozenset[Work]:
        """Of what there was something to do at the last look."""
        return self._lookout.work

    @property
    def asked(self) -> int:
        """How often something was asked of the store's threads so far."""
        return self._reader.asked + self._writer.asked

    async def release_memory(self) -> None:
        """Let go of what is kept of the file in memory; it is read again where it is needed."""
        await self._reader.run(release_memory)
        await self._writer.run(release_memory)
