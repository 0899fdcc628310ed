"""The loop of the window: the order of callbacks, moments, threads, and Qt's turns in between."""

import asyncio
import socket
import sys
import threading
import time

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ui.loop import SLICE_S, WindowLoop


@pytest.fixture
def loop():
    """A loop that runs when the test says so."""
    made = WindowLoop(QApplication.instance())
    yield made
    if not made.is_closed():
        made.close()


def runs(loop, main):
    return loop.run_until_complete(main)


async def test_callbacks_run_in_the_order_of_asking_also_those_of_threads():
    loop, told = asyncio.get_running_loop(), []
    for n in range(50):
        loop.call_soon(told.append, n)
    asked = threading.Thread(
        target=lambda: [loop.call_soon_threadsafe(told.append, n) for n in range(50, 100)]
    )
    asked.start()
    asked.join()
    last = loop.create_future()
    loop.call_soon(last.set_result, None)
    await last

    assert told == list(range(100))


async def test_who_is_cancelled_is_not_called():
    loop, told = asyncio.get_running_loop(), []
    loop.call_soon(told.append, "soon").cancel()
    loop.call_later(0.001, told.append, "later").cancel()
    kept = loop.call_later(0.002, told.append, "kept")
    await asyncio.sleep(0.02)

    assert told == ["kept"]
    assert isinstance(kept, asyncio.TimerHandle)


async def test_moments_come_in_their_order_and_none_too_early():
    loop, told = asyncio.get_running_loop(), []
    for delay in (0.03, 0.01, 0.02, 0.0):
        loop.call_later(delay, lambda due: told.append((due, loop.time())), loop.time() + delay)
    await asyncio.sleep(0.05)

    assert [due for due, _ in told] == sorted(due for due, _ in told)
    assert len(told) == 4
    assert all(at >= due for due, at in told)


async def test_qt_has_its_turn_while_callbacks_never_end():
    loop, beaten = asyncio.get_running_loop(), asyncio.Event()

    def again():
        if not beaten.is_set():
            loop.call_soon(again)

    again()
    timer = QTimer(interval=0)
    timer.timeout.connect(beaten.set)
    timer.start()
    await beaten.wait()
    timer.stop()


async def test_a_burst_is_worked_off_in_slices():
    loop, turns = asyncio.get_running_loop(), []
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: turns.append(None))
    timer.start()
    for _ in range(5):
        loop.call_soon(time.sleep, 2 * SLICE_S)  # each of them fills a slice
    last = loop.create_future()
    loop.call_soon(last.set_result, None)
    await last
    timer.stop()

    assert len(turns) >= 4


async def test_what_is_ready_runs_in_a_menus_own_loop_too():
    loop, told = asyncio.get_running_loop(), []
    done = loop.create_future()

    def open_menu():
        within = QEventLoop()
        loop.call_soon(told.append, "meanwhile")
        loop.call_later(0.001, within.quit)
        within.exec()
        told.append("closed")
        done.set_result(None)

    loop.call_soon(open_menu)
    loop.call_soon(told.append, "next")
    await done

    assert told == ["next", "meanwhile", "closed"]


def test_nothing_runs_while_the_loop_does_not_and_all_of_it_afterwards(loop):
    told = []
    loop.call_soon(told.append, "before")
    QCoreApplication.processEvents()
    assert told == []

    runs(loop, asyncio.sleep(0))
    assert told == ["before"]


def test_an_error_of_a_callback_is_handed_on_and_the_others_are_called(loop):
    told, wrong = [], []
    loop.set_exception_handler(lambda _loop, context: wrong.append(str(context["exception"])))

    async def main():
        loop.call_soon(lambda: 1 // 0)
        loop.call_soon(told.append, "after")
        await asyncio.sleep(0.001)

    runs(loop, main())
    assert told == ["after"]
    assert wrong == ["integer division or modulo by zero"]


def test_moments_that_were_cancelled_are_let_go(loop):
    async def main():
        for _ in range(10_000):
            loop.call_later(60, print).cancel()
        assert len(loop._moments) < 500

    runs(loop, main())


def test_a_closed_loop_takes_nothing(loop):
    loop.close()
    for ask in (
        lambda: loop.call_soon(print),
        lambda: loop.call_soon_threadsafe(print),
        lambda: loop.call_later(1, print),
    ):
        with pytest.raises(RuntimeError, match="closed"):
            ask()


@pytest.mark.skipif(sys.platform == "win32", reason="there asyncio waits for sockets otherwise")
async def test_what_comes_over_sockets_is_read_as_often_as_it_is_ready(until):
    loop, heard = asyncio.get_running_loop(), []
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.setblocking(False)
        loop.add_reader(ours, lambda: heard.append(ours.recv(1)))  # less than there is
        theirs.send(b"abc")
        await until(lambda: b"".join(heard) == b"abc")

        loop.remove_reader(ours)
        theirs.send(b"d")
        await asyncio.sleep(0.01)
        assert len(heard) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="there asyncio waits for sockets otherwise")
def test_sockets_that_wait_for_a_loop_that_rests_are_heard_when_it_runs(loop):
    heard = asyncio.Event()
    ours, theirs = socket.socketpair()
    with ours, theirs:
        loop.add_reader(ours, heard.set)
        theirs.send(b"x")
        QCoreApplication.processEvents()
        assert not heard.is_set()

        runs(loop, heard.wait())
        loop.remove_reader(ours)
