"""Numbers as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from feedmon.watch.numbers import first_number


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1.299,00 \u20ac", "", "1299.00"),
        ("$1,299.00", "", "1299.00"),
        ("1\u00a0299 kr", "", "1299"),
        ("1 299,50 kr", "", "1299.50"),
        ("CHF 12\u2019500.-", "", "12500"),
        ("\u20b91,23,456", "", "123456"),
        ("\u22123,5 %", "", "-3.5"),
        ("12.4k stars", "", "12400"),
        ("1.299 \u20ac", "", "1299"),
        ("1.299 \u20ac", "de", "1299"),
        ("1.799 \u20ac/l", "en-IE", "1.799"),
        ("1,299", "de", "1.299"),
        ("0.125", "de", "0.125"),
        ("v2 of A4: 7 left", "", "7"),
        ("7 reviews, now \u00a319", "", "19"),
        ("Python 3.12.1", "", "3.12"),
    ],
)
def test_a_number_is_read_as_it_is_meant(text, language, value):
    assert first_number(text, language).value == Decimal(value)


@pytest.mark.parametrize("text", ["", "none", "x86", "1" * 100])
def test_what_is_no_number_is_none(text):
    assert first_number(text) is None
