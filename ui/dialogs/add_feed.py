"""Follow feeds: paste an address, see what is behind it as it is found, choose."""

from __future__ import annotations

import re
import time
from contextlib import aclosing
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from feedmon.errors import FeedmonError, HttpStatus, NoFeedFound, OpmlFound, ParseError
from feedmon.frozen import frozen
from ui import text
from ui.dialogs.answer import Answer
from ui.dialogs.candidates import CandidateList
from ui.dialogs.folder_choice import FolderChoice
from ui.dialogs.sizes import give_room
from ui.models.candidates import CandidateModel
from ui.translation import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Sequence

    from feedmon.model import Candidate, Folder
    from ui.tasks import Tasks

#: The task that looks.
LOOKING = "look up an address"  # not for people
# The person has stopped typing.
_REST_MS = 800
# More letters at once than anybody types.
_PASTED = 4
_SIZE = (600, 560)
#: Who answers about once a minute: half an address would cost the whole one its turn.
_RARE = "reddit"

_ASK = mark("Paste the address of a feed, or of whatever you would like to follow.")
_EXAMPLES = """\
example.org
youtube.com/@channel
@name@instance.social
github.com/owner/project
r/subreddit"""
_OFFER = mark("This address was on the clipboard.")
_MEANT = re.compile(r"@?[\w.-]+@[^\s/@]+\.[^\s/@]{2,}|/?(?:r|u)/\w{2,}/?")


class Find(Protocol):
    """How the feeds behind an address are found, one after the other."""

    def __call__(
        self, address: str, *, usual_places: bool = False
    ) -> AsyncGenerator[Candidate, None]:
        """Give them as they are found."""


@frozen
class Chosen:
    """What the person decided: these feeds, in this folder (``None``: at the top), or in a new one.

    A single feed that is followed already is one to go to. ``opml`` is a list to import instead,
    ``page`` the address of a page to be watched.
    """

    candidates: tuple[Candidate, ...]
    folder_id: int | None = None
    new_folder: str = ""
    opml: bytes = b""
    page: str = ""


