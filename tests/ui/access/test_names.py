"""Every control has a name and a role, and rows say all that is painted in them."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

import ui
from tests.ui.access.audit import problems, rows
from tests.ui.access.stage import DIALOGS, VIEWS, pages
from ui import style
from ui.dialogs.choosing import ChoosingDialog
from ui.dialogs.outlet_dialog import OutletDialog
from ui.dialogs.pages import PagedDialog


@pytest.mark.long
@pytest.mark.parametrize("screens", [VIEWS, DIALOGS], ids=["window", "dialogs"])
async def test_every_control_of_every_screen_has_a_name_and_a_role(stage, screens):
    found, opened = [], set()
    for name in screens:
        async with stage.open(name) as screen:
            opened.add(type(screen))
            for page in pages(screen):
                found += [f"{name} {page}: {wrong}" for wrong in problems(screen)]

    assert not found, "\n".join(found)
    assert screens is VIEWS or dialogs() <= opened  # a new one belongs on the stage


def dialogs() -> set[type[QDialog]]:
    """Every kind of dialog that the program opens."""
    modules = pkgutil.walk_packages(ui.__path__, "ui.")
    for module in modules:
        if module.name.startswith(("ui.dialogs", "ui.views")):
            importlib.import_module(module.name)
    kinds, found = [QDialog], set()
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        if kind.__module__.startswith("ui."):
            found.add(kind)
    return found - {PagedDialog, ChoosingDialog, OutletDialog}


def test_what_has_no_name_or_a_wrong_one_is_found(qtbot, dressed):
    page = QWidget()
    column = QVBoxLayout(page)
    nameless, marked = QToolButton(), QToolButton()
    nameless.setIcon(style.icon("x"))
    marked.setAccessibleName("&Close")
    listed = QComboBox()
    listed.addItem("Weekly")
    picture = QLabel()
    picture.setPixmap(style.icon("x").pixmap(16, 16))
    picture.setAccessibleName("*")
    for widget in (nameless, marked, listed, picture, QPushButton("Twice"), QPushButton("Twice")):
        column.addWidget(widget)
    qtbot.addWidget(page)
    page.show()

    said = "\n".join(problems(page))

    assert said.count("has no name") == 1
    assert said.count("has the mark of a key") == 1
    assert said.count("what is chosen and not what for") == 1
    assert said.count("a picture is announced") == 1
    assert said.count("2 buttons are called 'Twice'") == 1


async def test_rows_say_all_that_is_painted_in_them(stage):
    async with stage.open("window") as window:
        articles, places = rows(window.list), rows(window.sidebar)
        index = window.articles.index(0, 0)

        assert articles[0].startswith(
            "Article 12, starred, alert, edited, Feed 1, Also in 2 feeds, "
        )
        assert articles[1].startswith("Article 11, unread, Feed 2, ")
        assert window.list.model().data(index, 0xB + 1) == "Snippet of 12"
    said = "\n".join(places)
    assert "Starred, 1 article\n" in said
    assert "News, 5 unread, 1 feed failing" in said
    assert "Broken Bollard, 2 unread, failing: There is nothing at this address (404)." in said
    assert "Paused Pier, 2 unread, paused" in said
    assert "Open Lock, 1 unread, warning: Not encrypted" in said
    assert "Beside the Rest, 1 unread, not counted in totals, warning: " in said


async def test_the_article_can_be_read_aloud_and_is_named(stage):
    async with stage.open("window") as window:
        interface = QAccessible.queryAccessibleInterface(window.pane.browser)
        words = interface.textInterface()

        assert interface.text(QAccessible.Text.Name) == "Article"
        assert interface.text(QAccessible.Text.Description) == "Article 12. Pictures: A crane"
        assert "Words with one link and another." in words.text(0, words.characterCount())
        assert words.text(0, 9) == "A heading"
