"""Which entry is which: ids that stay the same from poll to poll (I-1, I-2, I-3).

An id is what the document says, canonical. Where a document gives one id to several entries, each
gets an id of its own made from that id and what tells them apart; the ids under which the store
may know an entry from other days go with it as aliases. The order of the entries never matters.

Some publishers give out ids that mean nothing: new ones with every document, or one for all. What
an entry of theirs is known by instead is its *pair*, link and title.
"""

from __future__ import annotations

import re
from collections import defaultdict
from hashlib import sha256
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedmon.model import ParsedEntry, ParsedFeed

#: Of an entry with neither id nor link this much text (in bytes) is part of its id.
_TEXT_BYTES = 2048
#: It is looked for in so many characters of a body first.
_BEGINNING = 64 * 1024
#: Longer ids are kept as their digest.
_MAX_UID = 1024
_SEPARATOR = "|"
_PAIR = "pair:"

#: Tags, unclosed ones too; entities are left for later, so nothing here can become a tag.
_TAG = re.compile(r"<[^<>]*>?")
#: All white space but single spaces. Splitting at them takes ten times the memory of a long text.
_SPACES = re.compile(r"[^\S ]\s*| \s+")


def identify(feed: ParsedFeed) -> list[tuple[str, tuple[str, ...]]]:
    """The id of every entry, in their order, and the aliases under which the store may know it.

    An alias that begins like the id itself is a bare one (see :func:`is_bare`): it belonged to
    several entries at once and proves nothing without the link or the title.
    """
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for index, entry in enumerate(feed.entries):
        groups[bare_uid(entry)].append(index)
    found: list[tuple[str, tuple[str, ...]]] = [("", ())] * len(feed.entries)
    for bare, indexes in groups.items():
        if len(indexes) == 1:
            entry = feed.entries[indexes[0]]
            found[indexes[0]] = (bare, _own_aliases(bare, entry))
            continue
        for index, uid in _told_apart(bare, {index: feed.entries[index] for index in indexes}):
            found[index] = (uid, (bare,))
    return found


def bare_uid(entry: ParsedEntry) -> str:
    """The id of an entry by itself: its guid, else its link, else a digest of title and text."""
    for given in (entry.guid, entry.link):
        if given and (uid := canonical(given)):
            return uid
    return "sha256:" + sha256(_bytes(_title(entry)) + b"\0" + _beginning(entry)).hexdigest()


def pair_uid(link_key: str, title: str) -> str:
    """The id of an entry by its link, as compared with others, and its title."""
    return _PAIR + _digest(f"{link_key}\0{plain_title(title)}")


def uid_among_others(entry: ParsedEntry) -> str:
    """The id that an entry has beside others of its id, link and title: by its text."""
    return _join(bare_uid(entry), _text_key(entry))


def plain_title(title: str) -> str:
    """A title as it is compared: spaces and line breaks mean nothing."""
    return " ".join(title.split())


def canonical(given: str) -> str:
    """A guid or link as ids are compared: trimmed, http and https alike, nothing else changed."""
    given = given.strip()
    if given.startswith("http://"):
        given = "https://" + given.removeprefix("http://")
    return given if len(given) <= _MAX_UID else "sha256:" + _digest(given)


def is_bare(uid: str, alias: str) -> bool:
    """Whether ``alias`` is the id that ``uid`` was made from, and others beside it."""
    return uid.startswith(alias + _SEPARATOR)


def content_hash(entry: ParsedEntry) -> str:
    """A digest of what a reader would notice of an entry: no dates (I-5)."""
    files = ((file.url, file.type or "", str(file.length)) for file in entry.enclosures)
    parts = (
        (canonical(entry.link or ""), entry.title),
        entry.authors,
        (entry.content_html or "", entry.summary_html or ""),
        entry.categories,
        *files,
        (entry.thumbnail or "",),
    )
    digest = sha256()
    for part in parts:
        digest.update(b"%d;" % len(part))
        for text in part:
            data = _bytes(text)
            digest.update(b"%d:" % len(data))
            digest.update(data)
    return digest.hexdigest()


def _told_apart(bare: str, entries: dict[int, ParsedEntry]) -> list[tuple[int, str]]:
    """Ids for entries that share one: by link where links differ, else by title, else by text."""
    found: list[tuple[int, str]] = []
    ways: tuple[Callable[[ParsedEntry], str], ...] = (_link_key, _title_key, _text_key)
    for way in ways:
        groups: defaultdict[str, list[int]] = defaultdict(list)
        for index, entry in entries.items():
            groups[way(entry)].append(index)
        for key, indexes in groups.items():
            # The last way decides: entries alike in all are the same one, said twice.
            if way is _text_key or (key and len(indexes) == 1):
                for index in indexes:
                    found.append((index, _join(bare, key)))
                    del entries[index]
    return found


def _own_aliases(bare: str, entry: ParsedEntry) -> tuple[str, ...]:
    """Say what this entry would be called if it shared its id with others: it may have, once."""
    keys = [key for way in (_link_key, _title_key) if (key := way(entry)) and key != bare]
    return tuple(_join(bare, key) for key in keys or [_text_key(entry)])


def _link_key(entry: ParsedEntry) -> str:
    return canonical(entry.link) if entry.link else ""


def _title_key(entry: ParsedEntry) -> str:
    title = _title(entry)
    return "title:" + _digest(title)[:32] if title else ""


def _text_key(entry: ParsedEntry) -> str:
    return "text:" + _digest(_title(entry) + "\0" + _text(entry))[:32]


def _join(bare: str, key: str) -> str:
    return f"{bare}{_SEPARATOR}{key}"


def _title(entry: ParsedEntry) -> str:
    return plain_title(entry.title)


def _beginning(entry: ParsedEntry) -> bytes:
    """The first bytes of the words of the body, without reading all of a long one."""
    html = _html(entry)
    if len(html) > _BEGINNING:
        # What ends before a space ends neither in a word nor in an entity; tags need no end.
        text = _bytes(_words(html[:_BEGINNING].rpartition(" ")[0]))
        if len(text) >= _TEXT_BYTES:
            return text[:_TEXT_BYTES]
    return _bytes(_words(html))[:_TEXT_BYTES]


def _text(entry: ParsedEntry) -> str:
    """The words of the body; not the sanitiser's text, whose next version may differ."""
    return _words(_html(entry))


def _html(entry: ParsedEntry) -> str:
    return entry.content_html or entry.summary_html or ""


def _words(html: str) -> str:
    return _SPACES.sub(" ", unescape(_TAG.sub(" ", html))).strip(" ")


def _digest(text: str) -> str:
    return sha256(_bytes(text)).hexdigest()


def _bytes(text: str) -> bytes:
    # JSON can name half a surrogate pair, which UTF-8 has no place for.
    return text.encode("utf-8", "surrogatepass")
