"""The files of pictures: named by the hash of their bytes, there whole or not at all."""

from __future__ import annotations

import asyncio
import itertools
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from feedmon.frozen import frozen
from feedmon.model import ImageFile
from feedmon.store.connection import driver_errors

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from pathlib import Path

#: The folder in the data directory; what begins files that are being written ends so.
FOLDER, PART = "images", ".part"
#: Small pictures lie beside the whole ones, and end so (as ``feedmon.pictures`` writes them).
SMALL = ".small.png"


@frozen
class Lying:
    """A file that lies there: bytes, and when it was written or needed last."""

    path: str
    size: int
    at: float


class ImageFiles:
    """Writes, reads and removes the files; all of it on threads.

    ``clock`` gives the times of the files, in Unix seconds: they say how old an orphan is. Raises
    StoreError where the disk does not do what is asked.
    """

    def __init__(self, directory: Path, clock: Callable[[], float]) -> None:
        self._directory = directory
        self._clock = clock
        self._parts = (f"{os.getpid()}-{number}{PART}" for number in itertools.count())

    def path(self, relative: str) -> str:
        """Where a file lies, in words of the operating system."""
        return str(self._directory / relative)

    async def keep(
        self,
        content_hash: bytes,
        body: bytes,
        measure: Callable[[str], Awaitable[tuple[str, int, int] | None]],
    ) -> ImageFile | None:
        """Let the bytes lie there as a file, if they are a picture: ``measure`` looks at it.

        First under another name: a file that has its own is whole.
        """
        name = content_hash.hex()
        relative = f"{FOLDER}/{name[:2]}/{name}"
        part = self._directory / f"{relative}.{next(self._parts)}"
        try:
            await asyncio.to_thread(self._write, part, body)
            measured = await measure(str(part))
            if measured is None:
                return None
            await asyncio.to_thread(self._rename, part, self._directory / relative)
        finally:
            await asyncio.shield(asyncio.to_thread(self._discard, part))
        return ImageFile(content_hash, relative, measured[0], len(body), *measured[1:])

    async def is_whole(self, file: ImageFile) -> bool:
        """Whether a file lies there with all of its bytes."""
        return await asyncio.to_thread(self._has_size, self._directory / file.path, file.size)

    async def read(self, relative: str) -> bytes | None:
        """Read a file; ``None`` where there is none."""
        return await asyncio.to_thread(self._read, self._directory / relative)

    async def all(self) -> list[Lying]:
        """List all files, with those that are being written."""
        return await asyncio.to_thread(self._listed)

    async def remove(self, paths: Iterable[str]) -> None:
        """Remove files, each with its small picture."""
        await asyncio.to_thread(self._remove, tuple(paths))

    async def size(self) -> int:
        """Add up what all files take."""
        return sum(each.size for each in await self.all())

    # --- on a thread ------------------------------------------------------------------------

    def _write(self, part: Path, body: bytes) -> None:
        with driver_errors(part):
            part.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())  # the name comes after the bytes, also on a power cut

    def _rename(self, part: Path, target: Path) -> None:
        with driver_errors(target):
            part.replace(target)
            now = self._clock()
            os.utime(target, (now, now))

    def _discard(self, part: Path) -> None:
        with driver_errors(part):
            part.unlink(missing_ok=True)

    def _has_size(self, path: Path, size: int) -> bool:
        try:
            return path.stat().st_size == size
        except OSError:
            return False

    def _read(self, path: Path) -> bytes | None:
        with driver_errors(path):
            try:
                return path.read_bytes()
            except FileNotFoundError:
                return None

    def _listed(self) -> list[Lying]:
        found = []
        for path in (self._directory / FOLDER).glob("*/*"):
            with suppress(FileNotFoundError):  # somebody else was quicker
                facts = path.stat()
                relative = path.relative_to(self._directory).as_posix()
                found.append(Lying(relative, facts.st_size, facts.st_mtime))
        return found

    def _remove(self, paths: tuple[str, ...]) -> None:
        for relative in paths:
            path = self._directory / relative
            with driver_errors(path):
                path.unlink(missing_ok=True)
                path.with_name(path.name + SMALL).unlink(missing_ok=True)
