"""``@frozen``: a dataclass, frozen and with slots, that is made in a quarter of the time.

``dataclass(frozen=True, slots=True)`` writes and compiles six functions for each class: half a
millisecond, and a start makes hundreds of classes. Here only ``__init__`` is compiled; comparing,
hashing, showing and pickling are written once for all. The rest is the library's own: ``field``,
``fields``, ``replace`` and ``asdict`` work as with any dataclass. What none of our values needs is
missing: ``__post_init__``, ``InitVar``, fields without ``init`` or with a ``hash`` of their own.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from dataclasses import Field

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Let instances of the class hold what it declares, unchanged and comparable."""
    cls.__doc__ = cls.__doc__ or cls.__name__  # or else a signature is written for it
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    members = fields(made)
    compared = _getter([each.name for each in members if each.compare])
    methods = {
        "__init__": _initialiser(made, members),
        "__eq__": _equality(compared),
        "__hash__": lambda self: hash(compared(self)),
        "__repr__": _shown,
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
        "__getstate__": _state,
        "__setstate__": _restore,
    }
    for name, method in methods.items():
        if name not in cls.__dict__:
            setattr(made, name, method)
    return made  # type: ignore[no-any-return]


def _initialiser(cls: type, members: Sequence[Field[Any]]) -> Callable[..., None]:
    """Compile ``__init__``, which writes into the slots: the front door of the class is shut."""
    known: dict[str, Any] = {"_MISSING": MISSING}
    required: list[str] = []
    by_name: list[str] = []
    lines = []
    for each in members:
        name = parameter = given = each.name
        known[f"_set_{name}"] = getattr(cls, name).__set__
        if each.default is not MISSING:
            known[f"_default_{name}"] = each.default
            parameter = f"{name}=_default_{name}"
        elif each.default_factory is not MISSING:
            known[f"_make_{name}"] = each.default_factory
            parameter = f"{name}=_MISSING"
            given = f"_make_{name}() if {name} is _MISSING else {name}"
        (by_name if each.kw_only else required).append(parameter)
        lines.append(f"\n _set_{name}(self, {given})")
    parameters = ["self", *required, *(["*", *by_name] if by_name else [])]
    exec(f"def __init__({', '.join(parameters)}):{''.join(lines) or ' pass'}", known)  # noqa: S102
    return known["__init__"]  # type: ignore[no-any-return]


def _getter(names: Sequence[str]) -> Callable[[object], object]:
    """What belongs to these names, of any instance: in C, where there is a name at all."""
    return attrgetter(*names) if names else lambda _instance: ()


def _equality(compared: Callable[[object], object]) -> Callable[[object, object], bool]:
    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compared(self) == compared(other)

    return __eq__


def _shown(self: Any) -> str:
    said = ", ".join(
        f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr
    )
    return f"{self.__class__.__qualname__}({said})"


def _refuse_to_set(_self: object, name: str, _value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[object]:
    return [getattr(self, each.name) for each in fields(self)]


def _restore(self: Any, state: Sequence[object]) -> None:
    for each, held in zip(fields(self), state, strict=True):
        object.__setattr__(self, each.name, held)
