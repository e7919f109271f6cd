"""Names, short forms, titles and pronouns of one report; and what may not be joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dateline import Coder
from dateline.model import Document, Name, make_report
from dateline.resolve.agreement import are_called_so
from dateline.resolve.clusters import clusters_of
from dateline.resolve.coreference import (
    FIT_AT_MOST,
    IN_ONE_PASS,
    LEARNT,
    Chain,
    Learnt,
    _join,
    _may_join,
    _that_may_win,
)
from dateline.resolve.mentions import mentions_of
from dateline.testing import document_from_conllu

STORY = """
1 Idris idris PROPN _ _ 3 nsubj _ _
2 Sall sall PROPN _ _ 1 flat _ _
3 warned warn VERB _ _ 0 root _ _
4 Velmar velmar PROPN _ _ 6 compound _ _
5 Free free PROPN _ _ 6 compound _ _
6 Front front PROPN _ _ 3 obj _ SpaceAfter=No
7 . . PUNCT _ _ 3 punct _ _

1 It it PRON _ _ 2 nsubj _ _
2 ignored ignore VERB _ _ 0 root _ _
3 him he PRON _ _ 2 obj _ SpaceAfter=No
4 . . PUNCT _ _ 2 punct _ _

1 The the DET _ _ 2 det _ _
2 VFF vff PROPN _ _ 3 nsubj _ _
3 fears fear VERB _ _ 0 root _ _
4 Sall sall PROPN _ _ 3 obj _ SpaceAfter=No
5 . . PUNCT _ _ 3 punct _ _

1 Mrs mrs PROPN _ _ 2 nmod:desc _ _
2 Kane kane PROPN _ _ 3 nsubj _ _
3 left leave VERB _ _ 0 root _ SpaceAfter=No
4 . . PUNCT _ _ 3 punct _ _

1 She she PRON _ _ 2 nsubj _ _
2 smiled smile VERB _ _ 0 root _ SpaceAfter=No
3 . . PUNCT _ _ 2 punct _ _
"""
NAMES = (
    (Name(0, 2, "Person", 1.0), Name(3, 6, "Organization", 1.0)), (),
    (Name(1, 2, "Organization", 1.0), Name(3, 4, "Person", 1.0)), (Name(1, 2, "Person", 1.0),), (),
)  # fmt: skip


def document() -> Document:
    doc = document_from_conllu(STORY)
    return replace(doc, sentences=tuple(replace(s, names=n) for s, n in zip(doc.sentences, NAMES, strict=True)))


def told(doc: Document) -> list[list[str]]:
    return [[doc.report.text[start:end] for start, end in each] for each in clusters_of(doc, singletons=False)]


def test_short_names_initials_and_pronouns_find_theirs() -> None:
    assert told(document()) == [
        ["Idris Sall", "him", "Sall"],
        ["Velmar Free Front", "It", "The VFF"],
        ["Mrs Kane", "She"],
    ]


def test_learnt_links_weigh_in_where_there_are_any() -> None:
    def never(mentions: object) -> list[list[float]]:
        return [[-20.0] * 40 for _ in range(40)]

    assert told(replace(document(), link=never)) == [["Idris Sall", "Sall"], ["Velmar Free Front", "The VFF"]]


MET = """
1 Boris boris PROPN _ _ 2 nsubj _ _
2 met meet VERB _ _ 0 root _ _
3 Anton anton PROPN _ _ 2 obj _ _
4 and and CCONJ _ _ 5 cc _ _
5 urged urge VERB _ _ 2 conj _ _
6 him he PRON _ _ 5 obj _ SpaceAfter=No
7 . . PUNCT _ _ 2 punct _ _
"""


def test_nobody_urges_himself_unless_the_words_say_so() -> None:
    doc = document_from_conllu(MET)
    names = (Name(0, 1, "Person", 1.0), Name(2, 3, "Person", 1.0))
    doc = replace(doc, sentences=(replace(doc.sentences[0], names=names),))

    assert told(doc) == [["Anton", "him"]]


def test_links_are_the_same_whoever_asks_first() -> None:
    doc = document_from_conllu(STORY)
    many = [mentions_of(doc)[0]] * (3 * IN_ONE_PASS)

    def link(heads: Sequence[tuple[int, int]]) -> list[list[float]]:
        return [[1.0 / len(heads)] * before for before in range(len(heads))]

    learnt = Learnt(replace(doc, link=link), many)
    forth = [learnt.of(number) for number in range(len(many))]
    back = [learnt.of(number) for number in reversed(range(len(many)))]

    assert back[::-1] == forth
    assert all(first + len(scores) == number for number, (scores, first) in enumerate(forth))


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Al-Shabaab attacked a police post in Mandera on Monday. Kenyan police killed four of its members, he said.",
        "Kenyan police said they killed four of its members on Monday.",
    ],
)
def test_whom_violence_hits_are_not_the_doers_own(text: str) -> None:
    hit = [each for each in Coder().candidates(make_report(text))[1] if "killed" in each.action.words.text]

    assert [party.sectors[:1] for each in hit for party in each.recipients] != [("COP",)]


GROUP = (
    "Human Rights Watch reported that militias had looted villages near the river. The group {} Torvia to protect "
    "civilians."
)


@pytest.mark.model
def test_a_body_goes_on_as_the_group_in_the_next_sentence(coder: Coder) -> None:
    told = coder.code(make_report(GROUP.format("urged")))
    (urged,) = (each for each in told if each.action.type == "REQUEST")

    assert [party.name for party in urged.actors] == ["Human Rights Watch"]


BODY = """
1 {} {} {} _ _ 2 {} _ _
2 left leave VERB _ _ 0 root _ SpaceAfter=No
3 . . PUNCT _ _ 2 punct _ _

