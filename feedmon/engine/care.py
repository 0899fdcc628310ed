"""The care of the store: jobs that are handed out when they are due, and backups.

Each job is a row that is claimed, so that two programs never do one twice. They are done one after
the other, beside all work: copies and checks on connections of their own, what writes in slices.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from feedmon.engine.keeping import Keeping
from feedmon.engine.vigil import Vigilance
from feedmon.errors import StoreBusy, StoreError, StoreInUse, Unforeseen
from feedmon.events import CareTaken
from feedmon.model import CARE_DAMAGED, CARE_GIVEN_UP, CARE_OK, Care, CareJob

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection

    from feedmon.engine.ground import Parts
    from feedmon.model import Backup

log = logging.getLogger(__name__)

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
#: Seconds from one time that a job is done to the next, in the order in which they go first.
PERIODS: dict[CareJob, int] = {
    CareJob.QUICK_CHECK: _DAY,
    CareJob.BACKUP: _DAY,
    CareJob.TIDY: _HOUR,
    CareJob.PICTURES: _HOUR,
    CareJob.CHECK: 30 * _DAY,
    CareJob.GIVE_BACK: _DAY,
    CareJob.MERGE_WORDS: _DAY,
    CareJob.CHECKPOINT: _DAY,
    # Where articles go, a link may belong to one story again.
    CareJob.STORIES: 30 * _DAY,
    CareJob.VIGIL: _HOUR,
}
#: On a new store a job waits so long for its first time; a backup of nothing helps nobody.
_FIRST: dict[CareJob, int | None] = {
    **PERIODS,
    CareJob.QUICK_CHECK: None,
    CareJob.BACKUP: 15 * _MINUTE,
}
#: After a failure, and where somebody else wanted to write.
_AGAIN_S, _GIVEN_UP_S = _HOUR, 5 * _MINUTE
#: What comes of a job: a code, and what there is to say.
_Outcome: TypeAlias = tuple[str, str]
#: So many problems of a damaged file are told.
_MOST_TOLD = 5


class Caring(Keeping, Vigilance):
    """Jobs of care, and what came of them."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._care_numbers = itertools.count()
        self._care_under_way = False
        self._care_planned = False
        self._counted: dict[Backup, Backup] = {}

    async def maintain(self, jobs: Collection[CareJob] = tuple(CareJob)) -> int:
        """Hand out those jobs that are due and return at once; how many there are.

        None while earlier ones are under way: they take turns.
        """
        if self._care_under_way:
            return 0
        try:
            await self._plan_care()
            due = [job for job in await self._store.due_care(PERIODS) if job in jobs]
        except StoreError as error:
            log.warning("which jobs are due can't be asked now: %s %s", error.code, error.detail)
            return 0
        if due and not self._care_under_way:
            self._care_under_way = True
            self._in_background(self._take_turns(due))
        return len(due)

    async def check_after_unclean_end(self) -> None:
        """Look the store through, beside all work, where opening found an unclean end."""
        await self.maintain((CareJob.QUICK_CHECK,))

    async def care(self) -> list[Care]:
        """Return the jobs of the store's care: when each is due, and what came of it last."""
        return await self._store.care()

    async def backups(self) -> list[Backup]:
        """Return the copies of the store, newest first, with what is in those that can be read."""
        counted: dict[Backup, Backup] = {}
        for each in await self._store.copies():
            if each in self._counted:
                counted[each] = self._counted[each]
                continue
            feeds, entries = await self._store.count_copy(Path(each.path)) or (None, None)
            counted[each] = replace(each, feeds=feeds, entries=entries)
        self._counted = counted
        return list(counted.values())

    async def back_up(self) -> Backup:
        """Make a backup now, and let go of those that need not be kept.

        Raises StoreBusy while one is made already, StoreNoRoom, BackupDamaged (the older ones are
        kept then) and other kinds of StoreError.
        """
        await self._plan_care()
        owner = self._care_owner()
        if not await self._claim_care(CareJob.BACKUP, owner, only_due=False):
            raise StoreBusy(str(self._store.path), CareJob.BACKUP)
        made: list[Path] = []

        async def keeping_its_name() -> _Outcome:
            made.append(await self._store.back_up())
            return CARE_OK, ""

        await self._do(CareJob.BACKUP, owner, keeping_its_name)
        return next(each for each in await self.backups() if each.path == str(made[0]))

    def require_alone(self) -> None:
        """Raise StoreInUse where other programs are at work on the store, too."""
        if others := self._parts.presence.others():
            raise StoreInUse(str(self._store.path), others)

    # --- one job after the other ------------------------------------------------------------

    async def _plan_care(self) -> None:
        if self._care_planned:
            return
        planned = {care.job for care in await self._store.care()}
        now = int(self._parts.clock())
        first = {job: at for job, at in _FIRST.items() if job not in planned}
        if first:
            await self._store.plan_care(
                {job: None if after is None else now + after for job, after in first.items()}
            )
        self._care_planned = True

    async def _take_turns(self, jobs: list[CareJob]) -> None:
        try:
            for job in jobs:
                owner = self._care_owner()
                with suppress(StoreError):  # told, and due again
                    if await self._claim_care(job, owner, only_due=True):
                        await self._do(job, owner, self._work_of(job))
        finally:
            self._care_under_way = False

    async def _do(self, job: CareJob, owner: str, work: Callable[[], Awaitable[_Outcome]]) -> None:
        """Do a claimed job, note what came of it, and tell; StoreErrors are told and raised."""
        again_s: int | None = None if job is CareJob.QUICK_CHECK else PERIODS[job]
        try:
            outcome = await work()
            if outcome[0] == CARE_GIVEN_UP:
                again_s = _GIVEN_UP_S
        except asyncio.CancelledError:
            with suppress(StoreError):  # then it is freed with the other claims of this program
                await asyncio.shield(self._store.release_care(job, owner))
            raise
        except StoreError as error:
            await self._note(job, owner, (error.code, error.detail), _AGAIN_S)
            raise
        except Exception as bug:
            await self._note(job, owner, (Unforeseen.code, type(bug).__name__), again_s or _DAY)
            raise
        await self._note(job, owner, outcome, again_s)

    async def _note(self, job: CareJob, owner: str, outcome: _Outcome, after: int | None) -> None:
        now = int(self._parts.clock())
        next_run_at = None if after is None else now + after
        care: Care | None = Care(job, next_run_at, now, *outcome)
        try:
            care = await self._store.finish_care(
                job, owner=owner, next_run_at=next_run_at, result=outcome[0], detail=outcome[1]
            )
        except StoreError as error:  # the lease runs out, and it is due again
            log.warning("what came of %s can't be noted: %s %s", job, error.code, error.detail)
        log.info("%s: %s %s", job, *outcome)
        if care is not None:
            self.events.publish(CareTaken(care))

    # --- the jobs ---------------------------------------------------------------------------

    def _work_of(self, job: CareJob) -> Callable[[], Awaitable[_Outcome]]:
        works: dict[CareJob, Callable[[], Awaitable[_Outcome]]] = {
            CareJob.QUICK_CHECK: lambda: self._check(quick=True),
            CareJob.BACKUP: self._back_up,
            CareJob.TIDY: self._tidy,
            CareJob.PICTURES: self._tidy_pictures,
            CareJob.CHECK: lambda: self._check(quick=False),
            CareJob.GIVE_BACK: lambda: _to_the_end(self._store.give_back),
            CareJob.MERGE_WORDS: lambda: _to_the_end(self._store.merge_words),
            CareJob.CHECKPOINT: self._checkpoint,
            CareJob.STORIES: self._find_stories,
            CareJob.VIGIL: self._watch_over,
        }
        return works[job]

    async def _check(self, *, quick: bool) -> _Outcome:
        problems = await self._store.integrity_check(quick=quick)
        return (CARE_DAMAGED, "\n".join(problems[:_MOST_TOLD])) if problems else (CARE_OK, "")

    async def _back_up(self) -> _Outcome:
        await self._store.back_up()
        return CARE_OK, ""

    async def _tidy(self) -> _Outcome:
        return CARE_OK, str(await self.tidy())

    async def _tidy_pictures(self) -> _Outcome:
        return CARE_OK, str(await self.tidy_pictures())

    async def _checkpoint(self) -> _Outcome:
        await self._store.checkpoint()
        return CARE_OK, ""

    async def _find_stories(self) -> _Outcome:
        before = await self._store.revision()
        try:
            await self._store.settle_stories()
        finally:
            await self._to_the_end(self._tell_since(before))
        return CARE_OK, ""

    async def _watch_over(self) -> _Outcome:
        return CARE_OK, str(await self.watch_over())

    def _care_owner(self) -> str:
        return f"{self._parts.presence.name}/care-{next(self._care_numbers)}"

    async def _claim_care(self, job: CareJob, owner: str, *, only_due: bool) -> bool:
        return await self._store.claim_care(
            job, owner=owner, period=PERIODS[job], only_due=only_due
        )


async def _to_the_end(work: Callable[[], Awaitable[bool]]) -> _Outcome:
    return (CARE_OK if await work() else CARE_GIVEN_UP), ""
