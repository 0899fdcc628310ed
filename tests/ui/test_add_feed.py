"""Adding feeds: the dialog by itself, in gestures, with a function that stands for the engine."""

import asyncio

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton

from feedmon.errors import HttpStatus, NameNotResolved, NoFeedFound, OpmlFound
from feedmon.model import Candidate, Folder, Headline
from ui import style, text
from ui.dialogs.add_feed import AddFeedDialog, Chosen
from ui.dialogs.folder_choice import in_tree_order
from ui.dialogs.opened import accepted

NOW = 1_800_000_000
PAGE = "https://example.org/"


def candidate(
    url="https://example.org/feed", *, title="Example & Co", followed_as=None, rank=0, newest=None
):
    headlines = (Headline("Newest <b>news</b>", NOW - 3 * 3600), Headline("Older", None))
    return Candidate(
        url=url,
        title=title,
        format="" if followed_as else "rss 2.0",
        source="alternate",
        entry_count=25,
        newest_at=NOW - 3 * 3600,
        newest=headlines if newest is None else newest,
        subscribed_id=followed_as,
        rank=rank,
    )


class Engine:
    """Finds what it is told to find, and notes what it was asked.

    ``finds`` are candidates and errors, in the order in which they come; an Event is waited for.
    """

    def __init__(self):
        self.asked = []
        self.finds = [candidate()]
        self.in_usual_places = []
        self.ended = 0

    async def find_feeds(self, address, *, usual_places=False):
        self.asked.append((address, "usual places") if usual_places else address)
        try:
            for found in self.in_usual_places if usual_places else self.finds:
                if isinstance(found, asyncio.Event):
                    await found.wait()
                elif isinstance(found, Exception):
                    raise found
                else:
                    yield found
        finally:
            self.ended += 1


@pytest.fixture
def looked():
    return Engine()


@pytest.fixture
def open_dialog(qtbot, tasks, looked, keep):
    style.install(QApplication.instance())

    def make(**options):
        dialog = AddFeedDialog(
            None,
            find=looked.find_feeds,
            folders=options.pop("folders", ()),
            tasks=tasks,
            clock=lambda: NOW,
            **options,
        )
        keep(dialog)
        dialog._rest.setInterval(10)
        dialog.open()
        return dialog

    return make


class Hand:
    """What a person sees of the dialog and does with it."""

    def __init__(self, qtbot, dialog):
        self.qtbot, self.dialog = qtbot, dialog

    @property
    def view(self):
        return self.dialog._list.view

    def button(self, words):
        buttons = self.dialog.findChildren(QPushButton)
        return next(
            each
            for each in buttons
            if each.text().replace("&", "") == words and each.isVisibleTo(self.dialog)
        )

    def press(self, words):
        self.qtbot.mouseClick(self.button(words), Qt.MouseButton.LeftButton)

    def type(self, words):
        field = self.dialog.findChild(QLineEdit)
        field.setFocus()
        self.qtbot.keyClicks(field, words)

    def paste(self, words):
        QApplication.clipboard().setText(words)
        field = self.dialog.findChild(QLineEdit)
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def key(self, key, where=None):
        self.qtbot.keyClick(where or self.view, key)

    def rows(self):
        model = self.view.model()
        marks = {Qt.CheckState.Checked: "x", Qt.CheckState.Unchecked: "-", None: " "}
        found = []
        for row in range(model.rowCount()):
            index = model.index(row)
            check = index.data(Qt.ItemDataRole.CheckStateRole)
            mark = marks[None if check is None else Qt.CheckState(check)]
            found.append((mark, index.data()))
        return found

    def click_box(self, row):
        place = self.view.visualRect(self.view.model().index(row))
        self.qtbot.mouseClick(
            self.view.viewport(),
            Qt.MouseButton.LeftButton,
            pos=QPoint(place.left() + 20, place.center().y()),
        )

    def click_row(self, row):
        place = self.view.visualRect(self.view.model().index(row))
        self.qtbot.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())

    def preview(self):
        labels = self.dialog._list._preview.findChildren(QLabel)
        return [label.accessibleName() for label in labels if label.isVisibleTo(self.dialog)]

    @property
    def sentence(self):
        return self.dialog._answer.sentence


@pytest.fixture
def hand(qtbot, open_dialog):
    def take(**options):
        return Hand(qtbot, open_dialog(**options))

    return take


# --- looking --------------------------------------------------------------------------------


async def test_an_address_that_was_handed_over_is_looked_up_at_once(hand, looked, until):
    person = hand(address=PAGE)
    await until(lambda: person.dialog.chosen)

    assert looked.asked == [PAGE]
    assert person.rows() == [("x", "Example & Co")]
    assert person.dialog.chosen == Chosen((candidate(),))
    assert person.button("Add Feed").isDefault()


