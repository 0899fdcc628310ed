"""Words about the care of the store: backups, what was done for it, what went wrong."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from feedmon.model import CARE_DAMAGED, CARE_GIVEN_UP, CARE_OK, BackupKind, CareJob
from ui.text.failures import problem
from ui.text.numbers import plural, size
from ui.text.times import moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import Backup, Care

_KINDS = {
    BackupKind.BACKUP: "",
    BackupKind.UPGRADE: "Before an upgrade, ",
    BackupKind.ASIDE: "Set aside, ",
}
_CHECKS = (CareJob.QUICK_CHECK, CareJob.CHECK)


def day(at: float, now: float) -> str:
    """Write the day of a backup within a sentence: "today, 08:00", "Monday, 12 March, 08:00"."""
    words = moment(at, now)
    return words[:1].lower() + words[1:] if words.startswith(("Today", "Yesterday")) else words


def backup_made(backup: Backup, now: float) -> str:
    """Say when a copy was made, and why if it was not to be a backup."""
    return _KINDS[backup.kind] + (
        day(backup.at, now) if _KINDS[backup.kind] else moment(backup.at, now)
    )


def backup_holds(backup: Backup) -> str:
    """Say what is in a copy: "1,204 articles of 20 feeds"."""
    if backup.entries is None or backup.feeds is None:
        return "Can't be read"
    return f"{plural(backup.entries, 'article')} of {plural(backup.feeds, 'feed')}"


def backup_line(backup: Backup) -> str:
    """Say what is in a copy, and how large it is."""
    return f"{backup_holds(backup)} · {size(backup.size)}"


def restore_question(backup: Backup, now: float) -> tuple[str, str]:
    """Ask whether a copy is to become the store, and say what happens then."""
    meaning = (
        f"The window closes for a moment and comes back with {backup_holds(backup)}. What came, "
        "and what you read or starred since then, is gone from the window; what the feeds still "
        "list comes again.\n\n"
        "Nothing is deleted: the articles of now are set aside in the data folder, and stay in "
        "this list."
    )
    return f"Restore the articles of {day(backup.at, now)}?", meaning


def restored(backup: Backup, now: float) -> str:
    """Say that a copy is the store now."""
    return f"Restored the articles of {day(backup.at, now)}. Those until now were set aside."


def restoring(backup: Backup, now: float) -> tuple[str, str]:
    """Say that a copy is being put in the place of the store."""
    return (
        f"Restoring the articles of {day(backup.at, now)}",
        "The copy is looked through first. Nothing is deleted.",
    )


def restore_offer(at: float) -> str:
    """Name the button that restores a backup: "Restore the Backup of 12 March"."""
    then = datetime.fromtimestamp(at).astimezone()
    return f"&Restore the Backup of {then.day} {then:%B}"


def backup_offered(backup: Backup, now: float) -> str:
    """Say what a backup would bring where the store can't be opened."""
    return (
        f"There is a backup of {day(backup.at, now)} with {backup_holds(backup)}. The damaged "
        "store is kept beside it."
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
        parts.append(f"No backup {day(backup.last_run_at or 0, now)}: {_why(backup)}")
    if checked is not None and checked.result == CARE_OK:
        parts.append(f"Looked through {day(checked.last_run_at or 0, now)}: nothing is damaged.")
    elif checked is not None:
        parts.append(f"Looked through {day(checked.last_run_at or 0, now)}: {_why(checked)}")
    if tidied := done.get(CareJob.TIDY):
        parts.append(f"Tidied up {day(tidied.last_run_at or 0, now)}.")
    return " ".join(parts)


def care_trouble(care: Care) -> str:
    """Say what a job of care could not do, or found; empty where all is well."""
    if care.result in (None, CARE_OK, CARE_GIVEN_UP):
        return ""
    if care.result == CARE_DAMAGED:
        return DAMAGED
    if care.job is CareJob.BACKUP:
        return f"No backup could be made. {problem(care.result, care.detail)}"
    return f"The article store could not be looked after. {problem(care.result, care.detail)}"


#: What is said of a store that is damaged and can be read in part.
DAMAGED = "The article store is damaged, so articles may be missing or lists be wrong."


def _why(care: Care) -> str:
    if care.result == CARE_DAMAGED:
        return "the article store is damaged."
    words = problem(care.result, care.detail)
    return words[:1].lower() + words[1:]
