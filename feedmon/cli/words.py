"""Words of the command line for the engine's codes: errors, reasons, states."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from feedmon import errors
from feedmon.logins import without_login
from feedmon.model import CARE_DAMAGED
from feedmon.settings import MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import Care, Feed, FeedFailure, OpmlProblem, RefreshSummary, Skipped, Wrong

#: A sentence per code; ``{}`` takes the error's detail.
SENTENCES: dict[str, str] = {
    "error": "something went wrong",
    "store-error": "the store could not be used ({})",
    "store-corrupt": "the store is damaged or no feedmon store; it was left as it is",
    "store-newer": "a newer version of feedmon wrote this store; it was left as it is",
    "store-busy": "another program is using the store; try again",
    "store-unwritable": "the store can't be written; check the permissions of its directory",
    "store-full": "no space is left for the store; nothing was changed",
    "no-room": "no room for a copy of the store: {} more are needed",
    "store-in-use": "the store is in use by {}; end that and try again",
    "backup-damaged": "a damaged copy of the store; it was not used",
    "lease-lost": "another program took over this feed meanwhile",
    "no-such-feed": "there is no such feed",
    "no-such-folder": "there is no such folder",
    "no-such-search": "there is no such saved search",
    "no-such-rule": "there is no such rule",
    "bad-rule": "the rule can't be used ({})",
    "no-such-destination": "there is no such destination",
    "bad-destination": "nothing can be sent there ({})",
    "no-such-delivery": "there is nothing to be tried again",
    "no-such-digest": "there is no such digest",
    "delivery-error": "it could not be delivered",
    "no-secret": "the keyring gave no password",
    "mail-refused": "the mail server refused ({})",
    "program-failed": "the program failed ({})",
    "not-shown": "the desktop could not show it",
    "bad-user-agent": "not a name that can be sent ({})",
    "subscribe-error": "can't subscribe to this address",
    "bad-address": "not an address that can be fetched; it must begin with http:// or https://",
    "already-subscribed": "already subscribed",
    "no-feed-found": "neither a feed nor a page that names one",
    "opml-found": "a list of feeds, not a feed; save it and import it",
    "bad-opml": "not an OPML file ({})",
    "bad-data": "the data of another program that can't be read ({})",
    "fetch-error": "could not be fetched ({})",
    "network-down": "no network",
    "name-not-resolved": "the host's name could not be resolved ({})",
    "proxy-failed": "no way through the proxy ({})",
    "connect-failed": "no connection to the server",
    "tls-failed": "no secure connection ({})",
    "timeout": "no complete answer within {} s",
    "http-status": "the server answered {}",
    "too-large": "more than feedmon accepts ({})",
    "bad-redirect": "a redirect that can't be followed ({})",
    "address-refused": "the site points to an address inside a private network ({})",
    "host-blocked": "the server asked to be left alone for now",
    "bad-response": "the answer was incomplete or garbled ({})",
    "parse-error": "could not be read ({})",
    "not-a-feed": "not a feed ({})",
    "no-full-text": "no article to be read on the page ({})",
    "bad-watch": "not something that can be looked for ({})",
    "part-missing": "what is watched is not on the page ({})",
    "not-the-page": "another page came in its place ({})",
    "work-failed": "reading it took too much ({})",
    "internal": "a mistake in feedmon ({}); the log has the details",
}

#: Better words where the detail is known.
_PRECISE: dict[tuple[str, str], str] = {
    ("backup-damaged", "missing"): "there is no such file",
    ("bad-data", "unknown"): "neither a list of feeds nor data of a program that feedmon knows",
    ("bad-data", "version"): "data of a version of its program that feedmon does not know",
    ("bad-data", "damaged"): "the data is damaged",
    ("bad-data", "busy"): "its program is writing to it; try again, or end that program",
    ("bad-data", "unclean"): "its program ended in the middle; start and end that once, try again",
    ("bad-data", "unreadable"): "the file can't be read; check its permissions",
    ("bad-data", "truncated"): "the file ends in the middle",
    ("bad-data", "too-large"): "something in it is larger than feedmon accepts",
    ("delivery-error", "gone"): "the receiver is gone for good, so it was switched off",
    ("delivery-error", "off"): "its destination was switched off",
    ("delivery-error", "removed"): "its destination was removed",
    ("delivery-error", "seen"): "it was seen before it could be told",
    ("bad-user-agent", "characters"): "a user agent has letters, digits and signs of ASCII only",
    ("bad-user-agent", "too-long"): "a user agent has 500 characters at the most",
    ("bad-watch", "css"): "not a CSS selector",
    ("bad-watch", "xpath"): "not an XPath expression",
    ("bad-watch", "json-path"): "not a JSON path",
    ("bad-watch", "pattern"): "what is to be ignored is no regular expression",
    ("bad-watch", "slow-pattern"): "what is to be ignored takes too long to be looked for",
    ("bad-watch", "limit"): "which number is to be passed was not said",
    ("bad-watch", "words"): "which text is to appear or disappear was not said",
    ("bad-watch", "mode"): "of a list only new items can be told",
    ("part-missing", "nothing"): "the selector finds nothing on the page",
    ("part-missing", "no-number"): "there is no number in what is watched",
    ("part-missing", "not-json"): "the answer is not JSON",
    ("part-missing", "not-text"): "the answer is neither a page nor text",
    ("not-the-page", "error"): "an error page came, though the server said that all is well",
    ("not-the-page", "maintenance"): "a page came that says the site is being worked on",
    ("not-the-page", "empty"): "an empty page came",
    ("not-the-page", "consent"): "a page came that asks for consent to cookies",
    ("not-the-page", "robot"): "a page came that wants to see a human",
    ("not-the-page", "login"): "a page came that asks to log in",
    ("not-the-page", "script"): (
        "the page is built by scripts in a browser, and says nothing without them; a feed, an"
        " address that answers with JSON, or data in the page (watch suggest) may help"
    ),
    ("not-the-page", "home"): "the front page of the site came in its place",
    ("too-large", "bytes"): "larger than 15 MB",  # of polls before the limit was a setting
    ("too-large", "ratio"): "it unpacks to more than 200 times its size",
    ("too-large", "headers"): "too many headers, or one larger than 32 kB",
}

#: Why a refresh did not ask a feed.
SKIPS: dict[str, str] = {
    "paused": "paused",
    "gone": "the publisher said that it is gone for good",
    "host-blocked": "the server asked to be left alone until {}",
    "just-asked": "asked less than a minute ago",
    "leased": "another program is fetching it",
    "cancelled": "cancelled",
    "removed": "removed meanwhile",
}

#: Jobs of the store's care, as the subject of what went wrong.
JOBS: dict[str, str] = {
    "quick-check": "checking the store",
    "backup": "backing up the store",
    "tidy": "deleting what is not kept",
    "pictures": "keeping pictures within their room",
    "check": "checking the store",
    "give-back": "making the store smaller",
    "merge-words": "ordering the index of words",
    "checkpoint": "moving the log into the store",
    "stories": "finding articles that tell the same story",
    "vigil": "looking for feeds that are silent or fail",
}

#: Why an outline of an OPML file was left out.
PROBLEMS: dict[str, str] = {
    "scheme": "not an http or https address",
    "no-address": "no address",
    "truncated": "the file ends here in the middle",
    "malformed": "the file is broken here",
    "command": "a program makes this feed; programs are never imported",
    "filter": "a program changes this feed; programs are never imported",
    "local-file": "a file on this computer, not a web address",
    "browser": "a browser with scripts makes this feed",
    "online-account": "it belongs to an account of an online service",
    "no-feed": "not a feed",
    "watch": "what is watched on this page can't be looked for",
}

#: A login was given, and this program ends at once.
NO_KEYRING = "there is no keyring, so the password was not kept"

#: What is not right with a feed, whether it works or fails; ``{}`` takes what is known of it.
WARNINGS: dict[str, str] = {
    "insecure-redirect": "not encrypted: redirects from https to {}",
    "unverified": "the certificate of its server is not checked",
    "redirected": "redirected to {} for more than a month",
    "twin": "moved to {}, which is followed already",
    "missed": "about {} articles may have been missed",
    "left-out": "too many articles at once: {} left out",
}


def explain(error: errors.FeedmonError | str | None, detail: str | None = None) -> str:
    """A sentence for an error, or for a stored code and its detail."""
    if isinstance(error, errors.StoreError):
        return f"{error.path}: {_sentence(error.code, error.detail)}"
    if isinstance(error, errors.HostBlocked):
        return SKIPS[error.code].replace("{}", _clock(error.until))
    if isinstance(error, errors.FeedmonError):
        return _sentence(error.code, str(getattr(error, "detail", "")))
    return _sentence(error or "error", detail or "")


def _sentence(code: str, detail: str) -> str:
    if (precise := _PRECISE.get((code, detail))) is not None:
        return precise
    if code == "too-large" and detail.isdecimal():
        return f"larger than {int(detail) / MEGABYTE:g} MB"
    if code == errors.StoreNoRoom.code and detail.isdecimal():
        detail = f"{int(detail) / MEGABYTE:.1f} MB"
    sentence = SENTENCES.get(code, code)
    if detail:
        return sentence.replace("{}", detail)
    return sentence.replace(" ({})", "").replace("{}", "?")


def care_line(care: Care) -> str:
    """A job of the store's care that found damage, or could not be done."""
    if care.result == CARE_DAMAGED:
        return f"the store is damaged; a backup can be restored ({care.detail.splitlines()[0]})"
    return f"{JOBS.get(care.job, care.job)}: {explain(care.result, care.detail)}"


