"""Somebody pastes the address of a site and follows two of its feeds, in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from tests.feeds import item, rss
from tests.httpserver import HttpServer
from ui.dialogs.add_feed import AddFeedDialog
from ui.models.sources import Kind, Source
from ui.views.subscribing import Subscribing


@pytest.fixture
async def site():
    async with HttpServer() as server:
        server.put("/news", rss("News", [item("a", "First news")]), etag='"1"')
        server.put("/links", rss("Links", [item("b", "First link")]))
        server.put("/comments/feed", rss("Comments", [item("c")]))
        links = "".join(
            f'<link rel="alternate" type="application/rss+xml" href="{path}">'
            for path in ("/comments/feed", "/news", "/links")
        )
        server.put("/", f"<html>{links}</html>".encode(), content_type="text/html")
        yield server


@pytest.fixture
def desk(furnished, engine, tasks):
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
    subscribing.said.connect(window.status.done)
    subscribing.went_to = []
    subscribing.added.connect(subscribing.went_to.append)
    window.show()
    return window, actions, subscribing


def dialog_shown():
    widgets = QApplication.topLevelWidgets()
    return next((w for w in widgets if isinstance(w, AddFeedDialog) and w.isVisible()), None)


@pytest.mark.rule("D-2")
@pytest.mark.rule("FRB-37")
async def test_two_feeds_of_a_site_are_followed_at_one_request_each(
    qtbot, desk, engine, site, until
):
    window, actions, subscribing = desk
    actions.add_feed.trigger()
    await until(dialog_shown)
    dialog = dialog_shown()
    QApplication.clipboard().setText(site.url("/"))
    qtbot.keyClick(dialog._address, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: dialog._model.rowCount() == 3)
    model = dialog._model
    assert [model.index(row).data() for row in range(3)] == ["News", "Links", "Comments"]

    qtbot.keyClick(dialog._list.view, Qt.Key.Key_Down)
    qtbot.keyClick(dialog._list.view, Qt.Key.Key_Space)
    folders = dialog.findChild(QComboBox)
    qtbot.keyClick(folders, Qt.Key.Key_End)
    name = dialog._folder.findChild(QLineEdit)
    await until(name.isVisible)
    qtbot.keyClicks(name, "Reading")
    assert dialog._add.text() == "Add 2 Feeds"
    qtbot.keyClick(name, Qt.Key.Key_Return)
    await until(lambda: subscribing.went_to)
    await until(lambda: "Following 2 feeds" in window.status.words)

    feeds = await engine.feeds()
    (folder,) = await engine.folders()
    assert [(feed.title, feed.folder_id, feed.total) for feed in feeds] == [
        ("News", folder.id, 1),
        ("Links", folder.id, 1),
    ]
    assert folder.title == "Reading"
    assert subscribing.went_to == [feeds[0].id]
    await until(lambda: window.sidebar.choose(Source(Kind.FEED, feeds[0].id)))
    await until(lambda: window.articles.rowCount() == 1)
    targets = sorted(request.target for request in site.requests)
    assert targets == ["/", "/comments/feed", "/links", "/news"]
