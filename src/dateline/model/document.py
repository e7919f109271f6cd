"""What the parser sees: sentences, tokens, names, frames and acts.

Token numbers count within their sentence and never leave it; offsets count in `Report.text`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from dateline.model.moments import Edge, Moment
from dateline.model.report import Pair, PartKind, Report
from dateline.quick import quickly_made

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@quickly_made
@dataclass(frozen=True, slots=True)
class Token:
    """One word. ``head`` is the index of its governor in the sentence, -1 for the root."""

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    head: int
    deprel: str


@quickly_made
@dataclass(frozen=True, slots=True)
class Name:
    """A named entity: tokens ``[first, last)`` of its sentence and a type.

    Types (those of the Worldwide NER set): Person, Organization, Location, NORP, Facility, Date,
    Money, Product, Misc.
    """

    first: int
    last: int
    type: str
    score: float


@quickly_made
@dataclass(frozen=True, slots=True)
class Argument:
    """A role that token ``head`` (the head word of a phrase) plays for a predicate or act.

    Of a predicate's argument all words ``[first, last)`` are known; of an act's only the head.
    """

    role: str
    head: int
    score: float
    first: int = -1
    last: int = -1


@quickly_made
@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate and its PropBank arguments (ARG0, ARG1, ARGM-TMP, …)."""

    token: int
    score: float
    arguments: tuple[Argument, ...]


@quickly_made
@dataclass(frozen=True, slots=True)
class Act:
    """A word that may report a political act: scores per PLOVER type, and its arguments.

    ``scores`` maps the 16 types and NONE to probabilities; ``status`` maps status values to
    probabilities; ``modes`` maps the modes of every type ("CONSULT-phone"; "CONSULT" for none) to raw
    scores, and ``contexts`` contexts to probabilities; ``factuality`` runs from -3 (surely not) to 3 (surely
    happened). Argument roles: actor, recipient, place, time, speaker.
    """

    token: int
    scores: Mapping[str, float]
    arguments: tuple[Argument, ...]
    factuality: float
    status: Mapping[str, float] = field(default_factory=dict)
    modes: Mapping[str, float] = field(default_factory=dict)
    contexts: Mapping[str, float] = field(default_factory=dict)
    likeliest: str = field(init=False, repr=False, compare=False)
    """The type that scores highest, or NONE."""
    kind: str = field(init=False, repr=False, compare=False)
    """The type that scores highest, if the word tells an act at all."""

    def __post_init__(self) -> None:
        """Rank the types once: rules ask for the first a dozen times an act."""
        first = max(self.scores, key=self.scores.__getitem__, default="NONE")
        object.__setattr__(self, "likeliest", first)
        if first == "NONE":
            first = max((each for each in self.scores if each != "NONE"), key=self.scores.__getitem__, default="NONE")
        object.__setattr__(self, "kind", first)


Tense = Literal["past", "present", "future", "none"]


@quickly_made
@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: tokens ``[first, last)`` of its sentence, TIMEX3's type (DATE, TIME, DURATION, SET).

    ``moment`` is what the words mean, None where no rule reads them. ``bound`` is the word before that says how it
    bounds what it dates (since, until, before, after, from, between, to, by, in, within, for, during, on); ``tense``
    that of the words around it; ``event`` the token that "three days after the coup" counts from, or -1.
    """

    first: int
    last: int
    type: str
    score: float
    moment: Moment | None = None
    edge: Edge = ""
    bound: str = ""
    tense: Tense = "none"
    event: int = -1


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of saying: tokens of the cue, of who says it and of what is said, within one sentence."""

    cue: tuple[int, int]
    speaker: tuple[int, ...]
    content: tuple[int, ...]
    score: float


NOTHING_BELOW: frozenset[str] = frozenset()
SHARING = frozenset(("conj", "advcl", "xcomp"))
"""A verb in these relations that has no subject of its own has that of the verb above."""
OPENING = 4
"""Words in which a sentence says that it turns to something else."""
TURNING = frozenset("elsewhere meanwhile separately".split())
OTHER_SCENE = frozenset("another different second separate third".split())


