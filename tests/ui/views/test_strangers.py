"""Whatever strangers write is shown as it stands: no markup of theirs is ever followed (X-7)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel

from feedmon.model import (
    FeedDetails,
    FeedState,
    Folder,
    OldAddress,
    Plan,
    PollRecord,
    Repair,
    Rhythm,
)
from feedmon.settings import Settings
from tests.ui.fakes import NOW, FakeEngine, feed, summary
from ui import text
from ui.dialogs.message import message_box
from ui.dialogs.properties import PropertiesDialog
from ui.models.sources import Kind, Source
from ui.text import properties as said
from ui.views.health_window import HealthWindow

BOLD = "<b>evil</b>"
EVIL = f"<img src=x onerror=evil>{BOLD}<a href='file:///etc/passwd'>evil</a>"
ADDRESS = f"https://1.example/{EVIL}"


def feeds():
    wrong = {"state": FeedState.FAILING, "error": "name-not-resolved", "error_detail": EVIL}
    strange = {"site_url": ADDRESS, "publisher_title": EVIL, "folder_id": 1}
    return [
        feed(1, EVIL, **wrong, **strange, insecure_target=f"http://{EVIL}/", left_out=3),
        feed(2, EVIL, **(wrong | {"error": "address-refused"}), custom_title=EVIL),
        feed(
            3, EVIL, repairs=(Repair(EVIL, 3),), redirected_to=ADDRESS, twin_id=1, moved_to=ADDRESS
        ),
    ]


def details(known):
    return FeedDetails(
        feed=known,
        format=EVIL,
        language=EVIL,
        description=EVIL,
        hub_urls=(f"https://{EVIL}/",),
        addresses=(OldAddress(ADDRESS, NOW - 86_400, "edited"),),
        polls=(PollRecord(1, NOW, "failed", None, 1, 1, 0, 1, 0, 0, "not-a-feed", EVIL),),
    )


@pytest.fixture
def engine():
    words = {"author": EVIL, "snippet": EVIL, "feed_title": EVIL}
    made = FakeEngine(
        feeds(),
        folders=[Folder(1, EVIL, None, 0)],
        entries=[summary(1, title=EVIL, link=ADDRESS, **words), summary(2, 3, title="", **words)],
    )

    async def feed_details(feed_id):
        return details(made.stored_feeds[feed_id])

    made.feed_details = feed_details
    made.dates[1] = EVIL
    return made


def is_followed(words, form=Qt.TextFormat.AutoText):
    """Whether markup of strangers is among the markup that Qt would follow in these words."""
    return form != Qt.TextFormat.PlainText and any(
        tag in words for tag in ("<img", "<b>", "<a href='")
    )


def tips(model, parent=None):
    """The tool tips of a model's rows."""
    parent = parent or QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(model.rowCount(parent)):
        for column in range(columns):
            index = model.index(row, column, parent)
            yield str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        if not isinstance(model, QAbstractListModel):
            yield from tips(model, model.index(row, 0, parent))


def followed():
    """Words of strangers, in labels and tool tips, in which markup is followed."""
    found = []
    seen = 0
    for widget in QApplication.allWidgets():
        said = [(widget.toolTip(), Qt.TextFormat.AutoText)]
        if isinstance(widget, QLabel):
            said.append((widget.text(), widget.textFormat()))
        said += [(action.toolTip(), Qt.TextFormat.AutoText) for action in widget.actions()]
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            said += [(tip, Qt.TextFormat.AutoText) for tip in tips(widget.model())]
        seen += sum("evil" in words for words, _ in said)
        found += [words for words, form in said if "evil" in words and is_followed(words, form)]
    assert seen
    return found


@pytest.mark.rule("X-7")
async def test_the_window_follows_no_markup_of_strangers(open_window, engine, until):
    desk = await open_window(engine)
    for row in (0, 1):
        desk.click(row)
        await until(lambda row=row: desk.window.pane.entry_id == desk.rows()[row])
        await until(lambda: desk.window.pane.entry is not None)
        assert followed() == []
    for number in (1, 2, 3):
        desk.window.sidebar.choose(Source(Kind.FEED, number))
        pane = desk.window.list_pane
        await until(lambda pane=pane: pane.notes.isVisible() or pane.empty.isVisible())
        assert followed() == []


@pytest.mark.rule("X-7")
@pytest.mark.parametrize("number", [0, 1, 2])
async def test_the_properties_follow_no_markup_of_strangers(qtbot, tasks, number):
    dialog = PropertiesDialog(
        None,
        details(feeds()[number]),
        folders=(Folder(1, EVIL, None, 0),),
        around=Plan(Rhythm.ADAPTIVE, 3600, 1800, 43_200),
        settings=Settings(),
        tasks=tasks,
        understand=None,  # no address is typed
        now=NOW,
    )
    qtbot.addWidget(dialog)
    dialog.resize(500, 400)
    dialog.show()
    for row in range(len(dialog.pages)):
        dialog.list.setCurrentRow(row)
        QApplication.processEvents()

    assert followed() == []


@pytest.mark.rule("X-7")
async def test_the_health_window_follows_no_markup_of_strangers(open_window, engine, until):
    desk = await open_window(engine)
    desk.actions.health.trigger()
    await until(health_windows)
    assert followed() == []


@pytest.mark.rule("X-7")
def test_boxes_follow_no_markup_of_strangers(qtbot):
    box = message_box(None, EVIL, EVIL)
    qtbot.addWidget(box)

    assert followed() == []


@pytest.mark.rule("X-7")
def test_a_sentence_about_a_failure_holds_no_more_than_its_words():
    for code in ("not-a-feed", "timeout", "from-the-future"):
        assert "\n" not in text.problem(code, EVIL)
    assert said.repair(Repair(EVIL, 1))


def health_windows():
    widgets = QApplication.topLevelWidgets()
    return [each for each in widgets if isinstance(each, HealthWindow) and each.isVisible()]
