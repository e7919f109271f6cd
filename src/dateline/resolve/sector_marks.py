"""What tells the sector of a party that no table knows by name: marks that the learnt choice weighs.

Some marks point at a sector ("its noun is a role of MIL", "the last people named are LAB"), whichever it is; others are
plain ("its noun is *miner*", "it is the actor of a protest"), and what they say of each sector is learnt. Whom a party
may take up by the learnt links of coreference points at sectors, too, each by its share.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.model import Sentence
from dateline.quick import quickly_made
from dateline.resolve.body_names import sector_of_name
from dateline.resolve.knowledge import knowledge
from dateline.resolve.known import BODIES, Known, Part
from dateline.resolve.mentions import Mention
from dateline.resolve.roles import ADJECTIVES, COUNTING, are_sides, counted
from dateline.resolve.surroundings import Surroundings

NONE = "-"
"""No sector: of texts, laws and things."""
MUCH = 0.15
"""Share of a report's role nouns from which on a sector is one of those that it is about."""
MEMBERS_READ = 12
"""Mentions of one party that are read."""
FAR = 3
"""Sentences back to the last people named."""
EVENED = 1.5
"""By which scores of links are divided before they become shares: what several may be is spread among them."""
GENERIC = COUNTING | frozenset(
    "man woman boy girl child people person family resident member side one other crowd group body force team crew "
    "camp leader chief head commander spokesman spokeswoman official officer volunteer driver youth colleague "
    "relative neighbour victim prisoner suspect community party delegation house anyone anybody everyone everybody "
    "nobody somebody someone those".split()
)
"""Nouns that say least of themselves."""
_BELOW = ("amod", "compound", "nmod", "acl", "det", "nummod")
Pointing = tuple[str, str]
"""What kind of mark, and the sector that it speaks for."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Signs:
    """What points at single sectors, and what is plain, of one party; ``linked`` points with shares of 1 at most."""

    pointing: tuple[Pointing, ...]
    plain: tuple[str, ...]
    linked: tuple[tuple[Pointing, float], ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    """Of a report: the sectors that have much to do in it, those of its nouns, and the publisher's."""

    much: tuple[Pointing, ...]
    here: dict[int, tuple[tuple[int, str, bool], ...]]
    """By sentence (head word, sector, whether plural) of each role noun."""
    called: dict[str, tuple[str, ...]]
    """By noun what stands before it anywhere says."""
    publisher: str | None


def looks_of(sentence: Sentence, head: int, found: Known) -> str:
    """What kind of words a party has: a name, a pronoun, a noun that says least, a role noun, or another."""
    token = sentence.tokens[head]
    if found.name:
        return "name"
    if token.upos == "PRON":
        return "pronoun"
    lemma = token.lemma.lower()
    if lemma in GENERIC or token.upos == "NUM":
        return "generic"
    return "role" if lemma in knowledge().roles else "thing"


def signs_of(around: Surroundings, sentence: Sentence, *, head: int, found: Known, part: Part | None) -> Signs:
    """All marks of the party with this head word; ``found`` is what rules and tables tell of it."""
    looks = looks_of(sentence, head, found)
    page = _page(around)
    pointing = [(f"{kind} {looks}", sector) for kind, sector in _pointing(around, page, sentence, head, found)]
    plain = [*_told(found, looks), *_own(sentence, head, found, part, looks)]
    number = around.mention_at(sentence.index, head)
    if number is not None:
        plain += [f"chain {noun}" for noun in _of_chain(around, number)[0]]
    linked = _linked(around, number) if number is not None else {}
    shares = tuple(((f"linked {looks}", sector), share) for sector, share in linked.items())
    return Signs(tuple(dict.fromkeys(pointing)), tuple(dict.fromkeys(plain)), shares)


def _told(found: Known, looks: str) -> Iterator[str]:
    told = [each for each in found.sectors if each not in BODIES]
    yield f"told {told[0] if told else NONE}"
    yield f"told {told[0] if told else NONE} {looks}"
    if len(told) > 1:
        yield f"told too {told[1]}"


def _pointing(around: Surroundings, page: _Page, sentence: Sentence, head: int, found: Known) -> Iterator[Pointing]:
    for rank, sector in enumerate(found.sectors[:2]):
        yield f"told {rank}", sector
    if found.sectors and found.sectors[0] != knowledge().roles.get(sentence.tokens[head].lemma.lower()):
        yield "told by others", found.sectors[0]
    number = around.mention_at(sentence.index, head)
    if number is not None:
        for sector in _of_chain(around, number)[1]:
            yield "chain", sector
    if sentence.tokens[head].upos == "NOUN":
        for sector in page.called.get(sentence.tokens[head].lemma.lower(), ()):
            yield "called", sector
    for child in sentence.children(head):
        relation = sentence.tokens[child].deprel.partition(":")[0]
        if sentence.tokens[child].deprel == "nmod:poss":
            relation = "owner"
        if relation in ("owner", "nmod", "conj", "appos", "compound", "amod"):
            other = around.mention_at(sentence.index, child)
            for sector in _of_chain(around, other)[1] if other is not None else _of_word(sentence, child):
                yield relation, sector
    yield from page.much
    if page.publisher and page.publisher != "JRN":  # newspapers and wires tell of others
        yield "publisher", page.publisher
    yield from _near(page, sentence, head)


