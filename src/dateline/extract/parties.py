"""Who did it, and to whom: the likeliest two of the words that may be parties, by the learnt arguments and syntax.

The learnt arguments of the network are generous: they mark whatever may be a party. Which word leads a side, or that
nobody does, is a choice of its own, learnt too: its weights stand in ``parties.json`` and are fitted by
`python -m training.parties`. Beside the leading head stay its partners ("Russia and the United States") and sure heads
in the same position; what lies deeper belongs to somebody's phrase, or to another act.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dateline.codebook.rules import JOINT
from dateline.extract.blamed import BLAMED_FOR, blame_of
from dateline.extract.blasts import aims_of_weapon, hurt_beside
from dateline.extract.clauses import who_meets_crowd
from dateline.extract.downed import downed, not_downed
from dateline.extract.elided import counters_beside
from dateline.extract.elsewhere import no_doers, not_hit
from dateline.extract.means import means_of
from dateline.extract.party_features import SIDES, Looks, Scene, Side, candidates_of, looks_of, of_nobody, of_words
from dateline.extract.party_rules import (
    TIME_NOUNS,
    beside,
    case_of,
    in_headline_passive,
    is_noun,
    is_party_like,
    is_passive,
    ruled,
    stands_for,
    tellers,
)
from dateline.extract.phrases import NOMINAL, leader_of, partners, phrase, title_before
from dateline.extract.same_party import apart
from dateline.extract.turn import Turn
from dateline.extract.turned import turn_of
from dateline.extract.victims import hurt_in
from dateline.model import Act, Sentence
from dateline.quick import quickly_made
from dateline.text import within
from dateline.weights import Weights, learnt

WEIGHTS = Path(__file__).with_name("parties.json")
NOBODY_SHARE = {"actor": 0.5, "recipient": 0.2}
"""What nobody's probability counts beside a party's: a party that is missing costs the account, one too many a slot.
On folds of the corpus's train part as many parties are found as by rules before, and fewer where there is none."""
BESIDE = 0.8
"""A head beside the leading one needs this learnt score."""
BESIDE_VERBS = ("conj", "advcl")
"""How the parser hangs the second of two verbs that tell one thing after the other."""
TELLS = 0.7
"""A word reports an act of its own from this probability on (`acts.REPORTS`)."""
FAR = 9
DIRECTED = frozenset(("ASSAULT", "COERCE", "SANCTION", "ACCUSE", "SUPPORT", "AID"))
"""Acts whose verb in the passive has the recipient as its subject ("the town was shelled")."""
FIGHTS = frozenset("battle bloodshed clash fighting gunfight riot shootout skirmish strife unrest violence".split())
"""What many do to each other: as a subject it is nobody."""
PARTS = frozenset("det amod compound flat nmod:desc appos nummod".split())
"""Relations by which a word is part of the phrase of its governor."""
POINTING = frozenset(("this", "that", "these", "those"))


@quickly_made
@dataclass(frozen=True, slots=True)
class Heads:
    """Head words of an act's parties, in text order, and how sure the choice of both sides is (0 to 1)."""

    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    certainty: float

    def without(self, words: Iterable[int]) -> Heads:
        """These but some words, which only tell the act itself: "launched a raid"."""
        left_out = frozenset(words)
        if left_out.isdisjoint((*self.actors, *self.recipients)):
            return self
        actors, recipients = (tuple(h for h in side if h not in left_out) for side in (self.actors, self.recipients))
        return Heads(actors, recipients, self.certainty)


def find_heads(sentence: Sentence, act: Act, *, type_: str, own: Collection[int] | None = None) -> Heads:
    """Heads of actors and recipients of an act; with ``own`` only those among these words."""
    scene = scene_of(sentence, act, type_=type_)
    words = candidates_of(scene)
    if own is not None:
        blame = blame_of(sentence, act.token) if type_ in BLAMED_FOR else None
        inside = {*own, *(blame[0] if blame else ())}
        words = tuple(word for word in words if word in inside)
    actor, recipient, sure = likeliest(scene, words, _weights())
    recipient = _own_object(scene, recipient)
    actors = _grown(sentence, _beside(scene, "actor", actor))
    hit = [*_beside(scene, "recipient", recipient), *(hurt_in(sentence, act.token) if type_ == "ASSAULT" else ())]
    recipients = [head for head in _grown(sentence, hit) if head not in actors]
    if not actors and not recipients and type_ in JOINT:
        actors = _grown(sentence, [h for h in scene.ruled[1] if is_party_like(sentence, h)])
    return Heads(tuple(sorted(apart(sentence, actors))), tuple(sorted(apart(sentence, recipients))), sure)


