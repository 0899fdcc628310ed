"""The lenient XML loader, as the reader of OPML uses it."""

from __future__ import annotations

import pytest

from feedmon.parse import load_xml


def load(text: str | bytes):
    return load_xml(text, roots=("opml", "outline"))


@pytest.mark.rule("O-1")
def test_bare_ampersand_in_an_attribute_is_kept():
    document = load('<opml><body><outline xmlUrl="http://e.org/?a=1&b=2&amp;c=3"/></body></opml>')

    assert document.root[0][0].get("xmlUrl") == "http://e.org/?a=1&b=2&c=3"
    assert [repair.kind for repair in document.repairs] == ["bare-ampersand"]


@pytest.mark.rule("O-1")
def test_names_in_upper_case_are_found_and_kept():
    document = load('<OPML><BODY><OUTLINE XMLURL="http://e.org/"/></BODY></OPML>')

    assert document.name == "opml"
    assert document.root[0][0].get("XMLURL") == "http://e.org/"


@pytest.mark.rule("O-1")
def test_declaration_with_a_misspelt_encoding_is_read():
    text = '<?xml version="1.0" encoding="utf8"?><opml><body><outline text="é"/></body></opml>'

    assert load(text.encode()).root[0][0].get("text") == "é"


@pytest.mark.rule("O-3")
@pytest.mark.rule("X-6")
def test_document_type_is_ignored(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    document = load(
        f'<!DOCTYPE opml [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y "word">]>'
        '<opml><body><outline text="&x;&y;"/></body></opml>'
    )

    assert document.root[0][0].get("text") == "&x;word"


def test_less_than_in_an_attribute_loses_no_element():
    document = load(
        '<opml><body><outline text="a < b" xmlUrl="http://e.org/1"/>'
        '<outline text="c" xmlUrl="http://e.org/2"/></body></opml>'
    )

    assert [each.get("xmlUrl") for each in document.root[0]] == ["http://e.org/1", "http://e.org/2"]


def test_other_documents_give_none():
    assert load("<html><body/></html>") is None
    assert load("") is None
    assert load(b"\xff\xfe\x00") is None
