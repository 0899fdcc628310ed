"""Parts of a page that may be worth watching: lists, prices, tables, changelogs, the main text.

A suggested selector is to find the same part tomorrow: it is as short as it can be, and made of
what people name (ids, classes that are words, places in the tree), not of what programs make up.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from feedmon.model import WatchKind, WatchMode, WatchPart, WatchSpec, WatchSuggestion
from feedmon.parse import decode
from feedmon.watch import walls, words
from feedmon.watch.candidates import PRICE, STOCK, Candidate, in_data, in_page
from feedmon.watch.naming import Namer, lasting_classes
from feedmon.watch.numbers import first_number
from feedmon.watch.pages import Data, Page, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from lxml.etree import _Element

#: So many are suggested, with so many characters of each.
MOST, SAMPLE = 8, 160
_LISTS, _PRICES = 4, 3
_FEWEST_ITEMS = 3
_AROUND_LISTS = ("ul", "ol", "div", "section", "main", "article", "dl", "table", "tbody")
_NO_ITEMS = frozenset(("br", "hr", "script", "style", "option", "p", "span"))
#: So many words an item has, and a link that is one.
_ITEM_WORDS, _LINK_WORDS = 2, 4
#: Of a large page so many places are looked at, and so many of their children.
_PARENTS, _SOME, _ELEMENTS = 400, 60, 5_000
#: What has so many siblings is no single thing.
_MANY = 200
_CHANGES = re.compile(
    r"change\s?log|release notes|what.s new|neuigkeiten|versionen|änderungen|releases\b",
    re.IGNORECASE,
)
_NOT_PRICE = re.compile(
    r"(?<![a-z])old|was\b|list-?price|strike|regular|shipping|versand", re.IGNORECASE
)
_FRAME = re.compile(r"menu|nav|footer|breadcrumb|social|share|related", re.IGNORECASE)


def suggest(
    body: bytes, content_type: str | None, url: str, although: tuple[str, ...] = ()
) -> list[WatchSuggestion]:
    """See ``feedmon.watch.suggest``."""
    answer = read(decode(body, content_type), content_type, url)
    found = list(in_page(answer)) if isinstance(answer, Page) else []
    # Of a page that scripts build, what it brings along for them can be watched.
    part = WatchPart.JSON if found else WatchPart.PAGE
    walls.verify(answer, WatchSpec(part, although=although))
    if isinstance(answer, Page):
        found += _on_page(answer)
    elif isinstance(answer, Data):
        found = list(in_data(answer.value))
    else:
        found = [Candidate(0, WatchKind.MAIN, words.tidy(answer.text), WatchSpec)]
    found.sort(key=lambda each: -each.score)
    chosen: dict[WatchSpec, WatchSuggestion] = {}
    for each in found:
        spec = each.spec()
        chosen.setdefault(spec, WatchSuggestion(each.kind, spec, _sample(each.sample), each.count))
        if len(chosen) == MOST:
            break
    return list(chosen.values())


def _sample(text: str) -> str:
    text = text.replace("\n", " \u00b7 ")
    return text if len(text) <= SAMPLE else text[: SAMPLE - 1].rstrip() + "\u2026"


# --- pages --------------------------------------------------------------------------------------


def _on_page(page: Page) -> Iterator[Candidate]:
    namer = Namer(page.root, is_xml=page.is_xml)
    yield from sorted(_lists(page.root, namer), key=lambda each: -each.score)[:_LISTS]
    yield from _prices(page, namer)
    yield from _tables(page.root, namer)
    text = words.text_of(words.main_of(page.root), chrome=False)
    if text:
        score = min(40.0, words.count_words(text) / 5)
        yield Candidate(score, WatchKind.MAIN, text, WatchSpec)
    heading = next((each for each in page.root.iter("h1") if _is_seen(each)), None)
    if heading is not None and (said := words.text_of(heading)):
        yield Candidate(5, WatchKind.HEADING, said, _one(namer, heading))


def _one(
    namer: Namer, element: _Element, mode: WatchMode = WatchMode.TEXT
) -> Callable[[], WatchSpec]:
    return lambda: WatchSpec(WatchPart.CSS, namer.name(element), mode)


def _many(namer: Namer, parent: _Element, same: list[_Element]) -> Callable[[], WatchSpec]:
    return lambda: WatchSpec(WatchPart.CSS, namer.name_all(parent, same), WatchMode.LIST)


def _lists(root: _Element, namer: Namer) -> Iterator[Candidate]:
    """Find what repeats: siblings of one kind with words in them, most of them with a link."""
    parents = (each for each in root.iter(*_AROUND_LISTS) if len(each) >= _FEWEST_ITEMS)
    for parent in islice(filter(_is_seen, parents), _PARENTS):
        same = _alike(parent)
        some = same[:_SOME]
        texts = [text for child in some if (text := words.text_of(child))]
        if len(texts) < _FEWEST_ITEMS or len(set(texts)) < len(texts) // 2 + 1:
            continue
        linked = sum(1 for child in some if next(child.iter("a"), None) is not None)
        size = sum(min(words.count_words(text), 40) for text in texts) / len(texts)
        if size < (_LINK_WORDS if same[0].tag == "a" else _ITEM_WORDS):
            continue
        score = min(len(texts), 30) + size + 20 * linked / len(some) - _depth_of_menu(parent)
        kind = WatchKind.LIST
        if _is_changelog(parent):
            kind, score = WatchKind.CHANGELOG, score + 20
        count = len(texts) if len(same) <= _SOME else len(same)
        yield Candidate(score, kind, "\n".join(texts[:3]), _many(namer, parent, same), count)


def _alike(parent: _Element) -> list[_Element]:
    """Find the children of the most frequent kind; of rows without names their table is judged."""
    children = [
        child for child in parent if isinstance(child.tag, str) and child.tag not in _NO_ITEMS
    ]
    kinds = Counter(map(_kind_of, children))
    if not kinds:
        return []
    (tag, names, _), count = kinds.most_common(1)[0]
    if count < _FEWEST_ITEMS or (tag == "tr" and not names):
        return []
    return [
        child
        for child in children
        if child.tag == tag and (tag != "tr" or tuple(lasting_classes(child)) == names)
    ]


def _kind_of(element: _Element) -> tuple[str, tuple[str, ...], str]:
    """Say what siblings of one kind have in common: tag, names, and what they begin with."""
    first = next((str(child.tag) for child in element if isinstance(child.tag, str)), "")
    return str(element.tag), tuple(lasting_classes(element)), first


def _depth_of_menu(element: _Element) -> int:
    """Say how little a list counts that belongs to the frame of its page."""
    names = " ".join(f"{each.get('id', '')} {each.get('class', '')}" for each in _up(element))
    return 25 if _FRAME.search(names) else 0


def _up(element: _Element) -> Iterator[_Element]:
    yield element
    yield from element.iterancestors()


def _is_changelog(element: _Element) -> bool:
    before = element.getprevious()
    near = "" if before is None else words.text_of(before)
    name = f"{element.get('id', '')} {element.get('class', '')} {near[:80]}"
    return _CHANGES.search(name) is not None


def _prices(page: Page, namer: Namer) -> Iterator[Candidate]:
    """Find small elements that are a sum of money, or say whether something is to be had."""
    told: set[Decimal | str] = set()
    within: set[_Element] = set()  # a price may be written in pieces
    elements = page.root.iter("span", "div", "p", "strong", "b", "td", "dd", "ins", "data")
    named = Counter(name for each in page.root.iter(etree.Element) if (name := each.get("class")))
    for element in islice(elements, _ELEMENTS):
        if len(told) == _PRICES:
            return
        if not within.isdisjoint(element.iterancestors()) or _is_one_of_many(element):
            continue
        if len(element) > 3 or named[element.get("class", "")] > _PRICES:
            continue  # of what there are many of it is an item of a list that matters
        text = words.text_of(element)
        if not text or len(text) > 40 or not _is_seen(element) or not _is_innermost(element):
            continue
        name = " ".join(str(element.get(key, "")) for key in ("id", "class", "itemprop"))
        number = first_number(text, page.language)
        if number is not None and (number.is_money or PRICE.search(name)):
            if not _NOT_PRICE.search(name) and number.value not in told:
                told.add(number.value)
                within.add(element)
                score = 45.0 if PRICE.search(name) else 22.0
                kind = WatchKind.PRICE if number.is_money else WatchKind.NUMBER
                yield Candidate(score, kind, text, _one(namer, element, WatchMode.NUMBER))
        elif STOCK.search(name) and text not in told:
            told.add(text)
            yield Candidate(30, WatchKind.VALUE, text, _one(namer, element))


def _is_one_of_many(element: _Element) -> bool:
    """Whether something stands in a long list: to name its place means to count all before."""
    around = (parent for each in _up(element) if (parent := each.getparent()) is not None)
    return any(len(parent) > _MANY for parent in around)


def _is_innermost(element: _Element) -> bool:
    text = words.text_of(element)
    return not any(words.text_of(child) == text for child in element if isinstance(child.tag, str))


def _tables(root: _Element, namer: Namer) -> Iterator[Candidate]:
    for table in root.iter("table"):
        rows = [row for row in table.iter("tr") if row.find("td") is not None]
        inner = next(table.iterdescendants("table"), None)
        if len(rows) >= 2 and _is_seen(table) and inner is None:
            sample = "\n".join(words.text_of(row) for row in rows[:3])
            spec = _one(namer, table, WatchMode.LIST)
            score = min(len(rows), 30) + 15
            yield Candidate(score, WatchKind.TABLE, sample, spec, len(rows))


def _is_seen(element: _Element) -> bool:
    return not any(
        each.tag in ("nav", "footer", "aside", "noscript", "template", "head")
        or words.is_hidden(each)
        or words.is_banner(each)
        for each in _up(element)
        if isinstance(each.tag, str)
    )
