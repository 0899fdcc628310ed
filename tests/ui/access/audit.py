"""What a screen reader is told of a widget and all that is in it, and what is wrong with that."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTableView,
    QTextBrowser,
    QTreeView,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import (
        QAbstractItemView,
    )

ROLE, NAME = QAccessible.Role, QAccessible.Text.Name
#: Rows of a list that are looked at; the next thousand are made alike.
_ENOUGH = 40
_BUTTONS = {ROLE.Button, ROLE.CheckBox, ROLE.RadioButton, ROLE.ButtonMenu, ROLE.ButtonDropDown}
_ITEMS = {ROLE.Cell, ROLE.ListItem, ROLE.TreeItem}
#: What a control has to be for those who do not see it.
_ROLES: tuple[tuple[type[QWidget], frozenset[QAccessible.Role]], ...] = (
    (QAbstractButton, frozenset(_BUTTONS)),
    (QComboBox, frozenset({ROLE.ComboBox})),
    (QAbstractSpinBox, frozenset({ROLE.SpinBox})),
    (QLineEdit, frozenset({ROLE.EditableText})),
    (QPlainTextEdit, frozenset({ROLE.EditableText, ROLE.StaticText})),
    (QTextBrowser, frozenset({ROLE.StaticText, ROLE.Document})),
    (QListView, frozenset({ROLE.List})),
    (QTreeView, frozenset({ROLE.Tree, ROLE.List, ROLE.Table})),
    (QTableView, frozenset({ROLE.Table})),
)


class Node(NamedTuple):
    """One object of the tree: what it is, what it is called, and which widget it stands for."""

    role: QAccessible.Role
    name: str
    focusable: bool
    widget: QWidget | None


def walk(widget: QWidget) -> Iterator[Node]:
    """Yield all that is seen of a widget, itself first."""
    yield from _walk(QAccessible.queryAccessibleInterface(widget))


def _walk(interface: QAccessibleInterface) -> Iterator[Node]:
    state = interface.state()
    if state.invisible:
        return
    found = interface.object()
    yield Node(
        interface.role(),
        interface.text(NAME),
        bool(state.focusable),
        found if isinstance(found, QWidget) else None,
    )
    for place in range(min(interface.childCount(), _ENOUGH)):
        child = interface.child(place)
        if child is not None and child.isValid():
            yield from _walk(child)


def problems(widget: QWidget) -> list[str]:
    """Say what is wrong, a line for each; nothing when all is well."""
    nodes = list(walk(widget))
    found = [f"{_said(node)}: {wrong}" for node in nodes for wrong in _wrong(node)]
    beside = Counter(
        (node.widget.parent(), node.name)
        for node in nodes
        if node.role in _BUTTONS and node.widget is not None
    )
    return found + [f"{n} buttons are called {name!r}" for (_, name), n in beside.items() if n > 1]


def _wrong(node: Node) -> Iterator[str]:
    name, widget = node.name.strip(), node.widget
    if isinstance(widget, QLabel):
        if not widget.pixmap().isNull() and not widget.text() and not _is_words(name, empty=True):
            yield "a picture is announced by something that is no word"
        return
    wanted = next((roles for kind, roles in _ROLES if isinstance(widget, kind)), None)
    if wanted is not None and node.role not in wanted:
        yield "has the wrong role"
    if wanted is not None and node.focusable and not _is_words(name):
        yield "has no name"
    if isinstance(widget, QComboBox) and not _is_told_what_for(widget):
        yield "says what is chosen and not what for"
    if node.role in _ITEMS and name and not re.search(r"\w", name):
        yield "is a bare sign"
    if "&" in name and re.search(r"&\w", name) and node.role not in _ITEMS:
        yield "has the mark of a key in its name"


def _is_told_what_for(box: QComboBox) -> bool:
    """Whether a list has a label as its buddy, or a description: on Linux its name is its value."""
    interface = QAccessible.queryAccessibleInterface(box)
    labels = interface.relations(QAccessible.RelationFlag.Label)
    return bool(labels) or _is_words(interface.text(QAccessible.Text.Description))


def _is_words(name: str, *, empty: bool = False) -> bool:
    return bool(re.search(r"\w{2}", name)) or (empty and not name)


def _said(node: Node) -> str:
    kind = "" if node.widget is None else type(node.widget).__name__
    return f"{node.role.name} {kind} {node.name!r}"


def rows(view: QAbstractItemView) -> list[str]:
    """Say what a screen reader is told of the rows of a view."""
    return [node.name for node in walk(view) if node.role in _ITEMS]
