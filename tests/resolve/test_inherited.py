"""Acts without words of time: what they may inherit, and that nothing is taken where nothing is sure."""

from dataclasses import replace
from datetime import date

import pytest

from dateline import Coder
from dateline.model import Account, Action, Document, Party, Sentence, Status, Time, Words, make_report, words_of
from dateline.resolve.inherited import (
    Choice,
    _certain,
    choices_of,
    chosen,
    lacks_time,
    with_inherited_times,
)
from dateline.resolve.inherited_marks import act_marks, is_headline, is_posted
from dateline.resolve.narrative import dated_times
from dateline.text import paragraphs
from timed import timed

STORY = """
1 Rebels rebel NOUN _ _ 2 nsubj _ _
2 shelled shell VERB _ _ 0 root _ _
3 Tarnov tarnov PROPN _ _ 2 obj _ _
4 on on ADP _ _ 5 case _ _
5 Monday monday PROPN _ _ 2 obl _ SpaceAfter=No
6 . . PUNCT _ _ 2 punct _ _

1 They they PRON _ _ 2 nsubj _ _
2 killed kill VERB _ _ 0 root _ _
3 two two NUM _ _ 2 obj _ SpaceAfter=No
4 . . PUNCT _ _ 2 punct _ _
"""


def story() -> tuple[Document, tuple[Account, Account]]:
    doc = timed(STORY, published=date(2022, 6, 15))
    made = []
    for sentence, when in zip(doc.sentences, (date(2022, 6, 13), None), strict=True):
        verb, day = sentence.tokens[1], sentence.tokens[4] if when else None
        words = words_of(doc.report, (day.start, day.end)) if day else Time().words
        made.append(
            Account(
                doc.report,
                Action("ASSAULT", words_of(doc.report, (verb.start, verb.end))),
                (), (), (sentence.start, sentence.end),
                time=Time(words, when, when, "day" if when else "unknown"),
                status=Status("happened"),
                anchors=((sentence.index, 1),),
            )
        )  # fmt: skip
    return doc, (made[0], made[1])


def test_an_act_in_the_next_sentence_has_the_day_of_its_story() -> None:
    doc, accounts = story()
    first, second = with_inherited_times(doc, accounts, dated=dated_times(doc))
    assert first == accounts[0]
    assert (second.time.start, second.time.end, second.time.precision) == (date(2022, 6, 13), date(2022, 6, 13), "day")
    assert second.time.words.spans == ()
    assert second.basis["time"] == "inferred"
    assert "no words date it" in (second.time.because or "")


def test_those_who_are_not_asked_for_inherit_nothing_and_still_tell_their_day() -> None:
    doc, accounts = story()
    dated = dated_times(doc)
    assert with_inherited_times(doc, accounts, dated=dated, only={0}) == accounts
    assert with_inherited_times(doc, accounts, dated=dated, only={1}) == with_inherited_times(
        doc, accounts, dated=dated
    )


def test_what_may_be_inherited_is_said_with_where_it_comes_from() -> None:
    doc, accounts = story()
    choices = choices_of(doc, accounts[1], accounts=accounts, dated=dated_times(doc))
    assert choices[0].days is None
    assert {each.days[0]: each.origins for each in choices[1:] if each.days} == {
        date(2022, 6, 13): ("last", "first", "act", "same"),
        date(2022, 6, 15): ("report",),
    }


def test_where_nothing_is_sure_nothing_is_inherited() -> None:
    doc, accounts = story()
    choices = choices_of(doc, accounts[1], accounts=accounts, dated=dated_times(doc))
    assert chosen(choices, {}) is None  # three choices of a third each


def test_without_an_anchor_there_is_no_choice() -> None:
    doc, accounts = story()
    unknown = replace(doc, report=replace(doc.report, published=None))
    assert choices_of(unknown, accounts[1], accounts=accounts, dated=dated_times(unknown)) == ()


def test_only_acts_without_words_of_time_inherit() -> None:
    _, accounts = story()
    assert [lacks_time(account) for account in accounts] == [False, True]


def test_a_first_line_without_a_full_stop_is_a_headline() -> None:
    doc, _ = story()
    assert not is_headline(doc, doc.sentences[0])
    titled = replace(doc.sentences[0], part="title")
    assert is_headline(doc, titled)


def test_entries_of_a_live_page_are_those_from_the_first_clock_time_on() -> None:
    for text, posted in (
        ("Shutdown, day one\n\n07.10 Men came.\n\n10:15 p.m. They left.\n\nThat is all.", [False, True, True, True]),
        ("07.10 Men came.\n\nThey left.", [False, False]),
        ("Ten men came.\n\n12.50 dollars were paid.\n\nThey left.", [False, False, False]),
    ):
        doc = lines(text)
        assert [is_posted(doc, sentence) for sentence in doc.sentences] == posted


def lines(text: str) -> Document:
    """A document with a sentence a line."""
    pairs = enumerate(paragraphs(text))
    return Document(make_report(text), tuple(Sentence(i, *pair, (), paragraph=i) for i, pair in pairs))


