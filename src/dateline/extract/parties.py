"""Who did it, and to whom: the learnt arguments of an act, completed by syntax.

Rules of syntax follow Universal Dependencies: subject and object of active and passive verbs, the agent
after "by", possessor and complements of event nouns ("the killing of X by Y", "talks between A and B",
"a visit to"), and the subject that a clause without one shares with its governor (control).
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.phrases import NOMINAL, partners, phrase
from dateline.model import Act, Sentence
from dateline.text import within

SURE = 0.5
"""A learnt argument from this probability on is taken as it is (`dateline evaluate dyads`, plv dev)."""
MAYBE = 0.25
"""A learnt argument between MAYBE and SURE is taken when a rule of syntax finds it too."""
RECIPIENT_CASES = frozenset(
    "to against with on at for toward towards from over of into between among versus upon".split()
)
SHARING = frozenset(("xcomp", "advcl", "acl", "ccomp", "conj", "parataxis"))
RECIPROCAL = frozenset(("CONSULT", "COOPERATE", "AGREE"))
PARTS = frozenset("det amod compound flat nmod:desc appos nummod".split())
"""Relations by which a word is part of the phrase of its governor."""
TIME_NOUNS = frozenset(
    "time day week weekend month year hour minute morning afternoon evening night dawn moment decade century".split()
)
PEOPLELESS = frozenset(("it", "there", "that", "this", "which", "what"))


@dataclass(frozen=True, slots=True)
class Heads:
    """Head words of an act's parties, in text order, and how sure the parser is of them."""

    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    certainty: float


def find_heads(sentence: Sentence, act: Act, *, type_: str) -> Heads:
    """Heads of actors and recipients of an act."""
    ruled_actors, ruled_recipients = _ruled(sentence, act.token)
    actors = _choose(sentence, act, role="actor", ruled=ruled_actors)
    recipients = _choose(sentence, act, role="recipient", ruled=ruled_recipients)
    actors = _grown(sentence, actors)
    recipients = [head for head in _grown(sentence, recipients) if head not in actors]
    if not actors and not recipients and type_ in RECIPROCAL:
        actors = _grown(sentence, [h for h in ruled_recipients if _party_like(sentence, h)])
    scores = [a.score for a in act.arguments if a.role in ("actor", "recipient") and a.head in (*actors, *recipients)]
    certainty = sum(scores) / len(scores) if scores else 0.4
    return Heads(tuple(sorted(actors)), tuple(sorted(recipients)), certainty)


def _choose(sentence: Sentence, act: Act, *, role: str, ruled: list[int]) -> list[int]:
    """Sure learnt heads; else likely ones that a rule confirms; else what the rule says, if party-like."""
    learnt = _learnt(sentence, act, role)
    rival = _learnt(sentence, act, "recipient" if role == "actor" else "actor")
    sure = [h for h, score in learnt.items() if score >= SURE and score >= rival.get(h, 0.0)]
    if sure:
        return sure
    maybe = [h for h, score in learnt.items() if score >= MAYBE and h in ruled and rival.get(h, 0.0) < SURE]
    if maybe:
        return maybe
    return [h for h in ruled[:1] if _party_like(sentence, h) and rival.get(h, 0.0) < SURE]


def _learnt(sentence: Sentence, act: Act, role: str) -> dict[int, float]:
    """Learnt heads of a role with their scores; a determiner or title stands for the noun it belongs to."""
    found: dict[int, float] = {}
    for argument in act.arguments:
        head = _climbed(sentence, argument.head, act.token)
        if argument.role == role and head != act.token and _nameable(sentence, head):
            found[head] = max(found.get(head, 0.0), argument.score)
    return found


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
    return token.upos in NOMINAL and token.lemma not in TIME_NOUNS and not (name and name.type in ("Date", "Money"))


def _grown(sentence: Sentence, heads: list[int]) -> list[int]:
    """Add the partners of compound parties; a party named inside another's phrase is part of it."""
    found: list[int] = []
    for head in heads:
        for each in (head, *partners(sentence, head)):
            if each not in found:
                found.append(each)
    places = {head: phrase(sentence, head) for head in found}
    return [
        head
        for head in found
        if not any(
            other != head and places[other] != places[head] and within(places[head], places[other]) for other in found
        )
    ]


def _party_like(sentence: Sentence, head: int) -> bool:
    token = sentence.tokens[head]
    if token.upos not in ("NOUN", "PROPN", "PRON") or token.lemma in PEOPLELESS:
        return False
    name = sentence.name_at(head)
    return not (name and name.type in ("Date", "Money"))


