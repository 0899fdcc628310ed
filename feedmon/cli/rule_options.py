"""The options that say what a rule does, and what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import (
    Condition,
    ConditionGroup,
    RuleActions,
    RuleField,
    RuleMatch,
    RuleSpec,
    Urgency,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

_HOW = {
    "any-of": (RuleMatch.ANY, "one of the words or phrases (so if nothing else is said)"),
    "all-of": (RuleMatch.ALL, "all of the words or phrases"),
    "phrase": (RuleMatch.PHRASE, "these words one after the other"),
    "pattern": (RuleMatch.PATTERN, "a regular expression"),
}


class WrongOptions(ValueError):
    """Options that make no rule; ``detail`` says what is missing or unknown."""

    code = "wrong-options"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


def add_rule_options(parser: argparse.ArgumentParser) -> None:
    """Say what a rule can be made of."""
    parser.add_argument(
        "--words", metavar="WORDS", help='words or phrases to look for: "rust, memory safety"'
    )
    how = parser.add_mutually_exclusive_group()
    for name, (match, does) in _HOW.items():
        how.add_argument(f"--{name}", dest="how", action="store_const", const=match, help=does)
    parser.add_argument(
        "--in",
        dest="where",
        choices=[str(field) for field in RuleField],
        default=str(RuleField.ANYWHERE),
        help="where to look (anywhere: title, text and author)",
    )
    parser.add_argument("--not", dest="negated", action="store_true", help="what has none of it")
    parser.add_argument(
        "--feed", type=int, metavar="ID", nargs="+", default=[], help="in these feeds"
    )
    parser.add_argument(
        "--folder",
        metavar="FOLDER",
        nargs="+",
        default=[],
        help="in these folders, by id or by path (News/Tech)",
    )
    urgency = parser.add_mutually_exclusive_group()
    for each, does in (
        (Urgency.URGENT, "tell at once, even in quiet hours"),
        (Urgency.DIGEST, "tell in the next digest"),
    ):
        urgency.add_argument(
            f"--{each}", dest="urgency", action="store_const", const=each, help=does
        )
    parser.add_argument("--star", action="store_true", help="star the article")
    parser.add_argument(
        "--tag", metavar="TAG", action="append", default=[], help="tag it; may be repeated"
    )
    parser.add_argument("--mark-read", action="store_true", help="mark it read")
    parser.add_argument("--hide", action="store_true", help="take it out of the lists")
    parser.add_argument("--no-notify", action="store_true", help="raise no alert")
    parser.add_argument("--stop", action="store_true", help="later rules don't see it")


def names_a_rule(options: argparse.Namespace) -> bool:
    """Whether the options alone say what a rule does."""
    return options.words is not None or bool(options.feed or options.folder)


def spec_of(
    options: argparse.Namespace, *, feeds: frozenset[int], folders: Mapping[int, str]
) -> RuleSpec:
    """Return what the options mean; ``folders`` have their paths. Raises WrongOptions."""
    if not names_a_rule(options):
        raise WrongOptions("--words, or --feed or --folder, has to say what it is about")
    if unknown := [each for each in options.feed if each not in feeds]:
        raise WrongOptions(f"no feed {unknown[0]}")
    parts: tuple[Condition, ...] = ()
    if options.words is not None:
        parts = (
            Condition(
                RuleField(options.where),
                options.how or RuleMatch.ANY,
                options.words,
                options.negated,
            ),
        )
    return RuleSpec(
        conditions=ConditionGroup(parts),
        actions=RuleActions(
            notify=not options.no_notify,
            star=options.star,
            tags=tuple(tag.strip() for tag in options.tag if tag.strip()),
            mark_read=options.mark_read,
            hide=options.hide,
        ),
        urgency=options.urgency or Urgency.NORMAL,
        feeds=tuple(dict.fromkeys(options.feed)),
        folders=tuple(dict.fromkeys(_folder(each, folders) for each in options.folder)),
        stop=options.stop,
    )


def _folder(name: str, folders: Mapping[int, str]) -> int:
    for folder_id, path in folders.items():
        if name in (str(folder_id), path):
            return folder_id
    raise WrongOptions(f"no folder {name}")
