"""A page to be watched: what of it, what is told, and what would be seen now."""

from ui.dialogs.watch.dialog import WatchDialog
from ui.dialogs.watch.form import Wanted

__all__ = ["Wanted", "WatchDialog"]
