"""Which earlier mention a pronoun, short name or description of a report stands for. Precision first."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Document, Name, Sentence
from dateline.resolve.folding import fold
from dateline.resolve.knowledge import knowledge

HE = frozenset(("he", "she"))
IT = frozenset(("it",))
THEY = frozenset(("they",))
BACK_SENTENCES = 3
PERSON_NOUNS = frozenset(
    "strongman commander leader president premier minister chief general colonel envoy ambassador secretary "
    "governor mayor king emir chancellor spokesman spokeswoman lawmaker senator politician dictator ruler warlord "
    "marshal diplomat negotiator mediator chairman chairwoman head lawyer man woman billionaire cleric".split()
)


TITLES = PERSON_NOUNS | frozenset(
    "field mr mrs ms miss dr sir dame lord lady prof professor gen col lt lieutenant maj major capt captain sgt "
    "sergeant brig brigadier adm admiral rear vice prime foreign defence defense interior sheikh sheik imam "
    "ayatollah pope bishop archbishop cardinal father sister prince princess queen rep sen gov".split()
)
"""Words before a person's name that are none of it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A named mention: sentence, tokens ``[first, last)``, type, and its fullest form in the report."""

    sentence: int
    first: int
    last: int
    type: str
    text: str
    full: str


def named_mentions(doc: Document) -> tuple[Mention, ...]:
    """All names of persons, bodies, peoples and places in text order, each with its fullest form."""
    found: list[tuple[int, Name, str]] = []
    for sentence in doc.sentences:
        for name in sentence.names:
            if name.type in ("Person", "Organization", "Location", "NORP", "Facility", "Misc"):
                start, end = sentence.offsets(name.first, name.last)
                found.append((sentence.index, name, _untitled(doc.report.text[start:end], name.type)))
    longest: dict[str, str] = {}
    for _, name, text in found:
        if name.type == "Person" and " " in text.strip():
            last = fold(text.split()[-1])
            longest.setdefault(last, text)
            longest.setdefault(fold(text), text)
    return tuple(
        Mention(index, name.first, name.last, name.type, text, longest.get(fold(text), text))
        for index, name, text in found
    )


def _untitled(text: str, kind: str) -> str:
    """A person's name without the titles before it ("Field Marshal Idris Sall")."""
    words = text.split()
    while kind == "Person" and len(words) > 1 and words[0].strip(".").lower() in TITLES:
        words = words[1:]
    return " ".join(words) if len(words) < len(text.split()) else text


def antecedent(doc: Document, mentions: tuple[Mention, ...], *, sentence: Sentence, token: int) -> Mention | None:
    """The named mention that a pronoun or a description stands for, None where that is not plain."""
    word = sentence.tokens[token]
    before = [m for m in mentions if (m.sentence, m.first) < (sentence.index, token)]
    near = [m for m in before if sentence.index - m.sentence <= BACK_SENTENCES]
    if word.upos == "PRON":
        if word.lemma in HE:
            return _likeliest(doc, [m for m in near if m.type == "Person"], sentence, token)
        if word.lemma in IT:
            return _likeliest(doc, [m for m in near if m.type in ("Organization", "Location")], sentence, token)
        return None
    singular = word.text.lower() == word.lemma
    if word.upos == "NOUN" and singular and word.lemma in PERSON_NOUNS and _definite(sentence, token):
        return _described(doc, before, sentence=sentence, token=token)
    return None


def _likeliest(doc: Document, near: list[Mention], sentence: Sentence, token: int) -> Mention | None:
    """Most recent subject first, then most recent."""
    if not near:
        return None

    def weight(mention: Mention) -> tuple[int, int, int]:
        home = doc.sentences[mention.sentence]
        subject = any(
            home.tokens[i].deprel.startswith("nsubj") or _heads_subject(home, i)
            for i in range(mention.first, mention.last)
        )
        return (mention.sentence, int(subject), -mention.first if subject else mention.first)

    return max(near, key=weight)


def _heads_subject(sentence: Sentence, token: int) -> bool:
    """A name inside a subject's phrase ("President Donald Trump")."""
    at = sentence.tokens[token]
    return (
        at.deprel.split(":")[0] in ("flat", "compound", "appos", "nmod")
        and at.head >= 0
        and sentence.tokens[at.head].deprel.startswith("nsubj")
    )


def _definite(sentence: Sentence, token: int) -> bool:
    below = sentence.children(token)
    return any(sentence.tokens[c].lemma in ("the", "this", "that") for c in below) and not any(
        sentence.tokens[c].deprel in ("nmod:poss",) for c in below
    )


def _described(doc: Document, before: list[Mention], *, sentence: Sentence, token: int) -> Mention | None:
    """ "the Libyan strongman" → the person of the report whom that country and noun fit."""
    countries = _countries(sentence, token)
    known = knowledge()
    best: Mention | None = None
    for mention in before:
        if mention.type != "Person" or mention.sentence > sentence.index:
            continue
        entries = known.find(mention.full) or known.find(mention.text)
        fits = any(entry.country in countries for entry in entries)
        titled = sentence.tokens[token].lemma in _titles(doc.sentences[mention.sentence], mention)
        if (countries and fits) or (titled and not countries) or (titled and fits):
            best = mention
    return best


def _countries(sentence: Sentence, token: int) -> set[str]:
    known = knowledge()
    found = {known.demonym(sentence.tokens[c].text) for c in sentence.children_by(token, "amod", "compound")}
    for child in sentence.children_by(token, "nmod"):
        found |= {e.country for e in known.find(sentence.tokens[child].text) if e.kind == "country"}
    return {code for code in found if code}


def _titles(sentence: Sentence, mention: Mention) -> set[str]:
    """Nouns before a name or in its apposition."""
    low = max(0, mention.first - 4)
    return {sentence.tokens[i].lemma for i in range(low, mention.first)} | {
        sentence.tokens[c].lemma for i in range(mention.first, mention.last) for c in sentence.children_by(i, "appos")
    }
