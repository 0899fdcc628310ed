"""The import contracts hold, and each of them notices when it is broken."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
    "contracts"
]

# Contract, file, a line that breaks it. Every line is legal Python of existing modules: the
# linter reads imports, wherever in a file they stand.
BREACHES = [
    ("no-window-below", "feedmon/settings.py", "from PySide6.QtCore import QSettings"),
    ("no-window-below", "feedmon/logs.py", "import ui.tasks"),
    ("engine-downwards", "feedmon/model/feeds.py", "from feedmon import events"),
    ("engine-downwards", "feedmon/work.py", "from feedmon import store"),
    ("engine-downwards", "feedmon/subscribe/__init__.py", "from feedmon import poll"),
    ("engine-downwards", "feedmon/anteroom.py", "import json"),
    ("window-downwards", "ui/tasks.py", "from ui import models"),
    ("window-downwards", "ui/models/__init__.py", "from ui import dialogs"),
    ("window-downwards", "ui/bridge.py", "from ui import tasks"),
    ("window-downwards", "ui/attic.py", "import json"),
    ("front-door", "ui/tasks.py", "from feedmon.store import open_store"),
    ("front-door", "ui/views/__init__.py", "from feedmon.engine import Engine"),
    ("files-alone", "resources/pictures.py", "from ui import style"),
    ("files-alone", "resources/lists.py", "import feedmon.opml"),
    ("door-aiohttp", "feedmon/poll/poller.py", "import aiohttp"),
    ("door-aiohttp", "feedmon/engine/opening.py", "from aiohttp import ClientError"),
    ("door-aiohttp", "ui/tasks.py", "from aiohttp import ClientSession"),
    ("door-aiosmtplib", "feedmon/outbox.py", "import aiosmtplib"),
    ("door-sqlite", "feedmon/engine/__init__.py", "import sqlite3"),
    ("door-sqlite", "feedmon/cli/__init__.py", "from sqlite_utils import Database"),
    ("door-pillow", "feedmon/discover/page.py", "from PIL import Image"),
    ("door-readability", "feedmon/work.py", "from readability import Document"),
    ("door-apscheduler", "feedmon/schedule.py", "import apscheduler.triggers.cron"),
    ("door-keyring", "feedmon/poll/poller.py", "import keyring"),
    ("door-qasync", "ui/tasks.py", "from qasync import asyncSlot"),
    ("no-cycles", "feedmon/store/connection.py", "from feedmon.store import entries"),
]


def lint(folder: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    """Run the import linter on the packages in ``folder``."""
    chosen = [word for name in contracts for word in ("--contract", name)]
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-cache",
            *chosen,
        ],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path):
    ignore = shutil.ignore_patterns("__pycache__")
    for name in ("feedmon", "ui", "resources"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_packages_keep_every_contract(copy):
    result = lint(copy)

    assert result.returncode == 0, result.stdout
    assert f"{len(CONTRACTS)} kept, 0 broken" in result.stdout


@pytest.mark.parametrize(("contract", "file", "line"), BREACHES)
def test_a_planted_breach_is_caught(copy, contract, file, line):
    with (copy / file).open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")

    result = lint(copy, contract)

    module = file.removesuffix(".py").removesuffix("/__init__").rpartition("/")[2]
    assert result.returncode == 1
    assert "0 kept, 1 broken" in result.stdout
    assert f".{module}" in result.stdout


def test_no_contract_is_without_a_planted_breach():
    assert {contract for contract, _file, _line in BREACHES} == {
        contract["id"] for contract in CONTRACTS
    }


def loaded_by(code: str) -> set[str]:
    """The top-level packages in memory after ``code`` ran in a fresh interpreter."""
    script = f"{code}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_engine_loads_no_qt_not_even_through_others():
    loaded = loaded_by("from feedmon import open_engine\nimport feedmon.cli")

    assert loaded & {"PySide6", "shiboken6", "qasync", "ui"} == set()


def test_what_runs_in_worker_processes_stays_small():
    loaded = loaded_by("import feedmon.work")

    large = {"PySide6", "qasync", "aiohttp", "sqlite3", "sqlite_utils", "ui", "PIL", "readability"}
    assert loaded & large == set()