@quickly_made
@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what the parser found in it; all token numbers count within it."""

    index: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()
    frames: Sequence[Frame] = ()
    acts: tuple[Act, ...] = ()
    times: tuple[Timex, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    paragraph: int = 0
    part: PartKind | None = None
    kept: dict[object, Any] = field(init=False, repr=False, compare=False)
    """What rules have found out about words and are asked again: rule → token → answer; see `once`."""
    below: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    below_as: tuple[frozenset[str], ...] = field(init=False, repr=False, compare=False)
    """The relations of each token's children, "nsubj:pass" also as "nsubj"; see `children_by`."""
    named: Mapping[int, Name] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Turn governors and names round once: rules ask for children far more often than for heads."""
        below: list[tuple[int, ...]] = [()] * len(self.tokens)
        below_as: list[frozenset[str]] = [NOTHING_BELOW] * len(self.tokens)
        heads: dict[int, list[int]] = {}
        for index, each in enumerate(self.tokens):
            if 0 <= each.head < len(below):
                heads.setdefault(each.head, []).append(index)
        for head, children in heads.items():
            below[head] = tuple(children)
            relations = [self.tokens[child].deprel for child in children]
            below_as[head] = frozenset((*relations, *[each.partition(":")[0] for each in relations if ":" in each]))
        object.__setattr__(self, "below", tuple(below))
        object.__setattr__(self, "below_as", tuple(below_as))
        # Backwards, so that of two names over one token the first stays.
        named = {token: name for name in reversed(self.names) for token in range(name.first, name.last)}
        object.__setattr__(self, "named", named)
        object.__setattr__(self, "kept", {})

    def children(self, token: int) -> tuple[int, ...]:
        """The tokens governed by a token, in text order."""
        return self.below[token]

    def children_by(self, token: int, *deprels: str) -> tuple[int, ...]:
        """The children whose relation is one of ``deprels`` ("nsubj" also takes "nsubj:pass"), in text order."""
        found: tuple[int, ...] = ()
        relations = self.below_as[token]
        if not relations or relations.isdisjoint(deprels):
            return found  # three times in four
        for child in self.below[token]:  # two or three: looking at them takes less time than keeping what was found
            relation = self.tokens[child].deprel
            if relation in deprels or (":" in relation and relation.partition(":")[0] in deprels):
                found += (child,)
        return found

    def descendants(self, token: int) -> tuple[int, ...]:
        """A token and all that it governs, in text order."""
        found = {token}
        agenda = [token]
        while agenda:
            fresh = [child for child in self.below[agenda.pop()] if child not in found]
            found.update(fresh)
            agenda += fresh
        return tuple(sorted(found))

    def ancestors(self, token: int) -> tuple[int, ...]:
        """The governors of a token, nearest first; ends at the root (or where a loop would begin)."""
        known: dict[int, tuple[int, ...]] | None = self.kept.get("ancestors")
        if known is None:
            known = self.kept["ancestors"] = {}
        elif token in known:
            return known[token]
        found: list[int] = []
        at = self.tokens[token].head
        while at >= 0 and at not in found:
            found.append(at)
            at = self.tokens[at].head
        held = known[token] = tuple(found)
        return held

    def doers(self, verb: int) -> tuple[int, ...]:
        """The subjects of a verb: its own, or those it shares by "and" or as a clause that has none ("after leaving").

        An object above an infinitive does what that tells ("urged the rebels to free him").
        """
        for at in (verb, *self.ancestors(verb)):
            own = tuple(child for child in self.children(at) if self.tokens[child].deprel.startswith("nsubj"))
            relation, above = self.tokens[at].deprel, self.tokens[at].head
            if own or relation not in SHARING:
                return own
            objects = self.children_by(above, "obj", "iobj") if relation == "xcomp" else ()
            if objects:
                return objects
        return ()

    def covered(self, start: int, end: int) -> range:
        """The tokens that share a code point with a stretch of the text."""
        held: tuple[list[int], list[int]] | None = self.kept.get("offsets")
        if held is None:
            held = self.kept["offsets"] = [each.start for each in self.tokens], [each.end for each in self.tokens]
        starts, ends = held
        return range(bisect_right(ends, start), bisect_left(starts, end))

    def offsets(self, first: int, last: int) -> Pair:
        """The code points that tokens ``[first, last)`` cover."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def name_at(self, token: int) -> Name | None:
        """The named entity that covers a token, if any."""
        return self.named.get(token)

    def where(self, lemmas: frozenset[str]) -> list[int]:
        """The tokens whose lemma, in lower case, is one of some, in text order; of most lists a sentence has none."""
        own: list[str] | None = self.kept.get("lemmas")
        if own is None:
            own = self.kept["lemmas"] = [each.lemma.lower() for each in self.tokens]
        return [] if lemmas.isdisjoint(own) else [at for at, lemma in enumerate(own) if lemma in lemmas]

    @property
    def turns_away(self) -> bool:
        """Whether it turns to another happening than the one before: "Meanwhile", "Since then", "In another raid"."""
        opening = [each.lemma.lower() for each in self.tokens[:OPENING]]
        if not TURNING.isdisjoint(opening) or opening[:2] == ["since", "then"]:
            return True
        return opening[:1] == ["in"] and not OTHER_SCENE.isdisjoint(opening)


