"""Whether the ids that a feed gives to its entries mean anything (I-3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.identity import canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.decide.matching import Matching
    from feedmon.model import KnownEntry, WorkedEntry

#: Of a document's ids, in hundredths: so many may be missing or repeated, and so many be new while
#: so many of its links and titles are known.
MISSING, NEW, KNOWN = 5, 80, 80


def ids_mean_nothing(
    entries: Sequence[WorkedEntry], found: dict[str, KnownEntry], matching: Matching
) -> bool:
    """Judge by one whole document; ``found`` are its entries that are known by their ids."""
    total = len(entries)
    if 100 * _missing_or_repeated(entries) > MISSING * total:
        return True
    if 100 * (total - len(found)) <= NEW * total:
        return False
    if not found and not matching.has_pairs:
        return False
    known = sum(matching.is_known_pair(entry, found.get(entry.uid)) for entry in entries)
    return 100 * known >= KNOWN * total


def _missing_or_repeated(entries: Sequence[WorkedEntry]) -> int:
    """Count the entries without an id of their own, and those whose id was said before."""
    guids = {canonical(entry.parsed.guid or "") for entry in entries}
    return len(entries) - len(guids - {""})
