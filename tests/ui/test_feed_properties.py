"""The properties of a feed, by themselves, in gestures."""

from __future__ import annotations

import ast
import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

import feedmon.parse
from feedmon.model import (
    FeedDetails,
    FeedHints,
    FeedState,
    Folder,
    FullTextMode,
    KeptPassword,
    KnownSilence,
    Notify,
    OldAddress,
    PasswordPlace,
    Plan,
    PollRecord,
    Repair,
    Rhythm,
    Silence,
    Urgency,
    Vigil,
)
from feedmon.settings import Settings
from tests.ui.fakes import NOW, feed
from ui import style, text
from ui.dialogs.opened import accepted
from ui.dialogs.properties import PropertiesDialog
from ui.text import properties as said
from ui.text import rhythms

HOUR, DAY = 3600, 86_400
AROUND = Plan(Rhythm.ADAPTIVE, HOUR, 1800, 12 * HOUR)
FOLDERS = (Folder(1, "News", None, 0), Folder(2, "Local", 1, 0))
KEY = Qt.Key
FIXED = {
    "rhythm": Rhythm.FIXED,
    "poll_interval_s": None,
    "poll_floor_s": None,
    "poll_ceiling_s": None,
}


def details(**more):
    known = {
        "publisher_title": "The Times",
        "site_url": "https://1.example/",
        "next_poll_at": NOW + 1200,
        "next_poll_reason": "interval",
        "added_at": NOW - 40 * DAY,
    }
    return FeedDetails(
        feed=feed(1, "The Times", **(known | more)),
        format="atom 1.0",
        language="en-GB",
        description="All the news",
        hub_urls=("https://hub.example/",),
        addresses=(OldAddress("https://old.example/feed", NOW - 2 * DAY, "edited"),),
        polls=(PollRecord(1, NOW - HOUR, "new", 200, 85, 10, 0, 1, 3, 0),),
    )


class Known:
    """Stands for the engine: understands addresses as it is told."""

    def __init__(self):
        self.asked = []
        self.trouble = ""
        self.hold = None

    async def __call__(self, typed):
        self.asked.append(typed)
        if self.hold is not None:
            await self.hold.wait()
        return ("", self.trouble) if self.trouble else (f"https://{typed}", "")


@pytest.fixture
def known():
    return Known()


@pytest.fixture
def open_dialog(qtbot, tasks, known, keep):
    style.install(QApplication.instance())

    def make(of=None, *, settings=None, kept=None, around=AROUND):
        dialog = PropertiesDialog(
            None,
            of or details(),
            folders=FOLDERS,
            around=around,
            settings=settings or Settings(),
            tasks=tasks,
            understand=known,
            now=NOW,
        )
        keep(dialog)
        dialog.open()
        dialog.show_kept(kept or KeptPassword(PasswordPlace.NOWHERE, "Test Keyring"))
        return dialog

    return make


def fill(field, words):
    field.selectAll()
    QTest.keyClick(field, KEY.Key_Delete)
    QTest.keyClicks(field, words)


def pick(box, words):
    """Choose a line of a list by keys, as a person would."""
    index = next(i for i in range(box.count()) if box.itemText(i).startswith(words))
    box.setFocus()
    QTest.keyClick(box, KEY.Key_Home)
    for _ in range(index):
        QTest.keyClick(box, KEY.Key_Down)
    assert box.currentIndex() == index
    box.activated.emit(index)


def page(dialog, title):
    for row in range(dialog.list.count()):
        if dialog.list.item(row).text() == title:
            rect = dialog.list.visualItemRect(dialog.list.item(row))
            QTest.mouseClick(
                dialog.list.viewport(),
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
                rect.center(),
            )
            return


def words(page):
    return [label.accessibleName() or label.text() for label in page.findChildren(QLabel)]


def press(dialog, name):
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


async def done(dialog, until):
    await until(lambda: not dialog.isVisible())
    return dialog.wanted()


# --- what is shown --------------------------------------------------------------------------


