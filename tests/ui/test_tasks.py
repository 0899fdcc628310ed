"""Coroutines started from slots."""

import asyncio

import pytest
from PySide6.QtCore import QTimer

from ui.tasks import Tasks


async def forever() -> None:
    await asyncio.Event().wait()


async def test_a_slot_starts_a_coroutine_and_its_result_arrives(tasks, until):
    results = []

    async def work() -> None:
        await asyncio.sleep(0)
        results.append("done")

    QTimer.singleShot(0, lambda: tasks.start(work(), name="work"))
    await until(lambda: results)

    assert results == ["done"]
    assert not tasks.running("work")


async def test_an_error_is_told_once_with_the_name_of_the_task():
    told = []
    tasks = Tasks(on_error=lambda name, exception: told.append((name, str(exception))))

    async def work() -> None:
        raise ValueError("no")

    task = tasks.start(work(), name="work")
    await asyncio.wait([task])
    await asyncio.sleep(0)

    assert told == [("work", "no")]
    await tasks.close()


async def test_being_cancelled_is_silent(tasks):
    task = tasks.start(forever(), name="work")
    await asyncio.sleep(0)
    assert tasks.running("work")

    tasks.cancel("work")

    assert not tasks.running("work")
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_the_newer_of_a_name_replaces_the_older_one_and_no_other(tasks):
    older = tasks.start(forever(), name="load")
    other = tasks.start(forever(), name="refresh")
    newer = tasks.start(forever(), name="load", replace=True)
    await asyncio.wait([older])

    assert older.cancelled()
    assert not other.done()
    assert not newer.done()
    assert tasks.running("load")


async def test_closing_waits_for_tasks_that_clean_up_when_cancelled():
    steps = []
    tasks = Tasks(on_error=lambda _name, exception: steps.append(exception))

    async def tidy() -> None:
        try:
            await forever()
        finally:
            await asyncio.sleep(0.01)
            steps.append("tidied")

    tasks.start(tidy(), name="tidy")
    await asyncio.sleep(0)
    await tasks.close()

    assert steps == ["tidied"]


async def test_nothing_starts_after_closing():
    steps = []
    tasks = Tasks(on_error=lambda _name, exception: steps.append(exception))
    await tasks.close()

    async def work() -> None:
        steps.append("ran")

    task = tasks.start(work(), name="late")
    await asyncio.wait([task])

    assert task.cancelled()
    assert steps == []
