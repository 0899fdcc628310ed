"""docs/protocols.md says what the tests say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.markers import OF_ALL_TESTS
from tests.project import rules
from tests.without_qt import why_absent

ROOT = Path(__file__).parents[2]


def test_the_table_in_the_documentation_is_current(request):
    if (why := why_absent()) is not None:
        pytest.skip(why)  # tests that can't be imported have no markers to read
    tests = request.config.stash.get(OF_ALL_TESTS, None)
    if tests is not None:  # this run has collected all of them already
        assert rules.TABLE.read_text(encoding="utf-8") == rules.table_of(tests)
        return

    checked = subprocess.run(
        [sys.executable, "-m", "tests.project.rules", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_rule_without_a_test_says_so():
    table = rules.table({"F-1": "Send it back."}, {})

    assert "| F-1 | Send it back. | *nothing yet* |" in table


def test_tests_are_listed_by_file_and_rules_in_the_order_of_their_sentences():
    table = rules.table(
        {"F-2": "Two.", "F-11": "Eleven."},
        {"F-2": {"tests/a/test_b.py::test_it_is_so", "tests/a/test_b.py::Class::test_and_so"}},
    )

    rows = table.splitlines()[-2:]
    assert rows == [
        "| F-2 | Two. | `a/test_b.py`: and so; it is so |",
        "| F-11 | Eleven. | *nothing yet* |",
    ]


def test_a_range_of_rules_is_one_row():
    table = rules.table({"FRB-1..4": "Keep them."}, {"FRB-003": {"tests/test_a.py::test_kept"}})

    assert table.splitlines()[-1] == "| FRB-1..4 | Keep them. | `test_a.py`: kept |"


def test_a_marker_with_an_unknown_rule_is_refused():
    with pytest.raises(ValueError, match="F-99"):
        rules.table({}, {"F-99": {"tests/a.py::test_x"}})
