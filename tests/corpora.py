"""Where the corpora of real and golden feed documents are, when they are there at all.

They are no part of the project: tests that need them are skipped without them. The environment
variable FEEDMON_CORPORA names their folder; else ``../shared/corpora`` beside the checkout counts.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_CHECKOUT = Path(__file__).resolve().parent.parent
#: Why a test is skipped that wants them: the one reason that is good everywhere.
ABSENT = "no corpora: set FEEDMON_CORPORA to their folder"


def corpora_dir() -> Path | None:
    """Return the folder of the corpora, or ``None`` where there is none."""
    named = os.environ.get("FEEDMON_CORPORA")
    folder = Path(named) if named else _CHECKOUT.parent / "shared" / "corpora"
    return folder if (folder / "INDEX.md").is_file() else None


def require_corpora() -> Path:
    """Return the folder of the corpora; skip the test where there is none."""
    folder = corpora_dir()
    if folder is None:
        pytest.skip(ABSENT)
    return folder


def documents(*sources: str) -> list[Path]:
    """Return the feed documents of the named sources, sorted; none where there are no corpora."""
    folder = corpora_dir()
    if folder is None:
        return []
    found: list[Path] = []
    for source in sources:
        found += [
            path
            for path in (folder / source).rglob("*")
            if path.is_file()
            and not path.name.startswith("LICENSE")
            and not path.name.endswith((".expected.json", ".serde.json"))
        ]
    return sorted(found)
