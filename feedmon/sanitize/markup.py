"""Serialised HTML as nh3 writes it: tags and attributes by regular expression.

This is sound only there. nh3 writes lower-case names, every attribute in double quotes, and
``< > & "`` in text and values escaped, so a ``<`` in its output always begins a tag.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Put between texts before nh3 reads them, which removes it there and leaves it in attributes.
DIVIDER = "<!---->"
ATTRIBUTE = r' [a-z][a-z-]*="[^"<>]*"'
OPENING = re.compile(rf"<([a-z][a-z0-9-]*)((?:{ATTRIBUTE})+)>")
_PAIRS = re.compile(r' ([a-z][a-z-]*)="([^"]*)"')


def attributes_of(source: str) -> dict[str, str]:
    """The attributes of an opening tag, from the text between its name and its ``>``."""
    return {
        name: _unescaped(value) if "&" in value else value for name, value in _PAIRS.findall(source)
    }


def _unescaped(value: str) -> str:
    return unescape(value).replace(DIVIDER, "")


def opening(tag: str, attributes: dict[str, str]) -> str:
    """An opening tag, written as nh3 would."""
    pairs = "".join(f' {name}="{escape_value(value)}"' for name, value in attributes.items())
    return f"<{tag}{pairs}>"


def tags_of(names: Iterable[str], attribute: str = ATTRIBUTE) -> re.Pattern[str]:
    """Opening and closing tags with one of ``names`` and nothing but ``attribute`` in them."""
    anyone = "|".join(sorted(names, key=len, reverse=True))
    return re.compile(rf"<(?:/(?:{anyone})|(?:{anyone})(?:{attribute})*)>")


def escape_text(text: str) -> str:
    """Plain text as HTML text."""
    return text.translate(_TEXT) if _SPECIAL.search(text) else text


def escape_value(value: str) -> str:
    """Plain text as the value of an attribute in double quotes."""
    return value.translate(_VALUE) if _SPECIAL.search(value) else value


_TEXT = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", 0xA0: "&nbsp;"}
_VALUE = {**_TEXT, ord('"'): "&quot;"}
_SPECIAL = re.compile('[&<>"\xa0]')