def test_an_act_says_how_and_where_it_is_told() -> None:
    doc, accounts = story()
    marks = act_marks(doc, accounts[1])
    assert {"deed", "past", "main", "plain", "deed past plain"} <= {*marks}


TALKS = (
    "OSLO, June 15 (Fjord Wire) - Prime Minister Erna Solberg received Swedish Minister Ann Linde in Oslo on Monday. "
    "{} On Wednesday trawlers blocked the port of Bergen."
)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Solberg praised Linde for her patience.", 13),
        ("Solberg praised Estonia for its patience.", None),
        ("Solberg has often criticised Linde.", None),
        ("Solberg praised the Norwegian navy for its patience.", None),
    ],
)
def test_what_is_said_to_whom_one_met_was_said_there(coder: Coder, words: str, day: int | None) -> None:
    accounts = coder.code(make_report(TALKS.format(words), published=date(2022, 6, 15)))
    said = next(each for each in accounts if each.action.words.text in words)
    met = "the same parties met or spoke on 2022-06-13" in (said.time.because or "")
    assert met == (day is not None) and (not met or said.time.start == date(2022, 6, day))


MEETING = "".join(
    f"1 They they PRON _ _ 2 nsubj _ _\n2 {verb} {verb} VERB _ _ 0 root _ _\n"
    "3 on on ADP _ _ 4 case _ _\n4 Monday monday PROPN _ _ 2 obl _ SpaceAfter=No\n5 . . PUNCT _ _ 2 punct _ _\n\n"
    for verb in ("met", "spoke", "left", "praised", "waited")
)
ADA, ULF = Party(Words("Ada", ()), name="Ada", country="NOR"), Party(Words("Ulf", ()), name="Ulf", country="SWE")
NAVY, CROWD = Party(Words("the navy", ()), country="NOR"), Party(Words("a crowd", ()))


def offered(
    paragraphs: tuple[int, ...],
    *,
    met: tuple[int, tuple[Party, ...]] = (0, (ADA, ULF)),
    said: tuple[int, str, Party, Party] = (1, "SUPPORT", ADA, ULF),
    again: int | None = None,
) -> list[date]:
    """The days of meetings that are offered to what is said at a sentence, each in a paragraph of its number.

    The two met on 13 June, and the same ``again`` a day later.
    """
    doc = timed(MEETING, published=date(2022, 6, 15))
    doc = replace(doc, sentences=tuple(replace(s, paragraph=n) for s, n in zip(doc.sentences, paragraphs, strict=True)))

    def act(at: int, kind: str, sides: tuple[tuple[Party, ...], tuple[Party, ...]], day: date | None) -> Account:
        verb, monday = doc.sentences[at].tokens[1], doc.sentences[at].tokens[3]
        words = words_of(doc.report, (monday.start, monday.end)) if day else Time().words
        return Account(
            doc.report, Action(kind, words_of(doc.report, (verb.start, verb.end))), *sides,
            (doc.sentences[at].start, doc.sentences[at].end), time=Time(words, day, day, "day" if day else "unknown"),
            status=Status("happened"), anchors=((at, 1),),
        )  # fmt: skip

    at, kind, who, whom = said
    accounts = [act(met[0], "CONSULT", (met[1][:1], met[1][1:]), date(2022, 6, 13))]
    accounts += [act(again, "CONSULT", ((ADA,), (ULF,)), date(2022, 6, 14))] if again is not None else []
    asked = act(at, kind, ((who,), (whom,)), None)
    choices = choices_of(doc, asked, accounts=[*accounts, asked], dated=dated_times(doc))
    return [each.days[0] for each in choices if each.days and "met" in each.origins]


def test_the_day_of_a_meeting_is_for_what_its_parties_say_near_it() -> None:
    monday = [date(2022, 6, 13)]

    assert offered((0, 0, 0, 0, 0)) == monday
    assert offered((0, 0, 0, 0, 0), said=(3, "SUPPORT", ADA, ULF)) == monday  # in its paragraph
    assert offered((0, 1, 2, 3, 4)) == monday  # in the next sentence
    assert offered((0, 1, 2, 3, 4), said=(3, "SUPPORT", ADA, ULF)) == []
    assert offered((0, 0, 0, 0, 0), met=(2, (ADA, ULF))) == []  # not yet
    assert offered((0, 0, 0, 0, 0), said=(3, "SUPPORT", ADA, ULF), again=2) == [date(2022, 6, 14)]  # the last one


def test_a_meeting_dates_words_between_two_who_met() -> None:
    here = (0, 0, 0, 0, 0)

    assert offered(here, said=(1, "ASSAULT", ADA, ULF)) == []
    assert offered(here, said=(1, "CONSULT", ADA, ULF)) == []
    assert offered(here, said=(1, "SUPPORT", ADA, NAVY)) == []
    assert offered(here, said=(1, "SUPPORT", ADA, NAVY), met=(0, (ADA, CROWD))) == [date(2022, 6, 13)]