Told = TypeVar("Told")


def once(rule: Callable[[Sentence, int], Told]) -> Callable[[Sentence, int], Told]:
    """A rule about a word that is asked once: its answer is kept with the sentence. Other rules ask again and again."""

    @wraps(rule)
    def asked(sentence: Sentence, token: int) -> Told:
        answers: dict[int, Told] | None = sentence.kept.get(rule)
        if answers is None:
            answers = sentence.kept[rule] = {}
        elif token in answers:
            return answers[token]
        found = answers[token] = rule(sentence, token)
        return found

    return asked


LinkScorer = Callable[[Sequence[tuple[int, int]]], Sequence[Sequence[float]]]
"""Mentions as (sentence index, head token) in text order → for each, scores of those before it (above 0: the same)."""
WordVectors = Callable[[int, int], Sequence[float]]
"""(sentence index, token) → the encoder's vector of the word in its sentence."""
WordWeigher = Callable[[Sequence[tuple[int, int]], Sequence[float]], Sequence[float]]
"""Words as (sentence index, token), a weight for each number of a vector → of each word its vector, brought to length
1, times the weights."""
Stretch = tuple[int, int, int]
"""Sentence index, tokens [first, last): one or more words of a sentence."""
MeanVectors = Callable[[Sequence[Stretch]], "NDArray[np.float32]"]
"""Stretches of words → of each the mean of the encoder's vectors of its words, [N, width]."""
Dyad = tuple[int, tuple[int, int], tuple[int, int]]
"""Sentence index, tokens [first, last) of the actor, of the recipient."""
RelationScorer = Callable[[Sequence[Dyad]], Sequence[Mapping[str, float]]]
"""Dyads → of each the probability of each type and NONE; nothing where its parties were read apart."""


@dataclass(frozen=True, slots=True)
class Document:
    """A Report, parsed.

    ``relate`` scores the type of a dyad, ``link`` coreference, from the encoder's output; ``vector`` gives that output
    of one word, ``weigh`` sums it up for many, and ``means`` gives its mean over stretches of words.
    """

    report: Report
    sentences: tuple[Sentence, ...]
    relate: RelationScorer | None = None
    link: LinkScorer | None = None
    vector: WordVectors | None = None
    weigh: WordWeigher | None = None
    means: MeanVectors | None = None

    def acts_at(self, words: Iterable[tuple[int, int]]) -> Iterator[tuple[Sentence, Act]]:
        """The acts that stand at (sentence, token) pairs, in their order."""
        for index, token in words:
            for act in self.sentences[index].acts:
                if act.token == token:
                    yield self.sentences[index], act
