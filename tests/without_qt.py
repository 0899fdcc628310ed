"""Stand-ins for the tests of the window on a machine where Qt's libraries can't be loaded.

Such a test module can't even be imported. Its text can be read, though, so each of its test
functions becomes an item that is skipped with the reason, and the run's end can count them.
"""

from __future__ import annotations

import ast
import importlib.util
import sys
from typing import TYPE_CHECKING

import pytest

from tests.needs import reason
from ui import preflight

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_QT = {"PySide6", "shiboken6", "qasync", "pytestqt", "ui"}
_HARMLESS = {"ui.preflight"}


def why_absent() -> str | None:
    """Say why Qt can't be used here, as a skip reason; ``None`` when it can."""
    if importlib.util.find_spec("PySide6") is None:
        return "PySide6 is not installed"
    if not sys.platform.startswith("linux"):
        return None
    missing = preflight.missing_libraries(["offscreen"], qt=preflight.qt_folder())
    if not missing:
        return None
    known = preflight.BASE
    packages = ", ".join(known[name].apt if name in known else name for name in missing)
    return reason(packages, f"Qt lacks {', '.join(missing)}")


def needs_qt(path: Path) -> bool:
    """Tell from its imports whether a test module can be loaded without Qt."""
    tree = ast.parse(path.read_bytes())
    return any(
        name.partition(".")[0] in _QT and name not in _HARMLESS
        for node in ast.walk(tree)
        for name in _imported(node)
    )


class SkippedModule(pytest.File):
    """A module of tests, read and not imported."""

    why = ""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield one skipped item for each test function, methods of classes included."""
        tree = ast.parse(self.path.read_bytes())
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith(
                "test_"
            ):
                item = SkippedTest.from_parent(self, name=node.name)
                item.line = node.lineno - 1
                item.add_marker(pytest.mark.skip(reason=self.why))
                yield item


class SkippedTest(pytest.Item):
    """A test that is not run."""

    line = 0

    def runtest(self) -> None:
        """Never called: the item carries a skip marker."""
        raise AssertionError(self.nodeid)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the test stands, for the summary."""
        return self.path, self.line, self.name


class SkippedFolder(pytest.Collector):
    """A folder whose ``conftest.py`` can't be loaded either: its modules are read as they lie."""

    why = ""

    def collect(self) -> Iterator[pytest.Collector]:
        """Yield every test module below, whatever it imports."""
        for path in sorted(self.path.rglob("test_*.py")):
            module = SkippedModule.from_parent(self, path=path)
            module.why = self.why
            yield module


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module is not None and not node.level:
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
