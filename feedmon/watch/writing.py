"""What a watch looks at as JSON: in the store, and in lists of feeds that may come from anybody.

A file can say no more than what to look for. What it says is read with limits, and whatever is not
as we write it is refused as a whole.
"""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from feedmon.errors import BadWatch
from feedmon.model import (
    WATCHED_ALTHOUGH,
    WatchMode,
    WatchPart,
    WatchSpec,
    WatchWhen,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum
    from typing import TypeVar

    Word = TypeVar("Word", bound=StrEnum)

#: Nobody writes longer ones by hand.
LONGEST, MOST_PATTERNS = 1_000, 50
_LIMITS = (WatchWhen.ABOVE, WatchWhen.BELOW)
_WORDS = (WatchWhen.APPEARS, WatchWhen.DISAPPEARS)


def spec_to_json(spec: WatchSpec) -> str:
    """Write what a watch looks at; what is as usual is left out."""
    usual = WatchSpec()
    values: dict[str, Any] = {
        "part": spec.part,
        "selector": spec.selector,
        "mode": spec.mode,
        "when": spec.when,
        "limit": None if spec.limit is None else str(spec.limit),
        "words": spec.words,
        "ignore": list(spec.ignore),
        "although": list(spec.although),
    }
    given = {
        name: value
        for name, value in values.items()
        if value != getattr(usual, name) and value != []
    }
    return json.dumps(given, ensure_ascii=False)


def spec_from_json(text: str) -> WatchSpec | None:
    """Read what ``spec_to_json`` wrote; ``None`` for what it never would have."""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict):
        return None
    part = _word(values.get("part", WatchPart.PAGE), WatchPart)
    mode = _word(values.get("mode", WatchMode.TEXT), WatchMode)
    when = _word(values.get("when", WatchWhen.CHANGE), WatchWhen)
    ignore = values.get("ignore", [])
    texts = [values.get("selector", ""), values.get("words", "")]
    although = values.get("although", [])
    lists = isinstance(ignore, list) and isinstance(although, list)
    if part is None or mode is None or when is None or not lists:
        return None
    short = len(ignore) <= MOST_PATTERNS and all(map(_is_short, (*texts, *ignore)))
    if not short or not all(kind in WATCHED_ALTHOUGH for kind in although):
        return None
    limit = _decimal(values.get("limit"))
    given = (tuple(ignore), tuple(although))
    spec = WatchSpec(part, texts[0], mode, when, limit, texts[1], *given)
    try:
        return checked(spec)
    except BadWatch:
        return None


def checked(spec: WatchSpec) -> WatchSpec:
    """Return the specification without what does not belong to it.

    Raises BadWatch for what is missing. Whether the selector is one is for the workers to say.
    """
    if spec.mode is WatchMode.LIST and spec.when is not WatchWhen.CHANGE:
        raise BadWatch("mode")
    if spec.when in _LIMITS and (spec.limit is None or not spec.limit.is_finite()):
        raise BadWatch("limit")
    if spec.when in _WORDS and not spec.words.strip():
        raise BadWatch("words")
    if spec.part is not WatchPart.PAGE and not spec.selector.strip():
        raise BadWatch("json-path" if spec.part is WatchPart.JSON else str(spec.part))
    return replace(
        spec,
        selector="" if spec.part is WatchPart.PAGE else spec.selector.strip(),
        mode=_mode(spec),
        limit=spec.limit if spec.when in _LIMITS else None,
        words=spec.words.strip() if spec.when in _WORDS else "",
        ignore=tuple(dict.fromkeys(pattern for pattern in spec.ignore if pattern.strip())),
        although=tuple(kind for kind in WATCHED_ALTHOUGH if kind in spec.although),
    )


def _mode(spec: WatchSpec) -> WatchMode:
    if spec.when in _LIMITS:
        return WatchMode.NUMBER
    return WatchMode.TEXT if spec.when in _WORDS else spec.mode


def spec_key(spec: WatchSpec) -> str:
    """Say what is looked at, and how: two versions can be compared where this is the same.

    When to tell of it is no part of that, nor what the page looks like.
    """
    parts = (spec.part, spec.selector, spec.mode, *spec.ignore)
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _word(value: object, words: Iterable[Word]) -> Word | None:
    return next((word for word in words if word == value), None)


def _is_short(text: object) -> bool:
    return isinstance(text, str) and len(text) <= LONGEST and "\x00" not in text


def _decimal(value: object) -> Decimal | None:
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        return Decimal(value)
    except InvalidOperation:
        return None
