"""Making elements nest and attributes well-formed: the last mending before libxml2 guesses."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from feedmon.parse.repair import SECTION_ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedmon.parse.notes import Notes

_TOKEN = re.compile(
    rb"<!\[CDATA\[|<!--|<\?"
    rb"|<(/?)([A-Za-z_:][^\s<>/=\"']*+)((?:[^<>\"']++|\"[^<\"]*+\"|'[^<']*+')*+)>"
    rb"|\]\]>|<"
)
#: Well-formed attributes; and any that can be understood, quoted or not.
_ATTRIBUTES = re.compile(rb"(?:\s+[A-Za-z_:][\w:.-]*+\s*=\s*(?:\"[^<\"]*+\"|'[^<']*+'))*+\s*/?")
_ATTRIBUTE = re.compile(
    rb"(?<![\w:.-])([A-Za-z_:][\w:.-]*+)\s*=\s*(\"[^<\"]*+\"|'[^<']*+'|[^\s\"'<>=]+(?<!/))"
)
_ROOT = re.compile(rb"<[A-Za-z_][\w:.-]*")
#: Deeper elements lose their tags; libxml2 itself gives up at 2048.
_DEEPEST = 200


def balance(data: bytes, notes: Notes) -> bytes:
    """Make elements nest: close what was left open, drop ends that fit nothing.

    End tags match regardless of case. Elements deeper than 200 lose their tags, not their text.
    """
    parts: list[bytes] = []
    stack = _Stack()
    for start, end, token in _tokens(data):
        name = token[2] if token else None
        if token is None or name is None:
            parts.append(data[start:end])
        elif token[1]:
            closed, fits = stack.close(name)
            if not fits:
                notes.at("mismatched-tag", data, start)
            parts.extend(closed)
            if not stack.names:
                _note_rest(data, end, notes)
                break
        else:
            forgotten = stack.close_entry(name)
            if forgotten:
                notes.at("mismatched-tag", data, start)
                parts.extend(forgotten)
            if token[3].endswith(b"/") or stack.open(name):
                parts.append(_start_tag(data[start:end], token, notes, data))
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

    def close_entry(self, name: bytes) -> list[bytes]:
        """Return the end tags due before an entry begins inside another: they never nest."""
        is_entry = name.lower() in (b"item", b"entry")
        return self.close(name)[0] if is_entry else []

    def close(self, name: bytes) -> tuple[list[bytes], bool]:
        """Return the end tags that an end tag ``name`` stands for, and whether it just fits."""
        if self.names and self.names[-1] == name:
            return self._pop(), True
        lower = name.lower()
        if not self._open[lower]:
            return [], False
        closed: list[bytes] = []
        while True:
            top = self.names[-1]
            closed.extend(self._pop())
            if top.lower() == lower:
                return closed, False

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


def _start_tag(tag: bytes, token: re.Match[bytes], notes: Notes, data: bytes) -> bytes:
    """Return a start tag whose attributes are all quoted, and each given once."""
    written = token[3]
    if not written or written == b"/":
        return tag
    found = dict(reversed(_ATTRIBUTE.findall(written)))  # of two with one name the first counts
    if _ATTRIBUTES.fullmatch(written) and written.count(b"=") == len(found):
        return tag
    if not _ATTRIBUTES.fullmatch(written) or len(_ATTRIBUTE.findall(written)) > len(found):
        notes.at("malformed-attribute", data, token.start())
    pairs = (b" " + name + b"=" + _quoted(value) for name, value in reversed(found.items()))
    end = b"/>" if written.endswith(b"/") else b">"
    return b"<" + token[2] + b"".join(pairs) + end


def _quoted(value: bytes) -> bytes:
    return value if value[:1] in (b'"', b"'") else b'"' + value.replace(b'"', b"&quot;") + b'"'


def without_root_attributes(data: bytes) -> bytes:
    """Return the document with a bare root tag: the last resort when that tag is what is broken."""
    name = _ROOT.match(data)
    end = data.find(b">")
    if name is None or end < 0:
        return data
    return name[0] + data[end:]


def _note_rest(data: bytes, end: int, notes: Notes) -> None:
    if data[end:].strip():
        notes.at("junk-after-document", data, end)


def _tokens(data: bytes) -> Iterator[tuple[int, int, re.Match[bytes] | None]]:
    """Walk over ``data``: (start, end, match), and no match for the text between markup.

    CDATA sections, comments and instructions come as one token each, reaching to their end.
    """
    at = 0
    unclosed: set[bytes] = set()
    while found := _TOKEN.search(data, at):
        start, end = found.span()
        if start > at:
            yield at, start, None
        close = None if found[2] else SECTION_ENDS.get(found[0])
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