@pytest.mark.parametrize("lacking", ["met past", "met main", "met happened"])
def test_only_what_was_plainly_said_is_of_the_day_of_the_meeting(lacking: str) -> None:
    marks = dict.fromkeys(("met", "met past", "met main", "met happened"), 1.0)
    met = Choice((date(2022, 6, 13), date(2022, 6, 13)), ("met",), marks)
    bare = replace(met, features={name: value for name, value in marks.items() if name != lacking})

    assert (_certain([met]), _certain([bare])) == (met, None)


def deeds(second: str, *, actors: tuple[str, str], form: str = "burned") -> list[date]:
    """The days that are certain for the last verb of "Cadets left on 13 June and …", "… 13 June. Cadets …"."""
    doc = timed(
        "1 Cadets cadet NOUN _ _ 2 nsubj _ _\n2 left leave VERB _ _ 0 root _ _\n3 on on ADP _ _ 4 case _ _\n"
        f"4 13 13 NUM _ _ 2 obl _ _\n5 June june PROPN _ _ 4 flat _ SpaceAfter=No\n{second}".format(form=form),
        published=date(2022, 6, 15),
    )
    first = doc.sentences[0]
    last = doc.sentences[-1]
    verb = max(at for at, token in enumerate(last.tokens) if token.upos == "VERB")
    day = date(2022, 6, 13)
    made = []
    for sentence, at, who in ((first, 1, actors[0]), (last, verb, actors[1])):
        token, (start, end) = sentence.tokens[at], (first.tokens[3].start, first.tokens[4].end)
        account = Account(
            doc.report, Action("ASSAULT", words_of(doc.report, (token.start, token.end))),
            (Party(Words("", ()), who),), (), (sentence.start, sentence.end), status=Status("happened"),
            anchors=((sentence.index, at),),
        )  # fmt: skip
        told = Time(words_of(doc.report, (start, end)), day, day, "day")
        made.append(account.but(time=told) if at == 1 and sentence is first else account)
    choices = choices_of(doc, made[1], accounts=made, dated=dated_times(doc))
    best = _certain(choices)
    return [best.days[0]] if best and best.days else []


JOINED = "6 and and CCONJ _ _ 7 cc _ _\n7 {form} burn VERB _ _ 2 conj _ _\n8 tents tent NOUN _ _ 7 obj _ _"
NEXT = ". . PUNCT _ _ 2 punct _ _\n\n1 Cadets cadet NOUN _ _ 2 nsubj _ _\n2 {form} burn VERB _ _ 0 root _ _"
HAVING = (
    "6 and and CCONJ _ _ 8 cc _ _\n7 have have AUX _ _ 8 aux _ _\n8 {form} burn VERB _ _ 2 conj _ _\n"
    "9 tents tent NOUN _ _ 8 obj _ _"
)
OTHERS = (
    "6 and and CCONJ _ _ 8 cc _ _\n7 guards guard NOUN _ _ 8 nsubj _ _\n8 {form} burn VERB _ _ 2 conj _ _\n"
    "9 tents tent NOUN _ _ 8 obj _ _"
)


def test_what_a_doer_did_next_was_done_on_the_same_day() -> None:
    assert deeds(JOINED, actors=("cadets", "cadets")) == [date(2022, 6, 13)]
    assert deeds("6 " + NEXT, actors=("cadets", "cadets")) == [date(2022, 6, 13)]


def test_what_another_did_or_what_has_been_done_is_of_no_certain_day() -> None:
    assert deeds(OTHERS, actors=("cadets", "guards")) == []
    assert deeds(HAVING, actors=("cadets", "cadets")) == []
    assert deeds("6 " + NEXT, actors=("cadets", "guards")) == []
    assert deeds("6 " + NEXT, actors=("cadets", "cadets"), form="burn") == []


def test_an_act_beside_a_headlines_own_has_the_day_of_what_its_doer_did_below(coder: Coder) -> None:
    text = (
        "Rockets hit depot in Kaya as Malian troops arrive\n\n"
        "KAYA, Burkina Faso, June 14 - Rebels fired mortars at a fuel depot in Kaya on Sunday, killing two guards.\n\n"
        "Malian troops entered the town on Tuesday morning."
    )
    _, told = coder.candidates(make_report(text, published=date(2022, 6, 15)))
    (moved,) = (each for each in told if each.action.type == "MOBILIZE")
    assert moved.time.start == date(2022, 6, 14)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Six months after the eclipse, dockers marched to the bank.", None),
        ("Hours after the eclipse, dockers marched to the bank.", date(2022, 6, 13)),
        ("Dockers have marched to the bank since the eclipse darkened the bay.", None),
    ],
)
def test_what_words_set_apart_from_the_story_has_none_of_its_days(coder: Coder, text: str, day: date | None) -> None:
    whole = f"Officers arrested a banker on Monday. {text}"
    told = coder.code(make_report(whole, published=date(2022, 6, 15)), doubtful=True)
    (marched,) = (each for each in told if each.action.type == "PROTEST")
    assert marched.time.start == day
