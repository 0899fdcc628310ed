"""Pictures of articles, decoded as they are shown: what is painted is nothing but pixels (H-5)."""

import pytest
from PIL import Image

from feedmon import pictures
from tests.pictures import bomb, colour_of, ico, inside_ico, opened, picture

pytestmark = pytest.mark.rule("H-5")


@pytest.fixture
def file(tmp_path):
    """``file(data)`` puts the bytes of a stranger into a file; where it is."""

    def put(data):
        path = tmp_path / "stranger"
        path.write_bytes(data)
        return str(path)

    return put


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        ("PNG", "image/png"),
        ("GIF", "image/gif"),
        ("WEBP", "image/webp"),
        ("JPEG", "image/jpeg"),
        ("BMP", "image/bmp"),
        ("AVIF", "image/avif"),
    ],
)
def test_pictures_of_the_usual_kinds_are_decoded_no_wider_than_wanted(file, kind, media_type):
    path = file(picture(kind, size=(400, 200)))

    small, whole = pictures.pixels(path, 100), pictures.pixels(path, 1000)

    assert pictures.measure(path) == (media_type, 400, 200)
    assert (small.width, small.height, len(small.data)) == (100, 50, 100 * 50 * 4)
    assert (whole.width, whole.height) == (400, 200)
    blue, green, red, alpha = small.data[:4]
    assert alpha == 255
    assert max(abs(red - 0xC0), abs(green - 0x39), abs(blue - 0x2B)) < 8


def test_a_long_strip_is_made_smaller_before_it_fills_the_memory_of_whoever_shows_it(
    file, monkeypatch
):
    monkeypatch.setattr(pictures, "SHOWN", 10_000)

    strip, line = (
        pictures.pixels(file(picture(size=size)), 200) for size in ((100, 2_000), (1, 30_000))
    )

    assert 9_500 < strip.width * strip.height == len(strip.data) // 4 <= 10_000
    assert abs(strip.height / strip.width - 20) < 1
    assert line.width * line.height <= 10_000


def test_what_can_be_seen_through_is_painted_so(file):
    seen = pictures.pixels(file(picture(side=20, clear=True)), 20)

    assert seen.data[:4] == b"\0\0\0\0"
    assert seen.data[4 * (10 * 20 + 10) :][:4] == b"+9\xc0\xff"


def test_a_picture_is_turned_as_its_camera_says(tmp_path):
    path = tmp_path / "turned.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (400, 200), "#c0392b").save(path, "JPEG", exif=exif)

    assert pictures.measure(str(path)) == ("image/jpeg", 200, 400)
    made = pictures.pixels(str(path), 100)
    assert (made.width, made.height) == (100, 200)


def test_of_the_pictures_in_an_ico_the_largest_is_shown(file):
    made = pictures.pixels(file(ico((16, "#00ff00"), (48, "#0000ff"))), 100)

    assert (made.width, made.data[:4]) == (48, b"\xff\0\0\xff")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        picture()[:20],
        b"<html>",
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
        bomb(),
        bomb(6_400),
        inside_ico(bomb()),
    ],
    ids=["empty", "head", "cut", "page", "drawing", "bomb", "41 megapixels", "bomb in an ico"],
)
def test_what_is_no_picture_or_too_large_is_none_and_ends_nothing(file, data):
    path = file(data)

    assert pictures.pixels(path, 100) is None
    assert pictures.thumbnail(path) is None


@pytest.mark.parametrize(
    ("size", "side"), [((300, 100), 96), ((100, 1000), 96), ((40, 60), 40), ((20, 400), None)]
)
def test_a_small_picture_is_square_and_never_larger_than_what_it_is_made_of(file, size, side):
    made = pictures.thumbnail(file(picture("JPEG", size=size, colour="#27ae60")))

    assert (None if made is None else opened(made).size) == (None if side is None else (side, side))
    assert made is None or abs(int(colour_of(made)[3:5], 16) - 0xAE) < 8


def test_a_small_picture_shows_the_middle(tmp_path):
    path = tmp_path / "wide.png"
    wide = Image.new("RGB", (300, 100), "#ff0000")
    wide.paste("#0000ff", (100, 0, 200, 100))
    wide.save(path)

    assert colour_of(pictures.thumbnail(str(path))) == "#0000ff"
