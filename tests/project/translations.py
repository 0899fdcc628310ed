"""Keep the catalogues of the window's words: ``make translations``; ``--check`` only compares.

The words are those that the code gives to ``tr``, ``trn`` and ``mark`` (see ``ui/translation.py``).
Qt's own reader of Python misses plurals and nested calls, so the calls are found in the syntax
tree and written down once more in C++, which it reads without a fault; it then keeps the
catalogues (``resources/translations/feedmon_*.ts``) as it does for everybody, and makes of each the
file that the program loads.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = ROOT / "resources" / "translations"
CONTEXT = "feedmon"
#: Which of the arguments by position is kept as the words: of counted ones, the form for many.
_WORDS = {"tr": 0, "mark": 0, "trn": 2}
#: What ``tr`` may be given besides: words that were marked elsewhere.
_MARKED = (ast.Name, ast.Attribute, ast.Subscript, ast.Call)


class Words(NamedTuple):
    """What one call wants to have translated."""

    text: str
    comment: str
    counted: bool
    place: str


class Unreadable(Exception):
    """A call whose words can't be read from the source; says where."""


def main(arguments: list[str]) -> int:
    """Bring the catalogues up to date; 1 when ``--check`` finds that they are not."""
    found = list(words_of(ROOT / "ui"))
    if "--check" not in arguments:
        for catalogue in sorted(CATALOGUES.glob("*.ts")):
            update(catalogue, found)
            release(catalogue, catalogue.with_suffix(".qm"))
    wrong = [line for each in sorted(CATALOGUES.glob("*.ts")) for line in faults(each, found)]
    sys.stdout.write("".join(f"{line}\n" for line in wrong))
    sys.stdout.write(f"{len(set(map(_key, found)))} texts, {len(wrong)} faults\n")
    return 1 if wrong and "--check" in arguments else 0


def words_of(folder: Path) -> Iterator[Words]:
    """Find every call of the three functions under ``folder``; raises Unreadable."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in _WORDS
            ):
                yield from _of_call(node, f"{path.relative_to(folder.parent)}:{node.lineno}")


def _of_call(call: ast.Call, place: str) -> Iterator[Words]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    position = _WORDS[name]
    given = call.args[position] if len(call.args) > position else None
    comment = next((each.value for each in call.keywords if each.arg == "comment"), None)
    if comment is None and len(call.args) > position + 1:
        comment = call.args[position + 1]
    said = comment.value if isinstance(comment, ast.Constant) else ""
    for each in _alternatives(given):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield Words(each.value, str(said), name == "trn", place)
        elif name != "tr" or not isinstance(each, _MARKED):
            raise Unreadable(f"{place}: the words given to {name}() are not literal")


def _alternatives(given: ast.expr | None) -> Iterator[ast.expr | None]:
    match given:
        case ast.IfExp(body=one, orelse=other):
            yield from _alternatives(one)
            yield from _alternatives(other)
        case ast.BoolOp(values=values):
            for each in values:
                yield from _alternatives(each)
        case _:
            yield given


def update(catalogue: Path, found: list[Words]) -> None:
    """Give ``catalogue`` the texts that it lacks, and take away those nobody uses any more."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "words.cpp"
        source.write_text("".join(map(_in_cpp, found)), encoding="utf-8")
        options = ["-locations", "none", "-no-obsolete", "-silent"]
        _run("lupdate", *options, str(source), "-ts", str(catalogue))


def release(catalogue: Path, target: Path) -> None:
    """Make the file that the program loads."""
    _run("lrelease", "-silent", str(catalogue), "-qm", str(target))


def faults(catalogue: Path, found: list[Words]) -> Iterator[str]:
    """Name what is missing in a catalogue, and what has other gaps than the original."""
    known = {
        (each.findtext("source") or "", each.findtext("comment") or ""): each
        for each in ET.parse(catalogue).iter("message")
    }
    for words in {_key(each): each for each in found}.values():
        message = known.get((words.text, words.comment))
        if message is None:
            yield f"{catalogue.name} lacks {words.text!r} ({words.place})"
            continue
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            yield f"{catalogue.name} does not translate {words.text!r} ({words.place})"
            continue
        for said in _forms(translation):
            if not said.strip():
                yield f"{catalogue.name} has an empty form of {words.text!r}"
            elif not _gaps(said) <= _gaps(words.text) or (
                not words.counted and _gaps(said) != _gaps(words.text)
            ):
                yield f"{catalogue.name} has other gaps in {said!r} than in {words.text!r}"


def _forms(translation: ET.Element) -> list[str]:
    counted = [each.text or "" for each in translation.iter("numerusform")]
    return counted or [translation.text or ""]


def _gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _key(words: Words) -> tuple[str, str]:
    return words.text, words.comment


def _in_cpp(words: Words) -> str:
    # JSON writes strings as C does, all that is not ASCII escaped as well.
    text, comment = _cpp_string(words.text), _cpp_string(words.comment)
    number = ", n" if words.counted else ""
    return f'QCoreApplication::translate("{CONTEXT}", {text}, {comment}{number});\n'


def _cpp_string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _run(tool: str, *arguments: str) -> None:
    program = Path(sysconfig.get_path("scripts")) / f"pyside6-{tool}"
    done = subprocess.run(
        [program, *arguments], capture_output=True, text=True, check=False, cwd=ROOT
    )
    if done.returncode:
        raise SystemExit(f"{tool}: {done.stderr or done.stdout}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
