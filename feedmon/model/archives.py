"""What loading older articles changes, and what it came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from feedmon.model.alerts import Alert
    from feedmon.model.decisions import NewAlias, NewEntry
    from feedmon.model.entries import EntrySummary
    from feedmon.model.feeds import Feed
    from feedmon.model.rules import Consequence


@frozen
class OlderUpdate:
    """What one document of an archive changes, decided before anything is written.

    ``older_url`` is where to go on another time (empty: nowhere), ``missed`` how many articles may
    still be missed, and ``ended`` why this is the last document for now, if it is; its codes are
    those of OlderLoaded. ``once``, ``consequences`` and ``slow_rules`` as in Update.
    """

    new: tuple[NewEntry, ...]
    aliases: tuple[NewAlias, ...]
    older_url: str
    missed: int
    ended: str | None = None
    once: bool = False
    consequences: tuple[Consequence, ...] = ()
    slow_rules: frozenset[int] = frozenset()


@frozen
class OlderStored:
    """What one document of an archive changed, ready to be painted.

    ``retold`` and ``alerts`` as in Changes.
    """

    feed: Feed
    new: tuple[EntrySummary, ...]
    ended: str | None
    retold: tuple[EntrySummary, ...] = ()
    alerts: tuple[Alert, ...] = ()


@frozen
class OlderLoaded:
    """How many documents of an archive were read, and how many new articles were in them.

    ``ended`` is a code of why it went no further: end (there is nothing older), known (what was
    missed is there), seen (the archive leads back to itself), enough (for once), kept (no more
    articles of the feed are kept), moved (it has another address meanwhile), busy (it is being
    loaded already).
    """

    feed_id: int
    documents: int
    new: int
    ended: str
