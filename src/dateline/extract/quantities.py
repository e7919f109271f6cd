"""How many: numbers of killed, injured, arrested, displaced, abducted, and the size of crowds, tied to an act.

A number belongs to the act that its clause tells, else to the nearest act in its sentence that can have it
(who is killed, an attack; who is arrested, an arrest), else to such an act of the sentences just before. Totals
over longer times belong to no single act.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.codebook.totals import is_total
from dateline.extract.amounts import VAGUE
from dateline.extract.companions import is_further, kind_by_clause, with_companions
from dateline.extract.counts import Count, CountKind, counts_in, died_before, follows, kind_by_verb
from dateline.extract.elided import Elided, elided_in
from dateline.extract.reckoned import who_counts
from dateline.extract.singles import with_singles
from dateline.extract.sized import AGAIN_BACK, BACK, CROWD, CROWDED, Counted, counted_again, sized_before
from dateline.extract.speech import is_headline, lead_of
from dateline.model import NO_WORDS, Document, Quantity, QuantityKind, Sentence, words_of

TOTAL = re.compile(
    r"\b(?:since|so far|in total|in all|altogether|to date|over the (?:past|last)|in the (?:past|last)|"
    r"(?:this|last) (?:year|month)|in the (?:\w+ )?(?:war|conflict|insurgency|uprising|rebellion|revolt)|"
    r"brings? the|bringing the|the total|"
    r"toll(?! (?:gate|booth|road|plaza|bridge|station|barrier|collector)))\b",
    re.IGNORECASE,
)
ATTACKS = frozenset(
    "attack blast explosion bombing shooting clash raid assault ambush massacre incident violence fighting shelling "
    "strike crossfire battle confrontation firefight gunfight shootout skirmish".split()
)
"""Nouns that take up an attack told before ("killed in the attack")."""
BARE_TOLL = re.compile(
    r"the (?:death )?toll (?:(?:has|had|later) )?(?:rose|risen|climbed|grew|grown|reached|stood|stands)(?: (?:to|at))? "
    r"(?:at least |some )?",
    re.IGNORECASE,
)
"""Begins a sentence behind the attack whose toll it is."""
TOLL_OF_IT = re.compile(
    r"\b(?:put|puts|putting|gave|gives|giving) (?:the|its) (?:death )?toll "
    r"(?:(?:from|of|in) (?:the|this|that|\w+'s) (?:\w+ )?(?:" + "|".join(sorted(ATTACKS)) + r") )?(?:at|as) "
    r"(?:(?:at least|about|around|more than|over|only|just|nearly|almost) )?\Z",
    re.IGNORECASE,
)
"""What somebody says it is, of the attack told before or of one named."""
RESULTS = frozenset("kill injure wound hurt die leave maim".split())
"""Verbs that tell what an attack did: the attack is told by the verb beside them."""
HURTING = frozenset("stab shoot burn scald injure".split())
"""Verbs whose objects are hurt, if no other word says more; who was beaten or hit is not told to be injured."""
LONG = frozenset("conflict genocide insurgency rebellion revolt war".split())
"""What kills over months and years."""
RELATIVE = 8
"""Words before a relative clause among which its noun stands."""
LOOSE = frozenset(("parataxis", "appos", "list", "dep", "conj"))
"""How a number hangs that only stands beside what it counts: "a march: 300 people by the police's count"."""


def find_quantities(doc: Document, acts: Sequence[Counted]) -> list[tuple[Quantity, ...]]:
    """The quantities of each act, in the order of the acts."""
    found: list[list[Quantity]] = [[] for _ in acts]
    for sentence in doc.sentences:
        if not any(sentence.index - AGAIN_BACK <= act.sentence <= sentence.index for act in acts):
            continue
        others = elided_in(sentence)
        for count in with_singles(sentence, with_companions(sentence, counts_in(sentence))):
            if any(each.count.first < count.last and count.first < each.count.last for each in others):
                continue
            owner = _owner(doc, sentence, count, acts) or counted_again(sentence, count, acts=acts, found=found)
            if owner is None:
                continue
            at, kind = owner
            answers = _answers(doc, sentence, [each for each in others if each.base.first == count.first], kind)
            new = _quantity(doc, sentence, count, kind, apart=answers)
            is_sum = acts[at].sentence == sentence.index and is_total(sentence, acts[at].token)
            hurts = kind in ("killed", "injured") and not is_sum
            deed = _one_deed(sentence, at, acts) if hurts else [at]
            if hurts:
                deed += _told_before(doc, sentence, count, at=at, acts=acts)
            beside = None if is_further(sentence, count) else _beside(sentence, count)
            for each in deed:
                _add(found[each], new, beside=beside)
                found[each] += [answer for answer in answers if answer not in found[each]]
    _to_headlines(doc, acts, found)
    return [tuple(each) for each in found]


def _one_deed(sentence: Sentence, at: int, acts: Sequence[Counted]) -> list[int]:
    """The acts that tell one attack: "Nine died and six were hurt when a bomb blew up" has three words for one."""
    own = [i for i, act in enumerate(acts) if act.sentence == acts[at].sentence and act.type == acts[at].type]
    if acts[at].sentence != sentence.index:
        return [at]
    joined, agenda = {at}, [at]
    while agenda:
        one = acts[agenda.pop()].token
        for i in own:
            other = acts[i].token
            up, down = (one, other) if sentence.tokens[other].head == one else (other, one)
            if i not in joined and _tells_the_same(sentence, up=up, down=down):
                joined.add(i)
                agenda.append(i)
    return sorted(joined)


def _tells_the_same(sentence: Sentence, *, up: int, down: int) -> bool:
    """Say whether of two words of attack, one below the other, one only tells what the other did."""
    lower, relation = sentence.tokens[down], sentence.tokens[down].deprel.split(":")[0]
    if lower.head != up or relation not in ("advcl", "conj", "parataxis"):
        return False
    if lower.lemma in ("die", "perish"):  # "ambushed a patrol, and two officers died"; not "a day after two died"
        return not follows(sentence, down)
    if relation == "parataxis" or sentence.tokens[up].lemma not in RESULTS:
        return False
    # "killing 14 people and burning 60 houses" are two deeds
    return relation == "advcl" or lower.lemma in RESULTS or not sentence.children_by(down, "obj")


def _told_before(doc: Document, sentence: Sentence, count: Count, *, at: int, acts: Sequence[Counted]) -> list[int]:
    """The attack that the sentence before tells, where this one only says whom it hit.

    "A mortar hit the market. Two women were wounded.", "…, and three guards were killed in the attack".
    """
    own = acts[at]
    if (
        sentence.turns_away
        or own.sentence != sentence.index
        or sentence.tokens[own.token].lemma not in RESULTS
        or _by_whom(sentence, own)
    ):
        return []
    named = any(
        token.lemma in ATTACKS and sentence.tokens[i - 1].lemma in ("the", "this", "that")
        for i, token in enumerate(sentence.tokens)
        if i
    )
    for i in range(at - 1, -1, -1):
        back = sentence.index - acts[i].sentence
        if back > BACK:
            return []
        before = doc.sentences[acts[i].sentence]
        near = before.paragraph == sentence.paragraph and back == 1
        if back and acts[i].type == "ASSAULT" and not acts[i].is_real:
            return []  # "denied that troops had fired. He said two soldiers were hurt"
        if back and acts[i].type == "ASSAULT" and (near or named):
            return _one_deed(before, i, acts)
    return []


def _by_whom(sentence: Sentence, act: Counted) -> bool:
    """Say whether a clause tells who did it: it is an attack of its own then."""
    verb = sentence.tokens[act.token]
    agents = [c for c in sentence.children_by(act.token, "obl") if _led_by(sentence, c)]
    doers = verb.lemma != "die" and any(
        sentence.tokens[c].deprel == "nsubj" for c in sentence.children_by(act.token, "nsubj")
    )
    return bool(agents) or doers or _is_outcome(sentence, act.token)


def _is_outcome(sentence: Sentence, token: int) -> bool:
    """ "Soldiers repelled a second attack, killing ten": the clause that it hangs on tells who did it."""
    each, up = sentence.tokens[token], sentence.tokens[token].head
    below = up >= 0 and each.deprel == "advcl" and each.text.lower().endswith("ing")
    return below and any(sentence.tokens[c].deprel == "nsubj" for c in sentence.children_by(up, "nsubj"))


def _led_by(sentence: Sentence, token: int) -> bool:
    return any(sentence.tokens[c].lemma == "by" for c in sentence.children_by(token, "case"))


def _beside(sentence: Sentence, count: Count) -> frozenset[int]:
    """Where the numbers stand that are joined to one: "six priests and two women were killed" are two groups."""
    first = count.head
    while sentence.tokens[first].deprel == "conj":
        first = sentence.tokens[first].head
    heads = [first, *sentence.children_by(first, "conj")]
    if count.verb >= 0:
        heads += [c for c in sentence.children(count.verb) if sentence.tokens[c].deprel == count.relation]
    return frozenset(
        sentence.tokens[i].start for head in heads for i in sentence.descendants(head) if head != count.head
    )


def _to_headlines(doc: Document, acts: Sequence[Counted], found: list[list[Quantity]]) -> None:
    """A headline says in short what the first sentence tells: it has the numbers of the same kind of act there.

    Not those of a kind that it gives itself.
    """
    given = {(act.sentence, each.what) for act, own in zip(acts, found, strict=True) for each in own}
    for i, act in enumerate(acts):
        title = doc.sentences[act.sentence]
        lead = lead_of(doc, title) if is_headline(doc, title) else None
        if lead is None:
            continue
        alike = [j for j, other in enumerate(acts) if other.sentence == lead.index and other.type == act.type]
        for new in (each for j in alike for each in found[j]):
            if (title.index, new.what) not in given and all(each.what != new.what for each in found[i]):
                found[i].append(new)


def _owner(doc: Document, sentence: Sentence, count: Count, acts: Sequence[Counted]) -> tuple[int, QuantityKind] | None:
    """The act that a number belongs to, and what it counts there."""
    here = [(i, act) for i, act in enumerate(acts) if act.sentence == sentence.index]
    if count.high == 0:  # "nobody was arrested" is no number of the arrest that was not made, but of the raid beside it
        here = [(i, act) for i, act in here if act.token not in (count.verb, count.head)]
    above = [count.head, *sentence.ancestors(count.head)]
    governing = [(i, act) for token in above for i, act in here if act.token == token]
    for i, act in here:
        own = act.token in (count.verb, count.head) or _modifies(sentence, act.token, count.head)
        if own or (act.type == "PROTEST" and _of_gathered(sentence, act.token, count)):
            told = count.kind or kind_by_clause(sentence, count, act.token)
            kind = _of_act(sentence, act, count) or (told and _fits(act, told))
            if kind == "crowd" and (count.low or count.high or 0) < CROWD:
                return None
            is_other = not is_total(sentence, act.token)  # the number of a sum is that sum's
            if kind in ("killed", "injured") and is_other and _is_total(doc, sentence, count):
                return None
            if kind:
                return i, kind
    here, governing = (
        [each for each in told if not died_before(sentence, count, each[1].token)] for told in (here, governing)
    )
    taken_up = _taken_up(sentence, count, here)
    if taken_up:
        return taken_up
    sized = sized_before(sentence, count, acts)
    if sized is not None:
        return sized, "crowd"
    if count.kind is None and count.relation in LOOSE:
        crowds = [i for i, act in here if act.type == "PROTEST" and act.mode in CROWDED]
        return (crowds[0], "crowd") if crowds else None
    if count.kind is None or _is_total(doc, sentence, count):
        return None
    able = [(i, kind) for i, act in governing if (kind := _fits(act, count.kind))]
    if able:
        return able[0]
    beside = sorted(here, key=lambda each: (each[1].token > count.head, abs(each[1].token - count.head)))
    able = [(i, kind) for i, act in beside if (kind := _fits(act, count.kind))]
    if able or (here and count.kind in ("arrested", "abducted", "held")):
        return able[0] if able else None
    if count.kind is not None and any(act.token in (count.verb, count.head) for _, act in here):
        return None  # "threatened to expel two envoys" counts whom that act would hit, not those of an attack before
    for i, act in reversed(list(enumerate(acts))):
        near = sentence.index - BACK <= act.sentence < sentence.index and not sentence.turns_away
        if near and (kind := _fits(act, count.kind)):
            return i, kind
    return None


def _taken_up(sentence: Sentence, count: Count, here: Sequence[tuple[int, Counted]]) -> tuple[int, QuantityKind] | None:
    """ "Picked out eight men and hacked them to death": the pronoun stands for those counted before it."""
    if count.kind not in (None, "held") or count.relation not in ("obj", "nsubj:pass"):
        return None
    for i, act in here:
        verb = sentence.tokens[act.token]
        joined = verb.deprel.split(":")[0] in ("conj", "advcl", "acl") and count.verb in sentence.ancestors(act.token)
        them = [c for c in sentence.children_by(act.token, "obj") if sentence.tokens[c].lemma in ("them", "they")]
        if act.token > count.head and joined and them:
            kind = kind_by_verb(sentence, them[0], verb=act.token, relation="obj")
            kind = "injured" if kind is None and verb.lemma in HURTING else kind
            if kind in ("killed", "injured") and act.type == "ASSAULT":
                return i, kind
    return None


def _modifies(sentence: Sentence, act: int, head: int) -> bool:
    """ "Two women, kidnapped in May", "priests whom Managua expelled": the act stands below those it was done to."""
    token = sentence.tokens[act]
    if token.head != head or not token.deprel.startswith("acl"):
        return False
    if token.deprel == "acl":
        return not token.text.lower().endswith("ing")
    own = [sentence.tokens[c] for c in sentence.children(act) if sentence.tokens[c].deprel.startswith(("nsubj", "obj"))]
    return any(each.deprel != "nsubj" and each.lemma in ("who", "whom", "that", "which") for each in own) or not any(
        each.lemma in ("who", "that", "which") for each in own
    )


def _of_act(sentence: Sentence, act: Counted, count: Count) -> QuantityKind | None:
    """What the number of an act's own object or subject counts, by the kind of act."""
    relation = count.relation
    of = relation == "nmod" and any(sentence.tokens[c].lemma == "of" for c in sentence.children_by(count.head, "case"))
    undergoes = of or relation in ("obj", "nsubj:pass", "iobj") or _modifies(sentence, act.token, count.head)
    if act.type == "COERCE" and act.mode == "arrest" and (undergoes or count.head == act.token):
        return "arrested"
    if act.type == "COERCE" and act.mode == "deport" and undergoes:
        return "displaced"
    if act.type == "ASSAULT" and act.mode == "abduct" and undergoes:
        return "abducted"
    if act.type == "ASSAULT" and undergoes and count.kind is None and sentence.tokens[act.token].lemma in HURTING:
        return "injured"
    gathers = relation == "nsubj" or of or _of_gathered(sentence, act.token, count)
    if act.type == "PROTEST" and act.mode in CROWDED and gathers:
        return "crowd"
    return None


