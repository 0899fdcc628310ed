"""A screen reader's view of the program: its tree on the accessibility bus, and what it can press.

Only what AT-SPI itself offers, spoken over D-Bus: no library of a desktop is needed for it.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
    from typing import Any

_ROOT = "/org/a11y/atspi/accessible/root"
_REGISTRY = "org.a11y.atspi.Registry"
_ATSPI = "org.a11y.atspi"
_PATIENCE_S = 20
#: Of the first of the two numbers in which AT-SPI tells states.
_SHOWING = 1 << 25
_FOCUSED = 1 << 12


@dataclass(frozen=True)
class Found:
    """One object on the bus."""

    reader: Reader
    program: str
    path: str
    role: str
    name: str

    async def call(self, interface: str, member: str, signature: str = "", *body: object) -> list:
        return await self.reader.call(
            self.program, self.path, f"{_ATSPI}.{interface}", member, signature, *body
        )

    async def description(self) -> str:
        """What is said of it beside its name."""
        return await self._property("Accessible", "Description")

    async def value(self) -> float:
        """Where a slider stands."""
        return await self._property("Value", "CurrentValue")

    async def _property(self, interface: str, name: str) -> Any:
        of = "org.freedesktop.DBus.Properties", "Get", "ss", f"{_ATSPI}.{interface}", name
        (found,) = await self.reader.call(self.program, self.path, *of)
        return found.value

    async def press(self) -> None:
        """Do the first thing that can be done with it."""
        assert await self.call("Action", "DoAction", "i", 0) == [True]

    async def text(self) -> str:
        """What stands in it."""
        (said,) = await self.call("Text", "GetText", "ii", 0, -1)
        return said

    async def write(self, words: str) -> None:
        """Put words into a field."""
        assert await self.call("EditableText", "SetTextContents", "s", words) == [True]

    async def take_focus(self) -> None:
        """Move the keys there, and wait until they are."""
        end = time.monotonic() + _PATIENCE_S
        await self.call("Component", "GrabFocus")
        while True:
            ((states, _),) = await self.call("Accessible", "GetState")
            if states & _FOCUSED:
                return
            if time.monotonic() > end:
                pytest.fail(f"{self.name} has not got the keys")
            await asyncio.sleep(0.05)


class Reader:
    """Connected to the accessibility bus of a session."""

    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus
        self.announced: list[str] = []  # what programs said beside the focus
        bus.add_message_handler(self._hear)

    async def listen(self) -> None:
        """Ask for announcements: programs say nothing that nobody wants to hear.

        To be called when a program is there: while it starts it may not learn of it.
        """
        events = "/org/a11y/atspi/registry", f"{_ATSPI}.Registry"
        await self.call(_REGISTRY, *events, "RegisterEvent", "sas", "object:announcement", [])
        dbus = "org.freedesktop.DBus"
        rule = f"type='signal',interface='{_ATSPI}.Event.Object',member='Announcement'"
        await self.call(dbus, "/org/freedesktop/DBus", dbus, "AddMatch", "s", rule)

    def _hear(self, message: Message) -> None:
        if message.member == "Announcement":
            self.announced.append(message.body[3].value)

    async def call(
        self, program: str, path: str, interface: str, member: str, signature: str, *body: object
    ) -> list:
        """Call a method; a program that goes away meanwhile answers nothing."""
        answer = await self._bus.call(
            Message(
                destination=program,
                path=path,
                interface=interface,
                member=member,
                signature=signature,
                body=list(body),
            )
        )
        return answer.body if answer.message_type is MessageType.METHOD_RETURN else []

    async def tree(self) -> list[Found]:
        """All that is shown, of all programs, from the outside in."""
        found: list[Found] = []
        await self._walk(_REGISTRY, _ROOT, found)
        return found

    async def _walk(self, program: str, path: str, found: list[Found]) -> None:
        accessible = f"{_ATSPI}.Accessible"
        (children,) = await self.call(program, path, accessible, "GetChildren", "") or [[]]
        for owner, child in children:
            state = await self.call(owner, child, accessible, "GetState", "")
            if not state or (path != _ROOT and not state[0][0] & _SHOWING):
                continue
            (role,) = await self.call(owner, child, accessible, "GetRoleName", "") or [""]
            name = await self.call(
                owner, child, "org.freedesktop.DBus.Properties", "Get", "ss", accessible, "Name"
            )
            found.append(Found(self, owner, child, role, name[0].value if name else ""))
            await self._walk(owner, child, found)

    async def find(self, role: str, says: Callable[[str], bool] | str) -> Found:
        """Wait for an object of this role and name."""
        fits = says if callable(says) else lambda name: name == says
        end = time.monotonic() + _PATIENCE_S
        while True:
            tree = await self.tree()
            for each in tree:
                if each.role == role and fits(each.name):
                    return each
            if time.monotonic() > end:
                pytest.fail(f"no {role} of this name among {_summed(tree)}")
            await asyncio.sleep(0.1)

    async def come_true(self, ask: Callable[[], Awaitable[object]], wanted: object) -> None:
        """Wait until this is the answer."""
        end = time.monotonic() + _PATIENCE_S
        while (found := await ask()) != wanted:
            if time.monotonic() > end:
                pytest.fail(f"{found!r} did not become {wanted!r}")
            await asyncio.sleep(0.05)

    async def hear(self, words: str) -> None:
        """Wait until something is announced that has these words in it."""
        end = time.monotonic() + _PATIENCE_S
        while not any(words in each for each in self.announced):
            if time.monotonic() > end:
                pytest.fail(f"{words!r} was not announced, only {self.announced}")
            await asyncio.sleep(0.05)


def _summed(tree: Iterable[Found]) -> list[tuple[str, str]]:
    return [(each.role, each.name) for each in tree if each.name]


@asynccontextmanager
async def reading(session: str) -> AsyncIterator[Reader]:
    """A screen reader on the accessibility bus of the session bus at this address."""
    bus = await MessageBus(bus_address=session).connect()
    answer = await bus.call(
        Message(
            destination="org.a11y.Bus",
            path="/org/a11y/bus",
            interface="org.a11y.Bus",
            member="GetAddress",
        )
    )
    bus.disconnect()
    there = await MessageBus(bus_address=answer.body[0]).connect()
    try:
        yield Reader(there)
    finally:
        there.disconnect()
