"""Followers are what their leader is; peers hold his office; a body is its members'."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Coder
from dateline.model import Party, make_report, words_of
from dateline.resolve.actors import resolve_party

pytestmark = pytest.mark.model


def party_of(coder: Coder, text: str, words: str) -> Party:
    day = date(2021, 5, 3)
    doc = coder.parse(make_report(text, published=day))
    start = text.rindex(words)
    index = next(each.index for each in doc.sentences if each.start <= start < each.end)
    party = Party(words_of(doc.report, (start, start + len(words))))
    return resolve_party(doc, party, sentence_index=index, day=day)


@pytest.mark.parametrize(
    ("text", "words", "sector"),
    [
        ("Rebel leader Idris Wani fled. Police said Wani's fighters burned a bridge.", "Wani's fighters", "REB"),
        ("Opposition leader Ana Roe spoke. Police beat her supporters in Lima.", "her supporters", "OPP"),
        ("Police beat supporters of President Ana Roe in Lima.", "supporters of President Ana Roe", "CVL"),
        ("Lawmaker Ana Roe met her Peruvian counterpart in Quito.", "her Peruvian counterpart", "LEG"),
        ("General Mamadou Ba met his Senegalese counterpart in Dakar.", "his Senegalese counterpart", "MIL"),
        ("Police beat followers of ex-premier Asad Khan in Lahore.", "followers of ex-premier Asad Khan", "OPP"),
        ("President Ana Roe's party accused the police.", "President Ana Roe's party", "PTY"),
        ("The miners' committee met the governor on Monday.", "The miners' committee", "LAB"),
        ("The Potato Growers' Federation met the governor on Monday.", "The Potato Growers' Federation", "AGR"),
        ("A union of nurses met the governor on Monday.", "A union of nurses", "LAB"),
        ("The Senate committee summoned the minister.", "The Senate committee", "LEG"),
        ("The Houthi oil ministry banned the ship.", "The Houthi oil ministry", "REB"),
        ("The Saudi-led coalition bombed the port.", "The Saudi-led coalition", "MIL"),
        ("Sipho Nkosi of the banned party spoke. Nkosi accused the police.", "Nkosi", "PTY"),
        ("Former minister Asad Khan spoke. Police detained Khan in Lahore.", "Khan", "ELI"),
        ("Police clashed with workers over the oil union's strike. The union blamed police.", "The union", "LAB"),
        ("The secretary-general of the union, Juma Otieno, refused.", "The secretary-general of the union", "LAB"),
    ],
)
def test_sectors_of_those_who_belong_to_somebody(coder: Coder, text: str, words: str, sector: str) -> None:
    assert party_of(coder, text, words).sectors[:1] == (sector,)


def test_a_noun_stands_for_no_body_of_another_kind(coder: Coder) -> None:
    text = (
        "Amnesty International criticised the ban in Uganda. Police shut an opposition party's office in Kampala. "
        "The party denied wrongdoing."
    )
    assert party_of(coder, text, "The party").name is None


def test_a_state_in_its_full_style_is_its_government(coder: Coder) -> None:
    found = party_of(coder, "The Bolivarian Republic of Venezuela rejects the claim.", "Republic of Venezuela")
    assert (found.country, found.sectors[:1]) == ("VEN", ("GOV",))


def test_another_spelling_needs_a_tie_to_the_report(coder: Coder) -> None:
    found = party_of(coder, "Yusuf Gaal, a warlord, kept the port of Kismayo in Somalia. Gaal sold charcoal.", "Gaal")
    assert found.name == "Yusuf Gaal"
