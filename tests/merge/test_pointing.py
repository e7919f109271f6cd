"""Results, nouns that point back and claims: several words of one report, one act."""

from datetime import date

import pytest

from dateline import Coder, make_report
from dateline.merge.pointing import may_share_doers, stand_for_others
from dateline.model import Account, Action, Basis, Party, words_of


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def attacks(coder: Coder, text: str) -> list[Account]:
    _, accounts = coder.candidates(make_report(text, published=date(2025, 9, 19)), doubtful=True)
    return [each for each in accounts if each.action.type == "ASSAULT"]


def test_an_attack_its_dead_its_claim_and_its_condemnation_are_one_act(coder: Coder) -> None:
    text = (
        "Gunmen attacked an army camp in Gao before dawn on Tuesday, killing at least 12 soldiers, security sources "
        "said. Al Qaeda-linked group JNIM claimed responsibility for the assault. The army said all was quiet "
        "by noon. The United Nations condemned the attack."
    )
    (attack,) = attacks(coder, text)
    assert "JNIM" in attack.actors[0].words.text and "Gunmen" in attack.actors[0].words.text
    assert [party.words.text for party in attack.recipients] == ["an army camp in Gao", "at least 12 soldiers"]
    assert [(each.what, each.low) for each in attack.quantities] == [("killed", 12)]


def test_another_attack_is_not_pointed_back_to(coder: Coder) -> None:
    text = (
        "Militants attacked a police post in Maiduguri on Tuesday, killing two officers. In a separate attack, gunmen "
        "stormed a church in Jos on Wednesday and killed a priest."
    )
    found = attacks(coder, text)
    assert len({each.place.name for each in found}) == 2


def test_who_is_named_otherwise_did_another_raid(coder: Coder) -> None:
    text = "Rebels shelled the town of Kidal on Monday. The air force carried out the raid on a rebel base on Thursday."
    assert len(attacks(coder, text)) == 2


def test_what_since_bounds_is_not_when_the_act_was(coder: Coder) -> None:
    text = "The raid on Tuesday was the first in the capital since 2015, when gunmen killed 20 people at a hotel."
    old = max(attacks(coder, text), key=lambda each: len(each.quantities))
    assert (old.time.start, old.time.end, old.status.historical) == (date(2015, 1, 1), date(2015, 12, 31), True)


def test_a_blast_and_those_it_killed_are_one_act(coder: Coder) -> None:
    (blast,) = attacks(coder, "The blast killed four people and wounded 11, police said.")
    assert [(each.what, each.low) for each in blast.quantities] == [("killed", 4), ("injured", 11)]


def test_an_abduction_and_a_killing_are_two_acts(coder: Coder) -> None:
    found = attacks(coder, "Gunmen kidnapped 30 pupils and killed a teacher in Zamfara on Monday, police said.")
    assert {each.action.mode == "abduct" for each in found} == {True, False}


def test_an_attack_whose_dead_the_headline_tells_is_one_act(coder: Coder) -> None:
    text = (
        "Gunmen kill 18 soldiers in Nigeria\n\nMAIDUGURI, Sept 18 - Gunmen attacked an army base in Gajiram "
        "on Wednesday, killing 18 soldiers, the army said."
    )
    (attack,) = attacks(coder, text)
    assert "attacked" in attack.action.words.text and attack.place.name == "Gajiram"


def test_an_act_that_dates_another_is_not_that_act(coder: Coder) -> None:
    text = (
        "Gunmen killed two priests in Jos on Monday. The attack came a month after six monks were seized from an abbey "
        "in Owerri."
    )
    first, second = attacks(coder, text)
    assert [party.words.text for party in first.recipients] == ["two priests in Jos"]
    assert [(each.what, each.low) for each in second.quantities] == [("abducted", 6)]
    assert (first.time.start, second.time.start) == (date(2025, 9, 15), date(2025, 8, 1))


