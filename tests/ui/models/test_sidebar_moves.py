"""Where things go that are dragged, or moved by keys."""

import pytest

from feedmon.model import Counts
from tests.ui.fakes import NOW, feed, folder
from ui.models.sidebar import SidebarModel
from ui.models.sidebar_moves import Move, Part, Picked, drop, pick, stays, step
from ui.models.sources import ALL, Kind, Source

ABOVE, ON, BELOW = Part.ABOVE, Part.ON, Part.BELOW


def of_feed(number):
    return Source(Kind.FEED, number)


def of_folder(number):
    return Source(Kind.FOLDER, number)


@pytest.fixture
def model(qapp):
    """News ▸ (Asia ▸ (3), 1, 2), Tech, 4, 5, 6."""
    model = SidebarModel(lambda: NOW)
    folders = [folder(10, "News"), folder(11, "Asia", 10), folder(12, "Tech", position=1)]
    feeds = [feed(1, folder_id=10), feed(2, folder_id=10), feed(3, folder_id=11)]
    model.reset(folders, [*feeds, feed(4), feed(5), feed(6)], Counts({}, 0))
    return model


def test_what_is_picked_comes_in_the_order_of_the_tree_without_what_goes_along(model):
    picked = pick(model, [of_feed(5), of_feed(1), of_folder(12), of_folder(11), of_feed(3), ALL])

    assert picked == Picked(feeds=(1, 5), folders=(11, 12))
    assert picked.count == 4
    assert not pick(model, [ALL])


FOUR = Picked(feeds=(4,))
TECH = Picked(folders=(12,))
BOTH = Picked(feeds=(4,), folders=(12,))


@pytest.mark.parametrize(
    ("picked", "onto", "part", "expected"),
    [
        (FOUR, of_feed(2), ABOVE, (10, 2, None)),
        (FOUR, of_feed(1), BELOW, (10, 2, None)),
        (FOUR, of_feed(2), BELOW, (10, None, None)),
        (FOUR, of_folder(12), ON, (12, None, None)),
        (FOUR, of_folder(12), ABOVE, (12, None, None)),  # feeds don't stand between folders
        (FOUR, None, ON, (None, None, None)),
        (FOUR, None, BELOW, (None, 4, 10)),
        (TECH, of_folder(10), ABOVE, (None, None, 10)),
        (TECH, of_folder(10), BELOW, (None, None, 12)),
        (TECH, of_folder(11), BELOW, (10, None, None)),
        (TECH, of_folder(11), ON, (11, None, None)),
        (TECH, of_feed(1), ABOVE, (10, 1, None)),
        (BOTH, of_feed(2), ABOVE, (10, 2, None)),
        (BOTH, of_folder(11), ON, (11, None, None)),
    ],
)
def test_what_is_dropped_goes_among_its_own_kind(model, picked, onto, part, expected):
    assert drop(model, picked, onto, part) == Move(picked, *expected)


def test_below_an_open_folder_is_the_beginning_of_what_is_in_it(model):
    assert drop(model, TECH, of_folder(10), BELOW, is_open=True) == Move(TECH, 10, 1, 11)


@pytest.mark.parametrize(
    ("onto", "part"),
    [(of_folder(10), ON), (of_folder(11), ON), (of_folder(11), ABOVE), (of_feed(3), ABOVE)],
)
def test_a_folder_does_not_go_into_itself(model, onto, part):
    assert drop(model, Picked(folders=(10,)), onto, part) is None


def test_nothing_is_dropped_on_the_views_above(model):
    assert drop(model, FOUR, ALL, BELOW) is None
    assert drop(model, Picked(), of_folder(10), ON) is None


@pytest.mark.parametrize(
    ("picked", "up", "expected"),
    [
        (Picked((5,)), True, (None, 4, None)),
        (Picked((5,)), False, (None, None, None)),
        (Picked((4,)), False, (None, 6, None)),
        (Picked((4, 5)), False, (None, None, None)),
        (Picked((5, 6)), True, (None, 4, None)),
        (Picked((4, 6)), False, None),
        (Picked((4,)), True, None),
        (Picked((6,)), False, None),
        (Picked((2,)), True, (10, 1, None)),
        (Picked((2, 4)), True, None),
        (Picked((), (12,)), True, (None, None, 10)),
        (Picked((), (10,)), False, (None, None, None)),
        (Picked((), (12,)), False, None),
        (Picked((4,), (12,)), True, None),
        (Picked(), True, None),
    ],
)
def test_a_step_goes_past_the_neighbour_and_ends_at_the_edge(model, picked, up, expected):
    move = step(model, picked, up=up)

    assert move == (None if expected is None else Move(picked, *expected))


@pytest.mark.parametrize(
    ("move", "expected"),
    [
        (Move(Picked((1,)), 10, before_feed_id=2), True),
        (Move(Picked((1,)), 10, before_feed_id=1), True),
        (Move(Picked((2,)), 10), True),
        (Move(Picked((1, 2)), 10), True),
        (Move(Picked((1, 2)), 10, before_feed_id=1), True),
        (Move(Picked((1,)), 10), False),
        (Move(Picked((2,)), 10, before_feed_id=1), False),
        (Move(Picked((4, 6)), None), False),
        (Move(Picked((4, 6)), None, before_feed_id=4), False),
        (Move(Picked((1,)), 12), False),
        (Move(TECH, None), True),
        (Move(TECH, None, before_folder_id=10), False),
        (Move(Picked((6,), (12,)), None), True),
        (Move(Picked((5,), (12,)), None), False),
    ],
)
def test_a_move_to_where_it_stands_is_known(model, move, expected):
    assert stays(model, move) is expected
