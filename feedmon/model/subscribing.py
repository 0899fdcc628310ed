"""Feeds on their way in: subscription lists, and what is found behind an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feedmon.model.feeds import Feed


@dataclass(frozen=True, slots=True)
class OpmlFeed:
    """One feed of an OPML document: ``folder`` is the path of folder titles from the top."""

    url: str
    title: str = ""
    site_url: str | None = None
    folder: tuple[str, ...] = ()
    custom_title: str | None = None
    tags: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()  # attributes of others, kept and written again


@dataclass(frozen=True, slots=True)
class OpmlProblem:
    """An outline that was left out: its text or address, the line, and a code of why."""

    subject: str
    reason: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class OpmlDocument:
    """A read OPML file. ``folders`` are all folder paths in order, empty ones too."""

    feeds: tuple[OpmlFeed, ...]
    folders: tuple[tuple[str, ...], ...] = ()
    problems: tuple[OpmlProblem, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: feeds added, feeds that were there already, outlines left out."""

    added: tuple[Feed, ...]
    skipped: tuple[OpmlFeed, ...]
    problems: tuple[OpmlProblem, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """An article as a preview shows it: its title (or first words) and when it was published."""

    title: str
    published_at: int | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A feed found behind an address, with its newest entries.

    ``source`` is how it was found: self, link-header, alternate, site-rule, anchor, usual-place.
    ``rank`` is its place among all that are found with it, the lower the better; they are told as
    they are found. Of one that is subscribed already, nothing was asked: its ``format`` is empty.
    """

    url: str
    title: str
    format: str
    source: str
    entry_count: int
    newest_at: int | None
    newest: tuple[Headline, ...] = ()
    subscribed_id: int | None = None
    rank: int = 0
