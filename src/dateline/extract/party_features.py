"""What speaks for a word as actor or recipient of an act, and for nobody: marks that the learnt choice weighs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dateline.extract.party_rules import case_of, is_party_like
from dateline.model import Act, Sentence

Side = Literal["actor", "recipient"]
SIDES: tuple[Side, Side] = ("actor", "recipient")
EDGES = ((0.2, "0"), (0.35, "2"), (0.5, "3"), (0.7, "5"), (0.85, "7"), (0.95, "8"), (0.99, "9"), (2.0, "sure"))
COARSE = ((0.2, "0"), (0.5, "2"), (0.9, "5"), (2.0, "9"))
INDEFINITE = frozenset("nobody anybody anyone anything nothing none somebody someone something everything".split())
PERSONAL = frozenset("he she they we i you him her them us".split())
VAGUE = frozenset("it this that these those what which who whom whose each one other".split())
FAR = 5


@dataclass(frozen=True, slots=True)
class Scene:
    """An act with all that its candidates are judged by; ``learnt`` maps roles to heads and their scores."""

    sentence: Sentence
    act: Act
    type: str
    learnt: Mapping[str, Mapping[int, float]]
    ruled: tuple[tuple[int, ...], tuple[int, ...]]
    passive: bool


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
        if head not in found and is_party_like(sentence, head):
            found[head] = None
    found.pop(trigger, None)
    return tuple(sorted(found))


def of_nobody(scene: Scene, side: Side) -> Iterator[str]:
    """What speaks for no party on a side."""
    own = scene.learnt[side]
    best = max(own.values(), default=0.0)
    yield "nobody"
    yield f"nobody {scene.type}"
    yield "nobody best " + _bin(best, EDGES)
    token = scene.sentence.tokens[scene.act.token]
    form = "noun" if token.upos in ("NOUN", "PROPN") else "verb"
    yield f"nobody {form}"
    if scene.passive:
        yield "nobody passive"
    yield f"nobody ruled {len(scene.ruled[SIDES.index(side)]) > 0}"
    relation = token.deprel.partition(":")[0]
    yield f"nobody {form} {relation}"


def of_word(scene: Scene, side: Side, head: int, *, steps: int) -> Iterator[str]:
    """What speaks for a word on a side."""
    sentence, trigger = scene.sentence, scene.act.token
    own, rival = scene.learnt[side], scene.learnt[SIDES[1 - SIDES.index(side)]]
    score, other = own.get(head, 0.0), rival.get(head, 0.0)
    yield "own " + _bin(score, EDGES)
    yield "rival " + _bin(other, COARSE)
    for role in ("place", "speaker"):
        if (told := scene.learnt[role].get(head, 0.0)) >= 0.2:
            yield f"{role} {_bin(told, COARSE)}"
            if score < 0.5:
                yield f"{role} {_bin(told, COARSE)} unsure"
    higher = max((s for h, s in own.items() if h != head), default=0.0)
    yield ("top " if score > higher else "below ") + _bin(higher, COARSE)
    if other > score:
        yield "rather the other side"
    kind = _kind(sentence, head)
    yield "is " + kind
    yield f"is {kind} {_bin(score, COARSE)}"
    rank = scene.ruled[SIDES.index(side)]
    place = "first" if head in rank[:1] else "later" if head in rank else "no"
    yield f"ruled {place}"
    yield f"ruled {place} {_bin(score, COARSE)}"
    if head in scene.ruled[1 - SIDES.index(side)]:
        yield f"ruled other {_bin(score, COARSE)}"
    yield "steps " + str(min(steps, FAR))
    yield "before" if head < trigger else "after"
    yield from _tie(scene, head, _bin(score, COARSE), kind)


def _tie(scene: Scene, head: int, score: str, kind: str) -> Iterator[str]:
    sentence, trigger = scene.sentence, scene.act.token
    token = sentence.tokens[head]
    relation = token.deprel.partition(":")[0]
    case = case_of(sentence, head)
    if token.head == trigger:
        tie = f"child {token.deprel} {case}"
    elif sentence.tokens[trigger].head == head:
        tie = f"governor {sentence.tokens[trigger].deprel}"
    elif token.head == sentence.tokens[trigger].head and token.head >= 0:
        tie = f"sister {relation} {case}"
    else:
        tie = f"far {relation}"
    yield tie
    yield f"{tie} {score}"
    yield f"{scene.type} {tie.partition(' ')[2] if tie.startswith('child') else tie.partition(' ')[0]}"
    yield f"{scene.type} {kind}"
    if scene.passive:
        yield "passive " + tie


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


def _bin(score: float, edges: Collection[tuple[float, str]]) -> str:
    return next(name for edge, name in edges if score < edge)
