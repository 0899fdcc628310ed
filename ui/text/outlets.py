"""What is said of destinations and digests: where alerts go, and when they are collected."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QLocale, QTime

from feedmon.model import Channel, Command, DeliveryState, Mailbox
from ui.text.failures import problem
from ui.text.lines import one_line
from ui.text.times import clock_time
from ui.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from feedmon.model import Delivery, Destination, Digest

_LONGEST = 120
_KINDS = {"webhook": mark("Webhook"), "mail": mark("E-mail"), "command": mark("Program")}


def kind_of(destination: Destination) -> str:
    """Say what kind of place it is."""
    return tr(_KINDS[destination.channel])


def destination_line(destination: Destination) -> str:
    """Say where a destination leads: "Webhook · chat.example", "E-mail · ann@example.org".

    Of an address only the host is shown: what comes behind it is a secret with many receivers.
    """
    spec = destination.spec
    match spec:
        case Mailbox():
            where = spec.recipient
        case Command():
            where = " ".join(spec.argv)
        case _:
            where = urlsplit(spec.url).netloc.rpartition("@")[2]
    parts = [kind_of(destination), one_line(where, _LONGEST)]
    return " · ".join([*parts, tr("off")] if not destination.enabled else parts)


def secret_in_session(channel: Channel) -> str:
    """Say that a secret is not kept in a keyring."""
    if channel is Channel.MAIL:
        return tr("The password is kept for this session only: it is gone when feedmon is closed.")
    return tr("The secret is kept for this session only: it is gone when feedmon is closed.")


def tried_out(title: str, way: Delivery) -> str:
    """Say what came of a sample."""
    name = one_line(title, 60)
    if way.state is DeliveryState.DELIVERED:
        return tr("{name} took the sample.", name=name)
    return tr("{name}: {trouble}", name=name, trouble=problem(way.error, way.detail))


def digest_line(digest: Digest, destinations: Mapping[int, str], now: float) -> str:
    """Say when a digest comes, and where: "Fri, 18:00 · Desktop, Team chat · next 18:00"."""
    ways = [tr("Desktop")] if digest.desktop else []
    ways += [one_line(destinations[one], 40) for one in digest.destinations if one in destinations]
    parts = [
        tr("{days}, {time}", days=days_of(digest.days), time=minute_of_day(digest.minute)),
        ", ".join(ways) or tr("nowhere"),
    ]
    if not digest.enabled:
        parts.append(tr("off"))
    elif digest.next_run_at is not None:
        parts.append(tr("next {when}", when=clock_time(digest.next_run_at, now)))
    return " · ".join(parts)


def days_of(days: Collection[int]) -> str:
    """Name weekdays: "Every day", "Mon, Fri"."""
    if len(set(days)) == 7:
        return tr("Every day")
    return ", ".join(day_name(day, short=True) for day in sorted(days)) or tr("No day")


def day_name(day: int, *, short: bool = False) -> str:
    """Name a weekday; Monday is 0."""
    form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return QLocale().standaloneDayName(day + 1, form)


def minute_of_day(minute: int) -> str:
    """Write a time of day."""
    return QLocale().toString(QTime(minute // 60 % 24, minute % 60), QLocale.FormatType.ShortFormat)
