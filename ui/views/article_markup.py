"""Clean HTML as Qt understands it: what a browser would draw by itself is written out.

Qt's rich text knows HTML 4 in parts. Elements that it does not know would run together with what
stands beside them, a quote would have no line and code no ground. This turns one text into another
and knows no widget; what it reads is regular, since the sanitiser wrote it.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape, unescape
from typing import TYPE_CHECKING

from ui import text
from ui.translation import mark, tr
from ui.views.table_markup import set_tables

if TYPE_CHECKING:
    from ui.style import Tokens

#: An image of ours, not of the article: no article can hold an address of this kind.
ICON = "icon:"
PLAY, LISTEN, OPEN = ICONS = f"{ICON}play", f"{ICON}headphones", f"{ICON}external-link"

_ATTRIBUTES = r'(?: [a-z-]+="[^"<>]*")*'
_OPENING = re.compile(r"<([a-z][a-z0-9]*)((?: [a-z-]+=\"[^\"<>]*\")+)>")
_PAIR = re.compile(r' ([a-z-]+)="([^"]*)"')
_TAG = re.compile(
    rf"<(/?)(article|section|main|header|footer|nav|aside|address|figure|details|figcaption|summary"
    rf"|mark|ins|q|abbr|time|bdi|center|rt|rp|pre|blockquote)({_ATTRIBUTES})>"
)
#: What the sanitiser leaves of a film, a sound or a page that was embedded.
_CARD = re.compile(
    r'<p><a href="([^"<>]*)">'
    r"([\N{BLACK RIGHT-POINTING TRIANGLE}\N{NORTH EAST ARROW}]) ([^<>]*)</a></p>"
)
_EMPTY = re.compile(r"<p>(?:\s|&nbsp;|<br>)*</p>")
#: What stands behind a division without an element of its own; Qt would put it into the division.
_LOOSE = re.compile(
    r"</div>\s*(?=[^<\s]|"
    r"<(?:a|b|big|cite|code|dfn|em|i|img|kbd|s|samp|small|span|strong|sub|sup|u)[ >])"
)
#: An article that is a picture with a tip, as comics are: the tip is half of the joke.
_COMIC = re.compile(
    r"\s*(?:<(?:p|div)>)?\s*(?:<a [^<>]*>)?\s*"
    r"<img(?: [a-z-]+=\"[^\"<>]*\")*? title=\"([^\"<>]+)\"[^<>]*>\s*"
    r"(?:</a>)?\s*(?:</(?:p|div)>)?\s*"
)
_ICON_IMAGE = re.compile(rf'<img src="{ICON}[^<>]*> &nbsp;')
_WIDTH = re.compile(r'(<t[dh] class="(?:first|cell|last)"[^<>]*?) width="\d+"')
_BETWEEN_TAGS = re.compile(r"<[^<>]*>")

_WATCH = mark("Watch on {host}")
_LISTEN = mark("Listen on {host}")
_SEE = mark("Open on {host}")
_SOUNDS = re.compile(r"\.(?:mp3|m4a|aac|ogg|oga|opus|wav|flac)(?:[?#]|$)", re.IGNORECASE)
_SOUND_HOSTS = (
    *("soundcloud.com", "spotify.com", "podcasts.apple.com", "music.apple.com", "bandcamp.com"),
    *("mixcloud.com", "simplecast.com"),
)
#: Languages written from right to left, by the first part of their code.
_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"}
)
#: So much of an article tells which way it runs.
_SAMPLE = 4000

_BLOCKS = {
    **dict.fromkeys(
        ("article", "section", "main", "header", "footer", "nav", "aside", "address", "details"),
        "div",
    ),
    "center": "div",
}
_OPENED = {
    "figure": '<div class="figure">',
    "figcaption": '<p class="caption">',
    "summary": '<p class="summary">',
    "mark": '<span class="mark">',
    "ins": '<u class="added">',
    "q": "\N{LEFT DOUBLE QUOTATION MARK}",
    "rp": "",
    "rt": " (",
}
_CLOSED = {
    "figure": "</div>",
    "figcaption": "</p>",
    "summary": "</p>",
    "mark": "</span>",
    "ins": "</u>",
    "q": "\N{RIGHT DOUBLE QUOTATION MARK}",
    "rp": "",
    "rt": ")",
}
#: What anchors may not stand in front of or in: it waits for what comes next.
_FRAMEWORK = frozenset(
    {"table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl", "colgroup", "col"}
)
_EMPTY_TAGS = frozenset({"img", "br", "hr", "wbr"})


def runs_right_to_left(html: str) -> bool:
    """Tell whether an article as a whole is read from right to left: most of its letters are."""
    words = unescape(_BETWEEN_TAGS.sub(" ", html[: 4 * _SAMPLE]))[:_SAMPLE]
    if words.isascii():
        return False
    kinds = [unicodedata.bidirectional(letter) for letter in words]
    right = sum(kind in ("R", "AL") for kind in kinds)
    return right > kinds.count("L")


def set_for_qt(html: str, scheme: Tokens) -> str:
    """Write clean ``html`` so that Qt draws all of it, in the colours of ``scheme``."""
    html = _EMPTY.sub("", html)
    if comic := _COMIC.fullmatch(html):
        html = f'<div>{html}</div><p class="caption">{escape(unescape(comic[1]))}</p>'
    turned = runs_right_to_left(html)
    html = set_tables(html, turned=turned)
    if '="' in html:
        html = _Attributes().rewrite(html)
    for end in ("\n</code></pre>", "</code>\n</pre>", "\n</pre>"):
        html = html.replace(end, end.replace("\n", ""))
    html = _Elements(scheme, turned=turned, brackets="<rp>" in html).rewrite(html)
    return _CARD.sub(lambda found: _card(found, scheme), _LOOSE.sub("</div><p>", html))


def set_for_print(html: str, scheme: Tokens, head: str) -> str:
    """Write clean ``html`` behind ``head``, which is ours, for paper.

    No icons stand in it, and no table is wider than the sheet, which nobody can scroll.
    """
    return head + _WIDTH.sub(r"\1", _ICON_IMAGE.sub("", set_for_qt(html, scheme)))


def _card(found: re.Match[str], scheme: Tokens) -> str:
    """What plays elsewhere, as a bar that says where; nothing of it is loaded."""
    url, sign, host = found.groups()
    if sign == "\N{NORTH EAST ARROW}":
        icon, words = OPEN, _SEE
    elif _SOUNDS.search(unescape(url)) or unescape(host).endswith(_SOUND_HOSTS):
        icon, words = LISTEN, _LISTEN
    else:
        icon, words = PLAY, _WATCH
    said = escape(tr(words, host=text.one_line(unescape(host), 80)))
    return (
        '<table class="card" width="100%" cellspacing="0"><tr>'
        f'<td bgcolor="{scheme.raised}" style="padding: 10px 12px">'
        f'<img src="{icon}" width="20" height="20" style="vertical-align: middle"> &nbsp;'
        f'<a href="{url}">{said}</a></td></tr></table>'
    )


class _Attributes:
    """Turns ids into anchors, which Qt finds wherever they are, and tips into plain text."""

    def __init__(self) -> None:
        self._waiting: list[str] = []

    def rewrite(self, html: str) -> str:
        return _OPENING.sub(self._opening, html) if ' id="' not in html else self._all(html)

    def _all(self, html: str) -> str:
        anything = re.compile(rf"<([a-z][a-z0-9]*)({_ATTRIBUTES})>")
        return anything.sub(self._opening, html)

    def _opening(self, found: re.Match[str]) -> str:
        tag, source = found.groups()
        attributes = dict(_PAIR.findall(source))
        name = attributes.pop("id", None)
        if "title" in attributes:  # Qt takes tips that look like markup for markup
            attributes["title"] = escape(text.as_plain(unescape(attributes["title"])))
        language = attributes.pop("lang", "").partition("-")[0].lower()
        if language in _RIGHT_TO_LEFT:
            attributes.setdefault("dir", "rtl")
        if tag == "a" and name is not None:
            attributes["name"], name = name, None
        if name is not None:
            self._waiting.append(name)
        written = "".join(f' {key}="{value}"' for key, value in attributes.items())
        opened = f"<{tag}{written}>"
        if not self._waiting or tag in _FRAMEWORK:
            return opened
        anchors = "".join(f'<a name="{each}"></a>' for each in self._waiting)
        self._waiting.clear()
        return anchors + opened if tag in _EMPTY_TAGS or tag == "a" else opened + anchors


class _Elements:
    """Writes elements that Qt does not know as ones that it does.

    ``turned`` articles have what stands at the left of a quote at its right. ``brackets``: the
    article writes those around readings (ruby) itself.
    """

    def __init__(self, scheme: Tokens, *, turned: bool, brackets: bool) -> None:
        self._brackets = brackets
        self._code = (
            '<table class="code" width="100%" cellspacing="0"><tr>'
            f'<td bgcolor="{scheme.raised}" style="padding: 12px"><pre dir="ltr">'
        )
        self._code_end = "</pre></td></tr></table>"
        line = f'<td width="3" bgcolor="{scheme.hairline}" style="padding: 0"></td>'
        side = "padding: 0 16px 0 0" if turned else "padding: 0 0 0 16px"
        quoted = '<table class="quote" width="100%" cellspacing="0"><tr>'
        self._quote = f'{quoted}{"" if turned else line}<td style="{side}"><blockquote'
        self._quote_end = f"</blockquote></td>{line if turned else ''}</tr></table>"

    def rewrite(self, html: str) -> str:
        return _TAG.sub(self._tag, html)

    def _tag(self, found: re.Match[str]) -> str:
        closes, tag, attributes = found.groups()
        if tag == "pre":
            return self._code_end if closes else self._code
        if tag == "blockquote":
            return self._quote_end if closes else f"{self._quote}{attributes}>"
        if tag in _BLOCKS:
            return f"<{closes}{_BLOCKS[tag]}{attributes}>"
        if tag == "rt" and self._brackets:
            return ""
        known = _CLOSED if closes else _OPENED
        return known.get(tag, "</span>" if closes else f"<span{attributes}>")
