"""A person's first evening: two hundred real feeds imported, read, starred, and there tomorrow."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from feedmon import open_engine
from feedmon.model import EntryQuery
from feedmon.settings import Settings
from tests.corpora import require_corpora
from tests.corpus_server import CorpusServer
from ui import style
from ui.actions import Actions
from ui.bridge import Bridge
from ui.dialogs.import_list import ImportDialog
from ui.models.sidebar import SidebarRole
from ui.models.sources import STARRED, Kind, Source
from ui.settings import UiSettings
from ui.tasks import Tasks
from ui.views.main_window import MainWindow
from ui.views.subscribing import Subscribing


class Evening:
    """The window over a real engine, opened and closed as the program does it."""

    def __init__(self, qtbot, directory):
        self.qtbot, self.directory = qtbot, directory

    async def __aenter__(self):
        style.install(QApplication.instance())
        self.failed = []
        self.tasks = Tasks(on_error=lambda _name, exception: self.failed.append(exception))
        self.engine = await open_engine(self.directory, settings=Settings(fetch_s=600.0))
        self.bridge = Bridge(self.engine.events)
        self.actions = Actions(QApplication.instance(), style.icon)
        settings = UiSettings(self.directory)
        self.opened = []
        self.window = MainWindow(self.actions, settings, open_url=self.opened.append)
        self.window.furnish(self.engine, self.tasks, self.bridge)
        self.qtbot.addWidget(self.window)
        self.subscribing = Subscribing(
            self.window,
            self.engine,
            self.tasks,
            self.actions,
            importing=self.window.importing,
            watch=self.window.watching.add,
            clipboard=QApplication.clipboard(),
        )
        self.window.show()
        return self

    async def __aexit__(self, *_exc):
        self.window.save_state()
        self.window.hide()
        self.bridge.close()
        await self.tasks.close()  # as the program does: what asks ends before what answers
        await self.engine.close()
        assert self.failed == []

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(self.window.list, key, modifier)


def shown(kind):
    return next(
        (w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None
    )


async def import_in_the_window(evening, until, path):
    evening.actions.import_opml.trigger()
    await until(lambda: shown(QFileDialog))
    chooser = shown(QFileDialog)
    chooser.findChild(QLineEdit).setText(str(path))
    chooser.accept()
    await until(lambda: shown(ImportDialog))
    evening.qtbot.keyClick(shown(ImportDialog), Qt.Key.Key_Return)
    await until(lambda: "Following" in evening.window.status.words)


async def test_two_hundred_real_feeds_are_imported_read_starred_and_there_tomorrow(
    qtbot, tmp_path, until
):
    corpora = require_corpora()
    data = tmp_path / "data"
    async with CorpusServer(corpora) as corpus:
        listed = tmp_path / "feeds.opml"
        listed.write_bytes(corpus.opml())
        async with Evening(qtbot, data) as evening:
            await import_in_the_window(evening, until, listed)
            await refresh_while_one_hangs(evening, until, corpus)
            each_failure_shows_its_reason(evening, corpus)
            title = await read_and_star(evening, until)
            before = await what_is_kept(evening.engine)
        async with Evening(qtbot, data) as morning:
            await until(morning.window.feeds.rowCount)
            after = await what_is_kept(morning.engine)

            assert after == before
            morning.actions.show_starred.trigger()
            await until(lambda: morning.window.articles.rowCount() == 1)
            assert morning.window.sidebar.source() == STARRED
            assert morning.window.articles.index(0, 0).data() == title


async def refresh_while_one_hangs(evening, until, corpus):
    engine = evening.engine
    await until(evening.actions.refresh.isEnabled)
    evening.actions.refresh.trigger()
    await until(lambda: corpus.requests_of(corpus.hanging))
    await until(evening.actions.cancel_refresh.isEnabled)  # the window is told a moment later

    async def polled():
        return [feed for feed in await engine.feeds() if feed.last_polled_at is not None]

    while len(done := await polled()) < len(corpus.feeds) - 1:
        assert evening.actions.cancel_refresh.isEnabled()
        await until(lambda: True)
    hanging = {feed.url for feed in await engine.feeds()} - {feed.url for feed in done}

    # All the others are stored, and listed, while the refresh still waits for the last one.
    assert hanging == {corpus.hanging.url}
    await until(evening.window.articles.rowCount)
    corpus.end_hanging()
    await until(lambda: "Refreshed" in evening.window.status.words)
    assert "3 failed" in evening.window.status.words


def each_failure_shows_its_reason(evening, corpus):
    expected = {url: error for url, error in corpus.expected.items() if error}
    expected[corpus.hanging.url] = "http-status"  # it was let go before it was given up
    failing = {}
    for feed in evening.window.feeds.feeds():
        if feed.error:
            index = evening.window.feeds.index_of(Source(Kind.FEED, feed.id))
            failing[feed.url] = (feed.error, index.data(SidebarRole.PROBLEM))

    assert {url: error for url, (error, _) in failing.items()} == expected
    assert all(reason for _, reason in failing.values())


async def read_and_star(evening, until):
    window = evening.window
    window.activateWindow()
    await until(window.isActiveWindow)
    window.list.setFocus()
    evening.key(Qt.Key.Key_N)
    await until(window.list.entry_id)
    # Some feeds send no text, some no titles; this evening is spent with one that does.
    articles = window.articles
    while True:
        row = window.list.currentIndex().row()
        if articles.summary(row).title and articles.summary(row).snippet:
            break
        assert row < articles.rowCount() - 1
        evening.key(Qt.Key.Key_J)
    entry_id = window.list.entry_id()
    evening.key(Qt.Key.Key_S)

    async def kept():
        (row,) = await evening.engine.entries_by_id([entry_id])
        return row

    while not ((row := await kept()).read and row.starred):
        await until(lambda: True)
    await until(window.pane.browser.toPlainText)
    assert window.pane.entry_id == entry_id
    return row.title


async def what_is_kept(engine):
    feeds = [(feed.url, feed.title, feed.total, feed.unread) for feed in await engine.feeds()]
    starred = [row.id for row in await engine.entries(EntryQuery(starred=True))]
    folders = [(folder.id, folder.title) for folder in await engine.folders()]
    return feeds, starred, folders, (await engine.counts()).unread
