"""As much of Xlib as it takes to ask a window whether it lives, and to press a key.

Spoken through ctypes: the library is there wherever Qt's own plugin for X can be loaded, and a
binding would be a dependency for five calls.
"""

from __future__ import annotations

import ctypes
import select
import time
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_ulong, c_void_p

_CLIENT_MESSAGE = 33
#: Of what happens to the root window and to those on it: answers come as the one or the other.
_NOTIFY = 1 << 17 | 1 << 19
_ANY_TYPE, _VIEWABLE = 0, 2


class _ClientMessage(ctypes.Structure):
    _fields_ = (
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("message_type", c_ulong),
        ("format", c_int),
        ("data", c_long * 5),
    )


class _Event(ctypes.Union):
    _fields_ = (("type", c_int), ("client", _ClientMessage), ("room", c_long * 24))


class _Attributes(ctypes.Structure):
    _fields_ = (
        *((name, c_int) for name in ("x", "y", "width", "height", "border", "depth")),
        ("visual", c_void_p),
        ("root", c_ulong),
        *((name, c_int) for name in ("kind", "bit_gravity", "win_gravity", "backing_store")),
        ("backing_planes", c_ulong),
        ("backing_pixel", c_ulong),
        ("save_under", c_int),
        ("colormap", c_ulong),
        ("map_installed", c_int),
        ("map_state", c_int),
        ("room", c_long * 16),
    )


_ERROR_HANDLER = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)


def _windows_go_away(_display: object, _error: object) -> int:
    """Xlib's own handler would end the process when a window is gone that is asked."""
    return 0


#: Kept as long as Xlib may call it.
_ON_ERROR = _ERROR_HANDLER(_windows_go_away)


class Screen:
    """A connection to the X server, as a window manager has one."""

    def __init__(self) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        for name in ("XOpenDisplay", "XSetErrorHandler"):
            getattr(self._x, name).restype = c_void_p
        for name in ("XDefaultRootWindow", "XInternAtom"):
            getattr(self._x, name).restype = c_ulong
        self._x.XOpenDisplay.argtypes = [c_char_p]
        self._x.XSetErrorHandler(_ON_ERROR)
        pointer = self._x.XOpenDisplay(None)
        if not pointer:
            raise RuntimeError("the X server does not answer")
        self._display = c_void_p(pointer)
        self._root = c_ulong(self._x.XDefaultRootWindow(self._display))
        self._protocols = self._atom("WM_PROTOCOLS")
        self._ping = self._atom("_NET_WM_PING")
        self._pid = self._atom("_NET_WM_PID")
        self._x.XSelectInput(self._display, self._root, c_long(_NOTIFY))
        self._socket = self._x.XConnectionNumber(self._display)

    def close(self) -> None:
        """End the connection."""
        self._x.XCloseDisplay(self._display)

    def window_of(self, pid: int) -> int | None:
        """The window of a process that answers pings, if one is shown yet."""
        for window in self._children():
            protocols = self._property(window, self._protocols)
            is_its_own = self._property(window, self._pid) == [pid]
            if self._ping in protocols and is_its_own and self._is_shown(window):
                return window
        return None

    def send_ping(self, window: int, number: int) -> None:
        """Ask a window whether it lives; the answer has the same number."""
        event = _Event()
        message = event.client
        message.type, message.window = _CLIENT_MESSAGE, window
        message.message_type, message.format = self._protocols, 32
        message.data[0], message.data[1], message.data[2] = self._ping, number, window
        self._x.XSendEvent(self._display, c_ulong(window), c_int(0), c_long(0), byref(event))
        self._x.XFlush(self._display)

    def answers(self, until: float) -> list[int]:
        """Wait for answers to pings until then, at most: the numbers of those that came."""
        found: list[int] = []
        while True:
            event = _Event()
            while self._x.XPending(self._display):
                self._x.XNextEvent(self._display, byref(event))
                is_pong = (
                    event.type == _CLIENT_MESSAGE
                    and event.client.message_type == self._protocols
                    and event.client.data[0] == self._ping
                )
                if is_pong:
                    found.append(event.client.data[1])
            left = until - time.monotonic()
            if found or left <= 0 or not select.select([self._socket], [], [], left)[0]:
                return found

    def _atom(self, name: str) -> int:
        return int(self._x.XInternAtom(self._display, name.encode(), c_int(0)))

    def _children(self) -> list[int]:
        root, parent, number = c_ulong(), c_ulong(), ctypes.c_uint()
        children = POINTER(c_ulong)()
        self._x.XQueryTree(
            self._display, self._root, byref(root), byref(parent), byref(children), byref(number)
        )
        found = [children[place] for place in range(number.value)]
        if found:
            self._x.XFree(children)
        return found

    def _is_shown(self, window: int) -> bool:
        attributes = _Attributes()
        self._x.XGetWindowAttributes(self._display, c_ulong(window), byref(attributes))
        return bool(attributes.map_state == _VIEWABLE)

    def _property(self, window: int, atom: int) -> list[int]:
        """The numbers that a property of a window holds."""
        kind, width = c_ulong(), c_int()
        number, left = c_ulong(), c_ulong()
        values = POINTER(c_ulong)()
        status = self._x.XGetWindowProperty(
            self._display,
            c_ulong(window),
            c_ulong(atom),
            c_long(0),
            c_long(64),
            c_int(0),
            c_ulong(_ANY_TYPE),
            byref(kind),
            byref(width),
            byref(number),
            byref(left),
            byref(values),
        )
        if status or not values:
            return []
        found = [values[place] for place in range(number.value)] if width.value == 32 else []
        self._x.XFree(values)
        return found
