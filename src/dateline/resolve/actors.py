"""Whom a phrase denotes: name, kind, country, sectors (primary first) and a CAMEO-style code.

What the report says of a party comes first (its title, its country's adjective, its apposition), then what
the tables know of its name on the event's day. What neither says stays empty.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dateline.model import Document, Party, PartyKind, Sentence, Words
from dateline.resolve.coreference import Mention, antecedent, named_mentions
from dateline.resolve.folding import fold
from dateline.resolve.knowledge import Entry, knowledge
from dateline.resolve.places import place_of, report_frame

BODIES = ("UNO", "EUR")
"""Parts of a code that are no sectors: the international body itself."""
COUNTING = frozenset(
    "thousand hundred dozen score million ten number group crowd throng band majority part most many some several "
    "few handful pair couple hundreds thousands dozens scores millions tens all none any one".split()
)
STATE_SECTORS = frozenset(("GOV", "MIL", "COP", "JUD", "LEG", "SPY", "OPP"))
FRAME_SHARE = 0.6
"""A national role without a country takes the report's, when that has this share of all mentions."""
REBELLIOUS = frozenset("rebel insurgent guerrilla separatist breakaway secessionist maoist".split())
TITLES = frozenset("leader chief head official spokesman spokeswoman spokesperson member negotiator delegation".split())
"""Titles whose sector is that of what they lead or speak for, where that is said."""
FORMER = frozenset(("former", "ex", "ousted", "deposed", "onetime", "retired"))


@dataclass(frozen=True, slots=True)
class _Known:
    name: str | None = None
    kind: PartyKind = "unnamed"
    country: str | None = None
    sectors: tuple[str, ...] = ()
    wikidata: str | None = None


def resolve_party(doc: Document, party: Party, *, sentence_index: int, day: date | None) -> Party:
    """Fill a party's name, kind, country, sectors, code and ids; its words stay as they are."""
    sentence = doc.sentences[sentence_index]
    place = _range(sentence, party.words)
    if place is None:
        return party
    head = _head(sentence, place)
    mentions = _mentions(doc)
    known = _by_name(doc, sentence, place=place, head=head, day=day, mentions=mentions)
    if known is None:
        known = _by_reference(doc, sentence, head=head, day=day, mentions=mentions)
    said = _by_words(doc, sentence, place=place, head=head, day=day)
    found = _joined(known, said)
    return replace(
        party,
        name=found.name,
        kind=found.kind,
        country=found.country,
        sectors=tuple(s for s in found.sectors if s not in BODIES),
        code=code_of(found.country, found.sectors),
        ids={"wikidata": found.wikidata} if found.wikidata else {},
    )


def code_of(country: str | None, sectors: tuple[str, ...]) -> str | None:
    """CAMEO-style code: country and primary sector (USAGOV), or the body's (IGOUNO, IGO)."""
    if sectors and sectors[0] in ("IGO", "NGO", "MNC", "IMG"):
        return sectors[0] + next((s for s in sectors[1:] if s in BODIES or s in ("MIL", "REF", "UAF")), "")
    code = (country or "") + (sectors[0] if sectors else "")
    return code or None


_LAST: dict[int, tuple[Document, tuple[Mention, ...], dict[str, float]]] = {}


def _mentions(doc: Document) -> tuple[Mention, ...]:
    return _cached(doc)[1]


def _cached(doc: Document) -> tuple[Document, tuple[Mention, ...], dict[str, float]]:
    """Mentions and frame of the report at hand; one report is resolved at a time."""
    held = _LAST.get(0)
    if held is None or held[0] is not doc:
        held = (doc, named_mentions(doc), dict(report_frame(doc)))
        _LAST[0] = held
    return held


