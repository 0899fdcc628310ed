"""What is seen before the articles are there."""

import asyncio

import pytest
from PySide6.QtCore import QByteArray

from feedmon.errors import StoreCorrupt
from tests.ui.fakes import FakeEngine, feed, summary
from ui import style
from ui.actions import Actions
from ui.bridge import Bridge
from ui.settings import UiSettings
from ui.views.main_window import MainWindow


@pytest.fixture
def settings(tmp_path):
    return UiSettings(tmp_path)


@pytest.fixture
async def unfurnished(qapp, settings):
    window = MainWindow(Actions(qapp, style.icon), settings)
    yield window
    window.hide()
    window.deleteLater()


@pytest.fixture
def furnish(unfurnished, tasks):
    """Put the panes in, over an engine that may be slow."""
    bridges = []

    def put(engine):
        bridges.append(Bridge(engine.events))
        unfurnished.furnish(engine, tasks, bridges[0])

    yield put
    for bridge in bridges:
        bridge.close()


def a_feed():
    return FakeEngine([feed(1)], entries=[summary(1)])


async def test_what_opens_fast_is_shown_with_its_articles_and_nothing_before(
    unfurnished, furnish, until
):
    seen = []
    unfurnished._slow.setInterval(60_000)  # nothing is slow here, not on a busy machine either
    unfurnished.welcome.say = lambda *words, **_: seen.append(words)
    unfurnished.filled.connect(lambda: seen.append(unfurnished.isVisible()))

    unfurnished.appear()
    furnish(a_feed())
    await until(unfurnished.isVisible)

    assert seen == [True]
    assert unfurnished.list.isVisible()
    assert unfurnished.articles.rowCount() == 1


async def test_what_opens_slowly_says_so_in_its_place(unfurnished, furnish, settings, until):
    unfurnished.resize(777, 555)
    unfurnished.save_state()

    unfurnished.appear()
    await until(unfurnished.isVisible)
    assert unfurnished.welcome.isVisible()
    assert unfurnished.welcome.accessibleName().startswith("Opening your articles")

    furnish(a_feed())
    await until(unfurnished.list.isVisible)
    assert not unfurnished.welcome.isVisible()
    assert (unfurnished.width(), unfurnished.height()) == (777, 555)


@pytest.mark.parametrize("first", ["the window", "the news"])
async def test_an_upgrade_is_called_one(unfurnished, until, first):
    if first == "the window":
        unfurnished.appear()
        await until(unfurnished.isVisible)
        unfurnished.note_upgrade()
    else:
        unfurnished.note_upgrade()
        assert not unfurnished.isVisible()
        unfurnished.appear()
        await until(unfurnished.isVisible)

    assert unfurnished.welcome.accessibleName().startswith("Upgrading your articles")


async def test_a_tree_that_is_slow_to_come_is_being_opened_too(unfurnished, furnish, until):
    engine = a_feed()
    engine.hold["feeds"] = asyncio.Event()

    unfurnished.appear()
    furnish(engine)
    await until(unfurnished.isVisible)
    assert unfurnished.welcome.accessibleName().startswith("Opening your articles")

    engine.hold["feeds"].set()
    await until(unfurnished.list.isVisible)


async def test_what_can_not_be_read_is_said_at_once(unfurnished, furnish, until):
    engine = a_feed()
    engine.fail["feeds"] = StoreCorrupt("/data/feedmon.db", "malformed")

    unfurnished.appear()
    furnish(engine)
    await until(unfurnished.isVisible)

    assert [each.text() for each in unfurnished.welcome.buttons()] == ["Try Again"]


async def test_closed_while_it_opens_it_asks_for_the_end_and_stays_closed(
    unfurnished, furnish, settings, until
):
    asked = []
    unfurnished._quit.triggered.connect(lambda: asked.append("quit"))
    unfurnished.appear()
    await until(unfurnished.isVisible)

    unfurnished.close()
    assert asked == ["quit"]
    assert not settings.value("window/geometry", QByteArray()).isEmpty()

    furnish(a_feed())
    filled = []
    unfurnished.filled.connect(lambda: filled.append(True))
    await until(lambda: filled)
    assert not unfurnished.isVisible()


async def test_a_first_window_is_no_larger_than_the_screen(qapp, unfurnished):
    area = qapp.primaryScreen().availableGeometry()
    assert area.width() < 1_000  # there, a window of its usual size would not fit

    assert area.contains(unfurnished.geometry())
    assert unfurnished.y() >= area.y() + 30  # the title bar can be seen, too


@pytest.mark.parametrize("beyond", [500, -150], ids=["the screen is gone", "it is a smaller one"])
async def test_a_window_comes_back_where_all_of_it_can_be_seen(qapp, unfurnished, settings, beyond):
    area = qapp.primaryScreen().availableGeometry()
    unfurnished.setGeometry(area.right() + beyond, area.bottom() + beyond, 400, 300)
    unfurnished.save_state()

    again = MainWindow(Actions(qapp, style.icon), settings)
    assert area.contains(again.geometry())
    assert (again.width(), again.height()) == (400, 300)
    again.deleteLater()
