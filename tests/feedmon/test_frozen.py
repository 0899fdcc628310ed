"""Values are dataclasses in all that is used of them, and nothing changes them."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable  # noqa: TC003 - a field has it
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace

import pytest

from feedmon.frozen import frozen


@frozen
class Place:
    """Where something is."""

    name: str
    size: int = 0
    parts: list[int] = field(default_factory=list)


@frozen
class Guarded(Place):
    """A place with a secret."""

    secret: str = field(default="", repr=False)
    seen: int = field(default=0, compare=False)
    by: str | None = field(default=None, kw_only=True)


@frozen
class Nothing:
    """There is nothing to be said."""


@frozen
class Tagged:
    name: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tagged) and self.name.lower() == other.name.lower()

    def __hash__(self) -> int:
        return hash(self.name.lower())

    def __repr__(self) -> str:
        return f"<{self.name}>"


@frozen
class Named:
    """The names of its fields are those of its machinery."""

    cls: str
    fields: tuple[str, ...]
    getattr: Callable[[str], str] = str.upper


@dataclass(frozen=True, slots=True)
class Usual:
    """What the library makes of the same."""

    name: str
    size: int = 0
    parts: list[int] = field(default_factory=list)


def test_what_is_not_given_has_its_default():
    assert Place("a").size == 0
    assert Place("a", 3).size == Place("a", size=3).size == 3
    assert Place("a", parts=[1]).parts == [1]


def test_each_instance_has_a_default_of_its_own():
    first, second = Place("a"), Place("a")
    first.parts.append(1)
    assert second.parts == []


def test_what_has_no_default_has_to_be_given():
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
        Place()
    with pytest.raises(TypeError, match="unexpected keyword argument 'nme'"):
        Place(nme="a")
    with pytest.raises(TypeError, match="positional arguments"):
        Guarded("a", 1, [], "", 0, "me")


def test_what_is_inherited_comes_first():
    inherited = Guarded("a", 1, [2], "psst", 3, by="me")
    assert asdict(inherited) == {
        "name": "a",
        "size": 1,
        "parts": [2],
        "secret": "psst",
        "seen": 3,
        "by": "me",
    }


def test_nothing_can_be_changed_added_or_taken_away():
    place = Place("a")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        place.name = "b"
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'more'"):
        place.more = 1
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del place.name
    assert place.name == "a"
    assert not hasattr(place, "__dict__")


def test_the_same_is_equal_and_of_one_class():
    assert Place("a", 1) == Place("a", 1)
    assert Place("a", 1) != Place("a", 2)
    assert Place("a") != Guarded("a")
    assert Place("a") != "a"
    assert Nothing() == Nothing()


def test_what_is_not_compared_makes_no_difference():
    assert Guarded("a", parts=(), seen=1) == Guarded("a", parts=(), seen=2)
    assert len({Guarded("a", parts=(), seen=1), Guarded("a", parts=(), seen=2)}) == 1


def test_the_same_has_one_hash_unless_it_holds_what_has_none():
    assert len({Place("a", parts=()), Place("a", parts=()), Place("b", parts=())}) == 2
    assert len({Nothing(), Nothing()}) == 1
    with pytest.raises(TypeError, match="unhashable"):
        hash(Place("a"))


def test_it_is_shown_as_it_would_be_made_but_for_secrets():
    assert repr(Place("a", 1)) == "Place(name='a', size=1, parts=[])"
    shown = "Guarded(name='a', size=0, parts=[], seen=0, by=None)"
    assert repr(Guarded("a", secret="psst")) == shown
    assert repr(Nothing()) == "Nothing()"


def test_it_is_replaced_in_part():
    assert replace(Place("a", 1), name="b") == Place("b", 1)
    assert replace(Guarded("a", by="me"), size=4).by == "me"
    with pytest.raises(TypeError):
        replace(Place("a"), nme="b")


@pytest.mark.parametrize("value", [Guarded("a", 1, [2], "psst", 3, by="me"), Nothing()])
def test_it_travels_and_is_copied(value):
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(value, protocol)) == value
    assert copy.copy(value) == value
    assert copy.deepcopy(value) == value
    assert asdict(copy.deepcopy(value)) == asdict(value)


def test_it_is_matched_by_its_fields():
    match Place("a", 3):
        case Place(name, size):
            assert (name, size) == ("a", 3)
        case _:
            pytest.fail("it is not matched")


def test_what_a_class_says_itself_counts():
    assert Tagged("A") == Tagged("a")
    assert len({Tagged("A"), Tagged("a")}) == 1
    assert repr(Tagged("a")) == "<a>"


def test_a_field_may_have_any_name():
    named = Named("a", ("b",))
    assert (named.cls, named.fields, named.getattr("c")) == ("a", ("b",), "C")
    assert repr(replace(named, cls="d")).startswith("Named(cls='d', fields=('b',), getattr=")


def test_it_is_what_the_library_makes_of_it():
    assert [(each.name, each.type) for each in fields(Place)] == [
        (each.name, each.type) for each in fields(Usual)
    ]
    assert Place.__match_args__ == Usual.__match_args__
    assert Place.__slots__ == Usual.__slots__
