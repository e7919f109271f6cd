"""Which mentions of a report denote one and the same: rules forbid, learnt scores and rules together decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.model import Document, Sentence
from dateline.resolve.agreement import (
    NEVER_PLACES,
    TOWNS,
    agree,
    are_called_so,
    is_called_a_body,
    is_country,
    is_place,
    sectors_of_mention,
)
from dateline.resolve.folding import fold
from dateline.resolve.knowledge import knowledge
from dateline.resolve.mention_syntax import (
    are_several,
    countries,
    definite,
    faced,
    in_subject,
    is_counted,
    is_joined_object,
    is_subject,
    is_title,
    lands_of,
    plainly_meant,
    titles,
    words,
)
from dateline.resolve.mentions import HE, IT, SHE, SPEAKING, THEY, WE, YOU, Mention
from dateline.resolve.name_keys import asked_keys, inner_keys, keys_of
from dateline.resolve.short_forms import in_brackets_behind

FAR_BACK = {"pronoun": 4, "noun": 30}
"""Sentences within which a pronoun, or a description, finds what it stands for."""
IN_ONE_PASS = 240
"""Mentions whose links are scored at once; longer reports are scored in overlapping stretches."""
OVERLAP = 80
LEARNT = 0.3
"""What a point of the learnt score weighs beside the rules (`dateline evaluate coreference` on OntoGUM and corpus)."""
SUBJECT, GOES_ON = 0.3, 0.3
"""What speaks for a subject, and more for that of the sentence right before where "it" is of the subject, too: "Qatar
rejected it. Its minister telephoned". On the corpus's reports, pronouns on the right name or noun: train 1,424 to 1,425
of 2,364, dev 120 to 121 of 188; with "they", "he" and "she", OntoGUM's dev loses two points of a thousand."""
JOINED_OBJECT = SUBJECT + GOES_ON
SAME_NOUN, FEWER_WORDS, SAME_WORDS = 1.0, 2.0, 3.0
"""What speaks for a description with the noun of one before; more where all its words are among that one's ("the
depot", of the depot in Goma), and most where they are the same, however far back: the learnt score falls with every
mention between. Descriptions on the right one in the corpus's train reports: 379 → 422 of 1,072, on a wrong one 104 as
before; OntoGUM's dev gains four points of a thousand (`dateline evaluate coreference`)."""
DESCRIBED, TITLED = 1.0, 1.5
FIT_AT_MOST = max(SAME_WORDS, TITLED)
"""What rules add to a learnt score at most, whatever the two mentions are."""
BODY_GOES_ON = 0.6
UNLINKED = -0.5
"""What stands for the learnt score, weighed, of a mention too far back to have one."""
LINKED = {"noun": -0.5, "pronoun": -2.0}
"""How high the score of a link must be: pronouns nearly always stand for something."""


@dataclass(slots=True)
class Chain:
    """Mentions that denote the same, and what they have shown of it so far."""

    members: list[int] = field(default_factory=list)
    types: set[str] = field(default_factory=set)
    gender: str = ""
    plural: bool | None = None
    names: set[str] = field(default_factory=set)
    sectors: set[str] = field(default_factory=set)


def chains_of(doc: Document, mentions: Sequence[Mention], *, learnt: Learnt | None = None) -> tuple[int, ...]:
    """For each mention the number of its chain; a mention that nothing links is a chain of its own."""
    learnt = learnt or Learnt(doc, mentions)
    seen = _Seen(doc, mentions)
    chains: list[Chain] = []
    of: list[int] = []
    named: dict[str, int] = {}
    for number, mention in enumerate(mentions):
        keys = keys_of(mention) if mention.kind == "name" else []
        if mention.kind == "name":
            found = _by_name(mention, keys, named, chains=chains)
            if found is None and (full := in_brackets_behind(seen.sentence(number), mentions, number)) is not None:
                found = of[full]
        else:
            found = _best(seen, number, of=of, chains=chains, learnt=learnt)
        if found is None:
            found = len(chains)
            chains.append(Chain())
        of.append(found)
        _join(chains[found], mention, number)
        for key in (*keys, *(inner_keys(mention) if keys else ())):
            named.setdefault(key, found)
    return tuple(of)


