"""Icons for style sheets: these can only name files, and ours have no colour until they are drawn.

So each icon that a sheet wants in some colour becomes a file of Qt's resources, in memory.
"""

from __future__ import annotations

import struct
from functools import cache

from PySide6.QtCore import QResource

from ui.style.icons import DIRECTED, coloured

_ROOT = "/icons"
#: Qt's format for resources, in its first version: where the parts are; a folder; a file in it.
_HEADER, _FOLDER, _FILE = struct.Struct(">4s4I"), struct.Struct(">IHII"), struct.Struct(">IHHHI")
_IS_FOLDER, _FIRST, _ANY_LANGUAGE = 2, 1, 1


def picture(name: str, colour: str, *, turned: bool = False) -> str:
    """Return the path under which Qt finds the icon ``name`` in ``colour``.

    ``turned``: as it is where rows begin on the right.
    """
    path, _ = _registered(name, colour, turned and name in DIRECTED)
    return path


@cache
def _registered(name: str, colour: str, turned: bool) -> tuple[str, bytes]:
    """Give the picture to Qt, which goes on reading the bytes: they are kept with the path."""
    way = "-turned" if turned else ""
    file = f"{name}-{colour.removeprefix('#')}{way}.svg"
    content = coloured(name, colour, turned=turned)
    tree = _FOLDER.pack(0, _IS_FOLDER, 1, _FIRST) + _FILE.pack(0, 0, 0, _ANY_LANGUAGE, 0)
    data = struct.pack(">I", len(content)) + content
    names = struct.pack(">HI", len(file), _hash(file)) + file.encode("utf-16-be")
    data_at = _HEADER.size + len(tree)
    header = _HEADER.pack(b"qres", 1, _HEADER.size, data_at, data_at + len(data))
    resource = header + tree + data + names
    if not QResource.registerResourceData(resource, _ROOT):
        raise ValueError(f"Qt can not read {file} as a resource")
    return f":{_ROOT}/{file}", resource


def _hash(name: str) -> int:
    """Hash a name as Qt does to find it among the resources."""
    found = 0
    for letter in name:
        found = (found << 4) + ord(letter)
        found ^= (found & 0xF0000000) >> 23
        found &= 0x0FFFFFFF
    return found
