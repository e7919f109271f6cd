"""Weapons that go off or hit with nobody behind them: the attacks that news tells most, and what only sounds so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline import Coder
from dateline.extract.blasts import SURE, is_accident, is_blast, is_hurt_in_attack
from dateline.extract.means import means_of
from dateline.model import Act, Sentence
from dateline.testing import document_from_conllu
from told import coded

BOMB = """\
1 A a DET _ _ 3 det _ _
2 parcel parcel NOUN _ _ 3 compound _ _
3 bomb bomb NOUN _ _ 4 nsubj _ _
4 exploded explode VERB _ _ 0 root _ _
5 in in ADP _ _ 6 case _ _
6 Riga Riga PROPN _ _ 4 obl _ _

1 A a DET _ _ 2 det _ _
2 van van NOUN _ _ 3 nsubj _ _
3 exploded explode VERB _ _ 0 root _ _
4 in in ADP _ _ 5 case _ _
5 Riga Riga PROPN _ _ 3 obl _ _

1 Boys boy NOUN _ _ 2 nsubj _ _
2 threw throw VERB _ _ 0 root _ _
3 grenades grenade NOUN _ _ 2 obj _ _
4 at at ADP _ _ 5 case _ _
5 sheep sheep NOUN _ _ 2 obl _ _

1 Two two NUM _ _ 2 nsubj _ _
2 died die VERB _ _ 0 root _ _
3 when when ADV _ _ 5 advmod _ _
4 rebels rebel NOUN _ _ 5 nsubj _ _
5 attacked attack VERB _ _ 2 conj _ _

1 A a DET _ _ 3 det _ _
2 gas gas NOUN _ _ 3 compound _ _
3 blast blast NOUN _ _ 4 nsubj _ _
4 killed kill VERB _ _ 0 root _ _
5 two two NUM _ _ 4 obj _ _
"""


def act(token: int, *, kind: str = "ASSAULT", said: float = 0.6) -> Act:
    return Act(token, {kind: said, "NONE": 1 - said}, (), 0.0, {}, {}, {})


def test_words_tell_a_blast_where_what_explodes_is_a_weapon() -> None:
    bomb, van, thrown, *_ = document_from_conllu(BOMB).sentences

    assert is_blast(bomb, act(3)) and not is_blast(van, act(2))
    assert not is_blast(bomb, act(3, kind="MOBILIZE"))
    assert is_blast(thrown, act(1))
    assert (means_of(bomb, 3), means_of(van, 2), means_of(thrown, 1)) == ((2,), (), (2,))


def test_a_clause_of_time_says_in_which_attack_somebody_was_hurt() -> None:
    *_, died, _ = document_from_conllu(BOMB).sentences
    told = replace(died, acts=(act(4),))

    assert is_hurt_in_attack(told, act(1, said=0.3))
    assert not is_hurt_in_attack(died, act(1, said=0.3))  # the clause tells no attack


def test_gas_blows_up_by_itself() -> None:
    *_, gas = document_from_conllu(BOMB).sentences

    assert is_accident(gas, 2) and not is_accident(gas, 3)
    assert not is_blast(gas, act(2))


OLD = """\
1 A a DET _ _ 4 det _ _
2 Boer Boer PROPN _ _ 3 compound _ _
3 War War PROPN _ _ 4 compound _ _
4 shell shell NOUN _ _ 5 nsubj _ _
5 exploded explode VERB _ _ 0 root _ _

1 A a DET _ _ 2 det _ _
2 shell shell NOUN _ _ 7 nsubj _ _
3 aimed aim VERB _ _ 2 acl _ _
4 at at ADP _ _ 6 case _ _
5 war war NOUN _ _ 6 compound _ _
6 widows widow NOUN _ _ 3 obl _ _
7 exploded explode VERB _ _ 0 root _ _

