"""What nobody caught: logged whole, told once."""

import asyncio
import logging
import sys
import threading

import pytest
from PySide6.QtCore import QTimer, qWarning

from feedmon.errors import StoreFull
from feedmon.events import Bus, FeedPolling
from ui.troubles import Troubles

pytestmark = pytest.mark.logs_errors


@pytest.fixture
async def troubles():
    """Listening: ``said`` holds the mistakes that were told, ``refused`` our own errors."""
    made = Troubles()
    made.said, made.refused_errors = [], []
    made.happened.connect(made.said.append)
    made.refused.connect(made.refused_errors.append)
    made.install(asyncio.get_running_loop())
    yield made
    made.close()


def fail():
    raise IndexError("no such row")


def logged(caplog):
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


async def test_a_slot_that_fails_is_logged_and_said(troubles, caplog, until):
    QTimer.singleShot(0, fail)
    await until(lambda: troubles.said)

    assert logged(caplog) == ["a slot failed"]
    (trouble,) = troubles.said
    assert (trouble.where, trouble.kind, trouble.count) == ("a slot", "IndexError", 1)
    assert trouble.traceback.startswith("Traceback (most recent call last):")
    assert trouble.traceback.endswith("IndexError: no such row\n")
    assert "IndexError" in caplog.text


async def test_a_slot_that_fails_again_and_again_is_said_once_and_logged_each_time(
    troubles, caplog, until
):
    counts = []
    troubles.repeated.connect(lambda trouble: counts.append(trouble.count))

    def slot():
        raise ValueError(len(troubles.said))

    for _ in range(3):
        QTimer.singleShot(0, slot)
    await until(lambda: len(logged(caplog)) == 3)

    assert len(troubles.said) == 1
    assert counts == [2, 3]
    assert [trouble.count for trouble in troubles.known] == [3]


async def test_mistakes_in_different_places_are_each_said(troubles, caplog, until):
    def other():
        raise IndexError("no such column")

    for slot in (fail, other, fail):
        QTimer.singleShot(0, slot)
    await until(lambda: len(logged(caplog)) == 3)

    said = [trouble.traceback.splitlines()[-1] for trouble in troubles.said]
    assert said == ["IndexError: no such row", "IndexError: no such column"]
    assert [trouble.count for trouble in troubles.known] == [2, 1]


async def test_a_flood_of_different_mistakes_is_told_in_part(troubles, caplog, until):
    def slot(number):
        exec("\n" * number + "raise IndexError")

    for number in range(30):
        QTimer.singleShot(0, lambda number=number: slot(number))
    await until(lambda: len(logged(caplog)) == 30)

    assert len(troubles.said) == 10
    assert len(troubles.known) == 10


async def test_a_mistake_that_the_engine_survived_is_told_though_it_logged_it(troubles, caplog):
    def subscriber(_event):
        raise IndexError("no such row")

    bus = Bus()
    bus.subscribe(subscriber)
    bus.publish(FeedPolling(1))

    (trouble,) = troubles.said
    assert trouble.kind == "IndexError"
    assert len(logged(caplog)) == 1


async def test_a_failure_of_feeds_that_the_engine_logged_is_no_mistake(troubles):
    logging.getLogger("feedmon.store").error("could not", exc_info=StoreFull("feedmon.db"))

    assert troubles.said == []
    assert troubles.refused_errors == []


async def test_an_error_of_ours_is_said_each_time(troubles):
    for _ in range(2):
        troubles.heard(StoreFull("feedmon.db"), "the task 'mark read'")

    assert [type(error) for error in troubles.refused_errors] == [StoreFull, StoreFull]
    assert troubles.said == []


async def test_a_forgotten_task_that_failed_is_heard(troubles, caplog, until):
    async def work():
        raise ValueError("nobody waits for this")

    task = asyncio.create_task(work())
    await asyncio.wait([task])
    del task
    await until(lambda: troubles.said)

    assert logged(caplog) == ["the loop (Task exception was never retrieved) failed"]


async def test_a_thread_that_failed_is_heard_on_the_loops_thread(troubles, caplog, until):
    threads = []
    troubles.happened.connect(lambda _error: threads.append(threading.current_thread()))
    thread = threading.Thread(target=fail)
    thread.start()
    await until(lambda: troubles.said)
    thread.join()

    assert logged(caplog) == ["a thread failed"]
    assert threads == [threading.main_thread()]


async def test_a_failing_destructor_is_heard(troubles, caplog, until):
    class Thing:
        def __del__(self):
            raise OSError("too late")

    Thing()
    await until(lambda: troubles.said)

    assert logged(caplog) == ["an object's end failed"]


async def test_what_qt_warns_of_goes_to_the_log(troubles, caplog):
    qWarning("something of Qt's")

    assert ("qt", logging.WARNING, "default: something of Qt's") in caplog.record_tuples
    assert troubles.said == []


async def test_interrupting_is_no_trouble(troubles, caplog):
    troubles.heard(KeyboardInterrupt(), "a slot")

    assert logged(caplog) == []
    assert troubles.said == []


async def test_closing_leaves_everything_as_it_was():
    before = (sys.excepthook, sys.unraisablehook, threading.excepthook)
    troubles = Troubles()
    troubles.install(asyncio.get_running_loop())
    assert (sys.excepthook, sys.unraisablehook, threading.excepthook) != before
    troubles.close()

    assert (sys.excepthook, sys.unraisablehook, threading.excepthook) == before
