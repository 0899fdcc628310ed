"""Mending XML that is none, on its bytes, before a parser has to guess.

Three steps, each more drastic, each tried only when the one before did not lead to a strict
parse: what no document may hold (control characters), what text may not hold (bare ``&`` and
``<``, foreign entities), and elements that do not nest. libxml2's own recovery comes after all
of them: it turns ``?a=1&b=2`` into ``?a=1=2`` and closes the wrong element.

Every pattern is linear: an attempt that fails ends at the next ``<`` at the latest.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from feedmon.model import Repair
from feedmon.parse.prolog import html_entity

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_SURROGATES = re.compile(
    rb"&#(?:[xX]([dD][89aAbB][0-9A-Fa-f]{2})|(5[56]\d{3}));"
    rb"&#(?:[xX]([dD][c-fC-F][0-9A-Fa-f]{2})|(5[67]\d{3}));"
)
_BAD_REFERENCE = re.compile(
    rb"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bcBCeEfF]|1[0-9a-fA-F])"
    rb"|[xX][dD][89a-fA-F][0-9a-fA-F]{2}|5[5-7]\d{3}|\d{7,}|[xX][0-9a-fA-F]{6,}"
    rb"|6553[45]|[xX][fF]{3}[eEfF]);"
)
_TOKEN = re.compile(
    rb"<!\[CDATA\[|<!--|<\?"
    rb"|<(/?)([A-Za-z_:][^\s<>/=\"']*+)((?:[^<>\"']++|\"[^<\"]*+\"|'[^<']*+')*+)>"
    rb"|\]\]>|<"
)
_AMPERSAND = re.compile(rb"&(?:(#\d+;|#[xX][0-9A-Fa-f]+;)|([A-Za-z][\w.-]{0,31});)?")
_PREDEFINED = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))
_DEEPEST = 200
_MOST_REPAIRS = 50

#: Elements of feeds that hold text, in which people leave HTML unescaped.
_TEXTUAL = re.compile(
    rb"<!\[CDATA\[|<!--|<(title|description|summary|content|tagline|subtitle|"
    rb"(?:content:encoded|itunes:summary|itunes:subtitle|media:description|dc:description))"
    rb"((?:\s[^<>]*+)?)>",
    re.IGNORECASE,
)


class Notes:
    """Collects repairs, the first of each kind and at most fifty; knows lines by offset."""

    def __init__(self, first_line: int = 1) -> None:
        self._first_line = first_line
        self._kinds: dict[str, Repair] = {}

    def add(self, kind: str, line: int | None = None) -> None:
        """Note a repair whose line is known, or not."""
        if kind not in self._kinds and len(self._kinds) < _MOST_REPAIRS:
            self._kinds[kind] = Repair(kind, line)

    def at(self, kind: str, data: bytes, offset: int) -> None:
        """Note a repair at an offset of ``data``."""
        if kind not in self._kinds:
            self.add(kind, self._first_line + data.count(b"\n", 0, offset))

    def of_body(self, kind: str, line: int) -> None:
        """Note a repair at a line counted from the root element's own."""
        self.add(kind, self._first_line + line - 1)

    def extend(self, repairs: tuple[Repair, ...]) -> None:
        """Take over repairs that were noted elsewhere."""
        for repair in repairs:
            self.add(repair.kind, repair.line)

    def all(self) -> tuple[Repair, ...]:
        """Return what was noted, in the order it was found."""
        return tuple(self._kinds.values())


def drop_control_characters(data: bytes, notes: Notes) -> bytes:
    """Remove characters, and references to characters, that XML 1.0 (section 2.2) forbids.

    Two references that are the halves of a surrogate pair become the character they mean.
    """
    found = _CONTROL.search(data)
    if found:
        notes.at("control-character", data, found.start())
        data = _CONTROL.sub(b"", data)
    if b"&#" not in data:
        return data
    found = _SURROGATES.search(data)
    if found:
        notes.at("surrogate-reference", data, found.start())
        data = _SURROGATES.sub(_join_surrogates, data)
    found = _BAD_REFERENCE.search(data)
    if found:
        notes.at("forbidden-reference", data, found.start())
        data = _BAD_REFERENCE.sub(b"", data)
    return data


def _join_surrogates(found: re.Match[bytes]) -> bytes:
    high = int(found[1], 16) if found[1] else int(found[2])
    low = int(found[3], 16) if found[3] else int(found[4])
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):
        return b""
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)).encode()


def _tokens(data: bytes) -> Iterator[tuple[int, int, re.Match[bytes] | None]]:
    """Walk over ``data``: (start, end, match), and no match for the text between markup.

    CDATA sections, comments and instructions come as one token each, reaching to their end.
    """
    at = 0
    unclosed: set[bytes] = set()
    ends = {b"<![CDATA[": b"]]>", b"<!--": b"-->", b"<?": b"?>"}
    while found := _TOKEN.search(data, at):
        start, end = found.span()
        if start > at:
            yield at, start, None
        close = ends.get(found[0])
        if close is not None:
            stop = -1 if close in unclosed else data.find(close, end)
            if stop < 0:
                unclosed.add(close)
            else:
                end = stop + len(close)
        yield start, end, found
        at = end
    if at < len(data):
        yield at, len(data), None


