"""Find words that no file of the project may hold; part of ``make check``.

Hosts of package registries do not belong into a project that is installed from whichever index
its user has set up, and marks of unfinished work do not belong into a finished one.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Written in two pieces, or this file would be the first to be reported.
_HOSTS = (
    "py" + "pi.org",
    "pythonhosted" + ".org",
    "npm" + "js.org",
    "npm" + "js.com",
    "proxy.golang" + ".org",
    "crates" + ".io",
    "deb.debian" + ".org",
    "archive.ubuntu" + ".com",
)
_MARKS = ("TO" + "DO", "FIX" + "ME", "X" + "XX")
FORBIDDEN = re.compile(
    "|".join([*map(re.escape, _HOSTS), *(rf"\b{mark}\b" for mark in _MARKS)]),
)


def main() -> int:
    """Report every forbidden word with its place; 1 when there is one."""
    found = [place for path in _files() for place in _places(path)]
    for place in found:
        sys.stdout.write(place + "\n")
    return 1 if found else 0


def _files() -> list[Path]:
    """List what the repository holds or is about to hold."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    names = listing.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def _places(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return []  # a picture
    return [
        f"{path.relative_to(ROOT)}:{number}: {match.group()}"
        for number, line in enumerate(text.splitlines(), 1)
        for match in FORBIDDEN.finditer(line)
    ]


if __name__ == "__main__":
    sys.exit(main())
