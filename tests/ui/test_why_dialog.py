"""The answer to why: what came of a rule is said whole."""

from __future__ import annotations

import pytest

from feedmon.model import Condition, ConditionGroup, Found, Judged, Rule, RuleField, RuleSpec, Why
from ui import style
from ui.dialogs.why import WhyDialog

GROUP = ConditionGroup((Condition(what="rust"),))


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("edited", "only if it did not find it before"),
        ("imported", "another program or a file"),
        ("archive", "loaded from the archive"),
    ],
)
def test_a_reason_goes_over_both_columns_and_as_many_lines_as_it_needs(qtbot, qapp, reason, said):
    style.install(qapp, scheme="light")
    part = Judged(GROUP.parts[0], True, (Found(RuleField.TITLE, 0, 4, "rust"),))
    answer = Why(
        Rule(1, "Rust", RuleSpec(GROUP)), Judged(GROUP, True, parts=(part,)), reason=reason
    )
    dialog = WhyDialog(None, "More rust", [answer], now=0)
    qtbot.addWidget(dialog)
    dialog.resize(320, 480)
    dialog.show()

    tree = dialog.tree
    found, note = (tree.topLevelItem(0).child(at) for at in (0, 1))
    assert said in note.text(0)
    assert note.isFirstColumnSpanned()
    assert not found.isFirstColumnSpanned()
    one_line = tree.visualItemRect(found).height()
    qtbot.waitUntil(lambda: tree.visualItemRect(note).height() > one_line)
