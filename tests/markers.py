"""Which tests say that they prove a rule of the protocols."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

_TESTS = Path(__file__).resolve().parent

#: In the configuration of a run that was asked for all tests: those of each rule.
OF_ALL_TESTS = pytest.StashKey[dict[str, set[str]]]()


def by_rule(items: Iterable[pytest.Item]) -> dict[str, set[str]]:
    """The node ids of tests by the rules that their markers name."""
    found: dict[str, set[str]] = defaultdict(set)
    for item in items:
        for marker in item.iter_markers("rule"):
            for rule in marker.args:
                found[rule].add(item.nodeid.partition("[")[0])
    return found


def is_asked_for_all(config: pytest.Config) -> bool:
    """Whether a run collects every test there is, whichever it then leaves out."""
    return [Path(each).resolve() for each in config.args] == [_TESTS]
