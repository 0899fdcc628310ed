"""News to the person while the window is not before them: one notification, grouped.

``Notifications`` gathers what polls bring and decides when to speak. ``service`` speaks through
the notification service of the session bus (not imported here: only Linux has it); where there is
none, or it fails, the tray says it.
"""

from ui.notify.channel import Channel, NotificationFailed
from ui.notify.gathering import Notifications

__all__ = ["Channel", "NotificationFailed", "Notifications"]
