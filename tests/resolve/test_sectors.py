"""Of which sector a party is: the choice among what rules, chains and neighbours say."""

from __future__ import annotations

import math

import pytest

from dateline import Coder
from dateline.model import Party, make_report, words_of
from dateline.resolve.actors import resolve_party
from dateline.resolve.known import Known, Part
from dateline.resolve.sector_marks import Signs
from dateline.resolve.sectors import PLACE, SECTORS, Weights, _weights, least_sure, with_likeliest
from dateline.resolve.surroundings import surroundings_of
from dateline.testing import document_from_conllu

SAILOR = "1 Sailors sailor NOUN _ _ 2 nsubj _ _\n2 struck strike VERB _ _ 0 root _ _\n"


def test_marks_are_worth_their_weights() -> None:
    weights = Weights({"told 0 role": 2.0}, {"is sailor": ((PLACE["LAB"], 3.0),)})
    worth = weights.worth(Signs((("told 0 role", "MIL"), ("told 0 role", "IMG")), ("is sailor", "is nobody")))
    assert dict(zip(SECTORS, worth, strict=True))["LAB"] == 3.0
    assert worth[PLACE["MIL"]] == 2.0
    assert sum(worth) == 5.0  # IMG is none of those chosen among


def test_what_a_table_tells_stays() -> None:
    doc = document_from_conllu(SAILOR)
    known = Known("Gazprom", "organisation", "RUS", ("BUS",), listed=True)
    around = surroundings_of(doc)
    assert with_likeliest(around, doc.sentences[0], head=0, found=known, part=Part("ASSAULT", acts=True)) is known


def test_the_weights_that_ship_name_sectors_and_marks() -> None:
    weights = _weights()
    assert weights.pointing["told 0 role"] > 1.0
    assert all(0 <= place < len(SECTORS) for each in weights.plain.values() for place, _ in each)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "sector"),
    [
        (
            "Opposition leader Kemal Soylu called on Interior Minister Orhan Tez to resign.",
            "Interior Minister Orhan Tez",
            "GOV",
        ),
        (
            "A fourth soldier, Private Sergei Lomakin, was on the list and was not brought.",
            "Private Sergei Lomakin",
            "MIL",
        ),
        ("Father Firmin Gonessa and Imam Ousmane Daoud walked together to the camp.", "Imam Ousmane Daoud", "REL"),
    ],
)
def test_a_title_tells_however_the_parse_hangs_it(text: str, words: str, sector: str) -> None:
    doc = Coder().parse(make_report(text))
    start = text.index(words)
    party = Party(words_of(doc.report, (start, start + len(words))))
    assert resolve_party(doc, party, sentence_index=0, day=None).sectors[:1] == (sector,)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "sector"),
    [
        (
            "PORT ALDEN - Tallymen at the grain quay downed tools on Monday over unpaid hours, the company said.",
            "Tallymen",
            "LAB",
        ),
        ("The rector met the midwives of the town on Monday.", "the midwives of the town", "MED"),
        (
            "The company cut the bonus on Friday. Winders and banksmen walked out of the shaft on Monday.",
            "banksmen",
            "LAB",
        ),
    ],
)
def test_what_a_noun_means_tells_of_which_sector_people_are(text: str, words: str, sector: str) -> None:
    doc = Coder().parse(make_report(text))
    start = text.index(words)
    index = next(each.index for each in doc.sentences if each.start <= start < each.end)
    party = Party(words_of(doc.report, (start, start + len(words))))
    assert resolve_party(doc, party, sentence_index=index, day=None).sectors[:1] == (sector,)


def test_a_deed_of_which_nothing_is_told_is_nobodys() -> None:
    doc = document_from_conllu("1 Killings killing NOUN _ _ 0 root _ _\n")
    assert least_sure(doc.sentences[0], 0, Known()) == math.inf
    assert least_sure(doc.sentences[0], 0, Known(sectors=("REB",))) < 1
    assert least_sure(doc.sentences[0], 0, Known("M23", "organisation", None, ("REB",))) < 1


@pytest.mark.model
def test_what_rebels_attack_is_not_theirs_for_that() -> None:
    (account,) = Coder().candidates(make_report("Rebels attacked a base in Iraq on Monday."))[1]

    assert "REB" not in account.recipients[0].sectors