def scene_of(sentence: Sentence, act: Act, *, type_: str) -> Scene:
    """The act with its learnt arguments, each on the word that stands for the party, and what syntax says."""
    turn = turn_of(sentence, act.token, type_)
    if type_ == "ASSAULT" and (weapons := downed(sentence, act.token)):
        turn = Turn(receivers=weapons)
    barred = _barred(sentence, act.token, type_, turn or Turn())
    learnt = _learnt(sentence, act, type_)
    for side, heads in zip(SIDES, barred, strict=True):
        learnt[side] = {head: score for head, score in learnt[side].items() if head not in heads}
    by_syntax = ruled(sentence, act.token)
    ruled_actors, ruled_recipients = (
        [head for head in heads if head not in out] for heads, out in zip(by_syntax, barred, strict=True)
    )
    if turn:
        ruled_actors, ruled_recipients = _turned(turn, learnt, (ruled_actors, ruled_recipients))
    passive = is_passive(sentence, act.token)
    told_by = tellers(sentence, act.token) if passive else ()
    if is_noun(sentence, act.token):
        told_by = beside(sentence, act.token)
    not_actors = tuple(head for head in told_by if learnt["actor"].get(head, 0.0) < BESIDE)
    not_actors += turn.not_actors if turn and turn.receivers else ()
    if type_ == "ASSAULT":
        not_actors += tuple(each.token for each in sentence.acts if _is_fight(sentence, each))
    not_recipients = (*barred[1], *(turn.not_recipients if turn else ()))
    ruled_ = (tuple(ruled_actors), tuple(ruled_recipients))
    return Scene(sentence, act, type_, learnt, ruled_, passive, (*not_actors, *barred[0]), not_recipients)


def _barred(sentence: Sentence, trigger: int, type_: str, turn: Turn) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Heads that are another word's parties or the weapon: those that did not do it, and to whom it was not done."""
    doers = tuple(head for head in no_doers(sentence, trigger, type_) if head not in turn.givers)
    missed = (*not_hit(sentence, trigger, type_), *not_downed(sentence, trigger, type_))
    hit = tuple(head for head in missed if head not in turn.receivers)
    means = means_of(sentence, trigger) if type_ == "ASSAULT" else ()
    above = who_meets_crowd(sentence, trigger) if type_ == "PROTEST" else ()
    counting = counters_beside(sentence)  # "said 12 were killed, the rebels 40"
    return (*doers, *above, *turn.receivers, *means, *counting), (*hit, *turn.givers, *means, *counting)


def _is_fight(sentence: Sentence, act: Act) -> bool:
    """Whether a noun tells of a fight of nobody named: "clashes killed 105 people", but "Iraqi violence"."""
    if sentence.tokens[act.token].lemma not in FIGHTS:
        return False
    parts = (act.token, *sentence.children_by(act.token, "amod", "compound", "nmod:poss"))
    return all(sentence.name_at(each) is None for each in parts) and not sentence.children_by(act.token, "nmod:poss")


def _turned(
    turn: Turn, learnt: dict[str, dict[int, float]], ruled_: tuple[list[int], list[int]]
) -> tuple[list[int], list[int]]:
    """Put the learnt heads on the sides that the words around give them; returns the ruled ones so."""
    actors, recipients = learnt["actor"], learnt["recipient"]
    for head in (*turn.receivers, *turn.not_actors):
        score = actors.pop(head, 0.0)
        if head in turn.receivers:
            recipients[head] = max(score, recipients.get(head, 0.0), BESIDE)
    for head in turn.givers:
        actors[head] = max(recipients.pop(head, 0.0), actors.get(head, 0.0), BESIDE)
    for head in turn.not_recipients:
        recipients.pop(head, None)
    moved = {*turn.givers, *turn.receivers, *turn.not_actors}
    barred = (moved, {*moved, *turn.not_recipients})
    rest = [[head for head in heads if head not in out] for heads, out in zip(ruled_, barred, strict=True)]
    return [*turn.givers, *([] if turn.receivers else rest[0])], [*turn.receivers, *rest[1]]


def likeliest(
    scene: Scene, words: Sequence[int], weights: Mapping[Side, Mapping[str, float] | Weights]
) -> tuple[int, int, float]:
    """The likeliest two heads that are not one and the same, -1 for nobody, and how sure both are together."""
    looks = [looks_of(scene, head, steps=steps(scene.sentence, head, scene.act.token)) for head in words]
    sides = [_odds(scene, looks, side, weights[side]) for side in SIDES]
    pairs = [
        (one * other, first, second)
        for first, one in sides[0].items()
        for second, other in sides[1].items()
        if (first != second or first < 0)
        and first not in scene.not_actors
        and second not in scene.not_recipients
        and not _is_of_its_name(scene.sentence, second, first)
    ]
    best, actor, recipient = max(pairs)
    return actor, recipient, math.sqrt(best / sum([odds for odds, _, _ in pairs]))


