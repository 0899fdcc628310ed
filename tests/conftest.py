"""What holds for all tests: nothing of the person's is touched, nothing is skipped in silence.

``--long`` runs the repetitions in full; without it the fixture ``repetitions`` answers a tenth, and
tests that are marked ``long`` are left out.
With FEEDMON_NO_SKIPS set (CI does that) a skipped test fails the run, unless what it lacks are the
corpora, which are no part of the project, or the right to mount a file system. On a machine where
Qt can't be loaded the tests of the window are skipped, and the last lines say which package is
missing.
"""

from __future__ import annotations

import atexit
import gc
import os
import signal
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests import markers, without_qt
from tests.corpora import ABSENT
from tests.needs import NO_MOUNTS, package_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from keyring.backend import KeyringBackend

# Read by Qt, by platformdirs and by the program when they start, so set before anything is
# imported: a test that forgets to name a directory must not meet the person's own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("FEEDMON_DATA_DIR", None)
# Nor their keyring.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
# A proxy of the person's knows none of the hosts that tests make up.
for _variable in [name for name in os.environ if name.lower().endswith("_proxy")]:
    del os.environ[_variable]
_HOME = tempfile.TemporaryDirectory(prefix="feedmon-tests-")
atexit.register(_HOME.cleanup)
for _variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
    os.environ[_variable] = str(Path(_HOME.name) / _variable.lower())

# Where byte code shall not be written beside the sources it is written here: the hundreds of
# programs that tests start would compile everything anew, each of them.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
    os.environ["PYTHONPYCACHEPREFIX"] = str(Path(_HOME.name) / "bytecode")

# A shell starts what it puts into the background with Ctrl+C ignored, and every program that a
# test starts would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

_NO_QT = without_qt.why_absent()
_WINDOW_TESTS = Path(__file__).parent / "ui"

# The same examples at every ordinary run, so that a change fails for what it changed; the long
# run looks for new ones.
hypothesis.settings.register_profile("short", max_examples=50, deadline=None, derandomize=True)
hypothesis.settings.register_profile("long", max_examples=1000, deadline=None)


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    parser.addoption("--long", action="store_true", help="run repetitions in their full number")
    if _NO_QT is not None:
        # It would end the whole run for want of PySide6; its options are known by now.
        pluginmanager.unregister(name="pytest-qt")


def pytest_configure(config: pytest.Config) -> None:
    hypothesis.settings.load_profile("long" if config.getoption("--long") else "short")


@pytest.hookimpl(tryfirst=True)
def pytest_collect_directory(path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    if _NO_QT is None or path != _WINDOW_TESTS:
        return None
    folder = without_qt.SkippedFolder.from_parent(parent, name=path.name, path=path)
    folder.why = _NO_QT
    return folder


@pytest.hookimpl(tryfirst=True)
def pytest_pycollect_makemodule(
    module_path: Path, parent: pytest.Collector
) -> pytest.Collector | None:
    if _NO_QT is None or not without_qt.needs_qt(module_path):
        return None
    module = without_qt.SkippedModule.from_parent(parent, path=module_path)
    module.why = _NO_QT
    return module


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what a long run repeats: the tests that ask for repetitions, and generated ones.

    What is marked so in its file is left to the long run altogether.
    """
    if markers.is_asked_for_all(config):
        config.stash[markers.OF_ALL_TESTS] = markers.by_rule(items)
    if not config.getoption("--long"):
        left = [item for item in items if item.get_closest_marker("long")]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if not item.get_closest_marker("long")]
    for item in items:
        generated = hypothesis.is_hypothesis_test(getattr(item, "obj", None))
        if generated or "repetitions" in getattr(item, "fixturenames", ()):
            item.add_marker("long")


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Look through modules, classes and tests once for garbage, not with each collection."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def kept_processes() -> Iterator[None]:
    """Worker processes go from one engine to the next: see ``tests/kept_workers.py``."""
    from tests.kept_workers import kept_workers

    with kept_workers():
        yield


@pytest.fixture
def use_keyring() -> Iterator[Callable[[KeyringBackend], KeyringBackend]]:
    """``use_keyring(backend)`` makes this the system's keyring until the end of the test."""
    import keyring

    before = keyring.get_keyring()

    def use(backend: KeyringBackend) -> KeyringBackend:
        keyring.set_keyring(backend)
        return backend

    yield use
    keyring.set_keyring(before)


@pytest.fixture
def repetitions(request: pytest.FixtureRequest) -> Callable[[int], int]:
    """How often to do a thing that is done ``full`` times in a long run: here a tenth of it."""

    def number(full: int) -> int:
        return full if request.config.getoption("--long") else -(-full // 10)

    return number


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Skips are failures where nothing may be missing."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None:  # one of several processes; the first one adds everything up
        return
    forbidden = os.environ.get("FEEDMON_NO_SKIPS") and _lacking(reporter)
    if forbidden and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    wanted = Counter(package_of(_reason(report)) for report in skipped)
    others = wanted.pop(None, 0)
    if wanted:
        terminalreporter.section("skipped for want of a system package")
        for package, number in sorted(wanted.items()):
            terminalreporter.line(f"{package}: {number} test{'s' * (number > 1)}")
    forbidden = _lacking(terminalreporter)
    if forbidden and os.environ.get("FEEDMON_NO_SKIPS"):
        terminalreporter.section("nothing may be skipped here", red=True)
        for report in forbidden:
            terminalreporter.line(f"{report.nodeid}: {_reason(report)}")
    elif others:
        terminalreporter.line(f"{others} skipped for other reasons (listed below)")


def _lacking(reporter: pytest.TerminalReporter) -> list[pytest.TestReport]:
    """What was skipped for want of what CI could have installed."""
    skipped = reporter.stats.get("skipped", [])
    good = (ABSENT, NO_MOUNTS)
    return [report for report in skipped if not any(why in _reason(report) for why in good)]


def _reason(report: pytest.TestReport) -> str:
    place = report.longrepr
    return place[2] if isinstance(place, tuple) else str(place)
