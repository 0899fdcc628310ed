"""A page as it is judged: what it says, how it calls itself, and how it was before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from feedmon.errors import ParseError
from feedmon.frozen import frozen
from feedmon.model import WatchPart
from feedmon.watch import words
from feedmon.watch.selecting import select

if TYPE_CHECKING:
    from lxml.etree import _Element

    from feedmon.model import WatchSpec
    from feedmon.watch.pages import Page

#: A selector that names a class, an id or an attribute finds nothing on any other page.
_NAMED = re.compile(r"[.#@\[]")


@frozen
class Known:
    """A page as it was: what it said and was called, which is its own; and where it was."""

    said: str = ""
    title: str = ""
    place: str = ""

    @property
    def text(self) -> str:
        """All that is known of its words."""
        return f"{self.title}\n{self.said}"


@dataclass(frozen=True)
class Look:
    """A page as it is judged; each side of it is looked at once, when it matters."""

    page: Page
    known: Known | None
    spec: WatchSpec

    @property
    def root(self) -> _Element:
        """The tree of the page."""
        return self.page.root

    @property
    def before(self) -> str:
        """What the page said when it was seen last."""
        return "" if self.known is None else self.known.text

    @cached_property
    def is_itself(self) -> bool:
        """Whether it is the page that was there: called as it was, with its heading or its part.

        It may say of itself that it is closed for maintenance.
        """
        if self.known is None or self.page.title != self.known.title:
            return False
        heading = self.names.split("\n")[1:2]
        return (bool(heading) and heading[0] in self.known.said.split("\n")) or _has_part(self)

    @cached_property
    def body(self) -> str:
        """What stands on the page, without its frame and boxes for consent."""
        body = self.root.find("body")
        return words.text_of(self.root if body is None else body, chrome=False)

    @cached_property
    def whole(self) -> str:
        """All that stands on the page."""
        body = self.root.find("body")
        return words.text_of(self.root if body is None else body)

    @cached_property
    def names(self) -> str:
        """How the page calls itself, a line for each of its names."""
        first = list(self.root.iter("h1")) or self.root.iter("h2")
        headings = (words.text_of(each) for each in first)
        return "\n".join((self.page.title, *(each.replace("\n", " ") for each in headings)))

    @cached_property
    def has_form(self) -> bool:
        """Whether the page has a paragraph or a list of its own, not only boxes for consent."""
        parts = self.root.iter("h1", "h2", "h3", "p", "li", "dt", "td", "article", "main")
        return any(words.text_of(each) and not is_in_frame(each) for each in parts)

    @cached_property
    def length(self) -> int:
        """How many words there are."""
        return words.count_words(self.body)

    def is_named(self, pattern: re.Pattern[str]) -> bool:
        """Whether one of the names says so, and nothing said so before."""
        return any(says(pattern, name, self.before) for name in self.names.split("\n"))


def _has_part(look: Look) -> bool:
    """Whether what is watched of the page is there, if it is known by more than a common tag."""
    if look.spec.part not in (WatchPart.CSS, WatchPart.XPATH):
        return False
    if not _NAMED.search(look.spec.selector):
        return False
    try:
        return any(map(words.words_of, select(look.page, look.spec).elements))
    except ParseError:
        return False


def is_in_frame(element: _Element) -> bool:
    """Whether an element belongs to the frame of its page, or stands in it."""
    around = (each for each in element.iterancestors() if isinstance(each.tag, str))
    return words.is_frame(element) or any(map(words.is_frame, around))


def says(pattern: re.Pattern[str], text: str, before: str) -> bool:
    """Whether a text says so in words that did not stand there before."""
    return any(match[0].strip() not in before for match in pattern.finditer(text))
