""" "The two": the parties of the act told before."""

from dataclasses import replace

import pytest

from dateline import Coder
from dateline.model import Account, Action, Party, Words, make_report, words_of
from dateline.resolve.pairs import with_pairs

TEXT = "Lund met Costa. The two discussed fish. Both sides agreed to meet."
REPORT = make_report(TEXT)


def party(words: str, *, name: str | None = None) -> Party:
    start = TEXT.index(words)
    return Party(words_of(REPORT, (start, start + len(words))), name=name)


def account(trigger: str, *parties: Party, sentence: int, recipient: Party | None = None) -> Account:
    start = TEXT.index(trigger)
    return Account(
        report=REPORT,
        action=Action("CONSULT", words_of(REPORT, (start, start + len(trigger)))),
        actors=parties,
        recipients=(recipient,) if recipient else (),
        sentence=(start, start + 1),
        confidence=0.8,
        anchors=((sentence, start),),
    )


def test_the_two_are_the_parties_of_the_nearest_act_before_and_keep_their_own_words() -> None:
    met = account("met", party("Lund", name="Ada Lund"), sentence=0, recipient=party("Costa", name="Rui Costa"))
    discussed = account("discussed", party("The two"), sentence=1)

    _, taken = with_pairs([met, discussed])

    assert [each.name for each in (*taken.actors, *taken.recipients)] == ["Ada Lund", "Rui Costa"]
    assert {each.words.text for each in (*taken.actors, *taken.recipients)} == {"The two"}
    assert taken.basis["actor"] == "inferred"


def test_a_pair_without_an_act_before_it_stays_what_it_says() -> None:
    (alone,) = with_pairs([account("discussed", party("The two"), sentence=1)])

    assert alone.actors[0].name is None


def test_where_both_do_something_to_each_other_both_are_on_each_side() -> None:
    told = account("met", party("Lund", name="Ada Lund"), sentence=0, recipient=party("Costa", name="Rui Costa"))
    act = account("agreed", party("Both sides"), sentence=2, recipient=party("The two"))
    blamed = act.but(action=Action("ACCUSE", act.action.words))

    _, taken = with_pairs([told, blamed])

    assert [each.name for each in taken.actors] == ["Ada Lund", "Rui Costa"]
    assert [each.name for each in taken.recipients] == ["Ada Lund", "Rui Costa"]
    assert {each.words.text for each in taken.recipients} == {"The two"}


def test_each_blames_the_other_and_only_each_does() -> None:
    costa = party("Costa", name="Rui Costa")
    told = account("met", party("Lund", name="Ada Lund"), sentence=0, recipient=costa)
    other = replace(party("The two"), words=Words("the other", ()), code="NORREB")
    act = account("agreed", replace(party("Both sides"), words=Words("Each side", ())), sentence=2, recipient=other)
    blamed = act.but(action=Action("ACCUSE", act.action.words))

    _, taken = with_pairs([told, blamed])
    _, third = with_pairs([told, blamed.but(actors=(costa,))])

    assert [each.name for each in taken.recipients] == ["Ada Lund", "Rui Costa"]
    assert third.recipients == (other,)


def test_who_does_something_to_the_pair_is_none_of_them() -> None:
    lund = party("Lund", name="Ada Lund")
    told = account("met", lund, sentence=0, recipient=party("Costa", name="Rui Costa"))
    act = account("agreed", lund, sentence=2, recipient=party("The two"))

    _, same = with_pairs([told, act.but(action=Action("ACCUSE", act.action.words))])

    assert [each.name for each in same.recipients] == [None]


def test_they_of_whom_nothing_is_known_are_the_two_who_just_met() -> None:
    told = account("met", party("Lund", name="Ada Lund"), sentence=0, recipient=party("Costa", name="Rui Costa"))
    urged = account("agreed", replace(party("The two"), words=Words("They", ())), sentence=1)

    _, taken = with_pairs([told, urged])
    _, far = with_pairs([told, urged.but(anchors=((2, 1),))])

    assert [each.name for each in taken.actors] == ["Ada Lund", "Rui Costa"]
    assert len(far.actors) == 1


def test_the_two_armies_are_armies_of_the_states_before() -> None:
    first = Party(words_of(REPORT, (0, 4)), name="Chile", country="CHL", sectors=("GOV",), code="CHLGOV")
    second = Party(words_of(REPORT, (9, 14)), name="Peru", country="PER", sectors=("GOV",), code="PERGOV")
    met = account("met", first, sentence=0, recipient=second)
    discussed = account("discussed", Party(Words("The two armies", ((16, 23),))), sentence=1)

    _, taken = with_pairs([met, discussed])

    assert [each.code for each in (*taken.actors, *taken.recipients)] == ["CHLMIL", "PERMIL"]
    assert all(each.name is None for each in (*taken.actors, *taken.recipients))


def test_two_that_were_taken_up_before_may_be_taken_up_again() -> None:
    lund, costa = party("The two", name="Ada Lund"), party("The two", name="Rui Costa")
    discussed = account("discussed", lund, costa, sentence=1)
    agreed = account("agreed", party("Both sides"), sentence=2)

    _, taken = with_pairs([discussed, agreed])

    assert [each.name for each in (*taken.actors, *taken.recipients)] == ["Ada Lund", "Rui Costa"]


@pytest.mark.model
def test_two_presidents_after_a_fight_of_two_guards_are_those_of_both_states(coder: Coder) -> None:
    text = "Tajik and Kyrgyz border guards exchanged fire on Wednesday. The two presidents spoke by telephone."
    fight, call = coder.code(make_report(text))

    assert {party.code for party in fight.actors} == {"TJKCOP", "KGZCOP"}
    assert {party.code for party in (*call.actors, *call.recipients)} == {"TJKGOV", "KGZGOV"}
