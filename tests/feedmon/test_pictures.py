"""Icons made of the pictures of strangers."""

import random

import pytest

from feedmon.errors import WorkFailed
from feedmon.pictures import LARGEST, SIDE, small_png
from feedmon.work import work_icon
from feedmon.workers import Workers
from tests.pictures import bomb, colour_of, ico, inside_ico, opened, picture

pytestmark = pytest.mark.rule("D-6")


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP", "JPEG", "BMP", "ICO"])
def test_a_picture_of_any_usual_kind_becomes_a_small_png(kind):
    made = small_png(picture(kind, 200, "#c0392b"))

    assert opened(made).size == (SIDE, SIDE)
    assert opened(made).format == "PNG"
    red, green, blue = (int(colour_of(made)[at : at + 2], 16) for at in (1, 3, 5))
    assert abs(red - 0xC0) < 8
    assert abs(green - 0x39) < 8
    assert abs(blue - 0x2B) < 8


def test_a_small_picture_is_not_made_larger():
    assert opened(small_png(picture(side=16))).size == (16, 16)


def test_a_cover_of_a_podcast_becomes_an_icon():
    chance = random.Random(3)
    from PIL import Image

    noisy = Image.frombytes("RGB", (1400, 1400), chance.randbytes(1400 * 1400 * 3))
    from io import BytesIO

    written = BytesIO()
    noisy.save(written, "JPEG", quality=60)

    made = small_png(written.getvalue())

    assert opened(made).size == (SIDE, SIDE)
    assert len(made) <= LARGEST


def test_what_is_clear_stays_clear():
    made = opened(small_png(picture(side=48, clear=True)))

    assert made.getpixel((0, 0))[3] == 0
    assert made.getpixel((24, 24))[3] == 255


@pytest.mark.parametrize(
    ("squares", "chosen"),
    [
        ([(16, "#ff0000"), (32, "#00ff00"), (48, "#0000ff")], "#0000ff"),
        ([(128, "#ff0000"), (16, "#00ff00"), (64, "#0000ff")], "#0000ff"),
        ([(256, "#ff0000")], "#ff0000"),
    ],
)
def test_of_an_ico_the_picture_that_fits_best_is_taken(squares, chosen):
    assert colour_of(small_png(ico(*squares))) == chosen


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"<!doctype html><title>Not found</title>", id="page"),
        pytest.param(b'<svg xmlns="http://www.w3.org/2000/svg"/>', id="svg"),
        pytest.param(picture()[:60], id="cut off"),
        pytest.param(picture("JPEG", 200)[:300], id="cut off in its pixels"),
        pytest.param(picture(side=1), id="pixel that counts"),
        pytest.param(picture(size=(468, 60)), id="banner"),
        pytest.param(picture(size=(4097, 4097)), id="too large"),
        pytest.param(picture(colour="#00000000"), id="nothing to see"),
        pytest.param(picture("TIFF"), id="another kind"),
        pytest.param(b"\0\0\1\0\xff\xff" + b"\x10" * 600, id="broken ico"),
        pytest.param(b"\0\0\1\0\0\0", id="empty ico"),
    ],
)
def test_what_can_be_no_icon_is_none(data):
    assert small_png(data) is None


@pytest.mark.parametrize("data", [bomb(), inside_ico(bomb())], ids=["png", "ico"])
async def test_a_bomb_does_not_go_off(data):
    # What it would unpack to is more than the process may have: going off would end it.
    workers = Workers(1, memory_limit_bytes=64 << 20)
    try:
        assert len(data) < 2_000
        assert await workers.run(work_icon, data) is None
    finally:
        await workers.close()


async def test_what_breaks_the_limits_of_a_task_ends_alone():
    workers = Workers(1, memory_limit_bytes=24 << 20)
    try:
        with pytest.raises(WorkFailed):
            await workers.run(work_icon, picture(size=(4096, 4096)))
        assert await workers.run(work_icon, b"no picture") is None
    finally:
        await workers.close()


def test_broken_pictures_of_all_kinds_raise_nothing(repetitions):
    chance = random.Random(11)
    whole = [picture(kind, 24) for kind in ("PNG", "GIF", "WEBP", "JPEG", "BMP", "ICO")]
    whole.append(ico((16, "#ff0000"), (32, "#00ff00")))
    for _ in range(repetitions(5000)):
        data = bytearray(chance.choice(whole))
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        del data[chance.randint(len(data) // 3, len(data)) :]

        made = small_png(bytes(data))

        assert made is None or max(opened(made).size) <= SIDE


def test_nothing_but_pixels_is_kept():
    from io import BytesIO

    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_text("Comment", "where it was taken")
    written = BytesIO()
    Image.new("RGBA", (32, 32), "#fff").save(
        written, "PNG", pnginfo=words, icc_profile=b"x" * 200, exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0"
    )

    made = opened(small_png(written.getvalue()))
    made.load()

    assert made.info == {}
