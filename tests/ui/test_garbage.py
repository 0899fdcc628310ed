"""What nobody holds any more goes on the thread of the window, never on another."""

import gc
import subprocess
import sys
import threading
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from ui.garbage import BUSY_MS, EVERY_MS, Garbage, due_generation

ROOT = Path(__file__).parents[2]

STARTED = """
import gc, sys
from ui import app

async def start(*_arguments):
    return 0 if not gc.isenabled() and gc.get_freeze_count() else 7

app._start = start
sys.exit(app.run(["--data-dir", sys.argv[1]]))
"""


class Left:
    """Something with a timer of Qt's that holds itself."""

    def __init__(self):
        self.timer = QTimer(interval=60_000)
        self.timer.start()
        self.itself = self


@pytest.fixture
def collecting():
    """Python collects by itself when a test begins, as in a program that has just started."""
    gc.enable()
    yield
    gc.disable()  # as between all tests of the window


def work(others):
    """What a thread of the store does to a collector: it makes objects, many of them."""
    others.extend([number] for number in range(100_000))


def test_what_holds_itself_goes_on_the_thread_of_the_window(qtbot, collecting):
    gone = []
    garbage = Garbage()
    gc.collect()
    left = Left()
    weakref.finalize(left, lambda: gone.append(threading.get_ident()))
    del left

    others = []
    thread = threading.Thread(target=work, args=(others,))
    thread.start()
    thread.join()
    assert gone == []

    qtbot.waitUntil(lambda: gone != [], timeout=20_000)
    assert gone == [threading.get_ident()]
    garbage.deleteLater()


def test_what_is_there_when_the_window_opens_is_not_looked_through_again(qapp, collecting):
    was_there = Left()

    garbage = Garbage()

    assert all(each is not was_there for each in gc.get_objects())
    garbage.deleteLater()


def test_at_rest_nothing_beats_until_much_was_made_again(qtbot, collecting):
    garbage = Garbage()
    gc.collect()
    qtbot.waitUntil(lambda: not garbage.beats, timeout=20_000)

    gone = []
    left = Left()
    weakref.finalize(left, lambda: gone.append(threading.get_ident()))
    del left
    kept = [[number] for number in range(2_000)]

    qtbot.waitUntil(lambda: gone != [], timeout=20_000)
    assert gone == [threading.get_ident()]
    qtbot.waitUntil(lambda: not garbage.beats, timeout=20_000)
    del kept
    garbage.deleteLater()


@pytest.mark.long
def test_while_much_is_made_only_what_was_made_lately_is_looked_through(
    qtbot, collecting, monkeypatch
):
    monkeypatch.setattr("ui.garbage._REST_S", 2.0)
    garbage, seen = Garbage(), []

    def note(phase, info):
        if phase == "start":
            seen.append((info["generation"], garbage._timer.interval()))

    gc.set_threshold(700, 1, 1)  # so that after two of these the older ones are due
    gc.callbacks.append(note)
    kept = []
    making = QTimer(interval=1)
    making.timeout.connect(lambda: kept.extend([number] for number in range(20_000)))
    try:
        making.start()
        qtbot.waitUntil(lambda: len(seen) > 8, timeout=20_000)
        assert {generation for generation, _ in seen[1:]} == {0, 1}
        assert seen[-1][1] == BUSY_MS

        making.stop()
        qtbot.waitUntil(lambda: seen[-1][0] == 2, timeout=20_000)
        assert garbage._timer.interval() == EVERY_MS
    finally:
        making.stop()
        gc.callbacks.remove(note)
        gc.set_threshold(700, 10, 10)
    garbage.deleteLater()


@pytest.mark.parametrize(
    ("counts", "due"),
    [
        ((0, 0, 0), None),
        ((700, 10, 10), None),
        ((701, 0, 0), 0),
        ((701, 11, 0), 1),
        ((0, 0, 11), 2),
        ((701, 11, 11), 2),
    ],
)
def test_what_python_would_have_collected_is_due(counts, due):
    assert due_generation(counts, (700, 10, 10)) == due


def test_a_generation_that_shall_never_be_collected_is_never_due():
    assert due_generation((701, 11, 11), (700, 10, 0)) == 1


def test_the_program_leaves_nothing_to_be_collected_by_other_threads(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", STARTED, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
