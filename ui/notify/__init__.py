"""News to the person while the window is not before them, grouped.

``Notifications`` gathers what polls bring and decides when to speak, ``planning`` in how many
notifications and with what words. ``service`` speaks through the notification service of the
session bus (not imported here: only Linux has it); where there is none, or it fails, the tray says
it. ``AlertTeller`` shows alerts, when the engine says so.
"""

from ui.notify.alerts import AlertTeller
from ui.notify.channel import Answer, Channel, Message, NotificationFailed
from ui.notify.gathering import Notifications
from ui.notify.sharing import share

__all__ = [
    "AlertTeller",
    "Answer",
    "Channel",
    "Message",
    "NotificationFailed",
    "Notifications",
    "share",
]
