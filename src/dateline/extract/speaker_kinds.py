"""What kind of speaker a phrase names: wire, official, statement, document, person, witness, expert, party, media."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.phrases import phrase
from dateline.model import Document, Sentence, SpeakerKind

WIRES = frozenset(
    "reuters afp ap xinhua tass interfax bloomberg dpa efe ansa kyodo yonhap pti ria anadolu upi cna ani apa lusa "
    "antara bernama irna isna mena petra saba suna tanjug belta ukrinform agerpres mti pap ctk stt ntb ritzau".split()
)
_WIRE_NAME = re.compile(
    r"\b(?:news(?:wire| agency| service)|press agency|associated press|agence france|newswire|wire|cable|dispatch)\b"
)
_OF_STATES = re.compile(
    r"\b(?:united nations|european union|african union|arab league|security council|european commission|world bank|"
    r"world health organi[sz]ation|organi[sz]ation of american states|international criminal court)$"
)
"""Bodies of states: their organs are official."""
_KIND_WORDS: dict[SpeakerKind, str] = {
    "statement": "statement communique communiqué declaration release note",
    "document": "document report letter memo study indictment filing draft text data figure survey resolution decree",
    "media": "newspaper television tv radio media channel broadcaster magazine daily website journalist reporter "
    "correspondent station weekly gazette tabloid",
    "witness": "witness resident villager survivor bystander neighbour neighbor passer-by shopkeeper local eyewitness "
    "nurse seller boatman fisherman driver passenger volunteer staff vendor onlooker refugee inmate shepherd midwife "
    "trader comrade people uncle aunt cousin grandmother",
    "expert": "analyst expert researcher fellow professor scholar economist historian academic observer doctor surgeon "
    "scientist lecturer specialist pathologist medic watcher",
    "party": "rebel militant insurgent separatist guerrilla organiser organizer protester opposition union activist "
    "movement militia party league federation guild company firm airline charity foundation club church diocese mosque "
    "campaign committee faction wing brigade relative family mother striker student farmer worker miner group fund "
    "clinic coalition alliance network front association confederation congregation abbot bishop archbishop cardinal "
    "imam priest sheikh cleric owner employer operator demonstrator caller captor kidnapper mutineer",
    "official": "official ministry minister government police army military president premier governor mayor "
    "prosecutor court ambassador envoy diplomat authority general colonel department office embassy chief aide navy "
    "parliament lawmaker hospital house palace commission council agency king chancellor senator judge commissioner "
    "officer magistrate ombudsman administrator superintendent inspector sergeant lieutenant major captain admiral "
    "marshal queen prince sultan emir sheriff deputy mp regulator treasury inspectorate command force mission staff "
    "constabulary squad customs coastguard garrison junta cabinet municipality prefecture prefect tribunal clerk "
    "consul consulate peacekeeper rapporteur un eu nato au ecowas oas iaea unhcr unicef who kremlin pentagon city "
    "state capital headquarters troop soldier guard security service bureau directorate secretariat attaché delegate "
    "legation presidency vice-president vice-premier backbencher congressman attorney solicitor warder jailer "
    "osce asean imf wfp iom opcw unrwa",
    "person": "man woman boy girl lawyer messenger welder wife husband brother sister father son daughter friend "
    "prisoner poet writer singer tourist pilgrim",
}
PRESS = frozenset(
    "abc bbc cbc cbs chronicle cnn courier echo gazette guardian herald independent jazeera journal mail mirror nbc "
    "npr observer post standard telegraph times tribune".split()
)
"""Last words of the names of papers and broadcasters."""
KIND_OF: dict[str, SpeakerKind] = {word: kind for kind, words in _KIND_WORDS.items() for word in words.split()}
SPEAKS_FOR = frozenset(
    "spokesman spokeswoman spokesperson chairman chairwoman chair leader commander secretary director head member "
    "representative manager organiser organizer founder coordinator boss captain president treasurer "
    "figure deputy press-officer delegate".split()
)
"""Whoever bears such a title speaks for the body that is named beside it."""
ALONE = frozenset(
    "commander president spokesman spokeswoman spokesperson secretary deputy head director delegate".split()
)
"""Those of them who are officials where no body is named; the others speak for a party then."""
PRONOUNS = frozenset("he she it they him her them his its their who".split())
BACK = 3
"""Sentences back in which a pronoun's antecedent is looked for."""
STATEHOOD = frozenset(("Location", "NORP"))


