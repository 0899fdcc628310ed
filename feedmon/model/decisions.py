"""What a poll decides before anything is written, and what it changed."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, NamedTuple

from feedmon.frozen import frozen
from feedmon.model.moves import Moves
from feedmon.model.rules import Rules

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from feedmon.model.alerts import Alert
    from feedmon.model.documents import ParsedFeed, WorkedEntry
    from feedmon.model.entries import EntrySummary, Origin
    from feedmon.model.exchanges import Certificate
    from feedmon.model.feeds import Feed, FeedState, Identity, Wish
    from feedmon.model.polls import PollRecord
    from feedmon.model.push import Push, PushOffer
    from feedmon.model.rules import ArticleText, Consequence
    from feedmon.model.watches import NewVersion


class KnownEntry(NamedTuple):
    """What the store knows of an entry that a document may be naming again.

    A tuple, since every poll of a large feed makes thousands: a frozen dataclass takes four
    times as long to make.
    """

    id: int
    uid: str
    link: str | None
    title: str
    content_hash: str
    link_key: str | None = None
    published_at: int | None = None
    updated_at: int | None = None
    undated_edits: int = 0
    recent: bool = False  # one of the feed's last entries, among which I-4 looks


@frozen
class Further:
    """What else is looked up of an entry that nothing answers to by its first id.

    ``link_key`` and ``pair`` as in WorkedEntry.
    """

    aliases: tuple[str, ...] = ()
    link_key: str | None = None
    pair: str | None = None


@frozen
class Past:
    """What the next poll of a feed depends on: when it published, and what the person wants.

    ``history`` are the places in time of its newest entries, oldest first; ``wishes`` the feed's
    own, then those of its folders from the inside out. ``push`` is the subscription by which its
    news come by themselves, if there is one.
    """

    history: tuple[int, ...] = ()
    wishes: tuple[Wish, ...] = ()
    push: Push | None = None


def _no_texts(_ids: Collection[int]) -> dict[int, ArticleText]:
    return {}


@frozen
class Known:
    """The stored side of a decision: entries by every uid they answer to, and deleted uids.

    ``by_link`` has the entries of a link (as compared with others), the newest first, for the
    links of those entries that no uid leads to. ``buries`` says whether the feed has deleted
    entries at all. ``rules`` are those of the person that may be about the feed; ``texts`` reads
    what stands stored of entries, for rules to be asked of an edited one as it was.
    """

    entries: dict[str, KnownEntry]
    deleted: frozenset[str]
    by_link: dict[str, tuple[KnownEntry, ...]] = field(default_factory=dict)
    past: Past = Past()
    buries: bool = True
    rules: Rules = field(default_factory=Rules)
    texts: Callable[[Collection[int]], dict[int, ArticleText]] = _no_texts


@frozen
class NewEntry:
    """An entry to insert. ``order`` is its place in the document (0 is first).

    ``aliases`` are further ids under which it answers from the beginning.
    """

    worked: WorkedEntry
    sort_at: int
    received_at: int
    order: int
    read: bool
    aliases: tuple[str, ...] = ()
    origin: Origin | None = None


class Joined(NamedTuple):
    """The id of its own under which an entry came, and where in the list it would stand by itself.

    It was taken for one that was there, because of its link and its title (I-3).
    """

    uid: str
    sort_at: int


@frozen
class ChangedEntry:
    """An entry whose content changed; what the person did to it stays.

    ``noted`` is false where the publisher changes it so often without saying so that it is no
    news; ``dated`` says that the publisher gave the change a date of its own.
    """

    id: int
    worked: WorkedEntry
    noted: bool = True
    dated: bool = False
    joined: Joined | None = None


@frozen
class NewAlias:
    """Another id under which an entry answers from now on."""

    entry_id: int
    uid: str


@frozen
class FeedPatch:
    """The feed's columns after a successful poll; failures are reset by it.

    ``parsed`` is given when the document was understood; with ``None`` the descriptive columns
    (title, site, hints, repairs, body hash) stay as they are. ``empty``: it has no entries;
    ``None`` where the answer says nothing of that.
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
    fresh_until: int | None = None
    certificate: Certificate | None = None
    empty: bool | None = None


@frozen
class Update:
    """Everything that one successful poll changes, decided before anything is written.

    ``seen_uids`` are all ids of the document (tombstones learn from them whether a deleted entry
    is still being published); ``None`` when there is nothing to learn (304, same bytes, 226, no
    deleted entry).
    ``moves`` is what the answer says of the feed's address; about ``missed`` articles came and
    went since the last poll. ``listed`` are the stored entries that the document has, and with
    ``lists_all`` there are no others of the feed. With ``once`` what several feeds tell is one
    story to the person: new entries are read where it is.

    ``consequences`` are what rules do with what is new or edited, ``slow_rules`` those rules whose
    pattern took too long.

    ``offer`` is what the document says of push (``offers``: it can say that there is none). What is
    new should have been pushed, and nobody relies on that before ``push_missed_until``. Without
    ``feed`` the document was delivered: nobody asked, and the feed's row stays as it is.
    """

    feed: FeedPatch | None
    poll: PollRecord
    new: tuple[NewEntry, ...] = ()
    changed: tuple[ChangedEntry, ...] = ()
    aliases: tuple[NewAlias, ...] = ()
    seen_uids: frozenset[str] | None = None
    identity: Identity | None = None
    edits_unread: bool = False
    once: bool = False
    moves: Moves = field(default_factory=Moves)
    missed: int = 0
    listed: frozenset[int] = frozenset()
    lists_all: bool = False
    offer: PushOffer | None = None
    offers: bool = False
    push_missed_until: int | None = None
    version: NewVersion | None = None  # what a watch saw, if it is something else than before
    consequences: tuple[Consequence, ...] = ()
    slow_rules: frozenset[int] = frozenset()


@frozen
class Failure:
    """Everything that one failed poll changes; entries and validators stay untouched."""

    poll: PollRecord
    state: FeedState
    failures: int
    failing_since: int | None
    next_poll_at: int | None
    next_poll_reason: str
    insecure_target: str | None = None
    retry_after_at: int | None = None


@frozen
class Changes:
    """What a poll changed, ready to be painted; ``moved_from`` is the address that it left.

    ``retold`` are entries of any feed that tell a story together with others now, or do no longer;
    ``told`` are those of the new ones whose story another feed told before, ``on_desktop`` those
    of all that an alert is to tell of there. What a rule hid is not among the new ones.
    """

    feed: Feed
    new: tuple[EntrySummary, ...] = ()
    updated: tuple[EntrySummary, ...] = ()
    identity_changed: bool = False
    moved_from: str | None = None
    retold: tuple[EntrySummary, ...] = ()
    told: frozenset[int] = frozenset()
    alerts: tuple[Alert, ...] = ()
    on_desktop: frozenset[int] = frozenset()
