"""What differs between two texts, word by word, in one text that can still be read (pure).

First whole passages are matched (paragraphs, headings, lines of code), then the words of those
that differ. difflib takes time with the square of what it compares: 0.3 s for two texts of 5,000
words, 7 s for 20,000. Passages that are equal cost nothing, so that only very large and very
different texts are compared more coarsely: words that are everywhere are then no landmarks, and
beyond a bound the one stands as a whole before the other.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from html.parser import HTMLParser
from itertools import groupby
from typing import TYPE_CHECKING

from feedmon.frozen import frozen
from feedmon.model import Change, Difference, Passage, Shape, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: Steps of one pass of difflib up to which every word is a landmark.
EXACT_STEPS = 2_000_000
#: Words of a changed stretch beyond which it is not compared word by word at all.
MOST_WORDS = 20_000
#: Where less than this share of the words stayed, one text is not a version of the other.
LIKENESS = 0.3

#: A word with the space behind it. Languages without spaces are compared sign by sign.
_SIGNS = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
_TOKEN = re.compile(rf"([{_SIGNS}]|(?:(?![{_SIGNS}])\w)+|[^\w\s])(\s*)")

_SHAPES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Shape.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), Shape.ITEM),
    "blockquote": Shape.QUOTE,
    "pre": Shape.CODE,
}
_BLOCKS = _SHAPES.keys() | {
    *("p", "div", "ul", "ol", "dl", "table", "tr", "td", "th", "caption", "figure", "figcaption"),
    *("section", "article", "header", "footer", "aside", "details", "summary", "hr", "address"),
}


@frozen
class _Block:
    """The text of a passage on one line; of code with the space before it."""

    shape: Shape
    text: str


def compare(before: tuple[str, str], after: tuple[str, str]) -> Difference:
    """Compare two versions of an article: title as text and body as clean HTML of each."""
    return Difference(
        title=_title(before[0], after[0]),
        passages=tuple(compare_blocks(blocks_of(before[1]), blocks_of(after[1]))),
    )


def compare_blocks(before: Sequence[_Block], after: Sequence[_Block]) -> Iterator[Passage]:
    """Compare two texts that :func:`blocks_of` made."""
    matcher = SequenceMatcher(None, before, after, autojunk=len(before) + len(after) > MOST_WORDS)
    for kind, low, high, start, end in matcher.get_opcodes():
        if kind == "equal":
            yield from (_whole(block, Change.SAME) for block in after[start:end])
        else:
            yield from _between(before[low:high], after[start:end])


def blocks_of(html: str) -> list[_Block]:
    """Split clean HTML into its passages."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.finish()


# --- words --------------------------------------------------------------------------------------


@frozen
class _Token:
    """A word and the space behind it, or (without a word) the end of a passage."""

    key: str
    text: str
    shape: Shape


def _title(before: str, after: str) -> tuple[Words, ...]:
    old, new = _tokens([_Block(Shape.HEADING, before)]), _tokens([_Block(Shape.HEADING, after)])
    pieces = [piece for piece in _pieces(old, new) if piece[0].key]
    return _joined((token.text, change) for token, change in pieces)


def _between(before: Sequence[_Block], after: Sequence[_Block]) -> Iterator[Passage]:
    """Say what became of some passages: in one text, or if too little stayed one after another."""
    old, new = _tokens(before), _tokens(after)
    pieces = _pieces(old, new)
    same = sum(2 for token, change in pieces if change is Change.SAME and token.key)
    words = sum(1 for token in (*old, *new) if token.key)
    if same < LIKENESS * words:
        yield from (_whole(block, Change.REMOVED) for block in before)
        yield from (_whole(block, Change.ADDED) for block in after)
        return
    passage: list[tuple[str, Change]] = []
    for token, change in pieces:
        if token.key:
            passage.append((token.text, change))
        elif passage:
            yield Passage(token.shape, _joined(passage))
            passage = []


def _tokens(blocks: Iterable[_Block]) -> list[_Token]:
    found = []
    for block in blocks:
        lead = len(block.text) - len(block.text.lstrip())
        for number, match in enumerate(_TOKEN.finditer(block.text)):
            before = block.text[:lead] if number == 0 else ""
            found.append(_Token(match[1], before + match[0], block.shape))
        found.append(_Token("", "", block.shape))
    return found


