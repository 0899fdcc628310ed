"""The care of the store as rows: each job is due at a time, claimed, and acknowledged.

So two programs on one store never do a job twice, and a killed one leaves it to be done again.
Nothing of it is shown in lists, so it takes no revision.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import Care, CareJob

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

#: A job is done within this (seconds), or its claim is anybody's. Of a program that was killed the
#: claims are freed by the next one that starts.
LEASE_S = 3600

_COLUMNS = "name, next_run_at, last_run_at, result, detail"


def plan(tx: Transaction, first: Mapping[CareJob, int | None]) -> None:
    """Let jobs that were never planned be due at a time, or (``None``) once somebody asks."""
    tx.db.conn.executemany(
        "INSERT OR IGNORE INTO maintenance (name, next_run_at) VALUES (?, ?)",
        [(str(job), at) for job, at in first.items()],
    )


def ask_for(tx: Transaction, job: CareJob) -> None:
    """Let a job be due now."""
    tx.db.execute(
        "INSERT INTO maintenance (name, next_run_at) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET next_run_at = excluded.next_run_at",
        [str(job), tx.now],
    )


def due(db: Database, now: int, periods: Mapping[CareJob, int]) -> list[CareJob]:
    """Return those jobs of ``{job: seconds}`` that are due and free, in their order."""
    rows = {row[0]: row[1:] for row in db.execute(_CLAIMS)}
    return [
        job
        for job, period in periods.items()
        if str(job) in rows and _is_due(*rows[str(job)], now=now, period=period)
    ]


def claim(tx: Transaction, job: CareJob, *, owner: str, period: int, only_due: bool) -> bool:
    """Take a job; with ``only_due`` not if somebody else has done it meanwhile."""
    row = tx.db.execute(f"{_CLAIMS} WHERE name = ?", [str(job)]).fetchone()
    if row is None:
        return False
    free = _is_due(*row[1:], now=tx.now, period=period) if only_due else _is_free(row[2], tx.now)
    if free:
        tx.db.execute(
            "UPDATE maintenance SET leased_until = ?, lease_owner = ? WHERE name = ?",
            [tx.now + LEASE_S, owner, str(job)],
        )
    return free


def finish(
    tx: Transaction, job: CareJob, *, owner: str, next_run_at: int | None, result: str, detail: str
) -> Care | None:
    """End a claim with what came of the job; ``None`` when the claim is not the owner's any more.

    What was asked for again meanwhile stays due.
    """
    tx.db.execute(
        "UPDATE maintenance SET next_run_at = ?, last_run_at = ?, result = ?, detail = ?,"
        " leased_until = NULL, lease_owner = NULL WHERE name = ? AND lease_owner = ?",
        [next_run_at, tx.now, result, detail, str(job), owner],
    )
    (changed,) = tx.db.execute("SELECT changes()").fetchone()
    return Care(job, next_run_at, tx.now, result, detail) if changed else None


def release(tx: Transaction, job: CareJob, owner: str) -> None:
    """Give a claim back; the job stays as due as it was."""
    tx.db.execute(
        "UPDATE maintenance SET leased_until = NULL, lease_owner = NULL"
        " WHERE name = ? AND lease_owner = ?",
        [str(job), owner],
    )


def all_jobs(db: Database) -> list[Care]:
    """Return every job that this version knows, in its order, with what came of it last."""
    rows = {row[0]: row[1:] for row in db.execute(f"SELECT {_COLUMNS} FROM maintenance")}  # noqa: S608
    return [
        Care(job, at, last, result, detail or "")
        for job in CareJob
        if (row := rows.get(str(job))) is not None
        for at, last, result, detail in [row]
    ]


_CLAIMS = "SELECT name, next_run_at, leased_until FROM maintenance"


def _is_due(next_run_at: int | None, leased_until: int | None, *, now: int, period: int) -> bool:
    if next_run_at is None or not _is_free(leased_until, now):
        return False
    # Further away than any plan looks: the clock has jumped.
    return next_run_at <= now or next_run_at > now + 2 * period


def _is_free(leased_until: int | None, now: int) -> bool:
    return leased_until is None or not now < leased_until <= now + LEASE_S
