"""Who and to whom, by syntax alone and with learnt arguments."""

from dataclasses import replace

import pytest

from dateline import Coder, make_report
from dateline.extract.parties import _is_joined, _is_of_its_name, find_heads
from dateline.extract.party_rules import ruled
from dateline.extract.phrases import phrase
from dateline.extract.pronouns import stands_for_subject
from dateline.model import Act, Argument, Frame, Sentence
from dateline.testing import document_from_conllu

SHELLED = """
1 Government government NOUN _ _ 2 compound _ _
2 troops troops NOUN _ _ 5 nsubj _ _
3 and and CCONJ _ _ 4 cc _ _
4 militias militia NOUN _ _ 2 conj _ _
5 shelled shell VERB _ _ 0 root _ _
6 the the DET _ _ 7 det _ _
7 town town NOUN _ _ 5 obj _ _
8 of of ADP _ _ 9 case _ _
9 Arandi arandi PROPN _ _ 7 nmod _ SpaceAfter=No
10 . . PUNCT _ _ 5 punct _ _
"""
HIT = """
1 The the DET _ _ 2 det _ _
2 clinic clinic NOUN _ _ 4 nsubj:pass _ _
3 was be AUX _ _ 4 aux:pass _ _
4 hit hit VERB _ _ 0 root _ _
5 by by ADP _ _ 6 case _ _
6 rebels rebel NOUN _ _ 4 obl:agent _ SpaceAfter=No
7 . . PUNCT _ _ 4 punct _ _
"""
KILLING = """
1 The the DET _ _ 2 det _ _
2 killing killing NOUN _ _ 9 nsubj _ _
3 of of ADP _ _ 5 case _ _
4 two two NUM _ _ 5 nummod _ _
5 priests priest NOUN _ _ 2 nmod _ _
6 by by ADP _ _ 7 case _ _
7 gunmen gunman NOUN _ _ 2 nmod _ _
8 has have AUX _ _ 9 aux _ _
9 shocked shock VERB _ _ 0 root _ _
10 Benue benue PROPN _ _ 9 obj _ SpaceAfter=No
11 . . PUNCT _ _ 9 punct _ _
"""
AGREED = """
1 Ministers minister NOUN _ _ 2 nsubj _ _
2 agreed agree VERB _ _ 0 root _ _
3 to to PART _ _ 4 mark _ _
4 meet meet VERB _ _ 2 xcomp _ _
5 farmers farmer NOUN _ _ 4 obj _ _
6 who who PRON _ _ 7 nsubj _ _
7 protested protest VERB _ _ 5 acl:relcl _ SpaceAfter=No
8 . . PUNCT _ _ 2 punct _ _
"""


LEAST = """
1 Police police NOUN _ _ 2 nsubj _ _
2 arrested arrest VERB _ _ 0 root _ _
3 at at ADP _ _ 4 case _ _
4 least least ADJ _ _ 5 nmod _ _
5 66 66 NUM _ _ 6 nummod _ _
6 people people NOUN _ _ 2 obj _ SpaceAfter=No
7 . . PUNCT _ _ 2 punct _ _
"""


def sentence_of(conllu: str) -> Sentence:
    return document_from_conllu(conllu).sentences[0]


def act_on(token: int, *arguments: Argument) -> Act:
    return Act(token, {"ASSAULT": 0.9, "NONE": 0.1}, arguments, 3.0)


def told(sentence: Sentence, heads: tuple[int, ...]) -> list[str]:
    return [" ".join(t.text for t in sentence.tokens[slice(*phrase(sentence, head))]) for head in heads]


@pytest.mark.parametrize(
    ("conllu", "trigger", "actors", "recipients"),
    [
        (SHELLED, 4, ["Government troops"], ["the town of Arandi"]),
        (HIT, 3, ["rebels"], ["The clinic"]),
        (KILLING, 1, ["gunmen"], ["two priests"]),
        (AGREED, 3, ["Ministers"], ["farmers"]),
        (AGREED, 6, ["farmers"], []),
        (LEAST, 1, ["Police"], ["at least 66 people"]),
    ],
)
def test_syntax_alone_finds_both_sides(conllu: str, trigger: int, actors: list[str], recipients: list[str]) -> None:
    sentence = sentence_of(conllu)

    found_actors, found_recipients = ruled(sentence, trigger)

    assert told(sentence, tuple(dict.fromkeys(found_actors))) == actors
    assert told(sentence, tuple(found_recipients)) == recipients


