"""The part of an answer that is watched, by CSS selector, XPath or JSON path.

An expression may come from a list that somebody else wrote. It can only look: functions of
extensions are off, nothing is loaded, and how long it may take is the worker's limit.
"""

from __future__ import annotations

import functools
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lxml import etree

from feedmon.errors import BadWatch, PartMissing
from feedmon.frozen import frozen
from feedmon.model import WatchPart
from feedmon.watch import words
from feedmon.watch.embedded import data_of
from feedmon.watch.pages import Data, Page, Plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from feedmon.model import WatchSpec

#: A selector of ``li`` on a large page finds thousands; so many are read.
MOST = 5_000
#: A number of JSON with more places is left as it is written.
_PLACES = 40
_ALL = "[*]"
#: What lies deeper within JSON is left out.
_DEEPEST = 50


@frozen
class Parts:
    """What was found: elements of a page, values of JSON, or texts; one kind of them."""

    elements: tuple[_Element, ...] = ()
    values: tuple[Any, ...] = ()
    texts: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.elements) + len(self.values) + len(self.texts)


def select(answer: Page | Data | Plain, spec: WatchSpec) -> Parts:
    """Find what is to be watched.

    Raises BadWatch for what is no selector, PartMissing where nothing is found.
    """
    if spec.part is WatchPart.JSON:
        find = _compiled_path(spec.selector)
        data = _data_of(answer)
        values = tuple(_first_ones(find(data)))
        if not values and spec.selector.endswith(_ALL):
            # A list that is there has no items now.
            around = _compiled_path(spec.selector.removesuffix(_ALL))(data)
            values = tuple(value for value in around if value == [])
        return _found(Parts(values=values))
    if spec.part is WatchPart.PAGE:
        return _whole(answer)
    look = _compiled(spec, is_xml=isinstance(answer, Page) and answer.is_xml)
    if not isinstance(answer, Page):
        raise PartMissing("nothing")
    try:
        found = look(answer.root)
    except etree.XPathError as error:
        raise BadWatch(str(spec.part)) from error
    return _found(_parts_of(found))


def check(spec: WatchSpec) -> None:
    """Raise BadWatch for a selector that is none."""
    if spec.part is WatchPart.JSON:
        _compiled_path(spec.selector)
    elif spec.part is not WatchPart.PAGE:
        _compiled(spec)


def value_text(value: Any) -> str:
    """Write a JSON value for people: a line for each member of what has some."""
    if isinstance(value, str):
        return words.tidy(value)
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    if isinstance(value, int | Decimal):
        return _written(value)
    return "\n".join(_branches(value, ""))[: words.LONGEST]


def _data_of(answer: Page | Data | Plain) -> Any:
    """Return the JSON of an answer: all of it, or what a page brings along."""
    data = data_of(answer.root) if isinstance(answer, Page) else None
    if isinstance(answer, Data):
        data = answer.value
    elif not data:
        raise PartMissing("not-json")
    return data


def _written(number: int | Decimal) -> str:
    """Write a number with all its digits: 1e-7 is 0.0000001."""
    if isinstance(number, Decimal) and number.is_finite():
        exponent = number.as_tuple().exponent
        if isinstance(exponent, int) and abs(exponent) <= _PLACES:
            return f"{number:f}"
    return str(number)


def _whole(answer: Page | Data | Plain) -> Parts:
    if isinstance(answer, Data):
        return Parts(values=(answer.value,))
    if isinstance(answer, Plain):
        return Parts(texts=(answer.text,))
    return Parts(elements=(words.main_of(answer.root),))


def _found(parts: Parts) -> Parts:
    if not parts.count:
        raise PartMissing("nothing")
    return parts


def _compiled(spec: WatchSpec, *, is_xml: bool = False) -> etree.XPath:
    if spec.part is WatchPart.CSS:
        return compiled_css(spec.selector, is_xml=is_xml)
    try:
        # Without the functions of EXSLT: one of them is a regular expression without limit.
        return etree.XPath(spec.selector, regexp=False, smart_strings=False)
    except (etree.XPathSyntaxError, ValueError) as error:
        raise BadWatch("xpath") from error


@functools.lru_cache(maxsize=64)
def compiled_css(selector: str, *, is_xml: bool = False) -> etree.XPath:
    """Compile a CSS selector; only names of XML know capitals. Raises BadWatch."""
    import cssselect  # noqa: PLC0415 - where it is needed
    from cssselect import SelectorError  # noqa: PLC0415 - where it is needed

    translator = cssselect.GenericTranslator() if is_xml else cssselect.HTMLTranslator()
    try:
        # What is before or behind an element is no part of a page.
        if any(each.pseudo_element for each in cssselect.parse(selector)):
            raise BadWatch("css")
        return etree.XPath(translator.css_to_xpath(selector), regexp=False)
    except (SelectorError, etree.XPathSyntaxError, ValueError) as error:
        raise BadWatch("css") from error


def _compiled_path(path: str) -> Any:
    import jsonpath  # noqa: PLC0415 - where it is needed

    try:
        compiled = jsonpath.compile(path)
    except (jsonpath.JSONPathError, ValueError, RecursionError) as error:
        raise BadWatch("json-path") from error

    def find(value: Any) -> Iterator[Any]:
        try:
            for match in compiled.finditer(value):
                yield match.obj
        except (jsonpath.JSONPathError, RecursionError) as error:
            raise BadWatch("json-path") from error

    return find


def _parts_of(found: object) -> Parts:
    """Sort what XPath may answer: nodes, texts of attributes, one text, a number, true or false."""
    if isinstance(found, bool):
        return Parts(texts=("true" if found else "false",))
    if isinstance(found, float):
        if found != found:  # noqa: PLR0124 - what is no number is nothing
            return Parts()
        return Parts(texts=(f"{found:.0f}" if found.is_integer() else f"{found:.15g}",))
    if isinstance(found, str):
        return Parts(texts=(found,) if found.strip() else ())
    nodes = list(_first_ones(found if isinstance(found, list) else []))
    elements = tuple(
        node
        for node in nodes
        if isinstance(node, etree._Element) and isinstance(node.tag, str)  # noqa: SLF001 - it has no other name
    )
    if elements:
        return Parts(elements=elements)
    return Parts(texts=tuple(node for node in nodes if isinstance(node, str) and node.strip()))


def _first_ones(found: Iterable[Any]) -> Iterator[Any]:
    for number, one in enumerate(found):
        if number == MOST:
            return
        yield one


def _branches(value: Any, name: str, depth: int = 0) -> Iterator[str]:
    """Write members in the order of their names: that of an object means nothing."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        for key, inner in sorted(value.items()):
            yield from _branches(inner, f"{name}.{key}" if name else key, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _branches(inner, name, depth + 1)
    else:
        yield f"{name}: {value_text(value)}" if name else value_text(value)
