"""Who may ask for the end, and that it is asked for once."""

import asyncio
import os
import signal
import sys

import pytest
from PySide6.QtWidgets import QApplication

from ui.ending import SIGNALS, Application, Ending


@pytest.fixture
async def ending(application):
    before = {number: signal.getsignal(number) for number in SIGNALS}
    ending = Ending(application)
    yield ending
    ending.close()
    for number, handler in before.items():
        signal.signal(number, handler)


async def test_asking_ends_the_waiting_and_only_the_first_request_counts(ending):
    waiting = asyncio.create_task(ending.wait())
    await asyncio.sleep(0)
    assert not waiting.done()

    ending.ask("Quit")
    ending.ask("again")

    await waiting
    assert ending.asked


async def test_whoever_comes_late_waits_no_longer(ending):
    ending.ask("Quit")

    await ending.wait()


async def test_giving_up_the_waiting_asks_for_nothing(ending):
    waiting = asyncio.create_task(ending.wait())
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.wait([waiting])

    assert not ending.asked


async def test_the_request_to_quit_ends_no_loop_below_running_work(ending, application):
    assert isinstance(application, Application)
    QApplication.quit()
    await ending.wait()
    await asyncio.sleep(0.01)

    assert asyncio.get_running_loop().is_running()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
async def test_a_signal_asks_and_the_next_one_has_its_default_effect(ending, until, number):
    os.kill(os.getpid(), number)
    await until(lambda: ending.asked)

    assert {signal.getsignal(each) for each in SIGNALS} == {signal.SIG_DFL}
