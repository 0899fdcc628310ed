"""From bytes to text: what encoding a document is really in, whatever its labels say.

The order is that of browsers with one exception that feeds need: bytes that are valid UTF-8 are
UTF-8, because a label that says otherwise is wrong far more often than such a coincidence
happens. Before it come a byte order mark and the byte pattern of UTF-16 and UTF-32; after it the
HTTP charset, the document's own declaration, UTF-8 with a few broken bytes, windows-1252.
"""

from __future__ import annotations

import codecs
import re

from feedmon.frozen import frozen
from feedmon.model import Repair

#: Labels that stand for a superset of what they name (WHATWG Encoding, section 4.2).
_ALIASES = {
    "ascii": "cp1252",
    "ansi": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "euc_kr": "cp949",
    "johab": "cp949",
    "big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "x-euc-jp": "euc_jp",
    "x-mac-roman": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
}
#: Python knows many codecs that no document is written in, some of them slow on long input.
_ALLOWED = re.compile(
    r"(?:cp|iso|koi8|mac|big5|gb|shift_jis|euc_|tis|johab|hz$|ptcp154|kz1048|utf-(?:8|16|32))"
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Where the zero bytes stand among the first four bytes of a document that begins with ASCII.
_WIDE = (
    (re.compile(rb"[\x09\x0a\x0d\x20-\x7e]\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0[\x09\x0a\x0d\x20-\x7e]"), "utf-32-be"),
    (re.compile(rb"[\x09\x0a\x0d\x20-\x7e]\0[^\0]\0"), "utf-16-le"),
    (re.compile(rb"\0[\x09\x0a\x0d\x20-\x7e]\0[^\0]"), "utf-16-be"),
)
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([^\s"';,]+)""", re.IGNORECASE)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"'<>]{1,40})["']"""
    rb"""|<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096
_ESCAPES = re.compile(rb"\x1b[$(]|~\{")
_STRAY = re.compile("[\udc80-\udcff]")


@frozen
class Utf8:
    """A document as UTF-8 without a byte order mark, and what its encoding had wrong."""

    data: bytes
    encoding: str
    repairs: tuple[Repair, ...] = ()


def decode(data: bytes, content_type: str | None = None) -> str:
    """Turn a document (feed or HTML page) into text; never fails.

    ``content_type`` is the value of the HTTP header, whose charset counts unless the bytes
    contradict it. Bytes that fit no encoding become U+FFFD.
    """
    return to_utf8(data, content_type).data.decode("utf-8", "replace")


def to_utf8(data: bytes, content_type: str | None = None) -> Utf8:
    """Turn a document into UTF-8 by the rules above; the common case copies nothing."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _marked(data[len(bom) :], name)
    for pattern, name in _WIDE:
        if pattern.match(data):
            return _marked(data, name)
    labels = [found for found in (_http_label(content_type), _declared_label(data)) if found]
    if _is_utf8(data):
        escaped = _seven_bit(data, labels)
        if escaped is not None:
            return escaped
        wrong = any(_codec(label) != "utf-8" for label in labels) and not data.isascii()
        return Utf8(data, "utf-8", _repairs("wrong-encoding-label") if wrong else ())
    return _by_label(data, labels)


def _marked(data: bytes, name: str) -> Utf8:
    """Decode what a byte order mark or a byte pattern has named."""
    try:
        return Utf8(data.decode(name).encode(), name)
    except UnicodeError:
        text = data.decode(name, "replace")
        return Utf8(text.encode("utf-8", "replace"), name, _repairs("undecodable-bytes"))


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return True
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _seven_bit(data: bytes, labels: list[str]) -> Utf8 | None:
    """ISO-2022 and HZ hide in ASCII bytes: only a label and its escape sequences tell."""
    for label in labels:
        name = _codec(label)
        if name is not None and name.startswith(("iso2022", "hz")) and _ESCAPES.search(data):
            try:
                return Utf8(data.decode(name).encode(), name)
            except UnicodeError:
                return None
    return None


def _by_label(data: bytes, labels: list[str]) -> Utf8:
    """Bytes that are not UTF-8: the first label that fits them, else nearly UTF-8, else cp1252."""
    names = [name for name in map(_codec, labels) if name is not None]
    for name in names:
        if not name.startswith("utf"):
            try:
                return Utf8(data.decode(name).encode(), name)
            except (UnicodeError, LookupError):
                continue
    nearly = _nearly_utf8(data)
    if nearly is not None:
        return nearly
    wide = [name for name in names if not name.startswith("utf")]
    name = wide[0] if wide else "cp1252"
    text = data.decode(name, "replace")
    problem = "undecodable-bytes" if wide or "\ufffd" in text else "missing-encoding-label"
    return Utf8(text.encode("utf-8", "replace"), name, _repairs(problem))


def _nearly_utf8(data: bytes) -> Utf8 | None:
    """UTF-8 with a few broken bytes, each of them read as windows-1252."""
    text = data.decode("utf-8", "surrogateescape")
    stray = len(data) - len(text.encode("utf-8", "ignore"))
    sound = len(data) - len(text)  # bytes that continue a character: about one or two for each
    if stray > max(3, sound // 10):
        return None
    mended = _STRAY.sub(lambda found: _as_cp1252(ord(found[0]) - 0xDC00), text)
    return Utf8(mended.encode(), "utf-8", _repairs("undecodable-bytes"))


def _as_cp1252(byte: int) -> str:
    return bytes((byte,)).decode("cp1252", "replace")


def _http_label(content_type: str | None) -> str | None:
    found = _CHARSET.search(content_type) if content_type else None
    return found[1] if found else None


def _declared_label(data: bytes) -> str | None:
    found = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _codec(label: str) -> str | None:
    """Return Python's name for an encoding label; ``None`` for one that documents do not use."""
    plain = label.strip().lower()
    if plain in _ALIASES:
        return _ALIASES[plain]
    try:
        name = codecs.lookup(plain).name
    except (LookupError, UnicodeError, ValueError):
        return None
    name = _ALIASES.get(name, name)
    return name if _ALLOWED.match(name) else None


def _repairs(kind: str) -> tuple[Repair, ...]:
    return (Repair(kind),)
