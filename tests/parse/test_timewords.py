"""Time expressions found by the grammar: which words, which type, what bounds them."""

import pytest

from dateline.model import Timex
from dateline.model.moments import Away, Lasting, Named, PartOf, Repeated, Shifted
from dateline.parse.timewords import with_times
from timed import plain, timed, with_expressions
from told import trees

# sentence with its expressions in brackets | types | bounds ("-": none)
FOUND = """
Shells fell on [April 19] and [20]. | DATE DATE | on -
They have fought since [2014]. | DATE | since
Shells fell on [5] and [7 March]. | DATE DATE | on -
Shells fell on [5], [7] and [9 March]. | DATE DATE DATE | on - -
Shells killed 5 and [7 March] was calm. | DATE | -
Talks ran from [Friday] to [Sunday]. | DATE DATE | from to
Raids went on between [May] and [June]. | DATE DATE | between to
Raids went on between [2] and [7 May]. | DATE DATE | between to
It rained from [2nd] to [7th July 2019]. | DATE DATE | from to
He ruled for [almost 20 years]. | DURATION | for
She left [three days ago]. | DATE | -
The [72-hour] ultimatum passed. | DURATION | -
They march [every Friday]. | SET | -
It burned at [7 a.m. on Monday]. | TIME | on
[Early on Tuesday] the town fell. | DATE | -
It ends by [the end of March]. | DATE | by
It was due to end on [Sunday]. | DATE | on
They will start in [May]. | DATE | in
He wrote much ([1892] – [94]). | DATE DATE | - to
[Last year] it rained. | DATE | -
[A year ago today] it rained. | DATE | -
It runs [24 hours a day]. | SET | -
They stayed for [two weeks] from [Sunday] to [Friday]. | DURATION DATE DATE | for from to
The [three-week-old] strike is over. | DURATION | -
It made a [year-earlier] profit. | DATE | -
The count took [30 seconds]. | DURATION | -
Sales in [the same period of 2008] were flat. | DATE | in
Output fell in [the April-June quarter]. | DATE | in
It struck in [the predawn hours of May 3]. | TIME | in
It was seen as recently as [August]. | DATE | -
It will be paid by [month's end]. | DATE | by
It closed [the other day]. | DATE | -
They stay [for the time being]. | DATE | -
He left [This Week] After Talks Failed. | DATE | -
"""
NONE = (
    "He may march on the palace in fall gear.",
    "The 40-year-old man paid 2000 dollars.",
    "Three quarters of the market burned.",
    "He came second and left as soon as he could.",
    "A previously announced plan was dropped.",
    "The 14th attempt failed.",
    "The vote was between 2 and 3 candidates.",
    "He is known to today's youth.",
    "They won 1018 day trips.",
    "The three-week-old baby slept.",
    "He told the programme This Week with Jane that all was well.",
    "An editor of the paper USA Today said that he knew nothing.",
    "It is our last day here.",
    "It will come no earlier than the others.",
    "On a year-to-year basis it fell.",
)


def spans(text: str) -> tuple[str, list[tuple[int, int]]]:
    found, clean = [], ""
    for piece in text.replace("]", "[").split("["):
        found.append((len(clean), len(clean) + len(piece)))
        clean += piece
    return clean, found[1::2]


@pytest.mark.parametrize("row", FOUND.strip().splitlines())
def test_expressions_are_found_with_type_and_bound(row: str) -> None:
    marked, types, bounds = (cell.strip() for cell in row.split(" | "))
    text, wanted = spans(marked)
    sentence = plain(text, published=None, tense="past").sentences[0]
    assert [sentence.offsets(each.first, each.last) for each in sentence.times] == wanted
    assert [each.type for each in sentence.times] == types.split()
    assert [each.bound or "-" for each in sentence.times] == bounds.split()


@pytest.mark.parametrize("text", NONE)
def test_other_words_are_no_time(text: str) -> None:
    assert plain(text, published=None, tense="past").sentences[0].times == ()


def test_what_may_be_a_time_is_one_where_the_model_says_so() -> None:
    sentence = plain("They wait for the year.", published=None, tense="past").sentences[0]
    assert sentence.times == ()
    from dataclasses import replace

    tagged = with_times(replace(sentence, times=(Timex(3, 5, "DATE", 0.9),)))
    assert [each.moment for each in tagged.times] == [Shifted("year", 0)]


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("last month", Shifted("month", -1)),
        ("the following day", Shifted("day", 1, "then")),
        ("two weeks later", Away(2, "week", 1, "then")),
        ("half a century ago", Away(0.5, "century", -1)),
        ("the past three years", Lasting(3, "year", -1)),
        ("the third quarter of 2021", Named("quarter", year=2021, rank=3)),
        ("every two years", Repeated(Lasting(2, "year"))),
        ("yesterday evening", PartOf("EV", Shifted("day", -1))),
        ("nineteen ninety-seven", Named("year", year=1997)),
        ("Christmas Eve", Named("day", feast="christmas eve")),
        ("last week Friday", Named("day", weekday=4, within=Shifted("week", -1))),
        ("the 1940's", Named("decade", year=1940)),
        ("the early hours of the morning", PartOf("MO")),
        ("three years prior", Away(3, "year", -1, "then")),
        ("an additional year", Lasting(1, "year")),
        ("the fiscal year ended", Lasting(1, "year")),
        ("year-end", Named("day", month=12, day=31)),
        ("the July-September quarter", Named("quarter", rank=3)),
        ("the January to June period of 2003", Named("half", year=2003, rank=1)),
        ("March wheat", Named("month", month=3, way=2)),
        ("an hour and 30 minutes", Lasting(1.5, "hour")),
        ("two years, six months", Lasting(2.5, "year")),
        ("the summer of forty-eight", Named("season", year=1948, rank=2)),
        ("6 o'clock this evening", PartOf("18:00")),
        ("during the night", PartOf("NI")),
    ],
)
def test_words_are_read_into_small_typed_meanings(words: str, moment: object) -> None:
    sentence = plain(f"It was {words}.", published=None, tense="past").sentences[0]
    if not sentence.times:  # only in company
        from dataclasses import replace

        sentence = with_times(replace(sentence, times=(Timex(2, len(sentence.tokens) - 1, "DATE", 0.9),)))
    assert [each.moment for each in sentence.times] == [moment]


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        ("They left the day after the vote.", [Away(1, "day", 1, "event")]),
        ("They left the week before his arrest.", [Away(1, "week", -1, "event")]),
        ("They left the day following the raid.", [Away(1, "day", 1, "event")]),
        ("They left the day after he spoke.", []),
        ("They left the day after.", [Shifted("day", 1, "then")]),
    ],
)
def test_the_day_beside_a_deed_counts_from_it(text: str, moments: list[object]) -> None:
    assert [each.moment for each in plain(text, published=None, tense="past").sentences[0].times] == moments


