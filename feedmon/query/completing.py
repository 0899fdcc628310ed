"""What a query may go on with at the place where somebody types."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedmon.model import Completion
from feedmon.query.language import (
    CHOICES,
    LINK_FIELDS,
    NAME_FIELDS,
    TEXT_FIELDS,
    TIME_FIELDS,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FIELDS = (*NAME_FIELDS, *CHOICES, *TIME_FIELDS, *TEXT_FIELDS[1:], *LINK_FIELDS)
#: Days that are worth proposing.
_TIMES = ("today", "yesterday", "7d", "30d")
_MOST = 12
#: So many letters of a field's name are typed before it is proposed: most words are words.
_LEAST = 2
_TYPED = re.compile(r'(?P<minus>-)?(?:(?P<field>\w+):)?(?P<value>"[^"]*|[^\s"]*)\Z')


def complete_query(
    typed: str, cursor: int, names: Callable[[str], Iterable[str]], *, most: int = _MOST
) -> list[Completion]:
    """Propose what may stand at ``cursor``: fields, their values, and the ``names`` of a field.

    Names that begin with what was typed come before those that contain it. Nothing is proposed
    for words without a field that begin no field's name.
    """
    head = typed[:cursor]
    found = _TYPED.search(head, _term_begin(head))
    if found is None:
        return []
    minus = found["minus"] or ""
    if found["field"] is None:
        word = found["value"].casefold()
        if len(word) < _LEAST:
            return []
        fields = [f"{minus}{name}:" for name in FIELDS if name.startswith(word)]
        return [Completion(found.start(), cursor, name, name) for name in fields[:most]]
    field = found["field"].casefold()
    fitting = _fitting(found["value"].lstrip('"'), _values(field, names))
    return [
        Completion(found.start(), cursor, f"{minus}{field}:{_quoted(value)} ", value)
        for value in fitting[:most]
    ]


def _term_begin(head: str) -> int:
    """Find where the term that ``head`` ends in begins: after the last space outside of quotes."""
    begin = 0
    quoted = False
    for at, character in enumerate(head):
        if character == '"':
            quoted = not quoted
        elif character.isspace() and not quoted:
            begin = at + 1
    return begin


def _values(field: str, names: Callable[[str], Iterable[str]]) -> Iterable[str]:
    if field in CHOICES:
        return CHOICES[field]
    if field in TIME_FIELDS:
        return _TIMES
    return names(field) if field in NAME_FIELDS else ()


def _fitting(value: str, values: Iterable[str]) -> list[str]:
    looked_for = value.casefold()
    begins, contains = [], []
    for one in values:
        at = one.casefold().find(looked_for)
        if at == 0:
            begins.append(one)
        elif at > 0:
            contains.append(one)
    return begins + contains


def _quoted(value: str) -> str:
    value = value.replace('"', " ")
    return f'"{value}"' if any(character.isspace() for character in value) else value
