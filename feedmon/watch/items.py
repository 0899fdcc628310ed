"""The items of a list on a page: what repeats, with the link, the title and the words of each."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from feedmon.model import WatchItem
from feedmon.tracking import strip_tracking
from feedmon.watch import words
from feedmon.watch.selecting import value_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from feedmon.watch.pages import Data, Page, Plain
    from feedmon.watch.selecting import Parts

#: Items of a list, and characters of a title and of the words of one.
MOST, TITLE, TEXT = 5_000, 200, 5_000
#: What is an item of a list where it stands alone.
_ITEMS = frozenset(("li", "tr", "dt", "article", "a", "option"))
#: Of what an item is made, and no list.
_OF_ITEMS = frozenset(("p", "span", "br", "b", "i", "em", "strong", "small", "time", "img", "svg"))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
#: What only says who asks: a link to the same thing has another value at every look.
_SESSION = re.compile(
    r"(?:list_?|item_?)?(?:pos(?:ition)?|rank|index)|(?:php|j|asp\.net_)?sess(?:ion)?_?id|sid|token|csrf\w*|nonce|_|ts|timestamp|rand(?:om)?|cb",
    re.IGNORECASE,
)
_SESSION_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#;]*", re.IGNORECASE)
_TITLES = ("title", "name", "headline", "subject", "label", "summary", "tag_name", "version")
_LINKS = ("html_url", "link", "url", "href", "permalink", "web_url", "uri")
_IDS = ("id", "_id", "guid", "uuid", "sha", "slug", "sku", "@id")
#: What can be a title: words, and neither an address nor a time.
_WORDS = re.compile(r"(?!\w+:/)(?=.*[^\W\d_]{2})", re.DOTALL)


def items_of(
    parts: Parts, answer: Page | Data | Plain, ignore: Callable[[str], str], before: str = ""
) -> tuple[WatchItem, ...]:
    """Read the items of what a selector found: each of them one, or those within the only one.

    ``before`` are the lines of the items that were there last.
    """
    if parts.elements:
        found: Iterable[WatchItem | None] = _read(parts.elements, answer.url, ignore)
        if len(parts.elements) == 1:
            found = _only(parts.elements[0], answer.url, ignore, before)
    elif parts.values:
        found = (item_of_data(each, answer.url, ignore) for each in _listed(parts.values))
    else:
        texts = (line for text in parts.texts for line in words.tidy(text).split("\n"))
        found = (_item_of_text(ignore(line)) for line in texts)
    unique = dict.fromkeys(item for item in found if item is not None)
    return tuple(item for _, item in zip(range(MOST), unique, strict=False))


def repeated(element: _Element) -> tuple[_Element, ...]:
    """Find what repeats within an element: its rows, its items, or its most frequent children."""
    inner = element
    for _ in range(10):
        rows = _rows(inner)
        if len(rows) > 1:
            return rows
        children = [child for child in inner if isinstance(child.tag, str)]
        if len(children) != 1:
            break
        inner = children[0]
    return (element,)


def item_line(item: WatchItem) -> str:
    """Say in a line what an item is known by."""
    return f"{item.title} {item.link}" if item.link else item.title


def steady_link(link: str) -> str:
    """A link without what is another one at every look: sessions, tokens, tracking."""
    parts = urlsplit(strip_tracking(link))
    query = parts.query
    if query:
        pairs = parse_qsl(query, keep_blank_values=True)
        kept = [pair for pair in pairs if not _SESSION.fullmatch(pair[0])]
        query = query if len(kept) == len(pairs) else urlencode(kept)
    return urlunsplit(parts._replace(path=_SESSION_PATH.sub("", parts.path), query=query))


# --- on a page ----------------------------------------------------------------------------------


def _rows(element: _Element) -> tuple[_Element, ...]:
    if element.tag == "table":
        rows = (row for row in element.iter("tr") if row.find("td") is not None)
        return tuple(row for row in rows if not words.is_hidden(row))
    children = [
        child for child in element if isinstance(child.tag, str) and not words.is_hidden(child)
    ]
    if element.tag == "dl":
        return tuple(child for child in children if child.tag == "dt")
    tags = Counter(str(child.tag) for child in children if words.text_of(child))
    if not tags:
        return ()
    tag, count = tags.most_common(1)[0]
    if count == 1 or tag in _OF_ITEMS:
        return ()
    same = tuple(child for child in children if child.tag == tag)
    return same if tag != "div" or _are_alike(same) else ()


def _are_alike(rows: Sequence[_Element]) -> bool:
    """Whether parts of a page are called alike, and not each by what it is: title, place, date."""
    names = [set(str(each.get("class", "")).split()) for each in rows]
    return not any(names) or bool(set.intersection(*names))


def _only(
    element: _Element, base: str, ignore: Callable[[str], str], before: str
) -> list[WatchItem]:
    """Read the only element that was found: a list, or the last item that is left of one."""
    alone = _read([element], base, ignore)
    within = _read(repeated(element), base, ignore)
    known = set(before.split("\n"))
    as_one, as_list = (sum(item_line(each) in known for each in one) for one in (alone, within))
    is_item = element.tag in _ITEMS and as_one >= as_list
    return alone if is_item or as_one > as_list else within


def _read(elements: Iterable[_Element], base: str, ignore: Callable[[str], str]) -> list[WatchItem]:
    read = (_item(each, base, ignore) for each in elements)
    return list(_named([item for item in read if item is not None]))


def _named(items: Sequence[tuple[WatchItem, str]]) -> Iterator[WatchItem]:
    """Give items their titles: what several links say ("Read more") is the title of none."""
    titles = Counter(item.title for item, _ in items)
    for item, first in items:
        if titles[item.title] > 1 and first != item.title:
            yield replace(item, title=first, text=_without(item.text, first))
        else:
            yield item


def _item(
    element: _Element, base: str, ignore: Callable[[str], str]
) -> tuple[WatchItem, str] | None:
    """Read an item, and its first line: another title for it."""
    text = ignore(words.words_of(element))
    if element.tag == "dt":  # what it names stands beside it
        beside = element.getnext()
        if beside is not None and beside.tag == "dd":
            text = words.lines((text, ignore(words.words_of(beside))))
    if not text:
        return None
    if not words.is_html(element):
        return _item_of_xml(element, text, base)
    anchor = _anchor(element)
    heading = next(element.iter(*_HEADINGS), None)
    title = "" if heading is None else ignore(words.text_of(heading))
    if not title and anchor is not None:
        title = ignore(words.text_of(anchor))
    first, _, _ = text.partition("\n")
    first = _short(first)
    title = _short(title.replace("\n", " ")) or first
    return WatchItem(title, _link(anchor, base), _without(text, title)), first


def _item_of_xml(element: _Element, text: str, base: str) -> tuple[WatchItem, str]:
    """Read an item by the names that its members have in feeds, maps of sites and the like."""
    named = {str(each.tag).lower(): each for each in reversed(element) if isinstance(each.tag, str)}
    titled = (words.text_of(named[name]) for name in _TITLES if name in named)
    linked = (named[name] for name in (*_LINKS, "loc") if name in named)
    address = next((each.get("href") or each.text or "" for each in linked), "").strip()
    first = _short(text.partition("\n")[0])
    title = _short(next(filter(None, titled), "").replace("\n", " ")) or first
    return WatchItem(
        title, _joined(base, address) if address else None, _without(text, title)
    ), first


def _anchor(element: _Element) -> _Element | None:
    """Find the link of an item: itself, that of its heading, else the one with the most words."""
    around = next((one for one in (element, element.getparent()) if _is_anchor(one)), None)
    if around is not None:
        return around
    for heading in element.iter(*_HEADINGS):
        for anchor in (*heading.iter("a"), heading.getparent()):
            if _is_anchor(anchor):
                return anchor
    anchors = [anchor for anchor in element.iter("a") if _is_anchor(anchor)]
    return max(anchors, key=lambda each: len(words.text_of(each)), default=None)


def _is_anchor(element: _Element | None) -> bool:
    if element is None or element.tag != "a":
        return False
    href = (element.get("href") or "").strip()
    return bool(href) and not href.startswith(("#", "javascript:", "mailto:", "tel:"))


def _link(anchor: _Element | None, base: str) -> str | None:
    return None if anchor is None else _joined(base, str(anchor.get("href", "")))


def _joined(base: str, href: str) -> str | None:
    try:
        joined = urljoin(base, href.strip())
        usable = urlsplit(joined).scheme in ("http", "https")
        return steady_link(joined) if usable else None
    except ValueError:
        return None


# --- in other answers ---------------------------------------------------------------------------


def _listed(values: Sequence[Any]) -> Iterator[Any]:
    """Give the values that were found, or those within when they are lists themselves."""
    for value in values:
        if isinstance(value, list):
            yield from value
        elif isinstance(value, dict) and len(values) == 1:
            lists = [inner for inner in value.values() if isinstance(inner, list)]
            yield from lists[0] if len(lists) == 1 else [value]
        else:
            yield value


def item_of_data(value: Any, base: str, ignore: Callable[[str], str]) -> WatchItem | None:
    """Read an item that is an object of JSON; what it is called may stand under many names."""
    if not isinstance(value, dict):
        return _item_of_text(ignore(value_text(value)))
    named = {str(key).lower(): inner for key, inner in value.items()}
    title = next((text for name in _TITLES if (text := _scalar(named.get(name)))), "")
    address = next((text for name in _LINKS if (text := _scalar(named.get(name)))), "")
    key = next((text for name in _IDS if (text := _scalar(named.get(name)))), "")
    text = ignore(value_text(value))
    # Without a name it is what it says first in words; a number may be another one tomorrow.
    said = (each for each in value.values() if isinstance(each, str) and _WORDS.match(each))
    title = ignore(title or next(said, "") or key).replace("\n", " ")
    title = _short(title or text.partition("\n")[0])
    if not title:
        return None
    return WatchItem(title, _joined(base, address) if address else None, text[:TEXT], key)


def _scalar(value: Any) -> str:
    plain = isinstance(value, str | int | Decimal) and not isinstance(value, bool)
    return value_text(value) if plain else ""


def _item_of_text(text: str) -> WatchItem | None:
    first, _, rest = text.partition("\n")
    return WatchItem(_short(first), None, rest[:TEXT]) if first else None


def _short(title: str) -> str:
    if len(title) <= TITLE:
        return title
    return title[:TITLE].rpartition(" ")[0] or title[:TITLE]


def _without(text: str, title: str) -> str:
    """Take the line that is the title out of the words of an item."""
    kept = text.split("\n")
    if title in kept:
        kept.remove(title)
    return "\n".join(kept)[:TEXT]
