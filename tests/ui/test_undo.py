"""What was done is taken back and done again, in its order."""

import asyncio

import pytest
from PySide6.QtGui import QAction

from ui.undo import MOST, UndoStack


class Status:
    """What the status line was told."""

    def __init__(self):
        self.words, self.undo = "", False

    def done(self, words, *, undo=False):
        self.words, self.undo = words, undo

    def settle(self):
        self.undo = False


class Desk:
    """A stack, its two actions, and a number that is changed."""

    def __init__(self, tasks):
        self.status = Status()
        self.undo, self.redo = QAction(), QAction()
        self.stack = UndoStack(tasks, self.status, undo=self.undo, redo=self.redo)
        self.number = 0
        self.hold = asyncio.Event()
        self.hold.set()

    async def set(self, number):
        await self.hold.wait()
        self.number = number

    async def change(self, number, label, said=""):
        before = self.number
        await self.set(number)
        self.stack.push(label, lambda: self.set(before), lambda: self.set(number), said=said)

    def texts(self):
        return self.undo.text().replace("&", ""), self.redo.text().replace("&", "")


@pytest.fixture
async def desk(tasks):
    return Desk(tasks)


async def test_nothing_can_be_taken_back_at_first(desk):
    assert not desk.undo.isEnabled()
    assert not desk.redo.isEnabled()
    assert desk.texts() == ("Undo", "Redo")


async def test_what_was_done_last_is_taken_back_first_and_done_again(desk, until):
    await desk.change(1, "One")
    await desk.change(2, "Two")
    assert desk.texts() == ("Undo Two", "Redo")

    desk.undo.trigger()
    await until(lambda: desk.texts() == ("Undo One", "Redo Two"))
    assert desk.number == 1
    desk.undo.trigger()
    await until(lambda: desk.texts() == ("Undo", "Redo One"))
    assert desk.number == 0
    assert not desk.undo.isEnabled()
    desk.redo.trigger()
    await until(lambda: desk.texts() == ("Undo One", "Redo Two"))

    assert desk.number == 1
    assert desk.status.words == "Done again: One"


async def test_something_new_ends_what_could_be_done_again(desk, until):
    await desk.change(1, "One")
    desk.undo.trigger()
    await until(desk.redo.isEnabled)

    await desk.change(5, "Five")

    assert desk.texts() == ("Undo Five", "Redo")
    assert not desk.redo.isEnabled()


async def test_an_undo_waits_for_what_is_under_way_and_takes_back_that(desk, until):
    await desk.change(1, "One")
    desk.hold.clear()
    desk.stack.start(desk.change(2, "Two"), name="two")
    desk.undo.trigger()
    await asyncio.sleep(0)
    desk.hold.set()

    await until(desk.redo.isEnabled)

    assert desk.number == 1
    assert desk.texts() == ("Undo One", "Redo Two")


async def test_two_undos_in_a_row_take_back_two_things(desk, until):
    await desk.change(1, "One")
    await desk.change(2, "Two")

    desk.undo.trigger()
    desk.undo.trigger()
    await until(lambda: desk.texts() == ("Undo", "Redo One"))

    assert desk.number == 0


async def test_the_first_thing_can_be_taken_back_while_it_is_still_under_way(desk, until):
    desk.hold.clear()
    desk.stack.start(desk.change(1, "One"), name="one")

    assert desk.undo.isEnabled()
    desk.undo.trigger()
    desk.hold.set()
    await until(desk.redo.isEnabled)

    assert desk.number == 0


async def test_an_undo_that_fails_is_told_and_dropped(until):
    from ui.tasks import Tasks

    told = []
    tasks = Tasks(on_error=lambda name, error: told.append((name, str(error))))
    desk = Desk(tasks)
    await desk.change(1, "One")

    async def fail():
        raise ValueError("gone")

    desk.stack.push("Two", fail, fail, said="Two things done")
    desk.undo.trigger()
    await until(lambda: told)
    await until(lambda: desk.texts() == ("Undo One", "Redo"))

    assert told == [("undo", "gone")]
    assert not desk.redo.isEnabled()
    assert not desk.status.undo
    await tasks.close()


async def test_the_link_in_the_status_line_always_takes_back_what_the_line_speaks_of(desk):
    await desk.change(1, "One", said="One is done")
    assert (desk.status.words, desk.status.undo) == ("One is done", True)

    await desk.change(2, "Two")

    assert not desk.status.undo


async def test_the_oldest_entries_are_forgotten(desk, until):
    for number in range(1, MOST + 6):
        await desk.change(number, f"Number {number}")

    for _ in range(MOST + 5):
        desk.undo.trigger()
    await until(lambda: not desk.undo.isEnabled())

    assert desk.number == 5


async def test_titles_in_a_label_are_shown_as_they_are(desk):
    await desk.change(1, "Rename Q&A")

    assert desk.undo.text() == "&Undo Rename Q&&A"


async def test_what_never_began_because_the_window_closed_is_not_left_behind(tasks):
    desk = Desk(tasks)
    desk.hold.clear()
    desk.stack.start(desk.change(1, "One"), name="one")
    desk.stack.start(desk.change(2, "Two"), name="two")
    await asyncio.sleep(0)

    await tasks.close()

    assert desk.number == 0