@pytest.mark.rule("D-1")
async def test_an_address_from_the_clipboard_is_asked_for_only_when_the_person_agrees(
    hand, looked, until
):
    person = hand(address="https://example.org/one-time", offered=True)
    await asyncio.sleep(0.05)
    assert looked.asked == []
    assert person.button("Look Up").isDefault()

    person.press("Look Up")
    await until(lambda: person.dialog.chosen)

    assert looked.asked == ["https://example.org/one-time"]


@pytest.mark.parametrize("pasted", ["example.org", "@me@social.example", "r/python"])
async def test_what_is_pasted_is_looked_up_at_once(hand, looked, until, pasted):
    person = hand()
    person.dialog._rest.setInterval(1_000_000)
    person.paste(pasted)
    await until(lambda: person.dialog.chosen)

    assert looked.asked == [pasted]


async def test_typing_is_looked_up_when_it_rests_and_only_once(hand, looked, until):
    person = hand()
    person.type("example.org")
    await until(lambda: person.dialog.chosen)
    person.key(Qt.Key.Key_Home, person.dialog._address)

    assert looked.asked == ["example.org"]


async def test_half_an_address_on_reddit_does_not_cost_the_whole_one_its_turn(hand, looked, until):
    person = hand()
    person.type("reddit.com/r/pyt")
    await asyncio.sleep(0.05)
    assert looked.asked == []

    person.type("hon")
    person.key(Qt.Key.Key_Return, person.dialog._address)
    await until(lambda: person.dialog.chosen)

    assert looked.asked == ["reddit.com/r/python"]


async def test_enter_does_not_wait_for_the_rest(hand, looked, until):
    person = hand()
    person.dialog._rest.setInterval(1_000_000)
    person.type("localhost")
    person.key(Qt.Key.Key_Return, person.dialog._address)
    await until(lambda: person.dialog.chosen)

    assert looked.asked == ["localhost"]


async def test_while_looking_nothing_can_be_added(hand, looked, until):
    looked.finds = [asyncio.Event()]
    person = hand(address="https://slow.example/")
    await until(lambda: looked.asked)

    assert person.sentence == "Looking…"
    assert person.dialog._busy.isVisible()
    assert not person.button("Add Feed").isEnabled()
    assert not person.button("Look Up").isEnabled()
    assert person.dialog.chosen is None


async def test_a_newer_address_ends_the_look_up_of_the_older_one(hand, looked, until):
    looked.finds = [candidate(title="Old"), asyncio.Event()]
    person = hand(address="https://slow.example/")
    await until(person.rows)
    looked.finds = [candidate(title="New")]
    person.paste("https://fast.example/")
    await until(lambda: person.rows() == [("x", "New")])

    assert looked.ended == 2
    assert not person.dialog._busy.isVisible()


async def test_leaving_the_dialog_ends_the_look_up(hand, looked, tasks, until):
    looked.finds = [asyncio.Event()]
    person = hand(address="https://slow.example/")
    await until(lambda: looked.asked)
    person.key(Qt.Key.Key_Escape, person.dialog)
    await until(lambda: looked.ended)

    assert not tasks.running("look up an address")


# --- what is found --------------------------------------------------------------------------


@pytest.mark.rule("D-2")
async def test_feeds_appear_as_they_are_found_the_best_on_top_and_checked(hand, looked, until):
    more = asyncio.Event()
    second = candidate("https://example.org/2", title="Second", rank=1)
    first = candidate("https://example.org/1", title="First", rank=0)
    looked.finds = [second, more, first]
    person = hand(address=PAGE)
    await until(person.rows)
    assert person.rows() == [("x", "Second")]
    assert person.dialog._busy.isVisible()
    assert person.button("Add Feed").isEnabled()

    more.set()
    await until(lambda: len(person.rows()) == 2)

    assert person.rows() == [("x", "First"), ("-", "Second")]
    assert person.view.currentIndex().row() == 0


async def test_what_the_person_checked_stays_when_more_is_found(hand, looked, until):
    more = asyncio.Event()
    looked.finds = [
        candidate("https://example.org/2", title="Second", rank=1),
        candidate("https://example.org/3", title="Third", rank=2),
        more,
        candidate("https://example.org/1", title="First", rank=0),
    ]
    person = hand(address=PAGE)
    await until(lambda: len(person.rows()) == 2)
    person.click_box(1)
    more.set()
    await until(lambda: len(person.rows()) == 3)

    assert person.rows() == [("-", "First"), ("x", "Second"), ("x", "Third")]
    assert person.dialog._list.current.title == "Third"
    person.press("Add 2 Feeds")
    assert [each.title for each in person.dialog.chosen.candidates] == ["Second", "Third"]


