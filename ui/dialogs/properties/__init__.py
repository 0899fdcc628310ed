"""One feed, all that is known of it and all that a person may choose about it."""

from ui.dialogs.properties.dialog import PropertiesDialog
from ui.dialogs.properties.form import Wanted

__all__ = ["PropertiesDialog", "Wanted"]
