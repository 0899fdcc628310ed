"""Nothing in the dialogs about feeds is cut off, out of line or full of holes."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyleOptionComboBox,
)

from feedmon.model import FeedDetails, Folder, KeptPassword, PasswordPlace, Plan, Rhythm
from feedmon.settings import Settings
from tests.ui.fakes import NOW, feed
from ui import style
from ui.dialogs.folder import FolderDialog
from ui.dialogs.folder_choice import FolderChoice
from ui.dialogs.pick_view import share_row
from ui.dialogs.properties import PropertiesDialog

HOUR = 3600
AROUND = Plan(Rhythm.ADAPTIVE, HOUR, 1800, 12 * HOUR)
LONG = "Northern Ports and Inland Waterways"
FOLDERS = (Folder(1, "News", None, 0), Folder(2, LONG, 1, 0))
KEY = Qt.Key


@pytest.fixture
def dressed(request):
    """The application in our style; a parameter says how much larger its font is."""
    application = QApplication.instance()
    base = application.font()
    font = application.font()
    font.setPointSizeF(font.pointSizeF() * getattr(request, "param", 1))
    application.setFont(font)
    style.install(application)
    yield application
    application.setFont(base)


@pytest.fixture
def properties(qtbot, tasks, dressed):
    async def understand(_typed):
        return "", "This is no address."

    dialog = PropertiesDialog(
        None,
        FeedDetails(
            feed=feed(1, "The Times", site_url="https://1.example/", added_at=NOW),
            format="rss 2.0",
            language=None,
            description="",
            hub_urls=(),
            addresses=(),
            polls=(),
        ),
        folders=FOLDERS,
        around=AROUND,
        settings=Settings(),
        tasks=tasks,
        understand=understand,
        now=NOW,
    )
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_kept(KeptPassword(PasswordPlace.NOWHERE, None))
    yield dialog
    dialog.hide()


def top(widget, within):
    return widget.mapTo(within, QPoint()).y()


def left(widget, within):
    return widget.mapTo(within, QPoint()).x()


def choose(box, words):
    """Go through a list with the keys until it says so."""
    box.setFocus()
    QTest.keyClick(box, KEY.Key_Home)
    for _ in range(box.count()):
        if words in box.currentText():
            box.activated.emit(box.currentIndex())
            return
        QTest.keyClick(box, KEY.Key_Down)
    raise AssertionError(words)


@pytest.mark.parametrize("dressed", [1, 1.5, 2], indirect=True)
async def test_no_page_is_wider_than_its_place(properties, until):
    choose(properties.checking.rhythm.rhythm, "As it publishes")
    for row, page in enumerate(properties.pages):
        properties.list.setCurrentRow(row)

        await until(page.isVisible)
        await until(lambda page=page: page.width() <= page.parentWidget().width())


def test_buttons_end_where_the_fields_above_them_end(properties):
    ok = next(each for each in properties.findChildren(QPushButton) if each.text() == "OK")
    title = properties.naming.findChild(QLineEdit)

    assert left(ok, properties) + ok.width() == left(title, properties) + title.width()


async def test_the_numbers_of_what_is_kept_stand_below_each_other(properties, until):
    properties.list.setCurrentRow(2)
    page = properties.articles
    choose(page.keep, "As chosen here")
    await until(page.days.isVisible)

    assert left(page.newest, page) == left(page.days, page)
    assert page.newest.width() == page.days.width()


async def test_a_complaint_that_is_not_made_leaves_no_gap(properties, until):
    page = properties.naming
    site = next(label for label in page.findChildren(QLabel) if label.text() == "Site")

    def between():
        return top(site, page) - top(page.address, page) - page.address.height()

    without = between()
    page.complain("This is no address.")
    await until(page.wrong.isVisible)
    await until(lambda: between() > without + 16)

    assert without < 24


def test_a_folder_within_another_is_named_without_its_depth_and_with_dots(qtbot, dressed):
    choice = FolderChoice(FOLDERS, chosen=2)
    qtbot.addWidget(choice)
    choice.resize(400, 32)
    choice.show()
    shown = painted(choice.findChild(QComboBox))

    assert LONG.startswith(shown.removesuffix("…"))
    assert shown.endswith("…")


def painted(box):
    """What a list is asked to paint."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    return option.currentText


async def test_the_question_for_the_name_of_a_folder_can_be_read(properties, until):
    choice = properties.naming.folder
    choose(choice.findChild(QComboBox), "New Folder")
    field = choice.findChild(QLineEdit)
    await until(field.isVisible)

    words = field.fontMetrics().horizontalAdvance(field.placeholderText())

    await until(lambda: field.width() >= words + 20)


async def test_a_folder_shows_its_limits_whole(qtbot, dressed, until):
    dialog = FolderDialog(None, FOLDERS[0], around=AROUND)
    qtbot.addWidget(dialog)
    dialog.show()
    rhythm = dialog.rhythm

    choose(rhythm.rhythm, "As it publishes")

    await until(rhythm.floor.isVisible)
    for box in (rhythm.floor, rhythm.ceiling):
        await until(lambda box=box: box.width() >= box.sizeHint().width())
    dialog.close()


def test_a_long_title_takes_what_the_words_beside_it_do_not_need():
    whole = QRectF(100, 0, 500, 28)

    short, beside_short = share_row(whole, 350, 90, 80)
    long, beside_long = share_row(whole, 350, 380, 80)
    endless, beside_endless = share_row(whole, 350, 9000, 80)

    assert beside_short.left() == 350  # where those of the other rows begin
    assert long.width() >= 380
    assert beside_long.width() >= 80
    assert beside_endless.width() >= 80
    assert endless.right() < beside_endless.left()
    assert short.right() < 350
