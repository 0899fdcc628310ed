"""What the person prefers of the window: typed, with defaults, and told when it changes.

What the engine does is not here but in ``feedmon.settings``: it holds for all programs on a store,
these hold for the window of one data directory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, overload

from PySide6.QtCore import QObject, Signal

from ui.settings import LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Container

    from ui.settings import UiSettings

T = TypeVar("T")

#: Characters of a line in an article: what the page offers; 65 to 75 read best.
MEASURES = (60, 70, 90)
#: Seconds that an article may be on show before it counts as read.
LONGEST_DELAY_S = 60
#: Size of an article's text, in percent of what it would be beside the system's font.
SMALLEST_TEXT, LARGEST_TEXT, TEXT_STEP = 80, 200, 10


class Preference(Generic[T]):
    """One attribute of ``Preferences``: kept under a key, ``default`` until it is set.

    A kept value outside of ``allowed`` (an edited file, another version's) counts as absent.
    """

    def __init__(self, key: str, default: T, allowed: Container[T] | None = None) -> None:
        self.key = key
        self.default = default
        self._allowed = allowed

    @overload
    def __get__(self, owner: None, kind: type[Preferences]) -> Preference[T]: ...
    @overload
    def __get__(self, owner: Preferences, kind: type[Preferences]) -> T: ...
    def __get__(self, owner: Preferences | None, kind: type[Preferences]) -> Preference[T] | T:
        """Return what is preferred now; of the class, the preference itself."""
        if owner is None:
            return self
        value: T = owner.settings.value(self.key, self.default)
        return value if self._allowed is None or value in self._allowed else self.default

    def __set__(self, owner: Preferences, value: T) -> None:
        """Prefer ``value`` from now on; raises ValueError for one that is not allowed."""
        if self._allowed is not None and value not in self._allowed:
            raise ValueError(f"{self.key}: {value!r}")
        if value != self.__get__(owner, type(owner)):
            owner.settings.set_value(self.key, value)


class Preferences(QObject):
    """A typed look at ``settings``; any number of them may look at the same.

    *Signals*: ``changed(str)``, the name of the attribute that has another value now.
    """

    changed = Signal(str)

    #: A code of ``translation.languages``; empty follows the system. Read at the start.
    language = Preference(LANGUAGE, "")
    #: "system" follows the desktop, live.
    scheme = Preference("appearance/scheme", "system", ("system", "light", "dark"))
    compact = Preference("appearance/compact", default=False)
    #: Lines of a row of the article list.
    list_lines = Preference("appearance/list_lines", 3, (2, 3))
    #: Small pictures at the right of the list's rows, of feeds whose pictures are allowed.
    list_pictures = Preference("appearance/list_pictures", default=True)
    #: Headings between days or feeds in the list.
    grouped = Preference("list/grouped", default=False)

    mark_read = Preference("reading/mark_read", default=True)
    #: For so many seconds an article has to be on show.
    mark_read_after_s = Preference("reading/mark_read_after_s", 0, range(LONGEST_DELAY_S + 1))
    #: What the person scrolls past counts as read.
    mark_read_on_scroll = Preference("reading/mark_read_on_scroll", default=False)
    #: Load images of all feeds, not only of those that were allowed one by one.
    images = Preference("reading/images", default=False)
    text_size = Preference("reading/text_size", 100, range(SMALLEST_TEXT, LARGEST_TEXT + 1))
    serif = Preference("reading/serif", default=False)
    measure = Preference("reading/measure", 70, range(40, 141))

    notify = Preference("notify/enabled", default=True)
    notify_sound = Preference("notify/sound", default=False)

    #: What closing the window does: keep running in the tray if there is one, in any case, or end.
    keep_running = Preference("window/keep_running", "tray", ("tray", "always", "quit"))

    def __init__(self, settings: UiSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self._names = {
            each.key: name
            for name, each in vars(Preferences).items()
            if isinstance(each, Preference)
        }
        settings.changed.connect(self._told)

    def _told(self, key: str) -> None:
        if key in self._names:
            self.changed.emit(self._names[key])
