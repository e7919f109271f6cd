"""Which words report an act, and of which type."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.codebook.totals import is_toll_of_war
from dateline.extract.adopted import is_told_by_its_text, read_adopting
from dateline.extract.announced import read_coming, read_giving_way
from dateline.extract.answered import DENOUNCING
from dateline.extract.blasts import BLASTS, clauses_of_time, hurts, is_blast, is_hurt_in_attack
from dateline.extract.called_out import is_called_out
from dateline.extract.ceased import is_ended, read_ceasing
from dateline.extract.chambers import is_release_ordered
from dateline.extract.clauses import doers_above, negated
from dateline.extract.convened import is_only_convened, read_calling, read_readiness
from dateline.extract.crowds import is_alone_at_a_feast, is_plain_protest, read_blocking, read_marching
from dateline.extract.dated import visitors
from dateline.extract.figures import read_attack
from dateline.extract.freed import read_freeing
from dateline.extract.happenings import is_happening, is_no_crowd, own_words
from dateline.extract.held import FAINT, holds_whom_it_hits
from dateline.extract.lifted import is_lifted, read_lifting
from dateline.extract.lookalikes import is_no_act, read_concession, read_release
from dateline.extract.measures import is_closed_for_works, is_plain_measure
from dateline.extract.merits import is_plain_merit, read_confession
from dateline.extract.offices import is_asked_inquiry, is_named_winner
from dateline.extract.other_senses import is_other_sense, read_arrival
from dateline.extract.parties import Heads, find_heads
from dateline.extract.party_rules import PARTY, case_of, is_noun
from dateline.extract.phrases import phrase
from dateline.extract.refusals import read_annulment, read_refusal, read_vowed_refusal
from dateline.extract.replies import puts_out_fire
from dateline.extract.set_phrases import is_set_phrase, kind_of, read_set_phrase
from dateline.extract.struck import is_struck, read_dispersal, read_exchange, read_strike
from dateline.extract.thrown import read_throwing
from dateline.extract.vows import read_promise, read_vow
from dateline.model import Act, Document, Sentence

REPORTS = 0.7
"""A word reports an act when NONE has less than 1 - REPORTS. On dev, from 0.6 to here the corpus's F1 and PLV's dyads
stay as they are, and false accounts in 100 sentences without event fall from 5.9 to 4.5 (`evaluate corpus`)."""
MAY_REPORT = 0.3
"""The same where doubts are asked for: other reports may bear out what a word told too faintly. Of the events that the
clusters' reports tell, 87 in 100 have an account so, against 81 (train part)."""
RELATION_WEIGHT = 0.6
"""How much the dyad's type counts beside the trigger's, in log odds (plv dev)."""
CERTAIN = 0.98
"""A trigger so sure of its type is not weighed with its dyad (plv dev: same accuracy, less work)."""
STANCES = frozenset(("ACCUSE", "SUPPORT", "REJECT", "REQUEST"))
SPOKEN_OF = frozenset(("obj", "obl", "nsubj:pass"))
"""What another act is about is no act (`corpus/FORMAT.md`): nouns under verbs of stance, in these relations."""
READINGS = (
    read_refusal,
    read_annulment,
    read_adopting,
    read_release,
    read_concession,
    read_lifting,
    read_calling,
    read_ceasing,
    read_vow,
    read_promise,
    read_coming,
    read_giving_way,
    read_vowed_refusal,
    read_dispersal,
    read_exchange,
    read_strike,
    read_attack,
    read_confession,
    read_freeing,
    read_throwing,
    read_blocking,
    read_marching,
    read_arrival,
    read_readiness,
    read_set_phrase,
)
"""What words beside an act make of its type, in this order; each reads what the one before left."""
DATING = frozenset(("after", "before", "since", "until"))
"""What stands before a deed that only says when another was done."""
LEAST = 1e-4
LIGHT_RELATIONS = frozenset(("obj", "nsubj:pass", "xcomp", "compound", "obl", "nmod", "ccomp", "appos"))


@dataclass(frozen=True, slots=True)
class Found:
    """An act found in a sentence: its trigger, type, the types' probabilities, and its parties' heads."""

    act: Act
    type: str
    scores: Mapping[str, float]
    heads: Heads
    confidence: float


