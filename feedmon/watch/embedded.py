"""Data that a page brings along for its own scripts, or for search engines: JSON in its markup.

A page that scripts build says nothing else, and a JSON path finds its way in it: by the ids of the
scripts that hold it (``$.__NEXT_DATA__.props``), and under ``ld`` what describes the page to search
engines (``$.ld[0].offers.price``).
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Where descriptions for search engines are, in the order of the page.
DESCRIPTIONS = "ld"
_KIND = re.compile(r"\s*application/(ld\+)?json\s*(?:;|$)", re.IGNORECASE)
#: So many scripts are read.
_MOST = 50


def data_of(root: _Element) -> dict[str, Any]:
    """Gather the data of a page by the names of its scripts; what is none is left out."""
    found: dict[str, Any] = {}
    scripts = [each for each in root.iter("script") if _KIND.match(each.get("type") or "")]
    for script in scripts[:_MOST]:
        kind = _KIND.match(script.get("type") or "")
        value = _read("".join(map(str, script.itertext())))
        if value is None or kind is None:
            continue
        if kind[1]:
            found.setdefault(DESCRIPTIONS, []).extend(_described(value))
        elif name := (script.get("id") or "").strip():
            found.setdefault(name, value)
    return found


def _described(value: Any) -> list[Any]:
    """Give descriptions one by one: a page may have them in a list, or in a graph."""
    if isinstance(value, dict) and isinstance(value.get("@graph"), list):
        return list(value["@graph"])
    return value if isinstance(value, list) else [value]


def _read(text: str) -> Any:
    try:
        return json.loads(text.strip().removesuffix(";"), parse_float=Decimal)
    except (ValueError, RecursionError, ArithmeticError):
        return None
