"""The values that travel between the rooms: frozen, plain, without behaviour.

Times are whole Unix seconds (UTC) in fields named ``…_at``, durations say their unit. Text from
feeds is plain text unless the field is named ``…html``. ``None`` means "not given".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

#: A publisher's date outside of these can't be true (I-8): there were no feeds before 1995, and
#: clocks are wrong by a day at most.
EARLIEST_AT = 788_918_400
CLOCKS_APART_S = 24 * 60 * 60

# --- what a document says -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that belongs to an entry; ``length`` in bytes."""

    url: str
    type: str | None = None
    length: int | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedEntry:
    """One entry as its document gives it: links absolute, title and authors plain text.

    ``content_html`` and ``summary_html`` are as published (not yet sanitised); ``published`` is
    the original string and ``published_at`` what it was understood as.
    """

    guid: str | None = None
    link: str | None = None
    title: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_at: int | None = None
    updated_at: int | None = None
    content_html: str | None = None
    summary_html: str | None = None
    categories: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    thumbnail: str | None = None
    comments_url: str | None = None
    duration_seconds: int | None = None
    language: str | None = None
    base_url: str | None = None


@dataclass(frozen=True, slots=True)
class FeedHints:
    """What a feed says of its own rhythm (RSS ttl, skipHours, skipDays; RSS 1.0 syndication)."""

    ttl_minutes: int | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()  # Monday is 0
    sy_interval_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """Something wrong in a document that the parser mended: where (1-based line) and what."""

    kind: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A whole document, understood. ``format`` is rss, rdf, atom, json or cdf with its version."""

    format: str
    title: str = ""
    site_url: str | None = None
    description: str = ""
    language: str | None = None
    icon_url: str | None = None
    self_url: str | None = None
    hub_urls: tuple[str, ...] = ()
    hints: FeedHints = FeedHints()
    complete: bool = False
    prev_archive: str | None = None
    next_url: str | None = None
    entries: tuple[ParsedEntry, ...] = ()
    repairs: tuple[Repair, ...] = ()
    left_out: int = 0  # entries beyond the limit of P-9


@dataclass(frozen=True, slots=True)
class CleanBody:
    """The body of an entry, made safe: ``html`` for the pane, ``text`` for search and snippet.

    ``version`` is that of the sanitiser that made it (H-2).
    """

    html: str
    text: str
    trackers: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class WorkedEntry:
    """What a worker process hands back for one entry.

    ``uid`` is the canonical id within the document (rules I-1 and I-2), ``aliases`` are other
    ids under which the store may know the entry, ``content_hash`` covers what a reader would
    notice (no dates, I-5) and ``raw_html`` is the body before sanitising.
    """

    uid: str
    aliases: tuple[str, ...]
    content_hash: str
    parsed: ParsedEntry
    raw_html: str
    body: CleanBody


@dataclass(frozen=True, slots=True)
class WorkedFeed:
    """A parsed document with identities and clean bodies: all that deciding needs."""

    feed: ParsedFeed  # its ``entries`` are empty: they travel once, inside ``entries``
    entries: tuple[WorkedEntry, ...]


# --- what a fetch brings --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect: the status that ``url`` answered with, and the ``target`` it named."""

    status: int
    url: str
    target: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """What is common to every answered request; headers have lower-case names.

    ``wire_bytes`` counts the body as transferred (before decompression), ``elapsed_ms`` the time
    from sending to the last byte.
    """

    url: str
    status: int
    headers: dict[str, str]
    hops: tuple[Hop, ...]
    received_at: int
    elapsed_ms: int
    wire_bytes: int

    @property
    def etag(self) -> str | None:
        """The ETag, byte for byte as received."""
        return self.headers.get("etag")

    @property
    def last_modified(self) -> str | None:
        """Last-Modified, byte for byte as received."""
        return self.headers.get("last-modified")


@dataclass(frozen=True, slots=True)
class Document(Exchange):
    """A body (200, or 226 when it is a delta); ``sha256`` is of the decompressed bytes.

    ``from_public`` says whether a public server had a say in it: what it names is then not to
    lead to private addresses (X-4).
    """

    body: bytes = field(repr=False)
    sha256: bytes = b""
    from_public: bool = True


@dataclass(frozen=True, slots=True)
class NotModified(Exchange):
    """A 304: what we have is current."""


