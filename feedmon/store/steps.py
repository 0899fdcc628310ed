"""Steps of a schema: which of them a file has, and how the others are taken.

They are kept as sqlite-utils keeps its migrations, and it applies them. It is loaded for that
alone: a file that has all steps is opened many times, and the library takes longer to load than
the store to open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlite_utils

    from feedmon.store.database import Database

    Step = Callable[[sqlite_utils.Database], None]

S = TypeVar("S", bound="Step")

#: Where sqlite-utils writes down which steps were taken.
_TABLE = "_sqlite_migrations"


class Steps:
    """Functions in their order, each with its own name as the name of the step."""

    def __init__(self, name: str) -> None:
        self._set = name
        self._steps: dict[str, Step] = {}

    def __call__(self, *, name: str | None = None) -> Callable[[S], S]:
        """Let the decorated function be the next step."""

        def add(function: S) -> S:
            self._steps[name or function.__name__] = function
            return function

        return add

    @property
    def names(self) -> list[str]:
        """The steps in order."""
        return list(self._steps)

    def applied(self, db: Database) -> list[str]:
        """Name the steps that the file has taken; reads only."""
        (kept,) = db.execute(
            "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?", [_TABLE]
        ).fetchone()
        if not kept:
            return []
        rows = db.execute(
            f"SELECT name FROM {_TABLE} WHERE migration_set = ? ORDER BY rowid",  # noqa: S608
            [self._set],
        )
        return [name for (name,) in rows]

    def apply(self, db: Database) -> None:
        """Take the steps that the file has not, within the transaction that is open."""
        import sqlite_utils  # noqa: PLC0415 - see the module's docstring

        migrations = sqlite_utils.Migrations(self._set)
        for name, function in self._steps.items():
            migrations(name=name)(function)
        # No plug-ins of other programs in our connection; no triggers, so none recursive.
        migrations.apply(
            sqlite_utils.Database(db.conn, recursive_triggers=False, execute_plugins=False)
        )