1 A a DET _ _ 3 det _ _
2 gas gas NOUN _ _ 3 compound _ _
3 attack attack NOUN _ _ 4 nsubj _ _
4 killed kill VERB _ _ 0 root _ _
5 two two NUM _ _ 4 obj _ _
"""


def test_people_die_in_an_exchange_of_fire_and_not_of_goods() -> None:
    rows = (
        "1 Six six NUM _ _ 2 nsubj _ _\n2 died die VERB _ _ 0 root _ _\n3 in in ADP _ _ 4 case _ _\n"
        "4 exchanges exchange NOUN _ _ 2 obl _ _\n5 of of ADP _ _ 6 case _ _\n6 {0} {0} NOUN _ _ 4 nmod _ _\n"
    )
    fire, goods = (document_from_conllu(rows.format(each)).sentences[0] for each in ("fire", "goods"))

    assert is_blast(fire, act(1)) and not is_blast(goods, act(1))


def test_what_is_left_from_a_war_explodes_by_itself_and_not_what_hits_those_of_one() -> None:
    old, aimed, gas = document_from_conllu(OLD).sentences

    assert is_accident(old, 4) and is_accident(old, 3)
    assert not is_accident(aimed, 6)
    assert not is_accident(gas, 2)  # gas that somebody lets loose


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("A parcel bomb exploded at a post office in Riga, injuring a clerk.", "a post office in Riga"),
        ("Nine nuns were wounded in a grenade attack on a hospice in Bangui.", "Nine nuns"),
        ("A grenade was thrown into a tavern in Gitega, hurting six drinkers.", "a tavern in Gitega"),
        ("A rocket was fired at a market in Aden, killing nine shoppers.", "a market in Aden"),
        ("A rocket was fired at a market in Aden, killing nine shoppers.", "nine shoppers"),
        ("Two trekkers were shot dead near Hunza on Monday.", "Two trekkers"),
        ("Rockets hit the airport in Mosul before dawn.", "the airport in Mosul"),
        ("Two grocers were shot dead in Hudeida on Monday.", "Two grocers"),
        ("Two protesters were killed in Kisangani on Thursday.", "Two protesters"),
        ("Shells fell on the village of Ostre at noon.", "the village of Ostre"),
        ("Nine villagers were killed in a gas attack near Homs at dawn.", "Nine villagers"),
        ("A bomb beside a war memorial exploded in Herat on Friday.", "a war memorial"),
        ("Three reporters were killed in an Israeli strike on Tyre.", "Three reporters"),
        ("A blast hit a library in Kunduz during evening classes.", "a library in Kunduz"),
        ("An explosion ripped through a crowded arcade in Jolo on Monday.", "a crowded arcade in Jolo"),
        ("Bullets struck the school in Sidon.", "the school in Sidon"),
        ("A lorry packed with explosives blew up outside a barracks in Gao on Tuesday.", "a barracks in Gao"),
    ],
)  # fmt: skip
def test_an_attack_is_told_though_nobody_is_behind_it(coder: Coder, text: str, hit: str) -> None:
    (attack,) = coded(coder, text)

    assert (attack.action.type, attack.actors) == ("ASSAULT", ())
    assert hit in [each.words.text for each in attack.recipients]
    assert attack.confidence >= SURE


@pytest.mark.model
def test_a_bomb_that_hit_nobody_is_told_with_its_place(coder: Coder) -> None:
    (attack,) = coded(coder, "A bomb went off in Imphal on Monday.")

    assert (attack.actors, attack.recipients, attack.place.name) == ((), (), "Imphal")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "hit"),
    [
        (
            "At least five people were killed and dozens hurt when a car bomb exploded outside a court in Mitrovica.",
            {"At least five people", "dozens"},
        ),
        (
            "At least 12 people were killed and 30 injured in an attack on a market in Gwoza.",
            {"At least 12 people", "a market in Gwoza"},
        ),
        ("Four recruits were killed when gunmen attacked a bus near Zabid.", {"Four recruits", "a bus near Zabid"}),
        ("Three soldiers died after militants stormed their post in Sebba.", {"Three soldiers", "their post in Sebba"}),
        (
            "Six cadets died and 11 shoppers were hurt when a van full of dynamite blew up in Garowe.",
            {"Six cadets", "11 shoppers"},
        ),
        ("Two bakers died and six were hurt when a suicide bomber struck a mill in Herat.", {"Two bakers"}),
    ],
)
def test_whom_an_attack_hurt_and_the_attack_are_one_account(coder: Coder, text: str, hit: set[str]) -> None:
    (attack,) = coded(coder, text)

    assert hit <= {each.words.text for each in attack.recipients}
    assert [each.what for each in attack.quantities][:1] == ["killed"]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Two climbers were killed on Mount Kazbek on Sunday.",
        "Two hikers were killed on Ben Nevis on Friday.",
        "A gas explosion killed three people in a bakery in Lodz on Sunday.",
        "A bomb from the Second World War exploded on a building site in Bremen, hurting a digger driver.",
        "Police defused a bomb outside a bank in Volos on Friday.",
        "Four people were killed when a fertiliser plant exploded near Pune on Sunday.",
        "Sappers carried out a controlled explosion of a suspect bag in Cork.",
        "The striker fired a rocket past the keeper in the last minute.",
        "Two policemen were hurt when their jeep skidded off a bridge in Pula.",
        "A soldier was killed when a wall fell on him in Tirana.",
        "A soldier was killed by lightning on a hill near Ronda.",
        "A reporter was injured in a fall from a ladder in Turku.",
        "Four soldiers were killed when their truck overturned on a bend.",
        "Ten men were killed in an explosion at a coal mine near Zonguldak.",
        "An explosion ripped through a fireworks warehouse in Enschede.",
        "A copper mine explosion killed nine miners near Kitwe.",
        "A rocket exploded on its launch pad during a test in Kourou.",
        "An unexploded shell killed a shepherd near Ypres.",
    ],
)
def test_what_only_sounds_like_a_bomb_attack_is_none(coder: Coder, text: str) -> None:
    assert coded(coder, text) == ()


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Nine soldiers were killed when their helicopter crashed after being hit by a rebel missile near Goma.",
        "Six weavers were killed when their house collapsed in an Israeli strike on Tyre.",
        "Four clerks were hurt when their office was destroyed in a strike on Idlib.",
        "A depot in Poti exploded after it was hit by a rocket.",
    ],
)
def test_what_falls_or_blows_up_in_an_attack_is_its_part(coder: Coder, text: str) -> None:
    assert {each.action.type for each in coded(coder, text)} == {"ASSAULT"}


@pytest.mark.model
def test_neither_a_thrown_weapon_nor_an_attack_is_a_party(coder: Coder) -> None:
    (thrown,) = coded(coder, "Masked men threw petrol bombs at a mosque in Leicester on Friday.")
    (traded,) = coded(coder, "The army and the rebels traded fire near Goma on Monday.")
    (told,) = coded(coder, "A suicide attack on a mosque killed 14 people in Kismayo.")

    assert [each.words.text for each in thrown.recipients] == ["a mosque in Leicester"]
    assert told.actors == ()
    assert len(traded.actors) == 2 and "fire" not in [each.words.text for each in traded.recipients]


@pytest.mark.parametrize(
    ("words", "token", "is_one"),
    [
        ("Blasts/NOUN/2/nsubj/blast hit/VERB/0/root Bor/PROPN/2/obj", 1, True),
        ("The/DET/2/det blast/NOUN/3/nsubj hit/VERB/0/root Bor/PROPN/3/obj", 2, False),
        ("Blasts/NOUN/2/nsubj/blast hit/VERB/0/root ovens/NOUN/2/obj/oven", 1, False),
        ("Suicide/NOUN/2/compound blast/NOUN/3/nsubj hit/VERB/0/root in/ADP/5/case plant/NOUN/2/nmod", 1, True),
        ("Huge/ADJ/2/amod blast/NOUN/3/nsubj hit/VERB/0/root in/ADP/5/case plant/NOUN/2/nmod", 1, False),
        ("Bullets/NOUN/2/nsubj/bullet hit/VERB/0/root Bor/PROPN/2/obj", 0, True),
        ("Unexploded/ADJ/2/amod/unexploded shells/NOUN/3/nsubj/shell hurt/VERB/0/root him/PRON/3/obj", 1, False),
    ],
)
def test_plain_blasts_and_weapons_that_hit_tell_an_attack(
    sentence_of: Callable[[str], Sentence], words: str, token: int, *, is_one: bool
) -> None:
    assert is_blast(sentence_of(words), Act(token, {"ASSAULT": 0.6, "NONE": 0.4}, (), 0.0, {}, {}, {})) == is_one


def test_bullets_leave_it_to_a_verb_that_tells_the_attack(sentence_of: Callable[[str], Sentence]) -> None:
    sentence = sentence_of("Bullets/NOUN/2/nsubj/bullet hit/VERB/0/root Bor/PROPN/2/obj")
    bullets, faint, likely = (
        Act(at, {"ASSAULT": share, "NONE": 1 - share}, (), 0.0, {}, {}, {})
        for at, share in ((0, 0.6), (1, 0.1), (1, 0.6))
    )

    assert is_blast(replace(sentence, acts=(bullets, faint)), bullets)
    assert not is_blast(replace(sentence, acts=(bullets, likely)), bullets)


def test_a_blast_told_with_its_place_is_nobody_who_kills(coder: Coder) -> None:
    for each in coded(coder, "Blast at Kabul mosque kills five worshippers."):
        assert each.actors == ()