@pytest.mark.rule("D-2")
async def test_the_newest_articles_of_the_row_that_is_looked_at_are_shown(hand, looked, until):
    other = candidate(
        "https://example.org/2", title="Second", rank=1, newest=(Headline("Only one", NOW - 60),)
    )
    looked.finds = [candidate(), other, candidate("https://example.org/3", rank=2, newest=())]
    person = hand(address=PAGE)
    await until(lambda: len(person.rows()) == 3)
    assert person.preview() == [
        "https://example.org/feed",
        "Newest <b>news</b>",
        "3 h",
        "Older",
        "",
    ]

    person.click_row(1)
    assert person.preview() == ["https://example.org/2", "Only one", "1 m"]
    assert [mark for mark, _ in person.rows()] == ["x", "-", "-"]
    person.key(Qt.Key.Key_Down)
    assert person.preview() == ["https://example.org/3", "It has no articles yet."]


async def test_with_keys_alone_several_are_chosen(hand, looked, until):
    looked.finds = [
        candidate(f"https://example.org/{n}", title=f"Feed {n}", rank=n) for n in range(3)
    ]
    person = hand(address=PAGE)
    await until(lambda: len(person.rows()) == 3)
    person.view.setFocus()
    person.key(Qt.Key.Key_Down)
    person.key(Qt.Key.Key_Space)
    person.key(Qt.Key.Key_Down)
    person.key(Qt.Key.Key_Space)
    person.key(Qt.Key.Key_Home)
    person.key(Qt.Key.Key_Space)

    async def choice():
        return person.dialog.chosen if await accepted(person.dialog) else None

    left = asyncio.create_task(choice())
    await asyncio.sleep(0)
    assert person.button("Add 2 Feeds").isDefault()
    person.key(Qt.Key.Key_Return)

    assert [each.title for each in (await left).candidates] == ["Feed 1", "Feed 2"]


async def test_with_nothing_checked_nothing_can_be_added(hand, looked, until):
    person = hand(address=PAGE)
    await until(person.rows)
    person.click_box(0)

    assert person.rows() == [("-", "Example & Co")]
    assert not person.button("Add Feed").isEnabled()


@pytest.mark.rule("D-5")
async def test_a_feed_that_is_followed_says_so_has_no_box_and_is_gone_to(hand, looked, until):
    looked.finds = [candidate(followed_as=7)]
    person = hand(address=PAGE)
    await until(person.rows)
    index = person.view.model().index(0)
    said = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    person.click_box(0)

    assert person.rows() == [(" ", "Example & Co")]
    assert said.startswith("Followed already · ")
    assert not person.dialog._where.isVisible()
    person.press("Go to Feed")
    assert person.dialog.chosen.candidates[0].subscribed_id == 7


async def test_beside_a_followed_feed_the_other_one_is_checked(hand, looked, until):
    fresh = candidate("https://example.org/comments", title="Comments", rank=1)
    looked.finds = [candidate(followed_as=7), fresh]
    person = hand(address=PAGE)
    await until(lambda: len(person.rows()) == 2)

    assert person.rows() == [(" ", "Example & Co"), ("x", "Comments")]
    assert person.dialog.chosen.candidates == (fresh,)


async def test_words_of_strangers_are_shown_as_they_stand(hand, looked, until):
    looked.finds = [candidate(title="<img src=x>\n&amp;")]
    person = hand(address=PAGE)
    await until(person.rows)
    labels = person.dialog.findChildren(QLabel)

    assert {
        label.textFormat().name for label in labels if label.text() and label.text() != "&Folder"
    } == {"PlainText"}


# --- nothing, errors, lists -----------------------------------------------------------------


@pytest.mark.rule("FRB-101")
@pytest.mark.parametrize(
    ("error", "details"),
    [
        (
            NoFeedFound(PAGE, "html", status=200, content_type="text/html"),
            "example.org answered 200 with a web page (text/html).",
        ),
        (
            NoFeedFound(PAGE, "unknown", status=203),
            "example.org answered 203 with something else.",
        ),
        (HttpStatus("https://example.org/gone", 404), "https://example.org/gone"),
        (NameNotResolved(PAGE), PAGE),
    ],
    ids=["page", "something", "missing", "no-name"],
)
async def test_what_went_wrong_and_what_came_back_is_said_in_the_dialog(
    hand, looked, until, error, details
):
    looked.finds = [error]
    person = hand(address=PAGE)
    await until(lambda: person.sentence == text.error_sentence(error))

    assert person.dialog._answer.details == details
    assert person.dialog.chosen is None
    assert not person.dialog._busy.isVisible()
    assert person.button("Look Up").isEnabled()


