"""Every action has all that a person may look for, wherever it is shown."""

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar

from ui import style
from ui.actions import Actions
from ui.keymap import WINDOWS
from ui.views.menus import Menu, fill_menu_bar, menus

MNEMONIC = re.compile(r"&(\w)")


@pytest.fixture(params=["linux", "darwin"])
def actions(qapp, request):
    style.install(qapp, scheme="light")
    made = Actions(qapp, style.icon, platform=request.param)
    yield made
    made.deleteLater()


def mnemonic(words):
    found = MNEMONIC.search(words.replace("&&", ""))
    return found[1].lower() if found else None


def test_every_action_has_words_a_tip_and_an_icon(actions):
    for name, action in actions.all().items():
        assert action.text(), name
        assert action.toolTip() not in {"", action.text()}, name
        assert not action.icon().pixmap(QSize(16, 16)).isNull(), name


def test_the_icons_are_of_one_family(actions):
    names = {action.icon().name() for action in actions.all().values()}

    assert {"refresh-cw", "star", "log-out"} < names
    assert "" not in names


def test_every_action_has_a_key(actions):
    assert [name for name, action in actions.all().items() if action.shortcut().isEmpty()] == []


@pytest.mark.parametrize("window", WINDOWS)
def test_those_of_windows_of_their_own_have_all_of_that_too(qapp, window):
    style.install(qapp, scheme="light")
    given = set()
    for command in WINDOWS[window].commands():
        action = command.make(qapp, style.icon)
        assert action.text() not in {"", action.toolTip()}
        assert not action.icon().pixmap(QSize(16, 16)).isNull()
        assert not action.shortcut().isEmpty()
        assert action.shortcut().toString() not in given
        given.add(action.shortcut().toString())
        action.deleteLater()


def test_no_key_is_what_keyboards_type_letters_with(actions):
    for name, action in actions.all().items():
        for key in action.shortcuts():
            assert not {"Ctrl", "Alt"} <= set(key.toString().split("+")), name  # AltGr, on Windows


def test_no_key_is_given_twice_and_each_tip_names_the_first(actions):
    given = {}
    for name, action in actions.all().items():
        for key in action.shortcuts():
            assert given.setdefault(key.toString(), name) == name
        if not action.shortcut().isEmpty():
            words = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            assert action.toolTip().endswith(f"({words})")


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("Space", "read_on"),
        ("J", "next_article"),
        ("K", "previous_article"),
        ("N", "next_unread"),
        ("P", "previous_unread"),
        ("M", "mark_read"),
        ("S", "star"),
        ("B", "open_in_browser"),
        ("Return", "open_in_browser"),
        ("Shift+J", "next_feed"),
        ("F5", "refresh"),
        ("Shift+F5", "refresh_feed"),
        ("Ctrl+N", "add_feed"),
        ("Ctrl+F", "search"),
        ("/", "search"),
        ("Shift+A", "mark_all_read"),
        ("Ctrl+Z", "undo"),
        ("Ctrl+1", "show_all"),
        ("Ctrl+2", "show_unread"),
        ("Ctrl+3", "show_starred"),
        ("Ctrl+4", "show_today"),
        ("Del", "unsubscribe"),
        ("Ctrl+K", "command_palette"),
        ("Ctrl+,", "preferences"),
        ("F1", "shortcuts"),
        ("?", "shortcuts"),
        ("Ctrl+W", "close_window"),
        ("Ctrl+Q", "quit"),
    ],
)
def test_the_keys_are_those_that_people_have_in_their_fingers(actions, key, name):
    assert QKeySequence(key) in actions.all()[name].shortcuts()


def test_an_action_that_can_not_be_carried_out_says_what_it_needs(actions):
    assert actions.needs(actions.rename_feed) == "Choose a feed or folder first."
    assert actions.needs(actions.quit) == "This can't be done now."


def with_those_below(menu):
    """A menu and all menus in it."""
    below = [each for section in menu.sections for each in section if isinstance(each, Menu)]
    return [menu, *(deeper for each in below for deeper in with_those_below(each))]


def all_menus(actions):
    return [each for menu in menus(actions) for each in with_those_below(menu)]


def words(each):
    return each.title if isinstance(each, Menu) else each.text()


def test_each_mnemonic_stands_for_one_entry_of_its_menu(actions):
    titles = [menu.title for menu in menus(actions)]
    assert len({mnemonic(title) for title in titles} - {None}) == len(titles)
    for menu in all_menus(actions):
        entries = [words(each) for section in menu.sections for each in section]
        assert None not in {mnemonic(each) for each in entries}, entries
        assert len({mnemonic(each) for each in entries}) == len(entries), entries


def test_an_action_stands_in_one_menu_only(actions):
    shown = [each for menu in all_menus(actions) for section in menu.sections for each in section]

    assert len(shown) == len(set(shown))


def test_the_menu_bar_has_the_sections_of_the_menus_with_lines_between_them(actions, qtbot):
    bar = QMenuBar()
    qtbot.addWidget(bar)
    fill_menu_bar(bar, actions)

    def check(made, menu):
        runs = [[]]
        for action in made.actions():
            if action.isSeparator():
                runs.append([])
            else:
                runs[-1].append(action)
        assert made.title() == menu.title
        assert [len(run) for run in runs] == [len(section) for section in menu.sections]
        for run, section in zip(runs, menu.sections, strict=True):
            for action, each in zip(run, section, strict=True):
                if isinstance(each, Menu):
                    check(action.menu(), each)
                else:
                    assert action is each

    for made, menu in zip(bar.actions(), menus(actions), strict=True):
        check(made.menu(), menu)


def test_what_the_mac_has_a_place_for_goes_there_and_nothing_else_is_moved_by_its_words(actions):
    placed = {
        "quit": QAction.MenuRole.QuitRole,
        "about": QAction.MenuRole.AboutRole,
        "preferences": QAction.MenuRole.PreferencesRole,
    }

    for name, action in actions.all().items():
        assert action.menuRole() == placed.get(name, QAction.MenuRole.NoRole), name
