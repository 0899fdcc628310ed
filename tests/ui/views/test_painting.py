"""What delegates paint with: breaking a title, the side a script begins on, letter tiles."""

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from ui import style
from ui.views.painting import first_line, letter, reads_from_right, tile_colour


@pytest.mark.parametrize(
    "words",
    [
        "The long decline of the open web is neither long nor a decline",
        "🎉 Version 3.0 is here — and it's twice as fast as the one before it 🚀🚀🚀",
        "日本語のタイトル。新しいフォントの描画について考える、そしてその先にあるもの",
        "مقال جديد عن تاريخ الخط العربي وتطوره عبر العصور المختلفة في العالم",
        "Averylongwordwithoutanyplacewhereitcouldbebrokenbutithastobebroken",
    ],
)
def test_a_title_is_broken_once_and_nothing_of_it_is_lost(qapp, words):
    font = QFont()

    head, rest = first_line(words, font, 180)

    assert rest
    assert (head + rest).replace(" ", "") == words.replace(" ", "")
    assert QFontMetricsF(font).horizontalAdvance(head) <= 180


def test_a_title_that_fits_is_not_broken(qapp):
    assert first_line("Short", QFont(), 500) == ("Short", "")


@pytest.mark.parametrize(
    ("words", "from_right"),
    [
        ("Hello", False),
        ("العربي", True),
        ("“עברית”", True),
        ("2026: العربي", True),
        ("日本", False),
        ("123", False),
        ("", False),
    ],
)
def test_the_first_letter_decides_where_a_line_begins(words, from_right):
    assert reads_from_right(words) is from_right


@pytest.mark.parametrize(
    ("title", "shown"),
    [("ars", "A"), ("  “Quoted”", "Q"), ("日経", "日"), ("...", "·"), ("", "·"), ("ßx", "S")],
)
def test_a_tile_shows_one_letter(title, shown):
    assert letter(title) == shown


@pytest.mark.rule("D-6")
def test_the_colour_of_a_tile_stays_where_an_address_becomes_secure():
    assert tile_colour("https://a.example/feed/") == tile_colour("http://a.example/feed")


@pytest.mark.rule("D-6")
def test_the_colour_of_a_tile_is_the_same_in_every_run():
    assert tile_colour("https://a.example/feed") == style.TILES[8]
    assert tile_colour("https://a.example/feed") == tile_colour("https://a.example/feed")
    assert tile_colour("https://a.example/feed") in style.TILES
    assert len({tile_colour(f"https://{i}.example/") for i in range(200)}) == len(style.TILES)