@pytest.mark.rule("P-10")
async def test_everything_that_is_known_of_a_feed_is_said(open_dialog):
    shown = details(
        hints=FeedHints(60, frozenset({0, 1, 2, 23}), frozenset({5, 6}), 120),
        repairs=(Repair("bare-ampersand", 12), Repair("truncated")),
        left_out=7,
    )
    dialog = open_dialog(shown)

    assert dialog.naming.name.placeholderText() == "The Times"
    assert dialog.naming.address.text() == "https://1.example/feed"
    naming = words(dialog.naming)
    assert "https://old.example/feed" in naming
    assert any(line.startswith("Changed by you · until ") for line in naming)
    assert "Atom 1.0 · language en-GB" in naming
    assert "hub.example" in naming
    checks = "\n".join(words(dialog.checking))
    assert text.due_then(shown.feed, NOW) in checks
    assert "One answer is good for 1 hour." in checks
    assert "It is updated every 2 hours." in checks
    assert "these hours (UTC): 0\u20132, 23." in checks
    assert "Nothing comes on Saturdays and Sundays." in checks
    assert "3 new" in checks
    notes = dialog.notes.sentences
    assert "Line 12: An “&” stands alone; it has to be written as “&amp;”." in notes
    assert "It ends in the middle." in notes
    assert any("7 left out" in line for line in notes)
    assert dialog.wanted().edit == {}
    assert not dialog.wanted()


async def test_words_of_strangers_are_shown_as_they_stand(open_dialog):
    evil = "<img src=x><b>T</b>"
    dialog = open_dialog(
        replace(details(site_url=evil, publisher_title=evil), language=evil, description=evil)
    )

    for label in dialog.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or "<" not in label.text()
    assert {b.text() for b in dialog.naming.findChildren(QPushButton)} == {"Go Back"}


async def test_long_words_do_not_widen_the_dialog(open_dialog):
    usual = open_dialog().sizeHint().width()
    long = "https://host.example/" + "x" * 3000
    dialog = open_dialog(
        replace(
            details(site_url=long, publisher_title="W" * 900, custom_title="W" * 900),
            addresses=(OldAddress(long, NOW, "moved"),),
            description="D" * 2000,
            hub_urls=(long.replace("host", "h" * 300),),
        )
    )

    assert dialog.sizeHint().width() == usual
    for each in dialog.pages:
        assert each.minimumSizeHint().width() <= 640 - 148


# --- what is chosen -------------------------------------------------------------------------


@pytest.mark.rule("S-2")
async def test_a_feed_is_given_another_title_folder_and_rhythm(open_dialog, until):
    dialog = open_dialog()

    QTest.keyClicks(dialog.naming.name, "Mine")
    pick(dialog.naming.folder._list, "    Local")
    page(dialog, "Checks")
    pick(dialog.checking.rhythm.rhythm, "Every 3 hours")
    page(dialog, "Articles")
    pick(dialog.articles.notify, "One for each")
    pick(dialog.articles.images, "Always")
    pick(dialog.articles.full_text, "Where the feed has only a teaser")
    QTest.keyClick(dialog.articles.in_totals, KEY.Key_Space)
    press(dialog, "OK")

    wanted = await done(dialog, until)
    assert wanted.edit == {
        "custom_title": "Mine",
        "folder_id": 2,
        **FIXED,
        "poll_interval_s": 3 * HOUR,
        "notify": Notify.EACH,
        "images_allowed": True,
        "full_text": FullTextMode.AUTO,
        "in_totals": False,
    }
    assert (wanted.password, wanted.forget_password) == (None, False)


async def test_enter_is_ok_and_escape_changes_nothing(open_dialog, until):
    dialog = open_dialog()
    leaving = asyncio.ensure_future(accepted(dialog))
    await asyncio.sleep(0)
    QTest.keyClicks(dialog.naming.name, "Mine")
    QTest.keyClick(dialog.naming.name, KEY.Key_Escape)
    assert await leaving is False

    dialog = open_dialog()
    QTest.keyClicks(dialog.naming.name, "Mine")
    QTest.keyClick(dialog.naming.name, KEY.Key_Return)
    assert (await done(dialog, until)).edit == {"custom_title": "Mine"}


async def test_a_number_of_minutes_can_be_chosen(open_dialog, until):
    dialog = open_dialog()
    page(dialog, "Checks")
    field = dialog.checking.rhythm
    assert not field.minutes.isVisible()

    pick(field.rhythm, "Another number")
    assert field.minutes.isVisible()
    QTest.keyClicks(field.minutes, "45")
    QTest.keyClick(field.minutes, KEY.Key_Return)

    assert (await done(dialog, until)).edit == FIXED | {"poll_interval_s": 45 * 60}


