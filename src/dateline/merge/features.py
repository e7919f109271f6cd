"""What the comparison of two accounts looks at: a table of features, each with the sentence that the user reads.

Each feature answers for many pairs at once, with a number from 0 to 1 (or a small count), and is a function of the
pair alone. The weights are learnt (`training/merging.py`); a feature is changed by changing its line here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.codebook.rules import TYPES
from dateline.merge.hashes import hashed
from dateline.merge.kinds import BY_FORCE, NEAR_TYPES, TURNABLE, UNDOES
from dateline.merge.pairs import Pairs, Truth, asked_once, meet, told_in
from dateline.merge.rows import PARTY_BITS, STATUS, Floats
from dateline.merge.two_sentences import close_of_two, names_of_two, shared_of_two

SAME_PLACE_KM, OTHER_PLACE_KM = 25.0, 80.0
"""Towns nearer than the first are one place told twice; farther apart than the second, two."""
ONE_NAME, ENOUGH_NAMES = 0.6, 4
"""A name in common (less what may be chance), and how many names a report must have to count in full."""
ONE_WORD_SHARE = 0.7
"""How far two contrary tellings in one word, of one place or name, are alike; of other parties and words."""
OUTCOME_SHARE = 0.3
"""How far an outcome and a means are two modes (0, 0.3 and 1 tried: the clusters' train part, B³ and disagreements)."""
_OUTCOMES = (hashed("destroy"), hashed("targeted"))
"""Modes that say what came of it or whom it was meant for, not by what means: a bridge is blown up and destroyed."""
_REJECT = TYPES.index("REJECT")
NEAR, UNDONE = np.zeros((2, len(TYPES), len(TYPES)), dtype=bool)
"""`NEAR_TYPES` and `UNDOES` as squares, by the types' places."""
for _square, _pairs in ((NEAR, NEAR_TYPES), (UNDONE, UNDOES)):
    for _one, _other in map(tuple, _pairs):
        _square[_one, _other] = _square[_other, _one] = True
FORCE, OF_BOTH = (np.isin(TYPES, sorted(kinds)) for kinds in (BY_FORCE, TURNABLE))


@dataclass(frozen=True, slots=True)
class Feature:
    """A line of the table: a name, how it is computed, and the words for the user (``{}`` is its value).

    ``before`` is the weight believed before anything is learnt, in log-odds. Learning starts from it and pulls back to
    it where there is little to learn from; what speaks for one event never comes to speak against it (0: either).
    """

    name: str
    values: Callable[[Pairs], NDArray[Any]]
    said: str
    before: float


def _type_near(pairs: Pairs) -> Truth:
    one, other = pairs.both("type")
    return np.asarray(NEAR[one, other])


def _type_far(pairs: Pairs) -> Truth:
    one, other = pairs.both("type")
    elsewhere = NEAR[one, other] | _opposed(pairs) | _refused_alike(pairs) | _undone(pairs)
    return np.asarray((one != other) & ~elsewhere)


def _half_the_type(pairs: Pairs) -> Floats:
    """How far one was taken for the other's type, up to a half."""
    one, other = pairs.both("type")
    also, also_other = pairs.both("also")
    share, share_other = pairs.both("also_share")
    most = np.maximum(share * (also == other), share_other * (also_other == one))
    return np.asarray(np.minimum(2 * most, 1.0) * (one != other))


@asked_once
def _undone(pairs: Pairs) -> Truth:
    one, other = pairs.both("type")
    return np.asarray(UNDONE[one, other])


def _mode_differs(pairs: Pairs) -> Floats:
    """Of one type, for another type's modes are others by their names; less where one only says what came of it."""
    one, other = pairs.both("mode")
    outcome = np.zeros(len(one), dtype=bool)
    for mode in _OUTCOMES:
        outcome |= (one == mode) | (other == mode)
    share = np.where(outcome, OUTCOME_SHARE, 1.0)
    return np.asarray(pairs.differ("mode") * np.equal(*pairs.both("type")) * share)


def _contrary(pairs: Pairs) -> Truth:
    """One is for it, the other against; one did it, the other undid it; it happened, and it did not."""
    return np.asarray(_opposed(pairs) | _undone(pairs) | _turned(pairs))


def _contrary_and_alike(pairs: Pairs) -> Floats:
    """How far two contrary tellings of one day have the same parties and words: quarrels of reports do."""
    parties = pairs.recipients_shared | pairs.actors_shared
    alike = np.clip((pairs.sentence_shared - 0.3) / 0.3, 0.0, 1.0)
    near = ~(pairs.gap_days >= 1)
    there = _place_same(pairs) | (pairs.report_names_shared >= 1)
    with_one_word = ONE_WORD_SHARE * (_denied_with_one_word(pairs) & there)
    told = np.maximum(alike * parties * near, with_one_word * ~_apart(pairs))  # who denies may do so a day later
    return np.asarray(_contrary(pairs) * told * ~pairs.same("report"))


@asked_once
def _denied_with_one_word(pairs: Pairs) -> Truth:
    """One tells it as done, the other with the same word as not done: "has ended", "has not ended"."""
    one, other = pairs.both("root")
    return np.asarray((one == other) & (one != 0) & _turned(pairs))


@asked_once
def _opposed(pairs: Pairs) -> Truth:
    """For and against; "did not sign" and "signed", where the first was taken for a refusal."""
    one, other = pairs.both("stance")
    type_one, type_other = pairs.both("type")
    refused = ((type_one == _REJECT) | (type_other == _REJECT)) & (type_one != type_other)
    return np.asarray((one * other == -1) | (refused & _denied_with_one_word(pairs)))


@asked_once
def _refused_alike(pairs: Pairs) -> Truth:
    """One says it was refused, the other that it was not given."""
    one, other = pairs.both("stance")
    type_one, type_other = pairs.both("type")
    return np.asarray((one == -1) & (other == -1) & (type_one != type_other))


def _parties_apart(side: str) -> Callable[[Pairs], Truth]:
    def values(pairs: Pairs) -> Truth:
        one, other = pairs.both(f"{side}s")
        told = told_in(one) & told_in(other) & ~getattr(pairs, f"{side}s_shared")
        return np.asarray(told & ~getattr(pairs, f"{side}_codes_shared") & ~pairs.crossed)

    return values


def _parties_alike(side: str) -> Callable[[Pairs], Truth]:
    return lambda pairs: np.asarray(getattr(pairs, f"{side}_codes_shared") & ~getattr(pairs, f"{side}s_shared"))


def _crossed(*, reciprocal: bool) -> Callable[[Pairs], Truth]:
    def values(pairs: Pairs) -> Truth:
        one, other = pairs.both("type")
        of_both = OF_BOTH[one] & OF_BOTH[other]
        return np.asarray(pairs.crossed & (of_both if reciprocal else ~of_both))

    return values


def _gap(least: float, most: float) -> Callable[[Pairs], Truth]:
    return lambda pairs: np.asarray((pairs.gap_days >= least) & (pairs.gap_days <= most))


@asked_once
def _place_same(pairs: Pairs) -> Truth:
    return np.asarray(pairs.places_shared | (pairs.kilometres <= SAME_PLACE_KM))


@asked_once
def _place_apart(pairs: Pairs) -> Truth:
    return np.asarray((pairs.kilometres > OTHER_PLACE_KM) | pairs.differ("country")) & ~pairs.places_shared


def _place_in(pairs: Pairs) -> Truth:
    return pairs.same("country") & ~_place_same(pairs) & ~_place_apart(pairs)


def _status(one_of: frozenset[int], *, against: frozenset[int]) -> Callable[[Pairs], Truth]:
    told = np.zeros((len(STATUS), len(STATUS)), dtype=bool)
    for here, there in product(one_of, against):
        told[here, there] = told[there, here] = True
    return lambda pairs: np.asarray(told[pairs.both("status")])


def _text_and_type(pairs: Pairs) -> Floats:
    return np.asarray(pairs.text_shared * np.equal(*pairs.both("type")) * ~pairs.same("report"))


def _apart(pairs: Pairs) -> Truth:
    return np.asarray(pairs.gap_days >= 2)


def _days_and_words_differ(pairs: Pairs) -> Floats:
    return np.asarray(_apart(pairs) * (1 - pairs.sentence_shared))


def _days_and_actors_differ(pairs: Pairs) -> Truth:
    told = told_in(pairs.both("actors")[0]) & told_in(pairs.both("actors")[1])
    return np.asarray(_apart(pairs) & told & ~pairs.actors_shared & ~pairs.crossed)


def _day_and_party_same(pairs: Pairs) -> Truth:
    shared = pairs.actors_shared | pairs.recipients_shared | pairs.crossed | (pairs.names_shared > 0)
    return np.asarray((pairs.gap_days == 0) & (shared | _place_same(pairs)) & ~pairs.same("report"))


@asked_once
def _both_lead(pairs: Pairs) -> Truth:
    one, other = pairs.both("lead")
    return np.asarray((one == 1) & (other == 1) & ~pairs.same("report"))


def _lead_and_not(pairs: Pairs) -> Truth:
    return np.asarray(np.not_equal(*pairs.both("lead")))


def _only_ones(pairs: Pairs) -> Truth:
    one, other = pairs.both("only")
    return np.asarray((one == 1) & (other == 1) & np.equal(*pairs.both("type")))


@asked_once
def _turned(pairs: Pairs) -> Truth:
    """Happened in one, denied or not so in the other; where types have a stance, that says it."""
    return _status(frozenset((0,)), against=frozenset((3,)))(pairs) & ~_refused_alike(pairs)


def _to_come(pairs: Pairs) -> Truth:
    """One has it as done, the other yet to come or possible; not where one could agree and the other could not."""
    return _status(frozenset((0, 3)), against=frozenset((1, 2)))(pairs) & ~_opposed(pairs)


def _place_otherwise(pairs: Pairs) -> Truth:
    """Two names of places, of which the distance is not known."""
    one, other = pairs.both("place")
    return np.asarray(told_in(one) & told_in(other) & ~pairs.places_shared & np.isnan(pairs.kilometres))


def _next_day_and_recipients(pairs: Pairs) -> Truth:
    one, other = pairs.both("recipients")
    apart = told_in(one) & told_in(other) & ~pairs.recipients_shared & ~pairs.crossed
    words = pairs.words_shared("recipient_words", PARTY_BITS)
    told = np.minimum(*pairs.sizes("recipient_words")) > 0
    victims = pairs.counts[0] | pairs.counts[1]  # "two children", "seven people": those counted so far
    return np.asarray((pairs.gap_days >= 1) & (apart | (told & (words == 0))) & ~victims)


def _two_towns(pairs: Pairs) -> Floats:
    """Two acts of force in two towns that both name: an army strikes more than one a day. Where they are much the same
    text, somebody may have written the wrong one."""
    type_one, type_other = pairs.both("type")
    town, town_other = pairs.both("town")
    by_force = FORCE[type_one] & FORCE[type_other]
    apart = (town == 1) & (town_other == 1) & (pairs.kilometres > SAME_PLACE_KM) & ~pairs.places_shared
    return np.asarray(by_force * apart * (1.0 - _same_text(pairs)))


def _two_meetings(pairs: Pairs) -> Truth:
    """Talks of one country with two others: who receives several in a day meets each by himself."""
    one, other = pairs.both("meeting")
    told = (one[:, 0] != 0) & (other[:, 0] != 0)
    return np.asarray(told & meet(one, other) & (one != other).any(axis=1))


@asked_once
def _same_text(pairs: Pairs) -> Floats:
    """How far two reports that lead with it are one text told twice: from half of their words on."""
    return np.asarray(_both_lead(pairs) * np.clip((pairs.text_shared - 0.5) / 0.3, 0.0, 1.0))


def _same_text_other_day(pairs: Pairs) -> Floats:
    return np.asarray(_same_text(pairs) * (pairs.gap_days >= 1))


def _names_told(pairs: Pairs) -> Truth:
    one, other = pairs.both("named")
    return np.asarray((one[:, 1] != 0) & (other[:, 1] != 0) & (pairs.names_shared == 0))


def _report_names(pairs: Pairs) -> Floats:
    return np.asarray(np.minimum(pairs.report_names_shared / ENOUGH_NAMES, 1.0) * ~pairs.same("report"))


def _report_names_differ(pairs: Pairs) -> Floats:
    """None of the names of the report that has fewer is in the other: of one name it says little, of four enough."""
    told = np.minimum(pairs.report_names_told / ENOUGH_NAMES, 1.0)
    return np.asarray(told * (pairs.report_names_shared < ONE_NAME) * ~pairs.same("report"))


def _nothing_in_common(pairs: Pairs) -> Truth:
    """No party, place, name or number of people is told in both."""
    told = pairs.actors_shared | pairs.recipients_shared | pairs.crossed | (pairs.names_shared > 0) | pairs.counts[0]
    return np.asarray(~(told | _place_same(pairs)))


FEATURES = (
    Feature(
        "always", lambda pairs: np.ones(len(pairs.one)), "two accounts taken at random are rarely of one event", -3.0
    ),
    Feature("type same", lambda pairs: np.equal(*pairs.both("type")), "the same type of act", 2.0),
    Feature("type near", _type_near, "types that are easily confused", -0.3),
    Feature("half the type", _half_the_type, "one may be of the other's type: {:.0%}", 1.0),
    Feature("undone", _undone, "one did it, the other undid it: the same thing, or an earlier one", -0.5),
    Feature("type far", _type_far, "types of act that are far apart", -2.0),
    Feature("stance opposed", _opposed, "one is for it, the other against: of the same thing, or of two", 1.0),
    Feature("refused alike", _refused_alike, "one says it was refused, the other that it was not given", 2.0),
    Feature("contrary and alike", _contrary_and_alike, "the same parties and words, told the other way: {:.0%}", 1.5),
    Feature("mode same", lambda pairs: pairs.same("mode"), "done in the same way", 0.7),
    Feature("mode differs", _mode_differs, "done in different ways", -0.8),
    Feature("trigger shared", lambda pairs: meet(*pairs.both("triggers")), "told with the same word", 0.6),
    Feature("actor shared", lambda pairs: pairs.actors_shared, "an actor of both is the same", 1.4),
    Feature("actor alike", _parties_alike("actor"), "actors of the same country or role", 0.4),
    Feature("actor differs", _parties_apart("actor"), "other actors are named", -1.0),
    Feature("recipient shared", lambda pairs: pairs.recipients_shared, "a recipient of both is the same", 1.2),
    Feature("recipient alike", _parties_alike("recipient"), "recipients of one country or role", 0.3),
    Feature("recipient differs", _parties_apart("recipient"), "other recipients are named", -1.5),
    Feature(
        "parties crossed", _crossed(reciprocal=True), "the parties stand the other way round, which talks allow", 0.8
    ),
    Feature("parties swapped", _crossed(reciprocal=False), "who did it in one suffers it in the other", -0.5),
    Feature(
        "actor words",
        lambda pairs: pairs.words_shared("actor_words", PARTY_BITS),
        "the actors' words are shared: {:.0%}",
        0.5,
    ),
    Feature(
        "recipient words",
        lambda pairs: pairs.words_shared("recipient_words", PARTY_BITS),
        "the recipients' words are shared: {:.0%}",
        1.0,
    ),
    Feature("day same", _gap(0, 0), "on the same day", 1.0),
    Feature("day next", _gap(1, 1), "a day apart", 0.0),
    Feature("days apart", _gap(2, 4), "two to four days apart", -2.0),
    Feature("week apart", _gap(5, 1e9), "more than four days apart", -3.0),
    Feature("day unknown", lambda pairs: np.isnan(pairs.gap_days), "one of them gives no day", -0.2),
    Feature("place same", _place_same, "at the same place", 1.0),
    Feature("place in", _place_in, "places that may lie in one another", 0.2),
    Feature("place differs", _place_apart, "at different places", -2.0),
    Feature("two towns", _two_towns, "acts of force in two towns that both name: {:.0%}", -7.0),
    Feature("two meetings", _two_meetings, "talks of one country with two others", -7.0),
    Feature("number same", lambda pairs: pairs.counts[0], "the same number of people", 1.2),
    Feature("number differs", lambda pairs: pairs.counts[1], "other numbers of people", -0.8),
    Feature("sentence", shared_of_two, "the sentences share words: {:.0%}", 2.0),
    Feature("sentence close", close_of_two, "the sentences are almost the same: {:.0%}", 2.0),
    Feature("names", names_of_two, "names in both sentences: {:.0%}", 1.0),
    Feature("names differ", _names_told, "the sentences name others", -0.8),
    Feature("text", lambda pairs: pairs.text_shared, "the reports share words: {:.0%}", 0.8),
    Feature("report names", _report_names, "the reports name the same people and places: {:.0%}", 1.0),
    Feature("report names differ", _report_names_differ, "the reports name other people and places", -1.0),
    Feature("nothing in common", _nothing_in_common, "no party, place, name or number of people in both", -0.5),
    Feature("days and words differ", _days_and_words_differ, "days apart, and told in other words", -2.0),
    Feature("days and actors differ", _days_and_actors_differ, "days apart, and other actors", -1.5),
    Feature("day and party same", _day_and_party_same, "on the same day, and a party, place or name in both", 1.0),
    Feature("text and type", _text_and_type, "the reports share words and tell the same type of act: {:.0%}", 1.0),
    Feature("both lead", _both_lead, "the news of both reports", 0.5),
    Feature(
        "text and lead", lambda pairs: _both_lead(pairs) * pairs.text_shared, "the news of alike reports: {:.0%}", 1.0
    ),
    Feature("same text", _same_text, "both lead with it, and are much the same text: {:.0%}", 1.0),
    Feature("same text, other day", _same_text_other_day, "much the same text, but another day: {:.0%}", 0.5),
    Feature("day and recipient differ", _next_day_and_recipients, "another day, and done to others", -0.7),
    Feature("place otherwise", _place_otherwise, "places that are named otherwise", -0.5),
    Feature("only ones", _only_ones, "the only act of its type in either report", 0.5),
    Feature("lead and not", _lead_and_not, "the news of one, mentioned in the other", -0.2),
    Feature("status turned", _turned, "one says it happened, one that not", -0.6),
    Feature("status to come", _to_come, "one has it as yet to come", -1.5),
    Feature("status general", _status(frozenset((4,)), against=frozenset((0, 1, 2, 3))), "one speaks in general", -1.5),
    Feature(
        "background",
        lambda pairs: np.not_equal(*pairs.both("historical")),
        "background in one, news in the other",
        -1.5,
    ),
    Feature(
        "published apart", lambda pairs: np.log1p(pairs.published_apart_days) / 3, "published days apart: {:.0%}", -0.8
    ),
    Feature(
        "same report",
        lambda pairs: pairs.same("report"),
        "two accounts of one report, which its coder kept apart",
        -2.0,
    ),
)
"""The table. Each line: name, values, words for the user."""


def measured(pairs: Pairs) -> Floats:
    """A row for each pair, a column for each feature, in the order of the table."""
    with np.errstate(invalid="ignore"):
        return np.stack([np.asarray(feature.values(pairs), dtype=float) for feature in FEATURES], axis=1)
