"""The ``Link`` header of an answer (RFC 8288)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from feedmon.discover.links import named_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedmon.discover.links import FoundLink

_TARGET = re.compile(r"[\s,]*<([^>]*)>")
_PARAMETER = re.compile(
    r"""\s*;\s*([\w!#$%&'*+.^`|~-]+)\s*(?:=\s*("(?:[^"\\]|\\.)*"|[^\s;,"]*))?""", re.ASCII
)


def from_header(value: str, url: str) -> Iterator[FoundLink]:
    """List the feeds that a ``Link`` header names."""
    for href, parameters in link_values(value):
        link = named_link(
            rel=parameters.get("rel", ""),
            kind=parameters.get("type"),
            href=href,
            title=_title(parameters),
            base=url,
            source="link-header",
        )
        if link is not None:
            yield link


def link_values(value: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Read a ``Link`` header (RFC 8288, section 3), several of them joined by commas.

    Each link is its address as written, and its parameters by their names in lower case.
    """
    at = 0
    while (target := _TARGET.match(value, at)) is not None:
        parameters: dict[str, str] = {}
        at = target.end()
        while (parameter := _PARAMETER.match(value, at)) is not None:
            parameters.setdefault(parameter[1].lower(), _unquoted(parameter[2] or ""))
            at = parameter.end()
        yield target[1], parameters


def _unquoted(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith('"') else value


def _title(parameters: dict[str, str]) -> str:
    """Read ``title*`` (RFC 8187) or ``title``; header bytes come as Latin-1 text."""
    charset, _, coded = parameters.get("title*", "").partition("'")
    if coded:
        raw = unquote_to_bytes(coded.partition("'")[2])
        return raw.decode("latin-1" if charset.lower() == "iso-8859-1" else "utf-8", "replace")
    title = parameters.get("title", "")
    try:
        return title.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return title