def kind_of(doc: Document, sentence: Sentence, head: int, *, depth: int = 0) -> SpeakerKind:
    """What kind of speaker a phrase names: by its head noun, by whom that speaks for, by its name, by what it means."""
    token = sentence.tokens[head]
    place = phrase(sentence, head)
    told = " ".join(sentence.tokens[i].text for i in range(*place)).lower()
    name = sentence.name_at(head)
    if _is_wire(doc, sentence, head, told=told):
        return "wire"
    if token.lemma in PRONOUNS and depth < 2:
        meant = antecedent(doc, sentence, head)
        return kind_of(doc, *meant, depth=depth + 1) if meant else ("person" if token.lemma != "it" else "official")
    if token.lemma in SPEAKS_FOR:
        return _spoken_for(doc, sentence, head, depth=depth)
    called = " ".join(sentence.tokens[i].text for i in range(place[0], head + 1)).lower()
    if _OF_STATES.search(called):
        return "official"
    if called.endswith("islamic state"):
        return "party"  # no state
    known = _noun_kind(token.lemma) if token.upos != "PROPN" or not name else None
    if known:
        return known
    if name and name.type in STATEHOOD:
        return "official"
    beside = [
        c
        for c in sentence.children(head)
        if sentence.tokens[c].deprel.split(":")[0] in ("appos", "compound", "flat", "amod", "nmod", "cop", "nsubj")
    ]
    words = [i for i in range(*place) if i != head and sentence.tokens[i].deprel.split(":")[0] != "nmod"]
    for other in (*words, *(c for c in beside if c not in words)):
        if sentence.tokens[other].upos == "PRON":
            continue
        lemma = sentence.tokens[other].lemma
        if lemma in SPEAKS_FOR and depth < 2 and other != head:
            return _spoken_for(doc, sentence, other, depth=depth)
        known = _noun_kind(lemma)
        if known:
            return known
    if name and name.type == "Organization":
        last = sentence.tokens[place[1] - 1]
        return "media" if last.text.lower() in PRESS else _noun_kind(last.lemma) or "party"
    if token.upos == "PROPN" and depth < 2:
        earlier = _fuller(doc, sentence, head)
        if earlier:
            return kind_of(doc, *earlier, depth=depth + 1)
    # "who" is no World Health Organization
    beside_it = (i for i in sentence.descendants(head)[:14] if i != head and sentence.tokens[i].upos != "PRON")
    below = (_noun_kind(sentence.tokens[i].lemma) for i in beside_it)
    return next((kind for kind in below if kind), "person")


def antecedent(doc: Document, sentence: Sentence, pronoun: int) -> tuple[Sentence, int] | None:
    """The nearest subject before a pronoun that it may stand for: (sentence, head)."""
    wanted = sentence.tokens[pronoun].lemma
    for index, before in _backwards(doc, sentence, pronoun):
        if before.tokens[index].deprel.split(":")[0] not in ("nsubj", "root") and not _told_by(before, index):
            continue
        token = before.tokens[index]
        if token.upos not in ("NOUN", "PROPN"):
            continue
        name = before.name_at(index)
        person = (
            (name.type == "Person")
            if name
            else _noun_kind(token.lemma) in ("person", "witness", "expert") or token.lemma in SPEAKS_FOR
        )
        body = not person and (name is not None or _noun_kind(token.lemma) is not None)
        plural = token.text.lower().endswith("s") and token.upos == "NOUN"
        if wanted in ("it", "its") and body and not plural:
            return before, index
        if wanted in ("they", "their", "them") and (plural or body):
            return before, index
        if (
            wanted in ("he", "she", "his", "her", "him", "who")
            and not plural
            and (person or (not name and _noun_kind(token.lemma) == "official" and token.lemma not in BODIES))
        ):
            return before, index
    return None


BODIES = frozenset(
    "ministry government police army military court authority department office embassy navy parliament hospital house "
    "palace commission council agency command force mission treasury staff squad cabinet tribunal state city".split()
)


