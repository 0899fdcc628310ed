"""Adding, importing and exporting, from the action to what the engine was asked."""

import warnings

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QMessageBox,
)
from shiboken6 import isValid

from feedmon.errors import AlreadySubscribed, FetchTimeout, HttpStatus, OpmlFound
from feedmon.model import Candidate, Feed, Folder
from ui import style
from ui.dialogs.add_feed import AddFeedDialog
from ui.views.dropping import address_on
from ui.views.subscribing import Subscribing


class Engine:
    """The part of the engine that is asked here, answering from what a test sets."""

    def __init__(self):
        self.subscribed = []
        self.folder_titles = []
        self.removed = []
        self.watched = []
        self.finds = None
        self.known = None
        self.refuses = None

    async def folders(self):
        return []

    async def add_folder(self, title):
        self.folder_titles.append(title)
        return Folder(8, title, None, 0)

    async def remove_folder(self, folder_id):
        self.removed.append(folder_id)

    async def find_feeds(self, address, *, usual_places=False):
        if isinstance(self.finds, Exception):
            raise self.finds
        for found in self.finds or [found_at(address, self.known)]:
            yield found

    async def watch(self, address, folder_id):
        self.watched.append((address, folder_id))

    async def subscribe(self, url, *, folder_id=None):
        refused = self.refuses.get(url) if isinstance(self.refuses, dict) else self.refuses
        if refused is not None:
            raise refused
        self.subscribed.append((url, folder_id))
        return Feed(4 + len(self.subscribed), url, "Example")


class Importing:
    """Remembers the lists that it is given."""

    def __init__(self):
        self.offered, self.files = [], []

    async def offer(self, data, name, place):
        self.offered.append((data, name, place))

    def add_files(self, paths):
        self.files += paths


def mime(text=None, url=None):
    data = QMimeData()
    if text is not None:
        data.setText(text)
    if url is not None:
        data.setData("text/uri-list", f"{url}\r\n".encode())
    return data


def found_at(url, known=None, rank=0, title="Example"):
    return Candidate(url, title, "rss 2.0", "self", 1, None, (), known, rank)


class Actions(QObject):
    def __init__(self):
        super().__init__()
        self.add_feed = QAction(self)


@pytest.fixture
def fake():
    return Engine()


@pytest.fixture
def actions():
    return Actions()


@pytest.fixture
def subscribing(qtbot, fake, tasks, actions):
    style.install(QApplication.instance())
    window = QMainWindow()
    qtbot.addWidget(window)
    importing = Importing()
    made = Subscribing(
        window,
        fake,
        tasks,
        actions,
        importing=importing,
        clipboard=QApplication.clipboard(),
        watch=fake.watch,
    )
    made.importing = importing
    made.went_to, made.heard = [], []
    made.added.connect(made.went_to.append)
    made.said.connect(made.heard.append)
    made.window = window
    made.actions, made.fake, made.tasks = actions, fake, tasks
    return made


@pytest.fixture
def shown(subscribing, until):
    """The dialog of a kind that is open now, as soon as there is one."""

    async def find(kind):
        def visible():
            return [
                widget
                for widget in QApplication.topLevelWidgets()
                if isinstance(widget, kind) and widget.isVisible()
            ]

        await until(visible)
        return visible()[0]

    return find


async def test_the_action_adds_what_was_chosen_and_goes_there(
    subscribing, actions, fake, shown, until
):
    QApplication.clipboard().setText("https://example.org/feed")
    actions.add_feed.trigger()
    dialog = await shown(AddFeedDialog)
    assert dialog._address.text() == "https://example.org/feed"
    dialog._look_up.click()
    await until(lambda: dialog.chosen)
    dialog._add.click()
    await until(lambda: subscribing.went_to)

    assert fake.subscribed == [("https://example.org/feed", None)]
    assert subscribing.went_to == [5]
    assert subscribing.heard == ["Following Example"]


async def test_what_is_followed_already_is_gone_to(subscribing, actions, fake, shown, until):
    fake.known = 3
    subscribing.add_all(["https://example.org/feed"])
    dialog = await shown(AddFeedDialog)
    await until(lambda: dialog.chosen)
    dialog._add.click()
    await until(lambda: subscribing.went_to)

    assert fake.subscribed == []
    assert subscribing.went_to == [3]


