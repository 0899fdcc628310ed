"""What a watch sees in an answer: text, number, items; or why it sees nothing."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.errors import ParseError, PartMissing
from feedmon.frozen import frozen
from feedmon.model import (
    WatchMode,
    WatchPart,
    WatchPreview,
    WatchProblem,
    WatchWhen,
)
from feedmon.parse import decode
from feedmon.watch import walls, words
from feedmon.watch.ignoring import remover
from feedmon.watch.items import item_line, items_of
from feedmon.watch.numbers import first_number
from feedmon.watch.pages import Data, Page, read
from feedmon.watch.selecting import check, select, value_text
from feedmon.watch.writing import checked

if TYPE_CHECKING:
    from decimal import Decimal

    from feedmon.model import WatchItem, WatchSpec
    from feedmon.watch.likeness import Known
    from feedmon.watch.pages import Plain
    from feedmon.watch.selecting import Parts


#: From here on are languages that put no space between words.
_WITHOUT_SPACES = "\u0e00"


@frozen
class Seen:
    """What stands there: its text, of a number as it is written, of a list a line per item."""

    text: str
    title: str = ""
    language: str = ""
    found: int = 1
    number: Decimal | None = None
    items: tuple[WatchItem, ...] = ()


def see(answer: Page | Data | Plain, spec: WatchSpec, before: str = "") -> Seen:
    """Look at an answer; ``before`` is what was seen last. Raises BadWatch, PartMissing."""
    ignore = remover(spec.ignore)
    parts = select(answer, spec)
    title = answer.title if isinstance(answer, Page) else ""
    language = answer.language if isinstance(answer, Page) else "en"
    if parts.values:  # a number of JSON has a point before its decimals, wherever it comes from
        language = "en"
    if spec.mode is WatchMode.LIST:
        items = items_of(parts, answer, ignore, before)
        if not items and not parts.values:  # an empty list of JSON is one
            raise PartMissing("nothing")
        text = words.lines(map(item_line, items))
        return Seen(text, title, language, parts.count, items=items)
    text = ignore(_text(parts, spec))
    if spec.mode is WatchMode.NUMBER:
        number = first_number(text, language)
        if number is None:
            raise PartMissing("no-number")
        return Seen(number.written, title, language, parts.count, number.value)
    if not text:
        raise PartMissing("nothing")
    return Seen(text, title, language, parts.count)


def holds(spec: WatchSpec, text: str, language: str = "") -> bool | None:
    """Whether the condition of a watch is true of a text; ``None`` where it has none.

    DISAPPEARS is true where the words are missing.
    """
    if spec.when is WatchWhen.CHANGE:
        return None
    if spec.when in (WatchWhen.APPEARS, WatchWhen.DISAPPEARS):
        there = _stands_in(spec.words, text)
        return there if spec.when is WatchWhen.APPEARS else not there
    number = first_number(text, language)
    if number is None or spec.limit is None:
        return False
    above = number.value > spec.limit
    return above if spec.when is WatchWhen.ABOVE else number.value < spec.limit


def understand(
    body: bytes,
    content_type: str | None,
    url: str,
    spec: WatchSpec,
    known: Known | None = None,
) -> Page | Data | Plain:
    """Read an answer, and see that it is the page and nothing that came in its place.

    ``known`` as in ``walls.verify``. Raises NotThePage, PartMissing.
    """
    answer = read(decode(body, content_type), content_type, url)
    walls.verify(answer, spec, known)
    return answer


def preview(body: bytes, content_type: str | None, url: str, spec: WatchSpec) -> WatchPreview:
    """Say what a watch would see; what is wrong with that is in it. Raises nothing."""
    shown = WatchPreview(url)
    try:
        spec = checked(spec)
        check(spec)
        answer = read(decode(body, content_type), content_type, url)
        title = answer.title if isinstance(answer, Page) else ""
        shown = replace(shown, title=title, is_json=isinstance(answer, Data))
        kinds = walls.kinds(answer, spec)
        shown = replace(shown, looks_like=walls.acceptable(answer, kinds))
        # A wall has nothing of the page either: that is why.
        walls.refuse(kinds, spec)
        seen = see(answer, spec)
    except ParseError as error:
        return replace(shown, problems=(WatchProblem(error.code, error.detail),))
    return replace(
        shown,
        text=seen.text,
        found=seen.found,
        number=seen.number,
        items=seen.items,
        holds=holds(spec, seen.text, seen.language),
    )


def _text(parts: Parts, spec: WatchSpec) -> str:
    chosen, number = spec.part is not WatchPart.PAGE, spec.mode is WatchMode.NUMBER
    elements = (
        words.words_of(each, number=number) if chosen else words.text_of(each, chrome=False)
        for each in parts.elements
    )
    # A value that is there and empty is one that may be filled tomorrow.
    values = (value_text(each) or json.dumps(each) for each in parts.values)
    return words.lines((*elements, *values, *map(words.tidy, parts.texts)))


def _stands_in(phrase: str, text: str) -> bool:
    """Whether words stand in a text as whole words: what is unavailable is not available."""
    phrase, text = _plain(phrase), _plain(text)
    begin = r"(?<!\w)" if _is_of_word(phrase[:1]) else ""
    end = r"(?!\w)" if _is_of_word(phrase[-1:]) else ""
    return re.search(begin + re.escape(phrase) + end, text) is not None


def _is_of_word(sign: str) -> bool:
    """Whether a sign belongs to a word that ends where a sign of none begins."""
    return (sign.isalnum() or sign == "_") and sign < _WITHOUT_SPACES


def _plain(text: str) -> str:
    return " ".join(words.tidy(text).split()).casefold()