def _range(sentence: Sentence, words: Words) -> tuple[int, int] | None:
    """Tokens of a party's first words that are more than a pronoun ("Hungary … it" → Hungary)."""
    found: list[tuple[int, int]] = []
    for start, end in words.spans:
        inside = [i for i, token in enumerate(sentence.tokens) if token.start < end and start < token.end]
        if inside:
            found.append((inside[0], inside[-1] + 1))
    full = [place for place in found if place[1] - place[0] > 1 or sentence.tokens[place[0]].upos != "PRON"]
    return next(iter(full or found), None)


def _head(sentence: Sentence, place: tuple[int, int]) -> int:
    first, last = place
    return next((i for i in range(first, last) if not first <= sentence.tokens[i].head < last), last - 1)


def choose(entries: Iterable[Entry], day: date | None) -> Entry | None:
    """The entry that holds on the day; else a former office (as ELI); else none."""
    every = list(entries)
    holding = [entry for entry in every if entry.covers(day)]
    if holding:
        return min(holding, key=lambda e: (e.use != "name", e.kind != "person"))
    if every and day and every[0].kind == "person" and all(e.since and e.since > day for e in every):
        return replace(every[0], sectors=())  # known, but not yet in office
    past = [e for e in every if e.until and (day is None or e.until < day)]
    if past:
        last = max(past, key=lambda e: e.until or date.min)
        return replace(last, sectors=("ELI",)) if last.kind == "person" else None
    return None


def _by_name(
    doc: Document,
    sentence: Sentence,
    *,
    place: tuple[int, int],
    head: int,
    day: date | None,
    mentions: tuple[Mention, ...],
) -> _Known | None:
    """The party's own name, when its head is named."""
    inside = [m for m in mentions if m.sentence == sentence.index and m.first < place[1] and place[0] < m.last]
    named = [m for m in inside if m.first <= head < m.last]
    if not named:  # "field marshal Haftar": the name hangs flat or in apposition on the title
        named = [m for m in inside if m.type == "Person" and _hangs_on(sentence, m, head)]
    if not named:
        whole = doc.report.text[sentence.tokens[place[0]].start : sentence.tokens[place[1] - 1].end]
        entry = choose(knowledge().find(whole), day)
        return _entry(entry) if entry else None
    mention = named[0]
    entry = choose(knowledge().find(mention.full), day) or choose(knowledge().find(mention.text), day)
    if mention.type in ("Location", "Facility") and entry is None:
        where = place_of(mention.text, frame=_cached(doc)[2])
        return _Known(where.name or mention.text, "place", where.country)
    if mention.type == "NORP":
        return _Known(None, "group", knowledge().demonym(mention.text))
    if entry is not None:
        if entry.use == "capital" and not _acts(sentence, head):
            where = place_of(mention.text, frame=_cached(doc)[2])
            return _Known(where.name or mention.text, "place", where.country or entry.country)
        return _entry(entry)
    kind: PartyKind = "person" if mention.type == "Person" else "organisation"
    return _Known(mention.full if mention.type == "Person" else mention.text, kind)


def _acts(sentence: Sentence, head: int) -> bool:
    """A capital as subject or possessor speaks for its government; elsewhere it is a town."""
    return sentence.tokens[head].deprel.split(":")[0] in ("nsubj", "root") and not sentence.tokens[
        head
    ].deprel.endswith("pass")


def _hangs_on(sentence: Sentence, mention: Mention, head: int) -> bool:
    return any(
        sentence.tokens[i].head == head
        and sentence.tokens[i].deprel.split(":")[0] in ("flat", "appos", "nmod", "compound")
        for i in range(mention.first, mention.last)
    )


def _entry(entry: Entry) -> _Known:
    return _Known(entry.name, entry.kind, entry.country, entry.sectors, entry.wikidata)


