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
        ("15.900 pcs at 799,- \u20ac", "de", "799"),
        ("-$5.00", "", "-5.00"),
        ("5\u2212$3", "", "3"),
        ("9\u201312 \u20ac", "", "9"),
        ("$9-$12", "", "9"),
        ("Phone 15 - 799 \u20ac", "", "799"),
        ("3,5 Mrd. \u20ac", "de", "3500000000"),
        ("$1.2bn", "", "1200000000"),
        ("$2B", "", "2000000000"),
        ("512B", "", "512"),
        ("12 M\u20ac", "fr", "12000000"),
        ("2 millions d'habitants", "fr", "2000000"),
        ("12 m", "", "12"),
        ("5 million-year-old bones", "", "5000000"),
        ("only $.99", "", "0.99"),
        ("4 for 12 Euro", "", "12"),
        ("No. 4: Rs. 1,299", "en-IN", "1299"),
        ("2 \u70b9 1,299\u5186", "ja", "1299"),
    ],
)
def test_a_number_is_read_as_it_is_meant(text, language, value):
    assert first_number(text, language).value == Decimal(value)


@pytest.mark.parametrize(
    "text", ["-$5.00", "799,- \u20ac", "3,5 Mrd. \u20ac", "$.99", "9-12 \u20ac"]
)
def test_what_is_written_of_a_number_is_worth_the_same(text):
    found = first_number(f"It is {text} now")

    assert first_number(found.written).value == found.value


@pytest.mark.parametrize("text", ["", "none", "x86", "1" * 100])
def test_what_is_no_number_is_none(text):
    assert first_number(text) is None
