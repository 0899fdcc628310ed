"""What is said of watches: what one looks at and tells, what a page offers, what is seen there."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from feedmon.model import FeedKind, WatchKind, WatchMode, WatchPart, WatchWhen
from ui.text.failures import problem
from ui.text.health import step_after
from ui.text.lines import one_line
from ui.text.times import moment
from ui.translation import mark, tr, trn

if TYPE_CHECKING:
    from feedmon.model import (
        Feed,
        WatchPreview,
        WatchProblem,
        WatchSpec,
        WatchSuggestion,
        WatchVersion,
    )

_LONGEST = 160

#: What one chooses from, field by field.
PARTS = (
    (WatchPart.PAGE, mark("The whole page")),
    (WatchPart.CSS, mark("What a CSS selector finds")),
    (WatchPart.XPATH, mark("What an XPath finds")),
    (WatchPart.JSON, mark("What a JSON path finds")),
)
MODES = (
    (WatchMode.TEXT, mark("Its text")),
    (WatchMode.LIST, mark("Its items, one by one")),
    (WatchMode.NUMBER, mark("The number in it")),
)
WHENS = (
    (WatchWhen.CHANGE, mark("Whenever it changes")),
    (WatchWhen.ABOVE, mark("When it rises above")),
    (WatchWhen.BELOW, mark("When it falls below")),
    (WatchWhen.APPEARS, mark("When this text appears")),
    (WatchWhen.DISAPPEARS, mark("When this text disappears")),
)
#: What stands in the field of a selector that is still empty.
EXAMPLES = {
    WatchPart.CSS: ".price",
    WatchPart.XPATH: "//table[1]//td",
    WatchPart.JSON: "$.items[*].name",
}
#: Of a list one is told of what comes to it; above and below are of numbers.
_WHEN_OF = {
    WatchMode.TEXT: (WatchWhen.CHANGE, WatchWhen.APPEARS, WatchWhen.DISAPPEARS),
    WatchMode.LIST: (WatchWhen.CHANGE,),
    WatchMode.NUMBER: (WatchWhen.CHANGE, WatchWhen.ABOVE, WatchWhen.BELOW),
}
_NEW_ITEMS = mark("When a new item comes")

_KINDS = {
    WatchKind.LIST: mark("List"),
    WatchKind.CHANGELOG: mark("List of changes"),
    WatchKind.PRICE: mark("Price"),
    WatchKind.NUMBER: mark("Number"),
    WatchKind.TABLE: mark("Table"),
    WatchKind.HEADING: mark("Heading"),
    WatchKind.MAIN: mark("Main text"),
    WatchKind.VALUE: mark("Value"),
}
_SELECTED = {
    WatchPart.CSS: mark("CSS selector {selector}"),
    WatchPart.XPATH: mark("XPath {selector}"),
    WatchPart.JSON: mark("JSON path {selector}"),
}

_PASSED = {
    WatchWhen.ABOVE: mark("When the number rises above {limit}"),
    WatchWhen.BELOW: mark("When the number falls below {limit}"),
}
_STANDS = {
    (WatchWhen.ABOVE, True): mark(
        "Above {limit} already: you are told when it was lower and rises above it again."
    ),
    (WatchWhen.ABOVE, False): mark("Not above {limit} now: you are told as soon as it is."),
    (WatchWhen.BELOW, True): mark(
        "Below {limit} already: you are told when it was higher and falls below it again."
    ),
    (WatchWhen.BELOW, False): mark("Not below {limit} now: you are told as soon as it is."),
}
_MET = {
    WatchWhen.APPEARS: mark("When “{words}” appears"),
    WatchWhen.DISAPPEARS: mark("When “{words}” disappears"),
}
_CHANGES = {
    WatchMode.TEXT: mark("When the text changes"),
    WatchMode.LIST: _NEW_ITEMS,
    WatchMode.NUMBER: mark("When the number changes"),
}


def is_watch(feed: Feed) -> bool:
    """Tell a watch from a feed."""
    return feed.kind is FeedKind.WATCH


def address_of(feed: Feed) -> str:
    """Return the address a person knows a feed by: of a watch that of its page."""
    return (feed.site_url or feed.url) if is_watch(feed) else feed.url


def page_name(address: str) -> str:
    """Call a page by its address, as short as it can be: "example.org/prices.json"."""
    bare = re.sub(r"^\w+://(www\.)?", "", address.strip()).partition("#")[0]
    return one_line(bare.rstrip("/"), 200)


def whens_of(mode: WatchMode) -> list[tuple[str, WatchWhen]]:
    """Say what can be told of what is read like this."""
    words = {when: tr(said) for when, said in WHENS}
    if mode is WatchMode.LIST:
        words[WatchWhen.CHANGE] = tr(_NEW_ITEMS)
    return [(words[when], when) for when in _WHEN_OF[mode]]


# --- what a page offers -------------------------------------------------------------------------


def suggestion(found: WatchSuggestion) -> tuple[str, str]:
    """Say what a part is, with how many items it has, and how it begins."""
    kind, sample = tr(_KINDS[found.kind]), one_line(found.sample, _LONGEST)
    if found.spec.mode is WatchMode.LIST:
        kind = trn(found.count, "{kind}: {n} item", "{kind}: {n} items", kind=kind)
    elif found.spec.part is WatchPart.JSON:  # of many values each is known by its name
        sample = one_line(f"{found.selector.removeprefix('$.')} \u00b7 {found.sample}", _LONGEST)
    return kind, sample


# --- what is seen -------------------------------------------------------------------------------


def seen(preview: WatchPreview, spec: WatchSpec) -> str:
    """Say in a line what would be watched."""
    if spec.mode is WatchMode.LIST:
        number = len(preview.items)
        return trn(number, "{n} item is watched", "{n} items are watched")
    if spec.mode is WatchMode.NUMBER:
        return tr("This number is watched")
    if spec.part is WatchPart.PAGE:
        return tr("The text of the page is watched")
    return trn(
        preview.found,
        "The text of this part is watched",
        "The text of {n} parts together is watched",
    )


def holds(preview: WatchPreview, spec: WatchSpec) -> str:
    """Say whether the condition is true already; "" where there is none.

    A limit is said as it was understood: who lives elsewhere writes 1.400 for 1,400, and sees 1.4.
    """
    if preview.holds is None:
        return ""
    if spec.limit is not None and spec.when in _PASSED:
        limit = number(spec.limit.normalize() if _is_doubtful(spec.limit) else spec.limit)
        return tr(_STANDS[spec.when, preview.holds], limit=limit)
    if preview.holds:
        return tr("Holds now: you are told when it has been otherwise and holds again.")
    return tr("Does not hold now: you are told as soon as it does.")


def trouble(found: WatchProblem) -> str:
    """Say why a page can't be watched like this."""
    return problem(found.code, found.detail)


