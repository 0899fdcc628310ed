"""Preferences: what is chosen in the dialog is seen in the window, kept, and told to the engine."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QMessageBox, QSpinBox

from feedmon.errors import StoreFull
from feedmon.events import DestinationsChanged, SettingsChanged
from feedmon.model import Destination, Webhook
from feedmon.settings import BYTE_LIMITS, MEGABYTE, Settings
from tests.ui.fakes import FakeEngine, feed, folder, summary
from tests.ui.speaking import speaking_at_start
from ui import style
from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.preferences.network import trouble_with
from ui.dialogs.preferences.page import Page
from ui.models.sources import Kind, Source
from ui.preferences import Preferences
from ui.settings import LANGUAGE, UiSettings
from ui.views.appearance import Dress
from ui.views.preferences import Preferring

CTRL = Qt.KeyboardModifier.ControlModifier


class Login:
    """A list of what starts at login that is a variable."""

    def __init__(self):
        self.on, self.error = False, None

    def is_on(self):
        return self.on

    def turn(self, *, on):
        if self.error is not None:
            raise self.error
        self.on = on


class Case:
    """A window whose preferences are open."""

    def __init__(self, desk, login, folders):
        self.desk, self.window, self.engine = desk, desk.window, desk.engine
        self.login, self.folders = login, folders
        self.preferences = desk.window.preferences

    @property
    def dialog(self):
        shown = self.window.findChildren(PreferencesDialog)
        return next((each for each in shown if each.isVisible()), None)

    def turn_to(self, title):
        """Choose a page with the keyboard."""
        self.dialog.list.setFocus()
        QTest.keyClick(self.dialog.list, Qt.Key.Key_Home)
        while self.page.title != title:
            QTest.keyClick(self.dialog.list, Qt.Key.Key_Down)
        return self.page

    @property
    def page(self):
        return self.dialog.page

    def choose(self, box, words):
        """Choose from a list with the keyboard."""
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        while not box.currentText().startswith(words):
            before = box.currentIndex()
            QTest.keyClick(box, Qt.Key.Key_Down)
            assert box.currentIndex() != before, f"{words} is not there"

    def type(self, field, number):
        """Type a number and leave the field."""
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, str(number))
        QTest.keyClick(field, Qt.Key.Key_Return)

    def check(self, box):
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(10, box.height() // 2))


@pytest.fixture
def engine():
    return FakeEngine(
        [feed(1, folder_id=7), feed(2)],
        [folder(7, "News")],
        [summary(i, 1 + i % 2) for i in range(1, 41)],
        bodies={40: "<p>" + "Many words to read. " * 400 + "</p>"},
    )


@pytest.fixture
async def case(open_window, engine, tasks, dressed):
    """``await case()`` opens the window, and its preferences with their key."""

    async def make(*, login=True, settings=None):
        desk = await open_window(engine, settings=settings)
        lists, folders = Login() if login else None, []
        preferring = Preferring(
            desk.window,
            engine,
            tasks,
            desk.actions,
            undo=desk.window.undo,
            rekeying=desk.window.rekeying,
            preferences=desk.window.preferences,
            autostart=lists,
            open_url=lambda url: folders.append(url.toLocalFile()),
        )
        engine.events.subscribe(lambda event: preferring.receive([event]))
        Dress(desk.window.preferences, dressed)
        desk.press(Qt.Key.Key_Comma, CTRL)
        return Case(desk, lists, folders)

    return make


# --- the dialog -----------------------------------------------------------------------------


async def test_the_key_opens_it_once_and_escape_closes_it(case, engine):
    it = await case()
    first = it.dialog
    assert not first.isModal()

    it.desk.press(Qt.Key.Key_Comma, CTRL)
    assert it.dialog is first
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert it.dialog is None

    it.desk.press(Qt.Key.Key_Comma, CTRL)
    assert it.dialog not in {None, first}
    it.dialog.reject()


async def test_it_opens_with_the_page_that_was_shown_last(case, tmp_path):
    it = await case()
    it.turn_to("Network")
    it.dialog.reject()

    it.desk.press(Qt.Key.Key_Comma, CTRL)
    assert it.page.title == "Network"
    it.dialog.reject()


async def test_a_page_is_made_when_it_is_shown_first_and_kept(case):
    it = await case()
    assert len(it.dialog.findChildren(Page)) == 1
    network = it.turn_to("Network")

    # Those between were shown on the way by key, those below were not.
    assert len(it.dialog.findChildren(Page)) == it.dialog.titles.index("Network") + 1
    assert it.turn_to("General") is not network
    assert it.turn_to("Network") is network
    it.dialog.reject()


async def test_a_page_that_is_made_late_shows_what_holds_by_then(case, engine, until):
    it = await case()
    await engine.change_settings(ipv4_first=True)

    assert it.turn_to("Network").ipv4_first.isChecked()
    it.dialog.reject()


async def test_tab_goes_from_the_list_through_the_page_to_the_button(case):
    it = await case()
    it.turn_to("Notifications")  # made after General, and after the button

    come = []
    for _ in range(4):
        QTest.keyClick(it.dialog.focusWidget(), Qt.Key.Key_Tab)
        come.append(it.dialog.focusWidget())

    words = [getattr(each, "text", lambda: "list")() for each in come]
    assert words == ["&Announce new articles", "With a &sound", "Close", "list"]
    it.dialog.reject()


async def test_opening_it_changes_nothing(case, engine, tmp_path):
    engine.settings = Settings(interval_s=4500, in_flight=5, fetch_s=7.5, keep_newest=3)
    it = await case()
    for title in it.dialog.titles:
        it.turn_to(title)
    it.dialog.reject()

    assert engine.called("change_settings") == []
    for name in ("scheme", "text_size", "list_lines", "mark_read"):
        assert getattr(it.preferences, name) == getattr(Preferences, name).default


async def test_every_control_has_a_label_or_a_name_and_the_keys_of_a_page_are_its_own(case):
    it = await case()
    for title in it.dialog.titles:
        page = it.turn_to(title)
        labels = {label.buddy(): label.text() for label in page.findChildren(QLabel)}
        for field, words in labels.items():
            assert field is None or "&" not in words or field.focusPolicy(), (page.title, words)
        keys = []
        for kind in (QComboBox, QSpinBox, QCheckBox):
            for control in page.findChildren(kind):
                words = labels.get(control, "")
                assert words or getattr(control, "text", str)() or control.accessibleName()
        for words in [*labels.values(), *(box.text() for box in page.findChildren(QCheckBox))]:
            mark = words.find("&")
            keys += [words[mark + 1].lower()] if mark >= 0 else []
        assert len(keys) == len(set(keys)), (page.title, keys)
    it.dialog.reject()


async def test_the_letter_of_the_quiet_hours_leads_to_the_first_day_and_checks_nothing(case, until):
    it = await case()
    page = it.turn_to("Alerts")
    it.dialog.activateWindow()
    await until(it.dialog.isActiveWindow)
    QTest.keyClick(it.dialog, Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    assert page.quiet.days[0].hasFocus()
    assert not page.quiet.days[0].isChecked()
    it.dialog.reject()


# --- general --------------------------------------------------------------------------------


@pytest.mark.rule("S-2")
async def test_the_rhythm_and_the_limits_are_told_to_the_engine_at_once(case, engine, until):
    it = await case()
    page = it.turn_to("General")

    it.choose(page.rhythm.rhythm, "Every 2 hours")
    it.type(page.in_flight, 16)
    it.type(page.fetch_s, 30)
    await until(lambda: engine.settings.fetch_s == 30)

    assert engine.settings == Settings(rhythm="fixed", interval_s=7200, in_flight=16, fetch_s=30.0)
    it.dialog.reject()


async def test_what_another_program_sets_is_shown(case, engine):
    it = await case()
    page = it.turn_to("General")

    engine.settings = Settings(rhythm="fixed", interval_s=4500, in_flight=64)
    engine.events.publish(SettingsChanged(engine.settings))

    assert page.rhythm.minutes.value() == 75
    assert page.in_flight.value() == 64
    assert engine.called("change_settings") == []
    it.dialog.reject()


async def test_what_the_store_does_not_take_is_said_and_shown_as_it_was(case, engine, until):
    engine.fail["change_settings"] = StoreFull("/data/feedmon.db")
    it = await case()
    page = it.turn_to("General")

    it.choose(page.rhythm.rhythm, "Every 2 hours")
    await until(lambda: it.dialog.findChild(QMessageBox))

    assert "The disk is full" in it.dialog.findChild(QMessageBox).text()
    assert page.rhythm.rhythm.currentText() == "As it publishes"
    it.dialog.findChild(QMessageBox).accept()
    await until(lambda: it.dialog.findChild(QMessageBox) is None)
    it.dialog.reject()


async def test_a_start_at_login_is_written_where_the_system_looks(case):
    it = await case()
    page = it.turn_to("General")

    it.check(page.login)
    assert it.login.on
    it.check(page.login)
    assert not it.login.on
    it.dialog.reject()


async def test_an_entry_for_login_that_can_not_be_written_is_said(case, until):
    it = await case()
    page = it.turn_to("General")
    it.login.error = PermissionError(13, "Permission denied", "/home/anna/.config/autostart")

    it.check(page.login)
    await until(lambda: it.dialog.findChild(QMessageBox))

    assert "Permission denied" in it.dialog.findChild(QMessageBox).text()
    assert not page.login.isChecked()
    it.dialog.findChild(QMessageBox).accept()
    await until(lambda: it.dialog.findChild(QMessageBox) is None)
    it.dialog.reject()


async def test_where_there_is_no_start_at_login_none_is_offered(case):
    it = await case(login=False)

    assert not it.turn_to("General").login.isVisible()
    it.dialog.reject()


async def test_what_closing_does_is_kept(case):
    it = await case()

    it.choose(it.turn_to("General").keep_running, "Quits")

    assert it.preferences.keep_running == "quit"
    it.dialog.reject()


# --- reading --------------------------------------------------------------------------------


async def test_an_article_counts_as_read_when_the_person_says(case, engine, until):
    it = await case()
    page = it.turn_to("Reading")

    it.choose(page.mark_read, "Only by hand")
    it.desk.click(0)
    await until(lambda: it.window.pane.entry is not None)
    assert it.desk.read() == set()

    it.choose(page.mark_read, "When opened")
    it.desk.click(1)
    await until(lambda: it.desk.read() == {39})
    it.dialog.reject()


async def test_an_article_that_was_left_before_its_time_stays_unread(case, engine, until):
    it = await case()
    it.preferences.mark_read_after_s = 1
    assert it.turn_to("Reading").mark_read.currentText() == "After a second"
    it.dialog.reject()

    it.desk.click(0)
    await until(lambda: it.window.pane.entry is not None)
    it.desk.click(1)
    await until(it.desk.read)

    assert it.desk.read() == {39}


async def test_pictures_of_all_feeds_are_loaded_once_that_is_chosen(case, engine, until):
    engine.bodies[40] = '<p><img src="https://a.example/picture.png" width="40" height="40"></p>'
    it = await case()
    it.desk.click(0)
    await until(it.window.pane.bar.isVisible)
    assert engine.called("picture") == []

    it.choose(it.turn_to("Reading").images, "Always")
    await until(lambda: engine.called("picture"))

    assert not it.window.pane.bar.isVisible()
    it.dialog.reject()


async def test_the_text_of_the_open_article_takes_another_size_face_and_measure(case, until):
    it = await case()
    it.desk.click(0)
    await until(lambda: it.window.pane.entry is not None)
    pane, page = it.window.pane, it.turn_to("Reading")

    def document():
        return pane.browser.document()

    before = document().defaultFont()
    it.type(page.text_size, 150)
    larger = document().defaultFont()
    it.choose(page.face, "With serifs")
    serif = document().defaultFont()
    it.window.resize(1600, 700)
    widths = []
    for words in ("Short", "Medium"):
        it.choose(page.measure, words)
        prose = "The harbour office says that the tables hold what was measured, not predicted. "
        widths.append(pane._column() / QFontMetricsF(serif).horizontalAdvance(prose) * len(prose))

    assert larger.pointSizeF() == pytest.approx(1.5 * before.pointSizeF())
    assert serif.families() == style.serif(before).families() != before.families()
    assert widths == pytest.approx([60, 70], abs=3)
    it.dialog.reject()


async def test_another_size_keeps_what_was_read_where_it_was(case, until):
    it = await case()
    it.desk.click(0)
    await until(lambda: it.window.pane.entry is not None)
    browser = it.window.pane.browser
    await until(lambda: browser.verticalScrollBar().maximum() > 200)
    browser.verticalScrollBar().setValue(300)
    before = browser.cursorForPosition(QPoint(0, 0)).position()

    it.type(it.turn_to("Reading").text_size, 130)

    assert abs(browser.cursorForPosition(QPoint(0, 0)).position() - before) < 120
    it.dialog.reject()


# --- appearance -----------------------------------------------------------------------------


def ink_of(action):
    image = action.icon().pixmap(48, 48).toImage()
    return next(
        image.pixelColor(x, y).name()
        for y in range(48)
        for x in range(48)
        if image.pixelColor(x, y).alpha() == 255
    )


async def test_another_scheme_dresses_everything_at_once(case, qapp):
    it = await case()
    page = it.turn_to("Appearance")

    it.choose(page.scheme, "Dark")
    assert style.tokens(qapp.palette()) is style.DARK
    assert style.tokens(it.window.pane.palette()) is style.DARK
    assert style.DARK.sidebar in qapp.styleSheet()
    assert ink_of(it.desk.actions.refresh) == style.DARK.icon

    it.choose(page.scheme, "Light")
    assert style.tokens(it.window.list.palette()) is style.LIGHT
    assert ink_of(it.desk.actions.refresh) == style.LIGHT.icon
    it.dialog.reject()


async def test_density_and_lines_change_the_rows_and_not_what_is_looked_at(case, qapp):
    it = await case()
    view, sidebar = it.window.list, it.window.sidebar
    page = it.turn_to("Appearance")
    height = view.verticalHeader().defaultSectionSize()
    feeds = sidebar.visualRect(it.window.feeds.index_of(Source(Kind.FEED, 1))).height()
    view.verticalScrollBar().setValue(10 * height)
    top = view.rowAt(0)

    it.choose(page.density, "Compact")
    compact = view.verticalHeader().defaultSectionSize()
    it.choose(page.lines, "Two lines")
    two = view.verticalHeader().defaultSectionSize()

    assert height > compact > two
    assert view.rowHeight(12) == two
    assert view.rowAt(0) == top
    sidebar.executeDelayedItemsLayout()
    assert sidebar.visualRect(it.window.feeds.index_of(Source(Kind.FEED, 1))).height() < feeds
    it.dialog.reject()


async def test_what_was_chosen_is_there_after_a_restart(case, engine, tmp_path, until):
    it = await case()
    page = it.turn_to("Appearance")
    it.choose(page.density, "Compact")
    it.choose(page.lines, "Two lines")
    it.type(it.turn_to("Reading").text_size, 150)
    height = it.window.list.verticalHeader().defaultSectionSize()
    it.dialog.reject()
    it.desk.settings.sync()
    it.window.hide()

    again = await case(settings=UiSettings(tmp_path))
    again.desk.click(0)
    await until(lambda: again.window.pane.entry is not None)

    assert again.window.list.verticalHeader().defaultSectionSize() == height
    size = again.window.pane.browser.document().defaultFont().pointSizeF()
    assert size == pytest.approx(style.font().pointSizeF() * 1.12 * 1.5)
    again.dialog.reject()


async def test_the_window_speaks_the_chosen_language_from_the_next_start_on(
    case, open_window, engine, qapp, tmp_path
):
    it = await case()
    it.choose(it.turn_to("Appearance").language, "Deutsch")
    assert it.window.list_pane.title.text() == "All Articles"
    it.dialog.reject()
    it.desk.settings.sync()
    it.window.hide()

    settings = UiSettings(tmp_path)
    with speaking_at_start(qapp, settings.value(LANGUAGE, "")):
        again = await open_window(engine, settings=settings)
        assert again.window.list_pane.title.text() == "Alle Artikel"
        menus = [each.text().replace("&", "") for each in again.window.menuBar().actions()]
        assert "Ansicht" in menus


async def test_rows_of_two_lines_are_painted_without_a_snippet(case, engine):
    it = await case()
    it.preferences.list_lines = 2
    view = it.window.list

    image = view.viewport().grab().toImage()

    assert not image.isNull()
    assert view.rowHeight(0) < 3 * view.fontMetrics().height() + 18
    it.dialog.reject()


# --- notifications --------------------------------------------------------------------------


async def test_a_sound_needs_announcements(case):
    it = await case()
    page = it.turn_to("Notifications")

    it.check(page.sound)
    it.check(page.notify)

    assert (it.preferences.notify, it.preferences.notify_sound) == (False, True)
    assert not page.sound.isEnabled()
    it.dialog.reject()


async def test_what_is_told_of_feeds_themselves_is_chosen_for_all(case, engine, until):
    it = await case()
    page = it.turn_to("Feed Alerts")
    assert (page.failing.isChecked(), page.turned.isChecked()) == (True, True)
    assert not page.certificate.isChecked()
    assert not page.days.isVisible()

    it.check(page.failing)
    it.check(page.certificate)
    it.choose(page.silence, "After some days")
    await until(page.days.isVisible)
    it.type(page.days, 21)
    it.choose(page.urgency, "In the digest")
    await until(lambda: engine.settings.vigil_urgency == "digest")

    assert engine.settings == Settings(
        vigil_silence="days",
        vigil_days=21,
        vigil_failing=False,
        vigil_certificate=True,
        vigil_urgency="digest",
    )
    it.dialog.reject()


async def test_where_alerts_about_feeds_go_is_chosen_among_what_there_is(case, engine, until):
    hook = Webhook("https://chat.example/hook")
    engine.outlets = [Destination(4, "Team & chat", hook), Destination(7, "Pager", hook)]
    engine.settings = Settings(vigil_destinations="[7]")
    it = await case()
    page = it.turn_to("Feed Alerts")
    ways = page.ways
    await until(lambda: len(ways.places) == 2)
    assert [box.isChecked() for box in (ways.desktop, *ways.places.values())] == [True, False, True]
    assert ways.places[4].text() == "Team && chat"

    it.check(ways.places[4])
    it.check(ways.desktop)
    await until(lambda: not engine.settings.vigil_desktop)
    assert engine.settings.vigil_sent_to == (4, 7)
    assert not ways.said.isVisible()

    engine.outlets = [replace(engine.outlets[0], enabled=False)]
    engine.events.publish(DestinationsChanged(tuple(engine.outlets)))
    await until(lambda: len(ways.places) == 1)
    assert ways.places[4].text() == "Team && chat (off)"
    assert ways.said.text().endswith("on the desktop.")
    it.check(ways.places[4])
    assert ways.said.text() == "These alerts stand in the alert history alone."
    await until(lambda: engine.settings.vigil_sent_to == ())
    it.dialog.reject()


# --- network --------------------------------------------------------------------------------


@pytest.mark.rule("X-1")
async def test_how_large_an_answer_may_be_is_shown_chosen_and_told_at_once(case, engine, until):
    engine.settings = Settings(image_bytes=20 * MEGABYTE)
    it = await case()
    page = it.turn_to("Network")
    shown = [field.text() for field in page.sizes.values()]
    assert shown == ["15 MB of a feed", "5 MB of a page", "20 MB of a picture", "1 MB of an icon"]

    it.type(page.sizes["feed_bytes"], 40)
    it.type(page.sizes["icon_bytes"], 2)
    await until(lambda: engine.settings.icon_bytes == 2 * MEGABYTE)
    assert engine.settings.feed_bytes == 40 * MEGABYTE

    for name, (least, most) in BYTE_LIMITS.items():
        field = page.sizes[name]
        assert (field.minimum(), field.maximum()) == (least // MEGABYTE, most // MEGABYTE)
    it.dialog.reject()


async def test_a_proxy_is_taken_when_its_address_is_whole(case, engine, until):
    it = await case()
    page = it.turn_to("Network")
    assert not page.address.isEnabled()

    it.choose(page.proxy, "This one")
    await until(lambda: not it.desk.tasks.running("change settings"))
    assert it.dialog.focusWidget() is page.address
    assert page.proxy.currentText() == "This one:"
    QTest.keyClicks(page.address, "proxy.example")
    QTest.keyClick(page.address, Qt.Key.Key_Return)
    assert "not the address of a proxy" in page.wrong.text()
    assert engine.settings.proxy == "none"  # passed by on the way

    page.address.clear()
    QTest.keyClicks(page.address, "http://proxy.example:3128/")
    QTest.keyClick(page.address, Qt.Key.Key_Return)
    await until(lambda: engine.settings.proxy == "http://proxy.example:3128")
    assert not page.wrong.isVisible()
    assert it.dialog is not None

    it.choose(page.proxy, "None")
    await until(lambda: engine.settings.proxy == "none")
    it.dialog.reject()


async def test_who_wants_no_icons_tells_the_engine(case, engine, until):
    it = await case()

    it.check(it.turn_to("Appearance").icons)
    await until(lambda: not engine.settings.site_icons)
    it.dialog.reject()


@pytest.mark.rule("I-5", "I-7")
@pytest.mark.parametrize("name", ["edits_unread", "read_together"])
async def test_how_edits_and_copies_are_marked_is_told_to_the_engine(case, engine, until, name):
    it = await case()

    it.check(getattr(it.turn_to("Reading"), name))
    await until(lambda: getattr(engine.settings, name))
    it.dialog.reject()


@pytest.mark.rule("I-7")
async def test_who_wants_every_article_of_a_story_tells_the_engine(case, engine, until):
    it = await case()

    it.check(it.turn_to("Reading").stories_once)
    await until(lambda: not engine.settings.stories_once)
    it.dialog.reject()


async def test_ipv4_first_is_told_to_the_engine(case, engine, until):
    it = await case()

    it.check(it.turn_to("Network").ipv4_first)
    await until(lambda: engine.settings.ipv4_first)
    it.dialog.reject()


@pytest.mark.parametrize(
    ("address", "trouble"),
    [
        ("http://proxy.example:3128", ""),
        ("https://[::1]:8080", ""),
        ("proxy.example:3128", "not the address"),
        ("socks5://proxy.example:1080", "not the address"),
        ("system", "not the address"),
        ("http://anna:secret@proxy.example:3128", "name and password"),
    ],
)
def test_what_is_wrong_with_an_address_is_said(address, trouble):
    assert trouble in trouble_with(address)
    assert bool(trouble) == bool(trouble_with(address))


# --- storage --------------------------------------------------------------------------------


async def test_what_is_kept_is_counted_when_somebody_looks(case, engine, until):
    it = await case()
    assert engine.called("storage") == []

    page = it.turn_to("Storage")
    await until(lambda: page.counts.text() == "40 articles of 2 feeds")

    assert page.sizes.text() == "1.2 MB on the disk · 4.2 kB of logs"
    QTest.mouseClick(page.folder, Qt.MouseButton.LeftButton)
    assert it.folders == ["/home/anna/feedmon"]
    it.dialog.reject()


async def test_how_much_is_kept_is_told_to_the_engine(case, engine, until):
    it = await case()
    page = it.turn_to("Storage")
    assert (page.newest.value(), page.days.isEnabled()) == (10_000, False)

    it.type(page.newest, 500)
    it.check(page.by_age)
    await until(lambda: engine.settings.keep_days == 90)
    it.type(page.days, 30)
    await until(lambda: engine.settings.keep_days == 30)

    assert (page.by_alert_age.isChecked(), page.alert_days.value()) == (True, 365)
    it.type(page.alert_days, 60)
    await until(lambda: engine.settings.keep_alerts_days == 60)
    it.check(page.by_alert_age)
    await until(lambda: engine.settings.keep_alerts_days is None)
    it.check(page.by_number)
    await until(lambda: engine.settings.keep_newest is None)

    assert engine.called("change_settings")[0] == ({"keep_newest": 500},)
    assert not page.newest.isEnabled()
    it.dialog.reject()


async def test_how_much_room_pictures_have_and_whether_they_are_kept_early_is_told(
    case, engine, until
):
    it = await case()
    page = it.turn_to("Storage")
    assert (page.room.value(), page.keep_pictures.isChecked()) == (500, False)

    it.type(page.room, 200)
    it.check(page.keep_pictures)
    await until(lambda: engine.settings.keep_pictures)

    assert engine.settings.pictures_bytes == 200 * MEGABYTE
    it.choose(it.turn_to("Reading").images, "Always")
    await until(lambda: engine.settings.all_pictures)
    it.dialog.reject()


async def test_tidying_up_says_how_many_articles_went(case, engine, until):
    engine.beyond = 1204
    it = await case()
    page = it.turn_to("Storage")

    QTest.mouseClick(page.tidy_up, Qt.MouseButton.LeftButton)
    await until(lambda: page.tidied.text() == "1,204 articles deleted")
    QTest.mouseClick(page.tidy_up, Qt.MouseButton.LeftButton)
    await until(lambda: page.tidied.text() == "Nothing to delete")

    assert len(engine.called("storage")) >= 2
    it.dialog.reject()


async def test_a_store_that_can_not_be_tidied_says_why(case, engine, until):
    engine.fail["tidy"] = StoreFull("/data/feedmon.db")
    it = await case()
    page = it.turn_to("Storage")

    QTest.mouseClick(page.tidy_up, Qt.MouseButton.LeftButton)
    await until(lambda: "The disk is full" in page.tidied.text())

    assert page.tidy_up.isEnabled()
    it.dialog.reject()


async def test_the_keys_are_a_page_that_is_searched(case):
    it = await case()
    page = it.turn_to("Keys")

    QTest.keyClicks(page.list.search, "ctrl+w")
    assert page.list.shown() == [
        ("Feeds", ["Close Window"]),
        ("In Feed Health", ["Close Feed Health"]),
        ("In the Alert History", ["Close Alert History"]),
    ]
    page.list.search.clear()
    assert {"Feeds", "Article", "Help"} < {title for title, _ in page.list.shown()}
    it.dialog.reject()


def test_no_dialog_is_left(qapp):
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]

    assert shown == []
