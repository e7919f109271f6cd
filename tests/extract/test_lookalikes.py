"""Bringing to hospital, cells, money let go, what is asked or refused: what looks like an act, and is none."""

from collections.abc import Callable

import pytest

from dateline import Coder, make_report
from dateline.extract.lookalikes import is_no_act
from dateline.model import Act, Sentence


def types(coder: Coder, text: str) -> list[str]:
    """Types of all accounts, faint ones too."""
    _, accounts = coder.candidates(make_report(text), doubtful=True)
    return [each.action.type for each in accounts]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nine miners were taken to hospital after the storm.", []),
        ("Nine miners were taken into custody by soldiers.", ["COERCE"]),
        ("A court in Harare sentenced the editor to six years in prison.", ["SANCTION"]),
        ("The bishop was freed from jail by the government.", ["RETREAT"]),
    ],
)
def test_a_bed_and_a_cell_are_no_acts(coder: Coder, text: str, told: list[str]) -> None:
    assert types(coder, text) == told


def test_money_that_is_released_is_aid_and_a_hostage_is_not(coder: Coder) -> None:
    assert "AID" in types(coder, "The World Bank released 40 million dollars to Zambia on Friday.")
    assert types(coder, "The rebels released four hostages on Friday.") == ["RETREAT"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("President Amadou Sow has ruled out resigning.", ["REJECT"]),
        ("The rebels insist that Bamako lift the blockade of Kidal.", []),
        ("The rebels said that Bamako lifted the blockade of Kidal.", ["RETREAT"]),
        ("The militia demanded that Juba lift the siege of Malakal.", []),
        ("The blockade of the port was lifted on Monday.", ["RETREAT"]),
        ("The mayor lifted the curfew in Bo.", ["CONCEDE"]),
        ("The president of Togo resigned on Friday.", ["RETREAT"]),
    ],
)
def test_what_is_demanded_or_refused_is_no_act_of_its_own(coder: Coder, text: str, told: list[str]) -> None:
    assert [each for each in types(coder, text) if each != "REQUEST"] == told


def test_what_a_study_does_is_its_method_unless_it_speaks(coder: Coder) -> None:
    assert types(coder, "A study in Denmark followed 2,400 people for a year.") == []
    assert "ACCUSE" in types(coder, "A survey of the harbour accused the police of taking bribes.")


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Rebels in Shan state announced a halt to attacks in the north.", False),
        ("The militia promised an end to raids on villages in Ituri.", False),
        ("The army thwarted an attack on a barracks in Kaduna.", False),
        ("The army attacked a camp in the north of Shan state.", True),
    ],
)
def test_what_ceases_or_is_foiled_is_no_attack(coder: Coder, text: str, is_told: bool) -> None:
    assert ("ASSAULT" in types(coder, text)) == is_told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The weather office warned fishermen of a storm in the strait.", []),
        ("The consulate has warned its citizens of aftershocks.", []),
        ("The generals warned the deputies of a new coup.", ["THREATEN"]),
        ("Four nurses were killed in a bus accident near Mbeya.", []),
        ("A landslide killed nine people in Mbale.", []),
        ("Four nurses were killed in an ambush near Mbeya.", ["ASSAULT"]),
    ],
)
def test_of_nature_and_accidents_nobody_is_the_doer(coder: Coder, text: str, told: list[str]) -> None:
    assert set(types(coder, text)) == set(told)


@pytest.mark.parametrize(
    ("text", "yields"),
    [
        ("Somaliland declared independence in 1991.", False),
        ("The rebels declared a truce on Friday.", True),
        ("The magistrate postponed the hearing to June.", False),
        ("The miners' union postponed the strike on Friday.", True),
    ],
)
def test_who_declares_or_puts_off_something_need_not_yield(coder: Coder, text: str, *, yields: bool) -> None:
    assert ("CONCEDE" in types(coder, text)) == yields


def test_who_upholds_a_sentence_convicts(coder: Coder) -> None:
    assert types(coder, "The Supreme Court upheld the sentences of six bakers on Monday.") == ["SANCTION"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A teacher died after being hit by a truck near the bus stop on Friday.", []),
        ("A pedestrian was struck by a car in Lagos.", []),
        ("Soldiers were hit by a car bomb near Gao.", ["ASSAULT"]),
        ("Gunmen killed three passengers in a bus on Tuesday.", ["ASSAULT"]),
        ("A reporter was killed in a car by gunmen.", ["ASSAULT"]),
        ("The army's truck hit a boy outside the market.", ["ASSAULT"]),
        ("A lorry ploughed into a crowd of protesters in Lagos, killing four.", ["ASSAULT"]),
    ],
)
def test_traffic_attacks_nobody(coder: Coder, text: str, told: list[str]) -> None:
    assert list(dict.fromkeys(each.action.type for each in coder.code(make_report(text)))) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A Malian army helicopter crashed near Gao on Monday, killing two soldiers, the army said.", []),
        ("An attack drone crashed into a market in Gao on Monday, killing two women.", ["ASSAULT"]),
        ("Rebels shot down a helicopter near Gao on Monday, killing two soldiers.", ["ASSAULT"]),
    ],
)
def test_what_crashes_by_itself_attacks_nobody(coder: Coder, text: str, told: list[str]) -> None:
    assert list(dict.fromkeys(each.action.type for each in coder.code(make_report(text)))) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two fans were trampled to death outside a stadium in Yaounde.", []),
        ("Mounted police trampled two protesters in Lagos on Friday.", ["ASSAULT"]),
        ("Eleven miners died when gas exploded in a coal shaft near Zonguldak.", []),
    ],
)
def test_a_mishap_is_nobodys_attack(coder: Coder, text: str, told: list[str]) -> None:
    assert list(dict.fromkeys(each.action.type for each in coder.code(make_report(text)))) == told


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Lima wants to trade more with La Paz.", False),
        ("Lima wants La Paz to lower its tariffs.", True),
    ],
)
def test_who_wants_to_do_something_asks_nobody(coder: Coder, text: str, *, is_told: bool) -> None:
    assert ("REQUEST" in types(coder, text)) == is_told


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("A fire killed six people in a hostel in Baku.", False),
        ("Rebel fire killed six soldiers near Goma.", True),
    ],
)
def test_what_burns_by_itself_attacks_nobody(coder: Coder, text: str, *, is_told: bool) -> None:
    assert [each.action.type for each in coder.code(make_report(text))] == ["ASSAULT"] * is_told


