"""Where a window comes back when the screens are others."""

import pytest
from PySide6.QtCore import QRect

from ui.views.placing import fitted

LEFT, RIGHT = QRect(0, 0, 1920, 1040), QRect(1920, 0, 1920, 1080)
LAPTOP = QRect(0, 24, 1366, 744)


@pytest.mark.parametrize(
    ("window", "screens"),
    [
        (QRect(100, 100, 1200, 780), [LEFT, RIGHT]),
        (QRect(2000, 100, 1200, 780), [LEFT, RIGHT]),
        (QRect(1500, 100, 1200, 780), [LEFT, RIGHT]),
        (QRect(100, 100, 1200, 780), []),
    ],
    ids=["on one screen", "on the other", "over both", "without any"],
)
def test_what_can_be_seen_whole_stays(window, screens):
    assert fitted(window, screens) == window


@pytest.mark.parametrize(
    ("window", "screens", "place"),
    [
        (QRect(2000, 100, 1200, 780), [LEFT], QRect(720, 100, 1200, 780)),
        (QRect(-1800, 100, 1200, 780), [LEFT], QRect(0, 100, 1200, 780)),
        (QRect(300, 5000, 1200, 780), [LEFT], QRect(300, 260, 1200, 780)),
        (QRect(2500, 100, 1900, 1000), [LAPTOP], LAPTOP),
        (QRect(900, 0, 1200, 700), [LAPTOP], QRect(166, 24, 1200, 700)),
        (QRect(3500, 300, 800, 600), [LEFT, RIGHT], QRect(3040, 300, 800, 600)),
        (QRect(9000, 300, 800, 600), [LEFT, RIGHT], QRect(1120, 300, 800, 600)),
    ],
    ids=[
        "the screen at the right is gone",
        "the screen at the left is gone",
        "the screen below is gone",
        "only a small screen is left",
        "half of it was beyond the edge",
        "most of it was on the second screen",
        "none of it was on a screen",
    ],
)
def test_what_could_not_be_seen_comes_to_a_screen(window, screens, place):
    assert fitted(window, screens) == place
