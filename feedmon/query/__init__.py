"""What people type to find articles: read, checked, completed, marked in a text (pure).

A query is a list of clauses that all have to hold; a clause is one term, or several joined by
``OR`` of which one has to. A term is a word, a phrase in quotation marks, or a field with a value
(``feed:planet``, ``is:unread``, ``after:2026-11-01``); a minus sign before it turns it round.
"""

from feedmon.query.completing import complete_query
from feedmon.query.language import is_plain, read_query
from feedmon.query.marking import find_marks, first_mark, sought_terms, word_pattern
from feedmon.query.moments import moment
from feedmon.query.renaming import rename_tag_in

__all__ = [
    "complete_query",
    "find_marks",
    "first_mark",
    "is_plain",
    "moment",
    "read_query",
    "rename_tag_in",
    "sought_terms",
    "word_pattern",
]
