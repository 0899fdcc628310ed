"""Mending XML that is none, on its bytes, before a parser has to guess.

Steps, each more drastic, each tried only when the one before did not lead to a strict
parse: what no document may hold (control characters), what text may not hold (bare ``&`` and
``<``, foreign entities), and elements that do not nest. libxml2's own recovery comes after all
of them: it turns ``?a=1&b=2`` into ``?a=1=2`` and closes the wrong element.

Every pattern is linear: an attempt that fails ends at the next ``<`` at the latest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedmon.parse.prolog import html_entity

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedmon.parse.notes import Notes

_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NONCHARACTER = re.compile(rb"\xef\xbf[\xbe\xbf]")  # U+FFFE and U+FFFF
_SURROGATES = re.compile(
    rb"&#(?:[xX]([dD][89aAbB][0-9A-Fa-f]{2})|(5[56]\d{3}));"
    rb"&#(?:[xX]([dD][c-fC-F][0-9A-Fa-f]{2})|(5[67]\d{3}));"
)
#: References that may be to a forbidden character: low, surrogate or very high numbers.
_SUSPICIOUS = re.compile(
    rb"&#(?:0*([12]?\d|3[01]|5[5-7]\d{3}|6553[45]|\d{7,})"
    rb"|[xX]0*([01]?[0-9a-fA-F]|[dD][89a-fA-F][0-9a-fA-F]{2}|[fF]{3}[eEfF]|[0-9a-fA-F]{6,}));"
)
_HIGHEST = 0x10FFFF
_BARE_AMPERSAND = re.compile(rb"&(?!#\d+;|#[xX][0-9A-Fa-f]+;|[A-Za-z][\w.-]{0,31};)")
_NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][\w.-]{0,31});")
_BARE_LESS_THAN = re.compile(
    rb"<(?!/?[A-Za-z_:][^\s<>/=\"']*+(?:[^<>\"']++|\"[^<\"]*+\"|'[^'<]*+')*+>)"
)
#: A stray ``<`` inside a quoted value, as in ``text="a < b"``.
_LESS_IN_VALUE = re.compile(rb"=\s*\"[^\"<>]*+(?:<[^\"<>]{0,200}+){1,20}\"(?=[\s/>?])")
_CDATA_END = re.compile(rb"\]\]>")
SECTION_ENDS = {b"<![CDATA[": b"]]>", b"<!--": b"-->", b"<?": b"?>"}
_SECTION = re.compile(rb"<!\[CDATA\[|<!--|<\?")

#: Elements of feeds that hold text, in which people leave HTML unescaped.
_TEXTUAL = re.compile(
    rb"<!\[CDATA\[|<!--|<(title|description|summary|content|tagline|subtitle|"
    rb"(?:content:encoded|itunes:summary|itunes:subtitle|media:description|dc:description))"
    rb"((?:\s[^<>]*+)?)>",
    re.IGNORECASE,
)


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
    data = _mend_references(data, _SURROGATES, _join_surrogates, "surrogate-reference", notes)
    for _ in range(3):  # what is left around a dropped one may be another: &&#0;#0;
        mended = _mend_references(data, _SUSPICIOUS, _drop_forbidden, "forbidden-reference", notes)
        if mended == data:
            return data
        data = mended
    return _SUSPICIOUS.sub(lambda found: _drop_forbidden(found) or b"\xef\xbf\xbd", data)


def _mend_references(
    data: bytes,
    pattern: re.Pattern[bytes],
    mend: Callable[[re.Match[bytes]], bytes],
    kind: str,
    notes: Notes,
) -> bytes:
    mended = pattern.sub(mend, data)
    if mended != data:
        bad = next(found for found in pattern.finditer(data) if mend(found) != found[0])
        notes.at(kind, data, bad.start())
    return mended


def _join_surrogates(found: re.Match[bytes]) -> bytes:
    high = int(found[1], 16) if found[1] else int(found[2])
    low = int(found[3], 16) if found[3] else int(found[4])
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):
        return found[0]
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)).encode()


def _drop_forbidden(found: re.Match[bytes]) -> bytes:
    """Return the reference, or nothing if XML 1.0 does not know its character."""
    digits = found[1] or found[2]
    if len(digits) > 9:
        return b""
    number = int(digits, 10 if found[1] else 16)
    allowed = (
        number in (0x9, 0xA, 0xD)
        or 0x20 <= number < 0xD800
        or 0xE000 <= number <= 0xFFFD
        or 0x10000 <= number <= _HIGHEST
    )
    return found[0] if allowed else b""


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
        close = SECTION_ENDS[mark]
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
