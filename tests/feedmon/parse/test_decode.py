"""Encodings: what the bytes are, whatever the labels say (rule P-4)."""

from __future__ import annotations

import codecs

import pytest

from feedmon.parse import decode, parse_feed
from feedmon.parse.decode import to_utf8

pytestmark = pytest.mark.rule("P-4")

_TEXT = "Žluťoučký \u2013 “x” €"


def feed(title: str, declared: str | None = None) -> str:
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    item = f"<item><title>{title}</title></item>"
    return f"{declaration}<rss version='2.0'><channel>{item}</channel></rss>"


def title_of(data: bytes, content_type: str | None = None) -> str:
    return parse_feed(data, content_type=content_type).entries[0].title


@pytest.mark.parametrize(
    ("declared", "http", "actual", "text"),
    [
        ("utf-8", None, "utf-8", _TEXT),
        (None, None, "utf-8", _TEXT),
        ("iso-8859-1", None, "utf-8", _TEXT),
        ("utf-16", None, "utf-8", _TEXT),
        ("x-foo", None, "utf-8", _TEXT),
        ("utf-8", "iso-8859-1", "utf-8", _TEXT),
        ("windows-1250", None, "windows-1250", _TEXT),
        (None, "windows-1250", "windows-1250", _TEXT),
        ("utf-8", "windows-1250", "windows-1250", _TEXT),
        ("windows-1250", "x-nonsense", "windows-1250", _TEXT),
        ("iso-8859-1", None, "cp1252", "“q” \u2013 €"),
        (None, None, "cp1252", "“q” \u2013 €"),
        ("koi8-r", None, "koi8-r", "Привет"),
        ("shift_jis", None, "cp932", "日本語①"),
        ("gb2312", None, "gb18030", "中文𠮷"),
        ("big5", None, "big5", "中文"),
        ("euc-kr", None, "cp949", "한국어 똠"),
        ("iso-2022-jp", None, "iso-2022-jp", "日本語"),
        ("utf-16", None, "utf-16", _TEXT),
        ("utf-16", None, "utf-16-le", _TEXT),
        ("utf-8", None, "utf-16-be", _TEXT),
        (None, None, "utf-32", _TEXT),
        (None, None, "utf-32-le", _TEXT),
    ],
)
def test_text_survives_whatever_the_labels_say(declared, http, actual, text):
    content_type = f'text/xml; charset="{http}"' if http else "text/xml"

    assert title_of(feed(text, declared).encode(actual), content_type) == text


def test_byte_order_mark_beats_all_labels():
    data = codecs.BOM_UTF8 + feed(_TEXT, "windows-1250").encode()

    assert title_of(data, "text/xml; charset=koi8-r") == _TEXT


def test_one_bad_byte_in_utf8_costs_no_other_character():
    data = feed("žluť % x").encode().replace(b"%", b"\xe9")
    parsed = parse_feed(data)

    assert parsed.entries[0].title == "žluť é x"
    assert [repair.kind for repair in parsed.repairs] == ["undecodable-bytes"]


def test_label_of_a_codec_that_is_no_encoding_is_ignored():
    for label in ("rot13", "punycode", "unicode_escape", "zlib", "idna", "utf-7", "\0"):
        assert title_of(feed("é", label).encode("cp1252", "replace")) == "é"


def test_meta_charset_of_a_page_is_used():
    page = '<html><head><meta charset="windows-1250"><title>Žluť</title></head></html>'

    assert decode(page.encode("cp1250")) == page


def test_wrong_label_is_noted_only_when_it_matters():
    assert to_utf8(feed("plain", "iso-8859-1").encode()).repairs == ()
    assert [repair.kind for repair in to_utf8(feed("é", "iso-8859-1").encode()).repairs] == [
        "wrong-encoding-label"
    ]


def test_broken_utf16_still_gives_its_text():
    data = feed("x" * 50).encode("utf-16-le") + b"\x00\xd8\x01"

    assert title_of(data) == "x" * 50


def test_bytes_that_fit_nothing_never_raise():
    for data in (b"", b"\xff", b"\xff\xfe", b"\x00" * 9, bytes(range(256)) * 3):
        assert isinstance(decode(data, "text/html; charset=utf-8"), str)