async def test_what_another_program_added_meanwhile_is_gone_to(subscribing, fake, shown, until):
    fake.refuses = AlreadySubscribed("https://example.org/feed", 9)
    subscribing.add_all(["https://example.org/feed"])
    dialog = await shown(AddFeedDialog)
    await until(lambda: dialog.chosen)
    dialog._add.click()
    await until(lambda: subscribing.went_to)

    assert subscribing.went_to == [9]


async def test_a_feed_that_can_not_be_added_says_why(subscribing, fake, shown, until, tasks):
    fake.refuses = FetchTimeout("https://example.org/feed", 30)
    subscribing.add_all(["https://example.org/feed"])
    dialog = await shown(AddFeedDialog)
    await until(lambda: dialog.chosen)
    dialog._add.click()
    box = await shown(QMessageBox)

    assert box.text() == "The server did not answer within 30 seconds."
    box.accept()
    await until(lambda: not tasks.running("add feed"))


async def choose_three(fake, shown, subscribing, until):
    fake.finds = [found_at(f"https://example.org/{n}", rank=n, title=f"F{n}") for n in range(3)]
    subscribing.add_all(["https://example.org/"])
    dialog = await shown(AddFeedDialog)
    model = dialog._model
    await until(lambda: model.rowCount() == 3)
    for row in range(3):
        model.setData(model.index(row), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    return dialog


async def test_several_are_followed_the_first_is_shown_and_it_is_said(
    subscribing, fake, shown, until
):
    dialog = await choose_three(fake, shown, subscribing, until)
    assert dialog._add.text() == "Add 3 Feeds"
    dialog._add.click()
    await until(lambda: subscribing.went_to)

    assert [url for url, _ in fake.subscribed] == [f"https://example.org/{n}" for n in range(3)]
    assert subscribing.went_to == [5]
    assert subscribing.heard == ["Following 3 feeds"]


@pytest.mark.rule("FRB-101")
async def test_of_several_those_that_can_not_be_added_are_named_with_the_reason(
    subscribing, fake, shown, until
):
    fake.refuses = {
        "https://example.org/0": HttpStatus("https://example.org/0", 404),
        "https://example.org/2": FetchTimeout("https://example.org/2", 10),
    }
    dialog = await choose_three(fake, shown, subscribing, until)
    dialog._add.click()
    box = await shown(QMessageBox)

    assert box.text() == "2 feeds could not be added."
    assert box.informativeText().splitlines() == [
        "F0: There is nothing at this address (404).",
        "F2: The server did not answer within 10 seconds.",
    ]
    assert subscribing.went_to == [5]
    box.accept()
    await until(lambda: not box.isVisible())


async def test_a_new_folder_is_made_for_what_is_added(subscribing, fake, shown, until):
    subscribing.add_all(["https://example.org/feed"])
    dialog = await shown(AddFeedDialog)
    await until(lambda: dialog.chosen)
    name_a_folder(dialog, "News")
    dialog._add.click()
    await until(lambda: subscribing.went_to)

    assert fake.folder_titles == ["News"]
    assert fake.subscribed == [("https://example.org/feed", 8)]
    assert fake.removed == []


async def test_a_new_folder_for_nothing_does_not_stay(subscribing, fake, shown, until):
    fake.refuses = HttpStatus("https://example.org/feed", 404)
    subscribing.add_all(["https://example.org/feed"])
    dialog = await shown(AddFeedDialog)
    await until(lambda: dialog.chosen)
    name_a_folder(dialog, "News")
    dialog._add.click()
    box = await shown(QMessageBox)

    assert fake.removed == [8]
    box.accept()
    await until(lambda: not box.isVisible())


def name_a_folder(dialog, title):
    folders = dialog.findChild(QComboBox)
    folders.setCurrentIndex(folders.count() - 1)
    folders.activated.emit(folders.count() - 1)
    dialog._folder.findChild(QLineEdit).setText(title)


@pytest.mark.rule("D-1")
async def test_the_address_of_a_list_imports_it(subscribing, fake, shown, until):
    fake.finds = OpmlFound("https://example.org/list.opml", b"<opml>...</opml>", 3)
    subscribing.add_all(["https://example.org/list.opml"])
    dialog = await shown(AddFeedDialog)
    await until(lambda: dialog.chosen)
    dialog._add.click()
    await until(lambda: subscribing.importing.offered)

    assert subscribing.importing.offered == [
        (b"<opml>...</opml>", "example.org", "https://example.org/list.opml")
    ]


async def test_addresses_are_offered_one_after_the_other(subscribing, shown, until, tasks):
    subscribing.add_all(["https://one.example/"])
    subscribing.add_all(["https://two.example/"])
    first = await shown(AddFeedDialog)
    assert first._address.text() == "https://one.example/"
    first.reject()
    await until(lambda: not first.isVisible())
    second = await shown(AddFeedDialog)
    assert second._address.text() == "https://two.example/"
    second.reject()
    await until(lambda: not tasks.running("add feed"))


async def test_the_action_opens_no_second_dialog(subscribing, actions, shown, until, tasks):
    actions.add_feed.trigger()
    actions.add_feed.trigger()
    dialog = await shown(AddFeedDialog)
    dialog.reject()
    await until(lambda: not tasks.running("add feed"))


async def test_the_end_takes_an_open_dialog_away(subscribing, actions, shown, tasks):
    actions.add_feed.trigger()
    dialog = await shown(AddFeedDialog)
    await tasks.close()

    assert not isValid(dialog) or not dialog.isVisible()


# --- what is dropped on the window ----------------------------------------------------------


def drop(window, data):
    """What Qt sends while something is dragged over a window and let go there."""
    place, copy, left = QPoint(20, 20), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    nothing = Qt.KeyboardModifier.NoModifier
    with warnings.catch_warnings():  # what 6.12 would rather have, 6.11 does not know yet
        warnings.simplefilter("ignore", DeprecationWarning)
        entering = QDragEnterEvent(place, copy, data, left, nothing)
    entering.setAccepted(False)
    QApplication.sendEvent(window, entering)
    dropped = QDropEvent(place, copy, data, left, nothing)
    if entering.isAccepted():
        QApplication.sendEvent(window, dropped)
    return entering.isAccepted()


@pytest.mark.rule("D-1")
@pytest.mark.parametrize(
    ("data", "address"),
    [
        (mime(url="https://example.org/ab?x=%2F"), "https://example.org/ab?x=%2F"),
        (mime(url="feed://example.org/a"), "feed://example.org/a"),
        (mime("https://example.org/feed"), "https://example.org/feed"),
        (mime("@me@social.example"), "@me@social.example"),
        (mime(" youtube.com/@x \n"), "youtube.com/@x"),
    ],
)
async def test_what_is_dropped_on_the_window_is_looked_up(subscribing, shown, until, data, address):
    assert drop(subscribing.window, data)
    dialog = await shown(AddFeedDialog)
    await until(lambda: dialog.chosen)

    assert dialog._address.text() == address
    dialog.reject()
    await until(lambda: not dialog.isVisible())


@pytest.mark.parametrize(
    "data",
    [
        mime("some words of a text."),
        mime("word"),
        mime(url="mailto:me@example.org"),
        mime(url="file:///etc/passwd"),
        mime(),
    ],
)
async def test_other_things_can_not_be_dropped(subscribing, data, tasks):
    assert not drop(subscribing.window, data)
    assert not tasks.running("add feed")


async def test_a_list_that_is_dropped_is_handed_on(subscribing, tmp_path):
    file = tmp_path / "feeds.opml"
    file.write_bytes(b"<opml>...</opml>")
    assert drop(subscribing.window, mime(url=QUrl.fromLocalFile(str(file)).toString()))

    assert subscribing.importing.files == [str(file)]


@pytest.mark.parametrize(
    ("data", "address"),
    [
        (mime("https://example.org/feed"), "https://example.org/feed"),
        (mime("  http://example.org \n"), "http://example.org"),
        (mime(url="https://example.org/a"), "https://example.org/a"),
        (mime("feed://example.org/a"), "feed://example.org/a"),
        (mime("a sentence with https://example.org/ in it"), ""),
        (mime("https://"), ""),
        (mime("file:///etc/passwd"), ""),
        (mime("javascript:alert(1)"), ""),
        (mime("https://example.org/" + "x" * 3_000), ""),
        (mime("hunter2"), ""),
        (mime(), ""),
        (None, ""),
    ],
)
def test_only_a_web_address_is_taken_from_the_clipboard(data, address):
    assert address_on(data) == address
