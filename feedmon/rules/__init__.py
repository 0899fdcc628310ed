"""Rules over articles: written and read as JSON, judged one by one, with why (pure)."""

from feedmon.rules.articles import Article, article_of
from feedmon.rules.book import Book, Judgement
from feedmon.rules.conditions import Matcher
from feedmon.rules.faults import Fault, faults_of
from feedmon.rules.sifting import sieve
from feedmon.rules.writing import (
    BadRules,
    rules_from_document,
    rules_to_document,
    spec_from_json,
    spec_to_json,
)

__all__ = [
    "Article",
    "BadRules",
    "Book",
    "Fault",
    "Judgement",
    "Matcher",
    "article_of",
    "faults_of",
    "rules_from_document",
    "rules_to_document",
    "sieve",
    "spec_from_json",
    "spec_to_json",
]
