"""The care of the file: its jobs as rows, copies and checks beside all work, work in slices."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from feedmon.store import backups, care, maintenance, retention, search
from feedmon.store.doors.ground import Ground
from feedmon.store.migrations import MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from feedmon.model import Backup, Care, CareJob
    from feedmon.store.connection import Transaction

#: Empty pages that go back to the system in one transaction (2 MB): a millisecond or two.
GIVE_BACK_SLICE = 500
#: Pages of the words' index that are written anew in one transaction: about 10 ms.
MERGE_SLICE = 200


class Caring(Ground):
    """Jobs, backups, checks, and room given back."""

    # --- jobs -------------------------------------------------------------------------------

    async def plan_care(self, first: Mapping[CareJob, int | None]) -> None:
        """Let jobs that were never planned be due at a time; ``None``: once they are asked for."""
        await self._write(maintenance.plan, dict(first))

    async def ask_for_care(self, job: CareJob) -> None:
        """Let a job be due now."""
        await self._write(maintenance.ask_for, job)

    async def due_care(self, periods: Mapping[CareJob, int]) -> list[CareJob]:
        """Return those jobs of ``{job: seconds between}`` that are due and that nobody has."""
        return await self._read(maintenance.due, int(self._clock()), dict(periods))

    async def claim_care(
        self, job: CareJob, *, owner: str, period: int, only_due: bool = True
    ) -> bool:
        """Take a job; not if somebody has it or (with ``only_due``) has done it meanwhile."""
        return await self._write(
            maintenance.claim, job, owner=owner, period=period, only_due=only_due
        )

    async def finish_care(
        self, job: CareJob, *, owner: str, next_run_at: int | None, result: str, detail: str = ""
    ) -> Care | None:
        """End a claim with what came of the job; ``None`` when it is not the owner's any more."""
        return await self._write(
            maintenance.finish,
            job,
            owner=owner,
            next_run_at=next_run_at,
            result=result,
            detail=detail,
        )

    async def release_care(self, job: CareJob, owner: str) -> None:
        """Give a claim back without a result."""
        await self._write(maintenance.release, job, owner)

    async def care(self) -> list[Care]:
        """Return the planned jobs in their order, with what came of them last."""
        return await self._read(maintenance.all_jobs)

    # --- copies and checks ------------------------------------------------------------------

    async def back_up(self) -> Path:
        """Make a backup among the others and let old ones go; where it is.

        Beside all work; cancelling leaves everything as it was. Only one at a time may do this:
        who holds the claim of the job. Raises StoreNoRoom, BackupDamaged: then there is none.
        """
        return await care.back_up(
            self.path, at=self._clock(), busy_s=self._busy_s, steps=MIGRATIONS
        )

    async def count_copy(self, copy: Path) -> tuple[int, int] | None:
        """Count feeds and articles in a copy, ``None`` if it can't be read."""
        return await asyncio.to_thread(backups.count, copy, busy_s=self._busy_s, steps=MIGRATIONS)

    async def copies(self) -> list[Backup]:
        """Return all copies of the store, newest first, without what is in them."""
        return await asyncio.to_thread(backups.listed, self.path)

    async def backup(self, target: Path) -> None:
        """Copy the store as it is now to a file, beside all work; cancelling removes the copy."""
        await care.backup(self.path, target, busy_s=self._busy_s)

    async def integrity_check(self, *, quick: bool = False) -> list[str]:
        """Return what is wrong with the file, beside all work; an empty list is good."""
        return await care.integrity_check(self.path, quick=quick, busy_s=self._busy_s)

    # --- in slices --------------------------------------------------------------------------

    async def give_back(self) -> bool:
        """Let the file become smaller by what was deleted, as far as nobody else wants to write.

        In slices, each whole in itself; whether it came to the end.
        """
        left: int | None = None

        def slice_is_left(tx: Transaction) -> bool:
            nonlocal left
            before, left = left, retention.give_back_slice(tx, GIVE_BACK_SLICE)
            # In a file that another program made none may go.
            return left > 0 and left != before

        return await self._in_slices(slice_is_left)

    async def merge_words(self) -> bool:
        """Make the words' index quicker to search, as far as nobody else wants to write.

        In slices, each whole in itself; whether it came to the end.
        """
        return await self._in_slices(lambda tx: search.merge_slice(tx, MERGE_SLICE))

    async def checkpoint(self) -> None:
        """Move the log into the file, and cut it back where nobody is reading it."""
        await asyncio.to_thread(care.checkpoint, self.path)

    async def _in_slices(self, slice_is_left: Callable[[Transaction], bool]) -> bool:
        while await self._write(slice_is_left):
            await asyncio.sleep(0)  # others may come to ask
            if self._writer.is_wanted:
                return False
        return True
