"""Window, tray and notifications, and how they hang together."""

from __future__ import annotations

import asyncio
import functools
import logging
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from ui.dialogs.keep_running import ask_keep_running
from ui.garbage import take_for_lasting
from ui.loading import load_the_rest
from ui.models.sources import ALERTS, Kind, Source
from ui.notify import AlertTeller, Notifications, share
from ui.troubles import Facts
from ui.views.alert_answers import AlertAnswers
from ui.views.arrivals import Arrivals
from ui.views.caring import Caring
from ui.views.foreground import bring_forward
from ui.views.helping import Helping
from ui.views.preferences import Preferring
from ui.views.reporting import Reporting, mask_for
from ui.views.staying import Staying
from ui.views.subscribing import Subscribing
from ui.views.tray import Tray
from ui.views.tray_news import TrayNews

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QSessionManager

    from feedmon import Engine
    from ui.actions import Actions
    from ui.autostart import Autostart
    from ui.bridge import Bridge
    from ui.ending import Application
    from ui.instance import Handover
    from ui.notify import Channel
    from ui.settings import UiSettings
    from ui.tasks import Tasks
    from ui.troubles import Mask, Troubles
    from ui.views.main_window import MainWindow

log = logging.getLogger(__name__)

#: The list is painted, and the first keys are answered, before anything else begins (seconds).
_FIRST_LOOK_S = 0.2


