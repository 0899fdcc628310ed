"""Watches: what is looked at on a page without a feed, and what is told of it (pure).

In worker processes only, but for the JSON of specifications: what looks is loaded with the first
page. This file is the door of the room:

- :func:`look` says what is new on a page, :func:`preview` what would be seen, :func:`suggest` what
  may be worth watching; the modules behind them are ``pages`` (bytes → a tree), ``walls`` (is it
  the page at all), ``selecting``, ``words``, ``numbers``, ``items``, ``telling``;
- :func:`spec_to_json` and :func:`spec_from_json`, and :func:`checked`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.watch.writing import checked, spec_from_json, spec_key, spec_to_json

if TYPE_CHECKING:
    from feedmon.model import WatchPreview, WatchSpec, WatchSuggestion, WatchTask
    from feedmon.watch.telling import Told

__all__ = [
    "checked",
    "look",
    "preview",
    "spec_from_json",
    "spec_key",
    "spec_to_json",
    "suggest",
]


def look(body: bytes, content_type: str | None, url: str, task: WatchTask) -> Told:
    """Look at an answer and say what is new since the last time.

    Raises BadWatch, PartMissing, NotThePage.
    """
    from feedmon.watch import telling  # noqa: PLC0415 - not before it is needed

    return telling.look(body, content_type, url, task)


def preview(body: bytes, content_type: str | None, url: str, spec: WatchSpec) -> WatchPreview:
    """Say what a watch would see of an answer, and what is wrong with that. Raises nothing."""
    from feedmon.watch import looking  # noqa: PLC0415 - not before it is needed

    return looking.preview(body, content_type, url, spec)


def suggest(
    body: bytes, content_type: str | None, url: str, although: tuple[str, ...] = ()
) -> list[WatchSuggestion]:
    """Suggest parts of an answer to be watched, the best first.

    ``although`` names what it only looks like (see ``WatchSpec``). Raises PartMissing, NotThePage.
    """
    from feedmon.watch import suggesting  # noqa: PLC0415 - not before it is needed

    return suggesting.suggest(body, content_type, url, although)
