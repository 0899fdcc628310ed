"""What concerns the window and the program as a whole."""

from __future__ import annotations

import sys

from PySide6.QtGui import QAction

from ui.actions.command import Command, Reach, Table

MAC = "darwin"


class UndoCommands(Table):
    """What was done, and how things are done."""

    undo = Command(
        "&Undo",
        "Take back what was done last",
        "undo-2",
        "Ctrl+Z",
        needs="There is nothing to take back.",
    )
    redo = Command(
        "&Redo",
        "Do again what was taken back last",
        "redo-2",
        "Ctrl+Shift+Z",
        needs="Nothing was taken back just now.",
    )
    preferences = Command(
        "Pre&ferences…",
        "Choose how feedmon asks, shows, tells and keeps",
        "settings",
        "Ctrl+,",
        role=QAction.MenuRole.PreferencesRole,
    )


class TextCommands(Table):
    """Text in the field that is typed into, or else in the article; keys of fields are theirs."""

    cut_text = Command(
        "Cu&t",
        "Cut the selected text out of the field",
        "scissors",
        "Ctrl+X",
        reach=Reach.VIEW,
        needs="Select text in a field first.",
    )
    copy_text = Command(
        "Cop&y",
        "Copy the selected text",
        "copy",
        "Ctrl+C",
        reach=Reach.VIEW,
        needs="Select text in an article or a field first.",
    )
    paste_text = Command(
        "&Paste",
        "Put the text of the clipboard into the field",
        "clipboard-paste",
        "Ctrl+V",
        reach=Reach.VIEW,
        needs="Go to a field first.",
    )
    select_text = Command(
        "Select &All",
        "Select the whole text",
        "scroll-text",
        "Ctrl+A",
        reach=Reach.VIEW,
        needs="Choose an article first, or go to a field with text.",
    )


class LookCommands(Table):
    """What of the window is seen."""

    show_sidebar = Command(
        "Show Side&bar", "Show or hide the list of feeds", "panel-left", "F9", checkable=True
    )
    wide_layout = Command(
        "&Wide Layout", "Show the article beside the list", "columns-3", "F7", checkable=True
    )
    classic_layout = Command(
        "C&lassic Layout",
        "Show the article below the list",
        "layout-panel-left",
        "Shift+F7",
        checkable=True,
    )
    full_screen = Command(
        "&Full Screen",
        "Use the whole screen, or a window again",
        "maximize",
        "Meta+Ctrl+F" if sys.platform == MAC else "F11",
        checkable=True,
    )
    health = Command(
        "Feed Heal&th",
        "Show how every feed does, and the log of its polls",
        "activity",
        "Ctrl+Shift+H",
    )
    search = Command(
        "Sea&rch Articles",
        "Look for words in titles, texts and authors",
        "search",
        "Ctrl+F",
        "/",
        needs="No feed is followed yet.",
    )
    save_search = Command(
        "Sa&ve Search…",
        "Keep what is searched for in the sidebar",
        "bookmark-plus",
        "Ctrl+D",
        needs="Search for something first.",
    )
    command_palette = Command(
        "&Command Palette…", "Do anything, or go to any feed, by its name", "command", "Ctrl+K"
    )


class HelpCommands(Table):
    """What is asked for when one is stuck."""

    shortcuts = Command(
        "&Keyboard Shortcuts", "Show all actions with their keys", "keyboard", "F1", "?"
    )
    open_log = Command("Open &Log", "Show what the program noted", "scroll-text", "Ctrl+Shift+J")
    show_data_folder = Command(
        "Show Data &Folder",
        "Show where articles and settings lie on the disk",
        "folder-open",
        "Ctrl+Shift+D",
    )
    copy_diagnostics = Command(
        "Copy &Diagnostics",
        "Copy versions, places and counts, to pass them on",
        "clipboard-list",
        "Ctrl+Shift+I",
    )
    about = Command(
        "&About feedmon",
        "Show what this is, and its version",
        "info",
        "Shift+F1",
        role=QAction.MenuRole.AboutRole,
    )


class ProgramCommands(Table):
    """The program as a whole."""

    show_window = Command(
        "Show &Window", "Bring the window to the front", "app-window", "Ctrl+Shift+W"
    )
    close_window = Command(
        "Close Win&dow", "Close the window; with a tray, feedmon goes on watching", "x", "Ctrl+W"
    )
    quit = Command(
        "&Quit",
        "Close the program; no feed is watched then",
        "log-out",
        "Ctrl+Q",
        role=QAction.MenuRole.QuitRole,
    )


class WindowCommands(Table):
    """The menu that the Mac has for windows; elsewhere their frames offer the same."""

    minimise = Command("&Minimise", "Put the window into the Dock", "minus", "Ctrl+M", only=MAC)
    zoom = Command(
        "&Zoom",
        "Make the window as large as it can be, or as it was",
        "expand",
        "Meta+Ctrl+Z",
        only=MAC,
    )
    bring_to_front = Command(
        "&Bring All to Front",
        "Put all windows of feedmon before those of other programs",
        "bring-to-front",
        "Meta+Ctrl+B",
        only=MAC,
    )
