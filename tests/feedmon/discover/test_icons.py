"""What a page says of its icon."""

import base64

import pytest

from feedmon.discover import read_data, read_icons
from feedmon.model import Document

pytestmark = pytest.mark.rule("D-6")


def icons(head, url="https://site.example/blog/"):
    body = f"<!doctype html><html><head>{head}</head><body>Hello</body></html>".encode()
    return read_icons(Document(url, 200, {"content-type": "text/html"}, (), 0, 0, 0, body))


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ('<link rel=icon href="i.png">', "https://site.example/blog/i.png"),
        ('<LINK REL="SHORTCUT ICON" HREF="/f.ico">', "https://site.example/f.ico"),
        ('<link rel="icon shortcut" href="//cdn.example/i">', "https://cdn.example/i"),
        ('<link rel="apple-touch-icon" href="/a.png">', "https://site.example/a.png"),
        ('<link rel="apple-touch-icon-precomposed" href="/a.png">', "https://site.example/a.png"),
        ('<base href="/x/"><link rel="icon" href="i.png">', "https://site.example/x/i.png"),
        ('<link rel="icon" href=" /i.png?a=1&amp;b=2 ">', "https://site.example/i.png?a=1&b=2"),
        ('<link rel="icon" href="data:image/png;base64,AAAA">', "data:image/png;base64,AAAA"),
    ],
)
def test_a_page_names_its_icon(link, found):
    assert icons(link) == (found,)


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="icon" type="image/svg+xml" href="/i">',
        '<link rel="icon" href="/i.svg?v=2">',
        '<link rel="icon" href="data:image/svg+xml,%3Csvg/%3E">',
        '<link rel="mask-icon" href="/m.svg" color="#000">',
        '<link rel="stylesheet" href="/icon.png">',
        '<link rel="icon" href="">',
        '<link rel="icon" href="javascript:alert(1)">',
        '<link rel="icon" href="file:///etc/passwd">',
        '<link rel="icon" href="http://[broken/i.png">',
    ],
)
def test_what_is_no_picture_of_a_site_is_left_out(link):
    assert icons(link) == ()


def test_small_squares_come_first_and_tiny_and_huge_ones_last():
    head = """
        <link rel="icon" sizes="512x512" href="/512">
        <link rel="icon" sizes="16x16" href="/16">
        <link rel="apple-touch-icon" href="/touch">
        <link rel="icon" href="/unknown">
        <link rel="icon" sizes="32X32 96x96" href="/96">
        <link rel="icon" sizes="32x32" href="/32">
        <link rel="icon" sizes="32x32" href="/32">
    """

    found = [url.rpartition("/")[2] for url in icons(head)]

    assert found == ["32", "96", "unknown", "touch", "16", "512"]


@pytest.mark.parametrize(
    ("url", "data"),
    [
        ("data:image/png;base64," + base64.b64encode(b"\x89PNG").decode(), b"\x89PNG"),
        ("data:image/png;base64,iVB ORw", b"\x89PNG"),
        ("DATA:;BASE64,iVBORw%3D%3D", b"\x89PNG"),
        ("data:,a%20b", b"a b"),
        ("data:image/png;base64,%%%", None),
        ("data:image/png", None),
        ("https://site.example/,x", None),
        ("data:," + "a" * 101, None),
    ],
)
def test_what_is_written_in_an_address_is_read(url, data):
    assert read_data(url, 100) == data