# --- what the store holds -------------------------------------------------------------------


class FeedState(StrEnum):
    """How a feed does, in the words of the health page."""

    NEW = "new"
    OK = "ok"
    FAILING = "failing"
    PARKED = "parked"
    PAUSED = "paused"
    GONE = "gone"


class Notify(StrEnum):
    """How a person is told of a feed's new articles."""

    OFF = "off"
    GROUPED = "grouped"
    EACH = "each"


class PasswordPlace(StrEnum):
    """Where the password of a feed is kept: in the system's keyring, or until the program ends."""

    NOWHERE = "nowhere"
    KEYRING = "keyring"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class KeptPassword:
    """Where the password of a feed is, and what the system's keyring calls itself, if any."""

    place: PasswordPlace
    keyring: str | None


@dataclass(frozen=True, slots=True)
class OldAddress:
    """An address that a feed had, until when, and why no longer: edited, moved or merged."""

    url: str
    left_at: int
    reason: str


@dataclass(frozen=True, slots=True)
class FeedDetails:
    """What is known of a feed beyond its row: for its properties.

    ``format`` is as in ParsedFeed; ``addresses`` are the former ones, the last first.
    """

    feed: Feed
    format: str | None
    language: str | None
    description: str
    hub_urls: tuple[str, ...]
    addresses: tuple[OldAddress, ...]
    polls: tuple[PollRecord, ...]


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of the sidebar; ``parent_id`` is ``None`` at the top."""

    id: int
    title: str
    parent_id: int | None
    position: int


@dataclass(frozen=True, slots=True)
class FeedPlace:
    """Where a feed stands: its folder (``None``: the top), and its position among feeds there."""

    id: int
    folder_id: int | None
    position: int


@dataclass(frozen=True, slots=True)
class Places:
    """Where feeds and folders stood; ``lost`` are folders that are gone, those above first."""

    feeds: tuple[FeedPlace, ...] = ()
    folders: tuple[Folder, ...] = ()
    lost: tuple[Folder, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """What stands elsewhere now: where it stood ``before``, and the feeds as they are.

    ``folders`` are all there are, if any folder moved.
    """

    before: Places
    feeds: tuple[Feed, ...] = ()
    folders: tuple[Folder, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge of two feeds did, to part them again.

    ``entries`` went over; of those that stayed some are ``starred``, ``read`` or have ``tags``
    (entry and tag) only since then. ``tombstones`` are the other's that were copied.
    """

    keep_id: int
    other_id: int
    entries: tuple[int, ...]
    starred: tuple[int, ...]
    read: tuple[int, ...]
    tags: tuple[tuple[int, int], ...]
    tombstones: tuple[str, ...]
    url_id: int


@dataclass(frozen=True, slots=True)
class Feed:
    """A subscribed feed, as stored. ``title`` is what people see: their own, or the publisher's.

    ``error`` is a code of ``errors.py`` and ``error_detail`` its data; both ``None`` while the
    last poll went well. ``next_poll_reason`` is a code of ``schedule.Reason``.
    """

    id: int
    url: str
    title: str
    publisher_title: str = ""
    custom_title: str | None = None
    site_url: str | None = None
    folder_id: int | None = None
    position: int = 0
    state: FeedState = FeedState.NEW
    etag: str | None = None
    last_modified: str | None = None
    body_sha256: bytes | None = None
    hints: FeedHints = FeedHints()
    repairs: tuple[Repair, ...] = ()
    failures: int = 0
    failing_since: int | None = None
    error: str | None = None
    error_detail: str | None = None
    last_status: int | None = None
    last_polled_at: int | None = None
    last_success_at: int | None = None
    response_ms: int | None = None
    next_poll_at: int | None = None
    next_poll_reason: str | None = None
    poll_interval_s: int | None = None  # the person's own; None: decided by the schedule
    private_allowed: bool = False
    images_allowed: bool = False
    added_at: int = 0
    unread: int = 0
    total: int = 0
    insecure_target: str | None = None  # where the last answer left https for http
    left_out: int = 0  # entries of the last document beyond the limit of P-9
    in_totals: bool = True
    notify: Notify = Notify.GROUPED
    keep_newest: int | None = None  # articles kept; None: as everywhere, 0: without bound
    keep_days: int | None = None  # for so long; likewise
    account: str | None = None  # the name to log in with
    opml_tags: tuple[str, ...] = ()  # of the OPML file that it came from, for the next one
    opml_extra: tuple[tuple[str, str], ...] = ()  # attributes of others there, likewise

    @property
    def warnings(self) -> tuple[str, ...]:
        """Codes of what is not right with a feed, whether it works or fails."""
        unsafe = ("insecure-redirect",) if self.insecure_target is not None else ()
        return (*unsafe, "left-out") if self.left_out else unsafe


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """Sums over the kept poll log of one feed."""

    feed_id: int
    requests: int
    bytes: int
    bytes_saved: int