async def test_an_own_number_of_minutes_is_shown(open_dialog):
    dialog = open_dialog(details(rhythm=Rhythm.FIXED, poll_interval_s=45 * 60))

    assert dialog.checking.rhythm.minutes.value() == 45
    assert dialog.wanted().edit == {}
    pick(dialog.checking.rhythm.rhythm, "As everywhere: as it publishes")
    assert dialog.wanted().edit == dict.fromkeys(FIXED)


@pytest.mark.rule("S-2")
async def test_a_feed_may_follow_its_own_rhythm_within_its_own_limits(open_dialog):
    hourly = Plan(Rhythm.FIXED, HOUR, 1800, 12 * HOUR)
    dialog = open_dialog(details(folder_id=1), around=hourly)
    page(dialog, "Checks")
    field = dialog.checking.rhythm
    assert field.rhythm.currentText() == "As its folder: every hour"
    assert not field.floor.isVisible()

    pick(field.rhythm, "As it publishes")
    assert (field.floor.currentText(), field.ceiling.currentText()) == ("30 minutes", "12 hours")
    pick(field.floor, "5 minutes")

    assert dialog.wanted().edit == {
        "rhythm": Rhythm.ADAPTIVE,
        "poll_interval_s": None,
        "poll_floor_s": 300,
        "poll_ceiling_s": None,
    }


async def test_a_feed_may_be_asked_by_hand_only(open_dialog):
    dialog = open_dialog()

    pick(dialog.checking.rhythm.rhythm, "Only when I refresh it")

    assert dialog.wanted().edit["rhythm"] is Rhythm.MANUAL


@pytest.mark.parametrize(
    ("before", "line", "expected"),
    [
        ((None, None), "Everything", {"keep_newest": 0, "keep_days": 0}),
        ((0, 0), "As everywhere", {"keep_newest": None, "keep_days": None}),
        ((50, 0), "As everywhere", {"keep_newest": None, "keep_days": None}),
        ((None, None), "As chosen", {"keep_newest": 1000, "keep_days": 0}),
        ((50, 30), "As chosen", {}),
        ((50, None), "As chosen", {}),
    ],
)
async def test_what_is_kept_is_chosen_for_one_feed(open_dialog, before, line, expected):
    dialog = open_dialog(details(keep_newest=before[0], keep_days=before[1]))
    page(dialog, "Articles")

    pick(dialog.articles.keep, line)

    assert dialog.wanted().edit == expected


async def test_own_bounds_are_a_number_an_age_or_both(open_dialog, until):
    dialog = open_dialog()
    page(dialog, "Articles")
    pick(dialog.articles.keep, "As chosen")
    QTest.keyClick(dialog.articles.by_age, KEY.Key_Space)
    fill_number(dialog.articles.days, "14")
    fill_number(dialog.articles.newest, "250")

    assert dialog.wanted().edit == {"keep_newest": 250, "keep_days": 14}
    QTest.keyClick(dialog.articles.by_number, KEY.Key_Space)
    assert dialog.wanted().edit == {"keep_newest": 0, "keep_days": 14}


def fill_number(field, number):
    field.selectAll()
    QTest.keyClicks(field, number)


async def test_what_is_told_of_a_feed_itself_is_chosen_or_as_everywhere(open_dialog, until):
    known = KnownSilence(NOW - 3 * DAY, NOW, 9 * DAY, 14 * DAY)
    dialog = open_dialog(
        replace(details(certificate_until=NOW + 30 * DAY), silence=known),
        settings=Settings(vigil_silence="learnt"),
    )
    page(dialog, "Alerts")
    watching = dialog.watching
    assert watching.silence.currentText() == "As everywhere: longer than it ever is"
    assert watching.certificate.currentText() == "As everywhere: don't tell me"
    assert any("its longest silence was 9 days" in each for each in words(watching))
    assert any(" It ends on " in each for each in words(watching))
    assert dialog.wanted().edit == {}

    pick(watching.silence, "After some days")
    fill_number(watching.days, "21")
    pick(watching.failing, "Don't tell me")
    pick(watching.certificate, "Tell me")
    pick(watching.urgency, "At once")

    wanted = Vigil(Silence.DAYS, 21, failing=False, certificate=True, urgency=Urgency.URGENT)
    assert dialog.wanted().edit == {"vigil": wanted}
    pick(watching.silence, "Never")
    assert not watching.days.isVisible()
    assert dialog.wanted().edit["vigil"] == replace(wanted, silence=Silence.OFF, days=None)