def _by_reference(
    doc: Document, sentence: Sentence, *, head: int, day: date | None, mentions: tuple[Mention, ...]
) -> _Known | None:
    """Pronouns and descriptions take what is known of the mention they stand for."""
    mention = antecedent(doc, mentions, sentence=sentence, token=head)
    if mention is None:
        return None
    entry = choose(knowledge().find(mention.full), day) or choose(knowledge().find(mention.text), day)
    if entry is not None:
        return _entry(entry)
    home = doc.sentences[mention.sentence]
    own = _by_words(doc, home, place=(mention.first, mention.last), head=mention.first, day=day)
    kind: PartyKind = "person" if mention.type == "Person" else "organisation"
    return _Known(mention.full, kind, own.country, own.sectors)


def _by_words(doc: Document, sentence: Sentence, *, place: tuple[int, int], head: int, day: date | None) -> _Known:
    """Country and sectors from the phrase, its title and its apposition."""
    known = knowledge()
    head = _counted(sentence, head)
    around = _around(sentence, place, head)
    body = _body(doc, sentence, around=around, head=head)
    if body:
        return _Known(None, "unnamed", None, body)
    country = _country(doc, sentence, around=around, day=day) or _owners(doc, sentence, head=head, day=day)
    sectors: list[str] = []
    titled: str | None = None
    for index in sorted(around, key=lambda i: (i != head, -i)):
        token = sentence.tokens[index]
        if token.lemma in REBELLIOUS:
            sectors.insert(0, "REB")
        elif token.lemma == "opposition" or token.lemma == "dissident":
            sectors.insert(0, "OPP")
        elif token.lemma in FORMER:
            sectors.insert(0, "ELI")
        elif token.upos in ("NOUN", "PROPN", "ADJ") or index == head:
            role = known.roles.get(singular(token.lemma)) or known.roles.get(token.lemma)
            if role and token.lemma in TITLES:
                titled = titled or role
            elif role:
                sectors.append(role)
            elif token.lemma == "military":
                sectors.insert(0, "MIL")
    # "Union leader" leads a union; a leader of nothing named is a government's, that of an assault is not.
    if titled and not sectors and not _leads_act(sentence, head):
        sectors.append(titled)
    return _Known(None, "unnamed", country, tuple(dict.fromkeys(sectors))[:3])


def _body(doc: Document, sentence: Sentence, *, around: set[int], head: int) -> tuple[str, ...]:
    """Sectors of an international body whose name stands before a noun: "a United Nations tribunal"."""
    for name in sentence.names:
        inside = [i for i in range(name.first, name.last) if i < head]
        if not inside or not around.intersection(inside):
            continue
        for last in range(inside[-1] + 1, name.first, -1):  # the whole name, or what begins it
            start, end = sentence.offsets(name.first, last)
            for entry in knowledge().find(doc.report.text[start:end]):
                if entry.sectors[:1] == ("IGO",):
                    return entry.sectors
    return ()


def with_state(doc: Document, party: Party, *, country: str | None, sentence_index: int) -> Party:
    """A national role without a country ("police", "22 soldiers") takes that of the act's place.

    Where the act has none: of a place that its sentence names, else of the report.
    """
    if party.country or party.name or party.sectors[:1] not in {(sector,) for sector in STATE_SECTORS}:
        return party
    state = country or _country_around(doc, doc.sentences[sentence_index]) or _framed(doc)
    return replace(party, country=state, code=code_of(state, party.sectors)) if state else party


def _country_around(doc: Document, sentence: Sentence) -> str | None:
    """The country of the one place, or places of one country, that a sentence names."""
    found = {
        place_of(doc.report.text[slice(*sentence.offsets(name.first, name.last))], frame=_cached(doc)[2]).country
        for name in sentence.names
        if name.type == "Location"
    } - {None}
    return found.pop() if len(found) == 1 else None


def _counted(sentence: Sentence, head: int) -> int:
    """ "Thousands of miners", "four of the ministers": who they are is said by what is counted."""
    while sentence.tokens[head].lemma in COUNTING or sentence.tokens[head].upos == "NUM":
        inner = [
            child
            for child in sentence.children_by(head, "nmod")
            if any(sentence.tokens[c].lemma == "of" for c in sentence.children_by(child, "case"))
        ]
        if not inner:
            break
        head = next((child for child in inner if sentence.tokens[child].lemma not in COUNTING), inner[0])
    return head


