"""What an article said before it was edited, and what is different."""

from __future__ import annotations

from enum import StrEnum

from feedmon.frozen import frozen

#: The id of the version that is shown now.
CURRENT = 0


@frozen
class Version:
    """One version of an article: CURRENT or the id of an earlier one.

    It stood from ``since`` (``None``: older versions are not kept any more) to ``until`` (``None``:
    it still does).
    """

    id: int
    title: str
    since: int | None
    until: int | None


class Change(StrEnum):
    """What became of words between two versions."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


class Shape(StrEnum):
    """How a passage stands in its article."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"


@frozen
class Words:
    """Words of one passage that share a fate, with the space behind them."""

    text: str
    change: Change


@frozen
class Passage:
    """A paragraph, or what stands like one; never without words."""

    shape: Shape
    words: tuple[Words, ...]

    @property
    def is_changed(self) -> bool:
        """Whether any of its words is not in both versions."""
        return any(words.change is not Change.SAME for words in self.words)


@frozen
class Difference:
    """Two versions of an article in one text: of both the title first, then the body."""

    title: tuple[Words, ...]
    passages: tuple[Passage, ...]

    @property
    def is_empty(self) -> bool:
        """Whether not a single word differs: only pictures, links or form do."""
        same = all(words.change is Change.SAME for words in self.title)
        return same and not any(passage.is_changed for passage in self.passages)
