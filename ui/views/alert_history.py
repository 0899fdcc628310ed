"""The alert history, filled and followed; what it wants done is done here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QObject, QUrl, Signal
from PySide6.QtGui import QGuiApplication

from feedmon.errors import FeedmonError, NoSuchDelivery
from feedmon.events import AlertsChanged, AlertsRaised, RulesChanged
from feedmon.model import AlertKind
from ui import text
from ui.keymap import HISTORY
from ui.models.alert_rows import AlertRow
from ui.text import alerts as words
from ui.translation import tr, trn, without_isolates
from ui.views.foreground import bring_forward
from ui.views.key_guard import KeyGuard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from feedmon.events import Event
    from feedmon.model import AlertRecord
    from ui.views.alert_history_window import AlertHistoryWindow
    from ui.views.kit import Kit

_GEOMETRY = "alerts/geometry"
PAGE = 100
_LIST, _MORE = "alert-history", "more-alerts"  # names of tasks


class AlertHistory(QObject):
    """Opens the window, once, and shows in it what the engine tells while it is open.

    *Signals*: ``article_wanted(int)``, an article that the person wants to read;
    ``feed_wanted(int)``, a feed whose health they want to see; ``why_wanted(int)``, an article
    about which they ask why it was told.
    """

    article_wanted = Signal(int)
    feed_wanted = Signal(int)
    why_wanted = Signal(int)

    def __init__(self, parent: QWidget, kit: Kit) -> None:
        super().__init__(parent)
        self._parent, self._engine, self._tasks = parent, kit.engine, kit.tasks
        self._feeds, self._settings, self._keymap = kit.feeds, kit.settings, kit.keymap
        self._icons, self._now, self._open_url = kit.icons, kit.now, kit.open_url
        self._undo, self._status = kit.undo, kit.status
        self._offer = kit.actions.rules
        self._everywhere = [kit.actions.all()[each] for each in kit.actions.everywhere]
        self._rules: set[int] = set()
        self.window: AlertHistoryWindow | None = None
        kit.actions.alert_history.triggered.connect(self.open)

    # --- opening and closing ----------------------------------------------------------------

    def open(self) -> None:
        """Show the window, or bring it to the front."""
        if self.window is None:
            self.window = self._made()
            self._fill()
        bring_forward(self.window)
        self.window.view.setFocus()

    def carry_out(self, name: str) -> None:
        """Do what the window has an action for; where it is seen, so the window comes first."""
        self.open()
        if self.window is not None:
            self.window.made[name].trigger()

    def save_state(self) -> None:
        """Write down where the window is, if it is open."""
        if self.window is not None:
            self._settings.set_value(_GEOMETRY, self.window.saveGeometry())

    def _made(self) -> AlertHistoryWindow:
        from ui.views.alert_history_window import AlertHistoryWindow

        window = AlertHistoryWindow(self._now, self._icons, self._parent, offer=self._offer)
        self._keymap.dress(window.made, HISTORY)
        window.addActions(self._everywhere)
        KeyGuard(window, places=[window.view])
        window.filtered.connect(self._fill)
        window.model.more_wanted.connect(self._want_more)
        window.go_wanted.connect(self._go)
        window.why_wanted.connect(lambda row: self.why_wanted.emit(row.record.alert.entry_id))
        window.retry_wanted.connect(self._retry)
        window.seen_wanted.connect(self._see)
        window.copy_wanted.connect(self._copy)
        window.finished.connect(self._closed)
        geometry = self._settings.value(_GEOMETRY, QByteArray())
        if not geometry.isEmpty():
            window.restoreGeometry(geometry)
        return window

    def _closed(self) -> None:
        self.save_state()
        window, self.window = self.window, None
        if window is not None:
            self._keymap.undress(window.made, HISTORY)
            window.deleteLater()

    # --- what is shown ----------------------------------------------------------------------

    def _fill(self) -> None:
        self._tasks.cancel(_MORE)
        self._tasks.start(self._ask_first(), name=_LIST, replace=True)

    async def _ask_first(self) -> None:
        try:
            rules = await self._engine.rules()
            self._rules = {each.id for each in rules}
            if self.window is not None:
                self.window.show_rules(rules)
            rows = await self._ask()
        except FeedmonError as error:
            self._say(text.error_sentence(error))
            return
        window = self.window
        if window is not None:
            chosen = [row.id for row in window.rows()]
            window.model.reset(rows, more=len(rows) == PAGE)
            window.choose(chosen)
            self._offer_all()

    def _want_more(self) -> None:
        if not self._tasks.running(_MORE):
            self._tasks.start(self._ask_more(), name=_MORE)

    async def _ask_more(self) -> None:
        if self.window is None:
            return
        before = self.window.model.last_key()
        rows = await self._ask(before=before)
        if self.window is not None and before == self.window.model.last_key():
            self.window.model.add_page(rows, more=len(rows) == PAGE)

    async def _ask(self, **more: Any) -> list[AlertRow]:
        """Ask for a page of what is to be shown, and what of it is still there."""
        from ui.views.alert_history_window import Shown

        if self.window is None:
            return []
        shown = self.window.shown
        records = await self._engine.alert_history(
            limit=PAGE,
            rule_id=self.window.rule_id,
            unseen=shown is Shown.UNSEEN,
            failed=shown is Shown.FAILED,
            **more,
        )
        return await self._rows(records)

    async def _rows(self, records: Sequence[AlertRecord]) -> list[AlertRow]:
        ids = {each.alert.entry_id for each in records if each.alert.entry_id is not None}
        there = {each.id for each in await self._engine.entries_by_id(ids)} if ids else set()
        return [self._row(each, there) for each in records]

    def _row(self, record: AlertRecord, there: set[int]) -> AlertRow:
        alert = record.alert
        about_article = alert.kind is AlertKind.ARTICLE
        has_article = about_article and alert.entry_id in there
        missing = words.gone(
            article=about_article and not has_article,
            rule=about_article and alert.rule_id not in self._rules,
            feed=not about_article and self._feeds.feed(alert.feed_id or 0) is None,
        )
        return AlertRow(record, missing, has_article)

    # --- what happens -----------------------------------------------------------------------

    def take(self, events: Iterable[Event]) -> None:
        """Show what the engine tells; nothing is to be done while nobody looks."""
        if self.window is None:
            return
        raised: set[int] = set()
        for event in events:
            match event:
                case AlertsRaised(alerts):
                    raised.update(each.id for each in alerts)
                case AlertsChanged(()):
                    self._fill()
                case AlertsChanged(ids):
                    raised.update(ids)
                case RulesChanged(rules):
                    self._rules = {each.id for each in rules}
                    self.window.show_rules(rules)
                    self._fill()
        if raised:
            self._tasks.start(self._look(raised), name="alerts-changed")

    async def _look(self, ids: set[int]) -> None:
        """Show alerts as they are now; those that came, where they belong."""
        shown = set() if self.window is None else set(self.window.model.ids())
        new, known = ids - shown, ids & shown
        rows = await self._rows(await self._engine.alert_history(ids=known, limit=len(known)))
        if new:  # with the filter: who looks at failures sees no others
            rows += await self._ask(ids=new)
        if self.window is None:
            return
        self.window.model.take_out(known - {row.id for row in rows})
        last = self.window.model.last_key()
        below = self.window.model.canFetchMore(self.window.view.rootIndex())
        self.window.model.put(
            row for row in rows if not below or last is None or row.place <= (-last[0], -last[1])
        )
        self._offer_all()

    def _offer_all(self) -> None:
        if self.window is not None:
            model = self.window.model
            unseen = any(
                model.row(at).record.alert.seen_at is None for at in range(model.rowCount())
            )
            more = model.canFetchMore(self.window.view.rootIndex())
            self.window.see_all.setEnabled(unseen or more)

    # --- what is wanted ---------------------------------------------------------------------

    def _go(self, row: AlertRow) -> None:
        alert = row.record.alert
        if alert.seen_at is None:
            self._see([alert.id], True)
        if alert.kind is not AlertKind.ARTICLE:
            self.feed_wanted.emit(alert.feed_id or 0)
        elif row.has_article:
            bring_forward(self._parent)
            self.article_wanted.emit(alert.entry_id)
        else:
            url = QUrl(alert.link or "")
            if url.scheme().lower() in {"http", "https"}:
                self._open_url(url)
            else:
                self._say(tr("The article is not there any more"))

    def _see(self, ids: list[int], seen: bool) -> None:
        work = self._engine.mark_alerts_seen(ids or None, seen=seen)
        self._tasks.start(work, name="see-alerts")

    def _retry(self, delivery_ids: list[int]) -> None:
        if delivery_ids:
            self._tasks.start(self._try_again(delivery_ids), name="retry-deliveries")

    async def _try_again(self, delivery_ids: list[int]) -> None:
        again = 0
        for delivery_id in dict.fromkeys(delivery_ids):  # that of a digest is one of many alerts
            try:
                await self._engine.retry_delivery(delivery_id)
            except NoSuchDelivery:
                continue  # another program was faster
            again += 1
        self._say(trn(again, "{n} delivery is tried again", "{n} deliveries are tried again"))

    def _copy(self, rows: list[AlertRow]) -> None:
        if rows:
            said = "\n\n".join(words.alert_text(row.record, self._now()) for row in rows)
            QGuiApplication.clipboard().setText(without_isolates(said))
            self._say(trn(len(rows), "{n} alert copied", "{n} alerts copied"))

    def _say(self, said: str) -> None:
        if self.window is not None:
            self.window.footer.setText(said)
