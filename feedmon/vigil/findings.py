"""What is wrong with a feed now, each thing with the key under which it is told once (pure)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from feedmon.model import AlertKind, FeedKind, FeedState, Finding, Silence, Urgency
from feedmon.vigil.silence import FLOOR_S, known_silence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from feedmon.model import Vigil, WatchedOver

_HOUR, _DAY = 3600, 86_400
#: A feed is told of when it fails for so long, in so many polls: one that was asked but twice in
#: between may have stumbled twice.
FAILS_S, FAILS_TIMES = _DAY, 3
#: So long something else has to come in its place: pages of networks that want a login, and of
#: sites that are worked on, go by.
TURNED_S, EMPTY_S = 6 * _HOUR, _DAY
#: That another page came than the one that is watched is a failure of a watch.
TURNED_CODES = frozenset({"not-a-feed"})
#: Failures of our own network; the feed's standing does not count them (decision 0008).
OURS = frozenset({"network-down", "proxy-failed"})
#: What began longer ago is no news where nobody asked for this very feed to be watched over.
NEWS_S = 30 * _DAY
#: A certificate is told of so long before its end, but not before so much of its time is over:
#: those that are made for a week are renewed within it.
ENDS_S, LAST_PART = 14 * _DAY, 4
#: What is known of a certificate is so old at the most: it may have been renewed since.
SEEN_S = 2 * _DAY


def answers_elsewhere(newest: Iterable[tuple[str, int]], host: str) -> int | None:
    """When a host other than this one answered last, of (host, when), the newest first.

    ``None`` where there is no other one to compare with.
    """
    return next((at for other, at in newest if other != host), None)


def may_be_silent(feed: WatchedOver, wanted: Vigil) -> bool:
    """Whether it is worth asking how long the feed was silent before."""
    if wanted.silence in (None, Silence.OFF) or feed.last_at is None:
        return False
    if feed.last_success_at is None or feed.state == FeedState.PAUSED:
        return False
    if feed.told_at is not None and feed.last_at <= feed.told_at:
        return False  # once for each silence
    least = _DAY * (wanted.days or 1) if wanted.silence is Silence.DAYS else FLOOR_S
    return feed.last_success_at - feed.last_at >= least


def findings(
    feed: WatchedOver,
    wanted: Vigil,
    *,
    now: int,
    times: Sequence[int] = (),
    elsewhere_at: int | None = None,
) -> Iterator[Finding]:
    """Tell what is wrong with a feed that a person wants to be told.

    ``times`` are the places in time of its articles, where it may be silent; ``elsewhere_at`` is
    as in ``answers_elsewhere``: while nobody else answers it is our network that fails.
    """
    if feed.state == FeedState.PAUSED:
        return
    urgency = wanted.urgency or Urgency.NORMAL
    found = (
        _turned(feed, now, elsewhere_at) if wanted.turned else None,
        _failing(feed, wanted, now, elsewhere_at) if wanted.failing else None,
        _ending(feed, now) if wanted.certificate else None,
        _silent(feed, wanted, times) if may_be_silent(feed, wanted) else None,
    )
    for each in found:
        if each is not None:
            kind, key, detail = each
            yield Finding(feed.id, kind, key, urgency, json.dumps(detail))


_Found = tuple[AlertKind, str, dict[str, object]]


def _silent(feed: WatchedOver, wanted: Vigil, times: Sequence[int]) -> _Found | None:
    known = known_silence(times, feed.last_success_at or 0)
    if known is None:
        return None
    by_days = wanted.silence is Silence.DAYS
    after_s = (wanted.days or 1) * _DAY if by_days else known.after_s
    silent_s = known.until - known.last_at
    if after_s is None or silent_s < after_s:
        return None
    passed_at = known.last_at + after_s
    own = feed.vigil.silence is not None
    if not own and (passed_at < feed.added_at or known.until - passed_at > NEWS_S):
        return None  # it was silent when it came, or is for long: the list of feeds says so
    detail: dict[str, object] = {
        "silent_s": silent_s,
        "longest_s": known.longest_s,
        "after_s": after_s,
        "learnt": not by_days,
        "last_at": known.last_at,
    }
    return AlertKind.SILENT, f"silent:{feed.id}:{known.last_at}", detail


def _failing(feed: WatchedOver, wanted: Vigil, now: int, elsewhere_at: int | None) -> _Found | None:
    since = feed.failing_since
    if since is None or now - since > NEWS_S:
        return None
    gone = feed.state == FeedState.GONE
    if not gone:
        if feed.error in OURS or (wanted.turned and feed.error in TURNED_CODES):
            return None
        if not (_lasts(feed, FAILS_S) and _answers_there(feed, elsewhere_at)):
            return None
    detail: dict[str, object] = {
        "since": since,
        "gone": gone,
        "error": feed.error,
        "error_detail": feed.error_detail,
    }
    return AlertKind.FAILING, f"failing:{feed.id}:{since}", detail


def _turned(feed: WatchedOver, now: int, elsewhere_at: int | None) -> _Found | None:
    since = feed.failing_since
    if since is not None and feed.error in TURNED_CODES:
        if not _lasts(feed, TURNED_S) or now - since > NEWS_S:
            return None
        if not _answers_there(feed, elsewhere_at):
            return None
        what = feed.error_detail or "unknown"
        detail: dict[str, object] = {"since": since, "error": feed.error, "what": what}
        return AlertKind.TURNED, f"turned:{feed.id}:{since}", detail
    since = feed.empty_since
    if since is None or feed.kind != FeedKind.FEED or feed.error is not None:
        return None
    lasted = (feed.last_success_at or 0) - since
    if lasted < EMPTY_S or now - since > NEWS_S:
        return None
    return (
        AlertKind.TURNED,
        f"empty:{feed.id}:{since}",
        {"since": since, "error": None, "what": "no-entries"},
    )


def _ending(feed: WatchedOver, now: int) -> _Found | None:
    begins, ends = feed.certificate_from, feed.certificate_until
    if begins is None or ends is None or now - (feed.last_success_at or 0) > SEEN_S:
        return None
    if not 0 < ends - now <= min(ENDS_S, (ends - begins) // LAST_PART):
        return None
    # Feeds of one host have one certificate: it is told of once.
    key = f"certificate:{feed.host}:{ends}"
    return AlertKind.CERTIFICATE, key, {"until": ends, "host": feed.host}


def _lasts(feed: WatchedOver, least_s: int) -> bool:
    lasted = (feed.last_polled_at or 0) - (feed.failing_since or 0)
    return feed.failures >= FAILS_TIMES and lasted >= least_s


def _answers_there(feed: WatchedOver, elsewhere_at: int | None) -> bool:
    """Whether the internet was there since the feed began to fail, as far as others say."""
    return elsewhere_at is None or elsewhere_at > (feed.failing_since or 0)
