"""From the bytes of an OPML file, in any dialect, to what a person subscribed to."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from feedmon.errors import OpmlError
from feedmon.model import OpmlDocument, OpmlFeed, OpmlFolder, OpmlProblem, OpmlSettings
from feedmon.opml.names import (
    CUSTOM_TITLE,
    NAME,
    PREFIXES,
    SETTINGS,
    TAGS,
    TITLE,
    UNDECLARED,
    WATCH,
    WISHES,
)
from feedmon.opml.scan import tags, unescape
from feedmon.opml.treatment import read_settings, read_wish
from feedmon.parse import decode

if TYPE_CHECKING:
    from feedmon.model import WatchSpec
    from feedmon.opml.scan import Tag

#: A larger file is refused (O-3).
MAX_BYTES = 50 << 20
#: So is one with more tags.
MAX_TAGS = 1_000_000

_BLANK = " \t\r\n"
_SPACES = re.compile(r"[\t\r\n]")
_FEED_SCHEME = re.compile(r"feed:(//)?(?=https?://)|feed:", re.IGNORECASE)
#: Attributes with a place of their own in the model; ``type`` is kept where it says more.
_KNOWN = frozenset(
    ("text", "title", "xmlurl", "htmlurl", "category", "type", CUSTOM_TITLE, TITLE, TAGS, *SETTINGS)
)
#: Other programs write what they log in with, too. That is kept in no file of ours (X-8).
_SECRET = re.compile(r"passw|pwd|cookie|secret|token|credential|httpheader|authoriz", re.IGNORECASE)
_USUAL = OpmlSettings()
_DECLARED_XML = {prefix: uri for uri, prefix in PREFIXES.items() if prefix == "xml"}


def read_opml(data: bytes) -> OpmlDocument:
    """Read what ``data`` lists; outlines that can't be used are in ``problems``.

    Whatever is broken costs its own outline at most. Raises OpmlError: too-large for a file
    beyond 50 MB or a million tags, not-opml for one without any trace of OPML.
    """
    if len(data) > MAX_BYTES:
        raise OpmlError("too-large")
    reader = _Reader(decode(data))
    reader.read()
    if not reader.is_opml:
        raise OpmlError("not-opml")
    return OpmlDocument(
        feeds=tuple(reader.feeds),
        folders=tuple(reader.folders),
        problems=tuple(reader.problems),
        title=reader.title,
        details=tuple(reader.details.values()),
    )


class _Reader:
    """Walks over the tags of one text. ``folders`` is used as an ordered set."""

    def __init__(self, text: str) -> None:
        self.is_opml = False
        self.title = ""
        self.feeds: list[OpmlFeed] = []
        self.folders: dict[tuple[str, ...], None] = {}
        self.details: dict[tuple[str, ...], OpmlFolder] = {}
        self.problems: list[OpmlProblem] = []
        self._text = text
        self._lines = _Lines(text)
        self._prefixes = dict(_DECLARED_XML)
        self._paths: list[tuple[str, ...]] = []  # one for each outline that is open
        self._unfinished: set[str] = set()  # opml and body, while they are open

    def read(self) -> None:
        tag = None
        for count, tag in enumerate(tags(self._text)):
            if count == MAX_TAGS:
                raise OpmlError("too-large")
            self._declare(tag)
            if tag.name == "outline":
                self._outline(tag)
            elif tag.name in ("opml", "body"):
                self._frame(tag)
            elif tag.name == "title" and tag.kind == "open" and not self.title:
                self.title = self._content(tag)
        cut_off = tag is not None and not tag.whole and tag.end >= len(self._text)
        if self._unfinished and not (cut_off and self.problems):
            self._problem("", "truncated", len(self._text.rstrip()))

    @property
    def _path(self) -> tuple[str, ...]:
        return self._paths[-1] if self._paths else ()

    def _frame(self, tag: Tag) -> None:
        if tag.name == "opml":
            self.is_opml = True
        if tag.kind == "open":
            self._unfinished.add(tag.name)
        elif tag.kind == "close":
            self._unfinished.discard(tag.name)
            self._paths.clear()

    def _declare(self, tag: Tag) -> None:
        """Remember the namespaces that ``tag`` declares; OPML files do so at their top."""
        for key, value in tag.attributes:
            if key.startswith("xmlns:"):
                self._prefixes[key[6:]] = unescape(value).strip(_BLANK)

    def _content(self, tag: Tag) -> str:
        end = self._text.find("<", tag.end)
        return unescape(self._text[tag.end : end]).strip(_BLANK) if end >= 0 else ""

    def _outline(self, tag: Tag) -> None:
        self.is_opml = True
        if tag.kind == "close":
            if self._paths:
                self._paths.pop()
            return
        outline = _Outline(tag, self._prefixes)
        inside = self._path
        if not tag.whole and tag.end >= len(self._text):
            self._problem(outline.name, "truncated", tag.at)
        elif outline.has("xmlurl") or outline.is_watch:
            self._feed(outline, tag)
        elif outline.has("url") or outline.get("type").lower() in ("rss", "atom", "link"):
            self._problem(outline.name, "no-address", tag.at)
        elif outline.name:
            inside = (*inside, outline.name)
            self.folders.setdefault(inside)
            details = outline.details(inside)
            if details != OpmlFolder(inside):
                self.details.setdefault(inside, details)
        if tag.kind == "open":
            self._paths.append(inside)

    def _feed(self, outline: _Outline, tag: Tag) -> None:
        address = outline.get("url" if outline.is_watch else "xmlurl")
        url = _http(address)
        if outline.is_watch and outline.watch is None:
            self._problem(outline.name, "watch", tag.at)
        elif not address:
            self._problem(outline.name, "no-address", tag.at)
        elif url is None:
            self._problem(outline.name or address, _why_not(address), tag.at)
        else:
            self.feeds.append(outline.feed(url, self._path))

    def _problem(self, subject: str, reason: str, at: int) -> None:
        self.problems.append(OpmlProblem(subject, reason, self._lines.of(at)))


class _Outline:
    """The attributes of one outline: those of OPML found in any case, the others kept."""

    def __init__(self, tag: Tag, prefixes: dict[str, str]) -> None:
        self._known: dict[str, str] = {}
        self._extra: dict[str, str] = {}
        for key, raw in tag.attributes:
            name = _full_name(key, prefixes)
            if name is None:
                continue
            value = unescape(_SPACES.sub(" ", raw))
            self._known.setdefault(name.lower() if name[0] != "{" else name, value)
            if name.lower() in _KNOWN or name in _KNOWN:
                continue
            if _SECRET.search(name.rpartition("}")[2]) is None:
                self._extra.setdefault(name, value)

    def has(self, name: str) -> bool:
        return name in self._known

    def get(self, name: str) -> str:
        return self._known.get(name, "").strip(_BLANK)

    @property
    def is_watch(self) -> bool:
        """Whether it is a page that is watched, and no feed."""
        return WATCH in self._known

    @property
    def watch(self) -> WatchSpec | None:
        """What is looked at on the page; ``None`` for what nobody would look at."""
        return read_settings(self._known).watch

    @property
    def name(self) -> str:
        """What people see: OPML wants it in ``text``, some write only ``title``."""
        return self.get("text") or self.get("title")

    def feed(self, url: str, folder: tuple[str, ...]) -> OpmlFeed:
        shown = self.get("title") or self.get("text")
        kind = "rss" if self.is_watch else self.get("type")
        special = (("type", kind),) if kind and kind.lower() != "rss" else ()
        if self.is_watch:
            self._extra.pop("url", None)
        custom = self._known.get(CUSTOM_TITLE)
        return OpmlFeed(
            url=url,
            title=self._known.get(TITLE, shown),
            site_url=_http(self.get("htmlurl")),
            folder=folder,
            custom_title=custom,
            tags=self._tags(),
            extra=special + tuple(self._extra.items()),
            settings=_USUAL
            if self._known.keys().isdisjoint(SETTINGS)
            else read_settings(self._known),
        )

    def details(self, path: tuple[str, ...]) -> OpmlFolder:
        if not self._extra and self._known.keys().isdisjoint(WISHES):
            return OpmlFolder(path)
        return OpmlFolder(path, read_wish(self._known), tuple(self._extra.items()))

    def _tags(self) -> tuple[str, ...]:
        exact = self._known.get(TAGS)
        if exact is not None:
            try:
                listed = json.loads(exact)
            except ValueError:
                listed = None
            if isinstance(listed, list) and all(isinstance(tag, str) for tag in listed):
                return tuple(tag.encode("utf-8", "replace").decode() for tag in listed)
        return split_tags(self.get("category"))


class _Lines:
    """Line numbers of positions that only grow."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1

    def of(self, at: int) -> int:
        self._line += self._text.count("\n", self._at, at)
        self._at = max(at, self._at)
        return self._line


def split_tags(category: str) -> tuple[str, ...]:
    """Split an OPML ``category``: comma-separated, each perhaps beginning with a slash."""
    names = (name.strip(_BLANK).removeprefix("/") for name in category.split(","))
    return tuple(dict.fromkeys(filter(None, names)))


def _full_name(key: str, prefixes: dict[str, str]) -> str | None:
    """Write an attribute's name with its namespace in braces; ``None`` for what is no name."""
    prefix, colon, local = key.partition(":")
    if key == "xmlns" or prefix == "xmlns" or not NAME.fullmatch(local if colon else key):
        return None
    if not colon:
        return key
    return f"{{{prefixes.get(prefix) or UNDECLARED + prefix}}}{local}"


def _http(address: str) -> str | None:
    """Give the http(s) address that ``address`` is, without ``feed:`` before it."""
    bare = _FEED_SCHEME.match(address)
    if bare is not None:
        rest = address[bare.end() :]
        address = rest if rest.lower().startswith("http") else "http://" + rest.lstrip("/")
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return address if usable else None


def _why_not(address: str) -> str:
    scheme = re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", address)
    return "no-address" if scheme and scheme[0].lower() in ("http:", "https:") else "scheme"
