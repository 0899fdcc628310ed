"""Messages over a pipe: so many bytes, and how many they are before them.

Read and written without buffers of Python's, whose locks a thread that waits for a message would
hold when the program ends.
"""

from __future__ import annotations

import os
import struct

_LENGTH = struct.Struct("!Q")
#: More than a pipe holds brings nothing; asked for as a whole, memory would be reserved for it
#: twice.
_PIECE = 1 << 20


def write_frame(descriptor: int, message: bytes) -> None:
    """Write ``message`` with its length. Raises OSError where nobody reads any more."""
    left = memoryview(_LENGTH.pack(len(message)) + message)
    while left:
        left = left[os.write(descriptor, left[:_PIECE]) :]


def read_frame(descriptor: int) -> bytearray:
    """Read what ``write_frame`` wrote. Raises EOFError where nobody writes any more."""
    return _exactly(descriptor, _LENGTH.unpack(_exactly(descriptor, _LENGTH.size))[0])


def _exactly(descriptor: int, size: int) -> bytearray:
    message = bytearray()
    while len(message) < size:
        piece = os.read(descriptor, min(size - len(message), _PIECE))
        if not piece:
            raise EOFError
        message += piece
    return message