def _own(sentence: Sentence, head: int, found: Known, part: Part | None, looks: str) -> Iterator[str]:
    """The party's own words, its part in the act, what it is called by and where it is from."""
    token = sentence.tokens[head]
    yield f"is {looks if looks == 'name' else 'side' if are_sides(sentence, head) else token.lemma.lower()}"
    yield f"kind {found.kind} {looks}"
    if part is not None:
        side = "actor" if part.acts else "recipient"
        yield f"{part.type} {side}"
        yield f"{part.type} {side} {looks}"
    else:
        yield "no party"
    for child in sentence.children(head):
        relation = sentence.tokens[child].deprel.partition(":")[0]
        if relation in _BELOW:
            below = sentence.tokens[child]
            yield f"{relation} {below.lemma.lower() if below.upos not in ('NUM', 'PROPN') else below.upos}"


def _is_plural(sentence: Sentence, head: int) -> bool:
    token = sentence.tokens[head]
    lower = token.text.lower()
    return lower in ("they", "them", "their", "we", "us") or lower != token.lemma.lower()


def _of_chain(around: Surroundings, number: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Nouns by which a party is called in the report, and the sectors that these say; without its name."""
    key = ("sectors of chain", around.chains[number])
    held: tuple[tuple[str, ...], tuple[str, ...]] | None = around.kept.get(key)
    if held is None:
        nouns: dict[str, None] = {}
        sectors: dict[str, None] = {}
        for each in around.chain(number)[:MEMBERS_READ]:
            if each.kind == "noun":
                nouns[each.text] = None
            for sector in _said(around, each):
                sectors[sector] = None
        held = around.kept[key] = (tuple(nouns), tuple(sectors))
    return held


def _linked(around: Surroundings, number: int) -> dict[str, float]:
    """Sectors said of the mentions before one, each by how likely it takes them up; the rest of 1 is that it is new."""
    key = ("sectors linked", number)
    held: dict[str, float] | None = around.kept.get(key)
    if held is None:
        held = around.kept[key] = _weighed(around, number)
    return held


def _weighed(around: Surroundings, number: int) -> dict[str, float]:
    found: dict[str, float] = {}
    scores, first = around.links.of(number) if around.links is not None else ((), number)
    if not scores:
        return found
    said: list[str | None] | None = around.kept.get(("sectors said",))
    if said is None:
        said = around.kept["sectors said",] = [next(_said(around, each), None) for each in around.mentions]
    most = max(0.0, *scores)
    total = math.exp(-most / EVENED)
    for score, sector in zip(scores, said[first:], strict=False):
        share = math.exp((score - most) / EVENED)
        total += share
        if sector is not None:
            found[sector] = found.get(sector, 0.0) + share
    return {sector: share / total for sector, share in found.items()}


def _said(around: Surroundings, mention: Mention) -> Iterator[str]:
    """What a noun and what hangs on it, or a name's title and apposition, say at first sight."""
    sentence = around.doc.sentences[mention.sentence]
    if mention.kind == "noun":
        yield from _of_word(sentence, mention.head)
        for child in sentence.children_by(mention.head, "amod", "compound", "nmod", "nmod:poss", "appos"):
            yield from _of_word(sentence, child)
    elif mention.kind == "name":
        entries = knowledge().find(mention.full) if mention.type != "NORP" else ()
        if len(entries) == 1 and entries[0].kind == "organisation":
            yield from entries[0].sectors[:1]
        elif mention.type == "Organization" and (sector := sector_of_name(mention.full)) is not None:
            yield sector
        if mention.first:
            yield from _of_word(sentence, mention.first - 1)
        for child in sentence.children_by(mention.head, "appos"):
            yield from _of_word(sentence, counted(sentence, child))


def _of_word(sentence: Sentence, token: int) -> Iterator[str]:
    lemma = sentence.tokens[token].lemma.lower()
    roles = knowledge().roles
    if lemma == "party" and are_sides(sentence, token):
        return
    if token and (pair := roles.get(f"{sentence.tokens[token - 1].text.lower()}-{lemma}")) is not None:
        yield pair
    elif (role := ADJECTIVES.get(lemma) or roles.get(lemma)) is not None:
        yield role


def _page(around: Surroundings) -> _Page:
    held: _Page | None = around.kept.get(("sectors",))
    if held is None:
        here: dict[int, list[tuple[int, str, bool]]] = {}
        called: dict[str, dict[str, None]] = {}
        count: Counter[str] = Counter()
        for each in around.mentions:
            if each.kind == "noun" and (role := knowledge().roles.get(each.text)) is not None:
                here.setdefault(each.sentence, []).append((each.head, role, each.plural))
                count[role] += 1
                sentence = around.doc.sentences[each.sentence]
                for child in sentence.children_by(each.head, "amod", "compound", "nmod:poss", "nmod"):
                    for sector in _of_word(sentence, child):
                        called.setdefault(each.text, {})[sector] = None
        total = sum(count.values())
        much = tuple(
            ("much" if rank else "most", sector)
            for rank, (sector, number) in enumerate(count.most_common(4))
            if number >= MUCH * total
        )
        held = around.kept["sectors",] = _Page(
            much,
            {index: tuple(each) for index, each in here.items()},
            {noun: tuple(each) for noun, each in called.items()},
            _of_publisher(around.doc.report.publisher or ""),
        )
    return held


@lru_cache(maxsize=256)
def _of_publisher(name: str) -> str | None:
    return sector_of_name(name.partition(",")[0])


def _near(page: _Page, sentence: Sentence, head: int) -> Iterator[Pointing]:
    """The people named last before a party, those beside it in the sentence."""
    is_plural = _is_plural(sentence, head)
    beside = page.here.get(sentence.index, ())
    before = [each for each in beside if each[0] < head]
    back = 0
    while not before and back < FAR:
        back += 1
        before = list(page.here.get(sentence.index - back, ()))
    if before:
        yield "last", before[-1][1]
        same = [each for each in before if each[2] == is_plural]
        if same:
            yield "last alike", same[-1][1]
    for at, sector, _ in beside:
        if at != head:
            yield "beside", sector