def find_acts(doc: Document, *, doubtful: bool = False) -> tuple[tuple[Sentence, Found], ...]:
    """The acts of a report with their sentences, one per trigger, in text order; with ``doubtful`` also faint ones."""
    least = MAY_REPORT if doubtful else REPORTS
    told = [(sentence, act, heads) for sentence in doc.sentences for act, heads in _reported(sentence, least)]
    dyads = _dyads(doc, told)
    found: list[tuple[Sentence, Found]] = []
    for index, (sentence, act, heads) in enumerate(told):
        scores = _typed(act, dyads.get(index, {}))
        for read in READINGS:
            scores = read(sentence, act.token, scores=scores)
        kind = _best(scores)
        confidence = (1 - act.scores["NONE"]) * math.sqrt(scores[kind]) * (0.5 + 0.5 * heads.certainty)
        found.append((sentence, Found(act, kind, scores, heads, confidence)))
    return tuple(found)


def _reported(sentence: Sentence, least: float) -> Iterator[tuple[Act, Heads]]:
    """The words of a sentence that report an act, with its parties' heads."""
    likely = [
        act
        for act in sentence.acts
        # "would meet": the auxiliary tells no act beside its verb's
        if _may_tell(sentence, act, least) and not sentence.tokens[act.token].deprel.startswith("aux")
    ]
    for act in likely:
        rivals = [each for each in likely if each is not act and not is_called_out(sentence, each.token)]
        if any(_same(sentence, act, other) and _weight(act) < _weight(other) for other in rivals):
            continue
        if is_called_out(sentence, act.token) and any(each.token == sentence.tokens[act.token].head for each in likely):
            continue
        if is_no_act(sentence, act, likely) or _is_no_crowd(sentence, act) or is_toll_of_war(sentence, act.token):
            continue
        if is_release_ordered(sentence, act.token) or puts_out_fire(sentence, act.token):
            continue
        if is_alone_at_a_feast(sentence, act) or is_lifted(sentence, act.token) or is_ended(sentence, act.token):
            continue
        if is_closed_for_works(sentence, act) or is_other_sense(sentence, act) or is_only_convened(sentence, act):
            continue
        if is_told_by_its_text(sentence, act, likely) or is_asked_inquiry(sentence, act.token):
            continue
        if is_named_winner(sentence, act):
            continue
        spoken_of = _is_spoken_of(sentence, act, likely)
        if spoken_of and not _has_party(sentence, act):
            continue
        own = frozenset(sentence.descendants(act.token)) if spoken_of else own_words(sentence, act)
        heads = find_heads(sentence, act, type_=kind_of(sentence, act), own=own)
        others = (each for each in sentence.acts if each is not act)
        heads = heads.without(each.token for each in others if _same(sentence, act, each))
        heads = heads.without(doers_above(sentence, act.token))
        # "blast at Kabul mosque kills five": nobody
        heads = heads.without(each for each in heads.actors if sentence.tokens[each].lemma in BLASTS)
        denied = least < REPORTS and 1 - act.scores["NONE"] >= REPORTS and negated(sentence, act.token)
        if heads.actors or heads.recipients or denied or _stands_alone(sentence, act):
            yield act, heads


def _may_tell(sentence: Sentence, act: Act, least: float) -> bool:
    """Whether a word is likely enough to report an act; a fainter one of a deed whose noun holds whom it hits, and of
    a weapon that goes off, of whom a plain attack hurt, and of a protest in plain words."""
    likely = 1 - act.scores["NONE"]
    return (
        likely >= least
        or is_set_phrase(sentence, act)
        or (
            likely >= FAINT
            and (
                holds_whom_it_hits(sentence, act)
                or is_blast(sentence, act)
                or is_hurt_in_attack(sentence, act)
                or is_plain_protest(sentence, act)
                or is_plain_measure(sentence, act)
                or is_plain_merit(sentence, act)
                or is_struck(sentence, act)
                or is_happening(sentence, act)
            )
        )
    )


def _is_spoken_of(sentence: Sentence, act: Act, likely: Sequence[Act]) -> bool:
    """Whether a noun only says what another act condemned, welcomed, refused or demanded ("condemned the raid")."""
    word = sentence.tokens[act.token]
    if not is_noun(sentence, act.token) or word.deprel not in SPOKEN_OF or is_set_phrase(sentence, act):
        return False
    if sentence.tokens[word.head].lemma in DENOUNCING and sentence.tokens[word.head].deprel == "xcomp":
        return True  # "refused to condemn the coup": the refusal is the act
    if visitors(sentence, act.token, act.kind):
        return False
    return any(
        other.token == word.head
        and sentence.tokens[other.token].upos == "VERB"
        # "won backing", "voiced support": verb and noun tell one act
        and (_best(other.scores) in STANCES - {_best(act.scores)} or sentence.tokens[other.token].lemma in DENOUNCING)
        for other in likely
    )


