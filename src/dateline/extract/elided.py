"""Who counts otherwise, in a clause without a verb: "police said 2,000, organisers 10,000", "or 70, by the rebels".

Such a stretch names who counts and gives a number, or the other way round, and nothing else; whatever else is said
stands in the clause before. Words in their order are looked at: the parser hangs what an elided clause leaves in many
ways, mostly as a party of the deed or as an apposition.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.extract.amounts import NUMBER_WORDS, VAGUE, bounds_of
from dateline.extract.counts import PEOPLE, Count, counts_in
from dateline.extract.reckoned import BREAKS, SIZES, TELLING
from dateline.extract.speaker_kinds import KIND_OF
from dateline.model import Pair, Sentence, Token

SAYING = TELLING | frozenset(
    "acknowledge add admit announce believe confirm declare document fear list note record register state tally".split()
)
"""Verbs by which one side gives its number."""
COUNTERS = KIND_OF.keys() | frozenset(
    "campaigner elder insurgent jihadist lawyer monitor ngo observatory opponent organisation organization parent "
    "source teacher university watchdog".split()
)
"""Nouns of those who count."""
WATCHERS = frozenset("lawyer monitor observatory organisation organiser organizer hospital group watchdog".split())
"""Those who count what others did, with all who only saw it: they did not do as much themselves."""
QUALIFIERS = frozenset(
    "a about almost an approximately around as at estimated fewer just least less many more most nearly no only over "
    "roughly some than up to well".split()
)
"""Words before a number that belong to it."""
NAMING = frozenset("ADJ DET NOUN PART PROPN ADP".split())
"""Parts of speech of a phrase that only names who counts."""
LINKS = frozenset(("at", "of"))
OPENING = BREAKS | frozenset(("or", "(", "["))
CLOSING = BREAKS | frozenset(("or", ".", ")", "]", "!", "?", '"', "”", "'", "’"))
ALIKE = PEOPLE | SIZES | frozenset(("dead", "death", "killed", "casualty", "injured", "wounded", "arrest", "victim"))
"""What may be named again behind the second number."""
ACCORDING = frozenset(("accord", "according", "by"))
MARKS = SAYING | ACCORDING | {":"}
PARTED = (";", "(", "–", "—", "while", "but", "whereas")
REACH = 14
"""Words from the beginning of such a stretch to its number."""


@dataclass(frozen=True, slots=True)
class Elided:
    """A number that somebody else gives, who that is (tokens), and the number that it answers."""

    count: Count
    by: Pair
    base: Count


def elided_in(sentence: Sentence) -> tuple[Elided, ...]:
    """Numbers of people that a clause without a verb of its own sets against one told before, in text order."""
    known: tuple[Elided, ...] | None = sentence.kept.get(("elided", -1))
    if known is None:
        known = sentence.kept["elided", -1] = _elided(sentence) if _may_have(sentence) else ()
    return known


def counters_beside(sentence: Sentence) -> tuple[int, ...]:
    """The words of those who only count, whom the tree may take for parties of the deed."""
    return tuple(at for each in elided_in(sentence) for at in range(*each.by))


def _may_have(sentence: Sentence) -> bool:
    if sum(_is_number(sentence, at) for at in range(len(sentence.tokens))) < 2:
        return False
    return bool(sentence.where(MARKS))


def _elided(sentence: Sentence) -> tuple[Elided, ...]:
    counts = counts_in(sentence)
    found: list[Elided] = []
    for start in range(1, len(sentence.tokens)):
        if not _opens(sentence, start - 1) or _opens(sentence, start):
            continue
        stretch = _named_first(sentence, start) or _named_last(sentence, start)
        if stretch is None:
            continue
        number, by = stretch
        taken = {each.count.first for each in found}
        told = [each for each in counts if each.last <= start and each.first not in taken]
        base = _base(sentence, told, start=start, by=by, number=number)
        own = next((each for each in counts if each.first <= number < each.last), None)
        if base is not None and not (number < by[0] and _is_other(sentence, base, own, by=by)):
            found.append(Elided(_count_like(sentence, base, number), by, base))
    return tuple(found)


def _is_other(sentence: Sentence, base: Count, own: Count | None, *, by: Pair) -> bool:
    """Whether a number before who counts is of something else: "and 30, police said, were held", "12 by the army"."""
    if sentence.tokens[by[0] - 1].text.lower() == "by" and base.kind not in (None, "crowd"):
        return True
    return own is not None and own.kind not in (None, base.kind)


def _opens(sentence: Sentence, at: int) -> bool:
    """Whether a word parts one stretch from the next; a hyphen with spaces around it does."""
    word = sentence.tokens[at]
    if word.text == "-" and 0 < at < len(sentence.tokens) - 1:
        return sentence.tokens[at - 1].end < word.start and word.end < sentence.tokens[at + 1].start
    return word.text.lower() in OPENING


def _count_like(sentence: Sentence, base: Count, number: int) -> Count:
    low, high, first, last = bounds_of([each.text for each in sentence.tokens], number)
    return replace(base, low=low, high=high, first=first, last=last)


def _is_number(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    return token.upos == "NUM" or (token.text.lower() in NUMBER_WORDS and token.upos != "DET")


def _bare_number(sentence: Sentence, number: int) -> Pair | None:
    """The words of a number of nobody named, or of people like those before; None of a time, a share or a sum."""
    low, high, first, last = bounds_of([each.text for each in sentence.tokens], number)
    name = sentence.name_at(number)
    if (low is None and high is None) or (name and name.type in ("Date", "Money")):
        return None
    return None if any(time.first <= number < time.last for time in sentence.times) else (first, last)


def _named_first(sentence: Sentence, start: int) -> tuple[int, Pair] | None:
    """ "Organisers 10,000", "the unions at about 30,000", "the rebels 40": the number's place, and who counts."""
    tokens = sentence.tokens
    number = next((at for at in range(start, min(start + REACH, len(tokens))) if _is_number(sentence, at)), None)
    words = None if number is None else _bare_number(sentence, number)
    if number is None or words is None:
        return None
    if [each.text.lower() for each in tokens[start : start + 2]] == ["according", "to"]:
        start += 2
    end = words[0]
    while end > start and tokens[end - 1].text.lower() in QUALIFIERS - LINKS:
        end -= 1
    parted = tokens[start - 1].text in PARTED and tokens[end - 1].text in (",", ":")  # "; the insurgents, 22"
    if parted or tokens[end - 1].text.lower() in LINKS:
        end -= 1
    behind = words[1]
    if behind < len(tokens) and tokens[behind].lemma in ALIKE:
        behind += 1
    closed = behind >= len(tokens) or tokens[behind].text.lower() in CLOSING
    return (number, (start, end)) if closed and _can_count(sentence, start, end) else None


