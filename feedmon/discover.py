"""Which feeds a page names (rules D-2, D-3), and what a person meant by an address (D-1).

Only what a page says is taken: its ``Link`` header and its ``rel=alternate`` links. Nothing is
guessed, nothing is requested here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes, urljoin, urlsplit

from lxml import etree

from feedmon.errors import BadAddress
from feedmon.parse import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from feedmon.model import Document

#: What feeds call themselves; the value sorts them: certain, then types that others use too.
_TYPES = {
    "application/rss+xml": 0,
    "application/atom+xml": 0,
    "application/x.atom+xml": 0,
    "application/x-atom+xml": 0,
    "application/feed+json": 0,
    "application/json": 1,
    "application/rdf+xml": 1,
    "application/xml": 1,
    "text/xml": 1,
}
#: WordPress names its API as an alternate of every page.
_NO_FEED = re.compile(r"/wp-json/|[?&]rest_route=|oembed", re.IGNORECASE)
_COMMENTS_URL = re.compile(r"comments?(?:/|-|_|\.|=|$)|=comments", re.IGNORECASE)
_COMMENTS_TITLE = re.compile(
    r"\bcomments?\b|kommentar|commentaires|comentarios|comentários|commenti|reacties|"
    r"коммент|komentar|yorum|コメント|评论|留言",
    re.IGNORECASE,
)
_BLANK = " \t\r\n\f"


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link to a feed: ``source`` is link-header or alternate, ``type`` as the page gives it."""

    url: str
    title: str
    type: str | None
    source: str


def find_feeds(document: Document) -> list[FoundLink]:
    """The feeds that ``document`` names, best first, each address once.

    Those of the ``Link`` header come before those of the page, in their order; links whose type
    fits other things than feeds come after them, feeds of comments last.
    """
    header = _from_header(document.headers.get("link", ""), document.url)
    page = _from_page(decode(document.body, document.headers.get("content-type")), document.url)
    links = _merged((*header, *page))
    return sorted(links, key=_rank)


def _rank(link: FoundLink) -> tuple[bool, int]:
    comments = bool(
        _COMMENTS_URL.search(link.url.partition("://")[2]) or _COMMENTS_TITLE.search(link.title)
    )
    return comments, _TYPES.get(link.type or "", 0)


def _merged(links: Iterable[FoundLink]) -> list[FoundLink]:
    """Keep the first link of each address, with the first title that one of them has."""
    found: dict[str, FoundLink] = {}
    for link in links:
        known = found.get(link.url)
        if known is None:
            found[link.url] = link
        elif not known.title and link.title:
            found[link.url] = FoundLink(known.url, link.title, known.type, known.source)
    return list(found.values())


def _link(
    *, rel: str, kind: str | None, href: str, title: str, base: str, source: str
) -> FoundLink | None:
    """Judge one link: a feed when it says so."""
    rels = rel.lower().split()
    bare = kind.partition(";")[0].strip(_BLANK).lower() if kind is not None else None
    said = "feed" in rels if not bare else "alternate" in rels or "feed" in rels
    if not said or "stylesheet" in rels or (bare and bare not in _TYPES):
        return None
    url = _resolved(base, href)
    if url is None or _NO_FEED.search(url):
        return None
    return FoundLink(url, " ".join(title.split()), bare or None, source)


def _resolved(base: str, href: str) -> str | None:
    """Make ``href`` complete; ``None`` unless that gives an http(s) address with a host.

    A complete address stays byte for byte what it is (F-4), up to its fragment.
    """
    wanted = re.sub(r"[\t\r\n]", "", href.strip(_BLANK)).partition("#")[0]
    wanted = re.sub(r"^feed:(?://(?!/)|(?=https?:))", _feed_scheme, wanted, flags=re.IGNORECASE)
    if not wanted:
        return None
    try:
        url = wanted if re.match(r"https?://", wanted, re.IGNORECASE) else urljoin(base, wanted)
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname
    except ValueError:
        return None
    return url if usable else None


def _feed_scheme(found: re.Match[str]) -> str:
    return "http://" if found[0].endswith("/") else ""


