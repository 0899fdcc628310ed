"""What a person may set about the engine, with the values it has until they do."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Any, TypedDict
from urllib.parse import urlsplit

from feedmon.errors import BadUserAgent
from feedmon.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The name under which the store lies in the data directory.
STORE_NAME = "feedmon.db"


#: ``paused_until`` of a pause that only the person ends.
UNTIL_RESUMED = 253_402_300_799
#: Values of ``proxy`` that are not the address of one.
SYSTEM_PROXY, NO_PROXY = "system", "none"

#: What a person may choose: requests at once, seconds for one.
IN_FLIGHT_LIMITS = (8, 64)
FETCH_LIMITS_S = (10, 120)
#: Bytes that answers may have, by setting (X-1): whole megabytes of 1,048,576.
MEGABYTE = 1 << 20
BYTE_LIMITS = {
    "feed_bytes": (MEGABYTE, 64 * MEGABYTE),
    "page_bytes": (MEGABYTE, 32 * MEGABYTE),
    "image_bytes": (MEGABYTE, 64 * MEGABYTE),
    "icon_bytes": (MEGABYTE, 8 * MEGABYTE),
}
#: Characters of what a feed's requests call themselves: some servers take few more, and nobody
#: means so many.
LONGEST_AGENT = 500


_PROXY = re.compile(r"https?://(?:\[[0-9a-f:.]+\]|[\w.-]+):(?P<port>\d{1,5})/?", re.IGNORECASE)


class SettingsEdit(TypedDict, total=False):
    """The settings that a person changes, by name; what is left out stays."""

    rhythm: str
    interval_s: int
    floor_s: int
    ceiling_s: int
    in_flight: int
    fetch_s: float
    feed_bytes: int
    page_bytes: int
    image_bytes: int
    icon_bytes: int
    pictures_bytes: int
    keep_pictures: bool
    all_pictures: bool
    keep_newest: int | None
    keep_days: int | None
    keep_alerts_days: int | None
    paused_until: int | None
    proxy: str
    ipv4_first: bool
    site_icons: bool
    edits_unread: bool
    read_together: bool
    stories_once: bool
    let_push: bool
    callback_base_url: str
    callback_bind: str
    alert_quiet: str
    alert_cap_per_hour: int
    alerts_snoozed_until: int
    delivery_retries: int
    delivery_first_s: int
    vigil_silence: str
    vigil_days: int
    vigil_failing: bool
    vigil_turned: bool
    vigil_certificate: bool
    vigil_urgency: str
    vigil_desktop: bool
    vigil_destinations: str


@frozen
class Settings:
    """The engine's settings; intervals and time limits in seconds.

    Feeds for which nothing else was chosen are polled as ``rhythm`` says (a value of
    ``model.Rhythm``): as they publish within ``floor_s`` and ``ceiling_s``, every ``interval_s``,
    or by hand only. ``in_flight`` is how many requests may run at once over all hosts (fewer
    while the loop lags behind), ``fetch_s`` how long one may take; ``feed_bytes`` and the like are
    how many bytes an answer may have once it is unpacked (X-1). ``parse_s`` and
    ``parse_memory`` (bytes) what one document may cost a worker process. Of each feed the
    ``keep_newest`` articles of the last ``keep_days`` are kept (``None``: no such bound), and
    all that are starred or tagged; alerts that were seen to are kept for ``keep_alerts_days``.
    Until ``paused_until`` (Unix seconds) nothing is polled that nobody asks for. With
    ``site_icons`` sites are asked for their icons. ``proxy`` is
    SYSTEM_PROXY, NO_PROXY or an address; with ``ipv4_first`` a host with addresses of both kinds
    is tried by the older kind. With ``edits_unread`` an article is unread again when its publisher
    edits it; with ``read_together`` one that is read counts as read in all feeds that have its
    link. With ``stories_once`` a story that several feeds tell is one article: it is marked, told
    and counted once. Pictures of articles take ``pictures_bytes`` on the disk at the most; with
    ``all_pictures`` those of every feed are allowed, and with ``keep_pictures`` what is allowed is
    fetched when the article comes, to be there without a network. ``callback_base_url`` is the
    address at which publishers reach this program; without one, or without ``let_push``, nothing
    listens. With one, ``callback_bind`` is the address and port of this machine that does.

    Of alerts that are not urgent nothing is said in the hours of ``alert_quiet`` (a JSON object:
    weekday, 0 is Monday, to "HH:MM-HH:MM", which may pass midnight) and until
    ``alerts_snoozed_until`` (Unix seconds; 0: not snoozed), nor more often than
    ``alert_cap_per_hour`` times an hour (0: as often as there is something). What could not be
    delivered is tried again ``delivery_retries`` times, first after ``delivery_first_s``.

    What is told of feeds themselves where nothing else was chosen for one (see ``model.Vigil``):
    ``vigil_silence`` is a value of ``model.Silence``, with ``vigil_days`` for that by days;
    ``vigil_failing`` for a day, ``vigil_turned`` into no feed, ``vigil_certificate`` ends soon;
    ``vigil_urgency`` is one of ``model.Urgency``. It is told on the desktop with ``vigil_desktop``,
    and sent to ``vigil_destinations`` (a JSON list of ids, see ``vigil_sent_to``).
    """

    rhythm: str = "adaptive"
    interval_s: int = 3600
    floor_s: int = 30 * 60
    ceiling_s: int = 12 * 3600
    in_flight: int = 64
    fetch_s: float = 60.0
    feed_bytes: int = 15 * MEGABYTE
    page_bytes: int = 5 * MEGABYTE
    image_bytes: int = 10 * MEGABYTE
    icon_bytes: int = 1 * MEGABYTE
    pictures_bytes: int = 500 * MEGABYTE
    keep_pictures: bool = False
    all_pictures: bool = False
    workers: int = 2
    parse_s: float = 30.0
    parse_memory: int = 1 << 30
    tick_s: float = 5.0
    keep_newest: int | None = 10_000
    keep_days: int | None = None
    keep_alerts_days: int | None = 365
    paused_until: int | None = None
    proxy: str = SYSTEM_PROXY
    ipv4_first: bool = False
    site_icons: bool = True
    edits_unread: bool = False
    read_together: bool = False
    stories_once: bool = True
    let_push: bool = True
    callback_base_url: str = ""
    callback_bind: str = "127.0.0.1:8417"
    alert_quiet: str = ""
    alert_cap_per_hour: int = 20
    alerts_snoozed_until: int = 0
    delivery_retries: int = 5
    delivery_first_s: int = 60
    vigil_silence: str = "off"
    vigil_days: int = 30
    vigil_failing: bool = True
    vigil_turned: bool = True
    vigil_certificate: bool = False
    vigil_urgency: str = "normal"
    vigil_desktop: bool = True
    vigil_destinations: str = ""

    def pause_end(self, now: float) -> int | None:
        """Until when polling is paused (UNTIL_RESUMED among them); ``None`` while it is not."""
        until = self.paused_until
        return until if until is not None and until > now else None

    @property
    def vigil_sent_to(self) -> tuple[int, ...]:
        """The destinations to which alerts about feeds are sent; what can't be read is none."""
        try:
            ids = json.loads(self.vigil_destinations or "[]")
        except ValueError:
            return ()
        return tuple(one for one in ids if isinstance(one, int)) if isinstance(ids, list) else ()

    def with_stored(self, values: Mapping[str, Any]) -> Settings:
        """These settings, with the person's own where they chose (as the store returned them).

        A value that is none of its kind (a newer program's, or written by hand) is left aside, and
        so is a number of bytes beyond its limits: what is not bounded could take all memory.
        """
        chosen = {
            name: values[name]
            for name, kinds in _KINDS.items()
            if name in values
            and (_is_one_of(values[name], kinds) or (name in _MAY_BE_NONE and values[name] == 0))
            and _is_within(name, values[name])
        }
        if not is_proxy(chosen.get("proxy", self.proxy)):
            del chosen["proxy"]
        for name, is_one in (("callback_base_url", is_callback), ("callback_bind", is_bind)):
            if name in chosen and chosen[name] and not is_one(chosen[name]):
                del chosen[name]
        if not chosen.get("callback_bind", self.callback_bind):
            del chosen["callback_bind"]
        return replace(self, **chosen)


