"""An article as rules look at it."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING

from feedmon.model import RuleField

if TYPE_CHECKING:
    from feedmon.model import WorkedEntry

#: Between the parts of "anywhere", and between categories: a letter that nobody writes any more,
#: since a phrase goes across everything else.
_BETWEEN = "\n\U00010380\n"


class Article:
    """Its texts by field, each put into its compared form once, for all rules."""

    def __init__(
        self,
        *,
        title: str,
        text: str,
        author: str = "",
        link: str = "",
        categories: tuple[str, ...] = (),
    ) -> None:
        self._texts = {
            RuleField.TITLE: title,
            RuleField.TEXT: text,
            RuleField.AUTHOR: author,
            RuleField.LINK: link,
            RuleField.CATEGORY: _BETWEEN.join(categories),
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
    def _anywhere(self) -> str:
        return _BETWEEN.join(self._texts[part] for part in _PARTS)


_PARTS = (RuleField.TITLE, RuleField.TEXT, RuleField.AUTHOR)


def article_of(worked: WorkedEntry) -> Article:
    """Return the article of what a worker made of an entry."""
    parsed = worked.parsed
    return Article(
        title=parsed.title,
        text=worked.body.text,
        author=", ".join(parsed.authors),
        link=parsed.link or "",
        categories=parsed.categories,
    )


def plain(text: str) -> str:
    """Write a text as it is compared: small, and without accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(each for each in apart if not unicodedata.combining(each)).casefold()