# --- the address ----------------------------------------------------------------------------


async def test_another_address_is_understood_before_the_dialog_closes(open_dialog, known, until):
    dialog = open_dialog()
    fill(dialog.naming.address, "new.example/feed")
    press(dialog, "OK")

    wanted = await done(dialog, until)
    assert known.asked == ["new.example/feed"]
    assert wanted.edit == {"url": "https://new.example/feed", "private_allowed": True}


async def test_what_is_wrong_with_an_address_is_said_in_its_place(open_dialog, known, until):
    known.trouble = "You already follow this feed."
    dialog = open_dialog()
    fill(dialog.naming.address, "ftp://new.example/feed")
    page(dialog, "Articles")
    press(dialog, "OK")

    await until(dialog.naming.wrong.isVisible)
    assert dialog.naming.wrong.text() == known.trouble
    assert dialog.list.currentItem().text() == "Feed"
    assert dialog.isVisible()
    assert dialog.naming.address.hasFocus()

    known.trouble = ""
    QTest.keyClicks(dialog.naming.address, "new.example/feed")
    assert not dialog.naming.wrong.isVisible()
    QTest.keyClick(dialog.naming.address, KEY.Key_Return)
    assert (await done(dialog, until)).edit["url"] == "https://new.example/feed"


async def test_an_address_that_is_put_back_is_not_asked_about(open_dialog, known, until):
    dialog = open_dialog()
    fill(dialog.naming.address, "other")
    fill(dialog.naming.address, " https://1.example/feed ")
    press(dialog, "OK")

    assert not await done(dialog, until)
    assert known.asked == []


async def test_a_dialog_that_is_left_while_it_looks_changes_nothing(open_dialog, known, until):
    known.hold = asyncio.Event()
    dialog = open_dialog()
    leaving = asyncio.ensure_future(accepted(dialog))
    await asyncio.sleep(0)
    fill(dialog.naming.address, "new.example")
    press(dialog, "OK")
    await until(lambda: known.asked)
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert await leaving is False
    known.hold.set()
    await asyncio.sleep(0.02)


def begins(widget, dialog):
    """Where the first ink of a widget is painted, from the left edge of its dialog."""
    image = widget.grab().toImage()
    ground = image.pixelColor(image.width() - 1, 0)
    for x in range(image.width()):
        if any(image.pixelColor(x, y) != ground for y in range(image.height())):
            return widget.mapTo(dialog, QPoint(x, 0)).x()
    raise AssertionError


async def test_the_link_to_the_health_begins_where_the_words_above_it_begin(open_dialog):
    dialog = open_dialog()
    page(dialog, "Checks")
    link = dialog.checking.health
    labels = dialog.checking.findChildren(QLabel)
    date = next(each for each in labels if each.text() == text.moment(NOW - HOUR, NOW))
    dialog.list.setFocus()

    # A letter may begin a pixel within its place.
    assert abs(begins(link, dialog) - begins(date, dialog)) <= 2


async def test_the_site_is_opened_and_the_health_asked_for(open_dialog, qtbot):
    dialog = open_dialog()
    with qtbot.waitSignal(dialog.site_wanted) as opened:
        press(dialog, "Open")
    assert opened.args == ["https://1.example/"]
    page(dialog, "Checks")
    with qtbot.waitSignal(dialog.health_wanted):
        press(dialog, "Show All in Feed Health")


# --- the login ------------------------------------------------------------------------------


@pytest.mark.rule("X-8")
async def test_a_login_is_given_without_showing_the_password(open_dialog, until):
    dialog = open_dialog()
    page(dialog, "Login")
    assert "will be kept in the keyring of your system (Test Keyring)" in dialog.login.place.text()
    QTest.keyClicks(dialog.login.account, "anna")
    QTest.keyClicks(dialog.login.password, "s3cret")
    assert "s3cret" not in dialog.login.password.displayText()
    QTest.keyClick(dialog.login.password, KEY.Key_Return)

    wanted = await done(dialog, until)
    assert (wanted.edit, wanted.password) == ({"account": "anna"}, "s3cret")
    assert "s3cret" not in repr(wanted)