def test_what_the_marchers_do_at_their_march_is_the_march(coder: Coder) -> None:
    text = (
        "Teachers rallied outside the assembly in Accra on Monday. Police estimated the crowd at 3,000.\n\n"
        "The demonstrators waved flags and sang."
    )
    told = coder.code(make_report(text, published=date(2025, 9, 19)))
    (rally,) = (each for each in told if each.action.type == "PROTEST")
    assert [(each.low, each.by.text) for each in rally.quantities] == [(3000, "Police")]
    assert {index for index, _ in rally.anchors} == {0, 2}


def test_what_the_protesters_do_there_is_the_protest_and_what_others_do_is_not(coder: Coder) -> None:
    march = "Thousands of nurses marched in Lomé on Monday against low pay. "
    told = [
        len([each for each in coder.code(make_report(march + more)) if each.action.type == "PROTEST"])
        for more in ("The protesters waved flags and chanted.", "Port workers rallied as well.")
    ]

    assert told == [1, 2]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Insurgents killed two engineers as they stormed a power station near Pemba on Friday.", "Insurgents"),
        (
            "Six farmers were killed on Sunday when bandits raided Zurmi. A band called the Lions claimed the raid.",
            "bandits",
        ),
        ("The air force bombed Melit on Sunday. A house was hit and five people were killed.", "The air force"),
        ("Rebels ambushed a patrol near Bria on Monday. Three soldiers were martyred, the army said.", "Rebels"),
    ],
)
def test_what_an_attack_did_is_the_attack(coder: Coder, text: str, doer: str) -> None:
    (attack,) = attacks(coder, text)
    assert attack.actors[0].words.text.startswith(doer)


def test_what_is_hit_by_somebody_else_or_on_another_day_is_another_attack(coder: Coder) -> None:
    by_others = "Israel bombed Tyre on Monday. Two ambulances were hit by a Turkish drone in Sidon."
    assert len(attacks(coder, by_others)) == 2
    assert len(attacks(coder, "Rebels shelled Taiz on Friday. In Aden a bus was hit on Monday.")) == 2


def test_the_attack_is_the_raid_and_not_what_was_burnt_there(coder: Coder) -> None:
    text = (
        "Gunmen attacked an army base in Gajiram on Wednesday, killing 18 soldiers. They burned three lorries. "
        "The Lions of Bornu claimed responsibility for the attack."
    )
    raid, burning = sorted(attacks(coder, text), key=lambda each: each.action.mode == "destroy")
    assert ("attack" in raid.action.words.text.split(), "attack" in burning.action.words.text.split()) == (True, False)


def test_who_was_assassinated_by_a_bomb_is_hit_by_the_bomb(coder: Coder) -> None:
    (attack,) = attacks(coder, "A general was assassinated in Moscow on Tuesday when a bomb went off in his car.")
    assert attack.action.mode == "explosives"


def test_the_wounded_are_those_of_the_attack_and_not_of_the_fires_set_there(coder: Coder) -> None:
    text = (
        "Gang members attacked the town of Arandi on Thursday, killing 70 people. The gunmen set fire to 45 houses. "
        "Sixteen people were wounded."
    )
    raid, burning = sorted(attacks(coder, text), key=lambda each: each.action.mode == "destroy")
    assert [(each.what, each.low) for each in raid.quantities] == [("killed", 70), ("injured", 16)]
    assert [each.words.text for each in burning.recipients] == ["45 houses"]


def test_a_pronoun_stands_for_whoever_did_what_came_of_it() -> None:
    report = make_report("they rebels")

    def told(start: int, end: int, how: Basis) -> Account:
        action = Action(type="ASSAULT", words=words_of(report, (start, end)))
        return Account(report, action, (Party(words_of(report, (start, end))),), (), (0, 11), basis={"actor": how})

    they, rebels, guessed = told(0, 4, "quoted"), told(5, 11, "quoted"), told(5, 11, "inferred")
    assert (stand_for_others(they.actors), stand_for_others(rebels.actors)) == (True, False)
    assert may_share_doers(they, rebels) and may_share_doers(rebels, guessed)
    assert not may_share_doers(rebels, rebels)
