"""What was done and can be taken back: one stack for the whole window."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject

from feedmon.frozen import frozen
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

    from PySide6.QtGui import QAction

    from ui.tasks import Tasks

#: Older entries are forgotten.
MOST = 100


class Status(Protocol):
    """Where it is said what was done."""

    def done(self, words: str, *, undo: bool = False) -> None:
        """Say that something was done, which may be undone."""

    def settle(self) -> None:
        """Leave the words, and let nothing of them be undone any more."""


@frozen
class _Entry:
    label: str
    undo: Callable[[], Awaitable[object]]
    redo: Callable[[], Awaitable[object]]


class UndoStack(QObject):
    """Takes back what was done, the newest first, and does it again.

    Everything goes one at a time and in the order in which it was asked for: an undo that is asked
    for while something is being done waits, and takes back just that. What can't be taken back any
    more (its feed is gone meanwhile) says so, as any task does, and is dropped.
    """

    def __init__(
        self,
        tasks: Tasks,
        status: Status,
        *,
        undo: QAction,
        redo: QAction,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._status = tasks, status
        self._undo, self._redo = undo, redo
        self._done: list[_Entry] = []
        self._undone: list[_Entry] = []
        self._turn = asyncio.Lock()  # its waiters are served in their order
        self._waiting = 0
        undo.triggered.connect(lambda: self.start(self._take_back(), name="undo"))
        redo.triggered.connect(lambda: self.start(self._do_again(), name="redo"))
        self._enable()

    def start(self, work: Coroutine[Any, Any, None], *, name: str) -> None:
        """Run ``work``, which does something and pushes it, when what was asked before is done."""
        self._waiting += 1
        self._enable()
        self._tasks.start(self._in_turn(work), name=name).add_done_callback(
            lambda _task: self._ended(work)
        )

    def push(
        self,
        label: str,
        undo: Callable[[], Awaitable[object]],
        redo: Callable[[], Awaitable[object]],
        *,
        said: str = "",
    ) -> None:
        """Remember what was done just now; ``label`` follows "Undo" in the menu.

        ``said`` goes to the status line, with a link that takes it back. Coroutine functions that
        find their feeds or articles gone do what is left, or raise.
        """
        self._done.append(_Entry(label, undo, redo))
        del self._done[:-MOST]
        self._undone.clear()
        if said:
            self._status.done(said, undo=True)
        else:
            self._status.settle()  # its link would take this back instead
        self._enable()

    async def _in_turn(self, work: Coroutine[Any, Any, None]) -> None:
        async with self._turn:
            await work

    def _ended(self, work: Coroutine[Any, Any, None]) -> None:
        work.close()  # cancelled before its turn it never began
        self._waiting -= 1
        self._enable()

    async def _take_back(self) -> None:
        if self._done:
            entry = self._done.pop()
            await self._carry_out(entry.undo)
            self._undone.append(entry)
            self._status.done(tr("Undone: {label}", label=entry.label))

    async def _do_again(self) -> None:
        if self._undone:
            entry = self._undone.pop()
            await self._carry_out(entry.redo)
            self._done.append(entry)
            self._status.done(tr("Done again: {label}", label=entry.label), undo=True)

    async def _carry_out(self, step: Callable[[], Awaitable[object]]) -> None:
        self._status.settle()
        self._enable()
        await step()

    def _enable(self) -> None:
        for action, verb, entries in (
            (self._undo, tr("&Undo"), self._done),
            (self._redo, tr("&Redo"), self._undone),
        ):
            label = entries[-1].label.replace("&", "&&") if entries else ""
            action.setText(f"{verb} {label}".rstrip())
            action.setEnabled(bool(entries) or (self._waiting > 0 and action is self._undo))
