"""Parties that the words of an act leave out, since the report told them before: "two reporters were taken away".

Who it is may be learnt from what the report tells: one that appears in it, the one whom the act's words name, or
nobody. The choice is a learnt one; its weights stand in ``absent.json`` and are fitted by `python -m training.absent`
on the corpus's train part.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

from dateline.model import Account, Act, Document, Party, Sentence, words_of
from dateline.resolve.actors import resolve_party
from dateline.resolve.cast import Cast, Key, Member, cast_of
from dateline.resolve.knowledge import knowledge
from dateline.resolve.mentions import Mention, _noun_type

WEIGHTS = Path(__file__).with_name("absent.json")
Side = Literal["actor", "recipient"]
SIDES: tuple[Side, Side] = ("actor", "recipient")
FORCE = frozenset("ASSAULT COERCE SANCTION MOBILIZE RETREAT PROTEST AID".split())
ARMED = frozenset("MIL COP REB UAF SPY PRM".split())


@dataclass(frozen=True, slots=True)
class Choice:
    """Who a side may be: a member; None with ``kept`` as it is, without it nobody; and what speaks for it."""

    member: Key | None
    kept: bool
    features: tuple[str, ...]


def choices_of(cast: Cast, accounts: Sequence[Account], number: int, side: Side) -> tuple[Choice, ...]:
    """All choices for one side of an account."""
    account = accounts[number]
    index, token = account.anchors[0]
    sentence = cast.doc.sentences[index]
    own = SIDES.index(side)
    kept = account.actors if own == 0 else account.recipients
    found = [Choice(None, True, tuple(_of_kept(cast, account, kept, side)))]
    if kept:
        found.append(Choice(None, False, tuple(_of_nobody(account, sentence, token))))
    taken = cast.sides[number][0] | cast.sides[number][1]
    act = _act(sentence, token)
    for key in _candidates(cast, number):
        if key not in taken:
            features = tuple(_of_member(cast, accounts, number, own=own, member=cast.members[key], act=act))
            found.append(Choice(key, False, features))
    return tuple(found)


def _candidates(cast: Cast, number: int) -> Iterator[Key]:
    """Members of the acts told so far, and of this sentence and those around it."""
    index = cast.at[number]
    found: dict[Key, None] = {}
    for each in (index, index - 1, index - 2, 0, 1):
        if each <= index + (index < 2):
            for key in cast.mentioned.get(each, ()):
                found[key] = None
    for other, sides in enumerate(cast.sides):
        if other != number and cast.at[other] <= index + (3 if index < 2 else 0):
            for side in sides:
                for key in side:
                    found[key] = None
    yield from (key for key in found if key in cast.members)


def _act(sentence: Sentence, token: int) -> Act | None:
    return next((act for act in sentence.acts if act.token == token), None)


def _context(account: Account, sentence: Sentence, token: int) -> Iterator[str]:
    yield account.action.type
    yield "verb" if sentence.tokens[token].upos in ("VERB", "AUX") else "noun"
    if any(sentence.tokens[c].deprel in ("nsubj:pass", "aux:pass") for c in sentence.children(token)):
        yield "passive"
    if sentence.index == 0 or sentence.part == "title":
        yield "headline"
    yield account.status.value
    if account.action.mode:
        yield "mode " + account.action.mode
    relation = sentence.tokens[token].deprel.partition(":")[0]
    yield "as " + relation
    below = {sentence.tokens[c].deprel.partition(":")[0] for c in sentence.children(token)}
    for each in ("obj", "nsubj", "ccomp", "xcomp", "obl"):
        if each in below:
            yield "with " + each
    dets = [sentence.tokens[c].lemma for c in sentence.children_by(token, "det")]
    if sentence.tokens[token].upos == "NOUN":
        yield "noun " + ("the" if dets and dets[0] in ("the", "this", "that", "these", "those") else "a" if dets else "bare")


def _of_nobody(account: Account, sentence: Sentence, token: int) -> Iterator[str]:
    yield "nobody"
    for each in _context(account, sentence, token):
        yield "nobody " + each


def _of_kept(cast: Cast, account: Account, kept: Sequence[Party], side: Side) -> Iterator[str]:
    index, token = account.anchors[0]
    sentence = cast.doc.sentences[index]
    if not kept:
        yield "none"
        for each in _context(account, sentence, token):
            yield "none " + each
        yield "none, other side " + ("told" if account.actors or account.recipients else "untold")
        return
    party = kept[0]
    start, end = party.words.spans[0]
    inside = [i for i, each in enumerate(sentence.tokens) if each.start < end and start < each.end]
    head = next((i for i in inside if sentence.tokens[i].head not in inside), inside[-1]) if inside else -1
    yield "kept"
    for each in _context(account, sentence, token):
        yield "kept " + each
    if head < 0:
        return
    word = sentence.tokens[head]
    kind = _kind(party, word.upos, word.lemma)
    yield "kept " + kind
    yield f"kept {kind} {account.action.type}"
    act = _act(sentence, token)
    score = max((a.score for a in act.arguments if a.role == side and a.head in inside), default=0.0) if act else 0.0
    yield "kept score " + _bin(score)
    rival = max((a.score for a in act.arguments if a.role != side and a.role in SIDES and a.head in inside), default=0.0) if act else 0.0
    if rival > 0.5:
        yield "kept rival"
    yield "kept " + (word.deprel if word.head == token else "far")


def _kind(party: Party, upos: str, lemma: str) -> str:
    if party.name:
        return "name"
    if upos == "PRON":
        return "pron " + lemma if lemma in ("it", "this", "that", "they", "he", "she", "we", "nobody", "anyone", "who", "what", "which") else "pron"
    if party.code and (party.confidence or 0) > 0.3:
        return "role"
    return "people" if _noun_type(lemma, lemma) else "thing"


def _bin(score: float) -> str:
    return "none" if score < 0.2 else "low" if score < 0.5 else "half" if score < 0.8 else "high" if score < 0.97 else "sure"


def _of_member(
    cast: Cast, accounts: Sequence[Account], number: int, *, own: int, member: Member, act: Act | None
) -> Iterator[str]:
    index = cast.at[number]
    account = accounts[number]
    yield "member"
    before = [each for each in member.mentions if each.sentence <= index]
    places = [each.sentence for each in before] or [cast.at[n] for n, _ in member.parties if cast.at[n] <= index]
    gap = index - max(places) if places else -1
    near = "ahead" if gap < 0 else ("here", "1", "2", "3")[gap] if gap < 4 else "far"
    yield "at " + near
    if gap > 0 and before:
        paragraph = cast.doc.sentences[before[-1].sentence].paragraph
        if cast.doc.sentences[index].paragraph == paragraph:
            yield "paragraph"
    yield from _history(cast, accounts, number, own=own, member=member)
    yield from _looks(cast, index, member, account, before)
    if act is not None and near == "here":
        heads = {m.head for m in before if m.sentence == index} | {t for m in before if m.sentence == index for t in range(m.first, m.last) if m.kind == "name"}
        for role in ("actor", "recipient", "speaker", "place"):
            score = max((a.score for a in act.arguments if a.role == role and a.head in heads), default=0.0)
            if score:
                yield f"here {'own' if role == SIDES[own] else 'rival' if role in SIDES else role} {_bin(score)}"


def _history(cast: Cast, accounts: Sequence[Account], number: int, *, own: int, member: Member) -> Iterator[str]:
    key, index = member.key, cast.at[number]
    mine = theirs = same = 0
    opposite = cast.sides[number][1 - own]
    last = -1
    for other in range(number):
        sides = cast.sides[other]
        if key in sides[own]:
            mine += 1
            last = other
            if accounts[other].action.type == accounts[number].action.type:
                same += 1
            if opposite & sides[1 - own]:
                yield "straight"
        if key in sides[1 - own]:
            theirs += 1
            last = other
            if opposite & sides[own]:
                yield "crossed"
    kind = accounts[number].action.type
    if mine:
        yield f"{kind} own"
    if theirs:
        yield f"{kind} other"
    total = sum(1 for n in range(number) if cast.sides[n][own])
    if mine and mine * 2 > total:
        yield "own most"
    if mine:
        yield "own " + ("1" if mine == 1 else "more")
    if theirs:
        yield "other " + ("1" if theirs == 1 else "more")
    if same:
        yield "own of the type"
    if last >= 0:
        if last == number - 1:
            yield "last act"
            yield f"{accounts[last].action.type} {kind} {'own' if key in cast.sides[last][own] else 'other'}"
            yield f"last act {'own' if key in cast.sides[last][own] else 'other'}"
        elif last == number - 2:
            yield "last act but one"
        if cast.at[last] == index:
            yield "act here"
    if not mine and not theirs:
        later = [n for n, _ in member.parties if n > number]
        yield "later" if later else "no party"
        if later and key in cast.sides[later[0]][own]:
            yield "later own"
            if accounts[later[0]].action.type == accounts[number].action.type:
                yield "later own of the type"


def _looks(cast: Cast, index: int, member: Member, account: Account, before: Sequence[Mention]) -> Iterator[str]:
    kinds = {each.type for each in member.mentions if each.kind == "name"}
    if kinds:
        kind = next((k for k in ("Person", "Organization", "NORP", "Location") if k in kinds), "name")
        yield "is " + kind
        yield f"is {kind} {account.action.type}"
    elif member.mentions:
        yield "is noun"
        yield f"is noun {account.action.type}"
    else:
        yield "is words"
    many = len(member.mentions)
    yield "mentions " + ("1" if many < 2 else "2" if many == 2 else "3-5" if many < 6 else "many")
    sectors = {s for _, party in member.parties for s in party.sectors[:1]}
    if not sectors:
        sectors = {s for m in member.mentions if m.kind == "noun" and (s := knowledge().roles.get(m.text))}
    force = "force" if account.action.type in FORCE else "speech"
    for sector in sectors:
        group = "armed" if sector in ARMED else sector if sector in ("GOV", "CVL") else "others"
        yield f"{group} {force}"
        yield f"{sector} {account.action.type}"
        yield sector
    if not sectors:
        yield f"sectorless {force}"
    if not kinds and member.mentions:
        nouns = [m for m in member.mentions if m.kind == "noun"]
        if nouns:
            yield ("plural " if nouns[0].plural else "singular ") + force
            yield "noun type " + nouns[0].type
    relation = before and before[-1].sentence >= index - 1 and cast.doc.sentences[before[-1].sentence].tokens[before[-1].head].deprel.partition(":")[0]
    if relation:
        yield f"{force} {'here' if before[-1].sentence == index else 'before'} {relation}"
    if any(each.sentence <= 0 for each in member.mentions):
        yield "in the headline"
    if before:
        last = before[-1]
        token = cast.doc.sentences[last.sentence].tokens[last.head]
        if last.sentence >= index - 1:
            yield ("here " if last.sentence == index else "before ") + token.deprel.partition(":")[0]
        if last.kind == "pronoun":
            yield "pronoun"
    for speaker in account.speakers:
        if any(cast.doc.sentences[m.sentence].tokens[m.head].start < e and s <= cast.doc.sentences[m.sentence].tokens[m.head].start for m in before for s, e in speaker.words.spans):
            yield "speaks"
            break


def party_of(cast: Cast, number: int, key: Key) -> tuple[Party, int]:
    """The words that stand for a member beside an act, and the number of their sentence.

    Of this sentence if it is mentioned there; else as a party of an act told before; else its nearest name.
    """
    index, member = cast.at[number], cast.members[key]
    here = [each for each in member.mentions if each.sentence == index]
    told = [(n, party) for n, party in member.parties if not _is_pronoun(cast, n, party)]
    before = [each for each in told if each[0] < number]
    if not here and (before or (told and not member.mentions)):
        n, party = (before or told)[-1 if before else 0]
        return party, cast.at[n]
    mention = _best_mention(member, index)
    if mention is None:
        n, party = member.parties[0]
        return party, cast.at[n]
    sentence = cast.doc.sentences[mention.sentence]
    pair = sentence.offsets(mention.first, mention.last)
    return Party(words_of(cast.doc.report, pair)), mention.sentence


def _best_mention(member: Member, index: int) -> Mention | None:
    """Of this sentence the first that is a name or noun; else the last name before, noun before, or what comes after."""
    here = [each for each in member.mentions if each.sentence == index]
    before = [each for each in member.mentions if each.sentence < index]
    after = [each for each in member.mentions if each.sentence > index]
    for kinds in (("name", "noun"), ("pronoun",)):
        fit = [each for each in here if each.kind in kinds]
        if fit:
            return fit[0]
    for kind in ("name", "noun"):
        if fit := [each for each in before if each.kind == kind]:
            return fit[-1]
        if fit := [each for each in after if each.kind == kind]:
            return fit[0]
    return None


def _is_pronoun(cast: Cast, number: int, party: Party) -> bool:
    words = party.words
    if len(words.spans) != 1 or " " in words.text:
        return False
    start = words.spans[0][0]
    for token in cast.doc.sentences[cast.at[number]].tokens:
        if token.start == start:
            return token.upos == "PRON"
    return False


def with_absent_parties(doc: Document, accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts, each side whom its words leave out completed by whom the report tells."""
    if not accounts:
        return ()
    cast = cast_of(doc, accounts)
    found: list[Account] = []
    for number, account in enumerate(accounts):
        for side in SIDES:
            choices = choices_of(cast, accounts, number, side)
            best, sure = chosen(choices, _weights()[side])
            if best.kept:
                continue
            account = _with(cast, account, number, side=side, choice=best, sure=sure)
        found.append(account)
    return tuple(found)


def chosen(choices: Sequence[Choice], weights: Mapping[str, float]) -> tuple[Choice, float]:
    """The likeliest choice and its probability."""
    scores = [sum(weights.get(name, 0.0) for name in each.features) for each in choices]
    top = max(scores)
    return choices[scores.index(top)], 1 / sum(math.exp(score - top) for score in scores)


def _with(cast: Cast, account: Account, number: int, *, side: Side, choice: Choice, sure: float) -> Account:
    parties: tuple[Party, ...] = ()
    basis = {name: value for name, value in account.basis.items() if name != side}
    if choice.member is not None:
        party, index = party_of(cast, number, choice.member)
        if party.confidence is None:
            day = account.time.start or cast.doc.report.published_day
            party = resolve_party(cast.doc, party, sentence_index=index, day=day)
        parties = (replace(party, confidence=(party.confidence or 0.0) * sure),)
        basis[side] = "quoted" if index == cast.at[number] else "inferred"
    if side == "actor":
        return account.but(actors=parties, basis=basis)
    return account.but(recipients=parties, basis=basis)


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, Mapping[str, float]]:
    told: Mapping[str, Mapping[str, float]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return told
