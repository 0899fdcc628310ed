"""Rules, and the alerts that they raise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.store import alert_history, alert_tidying, article_texts, rules
from feedmon.store.doors.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from typing import Unpack

    from feedmon.model import (
        Alert,
        AlertRecord,
        Arrival,
        ArticleText,
        Rule,
        RuleSpec,
    )
    from feedmon.store.alert_history import AlertsAsked


class Alerting(Ground):
    """Rules in their order; alerts, newest first."""

    # --- rules ------------------------------------------------------------------------------

    async def rules(self) -> list[Rule]:
        """Return every rule, the first to go first."""
        return await self._read(rules.all_rules)

    async def add_rules(self, new: Sequence[tuple[str, RuleSpec, bool]]) -> list[Rule]:
        """Add rules behind the others: title, what each says, whether it holds."""
        return await self._write_whole(rules.add, tuple(new))

    async def change_rule(
        self, rule_id: int, *, title: str, spec: RuleSpec, enabled: bool
    ) -> Rule | None:
        """Change a rule; ``None`` if it is gone."""
        return await self._write_whole(
            rules.change, rule_id, title=title, spec=spec, enabled=enabled
        )

    async def remove_rules(self, ids: Collection[int]) -> list[int]:
        """Remove rules; what they told of stays."""
        return await self._write_whole(rules.remove, tuple(ids))

    async def put_back_rules(self, before: Sequence[Rule]) -> None:
        """Let rules that were removed be there again; ``before`` are all of then, in order."""
        await self._write_whole(rules.put_back, tuple(before))

    async def arrange_rules(self, ids: Sequence[int]) -> None:
        """Put the rules into this order."""
        await self._write_whole(rules.arrange, tuple(ids))

    async def rules_changed_since(self, revision: int) -> bool:
        """Whether a rule was written or removed after a revision."""
        return await self._read(rules.changed_since, revision)

    async def folders_of(self, feed_id: int) -> frozenset[int]:
        """Return the folders in which a feed lies, up to the top."""
        return await self._read(rules.folders_of, feed_id)

    async def article_text(self, entry_id: int) -> tuple[int, ArticleText] | None:
        """Return an article as rules look at it, with its feed; ``None`` when it is gone."""
        return await self._read(article_texts.one_text, entry_id)

    async def arrival(self, entry_id: int) -> Arrival:
        """Return how an article came."""
        return await self._read(article_texts.arrival, entry_id)

    # --- alerts -----------------------------------------------------------------------------

    async def alerts(self, ids: Iterable[int]) -> list[Alert]:
        """Return those alerts that there are, in this order."""
        return await self._read(alert_history.by_id, tuple(ids))

    async def alerts_since(self, revision: int) -> tuple[list[Alert], list[int]]:
        """Return alerts written after a revision that nobody saw to, and the ids of all."""
        return await self._read(alert_history.raised_since, revision)

    async def told_before(self, entry_id: int) -> frozenset[int]:
        """Return the rules whose alert about an article is not kept any more."""
        return await self._read(alert_tidying.told_before, entry_id)

    async def alert_history(self, **asked: Unpack[AlertsAsked]) -> list[AlertRecord]:
        """Return the alerts that are asked for, newest first, with their deliveries."""
        return await self._read(alert_history.history, asked)

    async def mark_alerts_seen(self, ids: Iterable[int] | None, *, seen: bool) -> list[int]:
        """Note that the person saw to alerts (``None``: to all); return those that changed."""
        return await self._write_whole(
            alert_history.mark_seen, None if ids is None else tuple(ids), seen=seen
        )
