"""What is chosen for one feed, as JSON in its row, and what holds where nothing is chosen."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, TypeVar

from feedmon.model import Silence, Urgency, Vigil

if TYPE_CHECKING:
    from enum import StrEnum

    from feedmon.settings import Settings

    Word = TypeVar("Word", bound=StrEnum)

_FLAGS = ("failing", "turned", "certificate")


def usual(settings: Settings) -> Vigil:
    """Return what is told of feeds for which nothing else was chosen."""
    return Vigil(
        silence=_word(Silence, settings.vigil_silence) or Silence.OFF,
        days=settings.vigil_days,
        failing=settings.vigil_failing,
        turned=settings.vigil_turned,
        certificate=settings.vigil_certificate,
        urgency=_word(Urgency, settings.vigil_urgency) or Urgency.NORMAL,
    )


def of_feed(own: Vigil, settings: Settings) -> Vigil:
    """Return what is told of a feed for which ``own`` was chosen: nothing is ``None`` in it."""
    everywhere = usual(settings)
    if own == Vigil():
        return everywhere
    chosen = {name: value for name, value in _values(own).items() if value is not None}
    return replace(everywhere, **chosen)


def vigil_to_json(own: Vigil) -> str | None:
    """Write what was chosen for a feed; ``None`` for nothing."""
    chosen = {name: value for name, value in _values(own).items() if value is not None}
    return json.dumps(chosen) if chosen else None


def vigil_from_json(text: str | None) -> Vigil:
    """Read what ``vigil_to_json`` wrote; what a newer program may have added is left aside."""
    if text is None:
        return Vigil()
    value = json.loads(text)
    days = value.get("days")
    return Vigil(
        silence=_word(Silence, value.get("silence")),
        days=days if isinstance(days, int) and days > 0 else None,
        urgency=_word(Urgency, value.get("urgency")),
        **{name: _flag(value.get(name)) for name in _FLAGS},
    )


def _values(vigil: Vigil) -> dict[str, Any]:
    return asdict(vigil)


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _word(kind: type[Word], value: object) -> Word | None:
    return next((word for word in kind if word == value), None)