async def test_a_kept_password_stays_unless_it_is_typed_anew(open_dialog):
    kept = KeptPassword(PasswordPlace.KEYRING, "Test Keyring")
    dialog = open_dialog(details(account="anna"), kept=kept)

    assert dialog.login.password.text() == ""
    assert "Kept" in dialog.login.password.placeholderText()
    assert "is kept in the keyring" in dialog.login.place.text()
    assert not dialog.wanted()
    QTest.keyClicks(dialog.login.password, "new")
    assert dialog.wanted().password == "new"


async def test_a_login_is_removed(open_dialog, until):
    kept = KeptPassword(PasswordPlace.KEYRING, "Test Keyring")
    dialog = open_dialog(details(account="anna"), kept=kept)
    page(dialog, "Login")
    press(dialog, "Remove Login")
    press(dialog, "OK")

    wanted = await done(dialog, until)
    assert (wanted.edit, wanted.password) == ({"account": None}, None)
    assert wanted.forget_password


async def test_without_a_keyring_the_dialog_says_how_long_a_password_is_kept(open_dialog):
    dialog = open_dialog(kept=KeptPassword(PasswordPlace.NOWHERE, None))
    assert "No keyring was found" in dialog.login.place.text()
    dialog.show_kept(KeptPassword(PasswordPlace.SESSION, None))
    assert "for this session only" in dialog.login.place.text()


async def test_another_server_does_not_get_the_password_and_the_dialog_says_so(open_dialog):
    dialog = open_dialog(details(account="anna"))
    fill(dialog.naming.address, "https://1.example/other")
    page(dialog, "Login")
    assert not dialog.login.elsewhere.isVisible()
    fill(dialog.naming.address, "https://2.example/feed")
    assert dialog.login.elsewhere.isVisible()
    assert "1.example" in dialog.login.elsewhere.text()


@pytest.mark.parametrize(("account", "field"), [(None, "account"), ("anna", "password")])
async def test_a_feed_that_needs_a_login_opens_where_it_is_given(
    open_dialog, until, account, field
):
    dialog = open_dialog(details(error="http-status", error_detail="401", account=account))

    assert dialog.list.currentItem().text() == "Login"
    await until(getattr(dialog.login, field).hasFocus)
    assert any("user name and password" in line for line in words(dialog.login))


# --- words ----------------------------------------------------------------------------------

#: What notes a repair, and the names that its kind goes by before.
_NOTING = {"Repair", "at", "add", "of_body", "_repairs", "_note", "_mend_references"}
_NAMES = {"kind", "problem"}


def kinds():
    """Every kind of repair that the parser's source names."""
    found = set()
    for path in Path(feedmon.parse.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            inside = []
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                inside = node.args if name in _NOTING else []
            elif isinstance(node, ast.Assign):
                names = {getattr(target, "id", "") for target in node.targets}
                plain = isinstance(node.value, ast.Constant | ast.IfExp)
                inside = [node.value] if plain and names & _NAMES else []
            elif isinstance(node, ast.For) and isinstance(node.target, ast.Tuple):
                last = getattr(node.target.elts[-1], "id", "")
                rows = getattr(node.iter, "elts", [])
                inside = [row.elts[-1] for row in rows] if last in _NAMES else []
            elif isinstance(node, ast.FunctionDef) and node.name == "_kind":
                found |= {
                    each.values[i].value
                    for each in ast.walk(node)
                    if isinstance(each, ast.Dict)
                    for i in range(len(each.values))
                } | {"not-well-formed"}
            found |= {
                each.value
                for root in inside
                for each in ast.walk(root)
                if isinstance(each, ast.Constant) and isinstance(each.value, str)
            }
    return {each for each in found if each.replace("-", "").isalpha() and each.islower()}


@pytest.mark.rule("P-10")
def test_every_kind_of_repair_has_its_words():
    known = kinds()
    assert len(known) > 20
    assert known - said._REPAIRS.keys() == set()
    assert said._REPAIRS.keys() - known == set()


def test_a_kind_of_repair_of_another_version_is_shown_as_it_stands():
    assert said.repair(Repair("new-kind", 1200)) == "Line 1,200: new-kind"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("rss 2.0", "RSS 2.0"),
        ("atom 1.0", "Atom 1.0"),
        ("json 1.1", "JSON Feed 1.1"),
        ("rdf 1.0", "RSS 1.0"),
        ("rss", "RSS"),
        (None, ""),
    ],
)
def test_a_format_has_its_name(written, shown):
    assert said.format_name(written) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (900, "Every 15 minutes"),
        (3600, "Every hour"),
        (7200, "Every 2 hours"),
        (86400, "Every day"),
        (5400, "Every 90 minutes"),
    ],
)
def test_an_interval_is_named(seconds, shown):
    assert rhythms.interval(seconds) == shown


