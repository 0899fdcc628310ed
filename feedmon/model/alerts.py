"""Alerts, and the ways on which they reach a person."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from feedmon.model.rules import Urgency


#: How alerts were told is kept for so long (seconds).
WAYS_KEPT_S = 90 * 86_400


class AlertKind(StrEnum):
    """What an alert is about: an article that a rule matched, or a feed that needs a look."""

    ARTICLE = "article"
    SILENT = "silent"  # nothing new for longer than ever, or than the person wants
    FAILING = "failing"  # for a day
    TURNED = "turned"  # into something that is no feed, or is empty
    CERTIFICATE = "certificate"  # ends within two weeks


class DeliveryState(StrEnum):
    """How a delivery stands."""

    DUE = "due"
    DELIVERED = "delivered"
    FAILED = "failed"  # after all tries; may be tried again by the person
    EXPIRED = "expired"  # nobody could be told in time
    SUMMED = "summed"  # told with others, in one message


class Channel(StrEnum):
    """How an alert goes out."""

    DESKTOP = "desktop"
    WEBHOOK = "webhook"
    MAIL = "mail"
    COMMAND = "command"


@frozen
class Alert:
    """Something that a person wanted to be told of. What it is about may be gone meanwhile.

    ``key`` is what makes it the same: it is raised once. ``found`` are the words that the rule
    found; ``seen_at`` is when the person saw to it; ``note`` a code for why it was told nowhere
    (``same-story``).
    """

    id: int
    kind: AlertKind
    key: str
    raised_at: int
    urgency: Urgency
    title: str
    feed_title: str
    rule_title: str = ""
    link: str | None = None
    rule_id: int | None = None
    entry_id: int | None = None
    feed_id: int | None = None
    found: tuple[str, ...] = ()
    detail: str = ""
    seen_at: int | None = None
    note: str | None = None


@frozen
class Delivery:
    """One way of one alert (or of one digest), from due to delivered.

    ``key`` tells the receiver that a retry is no other one. ``title`` is that of the destination,
    ``error`` a code with its ``detail``.
    """

    id: int
    key: str
    channel: Channel
    state: DeliveryState
    created_at: int
    alert_id: int | None = None
    digest_id: int | None = None
    destination_id: int | None = None
    title: str = ""
    attempts: int = 0
    next_attempt_at: int | None = None
    expires_at: int | None = None
    delivered_at: int | None = None
    error: str | None = None
    detail: str = ""


@frozen
class Webhook:
    """Where alerts are posted; its secret is in the keyring, and its login, if it has one."""

    url: str
    signed: bool = False
    login: bool = False


@frozen
class Mailbox:
    """Where alerts are sent by SMTP; its password is in the keyring.

    ``security`` is ``tls`` (from the beginning), ``starttls`` or ``none`` (for this very computer
    only).
    """

    host: str
    port: int
    sender: str
    recipient: str
    security: str = "starttls"
    user: str = ""


@frozen
class Command:
    """A program that gets the alert as JSON on its standard input; never through a shell."""

    argv: tuple[str, ...]
    limit_s: int = 30


@frozen
class Destination:
    """Where else than on the desktop a person is told, under a name."""

    id: int
    title: str
    spec: Webhook | Mailbox | Command
    enabled: bool = True

    @property
    def channel(self) -> Channel:
        """How it is reached."""
        kinds = {Webhook: Channel.WEBHOOK, Mailbox: Channel.MAIL, Command: Channel.COMMAND}
        return kinds[type(self.spec)]


@frozen
class Digest:
    """A message at set times with all alerts of urgency ``digest`` that came since its last run.

    Each digest tells all of them, whatever others told. ``days`` are weekdays (Monday is 0),
    ``minute`` is that of the day in local time. Nothing is sent when there is nothing to tell.
    ``id`` is 0 for a new one. ``told`` is the newest alert that there was when it ran last.
    """

    id: int
    title: str
    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    minute: int = 18 * 60
    desktop: bool = True
    destinations: tuple[int, ...] = ()
    enabled: bool = True
    next_run_at: int | None = None
    last_run_at: int | None = None
    told: int = 0


class TellingKind(StrEnum):
    """What a message on the desktop is."""

    SINGLE = "single"
    GROUP = "group"  # several that came together, of one rule or one feed
    SUMMARY = "summary"  # what had to wait
    DIGEST = "digest"


@frozen
class Telling:
    """One message on the desktop, about ``alerts`` (the first first).

    ``key`` stands for it: what is shown again under the same key takes the place of the other.
    ``why`` says what a summary had to wait for: ``quiet`` hours, a ``snooze``, the ``cap`` per
    hour, or somebody who could be told (``late``). ``title`` is that of a digest.
    """

    key: str
    kind: TellingKind
    alerts: tuple[Alert, ...]
    urgent: bool = False
    why: str = ""
    title: str = ""


@frozen
class ToldArticle:
    """What goes out of an article that an alert is about, as it is now; ``text`` is plain."""

    id: int
    title: str
    link: str | None
    author: str
    text: str
    categories: tuple[str, ...]
    published_at: int | None
    received_at: int
    feed_url: str


@frozen
class Parcel:
    """A delivery with all that goes out with it; ``digest`` is the title of one."""

    delivery: Delivery
    destination: Destination
    alerts: tuple[Alert, ...]
    articles: tuple[ToldArticle, ...] = ()
    digest: str | None = None


@frozen
class AlertRecord:
    """An alert in the history, with the ways on which it went."""

    alert: Alert
    deliveries: tuple[Delivery, ...] = ()
