"""``feedmon`` and ``python -m ui``: nothing heavy up here, worker processes import this module."""

from __future__ import annotations

import sys


def main() -> int:
    """Open the window and answer the exit status when it is over."""
    from ui.app import run  # noqa: PLC0415 - see the module's docstring

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
