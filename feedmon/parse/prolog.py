"""Everything that stands before the root element: declaration, comments, DOCTYPE, junk.

It is cut away before parsing, so that no DTD is ever loaded and no entity expanded by the XML
library. The few entities that feeds do declare (short literal texts) and those of HTML are put
in as text here, with a cap on how far a document may grow by them.
"""

from __future__ import annotations

import re
from html.entities import html5

from feedmon.frozen import frozen
from feedmon.model import Repair

#: How far into a document a root element is looked for behind junk, in bytes.
_SEARCHED = 64 * 1024
#: An entity is put in when it is literal and at most this long, in bytes.
_LITERAL_LIMIT = 200
#: All entities together may add this much, in bytes.
_GROWTH_LIMIT = 64 * 1024

_MISC = re.compile(rb"\s+|<\?[^>]*?\?>|<!--.*?-->", re.DOTALL)
_DOCTYPE = re.compile(rb"<!DOCTYPE\b", re.IGNORECASE)
_NAME = re.compile(rb"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_ENTITY = re.compile(rb"""<!ENTITY\s+([\w.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>""")
_SUBSET_PART = re.compile(rb"""[^"'\]<>]+|"[^"]*"|'[^']*'|<!--.*?-->|[<>"']""", re.DOTALL)
_REFERENCE = re.compile(rb"&([A-Za-z][\w.-]*);")
_PREDEFINED = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))


@frozen
class Doctype:
    """A document type declaration: its internal subset, and whether it names an outer DTD."""

    subset: bytes = b""
    external: bool = False


@frozen
class Body:
    """A document from its root element on; ``line`` is where that begins in the original."""

    data: bytes
    root: str
    line: int
    doctype: Doctype | None
    repairs: tuple[Repair, ...]


def cut_prolog(data: bytes, roots: tuple[str, ...]) -> Body | None:
    """Cut ``data`` before its root element, one of ``roots`` (lower-case local names).

    ``None`` when there is no such element within the first 64 KiB, or when an HTML document
    begins before it.
    """
    at, doctype = _skip_prolog(data)
    name = _NAME.match(data, at)
    repairs: tuple[Repair, ...] = ()
    if name is None or _local(name) not in roots:
        name = _search_root(data, roots)
        if name is None:
            return None
        repairs = (Repair("junk-before-document", 1),)
    elif data[:1].isspace() and b"<?xml" in data[:at]:
        repairs = (Repair("space-before-declaration", 1),)
    start = name.start()
    line = data.count(b"\n", 0, start) + 1
    return Body(data[start:], _local(name), line, doctype, repairs)


def first_element(data: bytes) -> str | None:
    """Return the lower-case local name of the first element, if there is one."""
    at, _ = _skip_prolog(data)
    name = _NAME.match(data, at) or _NAME.search(data, at, at + _SEARCHED)
    return _local(name) if name else None


def _local(name: re.Match[bytes]) -> str:
    return name[2].decode().lower()


def _skip_prolog(data: bytes) -> tuple[int, Doctype | None]:
    """Return the offset after declaration, comments, instructions and DOCTYPE, and the latter."""
    at = 0
    doctype = None
    while True:
        if found := _MISC.match(data, at):
            at = found.end()
        elif doctype is None and (found := _DOCTYPE.match(data, at)):
            at, doctype = _read_doctype(data, found.end())
        else:
            return at, doctype


def _read_doctype(data: bytes, at: int) -> tuple[int, Doctype]:
    """Read a DOCTYPE from behind its keyword; return where it ends."""
    head_end = at
    while head_end < len(data) and data[head_end : head_end + 1] not in (b"[", b">"):
        head_end += 1
        if head_end - at > _SEARCHED:
            return at, Doctype()
    head = data[at:head_end]
    external = b"PUBLIC" in head or b"SYSTEM" in head
    if data[head_end : head_end + 1] != b"[":
        return head_end + 1, Doctype(b"", external)
    position = head_end + 1
    while found := _SUBSET_PART.match(data, position):
        position = found.end()
    end = data.find(b">", position)
    return (end + 1 if end >= 0 else len(data)), Doctype(data[head_end + 1 : position], external)


def _search_root(data: bytes, roots: tuple[str, ...]) -> re.Match[bytes] | None:
    """Find the root element behind junk, but not inside a page or a comment."""
    names = "|".join(map(re.escape, roots)).encode()
    pattern = re.compile(
        rb"<!--|<(html|!doctype\s+html)\b|<([A-Za-z_][\w.-]*:)?(" + names + rb")(?=[\s>/])",
        re.IGNORECASE,
    )
    at = 0
    while found := pattern.search(data, at, _SEARCHED):
        if found[0] == b"<!--":
            end = data.find(b"-->", found.end())
            if end < 0:
                return None
            at = end + 3
        else:
            return None if found[1] else _NAME.match(data, found.start())
    return None


def expand_entities(data: bytes, doctype: Doctype | None) -> tuple[bytes, tuple[Repair, ...]]:
    """Put in the literal entities that a DOCTYPE declares; an outer DTD stands for HTML's.

    Entities that are external, built from others, or too long stay as references, and the repair
    list says so.
    """
    if doctype is None or not (doctype.subset or doctype.external):
        return data, ()
    literal = _literals(doctype.subset)
    growth = 0
    left = False

    def put(found: re.Match[bytes]) -> bytes:
        nonlocal growth, left
        name = found[1]
        if name in _PREDEFINED:
            return found[0]
        value = literal.get(name)
        if value is None:
            value = html_entity(name) if doctype.external else None
        if value is None or growth + len(value) > _GROWTH_LIMIT:
            left = True
            return found[0]
        growth += len(value)
        return value

    expanded = _REFERENCE.sub(put, data)
    return expanded, ((Repair("entity-not-expanded"),) if left else ())


def _literals(subset: bytes) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    for declared in _ENTITY.finditer(subset):
        value = declared[2] or declared[3] or b""
        if len(value) <= _LITERAL_LIMIT and not re.search(rb"&(?!#)|%|<", value):
            found.setdefault(declared[1], value)
    return found


def html_entity(name: bytes) -> bytes | None:
    """Return what HTML's entity ``name`` stands for, as UTF-8 that is safe inside XML."""
    text = html5.get(name.decode("ascii", "replace") + ";")
    if text is None:
        return None
    return text.replace("&", "&amp;").replace("<", "&lt;").encode()
