"""Feeds on their way in: subscription lists, and what is found behind an address."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from feedmon.frozen import frozen
from feedmon.model.feeds import Notify, Wish
from feedmon.model.full_texts import FullTextMode
from feedmon.model.vigil import Vigil

if TYPE_CHECKING:
    from feedmon.model.feeds import Feed
    from feedmon.model.folders import Folder
    from feedmon.model.watches import WatchSpec


@frozen
class OpmlSettings:
    """How feedmon treats a feed, as far as a list says so; the rest is as everywhere.

    The names are those of ``Feed``. What could harm (a private network, a login) is not among them.
    """

    wish: Wish = field(default_factory=Wish)
    notify: Notify = Notify.GROUPED
    images_allowed: bool = False
    in_totals: bool = True
    keep_newest: int | None = None
    keep_days: int | None = None
    paused: bool = False
    user_agent: str | None = None
    full_text: FullTextMode = FullTextMode.OFF
    vigil: Vigil = field(default_factory=Vigil)
    watch: WatchSpec | None = None  # of a page: what is looked at on it


@frozen
class OpmlFeed:
    """One feed of an OPML document: ``folder`` is the path of folder titles from the top."""

    url: str
    title: str = ""
    site_url: str | None = None
    folder: tuple[str, ...] = ()
    custom_title: str | None = None
    tags: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()  # attributes of others, kept and written again
    settings: OpmlSettings = OpmlSettings()


@frozen
class OpmlFolder:
    """What an OPML document says of a folder beyond its titles: of polling, and for others."""

    path: tuple[str, ...]
    wish: Wish = field(default_factory=Wish)
    extra: tuple[tuple[str, str], ...] = ()


@frozen
class OpmlProblem:
    """An outline that was left out: its text or address, the line, and a code of why."""

    subject: str
    reason: str
    line: int | None = None


@frozen
class OpmlDocument:
    """A read OPML file. ``folders`` are all folder paths in order, empty ones too.

    ``details`` are of those folders of which more is said.
    """

    feeds: tuple[OpmlFeed, ...]
    folders: tuple[tuple[str, ...], ...] = ()
    problems: tuple[OpmlProblem, ...] = ()
    title: str = ""
    details: tuple[OpmlFolder, ...] = ()


@frozen
class OpmlPreview:
    """A list to choose from: each feed once, which of them (by place) are ``followed`` already.

    ``merged`` is how many were listed again and are one with the first of their kind.
    """

    document: OpmlDocument
    followed: frozenset[int] = frozenset()
    merged: int = 0


@frozen
class ImportReport:
    """What an import did: feeds added, feeds that were there already, outlines left out.

    ``folders`` were made for it, each behind the one it lies in.
    """

    added: tuple[Feed, ...]
    skipped: tuple[OpmlFeed, ...]
    problems: tuple[OpmlProblem, ...]
    folders: tuple[Folder, ...] = ()


@frozen
class Headline:
    """An article as a preview shows it: its title (or first words) and when it was published."""

    title: str
    published_at: int | None


@frozen
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
