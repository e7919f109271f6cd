"""What speaks for each one whom an act may have left out: marks that the learnt choice weighs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dateline.model import Account, Act, Party, Sentence, Token
from dateline.resolve.cast import Cast, Member
from dateline.resolve.knowledge import knowledge
from dateline.resolve.known import GUESSED
from dateline.resolve.mentions import Mention, noun_type

Side = Literal["actor", "recipient"]
SIDES: tuple[Side, Side] = ("actor", "recipient")
FORCE = frozenset("ASSAULT COERCE SANCTION MOBILIZE RETREAT PROTEST AID".split())
ARMED = frozenset("MIL COP REB UAF SPY PRM".split())
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

    @property
    def account(self) -> Account:
        """The account itself."""
        return self.accounts[self.number]

    @property
    def own(self) -> int:
        """0 for the actors' side, 1 for the recipients'."""
        return SIDES.index(self.side)

    @property
    def kept(self) -> tuple[Party, ...]:
        """Whom the act's own words name on this side."""
        return self.account.recipients if self.own else self.account.actors

    @cached_property
    def index(self) -> int:
        """The number of the act's sentence."""
        return self.cast.at[self.number]

    @cached_property
    def sentence(self) -> Sentence:
        """The act's sentence."""
        return self.cast.doc.sentences[self.index]

    @cached_property
    def act(self) -> Act | None:
        """The parser's act, with its learnt arguments."""
        token = self.account.anchors[0][1]
        return next((act for act in self.sentence.acts if act.token == token), None)

    @cached_property
    def context(self) -> tuple[str, ...]:
        """Type, form, status, mode and frame of the act."""
        return tuple(_context(self.account, self.sentence))

    def score(self, role: str, words: frozenset[int]) -> float:
        """The best learnt score of some words in a role."""
        arguments = self.act.arguments if self.act else ()
        return max((a.score for a in arguments if a.role == role and a.head in words), default=0.0)


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


def of_nobody(asked: Asked) -> Iterator[str]:
    """For nobody, where the words name somebody."""
    yield "nobody"
    yield from ("nobody " + each for each in asked.context)


def of_kept(asked: Asked) -> Iterator[str]:
    """For the side as the act's own words have it."""
    account, kept = asked.account, asked.kept
    if not kept:
        yield "none"
        yield from ("none " + each for each in asked.context)
        yield "none, other side " + ("told" if account.actors or account.recipients else "untold")
        return
    yield "kept"
    yield from ("kept " + each for each in asked.context)
    start, end = kept[0].words.spans[0]
    tokens = asked.sentence.tokens
    inside = frozenset(i for i, each in enumerate(tokens) if each.start < end and start < each.end)
    if not inside:
        return
    head = next((i for i in sorted(inside) if tokens[i].head not in inside), max(inside))
    kind = _kind(kept[0], tokens[head])
    yield "kept " + kind
    yield f"kept {kind} {account.action.type}"
    yield "kept score " + _bin(asked.score(asked.side, inside))
    if asked.score(SIDES[1 - asked.own], inside) > 0.5:
        yield "kept rival"
    yield "kept " + (tokens[head].deprel if tokens[head].head == account.anchors[0][1] else "far")


def _kind(party: Party, word: Token) -> str:
    if party.name:
        return "name"
    if word.upos == "PRON":
        return "pron " + word.lemma if word.lemma in TELLING else "pron"
    if party.code and (party.confidence or 0.0) > GUESSED:
        return "role"
    return "people" if noun_type(word.lemma, word.lemma) else "thing"


def _bin(score: float) -> str:
    return next(name for edge, name in EDGES if score < edge)


def of_member(asked: Asked, member: Member) -> Iterator[str]:
    """For one that appears in the report."""
    index = asked.index
    before = [each for each in member.mentions if each.sentence <= index]
    places = [each.sentence for each in before] or [
        asked.cast.at[number] for number, _ in member.parties if asked.cast.at[number] <= index
    ]
    gap = index - max(places) if places else -1
    near = "ahead" if gap < 0 else ("here", "1", "2", "3")[gap] if gap < 4 else "far"
    yield "member"
    yield "at " + near
    if gap > 0 and before:
        paragraph = asked.cast.doc.sentences[before[-1].sentence].paragraph
        if asked.sentence.paragraph == paragraph:
            yield "paragraph"
    yield from _history(asked, member)
    yield from _looks(asked, member)
    yield from _standing(asked, before)
    if asked.act is not None and near == "here":
        yield from _learnt(asked, before)