def _told_by(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].deprel == "obl:agent"


def _backwards(doc: Document, sentence: Sentence, token: int) -> Iterator[tuple[int, Sentence]]:
    """Tokens before a token, of its sentence from the left and of those before it: what was spoken of last first."""
    for index in range(token):
        yield index, sentence
    for before in reversed(doc.sentences[max(0, sentence.index - BACK) : sentence.index]):
        for index in range(len(before.tokens)):
            yield index, before


def _fuller(doc: Document, sentence: Sentence, head: int) -> tuple[Sentence, int] | None:
    """An earlier mention of the same name with more words: "Colonel Hernán Tovar" for "Tovar"."""
    last = sentence.tokens[head].text
    own = phrase(sentence, head)
    if own[1] - own[0] > 2:
        return None
    told = {sentence.tokens[i].text for i in range(*own)}
    for before in doc.sentences[: sentence.index]:
        if before.part == "title":
            continue
        for index, token in enumerate(before.tokens):
            if token.text in told and token.upos == "PROPN":
                at = index
                while before.tokens[at].deprel.split(":")[0] in ("flat", "compound") and before.tokens[at].head >= 0:
                    at = before.tokens[at].head
                if before.tokens[at].deprel == "appos" and before.tokens[at].head >= 0:
                    at = before.tokens[at].head
                if phrase(before, at)[1] - phrase(before, at)[0] > own[1] - own[0] or before.tokens[at].text != last:
                    return before, at
    return None


def _spoken_for(doc: Document, sentence: Sentence, head: int, *, depth: int) -> SpeakerKind:
    """The kind of the body that a spokesman or leader speaks for."""
    for child in sentence.children_by(head, "nmod", "compound", "amod"):
        token = sentence.tokens[child]
        if token.lemma in PRONOUNS:
            meant = antecedent(doc, sentence, child) if depth < 2 else None
            if meant and not _is_person(meant[0], meant[1]):
                return _as_speaker(kind_of(doc, *meant, depth=depth + 1))
            continue
        name = sentence.name_at(child)
        if token.upos == "PROPN" and name and name.type in STATEHOOD:
            return "official"
        known = _noun_kind(token.lemma)
        if known in ("party", "official", "witness"):
            return "party" if known == "witness" else known
        if token.upos == "PROPN" and name and name.type == "Organization" and depth < 2:
            return _as_speaker(kind_of(doc, sentence, child, depth=depth + 1))
    return "official" if sentence.tokens[head].lemma in ALONE else "party"


def _as_speaker(kind: SpeakerKind) -> SpeakerKind:
    return kind if kind in ("official", "party", "wire", "media") else "party"


OF_NEWS = frozenset(
    "government independent information local main media national news official press private semi semi-official state "
    "state-run".split()
)
"""What a news agency may be called."""


def _is_person(sentence: Sentence, head: int) -> bool:
    name = sentence.name_at(head)
    return bool(name and name.type == "Person")


def _is_wire(doc: Document, sentence: Sentence, head: int, *, told: str) -> bool:
    """An agency of news: by its name, "Dominion Press", "the SNS agency", "the agency" where one is named."""
    token, words = sentence.tokens[head], set(told.split())
    if words & WIRES or _WIRE_NAME.search(told) or told.endswith(" press"):
        return True
    if token.lemma != "agency" or token.upos == "PROPN":
        return False
    beside = [sentence.tokens[c] for c in sentence.children_by(head, "compound", "amod", "nmod")]
    # "the UN refugee agency", "the EU's nuclear agency": of another trade
    if any(each.upos in ("NOUN", "ADJ") and each.text.islower() and each.lemma not in OF_NEWS for each in beside):
        return False
    if any(each.upos == "PROPN" for each in beside):
        return True
    alone = words <= {"the", "same", "a", "agency", "this", "that", "state", "its"}
    return "news" in words or (alone and bool(_WIRE_NAME.search(doc.report.text.lower())))


def _noun_kind(lemma: str) -> SpeakerKind | None:
    return KIND_OF.get(lemma) or (KIND_OF.get(lemma[:-1]) if lemma.endswith("s") and len(lemma) > 3 else None)