TENSES = """
1 Envoys envoy NOUN _ _ 3 nsubj _ _
2 will will AUX _ _ 3 aux _ _
3 meet meet VERB _ _ 0 root _ _
4 on on ADP _ _ 5 case _ _
5 Friday friday PROPN _ _ 3 obl _ SpaceAfter=No
6 . . PUNCT _ _ 3 punct _ _

1 Envoys envoy NOUN _ _ 2 nsubj _ _
2 met meet VERB _ _ 0 root _ _
3 on on ADP _ _ 4 case _ _
4 Friday friday PROPN _ _ 2 obl _ SpaceAfter=No
5 . . PUNCT _ _ 2 punct _ _

1 They they PRON _ _ 2 nsubj _ _
2 planned plan VERB _ _ 0 root _ _
3 to to PART _ _ 4 mark _ _
4 meet meet VERB _ _ 2 xcomp _ _
5 on on ADP _ _ 6 case _ _
6 Friday friday PROPN _ _ 4 obl _ SpaceAfter=No
7 . . PUNCT _ _ 2 punct _ _
"""


def test_the_tense_is_that_of_the_verb_above() -> None:
    assert [sentence.times[0].tense for sentence in timed(TENSES).sentences] == ["future", "past", "future"]


SET_BEFORE = """
1 It it PRON _ _ 4 nsubj _ _
2 had have AUX _ _ 4 aux _ _
3 been be AUX _ _ 4 aux:pass _ _
4 scheduled schedule VERB _ _ 0 root _ _
5 to to PART _ _ 6 mark _ _
6 end end VERB _ _ 4 xcomp _ _
7 Friday friday PROPN _ _ 6 obl _ SpaceAfter=No
8 . . PUNCT _ _ 4 punct _ _

1 They they PRON _ _ 3 nsubj _ _
2 were be AUX _ _ 3 cop _ _
3 able able ADJ _ _ 0 root _ _
4 to to PART _ _ 5 mark _ _
5 return return VERB _ _ 3 xcomp _ _
6 by by ADP _ _ 7 case _ _
7 Friday friday PROPN _ _ 5 obl _ SpaceAfter=No
8 . . PUNCT _ _ 3 punct _ _

1 They they PRON _ _ 2 nsubj _ _
2 signed sign VERB _ _ 0 root _ _
3 a a DET _ _ 4 det _ _
4 pact pact NOUN _ _ 2 obj _ SpaceAfter=No
5 , , PUNCT _ _ 6 punct _ _
6 effective effective ADJ _ _ 4 amod _ _
7 June June PROPN _ _ 2 obl _ _
8 1 1 NUM _ _ 7 nummod _ SpaceAfter=No
9 . . PUNCT _ _ 2 punct _ _

1 The the DET _ _ 2 det _ _
2 court court NOUN _ _ 3 nsubj _ _
3 postponed postpone VERB _ _ 0 root _ _
4 the the DET _ _ 5 det _ _
5 hearing hearing NOUN _ _ 3 obj _ _
6 until until ADP _ _ 7 case _ _
7 Friday friday PROPN _ _ 5 nmod _ SpaceAfter=No
8 . . PUNCT _ _ 3 punct _ _
"""


def test_what_had_been_set_lies_behind_and_what_takes_effect_ahead() -> None:
    tenses = [sentence.times[0].tense for sentence in timed(SET_BEFORE).sentences]
    assert tenses == ["past", "past", "future", "future"]


def test_what_is_forecast_lies_ahead_and_who_forecast_it_did_so_before() -> None:
    tenses = [
        with_expressions(trees(tree)).sentences[0].times[-1].tense
        for tree in (
            "Rain/NOUN/3/nsubj:pass is/AUX/3/aux:pass forecast/VERB/0/root for/ADP/5/case Friday/PROPN/3/obl",
            "Seers/NOUN/2/nsubj/seer predicted/VERB/0/root/predict rain/NOUN/2/obj on/ADP/5/case Friday/PROPN/2/obl",
        )
    ]

    assert tenses == ["future", "past"]
