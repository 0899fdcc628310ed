"""What was typed to find articles, as it was understood; ``feedmon.query`` reads it."""

from __future__ import annotations

import dataclasses

from feedmon.frozen import frozen
from feedmon.model.entries import EntryQuery


@frozen
class Term:
    """One thing to look for; ``field`` is empty for words, ``begin`` its place in the text.

    ``phrase``: in quotation marks. ``open``: its last word may be the beginning of one, since it is
    still being typed or ends in an asterisk.
    """

    field: str
    value: str
    negated: bool = False
    phrase: bool = False
    open: bool = False
    begin: int = dataclasses.field(default=0, compare=False)
    end: int = dataclasses.field(default=0, compare=False)


#: Terms of which one has to hold.
Clause = tuple[Term, ...]


@frozen
class Wrong:
    """What is wrong with a term: ``code`` is ``no-such-value``, ``no-such-day`` or ``too-long``.

    ``choices`` are the values that there are.
    """

    code: str
    field: str
    value: str
    begin: int
    end: int
    choices: tuple[str, ...] = ()


@frozen
class Query:
    """Clauses that all have to hold, and what is wrong with the others.

    ``unfinished``: a field was passed over since it is still being typed.
    """

    clauses: tuple[Clause, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    unfinished: bool = False


@frozen
class Completion:
    """What to put in the place of the characters from ``begin`` to ``end``; ``shown`` in a list."""

    begin: int
    end: int
    text: str
    shown: str


@frozen
class SavedSearch:
    """A search that the person kept under a name; ``query`` is what was typed."""

    id: int
    title: str
    query: str

    @property
    def entry_query(self) -> EntryQuery:
        """The articles it finds; its last word is a whole one, nobody is typing any more."""
        return EntryQuery(search=f"{self.query} ")


@frozen
class Tag:
    """A word that the person put on articles: on ``entries`` of them, ``unread`` unread."""

    id: int
    title: str
    entries: int = 0
    unread: int = 0


@frozen
class TagChange:
    """A tag got the title ``to``, or was taken off everything (``""``); to be taken back.

    It was on ``entry_ids``. ``joined``: there was a tag of that title, which ``both`` of them had
    as well. ``searches`` that named it, as they were.
    """

    title: str
    to: str
    entry_ids: tuple[int, ...]
    joined: bool = False
    both: tuple[int, ...] = ()
    searches: tuple[SavedSearch, ...] = ()
