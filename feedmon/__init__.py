"""feedmon, the engine of a desktop feed monitor: it can be asked, and it tells what happened.

This module is the front door: ``open_engine`` builds everything, ``Engine`` is what may be
asked, ``model`` and ``events`` are the values that come back, ``errors`` what may go wrong;
``read_opml_file`` and ``write_opml_file`` are for lists of feeds on disk, and block;
``read_query`` and ``complete_query`` are for what is typed to find articles, ``sought_terms`` and
``find_marks`` for showing where its words stand, ``is_plain`` says that it is just words.
``faults_of`` says what keeps a rule from being kept; ``BadRules`` is raised for a file of rules.
``read_quiet`` reads the quiet hours of the settings; ``strip_tracking`` cuts from an address what
follows its reader.
``find_backups`` and ``restore_store`` are for a store that is closed, or can't be opened.
The names are loaded when first used, so that a worker process that needs the parser alone does
not carry the network or the store.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from feedmon import errors, events, model
    from feedmon.engine import Engine, find_backups, open_engine, restore_store
    from feedmon.opml import read_opml_file, write_opml_file
    from feedmon.query import complete_query, find_marks, is_plain, read_query, sought_terms
    from feedmon.rules import BadRules, faults_of
    from feedmon.telling import read_quiet
    from feedmon.tracking import strip_tracking

__all__ = [
    "BadRules",
    "Engine",
    "complete_query",
    "errors",
    "events",
    "faults_of",
    "find_backups",
    "find_marks",
    "is_plain",
    "model",
    "open_engine",
    "read_opml_file",
    "read_query",
    "read_quiet",
    "restore_store",
    "sought_terms",
    "strip_tracking",
    "write_opml_file",
]

_HOMES = {
    "BadRules": "feedmon.rules",
    "Engine": "feedmon.engine",
    "complete_query": "feedmon.query",
    "faults_of": "feedmon.rules",
    "find_backups": "feedmon.engine",
    "find_marks": "feedmon.query",
    "is_plain": "feedmon.query",
    "open_engine": "feedmon.engine",
    "read_opml_file": "feedmon.opml",
    "read_query": "feedmon.query",
    "read_quiet": "feedmon.telling",
    "restore_store": "feedmon.engine",
    "sought_terms": "feedmon.query",
    "strip_tracking": "feedmon.tracking",
    "write_opml_file": "feedmon.opml",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    if name in __all__:
        return import_module(f"feedmon.{name}")
    raise AttributeError(f"module 'feedmon' has no attribute {name!r}")