@dataclass(frozen=True, slots=True)
class EntrySummary:
    """A row of the article list: all that is needed to paint it."""

    id: int
    feed_id: int
    title: str
    snippet: str
    author: str
    link: str | None
    sort_at: int
    published_at: int | None
    received_at: int
    read: bool
    starred: bool
    has_enclosure: bool = False
    thumbnail: str | None = None
    feed_title: str = ""

    @property
    def dated_at(self) -> int | None:
        """When it was published; ``None`` where the feed says nothing that can be true."""
        at = self.published_at
        if at is None or not EARLIEST_AT <= at <= self.received_at + CLOCKS_APART_S:
            return None
        return at


@dataclass(frozen=True, slots=True)
class Entry:
    """An article to be read: its summary and what only the reading pane needs."""

    summary: EntrySummary
    uid: str
    content_html: str  # sanitised
    published: str | None
    updated_at: int | None
    comments_url: str | None = None
    enclosures: tuple[Enclosure, ...] = ()
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    trackers: int = 0
    images_allowed: bool = False
    sanitizer_version: int = 0


@dataclass(frozen=True, slots=True)
class EntryKey:
    """The place of an entry in the list's order (newest first), for paging by key."""

    sort_at: int
    id: int


@dataclass(frozen=True, slots=True)
class EntryQuery:
    """Which entries: every given condition holds. ``folder_id`` means the whole subtree."""

    feed_id: int | None = None
    folder_id: int | None = None
    unread: bool = False
    starred: bool = False
    since: int | None = None  # sort_at at or after
    search: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """Counted, never kept: unread per feed (feeds without any are absent), and of stars.

    ``apart`` are the feeds that the person left out of the totals.
    """

    unread: dict[int, int]
    starred: int
    apart: frozenset[int] = frozenset()

    @property
    def all_unread(self) -> int:
        """Unread entries over all feeds that count."""
        return sum(unread for feed_id, unread in self.unread.items() if feed_id not in self.apart)


@dataclass(frozen=True, slots=True)
class StoreFacts:
    """How much the store holds; ``size`` in bytes, ``schema`` the number of its format."""

    path: str
    size: int
    schema: int
    feeds: int
    folders: int
    entries: int


@dataclass(frozen=True, slots=True)
class Storage:
    """What a data directory holds: bytes of the store, of its copies made before upgrades, of logs.

    ``feeds`` and ``entries`` say how many there are.
    """

    directory: str
    store: int
    copies: int
    logs: int
    feeds: int
    entries: int


@dataclass(frozen=True, slots=True)
class PollRecord:
    """One line of a feed's poll log; ``outcome`` is new, unchanged, not-modified or failed."""

    feed_id: int
    started_at: int
    outcome: str
    status: int | None
    response_ms: int | None
    wire_bytes: int
    bytes_saved: int
    requests: int
    new: int
    updated: int
    error: str | None = None
    error_detail: str | None = None


