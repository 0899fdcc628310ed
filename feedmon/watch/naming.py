"""Short selectors for elements of a page, of names that last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from feedmon.watch.selecting import compiled_css

if TYPE_CHECKING:
    from lxml.etree import _Element

#: A name that a person gave: words of letters, parted by hyphens or underscores.
_NAME = re.compile(r"-?[a-z][a-z]*(?:[-_]{1,2}[a-z0-9]+)*", re.IGNORECASE)
#: What programs make up: numbers, hashes (css-1x2y3z, Price_root__3kD9a, sc-bdVaJa).
_MADE_UP = re.compile(
    r"\d{3,}|[a-z]\d+[a-z]|\d[a-z]+\d|^(?:css|sc|jss|jsx|svelte|emotion|styled?|ng|ember|yui|data-v)"
    r"-|__[A-Za-z0-9]*(?:\d|[a-z][A-Z])|[bcdfghjklmnpqrstvwxz]{6,}",
)
#: What says how something looks or how it is now, not what it is.
_LOOKS = re.compile(
    r"(?:^|[-_])(?:active|open|selected|first|last|odd|even|hover|visible|hidden|clearfix|col|row"
    r"|grid|flex|mt|mb|px|py|pt|pb|text|bg|font|w|h|m|p|sm|md|lg|xl|is|has|js|new)(?:$|[-_])",
    re.IGNORECASE,
)


class Namer:
    """Names the elements of one page."""

    def __init__(self, root: _Element, *, is_xml: bool = False) -> None:
        self._root, self._is_xml = root, is_xml

    def name(self, element: _Element) -> str:
        """Find a selector that leads to this element and no other."""
        steps: list[str] = []
        place: _Element | None = element
        while place is not None and place.tag not in ("html", "body"):
            step = self._step(place)
            for selector in (" ".join([step, *steps]), " > ".join([step, *steps])):
                if self._is_only(selector, element):
                    return selector
            numbered = step + _nth(place)
            if self._is_only(" > ".join([numbered, *steps]), element):
                return " > ".join([numbered, *steps])
            steps.insert(0, numbered)
            place = place.getparent()
        return " > ".join(["body", *steps]) if steps else "body"

    def name_all(self, parent: _Element, children: list[_Element]) -> str:
        """Find a selector that leads to these children of an element, all of one tag."""
        tag = str(children[0].tag)
        shared = set.intersection(*(set(lasting_classes(child)) for child in children))
        names = sorted(shared, key=len)
        for name in names:
            if self._found(f"{tag}.{name}") == children:
                return f"{tag}.{name}"
        around = self.name(parent)
        for name in names:
            if self._found(f"{around} > {tag}.{name}") == children:
                return f"{around} > {tag}.{name}"
        return f"{around} > {tag}"

    def _step(self, element: _Element) -> str:
        tag = str(element.tag)
        given = element.get("id", "")
        if is_lasting(given):
            return f"#{given}"
        itemprop = element.get("itemprop", "")
        if _NAME.fullmatch(itemprop):
            return f'{tag}[itemprop="{itemprop}"]'
        classes = lasting_classes(element)
        if not classes:
            return tag
        # The rarest name tells most.
        return min((f"{tag}.{name}" for name in classes), key=lambda each: len(self._found(each)))

    def _is_only(self, selector: str, element: _Element) -> bool:
        return self._found(selector) == [element]

    def _found(self, selector: str) -> list[_Element]:
        found = compiled_css(selector, is_xml=self._is_xml)(self._root)
        return cast("list[_Element]", found)  # a CSS selector finds elements only


def is_lasting(name: str) -> bool:
    """Whether a name of an element looks as if it were there tomorrow."""
    return (
        0 < len(name) <= 40
        and _NAME.fullmatch(name) is not None
        and _MADE_UP.search(name) is None
        and _LOOKS.search(name) is None
    )


def lasting_classes(element: _Element) -> list[str]:
    """Give those names of an element's kind that look as if they last."""
    return [name for name in str(element.get("class", "")).split() if is_lasting(name)]


def _nth(element: _Element) -> str:
    parent = element.getparent()
    if parent is None:
        return ""
    same = [child for child in parent if child.tag == element.tag]
    return f":nth-of-type({same.index(element) + 1})" if len(same) > 1 else ""
