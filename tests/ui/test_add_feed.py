"""Adding a feed: the dialog by itself, with a function that stands for the engine."""

import asyncio

import pytest
from PySide6.QtWidgets import QLabel, QRadioButton
from shiboken6 import isValid

from feedmon.errors import NameNotResolved, NoFeedFound
from feedmon.model import Candidate, Folder, Headline
from ui import text
from ui.dialogs.add_feed import AddFeedDialog, Chosen, in_tree_order
from ui.dialogs.candidates import facts
from ui.dialogs.opened import accepted

NOW = 1_800_000_000


def candidate(url="https://example.org/feed", *, title="Example & Co", followed_as=None):
    return Candidate(
        url=url,
        title=title,
        format="rss 2.0",
        source="alternate",
        entry_count=25,
        newest_at=NOW - 3 * 3600,
        newest=(Headline("Newest <b>news</b>", NOW - 3 * 3600), Headline("Older", None)),
        subscribed_id=followed_as,
    )


class Engine:
    """Finds what it is told to find, and notes what it was asked."""

    def __init__(self):
        self.asked = []
        self.finds = [candidate()]
        self.hold = None

    async def preview(self, address):
        self.asked.append(address)
        if self.hold is not None:
            await self.hold.wait()
        if isinstance(self.finds, Exception):
            raise self.finds
        return self.finds


@pytest.fixture
def looked():
    return Engine()


@pytest.fixture
def open_dialog(tasks, looked):
    made = []

    def make(**options):
        dialog = AddFeedDialog(
            None,
            look_up=looked.preview,
            folders=options.pop("folders", ()),
            tasks=tasks,
            clock=lambda: NOW,
            **options,
        )
        made.append(dialog)
        dialog._rest.setInterval(10)
        dialog.open()
        return dialog

    yield make
    for dialog in made:
        if isValid(dialog):
            dialog.reject()
            dialog.deleteLater()


def titles(dialog):
    return [button.text() for button in dialog._list.findChildren(QRadioButton)]


async def test_an_address_that_was_handed_over_is_looked_up_at_once(open_dialog, looked, until):
    dialog = open_dialog(address="https://example.org/")
    await until(lambda: dialog.chosen)

    assert looked.asked == ["https://example.org/"]
    assert titles(dialog) == ["Example && Co"]
    assert dialog.chosen == Chosen(candidate(), None)
    assert dialog._primary.text() == "Add"


async def test_an_address_from_the_clipboard_is_asked_for_only_when_the_person_agrees(
    open_dialog, looked, until
):
    dialog = open_dialog(address="https://example.org/one-time", offered=True)
    await asyncio.sleep(0.05)
    assert looked.asked == []
    assert dialog._primary.text() == "Look Up"

    dialog._primary.click()
    await until(lambda: dialog.chosen)

    assert looked.asked == ["https://example.org/one-time"]


async def test_typing_is_looked_up_when_it_rests_and_only_once(open_dialog, looked, until):
    dialog = open_dialog()
    for letters in ("ex", "example", "example.", "example.or", "example.org"):
        dialog._address.setText(letters)
    await until(lambda: dialog.chosen)
    dialog._address.returnPressed.emit()

    assert looked.asked == ["example.org"]


async def test_enter_does_not_wait_for_the_rest(open_dialog, looked, until):
    dialog = open_dialog()
    dialog._rest.setInterval(1_000_000)
    dialog._address.setText("localhost")
    dialog._address.returnPressed.emit()
    await until(lambda: dialog.chosen)

    assert looked.asked == ["localhost"]


async def test_while_looking_nothing_can_be_added(open_dialog, looked):
    looked.hold = asyncio.Event()
    dialog = open_dialog(address="https://slow.example/")
    await asyncio.sleep(0.01)

    assert dialog._said.text() == "Looking…"
    assert not dialog._busy.isHidden()
    assert not dialog._primary.isEnabled()
    assert dialog.chosen is None


async def test_a_newer_address_ends_the_look_up_of_the_older_one(open_dialog, looked, until):
    looked.hold = asyncio.Event()
    dialog = open_dialog(address="https://slow.example/")
    await until(lambda: looked.asked)
    looked.hold = None
    dialog._address.setText("https://fast.example/")
    await until(lambda: dialog.chosen)

    assert looked.asked == ["https://slow.example/", "https://fast.example/"]


async def test_leaving_the_dialog_ends_the_look_up(open_dialog, looked, tasks, until):
    looked.hold = asyncio.Event()
    dialog = open_dialog(address="https://slow.example/")
    await until(lambda: looked.asked)
    dialog.reject()

    assert not tasks.running("look up an address")


@pytest.mark.parametrize(
    "error",
    [NoFeedFound("https://example.org/"), NameNotResolved("https://example.org/")],
    ids=lambda error: error.code,
)
async def test_what_went_wrong_is_said_in_the_dialog(open_dialog, looked, until, error):
    looked.finds = error
    dialog = open_dialog(address="https://example.org/")
    await until(lambda: dialog._said.text() == text.error_sentence(error))

    assert dialog.chosen is None
    assert dialog._busy.isHidden()
    assert dialog._primary.text() == "Look Up"
    assert dialog._primary.isEnabled()


async def test_a_followed_feed_is_gone_to_and_another_one_marked_first(open_dialog, looked, until):
    fresh = candidate("https://example.org/comments", title="Comments")
    looked.finds = [candidate(followed_as=7), fresh]
    dialog = open_dialog(address="https://example.org/")
    await until(lambda: dialog.chosen)
    assert dialog.chosen.candidate == fresh

    dialog._list._group.button(0).click()

    assert dialog._primary.text() == "Go to Feed"
    assert dialog.chosen.candidate.subscribed_id == 7


async def test_the_choice_holds_feed_and_folder(open_dialog, looked, until):
    folders = [Folder(1, "Work", None, 0), Folder(2, "Security", 1, 0)]
    dialog = open_dialog(address="https://example.org/", folders=folders)

    async def choice():
        return dialog.chosen if await accepted(dialog) else None

    left = asyncio.create_task(choice())
    await until(lambda: dialog.chosen)
    dialog._folder.setCurrentIndex(2)
    dialog._primary.click()

    assert await left == Chosen(candidate(), 2)


async def test_cancelling_chooses_nothing(open_dialog, looked, until):
    dialog = open_dialog(address="https://example.org/")
    left = asyncio.create_task(accepted(dialog))
    await until(lambda: dialog.chosen)
    dialog.reject()

    assert not await left


async def test_titles_of_strangers_are_shown_as_they_stand(open_dialog, looked, until):
    dialog = open_dialog(address="https://example.org/")
    await until(lambda: dialog.chosen)
    labels = dialog._list.findChildren(QLabel)

    assert "Newest <b>news</b>" in [label.text() for label in labels]
    assert {label.textFormat().name for label in labels} == {"PlainText"}


def test_the_facts_of_a_candidate_fit_on_a_line():
    assert facts(candidate(), NOW) == "RSS · 25 articles · newest 3 h"
    assert facts(candidate(followed_as=1), NOW).startswith("Followed already · RSS · ")


def test_folders_stand_below_their_parents():
    work, play = Folder(1, "Work", None, 0), Folder(2, "Play", None, 1)
    inner = Folder(3, "Inner", 1, 0)

    assert in_tree_order([work, play, inner]) == [(work, 0), (inner, 1), (play, 0)]
