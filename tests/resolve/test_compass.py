"""Parts of a country that are called by a point of the compass."""

import pytest

from dateline.resolve.compass import part_of_country


@pytest.mark.parametrize(
    ("text", "near", "country"),
    [
        ("south Lebanon", (), "LBN"),
        ("the northern Chad", (), "TCD"),
        ("South Lebanon", ("LBN", "ISR"), "LBN"),
        ("South Lebanon", ("USA",), None),
        ("South Sudan", ("SDN",), None),
        ("North Toral", (), None),
        ("Lebanon", ("LBN",), None),
    ],
)
def test_a_part_in_small_letters_is_the_countrys_and_a_name_only_where_it_is_spoken_of(
    text: str, near: tuple[str, ...], country: str | None
) -> None:
    assert part_of_country(text, near=near) == country
