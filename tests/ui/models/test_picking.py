"""The rows from which feeds of a list are picked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from feedmon.model import OpmlDocument, OpmlFeed, OpmlFolder, OpmlPreview, Rhythm, Wish
from ui.models.outline import Outline
from ui.models.picking import ROW, PickModel

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
SOME = Qt.CheckState.PartiallyChecked


def one(title, *folder):
    return OpmlFeed(f"https://{title.lower()}.example/feed", title, folder=folder)


LIST = OpmlDocument(
    feeds=(
        one("Ada", "Tech", "Web"),
        one("Bob", "Tech", "Web"),
        one("Cleo", "Tech"),
        one("Dora", "News"),
        one("Emil"),
    ),
    folders=(("Tech",), ("Tech", "Web"), ("News",), ("Empty",), ("News", "Blank")),
    details=(
        OpmlFolder(("News",), Wish(Rhythm.MANUAL)),
        OpmlFolder(("Tech",), Wish(interval_s=300)),
    ),
)


def model_of(document=LIST, followed=()):
    preview = OpmlPreview(document, frozenset(followed))
    return PickModel(Outline(preview, lambda feed: feed.url))


@pytest.fixture
def model():
    made = model_of()
    made.tester = QAbstractItemModelTester(made)
    return made


def rows(model):
    return [model.index(row).data(ROW) for row in range(model.rowCount())]


def titles(model):
    return [f"{'  ' * row.depth}{row.title}" for row in rows(model)]


def at(model, title):
    return next(
        model.index(row) for row in range(model.rowCount()) if model.index(row).data() == title
    )


def state(model, title):
    return at(model, title).data(ROW).state


def test_folders_stand_before_feeds_and_all_lies_in_one(model):
    assert titles(model) == [
        "All feeds",
        "  Tech",
        "    Web",
        "      Ada",
        "      Bob",
        "    Cleo",
        "  News",
        "    Blank",
        "    Dora",
        "  Empty",
        "  Emil",
    ]


@pytest.mark.rule("O-1")
def test_everything_is_chosen_at_first(model):
    assert model.chosen() == LIST
    assert model.number == 5
    assert state(model, "All feeds") == CHECKED


@pytest.mark.rule("O-1")
def test_a_folder_checks_what_is_in_it_and_shows_what_of_it_is_checked(model):
    model.toggle(at(model, "Ada"))
    assert [state(model, each) for each in ("Ada", "Web", "Tech", "News", "All feeds")] == [
        UNCHECKED, SOME, SOME, CHECKED, SOME,
    ]  # fmt: skip
    assert at(model, "Tech").data(ROW).about == "2 of 3"

    model.toggle(at(model, "Web"))
    assert state(model, "Web") == CHECKED
    model.toggle(at(model, "Tech"))
    assert [state(model, each) for each in ("Ada", "Bob", "Cleo", "Web", "Dora")] == [
        UNCHECKED, UNCHECKED, UNCHECKED, UNCHECKED, CHECKED,
    ]  # fmt: skip
    assert model.number == 2


def test_folders_that_nothing_is_left_of_are_left_out_with_all_that_is_said_of_them(model):
    model.toggle(at(model, "Tech"))

    chosen = model.chosen()

    assert [feed.title for feed in chosen.feeds] == ["Dora", "Emil"]
    assert chosen.folders == (("News",), ("Empty",), ("News", "Blank"))
    assert [each.path for each in chosen.details] == [("News",)]
    model.toggle(at(model, "All feeds"))
    model.toggle(at(model, "All feeds"))
    assert model.chosen().feeds == ()
    assert model.chosen().folders == ()


@pytest.mark.rule("O-1")
def test_what_is_followed_already_says_so_and_can_not_be_chosen():
    model = model_of(followed={0, 1})

    index = at(model, "Ada")
    model.toggle(index)

    assert index.data(ROW).about == "Followed already"
    assert index.data(Qt.ItemDataRole.CheckStateRole) is None
    assert not index.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert not model.setData(index, CHECKED, Qt.ItemDataRole.CheckStateRole)
    assert state(model, "Web") is None
    assert [feed.title for feed in model.chosen().feeds] == ["Cleo", "Dora", "Emil"]
    assert ("Tech", "Web") not in model.chosen().folders
    assert "Followed already" in index.data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.rule("O-1")
def test_a_filter_shows_what_matches_in_its_folders_and_checks_only_that(model):
    model.set_open(at(model, "Tech"), is_open=False)
    model.filter("  FEED  a.example ")  # address or title, whatever the case
    assert titles(model) == [
        "All that match",
        "  Tech",
        "    Web",
        "      Ada",
        "  News",
        "    Dora",
    ]

    model.toggle(at(model, "All that match"))
    model.filter("")

    assert [feed.title for feed in model.chosen().feeds] == ["Bob", "Cleo", "Emil"]
    assert titles(model)[1:3] == ["  Tech", "  News"]  # closed as it was
    model.filter("nobody")
    assert titles(model) == ["No feed matches"]


def test_closing_a_folder_hides_what_is_in_it_and_opening_shows_it_as_it_was(model):
    before = titles(model)
    assert model.set_open(at(model, "Web"), is_open=False)
    assert model.set_open(at(model, "Tech"), is_open=False)
    assert not model.set_open(at(model, "Tech"), is_open=False)
    assert "    Web" not in titles(model)

    model.set_open(at(model, "Tech"), is_open=True)
    assert "    Web" in titles(model)
    assert "      Ada" not in titles(model)
    model.set_open(at(model, "Web"), is_open=True)
    assert titles(model) == before


def test_every_row_knows_the_folder_it_lies_in(model):
    homes = [model.home(model.index(row)).data() for row in range(model.rowCount())]

    assert homes == [
        None, "All feeds", "Tech", "Web", "Web", "Tech", "All feeds", "News", "News", "All feeds",
        "All feeds",
    ]  # fmt: skip


def test_folders_of_a_long_list_are_closed_at_first():
    feeds = tuple(one(f"f{n}", f"Folder {n % 9}", "inner") for n in range(2_000))
    model = model_of(OpmlDocument(feeds))

    assert model.rowCount() == 10
    assert model.number == 2_000


def test_words_of_strangers_stay_in_one_line():
    feed = OpmlFeed("https://x.example/", "two\nlines\u202e", folder=("a\nfolder",))
    model = model_of(OpmlDocument((feed,), (("a\nfolder",),)))

    assert titles(model)[1:] == ["  a folder", "    two lines"]
    assert model.chosen().feeds == (feed,)


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")), max_size=12),
    st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["toggle", "open", "close", "filter"]))),
)
def test_whatever_is_done_boxes_and_counts_say_what_is_chosen(folders, deeds):
    feeds = tuple(one(f"f{n}", *path) for n, path in enumerate(folders))
    model = model_of(OpmlDocument(feeds), followed=range(0, len(feeds), 5))
    tester = QAbstractItemModelTester(model)
    for row, deed in deeds:
        index = model.index(row % model.rowCount())
        if deed == "toggle":
            model.toggle(index)
        elif deed == "filter":
            model.filter(["", "f1", "f2 example"][row % 3])
        else:
            model.set_open(index, is_open=deed == "open")

    model.filter("")
    model.set_open(model.index(0), is_open=True)
    for folder in ("a", "b", "c", "d", *"wxyz"):
        for row in reversed(range(model.rowCount())):
            if model.index(row).data() == folder:
                model.set_open(model.index(row), is_open=True)
    chosen = {feed.url for feed in model.chosen().feeds}
    assert model.number == len(chosen)
    for feed in feeds:
        index = at(model, feed.title)
        known = index.data(Qt.ItemDataRole.CheckStateRole) is None
        assert not known or feed.url not in chosen
        assert known or (index.data(ROW).state == CHECKED) == (feed.url in chosen)
    fresh = [n for n in range(len(feeds)) if n % 5]
    free = len(fresh)
    expected = (
        None if not free else (CHECKED if len(chosen) == free else SOME if chosen else UNCHECKED)
    )
    assert rows(model)[0].state == expected
    del tester