@pytest.mark.rule("FRB-105")
async def test_the_usual_places_are_the_persons_choice(hand, looked, until):
    looked.finds = [NoFeedFound(PAGE, "html", status=200)]
    looked.in_usual_places = [candidate(title="Hidden")]
    person = hand(address=PAGE)
    await until(lambda: person.sentence == "This page names no feed.")
    assert looked.asked == [PAGE]

    person.press("Look in the Usual Places")
    await until(person.rows)

    assert looked.asked == [PAGE, (PAGE, "usual places")]
    assert person.rows() == [("x", "Hidden")]


@pytest.mark.rule("FRB-105")
@pytest.mark.parametrize(
    "error",
    [NoFeedFound(PAGE, "usual-places"), NameNotResolved(PAGE), HttpStatus(PAGE, 429)],
    ids=["looked already", "no such host", "asked for time"],
)
async def test_the_usual_places_are_not_offered_where_they_can_not_help(hand, looked, until, error):
    looked.finds = [error]
    person = hand(address=PAGE)
    await until(lambda: person.sentence == text.error_sentence(error))

    answer = person.dialog._answer
    offered = [each.text() for each in (answer.button, answer.other_button) if each.isVisible()]
    assert offered == (["&Watch This Page…"] if isinstance(error, NoFeedFound) else [])


async def test_an_error_after_something_was_found_takes_nothing_away(hand, looked, until):
    looked.finds = [candidate(), HttpStatus(PAGE, 429)]
    person = hand(address=PAGE)
    await until(lambda: looked.ended)
    await until(lambda: not person.dialog._busy.isVisible())

    assert person.rows() == [("x", "Example & Co")]


@pytest.mark.rule("D-1")
async def test_a_list_of_feeds_is_offered_to_be_imported(hand, looked, until):
    looked.finds = [OpmlFound(PAGE, b"<opml/>", 12)]
    person = hand(address=PAGE)
    await until(lambda: person.sentence == "This is a list of 12 feeds.")
    person.press("Import")

    assert person.dialog.chosen == Chosen((), opml=b"<opml/>")


# --- folders --------------------------------------------------------------------------------


WORK, SECURITY = Folder(1, "Work", None, 0), Folder(2, "Security", 1, 0)


async def test_the_choice_holds_the_folder_and_the_one_the_person_is_in_comes_first(
    hand, looked, until
):
    person = hand(address=PAGE, folders=[WORK, SECURITY], folder_id=2)
    await until(person.rows)
    assert person.dialog.chosen.folder_id == 2

    folders = person.dialog.findChild(QComboBox)
    folders.setFocus()
    person.key(Qt.Key.Key_Home, folders)

    assert person.dialog.chosen.folder_id is None


async def test_a_new_folder_is_named_in_the_dialog(qtbot, hand, looked, until):
    person = hand(address=PAGE, folders=[WORK])
    await until(person.rows)
    folders = person.dialog.findChild(QComboBox)
    folders.setFocus()
    person.key(Qt.Key.Key_End, folders)
    folders.activated.emit(folders.currentIndex())
    name = person.dialog._folder.findChild(QLineEdit)
    assert name.isVisible()
    assert not person.button("Add Feed").isEnabled()

    qtbot.keyClicks(name, "  New  things ")

    assert person.dialog.chosen == Chosen((candidate(),), None, "New things")
    name.clear()
    qtbot.keyClicks(name, "Work")
    assert person.dialog.chosen == Chosen((candidate(),), 1, "")


async def test_cancelling_chooses_nothing(hand, looked, until):
    person = hand(address=PAGE)
    left = asyncio.create_task(accepted(person.dialog))
    await until(lambda: person.dialog.chosen)
    person.press("Cancel")

    assert not await left


def test_the_facts_of_a_candidate_fit_on_a_line():
    assert text.facts(candidate(), NOW) == "RSS · 25 articles · newest 3 h"
    assert text.facts(candidate(followed_as=1), NOW) == (
        "Followed already · 25 articles · newest 3 h"
    )


def test_folders_stand_below_their_parents():
    work, play = Folder(1, "Work", None, 0), Folder(2, "Play", None, 1)
    inner = Folder(3, "Inner", 1, 0)

    assert in_tree_order([work, play, inner]) == [(work, 0), (inner, 1), (play, 0)]
