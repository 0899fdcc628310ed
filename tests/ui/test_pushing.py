"""Push in the preferences and in the properties of a feed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from feedmon.model import (
    CallbackCheck,
    CallbackState,
    CallbackStatus,
    FeedDetails,
    Plan,
    Push,
    PushKind,
    PushState,
    Rhythm,
)
from feedmon.settings import Settings
from tests.ui.fakes import feed
from ui import text
from ui.dialogs.preferences.push import Push as Page
from ui.dialogs.properties.checking import Checking
from ui.preferences import Preferences
from ui.settings import UiSettings
from ui.text.pushing import checked, listening, push_lines

NOW, HOUR, DAY = 1_780_000_000, 3_600, 86_400
AGREED = Push(
    *(1, 1, PushKind.WEBSUB, "https://hub.example/x", "https://a.example/", "path", "https://c/p"),
    state=PushState.VERIFIED,
    secret="never shown",
    lease_until=NOW + 5 * DAY,
    renew_at=NOW + DAY,
    heard_since=NOW,
)


class Engine:
    """Stands for the engine behind the page: it does what is chosen."""

    def __init__(self):
        self.settings = Settings()
        self.status = CallbackStatus()
        self.answer = CallbackCheck(reached=True)
        self.asked = 0

    async def check(self):
        self.asked += 1
        return self.answer


@pytest.fixture
def engine():
    return Engine()


@pytest.fixture
def page(qtbot, engine, tmp_path, tasks):
    made = Page(
        Preferences(UiSettings(tmp_path)),
        tasks=tasks,
        status=lambda: engine.status,
        check=engine.check,
    )
    qtbot.addWidget(made)

    def change(edit):
        engine.settings = replace(engine.settings, **edit)
        on = engine.settings.callback_base_url and engine.settings.let_push
        state = CallbackState.LISTENING if on else CallbackState.OFF
        engine.status = CallbackStatus(state, engine.settings.callback_bind)
        made.show_settings(engine.settings)

    made.edited.connect(change)
    made.show_settings(engine.settings)
    made.show()
    return made


def click(box):
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(10, box.height() // 2))


def type_into(field, words):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


async def test_a_label_stands_beside_the_first_line_of_what_is_said(page, until):
    label = next(each for each in page.findChildren(QLabel) if each.text() == "State")
    page.result.setText("A sentence that is so long that it has several lines here. " * 4)
    await until(lambda: page.result.height() > 2 * label.sizeHint().height())

    assert label.mapTo(page, QPoint()).y() == page.result.mapTo(page, QPoint()).y()
    assert label.height() < 2 * label.sizeHint().height()


@pytest.mark.rule("W-6")
async def test_push_is_off_until_there_is_an_address_and_keeps_it_when_turned_off(page, engine):
    assert not page.on.isChecked()
    assert not page.address.isEnabled()
    assert not page.test.isEnabled()

    click(page.on)
    assert engine.settings == Settings()  # there is no address yet
    type_into(page.address, "https://me.example/hooks/")
    type_into(page.bind, "0.0.0.0:9000")

    assert engine.settings.callback_base_url == "https://me.example/hooks"
    assert engine.settings.callback_bind == "0.0.0.0:9000"
    assert page.result.text() == "Listening on 0.0.0.0:9000."

    click(page.on)
    assert not engine.settings.let_push
    assert engine.settings.callback_base_url == "https://me.example/hooks"
    assert page.result.text() == "Nothing listens."
    click(page.on)
    assert engine.settings.let_push


@pytest.mark.rule("W-6")
async def test_what_can_not_be_called_is_not_taken(page, engine):
    click(page.on)

    type_into(page.address, "me.example")
    type_into(page.bind, "8417")

    assert engine.settings == Settings()
    assert "https://" in page.wrong_address.text()
    assert "127.0.0.1:8417" in page.wrong_bind.text()

    type_into(page.address, "https://me.example")
    type_into(page.bind, "[::1]:8417")
    assert page.wrong_address.isHidden()
    assert page.wrong_bind.isHidden()
    assert engine.settings.callback_bind == "[::1]:8417"


@pytest.mark.rule("W-6")
async def test_the_test_says_plainly_whether_the_address_leads_here(page, engine, until):
    click(page.on)
    type_into(page.address, "https://me.example")
    said = []
    for answer in (
        CallbackCheck(reached=True),
        CallbackCheck(reached=False, status=404),
        CallbackCheck(reached=False, error="connect-failed"),
    ):
        engine.answer = answer
        asked = engine.asked
        click(page.test)
        await until(lambda asked=asked: engine.asked > asked and page.test.isEnabled())
        said.append(page.result.text())

    assert said[0] == "The address reaches this program."
    assert "somebody else answered there, with status 404" in said[1]
    assert said[2].startswith("Nobody answers at the address.")
    assert len({*said, checked(CallbackCheck(reached=False))}) == 4


def test_why_nothing_listens_is_said():
    taken = CallbackStatus(CallbackState.BUSY, "127.0.0.1:80", "in use")
    failed = CallbackStatus(CallbackState.FAILED, "127.0.0.1:80", "Permission denied")

    assert "127.0.0.1:80" in listening(taken)
    assert "Permission denied" in listening(failed)
    assert listening(CallbackStatus()) == "Nothing listens."


# --- of one feed --------------------------------------------------------------------------------


def details(push=None, hubs=("https://hub.example/x",), **columns):
    return FeedDetails(
        feed=feed(1, "The Times", **columns),
        format="atom 1.0",
        language=None,
        description="",
        hub_urls=hubs,
        addresses=(),
        polls=(),
        push=push,
    )


@pytest.mark.rule("W-6")
def test_the_properties_say_how_push_goes_and_nothing_of_secrets(qtbot):
    push = replace(AGREED, last_delivery_at=NOW - HOUR)
    plan = Plan(Rhythm.ADAPTIVE, 3600, 1800, 43200)
    known = {"next_poll_at": NOW + HOUR, "next_poll_reason": "push"}
    shown = Checking(details(push, **known), around=plan, now=NOW)
    qtbot.addWidget(shown)
    words = "\n".join(each.text() for each in shown.findChildren(type(shown.wrong)))

    assert "hub.example pushes new articles" in words
    assert "Agreed until" in words
    assert "Last pushed: " + text.moment(NOW - HOUR, NOW) in words
    assert "push is on" in words
    assert "never shown" not in words


@pytest.mark.rule("W-6")
@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"last_delivery_at": None}, "Nothing was pushed yet"),
        ({"unreliable_until": NOW + DAY}, "kept articles back"),
        ({"kind": PushKind.RSSCLOUD}, "tells when there are new articles"),
        ({"state": PushState.PENDING}, "Asking hub.example to push"),
        ({"state": PushState.PENDING, "error": "unverified"}, "It did not call back."),
        ({"state": PushState.DENIED, "error": "denied"}, "does not want to push"),
        ({"state": PushState.FAILED, "error": "timeout", "detail": "30"}, "can't be won"),
        ({"state": PushState.FAILED, "error": "refused"}, "It refused."),
    ],
)
def test_every_state_of_push_has_its_words(changed, words):
    assert words in " ".join(push_lines(details(replace(AGREED, **changed)), NOW))


def test_who_could_push_is_told_and_who_can_not_is_not_spoken_of():
    assert "Preferences > Push" in push_lines(details(), NOW)[0]
    assert push_lines(details(hubs=()), NOW) == []