def escape_stray(data: bytes, notes: Notes) -> bytes:
    """Escape what text and attribute values may not hold, outside CDATA: ``&``, ``<``, ``]]>``.

    Entities of HTML become their characters; unknown ones stay visible as they were written.
    """
    parts: list[bytes] = []

    def mend(text: bytes, offset: int) -> bytes:
        return _escape_ampersands(text, notes, data, offset) if b"&" in text else text

    for start, end, token in _tokens(data):
        piece = data[start:end]
        if token is None or token[2] is not None:
            parts.append(mend(piece, start))
        elif piece == b"]]>":
            notes.at("stray-cdata-end", data, start)
            parts.append(b"]]&gt;")
        elif piece in (b"<", b"<?", b"<!--"):
            notes.at("bare-less-than", data, start)
            parts.append(b"&lt;" + piece[1:])
        elif piece == b"<![CDATA[":
            notes.at("unclosed-cdata", data, start)
        elif piece.startswith(b"<!["):
            parts.append(piece)
        # What is left are comments and instructions: nobody reads them, and some are the fault.
    return b"".join(parts)


def _escape_ampersands(text: bytes, notes: Notes, data: bytes, offset: int) -> bytes:
    def mend(found: re.Match[bytes]) -> bytes:
        if found[1] or found[2] in _PREDEFINED:
            return found[0]
        where = offset + found.start()
        value = html_entity(found[2]) if found[2] else None
        if value is None:
            notes.at("unknown-entity" if found[2] else "bare-ampersand", data, where)
            return b"&amp;" + found[0][1:]
        notes.at("html-entity", data, where)
        return value

    return _AMPERSAND.sub(mend, text)


def wrap_markup(data: bytes, notes: Notes) -> bytes:
    """Put unescaped HTML inside text elements (title, description, …) into CDATA sections."""
    parts: list[bytes] = []
    at = done = 0
    missing: set[bytes] = set()
    while found := _TEXTUAL.search(data, at):
        at = found.end()
        if not found[1]:
            close = b"]]>" if found[0] == b"<![CDATA[" else b"-->"
            end = -1 if close in missing else data.find(close, at)
            if end < 0:
                missing.add(close)
            at = max(at, end + 3)
            continue
        if found[0].endswith(b"/>") or found[1] in missing:
            continue
        end = data.find(b"</" + found[1], at)
        if end < 0:
            missing.add(found[1])
            continue
        inner = data[at:end]
        if b"<" in inner and b"<![CDATA[" not in inner and not _holds_structure(inner):
            notes.at("unescaped-markup", data, at)
            parts += (data[done:at], b"<![CDATA[", _as_html(inner), b"]]>")
            done = at = end
    parts.append(data[done:])
    return b"".join(parts)


def _holds_structure(inner: bytes) -> bool:
    """Tell whether an unclosed text element has swallowed the elements that follow it."""
    return re.search(rb"</?(?:item|entry|channel|pubDate|guid)\b", inner) is not None


def _as_html(inner: bytes) -> bytes:
    return inner.replace(b"]]>", b"]]&gt;")


def balance(data: bytes, notes: Notes) -> bytes:
    """Make elements nest: close what was left open, drop ends that fit nothing.

    End tags match regardless of case. Elements deeper than 200 lose their tags, not their text.
    """
    parts: list[bytes] = []
    stack = _Stack()
    for start, end, token in _tokens(data):
        if token is None or token[2] is None:
            parts.append(data[start:end])
        elif token[1]:
            closed, fits = stack.close(token[2])
            if not fits:
                notes.at("mismatched-tag", data, start)
            parts.extend(closed)
            if not stack.names:
                _note_rest(data, end, notes)
                break
        elif token[3].endswith(b"/") or stack.open(token[2]):
            parts.append(data[start:end])
        else:
            notes.at("too-deep", data, start)
    else:
        notes.at("truncated", data, len(data))
        parts.extend(stack.close_all())
    return b"".join(parts)


class _Stack:
    """The open elements of a document, and how often each name is among them."""

    def __init__(self) -> None:
        self.names: list[bytes] = []
        self._open: Counter[bytes] = Counter()

    def open(self, name: bytes) -> bool:
        """Open an element; false when it is too deep for its tags to be kept."""
        self.names.append(name)
        self._open[name.lower()] += 1
        return len(self.names) <= _DEEPEST

    def close(self, name: bytes) -> tuple[list[bytes], bool]:
        """Return the end tags that an end tag ``name`` stands for, and whether it just fits."""
        lower = name.lower()
        if not self._open[lower]:
            return [], False
        fits = self.names[-1] == name
        closed: list[bytes] = []
        while True:
            top = self.names[-1]
            closed.extend(self._pop())
            if top.lower() == lower:
                return closed, fits

    def close_all(self) -> list[bytes]:
        """Return the end tags of everything that is still open."""
        closed: list[bytes] = []
        while self.names:
            closed.extend(self._pop())
        return closed

    def _pop(self) -> list[bytes]:
        kept = len(self.names) <= _DEEPEST
        name = self.names.pop()
        self._open[name.lower()] -= 1
        return [b"</" + name + b">"] if kept else []


def _note_rest(data: bytes, end: int, notes: Notes) -> None:
    if data[end:].strip():
        notes.at("junk-after-document", data, end)