def _by_name(mention: Mention, keys: Sequence[str], named: dict[str, int], *, chains: Sequence[Chain]) -> int | None:
    """The chain that bears this name, its fullest form, its initials, or another name that the tables know for it."""
    for key in (*keys, *asked_keys(mention)):
        found = named.get(key)
        if found is not None and (mention.type == "NORP") == ("NORP" in chains[found].types):
            return found
    return None


class Learnt:
    """The learnt scores of links, a stretch of mentions at a time; whoever asks when, a mention's are the same."""

    def __init__(self, doc: Document, mentions: Sequence[Mention]) -> None:
        self._link = doc.link
        self._heads = [(mention.sentence, mention.head) for mention in mentions]
        self._first = 0
        self._rows: Sequence[Sequence[float]] = ()

    def of(self, number: int) -> tuple[Sequence[float], int]:
        """The scores of a mention's links, and the number of the mention that the first links it to; or none."""
        if self._link is None:
            return (), number
        fresh = IN_ONE_PASS - OVERLAP
        first = max(0, number - OVERLAP) // fresh * fresh
        if first != self._first or not self._rows:
            self._first = first
            self._rows = self._link(self._heads[self._first : self._first + IN_ONE_PASS])
        return self._rows[number - self._first], self._first


class _Seen:
    """What is asked of the mentions of a report, each answer found once."""

    def __init__(self, doc: Document, mentions: Sequence[Mention]) -> None:
        self.doc = doc
        self.mentions = mentions
        self._subjects: dict[int, bool] = {}
        self._titles: dict[int, set[str]] = {}
        self._words: dict[int, frozenset[str]] = {}
        self._countries: dict[int, set[str]] = {}
        self._named: dict[int, int] = {}

    def sentence(self, number: int) -> Sentence:
        """The sentence of a mention."""
        return self.doc.sentences[self.mentions[number].sentence]

    def is_subject(self, number: int) -> bool:
        """Whether a mention is a subject, or the name beside one."""
        found = self._subjects.get(number)
        if found is None:
            found = self._subjects[number] = is_subject(self.sentence(number), self.mentions[number])
        return found

    def titles(self, number: int) -> set[str]:
        """Nouns before a name or in its apposition."""
        found = self._titles.get(number)
        if found is None:
            found = self._titles[number] = titles(self.sentence(number), self.mentions[number])
        return found

    def named(self, number: int) -> int:
        """The name that a mention is the title of, else itself."""
        found = self._named.get(number)
        if found is None:
            after = self.mentions[number + 1] if number + 1 < len(self.mentions) else None
            is_one = after is not None and is_title(self.sentence(number), self.mentions[number], after)
            found = self._named[number] = number + is_one
        return found

    def words(self, number: int) -> frozenset[str]:
        """The words of a description, without articles."""
        found = self._words.get(number)
        if found is None:
            found = self._words[number] = words(self.sentence(number), self.mentions[number])
        return found

    def countries(self, number: int) -> set[str]:
        """Countries that the words of a description name."""
        found = self._countries.get(number)
        if found is None:
            found = self._countries[number] = countries(self.sentence(number), self.mentions[number].head)
        return found


