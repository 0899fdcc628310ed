"""A sentence for everything that can go wrong, by the code of its error type."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from feedmon import errors
from feedmon.settings import MEGABYTE
from ui.text.numbers import size
from ui.text.times import clock_time
from ui.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable

#: Sentences by code; ``{}`` takes the detail, and a sentence without it stands in _WITHOUT.
_SENTENCES: dict[str, str] = {
    "error": mark("Something went wrong."),
    "store-error": mark("The article store could not do that: {}."),
    "store-corrupt": mark(
        "The article store is damaged, or is no feedmon store. It was left untouched."
    ),
    "store-newer": mark(
        "A newer version of feedmon wrote the article store. It was left untouched."
    ),
    "store-busy": mark("Another program holds the article store. Try again in a moment."),
    "store-unwritable": mark(
        "The article store can't be written. Check the permissions of its folder."
    ),
    "store-full": mark("The disk is full, so nothing was changed. Make room and try again."),
    "no-room": mark("The disk has no room for a copy of the article store: {} more are needed."),
    "store-in-use": mark("The article store is in use by {}. End that and try again."),
    "backup-damaged": mark("This copy of the article store is damaged, so it was not used."),
    "lease-lost": mark("Another program is fetching this feed."),
    "no-such-feed": mark("This feed does not exist any more."),
    "no-such-folder": mark("This folder does not exist any more."),
    "no-such-search": mark("This search is not kept any more."),
    "no-such-rule": mark("This rule is not kept any more."),
    "bad-rule": mark("This rule can not be used as it is."),
    "no-such-destination": mark("This destination does not exist any more."),
    "bad-destination": mark("Nothing can be sent there."),
    "no-such-delivery": mark("There is nothing to be tried again."),
    "no-such-digest": mark("This digest does not exist any more."),
    "delivery-error": mark("It could not be delivered."),
    "no-secret": mark("The keyring gave no password, and nothing is sent without it."),
    "mail-refused": mark("The mail server refused: {}."),
    "program-failed": mark("The program ended with {}."),
    "not-shown": mark("The desktop could not show it."),
    "bad-user-agent": mark("No server understands this name."),
    "subscribe-error": mark("This address can't be subscribed to."),
    "bad-address": mark("This is not a web address. It should begin with http:// or https://."),
    "already-subscribed": mark("You already follow this feed."),
    "no-feed-found": mark("There is no feed at this address."),
    "opml-found": mark("This is a list of feeds."),
    "bad-opml": mark("This file can't be read as OPML."),
    "bad-data": mark("The other program's data can't be read."),
    "fetch-error": mark("The feed could not be fetched: {}."),
    "network-down": mark("This computer has no network connection."),
    "name-not-resolved": mark("The server's name could not be looked up."),
    "proxy-failed": mark("The proxy can't be used."),
    "connect-failed": mark("The server could not be reached."),
    "tls-failed": mark("No secure connection to the server."),
    "timeout": mark("The server did not answer within {} seconds."),
    "http-status": mark("The server answered with an error ({})."),
    "too-large": mark("The answer was too large, so it was not read."),
    "bad-redirect": mark("The server redirects to a place that can't be followed."),
    "address-refused": mark("The server points to an address inside a private network ({})."),
    "host-blocked": mark("The server asked to be left alone for a while."),
    "bad-response": mark("The server's answer was incomplete or garbled."),
    "parse-error": mark("The answer could not be understood."),
    "not-a-feed": mark("What came back is not a feed."),
    "no-full-text": mark("No article was found on the page."),
    "bad-watch": mark("What is to be watched can't be looked for."),
    "part-missing": mark("What is watched is not on the page any more."),
    "not-the-page": mark("Another page came in the place of the one that is watched."),
    "work-failed": mark("Reading this feed took too long or too much memory."),
    "internal": mark("Something went wrong inside feedmon ({}). The log has the details."),
}

#: Instead of a sentence that needs a detail, where there is none.
_WITHOUT: dict[str, str] = {
    "store-error": mark("The article store could not do that."),
    "no-room": mark("The disk has no room for a copy of the article store."),
    "store-in-use": mark("The article store is in use by another program. End that and try again."),
    "fetch-error": mark("The feed could not be fetched."),
    "mail-refused": mark("The mail server refused."),
    "program-failed": mark("The program failed."),
    "timeout": mark("The server did not answer in time."),
    "internal": mark("Something went wrong inside feedmon. The log has the details."),
    "http-status": mark("The server answered with an error."),
    "address-refused": mark("The server points to an address inside a private network."),
}

#: Better sentences where the detail is known to be one of a few.
_PRECISE: dict[tuple[str, str], str] = {
    ("backup-damaged", "missing"): mark("This copy of the article store is not there any more."),
    ("bad-data", "unknown"): mark(
        "This is neither a list of feeds nor the data of a program that feedmon knows."
    ),
    ("bad-data", "version"): mark(
        "This data is of a version of its program that feedmon does not know."
    ),
    ("bad-data", "damaged"): mark("This data is damaged."),
    ("bad-data", "busy"): mark(
        "The other program is writing to its data. Try again in a moment, or close it."
    ),
    ("bad-data", "unclean"): mark(
        "The other program did not end cleanly. Start and close it once, then try again."
    ),
    ("bad-data", "unreadable"): mark("This file can't be read. Check its permissions."),
    ("bad-data", "truncated"): mark("This file ends in the middle."),
    ("bad-data", "too-large"): mark("Something in this file is larger than feedmon accepts."),
    ("bad-destination", "address"): mark(
        "This is not a web address. It should begin with http:// or https://."
    ),
    ("bad-destination", "host"): mark("The name of the mail server is missing, or is none."),
    ("bad-destination", "port"): mark("This is not a port."),
    ("bad-destination", "sender"): mark("The sender is not a mail address."),
    ("bad-destination", "recipient"): mark("The recipient is not a mail address."),
    ("bad-destination", "security"): mark(
        "Without encryption mail goes to a server on this computer only."
    ),
    ("bad-destination", "program"): mark("This is neither the name nor the path of a program."),
    ("bad-destination", "limit"): mark("A program may run for 1 to 300 seconds."),
    ("delivery-error", "gone"): mark(
        "The receiver is gone for good, so it was switched off (410)."
    ),
    ("delivery-error", "off"): mark("Its destination was switched off."),
    ("delivery-error", "removed"): mark("Its destination was removed."),
    ("delivery-error", "seen"): mark("It was seen before it could be told."),
    ("mail-refused", "login"): mark("The mail server did not take the user name and password."),
    ("mail-refused", "insecure"): mark(
        "The mail server offers no encryption, so nothing was sent to it."
    ),
    ("program-failed", "missing"): mark("There is no such program."),
    ("program-failed", "not-allowed"): mark("The program can't be started."),
    ("program-failed", "timeout"): mark("The program took too long, so it was ended."),
    ("bad-user-agent", "characters"): mark(
        "Only letters without accents, digits and signs can be sent."
    ),
    ("bad-user-agent", "too-long"): mark(
        "This is too long: servers take 500 characters at the most."
    ),
    ("no-feed-found", "html"): mark("This page names no feed."),
    ("no-feed-found", "named"): mark("This page names a feed, but what is there is not one."),
    ("no-feed-found", "usual-places"): mark("There is no feed in the usual places either."),
    ("no-feed-found", "empty"): mark("What came back was empty."),
    ("no-feed-found", "json"): mark("What came back is JSON, but not a JSON feed."),
    ("no-feed-found", "xml"): mark("What came back is XML, but not a feed."),
    ("no-feed-found", "unknown"): mark("What came back is neither a feed nor a web page."),
    ("proxy-failed", "unreachable"): mark("The proxy can't be reached."),
    ("proxy-failed", "login"): mark("The proxy asks for a user name and password."),
    ("proxy-failed", "kind"): mark("The proxy is of a kind that feedmon can't use."),
    ("http-status", "400"): mark("The server does not understand the address (400)."),
    ("http-status", "401"): mark("The server asks for a user name and password (401)."),
    ("http-status", "402"): mark("The server asks for payment (402)."),
    ("http-status", "403"): mark("The server refuses to give out this feed (403)."),
    ("http-status", "404"): mark("There is nothing at this address (404)."),
    ("http-status", "410"): mark("The publisher removed this feed for good (410)."),
    ("http-status", "429"): mark("The server asked to be asked less often (429)."),
    ("http-status", "500"): mark("The server has an error of its own (500)."),
    ("http-status", "502"): mark("The server is having trouble (502)."),
    ("http-status", "503"): mark("The server is overloaded or down for maintenance (503)."),
    ("http-status", "504"): mark("The server is having trouble (504)."),
    ("name-not-resolved", "unknown"): mark("The server's name is not known (any more)."),
    ("connect-failed", "no-way"): mark("There is no way to the server's network."),
    ("tls-failed", "expired"): mark("The server's certificate has expired."),
    ("tls-failed", "wrong-host"): mark("The server's certificate belongs to another address."),
    ("tls-failed", "unknown-issuer"): mark("The server's certificate is not trusted."),
    # Of polls before the limit was a setting.
    ("too-large", "bytes"): mark("The answer is larger than 15 MB, so it was not read."),
    ("too-large", "ratio"): mark("The answer unpacks to 200 times its size, so it was not read."),
    ("too-large", "headers"): mark("The answer has too many headers, or one beyond 32 kB."),
    ("bad-redirect", "loop"): mark("The server redirects in a circle."),
    ("bad-redirect", "too-many"): mark("The server redirects too many times."),
    ("bad-redirect", "scheme"): mark(
        "The server redirects to something that is not a web address."
    ),
    ("bad-redirect", "no-location"): mark("The server redirects without saying where to."),
    ("not-a-feed", "html"): mark("What came back is a web page, not a feed."),
    ("not-a-feed", "empty"): mark("What came back was empty."),
    ("not-a-feed", "json"): mark("What came back is JSON, but not a JSON feed."),
    ("not-a-feed", "xml"): mark("What came back is XML, but not a feed."),
    ("no-full-text", "not-html"): mark("What the article links to is no web page."),
    ("bad-watch", "css"): mark("This is not a CSS selector."),
    ("bad-watch", "xpath"): mark("This is not an XPath expression."),
    ("bad-watch", "json-path"): mark("This is not a JSON path."),
    ("bad-watch", "pattern"): mark("What is to be ignored is not a regular expression."),
    ("bad-watch", "slow-pattern"): mark("Looking for what is to be ignored takes too long."),
    ("bad-watch", "limit"): mark("The number that is to be passed is missing."),
    ("bad-watch", "words"): mark("The text that is to appear or disappear is missing."),
    ("bad-watch", "mode"): mark("Of a list only new items can be told."),
    ("part-missing", "nothing"): mark("The selector finds nothing on the page."),
    ("part-missing", "no-number"): mark("There is no number in what is watched."),
    ("part-missing", "not-json"): mark("The answer is not JSON."),
    ("part-missing", "not-text"): mark("The answer is neither a page nor text."),
    ("not-the-page", "error"): mark("An error page came, though the server said that all is well."),
    ("not-the-page", "maintenance"): mark("The site says that it is being worked on."),
    ("not-the-page", "empty"): mark("An empty page came."),
    ("not-the-page", "consent"): mark("The page asks for consent to cookies first."),
    ("not-the-page", "robot"): mark("The page wants to see a human first."),
    ("not-the-page", "login"): mark("The page asks to log in first."),
    ("not-the-page", "script"): mark(
        "This page is built by scripts in the browser; without them it says nothing."
    ),
    ("not-the-page", "home"): mark("The front page of the site came in its place."),
    ("work-failed", "timeout"): mark("Reading this feed took too long."),
    ("work-failed", "memory"): mark("Reading this feed took too much memory."),
    ("work-failed", "died"): mark("Reading this feed failed."),
}


def problem(code: str | None, detail: str | None = None) -> str:
    """Say in one sentence what a code of ``errors.py`` means, with its detail where there is one.

    A code that is not known here (another version wrote it) is shown as it stands.
    """
    code, detail = code or "error", detail or ""
    precise = _PRECISE.get((code, detail))
    if precise is not None:
        return tr(precise)
    if code == errors.TooLarge.code and detail.isdecimal():
        limit = QLocale().toString(int(detail) / MEGABYTE, "g", 4)
        return tr("The answer is larger than {limit} MB, so it was not read.", limit=limit)
    if code == errors.ProgramFailed.code and "\n" in detail:
        how, _, printed = detail.partition("\n")
        words = " ".join(printed.split())
        return tr("{sentence} It printed: {words}", sentence=problem(code, how), words=words)
    if code not in _SENTENCES:
        return tr("Something went wrong ({code}).", code=code)
    if not detail:
        return tr(_WITHOUT.get(code, _SENTENCES[code]))
    if code == errors.StoreNoRoom.code and detail.isdecimal():
        detail = size(int(detail))
    return tr(_SENTENCES[code]).replace("{}", detail)


def error_sentence(error: BaseException, now: Callable[[], float] = time.time) -> str:
    """Say in one sentence what an exception means to the person; ours by type, others as a slip."""
    if isinstance(error, errors.HostBlocked):
        return tr(
            "The server asked to be left alone until {when}.",
            when=clock_time(error.until, now()),
        )
    if isinstance(error, errors.StoreError):
        return f"{problem(error.code, error.detail)[:-1]} ({error.path})."
    if isinstance(error, errors.FeedmonError):
        return problem(error.code, str(getattr(error, "detail", "")))
    return tr(
        "Something went wrong inside feedmon ({name}). The log has the details.",
        name=type(error).__name__,
    )
