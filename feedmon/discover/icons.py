"""What a page says of its icon: the links of its head, the fittest first (rule D-6)."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes, urlsplit

from feedmon.discover.elements import attribute, base_of, elements_of
from feedmon.discover.links import bare_type, resolved
from feedmon.frozen import frozen

if TYPE_CHECKING:
    from feedmon.model import Document

_TOUCH = frozenset(("apple-touch-icon", "apple-touch-icon-precomposed"))
#: A touch icon that does not say how large it is.
_TOUCH_SIDE = 180
_SIZE = re.compile(r"(\d{1,5})x(\d{1,5})", re.IGNORECASE)
#: Sharp where a pixel is small, and not much more to fetch than is shown.
_FIT = range(32, 97)
_LARGE = range(97, 257)


@frozen
class _Link:
    url: str
    side: int | None


def read_icons(document: Document) -> tuple[str, ...]:
    """Return the addresses of a page's icons, each once; ``data:`` addresses among them.

    Drawings in SVG are left out. Small squares come first, then those of unknown size, large
    ones, and last what would have to be enlarged, or is far too large.
    """
    elements = elements_of(document)
    base = base_of(document, elements)
    links = [
        link
        for name, element in elements
        if name == "link"
        and (
            link := _judged(
                rels=frozenset(attribute(element, "rel").lower().split()),
                kind=bare_type(attribute(element, "type")) or "",
                href=attribute(element, "href"),
                sizes=attribute(element, "sizes"),
                base=base,
            )
        )
        is not None
    ]
    return tuple(dict.fromkeys(link.url for link in sorted(links, key=_rank)))


def is_drawing(url: str) -> bool:
    """Whether an address is one of SVG, by what it says."""
    if url[:5].lower() == "data:":
        return url[5:].lower().startswith("image/svg")
    try:
        return urlsplit(url).path.lower().endswith((".svg", ".svgz"))
    except ValueError:
        return False


def read_data(url: str, limit: int) -> bytes | None:
    """Return what is written in a ``data:`` address (RFC 2397); ``None`` if it is none, or long."""
    head, comma, written = url.partition(",")
    if not comma or head[:5].lower() != "data:" or len(written) > 3 * limit:
        return None
    data = unquote_to_bytes(written)
    if head.lower().rstrip().endswith(";base64"):
        data = re.sub(rb"\s+", b"", data)
        try:
            data = base64.b64decode(data + b"=" * (-len(data) % 4), validate=True)
        except binascii.Error:
            return None
    return data if len(data) <= limit else None


def _judged(*, rels: frozenset[str], kind: str, href: str, sizes: str, base: str) -> _Link | None:
    touch = bool(rels & _TOUCH)
    if not (touch or "icon" in rels) or "svg" in kind:
        return None
    wanted = href.strip()
    url = wanted if wanted[:5].lower() == "data:" else resolved(base, wanted)
    if url is None or is_drawing(url):
        return None
    sides = [max(map(int, each)) for each in _SIZE.findall(sizes)]
    return _Link(url, max(sides, default=_TOUCH_SIDE if touch else None))


def _rank(link: _Link) -> tuple[int, int]:
    match link.side:
        case None:
            return 1, 0
        case side if side in _FIT:
            return 0, side
        case side if side in _LARGE:
            return 2, side
        case side if side < _FIT.start:
            return 3, -side
        case side:
            return 4, side