def _leads_act(sentence: Sentence, head: int) -> bool:
    acts = {act.token for act in sentence.acts if act.scores.get("NONE", 0.0) < 0.5}
    return any(child in acts for child in sentence.children_by(head, "nmod"))


def _around(sentence: Sentence, place: tuple[int, int], head: int) -> set[int]:
    """The phrase's own tokens without complements, its head's titles and apposition."""
    own = {head}
    for index in range(*place):
        token = sentence.tokens[index]
        if token.deprel.split(":")[0] in ("amod", "compound", "flat", "nmod", "appos", "det") and (
            token.head == head or token.deprel != "nmod"
        ):
            if token.deprel == "nmod" and index > head:
                continue
            own.add(index)
    for index in (head, *[i for i in range(*place) if sentence.tokens[i].upos == "PROPN"]):
        for child in sentence.children_by(index, "appos"):
            own.add(child)
            own |= set(sentence.children_by(child, "amod", "compound"))
        if sentence.tokens[index].deprel == "appos" and sentence.tokens[index].head >= 0:
            own.add(sentence.tokens[index].head)
            own |= set(sentence.children_by(sentence.tokens[index].head, "amod", "compound"))
    return own


def _country(doc: Document, sentence: Sentence, *, around: set[int], day: date | None) -> str | None:
    known = knowledge()
    for index in sorted(around):
        token = sentence.tokens[index]
        code = known.demonym(token.text) if token.text[:1].isupper() else None
        if code:
            return code
    for name in sentence.names:
        near = any(
            i in around
            or (sentence.tokens[i].head in around and sentence.tokens[i].deprel in ("nmod", "nmod:poss", "compound"))
            for i in range(name.first, name.last)
        )
        if not near:
            continue
        start, end = sentence.offsets(name.first, name.last)
        text = doc.report.text[start:end]
        code = known.demonym(text)
        entry = next((e for e in known.find(text) if e.kind == "country" or e.use == "capital"), None)
        if code or entry:
            return code or (entry.country if entry else None)
        if name.type == "Person":
            person = choose(known.find(text), day)
            if person:
                return person.country
        if name.type == "Location":
            where = place_of(text, frame=_cached(doc)[2])
            if where.country:
                return where.country
    return None


def _owners(doc: Document, sentence: Sentence, *, head: int, day: date | None) -> str | None:
    """ "Its foreign minister", "his army": the country of whom the pronoun stands for."""
    for child in sentence.children_by(head, "nmod:poss"):
        if sentence.tokens[child].upos != "PRON":
            continue
        known = _by_reference(doc, sentence, head=child, day=day, mentions=_mentions(doc))
        if known:
            return known.country
    return None


def _framed(doc: Document) -> str | None:
    frame = _cached(doc)[2]
    if not frame:
        return None
    best = max(frame, key=lambda code: frame[code])
    return best if frame[best] >= FRAME_SHARE else None


def _joined(known: _Known | None, said: _Known) -> _Known:
    if known is None:
        return said
    country = known.country or said.country
    sectors = known.sectors or said.sectors
    if "ELI" in said.sectors and known.kind == "person":
        sectors = ("ELI", *[s for s in sectors if s != "ELI"])
    kind = known.kind
    return _Known(known.name, kind, country, tuple(dict.fromkeys(sectors)), known.wikidata)


def singular(word: str) -> str:
    """The noun of a plural: "gunmen" → "gunman", "armies" → "army"; "police" and "forces" stay."""
    if word in ("men", "women") or (word.endswith("men") and len(word) > 4):
        return word[:-2] + "an"
    if not word.endswith("s") or word.endswith("ss") or len(word) <= 4 or fold(word) in ("forces", "troops"):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]
