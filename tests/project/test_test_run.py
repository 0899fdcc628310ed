"""A run of the tests says what it left out, and fails for it where it may leave out nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WINDOW_TEST = """
from PySide6.QtWidgets import QLabel

class TestLabel:
    def test_it_is_shown(self, qtbot): ...

async def test_it_is_hidden(): ...

def helper(): ...
"""
ENGINE_TEST = """
import pytest

def test_something(): ...

def test_often(repetitions):
    assert repetitions(20) == {expected}

def test_elsewhere():
    pytest.skip("not on a Tuesday")
"""

CORPUS_TEST = """
from tests.corpora import require_corpora

def test_something(): ...

def test_real_documents():
    require_corpora()
"""


@pytest.fixture
def project(tmp_path):
    """A checkout with a few tests, on a machine that lacks a library of Qt."""
    for name in ("conftest.py", "corpora.py", "markers.py", "needs.py", "without_qt.py"):
        (tmp_path / "tests").mkdir(exist_ok=True)
        shutil.copy(ROOT / "tests" / name, tmp_path / "tests")
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "__init__.py").touch()
    shutil.copy(ROOT / "ui" / "preflight.py", tmp_path / "ui")
    with (tmp_path / "ui" / "preflight.py").open("a") as source:
        source.write('\ndef missing_libraries(*_names, **_more): return ("libEGL.so.1",)\n')
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for folder in ("ui", "feedmon"):
        (tmp_path / "tests" / folder).mkdir()
    (tmp_path / "tests" / "ui" / "conftest.py").write_text("import no_qt_here\n")
    (tmp_path / "tests" / "ui" / "test_window.py").write_text(WINDOW_TEST)
    (tmp_path / "tests" / "feedmon" / "test_engine.py").write_text(ENGINE_TEST.format(expected=2))
    return tmp_path


def run(folder: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name != "FEEDMON_NO_SKIPS"}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments],
        cwd=folder,
        env=clean | {"PYTHONPATH": str(folder)} | environ,
        capture_output=True,
        text=True,
        check=False,
    )


linux_only = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the libraries are Linux's"
)


@linux_only
def test_tests_of_the_window_are_counted_under_the_package_they_want(project):
    result = run(project)

    assert result.returncode == 0, result.stdout + result.stderr
    assert "libegl1: 2 tests" in result.stdout
    assert "2 passed, 3 skipped" in result.stdout


@linux_only
def test_where_nothing_may_be_missing_the_run_fails_and_lists_it(project):
    result = run(project, FEEDMON_NO_SKIPS="1")

    assert result.returncode == 1
    assert "test_it_is_shown" in result.stdout
    assert "not on a Tuesday" in result.stdout


@linux_only
def test_where_nothing_may_be_missing_the_corpora_still_may(project):
    shutil.rmtree(project / "tests" / "ui")
    (project / "tests" / "feedmon" / "test_engine.py").write_text(CORPUS_TEST)

    result = run(project, FEEDMON_NO_SKIPS="1", FEEDMON_CORPORA=str(project))

    assert result.returncode == 0, result.stdout + result.stderr
    assert "1 passed, 1 skipped" in result.stdout
    assert "no corpora" in result.stdout


@linux_only
def test_a_long_run_repeats_in_full_what_is_repeated_and_nothing_else(project):
    (project / "tests" / "feedmon" / "test_engine.py").write_text(ENGINE_TEST.format(expected=20))

    result = run(project, "--long", "-m", "long")

    assert result.returncode == 0, result.stdout + result.stderr
    assert "1 passed, 4 deselected" in result.stdout
