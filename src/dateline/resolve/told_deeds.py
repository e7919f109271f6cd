"""Deeds that a report gives a day: by a verb ("seized power on 18 August") or a noun ("the vote is set for 5 May").

Only what is told as done counts, or what is set for a day if it can be planned (`dateline.resolve.deed_kinds`): no deed
that is denied, tried, threatened or only condemned on a day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.model import Sentence, Timex
from dateline.model.moments import Lasting
from dateline.resolve.counting import Value
from dateline.resolve.deed_kinds import DEAL, KINDS, Kind, kinds_called, kinds_told, second_words

Told = tuple[int, Timex, Value]
"""A time expression with the number of its sentence and what it denotes."""
UNREAL = frozenset(
    "deny reject doubt dispute threaten plan want try attempt fail urge ask demand vow hope prevent avert foil thwart "
    "refuse warn fear order plot seek intend prepare accuse suspect allege pledge expect likely postpone cancel delay "
    "scrap abandon suspend".split()
)
"""Verbs above a deed that say that it was not done, or not yet, or that somebody only says so."""
SETTING = frozenset("plan want hope intend prepare pledge vow order ask demand expect likely".split())
"""Those of them by which a day is set for what can be planned."""
CLIMBED = frozenset("ccomp xcomp obj nsubj nsubj:pass acl obl advcl".split())
"""Relations in which what stands above says whether a deed was done."""
NOTHING = frozenset(("not", "never", "no", "n't", "n’t", "neither", "nor"))
MAYBE = frozenset("may might could would should can must".split())
CONDITIONS = frozenset(("if", "unless", "whether", "lest"))
PLACED = frozenset(("on", "at", "in", "during", "for", "of", ""))
"""Words before a day that leave it the deed's own."""
WITHIN = frozenset(("in", "by"))
HAPPENING = frozenset("happen occur come begin start break erupt take".split())
"""Verbs whose subject took place on their day: "the raid came", "took place"."""
HARMING = frozenset(
    "kill wound injure hit strike rock shake rip tear devastate sweep destroy damage leave claim".split()
)
"""Verbs whose subject did its harm on their day: "the blast killed nine on Monday"."""
HOLDING = frozenset(
    "hold stage mount conduct carry launch make commit give deliver unleash begin start take win lose".split()
)
"""Verbs whose object took place on their day: "carried out a raid"."""
SIGNING = frozenset("sign reach agree strike broker conclude seal clinch announce declare".split())
"""Verbs on whose day a deal was made, or what is done by announcing it."""
SET = frozenset("set schedule plan due call announce fix slate".split())
FIXED = frozenset("set schedule plan due fix slate".split())
"""Verbs that set a day for what can be planned: "called a vote for 5 May", "is due on 5 May"."""
AMID = frozenset("at in near outside inside".split())


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed with its day: its kinds, where its word stands (sentence, token), and by which words it is told."""

    kinds: frozenset[int]
    place: tuple[int, int]
    value: Value
    words: str


def told_deeds(sentences: Sequence[Sentence], times: Sequence[Told], *, now: date | None) -> tuple[Deed, ...]:
    """The deeds that the report gives a day, in text order."""
    found: dict[tuple[int, int], Deed] = {}
    for index, timex, value in times:
        if value.precision != "day" or value.start is None or value.start != value.end:
            continue
        sentence = sentences[index]
        if isinstance(timex.moment, Lasting) or not (timex.bound in PLACED or _is_before_a_noun(sentence, timex)):
            continue
        for token in _told_with(sentence, timex):
            kinds = kinds_told(sentence, token)
            ahead = now is not None and value.start > now
            kinds = frozenset(each for each in kinds if _is_real(sentence, token, kind=KINDS[each], ahead=ahead))
            if kinds:
                found.setdefault((index, token), Deed(kinds, (index, token), value, _shown(sentence, token)))
    return tuple(found[place] for place in sorted(found))


def _is_before_a_noun(sentence: Sentence, timex: Timex) -> bool:
    """ "After Saturday's vote": what bounds the noun does not bound its day."""
    inside = range(timex.first, timex.last)
    beside = ("nmod:poss", "compound", "nmod:unmarked")
    return any(
        sentence.tokens[at].head >= timex.last and sentence.tokens[at].deprel in beside
        and sentence.tokens[sentence.tokens[at].head].upos == "NOUN"
        for at in inside
    )  # fmt: skip


def _told_with(sentence: Sentence, timex: Timex) -> Iterator[int]:
    """The words whose deed a day dates: what it hangs on, and what is told with that."""
    top = next(
        (at for at in range(timex.first, timex.last) if not timex.first <= sentence.tokens[at].head < timex.last), -1
    )
    if top < 0:
        return
    head = sentence.tokens[top].head
    if head < 0:  # "the vote is on 5 May"
        yield from sentence.children_by(top, "nsubj")
        return
    yield head
    if not kinds_told(sentence, head) and _is_a_place(sentence, head):
        head = sentence.tokens[head].head  # "seized power in Bamako on 18 August"
        yield head
    if sentence.tokens[head].upos in ("VERB", "AUX", "ADJ"):
        yield from _with_a_verb(sentence, head, bound=_case(sentence, top) or timex.bound)


def _with_a_verb(sentence: Sentence, verb: int, *, bound: str) -> Iterator[int]:
    """Deeds told with a verb: a subject or object that it says took place or will, what it happened in, and verbs
    joined to it that have no time of their own."""
    yield from _held(sentence, verb, bound=bound)
    yield from (c for c in sentence.children_by(verb, "obl") if _case(sentence, c) in WITHIN)
    for child in sentence.children_by(verb, "conj", "advcl"):
        token = sentence.tokens[child]
        joined = token.deprel == "conj" or (token.text.endswith("ing") and not sentence.children_by(child, "mark"))
        dated = any(
            child in sentence.ancestors(each.first) for each in sentence.times if not isinstance(each.moment, Lasting)
        )
        if token.upos == "VERB" and joined and not dated and not sentence.children_by(child, "nsubj"):
            yield child


def _held(sentence: Sentence, verb: int, *, bound: str) -> Iterator[int]:
    """Nouns whose deed a verb dates: "the blast killed", "held a rally", "signed a pact", "a vote set for"."""
    lemma = sentence.tokens[verb].lemma.lower()
    if any(sentence.tokens[each].lemma.lower() == "off" for each in sentence.children_by(verb, "compound")):
        return  # "called off the march"
    undergoing = sentence.children_by(verb, "obj", "nsubj:pass")
    acting = [each for each in sentence.children_by(verb, "nsubj") if each not in undergoing]
    above = _under(sentence, verb)
    if lemma in HAPPENING | HARMING:
        yield from (*acting, *above)
    if lemma in HOLDING or (lemma in SET and (bound == "for" or (lemma in FIXED and bound))):
        yield from (*undergoing, *above, *(acting if lemma in FIXED else ()))
    if lemma in SIGNING:
        bound_to = (c for c in sentence.children_by(verb, "obl", "xcomp") if _case(sentence, c) in ("to", "on"))
        for each in (*undergoing, *above, *bound_to):
            kinds = [KINDS[number] for number in kinds_called(sentence, each)]
            if any(kind.by_word or (kind == DEAL and lemma not in SET) for kind in kinds):
                yield each


def _under(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The noun that a relative clause hangs on: "the raid, which took place on 3 May"."""
    return (sentence.tokens[verb].head,) if sentence.tokens[verb].deprel in ("acl:relcl", "acl") else ()


