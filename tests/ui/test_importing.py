"""A list of feeds on its way into the window: looked at, followed, undone; and out again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
)

from feedmon.model import FullTextMode, OpmlDocument, OpmlFeed, OpmlSettings
from feedmon.opml import read_opml, write_opml
from ui.dialogs.import_list import ImportDialog
from ui.dialogs.pick_view import PickView
from ui.models.picking import ROW

DEEP = ("1", "2", "3", "4", "5", "6")
LIST = OpmlDocument(
    feeds=(
        OpmlFeed("https://a.example/feed", "Ada", folder=DEEP),
        OpmlFeed("https://b.example/feed", "Bob", folder=("News",)),
        OpmlFeed("https://c.example/feed", "Cleo", folder=("News",)),
        OpmlFeed("https://known.example/feed", "Known"),
        OpmlFeed("http://a.example/feed/", "Ada again"),
    ),
    folders=(*(DEEP[:n] for n in range(1, 7)), ("News",)),
)
BROKEN = b'<outline text="Broken" xmlUrl="javascript:alert(1)"/></body>'


@pytest.fixture
def desk(furnished, engine):
    window, actions, bridge = furnished
    window.show()
    return Desk(window, actions, engine, bridge)


class Desk:
    """The window over a real engine, and what somebody does there."""

    def __init__(self, window, actions, engine, bridge):
        self.window, self.actions, self.engine, self.bridge = window, actions, engine, bridge

    async def choose_file(self, action, path, until):
        action.trigger()
        await until(lambda: shown(QFileDialog))
        chooser = shown(QFileDialog)
        chooser.setOption(QFileDialog.Option.DontConfirmOverwrite)
        chooser.findChild(QLineEdit).setText(str(path))
        chooser.accept()

    async def look_at(self, path, until):
        await self.choose_file(self.actions.import_opml, path, until)
        await until(lambda: shown(ImportDialog))
        return shown(ImportDialog)

    async def tree(self):
        titles = {folder.id: folder.title for folder in await self.engine.folders()}
        return (
            list(titles.values()),
            [(feed.title, titles.get(feed.folder_id)) for feed in await self.engine.feeds()],
        )


def shown(kind):
    return next(
        (w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None
    )


def titles(dialog):
    model = dialog.findChild(PickView).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def press(dialog, *keys):
    for key in keys:
        QTest.keyClick(dialog.focusWidget(), key)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "feeds.opml"
    path.write_bytes(write_opml(LIST).replace(b"</body>", BROKEN))
    return path


@pytest.fixture
async def followed(engine):
    """A feed of the list that is followed before."""
    await engine.follow(OpmlDocument((OpmlFeed("https://known.example/feed", "Known"),)))


async def test_a_long_line_among_what_can_not_be_followed_covers_no_other(desk, file, until):
    long = f'<outline text="{"A very long title. " * 8}" xmlUrl="javascript:2"/></body>'
    file.write_bytes(file.read_bytes().replace(b"</body>", long.encode()))

    dialog = await desk.look_at(file, until)

    lines = dialog.findChild(QPlainTextEdit)
    await until(lambda: lines.verticalScrollBar().maximum() > 0)
    assert lines.horizontalScrollBar().maximum() == 0
    press(dialog, Qt.Key.Key_Escape)
    await until(lambda: not shown(ImportDialog))


@pytest.mark.rule("O-1")
async def test_nothing_is_followed_before_the_person_says_so(desk, file, followed, until):
    dialog = await desk.look_at(file, until)

    assert titles(dialog) == ["All feeds", *DEEP, "Ada", "News", "Bob", "Cleo", "Known"]
    assert dialog._follow.text() == "Follow 3 Feeds"
    known = dialog._model.index(len(titles(dialog)) - 1)
    assert known.data(ROW).about == "Followed already"
    assert known.data(Qt.ItemDataRole.CheckStateRole) is None
    words = dialog.findChild(QPlainTextEdit).toPlainText()
    assert words.startswith("Broken (line ")
    assert words.endswith(": not a web address)")
    press(dialog, Qt.Key.Key_Escape)
    await until(lambda: not shown(ImportDialog))
    assert [feed.title for feed in await desk.engine.feeds()] == ["Known"]


@pytest.mark.rule("O-1")
async def test_an_import_is_chosen_by_keys_followed_undone_and_done_again(
    desk, file, followed, until
):
    window = desk.window
    before = await desk.tree()
    dialog = await desk.look_at(file, until)
    view = dialog.findChild(PickView)
    assert dialog.focusWidget() is view
    down, left, space = Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Space
    press(dialog, space, down, space)  # none at all, then all of the first folder
    assert dialog._follow.text() == "Follow 1 Feed"
    press(dialog, left)  # closed, the next row is the next folder
    press(dialog, down, down, space)
    assert dialog._follow.text() == "Follow 2 Feeds"
    press(dialog, Qt.Key.Key_Return)
    await until(lambda: "Following 2 feeds from feeds.opml" in window.status.words)

    after = await desk.tree()
    assert after == (["1", "2", "3", "4", "5", "6", "News"],
                     [("Ada", "6"), ("Bob", "News"), ("Known", None)])  # fmt: skip
    await until(lambda: len(list(window.feeds.feeds())) == 3)
    window.status.undo_clicked.emit()
    await until(lambda: "Undone: Import" in window.status.words)
    assert await desk.tree() == before
    await until(lambda: len(list(window.feeds.feeds())) == 1)
    desk.actions.redo.trigger()
    await until(lambda: "Done again: Import" in window.status.words)
    assert await desk.tree() == after
    await until(lambda: len(list(window.feeds.feeds())) == 3)
    assert len(window.feeds.folder_sources()) == 7


async def test_letters_filter_and_the_arrows_lead_back(desk, file, until):
    dialog = await desk.look_at(file, until)
    field = next(each for each in dialog.findChildren(QLineEdit) if each.isVisible())
    QTest.keyClicks(dialog.focusWidget(), "cle")

    assert field.hasFocus()
    assert field.text() == "cle"
    assert titles(dialog) == ["All that match", "News", "Cleo"]
    press(dialog, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert dialog._follow.text() == "Follow 3 Feeds"
    press(dialog, Qt.Key.Key_Escape)
    await until(lambda: not shown(ImportDialog))


async def test_left_goes_out_of_a_folder_and_right_goes_in(desk, file, until):
    dialog = await desk.look_at(file, until)
    view = dialog.findChild(PickView)
    right, left = Qt.Key.Key_Right, Qt.Key.Key_Left
    press(dialog, Qt.Key.Key_End, left)
    assert view.currentIndex().data() == "All feeds"
    press(dialog, Qt.Key.Key_Down, left)
    assert "2" not in titles(dialog)
    press(dialog, right, right)
    assert view.currentIndex().data() == "2"
    press(dialog, left, left)
    assert view.currentIndex().data() == "1"
    press(dialog, Qt.Key.Key_Escape)
    await until(lambda: not shown(ImportDialog))


async def test_an_arrow_opens_a_folder_and_the_rest_of_the_row_checks_it(desk, file, until):
    dialog = await desk.look_at(file, until)
    view = dialog.findChild(PickView)
    rect = view.visualRect(dialog._model.index(1))
    arrow = rect.topLeft()
    arrow.setX(rect.left() + 20)
    arrow.setY(rect.center().y())
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(view.viewport(), left, pos=arrow)
    assert "2" not in titles(dialog)
    assert dialog._follow.text() == "Follow 4 Feeds"
    QTest.mouseClick(view.viewport(), left, pos=rect.center())
    assert dialog._follow.text() == "Follow 3 Feeds"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=rect.center())
    assert dialog._follow.text() == "Follow 3 Feeds"
    press(dialog, Qt.Key.Key_Escape)
    await until(lambda: not shown(ImportDialog))


@pytest.mark.rule("O-1")
async def test_everything_goes_into_one_folder_if_the_person_wants(desk, file, until):
    there = await desk.engine.add_folder("Mine")
    dialog = await desk.look_at(file, until)
    choice = dialog.findChild(QComboBox)
    choice.setCurrentIndex(choice.findData(there.id))
    dialog._follow.click()
    await until(lambda: "Following 4 feeds" in desk.window.status.words)

    tops = [folder for folder in await desk.engine.folders() if folder.parent_id is None]
    assert tops == [there]
    assert dict((await desk.tree())[1])["Known"] == "Mine"


async def test_a_new_folder_is_made_with_the_import_and_goes_with_its_undo(desk, file, until):
    dialog = await desk.look_at(file, until)
    choice = dialog.findChild(QComboBox)
    choice.setCurrentIndex(choice.count() - 1)
    choice.activated.emit(choice.count() - 1)
    assert not dialog._follow.isEnabled()
    name = next(each for each in dialog.findChildren(QLineEdit) if "Name" in each.accessibleName())
    QTest.keyClicks(name, "From elsewhere")
    dialog._follow.click()
    await until(lambda: "Following 4 feeds" in desk.window.status.words)
    assert (await desk.tree())[0][0] == "From elsewhere"
    desk.actions.undo.trigger()
    await until(lambda: "Undone" in desk.window.status.words)
    assert await desk.tree() == ([], [])


@pytest.mark.rule("O-2")
@pytest.mark.parametrize("wanted", [True, False])
async def test_a_list_loads_pictures_only_if_the_person_says_so(desk, tmp_path, until, wanted):
    path = tmp_path / "mine.opml"
    settings = OpmlSettings(images_allowed=True, in_totals=False)
    feeds = (OpmlFeed("https://a.example/", "A", settings=settings),)
    path.write_bytes(write_opml(OpmlDocument(feeds)))
    dialog = await desk.look_at(path, until)
    assert dialog._pictures.isVisible()
    assert not dialog._pictures.isChecked()
    dialog._pictures.setChecked(wanted)
    dialog._follow.click()
    await until(lambda: "Following 1 feed" in desk.window.status.words)

    (feed,) = await desk.engine.feeds()
    assert feed.images_allowed is wanted
    assert not feed.in_totals


@pytest.mark.rule("F-5", "O-2")
@pytest.mark.parametrize("wanted", [True, False])
async def test_a_list_names_who_asks_only_if_the_person_says_so(desk, tmp_path, until, wanted):
    path = tmp_path / "mine.opml"
    feeds = (OpmlFeed("https://a.example/", "A", settings=OpmlSettings(user_agent="Reader/1")),)
    path.write_bytes(write_opml(OpmlDocument(feeds)))
    dialog = await desk.look_at(path, until)
    assert dialog._agents.isVisible()
    assert not dialog._pictures.isVisible()
    assert not dialog._agents.isChecked()
    dialog._agents.setChecked(wanted)
    dialog._follow.click()
    await until(lambda: "Following 1 feed" in desk.window.status.words)

    (feed,) = await desk.engine.feeds()
    assert feed.user_agent == ("Reader/1" if wanted else None)


@pytest.mark.rule("H-8", "O-2")
@pytest.mark.parametrize("wanted", [True, False])
async def test_a_list_has_pages_fetched_only_if_the_person_says_so(desk, tmp_path, until, wanted):
    path = tmp_path / "mine.opml"
    always = OpmlSettings(full_text=FullTextMode.ON)
    path.write_bytes(write_opml(OpmlDocument((OpmlFeed("https://a.example/", settings=always),))))
    dialog = await desk.look_at(path, until)
    assert dialog._pages.isVisible()
    assert not dialog._pages.isChecked()
    dialog._pages.setChecked(wanted)
    dialog._follow.click()
    await until(lambda: "Following 1 feed" in desk.window.status.words)

    (feed,) = await desk.engine.feeds()
    assert feed.full_text is (FullTextMode.ON if wanted else FullTextMode.OFF)


async def test_a_list_of_nothing_says_so_and_offers_nothing(desk, tmp_path, until):
    path = tmp_path / "none.opml"
    path.write_bytes(b"<opml><body>" + BROKEN + b"</opml>")
    dialog = await desk.look_at(path, until)

    assert not dialog.findChild(PickView).isVisible()
    assert not dialog._follow.isVisible()
    press(dialog, Qt.Key.Key_Escape)
    await until(lambda: not shown(ImportDialog))


async def test_several_lists_are_offered_one_after_the_other(desk, file, tmp_path, until):
    other = tmp_path / "other.opml"
    other.write_bytes(write_opml(OpmlDocument((OpmlFeed("https://o.example/", "Other"),))))
    desk.window.importing.add_files([str(file), str(other)])
    await until(lambda: shown(ImportDialog))
    first = shown(ImportDialog)
    first.reject()
    await until(lambda: shown(ImportDialog) not in (None, first))

    assert titles(shown(ImportDialog)) == ["All feeds", "Other"]
    shown(ImportDialog).reject()
    await until(lambda: not shown(ImportDialog))


async def test_a_file_that_is_no_opml_says_so(desk, until, tmp_path):
    path = tmp_path / "photo.opml"
    path.write_bytes(b"\xff\xd8")
    await desk.choose_file(desk.actions.import_opml, path, until)
    await until(lambda: shown(QMessageBox))
    box = shown(QMessageBox)

    assert box.text() == "This file can't be read as OPML."
    assert box.informativeText() == str(path)
    box.accept()
    await until(lambda: not shown(QMessageBox))


async def test_choosing_no_file_does_nothing(desk, until, tasks):
    desk.actions.import_opml.trigger()
    await until(lambda: shown(QFileDialog))
    shown(QFileDialog).reject()
    await until(lambda: not tasks.running("import OPML"))

    assert await desk.engine.feeds() == []


@pytest.mark.rule("O-2")
async def test_the_list_is_exported_where_the_person_says(desk, until, tmp_path, followed, tasks):
    await until(desk.actions.export_opml.isEnabled)
    await desk.choose_file(desk.actions.export_opml, tmp_path / "mine.opml", until)
    await until(lambda: not tasks.running("export OPML"))

    assert [path.name for path in tmp_path.glob("*.opml")] == ["mine.opml"]
    (feed,) = read_opml((tmp_path / "mine.opml").read_bytes()).feeds
    assert (feed.url, feed.title) == ("https://known.example/feed", "Known")
    assert desk.window.status.words == "1 feed exported to mine.opml"


async def test_an_export_that_fails_leaves_the_old_file_and_says_why(
    desk, tmp_path, until, monkeypatch, followed
):
    old = tmp_path / "mine.opml"
    old.write_text("old")

    def full(path, data):
        path.touch()
        raise OSError(28, "No space left on device", str(path))

    await until(desk.actions.export_opml.isEnabled)
    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    await desk.choose_file(desk.actions.export_opml, old, until)
    await until(lambda: shown(QMessageBox))
    box = shown(QMessageBox)

    assert box.text() == "mine.opml can't be written: No space left on device."
    assert [path.name for path in tmp_path.glob("*.opml")] == ["mine.opml"]
    assert old.read_text() == "old"
    box.accept()
    await until(lambda: not shown(QMessageBox))
