"""docs/features.md claims nothing of feedmon that no test shows, and leaves nobody out."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "features.md").read_text(encoding="utf-8")
PROGRAMS = ["feedmon", "RSS Guard", "NetNewsWire", "Liferea", "Fluent Reader"]

#: What is said of feedmon: no (and what there is instead), or a link to what shows it.
CLAIM = re.compile(
    r'no(?:: .+)?|\[(?P<word>yes|partly)\]\((?P<file>\S+) "(?P<shown>[^"]+)"\)(?:: (?P<how>.+))?'
)
#: What is said of the others: a question mark where it is not known.
FACT = re.compile(r"\?|(?:yes|partly|no)(?:: .+)?")


def tables() -> list[tuple[str, list[list[str]]]]:
    """Each group: its heading, and the rows of its table with their cells."""
    groups = []
    for section in PAGE.split("\n## ")[1:]:
        heading, *lines = section.splitlines()
        cells = [
            [cell.strip() for cell in line.strip("|").split("|")]
            for line in lines
            if line.startswith("|")
        ]
        assert cells[0] == ["", *PROGRAMS], heading
        groups.append((heading, cells[2:]))
    return groups


ROWS = [row for _heading, rows in tables() for row in rows]


@cache
def names_in(file: Path) -> frozenset[str]:
    tree = ast.parse(file.read_bytes())
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, functions))


def complaints(claim: str) -> list[str]:
    """What is wrong with a cell of feedmon."""
    said = CLAIM.fullmatch(claim)
    if said is None:
        return [f"neither an answer nor a link: {claim}"]
    if said["word"] is None:
        return []
    wrong = ["partly, without how"] if said["word"] == "partly" and not said["how"] else []
    file = (DOCS / said["file"]).resolve()
    if not file.is_file():
        return [*wrong, f"no such file: {said['file']}"]
    if file.name.startswith("test_"):
        shown = {
            sentence: "test_" + sentence.replace(" ", "_") in names_in(file)
            for sentence in said["shown"].split("; ")
        }
    else:  # the line itself, where no test can show it
        shown = {said["shown"]: said["shown"] in file.read_text(encoding="utf-8")}
    return wrong + [f"{said['file']} has not: {what}" for what, there in shown.items() if not there]


def test_every_feature_of_ours_is_shown_by_a_test_that_is_there():
    wrong = [f"{row[0]}: {complaint}" for row in ROWS for complaint in complaints(row[1])]

    assert len(ROWS) > 90
    assert wrong == []


@pytest.mark.parametrize(
    "claim",
    [
        "yes",
        "?",
        "",
        '[yes](../tests/project/test_features.py "what nobody ever tested")',
        '[yes](../tests/project/test_nothing.py "anything")',
        '[yes](../README.md "what nobody ever wrote there")',
        '[partly](../tests/project/test_features.py "every program is answered for in every row")',
    ],
)
def test_a_claim_without_its_test_is_found(claim):
    assert complaints(claim) != []


def test_every_program_is_answered_for_in_every_row():
    features = [row[0] for row in ROWS]

    assert [row for row in ROWS if len(row) != 1 + len(PROGRAMS)] == []
    assert [row for row in ROWS if not all(FACT.fullmatch(cell) for cell in row[2:])] == []
    assert len(set(features)) == len(features)


def test_the_page_says_which_versions_were_looked_at_and_is_found():
    for program in PROGRAMS:
        assert re.search(rf"^\| {program} \| .*\d", PAGE, re.MULTILINE), program
    assert "](docs/features.md)" in (DOCS.parent / "README.md").read_text(encoding="utf-8")