def _of_gathered(sentence: Sentence, act: int, count: Count) -> bool:
    """ "2,000 Palestinians who have gathered", "about 200 neighbours followed the coffins and then gathered"."""
    verb = sentence.tokens[act]
    if verb.head == count.head and verb.deprel in ("acl:relcl", "acl"):
        return True
    own = any(sentence.tokens[c].deprel.startswith("nsubj") for c in sentence.children(act))
    return verb.deprel == "conj" and verb.head == count.verb and count.relation == "nsubj" and not own


def _fits(act: Counted, kind: CountKind | None) -> QuantityKind | None:
    """What a number of a kind counts if it belongs to an act; None where it cannot."""
    if act.type == "ASSAULT":
        if kind in ("abducted", "held"):
            return "abducted" if act.mode == "abduct" else None
        return kind if kind in ("killed", "injured", "displaced") else None
    if act.type == "COERCE":
        if kind in ("arrested", "held", "abducted"):
            return "arrested" if act.mode in ("arrest", None) else None
        return "displaced" if kind == "displaced" else None
    if act.type == "PROTEST":
        able = act.mode in CROWDED if kind == "crowd" else act.mode == "riot" and kind in ("killed", "injured")
        return kind if able and kind != "held" else None
    return None


def _is_total(doc: Document, sentence: Sentence, count: Count) -> bool:
    """A sum over a longer time: "more than 400 since April", "a war that killed 30,000"."""
    if count.verb >= 0 and sentence.tokens[count.verb].deprel.endswith("relcl"):
        near = sentence.tokens[max(count.verb - RELATIVE, 0) : count.verb]
        if any(each.lemma in LONG for each in near):  # wherever the parser hangs the clause
            return True
    if count.verb >= 0 and count.kind in ("killed", "injured") and is_total(sentence, count.verb):
        return True
    start, end = sentence.offsets(count.first, count.last)
    before = re.split(r"[,;:] | when | after | that ", doc.report.text[max(sentence.start, start - 40) : start])[-1]
    after = re.split(r"[,;:] ", doc.report.text[end : min(sentence.end, end + 60)])[0]
    is_its_own = BARE_TOLL.fullmatch(before) or TOLL_OF_IT.search(doc.report.text[sentence.start : start])
    return bool((TOTAL.search(before) and not is_its_own) or TOTAL.search(after))


