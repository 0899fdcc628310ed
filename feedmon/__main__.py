"""``feedmonctl`` and ``python -m feedmon``: whoever imports this loads nothing of it."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and answer its exit status."""
    from feedmon.cli import run  # noqa: PLC0415 - see the module's docstring

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
