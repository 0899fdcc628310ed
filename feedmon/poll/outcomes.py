"""What a poll came to: values for whoever asked for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feedmon.model import Changes, Feed


@dataclass(frozen=True, slots=True)
class Polled:
    """The poll went well."""

    changes: Changes
    not_modified: bool


@dataclass(frozen=True, slots=True)
class Failed:
    """The poll failed; ``feed`` carries the error."""

    feed: Feed
    error: str
    detail: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """The feed was not asked, or its answer not used; ``reason`` is a code."""

    feed_id: int
    reason: str
    until: int | None = None


Outcome = Polled | Failed | Dropped
