"""Whom phrases denote where a mistake is near: counterparts, deeds, weapons taken up, sides, borders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline import Coder
from dateline.model import Account, Document, Party, make_report, words_of
from dateline.resolve.actors import resolve_party
from dateline.resolve.states import of_its_town
from dateline.resolve.surroundings import surroundings_of

pytestmark = pytest.mark.model


def party_of(coder: Coder, text: str, words: str) -> Party:
    doc: Document = coder.parse(make_report(text, published=date(2019, 1, 7)))
    start = text.index(words)
    index = next(each.index for each in doc.sentences if each.start <= start < each.end)
    party = Party(words_of(doc.report, (start, start + len(words))))
    return resolve_party(doc, party, sentence_index=index, day=date(2019, 1, 7))


def acts_of(coder: Coder, text: str) -> tuple[Account, ...]:
    return coder.candidates(make_report(text, published=date(2019, 1, 7)))[1]


def test_a_counterpart_is_of_another_country(coder: Coder) -> None:
    text = "President Emmanuel Macron met his counterpart in Berlin on Monday. He thanked Germany for tanks."
    assert party_of(coder, text, "his counterpart").country == "DEU"
    assert (
        party_of(coder, "Kenya's minister called her Ugandan counterpart.", "her Ugandan counterpart").country == "UGA"
    )


def test_a_deed_has_no_country_unless_its_words_say_so(coder: Coder) -> None:
    text = "Kenya condemned the attacks by gunmen on the town of Lamu. It mourned victims of the Ethiopian raid, too."
    assert party_of(coder, text, "the attacks by gunmen").country is None
    assert party_of(coder, text, "the Ethiopian raid").country == "ETH"


def test_weapons_that_a_pronoun_takes_up_are_nobody(coder: Coder) -> None:
    text = "The United States is worried. Tripoli is being hit with mortar bombs, as some of them nearly hit a clinic."
    found = party_of(coder, text, "some of them")
    assert (found.name, found.country) == (None, None)


def test_parties_in_a_country_are_no_political_party(coder: Coder) -> None:
    text = "Kenya called upon the parties in South Sudan to honour the truce."
    assert party_of(coder, text, "the parties in South Sudan").sectors[:1] != ("PTY",)


def test_the_agents_of_a_candidate_are_no_police(coder: Coder) -> None:
    text = "The candidate's agents accused the commission of rigging the count in Kisumu on Friday."
    assert party_of(coder, text, "The candidate's agents").sectors == ("PTY",)
    text = "Raila Odinga's agents accused the electoral commission of Kenya of rigging the count."
    assert party_of(coder, text, "Raila Odinga's agents").sectors[0] == "OPP"
    text = "Federal agents detained three councillors in Laredo on Friday."
    assert "COP" in party_of(coder, text, "Federal agents").sectors


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        ("The militant group Hamas attacked a post on Monday.", "The militant group Hamas", "Hamas", "PSE"),
        ("Soldiers drove the rebel movement M23 out of Goma.", "the rebel movement M23", "M23", "COD"),
        ("The rights group Amnesty International accused Iran.", "The rights group Amnesty International",
         "Amnesty International", None),
        ("A group attacked Hamas on Monday.", "A group", None, None),
    ],
)  # fmt: skip
def test_the_word_for_a_body_is_called_by_the_name_right_behind_it(
    coder: Coder, text: str, words: str, name: str | None, country: str | None
) -> None:
    found = party_of(coder, text, words)
    assert found.name == name
    if name is not None:
        assert found.country == country


def test_who_leads_forces_lends_them_its_country_and_who_backs_them_does_not(coder: Coder) -> None:
    text = "Ugandan-{} troops attacked a village near Bunia in Congo on Monday."
    assert party_of(coder, text.format("led"), "Ugandan-led troops").country == "UGA"
    assert party_of(coder, text.format("backed"), "Ugandan-backed troops").country != "UGA"


def test_adjectives_that_share_soldiers_are_two_armies(coder: Coder) -> None:
    (act,) = acts_of(coder, "Thai and Cambodian soldiers clashed near the temple of Preah Vihear on Friday.")
    assert {(each.country, each.sectors[:1]) for each in act.actors} == {("THA", ("MIL",)), ("KHM", ("MIL",))}


def test_the_border_with_a_country_is_not_in_it(coder: Coder) -> None:
    text = "NIAMEY, Niger - Gunmen ambushed an army convoy near the border with Mali on Tuesday, killing two soldiers."
    assert all(act.place.country != "MLI" for act in acts_of(coder, text))
    assert party_of(coder, text, "two soldiers").country == "NER"


@pytest.mark.parametrize(
    ("text", "words", "country", "sectors"),
    [
        ("Police arrested the mayor's brother in Lima.", "the mayor's brother", "PER", ("ELI",)),
        ("Peru's press mocked the wife of Prime Minister Luis Rojas.", "the wife of Prime Minister", "PER", ("ELI",)),
        ("Gunmen in Haiti shot the widow of a senator.", "the widow of a senator", "HTI", ("ELI",)),
        ("Rebels in Colombia freed the father of the singer Ana Ruiz.", "the father of the singer", "COL", ("CVL",)),
        ("Kenya's court jailed a former governor.", "a former governor", "KEN", ("ELI", "GOV")),
        ("Officers in Quito arrested a former teacher.", "a former teacher", "ECU", ("EDU",)),
        ("The African Union peacekeepers shelled a town.", "The African Union peacekeepers", None, ("IGO",)),
        ("The United Nations food agency thanked Chad.", "The United Nations food agency", None, ("IGO",)),
        ("Jets bombed two farms in Ethiopia's Afar region.", "two farms in Ethiopia's Afar region", "ETH", ("CVL",)),
    ],
)
def test_whose_they_are_and_what_they_were(
    coder: Coder, text: str, words: str, country: str | None, sectors: tuple[str, ...]
) -> None:
    party = party_of(coder, text, words)
    assert (party.country, party.sectors) == (country, sectors)


def test_a_group_that_is_linked_to_an_armed_one_is_armed(coder: Coder) -> None:
    text = "An al Qaeda-linked group attacked a base in Mali."
    assert party_of(coder, text, "An al Qaeda-linked group").sectors[0] in ("REB", "UAF")


def test_a_title_beside_a_name_tells_its_office_when_the_tables_know_of_none_any_longer(coder: Coder) -> None:
    text = "Prime Minister David Cameron met Chancellor Angela Merkel in Bonn. Former President Barack Obama was there."
    assert party_of(coder, text, "Prime Minister David Cameron").sectors[0] == "GOV"
    assert party_of(coder, text, "Former President Barack Obama").sectors[0] == "ELI"


def test_a_title_of_several_words_belongs_to_the_name_after_it(coder: Coder) -> None:
    account = acts_of(coder, "U.S. Secretary of State Mike Pompeo met Adel al-Jubeir in Riyadh on Monday.")[0]
    assert [party.name for party in account.actors] == ["Mike Pompeo"]
    assert account.actors[0].words.text == "U.S. Secretary of State Mike Pompeo"


def test_nobody_deals_with_the_description_of_himself(coder: Coder) -> None:
    account = acts_of(coder, "China agreed to restructure 4 billion dollars in loans to the island.")[0]
    assert [party.country for party in account.actors] == ["CHN"]
    assert not account.recipients


def test_a_capital_s_namesake_is_where_the_report_has_it(coder: Coder) -> None:
    text = "Lebanese soldiers fired at protesters in Tripoli. Beirut and Sidon, Lebanon's other towns, were calm."
    assert party_of(coder, text, "protesters in Tripoli").country == "LBN"


SAID = (
    ("Officials of both countries met King Salman of Saudi Arabia.", "Officials of both countries", (None, "GOV")),
    ("Kenya thanked the ambassadors of Russia and China.", "the ambassadors of Russia and China", (None, "GOV")),
    ("Cambodia urged foreign donors to stay in Phnom Penh.", "foreign donors", (None, "GOV")),
    ("Cambodia's foreign ministers met donors.", "Cambodia's foreign ministers", ("KHM", "GOV")),
    ("Greek Cypriot police arrested a man in Nicosia.", "Greek Cypriot police", ("CYP", "COP")),
    (
        "Peru is in turmoil. Congress removed the president in Lima, and Washington was told.",
        "Congress",
        ("PER", "LEG"),
    ),
    ("Tribal elders met suspects in Sanaa, Yemen.", "Tribal elders", ("YEM", "CVL")),
    ("Tribal elders met suspects in Sanaa, Yemen.", "suspects", ("YEM", "CVL")),
    ("Liberia's president praised the government's militia.", "the government's militia", ("LBR", "PRM")),
    ("The company's lawyer accused the court in Lima, Peru.", "The company's lawyer", ("PER", "JUD")),
    ("A task force raided a farm in Accra, Ghana.", "A task force", ("GHA", "MIL")),
    ("The opposition party Renamo accused Mozambique.", "The opposition party Renamo", ("MOZ", "PTY")),
    (
        "Supporters of former minister Asad Qureshi of Pakistan rioted.",
        "Supporters of former minister Asad Qureshi",
        ("PAK", "OPP"),
    ),
    ("Abu Sayyaf seized two Filipinos.", "Abu Sayyaf", ("PHL", "REB")),
    ("Fighters of the Islamic State shelled a base in Iraq.", "Fighters of the Islamic State", (None, "IMG")),
)


@pytest.mark.parametrize(("text", "words", "coded"), SAID)
def test_countries_and_sectors_by_kind_of_party(
    coder: Coder, text: str, words: str, coded: tuple[str | None, str]
) -> None:
    found = party_of(coder, text, words)
    assert (found.country, next(iter(found.sectors), None)) == coded


def test_a_tribunal_of_the_united_nations_is_of_no_country(coder: Coder) -> None:
    text = "A United Nations tribunal convicted a Bosnian general of murder on Thursday."
    assert party_of(coder, text, "A United Nations tribunal").code == "IGOUNO"


def test_it_goes_on_with_the_subject_of_the_sentence_before(coder: Coder) -> None:
    text = (
        "Four Arab states cut ties with Qatar on Monday. Riyadh shut the only land border. Qatar rejected the charges. "
        "Its foreign minister telephoned Rex Tillerson."
    )
    assert party_of(coder, text, "Its foreign minister").country == "QAT"


def test_towns_that_a_road_joins_are_no_governments(coder: Coder) -> None:
    text = "Thousands of miners blocked the highway between Oruro and La Paz on Wednesday."
    assert party_of(coder, text, "La Paz").name == "La Paz"
    text = "Talks between Moscow and Kyiv on prisoners began on Wednesday."
    assert party_of(coder, text, "Kyiv").name == "Government of Ukraine"


def test_of_somebody_nothing_is_guessed(coder: Coder) -> None:
    (shot,) = acts_of(coder, "Somebody shot a farmer near Kayes on Monday.")
    assert [each.sectors for each in shot.actors] == [("UNK",)]


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Rebels shot civilians near the border.", "REB", "CVL"),
        ("Soldiers killed a boy in Kordal.", "MIL", "CVL"),
        ("During the siege, gunmen abducted two residents.", "UAF", "CVL"),
    ],
)
def test_whom_fighters_hit_is_no_fighter_for_that(coder: Coder, text: str, actor: str, recipient: str) -> None:
    (told,) = acts_of(coder, text)
    assert [each.sectors[0] for each in (*told.actors, *told.recipients)] == [actor, recipient]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The two sides met in Geneva on Tuesday.", "The two sides"),
        ("Qatar urged both governments to hold their fire.", "both governments"),
        ("The two countries' ministers held talks in Vienna on Tuesday.", "The two countries' ministers"),
    ],
)
def test_neither_the_host_nor_who_appeals_to_both_is_their_country(coder: Coder, text: str, words: str) -> None:
    parties = [each for act in acts_of(coder, text) for each in (*act.actors, *act.recipients)]

    assert [each.country for each in parties if each.words.text == words] == [None]


def test_police_are_still_of_the_country_of_the_place(coder: Coder) -> None:
    (arrest,) = acts_of(coder, "Police in Nairobi arrested both men on Tuesday.")

    assert arrest.actors[0].country == "KEN"


@pytest.mark.parametrize("words", ["Odesa port", "Mykolaiv Airport"])
def test_a_facility_is_of_its_towns_country(coder: Coder, words: str) -> None:
    (attack,) = coder.code(make_report(f"Russian drones attacked {words} on Friday.", published=date(2023, 5, 18)))

    assert [party.code for party in attack.recipients] == ["UKRCVL"]


@pytest.mark.parametrize(
    ("words", "country"), [("Odesa Port", "UKR"), ("the British Museum", "GBR"), ("Seven Lakes Square", None)]
)
def test_a_facility_bears_the_name_of_a_large_town_or_a_people(coder: Coder, words: str, country: str | None) -> None:
    around = surroundings_of(coder.parse(make_report("Drones hit Odesa Port on Friday.", published=date(2023, 5, 18))))
    named = next(each for each in around.mentions if each.kind == "name")

    assert of_its_town(around, replace(named, type="Facility", text=words)) == country
    assert of_its_town(around, replace(named, type="Organization", text=words)) is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("A patrol of marines left the port on Monday. Rebels ambushed the party near a bridge.", "MIL"),
        ("A team of doctors reached Sake on Friday. Gunmen fired at the party on the way back.", "MED"),
        ("The Green Party held a rally in Lomé. A team of police officers came. Police attacked the party.", "PTY"),
    ],
)
def test_a_party_is_the_team_before_it_or_a_political_one_that_is_named(coder: Coder, text: str, sector: str) -> None:
    (party,) = coder.code(make_report(text))[-1].recipients

    assert (party.words.text, party.sectors[:1]) == ("the party", (sector,))


@pytest.mark.model
def test_a_party_that_is_shot_at_is_the_team_told_before(coder: Coder) -> None:
    text = (
        "A team of police officers searched a village near Kupwara on Monday. "
        "Gunmen opened fire on the party, a spokesman said."
    )
    attack = coder.code(make_report(text))[-1]

    assert [(each.words.text, each.sectors[:1]) for each in attack.recipients] == [("the party", ("COP",))]


def test_she_is_of_the_country_of_her_name_and_an_attorney_general_commands_nobody(coder: Coder) -> None:
    text = (
        "A colonel met the attorney general, Ana Ruiz, in Lima. The United States barred Ruiz from entry and accused "
        "her of theft. She rejects the allegation."
    )
    accounts = coder.code(make_report(text))
    accused = next(each for each in accounts if each.action.type == "ACCUSE")
    rejected = next(each for each in accounts if each.action.type == "REJECT")
    assert [each.code for each in (*accused.recipients, *rejected.actors)] == ["PERJUD", "PERJUD"]


def test_a_general_and_a_major_general_are_soldiers(coder: Coder) -> None:
    for title in ("General", "Major General"):
        account = coder.code(make_report(f"{title} Ruiz met the mayor of Lima on Monday."))[0]
        assert account.actors[0].sectors[:1] == ("MIL",)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Mr. Kone, Minister for Foreign Affairs of Mali, visited Oslo.", "Mr. Kone", "MLI"),
        ("Mr. Kone, Minister of Foreign Affairs of Mali, visited Oslo.", "Mr. Kone", "MLI"),
        ("Foreign ministers discussed Mali in Oslo.", "Foreign ministers", None),
        ("Kenya's electoral commission published the count.", "Kenya's electoral commission", "KEN"),
    ],
)
def test_foreign_affairs_are_a_states_own(coder: Coder, text: str, words: str, country: str | None) -> None:
    assert party_of(coder, text, words).country == country


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        (
            "Russian energy company Gazprom cut supplies to Moldova. The firm's spokesman warned Chisinau of more.",
            "The firm's spokesman",
            "RUSBUS",
        ),
        (
            "Mexico's National Migration Institute shut a camp. The institute's delegate refused to meet the families.",
            "The institute's delegate",
            "MEXGOV",
        ),
        ("Opponents of the dam sued the energy ministry in Lima.", "Opponents of the dam", "PERCVL"),
        ("Opponents of military rule met a UN envoy in Yangon.", "Opponents of military rule", "MMROPP"),
        ("Opponents of the government marched in Lima.", "Opponents of the government", "PEROPP"),
    ],
)
def test_whose_they_are_and_what_they_oppose(coder: Coder, text: str, words: str, code: str) -> None:
    found = {party.words.text: party.code for each in coder.code(make_report(text)) for party in each.actors}

    assert found[words] == code


@pytest.mark.parametrize(
    ("text", "phrase", "code"),
    [
        ("NATO soldiers clashed with protesters in Zvecan.", "NATO soldiers", "IGOMIL"),
        ("AMISOM soldiers killed two civilians near Baidoa.", "AMISOM soldiers", "IGOMIL"),
        ("MONUSCO troops shelled M23 positions near Sake.", "MONUSCO troops", "IGOUNO"),
    ],
)
def test_soldiers_of_a_body_of_states_are_of_no_country(coder: Coder, text: str, phrase: str, code: str) -> None:
    assert party_of(coder, text, phrase).code == code


def test_the_head_of_congress_is_of_the_land_that_the_report_speaks_of(coder: Coder) -> None:
    text = "Peru's Congress ousted President Dina Boluarte on Friday. Jose Jeri, the head of Congress, was sworn in."
    assert party_of(coder, text, "Peru's Congress").code == "PERLEG"


def test_a_house_of_congress_is_of_its_own_land(coder: Coder) -> None:
    text = "Argentina's lower house of Congress approved the president's bill on Tuesday."
    assert party_of(coder, text, "Argentina's lower house of Congress").code == "ARGLEG"
