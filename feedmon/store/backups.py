"""Copies of the store that lie ready: made, verified, found again, and let go when old.

A backup appears under its name when it is whole and was looked through; only then older ones may
go. The others are copies from before an upgrade, and stores that were set aside for a backup.
"""

from __future__ import annotations

import re
import shutil
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from feedmon.errors import BackupDamaged, StoreCorrupt, StoreError, StoreNoRoom
from feedmon.model import Backup, BackupKind
from feedmon.store import files, migrations
from feedmon.store.connection import connect, driver_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from feedmon.store.database import Database
    from feedmon.store.steps import Steps

#: Of each of the newest seven days and of the four weeks before this one a backup is kept …
DAYS, WEEKS = 7, 4
#: … while all together take no more than this; the newest two are kept in any case.
ROOM_BYTES = 2 << 30
_ALWAYS = 2
#: What a copy leaves free for the articles to come.
SPARE_BYTES = 64 << 20

#: A copy that somebody else makes beside the store takes less.
_DAY = 86_400
_STAMP = "%Y%m%d-%H%M%S"


def folder(store: Path) -> Path:
    """Return where the backups of a store lie."""
    return store.parent / "backups"


def stamped(directory: Path, stem: str, suffix: str, at: float) -> Path:
    """Return a path with a moment (UTC) in its name."""
    moment = datetime.fromtimestamp(at, UTC).strftime(_STAMP)
    return directory / f"{stem}-{moment}{suffix}"


def require_room(directory: Path, needed: int) -> None:
    """Raise StoreNoRoom where a copy of so many bytes would leave too little free."""
    missing = needed + SPARE_BYTES - shutil.disk_usage(directory).free
    if missing > 0:
        raise StoreNoRoom(str(directory), missing)


def verify(copy: Path, steps: Steps) -> None:
    """Look a copy through before it is used; nothing is created or changed beside it.

    Raises:
        BackupDamaged: it is not sound, or no copy of our store.
        StoreNewer: a newer version of the program wrote it.

    """
    try:
        # ``immutable``: nobody else knows of the file yet.
        with (
            driver_errors(copy),
            closing(connect(copy, busy_s=0, mode="ro", immutable=True)) as db,
        ):
            migrations.refuse_strangers(db, copy, steps)
            (version,) = db.execute("PRAGMA user_version").fetchone()
            (found,) = db.execute("PRAGMA quick_check(1)").fetchone()
    except StoreCorrupt as error:
        raise BackupDamaged(str(copy), error.detail) from error
    if not version:
        raise BackupDamaged(str(copy), "empty")
    if found != "ok":
        raise BackupDamaged(str(copy), found)


def make(db: Database, store: Path, *, at: float, steps: Steps, pause: Callable[[], None]) -> Path:
    """Copy what ``db`` sees into a new backup, then let old ones go; where it is.

    ``pause`` is called after each slice and may raise to stop. Only who holds the claim of this
    job may call it: what lies half done in the folder is nobody's then.
    """
    directory = folder(store)
    directory.mkdir(mode=files.PRIVATE_DIRECTORY, exist_ok=True)
    files.clear_partials(directory, store)
    files.clear_partials(store.parent, store, before=at - _DAY)
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    (page_size,) = db.execute("PRAGMA page_size").fetchone()
    require_room(directory, pages * page_size)
    target = stamped(directory, store.stem, store.suffix, at)
    files.copy_database(db, target, on_slice=pause, verify=lambda copy: verify(copy, steps))
    for old in superseded(_own(store)):
        if old != target:  # where a clock went back, it is not the newest
            old.unlink(missing_ok=True)
    return target


def superseded(backups: Iterable[Backup]) -> list[Path]:
    """Return the paths of those backups that need not be kept any longer."""
    newest = sorted(backups, key=lambda each: each.at, reverse=True)
    days: dict[object, Backup] = {}
    for each in newest:
        days.setdefault(_day(each), each)
    daily = list(days.values())[:DAYS]
    weeks: dict[object, Backup] = {}
    for each in days.values():
        weeks.setdefault(_week(each), each)
    daily, weekly = list(days.values())[:DAYS], list(weeks.values())[1 : WEEKS + 1]
    # Two that are sure, then far back before near: damage is not always noticed at once.
    wanted = dict.fromkeys([*daily[:_ALWAYS], *weekly, *daily])
    kept: set[str] = set()
    room = ROOM_BYTES
    for number, each in enumerate(wanted):
        if number < _ALWAYS or each.size <= room:
            kept.add(each.path)
            room -= each.size
    return [Path(each.path) for each in newest if each.path not in kept]


def listed(store: Path) -> list[Backup]:
    """Return all copies of a store, newest first; not yet what is in them."""
    upgrades = _matching(store, store.parent, rf"{re.escape(store.stem)}-v\d+-[\d-]+")
    asides = _matching(store, store.parent, rf"{re.escape(store.stem)}-aside-(\d+-\d+)(?:-\d+)?")
    everything = [
        *_own(store),
        *(_as_backup(path, BackupKind.UPGRADE, None) for path, _ in upgrades),
        *(_as_backup(path, BackupKind.ASIDE, stamp) for path, stamp in asides),
    ]
    return sorted(everything, key=lambda each: each.at, reverse=True)


def count(backup: Path, *, busy_s: float, steps: Steps) -> tuple[int, int] | None:
    """Count feeds and articles of a copy, which is only read; ``None`` if it can't be."""
    found: list[tuple[int, int]] = []

    def look(db: Database) -> None:
        migrations.refuse_strangers(db, backup, steps)
        columns = {row[1] for row in db.execute("PRAGMA table_info(feeds)")}
        followed = " WHERE removed_at IS NULL" if "removed_at" in columns else ""
        (feeds,) = db.execute(f"SELECT count(*) FROM feeds{followed}").fetchone()  # noqa: S608
        (entries,) = db.execute("SELECT count(*) FROM entries").fetchone()
        found.append((feeds, entries))

    with suppress(StoreError), driver_errors(backup):
        files.look_before_opening(backup, busy_s=busy_s, refuse=look)
    return found[0] if found else None


def _own(store: Path) -> list[Backup]:
    found = _matching(store, folder(store), rf"{re.escape(store.stem)}-(\d{{8}}-\d{{6}})")
    return [_as_backup(path, BackupKind.BACKUP, stamp) for path, stamp in found]


def _matching(store: Path, directory: Path, pattern: str) -> list[tuple[Path, str | None]]:
    matches = (
        (path, re.fullmatch(pattern, path.stem)) for path in directory.glob(f"*{store.suffix}")
    )
    return [(path, match[1] if match.re.groups else None) for path, match in matches if match]


def _as_backup(path: Path, kind: BackupKind, stamp: str | None) -> Backup:
    try:
        about = path.stat()
    except FileNotFoundError:  # another program let it go meanwhile
        return Backup(str(path), kind, 0, 0)
    at = about.st_mtime
    if stamp is not None:
        with suppress(ValueError):  # named so by somebody else
            at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC).timestamp()
    return Backup(str(path), kind, int(at), about.st_size)


def _day(backup: Backup) -> object:
    return datetime.fromtimestamp(backup.at, UTC).date()


def _week(backup: Backup) -> object:
    return datetime.fromtimestamp(backup.at, UTC).isocalendar()[:2]
