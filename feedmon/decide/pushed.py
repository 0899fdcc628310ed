"""What a document changes that its publisher sent by themselves (W-5)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.model import Moves

if TYPE_CHECKING:
    from feedmon.model import Update


def as_delivery(update: Update) -> Update:
    """Leave of what a polled document changes what a delivered one may: entries.

    What only an answer can say (validators, hints, the address, the next poll) stays as the last
    one left it, and so does what a delivery may leave out.
    """
    poll = replace(update.poll, outcome="pushed", requests=0, status=None, response_ms=None)
    return replace(
        update, feed=None, poll=poll, moves=Moves(), listed=frozenset(), push_missed_until=None
    )