def test_sure_learnt_arguments_overrule_syntax() -> None:
    sentence = sentence_of(SHELLED)
    act = act_on(4, Argument("actor", 6, 0.9), Argument("recipient", 1, 0.8))

    heads = find_heads(sentence, act, type_="ASSAULT")

    assert told(sentence, heads.actors) == ["the town of Arandi"]
    assert told(sentence, heads.recipients) == ["Government troops", "militias"]


def test_a_doubtful_learnt_argument_needs_a_rule_beside_it() -> None:
    sentence = sentence_of(HIT)
    act = act_on(3, Argument("actor", 5, 0.3), Argument("recipient", 5, 0.3))

    heads = find_heads(sentence, act, type_="ASSAULT")

    assert told(sentence, heads.actors) == ["rebels"]
    assert told(sentence, heads.recipients) == ["The clinic"]


TALKED = """
1 Mora mora PROPN _ _ 2 nsubj _ _
2 talked talk VERB _ _ 0 root _ _
3 with with ADP _ _ 5 case _ _
4 rebel rebel ADJ _ _ 5 amod _ _
5 commander commander NOUN _ _ 2 obl _ _
6 Idris idris PROPN _ _ 5 appos _ _
7 Sall sall PROPN _ _ 6 flat _ SpaceAfter=No
8 , , PUNCT _ _ 10 punct _ _
9 the the DET _ _ 10 det _ _
10 leader leader NOUN _ _ 6 appos _ _
11 of of ADP _ _ 13 case _ _
12 a a DET _ _ 13 det _ _
13 siege siege NOUN _ _ 10 nmod _ _
14 of of ADP _ _ 15 case _ _
15 Velm velm PROPN _ _ 13 nmod _ SpaceAfter=No
16 . . PUNCT _ _ 2 punct _ _
"""
FEW = """
1 Lund lund PROPN _ _ 3 nsubj _ _
2 was be AUX _ _ 3 cop _ _
3 one one NUM _ _ 0 root _ _
4 of of ADP _ _ 6 case _ _
5 the the DET _ _ 6 det _ _
6 few few ADJ _ _ 3 nmod _ _
7 who who PRON _ _ 8 nsubj _ _
8 met meet VERB _ _ 6 acl:relcl _ _
9 Costa costa PROPN _ _ 8 obj _ SpaceAfter=No
10 . . PUNCT _ _ 3 punct _ _
"""
SAID = """
1 Hungary hungary PROPN _ _ 2 nsubj _ _
2 says say VERB _ _ 0 root _ _
3 it it PRON _ _ 5 nsubj _ _
4 will will AUX _ _ 5 aux _ _
5 block block VERB _ _ 2 ccomp _ _
6 the the DET _ _ 7 det _ _
7 loan loan NOUN _ _ 5 obj _ _
8 and and CCONJ _ _ 9 cc _ _
9 sue sue VERB _ _ 5 conj _ _
10 them they PRON _ _ 9 obj _ SpaceAfter=No
11 . . PUNCT _ _ 2 punct _ _
"""
PLEA = """
1 Release release NOUN _ _ 0 root _ _
2 of of ADP _ _ 3 case _ _
3 miners miner NOUN _ _ 1 nmod _ _
4 urged urge VERB _ _ 1 acl _ _
5 by by ADP _ _ 6 case _ _
6 them they PRON _ _ 4 obl _ _
"""
CALL = """
1 This this DET _ _ 3 det _ _
2 phone phone NOUN _ _ 3 compound _ _
3 call call NOUN _ _ 4 nsubj _ _
4 surprised surprise VERB _ _ 0 root _ _
5 Lund lund PROPN _ _ 4 obj _ SpaceAfter=No
6 . . PUNCT _ _ 4 punct _ _
"""


