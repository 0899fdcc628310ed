"""What the first list does without is loaded when it is seen: dialogs, windows of their own.

Whoever is quicker loads what they open themselves. This is for all others: the first dialog of the
day shall open as quickly as the second.
"""

from __future__ import annotations

import asyncio
import linecache
import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

#: Rooms whose modules are loaded when something of them opens.
_ROOMS = ("ui.dialogs", "ui.views")
#: Between two modules the thread of the window has both cores (seconds).
_PAUSE_S = 0.002


async def load_the_rest(loaded: Callable[[], object]) -> None:
    """Load all modules of these rooms on a thread, one by one; ``loaded`` is called after each."""
    for room in _ROOMS:
        package = import_module(room)
        for module in pkgutil.walk_packages(package.__path__, f"{room}."):
            await asyncio.to_thread(import_module, module.name)
            loaded()
            await asyncio.sleep(_PAUSE_S)
    # PySide6 reads the source of each module that is loaded, and Python keeps what it has read.
    linecache.clearcache()