{}1 The the DET _ _ 2 det _ _
2 {} {} NOUN _ _ 3 {} _ _
3 came come VERB _ _ 0 root _ SpaceAfter=No
4 . . PUNCT _ _ 3 punct _ _
"""


@pytest.mark.parametrize(
    ("first", "between", "second", "is_one"),
    [
        ("Oxfam oxfam PROPN nsubj", "", "group group nsubj", True),
        ("Oxfam oxfam PROPN nsubj", "", "groups group nsubj", False),
        ("Oxfam oxfam PROPN nsubj", "", "fund fund nsubj", False),
        ("Oxfam oxfam PROPN obj", "", "group group nsubj", False),
        ("Oxfam oxfam PROPN nsubj", "", "group group obj", False),
        ("Oxfam oxfam PROPN nsubj", "1 Rain rain VERB _ _ 0 root _ _\n\n", "group group nsubj", False),
        ("Army army NOUN nsubj", "", "group group nsubj", False),
    ],
)
def test_only_one_body_that_was_named_goes_on(first: str, between: str, second: str, *, is_one: bool) -> None:
    doc = document_from_conllu(BODY.format(*first.split(), between, *second.split()))
    named, *then = doc.sentences
    names = (Name(0, 1, "Organization", 1.0),) if "PROPN" in first else ()
    doc = replace(doc, sentences=(replace(named, names=names), *then))

    assert (len(clusters_of(doc)) == 1) == is_one


@pytest.mark.parametrize(
    ("name", "noun", "is_one"),
    [("Oman", "city", False), ("Oman", "country", True), ("Singapore", "city", True), ("Aden", "city", True)],
)
def test_a_country_is_no_city(name: str, noun: str, *, is_one: bool) -> None:
    doc = document_from_conllu(BODY.format(name, name.lower(), "PROPN", "nsubj", "", noun, noun, "nsubj"))
    named, *then = doc.sentences
    doc = replace(doc, sentences=(replace(named, names=(Name(0, 1, "Location", 1.0),)), *then))
    mentions = mentions_of(doc)
    chain = Chain()
    _join(chain, mentions[0], 0)

    assert _may_join(mentions[1], chain) == is_one


OFFICE = """
1 The the DET _ _ 3 det _ _
2 {0} {0} ADJ _ _ 3 amod _ _
3 office office NOUN _ _ 4 nsubj _ _
4 burned burn VERB _ _ 0 root _ SpaceAfter=No
5 . . PUNCT _ _ 4 punct _ _
"""
PLAIN = """
1 The the DET _ _ 2 det _ _
2 office office NOUN _ _ 3 nsubj _ _
3 burned burn VERB _ _ 0 root _ SpaceAfter=No
4 . . PUNCT _ _ 3 punct _ _
"""


@pytest.mark.parametrize(
    ("first", "second", "learnt"),
    [
        (OFFICE.format("new"), OFFICE.format("old"), -4.0),
        (OFFICE.format("new"), PLAIN, -8.0),  # all its words are there
        (PLAIN, OFFICE.format("new"), -4.0),
        (OFFICE.format("new"), OFFICE.format("new"), -11.0),
    ],
)
def test_the_more_of_its_words_were_said_the_likelier_a_description_goes_on(
    first: str, second: str, learnt: float
) -> None:
    doc = document_from_conllu(first + second)
    joined = [
        len(told(replace(doc, link=lambda mentions, score=score: [[score] * len(mentions)] * len(mentions))))
        for score in (learnt, learnt - 2.0)
    ]

    assert joined == [1, 0]


def test_police_need_no_article_to_be_those_told_before() -> None:
    left = "1 {0} {1} NOUN _ _ 2 nsubj _ _\n2 left leave VERB _ _ 0 root _ SpaceAfter=No\n3 . . PUNCT _ _ 2 punct _ _\n"
    police, men = (
        document_from_conllu("\n".join((left.format(*each),) * 2)) for each in (("police", "police"), ("men", "man"))
    )

    assert told(police) == [["police", "police"]]
    assert told(men) == []


@pytest.mark.parametrize(("kind", "is_one"), [("Location", False), ("Organization", True)])
def test_no_place_is_a_company(kind: str, *, is_one: bool) -> None:
    doc = document_from_conllu(BODY.format("Velmar", "velmar", "PROPN", "nsubj", "", "company", "company", "nsubj"))
    named, *then = doc.sentences
    doc = replace(doc, sentences=(replace(named, names=(Name(0, 1, kind, 1.0),)), *then))
    mentions = mentions_of(doc)
    chain = Chain()
    _join(chain, mentions[0], 0)

    assert _may_join(mentions[1], chain) == is_one


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Militia detained the poet Ivo Saric. His wife, Dana Saric, said he was tortured by the guards.", "Ivo Saric"),
        ("A court tried the writer Leila Ben on Monday. Her brother said that she was beaten by guards.", "Leila Ben"),
        ("The mayor met the envoy Lida Moss on Monday. She said she was attacked by youths.", "Lida Moss"),
    ],
)
def test_whose_people_tell_of_her_is_she_and_her_name_stands_behind_her_title(
    coder: Coder, text: str, whom: str
) -> None:
    (hit,) = (each for each in coder.code(make_report(text)) if each.action.type == "ASSAULT")

    assert [each.name for each in hit.recipients] == [whom]


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("Bandits robbed three tailors. The tailors fled. Guards chased the bandits and shot two of them.", "bandits"),
        ("Rebels held ten nuns. Soldiers freed the nuns and escorted nine of them to Bo.", "nuns"),
    ],
)
def test_some_of_them_are_of_those_whom_the_verb_before_hits(coder: Coder, text: str, some: str) -> None:
    doc = coder.parse(make_report(text))
    chain = next(each for each in told(doc) if "them" in each)
    assert any(some in words for words in chain)


@pytest.mark.model
def test_it_is_not_of_the_country_that_it_speaks_to(coder: Coder) -> None:
    text = "Sudan closed its border after Chad massed troops there. It told Chad to pull back."
    told = coder.code(make_report(text))[-1]
    assert ([each.code for each in told.actors], [each.code for each in told.recipients]) == (["SDNGOV"], ["TCDGOV"])


@pytest.mark.parametrize(
    ("name", "noun", "is_one"),
    [
        ("Fiji Sugar Corporation", "union", False),
        ("Fiji Sugar Corporation", "company", True),
        ("National Migration Institute", "family", False),
        ("National Migration Institute", "institute", True),
        ("Fiji Teachers' Union", "union", True),
        ("University of Suva", "court", False),
        ("Hariri family", "family", True),
        ("Velmar", "union", True),
    ],
)
def test_a_body_is_not_called_by_another_kind_of_bodys_noun(name: str, noun: str, *, is_one: bool) -> None:
    assert are_called_so(noun, [name]) is is_one


@pytest.mark.model
def test_whom_somebody_charges_at_is_another(coder: Coder) -> None:
    doc = coder.parse(make_report("Riot police gathered at noon. The police charged the crowd. The crowd ran."))
    chains = [{doc.report.text[start:end].lower() for start, end in each} for each in clusters_of(doc)]

    assert not any("the police" in each and "the crowd" in each for each in chains)


@pytest.mark.model
def test_a_mine_that_drifts_is_not_the_speakers(coder: Coder) -> None:
    text = "Colonel Omar Said told reporters that the men were killed by a drifting mine of the rebels."
    doc = coder.parse(make_report(text))

    assert [each.kind for each in mentions_of(doc) if each.text == "mine"] == ["noun"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "one", "other", "is_one"),
    [
        (
            "Fiji Sugar Corporation closed a mill. The corporation's chairman blamed the union.",
            "The corporation",
            "the union",
            False,
        ),
        (
            "President Gonzalo Sanchez de Lozada refused to go. Protesters rejected Sanchez.",
            "President Gonzalo Sanchez de Lozada",
            "Sanchez",
            True,
        ),
    ],
)
def test_kinds_of_body_and_surnames_within_names_decide_in_a_report(
    coder: Coder, text: str, one: str, other: str, *, is_one: bool
) -> None:
    doc = coder.parse(make_report(text))
    chains = [{doc.report.text[start:end] for start, end in each} for each in clusters_of(doc)]

    assert any({one, other} <= each for each in chains) is is_one


def test_passed_over_are_the_mentions_that_no_rule_could_make_win() -> None:
    least = -0.5
    edge = (least - FIT_AT_MOST) / LEARNT
    scores = [edge + 1, edge - 1, edge - 0.01, edge + 0.01, edge - 9]
    assert _that_may_win(scores, 2, 7, least=least) == [5, 2, 1, 0]
    assert _that_may_win((), 3, 3, least=least) == [2, 1, 0]
