"""Words about the care of the store: backups, what was done for it, what went wrong."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from feedmon.model import CARE_DAMAGED, CARE_GIVEN_UP, CARE_OK, BackupKind, CareJob
from ui.text.failures import problem
from ui.text.numbers import size
from ui.text.times import moment, moment_within, written
from ui.translation import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import Backup, Care

_KINDS = {
    BackupKind.BACKUP: "{day}",
    BackupKind.UPGRADE: mark("Before an upgrade, {day}"),
    BackupKind.ASIDE: mark("Set aside, {day}"),
}
_CHECKS = (CareJob.QUICK_CHECK, CareJob.CHECK)


def backup_made(backup: Backup, now: float) -> str:
    """Say when a copy was made, and why if it was not to be a backup."""
    said = moment if backup.kind is BackupKind.BACKUP else moment_within
    return tr(_KINDS[backup.kind], day=said(backup.at, now))


def backup_holds(backup: Backup) -> str:
    """Say what is in a copy: "1,204 articles of 20 feeds"."""
    if backup.entries is None or backup.feeds is None:
        return tr("Can't be read")
    return tr(
        "{articles} of {feeds}",
        articles=trn(backup.entries, "{n} article", "{n} articles"),
        feeds=trn(backup.feeds, "{n} feed", "{n} feeds"),
    )


def backup_line(backup: Backup) -> str:
    """Say what is in a copy, and how large it is."""
    return f"{backup_holds(backup)} · {size(backup.size)}"


def restore_question(backup: Backup, now: float) -> tuple[str, str]:
    """Ask whether a copy is to become the store, and say what happens then."""
    meaning = tr(
        "The window closes for a moment and comes back with {articles}. What "
        "came, and what you read or starred since then, is gone from the window; "
        "what the feeds still list comes again.\n\nNothing is deleted: the articles of "
        "now are set aside in the data folder, and stay in this list.",
        articles=backup_holds(backup),
    )
    return tr("Restore the articles of {day}?", day=moment_within(backup.at, now)), meaning


def restored(backup: Backup, now: float) -> str:
    """Say that a copy is the store now."""
    return tr(
        "Restored the articles of {day}. Those until now were set aside.",
        day=moment_within(backup.at, now),
    )


def restoring(backup: Backup, now: float) -> tuple[str, str]:
    """Say that a copy is being put in the place of the store."""
    return (
        tr("Restoring the articles of {day}", day=moment_within(backup.at, now)),
        tr("The copy is looked through first. Nothing is deleted."),
    )


def restore_offer(at: float) -> str:
    """Name the button that restores a backup: "Restore the Backup of 12 March"."""
    then = datetime.fromtimestamp(at).astimezone()
    return tr("&Restore the Backup of {day}", day=written(then, tr("d MMMM")))


def backup_offered(backup: Backup, now: float) -> str:
    """Say what a backup would bring where the store can't be opened."""
    return tr(
        "There is a backup of {day} with {articles}. The damaged store is kept beside it.",
        day=moment_within(backup.at, now),
        articles=backup_holds(backup),
    )


def care_note(jobs: Iterable[Care], now: float) -> str:
    """Say quietly when the store was looked after last, and what went wrong."""
    done = {care.job: care for care in jobs if care.last_run_at is not None}
    checked = max(
        (done[job] for job in _CHECKS if job in done),
        key=lambda care: care.last_run_at or 0,
        default=None,
    )
    parts = []
    if (backup := done.get(CareJob.BACKUP)) and backup.result != CARE_OK:
        parts.append(
            tr(
                "No backup {day}. {why}",
                day=moment_within(backup.last_run_at or 0, now),
                why=_why(backup),
            )
        )
    if checked is not None and checked.result == CARE_OK:
        parts.append(
            tr(
                "Looked through {day}: nothing is damaged.",
                day=moment_within(checked.last_run_at or 0, now),
            )
        )
    elif checked is not None:
        parts.append(
            tr(
                "Looked through {day}. {why}",
                day=moment_within(checked.last_run_at or 0, now),
                why=_why(checked),
            )
        )
    if tidied := done.get(CareJob.TIDY):
        parts.append(tr("Tidied up {day}.", day=moment_within(tidied.last_run_at or 0, now)))
    return " ".join(parts)


def care_trouble(care: Care) -> str:
    """Say what a job of care could not do, or found; empty where all is well."""
    if care.result in (None, CARE_OK, CARE_GIVEN_UP):
        return ""
    if care.result == CARE_DAMAGED:
        return tr(DAMAGED)
    if care.job is CareJob.BACKUP:
        return tr("No backup could be made. {problem}", problem=problem(care.result, care.detail))
    return tr(
        "The article store could not be looked after. {problem}",
        problem=problem(care.result, care.detail),
    )


#: What is said of a store that is damaged and can be read in part.
DAMAGED = mark("The article store is damaged, so articles may be missing or lists be wrong.")


def _why(care: Care) -> str:
    if care.result == CARE_DAMAGED:
        return tr("The article store is damaged.")
    return problem(care.result, care.detail)