def _is_a_place(sentence: Sentence, token: int) -> bool:
    word = sentence.tokens[token]
    return word.upos == "PROPN" and word.deprel in ("obl", "nmod") and _case(sentence, token) in AMID and word.head >= 0


def _case(sentence: Sentence, token: int) -> str:
    return next((sentence.tokens[c].lemma.lower() for c in sentence.children_by(token, "case")), "")


def _is_real(sentence: Sentence, token: int, *, kind: Kind, ahead: bool) -> bool:
    """Whether a deed was done on its day, or is set for it where it can be; not one denied, doubted or only tried."""
    planned = kind.planned
    if ahead and not planned:
        return False
    at = token
    while at >= 0:
        word = sentence.tokens[at]
        below = [sentence.tokens[child] for child in sentence.children(at)]
        told = {each.lemma.lower() for each in below if each.deprel in ("aux", "advmod", "det", "mark", "cc")}
        if told & (NOTHING | CONDITIONS) or (told & MAYBE and not planned):
            return False
        lemma = word.lemma.lower()
        if at != token and lemma in UNREAL and not (planned and lemma in SETTING):
            return False
        if at != token and lemma == "agree" and not (kind.by_word or kind == DEAL):
            return False  # "agreed to talks on 3 May"
        is_content = word.deprel == "acl:relcl" and "that" in told  # "a report that they had attacked it"
        if word.deprel not in CLIMBED and not is_content:
            return True
        at = word.head
    return True


def _shown(sentence: Sentence, token: int) -> str:
    """The words that tell a deed, in text order; a gap for what stands between them."""
    parts = sorted((token, *second_words(sentence, token)))
    shown = [
        f"{'… ' if at and here > parts[at - 1] + 1 else ''}{sentence.tokens[here].text}"
        for at, here in enumerate(parts)
    ]
    return " ".join(shown)
