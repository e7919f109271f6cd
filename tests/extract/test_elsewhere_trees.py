"""Who stands elsewhere, by trees alone: what each rule bars whatever the model thinks, and what it leaves."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.extract.dated import on_another_day
from dateline.extract.elsewhere import no_doers, not_hit
from dateline.model import Sentence, Timex
from dateline.testing import document_from_conllu

TREES = """\
1 The the DET _ _ 2 det _ _
2 resignation resignation NOUN _ _ 3 nsubj _ _
3 came come VERB _ _ 0 root _ _
4 after after SCONJ _ _ 6 mark _ _
5 deputies deputy NOUN _ _ 6 nsubj _ _
6 grilled grill VERB _ _ 3 advcl _ _
7 him he PRON _ _ 6 obj _ _

1 He he PRON _ _ 2 nsubj _ _
2 spoke speak VERB _ _ 0 root _ _
3 before before ADP _ _ 5 case _ _
4 a a DET _ _ 5 det _ _
5 court court NOUN _ _ 2 obl _ _
6 after after SCONJ _ _ 9 mark _ _
7 he he PRON _ _ 9 nsubj:pass _ _
8 was be AUX _ _ 9 aux:pass _ _
9 held hold VERB _ _ 2 advcl _ _

1 Judges judge NOUN _ _ 2 nsubj _ _
2 charged charge VERB _ _ 0 root _ _
3 a a DET _ _ 4 det _ _
4 monk monk NOUN _ _ 2 obj _ _
5 with with ADP _ _ 6 case _ _
6 theft theft NOUN _ _ 2 obl _ _

1 Rebels rebel NOUN _ _ 2 nsubj _ _
2 raided raid VERB _ _ 0 root _ _
3 a a DET _ _ 4 det _ _
4 town town NOUN _ _ 2 obj _ _
5 under under ADP _ _ 7 case _ _
6 a a DET _ _ 7 det _ _
7 pact pact NOUN _ _ 2 obl _ _
8 between between ADP _ _ 9 case _ _
9 Chad Chad PROPN _ _ 7 nmod _ _
10 and and CCONJ _ _ 11 cc _ _
11 Niger Niger PROPN _ _ 9 conj _ _

1 Clashes clash NOUN _ _ 4 nsubj _ _
2 between between ADP _ _ 3 case _ _
3 herders herder NOUN _ _ 1 nmod _ _
4 erupted erupt VERB _ _ 0 root _ _

1 Effects effect NOUN _ _ 7 nsubj _ _
2 of of ADP _ _ 4 case _ _
3 the the DET _ _ 4 det _ _
4 raid raid NOUN _ _ 1 nmod _ _
5 on on ADP _ _ 6 case _ _
6 millers miller NOUN _ _ 4 nmod _ _
7 grew grow VERB _ _ 0 root _ _

1 Police police NOUN _ _ 2 nsubj _ _
2 met meet VERB _ _ 0 root _ _
3 monks monk NOUN _ _ 2 obj _ _
4 on on ADP _ _ 5 case _ _
5 orders order NOUN _ _ 2 obl _ _
6 of of ADP _ _ 8 case _ _
7 the the DET _ _ 8 det _ _
8 court court NOUN _ _ 5 nmod _ _

1 Both both PRON _ _ 2 nsubj _ _
2 agreed agree VERB _ _ 0 root _ _
3 to to PART _ _ 4 mark _ _
4 build build VERB _ _ 2 xcomp _ _
5 a a DET _ _ 6 det _ _
6 mill mill NOUN _ _ 4 obj _ _
7 for for ADP _ _ 8 case _ _
8 monks monk NOUN _ _ 4 obl _ _

1 Chad Chad PROPN _ _ 2 nsubj _ _
2 agreed agree VERB _ _ 0 root _ _
3 to to PART _ _ 4 mark _ _
4 free free VERB _ _ 2 xcomp _ _
5 monks monk NOUN _ _ 4 obj _ _

1 Rows row NOUN _ _ 2 nsubj _ _
2 led lead VERB _ _ 0 root _ _
3 to to ADP _ _ 4 case _ _
4 six six NUM _ _ 2 obl _ _
5 being be AUX _ _ 6 aux:pass _ _
6 shot shoot VERB _ _ 4 acl _ _
7 by by ADP _ _ 8 case _ _
8 guards guard NOUN _ _ 2 obl:agent _ _

1 It it PRON _ _ 3 nsubj:pass _ _
2 was be AUX _ _ 3 aux:pass _ _
3 backed back VERB _ _ 0 root _ _
4 by by ADP _ _ 5 case _ _
5 Kenya Kenya PROPN _ _ 3 obl:agent _ _
6 , , PUNCT _ _ 8 punct _ _
7 which which PRON _ _ 8 nsubj _ _
8 promised promise VERB _ _ 3 advcl _ _
9 cash cash NOUN _ _ 8 obj _ _

1 Responsibility responsibility NOUN _ _ 6 nsubj:pass _ _
2 for for ADP _ _ 4 case _ _
3 the the DET _ _ 4 det _ _
4 raid raid NOUN _ _ 1 nmod _ _
5 was be AUX _ _ 6 aux:pass _ _
6 claimed claim VERB _ _ 0 root _ _
7 by by ADP _ _ 8 case _ _
8 rebels rebel NOUN _ _ 6 obl:agent _ _