def _ruled(sentence: Sentence, trigger: int) -> tuple[list[int], list[int]]:
    """(actor heads, recipient heads) by syntax alone, likeliest first."""
    if sentence.tokens[trigger].upos in ("VERB", "AUX", "ADJ"):
        return _of_verb(sentence, trigger)
    return _of_noun(sentence, trigger)


def _of_verb(sentence: Sentence, trigger: int) -> tuple[list[int], list[int]]:
    token = sentence.tokens[trigger]
    passive = bool([c for c in sentence.children(trigger) if sentence.tokens[c].deprel in ("nsubj:pass", "aux:pass")])
    reduced = token.deprel == "acl" and token.text.lower().endswith(("ed", "en", "wn", "it", "ught"))
    agents = list(sentence.children_by(trigger, "obl:agent")) + [
        c for c in sentence.children_by(trigger, "obl") if _case(sentence, c) == "by" and (passive or reduced)
    ]
    if passive or reduced:
        subjects = [c for c in sentence.children(trigger) if sentence.tokens[c].deprel == "nsubj:pass"]
        if not subjects and reduced and token.head >= 0:
            subjects = [token.head]
        if not subjects:
            subjects = _shared_subject(sentence, trigger)
        return agents, [_relative(sentence, each) for each in subjects]
    actors = [c for c in sentence.children(trigger) if sentence.tokens[c].deprel == "nsubj"]
    actors = [_relative(sentence, each) for each in actors] or _shared_subject(sentence, trigger)
    recipients = list(sentence.children_by(trigger, "iobj", "obj"))
    recipients += [c for c in sentence.children_by(trigger, "obl") if _case(sentence, c) in RECIPIENT_CASES]
    return actors, [r for r in recipients if _party_like(sentence, r)]


def _relative(sentence: Sentence, head: int) -> int:
    """ "who", "which", "that" as subject of a relative clause → the noun it stands for."""
    if sentence.tokens[head].lemma in ("who", "which", "that"):
        for ancestor in sentence.ancestors(head):
            if sentence.tokens[ancestor].deprel == "acl:relcl" and sentence.tokens[ancestor].head >= 0:
                return sentence.tokens[ancestor].head
    return head


def _shared_subject(sentence: Sentence, trigger: int) -> list[int]:
    """The subject of the nearest governor that shares it: "agreed to meet", "fled after attacking"."""
    at = trigger
    while sentence.tokens[at].head >= 0 and sentence.tokens[at].deprel.split(":")[0] in SHARING:
        relation, at = sentence.tokens[at].deprel, sentence.tokens[at].head
        if relation in ("acl", "acl:relcl"):
            return [at]
        objects = sentence.children_by(at, "obj", "iobj") if relation == "xcomp" else ()
        if objects and _party_like(sentence, objects[0]):
            return [objects[0]]  # object control: "ordered troops to attack"
        subjects = [c for c in sentence.children(at) if sentence.tokens[c].deprel.startswith("nsubj")]
        if subjects:
            return [_relative(sentence, subjects[0])]
    return []


def _of_noun(sentence: Sentence, trigger: int) -> tuple[list[int], list[int]]:
    actors = [c for c in sentence.children_by(trigger, "nmod:poss") if _party_like(sentence, c)]
    recipients: list[int] = []
    for child in sentence.children_by(trigger, "nmod"):
        if sentence.tokens[child].deprel == "nmod:poss" or not _party_like(sentence, child):
            continue
        case = _case(sentence, child)
        if case in ("by", "between"):
            actors.append(child)
        elif case in RECIPIENT_CASES:
            recipients.append(child)
    actors += [c for c in sentence.children_by(trigger, "compound", "amod") if _names_party(sentence, c)]
    head = sentence.tokens[trigger].head
    light = (
        head >= 0
        and sentence.tokens[head].upos == "VERB"
        and sentence.tokens[trigger].deprel in ("obj", "nsubj:pass", "obl")
    )
    if light and not actors:
        subjects = [c for c in sentence.children(head) if sentence.tokens[c].deprel == "nsubj"]
        actors += [_relative(sentence, each) for each in subjects] or _shared_subject(sentence, head)
        recipients += [c for c in sentence.children_by(head, "obl", "iobj") if _case(sentence, c) in RECIPIENT_CASES]
    return actors, [r for r in recipients if _party_like(sentence, r)]


def _names_party(sentence: Sentence, token: int) -> bool:
    """ "Israeli strikes", "Taliban attack": a nationality or organisation before the event noun."""
    name = sentence.name_at(token)
    return bool(name and name.type in ("NORP", "Organization", "Person", "Location"))


def _case(sentence: Sentence, token: int) -> str:
    cases = sentence.children_by(token, "case")
    return sentence.tokens[cases[0]].lemma if cases else ""
