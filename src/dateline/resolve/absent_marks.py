"""What speaks for each one whom an act may have left out: marks that the learnt choice weighs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dateline.model import Account, Act, Party, Sentence, Token
from dateline.quick import found_once
from dateline.resolve.cast import Cast, Key
from dateline.resolve.known import GUESSED
from dateline.resolve.mentions import noun_type
from dateline.weights import Group, Groups

Side = Literal["actor", "recipient"]
SIDES: tuple[Side, Side] = ("actor", "recipient")
FORCE = frozenset("ASSAULT COERCE SANCTION MOBILIZE RETREAT PROTEST AID".split())
POINTING = frozenset(("the", "this", "that", "these", "those"))
TELLING = frozenset("it this that they he she we nobody anyone who what which".split())
"""Pronouns that are marks by themselves."""
EDGES = ((0.2, "none"), (0.5, "low"), (0.8, "half"), (0.97, "high"), (2.0, "sure"))


@dataclass(frozen=True)
class Asked:
    """One side of an account among all accounts of its report."""

    cast: Cast
    accounts: Sequence[Account]
    number: int
    side: Side

    @found_once
    def account(self) -> Account:
        """The account itself."""
        return self.accounts[self.number]

    @found_once
    def own(self) -> int:
        """0 for the actors' side, 1 for the recipients'."""
        return SIDES.index(self.side)

    @found_once
    def kept(self) -> tuple[Party, ...]:
        """Whom the act's own words name on this side."""
        return self.account.recipients if self.own else self.account.actors

    @found_once
    def index(self) -> int:
        """The number of the act's sentence."""
        return self.cast.at[self.number]

    @found_once
    def sentence(self) -> Sentence:
        """The act's sentence."""
        return self.cast.doc.sentences[self.index]

    @found_once
    def act(self) -> Act | None:
        """The parser's act, with its learnt arguments."""
        token = self.account.anchors[0][1]
        return next((act for act in self.sentence.acts if act.token == token), None)

    @found_once
    def kind(self) -> str:
        """The act's type."""
        return self.account.action.type

    @found_once
    def is_force(self) -> bool:
        """Whether it is an act of force, not of speech."""
        return self.kind in FORCE

    @found_once
    def context(self) -> Group:
        """Type, form, status, mode and frame of the act."""
        return tuple(_context(self.account, self.sentence))

    @found_once
    def opposite(self) -> frozenset[Key]:
        """Who stands on the other side of the act."""
        return self.cast.sides[self.number][1 - self.own]

    @found_once
    def met(self) -> tuple[frozenset[int], frozenset[int]]:
        """The acts in which some of those on the other side stood there, and those in which they stood on this one."""
        stood = [self.cast.members[key].stood for key in self.opposite]
        here, there = (frozenset(n for each in stood for n in each[side]) for side in (self.own, 1 - self.own))
        return there, here

    @found_once
    def filled(self) -> int:
        """How many acts told so far name somebody on this side."""
        return sum(1 for sides in self.cast.sides[: self.number] if sides[self.own])

    @found_once
    def speaking(self) -> frozenset[Key]:
        """Members whose mentions so far are among the words of who says so."""
        said = [pair for speaker in self.account.speakers for pair in speaker.words.spans]
        return self.cast.within(said, last=self.index) if said else frozenset()

    @found_once
    def learnt(self) -> Mapping[str, Mapping[int, float]]:
        """By role the best learnt score of each head word."""
        found: dict[str, dict[int, float]] = {}
        for each in self.act.arguments if self.act else ():
            heads = found.setdefault(each.role, {})
            heads[each.head] = max(each.score, heads.get(each.head, each.score))
        return found

    def score(self, role: str, words: frozenset[int]) -> float:
        """The best learnt score of some words in a role."""
        return max((score for head, score in self.learnt.get(role, {}).items() if head in words), default=0.0)


def _context(account: Account, sentence: Sentence) -> Iterator[str]:
    token = account.anchors[0][1]
    word = sentence.tokens[token]
    below = {sentence.tokens[child].deprel for child in sentence.children(token)}
    plain = {relation.partition(":")[0] for relation in below}
    yield account.action.type
    yield "verb" if word.upos in ("VERB", "AUX") else "noun"
    if below & {"nsubj:pass", "aux:pass"}:
        yield "passive"
    if sentence.index == 0 or sentence.part == "title":
        yield "headline"
    yield account.status.value
    if account.action.mode:
        yield "mode " + account.action.mode
    yield "as " + word.deprel.partition(":")[0]
    for each in ("obj", "nsubj", "ccomp", "xcomp", "obl"):
        if each in plain:
            yield "with " + each
    if word.upos == "NOUN":
        dets = [sentence.tokens[child].lemma for child in sentence.children_by(token, "det")]
        yield "noun " + ("bare" if not dets else "the" if dets[0] in POINTING else "a")


def of_nobody(asked: Asked) -> Groups:
    """For nobody, where the words name somebody."""
    return (("nobody",), _each("nobody ", asked.context))


def of_kept(asked: Asked) -> Groups:
    """For the side as the act's own words have it."""
    account, kept = asked.account, asked.kept
    if not kept:
        other = "told" if account.actors or account.recipients else "untold"
        return (("none",), _each("none ", asked.context), ("none, other side " + other,))
    return (("kept",), _each("kept ", asked.context), tuple(_of_words(asked, kept[0])))


@lru_cache(maxsize=2048)
def _each(prefix: str, names: Group) -> Group:
    return tuple(prefix + name for name in names)


def _of_words(asked: Asked, party: Party) -> Iterator[str]:
    """What the words of the side are, and what the network says of them."""
    start, end = party.words.spans[0]
    tokens = asked.sentence.tokens
    inside = frozenset(asked.sentence.covered(start, end))
    if not inside:
        return
    head = next((i for i in sorted(inside) if tokens[i].head not in inside), max(inside))
    kind = _kind(party, tokens[head])
    yield "kept " + kind
    yield f"kept {kind} {asked.kind}"
    yield "kept score " + score_bin(asked.score(asked.side, inside))
    if asked.score(SIDES[1 - asked.own], inside) > 0.5:
        yield "kept rival"
    yield "kept " + (tokens[head].deprel if tokens[head].head == asked.account.anchors[0][1] else "far")


def _kind(party: Party, word: Token) -> str:
    if party.name:
        return "name"
    if word.upos == "PRON":
        return "pron " + word.lemma if word.lemma in TELLING else "pron"
    if party.code and (party.confidence or 0.0) > GUESSED:
        return "role"
    return "people" if noun_type(word.lemma, word.lemma) else "thing"


def score_bin(score: float) -> str:
    """A learnt score by its name."""
    return next(name for edge, name in EDGES if score < edge)
