"""Who did it, and to whom: the learnt arguments of an act, pruned and completed by syntax.

The learnt heads are generous: they mark whatever may be a party. Of those that are sure one leads, the
nearest to the trigger in the tree; beside it stay its partners ("Russia and the United States") and heads in
the same position. What lies deeper belongs to somebody's phrase, or to another act.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.extract.party_rules import is_party_like, ruled, stands_for
from dateline.extract.phrases import NOMINAL, partners, phrase
from dateline.model import Act, Sentence
from dateline.text import within

SURE = 0.5
"""A learnt argument from this probability on is taken as it is (`dateline evaluate dyads`, plv dev)."""
MAYBE = 0.25
"""A learnt argument between MAYBE and SURE is taken when a rule of syntax finds it too."""
FIRM, BESIDE = 0.9, 0.8
"""Firm heads go before others in leading a side; a head beside the leading one needs BESIDE."""
FAR = 9
RECIPROCAL = frozenset(("CONSULT", "COOPERATE", "AGREE"))
DIRECTED = frozenset(("ASSAULT", "COERCE", "SANCTION", "ACCUSE", "SUPPORT", "AID"))
"""Acts whose verb in the passive has the recipient as its subject ("the town was shelled")."""
PARTS = frozenset("det amod compound flat nmod:desc appos nummod".split())
"""Relations by which a word is part of the phrase of its governor."""
TIME_NOUNS = frozenset(
    "time day week weekend month year hour minute morning afternoon evening night dawn moment decade century".split()
)
POINTING = frozenset(("this", "that", "these", "those"))


@dataclass(frozen=True, slots=True)
class Heads:
    """Head words of an act's parties, in text order, and how sure the parser is of them."""

    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    certainty: float


def find_heads(sentence: Sentence, act: Act, *, type_: str) -> Heads:
    """Heads of actors and recipients of an act."""
    learnt = _learnt(sentence, act, type_)
    ruled_actors, ruled_recipients = ruled(sentence, act.token)
    _settle(learnt, ruled_actors=ruled_actors, ruled_recipients=ruled_recipients)
    actors = _choose(sentence, act, role="actor", type_=type_, ruled_heads=ruled_actors, learnt=learnt)
    recipients = _choose(sentence, act, role="recipient", type_=type_, ruled_heads=ruled_recipients, learnt=learnt)
    actors = _grown(sentence, actors)
    recipients = [head for head in _grown(sentence, recipients) if head not in actors]
    if not actors and not recipients and type_ in RECIPROCAL:
        actors = _grown(sentence, [h for h in ruled_recipients if is_party_like(sentence, h)])
    scores = [learnt["actor"][h] for h in actors if h in learnt["actor"]]
    scores += [learnt["recipient"][h] for h in recipients if h in learnt["recipient"]]
    certainty = sum(scores) / len(scores) if scores else 0.4
    return Heads(tuple(sorted(actors)), tuple(sorted(recipients)), certainty)


def _settle(learnt: dict[str, dict[int, float]], *, ruled_actors: list[int], ruled_recipients: list[int]) -> None:
    """Where a head is learnt on the side that syntax denies it, syntax decides if it can.

    It can where the head is learnt on both sides, or where the other side has a surer head of its own.
    """
    for own, other, ruled_own, ruled_other in (
        ("actor", "recipient", ruled_actors, ruled_recipients),
        ("recipient", "actor", ruled_recipients, ruled_actors),
    ):
        for head in dict.fromkeys(h for h in ruled_own if h not in ruled_other):
            if learnt[other].get(head, 0.0) < SURE:
                continue
            score = learnt[other][head]
            surer = any(h != head and learnt[other].get(h, 0.0) >= score for h in ruled_other)
            if surer or learnt[own].get(head, 0.0) >= SURE:
                del learnt[other][head]
                learnt[own][head] = max(learnt[own].get(head, 0.0), MAYBE)


def _choose(
    sentence: Sentence,
    act: Act,
    *,
    role: str,
    type_: str,
    ruled_heads: list[int],
    learnt: Mapping[str, Mapping[int, float]],
) -> list[int]:
    """Sure learnt heads; else likely ones that a rule confirms; else what the rule says, if party-like."""
    own, rival = learnt[role], learnt["recipient" if role == "actor" else "actor"]
    sure = {h: score for h, score in own.items() if score >= SURE and score >= rival.get(h, 0.0)}
    for other in ("speaker", "place"):
        rest = {h: score for h, score in sure.items() if score > learnt[other].get(h, 0.0) or h in ruled_heads}
        sure = rest if rest or other == "speaker" else sure
    if sure:
        return _leading(sentence, act.token, sure)
    maybe = [h for h, score in own.items() if score >= MAYBE and h in ruled_heads and rival.get(h, 0.0) < SURE]
    if maybe:
        return maybe
    ruled_heads = [h for h in ruled_heads[:1] if is_party_like(sentence, h) and rival.get(h, 0.0) < SURE]
    if role == "actor" or type_ in DIRECTED or not act.arguments:
        return ruled_heads
    # What a verb's object denotes is oftener a thing (a ban, a truce) than a party; names and persons are parties.
    return [h for h in ruled_heads if _named(sentence, h) or sentence.tokens[h].upos == "PRON"]


def _leading(sentence: Sentence, trigger: int, sure: Mapping[int, float]) -> list[int]:
    """The head that leads, and those in the same position: of several objects, names go before other nouns."""

    def rank(head: int) -> tuple[bool, int, bool, int]:
        return (sure[head] < FIRM, _steps(sentence, head, trigger), not _named(sentence, head), abs(head - trigger))

    first = min(sure, key=rank) if len(sure) > 1 else next(iter(sure))
    governor, named = sentence.tokens[first].head, _named(sentence, first)
    return [first] + [
        head
        for head, score in sure.items()
        if head != first
        and score >= BESIDE
        and sentence.tokens[head].head == governor
        and head != sentence.tokens[first].head
        and (_named(sentence, head) or not named)
    ]


def _steps(sentence: Sentence, head: int, trigger: int) -> int:
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
    return token.head == trigger and token.deprel == "nsubj:pass"


def _person_after(sentence: Sentence, head: int) -> int:
    """ "Commander Haftar" with both words hung on the verb: the title stands for the person named right after it."""
    after = sentence.name_at(head + 1) if head + 1 < len(sentence.tokens) else None
    own = sentence.name_at(head)
    beside = after is not None and after.type == "Person" and after.first == head + 1 and after is not own
    if not beside or sentence.tokens[head].upos not in ("NOUN", "PROPN"):
        return head
    return head + 1 if sentence.tokens[head + 1].head == sentence.tokens[head].head else head


def _climbed(sentence: Sentence, head: int, trigger: int) -> int:
    """From a part of a party's phrase (article, adjective, title, apposition) up to the noun it belongs to."""
    while sentence.tokens[head].deprel in PARTS:
        up = sentence.tokens[head].head
        if up < 0 or up == trigger or sentence.tokens[up].upos not in NOMINAL:
            break
        head = up
    return head


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
    places = {head: phrase(sentence, head) for head in found}
    return [
        head
        for head in found
        if not any(
            other != head and places[other] != places[head] and within(places[head], places[other]) for other in found
        )
    ]
