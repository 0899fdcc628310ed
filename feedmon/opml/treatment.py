"""How feedmon treats feeds and folders, as attributes of its own namespace (O-2).

A list may come from anybody. So what is read is one of a few words, or a number within the limits
that a person has, or a name that can be sent, and anything else is passed over; passwords, and what
a feed may reach, have no attribute.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from feedmon.errors import BadUserAgent
from feedmon.model import (
    FullTextMode,
    Notify,
    OpmlSettings,
    Rhythm,
    Silence,
    Urgency,
    Vigil,
    Wish,
)
from feedmon.opml import names
from feedmon.settings import read_user_agent
from feedmon.watch import spec_from_json, spec_to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from enum import StrEnum

    Word = TypeVar("Word", bound=StrEnum)

#: What may be chosen: seconds between two polls; articles and days that are kept.
SECONDS = (5 * 60, 7 * 86_400)
NEWEST, DAYS = (100, 1_000_000), (7, 3_650)
SILENCE_DAYS = (1, 3_650)

_YES_NO = {"true": True, "false": False}
_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)


def read_wish(attributes: Mapping[str, str]) -> Wish:
    """Read what is wished for the polling of a feed or a folder."""
    return Wish(
        rhythm=_word(attributes, names.RHYTHM, Rhythm),
        interval_s=_number(attributes, names.INTERVAL, SECONDS),
        floor_s=_number(attributes, names.SHORTEST, SECONDS),
        ceiling_s=_number(attributes, names.LONGEST, SECONDS),
    )


def read_settings(attributes: Mapping[str, str]) -> OpmlSettings:
    """Read how a feed is treated."""
    return OpmlSettings(
        wish=read_wish(attributes),
        notify=_word(attributes, names.NOTIFY, Notify) or Notify.GROUPED,
        images_allowed=attributes.get(names.PICTURES) == "true",
        in_totals=attributes.get(names.IN_TOTALS) != "false",
        keep_newest=_bound(attributes, names.KEEP_NEWEST, NEWEST),
        keep_days=_bound(attributes, names.KEEP_DAYS, DAYS),
        paused=attributes.get(names.PAUSED) == "true",
        user_agent=_agent(attributes),
        full_text=_word(attributes, names.FULL_TEXT, FullTextMode) or FullTextMode.OFF,
        vigil=_read_vigil(attributes),
        watch=spec_from_json(attributes.get(names.WATCH, "")),
    )


def wish_attributes(wish: Wish) -> dict[str, str]:
    """Write a wish; what is as around it is left out."""
    return _given(
        (names.RHYTHM, wish.rhythm),
        (names.INTERVAL, wish.interval_s),
        (names.SHORTEST, wish.floor_s),
        (names.LONGEST, wish.ceiling_s),
    )


def settings_attributes(settings: OpmlSettings) -> dict[str, str]:
    """Write how a feed is treated; what is as everywhere is left out."""
    grouped = settings.notify is Notify.GROUPED
    pages = settings.full_text is not FullTextMode.OFF
    return (
        wish_attributes(settings.wish)
        | _vigil_attributes(settings.vigil)
        | _given(
            (names.NOTIFY, None if grouped else settings.notify),
            (names.PICTURES, "true" if settings.images_allowed else None),
            (names.IN_TOTALS, None if settings.in_totals else "false"),
            (names.KEEP_NEWEST, settings.keep_newest),
            (names.KEEP_DAYS, settings.keep_days),
            (names.PAUSED, "true" if settings.paused else None),
            (names.USER_AGENT, settings.user_agent),
            (names.FULL_TEXT, settings.full_text if pages else None),
            (names.WATCH, None if settings.watch is None else spec_to_json(settings.watch)),
        )
    )


def _read_vigil(attributes: Mapping[str, str]) -> Vigil:
    silence = _word(attributes, names.SILENCE, (Silence.OFF, Silence.LEARNT))
    days = _number(attributes, names.SILENCE, SILENCE_DAYS)
    return Vigil(
        silence=silence if days is None else Silence.DAYS,
        days=days,
        failing=_YES_NO.get(attributes.get(names.FAILING, "")),
        turned=_YES_NO.get(attributes.get(names.TURNED, "")),
        certificate=_YES_NO.get(attributes.get(names.CERTIFICATE, "")),
        urgency=_word(attributes, names.URGENCY, Urgency),
    )


def _vigil_attributes(vigil: Vigil) -> dict[str, str]:
    by_days = vigil.silence is Silence.DAYS
    flags = (
        (names.FAILING, vigil.failing),
        (names.TURNED, vigil.turned),
        (names.CERTIFICATE, vigil.certificate),
    )
    return _given(
        (names.SILENCE, vigil.days if by_days else vigil.silence),
        *((name, None if flag is None else str(flag).lower()) for name, flag in flags),
        (names.URGENCY, vigil.urgency),
    )


def _given(*attributes: tuple[str, str | int | None]) -> dict[str, str]:
    return {name: str(value) for name, value in attributes if value is not None}


def _word(attributes: Mapping[str, str], name: str, words: Iterable[Word]) -> Word | None:
    value = attributes.get(name)
    return next((word for word in words if word == value), None)


def _agent(attributes: Mapping[str, str]) -> str | None:
    try:
        return read_user_agent(attributes.get(names.USER_AGENT, ""))
    except BadUserAgent:
        return None


def _number(attributes: Mapping[str, str], name: str, limits: tuple[int, int]) -> int | None:
    value = attributes.get(name, "")
    least, most = limits
    return min(max(int(value), least), most) if _NUMBER.fullmatch(value) else None


def _bound(attributes: Mapping[str, str], name: str, limits: tuple[int, int]) -> int | None:
    """Read what bounds the articles that are kept; 0 is no bound."""
    return 0 if attributes.get(name) == "0" else _number(attributes, name, limits)
