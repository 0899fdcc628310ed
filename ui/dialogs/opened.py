"""A dialog awaited: shown with ``open()``, never with ``exec()``, which would stop other tasks."""

from __future__ import annotations

import asyncio

from PySide6.QtWidgets import QDialog


async def accepted(dialog: QDialog) -> bool:
    """Show ``dialog`` and return how it was left, as soon as it is.

    When the waiting task is cancelled the dialog goes away with it. It is deleted either way, but
    not before the caller had time to read it.
    """
    done = asyncio.get_running_loop().create_future()

    def finish(result: int) -> None:
        if not done.done():
            done.set_result(result != 0)

    dialog.finished.connect(finish)
    QDialog.open(dialog)  # those for printing have an open() of their own, with arguments
    try:
        return bool(await done)
    finally:
        dialog.hide()
        dialog.deleteLater()
