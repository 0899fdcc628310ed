"""``feedmon`` and ``python -m ui``: nothing heavy up here, ``load`` has an order of its own."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def main() -> int:
    """Open the window and answer the exit status when it is over."""
    return load()(sys.argv[1:])


def load() -> Callable[[Sequence[str]], int]:
    """Load the program in the order that takes least time; the function that runs it."""
    # Nothing that is made while modules are loaded is garbage; looking for it took a tenth of that
    # time. From the application on `ui.garbage` looks.
    gc.disable()
    # The engine before Qt: once PySide6 is there, it reads the source of each further module to see
    # whether that uses it.
    import asyncio  # noqa: F401, PLC0415
    import logging.handlers  # noqa: F401, PLC0415

    from feedmon import open_engine  # noqa: F401, PLC0415
    from ui.app import run  # noqa: PLC0415

    return run


if __name__ == "__main__":
    sys.exit(main())
