"""What a watch looks at, as JSON that may come from anybody."""

from __future__ import annotations

from decimal import Decimal

import pytest

from feedmon.model import WatchMode, WatchPart, WatchSpec, WatchWhen
from feedmon.watch import spec_from_json, spec_key, spec_to_json

SPECS = [
    WatchSpec(),
    WatchSpec(WatchPart.CSS, "ul.jobs > li", WatchMode.LIST, ignore=("[0-9]+ views",)),
    WatchSpec(WatchPart.XPATH, "//p", WatchMode.NUMBER, WatchWhen.BELOW, Decimal("9.90")),
    WatchSpec(WatchPart.JSON, "$.a", when=WatchWhen.APPEARS, words="\u201eda\u201c"),
    WatchSpec(although=("error", "robot")),
]


@pytest.mark.parametrize("spec", SPECS)
def test_what_is_written_is_read_again(spec):
    assert spec_from_json(spec_to_json(spec)) == spec


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7",
        "[" * 100_000,
        '{"part": "program"}',
        '{"part": "css", "selector": ["p"]}',
        '{"part": "css"}',
        '{"when": "below", "limit": "NaN"}',
        '{"when": "below", "limit": 9}',
        '{"ignore": "x"}',
        '{"ignore": [1]}',
        '{"although": "robot"}',
        '{"although": ["empty"]}',
        f'{{"ignore": {["x"] * 51}}}'.replace("'", '"'),
        f'{{"part": "css", "selector": "{"p" * 1001}"}}',
    ],
)
def test_what_we_would_not_write_is_refused(text):
    assert spec_from_json(text) is None


def test_what_is_looked_at_has_a_key_and_when_to_tell_is_no_part_of_it():
    price = WatchSpec(WatchPart.CSS, ".price", WatchMode.NUMBER)
    below = WatchSpec(WatchPart.CSS, ".price", WatchMode.NUMBER, WatchWhen.BELOW, Decimal(5))
    other = WatchSpec(WatchPart.CSS, ".price", WatchMode.NUMBER, ignore=("x",))

    assert spec_key(price) == spec_key(below) != spec_key(other)
