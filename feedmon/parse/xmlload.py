"""From bytes to an element tree, leniently: strict, then mended, then recovered.

No DTD is loaded, no entity expanded by libxml2, no network or file touched (rule X-6). A document
that parses strictly has no repairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from feedmon.frozen import frozen
from feedmon.model import Repair
from feedmon.parse.balance import balance, without_root_attributes
from feedmon.parse.decode import Utf8, to_utf8
from feedmon.parse.notes import Notes
from feedmon.parse.prolog import cut_prolog, expand_entities
from feedmon.parse.repair import drop_control_characters, escape_stray, wrap_markup

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

_STEPS: tuple[Callable[[bytes, Notes], bytes], ...] = (escape_stray, wrap_markup, balance)


@frozen
class XmlDocument:
    """The root element, its lower-case local name, and what had to be mended to get there."""

    root: _Element
    name: str
    repairs: tuple[Repair, ...]


def load_xml(
    data: bytes | str | Utf8,
    *,
    roots: tuple[str, ...],
    trim: Callable[[bytes], bytes] | None = None,
) -> XmlDocument | None:
    """Read an XML document whose root is one of ``roots`` (lower-case local names, any prefix).

    ``None`` when there is no such root within the first 64 KiB. Junk before the root and a
    DOCTYPE are cut off; encodings are told by :func:`feedmon.parse.decode.to_utf8`, unless ``data``
    comes from there; bare ``&`` in text and attribute values is kept as ``&``. Names keep their
    case: compare them in lower case. ``trim`` may shorten the bytes from the root on before they
    are parsed.
    """
    if isinstance(data, str):
        data = data.encode("utf-8", "replace")
    text = data if isinstance(data, Utf8) else to_utf8(data)
    body = cut_prolog(text.data, roots)
    if body is None:
        return None
    notes = Notes(body.line)
    notes.extend(text.repairs)
    notes.extend(body.repairs)
    markup = drop_control_characters(body.data, notes)
    markup, unexpanded = expand_entities(markup, body.doctype)
    notes.extend(unexpanded)
    if trim is not None:
        markup = trim(markup)
    return XmlDocument(_parse(markup, notes), body.root, notes.all())


def _parse(data: bytes, notes: Notes) -> _Element:
    """Parse strictly, else mend; a broken root tag, which hides everything, is made anew."""
    root, problem = _strict(data, notes)
    if root is not None:
        return root
    noted = len(notes.all())
    root = _mend(data, notes)
    if not len(root):
        bare = _mend(without_root_attributes(data), notes)
        root = bare if len(bare) else root
    if len(notes.all()) == noted and problem is not None:
        notes.of_body(problem.kind, problem.line or 1)
    return root


def _mend(data: bytes, notes: Notes) -> _Element:
    """Mend step by step until a strict parse works, and let libxml2 recover when none does."""
    for step in _STEPS:
        data = step(data, notes)
        root, _ = _strict(data, notes)
        if root is not None:
            return root
    return _recover(data)


def _strict(data: bytes, notes: Notes) -> tuple[_Element | None, Repair | None]:
    """Parse strictly; the root, or ``None`` and the first fatal problem.

    A prefix that was never declared is no reason to give up: nothing is lost by it, and the
    names still say what was meant.
    """
    parser = _parser(recover=False)
    try:
        return etree.fromstring(data, parser), None
    except etree.XMLSyntaxError:
        log = parser.error_log
    fatal = next(iter(log.filter_from_fatals()), None)
    if fatal is not None:
        return None, Repair(_kind(fatal.type_name), fatal.line)
    first = next(iter(log.filter_from_errors()), None)
    if first is not None:
        notes.of_body(_kind(first.type_name), first.line)
    return _recover(data), None


def _recover(data: bytes) -> _Element:
    root = etree.fromstring(data, _parser(recover=True))
    # libxml2 gives nothing at all when even the first tag is broken.
    return root if root is not None else etree.Element("empty")


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )


def _kind(type_name: str) -> str:
    """Turn libxml2's name of an error into the word used in repairs."""
    known = {
        "NS_ERR_UNDEFINED_NAMESPACE": "undeclared-prefix",
        "ERR_ATTRIBUTE_REDEFINED": "duplicate-attribute",
        "ERR_RESOURCE_LIMIT": "too-deep",
        "ERR_DOCUMENT_END": "junk-after-document",
        "ERR_TAG_NAME_MISMATCH": "mismatched-tag",
    }
    return known.get(type_name, "not-well-formed")
