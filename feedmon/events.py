"""What the engine tells: frozen values with all that is needed to paint them.

Subscribers are called in order on the loop's thread; an event reaches all of them before the
next one begins. A subscriber that raises is logged and harms none of the others.
"""

from __future__ import annotations

import logging
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from feedmon.model import (  # noqa: TC001 - dataclass fields are read at run time
    Alert,
    Care,
    Counts,
    Delta,
    Destination,
    Digest,
    EntrySummary,
    Feed,
    FeedIcons,
    Folder,
    OlderLoaded,
    RefreshSummary,
    Rule,
    SavedSearch,
)
from feedmon.settings import Settings  # noqa: TC001 - as above

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Event:
    """The base of all events."""


@dataclass(frozen=True, slots=True)
class RefreshStarted(Event):
    """A refresh that somebody asked for begins; ``feed_ids`` are those that will be asked."""

    feed_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RefreshFinished(Event):
    """The refresh is over (or was cancelled)."""

    summary: RefreshSummary


@dataclass(frozen=True, slots=True)
class FeedPolling(Event):
    """A feed is being fetched now."""

    feed_id: int


@dataclass(frozen=True, slots=True)
class FeedPolled(Event):
    """A poll went well: the feed as it is now, what is new and what was edited.

    ``first`` is true for the poll that filled a new subscription: nobody is notified of it.
    ``retold`` are articles of any feed that tell a story together with others now, or do no longer;
    ``told`` are those of the new ones whose story another feed told before, ``on_desktop`` those
    of which an alert is told there.
    """

    feed: Feed
    new: tuple[EntrySummary, ...] = ()
    updated: tuple[EntrySummary, ...] = ()
    not_modified: bool = False
    first: bool = False
    retold: tuple[EntrySummary, ...] = ()
    told: frozenset[int] = frozenset()
    on_desktop: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class AlertsRaised(Event):
    """Rules (or a feed itself) gave reason to tell the person; each is told of once here."""

    alerts: tuple[Alert, ...]


@dataclass(frozen=True, slots=True)
class AlertsChanged(Event):
    """Alerts were seen to, or their deliveries went on: ``alert_ids``, or (empty) any."""

    alert_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RulesChanged(Event):
    """The rules as they are now, in their order."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class DestinationsChanged(Event):
    """Where else than on the desktop a person is told, as it is now, in order."""

    destinations: tuple[Destination, ...]


@dataclass(frozen=True, slots=True)
class DigestsChanged(Event):
    """The digests as they are now."""

    digests: tuple[Digest, ...]


@dataclass(frozen=True, slots=True)
class FeedMoved(Event):
    """A feed has another address for good, as its publisher said; it was at ``old_url``."""

    feed: Feed
    old_url: str


@dataclass(frozen=True, slots=True)
class OlderArrived(Event):
    """A document of a feed's archive is stored: what was new in it, and what came so far."""

    feed: Feed
    new: tuple[EntrySummary, ...]
    loaded: OlderLoaded
    retold: tuple[EntrySummary, ...] = ()


@dataclass(frozen=True, slots=True)
class OlderEnded(Event):
    """Loading older articles is over: at an end, cancelled or failed."""

    loaded: OlderLoaded


@dataclass(frozen=True, slots=True)
class IdentityChanged(Event):
    """A feed's ids mean nothing: its articles are known by link and title from now on (I-3).

    Told once, after the poll that showed it.
    """

    feed: Feed


@dataclass(frozen=True, slots=True)
class PollFailed(Event):
    """A poll failed; the reason stands in the feed's ``error`` and ``error_detail``."""

    feed: Feed


@dataclass(frozen=True, slots=True)
class PollDropped(Event):
    """A poll ended without a result: cancelled, the feed removed meanwhile, its host at rest."""

    feed_id: int


@dataclass(frozen=True, slots=True)
class FeedsChanged(Event):
    """Feeds were added or edited."""

    feeds: tuple[Feed, ...]


@dataclass(frozen=True, slots=True)
class IconsChanged(Event):
    """These feeds have an icon now, or another one."""

    icons: FeedIcons


@dataclass(frozen=True, slots=True)
class FeedsRemoved(Event):
    """Feeds are gone, with their entries."""

    feed_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FoldersChanged(Event):
    """The tree of folders changed: all folders, as they are now."""

    folders: tuple[Folder, ...]


@dataclass(frozen=True, slots=True)
class EntriesMarked(Event):
    """Read or starred was changed on these entries (``None``: that flag stayed)."""

    entry_ids: tuple[int, ...]
    read: bool | None = None
    starred: bool | None = None


@dataclass(frozen=True, slots=True)
class EntriesHidden(Event):
    """These entries, as they are now, are shown again after a rule hid them, or hidden again."""

    entries: tuple[EntrySummary, ...]


@dataclass(frozen=True, slots=True)
class EntriesTagged(Event):
    """A tag was put on these entries, or taken off."""

    entry_ids: tuple[int, ...]
    tag: str
    tagged: bool


@dataclass(frozen=True, slots=True)
class FullTextChanged(Event):
    """More is known of an article's page: its text is there, or it can't be had."""

    entry_id: int


@dataclass(frozen=True, slots=True)
class SearchesChanged(Event):
    """Saved searches changed: all of them, as they are now."""

    searches: tuple[SavedSearch, ...]


@dataclass(frozen=True, slots=True)
class CountsChanged(Event):
    """Unread and starred, counted anew."""

    counts: Counts


@dataclass(frozen=True, slots=True)
class SettingsChanged(Event):
    """The person changed how the engine works, here or in another program."""

    settings: Settings


@dataclass(frozen=True, slots=True)
class PollingPaused(Event):
    """Polling rests until then (UNTIL_RESUMED: until the person ends it); ``None``: it goes on."""

    until: int | None


@dataclass(frozen=True, slots=True)
class StoreChanged(Event):
    """Another program wrote to the store."""

    delta: Delta


@dataclass(frozen=True, slots=True)
class StoreTrouble(Event):
    """The store could not take something (full disk, locked file): a code of ``errors.py``."""

    error: str
    detail: str


@dataclass(frozen=True, slots=True)
class CareTaken(Event):
    """A job of the store's care was done, or could not be: what came of it is in ``care``."""

    care: Care


@dataclass(frozen=True, slots=True)
class PicturesKept(Event):
    """Pictures of articles came, or others in their place; they are kept under these addresses."""

    urls: tuple[str, ...]


class Bus:
    """Publish and subscribe inside one program. Publishing from a subscriber queues."""

    def __init__(self) -> None:
        self._subscribers: list[Callable[[Event], None]] = []
        self._queue: deque[Event] = deque()
        self._delivering = False

    def subscribe(self, subscriber: Callable[[Event], None]) -> Callable[[], None]:
        """Call ``subscriber`` with every event from now on; the result ends that."""
        self._subscribers.append(subscriber)

        def unsubscribe() -> None:
            if subscriber in self._subscribers:
                self._subscribers.remove(subscriber)

        return unsubscribe

    def publish(self, event: Event) -> None:
        """Hand ``event`` to every subscriber; must be called on the loop's thread."""
        self._queue.append(event)
        if self._delivering:
            return
        self._delivering = True
        try:
            while self._queue:
                self._deliver(self._queue.popleft())
        finally:
            self._delivering = False

    def _deliver(self, event: Event) -> None:
        for subscriber in tuple(self._subscribers):
            try:
                subscriber(event)
            except Exception:
                log.exception("a subscriber failed on %s", type(event).__name__)
