"""How feeds do, in the words of the health window: short for its table, a sentence for its log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.text.failures import problem
from ui.text.numbers import count, plural, size
from ui.text.refreshing import next_poll, state
from ui.text.times import moment
from ui.text.warnings import warnings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import Feed, FeedHealth, PollRecord

#: What is not known (yet).
NOTHING = "\u2013"

_STATES = {
    "new": "New",
    "ok": "Works",
    "failing": "Failing",
    "parked": "Parked",
    "paused": "Paused",
    "gone": "Gone",
}

#: What came of the last poll, where it was no answer that a status tells of.
_SHORT: dict[str, str] = {
    "fetch-error": "Not fetched",
    "network-down": "No network",
    "proxy-failed": "Proxy failed",
    "name-not-resolved": "Name not found",
    "connect-failed": "Not reached",
    "tls-failed": "Not secure",
    "timeout": "Timeout",
    "http-status": "Error",
    "too-large": "Too large",
    "bad-redirect": "Bad redirect",
    "address-refused": "Private address",
    "host-blocked": "Asked to wait",
    "bad-response": "Garbled",
    "parse-error": "Not understood",
    "not-a-feed": "Not a feed",
    "work-failed": "Took too much",
    "internal": "Internal error",
}

_STATUSES = {
    200: "OK",
    226: "OK",
    304: "Unchanged",
    400: "Bad address",
    401: "Login needed",
    402: "Payment needed",
    403: "Refused",
    404: "Not found",
    407: "Proxy login",
    408: "Timeout",
    410: "Gone",
    429: "Too often",
    451: "Blocked by law",
    503: "Overloaded",
}

#: What a person can do about a failure, by code and detail; a code alone holds for the rest.
_STEPS: dict[tuple[str, str], str] = {
    ("http-status", "401"): "It needs a login: give the feed a user name and a password.",
    ("http-status", "402"): "Look at the site: it may be for subscribers only now.",
    ("http-status", "403"): (
        "Look at the site in the browser. If it opens there, the server turns programs away."
    ),
    ("http-status", "404"): (
        "Look at the site: the feed may have another address now. You can change it."
    ),
    ("http-status", "410"): "It is not asked any more. Its articles stay until you unsubscribe.",
    ("http-status", "429"): "Nothing is to be done: it is asked less often now.",
    ("http-status", "451"): "It is withheld where you are. Another address of it may work.",
    ("http-status", ""): "Often it passes by itself. If it stays, look at the site.",
    ("name-not-resolved", "unknown"): (
        "The site may have moved or closed. Look for its new address, or unsubscribe."
    ),
    ("name-not-resolved", ""): "Check the network. If other feeds work, the site may be away.",
    ("network-down", ""): "Check the network: it is asked again when there is one.",
    ("proxy-failed", ""): "Check the proxy in the preferences.",
    ("connect-failed", ""): "The site may be down. It is asked again, less and less often.",
    ("tls-failed", "expired"): "Its publisher has to renew it; until then nothing is fetched.",
    ("tls-failed", "wrong-host"): "Look at the site: the feed may live at another address now.",
    ("tls-failed", "unknown-issuer"): (
        "Something may be reading along, or the publisher made the certificate on their own."
    ),
    ("tls-failed", ""): "Look at the site in the browser, which says more about it.",
    ("timeout", ""): "The server is slow or overloaded. It is asked again later.",
    ("too-large", ""): "Tell its publisher: a feed of this size helps nobody. If you need it all"
    " the same, Preferences > Network says how much is read.",
    ("too-large", "ratio"): "Tell its publisher: no honest feed unpacks like this.",
    ("too-large", "headers"): "Tell its publisher: hardly any program reads so many.",
    ("bad-redirect", ""): "Look at the site: the feed may have another address now.",
    ("address-refused", ""): "Only an address that you give yourself may lead there.",
    ("host-blocked", ""): "It is asked again when the server wants to be asked.",
    ("bad-response", ""): "Often it passes by itself. If it stays, look at the site.",
    ("not-a-feed", "html"): (
        "Look at the site: the page may name the feed's new address, or ask for a login."
    ),
    ("not-a-feed", ""): "Look at the site: the feed may have another address now.",
    ("internal", ""): "The log has the details; a report of them helps to mend it.",
}


def state_word(feed: Feed) -> str:
    """Say how a feed does in a word; that it works with a warning, too."""
    if feed.state == "ok" and feed.warnings:
        return "Warning"
    return _STATES[str(feed.state)]


def last_answer(feed: Feed) -> str:
    """Say what came of the last poll: "200 OK", "404 Not found", "Timeout"."""
    return answer(feed.last_status, feed.error)


def answer(status: int | None, error: str | None) -> str:
    """Say what a server answered, or what kept it from answering."""
    if error is not None and (error != "http-status" or status is None):
        return _SHORT.get(error, error)
    if status is None:
        return NOTHING
    words = _STATUSES.get(status, "Server error" if status >= 500 else "")
    return f"{status} {words}".rstrip()


def next_step(feed: Feed) -> str:
    """Say what a person can do about a feed that fails; empty where nothing is known."""
    if feed.error is None:
        return ""
    detail = feed.error_detail or ""
    return _STEPS.get((feed.error, detail)) or _STEPS.get((feed.error, ""), "")


def milliseconds(number: int) -> str:
    """Write how long an answer took: "85 ms", "1.4 s", "31 s"."""
    if number < 1000:
        return f"{number} ms"
    return f"{number / 1000:.1f} s" if number < 9_950 else f"{count(round(number / 1000))} s"


def poll_outcome(poll: PollRecord) -> str:
    """Say what a poll brought: "3 new, 1 changed", "Nothing new", or why it failed."""
    if poll.outcome == "failed":
        return problem(poll.error, poll.error_detail)
    if poll.outcome == "not-modified":
        return "Unchanged"
    new = f"{count(poll.new)} new" if poll.new else ""
    changed = f"{count(poll.updated)} changed" if poll.updated else ""
    return ", ".join(part for part in (new, changed) if part) or "Nothing new"


def feed_details(feed: Feed, polls: Sequence[PollRecord], now: float) -> str:
    """Write all that is known of how a feed does, to be passed on."""
    at = feed.last_success_at
    lines = [
        feed.title,
        feed.url,
        "",
        state(feed),
        *warnings(feed),
        f"Last success: {'never' if at is None else moment(at, now)}",
        f"Last answer: {last_answer(feed)}",
        f"Failures in a row: {count(feed.failures)}",
        next_poll(feed, now),
        "",
        *(
            f"{moment(poll.started_at, now)}  {answer(poll.status, poll.error)}  "
            f"{poll_outcome(poll)}"
            for poll in polls
        ),
    ]
    return "\n".join(lines).rstrip() + "\n"


def courtesy(sums: FeedHealth) -> str:
    """Say what polite asking saved: "310 requests · 61 % nothing new · 2.4 MB saved"."""
    if not sums.polls:
        return ""
    share = round(100 * sums.not_modified / sums.polls)
    parts = [plural(sums.requests, "request"), f"{share} % “nothing new” (304)"]
    if sums.bytes_saved:
        parts.append(f"{size(sums.bytes_saved)} saved")
    return " · ".join(parts)
