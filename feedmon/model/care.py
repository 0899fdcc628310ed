"""The care of the store: the jobs that keep it well, and the copies of it that lie ready."""

from __future__ import annotations

from enum import StrEnum

from feedmon.frozen import frozen


class CareJob(StrEnum):
    """What is done to the store from time to time, in the order in which it goes first."""

    #: After a program ended unclean, and only then.
    QUICK_CHECK = "quick-check"
    BACKUP = "backup"
    TIDY = "tidy"
    PICTURES = "pictures"
    CHECK = "check"
    GIVE_BACK = "give-back"
    MERGE_WORDS = "merge-words"
    CHECKPOINT = "checkpoint"
    STORIES = "stories"
    #: Not of the store: whether something is wrong with a feed that the person wants to be told.
    VIGIL = "vigil"


#: What came of a job; other codes are those of ``errors.py``. A job gives up where somebody else
#: wants to write, and goes on later.
CARE_OK, CARE_DAMAGED, CARE_GIVEN_UP = "ok", "damaged", "given-up"


@frozen
class Care:
    """A job: when it is due next, and what came of it last (a code, and what there is to say)."""

    job: CareJob
    next_run_at: int | None
    last_run_at: int | None = None
    result: str | None = None
    detail: str = ""


class BackupKind(StrEnum):
    """Why there is a copy of the store."""

    #: Made daily, or because somebody asked.
    BACKUP = "backup"
    #: Made before a newer version changed the format.
    UPGRADE = "upgrade"
    #: It was the store until a backup was restored.
    ASIDE = "aside"


@frozen
class Backup:
    """A copy of the store, its size in bytes; counts are ``None`` where it can't be read."""

    path: str
    kind: BackupKind
    at: int
    size: int
    feeds: int | None = None
    entries: int | None = None