@pytest.mark.model
def test_who_says_we_is_of_his_own_sector() -> None:
    text = (
        "Police fired tear gas at miners near Potosi on Monday. The labour minister, Luis Rojas, rejected the demand. "
        '"We will not negotiate on the road," he said.'
    )
    refused = [
        each for each in Coder().candidates(make_report(text))[1] if each.actors and each.actors[0].words.text == "We"
    ]

    assert refused and all(each.actors[0].sectors[:1] == ("GOV",) for each in refused)


@pytest.mark.model
def test_who_attacks_a_goal_is_no_rebel() -> None:
    text = 'Juan Peralta equalised for Rovers after the break. "We attacked them from the start," he said.'
    (attack,) = Coder().candidates(make_report(text))[1]

    assert "REB" not in attack.actors[0].sectors


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "sectors"),
    [
        ("The Democratic Party said that masked men had burned its bus near Cacak.", "its bus", ("PTY",)),
        ("The teachers' union said that gunmen had burned its van in Kisumu.", "its van", ("LAB",)),
        ("Jordan's king appealed to the international community on Monday.", "the international community", ("IGO",)),
        ("Haiti's premier thanked the world community on Monday.", "the world community", ("IGO",)),
        (
            "The business community of Lagos urged the governor to act.",
            "The business community of Lagos",
            ("CVL", "BUS"),
        ),
    ],
)
def test_a_bus_is_its_owners_and_the_world_is_nobodys_country(text: str, words: str, sectors: tuple[str, ...]) -> None:
    doc = Coder().parse(make_report(text))
    start = text.index(words)
    party = resolve_party(doc, Party(words_of(doc.report, (start, start + len(words)))), sentence_index=0, day=None)

    assert party.sectors[0] in sectors
    assert sectors != ("IGO",) or party.country is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Dutch police arrested 31 people after a brawl in Rotterdam.", "NLDCVL"),
        ("Dutch police held two Moroccans suspected of plotting a bombing.", "MARCVL"),
        ("Portugal deported 90 migrants on Friday.", "REF"),
    ],
)
def test_who_is_arrested_has_fled_only_where_the_report_tells_of_flight(coder: Coder, text: str, code: str) -> None:
    assert coder.code(make_report(text))[0].recipients[0].code == code


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Somali pirates took 14 Filipino sailors from a tanker.", "PHLLAB"),
        ("Rebels fired at an Indian warship, wounding two sailors.", "INDMIL"),
        ("Rebels fired a cruise missile near Aden, wounding two Indian sailors.", "INDMIL"),
        ("Gunmen killed two Hezbollah troops in Sidon.", "LBNREB"),
        ("Gunmen killed two RSF troops in Nyala.", "SDNREB"),
    ],
)
def test_sailors_of_merchant_ships_work_and_troops_are_of_their_movement(coder: Coder, text: str, code: str) -> None:
    hit = [party.code for account in coder.code(make_report(text)) for party in account.recipients]
    assert code in hit


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "sector"),
    [
        (
            "Troops seized Bamako on Monday. Mali's officers dissolved parliament after the coup.",
            "Mali's officers",
            "MIL",
        ),
        ("Police charged two men in Bamako. Malian officers beat a lawyer.", "Malian officers", "COP"),
        ("The general strike went on in Bamako. Malian officers beat a lawyer.", "Malian officers", "COP"),
    ],
)
def test_officers_are_soldiers_in_a_report_of_an_army_without_police(
    coder: Coder, text: str, words: str, sector: str
) -> None:
    found = {party.words.text: party.sectors for each in coder.code(make_report(text)) for party in each.actors}

    assert found[words][:1] == (sector,)


@pytest.mark.model
def test_who_is_of_one_country_is_no_body_of_many(coder: Coder) -> None:
    text = (
        "A Canadian team which visited Haiti in May has reported to Cabinet, and any mission would have to be "
        "Haitian-led."
    )
    found = next(party for each in coder.code(make_report(text)) for party in each.actors if "team" in party.words.text)

    assert "IGO" not in found.sectors
