"""Numbers tied to acts, on hand-made trees."""

from __future__ import annotations

from dateline.extract.counts import counts_in
from dateline.extract.quantities import Counted, find_quantities
from dateline.model import Document, Quantity
from dateline.testing import document_from_conllu


def trees(*sentences: str) -> Document:
    """ "left/VERB/0/root/leave": form, part of speech, governor counted from 1, relation, lemma where it differs."""
    blocks = []
    for sentence in sentences:
        lines = []
        for number, told in enumerate(sentence.split(), 1):
            form, upos, head, deprel, *lemma = told.split("/")
            lines.append(f"{number} {form} {lemma[0] if lemma else form.lower()} {upos} _ _ {head} {deprel} _ _")
        blocks.append("\n".join(lines))
    return document_from_conllu("\n\n".join(blocks))


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
