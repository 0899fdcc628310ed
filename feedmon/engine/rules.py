"""Rules: kept, tried over what is stored, given to others; and why an article raised an alert."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from feedmon.engine.ground import Ground
from feedmon.engine.rule_trials import try_rule
from feedmon.engine.titles import one_line
from feedmon.errors import BadRule, NoSuchRule
from feedmon.events import AlertsChanged, AlertsRaised, RulesChanged
from feedmon.model import Origin, Told, Why
from feedmon.rules import Article, Judgement, faults_of, rules_from_document, rules_to_document
from feedmon.store.rule_preview import be_ready

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from typing import Unpack

    from feedmon.model import AlertRecord, Arrival, Folder, Rule, RulePreview, RuleSpec
    from feedmon.store.alert_history import AlertsAsked

#: For so long back a rule is tried.
PREVIEW_DAYS = 30


class Ruling(Ground):
    """Rules and the alerts that they raise."""

    async def rules(self) -> list[Rule]:
        """Return every rule, the first to go first."""
        return await self._store.rules()

    async def add_rule(self, title: str, spec: RuleSpec, *, enabled: bool = True) -> Rule:
        """Keep a rule behind the others. Raises BadRule, ValueError (no title)."""
        _require_good(spec)
        (rule,) = await self._store.add_rules([(one_line(title), spec, enabled)])
        await self._to_the_end(self._tell_rules())
        return rule

    async def change_rule(
        self, rule_id: int, *, title: str, spec: RuleSpec, enabled: bool = True
    ) -> Rule:
        """Change a rule. Raises NoSuchRule, BadRule, ValueError (no title)."""
        _require_good(spec)
        rule = await self._store.change_rule(
            rule_id, title=one_line(title), spec=spec, enabled=enabled
        )
        if rule is None:
            raise NoSuchRule(rule_id)
        await self._to_the_end(self._tell_rules())
        return rule

    async def remove_rules(self, ids: Collection[int]) -> list[Rule]:
        """Remove rules; all rules as they were in order, for ``put_back_rules``."""
        before = await self._store.rules()
        await self._store.remove_rules(ids)
        await self._to_the_end(self._tell_rules())
        return before

    async def put_back_rules(self, before: Sequence[Rule]) -> None:
        """Let rules that were removed be there again, in their old order."""
        await self._store.put_back_rules(before)
        await self._store.arrange_rules([rule.id for rule in before])
        await self._to_the_end(self._tell_rules())

    async def arrange_rules(self, ids: Sequence[int]) -> None:
        """Put the rules into this order: the first goes first."""
        await self._store.arrange_rules(ids)
        await self._to_the_end(self._tell_rules())

    async def prepare_preview(self) -> None:
        """Let a worker process be ready for previews, so that the first one need not wait for it.

        Raises WorkFailed.
        """
        await self._parts.workers.run(be_ready)

    async def preview_rule(
        self,
        spec: RuleSpec,
        *,
        days: int = PREVIEW_DAYS,
        progress: Callable[[RulePreview], object] = lambda _found: None,
    ) -> RulePreview:
        """Look for what a rule would have matched; ``progress`` gets what was found until then.

        Cancelling stops it soon. Raises BadRule for a pattern that is none, and WorkFailed.
        """
        return await try_rule(
            self._store.path,
            self._parts.workers,
            spec,
            now=int(self._parts.clock()),
            days=days,
            progress=progress,
        )

    async def export_rules(self, ids: Iterable[int] | None = None) -> str:
        """Return rules (or all) as a JSON document; where alerts go to is not in it."""
        wanted = None if ids is None else set(ids)
        rules = [rule for rule in await self._store.rules() if wanted is None or rule.id in wanted]
        feeds = {feed.id: feed.url for feed in await self._store.feeds()}
        return rules_to_document(rules, feeds=feeds, folders=_paths(await self._store.folders()))

    async def import_rules(self, document: str) -> list[Rule]:
        """Keep the rules of a JSON document behind the others. Raises feedmon.rules.BadRules.

        One about feeds or folders that are not here does not hold until the person sees to it.
        """
        feeds = {feed.url: feed.id for feed in await self._store.feeds()}
        paths = {path: one for one, path in _paths(await self._store.folders()).items()}

        def read() -> list[tuple[str, RuleSpec, bool]]:
            found = rules_from_document(document, feed_of=feeds.get, folder_of=paths.get)
            return [
                (title.strip() or "?", spec, enabled and not faults_of(spec))
                for title, spec, enabled in found
            ]

        added = await self._store.add_rules(await asyncio.to_thread(read))
        await self._to_the_end(self._tell_rules())
        return added

    # --- alerts -----------------------------------------------------------------------------

    async def alert_history(self, **asked: Unpack[AlertsAsked]) -> list[AlertRecord]:
        """Return the alerts that are asked for, newest first, with their deliveries."""
        return await self._store.alert_history(**asked)

    async def mark_alerts_seen(
        self, ids: Iterable[int] | None = None, *, seen: bool = True
    ) -> list[int]:
        """Note that the person saw to alerts (to all without ids); those that changed."""
        changed = await self._store.mark_alerts_seen(ids, seen=seen)
        if changed:
            self.events.publish(AlertsChanged(tuple(changed)))
        return changed

    async def why(self, entry_id: int) -> list[Why]:
        """Say of every rule what it finds in an article now, and what came of it.

        Nothing for an article that is gone.
        """
        found = await self._store.article_text(entry_id)
        if found is None:
            return []
        feed_id, article = found[0], Article(found[1])
        folders = await self._store.folders_of(feed_id)
        raised = await self._store.alert_history(entry_id=entry_id)
        by_rule = {record.alert.rule_id: record for record in raised}
        arrival = await self._store.arrival(entry_id)
        forgotten = await self._store.told_before(entry_id)
        rules = await self._store.rules()

        def judged() -> list[Why]:
            answers: list[Why] = []
            stopped = False
            for rule in rules:
                why = _why(
                    rule,
                    article,
                    by_rule.get(rule.id),
                    concerns=Judgement(rule.spec).concerns(feed_id, folders),
                    stopped=stopped,
                    arrival=arrival,
                    forgotten=rule.id in forgotten,
                )
                stopped = stopped or _stops(why)
                answers.append(why)
            return answers

        # Patterns of two hundred rules may take seconds.
        return await asyncio.to_thread(judged)

    async def _tell_monitoring_since(self, revision: int) -> None:
        """Tell what another program did with rules, and of what it raised alerts."""
        if await self._store.rules_changed_since(revision):
            await self._tell_rules()
        unseen, written = await self._store.alerts_since(revision)
        if unseen:
            self.events.publish(AlertsRaised(tuple(unseen)))
        if written:
            self.events.publish(AlertsChanged(tuple(written)))

    async def _tell_rules(self) -> None:
        self.events.publish(RulesChanged(tuple(await self._store.rules())))


def _stops(why: Why) -> bool:
    matched = why.judged.holds and why.reason not in {"off", "elsewhere", "stopped"}
    return matched and why.rule.spec.stop


def _why(
    rule: Rule,
    article: Article,
    record: AlertRecord | None,
    *,
    concerns: bool,
    stopped: bool,
    arrival: Arrival,
    forgotten: bool,
) -> Why:
    judged = Judgement(rule.spec, slow=rule.trouble == "slow").judge(article)
    if record is not None:
        told = tuple(
            Told(
                str(way.channel),
                way.title,
                str(way.state),
                way.delivered_at or way.next_attempt_at,
                way.attempts,
                way.error,
                way.detail,
            )
            for way in record.deliveries
        )
        return Why(rule, judged, record.alert.id, told, record.alert.note)
    if forgotten:
        return Why(rule, judged, reason="forgotten")
    reasons = {
        "off": not rule.enabled,
        "elsewhere": not concerns,
        "stopped": stopped,
        "no-alert": not rule.spec.actions.alerts,
        "imported": arrival.origin is Origin.IMPORT,
        # The first that are stored need not be the first that came: the others are sure.
        "edited": arrival.edited and arrival.received_at < rule.changed_at,
        "older": arrival.received_at < rule.changed_at,
        "archive": arrival.origin is Origin.ARCHIVE,
        "first": arrival.first,
    }
    applies = judged.holds
    return Why(
        rule,
        judged,
        reason=next((code for code, so in reasons.items() if so and applies), None),
    )


def _require_good(spec: RuleSpec) -> None:
    for fault in faults_of(spec):
        raise BadRule(fault.code, fault.detail, fault.path, fault.at)


def _paths(folders: Iterable[Folder]) -> dict[int, tuple[str, ...]]:
    """Return the titles of each folder from the top."""
    by_id = {folder.id: folder for folder in folders}
    paths: dict[int, tuple[str, ...]] = {}
    for folder in by_id.values():
        path: list[str] = []
        one: Folder | None = folder
        while one is not None:
            path.insert(0, one.title)
            one = by_id.get(one.parent_id) if one.parent_id is not None else None
        paths[folder.id] = tuple(path)
    return paths
