"""Numbers tied to acts, on hand-made trees."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline import Coder, make_report
from dateline.extract.counts import counts_in
from dateline.extract.quantities import find_quantities
from dateline.extract.singles import with_singles
from dateline.extract.sized import Counted
from dateline.model import Quantity, Sentence
from told import trees


def told(quantities: tuple[Quantity, ...]) -> list[tuple[str, int | None, int | None, str]]:
    return [(each.what, each.low, each.high, each.words.text) for each in quantities]


RAID = (
    "Gunmen/NOUN/2/nsubj raided/VERB/0/root/raid Arandi/PROPN/2/obj ,/PUNCT/2/punct killing/VERB/2/advcl/kill "
    "two/NUM/7/nummod men/NOUN/5/obj/man ./PUNCT/2/punct"
)
DIED = "Four/NUM/2/nummod soldiers/NOUN/3/nsubj/soldier died/VERB/0/root/die ./PUNCT/3/punct"


def test_victims_belong_to_the_attack_of_their_sentence_or_the_one_before() -> None:
    doc = trees(RAID, DIED)
    (raid,) = find_quantities(doc, [Counted(0, 1, "ASSAULT", "firearms")])

    assert told(raid) == [("killed", 2, 2, "two")]
    after = trees("They/PRON/2/nsubj raided/VERB/0/root/raid it/PRON/2/obj", DIED)
    (later,) = find_quantities(after, [Counted(0, 1, "ASSAULT", None)])
    assert told(later) == [("killed", 4, 4, "Four")]


def test_an_act_that_can_have_no_victims_gets_none() -> None:
    assert find_quantities(trees(RAID), [Counted(0, 1, "CONSULT", None)]) == [()]


def test_what_an_arrest_counts_are_the_arrested_and_what_an_abduction_the_abducted() -> None:
    doc = trees("Men/NOUN/2/nsubj seized/VERB/0/root/seize 40/NUM/4/nummod herders/NOUN/2/obj/herder ./PUNCT/2/punct")

    assert told(find_quantities(doc, [Counted(0, 1, "COERCE", "arrest")])[0]) == [("arrested", 40, 40, "40")]
    assert told(find_quantities(doc, [Counted(0, 1, "ASSAULT", "abduct")])[0]) == [("abducted", 40, 40, "40")]
    assert find_quantities(doc, [Counted(0, 1, "RETREAT", "release")]) == [()]


def test_two_who_count_otherwise_are_two_quantities() -> None:
    doc = trees(
        "They/PRON/2/nsubj marched/VERB/0/root/march :/PUNCT/2/punct 300/NUM/5/nummod people/NOUN/2/parataxis "
        "according/ADP/8/case/according to/ADP/6/fixed police/NOUN/5/nmod ,/PUNCT/10/punct 900/NUM/5/conj "
        "according/ADP/13/case/according to/ADP/11/fixed organisers/NOUN/10/nmod/organiser"
    )
    (crowd,) = find_quantities(doc, [Counted(0, 1, "PROTEST", "demo")])

    assert told(crowd) == [("crowd", 300, 300, "300"), ("crowd", 900, 900, "900")]
    assert [each.by.text for each in crowd] == ["police", "organisers"]


def test_days_ages_and_those_who_strike_are_no_quantities() -> None:
    days = trees("Police/NOUN/2/nsubj held/VERB/0/root/hold him/PRON/2/obj two/NUM/5/nummod days/NOUN/2/obl/day")
    assert find_quantities(days, [Counted(0, 1, "COERCE", "arrest")]) == [()]
    strike = trees("Two/NUM/2/nummod nurses/NOUN/3/nsubj/nurse struck/VERB/0/root/strike")
    assert find_quantities(strike, [Counted(0, 2, "PROTEST", "strike")]) == [()]


def test_pronouns_stand_for_those_who_were_counted() -> None:
    doc = trees(
        "Rebels/NOUN/2/nsubj/rebel took/VERB/0/root/take eight/NUM/4/nummod men/NOUN/2/obj/man and/CCONJ/6/cc "
        "killed/VERB/2/conj/kill them/PRON/6/obj"
    )
    assert told(find_quantities(doc, [Counted(0, 5, "ASSAULT", None)])[0]) == [("killed", 8, 8, "eight")]


WOUNDED = (
    "Two/NUM/2/nummod guards/NOUN/4/nsubj:pass/guard were/AUX/4/aux:pass/be wounded/VERB/0/root/wound in/ADP/7/case "
    "the/DET/7/det attack/NOUN/4/obl ./PUNCT/4/punct"
)


def test_the_attack_told_before_has_the_numbers_of_those_it_hit() -> None:
    doc = trees("Men/NOUN/2/nsubj/man shelled/VERB/0/root/shell it/PRON/2/obj", WOUNDED)
    shelled, wounded = find_quantities(doc, [Counted(0, 1, "ASSAULT", None), Counted(1, 3, "ASSAULT", None)])

    assert told(shelled) == told(wounded) == [("injured", 2, 2, "Two")]


def test_victims_of_another_attacker_are_not_those_of_the_attack_before() -> None:
    by = WOUNDED.replace("in/ADP/7/case", "by/ADP/7/case").replace("attack/NOUN/4/obl", "gang/NOUN/4/obl:agent")
    doc = trees("Men/NOUN/2/nsubj/man shelled/VERB/0/root/shell it/PRON/2/obj", by)
    shelled, _ = find_quantities(doc, [Counted(0, 1, "ASSAULT", None), Counted(1, 3, "ASSAULT", None)])

    assert shelled == ()


def test_groups_joined_by_and_are_two_quantities() -> None:
    doc = trees(
        "Six/NUM/2/nummod priests/NOUN/7/nsubj:pass/priest and/CCONJ/5/cc two/NUM/5/nummod women/NOUN/2/conj/woman "
        "were/AUX/7/aux:pass/be killed/VERB/0/root/kill"
    )
    (killed,) = find_quantities(doc, [Counted(0, 6, "ASSAULT", None)])

    assert told(killed) == [("killed", 6, 6, "Six"), ("killed", 2, 2, "two")]


def test_a_number_that_hangs_on_nothing_is_not_read_by_the_last_word_of_its_sentence() -> None:
    doc = trees("Eleven/NUM/2/nummod dead/NOUN/0/root by/ADP/5/case the/DET/5/det coffin/NOUN/2/nmod")

    assert [(each.low, each.high, each.kind) for each in counts_in(doc.sentences[0])] == [(11, 11, "killed")]


def test_soldiers_who_die_are_no_object_of_the_ambush_before_them() -> None:
    doc = trees(
        "It/PRON/2/nsubj ambushed/VERB/0/root/ambush a/DET/4/det patrol/NOUN/2/obj ;/PUNCT/7/punct "
        "four/NUM/7/nummod soldiers/NOUN/2/obj/soldier died/VERB/2/parataxis/die"
    )
    ambushed, died = find_quantities(doc, [Counted(0, 1, "ASSAULT", None), Counted(0, 7, "ASSAULT", None)])

    assert told(ambushed) == told(died) == [("killed", 4, 4, "four")]


def test_whom_an_act_of_its_own_would_hit_are_no_number_of_the_attack_before() -> None:
    doc = trees(
        "They/PRON/2/nsubj attacked/VERB/0/root/attack Arandi/PROPN/2/obj",
        "Velm/PROPN/2/nsubj vowed/VERB/0/root/vow to/PART/4/mark expel/VERB/2/xcomp/expel two/NUM/6/nummod "
        "envoys/NOUN/4/obj/envoy",
    )
    attack = Counted(0, 1, "ASSAULT", None)

    assert find_quantities(doc, [attack, Counted(1, 3, "SANCTION", "expel")]) == [(), ()]


def test_those_killed_are_no_number_of_the_burning_beside() -> None:
    doc = trees(
        "Men/NOUN/2/nsubj/man came/VERB/0/root/come killing/VERB/2/advcl/kill nine/NUM/5/nummod people/NOUN/3/obj "
        "and/CCONJ/7/cc burning/VERB/3/conj/burn houses/NOUN/7/obj/house"
    )
    killing, burning = find_quantities(doc, [Counted(0, 2, "ASSAULT", None), Counted(0, 6, "ASSAULT", None)])

    assert (told(killing), told(burning)) == ([("killed", 9, 9, "nine")], [])


def test_those_who_gather_are_a_crowd_however_the_clause_hangs() -> None:
    relative = trees(
        "Police/NOUN/2/nsubj watched/VERB/0/root/watch several/ADJ/5/amod hundred/NUM/5/nummod people/NOUN/2/obj "
        "who/PRON/7/nsubj gathered/VERB/5/acl:relcl/gather there/ADV/7/advmod"
    )
    shared = trees(
        "200/NUM/2/nummod women/NOUN/3/nsubj/woman followed/VERB/0/root/follow it/PRON/3/obj and/CCONJ/6/cc "
        "gathered/VERB/3/conj/gather there/ADV/6/advmod"
    )
    assert told(find_quantities(relative, [Counted(0, 6, "PROTEST", "demo")])[0]) == [
        ("crowd", 300, None, "several hundred")
    ]
    assert told(find_quantities(shared, [Counted(0, 5, "PROTEST", "demo")])[0]) == [("crowd", 200, 200, "200")]


def test_those_driven_from_their_fields_are_displaced_and_those_beaten_are_not_told_to_be_injured() -> None:
    driven = trees(
        "Police/NOUN/2/nsubj drove/VERB/0/root/drive 3,100/NUM/4/nummod people/NOUN/2/obj from/ADP/7/case "
        "the/DET/7/det fields/NOUN/4/nmod/field"
    )
    beaten = trees("Guards/NOUN/2/nsubj/guard beat/VERB/0/root/beat two/NUM/4/nummod inmates/NOUN/2/obj/inmate")
    assert told(find_quantities(driven, [Counted(0, 1, "COERCE", None)])[0]) == [("displaced", 3100, 3100, "3,100")]
    assert find_quantities(beaten, [Counted(0, 1, "ASSAULT", "beat")]) == [()]


def test_a_few_dozen_are_at_least_two_dozen() -> None:
    doc = trees("A/DET/2/det few/ADJ/3/amod dozen/NUM/4/nummod marchers/NOUN/5/nsubj/marcher sang/VERB/0/root/sing")
    assert [(each.low, each.high, each.first, each.last) for each in counts_in(doc.sentences[0])] == [(24, None, 0, 3)]


def test_a_toll_gate_is_no_toll_of_a_longer_time() -> None:
    shot = (
        "Police/NOUN/2/nsubj shot/VERB/0/root/shoot two/NUM/4/nummod men/NOUN/2/obj/man dead/ADJ/2/xcomp at/ADP/8/case"
    )
    gate = trees(f"{shot} the/DET/8/det gate/NOUN/2/obl")
    toll = trees(f"{shot.replace('8/case', '9/case')} the/DET/9/det toll/NOUN/9/compound gate/NOUN/2/obl")
    asked = [Counted(0, 1, "ASSAULT", "firearms")]
    assert told(find_quantities(toll, asked)[0]) == told(find_quantities(gate, asked)[0]) != []


MARCHED = "Opponents/NOUN/2/nsubj marched/VERB/0/root/march ./PUNCT/2/punct"
PUT = (
    "Police/NOUN/2/nsubj put/VERB/0/root/put the/DET/4/det turnout/NOUN/2/obj at/ADP/6/case 20,000/NUM/2/obl "
    "./PUNCT/2/punct"
)
SPOKE = "Organisers/NOUN/2/nsubj spoke/VERB/0/root/speak of/ADP/4/case 130,000/NUM/2/obl ./PUNCT/2/punct"


def test_who_only_counts_counts_the_crowd_told_before() -> None:
    (crowd,) = find_quantities(trees(MARCHED, PUT, SPOKE), [Counted(0, 1, "PROTEST", "demo")])

    assert told(crowd) == [("crowd", 20000, 20000, "20,000"), ("crowd", 130000, 130000, "130,000")]
    assert [each.by.text for each in crowd] == ["Police", "Organisers"]


def test_no_crowd_where_none_gathered_or_other_things_are_counted() -> None:
    costs = SPOKE.replace("130,000/NUM/2/obl", "130,000/NUM/5/nummod pesos/NOUN/2/obl/peso")

    assert find_quantities(trees(MARCHED, PUT), [Counted(0, 1, "ASSAULT", "beat")]) == [()]
    assert find_quantities(trees(MARCHED, costs), [Counted(0, 1, "PROTEST", "demo")]) == [()]


def test_of_a_crowd_somebody_else_may_count_otherwise_than_the_report() -> None:
    counted = MARCHED.replace("Opponents/NOUN/2/nsubj", "300/NUM/2/nummod opponents/NOUN/3/nsubj").replace(
        "/2/p", "/3/p"
    )
    (crowd,) = find_quantities(trees(counted, SPOKE), [Counted(0, 2, "PROTEST", "demo")])

    assert [(each.low, each.by.text) for each in crowd] == [(300, ""), (130000, "Organisers")]


def test_whom_an_outcome_hit_was_hit_by_the_clause_above_it() -> None:
    shelling = "Rebels/NOUN/2/nsubj shelled/VERB/0/root/shell Arandi/PROPN/2/obj ./PUNCT/2/punct"
    repelled = (
        "Troops/NOUN/2/nsubj repelled/VERB/0/root/repel them/PRON/2/obj ,/PUNCT/5/punct killing/VERB/2/advcl/kill "
        "ten/NUM/7/nummod men/NOUN/5/obj/man ./PUNCT/2/punct"
    )
    doc = trees(shelling, repelled)
    shelled, killing = find_quantities(doc, [Counted(0, 1, "ASSAULT", None), Counted(1, 4, "ASSAULT", None)])
    assert (told(shelled), told(killing)) == ([], [("killed", 10, 10, "ten")])


def test_a_crowd_has_the_rough_size_and_that_of_each_side() -> None:
    march = "Thousands/NOUN/2/nsubj marched/VERB/0/root/march ./PUNCT/2/punct"
    counted = (
        "Organisers/NOUN/2/nsubj put/VERB/0/root the/DET/4/det turnout/NOUN/2/obj at/ADP/6/case 9,000/NUM/2/obl "
        "./PUNCT/2/punct"
    )
    (found,) = find_quantities(trees(march, counted), [Counted(0, 1, "PROTEST", "demo")])
    assert [(each.what, each.low, each.by.text) for each in found] == [
        ("crowd", 2000, ""),
        ("crowd", 9000, "Organisers"),
    ]


TOLL = (
    "The/DET/2/det toll/NOUN/4/nsubj has/AUX/4/aux risen/VERB/0/root/rise to/ADP/6/case 27/NUM/4/obl ,/PUNCT/4/punct "
    "medics/NOUN/9/nsubj said/VERB/4/parataxis/say ./PUNCT/4/punct"
)


def test_a_toll_that_has_risen_is_of_the_attack_before_it() -> None:
    raided = "Gunmen/NOUN/2/nsubj raided/VERB/0/root/raid Arandi/PROPN/2/obj ./PUNCT/2/punct"
    (raid,) = find_quantities(trees(raided, TOLL), [Counted(0, 1, "ASSAULT", "firearms")])
    assert told(raid) == [("killed", 27, 27, "27")]


def test_a_toll_of_a_war_is_of_no_attack() -> None:
    of_war = TOLL.replace("has/AUX", "of/ADP/4/case war/NOUN/2/nmod has/AUX")
    (raid,) = find_quantities(trees(of_war), [Counted(0, 5, "ASSAULT", None)])
    assert not raid


def test_whom_a_war_killed_is_no_toll_of_what_was_taken_in_it() -> None:
    taken = (
        "Rebels/NOUN/2/nsubj seized/VERB/0/root/seize Arandi/PROPN/2/obj in/ADP/6/case a/DET/6/det WAR/NOUN/2/obl "
        "that/PRON/8/nsubj killed/VERB/2/advcl:relcl/kill 900/NUM/10/nummod people/NOUN/8/obj ./PUNCT/2/punct"
    )
    (of_war,) = find_quantities(trees(taken.replace("WAR", "war")), [Counted(0, 1, "ASSAULT", None)])
    (of_raid,) = find_quantities(trees(taken.replace("WAR", "raid")), [Counted(0, 1, "ASSAULT", None)])
    assert not of_war
    assert told(of_raid) == [("killed", 900, 900, "900")]


def test_a_toll_told_of_another_scene_is_of_no_attack_before() -> None:
    raided = "Gunmen/NOUN/2/nsubj raided/VERB/0/root/raid Arandi/PROPN/2/obj ./PUNCT/2/punct"
    elsewhere = (
        "Elsewhere/ADV/5/advmod 27/NUM/3/nummod dead/NOUN/5/nsubj:pass/dead were/AUX/5/aux:pass "
        "counted/VERB/0/root/count ./PUNCT/5/punct"
    )
    (raid,) = find_quantities(trees(raided, elsewhere), [Counted(0, 1, "ASSAULT", "firearms")])
    (told_on,) = find_quantities(
        trees(raided, elsewhere.replace("Elsewhere", "Later")), [Counted(0, 1, "ASSAULT", "firearms")]
    )
    assert not raid
    assert told(told_on) == [("killed", 27, 27, "27")]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Soldiers shelled Bor on Monday after two of their comrades died in hospital of wounds.", []),
        ("The army bombed a camp on Sunday, a day after four policemen died of their wounds.", []),
        ("Soldiers stormed the farm on Tuesday, days after nine herders were killed in Tabo.", []),
        ("Soldiers shelled Bor on Monday, and two villagers died in hospital.", ["two"]),
        ("Two villagers died after soldiers shelled Bor on Monday.", ["Two"]),
    ],
)
def test_who_had_died_before_an_attack_is_no_toll_of_it(text: str, killed: list[str]) -> None:
    attack = Coder().code(make_report(text))[0]

    assert [each.words.text for each in attack.quantities] == killed


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A baker and her three sons were killed when a shell hit their house in Bor.", 4),
        ("Gunmen killed a nurse and four children near Gao.", 5),
        ("Gunmen killed a deputy and four other people near Gao.", 4),
        ("Gunmen killed two nurses and four children near Gao.", 2),
    ],
)
def test_a_parent_is_counted_with_the_children(text: str, killed: int) -> None:
    (attack,) = Coder().code(make_report(text))

    assert attack.quantities[0].low == killed


@pytest.mark.parametrize(
    ("words", "lows"),
    [
        ("A/DET/2/det nurse/NOUN/6/nsubj:pass and/CCONJ/5/cc two/NUM/5/nummod sons/NOUN/2/conj/son {}", [3]),
        ("The/DET/2/det nurse/NOUN/6/nsubj:pass and/CCONJ/5/cc two/NUM/5/nummod sons/NOUN/2/conj/son {}", [2]),
        ("A/DET/2/det nurses/NOUN/6/nsubj:pass/nurse and/CCONJ/5/cc two/NUM/5/nummod sons/NOUN/2/conj/son {}", [2]),
        ("A/DET/2/det nurse/NOUN/6/nsubj:pass and/CCONJ/5/cc two/NUM/5/nummod men/NOUN/2/conj/man {}", [2]),
    ],
)
def test_a_single_parent_makes_one_more(sentence_of: Callable[[str], Sentence], words: str, lows: list[int]) -> None:
    sentence = sentence_of(words.format("killed/VERB/0/root/kill"))

    assert [each.low for each in with_singles(sentence, counts_in(sentence))] == lows


def test_children_beside_others_who_are_counted_are_only_themselves(sentence_of: Callable[[str], Sentence]) -> None:
    sentence = sentence_of(
        "A/DET/2/det nurse/NOUN/9/nsubj:pass ,/PUNCT/5/punct two/NUM/5/nummod sons/NOUN/2/conj/son and/CCONJ/8/cc "
        "six/NUM/8/nummod men/NOUN/2/conj/man killed/VERB/0/root/kill"
    )

    assert [each.low for each in with_singles(sentence, counts_in(sentence))] == [2, 6]


def test_the_number_of_a_list_counts_nobody(sentence_of: Callable[[str], Sentence]) -> None:
    rest = "men/NOUN/4/nsubj:pass/man killed/VERB/0/root/kill"

    assert [each.low for each in counts_in(sentence_of(f"7/NUM/3/nummod big/ADJ/3/amod {rest}"))] == [7]
    assert not counts_in(sentence_of(f"7/NUM/3/nummod ./PUNCT/3/punct {rest}"))


def test_flights_are_nobody_who_flees(sentence_of: Callable[[str], Sentence]) -> None:
    assert not counts_in(sentence_of("90/NUM/2/nummod flights/NOUN/3/obj/flight cancelled/VERB/0/root/cancel"))


def test_who_is_sentenced_to_death_is_not_killed(sentence_of: Callable[[str], Sentence]) -> None:
    words = "Judges/NOUN/2/nsubj/judge {} 12/NUM/2/obj to/ADP/5/case death/NOUN/2/obl"

    assert [each.kind for each in counts_in(sentence_of(words.format("stoned/VERB/0/root/stone")))] == ["killed"]
    assert [each.kind for each in counts_in(sentence_of(words.format("sentenced/VERB/0/root/sentence")))] == [None]


@pytest.mark.parametrize(
    ("toll", "killed"),
    [
        ("Officials put the death toll at nine.", [9]),
        ("The hospital put the death toll from the blast at 19.", [19]),
        ("Officials put the death toll from the war at 900.", []),
        ("Officials put the death toll in the country at 900.", []),
    ],
)
def test_a_toll_put_at_a_number_is_of_the_attack_before_and_of_no_longer_time(
    coder: Coder, toll: str, killed: list[int]
) -> None:
    (attack,) = coder.code(make_report(f"A bomb exploded in a market in Arandi on Sunday. {toll}"))
    assert [each.low for each in attack.quantities] == killed


def test_who_confirms_or_reports_the_dead_counts_them(coder: Coder) -> None:
    for text in ("The mayor confirmed nine deaths.", "The mayor reported nine dead.", "The mayor reported no deaths."):
        (attack,) = coder.code(make_report(f"A bomb exploded in a market in Arandi on Sunday. {text}"))
        assert [each.by.text for each in attack.quantities] == ["The mayor"], text
    (attack,) = coder.code(make_report("A bomb exploded in Arandi on Sunday. No casualties were reported."))
    assert [each.by.text for each in attack.quantities] == [""]


def test_dozens_told_roughly_are_counted_by_each_side(coder: Coder) -> None:
    (arrest,) = coder.code(make_report("Police arrested dozens of bakers in Oporto on Sunday. The mayor said 26."))
    assert [(each.low, each.by.text) for each in arrest.quantities] == [(24, ""), (26, "The mayor")]


def test_who_fled_is_displaced(coder: Coder) -> None:
    accounts = coder.code(make_report("Troops shelled the town of Arandi on Sunday. Some 4,000 people fled."))
    assert [(each.what, each.low) for each in accounts[0].quantities] == [("displaced", 4000)]


@pytest.mark.parametrize("things", ["huts", "motorbikes", "market stalls", "outposts"])
def test_what_is_burnt_counts_nobody(coder: Coder, things: str) -> None:
    (attack,) = coder.code(make_report(f"Assailants burned about 20 {things} in Arandi on Saturday."))
    assert not attack.quantities
