"""Days as headings, in the person's language."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale

from ui.translation import tr


def day_heading(day: date, now: float) -> str:
    """Write a day: "Today", "Yesterday", "Tuesday", "12 March", "12 March 2024"."""
    today = date.fromtimestamp(now)  # noqa: DTZ012 - days are those of the machine
    days = (today - day).days
    if days == 0:
        return tr("Today")
    if days == 1:
        return tr("Yesterday")
    shown = QDate(day.year, day.month, day.day)
    if 1 < days < 7:
        return QLocale().standaloneDayName(shown.dayOfWeek())
    if day.year == today.year:
        return QLocale().toString(shown, tr("d MMMM", "a day of this year, in Qt's format"))
    return QLocale().toString(shown, tr("d MMMM yyyy", "a day of another year, in Qt's format"))
