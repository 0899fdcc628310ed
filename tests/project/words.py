"""Find what no file of the project may hold; part of ``make check``.

Marks of unfinished work do not belong into finished work. And feedmon is installed from whichever
index its user has set up: nothing here may choose another, by an option in any file or by an
address in the files that installers read.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
# Each is written so that it does not find itself.
_MARK = re.compile(r"\b(?:TOD[O]|FIXM[E]|XX[X])\b")
_INDEX = re.compile(
    r"--(?:extra-|default-)?index-url\b|--find[-]links\b|--trusted[-]host\b"
    r"|\b(?:PIP|UV)_(?:EXTRA_|DEFAULT_)?INDEX(?:_URL)?\b|\bPIP_FIND[_]LINKS\b"
)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://[^\s\"'<>)]+", re.IGNORECASE)
#: What is read by whoever installs the program or its environment.
INSTALLING = (
    "pyproject.toml",
    "constraints.txt",
    "Makefile",
    ".ci/run",
    "packaging/environment.py",
)


def main() -> int:
    """Report every forbidden word with its place; 1 when there is one."""
    found = [place for name in _files() for place in places(ROOT, name)]
    for place in found:
        sys.stdout.write(place + "\n")
    return 1 if found else 0


def places(root: Path, name: str) -> Iterator[str]:
    """Where the file called ``name`` below ``root`` holds what it may not."""
    try:
        text = (root / name).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return  # a picture
    own = _own_addresses(root)
    for number, line in enumerate(text.splitlines(), 1):
        found = [*_MARK.findall(line), *_INDEX.findall(line)]
        if name in INSTALLING:
            found += [address for address in _ADDRESS.findall(line) if address not in own]
        for word in found:
            yield f"{name}:{number}: {word}"


def _own_addresses(root: Path) -> set[str]:
    """The project's own addresses, as its metadata give them."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return set(project["project"]["urls"].values())


def _files() -> list[str]:
    """List what the repository holds or is about to hold."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    names = listing.stdout.decode().split("\0")
    return [name for name in names if name and (ROOT / name).is_file()]


if __name__ == "__main__":
    sys.exit(main())
