"""A sentence for everything that can go wrong, by the code of its error type."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from feedmon import errors
from feedmon.settings import MEGABYTE
from ui.text.numbers import size
from ui.text.times import clock_time

if TYPE_CHECKING:
    from collections.abc import Callable

#: Sentences by code; ``{}`` takes the detail, and a sentence without it stands in _WITHOUT.
_SENTENCES: dict[str, str] = {
    "error": "Something went wrong.",
    "store-error": "The article store could not do that: {}.",
    "store-corrupt": "The article store is damaged, or is no feedmon store. It was left untouched.",
    "store-newer": "A newer version of feedmon wrote the article store. It was left untouched.",
    "store-busy": "Another program holds the article store. Try again in a moment.",
    "store-unwritable": "The article store can't be written. Check the permissions of its folder.",
    "store-full": "The disk is full, so nothing was changed. Make room and try again.",
    "no-room": "The disk has no room for a copy of the article store: {} more are needed.",
    "store-in-use": "The article store is in use by {}. End that and try again.",
    "backup-damaged": "This copy of the article store is damaged, so it was not used.",
    "lease-lost": "Another program is fetching this feed.",
    "no-such-feed": "This feed does not exist any more.",
    "no-such-folder": "This folder does not exist any more.",
    "no-such-search": "This search is not kept any more.",
    "bad-user-agent": "No server understands this name.",
    "subscribe-error": "This address can't be subscribed to.",
    "bad-address": "This is not a web address. It should begin with http:// or https://.",
    "already-subscribed": "You already follow this feed.",
    "no-feed-found": "There is no feed at this address.",
    "opml-found": "This is a list of feeds.",
    "bad-opml": "This file can't be read as OPML.",
    "fetch-error": "The feed could not be fetched: {}.",
    "network-down": "This computer has no network connection.",
    "name-not-resolved": "The server's name could not be looked up.",
    "proxy-failed": "The proxy can't be used.",
    "connect-failed": "The server could not be reached.",
    "tls-failed": "No secure connection to the server.",
    "timeout": "The server did not answer within {} seconds.",
    "http-status": "The server answered with an error ({}).",
    "too-large": "The answer was too large, so it was not read.",
    "bad-redirect": "The server redirects to a place that can't be followed.",
    "address-refused": "The server points to an address inside a private network ({}).",
    "host-blocked": "The server asked to be left alone for a while.",
    "bad-response": "The server's answer was incomplete or garbled.",
    "parse-error": "The answer could not be understood.",
    "not-a-feed": "What came back is not a feed.",
    "work-failed": "Reading this feed took too long or too much memory.",
    "internal": "Something went wrong inside feedmon ({}). The log has the details.",
}

#: Instead of a sentence that needs a detail, where there is none.
_WITHOUT: dict[str, str] = {
    "store-error": "The article store could not do that.",
    "no-room": "The disk has no room for a copy of the article store.",
    "store-in-use": "The article store is in use by another program. End that and try again.",
    "fetch-error": "The feed could not be fetched.",
    "timeout": "The server did not answer in time.",
    "internal": "Something went wrong inside feedmon. The log has the details.",
    "http-status": "The server answered with an error.",
    "address-refused": "The server points to an address inside a private network.",
}

#: Better sentences where the detail is known to be one of a few.
_PRECISE: dict[tuple[str, str], str] = {
    ("backup-damaged", "missing"): "This copy of the article store is not there any more.",
    ("bad-user-agent", "characters"): "Only letters without accents, digits and signs can be sent.",
    ("bad-user-agent", "too-long"): "This is too long: servers take 500 characters at the most.",
    ("no-feed-found", "html"): "This page names no feed.",
    ("no-feed-found", "named"): "This page names a feed, but what is there is not one.",
    ("no-feed-found", "usual-places"): "There is no feed in the usual places either.",
    ("no-feed-found", "empty"): "What came back was empty.",
    ("no-feed-found", "json"): "What came back is JSON, but not a JSON feed.",
    ("no-feed-found", "xml"): "What came back is XML, but not a feed.",
    ("no-feed-found", "unknown"): "What came back is neither a feed nor a web page.",
    ("proxy-failed", "unreachable"): "The proxy can't be reached.",
    ("proxy-failed", "login"): "The proxy asks for a user name and password.",
    ("proxy-failed", "kind"): "The proxy is of a kind that feedmon can't use.",
    ("http-status", "400"): "The server does not understand the address (400).",
    ("http-status", "401"): "The server asks for a user name and password (401).",
    ("http-status", "402"): "The server asks for payment (402).",
    ("http-status", "403"): "The server refuses to give out this feed (403).",
    ("http-status", "404"): "There is nothing at this address (404).",
    ("http-status", "410"): "The publisher removed this feed for good (410).",
    ("http-status", "429"): "The server asked to be asked less often (429).",
    ("http-status", "500"): "The server has an error of its own (500).",
    ("http-status", "502"): "The server is having trouble (502).",
    ("http-status", "503"): "The server is overloaded or down for maintenance (503).",
    ("http-status", "504"): "The server is having trouble (504).",
    ("name-not-resolved", "unknown"): "The server's name is not known (any more).",
    ("connect-failed", "no-way"): "There is no way to the server's network.",
    ("tls-failed", "expired"): "The server's certificate has expired.",
    ("tls-failed", "wrong-host"): "The server's certificate belongs to another address.",
    ("tls-failed", "unknown-issuer"): "The server's certificate is not trusted.",
    # Of polls before the limit was a setting.
    ("too-large", "bytes"): "The answer is larger than 15 MB, so it was not read.",
    ("too-large", "ratio"): "The answer unpacks to 200 times its size, so it was not read.",
    ("too-large", "headers"): "The answer has too many headers, or one beyond 32 kB.",
    ("bad-redirect", "loop"): "The server redirects in a circle.",
    ("bad-redirect", "too-many"): "The server redirects too many times.",
    ("bad-redirect", "scheme"): "The server redirects to something that is not a web address.",
    ("bad-redirect", "no-location"): "The server redirects without saying where to.",
    ("not-a-feed", "html"): "What came back is a web page, not a feed.",
    ("not-a-feed", "empty"): "What came back was empty.",
    ("not-a-feed", "json"): "What came back is JSON, but not a JSON feed.",
    ("not-a-feed", "xml"): "What came back is XML, but not a feed.",
    ("work-failed", "timeout"): "Reading this feed took too long.",
    ("work-failed", "memory"): "Reading this feed took too much memory.",
    ("work-failed", "died"): "Reading this feed failed.",
}


def problem(code: str | None, detail: str | None = None) -> str:
    """Say in one sentence what a code of ``errors.py`` means, with its detail where there is one.

    A code that is not known here (another version wrote it) is shown as it stands.
    """
    code, detail = code or "error", detail or ""
    precise = _PRECISE.get((code, detail))
    if precise is not None:
        return precise
    if code == errors.TooLarge.code and detail.isdecimal():
        return f"The answer is larger than {int(detail) / MEGABYTE:g} MB, so it was not read."
    if code not in _SENTENCES:
        return f"{_SENTENCES['error'][:-1]} ({code})."
    if not detail:
        return _WITHOUT.get(code, _SENTENCES[code])
    if code == errors.StoreNoRoom.code and detail.isdecimal():
        detail = size(int(detail))
    return _SENTENCES[code].replace("{}", detail)


def error_sentence(error: BaseException, now: Callable[[], float] = time.time) -> str:
    """Say in one sentence what an exception means to the person; ours by type, others as a slip."""
    if isinstance(error, errors.HostBlocked):
        return f"The server asked to be left alone until {clock_time(error.until, now())}."
    if isinstance(error, errors.StoreError):
        return f"{problem(error.code, error.detail)[:-1]} ({error.path})."
    if isinstance(error, errors.FeedmonError):
        return problem(error.code, str(getattr(error, "detail", "")))
    return f"Something went wrong inside feedmon ({type(error).__name__}). The log has the details."
