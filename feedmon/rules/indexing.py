"""Which of many rules may match an article at all, by the words that they need.

Asking two hundred rules one after the other takes longer than parsing the article. Most of them
need some word to be there: these are looked up together, in one step for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from feedmon.rules.articles import Article

T = TypeVar("T")


class WordIndex(Generic[T]):
    """Rules in their order, by words of which an article needs one; ``None``: it may need none."""

    def __init__(self, rules: Sequence[T], needs: Callable[[T], frozenset[str] | None]) -> None:
        self._rules = rules
        self._always: list[int] = []
        self._by_word: dict[str, list[int]] = {}
        for place, rule in enumerate(rules):
            words = needs(rule)
            if words is None:
                self._always.append(place)
            else:
                for word in words:
                    self._by_word.setdefault(word, []).append(place)

    def __len__(self) -> int:
        """How many rules there are."""
        return len(self._rules)

    def candidates(self, article: Article) -> list[T]:
        """Return those that may match, in their order; the others don't."""
        places = set(self._always)
        for word in article.runs & self._by_word.keys():
            places.update(self._by_word[word])
        return [self._rules[place] for place in sorted(places)]