def test_of_many_sure_arguments_the_nearest_leads_and_what_lies_deeper_is_its_own_phrase() -> None:
    sentence = sentence_of(TALKED)
    sure = [Argument("recipient", head, 0.95) for head in (4, 5, 9, 14)]

    heads = find_heads(sentence, act_on(1, Argument("actor", 0, 0.99), *sure), type_="CONSULT")

    assert told(sentence, heads.actors) == ["Mora"]
    assert told(sentence, heads.recipients) == ["rebel commander Idris Sall"]


def test_things_are_no_recipients_by_rule_alone_where_the_model_has_spoken() -> None:
    sentence = sentence_of(SAID)

    heads = find_heads(sentence, act_on(4, Argument("actor", 2, 0.9)), type_="REJECT")

    assert told(sentence, heads.actors) == ["it"]
    assert heads.recipients == ()


def test_who_stands_for_the_subject_whose_predicate_its_noun_is() -> None:
    sentence = sentence_of(FEW)
    act = act_on(7, Argument("actor", 5, 0.9), Argument("recipient", 8, 0.9))

    heads = find_heads(sentence, act, type_="CONSULT")

    assert told(sentence, heads.actors) == ["Lund"]
    assert told(sentence, heads.recipients) == ["Costa"]


def test_the_subject_of_a_passive_verb_of_force_is_the_recipient_even_if_learnt_otherwise() -> None:
    hit = Frame(3, 0.99, (Argument("ARG1", 1, 0.99, 0, 2), Argument("ARG0", 5, 0.99, 4, 6)))
    sentence = replace(sentence_of(HIT), frames=(hit,))

    heads = find_heads(sentence, act_on(3, Argument("actor", 1, 0.9)), type_="ASSAULT")

    assert told(sentence, heads.recipients) == ["The clinic"]
    assert told(sentence, heads.actors) == ["rebels"]


def test_one_word_never_leads_both_sides() -> None:
    sentence = sentence_of(HIT)
    act = act_on(3, Argument("actor", 5, 0.9), Argument("recipient", 5, 0.95))

    heads = find_heads(sentence, act, type_="ASSAULT")

    assert not set(heads.actors) & set(heads.recipients)
    assert told(sentence, heads.actors) == ["rebels"]
    assert 0 < heads.certainty <= 1


def test_an_event_noun_that_points_back_takes_no_parties_from_around_it() -> None:
    sentence = sentence_of(CALL)

    heads = find_heads(sentence, act_on(2, Argument("actor", 4, 0.9)), type_="CONSULT")

    assert (heads.actors, heads.recipients) == ((), ())


@pytest.mark.parametrize(("pronoun", "trigger", "subject"), [(2, 4, 0), (9, 8, None)])
def test_a_pronoun_takes_up_the_fitting_subject_of_a_clause_above(
    pronoun: int, trigger: int, subject: int | None
) -> None:
    assert stands_for_subject(sentence_of(SAID), pronoun, trigger) == subject


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("The lawyer accused the prosecutor's office of political persecution.", ["the prosecutor's office"]),
        ("The lawyer accused the leader of the rebels.", ["the leader of the rebels"]),
    ],
)
def test_of_what_somebody_is_accused_is_no_part_of_who_is(text: str, recipients: list[str]) -> None:
    _, accounts = Coder().candidates(make_report(text))
    assert [party.words.text for party in accounts[0].recipients] == recipients


def test_nobody_stands_before_the_first_word_also_where_a_headline_ends_in_a_pronoun() -> None:
    sentence = sentence_of(PLEA)

    heads = find_heads(sentence, act_on(0), type_="REQUEST")

    assert heads.recipients == ()  # it was read round to the last word, and none was left to choose


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("India and China held talks in Moscow.", ["India", "China"]),
        ("The government and the Harun group resumed talks in Lusaka.", ["The government", "the Harun group"]),
    ],
)
def test_who_talks_with_whom_are_both_whichever_the_choice_falls_on(text: str, both: list[str]) -> None:
    (talks,) = Coder().code(make_report(text))
    assert [each.words.text for each in talks.actors] == both


@pytest.mark.model
@pytest.mark.parametrize("house", ["a church in Owo", "a chapel in Ondo"])
def test_a_second_verb_hits_its_own_object(house: str) -> None:
    (raid,) = Coder().code(make_report(f"Gunmen stormed {house}, killed 40 worshippers and fled."))
    assert [each.words.text for each in raid.recipients] == [house, "40 worshippers"]


