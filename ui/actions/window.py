"""What concerns the window and the program as a whole."""

from __future__ import annotations

import sys

from PySide6.QtGui import QAction

from ui.actions.command import Command, Reach, Table
from ui.translation import mark

MAC = "darwin"


class UndoCommands(Table):
    """What was done, and how things are done."""

    undo = Command(
        mark("&Undo"),
        mark("Take back what was done last"),
        "undo-2",
        "Ctrl+Z",
        needs=mark("There is nothing to take back."),
    )
    redo = Command(
        mark("&Redo"),
        mark("Do again what was taken back last"),
        "redo-2",
        "Ctrl+Shift+Z",
        needs=mark("Nothing was taken back just now."),
    )
    preferences = Command(
        mark("Pre&ferences…"),
        mark("Choose how feedmon asks, shows, tells and keeps"),
        "settings",
        "Ctrl+,",
        role=QAction.MenuRole.PreferencesRole,
    )


class TextCommands(Table):
    """Text in the field that is typed into, or else in the article; keys of fields are theirs."""

    cut_text = Command(
        mark("Cu&t"),
        mark("Cut the selected text out of the field"),
        "scissors",
        "Ctrl+X",
        reach=Reach.VIEW,
        needs=mark("Select text in a field first."),
    )
    copy_text = Command(
        mark("Cop&y"),
        mark("Copy the selected text"),
        "copy",
        "Ctrl+C",
        reach=Reach.VIEW,
        needs=mark("Select text in an article or a field first."),
    )
    paste_text = Command(
        mark("&Paste"),
        mark("Put the text of the clipboard into the field"),
        "clipboard-paste",
        "Ctrl+V",
        reach=Reach.VIEW,
        needs=mark("Go to a field first."),
    )
    select_text = Command(
        mark("Select &All"),
        mark("Select the whole text"),
        "scroll-text",
        "Ctrl+A",
        reach=Reach.VIEW,
        needs=mark("Choose an article first, or go to a field with text."),
    )


class LookCommands(Table):
    """What of the window is seen."""

    show_sidebar = Command(
        mark("Show Side&bar"),
        mark("Show or hide the list of feeds"),
        "panel-left",
        "F9",
        checkable=True,
    )
    wide_layout = Command(
        mark("&Wide Layout"),
        mark("Show the article beside the list"),
        "columns-3",
        "F7",
        checkable=True,
    )
    classic_layout = Command(
        mark("C&lassic Layout"),
        mark("Show the article below the list"),
        "layout-panel-left",
        "Shift+F7",
        checkable=True,
    )
    full_screen = Command(
        mark("&Full Screen"),
        mark("Use the whole screen, or a window again"),
        "maximize",
        "Meta+Ctrl+F" if sys.platform == MAC else "F11",
        checkable=True,
    )
    move_lines = Command(
        mark("Resi&ze Panes and Columns"),
        mark("Move the lines between panes, and between columns, with the arrow keys"),
        "separator-vertical",
        "Shift+F6",
        needs=mark("No feed is followed yet."),
    )
    health = Command(
        mark("Feed Heal&th"),
        mark("Show how every feed does, and the log of its polls"),
        "activity",
        "Ctrl+Shift+H",
    )
    search = Command(
        mark("Sea&rch Articles"),
        mark("Look for words in titles, texts and authors"),
        "search",
        "Ctrl+F",
        "/",
        needs=mark("No feed is followed yet."),
    )
    save_search = Command(
        mark("Sa&ve Search…"),
        mark("Keep what is searched for in the sidebar"),
        "bookmark-plus",
        "Ctrl+D",
        needs=mark("Search for something first."),
    )
    command_palette = Command(
        mark("&Command Palette…"),
        mark("Do anything, or go to any feed, by its name"),
        "command",
        "Ctrl+K",
    )


class HelpCommands(Table):
    """What is asked for when one is stuck."""

    shortcuts = Command(
        mark("&Keyboard Shortcuts"), mark("Show all actions with their keys"), "keyboard", "F1", "?"
    )
    open_log = Command(
        mark("Open &Log"), mark("Show what the program noted"), "scroll-text", "Ctrl+Shift+J"
    )
    show_data_folder = Command(
        mark("Show Data &Folder"),
        mark("Show where articles and settings lie on the disk"),
        "folder-open",
        "Ctrl+Shift+D",
    )
    copy_diagnostics = Command(
        mark("Copy &Diagnostics"),
        mark("Copy versions, places and counts, to pass them on"),
        "clipboard-list",
        "Ctrl+Shift+I",
    )
    about = Command(
        mark("&About feedmon"),
        mark("Show what this is, and its version"),
        "info",
        "Shift+F1",
        role=QAction.MenuRole.AboutRole,
    )


class ProgramCommands(Table):
    """The program as a whole."""

    show_window = Command(
        mark("Show &Window"), mark("Bring the window to the front"), "app-window", "Ctrl+Shift+W"
    )
    close_window = Command(
        mark("Close Win&dow"),
        mark("Close the window; with a tray, feedmon goes on watching"),
        "x",
        "Ctrl+W",
    )
    quit = Command(
        mark("&Quit"),
        mark("Close the program; no feed is watched then"),
        "log-out",
        "Ctrl+Q",
        role=QAction.MenuRole.QuitRole,
    )


class WindowCommands(Table):
    """The menu that the Mac has for windows; elsewhere their frames offer the same."""

    minimise = Command(
        mark("&Minimise"), mark("Put the window into the Dock"), "minus", "Ctrl+M", only=MAC
    )
    zoom = Command(
        mark("&Zoom"),
        mark("Make the window as large as it can be, or as it was"),
        "expand",
        "Meta+Ctrl+Z",
        only=MAC,
    )
    bring_to_front = Command(
        mark("&Bring All to Front"),
        mark("Put all windows of feedmon before those of other programs"),
        "bring-to-front",
        "Meta+Ctrl+B",
        only=MAC,
    )
