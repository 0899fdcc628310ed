"""The values that travel between the rooms: frozen, plain, without behaviour.

Times are whole Unix seconds (UTC) in fields named ``…_at``, durations say their unit. Text from
feeds is plain text unless the field is named ``…html``. ``None`` means "not given".
"""

from feedmon.model.archives import OlderLoaded
from feedmon.model.care import (
    CARE_DAMAGED,
    CARE_GIVEN_UP,
    CARE_OK,
    Backup,
    BackupKind,
    Care,
    CareJob,
)
from feedmon.model.decisions import (
    ChangedEntry,
    Changes,
    Failure,
    FeedPatch,
    Known,
    KnownEntry,
    NewAlias,
    NewEntry,
    Update,
)
from feedmon.model.documents import (
    CleanBody,
    Enclosure,
    FeedHints,
    ParsedEntry,
    ParsedFeed,
    Repair,
    WorkedEntry,
    WorkedFeed,
)
from feedmon.model.entries import (
    CLOCKS_APART_S,
    EARLIEST_AT,
    Counts,
    Entry,
    EntryKey,
    EntryQuery,
    EntrySummary,
)
from feedmon.model.exchanges import Document, Exchange, Hop, NotModified
from feedmon.model.feeds import (
    Feed,
    FeedDetails,
    FeedState,
    Identity,
    KeptPassword,
    Merged,
    Notify,
    OldAddress,
    PasswordPlace,
    Rhythm,
)
from feedmon.model.folders import FeedPlace, Folder, Moved, Places
from feedmon.model.moves import Moves
from feedmon.model.polls import FeedFailure, FeedHealth, PollRecord, RefreshSummary, Skipped
from feedmon.model.storage import Delta, Storage, StoreFacts
from feedmon.model.subscribing import (
    Candidate,
    Headline,
    ImportReport,
    OpmlDocument,
    OpmlFeed,
    OpmlProblem,
)

__all__ = [
    "CARE_DAMAGED",
    "CARE_GIVEN_UP",
    "CARE_OK",
    "CLOCKS_APART_S",
    "EARLIEST_AT",
    "Backup",
    "BackupKind",
    "Candidate",
    "Care",
    "CareJob",
    "ChangedEntry",
    "Changes",
    "CleanBody",
    "Counts",
    "Delta",
    "Document",
    "Enclosure",
    "Entry",
    "EntryKey",
    "EntryQuery",
    "EntrySummary",
    "Exchange",
    "Failure",
    "Feed",
    "FeedDetails",
    "FeedFailure",
    "FeedHealth",
    "FeedHints",
    "FeedPatch",
    "FeedPlace",
    "FeedState",
    "Folder",
    "Headline",
    "Hop",
    "Identity",
    "ImportReport",
    "KeptPassword",
    "Known",
    "KnownEntry",
    "Merged",
    "Moved",
    "Moves",
    "NewAlias",
    "NewEntry",
    "NotModified",
    "Notify",
    "OldAddress",
    "OlderLoaded",
    "OpmlDocument",
    "OpmlFeed",
    "OpmlProblem",
    "ParsedEntry",
    "ParsedFeed",
    "PasswordPlace",
    "Places",
    "PollRecord",
    "RefreshSummary",
    "Repair",
    "Rhythm",
    "Skipped",
    "Storage",
    "StoreFacts",
    "Update",
    "WorkedEntry",
    "WorkedFeed",
]
