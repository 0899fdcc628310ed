"""A small server on which publishers call back.

This file is the door of the room: what a call and its answer are, and how often one may come.
``server`` listens; it is imported by whoever opens one, which costs a moment that most never need.
"""

from __future__ import annotations

from feedmon.callback.calls import Answer, Call
from feedmon.callback.peers import Peers

__all__ = ["Answer", "Call", "Peers"]