def _quantity(
    doc: Document, sentence: Sentence, count: Count, kind: QuantityKind, *, apart: Sequence[Quantity]
) -> Quantity:
    """The quantity of a number; those who count otherwise beside it (``apart``) do not give this one."""
    words = words_of(doc.report, sentence.offsets(count.first, count.last))
    by = who_counts(doc, sentence, count)
    return Quantity(kind, count.low, count.high, words, NO_WORDS if any(by == each.by for each in apart) else by)


def _answers(doc: Document, sentence: Sentence, others: Sequence[Elided], kind: QuantityKind) -> list[Quantity]:
    """The numbers that others set against one: "…, organisers 10,000"."""
    report = doc.report
    return [
        Quantity(
            kind,
            each.count.low,
            each.count.high,
            words_of(report, sentence.offsets(each.count.first, each.count.last)),
            words_of(report, sentence.offsets(*each.by)),
        )
        for each in others
    ]


def _add(quantities: list[Quantity], new: Quantity, *, beside: frozenset[int] | None) -> None:
    """One number of a kind, unless somebody else counts otherwise or other people are counted beside.

    ``beside`` is None for people beside all those counted before ("ten others").
    Who counts is told only where counts differ. Many a number is told roughly first, and then by each side.
    """
    same = [each for each in quantities if each.what == new.what]
    told_by = bool(new.by.spans)
    others = any(told_by and each.by != new.by and (each.by.spans or _is_rough(each)) for each in same)
    if not same or others or beside is None or all(each.words.spans[0][0] in beside for each in same):
        quantities.append(new)


def _is_rough(told: Quantity) -> bool:
    """The size of a crowd, "dozens" of others."""
    return told.what == "crowd" or told.words.text.split()[0].lower() in VAGUE