_KINDS: dict[str, tuple[type, ...]] = {
    "rhythm": (str,),
    "floor_s": (int,),
    "ceiling_s": (int,),
    "interval_s": (int,),
    "in_flight": (int,),
    "fetch_s": (int, float),
    **dict.fromkeys(BYTE_LIMITS, (int,)),
    "pictures_bytes": (int,),
    "keep_pictures": (bool,),
    "all_pictures": (bool,),
    "keep_newest": (int, NoneType),
    "keep_days": (int, NoneType),
    "keep_alerts_days": (int, NoneType),
    "paused_until": (int, NoneType),
    "proxy": (str,),
    "ipv4_first": (bool,),
    "site_icons": (bool,),
    "edits_unread": (bool,),
    "read_together": (bool,),
    "stories_once": (bool,),
    "let_push": (bool,),
    "callback_base_url": (str,),
    "callback_bind": (str,),
    "alert_quiet": (str,),
    "alert_cap_per_hour": (int,),
    "alerts_snoozed_until": (int,),
    "delivery_retries": (int,),
    "delivery_first_s": (int,),
    "vigil_silence": (str,),
    "vigil_days": (int,),
    "vigil_failing": (bool,),
    "vigil_turned": (bool,),
    "vigil_certificate": (bool,),
    "vigil_urgency": (str,),
    "vigil_desktop": (bool,),
    "vigil_destinations": (str,),
}
#: Numbers that may be 0: none at all.
_MAY_BE_NONE = frozenset(("alert_cap_per_hour", "alerts_snoozed_until", "delivery_retries"))