class Desk:
    """Window, tray and notifications, and how they hang together."""

    def __init__(
        self,
        application: Application,
        window: MainWindow,
        actions: Actions,
        *,
        engine: Engine,
        settings: UiSettings,
        tasks: Tasks,
        bridge: Bridge,
        channel: Channel | None,
        autostart: Autostart | None,
        troubles: Troubles,
        log_file: Path,
    ) -> None:
        self._application, self._window = application, window
        self._engine, self._settings, self._bridge = engine, settings, bridge
        self._tasks, self._is_awake = tasks, False
        self._news = TrayNews(engine, tasks, window)
        self._tray = Tray(
            window,
            application,
            actions,
            feeds=window.feeds.feeds,
            failing=lambda: window.feeds.failing,
            newest=self._news.entries,
            paused_until=engine.paused_until,
            snoozed_until=engine.settings.alerts_snoozed_until,
            alerts=lambda: (window.feeds.unread(ALERTS), window.feeds.urgent(ALERTS)),
        )
        self._staying = Staying(
            window,
            self._tray,
            tasks,
            preferences=window.preferences,
            settings=settings,
            ask=ask_keep_running,
        )
        self._arrivals = Arrivals(window, engine, tasks, bridge)
        plain, alerting = share(channel) if channel is not None else (None, None)
        answers = AlertAnswers(window, engine, tasks, self._arrivals)
        self._alerts = AlertTeller(
            tasks,
            channel=alerting,
            say_elsewhere=self._tray.show_message,
            can_say_elsewhere=lambda: self._tray.available,
            is_loud=lambda: window.preferences.notify_sound,
            clock=time.time,
            mark_read=answers.mark_read,
            star=answers.star,
            seen=answers.seen,
            parent=self._window,
        )
        self._alerts.chosen.connect(answers.show)
        self._notifications = Notifications(
            tasks,
            channel=plain,
            say_elsewhere=self._say_in_the_tray,
            is_attended=self._is_attended,
            is_wanted=lambda: window.preferences.notify,
            is_loud=lambda: window.preferences.notify_sound,
            mark_read=self._arrivals.mark_read,
            star=self._arrivals.star,
            picture_of=window.icons.image,
            parent=self._window,
        )
        self._subscribing = Subscribing(
            self._window,
            engine,
            tasks,
            actions,
            importing=window.importing,
            clipboard=application.clipboard(),
            watch=window.watching.add,
            folder=self._chosen_folder,
        )
        self._preferring = Preferring(
            window,
            engine,
            tasks,
            actions,
            undo=window.undo,
            rekeying=window.rekeying,
            preferences=window.preferences,
            autostart=autostart,
            open_url=QDesktopServices.openUrl,
        )
        self._troubles = troubles
        self.caring = Caring(window, engine, tasks, now=time.time)
        self._facts = facts = functools.cache(lambda: Facts.gather(engine.sqlite_version))
        self._helping = Helping(
            window,
            engine,
            tasks,
            actions=actions,
            rekeying=window.rekeying,
            status=window.status,
            facts=facts,
            mask=self._mask,
            log_file=log_file,
        )
        self._reporting = Reporting(
            window, troubles, facts=facts, mask=self._mask, log_file=log_file
        )
        self._reporting.log_wanted.connect(self._helping.open_log)
        self._filled = asyncio.Event()
        window.filled.connect(self._filled.set)
        self._join(actions)

    def minimize(self) -> None:
        """Show only what brings the window back."""
        self._staying.begin_minimized()

    def serve(self, handover: Handover) -> None:
        """Do what another start asks for."""
        log.info("another start hands over %d addresses", len(handover.urls))
        bring_forward(self._window, handover.activation)
        self.add(handover.urls)

    def add(self, urls: Sequence[str]) -> None:
        """Open the dialog for these addresses."""
        self._subscribing.add_all(urls)

    async def wake(self) -> None:
        """Begin to poll, and start the worker processes, once the list is seen."""
        await self._filled.wait()
        await asyncio.sleep(_FIRST_LOOK_S)
        facts = await asyncio.to_thread(self._facts)
        log.info("%s", ", ".join(facts.lines()[:3]))
        await load_the_rest(take_for_lasting)
        self._engine.attach_desktop(self._alerts.tell)
        await self._engine.start()
        await self._engine.warm_up()
        take_for_lasting()
        self._is_awake = True
        log.info("monitoring")

    async def close(self) -> None:
        """Take everything off the screen, remembered as it was."""
        self._window.save_state()
        self._tray.close()
        self._window.hide()
        self._engine.attach_desktop(None)
        await self._notifications.close()

    def _join(self, actions: Actions) -> None:
        self._window.total_unread_changed.connect(self._tray.set_unread)
        self._window.feeds.changed.connect(self._tray.note_change)
        self._bridge.batch.connect(self._news.receive)
        self._bridge.batch.connect(self._tray.receive)
        self._bridge.batch.connect(self._notifications.receive)
        self._bridge.batch.connect(self._alerts.receive)
        self._bridge.batch.connect(self._preferring.receive)
        self._bridge.batch.connect(self.caring.receive)
        self._troubles.refused.connect(self.caring.hear)
        self.caring.backups_wanted.connect(lambda: self._preferring.open_page("Storage"))
        self._preferring.restore_wanted.connect(self.caring.ask_to_restore)
        self._tray.article_chosen.connect(lambda entry: self._arrivals.show([entry]))
        self._tray.message_clicked.connect(self._click_in_the_tray)
        self._notifications.chosen.connect(self._arrivals.show)
        self._window.first_steps.asked.connect(lambda address: self.add([address]))
        self._subscribing.added.connect(self._go_to)
        self._window.watching.added.connect(self._go_to)
        self._subscribing.said.connect(self._window.status.done)
        self._application.applicationStateChanged.connect(self._attend)
        self._application.commitDataRequest.connect(self._save)
        actions.show_window.triggered.connect(lambda: bring_forward(self._window))

    def _say_in_the_tray(self, title: str, body: str) -> None:
        self._alerts.said_elsewhere()
        self._tray.show_message(title, body)

    def _click_in_the_tray(self) -> None:
        if not self._alerts.clicked_elsewhere():
            self._notifications.clicked_elsewhere()

    def _go_to(self, feed_id: int) -> None:
        # It may have been added just now, and the sidebar learns of it through the bridge.
        self._bridge.flush()
        self._window.sidebar.choose(Source(Kind.FEED, feed_id))

    def _chosen_folder(self) -> int | None:
        """The folder in which the person is, in the sidebar."""
        source = self._window.sidebar.source()
        if source.kind is Kind.FOLDER:
            return source.id
        feed = self._window.feeds.feed(source.id) if source.kind is Kind.FEED else None
        return None if feed is None else feed.folder_id

    def _mask(self) -> Mask:
        return mask_for(self._engine.directory, self._window.titles())

    def _is_attended(self) -> bool:
        active = self._application.applicationState() == Qt.ApplicationState.ApplicationActive
        return active and self._window.isVisible() and not self._window.isMinimized()

    def _attend(self) -> None:
        if self._is_attended():
            self._notifications.attended()
            if self._is_awake and not self._tasks.running("attending"):
                self._tasks.start(self._engine.attend(), name="attending")

    def _save(self, _session: QSessionManager) -> None:
        self._window.save_state()
        self._settings.sync()
