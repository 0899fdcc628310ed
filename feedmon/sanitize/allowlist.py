"""What may be in an article, in tables.

``TAGS`` and ``ATTRIBUTES`` are what an article may hold in the end. nh3, which understands HTML as
browsers do, lets a little more through on the way: elements in ``PASSING`` become something else
(an embedded frame a link, a picture its image).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import nh3

BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "center", "dd", "details", "dl", "dt", "div",
        "figcaption", "figure", "footer", "header", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li",
        "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
        "th", "thead", "tr", "ul", "caption",
    }
)  # fmt: skip
INLINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "col", "colgroup", "del",
        "dfn", "em", "i", "img", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp",
        "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
TAGS = BLOCKS | INLINE

#: Attributes of any element, in the end.
GENERIC = frozenset({"dir", "id", "lang", "title"})
ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset({"href"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "td": frozenset({"colspan", "rowspan", "align"}),
    "th": frozenset({"colspan", "rowspan", "align"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "ol": frozenset({"start", "type", "reversed"}),
    "li": frozenset({"value"}),
    "details": frozenset({"open"}),
}

_CELLS = ("td", "th")

#: An iframe travels under this name: nh3 would drop it, and HTML reads its content as raw text.
FRAME = "x-frame"
MEDIA = frozenset({"video", "audio"})
#: Seen on the way, never in the end.
PASSING = MEDIA | {FRAME, "picture", "source"}

#: Where lazy loaders keep the address while the page loads; in order of preference.
LAZY_SRC = (
    *("data-src", "data-lazy-src", "data-original", "data-actualsrc", "data-orig-file"),
    *("data-lazyload", "data-lazy", "data-echo", "data-hi-res-src"),
)
LAZY_SRCSET = ("data-srcset", "data-lazy-srcset", "data-original-set")

_WIDE_ATTRIBUTES: dict[str, set[str]] = {
    **{tag: set(names) - {"align"} for tag, names in ATTRIBUTES.items()},
    "*": set(GENERIC),
    "a": {"href", "name"},
    "img": {"src", "srcset", "alt", "width", "height", "style", "hidden", *LAZY_SRC, *LAZY_SRCSET},
    "source": {"src", "srcset", "type", *LAZY_SRCSET},
    "video": {"src", "data-src"},
    "audio": {"src", "data-src"},
    FRAME: {"src", "data-src", "width", "height", "style", "hidden"},
}

#: Removed with everything inside; other unknown elements lose their tags only.
DROPPED = frozenset(
    {
        "script", "style", "template", "object", "embed", "applet", "noscript", "noembed",
        "noframes", "iframe", "svg", "math", "canvas", "button", "select", "datalist", "textarea",
        "input", "option", "optgroup", "output", "meter", "progress", "dialog", "frameset", "frame",
        "map", "title", "xmp", "plaintext", "base", "link", "meta",
    }
)  # fmt: skip


def wide_cleaner() -> nh3.Cleaner:
    """The first pass: HTML as browsers read it, down to ``TAGS`` and ``PASSING``.

    ``data`` is let through here because nh3 can't tell an image from a link; the second pass can.
    """
    import nh3  # noqa: PLC0415 - only for what cleans

    return nh3.Cleaner(
        tags=set(TAGS | PASSING),
        clean_content_tags=set(DROPPED),
        attributes=_WIDE_ATTRIBUTES,
        tag_attribute_values={tag: {"align": {"left", "right", "center"}} for tag in _CELLS},
        url_schemes={"http", "https", "mailto", "data"},
        url_relative="pass_through",
        link_rel=None,
    )
