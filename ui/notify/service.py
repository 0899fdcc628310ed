"""The notification service of the session bus, spoken to directly.

The protocol is the Desktop Notifications Specification 1.3
(https://specifications.freedesktop.org/notification-spec/1.3/). The bus is asked anew whenever
the connection was lost, and the service for its capabilities each time: it may have been
replaced by another one meanwhile, and a notification is a rare thing.
"""

from __future__ import annotations

import asyncio
import html
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from dbus_fast import Variant
from dbus_fast.aio import MessageBus
from dbus_fast.constants import MessageType
from dbus_fast.errors import DBusFastError
from dbus_fast.message import Message

from ui.notify.channel import NotificationFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
_SIGNALS = ("ActionInvoked", "NotificationClosed", "ActivationToken")
_EXPIRED = 1
# A service that is started by the bus needs a moment; a hanging one must not hold us for long.
_PATIENCE_S = 5.0


class SessionService:
    """A channel (see ``ui.notify.channel``) to the service that every desktop on Linux has."""

    def __init__(self, *, application_name: str, desktop_entry: str, icon: str) -> None:
        self._application_name = application_name
        self._desktop_entry = desktop_entry
        self._icon = icon
        self._clicked: Callable[[str], None] = lambda _token: None
        self._closed: Callable[[bool], None] = lambda _expired: None
        self._bus: MessageBus | None = None
        self._id = 0  # of the last notification; 0: none, or closed by the person or by us
        self._token = ""

    def listen(self, *, clicked: Callable[[str], None], closed: Callable[[bool], None]) -> None:
        """Tell what becomes of a notification: clicked, or closed (``True``: it has expired)."""
        self._clicked, self._closed = clicked, closed

    async def show(self, title: str, lines: tuple[str, ...], *, replace: bool) -> None:
        """Show this plain text; ``replace`` what is on the screen. Raises NotificationFailed."""
        with _failing():
            async with asyncio.timeout(_PATIENCE_S):
                await self._show(title, lines, replace=replace)

    async def withdraw(self) -> None:
        """Take away what is on the screen, if something is. Raises NotificationFailed."""
        number, self._id = self._id, 0
        if number and self._bus is not None and self._bus.connected:
            with _failing():
                async with asyncio.timeout(_PATIENCE_S):
                    await self._call(self._bus, "CloseNotification", "u", [number])

    async def close(self) -> None:
        """Leave the bus; what is on the screen stays there, without a click."""
        bus, self._bus = self._bus, None
        if bus is not None and bus.connected:
            bus.disconnect()
            await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]

    async def _show(self, title: str, lines: tuple[str, ...], *, replace: bool) -> None:
        bus = await self._connected()
        (capabilities,) = await self._call(bus, "GetCapabilities")
        actions = ["default", "Show"] if "actions" in capabilities else []
        hints = {
            "desktop-entry": Variant("s", self._desktop_entry),
            "urgency": Variant("y", 1),
        }
        arguments = [
            self._application_name,
            self._id if replace else 0,
            self._icon,
            title,
            body_for(capabilities, lines),
            actions,
            hints,
            -1,  # it stays as long as the service likes
        ]
        (self._id,) = await self._call(bus, "Notify", "susssasa{sv}i", arguments)

    async def _connected(self) -> MessageBus:
        if self._bus is not None and self._bus.connected:
            return self._bus
        self._id = 0
        bus = await MessageBus().connect()
        try:
            for signal in _SIGNALS:
                rule = f"type='signal',interface='{NAME}',path='{PATH}',member='{signal}'"
                await self._call(bus, "AddMatch", "s", [rule], to="org.freedesktop.DBus")
        except BaseException:
            bus.disconnect()
            raise
        bus.add_message_handler(self._heard)
        self._bus = bus
        return bus

    async def _call(
        self,
        bus: MessageBus,
        member: str,
        signature: str = "",
        body: list[Any] | None = None,
        *,
        to: str = NAME,
    ) -> list[Any]:
        message = Message(
            destination=to,
            path="/" + to.replace(".", "/"),
            interface=to,
            member=member,
            signature=signature,
            body=body or [],
        )
        reply = await bus.call(message)
        if reply is None or reply.message_type is MessageType.ERROR:
            raise NotificationFailed(f"{member}: {reply.error_name if reply else 'no reply'}")
        return list(reply.body)

    def _heard(self, message: Message) -> None:
        if message.interface != NAME or not self._id or message.body[:1] != [self._id]:
            return
        if message.member == "ActivationToken":
            self._token = str(message.body[1])
        elif message.member == "ActionInvoked":
            token, self._token = self._token, ""
            self._clicked(token)
        elif message.member == "NotificationClosed":
            # An expired one may lie in a list of the desktop and be clicked there later.
            expired = message.body[1] == _EXPIRED
            self._id = self._id if expired else 0
            self._closed(expired)


@contextmanager
def _failing() -> Iterator[None]:
    try:
        yield
    except (DBusFastError, OSError, EOFError, ValueError) as error:
        # No address, no socket, no authentication, no answer in time, no service.
        raise NotificationFailed(str(error) or type(error).__name__) from error


def body_for(capabilities: list[str], lines: tuple[str, ...]) -> str:
    """Write the lines as the body: escaped for a service that reads markup, empty for one without.

    The lines hold text of strangers; without ``body-markup`` it is shown as it stands.
    """
    if "body" not in capabilities:
        return ""
    body = "\n".join(lines)
    return html.escape(body, quote=False) if "body-markup" in capabilities else body