def _is_of_its_name(sentence: Sentence, inner: int, outer: int) -> bool:
    """Whether a name is the end of another's: the African States of an "Economic Community of West African States"."""
    one, other = sentence.tokens[inner], sentence.tokens[outer]
    is_of = inner >= 0 and one.head == outer and one.deprel == "nmod" and case_of(sentence, inner) == "of"
    return is_of and one.upos == other.upos == "PROPN"


def _odds(scene: Scene, words: Sequence[Looks], side: Side, weights: Mapping[str, float] | Weights) -> dict[int, float]:
    """How likely each head is to lead a side, and nobody (-1)."""
    worth = weights if isinstance(weights, Weights) else Weights(weights)
    scores = {-1: worth.score((of_nobody(scene, side),))}
    for looks, groups in zip(words, of_words(scene, side, words), strict=True):
        scores[looks.head] = worth.score(groups)
    top = max(scores.values())
    odds = {head: math.exp(score - top) for head, score in scores.items()}
    odds[-1] *= NOBODY_SHARE[side]
    return odds


def _beside(scene: Scene, side: Side, first: int) -> list[int]:
    """The head that leads, and those in the same position: of several objects, names go before other nouns.

    So are those whom two verbs say to be hurt ("nine died and 26 were wounded").
    """
    if first < 0:
        return []
    first = _first_of(scene, side, first)
    sentence, governor, named = scene.sentence, scene.sentence.tokens[first].head, _named(scene.sentence, first)
    return [first] + [
        head
        for head, score in scene.learnt[side].items()
        if head != first
        and score >= BESIDE
        and head != governor
        and not _is_where(sentence, first, head)
        and (
            sentence.tokens[head].head == governor
            or (side == "recipient" and hurt_beside(sentence, sentence.tokens[head].head, governor))
            or (side == "recipient" and _is_aim(scene, head))
        )
        and (_named(sentence, head) or not named or _is_joined(sentence, first, head))
    ]


def _is_where(sentence: Sentence, first: int, head: int) -> bool:
    """Whether a place only says where an object was hit: "bombed Islamic State in Syria"."""
    name = sentence.name_at(head)
    is_place = name is not None and name.type in ("Location", "Facility")
    return is_place and sentence.tokens[first].deprel == "obj" and case_of(sentence, head) in ("in", "near", "outside")


def _is_aim(scene: Scene, head: int) -> bool:
    """Whether a weapon was hurled at it, beside whom that hurt: "was thrown into a tavern, hurting six"."""
    return head in aims_of_weapon(scene.sentence, scene.act.token)


def _is_joined(sentence: Sentence, first: int, head: int) -> bool:
    """Whether "and" or a comma joins two that the parser hangs on the verb each: "Colombia, ELN rebels sign truce"."""
    own, subjects = sorted(sentence.descendants(head)), [sentence.tokens[each].deprel for each in (first, head)]
    joint = sentence.tokens[own[0]]
    joins = joint.upos == "CCONJ" or (joint.text == "," and all(each.startswith("nsubj") for each in subjects))
    return first < own[0] < head and joins and joint.head == head


def _own_object(scene: Scene, recipient: int) -> int:
    """Of "stormed a church, killed forty worshippers" each verb's own object, where both are as sure."""
    sentence, trigger = scene.sentence, scene.act.token
    verb, other = sentence.tokens[trigger], sentence.tokens[recipient].head
    beside = verb.deprel in BESIDE_VERBS and other == verb.head
    # a verb too faint to be an account leaves whom it hit to the other
    told = {each.token for each in sentence.acts if 1 - each.scores["NONE"] >= TELLS}
    if recipient < 0 or not (beside or other in told & {*sentence.children_by(trigger, *BESIDE_VERBS)}):
        return recipient
    own = (each for each in sentence.children_by(trigger, "obj") if scene.learnt["recipient"].get(each, 0.0) >= BESIDE)
    return next(own, recipient)


def _first_of(scene: Scene, side: Side, head: int) -> int:
    """The first of "India and China", where the second was chosen and the first is as sure: one phrase is one side."""
    token = scene.sentence.tokens[head]
    while token.deprel == "conj" and scene.learnt[side].get(token.head, 0.0) >= BESIDE:
        head, token = token.head, scene.sentence.tokens[token.head]
    return head


def steps(sentence: Sentence, head: int, trigger: int) -> int:
    """Arcs between two words of a tree."""
    up = [head, *sentence.ancestors(head)]
    other = [trigger, *sentence.ancestors(trigger)]
    shared = next((i for i, token in enumerate(up) if token in other), FAR)
    return shared + (other.index(up[shared]) if shared < len(up) else FAR)


def _named(sentence: Sentence, head: int) -> bool:
    name = sentence.name_at(head)
    return bool(name and name.type not in ("Date", "Money"))