def _learnt(asked: Asked, before: Sequence[Mention]) -> Iterator[str]:
    """What the network says of its mentions in the act's sentence."""
    here = [each for each in before if each.sentence == asked.index]
    names = [each for each in here if each.kind == "name"]
    words = frozenset((*(m.head for m in here), *(i for m in names for i in range(m.first, m.last))))
    for role in (*SIDES, "speaker", "place"):
        score = asked.score(role, words)
        if score:
            told = "own" if role == asked.side else "rival" if role in SIDES else role
            yield f"here {told} {_bin(score)}"


def _history(asked: Asked, member: Member) -> Iterator[str]:
    """On which side of the acts told so far it stood, and against whom."""
    key, own, sides = member.key, asked.own, asked.cast.sides
    kind = asked.account.action.type
    opposite = sides[asked.number][1 - own]
    mine = [n for n, _ in member.parties if n < asked.number and key in sides[n][own]]
    theirs = [n for n, _ in member.parties if n < asked.number and key in sides[n][1 - own]]
    for number in dict.fromkeys(mine):
        if opposite & sides[number][1 - own]:
            yield "straight"
    for number in dict.fromkeys(theirs):
        if opposite & sides[number][own]:
            yield "crossed"
    for name, told in (("own", set(mine)), ("other", set(theirs))):
        if told:
            yield f"{kind} {name}"
            yield f"{name} {'1' if len(told) == 1 else 'more'}"
    if mine and len(set(mine)) * 2 > sum(1 for n in range(asked.number) if sides[n][own]):
        yield "own most"
    if any(asked.accounts[n].action.type == kind for n in mine):
        yield "own of the type"
    if mine or theirs:
        yield from _last(asked, max(*mine, *theirs, -1, -1), key in sides[max(*mine, *theirs, -1, -1)][own])
        return
    later = [n for n, _ in member.parties if n > asked.number]
    yield "later" if later else "no party"
    if later and key in sides[later[0]][own]:
        yield "later own"
        if asked.accounts[later[0]].action.type == kind:
            yield "later own of the type"


def _last(asked: Asked, last: int, is_own: bool) -> Iterator[str]:
    """Of the last act that it had a part in."""
    side = "own" if is_own else "other"
    if last == asked.number - 1:
        yield "last act"
        yield f"last act {side}"
        yield f"{asked.accounts[last].action.type} {asked.account.action.type} {side}"
    elif last == asked.number - 2:
        yield "last act but one"
    if asked.cast.at[last] == asked.index:
        yield "act here"


def _looks(asked: Asked, member: Member) -> Iterator[str]:
    """What it is: kind of name or noun, role, how often it is mentioned."""
    kind, force = asked.account.action.type, "force" if asked.account.action.type in FORCE else "speech"
    names = {each.type for each in member.mentions if each.kind == "name"}
    nouns = [each for each in member.mentions if each.kind == "noun"]
    if names:
        name = next((each for each in ("Person", "Organization", "NORP", "Location") if each in names), "name")
        yield "is " + name
        yield f"is {name} {kind}"
    elif member.mentions:
        yield "is noun"
        yield f"is noun {kind}"
    else:
        yield "is words"
    if nouns and not names:
        yield ("plural " if nouns[0].plural else "singular ") + force
        yield "noun type " + nouns[0].type
    many = len(member.mentions)
    yield "mentions " + ("1" if many < 2 else "2" if many == 2 else "3-5" if many < 6 else "many")
    sectors = {sector for _, party in member.parties for sector in party.sectors[:1]}
    sectors = sectors or {role for each in nouns if (role := knowledge().roles.get(each.text))}
    for sector in sorted(sectors):
        group = "armed" if sector in ARMED else sector if sector in ("GOV", "CVL") else "others"
        yield f"{group} {force}"
        yield f"{sector} {kind}"
        yield sector
    if not sectors:
        yield f"sectorless {force}"
    if member.mentions and member.mentions[0].sentence == 0:
        yield "in the headline"


def _standing(asked: Asked, before: Sequence[Mention]) -> Iterator[str]:
    """What its last mention is in its clause, and whether it is who says so."""
    if not before:
        return
    last, doc = before[-1], asked.cast.doc
    if last.sentence >= asked.index - 1:
        where = "here" if last.sentence == asked.index else "before"
        relation = doc.sentences[last.sentence].tokens[last.head].deprel.partition(":")[0]
        yield f"{where} {relation}"
        yield f"{'force' if asked.account.action.type in FORCE else 'speech'} {where} {relation}"
    if last.kind == "pronoun":
        yield "pronoun"
    said = [pair for speaker in asked.account.speakers for pair in speaker.words.spans]
    starts = [doc.sentences[m.sentence].tokens[m.head].start for m in before] if said else []
    if any(start <= at < end for at in starts for start, end in said):
        yield "speaks"
