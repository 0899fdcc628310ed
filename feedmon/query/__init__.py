"""What people type to find articles: read, checked, and completed (pure).

A query is a list of clauses that all have to hold; a clause is one term, or several joined by
``OR`` of which one has to. A term is a word, a phrase in quotation marks, or a field with a value
(``feed:planet``, ``is:unread``, ``after:2026-11-01``); a minus sign before it turns it round.
"""

from feedmon.query.completing import Completion, complete
from feedmon.query.language import Clause, Query, Term, Wrong, is_plain, read
from feedmon.query.moments import Moment, moment

__all__ = [
    "Clause",
    "Completion",
    "Moment",
    "Query",
    "Term",
    "Wrong",
    "complete",
    "is_plain",
    "moment",
    "read",
]
