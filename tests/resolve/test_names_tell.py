"""What the name of an unknown body tells."""

from __future__ import annotations

import pytest

from dateline.resolve.names_tell import in_name


@pytest.mark.parametrize(
    ("name", "country", "sectors"),
    [
        ("Kenyan Dock Workers' Union", "KEN", ("LAB",)), ("Harbour Relief", None, ("NGO",)),
        ("Ontario Provincial Police, North West Region", None, ("COP",)), ("Medical Guild", None, ("LAB",)),
        ("Darfur Access Working Group", None, ("NGO",)), ("National Human Rights Council of Egypt", "EGY", ("GOV",)),
        ("Department of Information, Karen National Union", "MMR", ("REB",)), ("Ituri Home Guard", None, ("PRM",)),
        ("Dagoberto Ramos Front", None, ("REB",)), ("Blue Door", None, ()),
        ("Presidential Human Rights Council", None, ("GOV",)), ("Karen Human Rights Group", "MMR", ("NGO",)),
    ],
)  # fmt: skip
def test_country_and_kind(name: str, country: str | None, sectors: tuple[str, ...]) -> None:
    told = in_name(name)
    assert (told.country, told.said.sectors) == (country, sectors)
