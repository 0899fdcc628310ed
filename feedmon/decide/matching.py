"""Which entries of a document the store knows: by their ids, and where these fail by their links.

A feed whose ids can be trusted is read by them (I-1, I-2), and an entry that nobody knows by its
id is still known by its link, if that is its own (I-4). In a feed whose ids mean nothing an entry
is its link and its title, and its id proves something only together with one of the two (I-3).
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from feedmon.identity import canonical, is_bare, plain_title
from feedmon.tracking import normalise_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from feedmon.model import Known, KnownEntry, ParsedEntry, WorkedEntry

    Way = Callable[[WorkedEntry], Iterable[KnownEntry]]


class Matching:
    """The entries of one document beside what the store knows of them.

    ``entries`` are distinct. ``site_url`` is the page of the whole feed: a link to it is no
    article's own.
    """

    def __init__(
        self, entries: Sequence[WorkedEntry], known: Known, *, site_url: str | None
    ) -> None:
        self._entries, self._known = entries, known
        # The way must not depend on the order of the document.
        self._ordered = sorted(entries, key=lambda entry: entry.uid)
        self._site = None if site_url is None else normalise_link(site_url)

    @cached_property
    def _links(self) -> Counter[str | None]:
        return Counter(entry.link_key for entry in self._entries)

    @cached_property
    def _pairs(self) -> Counter[str | None]:
        return Counter(entry.pair for entry in self._entries)

    def by_id(self) -> dict[str, KnownEntry]:
        """Find the stored entry of each id of the document by ids alone."""
        if not self._known.entries:
            return {}
        return self._found({}, (self._uid, self._own_alias, self._bare_link, self._bare_title))

    def with_reissued(self, found: dict[str, KnownEntry]) -> dict[str, KnownEntry]:
        """Add those that were given another id, and are known by their link."""
        if not self._known.by_link:
            return found
        return self._found(found, (self._reissued,))

    def by_pair(self) -> dict[str, KnownEntry]:
        """Find the stored entry of each id of the document where ids mean nothing."""
        ways = (self._pair_alias, self._pair, self._alias_link, self._alias_title, self._lone_uid)
        return self._found({}, (*ways, self._reissued))

    def pair(self, entry: WorkedEntry) -> str | None:
        """Return the entry's id by link and title, if no other of the document has the same."""
        return entry.pair if entry.pair is not None and self._pairs[entry.pair] == 1 else None

    @property
    def has_pairs(self) -> bool:
        """Whether any entry that no id leads to may be known by link and title."""
        return bool(self._known.by_link or self._known.deleted)

    def is_known_pair(self, entry: WorkedEntry, match: KnownEntry | None) -> bool:
        """Whether just one entry that is stored, or was deleted, has this link and title.

        ``match`` is the one that is known by the id of ``entry``.
        """
        pair = self.pair(entry)
        if match is not None:
            same_title = plain_title(match.title) == plain_title(entry.parsed.title)
            return pair is not None and match.link_key == entry.link_key and same_title
        if pair is None or not self._is_evidence(entry):
            return False
        same = self._of_pair(entry)
        if len(same) == 1:
            return self._same_date(entry.parsed, same[0])
        return not same and pair in self._known.deleted

    def is_deleted(self, entry: WorkedEntry, *, trusted: bool) -> bool:
        """Whether the entry was deleted once (I-10); ``trusted`` says that its id means something.

        A bare alias may have been another entry's, and so may a publisher's id that means nothing.
        """
        deleted = self._known.deleted
        if not deleted:
            return False
        pair = self.pair(entry)
        if pair is not None and pair in deleted:
            return not trusted or (self._links[entry.link_key] == 1 and self._is_evidence(entry))
        # Told apart from others it holds a link or a title, and proves something again.
        doubtful = None if trusted or pair is None else canonical(entry.parsed.guid or "")
        names = (uid for uid in (entry.uid, *entry.aliases) if not is_bare(entry.uid, uid))
        return any(uid in deleted for uid in names if uid != doubtful)

    def _found(self, found: dict[str, KnownEntry], ways: Iterable[Way]) -> dict[str, KnownEntry]:
        """Go the surest way first; no stored entry answers to two of the document."""
        found = dict(found)
        taken = {match.id for match in found.values()}
        left = [entry for entry in self._ordered if entry.uid not in found]
        for way in ways:
            for entry in left:
                for match in way(entry):
                    if match.id not in taken:
                        found[entry.uid] = match
                        taken.add(match.id)
                        break
            left = [entry for entry in left if entry.uid not in found]
        return found

    # --- by id ------------------------------------------------------------------------------

    def _uid(self, entry: WorkedEntry) -> Iterable[KnownEntry]:
        return self._named(entry.uid)

    def _own_alias(self, entry: WorkedEntry) -> Iterator[KnownEntry]:
        for alias in entry.aliases:
            if not is_bare(entry.uid, alias):
                yield from self._named(alias)

    def _bare_link(self, entry: WorkedEntry) -> Iterator[KnownEntry]:
        return (one for one in self._bare(entry) if _same_link(entry.parsed, one))

    def _bare_title(self, entry: WorkedEntry) -> Iterator[KnownEntry]:
        return (one for one in self._bare(entry) if _same_title(entry.parsed, one))

    def _bare(self, entry: WorkedEntry) -> Iterator[KnownEntry]:
        for alias in entry.aliases:
            if is_bare(entry.uid, alias):
                yield from self._named(alias)

    def _named(self, uid: str) -> tuple[KnownEntry, ...]:
        match = self._known.entries.get(uid)
        return () if match is None else (match,)

    # --- by link ----------------------------------------------------------------------------

    def _reissued(self, entry: WorkedEntry) -> Iterator[KnownEntry]:
        key = entry.link_key
        if key is None or key == self._site or self._links[key] > 1:
            return
        same = self._known.by_link.get(key, ())
        # A link that several stored entries have is none's own.
        if len(same) == 1 and same[0].recent and self._same_date(entry.parsed, same[0]):
            yield same[0]

    def _is_evidence(self, entry: WorkedEntry) -> bool:
        """Whether a link and a title may be one entry's: those of a lone entry may be of all."""
        return len(self._entries) > 1 or entry.link_key != self._site

    def _same_date(self, entry: ParsedEntry, match: KnownEntry) -> bool:
        """Whether the dates leave it open that they are one; of a lone entry they must agree."""
        dates = {entry.published_at, match.published_at} - {None}
        return len(self._entries) > 1 or len(dates) < 2

    # --- by link and title ------------------------------------------------------------------

    def _pair_alias(self, entry: WorkedEntry) -> Iterator[KnownEntry]:
        pair = self.pair(entry)
        if pair is not None:
            yield from self._named(pair)

    def _pair(self, entry: WorkedEntry) -> Iterator[KnownEntry]:
        return iter(() if self.pair(entry) is None else self._of_pair(entry))

    def _of_pair(self, entry: WorkedEntry) -> list[KnownEntry]:
        same = self._known.by_link.get(entry.link_key or "", ())
        title = plain_title(entry.parsed.title)
        return [one for one in same if plain_title(one.title) == title]

    def _alias_link(self, entry: WorkedEntry) -> Iterator[KnownEntry]:
        return (one for one in self._any_name(entry) if _same_link(entry.parsed, one))

    def _alias_title(self, entry: WorkedEntry) -> Iterator[KnownEntry]:
        return (one for one in self._any_name(entry) if _same_title(entry.parsed, one))

    def _any_name(self, entry: WorkedEntry) -> Iterator[KnownEntry]:
        for uid in (entry.uid, *entry.aliases):
            yield from self._named(uid)

    def _lone_uid(self, entry: WorkedEntry) -> Iterator[KnownEntry]:
        """Where link and title say nothing, the id is all there is."""
        if self.pair(entry) is None:
            yield from self._uid(entry)
            yield from self._own_alias(entry)
            for name in spare_names(entry):
                yield from self._named(name)


def spare_names(entry: WorkedEntry) -> tuple[str, ...]:
    """What an entry without link and title is called where another has all of its names."""
    return (f"{entry.uid}|spare",) if entry.pair is None else ()


def _same_link(entry: ParsedEntry, match: KnownEntry) -> bool:
    return bool(entry.link and match.link) and canonical(entry.link or "") == canonical(
        match.link or ""
    )


def _same_title(entry: ParsedEntry, match: KnownEntry) -> bool:
    title = plain_title(entry.title)
    return bool(title) and title == plain_title(match.title)