# --- the page -------------------------------------------------------------------------------


def _from_page(text: str, url: str) -> Iterator[FoundLink]:
    """Read the ``link`` elements of an HTML or XHTML page, wherever they stand."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    data = text.replace("\x00", "").encode("utf-8", "replace")
    root = etree.fromstring(data, parser) if data.strip() else None
    if root is None:
        return
    elements = [(_local(element.tag), element) for element in root.iter(etree.Element)]
    bases = (_attribute(element, "href") for name, element in elements if name == "base")
    base = next((found for href in bases if (found := _resolved(url, href))), url)
    for name, element in elements:
        if name == "link":
            link = _link(
                rel=_attribute(element, "rel"),
                kind=_attribute(element, "type") or None,
                href=_attribute(element, "href"),
                title=_attribute(element, "title"),
                base=base,
                source="alternate",
            )
            if link is not None:
                yield link


def _local(tag: str) -> str:
    return tag.rpartition(":")[2].lower()


def _attribute(element: etree._Element, name: str) -> str:
    return str(element.get(name, ""))


# --- the header -----------------------------------------------------------------------------

_TARGET = re.compile(r"[\s,]*<([^>]*)>")
_PARAMETER = re.compile(
    r"""\s*;\s*([\w!#$%&'*+.^`|~-]+)\s*(?:=\s*("(?:[^"\\]|\\.)*"|[^\s;,"]*))?""", re.ASCII
)


def _from_header(value: str, url: str) -> Iterator[FoundLink]:
    """Read a ``Link`` header (RFC 8288, section 3), several of them joined by commas."""
    at = 0
    while (target := _TARGET.match(value, at)) is not None:
        parameters: dict[str, str] = {}
        at = target.end()
        while (parameter := _PARAMETER.match(value, at)) is not None:
            parameters.setdefault(parameter[1].lower(), _unquoted(parameter[2] or ""))
            at = parameter.end()
        link = _link(
            rel=parameters.get("rel", ""),
            kind=parameters.get("type"),
            href=target[1],
            title=_header_title(parameters),
            base=url,
            source="link-header",
        )
        if link is not None:
            yield link


def _unquoted(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith('"') else value


def _header_title(parameters: dict[str, str]) -> str:
    """Read ``title*`` (RFC 8187) or ``title``; header bytes come as Latin-1 text."""
    charset, _, coded = parameters.get("title*", "").partition("'")
    if coded:
        raw = unquote_to_bytes(coded.partition("'")[2])
        return raw.decode("latin-1" if charset.lower() == "iso-8859-1" else "utf-8", "replace")
    title = parameters.get("title", "")
    try:
        return title.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return title


# --- the address ----------------------------------------------------------------------------

_WRAPPED = re.compile(r"""^[<"'(\[{“„«]+(?=.*[>"')\]}”“»]+$)|[>"'”“»]+$""", re.DOTALL)
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u2060\ufeff\t\r\n]")
_PODCAST = re.compile(r"(?:feed|itpc|pcast|podcast|rss):(?:(?=https?:)|/{0,2})", re.IGNORECASE)
_HTTP = re.compile(r"(https?)(?::/{0,2}|//)", re.IGNORECASE)
_HOST_PORT = re.compile(r"[^/?#@:]+:[0-9]+(?:[/?#]|$)")
_OTHER_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def normalise_address(text: str) -> str:
    """Turn what a person typed or pasted into an http(s) address.

    Without a scheme ``https`` is meant (``http`` for addresses of this machine and bare IP
    addresses, which have no certificates), with ``feed://`` and its kin ``http``. The path and
    query stay as they were typed; a fragment is dropped. Raises BadAddress for other schemes,
    and for what names no host.
    """
    bare = _INVISIBLE.sub("", text.strip())
    bare = _WRAPPED.sub("", bare).strip().partition("#")[0]
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


def _host(authority: str, *, typed_scheme: bool) -> str | None:
    """The host of ``authority``; ``None`` when there is none, or it looks like something else.

    Without a scheme ``me@example.com`` is a mail address and a single word is a word.
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