def _named_last(sentence: Sentence, start: int) -> tuple[int, Pair] | None:
    """ "60,000 according to the organisers", "or 70, the rebels said": the number's place, and who counts."""
    tokens = sentence.tokens
    number = start
    while number < len(tokens) - 1 and tokens[number].text.lower() in QUALIFIERS:
        number += 1
    words = _bare_number(sentence, number) if _is_number(sentence, number) else None
    if words is None:
        return None
    at = words[1] + (words[1] < len(tokens) and tokens[words[1]].text == ",")
    lows = [each.text.lower() for each in tokens[at : at + 2]]
    first = at + 2 if lows == ["according", "to"] else at + 1 if lows[:1] == ["by"] else at
    last = next((i for i in range(first, len(tokens)) if tokens[i].upos not in NAMING), len(tokens))
    if first == at and (last >= len(tokens) or tokens[last].lemma not in SAYING or tokens[at - 1].text != ","):
        return None
    last = next((i for i in range(first, last) if i > first and tokens[i].text.lower() in ("'s", "’s")), last)
    return (number, (first, last)) if _can_count(sentence, first, last) else None


def _can_count(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether words only name somebody who counts: "the health ministry", "doctors at the hospital"."""
    tokens = sentence.tokens[start:end]
    if not tokens or any(each.upos not in NAMING and each.text != "-" and not _is_whose(each) for each in tokens):
        return False
    head = leader_in(sentence, start, end)
    name = sentence.name_at(head)
    if name is not None and name.type in ("Organization", "Person", "NORP", "Location"):
        return True
    return sentence.tokens[head].upos in ("NOUN", "ADJ") and sentence.tokens[head].lemma in COUNTERS


def _is_whose(token: Token) -> bool:
    return token.upos == "PRON" and token.deprel == "nmod:poss"


def leader_in(sentence: Sentence, start: int, end: int) -> int:
    """The noun that leads words which name somebody: the last before the first preposition."""
    tokens = sentence.tokens
    stop = next((at for at in range(start + 1, end) if tokens[at].upos == "ADP"), end)
    nouns = [at for at in range(start, stop) if tokens[at].upos in ("NOUN", "PROPN")]
    return nouns[-1] if nouns else stop - 1


def _base(sentence: Sentence, told: list[Count], *, start: int, by: Pair, number: int) -> Count | None:
    """The number before that another one answers: one that somebody gives, and the only one of its clause."""
    verb = next((at for at in range(start - 1, -1, -1) if _gives(sentence, at)), None)
    by_itself = number < by[0] or _is_led(sentence, by)
    if by_itself and (verb is None or not any(each.first > verb for each in told)):
        return _attributed(sentence, told, start)
    if verb is None:
        return None
    subject = _subject(sentence, verb)
    if subject is None or not _is_counter(sentence, subject):
        return None
    behind = [each for each in told if each.first > verb]
    if not behind:  # "50,000 marched, the city said; organisers 200,000"
        return _only([each for each in told if each.head in sentence.descendants(verb)]) if told else None
    base = _only([each for each in behind if not _is_part(sentence, each)])
    if base is None or not _is_alike(sentence, base, by=by, number=number):
        return None
    where = _is_place(sentence, leader_in(sentence, *by)) and not _is_place(sentence, subject, nations=True)
    return None if where or not _is_free(sentence, base, verb=verb, by=by) else base


def _is_led(sentence: Sentence, by: Pair) -> bool:
    """Whether who counts needs no verb before: "according to the opposition 31", "(police: 3,000; unions: 20,000)"."""
    before, behind = sentence.tokens[by[0] - 1], sentence.tokens[by[1]] if by[1] < len(sentence.tokens) else None
    return before.text.lower() == "to" or (behind is not None and behind.text == ":")


def _attributed(sentence: Sentence, told: list[Count], start: int) -> Count | None:
    """The last number before, if that is rough or somebody else gives it."""
    base = told[-1] if told else None
    if base is None:
        return None
    before = {each.text.lower() for each in sentence.tokens[:start]}
    between = {each.text.lower() for each in sentence.tokens[base.last : start]}
    is_rough = sentence.tokens[base.first].text.lower() in VAGUE
    return base if is_rough or "according" in before or "by" in between else None


def _only(counts: list[Count]) -> Count | None:
    return counts[0] if len(counts) == 1 else None


def _is_part(sentence: Sentence, count: Count) -> bool:
    return count.first > 0 and sentence.tokens[count.first - 1].lemma in ("include", "among")


def _gives(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    return token.lemma in SAYING and token.upos == "VERB"


def _subject(sentence: Sentence, verb: int) -> int | None:
    return next(iter(sentence.children_by(verb, "nsubj")), None)


def _is_counter(sentence: Sentence, head: int) -> bool:
    name = sentence.name_at(head)
    return sentence.tokens[head].lemma in COUNTERS or (name is not None and name.type not in ("Date", "Money"))


def _is_place(sentence: Sentence, head: int, *, nations: bool = False) -> bool:
    name = sentence.name_at(head)
    return name is not None and (name.type == "Location" or (nations and name.type == "NORP"))


def _is_alike(sentence: Sentence, base: Count, *, by: Pair, number: int) -> bool:
    """Say whether both numbers are led by the same word: "at 2,000, organisers at 10,000", "of 15, … of 11"."""
    before = sentence.tokens[base.first - 1].text.lower() if base.first else ""
    between = [each.text.lower() for each in sentence.tokens[by[1] : number]]
    link = between[0] if between and between[0] in LINKS and between[1:2] not in (["least"], ["most"]) else ""
    return not link or link == before


def _is_free(sentence: Sentence, base: Count, *, verb: int, by: Pair) -> bool:
    """Say whether who counts does not rather do what the clause before tells of another.

    Not "the ministry said the rebels had killed 12 people, the army 40", nor "France said it had expelled 12 envoys,
    Spain 30"; but "police said they had held 40 people, lawyers 200": lawyers hold nobody.
    """
    own = (each for each in sentence.descendants(base.head) if each < by[0])
    if any(_is_whose(sentence.tokens[each]) for each in own):
        return False  # "40 of his men died"
    if base.verb < 0 or base.verb == verb or base.head == verb or base.relation.startswith("nsubj"):
        return True
    doers = sentence.children_by(base.verb, "nsubj", "obl:agent")
    lemma = sentence.tokens[leader_in(sentence, *by)].lemma
    if lemma in WATCHERS or KIND_OF.get(lemma) in ("witness", "expert"):
        return True
    doers = tuple(each for each in doers if each != base.head and each not in range(*by))
    return not any(_is_counter(sentence, each) or sentence.tokens[each].upos == "PRON" for each in doers)