def _is_doubtful(limit: Decimal) -> bool:
    """Whether a number has three decimals, which may be meant as thousands."""
    return limit.as_tuple().exponent == -3


def next_step(found: WatchProblem) -> str:
    """Say what may help where the page itself is not there; "" where nothing is known to."""
    return step_after(found.code, found.detail)


# --- numbers ------------------------------------------------------------------------------------


def read_number(words: str) -> Decimal | None:
    """Read a number as it is typed where the person lives; ``None`` when it is none."""
    locale = QLocale()
    bare = "".join(words.split()).replace(locale.negativeSign(), "-")
    group, point = locale.groupSeparator(), locale.decimalPoint()
    if point in bare or bare.count(group) > 1 or _is_grouped(bare, group):
        bare = bare.replace(group, "")
    try:
        number = Decimal(bare.replace(point, "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _is_grouped(words: str, group: str) -> bool:
    """Whether a separator stands before three digits at the end: "1,299", and not "12.99"."""
    head, found, tail = words.rpartition(group)
    return bool(found) and head.lstrip("-").isdigit() and len(tail) == 3


def number(value: Decimal) -> str:
    """Write a number as the person would, with as many places as it has."""
    places = max(0, -int(value.as_tuple().exponent))
    return QLocale().toString(float(value), "f", places)


# --- what a watch looks at ----------------------------------------------------------------------


def looks_at(spec: WatchSpec) -> str:
    """Say what a watch looks at: "The whole page", "CSS selector .price"."""
    if spec.part is WatchPart.PAGE:
        return tr("The whole page")
    return tr(_SELECTED[spec.part], selector=one_line(spec.selector, _LONGEST))


def tells(spec: WatchSpec) -> str:
    """Say when a watch tells something."""
    if spec.limit is not None and spec.when in _PASSED:
        return tr(_PASSED[spec.when], limit=number(spec.limit))
    if spec.when in _MET:
        return tr(_MET[spec.when], words=one_line(spec.words, _LONGEST))
    return tr(_CHANGES[spec.mode])


def version(seen_then: WatchVersion, now: float) -> tuple[str, str]:
    """Say when a version was first seen, and how it begins."""
    return moment(seen_then.seen_at, now), one_line(seen_then.text, _LONGEST)