# --- what a poll decides --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """What the store knows of an entry that a document may be naming again."""

    id: int
    uid: str
    link: str | None
    title: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Known:
    """The stored side of a decision: entries by every uid they answer to, and deleted uids."""

    entries: dict[str, KnownEntry]
    deleted: frozenset[str]


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry to insert. ``order`` is its place in the document (0 is first)."""

    worked: WorkedEntry
    sort_at: int
    received_at: int
    order: int
    read: bool


@dataclass(frozen=True, slots=True)
class ChangedEntry:
    """An entry whose content changed; what the person did to it stays."""

    id: int
    worked: WorkedEntry


@dataclass(frozen=True, slots=True)
class NewAlias:
    """Another id under which an entry answers from now on."""

    entry_id: int
    uid: str


@dataclass(frozen=True, slots=True)
class Update:
    """Everything that one successful poll changes, decided before anything is written.

    ``seen_uids`` are all ids of the document (tombstones learn from them whether a deleted entry
    is still being published); ``None`` when nothing was parsed (304, same bytes, 226).
    """

    feed: FeedPatch
    poll: PollRecord
    new: tuple[NewEntry, ...] = ()
    changed: tuple[ChangedEntry, ...] = ()
    aliases: tuple[NewAlias, ...] = ()
    seen_uids: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class FeedPatch:
    """The feed's columns after a successful poll; failures are reset by it.

    ``parsed`` is given when the document was understood; with ``None`` the descriptive columns
    (title, site, hints, repairs, body hash) stay as they are.
    """

    etag: str | None
    last_modified: str | None
    status: int
    response_ms: int
    polled_at: int
    next_poll_at: int | None
    next_poll_reason: str
    body_sha256: bytes | None = None
    parsed: ParsedFeed | None = None
    insecure_target: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Everything that one failed poll changes; entries and validators stay untouched."""

    poll: PollRecord
    state: FeedState
    failures: int
    failing_since: int | None
    next_poll_at: int | None
    next_poll_reason: str
    insecure_target: str | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What a poll changed, ready to be painted."""

    feed: Feed
    new: tuple[EntrySummary, ...] = ()
    updated: tuple[EntrySummary, ...] = ()


@dataclass(frozen=True, slots=True)
class Delta:
    """What changed in the store since ``revision``, for a window beside another program.

    ``reload`` says that too much changed to be listed: the entries are to be read anew.
    """

    revision: int
    feeds: tuple[Feed, ...]
    folders: tuple[Folder, ...]
    entries: tuple[EntrySummary, ...]
    removed_feeds: tuple[int, ...]
    removed_folders: tuple[int, ...]
    removed_entries: tuple[int, ...]
    reload: bool = False


# --- what is told of a piece of work --------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FeedFailure:
    """A feed that failed in a refresh; ``error`` and ``detail`` as in ``Feed``."""

    feed_id: int
    url: str
    error: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A feed that a refresh did not ask, and the code of why (paused, gone, host-blocked, …)."""

    feed_id: int
    url: str
    reason: str
    until: int | None = None


@dataclass(frozen=True, slots=True)
class RefreshSummary:
    """How a refresh ended; ``seconds`` is wall time."""

    feeds: int
    fetched: int
    not_modified: int
    new: int
    updated: int
    seconds: float
    failures: tuple[FeedFailure, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class OpmlFeed:
    """One feed of an OPML document: ``folder`` is the path of folder titles from the top."""

    url: str
    title: str = ""
    site_url: str | None = None
    folder: tuple[str, ...] = ()
    custom_title: str | None = None
    tags: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()  # attributes of others, kept and written again


@dataclass(frozen=True, slots=True)
class OpmlProblem:
    """An outline that was left out: its text or address, the line, and a code of why."""

    subject: str
    reason: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class OpmlDocument:
    """A read OPML file. ``folders`` are all folder paths in order, empty ones too."""

    feeds: tuple[OpmlFeed, ...]
    folders: tuple[tuple[str, ...], ...] = ()
    problems: tuple[OpmlProblem, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: feeds added, feeds that were there already, outlines left out."""

    added: tuple[Feed, ...]
    skipped: tuple[OpmlFeed, ...]
    problems: tuple[OpmlProblem, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """An article as a preview shows it: its title (or first words) and when it was published."""

    title: str
    published_at: int | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A feed found behind an address, with its newest entries.

    ``source`` is how it was found: self, link-header, alternate, site-rule, anchor, usual-place.
    ``rank`` is its place among all that are found with it, the lower the better; they are told as
    they are found. Of one that is subscribed already, nothing was asked: its ``format`` is empty.
    """

    url: str
    title: str
    format: str
    source: str
    entry_count: int
    newest_at: int | None
    newest: tuple[Headline, ...] = ()
    subscribed_id: int | None = None
    rank: int = 0

    @property
    def newest_titles(self) -> tuple[str, ...]:
        """What its newest entries are called."""
        return tuple(headline.title for headline in self.newest)
