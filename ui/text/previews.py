"""What is said of a rule that is tried over the stored articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.errors import WorkFailed
from ui.text.failures import error_sentence
from ui.text.numbers import count, decimal
from ui.translation import tr, trn

if TYPE_CHECKING:
    from feedmon.errors import FeedmonError
    from feedmon.model import RulePreview


def preview_line(found: RulePreview) -> str:
    """Say how many articles a rule would have matched, and how often that is."""
    if not found.done:
        return trn(
            found.matched,
            "{n} article so far, of {all} in the last {days} days…",
            "{n} articles so far, of {all} in the last {days} days…",
            all=count(found.articles),
            days=found.days,
        )
    if not found.articles:
        return tr("There is no article of the last {days} days to try it on.", days=found.days)
    if not found.matched:
        return trn(
            found.articles,
            "It would have matched none of {n} article in the last {days} days.",
            "It would have matched none of {n} articles in the last {days} days.",
            days=found.days,
        )
    return tr(
        "It would have matched {matched} of {all} articles in the last {days} days: {often}.",
        matched=count(found.matched),
        all=count(found.articles),
        days=found.days,
        often=_often(found.matched / found.days),
    )


def preview_failure(error: FeedmonError) -> str:
    """Say why a rule could not be tried."""
    if isinstance(error, WorkFailed):
        return tr("The articles could not be looked through.")
    return error_sentence(error)


def preview_trouble(code: str | None) -> str:
    """Say what a trial could not do; empty where it did all."""
    if not code:
        return ""
    return tr("The pattern took too long, so not all was looked through. Make it simpler.")


def _often(a_day: float) -> str:
    if a_day >= 10:
        return tr("{number} a day", number=count(round(a_day)))
    if a_day >= 0.95:
        return tr("{number} a day", number=decimal(a_day))
    a_week = a_day * 7
    if a_week >= 0.95:
        return tr("{number} a week", number=decimal(a_week))
    return tr("less than one a week")