def is_proxy(value: str) -> bool:
    """Whether ``proxy`` may be this: SYSTEM_PROXY, NO_PROXY, or scheme, host and port of one.

    No name and password: the store is no place for them.
    """
    parts = _PROXY.fullmatch(value)
    return value in (SYSTEM_PROXY, NO_PROXY) or (
        parts is not None and 0 < int(parts["port"]) < 1 << 16
    )


def is_callback(value: str) -> bool:
    """Whether publishers could call this address: http(s), a host, no login, nothing behind it."""
    try:
        parts = urlsplit(value)
        usable = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
    plain = value.isascii() and value.isprintable() and " " not in value
    return (
        plain
        and usable
        and parts.scheme in ("http", "https")
        and not (parts.query or parts.fragment or "@" in parts.netloc)
    )


def is_bind(value: str) -> bool:
    """Whether a program can listen there: an IP address of this machine, and a port."""
    host, _, port = value.rpartition(":")
    if host.startswith("[") != host.endswith("]") or not re.fullmatch(r"\d{1,5}", port):
        return False
    try:
        address = ip_address(host.strip("[]"))
    except ValueError:
        return False
    return (address.version == 6) == host.startswith("[") and 0 < int(port) < 1 << 16


def read_user_agent(typed: str) -> str | None:
    """Read what the requests of a feed are to call themselves; ``None`` is as all others (F-5).

    What can be sent everywhere is printable ASCII (RFC 9110, 5.5): anything else, a line break
    above all, would be another header or none at all. Raises BadUserAgent.
    """
    name = typed.strip(" \t")
    if not all(" " <= char <= "~" for char in name):
        raise BadUserAgent("characters")
    if len(name) > LONGEST_AGENT:
        raise BadUserAgent("too-long")
    return name or None


def _is_one_of(value: object, kinds: tuple[type, ...]) -> bool:
    if isinstance(value, bool):
        return bool in kinds
    # None of the numbers may be nothing or less.
    return isinstance(value, kinds) and not (isinstance(value, (int, float)) and value <= 0)


def _is_within(name: str, value: Any) -> bool:
    if name not in BYTE_LIMITS:
        return True
    least, most = BYTE_LIMITS[name]
    return bool(least <= value <= most)


def data_directory(given: str | Path | None = None) -> Path:
    """The directory that holds the store: the given one, or the platform's own for feedmon."""
    from platformdirs import user_data_path  # noqa: PLC0415 - seldom needed

    if not given:
        return user_data_path("feedmon", appauthor=False)
    try:
        return Path(given).expanduser()
    except RuntimeError:  # no person of that name: then it is a folder's
        return Path(given)
