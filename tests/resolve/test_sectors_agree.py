"""A noun stands for no body of another kind."""

import pytest

from dateline.resolve.agreement import agree, sectors_of_mention
from dateline.resolve.mentions import Mention


def mention(text: str, *, kind: str = "noun", type_: str = "") -> Mention:
    return Mention(0, 0, 0, 1, kind, type_, text, text)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("noun", "name", "may"),
    [
        ("party", "Amnesty International", False),
        ("bloc", "Rapid Support Forces", False),
        ("bloc", "European Union", True),
        ("court", "International Criminal Court", True),
        ("army", "African Union", False),
        ("army", "Rapid Support Forces", True),
        ("rebel", "Rapid Support Forces", True),
        ("agency", "UNHCR", True),
        ("group", "Amnesty International", True),
        ("union", "Marrin Dock Workers", True),
    ],
)
def test_a_noun_and_a_name_agree_or_not(noun: str, name: str, may: bool) -> None:
    named = mention(name, kind="name", type_="Organization")
    assert agree(sectors_of_mention(mention(noun)), sectors_of_mention(named)) is may


def test_persons_and_places_tell_no_sector_of_a_body() -> None:
    assert sectors_of_mention(mention("Ada Lund", kind="name", type_="Person")) == frozenset()
    assert sectors_of_mention(mention("country", type_="Location")) == frozenset()
