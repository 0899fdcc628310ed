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

_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NONCHARACTER = re.compile(rb"\xef\xbf[\xbe\xbf]")  # U+FFFE and U+FFFF
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
_BARE_AMPERSAND = re.compile(rb"&(?!#\d+;|#[xX][0-9A-Fa-f]+;|[A-Za-z][\w.-]{0,31};)")
_NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][\w.-]{0,31});")
_BARE_LESS_THAN = re.compile(
    rb"<(?!/?[A-Za-z_:][^\s<>/=\"']*+(?:[^<>\"']++|\"[^<\"]*+\"|'[^'<]*+')*+>)"
)
#: Well-formed attributes; and any that can be understood, quoted or not.
_ATTRIBUTES = re.compile(rb"(?:\s+[A-Za-z_:][\w:.-]*+\s*=\s*(?:\"[^<\"]*+\"|'[^<']*+'))*+\s*/?")
_ATTRIBUTE = re.compile(
    rb"(?<![\w:.-])([A-Za-z_:][\w:.-]*+)\s*=\s*(\"[^<\"]*+\"|'[^<']*+'|[^\s\"'<>=]+(?<!/))"
)
_ROOT = re.compile(rb"<[A-Za-z_][\w:.-]*")
#: A stray ``<`` inside a quoted value, as in ``text="a < b"``.
_LESS_IN_VALUE = re.compile(rb"=\s*\"[^\"<>]*+(?:<[^\"<>]{0,200}+){1,20}\"(?=[\s/>?])")
_CDATA_END = re.compile(rb"\]\]>")
_SECTION_ENDS = {b"<![CDATA[": b"]]>", b"<!--": b"-->", b"<?": b"?>"}
_SECTION = re.compile(rb"<!\[CDATA\[|<!--|<\?")
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
    for pattern in (_CONTROL, _NONCHARACTER):
        if found := pattern.search(data):
            notes.at("control-character", data, found.start())
            data = pattern.sub(b"", data)
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
    while found := _TOKEN.search(data, at):
        start, end = found.span()
        if start > at:
            yield at, start, None
        close = _SECTION_ENDS.get(found[0])
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
    Comments and instructions go: nobody reads them, and some are the fault.
    """
    parts: list[bytes] = []
    at = 0
    unclosed: set[bytes] = set()
    while found := _SECTION.search(data, at):
        start, end = found.span()
        mark = found[0]
        close = _SECTION_ENDS[mark]
        stop = -1 if close in unclosed else data.find(close, end)
        parts.append(_escape(data, at, start, notes))
        if stop >= 0:
            end = stop + len(close)
            if mark == b"<![CDATA[":
                parts.append(data[start:end])
        else:
            unclosed.add(close)
            is_cdata = mark == b"<![CDATA["
            notes.at("unclosed-cdata" if is_cdata else "bare-less-than", data, start)
            parts.append(b"" if is_cdata else b"&lt;" + mark[1:])
        at = end
    parts.append(_escape(data, at, len(data), notes))
    return b"".join(parts)


def _escape(data: bytes, start: int, end: int, notes: Notes) -> bytes:
    """Escape a stretch without CDATA, comments and instructions."""
    text = data[start:end]
    found = _LESS_IN_VALUE.search(text)
    if found:
        notes.at("bare-less-than", data, start + found.start())
        text = _LESS_IN_VALUE.sub(lambda value: value[0].replace(b"<", b"&lt;"), text)
    for pattern, mark, instead, kind in (
        (_BARE_AMPERSAND, b"&", b"&amp;", "bare-ampersand"),
        (_CDATA_END, b"]]>", b"]]&gt;", "stray-cdata-end"),
        (_BARE_LESS_THAN, b"<", b"&lt;", "bare-less-than"),
    ):
        if found := pattern.search(text):
            notes.at(kind, data, start + found.start())
            text = _replace(pattern, mark, instead, text)
    found = _NAMED.search(text)
    if found is None:
        return text
    kind = "html-entity" if html_entity(found[1]) is not None else "unknown-entity"
    notes.at(kind, data, start + found.start())
    return _NAMED.sub(_put_entity, text)


def _replace(pattern: re.Pattern[bytes], mark: bytes, instead: bytes, text: bytes) -> bytes:
    """Replace all matches, each of which begins with ``mark``, a megabyte at a time.

    At once, millions of matches would cost a hundred times the memory of the text.
    """
    parts: list[bytes] = []
    at = 0
    while at < len(text):
        cut = text.find(mark, at + 2**20)
        end = cut if cut >= 0 else len(text)
        parts.append(pattern.sub(instead, text[at:end]))
        at = end
    return b"".join(parts)


def _put_entity(found: re.Match[bytes]) -> bytes:
    value = html_entity(found[1])
    return b"&amp;" + found[0][1:] if value is None else value


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
