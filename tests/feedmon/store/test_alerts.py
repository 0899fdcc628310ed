"""What rules do is stored with the article, once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from feedmon.model import (
    Condition,
    ConditionGroup,
    EntryQuery,
    RuleActions,
    RuleField,
    RuleMatch,
    RuleSpec,
    Urgency,
)
from feedmon.rules import Book
from tests.feedmon.store.making import document, worked


def spec(what: str, **more) -> RuleSpec:
    actions = more.pop("actions", RuleActions(notify=True))
    condition = Condition(RuleField.ANYWHERE, RuleMatch.ANY, what)
    return RuleSpec(ConditionGroup((condition,)), actions, **more)


@pytest.fixture
def ruled(store, clock):
    """Poll a feed as polls do it: with the rules that are stored."""
    book = Book()

    async def run(feed_id, entries, *, tell=True, once=False):
        def decide(feed, known):
            update = document(entries, clock.now)(feed, known)
            new = book.consequences(known.rules, feed.id, [e.worked for e in update.new], tell=tell)
            changed = {entry.id: entry.worked for entry in update.changed}
            edited = book.edited(known.rules, feed.id, changed, known.texts)
            slow = book.slow(known.rules)
            return replace(update, consequences=(*new, *edited), slow_rules=slow, once=once)

        assert await store.claim(feed_id, owner="test/1", lease_s=60)
        uids = [entry.uid for entry in entries]
        return await store.apply(feed_id, owner="test/1", uids=uids, decide=decide)

    return run


async def listed(store, **query) -> list[str]:
    return [one.title for one in await store.page(EntryQuery(**query))]


async def test_an_alert_comes_with_its_article_and_goes_out_once(store, add, ruled, clock):
    feed = await add()
    await store.add_rules([("Rust", spec("rust"), True)])

    changes = await ruled(feed, [worked("a", title="Rust 2"), worked("b", title="Go")])
    again = await ruled(feed, [worked("a", title="Rust 2"), worked("b", title="Go")])

    (alert,) = changes.alerts
    assert [alert.title, alert.rule_title, alert.found] == ["Rust 2", "Rust", ("Rust",)]
    assert again.alerts == ()
    (record,) = await store.alert_history()
    assert record.alert == alert
    assert [(str(way.channel), str(way.state)) for way in record.deliveries] == [("desktop", "due")]
    assert record.deliveries[0].next_attempt_at == clock.now
    assert await listed(store, alerts=True) == ["Rust 2"]
    assert await listed(store, search="is:alert ") == ["Rust 2"]
    assert (await store.counts()).alerts == 1


async def test_unread_alerts_are_counted_and_those_that_any_rule_calls_urgent(store, add, ruled):
    feed = await add()
    urgent = [("Now", spec("rust", urgency=Urgency.URGENT), True)]
    await store.add_rules([("Rust", spec("rust"), True), ("Go", spec("go"), True), *urgent])
    changes = await ruled(feed, [worked("a", title="Rust, go"), worked("b", title="Go")])
    counts = await store.counts()
    assert (counts.alerts, counts.urgent) == (2, 1)

    both = next(entry.id for entry in changes.new if entry.title == "Rust, go")
    await store.mark_read([both], read=True)
    counts = await store.counts()
    assert (counts.alerts, counts.urgent) == (1, 0)


async def test_an_edit_raises_an_alert_that_was_not_raised_before(store, add, ruled):
    feed = await add()
    await store.add_rules([("Rust", spec("rust"), True)])
    await ruled(feed, [worked("a", title="News")])

    changes = await ruled(feed, [worked("a", title="News", text="Of rust.")])
    later = await ruled(feed, [worked("a", title="News", text="Of rust and go.")])

    assert [alert.title for alert in changes.alerts] == ["News"]
    assert later.alerts == ()


async def test_an_edit_of_what_a_rule_found_before_is_no_news_to_it(store, add, ruled):
    feed = await add()
    await ruled(feed, [worked("a", title="Rust 2"), worked("b", title="Go", text="Of crates.")])
    rules = await store.add_rules([("Rust", spec("rust"), True), ("Crates", spec("crates"), True)])

    changes = await ruled(
        feed,
        [worked("a", title="Rust 2", text="And crates."), worked("b", title="Go: rust, crates")],
    )

    told = {(alert.rule_title, alert.title) for alert in changes.alerts}
    assert told == {("Crates", "Rust 2"), ("Rust", "Go: rust, crates")}
    assert len(rules) == 2


async def test_an_edit_is_told_by_a_rule_that_another_kept_it_from(store, add, ruled):
    feed = await add()
    stop = spec("draft", actions=RuleActions(), stop=True)
    await store.add_rules([("Drafts", stop, True), ("Rust", spec("rust"), True)])
    await ruled(feed, [worked("a", title="Rust 2", text="A draft.")])

    changes = await ruled(feed, [worked("a", title="Rust 2", text="It is out.")])

    assert [alert.rule_title for alert in changes.alerts] == ["Rust"]


async def test_what_a_rule_hides_is_in_no_list_until_the_person_wants_it(store, add, ruled):
    feed = await add()
    await store.add_rules([("No ads", spec("ad", actions=RuleActions(hide=True)), True)])

    changes = await ruled(feed, [worked("x", title="An ad"), worked("a", title="News")])

    assert [one.title for one in changes.new] == ["News"]
    for query in ({}, {"feed_id": feed}, {"unread": True}, {"search": "ad "}):
        assert "An ad" not in await listed(store, **query)
    assert await store.count_entries(EntryQuery()) == 1
    assert (await store.feed(feed)).total == 1
    assert await listed(store, search="is:hidden ") == ["An ad"]

    (hidden,) = await store.page(EntryQuery(search="is:hidden "))
    await store.mark_read([hidden.id], read=False)
    assert sorted(await listed(store)) == ["An ad", "News"]


async def test_marks_are_set_with_the_article(store, add, ruled):
    feed = await add()
    actions = RuleActions(star=True, tags=("lang", "later"), mark_read=True)
    await store.add_rules([("Rust", spec("rust", actions=actions), True)])

    (entry,) = (await ruled(feed, [worked("a", title="Rust 2")])).new

    assert [entry.starred, entry.read] == [True, True]
    assert (await store.entry(entry.id)).tags == ("lang", "later")
    assert await store.alert_history() == []


async def test_an_alert_for_a_digest_waits_without_a_delivery(store, add, ruled):
    feed = await add()
    await store.add_rules([("Rust", spec("rust", urgency=Urgency.DIGEST), True)])

    await ruled(feed, [worked("a", title="Rust 2")])

    (record,) = await store.alert_history()
    assert record.deliveries == ()


async def test_alerts_outlive_rule_and_article(store, add, ruled):
    feed = await add()
    (rule,) = await store.add_rules([("Rust", spec("rust"), True)])
    await ruled(feed, [worked("a", title="Rust 2"), worked("b")])

    await store.remove_rules([rule.id])
    await store.purge(feed, keep_newest=0)

    (record,) = await store.alert_history()
    assert [record.alert.title, record.alert.rule_title] == ["Rust 2", "Rust"]
    assert await store.counts() is not None


async def test_removed_rules_come_back_in_their_order(store):
    rules = await store.add_rules([(name, spec(name), True) for name in "abc"])
    await store.arrange_rules([rules[2].id, rules[0].id, rules[1].id])
    before = await store.rules()

    for _ in range(2):
        await store.remove_rules([rules[0].id, rules[2].id])
        assert [rule.title for rule in await store.rules()] == ["b"]
        await store.put_back_rules(before)
        assert await store.rules() == before


async def test_a_changed_rule_has_its_trouble_no_more(store, add, ruled):
    feed = await add()
    slow = RuleSpec(
        ConditionGroup((Condition(RuleField.TEXT, RuleMatch.PATTERN, r"(\w|\w\w)+$"),)),
        RuleActions(notify=True),
    )
    (rule,) = await store.add_rules([("Slow", slow, True)])
    await ruled(feed, [worked("a", text="a" * 80 + "!")])
    assert [one.trouble for one in await store.rules()] == ["slow"]

    renamed = await store.change_rule(rule.id, title="Still slow", spec=slow, enabled=True)
    assert renamed.trouble == "slow"
    mended = await store.change_rule(rule.id, title="Rust", spec=spec("rust"), enabled=True)
    assert mended.trouble is None


async def test_alerts_are_seen_to(store, add, ruled, clock):
    feed = await add()
    await store.add_rules([("Rust", spec("rust"), True)])
    await ruled(feed, [worked(uid, title=f"Rust {uid}") for uid in "ab"])
    (first, _) = await store.alert_history()

    assert await store.mark_alerts_seen([first.alert.id], seen=True) == [first.alert.id]
    assert await store.mark_alerts_seen([first.alert.id], seen=True) == []
    assert len(await store.alert_history(unseen=True)) == 1
    await store.mark_alerts_seen(None, seen=True)
    assert await store.alert_history(unseen=True) == []


async def test_an_alert_is_kept_back_only_where_the_same_rule_told_the_story(store, add, ruled):
    loud, quiet, third = [await add() for _ in range(3)]
    await store.add_rules([("Rust there", spec("rust", feeds=(quiet, third)), True)])
    story = {"title": "Rust 2 is out, at last", "link": "https://site.example/rust-2"}

    await ruled(loud, [worked("a", **story)])
    first = await ruled(quiet, [worked("b", **story)], once=True)
    second = await ruled(third, [worked("c", **story)], once=True)

    # That another feed had it told nobody: the rule was not about that one.
    assert [alert.note for alert in first.alerts] == [None]
    assert [alert.note for alert in second.alerts] == ["same-story"]
    records = await store.alert_history()
    assert [len(record.deliveries) for record in records] == [0, 1]


async def hidden_with_a_twin(store, add, ruled, **twin):
    """An article that a rule hid, and one of another feed that it left alone; feeds and ids."""
    feed, other = await add(), await add()
    hiding = spec("ad", actions=RuleActions(hide=True), feeds=(feed,))
    await store.add_rules([("No ads", hiding, True)])
    await ruled(feed, [worked("x", title="An ad of today", **twin)])
    changes = await ruled(other, [worked("x", title="An ad of today", **twin)], once=True)
    # What was hidden was neither told nor read by anybody.
    assert [[one.read for one in changes.new], changes.told] == [[False], frozenset()]
    (hidden,) = await store.page(EntryQuery(search="is:hidden "))
    (shown,) = await store.page(EntryQuery(feed_id=other))
    return feed, other, hidden.id, shown.id


async def test_what_gets_a_star_from_its_twin_is_hidden_no_more(store, add, ruled):
    feed, other, hidden, shown = await hidden_with_a_twin(store, add, ruled)
    await store.star([shown], starred=True)

    await store.merge_feeds(feed, other)

    (entry,) = await store.page(EntryQuery(starred=True))
    assert [entry.id, entry.hidden] == [hidden, False]


async def test_what_is_hidden_stays_so_when_another_feeds_story_is_unread_again(store, add, ruled):
    link = "https://site.example/ad-of-today"
    feed, _, hidden, shown = await hidden_with_a_twin(store, add, ruled, link=link)
    await store.mark_read([shown], read=True, once=True)

    assert await store.mark_read([shown], read=False, once=True) == [shown]

    assert await listed(store, feed_id=feed) == []
    assert await store.mark_read([hidden], read=False, once=True) == [hidden]
    assert await listed(store, feed_id=feed) == ["An ad of today"]


async def test_rules_about_a_feed_hold_for_what_it_is_merged_with_until_they_are_parted(
    store, add, ruled
):
    keep, other = await add(), await add()
    scoped = [spec("rust", feeds=(other,)), spec("go", feeds=(keep, other)), spec("c")]
    before = await store.add_rules([(str(n), one, True) for n, one in enumerate(scoped)])

    merged = await store.merge_feeds(keep, other)
    assert [rule.spec.feeds for rule in await store.rules()] == [(other, keep), (keep, other), ()]
    assert len((await ruled(keep, [worked("a", title="Rust 2")])).alerts) == 1

    await store.part_feeds(merged)
    assert await store.rules() == before


async def test_a_tag_counts_what_its_list_has(store, add, ruled):
    feed = await add()
    await store.add_rules(
        [
            ("Tag", spec("ad", actions=RuleActions(tags=("ads",))), True),
            ("No ads", spec("today", actions=RuleActions(hide=True)), True),
        ]
    )
    await ruled(feed, [worked("x", title="An ad of today"), worked("y", title="An ad")])

    (tag,) = await store.tags()

    assert [tag.entries, tag.unread] == [1, 1]
    assert await listed(store, search="tag:ads ") == ["An ad"]