1 The the DET _ _ 2 det _ _
2 raid raid NOUN _ _ 7 nsubj _ _
3 on on ADP _ _ 5 case _ _
4 a a DET _ _ 5 det _ _
5 mill mill NOUN _ _ 2 nmod _ _
6 plainly plainly ADV _ _ 7 advmod _ _
7 angered anger VERB _ _ 0 root _ _
8 farmers farmer NOUN _ _ 7 obj _ _
9 led lead VERB _ _ 8 acl _ _
10 by by ADP _ _ 11 case _ _
11 monks monk NOUN _ _ 9 obl:agent _ _

1 Shells shell NOUN _ _ 5 nsubj _ _
2 fired fire VERB _ _ 1 acl _ _
3 by by ADP _ _ 4 case _ _
4 guards guard NOUN _ _ 2 obl:agent _ _
5 hit hit VERB _ _ 0 root _ _
6 mills mill NOUN _ _ 5 obj _ _
"""
NAMES = (
    "dated",
    "court",
    "charged",
    "pact",
    "clashes",
    "effects",
    "orders",
    "agreed",
    "alone",
    "led",
    "backed",
    "claimed",
    "letter",
    "shells",
)
TOLD = dict(zip(NAMES, document_from_conllu(TREES).sentences, strict=True))


def words(name: str, heads: tuple[int, ...]) -> set[str]:
    return {TOLD[name].tokens[each].text for each in heads}


@pytest.mark.parametrize(
    ("name", "trigger", "type_", "barred"),
    [
        ("dated", 1, "RETREAT", {"deputies"}),
        ("court", 8, "COERCE", {"court"}),
        ("charged", 1, "ACCUSE", {"theft"}),
        ("pact", 1, "ASSAULT", {"Chad", "Niger"}),
        ("letter", 1, "ASSAULT", {"monks"}),
    ],
)
def test_who_did_something_else_did_not_do_it(name: str, trigger: int, type_: str, barred: set[str]) -> None:
    assert barred <= words(name, no_doers(TOLD[name], trigger, type_))


@pytest.mark.parametrize(
    ("name", "trigger", "type_", "doer"),
    [
        ("clashes", 0, "ASSAULT", "herders"),
        ("shells", 4, "ASSAULT", "guards"),
        ("led", 5, "ASSAULT", "guards"),
        ("backed", 7, "AID", "Kenya"),
        ("claimed", 3, "ASSAULT", "rebels"),
    ],
)
def test_who_stands_nearest_to_an_act_may_have_done_it(name: str, trigger: int, type_: str, doer: str) -> None:
    assert doer not in words(name, no_doers(TOLD[name], trigger, type_))


@pytest.mark.parametrize(
    ("name", "trigger", "type_", "barred", "left"),
    [
        ("effects", 3, "ASSAULT", "millers", "raid"),
        ("orders", 1, "CONSULT", "court", "monks"),
        ("agreed", 1, "AGREE", "mill", "monks"),
        ("pact", 1, "ASSAULT", "Niger", "town"),
        ("charged", 1, "ACCUSE", "theft", "monk"),
    ],
)
def test_what_is_agreed_bidden_or_felt_is_not_whom_it_hits(
    name: str, trigger: int, type_: str, barred: str, left: str
) -> None:
    found = words(name, not_hit(TOLD[name], trigger, type_))
    assert barred in found and left not in found


def test_what_one_alone_agrees_to_may_please_another() -> None:
    assert "monks" not in words("alone", not_hit(TOLD["alone"], 1, "AGREE"))


def test_who_vows_revenge_for_a_deed_did_not_do_it_nor_did_the_revenge(sentence_of: Callable[[str], Sentence]) -> None:
    words = "Clan/NOUN/2/nsubj vowed/VERB/0/root/vow revenge/NOUN/2/obj {}/ADP/5/case killings/NOUN/3/nmod/killing"

    assert set(no_doers(sentence_of(words.format("for")), 4, "ASSAULT")) == {0, 2}
    assert not {0, 2} & set(no_doers(sentence_of(words.format("by")), 4, "ASSAULT"))


def test_what_an_event_followed_did_not_do_it(sentence_of: Callable[[str], Sentence]) -> None:
    words = "Swaps/NOUN/2/nsubj/swap {} talks/NOUN/2/obj/talk"

    assert no_doers(sentence_of(words.format("followed/VERB/0/root/follow")), 2, "CONSULT") == (0,)
    assert no_doers(sentence_of(words.format("held/VERB/0/root/hold")), 2, "CONSULT") == ()


def test_games_to_which_a_team_goes_are_nobody(sentence_of: Callable[[str], Sentence]) -> None:
    words = "Seoul/PROPN/2/nsubj sent/VERB/0/root/send skaters/NOUN/2/obj/skater {}/ADP/5/case {}/NOUN/2/obl"

    assert not_hit(sentence_of(words.format("to", "Games")), 1, "AGREE") == (4,)
    assert not_hit(sentence_of(words.format("to", "Bern")), 1, "AGREE") == ()
    assert not_hit(sentence_of(words.format("against", "Games")), 1, "PROTEST") == ()


def test_another_day_is_another_scene(sentence_of: Callable[[str], Sentence]) -> None:
    raid = sentence_of(
        "Raids/NOUN/2/nsubj/raid came/VERB/0/root/come weeks/NOUN/2/obl:unmarked/week after/SCONJ/6/mark "
        "nurses/NOUN/6/nsubj:pass/nurse left/VERB/2/advcl/leave"
    )
    lasting = Timex(2, 3, "DURATION", 1.0)

    assert on_another_day(raid, 0) == ()  # how they came about, maybe
    assert set(on_another_day(replace(raid, times=(lasting,)), 0)) == {3, 4, 5}
    assert on_another_day(replace(raid, times=(lasting,)), 4) == ()
