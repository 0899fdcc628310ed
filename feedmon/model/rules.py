"""Rules: what a person wants to be told of, or done, without looking."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Container

    from feedmon.model.entries import EntrySummary, Origin


class RuleField(StrEnum):
    """Where a condition looks. ``ANYWHERE`` is title, text and author."""

    ANYWHERE = "anywhere"
    TITLE = "title"
    TEXT = "text"
    AUTHOR = "author"
    LINK = "link"
    CATEGORY = "category"


class RuleMatch(StrEnum):
    """How a condition looks: for one of its words, for all of them, a phrase, or a pattern.

    Words and phrases are as in the search box: whole words in any case, with or without accents;
    an asterisk at the end stands for any ending. Each line, and each part between commas, of what
    is looked for with ``ANY`` and ``ALL`` is a word or a phrase. In links, parts count, not words.
    """

    ANY = "any"
    ALL = "all"
    PHRASE = "phrase"
    PATTERN = "pattern"


class Urgency(StrEnum):
    """When a person is told: at once even in quiet hours, when it suits, or in the next digest."""

    URGENT = "urgent"
    NORMAL = "normal"
    DIGEST = "digest"


@frozen
class Condition:
    """One condition; ``negated``: it must not be so."""

    where: RuleField = RuleField.ANYWHERE
    how: RuleMatch = RuleMatch.ANY
    what: str = ""
    negated: bool = False


@frozen
class ConditionGroup:
    """Conditions, and groups of them, of which all have to hold or (``every=False``) any.

    A group of nothing holds always.
    """

    parts: tuple[Condition | ConditionGroup, ...] = ()
    every: bool = True


@frozen
class RuleActions:
    """What is done with an article that a rule matches.

    ``notify`` raises an alert that is told on the desktop, ``destinations`` (ids) get one, too;
    ``hide`` takes it out of all lists (it is read then, and found by ``is:hidden``).
    """

    notify: bool = False
    star: bool = False
    tags: tuple[str, ...] = ()
    mark_read: bool = False
    hide: bool = False
    destinations: tuple[int, ...] = ()

    @property
    def alerts(self) -> bool:
        """Whether an alert is raised."""
        return self.notify or bool(self.destinations)


@frozen
class RuleSpec:
    """What a rule says. Without ``feeds`` and ``folders`` it is about everything.

    A folder means all below it. With ``stop`` the rules after it don't see what it matches.
    """

    conditions: ConditionGroup = ConditionGroup()
    actions: RuleActions = RuleActions()
    urgency: Urgency = Urgency.NORMAL
    feeds: tuple[int, ...] = ()
    folders: tuple[int, ...] = ()
    stop: bool = False

    def is_lost(self, feeds: Container[int], folders: Container[int]) -> bool:
        """Whether it is about some feeds and folders, of which none is among these any more."""
        named = bool(self.feeds or self.folders)
        there = any(one in feeds for one in self.feeds)
        return named and not there and not any(one in folders for one in self.folders)


@frozen
class Rule:
    """A rule in its place among the others; the first goes first.

    ``trouble`` is a code: ``slow`` for a pattern that took too long and is passed over until the
    rule is changed.
    """

    id: int
    title: str
    spec: RuleSpec
    enabled: bool = True
    created_at: int = 0
    changed_at: int = 0
    trouble: str | None = None


@frozen
class Found:
    """What of an article a condition found: ``begin`` and ``end`` in the text of ``where``."""

    where: RuleField
    begin: int
    end: int
    words: str


@frozen
class Judged:
    """One condition (or group) and whether it held; ``found`` is what it found."""

    part: Condition | ConditionGroup
    holds: bool
    found: tuple[Found, ...] = ()
    parts: tuple[Judged, ...] = ()  # of a group
    trouble: str | None = None  # "slow": the pattern took too long and counts as not found


@frozen
class Told:
    """One way on which an alert goes out; ``channel`` as in Delivery, ``state`` too."""

    channel: str
    destination: str
    state: str
    at: int | None = None
    attempts: int = 0
    error: str | None = None
    detail: str = ""


@frozen
class Why:
    """What a rule says of an article now, and what came of it when it arrived.

    ``reason`` is a code for why there is no alert though the rule matches: ``off``, ``elsewhere``
    (other feeds), ``stopped`` (an earlier rule ended it), ``no-alert`` (the rule raises none),
    ``imported`` (it came from another program or a file), ``older`` (the rule is newer than the
    article, or was changed since), ``edited`` (so it is, and the edit of an article tells only
    where the rule did not match before), ``archive`` (it is an old one, loaded from its feed's
    archive), ``first`` (its feed was fetched for the first time), ``same-story`` (another feed told
    it before), ``forgotten`` (there was one, which is not kept any more); ``None`` where there is
    one, or the rule does not match.
    """

    rule: Rule
    judged: Judged
    alert_id: int | None = None
    told: tuple[Told, ...] = ()
    reason: str | None = None


class Arrival(NamedTuple):
    """How an article came: ``first``, with the first fetch of its feed; ``edited`` since then."""

    received_at: int
    first: bool = False
    origin: Origin | None = None
    edited: bool = False


class ArticleText(NamedTuple):
    """What rules look at of an article."""

    title: str
    text: str
    author: str = ""
    link: str = ""
    categories: tuple[str, ...] = ()


@frozen
class PreviewHit:
    """A stored article that a rule would have matched; ``title`` and ``passage`` with marks.

    The marks are (begin, end) in them; the passage is what is around the first find in its text.
    """

    entry: EntrySummary
    title_marks: tuple[tuple[int, int], ...] = ()
    passage: str = ""
    passage_marks: tuple[tuple[int, int], ...] = ()


@frozen
class RulePreview:
    """What a rule would have matched among the stored articles, newest first.

    ``matched`` of the ``articles`` of the last ``days`` days in its feeds; ``looked_at`` of them
    had to be looked at, the others have none of its words. ``done``: that was all, else it is what
    was found until now. ``hits`` are the newest of them.
    """

    hits: tuple[PreviewHit, ...] = ()
    matched: int = 0
    looked_at: int = 0
    days: int = 30
    done: bool = False
    trouble: str | None = None
    articles: int = 0


@frozen
class NewAlert:
    """An alert that an article raises when it is stored."""

    rule_id: int
    rule_title: str
    urgency: Urgency
    found: tuple[str, ...] = ()
    desktop: bool = False
    destinations: tuple[int, ...] = ()


@frozen
class Consequence:
    """What rules do with the article of ``uid`` when it is stored.

    With ``entry_id`` it was there already and is edited: of what rules do only alerts are raised.
    """

    uid: str
    star: bool = False
    tags: tuple[str, ...] = ()
    read: bool = False
    hidden_by: int | None = None  # the first rule that hides it
    alerts: tuple[NewAlert, ...] = ()
    entry_id: int | None = None


@frozen
class Rules:
    """The rules that hold for a feed, as they are stored: (id, revision, title, JSON) each.

    ``folders`` are those in which the feed lies, up to the top.
    """

    rows: tuple[tuple[int, int, str, str], ...] = ()
    folders: frozenset[int] = frozenset()
    slow: frozenset[int] = field(default_factory=frozenset)
