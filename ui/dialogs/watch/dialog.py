"""The dialog of a watch: the form, and beside it what would be seen of the page now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialog,
    QProgressBar,
    QPushButton,
)

from feedmon.errors import BadWatch, FeedmonError
from feedmon.model import WatchSpec, WatchWhen
from ui import text
from ui.dialogs.buttons import lay_above
from ui.dialogs.fields import quiet
from ui.dialogs.side_by_side import SideBySide
from ui.dialogs.sizes import give_room
from ui.dialogs.watch.fields import PART, WHEN, field_of
from ui.dialogs.watch.form import Wanted, WatchForm
from ui.dialogs.watch.preview import SeenPane
from ui.text import watches as said
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from feedmon.model import Folder, WatchPreview, WatchSuggestion
    from ui.tasks import Tasks

#: Typing that pauses for so long is looked at; in an address one pauses longer.
REST_MS, ADDRESS_REST_MS = 200, 800
LOOKING, SUGGESTING = "look at a watch", "suggest watches"  # not for people
_SIZE = (1040, 760)


class WatchDialog(QDialog):
    """When accepted, ``wanted`` says what was decided.

    ``preview`` says what would be seen of an address, ``suggest`` what may be worth watching there,
    although it looks like something else; what they raise of our own errors is said here.
    ``known`` is a watch that there is already. ``announce`` tells those who hear the window what
    appears beside their keys.
    """

    def __init__(
        self,
        parent: QWidget | None,
        *,
        preview: Callable[[str, WatchSpec], Awaitable[WatchPreview]],
        suggest: Callable[[str, tuple[str, ...]], Awaitable[Sequence[WatchSuggestion]]],
        tasks: Tasks,
        before: Wanted | None = None,
        known: bool = False,
        folders: Sequence[Folder] = (),
        announce: Callable[[QWidget, str], None] = lambda _widget, _words: None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("What Is Watched") if known else tr("Watch a Web Page"))
        self._preview, self._suggest, self._tasks = preview, suggest, tasks
        self._known, self._announce = known, announce
        self._asked: tuple[str, WatchSpec] | None = None  # what was looked at last, or is now
        self._found: WatchPreview | None = None  # what came of it
        self._name = ""
        self._failed = ""  # or why nothing did
        self._suggested_for: tuple[str, tuple[str, ...]] | None = None
        self._busy = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self._busy.setFixedHeight(4)
        self._busy.setAccessibleName(tr("Looking"))
        policy = self._busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._busy.setSizePolicy(policy)
        self._busy.hide()
        before = before or Wanted("", WatchSpec())
        self.form = WatchForm(before, folders, known=known, busy=self._busy)
        self.seen = SeenPane()
        self.reason = quiet("")
        self.save = QPushButton(tr("Save") if known else tr("Watch"), default=True)
        self.save.clicked.connect(self._press)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._begin)
        self._lay_out()
        self.form.typed.connect(self._typed)
        self.form.begun.connect(self._begin)
        self.form.changed.connect(self._change)
        self.finished.connect(lambda _result: self._stop())
        self._judge()
        if self.form.wanted.address:
            self._begin()
        (self.form.spec.part if known else self.form.address).setFocus()

    @property
    def wanted(self) -> Wanted:
        """What stands in the form."""
        wanted = self.form.wanted
        return replace(wanted, title=wanted.title or self._name)

    # --- looking ----------------------------------------------------------------------------

    def _typed(self) -> None:
        """Begin with another address once typing pauses: half a one need not be asked."""
        self._stop()
        self._asked = self._found = None
        self._failed = self._name = ""
        self._suggested_for = None
        self.form.forget_likeness()
        self.form.offer(None)
        self.form.call_it("")
        self.seen.explain(tr("What would be watched of the page is shown here."))
        if "." in self.wanted.address or ":" in self.wanted.address:
            self._rest.start(ADDRESS_REST_MS)
        self._judge()

    def _change(self) -> None:
        """Look at the page with other eyes once typing pauses."""
        if self._asked is not None and self._looked_at != self._asked[1]:
            self._tasks.cancel(LOOKING)
            self._found, self._failed = None, ""
            self._rest.start(REST_MS)
        self._judge()

    def _begin(self) -> None:
        self._rest.stop()
        wanted = self.wanted
        if not wanted.address:
            return
        page = (wanted.address, wanted.spec.although)
        if self._suggested_for != page:
            self._suggested_for = page
            self.form.offer(None, tr("Looking…"))
            self._tasks.start(self._offer(*page), name=SUGGESTING, replace=True)
        self._asked = (wanted.address, self._looked_at)
        self._found, self._failed = None, ""
        if self.form.spec.missing[0] == PART:
            self.seen.explain(tr("What would be watched of the page is shown here."))
        else:
            self._busy.show()
            self._tasks.start(self._look(*self._asked), name=LOOKING, replace=True)
        self._judge()

    @property
    def _looked_at(self) -> WatchSpec:
        """What is looked at; where a condition is not written yet, it is looked at without."""
        spec = self.wanted.spec
        if self.form.spec.missing[0] == WHEN:
            return replace(spec, when=WatchWhen.CHANGE, limit=None, words="")
        return spec

    async def _look(self, address: str, spec: WatchSpec) -> None:
        try:
            found = await self._preview(address, spec)
        except FeedmonError as error:
            self._failed = text.error_sentence(error)
            self.seen.explain(self._failed, wrong=True)
        else:
            self._found = found
            # A page without a title is called by its address.
            if found.title or not found.problems:
                self._name = "" if found.title else said.page_name(address)
                self.form.call_it(text.one_line(found.title or self._name, 200))
            self.form.show_likeness(found.looks_like)
            self.seen.show_preview(found, spec)
        self._busy.hide()
        self._judge()
        self._announce(self.seen, self.seen.words)

    async def _offer(self, address: str, although: tuple[str, ...]) -> None:
        try:
            found = await self._suggest(address, although)
        except FeedmonError:  # the preview of the same page says why
            self.form.offer(None)
            return
        self.form.offer(found)
        if found and self.focusWidget() is self.form.address and not self._known:
            self.form.found.setFocus()
            self.form.found.choose(0)

    def _stop(self) -> None:
        self._rest.stop()
        self._busy.hide()
        self._tasks.cancel(LOOKING)
        self._tasks.cancel(SUGGESTING)

    # --- what is wrong with it --------------------------------------------------------------

    def _judge(self) -> None:
        """Say what is wrong beside its field, and why it can't be saved."""
        where, words = self.form.spec.missing
        beside = {where: words} if where and self._is_late(where) else {}
        page = self._failed
        for problem in () if self._found is None else self._found.problems:
            field = field_of(problem.code, problem.detail)
            if field:
                beside.setdefault(field, said.trouble(problem))
            else:
                page = said.trouble(problem)
        self.form.spec.say(beside.items())
        self.form.complain(page)
        reason = self._reason(words, page or next(iter(beside.values()), ""))
        self.reason.setText(reason)
        self.save.setEnabled(not reason)
        self.save.setAccessibleDescription(reason)
        self.form.look_up.setEnabled(bool(self.wanted.address) and self._busy.isHidden())
        # Enter does what is next.
        looked = self._asked is not None and self._asked[0] == self.wanted.address
        (self.save if looked or self._known else self.form.look_up).setDefault(True)

    def _is_late(self, where: str) -> bool:
        """Whether something is written in a field of which something is wrong."""
        spec = self.form.spec
        return where == WHEN and bool(spec.limit.text().strip()) and spec.limit.isVisible()

    def _reason(self, missing: str, wrong: str) -> str:
        """Say why it can't be saved; "" when it can."""
        reasons = [missing]
        if not self.wanted.address:
            reasons = [tr("Give the address of the page.")]
        if not self.form.folder.is_complete:
            reasons.append(tr("Give the new folder a name."))
        # A page that does not answer now may be looked at in another way nevertheless.
        if not self._known or self._is_bad:
            reasons.append(wrong)
        if not self._known and (
            self._found is None or self._asked != (self.wanted.address, self.wanted.spec)
        ):
            reasons.append(tr("The page has not been looked at yet."))
        return next(filter(None, reasons), "")

    @property
    def _is_bad(self) -> bool:
        found = self._found
        return found is not None and any(each.code == BadWatch.code for each in found.problems)

    def _press(self) -> None:
        if self.save.isEnabled():
            self.accept()

    # --- building ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.splitter = SideBySide(self.form, self.seen)
        lay_above(self.splitter, self, self.save, self.reason)
        give_room(self, *_SIZE)
