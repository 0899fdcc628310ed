"""What people type to find articles, as conditions that SQL understands.

Words that all have to be there become one query of the index of words, which finds candidates;
feeds and folders become the feeds to look in; everything else is a condition on each entry.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from feedmon.query import moment, read_query
from feedmon.store.folders import subtree
from feedmon.store.rows import id_list
from feedmon.store.search import match_expression

if TYPE_CHECKING:
    from feedmon.model import Clause, Term
    from feedmon.store.database import Database

_TEXT = {"", "title", "author", "text"}
_FLAGS = {
    ("is", "unread"): "read = 0",
    ("is", "read"): "read = 1",
    ("is", "starred"): "starred = 1",
    ("is", "alert"): "alerted = 1",
    ("is", "hidden"): "hidden = 1",
    ("is", "tagged"): "id IN (SELECT entry_id FROM entry_tags)",
    ("is", "updated"): "edits > 0",
    ("has", "enclosure"): "has_enclosure = 1",
    ("has", "picture"): "thumbnail IS NOT NULL",
    ("has", "author"): "author <> ''",
    ("has", "link"): "link IS NOT NULL",
}


@dataclass(slots=True)
class Asked:
    """``expression`` for the index of words, the ``feeds`` to look in (``None``: any), conditions.

    ``lacks`` is an expression, too: for what must not be there, where no words must be.

    ``nothing``: no article can be meant. ``unread``, ``starred``, ``alerted`` and ``hidden`` are
    those that all have to be, for which there are indexes.
    """

    expression: str | None = None
    lacks: str | None = None
    feeds: set[int] | None = None
    conditions: list[str] = field(default_factory=list)
    parameters: dict[str, Any] = field(default_factory=dict)
    unread: bool = False
    starred: bool = False
    alerted: bool = False
    hidden: bool = False
    nothing: bool = False

    def name(self, value: Any) -> str:
        """Take a value for a statement and return the name that stands for it."""
        name = f"asked_{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"


def ask(db: Database, typed: str, now: int) -> Asked:
    """Understand what was typed, with the feeds, folders and tags there are.

    What is wrong in it is passed over, what is being typed as well.
    """
    query = read_query(typed, now)
    asked = Asked(nothing=not query.clauses and not query.unfinished and not query.wrong)
    words: list[Clause] = []
    others: list[Term] = []  # that must not be there
    for clause in query.clauses:
        if all(term.field in _TEXT and not term.negated for term in clause):
            words.append(clause)
        elif len(clause) == 1 and clause[0].field in _TEXT:
            others += clause
        elif not _is_simple(db, asked, clause):
            alternatives = [_condition(db, asked, term, now) for term in clause]
            asked.conditions.append(f"({' OR '.join(alternatives)})")
    asked.expression = match_expression(words)
    without = match_expression([tuple(others)])
    if asked.expression is not None and without is not None:
        # The index passes over them; alone it can not be asked for what it has not.
        asked.expression = f"({asked.expression}) NOT {without}"
    elif not words:
        asked.lacks = without
    if words and asked.expression is None:
        asked.nothing = True  # signs alone are in no article's words
    return asked


def _is_simple(db: Database, asked: Asked, clause: Clause) -> bool:
    """Take a clause of one term for which there is an index, if it is such a one."""
    (term, *others) = clause
    if others or term.negated:
        return False
    if term.field in {"feed", "folder"}:
        feeds = _feeds(db, term)
        asked.feeds = feeds if asked.feeds is None else asked.feeds & feeds
        return True
    if (flag := (term.field, term.value.casefold())) == ("is", "unread"):
        asked.unread = True
    elif flag == ("is", "starred"):
        asked.starred = True
    elif flag == ("is", "alert"):
        asked.alerted = True
    elif flag == ("is", "hidden"):
        asked.hidden = True
    else:
        return False
    return True


def _condition(db: Database, asked: Asked, term: Term, now: int) -> str:
    condition = _positive(db, asked, term, now)
    return f"NOT ({condition})" if term.negated else condition


def _positive(db: Database, asked: Asked, term: Term, now: int) -> str:
    if (flag := _FLAGS.get((term.field, term.value.casefold()))) is not None:
        return flag
    match term.field:
        case "feed" | "folder":
            return _in("feed_id", asked.name(id_list(sorted(_feeds(db, term)))))
        case "tag" | "rule":
            return _of_person(db, asked, term)
        case "link":
            return f"instr(lower(coalesce(link, '')), {asked.name(term.value.lower())}) > 0"
        case "after" | "before" | "on":
            return _time(asked, term, now)
    expression = match_expression([(term,)])
    return "false" if expression is None else _has_words(asked.name(expression))


def _of_person(db: Database, asked: Asked, term: Term) -> str:
    """Mean what has a tag, or what a rule told of or hid."""
    if term.field == "tag":
        tagged = _in("tag_id", asked.name(id_list(_named(db, "tags", term))))
        return f"id IN (SELECT entry_id FROM entry_tags WHERE {tagged})"  # noqa: S608 - names of ours
    rules = asked.name(id_list(_named(db, "rules", term)))
    told = f"SELECT entry_id FROM alerts WHERE {_in('rule_id', rules)}"  # noqa: S608 - names of ours
    return f"({_in('hidden_by', rules)} OR id IN ({told}))"


def _in(column: str, name: str) -> str:
    return f"{column} IN (SELECT value FROM json_each({name}))"  # noqa: S608 - names of ours


def _has_words(name: str) -> str:
    return f"id IN (SELECT rowid FROM entries_fts WHERE entries_fts MATCH {name})"  # noqa: S608 - a name of ours


def _time(asked: Asked, term: Term, now: int) -> str:
    span = moment(term.value, now)
    if span is None:
        return "false"
    if term.field == "after":
        return f"sort_at >= {asked.name(span.begin)}"
    if term.field == "before":
        return f"sort_at < {asked.name(span.begin)}"
    return f"sort_at >= {asked.name(span.begin)} AND sort_at < {asked.name(span.end)}"


def _feeds(db: Database, term: Term) -> set[int]:
    """Find the feeds by title or address, or those in folders by the folders' titles."""
    looked_for = _folded(term.value)
    if term.field == "feed":
        rows = db.execute("SELECT id, coalesce(custom_title, publisher_title), url FROM feeds")
        return {
            feed_id
            for feed_id, title, url in rows
            if looked_for in _folded(title) or looked_for in url.casefold()
        }
    folders: set[int] = set()
    for folder_id, title in db.execute("SELECT id, title FROM folders").fetchall():
        if looked_for in _folded(title):
            folders |= subtree(db, folder_id)
    rows = db.execute(
        "SELECT id FROM feeds WHERE folder_id IN (SELECT value FROM json_each(?))",
        [id_list(sorted(folders))],
    )
    return {feed_id for (feed_id,) in rows}


def _named(db: Database, table: str, term: Term) -> list[int]:
    """Find the tag or rule of that title, or those that begin so while it is being typed."""
    looked_for = _as_sought(term.value)
    return [
        one
        for one, title in db.execute(f"SELECT id, title FROM {table}")  # noqa: S608 - ours
        if _as_sought(title) == looked_for
        or (term.open and _as_sought(title).startswith(looked_for))
    ]


def _as_sought(title: str) -> str:
    """Write a title as one can look for it: nobody can type quotes in quotes."""
    return _folded(" ".join(title.replace('"', " ").split()))


def _folded(words: str) -> str:
    """Write words as they are compared: small, and without accents."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
