"""What may be worth watching in data: values and lists of JSON, and of what a page brings along."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from feedmon.frozen import frozen
from feedmon.model import WatchKind, WatchMode, WatchPart, WatchSpec
from feedmon.watch import walls
from feedmon.watch.embedded import DESCRIPTIONS, data_of
from feedmon.watch.items import item_of_data
from feedmon.watch.selecting import value_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from feedmon.watch.pages import Page

#: Names of what costs something, and of what says whether it is to be had.
PRICE = re.compile(r"price|preis|prix|precio|prezzo|amount|cost", re.IGNORECASE)
STOCK = re.compile(r"stock|availab|verf.gbar|lieferbar|status", re.IGNORECASE)
#: A time of day, and names of what is one.
_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:|1\d{9}(?:\d{3})?$")
_CLOCK = re.compile(r"time(?:stamp)?$|updated|generated|_at$|request_?id$", re.IGNORECASE)
#: So deep data is looked through, and so many of a list.
_DEEPEST, _SOME = 6, 3


@frozen
class Candidate:
    """A part that may be suggested; its selector is looked for once it is."""

    score: float
    kind: WatchKind
    sample: str
    spec: Callable[[], WatchSpec]
    count: int = 1


def in_page(page: Page) -> Iterator[Candidate]:
    """Find what a page says to search engines of prices and of what is to be had, and its lists.

    What its own scripts are given is suggested where the page says nothing else: nobody promised
    that it stays.
    """
    data = data_of(page.root)
    for number, described in enumerate(data.get(DESCRIPTIONS, ())):
        yield from _offers(described, f"$.{DESCRIPTIONS}[{number}]")
    if walls.is_built(page):
        own = {name: value for name, value in data.items() if name != DESCRIPTIONS}
        yield from in_data(own)


def _offers(value: Any, path: str, depth: int = 0) -> Iterator[Candidate]:
    if isinstance(value, list):
        for number, each in enumerate(value[:_SOME]):
            yield from _offers(each, f"{path}[{number}]", depth + 1)
    elif isinstance(value, dict) and depth < _DEEPEST:
        for key, inner in value.items():
            step = _step(path, key)
            if key in ("price", "lowPrice") and isinstance(inner, str | int | Decimal):
                spec = WatchSpec(WatchPart.JSON, step, WatchMode.NUMBER)
                yield Candidate(35, WatchKind.PRICE, value_text(inner), _given(spec))
            elif key == "availability" and isinstance(inner, str):
                spec = WatchSpec(WatchPart.JSON, step)
                yield Candidate(25, WatchKind.VALUE, inner, _given(spec))
            else:
                yield from _offers(inner, step, depth + 1)


def in_data(value: Any, path: str = "$", depth: int = 0) -> Iterator[Candidate]:
    """Find the lists of objects in JSON, and its values."""
    if isinstance(value, list):
        objects = [each for each in value if isinstance(each, dict)]
        if len(objects) >= 1 and len(objects) == len(value):
            sample = "\n".join(map(_title, objects[:3]))
            spec = WatchSpec(WatchPart.JSON, f"{path}[*]", WatchMode.LIST)
            yield Candidate(50 - depth, WatchKind.LIST, sample, _given(spec), len(objects))
    elif isinstance(value, dict) and depth < _DEEPEST:
        for key, inner in value.items():
            yield from in_data(inner, _step(path, key), depth + 1)
    elif isinstance(value, str | int | Decimal) and not isinstance(value, bool) and depth:
        is_number = not isinstance(value, str)
        mode = WatchMode.NUMBER if is_number else WatchMode.TEXT
        kind = WatchKind.NUMBER if is_number else WatchKind.VALUE
        score = 20 - depth + (10 if PRICE.search(path) or STOCK.search(path) else 0)
        if _TIME.match(value_text(value)) or _CLOCK.search(path):
            score -= 15  # it is another one at every look
        spec = WatchSpec(WatchPart.JSON, path, mode)
        yield Candidate(score, kind, value_text(value), _given(spec))


def _title(value: Any) -> str:
    item = item_of_data(value, "", str)
    return "" if item is None else item.title


def _step(path: str, key: str) -> str:
    return f"{path}.{key}" if re.fullmatch(r"[A-Za-z_]\w*", key) else f"{path}[{key!r}]"


def _given(spec: WatchSpec) -> Callable[[], WatchSpec]:
    return lambda: spec
