"""Speaking another language for a while: an application has one translator after the other."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from ui.translation import Translation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@contextmanager
def speaking_at_start(application: QApplication, language: str) -> Iterator[Translation]:
    """Speak ``language`` as after a start with it, until the end of the block."""
    before, direction = QLocale(), application.layoutDirection()
    spoken = Translation(application, language)
    try:
        yield spoken
    finally:
        for translator in spoken.findChildren(QTranslator):
            QCoreApplication.removeTranslator(translator)
        spoken.deleteLater()
        QLocale.setDefault(before)
        application.setLayoutDirection(direction)
