"""Values made fast are those that `dataclasses` would have made."""

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from dateline.quick import found_once, quickly_made, replaced


@quickly_made
@dataclass(frozen=True, slots=True)
class Parcel:
    """Something to make."""

    sender: str
    weight_kg: float = 1.5
    stamps: dict[str, int] = field(default_factory=dict)
    words: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", len(self.sender.split()))


def test_fields_come_by_place_by_name_and_by_default() -> None:
    assert Parcel("Ann Bee") == Parcel(sender="Ann Bee", weight_kg=1.5, stamps={})
    assert Parcel("Ann Bee", 2.0, {"red": 1}).stamps == {"red": 1}
    assert Parcel("Ann Bee").words == 2


def test_each_has_its_own_default_of_a_factory() -> None:
    one, two = Parcel("Ann"), Parcel("Ann")

    one.stamps["red"] = 1

    assert two.stamps == {}


def test_a_made_value_is_frozen_and_of_its_own_class() -> None:
    parcel = Parcel("Ann")

    assert type(parcel) is Parcel
    with pytest.raises(FrozenInstanceError):
        parcel.sender = "Bee"  # type: ignore[misc]
    with pytest.raises(TypeError, match="missing 1 required"):
        Parcel()  # type: ignore[call-arg]


def test_copies_and_pickles_are_equal() -> None:
    parcel = Parcel("Ann Bee", 3.0, {"red": 2})

    assert copy.deepcopy(parcel) == parcel
    assert pickle.loads(pickle.dumps(parcel)) == parcel
    assert replace(parcel, sender="Cy") == Parcel("Cy", 3.0, {"red": 2})
    assert repr(parcel) == "Parcel(sender='Ann Bee', weight_kg=3.0, stamps={'red': 2}, words=2)"


def test_a_copy_with_other_values_is_that_of_dataclasses() -> None:
    parcel = Parcel("Ann Bee", 3.0, {"red": 2})

    assert replaced(parcel, sender="Cy", stamps={}) == replace(parcel, sender="Cy", stamps={})
    assert replaced(parcel, sender="Cy").words == 1
    assert replaced(parcel) == parcel
    with pytest.raises(KeyError):
        replaced(parcel, colour="red")


def test_the_signature_is_that_of_dataclasses() -> None:
    assert list(inspect.signature(Parcel).parameters) == ["sender", "weight_kg", "stamps"]
    assert inspect.signature(Parcel).parameters["weight_kg"].default == 1.5


class Basket:
    """Something that counts how often it is asked."""

    asked = 0

    @found_once
    def weight_kg(self) -> float:
        """What it weighs."""
        self.asked += 1
        return 2.5


def test_what_is_found_once_is_asked_once_and_kept_with_its_own() -> None:
    one, other = Basket(), Basket()

    assert (one.weight_kg, one.weight_kg, one.asked, other.asked) == (2.5, 2.5, 1, 0)
    assert Basket.weight_kg.__doc__ == "What it weighs."
