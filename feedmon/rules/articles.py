"""An article as rules look at it."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from feedmon.model import ArticleText, RuleField
from feedmon.query.letters import SPACELESS

if TYPE_CHECKING:
    import regex

    from feedmon.model import WorkedEntry

#: Between the parts of "anywhere", and between categories: a letter that nobody writes any more,
#: since a phrase goes across everything else.
_BETWEEN = "\n\U00010380\n"


class Article:
    """Its texts by field, each put into its compared form once, for all rules."""

    def __init__(self, text: ArticleText) -> None:
        self._texts = {
            RuleField.TITLE: text.title,
            RuleField.TEXT: text.text,
            RuleField.AUTHOR: text.author,
            RuleField.LINK: text.link,
            RuleField.CATEGORY: _BETWEEN.join(text.categories),
        }
        self._plain: dict[RuleField, str] = {}

    def text(self, where: RuleField) -> str:
        """Return what stands there, as it is written."""
        return self._anywhere if where is RuleField.ANYWHERE else self._texts[where]

    def plain(self, where: RuleField) -> str:
        """Return it small and without accents: what is not in it needs no closer look."""
        if where not in self._plain:
            self._plain[where] = plain(self.text(where))
        return self._plain[where]

    def place(self, where: RuleField, at: int) -> tuple[RuleField, int]:
        """Return the field in which a place lies, and where in it."""
        if where is not RuleField.ANYWHERE:
            return where, at
        for part in _PARTS:
            if at <= len(self._texts[part]):
                return part, at
            at -= len(self._texts[part]) + len(_BETWEEN)
        raise AssertionError(at)  # pragma: no cover - places come from this very text

    @cached_property
    def runs(self) -> frozenset[str]:
        """All runs of letters in it, as they are compared: whole words, and more than these.

        What stands alone in a text (see ``SPACELESS``) ends a run, and so do signs, of which some
        are letters where they are compared: ™ is "tm" there.
        """
        text = "\n".join(self._texts[part] for part in (*_PARTS, RuleField.CATEGORY))
        if not text.isascii():
            ends = [each for each in set(text) if ends_a_run(each)]
            if len(ends) < _FEW:  # the quotation marks and dashes of languages in our letters
                for each in ends:
                    text = text.replace(each, " ")
            else:
                text = text.translate(dict.fromkeys(map(ord, ends), " "))
        bare = plain(text)
        if bare.isascii():
            return frozenset(bare.translate(_SIGNS).split())
        return frozenset(_RUN.findall(bare))

    @cached_property
    def _anywhere(self) -> str:
        return _BETWEEN.join(self._texts[part] for part in _PARTS)


_SPACELESS = re.compile(f"[{SPACELESS}]")
#: So many different characters are looked for one by one.
_FEW = 16
#: The signs of ASCII.
_SIGNS = {code: " " for code in range(128) if not chr(code).isalnum()}
_RUN = re.compile(r"[^\W_]+")
_PARTS = (RuleField.TITLE, RuleField.TEXT, RuleField.AUTHOR)


def article_of(worked: WorkedEntry) -> Article:
    """Return the article of what a worker made of an entry."""
    parsed = worked.parsed
    authors = ", ".join(parsed.authors)
    return Article(
        ArticleText(parsed.title, worked.body.text, authors, parsed.link or "", parsed.categories)
    )


def plain(text: str) -> str:
    """Write a text as it is compared: small, and without accents."""
    if text.isascii():
        return text.lower()
    return _mark().sub(_kept, unicodedata.normalize("NFKD", text)).casefold()


@lru_cache(maxsize=8_192)
def ends_a_run(character: str) -> bool:
    """Whether a character that is none of ASCII belongs to no run of letters."""
    if character.isascii():
        return False
    letter = character.isalnum() or unicodedata.category(character)[0] == "M"
    return not letter or _SPACELESS.match(character) is not None


def run_of(term: str) -> str | None:
    """Return a run of letters that every article has in which the term stands, if there is one.

    Of a term with characters that stand alone nothing can be said.
    """
    if any(_SPACELESS.match(each) for each in term):
        return None
    return max(_RUN.findall(plain(term)), key=len, default=None)


@cache
def _mark() -> regex.Pattern[str]:
    import regex  # noqa: PLC0415 - only where there are rules, and letters beyond ASCII

    return regex.compile(r"\p{M}")


def _kept(mark: regex.Match[str]) -> str:
    """Leave out accents: a mark that is none stays."""
    return "" if unicodedata.combining(mark[0]) else mark[0]
