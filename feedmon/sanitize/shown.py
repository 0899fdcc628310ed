"""The pictures of an article as it is shown: of HTML that ``clean`` wrote, and of no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.sanitize.images import is_tracker, pixels
from feedmon.sanitize.markup import OPENING, attributes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A picture that claims to be smaller is a face in the text or a button, not what stands for it.
LEAST = 48


def picture_addresses(html: str) -> tuple[str, ...]:
    """Return the addresses of the pictures in the order of the text, each once."""
    return tuple(dict.fromkeys(attributes["src"] for attributes in _images(html)))


def lead_picture(html: str) -> str | None:
    """Return the address of the first picture that may stand for the article in a list."""
    for attributes in _images(html):
        sides = (pixels(attributes.get(side)) for side in ("width", "height"))
        if all(side is None or side >= LEAST for side in sides):
            return attributes["src"]
    return None


def may_be_asked_for(url: str) -> bool:
    """Whether a picture that a feed names is on the web, and not there to count readers (H-4)."""
    return url.startswith(("http://", "https://")) and not is_tracker(url)


def _images(html: str) -> Iterator[dict[str, str]]:
    if "<img" not in html:
        return
    for found in OPENING.finditer(html):
        if found[1] == "img":
            attributes = attributes_of(found[2])
            if may_be_asked_for(attributes.get("src", "")):
                yield attributes