def _best(seen: _Seen, number: int, *, of: Sequence[int], chains: Sequence[Chain], learnt: Learnt) -> int | None:
    """The chain that a pronoun or a description goes on with, if any is likely enough."""
    mention = seen.mentions[number]
    if mention.kind == "noun" and not definite(seen.sentence(number), mention):
        return None
    meant = plainly_meant(seen.doc.sentences, seen.mentions, number)
    if meant is not None:
        return of[meant]
    group = next((each for each in (SPEAKING, WE, YOU) if mention.text in each), None)
    far = FAR_BACK["noun" if group else mention.kind]
    among = group if mention.kind == "pronoun" else None
    doers = _doers(seen, number) if among is None and mention.kind != "name" else set()
    barred, facing = {of[each] for each in doers}, faced(seen.sentence(number), mention)
    is_inside = mention.kind == "noun" or seen.sentence(number).tokens[mention.head].deprel == "nmod:poss"
    some_of = mention.text in THEY and is_counted(seen.sentence(number), mention.head)
    may: dict[int, bool] = {}
    best, found = LINKED[mention.kind], None
    scores, first = learnt.of(number)
    for before in _that_may_win(scores, first, number, least=best):
        other = seen.mentions[before]
        if mention.sentence - other.sentence > far:
            break
        learned = LEARNT * scores[before - first] if before >= first else UNLINKED
        if before >= first and (FIT_AT_MOST + learned <= best or _at_most(mention, other) + learned <= best):
            continue
        at = of[seen.named(before)]
        if among is not None:
            allowed = other.text in among
        else:
            if at not in may:
                may[at] = _may_join(mention, chains[at])
            allowed = may[at]
        is_faced = facing and facing & (lands_of(chains[at].names) | seen.countries(before))
        if not allowed or is_faced or _inside(mention, other) or (some_of and not are_several(other)):
            continue
        if at in barred and (is_inside or before in doers or other.sentence != mention.sentence):
            continue
        total = _fit(seen, number, before, chain=chains[at]) + learned
        if total > best:
            best, found = total, at
    return found


def _that_may_win(scores: Sequence[float], first: int, number: int, *, least: float) -> list[int]:
    """The mentions before one, the last first, without those that cannot win whatever the rules say of them.

    ``scores`` are the learnt ones of the links to ``first`` and those behind it; most of a report's are very low.
    """
    links = zip(range(first, number), scores, strict=False)
    linked = [at for at, score in links if FIT_AT_MOST + LEARNT * score > least]
    return [*reversed(linked), *range(min(first, number) - 1, -1, -1)]


def _doers(seen: _Seen, number: int) -> set[int]:
    """Mentions of whoever acts on a pronoun that is an object: "A met B and urged him" is never A.

    A verb without a subject has the one it shares; a reflexive is no mention. Of whom
    violence hits nothing is the doer's: "police killed four of its members".
    """
    mention, sentence = seen.mentions[number], seen.sentence(number)
    verb = _acting_on(sentence, mention)
    subjects = sentence.doers(verb) if verb >= 0 else ()
    named = [*subjects, *(c for subject in subjects for c in sentence.children_by(subject, "appos"))]
    found = set[int]()
    for before in range(number - 1, -1, -1):
        other = seen.mentions[before]
        if other.sentence != mention.sentence:
            break
        if other.head in named or any(other.first <= each < other.last for each in named if other.kind == "name"):
            found.add(before)
    return found


def _acting_on(sentence: Sentence, mention: Mention) -> int:
    """The verb whose object a pronoun is, or whose violence hits what a mention stands in; -1 for none."""
    at = mention.head
    if mention.kind == "pronoun":
        if is_counted(sentence, at):
            at = sentence.tokens[at].head  # "police arrested 13 of them"
        token = sentence.tokens[at]
        if token.deprel in ("obj", "iobj"):
            return token.head
        if any(sentence.tokens[c].lemma == "against" for c in sentence.children_by(at, "case")):
            above = token.head  # "dropped the case against him"
            return sentence.tokens[above].head if sentence.tokens[above].deprel == "obj" else above
    elif sentence.tokens[at].deprel == "obj":
        return sentence.tokens[at].head  # "police charged the crowd"
    while sentence.tokens[at].deprel in ("nmod", "nmod:poss", "conj") and sentence.tokens[at].head >= 0:
        at = sentence.tokens[at].head
    token = sentence.tokens[at]
    hits = any(each.token == token.head and each.likeliest == "ASSAULT" for each in sentence.acts)
    return token.head if token.deprel == "obj" and hits else -1


def _inside(mention: Mention, other: Mention) -> bool:
    """A phrase does not denote a part of itself ("his brother", "the army's chief")."""
    if mention.sentence != other.sentence:
        return False
    return mention.first <= other.head < mention.last or (
        other.kind == "noun" and other.first <= mention.head < other.last and other.head != mention.head
    )