def _has_party(sentence: Sentence, act: Act) -> bool:
    """Whether a party of its own stands in a noun's phrase ("the shelling of Taiz"): then it tells an act."""
    inside = frozenset(sentence.descendants(act.token))
    return any(
        each.role in ("actor", "recipient") and each.score >= PARTY and each.head in inside for each in act.arguments
    )


def _dyads(doc: Document, told: Sequence[tuple[Sentence, Act, Heads]]) -> Mapping[int, Mapping[str, float]]:
    """Types by the dyad, of those acts whose parties are both known and whose trigger leaves a doubt, by rank.

    All dyads of a report are scored at once: one call costs as much as a handful of them.
    """
    asked = {
        index: (sentence.index, phrase(sentence, heads.actors[0]), phrase(sentence, heads.recipients[0]))
        for index, (sentence, act, heads) in enumerate(told)
        if heads.actors and heads.recipients and max(_own(act).values()) < CERTAIN
    }
    if doc.relate is None or not asked:
        return {}
    return dict(zip(asked, doc.relate(list(asked.values())), strict=True))


def _is_no_crowd(sentence: Sentence, act: Act) -> bool:
    """Whether a word that the network takes for a protest is none, and nothing else by its own words."""
    return is_no_crowd(sentence, act) and kind_of(sentence, act) == act.kind


def _weight(act: Act) -> tuple[float, int]:
    return (1 - act.scores["NONE"], -act.token)


def _best(scores: Mapping[str, float]) -> str:
    best = max(scores, key=scores.__getitem__)
    return best if best != "NONE" else max((kind for kind in scores if kind != "NONE"), key=scores.__getitem__)


def _same(sentence: Sentence, one: Act, other: Act) -> bool:
    """Two triggers of one act: "held talks", "launched an attack": governor and object, same type."""
    tokens = sentence.tokens
    up, down = (one, other) if tokens[other.token].head == one.token else (other, one)
    is_tied = tokens[down.token].head == up.token and tokens[down.token].deprel in LIGHT_RELATIONS
    if not is_tied or kind_of(sentence, one) != kind_of(sentence, other):
        return False
    if tokens[up.token].lemma in DENOUNCING:
        return False  # "condemned the charge": the one is blamed, the other blames
    if case_of(sentence, down.token) in DATING:
        return False  # "have killed sixty since the coup"
    # "wounded when a mine hit their van": two words; "exploded after a mine hit it": one
    return not (hurts(sentence, up.token) and down.token in clauses_of_time(sentence, up.token))


def _stands_alone(sentence: Sentence, act: Act) -> bool:
    """Whether a word tells an act though no words name a party of it."""
    return (
        _may_point_back(sentence, act.token)
        or is_blast(sentence, act)
        or is_happening(sentence, act)
        or is_set_phrase(sentence, act)
    )


def _may_point_back(sentence: Sentence, token: int) -> bool:
    """ "This phone call", "the attack": a mention without parties that may take those of an earlier one."""
    if sentence.tokens[token].upos != "NOUN":
        return False
    return any(sentence.tokens[c].lemma in ("this", "that", "the") for c in sentence.children_by(token, "det"))


def _own(act: Act) -> dict[str, float]:
    """The trigger's types."""
    own = {kind: score for kind, score in act.scores.items() if kind != "NONE"}
    total = sum(own.values()) or 1.0
    return {kind: score / total for kind, score in own.items()}


def _typed(act: Act, dyad: Mapping[str, float]) -> Mapping[str, float]:
    """The trigger's types, weighed with the dyad's where that is known."""
    own = _own(act)
    if not dyad:
        return own
    mixed = {
        kind: math.exp(math.log(score + LEAST) + RELATION_WEIGHT * math.log(dyad.get(kind, 0.0) + LEAST))
        for kind, score in own.items()
    }
    total = sum(mixed.values())
    return {kind: score / total for kind, score in mixed.items()}
