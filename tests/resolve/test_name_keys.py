"""By what a name is found again."""

from __future__ import annotations

import pytest

from dateline.resolve.mentions import Mention
from dateline.resolve.name_keys import asked_keys, inner_keys, keys_of


def name(text: str, kind: str = "Person") -> Mention:
    return Mention(0, 0, 0, 1, "name", kind, text, text)


def test_a_bare_surname_is_looked_for_within_longer_names() -> None:
    whole, short = name("Gonzalo Sanchez de Lozada"), name("Sanchez")

    assert not set(asked_keys(short)).isdisjoint(inner_keys(whole))


@pytest.mark.parametrize("other", ["Pedro Sanchez", "Gonzalo", "Lozada"])
def test_no_other_name_is_found_by_what_stands_within_one(other: str) -> None:
    whole = name("Gonzalo Sanchez de Lozada")

    assert set(asked_keys(name(other))).isdisjoint(inner_keys(whole))


def test_particles_and_names_of_places_have_no_surname_within() -> None:
    assert inner_keys(name("Mohammed bin Salman")) == []
    assert inner_keys(name("San Pedro Sula", "Location")) == []
    assert asked_keys(name("Pedro", "Location")) == []


def test_a_person_is_called_by_the_last_word_and_a_body_by_its_initials() -> None:
    assert "person kane" in keys_of(name("Ruth Kane"))
    assert "vff" in keys_of(name("Velmar Free Front", "Organization"))
