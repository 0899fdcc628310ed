"""A feed as the store holds it, and what is known of it beyond its row."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from feedmon.frozen import frozen
from feedmon.model.documents import FeedHints
from feedmon.model.full_texts import FullTextMode
from feedmon.model.vigil import Vigil

if TYPE_CHECKING:
    from feedmon.model.documents import Repair
    from feedmon.model.polls import PollRecord
    from feedmon.model.push import Push
    from feedmon.model.vigil import KnownSilence


#: A redirect that is not said to be for good is told of when it is there for so long.
REDIRECT_LASTS_S = 30 * 86_400


class FeedKind(StrEnum):
    """What is polled: a feed, or a page that is watched (see ``model.watches``)."""

    FEED = "feed"
    WATCH = "watch"


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


class Rhythm(StrEnum):
    """How it is decided when a feed is polled: by what it publishes, by the clock, by hand."""

    ADAPTIVE = "adaptive"
    FIXED = "fixed"
    MANUAL = "manual"


@frozen
class Wish:
    """What a person wants of the polling of a feed, a folder or everything; ``None``: nothing.

    ``interval_s`` belongs to a fixed rhythm, the two limits to an adaptive one (all seconds).
    """

    rhythm: Rhythm | None = None
    interval_s: int | None = None
    floor_s: int | None = None
    ceiling_s: int | None = None


@frozen
class Plan:
    """What holds for the polling of one feed: a rhythm, with its interval or limits in seconds.

    ``own`` says that the rhythm was chosen for this feed itself.
    """

    rhythm: Rhythm
    interval_s: int
    floor_s: int
    ceiling_s: int
    own: bool = False


class Identity(StrEnum):
    """What an entry of a feed is known by: its id, or where ids can't be trusted link and title."""

    GUID = "guid"
    LINK_TITLE = "link-title"


class PasswordPlace(StrEnum):
    """Where the password of a feed is kept: in the system's keyring, or until the program ends."""

    NOWHERE = "nowhere"
    KEYRING = "keyring"
    SESSION = "session"


@frozen
class KeptPassword:
    """Where the password of a feed is, and what the system's keyring calls itself, if any."""

    place: PasswordPlace
    keyring: str | None


@frozen
class OldAddress:
    """An address that a feed had, until when, and why no longer: edited, moved or merged."""

    url: str
    left_at: int
    reason: str


@frozen
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
    hints: FeedHints = field(default_factory=FeedHints)
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
    rhythm: Rhythm | None = None  # the person's own; None: as its folder
    poll_interval_s: int | None = None  # of a fixed rhythm
    poll_floor_s: int | None = None  # limits of an adaptive one; None: as its folder
    poll_ceiling_s: int | None = None
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
    fresh_until: int | None = None  # what the last answer said of its own freshness (F-7)
    retry_after_at: int | None = None  # its server wants no request before (F-9)
    moved_to: str | None = None  # a lasting redirect that was seen once (F-11) ...
    moved_since: int | None = None  # ... and when first
    twin_id: int | None = None  # another feed, which has the address that this one moved to
    redirected_to: str | None = None  # a passing redirect, where to last ...
    redirected_since: int | None = None  # ... and since when there is one
    identity: Identity = Identity.GUID
    identity_since: int | None = None  # when that was changed (I-3); None: it never was
    missed: int = 0  # about so many articles came and went between two polls ...
    missed_at: int | None = None  # ... of which the later was then
    archive_url: str | None = None  # the next older document of the feed (F-17) ...
    older_url: str | None = None  # ... and where to go on from there; empty: nowhere
    complete: bool = False  # its document lists all there is
    tls_unverified: bool = False  # its server, a private one, need not prove who it is
    user_agent: str | None = None  # what its requests call themselves; None: our name (F-5)
    full_text: FullTextMode = FullTextMode.OFF  # whether pages of new articles are fetched (H-8)
    opml_tags: tuple[str, ...] = ()  # of the OPML file that it came from, for the next one
    opml_extra: tuple[tuple[str, str], ...] = ()  # attributes of others there, likewise
    kind: FeedKind = FeedKind.FEED
    vigil: Vigil = field(default_factory=Vigil)  # what of the feed itself is told; None: as for all
    certificate_until: int | None = None  # the certificate of its server ends

    @property
    def warnings(self) -> tuple[str, ...]:
        """Codes of what is not right with a feed, whether it works or fails."""
        found = {
            "insecure-redirect": self.insecure_target is not None,
            "unverified": self.tls_unverified,
            "redirected": self._redirect_lasts and self.insecure_target is None,
            "twin": self.twin_id is not None,
            "missed": self.missed > 0,
            "left-out": self.left_out > 0,
        }
        return tuple(code for code, holds in found.items() if holds)

    @property
    def next_archive(self) -> str | None:
        """Where loading older articles begins or goes on; ``None`` where there are none.

        What was missed lately is to be had at the beginning.
        """
        if self.archive_url is None or self.missed or self.older_url is None:
            return self.archive_url
        return self.older_url or None

    @property
    def _redirect_lasts(self) -> bool:
        since, seen = self.redirected_since, self.last_success_at
        return since is not None and seen is not None and seen - since >= REDIRECT_LASTS_S


@frozen
class FeedDetails:
    """What is known of a feed beyond its row: for its properties.

    ``format`` is as in ParsedFeed; ``addresses`` are the former ones, the last first. ``at_home``
    says that its server is one of the person's own network, as far as its name tells.
    ``usual_agent`` is what requests call themselves where nothing else is wanted.
    """

    feed: Feed
    format: str | None
    language: str | None
    description: str
    hub_urls: tuple[str, ...]
    addresses: tuple[OldAddress, ...]
    polls: tuple[PollRecord, ...]
    at_home: bool = False
    usual_agent: str = ""
    push: Push | None = None  # the subscription by which news come by themselves
    silence: KnownSilence | None = None  # how long it was silent at times


@frozen
class Merged:
    """What a merge of two feeds did, to part them again.

    ``entries`` went over; of those that stayed some are ``starred``, ``read`` or have ``tags``
    (entry and tag) only since then. ``tombstones`` are the other's that were copied. ``rules`` are
    about the kept feed only since then.
    """

    keep_id: int
    other_id: int
    entries: tuple[int, ...]
    starred: tuple[int, ...]
    read: tuple[int, ...]
    tags: tuple[tuple[int, int], ...]
    tombstones: tuple[str, ...]
    url_id: int
    rules: tuple[int, ...] = ()