def explain_skip(skip: Skipped) -> str:
    """Why a refresh did not ask a feed."""
    until = "?" if skip.until is None else _clock(skip.until)
    return SKIPS.get(skip.reason, skip.reason).replace("{}", until)


def _clock(at: int) -> str:
    return f"{datetime.fromtimestamp(at, UTC):%H:%M} UTC"


def explain_problem(problem: OpmlProblem) -> str:
    """Why an outline was left out, with its line."""
    words = PROBLEMS.get(problem.reason, problem.reason)
    return words if problem.line is None else f"line {problem.line}: {words}"


def warning_words(feed: Feed) -> str:
    """What is not right with the feed, behind what else is said of it; empty for most."""
    details = {
        "insecure-redirect": feed.insecure_target or "",
        "unverified": "",
        "redirected": feed.redirected_to or "",
        "twin": feed.moved_to or "",
        "missed": str(feed.missed),
        "left-out": str(feed.left_out),
    }
    return "".join(f"  ({WARNINGS[code].replace('{}', details[code])})" for code in feed.warnings)


def wrong_words(wrong: Sequence[Wrong]) -> str:
    """What is wrong with a query, on one line; with nothing wrong, a field has no value."""
    return "; ".join(_wrong_words(one) for one in wrong) or "something has to follow the colon"


def _wrong_words(wrong: Wrong) -> str:
    if wrong.code == "too-long":
        return f"a query has {wrong.begin:,} characters at the most"
    if wrong.code == "no-such-day":
        return f"{wrong.value!r} is no day; write 2026-11-30, 2026-11, today or 7d"
    return f"{wrong.field}:{wrong.value} does not exist; there are {', '.join(wrong.choices)}"


def state_word(feed: Feed) -> str:
    """The feed's state in one word."""
    return str(feed.state)


def summary_line(summary: RefreshSummary) -> str:
    """How a refresh ended, on one line."""
    line = f"{summary.feeds} feeds in {summary.seconds:.1f} s: {summary.new} new"
    if summary.updated:
        line += f", {summary.updated} updated"
    if summary.failures:
        line += f", {len(summary.failures)} failed"
    if summary.skipped:
        line += f", {len(summary.skipped)} not asked"
    return line


def failed_line(failure: FeedFailure) -> str:
    """One failed feed, on one line."""
    return f"{without_login(failure.url)}: {explain(failure.error, failure.detail)}"
