"""The dialog around the pages: a list of them, the one that is chosen, OK and Cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from feedmon.errors import FeedmonError
from ui import text
from ui.dialogs.pages import PagedDialog
from ui.dialogs.properties.articles import Articles
from ui.dialogs.properties.checking import Checking
from ui.dialogs.properties.form import Wanted
from ui.dialogs.properties.login import Login, wants_login
from ui.dialogs.properties.naming import Naming
from ui.dialogs.properties.notes import Notes
from ui.dialogs.properties.watched import Watched
from ui.dialogs.properties.watching import WatchingOver
from ui.dialogs.sizes import give_room
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from feedmon.model import FeedDetails, Folder, KeptPassword, Plan, WatchSpec, WatchVersion
    from feedmon.settings import Settings
    from ui.dialogs.properties.form import Form
    from ui.tasks import Tasks

_SIZE = (640, 520)
_LIST_WIDTH = 148


class PropertiesDialog(PagedDialog):
    """When accepted, ``wanted()`` says what is to be changed.

    ``understand`` takes a typed address and gives the one that is meant, and what is wrong with it
    in a sentence, or nothing. ``around`` is how often it is asked if it wants nothing of its own. A
    feed whose server asks for a login opens with the page for it. ``watched`` is what a watch looks
    at, and what it saw: a page of its own, the second one.

    *Signals*: ``site_wanted(str)``; ``health_wanted()``, the log of all its polls;
    ``resume_wanted()`` and ``merge_wanted()`` as Notes has them.
    """

    site_wanted = Signal(str)
    health_wanted = Signal()
    resume_wanted = Signal()
    merge_wanted = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        details: FeedDetails,
        *,
        folders: Sequence[Folder],
        around: Plan,
        settings: Settings,
        tasks: Tasks,
        understand: Callable[[str], Awaitable[tuple[str, str]]],
        now: float,
        watched: tuple[WatchSpec, Sequence[WatchVersion]] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(
            tr("Properties of {title}", title=text.one_line(details.feed.title, 60))
        )
        self._tasks, self._understand = tasks, understand
        self._url = ""
        self.naming = Naming(details, folders, now=now)
        self.checking = Checking(details, around=around, now=now)
        self.articles = Articles(details, settings=settings, now=now)
        self.watching = WatchingOver(details, settings=settings, now=now)
        self.login = Login(details)
        self.notes = Notes(details)
        self.watched = None if watched is None else Watched(*watched, now=now)
        self.pages: tuple[Form, ...] = (
            self.naming,
            *(() if self.watched is None else (self.watched,)),
            self.checking,
            self.articles,
            self.watching,
            self.login,
            self.notes,
        )
        self._ok = QPushButton("OK", default=True)
        self._ok.clicked.connect(self.accept)
        cancel = QPushButton(tr("Cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        self._lay_out(self.pages, [cancel, self._ok], list_width=_LIST_WIDTH)
        give_room(self, *_SIZE)
        self.naming.site_wanted.connect(self.site_wanted)
        self.checking.health_wanted.connect(self.health_wanted)
        self.notes.resume_wanted.connect(self.resume_wanted)
        self.notes.merge_wanted.connect(self.merge_wanted)
        self.naming.folder.changed.connect(self._enable)
        self.naming.address.textEdited.connect(lambda _: self.naming.complain(""))
        self.naming.address.textChanged.connect(self.login.address_changed)
        self.list.currentRowChanged.connect(self._stack.setCurrentIndex)
        page: Form = self.naming
        field = self.naming.name
        if wants_login(details):
            page, field = self.login, self.login.account
            if details.feed.account:
                field = self.login.password
        self.list.setCurrentRow(self.pages.index(page))
        field.setFocus()

    def show_kept(self, kept: KeptPassword) -> None:
        """Say where the feed's password is, as soon as that is known."""
        self.login.show_kept(kept)

    def wanted(self) -> Wanted:
        """Return what was changed."""
        edit = {
            name: value
            for page in (self.naming, self.checking, self.articles, self.watching, self.login)
            for name, value in page.edit().items()
        }
        if self._url:
            # An address that the person gives may be one of their own network.
            edit |= {"url": self._url, "private_allowed": True}
        return Wanted(
            edit=edit,
            new_folder=self.naming.folder.new_title,
            password=self.login.new_password,
            forget_password=self.login.forgets,
        )

    def accept(self) -> None:
        """Close, unless there is something wrong with the address, or with the name."""
        if not self._ok.isEnabled():
            return
        if not self.checking.can_be_sent():
            self.list.setCurrentRow(self.pages.index(self.checking))
            self.checking.agent.setFocus()
            self.checking.agent.selectAll()
            return
        typed = self.naming.typed_address
        if not typed:
            self._url = ""
            super().accept()
            return
        self._ok.setEnabled(False)
        looking = self._tasks.start(self._look_at(typed), name="look at an address", replace=True)
        self.finished.connect(lambda _result: looking.cancel())

    async def _look_at(self, typed: str) -> None:
        try:
            self._url, trouble = await self._understand(typed)
        except FeedmonError:
            self._enable()
            raise
        self._enable()
        if self.naming.typed_address != typed:
            return  # the person writes on
        if trouble:
            self.naming.complain(trouble)
            self.list.setCurrentRow(self.pages.index(self.naming))
            self.naming.address.setFocus()
            self.naming.address.selectAll()
        else:
            super().accept()

    def _enable(self) -> None:
        self._ok.setEnabled(self.naming.folder.is_complete)
