"""The words of a party's phrase, and the name that stands beside a noun."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline import Coder, make_report
from dateline.extract.phrases import named_beside, partners, phrase
from dateline.model import Name, Sentence
from dateline.testing import document_from_conllu

LEADER = """
1 Its its PRON _ _ 2 nmod:poss _ _
2 leader leader NOUN _ _ 5 nsubj _ SpaceAfter=No
3 , , PUNCT _ _ 4 punct _ _
4 Sall Sall PROPN _ _ 2 appos _ Entity=Person
5 fled flee VERB _ _ 0 root _ SpaceAfter=No
6 . . PUNCT _ _ 5 punct _ _
"""


def sentence_with(name: Name, conllu: str = LEADER) -> Sentence:
    return replace(document_from_conllu(conllu).sentences[0], names=(name,))


def test_a_noun_has_the_name_in_its_apposition_and_a_name_needs_none() -> None:
    sentence = sentence_with(Name(3, 4, "Person", 1.0))

    assert named_beside(sentence, 1) == 3
    assert named_beside(sentence, 3) is None


def test_a_noun_in_apposition_has_the_name_before_it() -> None:
    told = LEADER.replace("2 leader leader NOUN", "2 Goma Goma PROPN").replace("4 Sall Sall PROPN", "4 town town NOUN")
    sentence = sentence_with(Name(1, 2, "Location", 1.0), told)

    assert named_beside(sentence, 3) == 1


@pytest.mark.parametrize("kind", ["Date", "NORP"])
def test_a_day_or_a_people_beside_it_is_nobodys_name(kind: str) -> None:
    sentence = sentence_with(Name(3, 4, kind, 1.0))

    assert named_beside(sentence, 1) is None


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Prosecutors raided seven banks, including Oakhill and Ferris.", ["seven banks"]),
        ("The ministry expelled several envoys, including Ambassador Ana Lund, on Friday.", ["several envoys"]),
        ("The governor blasted firms such as Oakhill and Ferris.", ["firms"]),
    ],
)
def test_some_of_many_are_not_told_for_all(coder: Coder, text: str, recipients: list[str]) -> None:
    _, accounts = coder.candidates(make_report(text), doubtful=True)
    surest = max(accounts, key=lambda each: each.confidence)
    assert [party.words.text for party in surest.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("17.20 Border guards fired at the marchers.", "Border guards"),
        ("09:05 - Miners blocked the bridge.", "Miners"),
        ("Gov. Ann Holt (D) blasted the senate.", "Gov. Ann Holt"),
        ("The Dock Workers' Union (DWU) blasted the senate.", "The Dock Workers' Union"),
    ],
)
def test_clock_times_and_broken_brackets_are_no_part_of_a_party(coder: Coder, text: str, actor: str) -> None:
    _, accounts = coder.candidates(make_report(text), doubtful=True)
    surest = max(accounts, key=lambda each: each.confidence)
    assert [party.words.text.removesuffix(" (DWU)") for party in surest.actors] == [actor]


def test_what_stands_between_an_article_and_its_noun_is_the_nouns(sentence_of: Callable[[str], Sentence]) -> None:
    official = sentence_of(
        "Kin/NOUN/8/nsubj of/ADP/6/case a/DET/6/det South/PROPN/8/compound Korean/ADJ/6/amod official/NOUN/1/nmod "
        "there/ADV/8/advmod sued/VERB/0/root/sue"
    )

    assert phrase(official, 0) == (0, 6)


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("The president sacked the captain responsible for the blockade of the port.", "the captain"),
        ("The president sacked the captain of the harbour guard.", "the captain of the harbour guard"),
    ],
)
def test_what_people_answer_for_is_no_part_of_who_they_are(coder: Coder, text: str, recipient: str) -> None:
    _, accounts = coder.candidates(make_report(text))
    told = [p.words.text for each in accounts if each.action.type == "SANCTION" for p in each.recipients]
    assert told == [recipient]


@pytest.mark.model
def test_a_family_is_not_the_one_whose_family_it_is(coder: Coder) -> None:
    (told,) = coder.code(make_report("The family of the victim, Maria Santos, accused the marines of murder."))

    assert [each.words.text for each in told.actors] == ["The family of the victim"]


@pytest.mark.parametrize(
    ("verb", "lemma", "more", "seconds"),
    [("agree", "agree", "", (2,)), ("agrees", "agree", "", ()), ("agree", "agree", "comma", ())],
)
def test_two_that_a_plural_verb_follows_are_no_apposition(
    verb: str, lemma: str, more: str, seconds: tuple[int, ...]
) -> None:
    closed = "4 , , PUNCT _ _ 3 punct _ _\n" if more else ""
    at = 5 if more else 4
    words = (
        f"1 Navy navy NOUN _ _ {at} nsubj _ _\n2 , , PUNCT _ _ 3 punct _ _\n3 ASM asm PROPN _ _ 1 appos _ _\n"
        f"{closed}{at} {verb} {lemma} VERB _ _ 0 root _ _\n"
    )

    assert partners(document_from_conllu(words).sentences[0], 0) == seconds


BRACKETS = """
1 ELN eln PROPN _ _ {head} {deprel} _ _
2 ( ( PUNCT _ _ 3 punct _ _
3 West west PROPN _ _ 1 appos _ _
4 ) ) PUNCT _ _ 3 punct _ _
5 fighters fighter NOUN _ _ 6 nsubj _ _
6 fled flee VERB _ _ 0 root _ _
"""


@pytest.mark.parametrize(("head", "deprel", "first"), [(5, "compound", 0), (6, "obl", 4)])
def test_a_name_that_brackets_part_from_its_noun_stays_with_it(head: int, deprel: str, first: int) -> None:
    sentence = sentence_with(Name(0, 1, "Organization", 1.0), BRACKETS.format(head=head, deprel=deprel))
    assert phrase(sentence, 4) == (first, 5)
