"""The notification service of the session bus, in front of services of every kind."""

import asyncio
import sys

import pytest

if sys.platform != "linux":
    pytest.skip("a session bus", allow_module_level=True)

from dbus_fast import BusType
from dbus_fast.aio import MessageBus
from dbus_fast.constants import MessageType, RequestNameReply
from dbus_fast.message import Message
from PySide6.QtGui import QColor, QImage

from feedmon import open_engine
from feedmon.model import AlertKind, DeliveryState, Urgency
from feedmon.store.alerts import raise_of_feed
from tests.feeds import opml
from ui.notify import AlertTeller, Answer, NotificationFailed, service
from ui.notify import Message as Notification
from ui.notify.service import NAME, PATH, SessionService, body_for


class FakeService:
    """What stands behind the name on the bus: notes what it is told, and signals."""

    def __init__(self, bus, capabilities):
        self.bus = bus
        self.capabilities = capabilities
        self.shown = []
        self.closed = []
        self.answers = True
        bus.add_message_handler(self._answer)

    async def signal(self, member, signature, *body):
        message = Message(
            message_type=MessageType.SIGNAL,
            path=PATH,
            interface=NAME,
            member=member,
            signature=signature,
            body=list(body),
        )
        await self.bus.send(message)

    def _answer(self, message):
        if message.interface != NAME or message.message_type is not MessageType.METHOD_CALL:
            return None
        if not self.answers:
            return True
        if message.member == "GetCapabilities":
            return Message.new_method_return(message, "as", [self.capabilities])
        if message.member == "Notify":
            self.shown.append(message.body)
            number = message.body[1] or len(self.shown) + 40
            return Message.new_method_return(message, "u", [number])
        if message.member == "CloseNotification":
            self.closed += message.body
            return Message.new_method_return(message)
        return Message.new_error(message, "org.example.Unknown", message.member)


@pytest.fixture
async def connect(bus):
    """Another program on the bus."""
    opened = []

    async def make():
        opened.append(await MessageBus(bus_address=bus, bus_type=BusType.SESSION).connect())
        return opened[-1]

    yield make
    for each in opened:
        each.disconnect()
        await each.wait_for_disconnect()


@pytest.fixture
async def fake(connect):
    connection = await connect()
    fake = FakeService(connection, ["body", "body-markup", "actions"])
    assert await connection.request_name(NAME) is RequestNameReply.PRIMARY_OWNER
    return fake


@pytest.fixture
async def told():
    return []


