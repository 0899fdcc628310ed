"""Saved searches go on finding what they found when something they name is called otherwise."""

from __future__ import annotations

from feedmon.query.language import read_query


def rename_tag_in(query: str, title: str, to: str) -> str:
    """Let a query name a tag by its new title, wherever it names it."""
    found = [
        term
        for clause in read_query(f"{query} ").clauses
        for term in clause
        if term.field == "tag" and not term.open and term.value.casefold() == title.casefold()
    ]
    for term in sorted(found, key=lambda term: term.begin, reverse=True):
        minus = "-" if term.negated else ""
        words = to.replace('"', " ")
        query = f'{query[: term.begin]}{minus}tag:"{words}"{query[term.end :]}'
    return query