@pytest.mark.model
def test_two_that_a_comma_joins_act_together_though_one_is_named(coder: Coder) -> None:
    (signing,) = coder.code(make_report("Colombia, ELN rebels sign ceasefire"))

    assert [party.words.text for party in signing.actors] == ["Colombia", "ELN rebels"]


@pytest.mark.model
def test_two_that_and_joins_act_together_though_one_is_named(coder: Coder) -> None:
    (signing,) = coder.code(make_report("The minister said Colombia and rebels of the ELN signed a truce."))

    assert [party.words.text for party in signing.actors] == ["Colombia", "rebels of the ELN"]


@pytest.mark.parametrize(
    ("words", "heads", "is_one"),
    [
        ("Bo/PROPN/5/nsubj ,/PUNCT/4/punct old/ADJ/4/amod rebels/NOUN/5/nsubj sign/VERB/0/root", (0, 3), True),
        ("Bo/PROPN/5/nsubj and/CCONJ/4/cc old/ADJ/4/amod rebels/NOUN/5/nsubj sign/VERB/0/root", (0, 3), True),
        ("Bo/PROPN/5/nsubj ,/PUNCT/4/punct old/ADJ/4/amod rebels/NOUN/5/obl sign/VERB/0/root", (0, 3), False),
        ("Bo/PROPN/5/nsubj ,/PUNCT/3/punct old/ADJ/4/amod rebels/NOUN/5/nsubj sign/VERB/0/root", (0, 3), False),
        ("Bo/PROPN/5/nsubj the/DET/4/det old/ADJ/4/amod rebels/NOUN/5/nsubj sign/VERB/0/root", (0, 3), False),
        (",/PUNCT/2/punct rebels/NOUN/5/nsubj old/ADJ/4/amod Bo/PROPN/5/nsubj sign/VERB/0/root", (3, 1), False),
    ],
)
def test_what_joins_two(words: str, heads: tuple[int, int], *, is_one: bool) -> None:
    lines = (each.split("/") for each in words.split())
    rows = (f"{n} {w} {w.lower()} {upos} _ _ {h} {rel} _ _" for n, (w, upos, h, rel) in enumerate(lines, 1))

    assert _is_joined(sentence_of("\n".join(rows) + "\n"), *heads) == is_one


@pytest.mark.parametrize(
    ("words", "is_part"),
    [
        ("Community/PROPN/0/root of/ADP/3/case States/PROPN/1/nmod", True),
        ("Community/NOUN/0/root of/ADP/3/case States/PROPN/1/nmod", False),
        ("Community/PROPN/0/root of/ADP/3/case states/NOUN/1/nmod", False),
        ("Community/PROPN/0/root in/ADP/3/case States/PROPN/1/nmod", False),
    ],
)
def test_the_end_of_a_name_is_nobody_beside_it(words: str, *, is_part: bool) -> None:
    lines = (each.split("/") for each in words.split())
    rows = (f"{n} {w} {w.lower()} {upos} _ _ {h} {rel} _ _" for n, (w, upos, h, rel) in enumerate(lines, 1))
    sentence = sentence_of("\n".join(rows) + "\n")

    assert (_is_of_its_name(sentence, 2, 0), _is_of_its_name(sentence, -1, 0)) == (is_part, False)


@pytest.mark.parametrize(("owner", "subject"), [("Her/PRON/2/nmod:poss/she", None), ("His/PRON/2/nmod:poss/he", 1)])
def test_who_is_hers_is_not_she(owner: str, subject: int | None) -> None:
    words = f"{owner} lawyer/NOUN/3/nsubj said/VERB/0/root/say she/PRON/5/nsubj:pass fined/VERB/3/ccomp/fine"
    lines = (each.split("/") for each in words.split())
    rows = (
        f"{n} {w} {lemma[0] if lemma else w.lower()} {upos} _ _ {h} {rel} _ _"
        for n, (w, upos, h, rel, *lemma) in enumerate(lines, 1)
    )

    assert stands_for_subject(sentence_of("\n".join(rows) + "\n"), 3, 4) == subject