def _learnt(sentence: Sentence, act: Act, type_: str) -> dict[str, dict[int, float]]:
    """Learnt heads of each role with their scores; a determiner or title stands for the noun it belongs to."""
    found: dict[str, dict[int, float]] = {"actor": {}, "recipient": {}, "speaker": {}, "place": {}}
    inside = set(sentence.descendants(act.token)) if points_back(sentence, act.token) else None
    for argument in act.arguments:
        if argument.role not in found or (inside is not None and argument.head not in inside):
            continue
        head = _climbed(sentence, stands_for(sentence, argument.head, act.token), act.token)
        head = _person_after(sentence, head)
        if head == act.token or not _nameable(sentence, head):
            continue
        role = argument.role
        if role == "actor" and type_ in DIRECTED and _is_passive_subject(sentence, head, act.token):
            role = "recipient"
        found[role][head] = max(found[role].get(head, 0.0), argument.score)
    return found


def points_back(sentence: Sentence, token: int) -> bool:
    """Say whether an event noun points at an act told before ("this phone call"): its parties stand there."""
    return sentence.tokens[token].upos == "NOUN" and any(
        sentence.tokens[c].lemma in POINTING for c in sentence.children_by(token, "det")
    )


def _is_passive_subject(sentence: Sentence, head: int, trigger: int) -> bool:
    token = sentence.tokens[head]
    if token.head != trigger:
        return False
    return token.deprel == "nsubj:pass" or (token.deprel == "nsubj" and in_headline_passive(sentence, trigger))


def _person_after(sentence: Sentence, head: int) -> int:
    """ "Commander Haftar", "Secretary of State Roe" hung on the verb twice: the title stands for who follows."""
    for name in sentence.names:
        if name.type == "Person" and name.first > head + 1 and title_before(sentence, name) == (head,):
            return leader_of(sentence, name)
    after = sentence.name_at(head + 1) if head + 1 < len(sentence.tokens) else None
    own = sentence.name_at(head)
    beside = after is not None and after.type == "Person" and after.first == head + 1 and after is not own
    if not beside or sentence.tokens[head].upos not in ("NOUN", "PROPN"):
        return head
    return head + 1 if sentence.tokens[head + 1].head == sentence.tokens[head].head else head


def _climbed(sentence: Sentence, head: int, trigger: int) -> int:
    """From a part of a party's phrase (article, adjective, title, apposition) up to the noun it belongs to.

    "Thai and Cambodian soldiers", "American and Taliban envoys": both peoples belong to the noun behind them.
    """
    while sentence.tokens[head].deprel in PARTS or _is_second_adjective(sentence, head):
        up = sentence.tokens[head].head
        if up < 0 or up == trigger or sentence.tokens[up].upos not in NOMINAL:
            break
        head = up
    return head


def _is_second_adjective(sentence: Sentence, head: int) -> bool:
    token = sentence.tokens[head]
    above = sentence.tokens[token.head]
    if token.deprel != "conj" or above.deprel not in PARTS:
        return False
    return token.upos == above.upos == "ADJ" or (
        above.deprel in ("amod", "compound") and token.head < head < above.head
    )


def _nameable(sentence: Sentence, head: int) -> bool:
    """A party is something that can be named: no day, no sum, no verb."""
    name = sentence.name_at(head)
    token = sentence.tokens[head]
    if token.text[:1].isdigit() and not token.text.isdigit():  # 16:05, 3.5%
        return False
    return token.upos in NOMINAL and token.lemma not in TIME_NOUNS and not (name and name.type in ("Date", "Money"))


def _grown(sentence: Sentence, heads: list[int]) -> list[int]:
    """Add the partners of compound parties; a party named inside another's phrase is part of it.

    A title right before a name that is a head too ("Commander Haftar") is the name's, however the tree hangs them.
    """
    found: list[int] = []
    for head in heads:
        if head + 1 in heads and sentence.tokens[head].upos in ("NOUN", "PROPN"):
            continue
        for each in (head, *partners(sentence, head)):
            if each not in found:
                found.append(each)
    if len(found) < 2:
        return found
    first = sentence.tokens[found[0]].head
    if first >= 0 and sentence.tokens[first].upos == "PROPN" and {*found} == {*sentence.children_by(first, "conj")}:
        found.append(first)  # of "A, B and C" who has B and C has A, too
    places = {head: phrase(sentence, head) for head in found}
    return [
        head
        for head in found
        if not any(
            other != head and places[other] != places[head] and within(places[head], places[other]) for other in found
        )
    ]


@lru_cache(maxsize=1)
def _weights() -> Mapping[Side, Weights]:
    told: Mapping[Side, Mapping[str, float]] = learnt(WEIGHTS)
    return {side: Weights(each) for side, each in told.items()}