def _pieces(old: list[_Token], new: list[_Token]) -> list[tuple[_Token, Change]]:
    """Say of every token what became of it; the removed ones stand before what replaced them."""
    found: list[tuple[_Token, Change]] = []
    for kind, low, high, start, end in _opcodes(old, new):
        if kind == "equal":
            pairs = zip(old[low:high], new[start:end], strict=True)
            # What is before or behind it in only one of the two may need the space.
            found += ((max(pair, key=_length), Change.SAME) for pair in pairs)
        else:
            found += ((token, Change.REMOVED) for token in old[low:high])
            found += ((token, Change.ADDED) for token in new[start:end])
    return found


def _length(token: _Token) -> int:
    return len(token.text)


def _opcodes(old: list[_Token], new: list[_Token]) -> list[tuple[str, int, int, int, int]]:
    left = [token.key or f"\n{token.shape}" for token in old]
    right = [token.key or f"\n{token.shape}" for token in new]
    if max(len(left), len(right)) > MOST_WORDS:
        return [("replace", 0, len(left), 0, len(right))]
    counts = Counter(right)
    steps = sum(counts[key] for key in left)
    matcher = SequenceMatcher(None, left, right, autojunk=steps > EXACT_STEPS)
    return _without_crumbs(left, matcher.get_opcodes())


def _without_crumbs(
    left: list[str], opcodes: Sequence[tuple[str, int, int, int, int]]
) -> list[tuple[str, int, int, int, int]]:
    """Let two changes with nothing but a comma between them be one."""
    joined: list[tuple[str, int, int, int, int]] = []
    for at, (kind, low, high, start, end) in enumerate(opcodes):
        inside = 0 < at < len(opcodes) - 1
        crumb = kind == "equal" and inside and not any(_is_word(key) for key in left[low:high])
        changed = crumb or kind != "equal"
        if changed and joined and joined[-1][0] == "replace":
            _, first, _, begin, _ = joined[-1]
            joined[-1] = ("replace", first, high, begin, end)
        else:
            joined.append(("replace" if changed else kind, low, high, start, end))
    return joined


def _is_word(key: str) -> bool:
    return key[0] == "\n" or any(letter.isalnum() for letter in key)


def _whole(block: _Block, change: Change) -> Passage:
    return Passage(block.shape, (Words(block.text, change),))


def _joined(pieces: Iterable[tuple[str, Change]]) -> tuple[Words, ...]:
    return tuple(
        Words("".join(text for text, _ in run), change)
        for change, run in groupby(pieces, key=lambda piece: piece[1])
    )


# --- passages -----------------------------------------------------------------------------------


class _Reader(HTMLParser):
    """Gathers the text of each passage; a picture is what it says of itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[_Block] = []
        self._text: list[str] = []
        self._open: list[str] = []

    def finish(self) -> list[_Block]:
        """Return what was gathered."""
        self._end_passage()
        return self._blocks

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a passage where a block begins."""
        if tag in _BLOCKS:
            self._end_passage()
            if tag in _SHAPES:
                self._open.append(tag)
        elif tag == "br":
            self._text.append("\n")
        elif tag == "img" and (alt := (dict(attrs).get("alt") or "").strip()):
            self._text.append(f" [{alt}] ")

    def handle_endtag(self, tag: str) -> None:
        """End a passage where a block ends."""
        if tag in _BLOCKS:
            self._end_passage()
            if tag in self._open:
                while self._open.pop() != tag:
                    pass

    def handle_data(self, data: str) -> None:
        """Take text."""
        self._text.append(data)

    def _end_passage(self) -> None:
        text = "".join(self._text)
        self._text = []
        shape = _SHAPES[self._open[-1]] if self._open else Shape.PARAGRAPH
        if shape is Shape.CODE:
            lines = [line.expandtabs(4).rstrip() for line in text.strip("\n").split("\n")]
        else:
            lines = [" ".join(text.split())]
        self._blocks += (_Block(shape, line) for line in lines if line)