class AddFeedDialog(QDialog):
    """Looks up what is typed, lists the feeds as they are found and lets some be chosen.

    What ``find`` raises of our own errors is said here. ``address`` stands in the field at first;
    it is looked up at once, or, with ``offered``, only when the person agrees: an address on the
    clipboard need not be meant for us.
    """

    def __init__(
        self,
        parent: QWidget | None,
        *,
        find: Find,
        folders: Sequence[Folder],
        tasks: Tasks,
        address: str = "",
        offered: bool = False,
        folder_id: int | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Add Feed"))
        self._find = find
        self._tasks = tasks
        self._looked_up = ""
        self._length = 0
        self._opml = b""
        self._page = ""
        self._model = CandidateModel(clock, self)
        self._list = CandidateList(self._model, clock)
        self._folder = FolderChoice(folders, chosen=folder_id)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._begin)
        self._build()
        self._address.setText(address)
        self._address.selectAll()
        self._length = len(address)
        self._address.textChanged.connect(self._typed)
        self._model.checked.connect(self._offer)
        self._list.looked_at.connect(self._offer)
        self._folder.changed.connect(self._offer)
        self.finished.connect(lambda _result: self._stop())
        self._ask(tr(_OFFER if address and offered else _ASK))
        if address and not offered:
            self._begin()

    @property
    def address(self) -> str:
        """What was looked up last."""
        return self._looked_up

    @property
    def chosen(self) -> Chosen | None:
        """What was decided, or would be now."""
        if self._page:
            return Chosen((), self._folder.folder_id, page=self._page)
        if self._opml:
            return Chosen((), opml=self._opml)
        if not self._found:
            return None
        checked = tuple(self._model.chosen())
        if checked:
            if not self._folder.is_complete:
                return None
            return Chosen(checked, self._folder.folder_id, self._folder.new_title)
        current = self._list.current
        known = current is not None and current.subscribed_id is not None
        return Chosen((current,)) if known and current is not None else None

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self._address = QLineEdit(placeholderText=tr("Address"), clearButtonEnabled=False)
        self._address.setAccessibleName(tr("Address"))
        self._look_up = QPushButton(tr("&Look Up"))
        self._look_up.clicked.connect(self._begin)
        self._busy = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self._busy.setFixedHeight(4)
        self._busy.setAccessibleName(tr("Looking"))
        policy = self._busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._busy.setSizePolicy(policy)
        self._busy.hide()
        self._answer = Answer()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._answer)
        self._pages.addWidget(self._list)
        ground = QFrame()
        ground.setObjectName("popover")
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(2, 4, 2, 4)
        inside.addWidget(self._pages)
        self._where = QWidget()
        folder = QHBoxLayout(self._where)
        folder.setContentsMargins(0, 0, 0, 0)
        folder.setSpacing(8)
        label = QLabel(tr("&Folder"))
        label.setBuddy(self._folder)
        folder.addWidget(label)
        folder.addWidget(self._folder, 1)
        policy = self._where.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._where.setSizePolicy(policy)
        self._watch = QPushButton(tr("&Watch This Page…"), autoDefault=False)
        self._watch.setProperty("class", "link")
        self._watch.setProperty("flush", True)
        self._watch.setToolTip(tr("Be told of changes of the page itself, or of a part of it"))
        self._watch.clicked.connect(self._watch_page)
        self._add = QPushButton(tr("Add Feed"))
        self._add.clicked.connect(self.accept)
        self._lay_out(ground)

    def _lay_out(self, ground: QWidget) -> None:
        cancel = QPushButton(tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        above, below = QHBoxLayout(), QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self._address, 1)
        above.addWidget(self._look_up)
        below.setSpacing(8)
        below.addWidget(self._watch)
        below.addStretch(1)
        below.addWidget(cancel)
        below.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addLayout(above)
        column.addWidget(self._busy)
        column.addWidget(ground, 1)
        column.addSpacing(4)
        column.addWidget(self._where)
        column.addSpacing(4)
        column.addLayout(below)
        give_room(self, *_SIZE)

    # --- the address ------------------------------------------------------------------------

    def _typed(self, address: str) -> None:
        grown = len(address) - self._length
        self._length = len(address)
        self._stop()
        self._looked_up = ""
        self._forget()
        self._ask(tr(_ASK))
        if not _is_whole(address):
            return
        if grown >= _PASTED:
            self._begin()
        elif _RARE not in address:
            self._rest.start()

    def _begin(self, *_: object, usual_places: bool = False) -> None:
        self._stop()
        address = self._address.text().strip()
        if not address:
            return
        self._looked_up = address
        self._forget()
        self._busy.show()
        self._answer.say(tr("Looking in the usual places…") if usual_places else tr("Looking…"))
        self._pages.setCurrentWidget(self._answer)
        self._offer()
        story = self._fill(address, usual_places=usual_places)
        self._tasks.start(story, name=LOOKING, replace=True)

    async def _fill(self, address: str, *, usual_places: bool) -> None:
        try:
            async with aclosing(self._find(address, usual_places=usual_places)) as found:
                async for candidate in found:
                    self._model.add(candidate)
                    self._pages.setCurrentWidget(self._list)
                    self._offer()
        except OpmlFound as listed:
            self._show_list(listed)
        except FeedmonError as error:
            # What was found stays: that another link did not work is not for this moment.
            if not self._found:
                self._show_failure(error)
        self._busy.hide()
        self._offer()
        if self._found and self._address.hasFocus():
            self._list.view.setFocus()

    def _stop(self) -> None:
        self._rest.stop()
        self._busy.hide()
        self._tasks.cancel(LOOKING)

    def _forget(self) -> None:
        self._opml = b""
        self._model.clear()

    # --- what is shown ----------------------------------------------------------------------

    @property
    def _found(self) -> bool:
        return self._model.rowCount() > 0

    def _ask(self, sentence: str) -> None:
        self._answer.say(sentence, _EXAMPLES if sentence == tr(_ASK) else "", icon="rss")
        self._pages.setCurrentWidget(self._answer)
        self._offer()

    def _show_failure(self, error: FeedmonError) -> None:
        nothing = isinstance(error, NoFeedFound)
        page = nothing or isinstance(error, ParseError)
        may_guess = (isinstance(error, NoFeedFound) and error.detail != "usual-places") or (
            isinstance(error, HttpStatus) and error.status in {403, 404, 405, 410}
        )
        guess = (tr("Look in the &Usual Places"), self._guess) if may_guess else None
        self._answer.say(
            text.error_sentence(error),
            text.what_came_back(error),
            icon="rss" if nothing else "circle-alert",
            ink="muted" if nothing else "warning",
            action=(tr("&Watch This Page…"), self._watch_page) if page else guess,
            other=guess if page else None,
        )
        self._pages.setCurrentWidget(self._answer)

    def _show_list(self, listed: OpmlFound) -> None:
        self._opml = listed.data
        self._answer.say(
            trn(listed.feeds, "This is a list of {n} feed.", "This is a list of {n} feeds."),
            tr("Importing it follows those that you do not follow yet."),
            icon="download",
        )
        self._pages.setCurrentWidget(self._answer)

    def _watch_page(self) -> None:
        """Leave feeds alone: the page itself is to be watched."""
        self._page = self._looked_up
        self.accept()

    def _guess(self) -> None:
        self._begin(usual_places=True)

    def _offer(self) -> None:
        """Let the buttons say what they would do now."""
        chosen = self.chosen
        going = chosen is not None and not self._model.chosen() and not chosen.opml
        number = len(self._model.chosen())
        words = tr("Add {number} Feeds", number=number) if number > 1 else tr("Add Feed")
        self._add.setText(tr("Import") if self._opml else tr("Go to Feed") if going else words)
        self._add.setEnabled(chosen is not None)
        self._look_up.setEnabled(bool(self._address.text().strip()) and self._busy.isHidden())
        self._where.setVisible(self._found and not going)
        self._watch.setVisible(self._found)
        # Enter does what is next.
        (self._add if self._found or self._opml else self._look_up).setDefault(True)


def _is_whole(address: str) -> bool:
    """Whether this may be a whole address: something with a dot, and something behind it."""
    typed = address.strip()
    if _MEANT.fullmatch(typed):
        return True
    host = typed.rpartition("://")[2].partition("/")[0]
    name, dot, end = host.rpartition(".")
    return bool(name and dot and len(end) >= 2)
