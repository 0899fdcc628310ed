"""Which entries of different feeds tell one story (I-7). Pure.

All of them have the same compared link; that alone is not enough. The page may be a place where
things change, or somebody writes about another's page under its link: what they say must not
disappear behind the other. So something beside the link has to show that no entry says what the
others do not, and whatever is in doubt stays a row of its own: a story told twice is seen, one that
was hidden is not.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from feedmon.frozen import frozen
from feedmon.tracking import bare_host, host_of, normalise_link

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A link that more entries have is that of a site.
MOST = 50
#: So many letters at the beginning make two texts the same, whatever one of them ends with (“Read
#: more”, a list of tags). A shorter text has to be all of the other's beginning, and be so long.
_BEGINNING, _LEAST = 60, 20

_ADDRESS = re.compile(r"\w+://\S+|/?\b[ur]/[\w-]+|\b[\w-]+(?:\.[\w-]+)+\b")
_WORD = re.compile(r"\w+")
#: Who wrote or published it, before or behind the title of an article: behind a bar, a dash (three
#: lengths of it) or a dot.
_BAR = r"\s*[|\u2013\u2014\u00b7]\s*|\s+-\s+"
_NAME_BEFORE = re.compile(rf"^.+?(?:{_BAR}|:\s+)")
_NAME_BEHIND = re.compile(rf"(?:{_BAR})(?:(?!{_BAR}).)+$")
#: What aggregators say instead of a text.
_FURNITURE = frozenset(
    [
        *("article", "articles", "url", "urls", "link", "links", "comment", "comments", "point"),
        *("points", "score", "votes", "replies", "discussion", "discuss", "submitted", "posted"),
        *("by", "via", "source", "original", "permalink", "read", "more", "full", "text", "the"),
        *("story", "entry", "post", "continue", "reading", "on", "at", "in", "here"),
        *("hacker", "news", "hn", "lobsters", "reddit"),
    ]
)


@frozen
class Telling:
    """An entry, as far as it shows which story it tells; ``text`` is how it begins.

    ``plays``: it brings a sound or a film. ``site_url`` and ``feed_url`` are its feed's.
    """

    id: int
    feed_id: int
    link: str
    title: str = ""
    text: str = ""
    language: str | None = None
    plays: bool = False
    site_url: str | None = None
    feed_url: str = ""


def may_tell(link_key: str) -> bool:
    """Whether a compared link can be that of a story: a home page is not."""
    host, _, path = link_key.partition("/")
    return "?" in host or bool(path and not path.startswith("index."))


def stories(tellings: Iterable[Telling]) -> dict[int, int]:
    """Return, of entries with one compared link, the story of each that another one tells as well.

    A story is called by the lowest id of its entries. Any two of them tell the same: one that goes
    with each of two which differ belongs to the one that came first.
    """
    told = sorted(tellings, key=lambda telling: telling.id)
    feeds = Counter(telling.feed_id for telling in told)
    # What a feed gives to several of its entries is the address of a place.
    if len(told) > MOST or len(feeds) < 2 or max(feeds.values()) > 1:
        return {}
    if not told[0].link.lower().startswith(("http://", "https://")):
        return {}
    key = normalise_link(told[0].link)
    homes = {home for each in told for home in (each.site_url, each.feed_url) if home}
    if not may_tell(key) or key in map(normalise_link, homes):
        return {}
    groups: list[list[_Words]] = []
    for words in map(_Words, told):
        home = next((g for g in groups if all(map(words.tells_as, g))), None)
        if home is None:
            groups.append([words])
        else:
            home.append(words)
    return {words.id: group[0].id for group in groups if len(group) > 1 for words in group}


class _Words:
    """An entry with its words as they are compared."""

    def __init__(self, telling: Telling) -> None:
        self.id = telling.id
        self._plays = telling.plays
        self._title, self._parts = _title(telling.title)
        self._text = _text(telling)
        self._fragment = telling.link.partition("#")[2]
        self._language = re.split(r"[-_]", telling.language or "")[0].lower()
        self._is_publishers = _is_publishers(telling)

    def tells_as(self, other: _Words) -> bool:
        """Whether neither says what the other doesn't."""
        if self._plays != other._plays:
            return False
        same_title = self._is_called_as(other)
        # Different places of one page, unless the fragment is only another way to count readers.
        elsewhere = self._fragment and other._fragment and self._fragment != other._fragment
        if self._begins_as(other):
            return same_title or not elsewhere
        if not same_title or (
            self._language and other._language and self._language != other._language
        ):
            return False
        # Titles alone: of entries that say nothing beside, and of one publisher, who sums up what
        # stands whole in another feed. Anybody else's text under the same title is a comment.
        return self._text == other._text or (self._is_publishers and other._is_publishers)

    def _is_called_as(self, other: _Words) -> bool:
        if not self._title or not other._title:
            return False
        return (
            self._title == other._title
            or self._title in other._parts
            or other._title in self._parts
        )

    def _begins_as(self, other: _Words) -> bool:
        shorter = min(len(self._text), len(other._text), _BEGINNING)
        return shorter >= _LEAST and self._text[:shorter] == other._text[:shorter]


def _title(title: str) -> tuple[str, frozenset[str]]:
    """Return a title as it is compared, and what it may be without a name before or behind it."""
    title = " ".join(
        title.split()
    )  # one who looks for the end of each of a thousand spaces is slow
    shorter = ("".join(_words(name.sub("", title))) for name in (_NAME_BEFORE, _NAME_BEHIND))
    return "".join(_words(title)), frozenset(filter(None, shorter))


def _text(telling: Telling) -> str:
    """Return how an entry begins in its own words; nothing where it has none."""
    words = _words(_ADDRESS.sub(" ", telling.text))
    own = [word for word in words if word not in _FURNITURE and not word.isdigit()]
    if not own or words == _words(telling.title):
        return ""
    return "".join(_words(telling.text))


def _words(text: str) -> list[str]:
    """Return words as they are compared: small, however their letters are written."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _is_publishers(telling: Telling) -> bool:
    """Whether the feed is of the site that it links to."""
    there = bare_host(host_of(telling.link) or "")
    for url in (telling.site_url, telling.feed_url):
        here = bare_host(host_of(url or "") or "")
        if here and (here == there or there.endswith("." + here) or here.endswith("." + there)):
            return True
    return False
