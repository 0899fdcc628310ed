"""The engine: what may be asked of feedmon, and the one place that builds it.

Asking is ``await engine.something(…)``; telling is an event on ``engine.events``. The methods
here are thin: the work is done by the rooms below.
"""

from __future__ import annotations

from feedmon.engine.facade import Engine
from feedmon.engine.opening import open_engine
from feedmon.engine.restoring import find_backups, restore_store

__all__ = ["Engine", "find_backups", "open_engine", "restore_store"]
