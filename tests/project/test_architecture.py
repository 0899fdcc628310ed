"""docs/architecture.md names files and tests that are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
TABLE = PAGE.partition("| idea | in short | where | shown by |")[2].splitlines()[2:]
ROWS = [[cell.strip() for cell in row.strip("|").split("|")] for row in TABLE if row]


def functions_in(file: str) -> set[str]:
    tree = ast.parse((ROOT / file).read_bytes())
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in ast.walk(tree) if isinstance(node, functions)}


def test_every_idea_has_its_place_its_proof_or_what_is_missing():
    assert len(ROWS) == 17
    for idea, _words, where, shown_by in ROWS:
        assert ("`tests/" in shown_by and len(where) > 1) or shown_by.startswith("Missing: "), idea


def test_every_file_in_the_page_exists():
    named = re.findall(r"`((?:feedmon|ui|tests|docs|packaging)/[\w./-]+)`", PAGE)

    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_test_in_the_table_exists():
    shown = "\n".join(row[3] for row in ROWS)
    proofs = re.findall(r"`(tests/[\w/]+\.py)`: ([^.|\n]+)", shown)

    missing = [
        f"{file}: {sentence}"
        for file, sentences in proofs
        for sentence in sentences.split(";")
        if "test_" + sentence.strip().replace(" ", "_") not in functions_in(file)
    ]

    assert len(proofs) > 10
    assert missing == []


def test_every_room_of_the_engine_and_the_window_is_on_the_page():
    for package in ("feedmon", "ui"):
        rooms = {
            path.stem
            for path in (ROOT / package).iterdir()
            if path.suffix == ".py" or (path / "__init__.py").is_file()
        } - {"__init__"}
        absent = {room for room in rooms if not re.search(rf"`{room}/?`", PAGE)}

        assert absent == set(), package