def test_a_fire_that_somebody_set_does_not_burn_by_itself(coder: Coder) -> None:
    told = "A fire {} killed three guards in Cali."
    of_words = {
        each: coder.code(make_report(told.format(each)), doubtful=True) for each in ("set by rebels", "in a barn")
    }

    assert of_words["set by rebels"] and not of_words["in a barn"]


def test_who_launches_a_raid_does_not_hit_it(coder: Coder) -> None:
    (account,) = coder.code(make_report("Chad launched a raid on a rebel camp on Friday."))
    assert [party.words.text for party in account.recipients] == ["a rebel camp"]


@pytest.mark.parametrize(
    ("words", "token", "kind", "is_none"),
    [
        ("Lima/PROPN/2/nsubj wants/VERB/0/root/want to/PART/4/mark trade/VERB/2/xcomp", 1, "REQUEST", True),
        ("Lima/PROPN/2/nsubj wants/VERB/0/root/want to/ADP/4/case it/PRON/2/obl aid/NOUN/2/obj", 1, "REQUEST", False),
        ("Lima/PROPN/2/nsubj wants/VERB/0/root/want us/PRON/4/nsubj to/PART/2/xcomp", 1, "REQUEST", False),
        ("A/DET/2/det fire/NOUN/3/nsubj killed/VERB/0/root/kill him/PRON/3/obj", 1, "ASSAULT", True),
        ("A/DET/2/det fire/NOUN/3/nsubj killed/VERB/0/root/kill him/PRON/3/obj", 2, "ASSAULT", True),
        ("Their/PRON/2/nmod:poss/they fire/NOUN/3/nsubj killed/VERB/0/root/kill him/PRON/3/obj", 2, "ASSAULT", False),
        ("Fire/NOUN/4/nsubj set/VERB/1/acl by/ADP/2/case killed/VERB/0/root/kill him/PRON/4/obj", 3, "ASSAULT", False),
    ],
)
def test_who_wishes_and_what_burns(
    sentence_of: Callable[[str], Sentence], words: str, token: int, kind: str, *, is_none: bool
) -> None:
    assert is_no_act(sentence_of(words), Act(token, {kind: 0.9, "NONE": 0.1}, (), 0.0, {}, {}, {}), ()) == is_none


def test_what_is_done_despite_a_truce_is_no_truce(sentence_of: Callable[[str], Sentence]) -> None:
    breach = sentence_of("Guns/NOUN/2/nsubj fire/VERB/0/root despite/SCONJ/4/case truce/NOUN/2/obl")
    held = sentence_of("Guns/NOUN/2/nsubj rest/VERB/0/root after/ADP/4/case truce/NOUN/2/obl")
    truce = Act(3, {"RETREAT": 0.9, "NONE": 0.1}, (), 3.0)
    assert is_no_act(breach, truce, ()) and not is_no_act(held, truce, ())


def test_what_people_gather_to_demand_was_not_done_by_them(coder: Coder) -> None:
    told = types(coder, "Dozens of nurses staged a sit-in outside the town hall to demand the arrest of the gunmen.")
    assert "PROTEST" in told and "COERCE" not in told


def test_who_puts_a_measure_back_yields_nothing(coder: Coder) -> None:
    assert "CONCEDE" not in types(coder, "Peru reinstates arrest warrants for rebel envoys")
    assert "CONCEDE" not in types(coder, "Chile reinstated the ban on rallies in Arica.")


def test_who_pardons_somebody_did_not_convict_him(coder: Coder) -> None:
    accounts = coder.candidates(make_report("Marcos pardons British sailor convicted of murder"))[1]
    actors = {each.action.type: [party.words.text for party in each.actors] for each in accounts}
    assert actors == {"CONCEDE": ["Marcos"], "SANCTION": []}


@pytest.mark.parametrize(
    "text",
    [
        "Mongolia's president sent condolences to the people of Laos.",
        "Egypt offered its condolences to Lebanon after the blast.",
        "The interior ministry gave a figure of 11,000.",
        "Japan's defence minister warned against rewarding Pyongyang.",
        "The UN envoy warned against isolating the new rulers.",
        "The bishop warned against punishing the strikers.",
        '"We will not go home until she goes," said Marta Rojas, a nurse.',
        '"I won\'t go back until it is safe," said Omar, a baker.',
    ],
)
def test_sympathy_advice_and_staying_are_no_acts(coder: Coder, text: str) -> None:
    assert types(coder, text) == []


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The premier offered condolences to the families and thanked the rescuers.", "SUPPORT"),
        ("Turkey warned Greece against arming the islands.", "THREATEN"),
        ("Hezbollah warned against any attack on Lebanon.", "THREATEN"),
        ("The junta warned against any protest, saying that marchers would be shot.", "THREATEN"),
        ("The minister refused to go.", "REJECT"),
    ],
)
def test_thanks_warnings_to_somebody_and_refusals_are(coder: Coder, text: str, type_: str) -> None:
    assert type_ in types(coder, text)
