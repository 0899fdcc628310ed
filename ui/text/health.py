"""How feeds do, in the words of the health window: short for its table, a sentence for its log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.text.failures import problem
from ui.text.numbers import count, decimal, size
from ui.text.refreshing import next_poll, state
from ui.text.times import moment
from ui.text.warnings import warnings
from ui.translation import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import Feed, FeedHealth, PollRecord

#: What is not known (yet).
NOTHING = "\u2013"

_STATES = {
    "new": mark("New"),
    "ok": mark("Works"),
    "failing": mark("Failing"),
    "parked": mark("Parked"),
    "paused": mark("Paused"),
    "gone": mark("Gone"),
}

#: What came of the last poll, where it was no answer that a status tells of.
_SHORT: dict[str, str] = {
    "fetch-error": mark("Not fetched"),
    "network-down": mark("No network"),
    "proxy-failed": mark("Proxy failed"),
    "name-not-resolved": mark("Name not found"),
    "connect-failed": mark("Not reached"),
    "tls-failed": mark("Not secure"),
    "timeout": mark("Timeout"),
    "http-status": mark("Error"),
    "too-large": mark("Too large"),
    "bad-redirect": mark("Bad redirect"),
    "address-refused": mark("Private address"),
    "host-blocked": mark("Asked to wait"),
    "bad-response": mark("Garbled"),
    "parse-error": mark("Not understood"),
    "not-a-feed": mark("Not a feed"),
    "bad-watch": mark("Can't look"),
    "part-missing": mark("Part missing"),
    "not-the-page": mark("Other page"),
    "work-failed": mark("Took too much"),
    "internal": mark("Internal error"),
}

_STATUSES = {
    200: "OK",
    226: "OK",
    304: mark("Unchanged"),
    400: mark("Bad address"),
    401: mark("Login needed"),
    402: mark("Payment needed"),
    403: mark("Refused"),
    404: mark("Not found"),
    407: mark("Proxy login"),
    408: mark("Timeout"),
    410: mark("Gone"),
    429: mark("Too often"),
    451: mark("Blocked by law"),
    503: mark("Overloaded"),
}

_SERVER_ERROR = mark("Server error")

#: What a person can do about a failure, by code and detail; a code alone holds for the rest.
_STEPS: dict[tuple[str, str], str] = {
    ("http-status", "401"): mark("It needs a login: give the feed a user name and a password."),
    ("http-status", "402"): mark("Look at the site: it may be for subscribers only now."),
    ("http-status", "403"): (
        mark("Look at the site in the browser. If it opens there, the server turns programs away.")
    ),
    ("http-status", "404"): (
        mark("Look at the site: the feed may have another address now. You can change it.")
    ),
    ("http-status", "410"): mark(
        "It is not asked any more. Its articles stay until you unsubscribe."
    ),
    ("http-status", "429"): mark("Nothing is to be done: it is asked less often now."),
    ("http-status", "451"): mark("It is withheld where you are. Another address of it may work."),
    ("part-missing", ""): mark("The page has changed: choose anew what is to be watched on it."),
    ("bad-watch", ""): mark("Choose anew what is to be watched on the page."),
    ("not-the-page", "robot"): mark(
        "The site turns programs away. Look whether it has a feed, or watch another page."
    ),
    ("not-the-page", "login"): mark("It wants a login on the page, which feedmon can't do."),
    ("not-the-page", "script"): mark(
        "Look whether the site has a feed, or an address that answers with data (JSON)."
    ),
    ("not-the-page", "home"): mark(
        "The page may be gone. If it has moved, give the watch its new address."
    ),
    ("not-the-page", ""): mark("Often it passes by itself. If it stays, look at the site."),
    ("http-status", ""): mark("Often it passes by itself. If it stays, look at the site."),
    ("name-not-resolved", "unknown"): (
        mark("The site may have moved or closed. Look for its new address, or unsubscribe.")
    ),
    ("name-not-resolved", ""): mark(
        "Check the network. If other feeds work, the site may be away."
    ),
    ("network-down", ""): mark("Check the network: it is asked again when there is one."),
    ("proxy-failed", ""): mark("Check the proxy in the preferences."),
    ("connect-failed", ""): mark("The site may be down. It is asked again, less and less often."),
    ("tls-failed", "expired"): mark(
        "Its publisher has to renew it; until then nothing is fetched."
    ),
    ("tls-failed", "wrong-host"): mark(
        "Look at the site: the feed may live at another address now."
    ),
    ("tls-failed", "unknown-issuer"): (
        mark("Something may be reading along, or the publisher made the certificate on their own.")
    ),
    ("tls-failed", ""): mark("Look at the site in the browser, which says more about it."),
    ("timeout", ""): mark("The server is slow or overloaded. It is asked again later."),
    ("too-large", ""): mark(
        "Tell its publisher: a feed of this size helps nobody. If you need it all "
        "the same, Preferences > Network says how much is read."
    ),
    ("too-large", "ratio"): mark("Tell its publisher: no honest feed unpacks like this."),
    ("too-large", "headers"): mark("Tell its publisher: hardly any program reads so many."),
    ("bad-redirect", ""): mark("Look at the site: the feed may have another address now."),
    ("address-refused", ""): mark("Only an address that you give yourself may lead there."),
    ("host-blocked", ""): mark("It is asked again when the server wants to be asked."),
    ("bad-response", ""): mark("Often it passes by itself. If it stays, look at the site."),
    ("not-a-feed", "html"): (
        mark("Look at the site: the page may name the feed's new address, or ask for a login.")
    ),
    ("not-a-feed", ""): mark("Look at the site: the feed may have another address now."),
    ("internal", ""): mark("The log has the details; a report of them helps to mend it."),
}


def state_word(feed: Feed) -> str:
    """Say how a feed does in a word; that it works with a warning, too."""
    if feed.state == "ok" and feed.warnings:
        return tr("Warning")
    return tr(_STATES[str(feed.state)])


def last_answer(feed: Feed) -> str:
    """Say what came of the last poll: "200 OK", "404 Not found", "Timeout"."""
    return answer(feed.last_status, feed.error)


def answer(status: int | None, error: str | None) -> str:
    """Say what a server answered, or what kept it from answering."""
    if error is not None and (error != "http-status" or status is None):
        return tr(_SHORT.get(error, error))
    if status is None:
        return NOTHING
    words = tr(_STATUSES.get(status, _SERVER_ERROR if status >= 500 else ""))
    return f"{status} {words}".rstrip()


def next_step(feed: Feed) -> str:
    """Say what a person can do about a feed that fails; empty where nothing is known."""
    if feed.error is None:
        return ""
    return step_after(feed.error, feed.error_detail or "")


def step_after(code: str, detail: str) -> str:
    """Say what a person can do about an error; empty where nothing is known."""
    return tr(_STEPS.get((code, detail)) or _STEPS.get((code, ""), ""))


def milliseconds(number: int) -> str:
    """Write how long an answer took: "85 ms", "1.4 s", "31 s"."""
    if number < 1000:
        return tr("{milliseconds} ms", milliseconds=number)
    seconds = decimal(number / 1000) if number < 9_950 else count(round(number / 1000))
    return tr("{seconds} s", seconds=seconds)


def poll_outcome(poll: PollRecord) -> str:
    """Say what a poll brought: "3 new, 1 changed", "Nothing new", or why it failed."""
    if poll.outcome == "failed":
        return problem(poll.error, poll.error_detail)
    if poll.outcome == "not-modified":
        return tr("Unchanged")
    new = tr("{new} new", new=count(poll.new)) if poll.new else ""
    changed = tr("{updated} changed", updated=count(poll.updated)) if poll.updated else ""
    brought = ", ".join(part for part in (new, changed) if part) or tr("Nothing new")
    return tr("Pushed: {news}", news=brought) if poll.outcome == "pushed" else brought


def feed_details(feed: Feed, polls: Sequence[PollRecord], now: float) -> str:
    """Write all that is known of how a feed does, to be passed on."""
    at = feed.last_success_at
    lines = [
        feed.title,
        feed.url,
        "",
        state(feed),
        *warnings(feed),
        tr("Last success: never")
        if at is None
        else tr("Last success: {when}", when=moment(at, now)),
        tr("Last answer: {answer}", answer=last_answer(feed)),
        tr("Failures in a row: {failures}", failures=count(feed.failures)),
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
    parts = [
        trn(sums.requests, "{n} request", "{n} requests"),
        tr("{share} % “nothing new” (304)", share=share),
    ]
    if sums.bytes_saved:
        parts.append(tr("{size} saved", size=size(sums.bytes_saved)))
    return " · ".join(parts)
