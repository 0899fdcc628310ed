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
from PySide6.QtGui import QImage

from ui.notify.channel import NotificationFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.notify.channel import Message as Notification

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
_BUS = "org.freedesktop.DBus"
_SIGNALS = ("ActionInvoked", "NotificationClosed", "ActivationToken")
_MATCHES = (
    *(f"type='signal',interface='{NAME}',path='{PATH}',member='{each}'" for each in _SIGNALS),
    f"type='signal',sender='{_BUS}',member='NameOwnerChanged',arg0='{NAME}'",
)
_EXPIRED = 1
#: Of the sound naming specification; the desktop's theme says how it sounds.
_SOUND = "message-new-instant"
#: A name by which some services (dunst, notify-osd's heirs) let one take the place of another.
_TAG = "x-dunst-stack-tag"
#: So many notifications may still be answered, long after they went out of sight.
_REMEMBERED = 128
# A service that is started by the bus needs a moment; a hanging one must not hold us for long.
_PATIENCE_S = 5.0


class SessionService:
    """A channel (see ``ui.notify.channel``) to the service that every desktop on Linux has."""

    def __init__(self, *, application_name: str, desktop_entry: str, icon: str) -> None:
        self._application_name = application_name
        self._desktop_entry = desktop_entry
        self._icon = icon
        self._answered: Callable[[int, str, str], None] = lambda _number, _code, _token: None
        self._closed: Callable[[int, bool], None] = lambda _number, _expired: None
        self._bus: MessageBus | None = None
        # The service's numbers by ours, and ours by the service's.
        self._theirs: dict[int, int] = {}
        self._ours: dict[int, int] = {}
        self._tokens: dict[int, str] = {}

    def listen(
        self, *, answered: Callable[[int, str, str], None], closed: Callable[[int, bool], None]
    ) -> None:
        """Tell what becomes of a notification: answered, or closed (``True``: it has expired)."""
        self._answered, self._closed = answered, closed

    async def show(self, number: int, message: Notification, *, sound: bool) -> None:
        """Show this in place of what has the same number. Raises NotificationFailed."""
        with _failing():
            async with asyncio.timeout(_PATIENCE_S):
                await self._show(number, message, sound=sound)

    async def withdraw(self, number: int) -> None:
        """Take it away if it is on the screen. Raises NotificationFailed."""
        theirs = self._forget(number)
        if theirs and self._bus is not None and self._bus.connected:
            with _failing():
                async with asyncio.timeout(_PATIENCE_S):
                    await self._call(self._bus, "CloseNotification", "u", [theirs])

    async def close(self) -> None:
        """Leave the bus; what is on the screen stays there, without a click."""
        bus, self._bus = self._bus, None
        if bus is not None and bus.connected:
            bus.disconnect()
            await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]

    async def _show(self, number: int, message: Notification, *, sound: bool) -> None:
        bus = await self._connected()
        (capabilities,) = await self._call(bus, "GetCapabilities")
        answers = message.answers if "actions" in capabilities else ()
        hints = {
            "desktop-entry": Variant("s", self._desktop_entry),
            "urgency": Variant("y", 2 if message.urgent else 1),
            "suppress-sound": Variant("b", not sound),
        }
        if sound:
            hints["sound-name"] = Variant("s", _SOUND)
        if message.key:
            hints[_TAG] = Variant("s", message.key)
        if message.picture is not None:
            hints["image-data"] = _image_data(message.picture)
        arguments = [
            self._application_name,
            self._theirs.get(number, 0),
            self._icon,
            message.title,
            body_for(capabilities, message.lines),
            [part for answer in answers for part in (answer.code, answer.words)],
            hints,
            -1,  # it stays as long as the service likes
        ]
        (theirs,) = await self._call(bus, "Notify", "susssasa{sv}i", arguments)
        self._forget(number)
        self._forget(self._ours.get(theirs, 0))  # a service that was restarted gives it anew
        self._theirs[number], self._ours[theirs] = theirs, number
        for oldest in list(self._theirs)[:-_REMEMBERED]:
            self._forget(oldest)

    def _forget(self, number: int) -> int:
        """Answer to the notification no longer; the service's number for it, 0 if it has none."""
        theirs = self._theirs.pop(number, 0)
        self._ours.pop(theirs, None)
        self._tokens.pop(theirs, None)
        return theirs

    def _forget_all(self) -> None:
        """Forget what a service showed that is gone: another one gives its numbers anew."""
        for number in list(self._theirs):
            self._forget(number)
            self._closed(number, False)

    async def _connected(self) -> MessageBus:
        if self._bus is not None and self._bus.connected:
            return self._bus
        self._forget_all()
        bus = await MessageBus().connect()
        try:
            for rule in _MATCHES:
                await self._call(bus, "AddMatch", "s", [rule], to=_BUS)
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
        if message.interface == _BUS and message.member == "NameOwnerChanged":
            if message.body[0] == NAME and message.body[1]:
                self._forget_all()
            return
        if message.interface != NAME or len(message.body) < 2:
            return
        theirs, fact = message.body[:2]
        number = self._ours.get(theirs)
        if number is None:
            return
        if message.member == "ActivationToken":
            self._tokens[theirs] = str(fact)
        elif message.member == "ActionInvoked":
            self._answered(number, str(fact), self._tokens.pop(theirs, ""))
        elif message.member == "NotificationClosed":
            # An expired one may lie in a list of the desktop and be clicked there later.
            if fact != _EXPIRED:
                self._forget(number)
            self._closed(number, fact == _EXPIRED)


def _image_data(picture: QImage) -> Variant:
    """Write a picture as the specification wants it: size, stride, and its bytes."""
    image = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    width, height, stride = image.width(), image.height(), image.bytesPerLine()
    return Variant("(iiibiiay)", [width, height, stride, True, 8, 4, bytes(image.constBits())])


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
