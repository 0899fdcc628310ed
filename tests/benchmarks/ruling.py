"""Two hundred rules: tried over very many articles, and judged with every poll."""

from __future__ import annotations

import asyncio
import gc
import re
import tempfile
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from feedmon import open_engine
from feedmon.model import (
    Condition,
    ConditionGroup,
    RuleActions,
    RuleField,
    RuleMatch,
    Rules,
    RuleSpec,
)
from feedmon.rules import Book, spec_to_json
from feedmon.work import work_document
from tests.benchmarks.findings import Finding
from tests.benchmarks.library import NOW, SECTIONS, fill
from tests.demo.stories import story
from tests.feeds import item, rss

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedmon import Engine
    from feedmon.model import RulePreview

ARTICLES, RULES = 100_000, 200
#: The articles come a minute apart: all of them are tried.
_DAYS = 90
_DOCUMENTS, _ENTRIES, _KNOWN = 20, 40, 0.02
#: What is typed: a word that few articles have, one that most have, and a regular expression.
_TRIED = {
    "a word": Condition(RuleField.ANYWHERE, RuleMatch.ANY, "99999"),
    "a frequent word": Condition(RuleField.ANYWHERE, RuleMatch.ANY, "the"),
    "a pattern": Condition(RuleField.ANYWHERE, RuleMatch.PATTERN, r"\bt[a-z]+de\b.*harbou?r"),
}


async def previews() -> Finding:
    """Try rules over the stored articles while a timer of 5 ms watches the loop.

    Garbage is not collected meanwhile: in the window that is done by its own beat.
    """
    said = []
    gc.collect()
    gc.disable()
    with tempfile.TemporaryDirectory(prefix="feedmon-bench-") as directory:
        await fill(Path(directory), feeds=1_000, folders=20, articles=ARTICLES)
        engine = await open_engine(Path(directory), clock=lambda: NOW)
        try:
            for number, spec in enumerate(written_rules(Random(1))):
                await engine.add_rule(f"Rule {number}", spec)
            await engine.prepare_preview()  # as the editor of a rule does
            for words, condition in _TRIED.items():
                said.append(f"{words} {await _tried(engine, condition)}")
        finally:
            gc.enable()
            await engine.close()
    return Finding("; ".join(said))


async def _tried(engine: Engine, condition: Condition) -> str:
    spec = RuleSpec(ConditionGroup((condition,)), RuleActions(notify=True))
    began = time.perf_counter()
    firsts: list[float] = []

    def report(_found: RulePreview) -> None:
        firsts.append(time.perf_counter() - began)

    work = asyncio.create_task(engine.preview_rule(spec, days=_DAYS, progress=report))
    stall = 0.0
    while not work.done():
        slept = time.perf_counter()
        await asyncio.sleep(0.005)
        stall = max(stall, (time.perf_counter() - slept) * 1000 - 5)
    whole = time.perf_counter() - began
    first = (firsts[0] if firsts else whole) * 1000
    matched = work.result().matched
    return f"{first:.0f} ms/{whole:.1f} s, stall {stall:.0f} ms, {matched:,} found"


def in_a_poll() -> Finding:
    """Parse feeds of new articles, and judge these by all rules: which takes longer?"""
    chance = Random(1)
    rows = tuple(
        (number, 1, f"Rule {number}", spec_to_json(spec))
        for number, spec in enumerate(written_rules(chance), 1)
    )
    rules, book = Rules(rows=rows), Book()
    parsing = judging = 0.0
    told = 0
    for number in range(_DOCUMENTS + 1):
        if number == 1:  # the rules are made ready once, with the first feed
            parsing, judging, told = 0.0, 0.0, 0
        body = rss("Planet", _items(number))
        began = time.perf_counter()
        worked = work_document(body, "application/rss+xml", "https://planet.example/feed")
        parsed = time.perf_counter()
        told += len(book.consequences(rules, 1, worked.entries, tell=True))
        parsing += parsed - began
        judging += time.perf_counter() - parsed
    articles = _DOCUMENTS * _ENTRIES
    return Finding(
        f"{judging / parsing:.0%}: {judging / articles * 1e6:.0f} µs an article,"
        f" parsing {parsing / articles * 1e6:.0f} µs; {told} of {articles} matched",
        judging < parsing,
    )


def _items(document: int) -> Iterator[str]:
    for number in range(_ENTRIES):
        one = story(SECTIONS[number % 3], f"site-{document}", number, 0)
        yield item(f"{document}-{number}", one.title, body=one.html)


def written_rules(chance: Random) -> Iterator[RuleSpec]:
    """As people write them: most are some words, some phrases, a few regular expressions.

    What people wait for is rare: one word in fifty stands in some title.
    """
    told = [story(SECTIONS[n % 3], "words", n, 0) for n in range(30)]
    known = sorted({word for one in told for word in re.findall(r"[a-z]{6,}", one.title.lower())})
    for number in range(RULES):
        words = [
            chance.choice(known) if chance.random() < _KNOWN else _name(chance) for _ in range(4)
        ]
        where = chance.choice((RuleField.ANYWHERE, RuleField.ANYWHERE, RuleField.TITLE))
        if number % 20 == 0:
            how, what = RuleMatch.PATTERN, rf"\b{words[0]}\s+{words[1]}|CVE-\d{{4}}-\d+"
        elif number % 10 == 0:
            how, what = RuleMatch.PHRASE, " ".join(words[:2])
        else:
            how = chance.choice((RuleMatch.ANY, RuleMatch.ANY, RuleMatch.ALL))
            what = ", ".join(words)
        yield RuleSpec(ConditionGroup((Condition(where, how, what),)), RuleActions(notify=True))


def _name(chance: Random) -> str:
    return "".join(chance.choice("aeioubdfgklmnprst") for _ in range(chance.randint(5, 9)))
