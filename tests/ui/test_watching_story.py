"""Somebody finds no feed at an address, watches the page, and reads what changed on it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from feedmon import open_engine
from feedmon.model import FeedKind, WatchMode
from feedmon.network import NetworkPolicy
from tests.feedmon.clock import DAY, Clock
from tests.feedmon.watch.kinds import HTML, shop
from tests.httpserver import HttpServer
from ui.dialogs.add_feed import AddFeedDialog
from ui.dialogs.properties import PropertiesDialog
from ui.dialogs.watch import WatchDialog
from ui.models.sources import Kind, Source
from ui.views.subscribing import Subscribing
from ui.views.watch_versions import WatchVersionsDialog


@pytest.fixture
async def engine(tmp_path, clock):
    policy = NetworkPolicy(public=("127.0.0.0/8",))
    engine = await open_engine(tmp_path / "data", clock=clock, network_policy=policy)
    yield engine
    await engine.close()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def server():
    async with HttpServer() as server:
        server.put("/shop", shop().encode(), content_type=HTML)
        yield server


@pytest.fixture
def desk(furnished, engine, tasks, clock):
    window, actions, _ = furnished
    subscribing = Subscribing(
        window,
        engine,
        tasks,
        actions,
        importing=window.importing,
        clipboard=QApplication.clipboard(),
        watch=window.watching.add,
    )
    window.show()
    return window, actions, clock, subscribing


def shown(kind):
    widgets = QApplication.topLevelWidgets()
    return next((each for each in widgets if isinstance(each, kind) and each.isVisible()), None)


@pytest.mark.long
async def test_a_page_without_a_feed_is_watched_and_a_change_of_it_is_read(
    qtbot, desk, engine, server, until
):
    window, actions, clock, _ = desk
    actions.add_feed.trigger()
    await until(lambda: shown(AddFeedDialog))
    adding = shown(AddFeedDialog)
    qtbot.keyClicks(adding._address, server.url("/shop"))
    qtbot.keyClick(adding._address, Qt.Key.Key_Return)
    await until(adding._answer.button.isVisible)
    assert adding._answer.button.text() == "&Watch This Page…"
    qtbot.keyClick(adding._answer.button, Qt.Key.Key_Space)

    await until(lambda: shown(WatchDialog))
    dialog = shown(WatchDialog)
    before = len(server.requests)
    await until(lambda: dialog.seen.number.text() == "1.299,00 €")  # the best that was found
    spec = dialog.form.spec
    qtbot.keyClick(spec.when, Qt.Key.Key_Down)
    assert dialog.reason.text() == "Write the number that is to be passed."
    assert not dialog.save.isEnabled()
    qtbot.keyClicks(spec.limit, "2000")
    await until(lambda: "2,000" in dialog.seen.holds.text())
    qtbot.keyClick(spec.when, Qt.Key.Key_Up)
    spec.selector.selectAll()
    qtbot.keyClicks(spec.selector, "p.price[")
    await until(lambda: spec.selector.accessibleDescription() == "This is not a CSS selector.")
    assert not dialog.save.isEnabled()
    qtbot.keyClick(spec.selector, Qt.Key.Key_Backspace)
    await until(dialog.save.isEnabled)
    assert len(server.requests) <= before + 1  # the site is asked once, whatever is tried
    qtbot.keyClicks(dialog.form.title, "The laptop")
    qtbot.keyClick(dialog.form.title, Qt.Key.Key_Return)
    await until(lambda: "Watching The laptop" in window.status.words)

    (feed,) = await engine.feeds()
    spec = await engine.watch_spec(feed.id)
    assert (feed.kind, spec.selector, spec.mode) == (FeedKind.WATCH, "p.price", WatchMode.NUMBER)
    place = Source(Kind.FEED, feed.id)
    await until(lambda: window.sidebar.choose(place))
    index = window.feeds.index_of(place)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "The laptop, watch"
    assert actions.edit_watch.isEnabled()
    await until(window.list_pane.empty.isVisible)

    server.put("/shop", shop("1.199,00 €").encode(), content_type=HTML)
    clock.now += DAY
    await engine.refresh([feed.id])
    await until(lambda: window.articles.rowCount() == 1)
    window.list.choose(0)
    await until(lambda: "1.199,00" in window.pane.browser.toPlainText())
    html = window.pane.browser.toHtml()
    assert "line-through" in html
    assert "underline" in html
    await _read_versions(qtbot, actions, until)


async def _read_versions(qtbot, actions, until):
    actions.feed_properties.trigger()
    await until(lambda: shown(PropertiesDialog))
    properties = shown(PropertiesDialog)
    properties.list.setCurrentRow(1)
    qtbot.keyClick(properties.watched.versions, Qt.Key.Key_Return)
    await until(lambda: shown(WatchVersionsDialog))
    versions = shown(WatchVersionsDialog)
    await until(lambda: versions.bar.words.text() == "1 change")
    assert "line-through" in versions.browser.toHtml()
    versions.reject()
    properties.reject()
