"""From pasted text to a feed with its first poll, at the cost of one request to that feed.

This file is the door of the room: :class:`Subscriber`. A ``Look`` goes behind one address, step by
step, and stops at the first step that finds something (D-2); the ``Shelf`` keeps what it fetched.
"""

from feedmon.subscribe.subscriber import Subscriber

__all__ = ["Subscriber"]
