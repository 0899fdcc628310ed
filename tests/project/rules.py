"""Write docs/protocols.md: which test proves which rule of the protocols.

Tests say so themselves, with ``@pytest.mark.rule("F-1")``. What each rule asks for, in a sentence,
stands in ``docs/rules.txt``, one rule (or range of rules) a line. ``--check`` writes nothing and
ends with 1 when the file is not what it would be.
"""

from __future__ import annotations

import contextlib
import io
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.rules import FIGURES
from tests.markers import by_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = ROOT / "docs" / "rules.txt"
TABLE = ROOT / "docs" / "protocols.md"
_HEAD = """\
# Rules and the tests that prove them

Written by `make rules` from the markers of the tests; the sentences are from `docs/rules.txt`.
A rule without a test is not held yet, and says so.

| rule | what it asks for | shown by |
|---|---|---|
"""


class Collector:
    """A pytest plugin that remembers the tests of each rule."""

    def __init__(self) -> None:
        self.tests: dict[str, set[str]] = {}

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Read the markers of everything that was collected."""
        self.tests = by_rule(session.items)


def collect() -> dict[str, set[str]]:
    """Collect all tests, run none; the node ids by rule."""
    collector = Collector()
    with contextlib.redirect_stdout(io.StringIO()) as said:
        status = pytest.main(
            ["--collect-only", "--long", "-qq", str(ROOT / "tests")], plugins=[collector]
        )
    if status != pytest.ExitCode.OK:
        raise SystemExit(f"{said.getvalue()}the tests could not be collected")
    return collector.tests


def sentences(text: str) -> dict[str, str]:
    """Read ``docs/rules.txt``: a rule's id, or a range, a colon and its sentence on each line."""
    found = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            rule, _, sentence = line.partition(": ")
            found[rule] = sentence.strip()
    return found


def table(asked: Mapping[str, str], tests: Mapping[str, Iterable[str]]) -> str:
    """The whole of ``docs/protocols.md``. Raises ValueError for a rule that nobody wrote down."""
    found: dict[str, set[str]] = {row: set() for row in asked}
    measured: dict[str, list[str]] = defaultdict(list)
    unknown = []
    for rule, nodes in tests.items():
        row = next((row for row in asked if _covers(row, rule)), None)
        if row is None:
            unknown.append(rule)
        else:
            found[row].update(nodes)
    if unknown:
        raise ValueError(f"rules without a sentence in docs/rules.txt: {', '.join(unknown)}")
    for name, figure in FIGURES.items():
        measured[name.partition(" ")[0]].append(figure.asked)
    rows = (
        f"| {row} | {asked[row]} | {_cell(nodes, measured.get(row, ()))} |"
        for row, nodes in found.items()
    )
    return _HEAD + "\n".join(rows) + "\n"


def _covers(row: str, rule: str) -> bool:
    """Whether a row is about a rule: it has its id, or is a range that holds its number.

    A marker may name a whole range, too.
    """
    if ".." in rule:
        return row == rule
    family, _, numbers = row.partition("-")
    first, _, last = numbers.partition("..")
    family_of_rule, _, number = rule.partition("-")
    return family == family_of_rule and int(first) <= int(number) <= int(last or first)


def _cell(tests: Iterable[str], figures: Iterable[str] = ()) -> str:
    files: dict[str, list[str]] = defaultdict(list)
    for node in sorted(tests):
        file, _, name = node.partition("::")
        words = name.rpartition("::")[2].removeprefix("test_").replace("_", " ")
        files[file.removeprefix("tests/")].append(words)
    lines = [f"`{file}`: {'; '.join(names)}" for file, names in files.items()]
    lines += [f"measured by `make bench`: {asked}" for asked in figures]
    return "<br>".join(lines) or "*nothing yet*"


def table_of(tests: Mapping[str, Iterable[str]]) -> str:
    """The whole of ``docs/protocols.md`` for the rules that are asked for."""
    return table(sentences(SENTENCES.read_text(encoding="utf-8")), tests)


def main() -> int:
    """Write or check the table."""
    text = table_of(collect())
    if "--check" not in sys.argv:
        TABLE.write_text(text, encoding="utf-8")
        return 0
    if TABLE.read_text(encoding="utf-8") == text:
        return 0
    sys.stderr.write("docs/protocols.md is not what the tests say: make rules\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
