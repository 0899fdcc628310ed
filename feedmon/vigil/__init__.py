"""The dead-man's switch: what is wrong with a feed, by what a person wants to be told (pure)."""

from feedmon.vigil.choices import of_feed, vigil_from_json, vigil_to_json
from feedmon.vigil.findings import answers_elsewhere, findings, may_be_silent
from feedmon.vigil.silence import FLOOR_S, TIMES, known_silence

__all__ = [
    "FLOOR_S",
    "TIMES",
    "answers_elsewhere",
    "findings",
    "known_silence",
    "may_be_silent",
    "of_feed",
    "vigil_from_json",
    "vigil_to_json",
]
