"""Cut text into tags, as forgiving as OPML files need it.

OPML keeps everything in attributes, so what breaks in it are attributes: bare ampersands, ``<``
and quotes inside values, missing quotes. An XML parser gives up the whole element there, or what
follows it. This scanner never does: it reads well-formed XML as XML is meant, and gets the most
out of anything else, in one pass over the text.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

_START = re.compile(r"<(?=/?[A-Za-z_:]|[!?])")
_NAME = re.compile(r"[A-Za-z_:][\w:.-]*")
_KEY = re.compile(r"""[ \t\r\n]*([^\s=<>"'/]+)""")
_EQUALS = re.compile(r"[ \t\r\n]*=[ \t\r\n]*")
_BARE = re.compile(r"""[^\s<>"']*?(?=[\s<>"']|/>|$)""")
_REFERENCE = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# What may follow the quote that ends a value: the tag's end, or the next attribute.
_AFTER_VALUE = re.compile(r"""[ \t\r\n]*(?:/?>|\?>|[^\s=<>"'/]{1,64}[ \t\r\n]*=|\Z)""")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_END_OF_DOCTYPE = re.compile(r"\][ \t\r\n]*>")
_ANGLE = re.compile(r"[<>]")

#: Characters within which a value must end; beyond that its quote was forgotten.
_VALUE_WITHIN = 64 * 1024
#: Quotes inside one value that are looked at before the first one is taken for its end.
_QUOTES_WITHIN = 8


@frozen
class Tag:
    """A tag at ``at``: its local name in lower case, and its attributes as written.

    ``kind`` is open, empty or close. ``whole`` is false where the tag had to be guessed at, or
    where the text ended within it.
    """

    kind: str
    name: str
    at: int
    end: int
    attributes: tuple[tuple[str, str], ...] = ()
    whole: bool = True


def tags(text: str) -> Iterator[Tag]:
    """All tags of ``text`` in order; comments, CDATA, instructions and a DOCTYPE are skipped."""
    start = _START.search(text)
    while start is not None:
        at = start.start()
        past = _past_markup(text, at)
        if past is None:
            tag = _tag(text, at)
            past = tag.end
            yield tag
        start = _START.search(text, past)


def unescape(value: str) -> str:
    """Resolve character references and HTML's named ones; a bare ``&`` stays what it is.

    Characters that XML can't hold are dropped.
    """
    value = _CONTROL.sub("", value)
    return _REFERENCE.sub(_character, value) if "&" in value else value


def _character(reference: re.Match[str]) -> str:
    name = reference[1]
    if name[0] != "#":
        return html5.get(name + ";", reference[0])
    code = int("0" + name[1:], base=16 if name[1] in "xX" else 10)
    allowed = code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0x10FFFF
    return chr(code) if allowed else ""


def _past_markup(text: str, at: int) -> int | None:
    """Where a comment, CDATA, instruction or DOCTYPE at ``at`` ends; ``None`` if it is a tag."""
    for start, end in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")):
        if text.startswith(start, at):
            found = text.find(end, at + len(start))
            return len(text) if found < 0 else found + len(end)
    if not text.startswith("<!", at):
        return None
    end_at, subset = text.find(">", at), text.find("[", at)
    if 0 <= subset < end_at:  # <!DOCTYPE opml [ … ]>
        close = _END_OF_DOCTYPE.search(text, subset)
        return close.end() if close else len(text)
    return len(text) if end_at < 0 else end_at + 1


def _tag(text: str, at: int) -> Tag:
    closing = text.startswith("</", at)
    name = _NAME.match(text, at + 1 + closing)
    past = name.end() if name else at + 1
    local = name[0].rpartition(":")[2].lower() if name else ""
    if not closing:
        return _start_tag(text, at, local, past)
    angle = _ANGLE.search(text, past)
    end = angle.start() if angle else len(text)
    whole = text.startswith(">", end)
    return Tag("close", local, at, end + whole, whole=whole)


def _start_tag(text: str, at: int, name: str, position: int) -> Tag:
    found: list[tuple[str, str]] = []
    whole = True
    while True:
        key = _KEY.match(text, position)
        if key is None:
            break
        equals = _EQUALS.match(text, key.end())
        if equals is None:
            position, whole = key.end(), False
            continue
        value, position, sound = _value(text, equals.end())
        whole = whole and sound
        found.append((key[1], value))
    angle = _ANGLE.search(text, position)
    end = angle.start() if angle else len(text)
    between = text[position:end].strip()
    closed = text.startswith(">", end)
    kind = "empty" if between.endswith("/") else "open"
    whole = whole and closed and between in ("", "/")
    return Tag(kind, name, at, end + closed, tuple(found), whole)


def _value(text: str, at: int) -> tuple[str, int, bool]:
    """Read a value at ``at``: the value, where it ends, and whether that is beyond doubt."""
    quote = text[at : at + 1]
    if quote not in {'"', "'"}:
        bare = _BARE.match(text, at)
        return (bare[0], bare.end(), False) if bare else ("", at, False)
    first = text.find(quote, at + 1, at + _VALUE_WITHIN)
    if first < 0:
        return "", at + 1, False
    end = first
    for _ in range(_QUOTES_WITHIN):
        if _AFTER_VALUE.match(text, end + 1):
            return text[at + 1 : end], end + 1, end == first
        end = text.find(quote, end + 1, at + _VALUE_WITHIN)
        if end < 0:
            break
    return text[at + 1 : first], first + 1, False
