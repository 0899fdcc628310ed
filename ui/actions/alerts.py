"""What one is told of: when, why, and for how long not."""

from __future__ import annotations

from ui.actions.command import NO_ARTICLE, Command, Reach, Table
from ui.translation import mark

_ALERT = mark("Choose an alert in the alert history first.")


class AlertCommands(Table):
    """What is done about alerts in the main window, and by the tray."""

    alert_history = Command(
        mark("Alert Histor&y"),
        mark("Show of what you were told, when, and how"),
        "history",
        "Ctrl+Shift+B",
    )
    why_alert = Command(
        mark("Wh&y an Alert, or None…"),
        mark("Show what each rule finds in the article, and what came of it"),
        "circle-question-mark",
        "Shift+W",
        needs=NO_ARTICLE,
    )
    snooze_hour = Command(
        mark("For &One Hour"),
        mark("Show no alerts for an hour; those that are urgent come through"),
        "bell-off",
        "Ctrl+F6",
    )
    snooze_tomorrow = Command(
        mark("Until &Tomorrow"),
        mark("Show no alerts until tomorrow morning; those that are urgent come through"),
        "bell-off",
        "Ctrl+Shift+F6",
    )
    wake_alerts = Command(
        mark("Show Alerts &Again"),
        mark("Show alerts again, those that came meanwhile in one message"),
        "bell-ring",
        "Ctrl+Shift+F10",
        needs=mark("Alerts are not snoozed."),
    )


class HistoryCommands(Table):
    """What is done with the alerts that are chosen in their history, which makes the actions."""

    go = Command(
        mark("Open"),
        mark("Show the article, or how the feed does"),
        "newspaper",
        "Return",
        reach=Reach.VIEW,
        needs=_ALERT,
    )
    why = Command(
        mark("Why?"),
        mark("Show what each rule finds in the article, and what came of it"),
        "circle-question-mark",
        "Shift+W",
        needs=mark("Choose an alert about an article in the alert history first."),
    )
    retry = Command(
        mark("Try Again"),
        mark("Deliver again now what failed"),
        "refresh-cw",
        "F5",
        needs=mark("Choose an alert whose delivery failed in the alert history first."),
    )
    see = Command(
        mark("Mark as Seen"),
        mark("Mark the chosen alerts as seen, or not"),
        "circle-check",
        "M",
        needs=_ALERT,
    )
    see_all = Command(
        mark("Mark All as Seen"),
        mark("Mark every alert as seen"),
        "check-check",
        "Shift+A",
        needs=mark("Every alert was seen."),
    )
    copy = Command(
        mark("Copy"),
        mark("Copy the chosen alerts as text"),
        "clipboard-list",
        "Ctrl+C",
        reach=Reach.VIEW,
        needs=_ALERT,
    )
    leave = Command(
        mark("Close Alert History"),
        mark("Close this window"),
        "x",
        "Ctrl+W",
        needs=mark("The alert history is not open."),
    )
