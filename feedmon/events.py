"""What the engine tells: frozen values with all that is needed to paint them.

Subscribers are called in order on the loop's thread; an event reaches all of them before the
next one begins. A subscriber that raises is logged and harms none of the others.
"""

from __future__ import annotations

import logging
from collections import deque
from typing import TYPE_CHECKING

from feedmon.frozen import frozen
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


@frozen
class Event:
    """The base of all events."""


@frozen
class RefreshStarted(Event):
    """A refresh that somebody asked for begins; ``feed_ids`` are those that will be asked."""

    feed_ids: tuple[int, ...]


@frozen
class RefreshFinished(Event):
    """The refresh is over (or was cancelled)."""

    summary: RefreshSummary


@frozen
class FeedPolling(Event):
    """A feed is being fetched now."""

    feed_id: int


@frozen
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


@frozen
class AlertsRaised(Event):
    """Rules (or a feed itself) gave reason to tell the person; each is told of once here."""

    alerts: tuple[Alert, ...]


@frozen
class AlertsChanged(Event):
    """Alerts were seen to, or their deliveries went on: ``alert_ids``, or (empty) any."""

    alert_ids: tuple[int, ...] = ()


@frozen
class RulesChanged(Event):
    """The rules as they are now, in their order."""

    rules: tuple[Rule, ...]


@frozen
class DestinationsChanged(Event):
    """Where else than on the desktop a person is told, as it is now, in order."""

    destinations: tuple[Destination, ...]


@frozen
class DigestsChanged(Event):
    """The digests as they are now."""

    digests: tuple[Digest, ...]


@frozen
class FeedMoved(Event):
    """A feed has another address for good, as its publisher said; it was at ``old_url``."""

    feed: Feed
    old_url: str


@frozen
class OlderArrived(Event):
    """A document of a feed's archive is stored: what was new in it, and what came so far."""

    feed: Feed
    new: tuple[EntrySummary, ...]
    loaded: OlderLoaded
    retold: tuple[EntrySummary, ...] = ()


@frozen
class OlderEnded(Event):
    """Loading older articles is over: at an end, cancelled or failed."""

    loaded: OlderLoaded


@frozen
class IdentityChanged(Event):
    """A feed's ids mean nothing: its articles are known by link and title from now on (I-3).

    Told once, after the poll that showed it.
    """

    feed: Feed


@frozen
class PollFailed(Event):
    """A poll failed; the reason stands in the feed's ``error`` and ``error_detail``."""

    feed: Feed


@frozen
class PollDropped(Event):
    """A poll ended without a result: cancelled, the feed removed meanwhile, its host at rest."""

    feed_id: int


@frozen
class FeedsChanged(Event):
    """Feeds were added or edited."""

    feeds: tuple[Feed, ...]


@frozen
class IconsChanged(Event):
    """These feeds have an icon now, or another one."""

    icons: FeedIcons


@frozen
class FeedsRemoved(Event):
    """Feeds are gone, with their entries."""

    feed_ids: tuple[int, ...]


@frozen
class FoldersChanged(Event):
    """The tree of folders changed: all folders, as they are now."""

    folders: tuple[Folder, ...]


@frozen
class EntriesMarked(Event):
    """Read or starred was changed on these entries (``None``: that flag stayed)."""

    entry_ids: tuple[int, ...]
    read: bool | None = None
    starred: bool | None = None


@frozen
class EntriesHidden(Event):
    """These entries, as they are now, are shown again after a rule hid them, or hidden again."""

    entries: tuple[EntrySummary, ...]


@frozen
class EntriesTagged(Event):
    """A tag was put on these entries, or taken off."""

    entry_ids: tuple[int, ...]
    tag: str
    tagged: bool


@frozen
class FullTextChanged(Event):
    """More is known of an article's page: its text is there, or it can't be had."""

    entry_id: int


@frozen
class SearchesChanged(Event):
    """Saved searches changed: all of them, as they are now."""

    searches: tuple[SavedSearch, ...]


@frozen
class CountsChanged(Event):
    """Unread and starred, counted anew."""

    counts: Counts


@frozen
class SettingsChanged(Event):
    """The person changed how the engine works, here or in another program."""

    settings: Settings


@frozen
class PollingPaused(Event):
    """Polling rests until then (UNTIL_RESUMED: until the person ends it); ``None``: it goes on."""

    until: int | None


@frozen
class StoreChanged(Event):
    """Another program wrote to the store."""

    delta: Delta


@frozen
class StoreTrouble(Event):
    """The store could not take something (full disk, locked file): a code of ``errors.py``."""

    error: str
    detail: str


@frozen
class CareTaken(Event):
    """A job of the store's care was done, or could not be: what came of it is in ``care``."""

    care: Care


@frozen
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
