"""A dialog awaited: shown with ``open()``, never with ``exec()``, which would stop other tasks."""

from __future__ import annotations

import asyncio

from PySide6.QtWidgets import QDialog


async def accepted(dialog: QDialog, *, modal: bool = True) -> bool:
    """Show ``dialog`` and return how it was left, as soon as it is.

    Without ``modal`` the other windows can be used meanwhile. When the waiting task is cancelled
    the dialog goes away with it. It is deleted either way, but not before the caller had time to
    read it.
    """
    done = asyncio.get_running_loop().create_future()

    def finish(result: int) -> None:
        if not done.done():
            done.set_result(result != 0)

    dialog.finished.connect(finish)
    if modal:
        QDialog.open(dialog)  # those for printing have an open() of their own, with arguments
    else:
        dialog.show()
    try:
        return bool(await done)
    finally:
        dialog.hide()
        dialog.deleteLater()
