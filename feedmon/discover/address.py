"""What a person meant by what they typed or pasted (rule D-1)."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from feedmon.discover.sites import site_feeds
from feedmon.errors import BadAddress
from feedmon.frozen import frozen

_WRAPPED = re.compile(r"""^[<"'(\[{“„«]+(?=.*[>"')\]}”“»]+$)|[>"'”“»]+$""", re.DOTALL)
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u2060\ufeff\t\r\n]")
_PODCAST = re.compile(r"(?:feed|itpc|pcast|podcast|rss):(?:(?=https?:)|/{0,2})", re.IGNORECASE)
_HTTP = re.compile(r"(https?)(?::/{0,2}|//)", re.IGNORECASE)
_HOST_PORT = re.compile(r"[^/?#@:]+:[0-9]+(?:[/?#]|$)")
_OTHER_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
#: The names of the fediverse, and those that people on Reddit give to its places.
_HANDLE = re.compile(r"(?P<at>(?:acct:)?@?)(?P<user>[\w.-]+)@(?P<instance>[^\s/?#@]+)", re.ASCII)
_REDDIT = re.compile(r"/?(?P<kind>r|u|user)/(?P<name>[\w-]+)/?", re.ASCII)


@frozen
class Meant:
    """An address to look at, and the ``feeds`` that are known to belong to it unseen (D-4)."""

    url: str
    feeds: tuple[str, ...] = ()


def read_address(text: str) -> Meant:
    """Understand what a person typed or pasted. Raises BadAddress."""
    profile = _profile(_bare(text))
    if profile is not None:
        return Meant(profile, (profile + ".rss",))
    url = normalise_address(text)
    return Meant(url, site_feeds(url))


def normalise_address(text: str) -> str:
    """Turn what a person typed or pasted into an http(s) address.

    Without a scheme ``https`` is meant (``http`` for addresses of this machine and bare IP
    addresses, which have no certificates), with ``feed://`` and its kin ``http``. The path and
    query stay as they were typed; a fragment is dropped. ``@user@instance`` is the page of that
    person, ``r/name`` a place on Reddit. Raises BadAddress for other schemes, and for what names
    no host.
    """
    bare = _bare(text)
    profile = _profile(bare)
    if profile is not None:
        return profile
    if (place := _REDDIT.fullmatch(bare)) is not None:
        kind = "r" if place["kind"] == "r" else "user"
        return f"https://www.reddit.com/{kind}/{place['name']}/"
    podcast = _PODCAST.match(bare)
    scheme = ""
    if podcast is not None:
        bare = bare[podcast.end() :]
        scheme = "http"
    http = _HTTP.match(bare)
    if http is not None:
        scheme, bare = http[1].lower(), bare[http.end() :]
    elif not _HOST_PORT.match(bare) and _OTHER_SCHEME.match(bare):
        raise BadAddress(text)
    else:
        bare = bare.removeprefix("//")
    end = re.search(r"[/?]|$", bare)
    cut = end.start() if end else len(bare)
    authority, rest = bare[:cut], bare[cut:]
    host = _host(authority, typed_scheme=http is not None)
    if host is None:
        raise BadAddress(text)
    userinfo, at, host_port = authority.rpartition("@")
    return f"{scheme or _usual_scheme(host)}://{userinfo}{at}{host_port.lower()}{rest}"


def _bare(text: str) -> str:
    """Take away what comes along when an address is copied out of a text."""
    bare = _INVISIBLE.sub("", text.strip())
    return _WRAPPED.sub("", bare).strip().partition("#")[0]


def _profile(bare: str) -> str | None:
    """Return the page of ``@user@instance``, which may be written without its first ``@``."""
    handle = _HANDLE.fullmatch(bare)
    if handle is None:
        return None
    host = _host(handle["instance"], typed_scheme=bool(handle["at"]))
    if host is None:
        return None
    return f"{_usual_scheme(host)}://{handle['instance'].lower()}/@{handle['user']}"


def _host(authority: str, *, typed_scheme: bool) -> str | None:
    """The host of ``authority``; ``None`` when there is none, or it looks like something else.

    Without a scheme a single word is a word, and nobody types a name and a password.
    """
    if re.search(r"[\s<>\"\\^`{|}]", authority) or ("@" in authority and not typed_scheme):
        return None
    try:
        parts = urlsplit("//" + authority)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if not host or not re.search(r"\w", host) or ".." in host or port == 0:
        return None
    if typed_scheme or port or "." in host.strip(".") or ":" in host or host == "localhost":
        return host
    return None


def _usual_scheme(host: str) -> str:
    if host == "localhost" or host.endswith(".localhost"):
        return "http"
    try:
        ip_address(host)
    except ValueError:
        return "https"
    return "http"