@pytest.fixture
async def session(bus, told, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
    session = SessionService(
        application_name="feedmon", desktop_entry="example.feedmon.Feedmon", icon="/icon.svg"
    )
    session.listen(
        answered=lambda *what: told.append(("answered", *what)),
        closed=lambda *what: told.append(("closed", *what)),
    )
    yield session
    await session.close()


async def show(session, number=1, title="title", lines=(), answers=(), *, sound=False):
    await session.show(number, Notification(title, tuple(lines), tuple(answers)), sound=sound)


async def test_a_notification_says_who_speaks_and_can_be_answered(session, fake):
    answers = [Answer("default", "Show"), Answer("read", "Mark All as Read")]
    await show(session, 1, "2 new in A & B", ("One & all", "<Two>"), answers)

    (told,) = fake.shown
    application, replaces, icon, title, body, actions, hints, expires = told
    assert (application, replaces, icon, expires) == ("feedmon", 0, "/icon.svg", -1)
    assert title == "2 new in A & B"
    assert body == "One &amp; all\n&lt;Two&gt;"
    assert actions == ["default", "Show", "read", "Mark All as Read"]
    assert {key: hint.value for key, hint in hints.items()} == {
        "desktop-entry": "example.feedmon.Feedmon",
        "urgency": 1,
        "suppress-sound": True,
    }


async def test_what_is_urgent_says_so_and_a_key_lets_it_take_its_own_place(session, fake):
    await session.show(1, Notification("title", (), (), urgent=True, key="a key"), sound=False)

    hints = {key: hint.value for key, hint in fake.shown[0][6].items()}
    assert (hints["urgency"], hints["x-dunst-stack-tag"]) == (2, "a key")


async def test_the_icon_of_a_feed_goes_along_as_a_picture(session, fake):
    picture = QImage(3, 2, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(QColor(255, 0, 0, 255))
    picture.setPixelColor(2, 1, QColor(0, 0, 255, 0))

    await session.show(1, Notification("title", (), (), picture), sound=False)

    image = fake.shown[0][6]["image-data"]
    width, height, stride, has_alpha, bits, channels, data = image.value
    assert image.signature == "(iiibiiay)"
    assert (width, height, stride, has_alpha, bits, channels) == (3, 2, 12, True, 8, 4)
    assert bytes(data) == b"\xff\0\0\xff" * 5 + b"\0\0\0\0"


async def test_a_sound_is_asked_for_by_its_name(session, fake):
    await show(session, sound=True)

    hints = fake.shown[0][6]
    assert hints["suppress-sound"].value is False
    assert hints["sound-name"].value == "message-new-instant"


async def test_only_what_has_the_same_number_is_replaced(session, fake):
    await show(session, 1, "one")
    await show(session, 2, "two")
    await show(session, 1, "one again")

    assert [told[1] for told in fake.shown] == [0, 0, 41]


async def test_a_service_without_clicks_is_offered_none(session, fake):
    fake.capabilities = ["body"]
    await show(session, lines=("A & B",), answers=[Answer("default", "Show")])

    assert fake.shown[0][4:6] == ["A & B", []]


async def test_an_answer_arrives_with_its_number_and_its_token(session, fake, told, until):
    await show(session, 1)
    await show(session, 2)
    await fake.signal("ActivationToken", "us", 42, "token-1")
    await fake.signal("ActionInvoked", "us", 42, "star")
    await fake.signal("NotificationClosed", "uu", 42, 2)
    await fake.signal("ActionInvoked", "us", 41, "default")
    await until(lambda: len(told) == 3)

    assert told == [
        ("answered", 2, "star", "token-1"),
        ("closed", 2, False),
        ("answered", 1, "default", ""),
    ]


async def test_an_expired_one_can_still_be_clicked(session, fake, told, until):
    await show(session)
    await fake.signal("NotificationClosed", "uu", 41, 1)
    await fake.signal("ActionInvoked", "us", 41, "default")
    await until(lambda: len(told) == 2)

    assert told == [("closed", 1, True), ("answered", 1, "default", "")]


async def test_notifications_of_others_are_not_ours(session, fake, told, until):
    await show(session)
    await fake.signal("ActionInvoked", "us", 7, "default")
    await fake.signal("NotificationClosed", "uu", 7, 2)
    await fake.signal("NotificationClosed", "uu", 41, 2)
    await until(lambda: told)

    assert told == [("closed", 1, False)]


async def test_a_restarted_service_may_give_its_numbers_anew(session, fake, told, until):
    await show(session, 1)
    fake.shown.clear()
    await show(session, 2)
    await session.withdraw(1)
    await fake.signal("ActionInvoked", "us", 41, "default")
    await until(lambda: told)

    assert told == [("answered", 2, "default", "")]
    assert fake.closed == []


async def test_nothing_of_another_program_is_replaced_or_closed_after_a_restart(
    session, fake, connect, told, until
):
    await show(session, 1)
    await fake.bus.release_name(NAME)
    await until(lambda: told == [("closed", 1, False)])
    restarted = FakeService(await connect(), ["body"])
    await restarted.bus.request_name(NAME)

    await session.withdraw(1)
    await show(session, 1, "again")

    assert (restarted.closed, restarted.shown[0][1]) == ([], 0)


async def test_what_is_on_the_screen_is_taken_away_once(session, fake):
    await session.withdraw(1)
    await show(session)
    await session.withdraw(1)
    await session.withdraw(1)

    assert fake.closed == [41]


async def test_only_the_last_notifications_are_remembered(session, fake, monkeypatch):
    monkeypatch.setattr(service, "_REMEMBERED", 2)
    for number in (1, 2, 3):
        await show(session, number)
    for number in (1, 2, 3):
        await session.withdraw(number)

    assert fake.closed == [42, 43]


async def test_a_bus_without_a_service_fails(session):
    with pytest.raises(NotificationFailed, match="GetCapabilities"):
        await show(session)


async def test_a_service_that_hangs_is_not_waited_for_without_end(session, fake, monkeypatch):
    monkeypatch.setattr(service, "_PATIENCE_S", 0.05)
    fake.answers = False

    with pytest.raises(NotificationFailed, match="TimeoutError"):
        await show(session)


@pytest.mark.parametrize(
    "address", ["unix:path=/nowhere/bus", "nonsense", "unix:path=/dev/null", ""]
)
async def test_where_there_is_no_bus_it_fails(session, monkeypatch, address):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.delenv("DISPLAY", raising=False)

    with pytest.raises(NotificationFailed):
        await show(session)


async def test_a_service_that_starts_later_is_found(session, connect):
    with pytest.raises(NotificationFailed):
        await show(session, title="early")
    connection = await connect()
    fake = FakeService(connection, ["body"])
    await connection.request_name(NAME)
    await show(session, title="late")

    assert [told[3] for told in fake.shown] == ["late"]


async def test_after_the_connection_was_lost_it_connects_again(session, fake, until):
    await show(session, title="one")
    session._bus.disconnect()
    await until(lambda: not session._bus.connected)
    await show(session, title="two")

    assert [told[1] for told in fake.shown] == [0, 0]


async def test_while_it_speaks_the_loop_goes_on(session, fake):
    turns = 0

    async def count():
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    counting = asyncio.create_task(count())
    await show(session)
    counting.cancel()

    assert turns > 3


def test_a_service_that_shows_no_body_gets_none():
    assert body_for(["actions"], ("a line",)) == ""


async def test_an_alert_goes_from_the_outbox_to_the_screen_under_its_key(
    session, fake, tasks, tmp_path
):
    async def nobody_saw(_ids):
        return set()

    now = [1_780_000_000.0]
    engine = await open_engine(tmp_path, clock=lambda: now[0])
    await engine.import_opml(opml([("Planet", "http://127.0.0.1:9/")]))
    teller = AlertTeller(
        tasks,
        channel=session,
        say_elsewhere=lambda _title, _body: None,
        can_say_elsewhere=lambda: False,
        is_loud=lambda: False,
        clock=lambda: now[0],
        mark_read=lambda _telling: None,
        star=lambda _telling: None,
        seen=nobody_saw,
    )
    engine.attach_desktop(teller.tell)

    def raise_alert(tx):
        return raise_of_feed(tx, 1, AlertKind.TURNED, "turned:1", urgency=Urgency.URGENT)

    try:
        await engine._store._write(raise_alert)
        await engine.deliver_due()
        await asyncio.gather(*engine._background)
        (record,) = await engine.alert_history()
    finally:
        await engine.close()

    (way,) = record.deliveries
    (told,) = fake.shown
    hints = {key: hint.value for key, hint in told[6].items()}
    assert way.state is DeliveryState.DELIVERED
    assert (told[3], hints["urgency"], hints["x-dunst-stack-tag"]) == ("Planet", 2, way.key)
