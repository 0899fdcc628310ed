"""What an action is made of, as one line of a table."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, overload

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from ui.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QIcon

NO_FEED = mark("Choose a feed first.")
NO_FEED_OR_FOLDER = mark("Choose a feed or folder first.")
NO_ARTICLE = mark("Choose an article first.")


class Reach(Enum):
    """Where a key works: in the whole window, or only in the views that take the action."""

    WINDOW = Qt.ShortcutContext.WindowShortcut
    #: For keys that mean something to buttons and fields, too (Space, Enter, arrows).
    VIEW = Qt.ShortcutContext.WidgetShortcut


class Command:
    """One action as an attribute of a table: of the table itself this, of an object the action.

    Tables are written before there is a translator, so their words are marked (``mark``).

    ``fill`` is the colour in which the icon is filled while the action is checked. ``needs`` says
    what is missing while it can't be carried out, as a sentence. ``only`` is the platform
    (``sys.platform``) that it belongs to, where others have nothing of the kind.
    """

    def __init__(
        self,
        text: str,
        tip: str,
        icon: str,
        *keys: str,
        reach: Reach = Reach.WINDOW,
        checkable: bool = False,
        fill: str | None = None,
        needs: str = "",
        only: str = "",
        role: QAction.MenuRole = QAction.MenuRole.NoRole,
    ) -> None:
        self.name = ""
        self._text, self._tip, self._needs = text, tip, needs
        self.only, self.keys, self.icon = only, keys, icon
        self.reach, self._checkable, self._fill, self._role = reach, checkable, fill, role

    def __set_name__(self, table: type[Table], name: str) -> None:
        self.name = name

    @overload
    def __get__(self, owner: None, table: type[Table]) -> Command: ...
    @overload
    def __get__(self, owner: Table, table: type[Table]) -> QAction: ...
    def __get__(self, owner: Table | None, table: type[Table]) -> Command | QAction:
        """Return the action that ``owner`` has made of this."""
        return self if owner is None else owner.made[self.name]

    @property
    def text(self) -> str:
        """What it is called, in the language of the person, with the mark of its mnemonic."""
        return tr(self._text)

    @property
    def tip(self) -> str:
        """What it does, in a few words."""
        return tr(self._tip)

    @property
    def needs(self) -> str:
        """What is missing while it can't be carried out; empty where that is plain."""
        return tr(self._needs)

    @property
    def words(self) -> str:
        """The text without the mark of its mnemonic."""
        return plain(self.text)

    def tip_with(self, keys: Sequence[QKeySequence]) -> str:
        """Return the tip with the first of the keys that the action has now."""
        if not keys:
            return self.tip
        return f"{self.tip} ({keys[0].toString(QKeySequence.SequenceFormat.NativeText)})"

    def make(self, parent: QObject, icon: Callable[..., QIcon]) -> QAction:
        """Make the action."""
        action = QAction(self.text, parent)
        action.setObjectName(self.name)
        keys = [QKeySequence(key) for key in self.keys]
        action.setShortcuts(keys)
        action.setShortcutContext(self.reach.value)
        action.setToolTip(self.tip_with(keys))
        action.setCheckable(self._checkable)
        action.setMenuRole(self._role)
        action.setIcon(icon(self.icon, on=self._fill) if self._fill else icon(self.icon))
        action.setIconVisibleInMenu(False)
        return action


def plain(title: str) -> str:
    """Return the words of an action or menu without the mark of its mnemonic."""
    return title.replace("&&", "\0").replace("&", "").replace("\0", "&")


class Table:
    """Commands that belong together; ``made`` are their actions by name."""

    made: dict[str, QAction]
    #: Of a window of its own: what can be carried out while it is closed, and opens it.
    opening: frozenset[str] = frozenset()

    @classmethod
    def commands(cls) -> Iterator[Command]:
        """Yield the commands of all tables that a class is made of."""
        for table in cls.__mro__:
            yield from (each for each in vars(table).values() if isinstance(each, Command))
