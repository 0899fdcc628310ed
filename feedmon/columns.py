"""What the store keeps of an entry, made where its document is read.

Whoever writes to the store has it to themselves meanwhile. What can be made of an entry alone, the
line under its title, its lists, its words as the index takes them, comes ready from the worker
process instead, as the very tuples that are inserted.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING

from feedmon.model import EntryColumns
from feedmon.query.letters import SPACELESS

if TYPE_CHECKING:
    from feedmon.model import CleanBody, ParsedEntry, WorkedEntry

#: Characters of the line under a title in the list, and how far into a text it is looked for.
SNIPPET_CHARACTERS = 240
SNIPPET_SOURCE = 1_000
#: Set between the characters of languages without spaces.
APART = "\u200b"
#: Behind what the feed has of an article stands what its page has, if that was fetched.
PAGE = "\x1e"

_RUN = re.compile(f"[{SPACELESS}]+")
_LARGEST = 2**63 - 1


def columns_of(worked: WorkedEntry) -> EntryColumns:
    """Return what is kept of an entry: as it came from a worker, or made now."""
    if worked.columns is not None:
        return worked.columns
    return make_columns(worked.parsed, worked.raw_html, worked.body)


def make_columns(parsed: ParsedEntry, raw_html: str, body: CleanBody) -> EntryColumns:
    """Make what is kept of an entry, in the order in which the store names its columns."""
    author = ", ".join(parsed.authors)
    return EntryColumns(
        entry=(
            parsed.title,
            parsed.link,
            author,
            parsed.published,
            whole_number(parsed.published_at),
            whole_number(parsed.updated_at),
            snippet(body.text),
            parsed.thumbnail,
            bool(parsed.enclosures),
            parsed.comments_url,
            whole_number(parsed.duration_seconds),
            parsed.language,
            _as_list(parsed.categories),
        ),
        body=(
            None if raw_html == body.html else raw_html,
            body.html,
            body.version,
            body.trackers,
            _as_list(parsed.extras),
        ),
        words=(index_form(parsed.title), index_form(body.text), index_form(author)),
    )


def snippet(text: str) -> str:
    """Return the beginning of a text on one line, cut at a word."""
    line = " ".join(text[:SNIPPET_SOURCE].split())
    if len(line) <= SNIPPET_CHARACTERS:
        return line
    cut = line[:SNIPPET_CHARACTERS]
    at_word, space, _ = cut.rpartition(" ")
    # Languages without spaces, and very long words, are cut where they are.
    return (at_word if space and len(at_word) > SNIPPET_CHARACTERS // 2 else cut) + "…"


def index_form(text: str) -> str:
    """Return the text as it is indexed: forms unified, spaceless languages cut apart."""
    text = text.replace(PAGE, " ")
    if text.isascii():
        return text
    return _RUN.sub(_cut_apart, unicodedata.normalize("NFKC", text))


def whole_number(value: int | None) -> int | None:
    """``None`` for what a column can't hold: feeds claim enclosures of 10**30 bytes."""
    return value if value is None or -_LARGEST <= value <= _LARGEST else None


def _as_list(values: tuple[object, ...]) -> str:
    return json.dumps(values, ensure_ascii=False) if values else "[]"


def _cut_apart(run: re.Match[str]) -> str:
    parts = [APART]
    for character in run.group():
        # A mark belongs to the character before it.
        if unicodedata.category(character)[0] != "M":
            parts.append(APART)
        parts.append(character)
    parts.append(APART)
    return "".join(parts)
