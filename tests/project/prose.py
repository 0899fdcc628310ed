"""Find words for people that never reach a translator.

A string of ``ui/`` that reads like prose (it has a space between words, or begins with a capital
letter) and is not given to ``tr``, ``trn`` or ``mark`` is one, unless it is where no person reads:
a docstring, a log line, an error of our own, a name of an object or a task. What is left over is
excused in its line by ``# not for people``.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EXCUSE = "not for people"
_PROSE = re.compile(r"[A-Za-z]{2,}.* .*\S|^&?[A-Z][a-z]+\b(?!\+)")
#: Markup and style sheets.
_CODE = re.compile(r'="|^<|padding: |[a-z]: [a-z]+; [a-z-]+: ')
_KEYS = re.compile(r"(?:(?:Ctrl|Shift|Alt|Meta)\+)*\w+|F\d+")
#: Calls whose words are for Qt, the log or whoever mends the program.
_INNER = re.compile(
    r"^(tr|trn|mark|log\.\w+|logging\.\w+|argparse\.\w+|QKeySequence|TypeVar|NewType|Preference|re\.compile)$"
    r"|\.(running|cancel|setObjectName|setProperty|property|findChild|_once|ask|heard|open_page|strftime|value|set_value|add_argument)$"
    r"|(Error|Exception)$"
)
#: Names that are the same in every language.
_NAMES = {
    "Atom",
    "Enter",
    "JSON Feed",
    "Liferea",
    "Miniflux",
    "NetNewsWire",
    "Newsboat",
    "QuiteRSS",
    "RSS Guard",
    "Backspace",
    "Del",
    "Return",
    "Space",
    "Python",
    "Qt",
}
#: Files that speak before there is a translator, to whoever mends it, or in style sheets.
_WITHOUT = (
    "ui/autostart.py",
    "ui/ending.py",
    "ui/keymap/presets.py",
    "ui/notify/service.py",
    "ui/preflight.py",
    "ui/style/",
    "ui/troubles/",
    "ui/views/typography.py",
)


def untranslated(folder: Path) -> Iterator[str]:
    """Name every such string under ``folder``: place and words."""
    for path in sorted(folder.rglob("*.py")):
        name = path.relative_to(folder.parent).as_posix()
        if not name.startswith(_WITHOUT):
            source = path.read_text(encoding="utf-8")
            excused = {n for n, line in enumerate(source.splitlines(), 1) if EXCUSE in line}
            for node in _strings(ast.parse(source)):
                if not excused & set(range(node.lineno, (node.end_lineno or node.lineno) + 1)):
                    yield f"{name}:{node.lineno}: {node.value!r}"


def _strings(node: ast.AST, parent: ast.AST | None = None) -> Iterator[ast.Constant]:
    if _is_inner(node, parent):
        return
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and _reads_like_prose(node.value):
            yield node
        return
    for child in ast.iter_child_nodes(node):
        yield from _strings(child, node)


def _is_inner(node: ast.AST, parent: ast.AST | None) -> bool:
    match node:
        case ast.Call(func=func) if _INNER.search(ast.unparse(func)):
            return True
        case ast.Raise() | ast.Assert():
            return True
        case ast.Constant() if isinstance(parent, ast.Expr):  # a docstring
            return True
        case ast.keyword(arg="name"):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__" | "__slots__")]):
            return True
        case _:
            return _is_annotation(node, parent)


def _is_annotation(node: ast.AST, parent: ast.AST | None) -> bool:
    match parent:
        case ast.arg() | ast.FunctionDef() | ast.AsyncFunctionDef() | ast.AnnAssign():
            return node in {getattr(parent, "annotation", None), getattr(parent, "returns", None)}
        case ast.Call(func=ast.Name(id="cast" | "Signal")):
            return True
        case _:
            return False


def _reads_like_prose(text: str) -> bool:
    if text in _NAMES or _CODE.search(text):
        return False
    bare = re.sub(r"</?\w[^>]*>|&\w+;", "", text).replace("&", "").strip()
    return bool(_PROSE.search(bare)) and not _KEYS.fullmatch(text.partition("+")[2] and text)
