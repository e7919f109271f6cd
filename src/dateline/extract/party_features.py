"""What speaks for a word as actor or recipient of an act, and for nobody: marks that the learnt choice weighs.

A group of marks is made once for the same facts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Literal, NamedTuple

from dateline.extract.party_rules import case_of, is_party_like
from dateline.model import Act, Frame, Sentence, once
from dateline.quick import quickly_made
from dateline.weights import Group, Groups

Side = Literal["actor", "recipient"]
SIDES: tuple[Side, Side] = ("actor", "recipient")
EDGES, BINS = (0.2, 0.35, 0.5, 0.7, 0.85, 0.95, 0.99), ("0", "2", "3", "5", "7", "8", "9", "sure")
COARSE_EDGES, COARSE_BINS = (0.2, 0.5, 0.9), ("0", "2", "5", "9")
LEAST_TOLD, UNSURE = 0.2, 0.5
"""From which score on a word is told to be a place or a speaker; below which it is no sure party."""
MOST_KEPT = 8192
INDEFINITE = frozenset("nobody anybody anyone anything nothing none somebody someone something everything".split())
PERSONAL = frozenset("he she they we i you him her them us".split())
VAGUE = frozenset("it this that these those what which who whom whose each one other".split())
CORE = ("ARG0", "ARG1", "ARG2")
SHADES = 4
"""Steps in which the score of a PropBank role is told."""
FAR = 5


@quickly_made
@dataclass(frozen=True, slots=True)
class Scene:
    """An act with all that its candidates are judged by; ``learnt`` maps roles to heads and their scores.

    ``not_actors`` and ``not_recipients`` are heads that the words around rule out on that side.
    """

    sentence: Sentence
    act: Act
    type: str
    learnt: Mapping[str, Mapping[int, float]]
    ruled: tuple[tuple[int, ...], tuple[int, ...]]
    passive: bool
    not_actors: tuple[int, ...] = ()
    not_recipients: tuple[int, ...] = ()


class Looks(NamedTuple):
    """A candidate whichever side it may be on: what it is, how it hangs on the act, arcs between them (at most FAR).

    ``role`` is its PropBank role in the act's frame: "in ARG1" for one within an argument, "out" beside all, "" where
    there is no frame.
    """

    head: int
    kind: str
    tie: str
    steps: int
    is_before: bool
    role: str


def candidates_of(scene: Scene) -> tuple[int, ...]:
    """Heads that may be a party: those learnt or ruled, and what hangs on the act or shares its governor."""
    sentence, trigger = scene.sentence, scene.act.token
    found = dict.fromkeys(h for side in SIDES for h in scene.learnt[side])
    found.update(dict.fromkeys(h for heads in scene.ruled for h in heads))
    near = [*sentence.children(trigger)]
    above = sentence.tokens[trigger].head
    if above >= 0:
        near += [above, *sentence.children(above)]
    for head in near:
        if head not in found and (is_party_like(sentence, head) or is_counted(sentence, head)):
            found[head] = None
    for head in (*sentence.children_by(trigger, "obj", "obl", "nmod"), *scene.ruled[1]):
        for below in sentence.children_by(head, "nmod"):
            if below not in found and is_party_like(sentence, below):
                found[below] = None
    found.pop(trigger, None)
    return tuple(sorted(found))


def is_counted(sentence: Sentence, head: int) -> bool:
    """Whether a number stands for people ("kills 27", "130 of the returned"): as a subject or object of its own."""
    token = sentence.tokens[head]
    if token.upos != "NUM" or token.deprel.partition(":")[0] not in ("nsubj", "obj"):
        return False
    name = sentence.name_at(head)
    return token.text[-1:].isalnum() and not (name and name.type in ("Date", "Money"))


def of_nobody(scene: Scene, side: Side) -> Group:
    """What speaks for no party on a side."""
    token = scene.sentence.tokens[scene.act.token]
    best = BINS[bisect_right(EDGES, max(scene.learnt[side].values(), default=0.0))]
    is_ruled = len(scene.ruled[SIDES.index(side)]) > 0
    told = _of_nobody(scene.type, best, is_ruled) + _of_form(token.upos, token.deprel, scene.passive)
    frame = frame_of(scene.sentence, scene.act.token)
    if frame is None:
        return (*told, "frame none")
    return told + _of_frame(frozenset(each.role for each in frame.arguments))


@lru_cache(maxsize=MOST_KEPT)
def _of_frame(roles: frozenset[str]) -> Group:
    return tuple(f"nobody has {each}" for each in CORE if each in roles) + (
        ("nobody lacks ARG0",) if CORE[0] not in roles else ()
    )


@lru_cache(maxsize=MOST_KEPT)
def _of_nobody(type_: str, best: str, is_ruled: bool) -> Group:
    return ("nobody", f"nobody {type_}", "nobody best " + best, f"nobody ruled {is_ruled}")


@lru_cache(maxsize=MOST_KEPT)
def _of_form(upos: str, deprel: str, is_passive: bool) -> Group:
    form = "noun" if upos in ("NOUN", "PROPN") else "verb"
    found = (f"nobody {form}", f"nobody {form} {deprel.partition(':')[0]}")
    return (*found, "nobody passive") if is_passive else found


def of_word(scene: Scene, side: Side, head: int, *, steps: int) -> Group:
    """What speaks for a word on a side."""
    return tuple(chain.from_iterable(of_words(scene, side, [looks_of(scene, head, steps=steps)])[0]))


def of_words(scene: Scene, side: Side, words: Sequence[Looks]) -> list[Groups]:
    """What speaks for each of some words on a side."""
    number = SIDES.index(side)
    own, rival = scene.learnt[side], scene.learnt[SIDES[1 - number]]
    ranked, others = scene.ruled[number], scene.ruled[1 - number]
    best, second = ([*sorted(own.values(), reverse=True), 0.0, 0.0])[:2]
    places, speakers = scene.learnt["place"], scene.learnt["speaker"]
    found: list[Groups] = []
    for looks in words:
        head = looks.head
        score, other = own.get(head, 0.0), rival.get(head, 0.0)
        higher = second if score == best and head in own else best
        fine, coarse = BINS[bisect_right(EDGES, score)], _coarse(score)
        ruled = "no" if head not in ranked else "first" if head == ranked[0] else "later"
        groups = [
            _of_scores(fine, _coarse(other), _coarse(higher), score > higher, other > score),
            _of_rules(ruled, coarse, head in others),
            _of_looks(looks.kind, coarse, looks.steps, looks.is_before),
            _of_tie(looks.tie, coarse, scene.passive),
            _of_type(scene.type, looks.kind, looks.tie),
            _of_argument(looks.role, scene.type),
        ]
        for role, heads in (("place", places), ("speaker", speakers)):
            if heads and (told := heads.get(head, 0.0)) >= LEAST_TOLD:
                groups.append(_of_role(role, _coarse(told), score < UNSURE))
        found.append(tuple(groups))
    return found


def looks_of(scene: Scene, head: int, *, steps: int) -> Looks:
    """A candidate as both sides see it."""
    sentence, trigger = scene.sentence, scene.act.token
    role = _role(frame_of(sentence, trigger), head)
    return Looks(head, _kind(sentence, head), _tie(scene, head), min(steps, FAR), head < trigger, role)


@once
def frame_of(sentence: Sentence, token: int) -> Frame | None:
    """The PropBank frame of a word, None for none."""
    return next((each for each in sentence.frames if each.token == token), None)


def _role(frame: Frame | None, head: int) -> str:
    if frame is None:
        return ""
    for each in frame.arguments:
        if each.head == head:
            return f"{each.role} {int(each.score * SHADES)}"
    return next((f"in {each.role}" for each in frame.arguments if each.first <= head < each.last), "out")


@lru_cache(maxsize=MOST_KEPT)
def _of_scores(own: str, other: str, higher: str, is_top: bool, is_rather_other: bool) -> Group:
    found = ("own " + own, "rival " + other, ("top " if is_top else "below ") + higher)
    return (*found, "rather the other side") if is_rather_other else found


@lru_cache(maxsize=MOST_KEPT)
def _of_role(role: str, told: str, is_unsure: bool) -> Group:
    return (f"{role} {told}", f"{role} {told} unsure") if is_unsure else (f"{role} {told}",)


@lru_cache(maxsize=MOST_KEPT)
def _of_argument(role: str, type_: str) -> Group:
    name, _, shade = role.partition(" ")
    if not shade or name == "in":
        return (role,) if role else ()
    return ("frame " + name, "frame " + role, f"{type_} frame {name}")


@lru_cache(maxsize=MOST_KEPT)
def _of_rules(ruled: str, score: str, is_others: bool) -> Group:
    found = (f"ruled {ruled}", f"ruled {ruled} {score}")
    return (*found, f"ruled other {score}") if is_others else found


@lru_cache(maxsize=MOST_KEPT)
def _of_looks(kind: str, score: str, steps: int, is_before: bool) -> Group:
    return ("is " + kind, f"is {kind} {score}", f"steps {steps}", "before" if is_before else "after")


@lru_cache(maxsize=MOST_KEPT)
def _of_tie(tie: str, score: str, is_passive: bool) -> Group:
    return (tie, f"{tie} {score}", "passive " + tie) if is_passive else (tie, f"{tie} {score}")


@lru_cache(maxsize=MOST_KEPT)
def _of_type(type_: str, kind: str, tie: str) -> Group:
    how, _, by = tie.partition(" ")
    return (f"{type_} {by if how == 'child' else how}", f"{type_} {kind}")


def _tie(scene: Scene, head: int) -> str:
    sentence, trigger = scene.sentence, scene.act.token
    token = sentence.tokens[head]
    if token.head == trigger:
        return f"child {token.deprel} {case_of(sentence, head)}"
    if sentence.tokens[trigger].head == head:
        return f"governor {sentence.tokens[trigger].deprel}"
    relation = token.deprel.partition(":")[0]
    if token.head == sentence.tokens[trigger].head and token.head >= 0:
        return f"sister {relation} {case_of(sentence, head)}"
    if token.head >= 0 and sentence.tokens[token.head].head == trigger:
        above = sentence.tokens[token.head].deprel.partition(":")[0]
        return f"under {above} {'poss' if token.deprel == 'nmod:poss' else case_of(sentence, head)}"
    return f"far {relation}"


def _kind(sentence: Sentence, head: int) -> str:
    token = sentence.tokens[head]
    name = sentence.name_at(head)
    if token.upos == "PRON":
        low = token.text.lower()
        return (
            "indefinite" if low in INDEFINITE else "personal" if low in PERSONAL else "vague" if low in VAGUE else "its"
        )
    if name:
        return name.type
    if token.lemma in INDEFINITE or token.text.lower() in INDEFINITE:
        return "indefinite"
    return token.upos + ("s" if token.upos == "NOUN" and token.text.lower() != token.lemma else "")


def _coarse(score: float) -> str:
    return COARSE_BINS[bisect_right(COARSE_EDGES, score)]
