"""One delivery by its channel: posted to a webhook, mailed, or given to a program.

Effects only: what is due, and what becomes of a failure, is the business of ``feedmon.outbox``.
Every channel gets the same ``Parcel`` and sends its key along, by which a receiver knows one that
it has got before. What goes out is described in ``docs/webhooks.md``.
"""

from __future__ import annotations

from feedmon.deliver.channels import Channels
from feedmon.deliver.checking import COMMAND_LIMITS_S, checked
from feedmon.deliver.letter import document

__all__ = ["COMMAND_LIMITS_S", "Channels", "checked", "document"]