@pytest.mark.parametrize("reason", ["edited", "moved", "merged"])
def test_a_former_address_says_why_it_is_former(reason):
    words = said.old_address(OldAddress("https://a/", NOW, reason), NOW)
    assert words.endswith(f" · until {text.moment(NOW, NOW)}")
    assert not words.startswith(reason)


# --- certificates -------------------------------------------------------------------------------

UNPROVEN = {"state": FeedState.FAILING, "error": "tls-failed", "error_detail": "unknown-issuer"}


@pytest.mark.rule("X-5")
@pytest.mark.parametrize(
    ("known", "at_home"),
    [
        (UNPROVEN, False),
        ({}, True),
        (UNPROVEN | {"error_detail": "other"}, True),
        (UNPROVEN | {"error": "timeout"}, True),
    ],
)
async def test_no_excuse_is_offered_to_others_or_for_other_failures(open_dialog, known, at_home):
    dialog = open_dialog(replace(details(**known), at_home=at_home))

    assert not dialog.naming.unverified.isVisible()


@pytest.mark.rule("X-5")
async def test_a_server_at_home_may_be_excused_and_has_to_prove_itself_again(open_dialog):
    dialog = open_dialog(replace(details(**UNPROVEN), at_home=True))
    QTest.keyClick(dialog.naming.unverified, KEY.Key_Space)
    assert dialog.wanted().edit == {"tls_unverified": True}

    excused = open_dialog(replace(details(tls_unverified=True), at_home=True))
    assert excused.naming.unverified.isChecked()
    QTest.keyClick(excused.naming.unverified, KEY.Key_Space)
    assert excused.wanted().edit == {"tls_unverified": False}


# --- who asks -----------------------------------------------------------------------------------


@pytest.mark.rule("F-5")
async def test_a_feed_is_given_another_name_to_be_asked_for_and_ours_again(open_dialog):
    dialog = open_dialog(replace(details(), usual_agent="feedmon/1 (+https://feedmon.test/)"))
    assert dialog.checking.agent.placeholderText() == "feedmon/1 (+https://feedmon.test/)"
    page(dialog, "Checks")
    dialog.checking.agent.setFocus()
    QTest.keyClicks(dialog.checking.agent, " Reader/1 (ada@example.org) ")
    QTest.keyClick(dialog, KEY.Key_Return)
    assert not dialog.isVisible()
    assert dialog.wanted().edit == {"user_agent": "Reader/1 (ada@example.org)"}

    named = open_dialog(details(user_agent="Reader/1"))
    assert not named.wanted()
    fill(named.checking.agent, "")
    assert named.wanted().edit == {"user_agent": None}


@pytest.mark.rule("F-5")
@pytest.mark.parametrize(
    ("typed", "said"), [("Léser/1", "without accents"), ("x" * 501, "500 characters")]
)
async def test_a_name_that_can_not_be_sent_is_said_where_it_was_typed(open_dialog, typed, said):
    dialog = open_dialog()
    dialog.checking.agent.insert(typed)  # as pasted: keys of tests have no accents
    QTest.keyClick(dialog, KEY.Key_Return)

    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.checking.agent
    assert dialog.checking.wrong.isVisible()
    assert said in dialog.checking.wrong.text()

    fill(dialog.checking.agent, "Reader/1")
    assert not dialog.checking.wrong.isVisible()
    QTest.keyClick(dialog, KEY.Key_Return)
    assert dialog.wanted().edit == {"user_agent": "Reader/1"}