def _may_join(mention: Mention, chain: Chain) -> bool:
    """Whether gender, number and kind allow it; "I", "we" and "you" go with their own kind alone."""
    word = mention.text
    person = "Person" in chain.types
    body = bool(chain.types & {"Organization", "Location", "Facility", "Misc"})
    if mention.kind == "pronoun":
        if word in HE or word in SHE:
            return (
                person and not body and chain.plural is not True and chain.gender in ("", "he" if word in HE else "she")
            )
        if word in IT:
            return not person and "NORP" not in chain.types and chain.plural is not True
        return chain.plural is not False or bool(chain.types & {"NORP", "Organization"})
    if chain.plural is not None and chain.plural != mention.plural and not body:
        return False
    told = sectors_of_mention(mention)
    is_body = bool(told) or mention.text in NEVER_PLACES
    if not (agree(told, chain.sectors) and are_called_so(word, chain.names)) or (
        is_body and not mention.type and is_place(chain.types)
    ):
        return False
    if mention.type == "Person":
        return not body
    if mention.type == "Location":
        if mention.text in TOWNS and any(map(is_country, chain.names)):
            return False
        return chain.types <= {"Location", "", "Misc"} and bool(chain.types)
    return not person and chain.types != {"NORP"}


def _fit(seen: _Seen, number: int, before: int, *, chain: Chain) -> float:
    """What rules add to the learnt score."""
    mention, other = seen.mentions[number], seen.mentions[before]
    near = (mention.sentence - other.sentence) * -0.15
    if mention.kind == "pronoun":
        if mention.text in THEY and "NORP" in chain.types:
            near -= 0.5
        if mention.text in THEY and is_joined_object(seen.sentence(number), mention, other):
            return near + JOINED_OBJECT
        if not seen.is_subject(before):
            return near
        goes_on = mention.text in IT and mention.sentence - other.sentence == 1
        goes_on = goes_on and in_subject(seen.sentence(number), mention.head)
        return near + SUBJECT + (GOES_ON if goes_on else 0.0)
    if other.kind == "noun" and other.text == mention.text:
        own, others = seen.words(number), seen.words(before)
        return (SAME_WORDS if own == others else FEWER_WORDS if own <= others else SAME_NOUN) + near / 5
    if other.kind == "name" and mention.type == "Person":
        told = _described(seen, number, before)
        return told if told else (near / 2 - 0.3)
    if other.kind == "name" and mention.text in fold(other.text).split():
        return 1.0
    if is_called_a_body(mention, other) and _go_on(seen, number, before):
        return near + BODY_GOES_ON
    return near / 3 - 0.3


def _go_on(seen: _Seen, number: int, before: int) -> bool:
    """Whether two mentions of neighbouring sentences are both subjects: "Amnesty reported … The group urged"."""
    gap = seen.mentions[number].sentence - seen.mentions[before].sentence
    return gap == 1 and seen.is_subject(before) and seen.is_subject(number)


def _at_most(mention: Mention, other: Mention) -> float:
    """What `_fit` comes to at most."""
    near = (mention.sentence - other.sentence) * -0.15
    if mention.kind == "pronoun":
        return near + SUBJECT + GOES_ON
    if other.kind == "name":
        return TITLED
    return SAME_WORDS if other.text == mention.text else near / 3 - 0.3


def _described(seen: _Seen, number: int, before: int) -> float:
    """Whether a description fits a name: its title where it stands, its country or its office in the tables."""
    if seen.mentions[number].text in seen.titles(before):
        return TITLED
    countries = seen.countries(number)
    if not countries:
        return 0.0
    entries = knowledge().find(seen.mentions[before].full)
    return DESCRIBED if any(entry.country in countries for entry in entries) else 0.0


def _join(chain: Chain, mention: Mention, number: int) -> None:
    chain.members.append(number)
    chain.sectors |= sectors_of_mention(mention)
    if mention.type:
        chain.types.add(mention.type)
    if mention.text in HE or mention.text in SHE:
        chain.gender = "he" if mention.text in HE else "she"
    if mention.kind == "name":
        chain.names.add(mention.full)
        if mention.type in ("Person", "Location"):
            chain.plural = False
    elif mention.kind == "noun" and chain.plural is None and (mention.plural or mention.type):
        chain.plural = mention.plural
    elif mention.text in HE or mention.text in SHE:
        chain.plural = False
