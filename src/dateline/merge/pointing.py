"""Words of one report that tell no act of their own: results of an attack, nouns that point back, claims of an attack.

"Gunmen **attacked** a camp, **killing** 15 soldiers. JNIM claimed responsibility for the **assault**. The UN condemned
the **attack**": four words and one act. Who was hurt is told by the result, who did it perhaps only by the claim.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.codebook.forces import are_one_force
from dateline.codebook.totals import is_total
from dateline.merge.camps import OF_REBELS
from dateline.model import REAL, Account, Document, Party, Sentence

RESULTS = frozenset("assassinate kill die injure wound hurt martyr treat bury lose burn maim slay".split())
"""Words that tell what an attack did to people, and nothing of who did it."""
RESULT_SENTENCES = 2
"""How many sentences after an attack its victims are still its own."""
TIED = frozenset(("advcl", "conj", "acl", "parataxis", "xcomp", "ccomp"))
AS_IT_HAPPENED = frozenset("after as when".split())
BEFORE_OR_AFTER = frozenset(("after", "before"))
LENGTHS = frozenset("minute hour day week month year decade shortly soon".split())
"""Of what stands before "after" or "when": "three days after troops entered the town"."""
THEIRS = frozenset(("his", "her", "their"))
BELONGINGS = frozenset(
    "apartment bicycle bike boat building bus car cart compound door farm flat garage garden gate home house jeep "
    "lorry minibus motorbike motorcade motorcycle office pickup residence roof shop taxi tent truck van vehicle window "
    "yard".split()
)
"""Through what one is attacked oneself; whose brother is hit is not."""
BLOWS = frozenset("damage hit strike".split())
DOERS_AGAIN = frozenset("he it she they".split())
"""Pronouns that stand for the doer of the clause before."""
DEFINITE = frozenset(("the", "this", "that"))
THOSE = frozenset(("the", "these"))
CROWDS = frozenset("crowd demonstrators marchers protesters protestors rally".split())
CROWD_SENTENCES = 3
"""How many sentences after a protest "the protesters" are those of it."""
PEACEFUL = frozenset((None, "demo"))
OTHERS = frozenset(
    "second third another other separate earlier previous similar first last latest next further new additional former "
    "past recent future planned fresh subsequent repeated several two three many various numerous such".split()
)
"""Words before a noun that tell it from the act told before."""


def points_back(doc: Document, account: Account) -> bool:
    """Whether an account has nothing but a noun with "the" or "this", and no party stands in the noun's own phrase.

    Who is said to have carried it out, or claims it, stands outside ("JNIM claimed responsibility for the assault").
    """
    if len(account.anchors) != 1:
        return False
    index, token = account.anchors[0]
    if index >= len(doc.sentences):
        return False
    sentence = doc.sentences[index]
    word = sentence.tokens[token]
    if word.upos != "NOUN" or word.text.lower() != word.lemma:
        return False
    children = sentence.children(token)
    if not any(sentence.tokens[c].lemma in DEFINITE and sentence.tokens[c].deprel == "det" for c in children):
        return False
    if any(sentence.tokens[c].lemma in OTHERS or sentence.tokens[c].deprel == "nummod" for c in children):
        return False
    return not _of_its_own(sentence, token, account)


def is_definite(doc: Document, place: tuple[int, int]) -> bool:
    """Whether a word has "the" or "this" before it."""
    sentence = doc.sentences[place[0]]
    return any(sentence.tokens[each].lemma in DEFINITE for each in sentence.children_by(place[1], "det"))


def _of_its_own(sentence: Sentence, token: int, account: Account) -> bool:
    """Whether a party stands in the noun's own phrase ("the attack on the market", "the rebels' raid")."""
    inside = sentence.descendants(token)
    pairs = [(sentence.tokens[i].start, sentence.tokens[i].end) for i in inside if i != token]
    return any(
        start < last and first < end
        for party in (*account.actors, *account.recipients)
        for start, end in party.words.spans
        for first, last in pairs
    )


def is_result_of(doc: Document, result: Account, attack: Account) -> bool:
    """Whether a result's verb hangs on an attack's word in its own sentence, or has it for its subject.

    "attacked a camp, killing 15", "the attack killed 15", "an attack that left 15 dead"; or it the other way round:
    "15 were killed when rebels attacked a camp". Of an account that was joined
    with a headline's already, any of its verbs of result will do.
    """
    return any(_hangs_on(doc, place, attack) for place in result.anchors)


def _hangs_on(doc: Document, place: tuple[int, int], attack: Account) -> bool:
    index, token = place
    if index >= len(doc.sentences) or place in attack.anchors:
        return False
    sentence = doc.sentences[index]
    own = sentence.tokens[token]
    if own.lemma not in RESULTS:
        return False
    for at, other in attack.anchors:
        if at != index:
            continue
        told = sentence.tokens[other]
        if own.head == other and own.deprel.partition(":")[0] in TIED:
            return not _is_before(sentence, token)
        # a participle that the parser hangs beside its verb, under who says so
        if own.head == told.head and other < token and own.text.lower().endswith("ing"):
            return True
        if told.head == token and told.deprel == "nsubj" and told.upos == "NOUN":
            return True
        if (
            told.deprel == "obl"
            and told.upos == "NOUN"
            and _is_in(sentence, other)
            and told.head in _results(sentence, token)
        ):
            return True
        # the parser takes such a clause for another kind as often as not
        if (
            told.deprel in ("advcl", "conj", "ccomp")
            and told.head in _results(sentence, token)
            and _tells_when(sentence, other)
        ):
            return True
    return False


def _is_before(sentence: Sentence, verb: int) -> bool:
    """Whether the word above came after what a verb tells: "stormed the farm days after nine were killed"."""
    return any(sentence.tokens[each].lemma == "after" for each in sentence.children_by(verb, "mark"))


def lie_apart(doc: Document, one: Account, other: Account) -> bool:
    """Whether a sentence dates one of two by the other: "the attack came a month after six monks were seized"."""
    return any(
        index == at < len(doc.sentences)
        and (_lies_apart(doc.sentences[at], first, last) or _lies_apart(doc.sentences[at], last, first))
        for index, first in one.anchors
        for at, last in other.anchors
    )


def has_told_doer(account: Account) -> bool:
    """Whether words beside an act say who did it; who is only inferred from the text around it may be another."""
    return bool(account.actors) and account.basis.get("actor") != "inferred"


def may_share_doers(attack: Account, result: Account) -> bool:
    """Whether one may have done both though they name different doers: one is inferred, or a pronoun stands for him.

    In "rebels killed nine when they attacked a patrol" they are the rebels.
    """
    return not has_told_doer(result) or stand_for_others(attack.actors)


def stand_for_others(parties: Sequence[Party]) -> bool:
    """Whether parties are told by pronouns alone."""
    return bool(parties) and all(party.words.text.lower() in DOERS_AGAIN for party in parties)


def is_bare_blow(sentence: Sentence, verb: int) -> bool:
    """Whether something "was hit" by nobody said: after an attack, that is by it; what was burnt may be another's."""
    is_passive = bool(sentence.children_by(verb, "nsubj:pass")) and not sentence.children_by(verb, "obl:agent")
    return is_passive and sentence.tokens[verb].lemma in BLOWS


def is_sum_of(doc: Document, one: Account, other: Account) -> bool:
    """Whether one of two is a sum over a longer time and the other is not: "six on Monday", "400 since April"."""
    sums = [
        any(at < len(doc.sentences) and is_total(doc.sentences[at], token) for at, token in each.anchors)
        for each in (one, other)
    ]
    return sums[0] != sums[1]


def _lies_apart(sentence: Sentence, token: int, other: int) -> bool:
    """Whether a word stands outside a clause that is so long before or after it, and another inside."""
    inside = next((at for at in (other, *sentence.ancestors(other)) if _is_counted(sentence, at)), None)
    return inside is not None and token != inside and inside not in sentence.ancestors(token)


def _is_counted(sentence: Sentence, at: int) -> bool:
    """ "Days after nine were killed", "a month before the raid"."""
    marks = sentence.children_by(at, "mark", "case", "advmod")
    told = [each for each in marks if each and sentence.tokens[each].lemma in BEFORE_OR_AFTER]
    return any(sentence.tokens[each - 1].lemma in LENGTHS for each in told)


def _results(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """A verb of result and those beside it: "12 were killed and 30 injured in an attack"."""
    near = [*sentence.children_by(verb, "conj")]
    if sentence.tokens[verb].deprel == "conj":
        near.append(sentence.tokens[verb].head)
    return (verb, *(each for each in near if each >= 0 and sentence.tokens[each].lemma in RESULTS))


def _is_in(sentence: Sentence, noun: int) -> bool:
    """ "Killed in an attack on a market"."""
    return any(sentence.tokens[each].lemma == "in" for each in sentence.children_by(noun, "case"))


def _tells_when(sentence: Sentence, verb: int) -> bool:
    """Whether a clause says when something happened, and not how long before: "killed when rebels stormed the post"."""
    marks = sentence.children_by(verb, "mark", "advmod")
    told = [each for each in marks if sentence.tokens[each].lemma in AS_IT_HAPPENED]
    return any(each == 0 or sentence.tokens[each - 1].lemma not in LENGTHS for each in told)


def hits_what_is_theirs(doc: Document, result: Account) -> bool:
    """Whether nobody does it, and all it hits is "his car", "their house"."""
    sentence = doc.sentences[result.anchors[0][0]]
    owned = [_is_belonging(sentence, each) for each in result.recipients]
    return not result.actors and bool(owned) and all(owned)


def _is_belonging(sentence: Sentence, party: Party) -> bool:
    inside = [at for start, end in party.words.spans for at in sentence.covered(start, end)]
    heads = [at for at in inside if sentence.tokens[at].head not in inside]
    return any(
        sentence.tokens[at].lemma in BELONGINGS
        and any(sentence.tokens[c].text.lower() in THEIRS for c in sentence.children_by(at, "nmod:poss"))
        for at in heads
    )


def hits_its_doers(attack: Account, result: Account) -> bool:
    """Whether whom a result hit are those who made the attack, by other means: "rebels shelled it. Two rebels died in
    an air raid"; a clash hits both sides."""
    modes = {attack.action.mode, result.action.mode}
    if None in modes or len(modes) == 1 or not result.recipients:
        return False
    return all(any(are_one_force(own, hit) for own in attack.actors) for hit in result.recipients)


def protest_of(kept: Sequence[Account], account: Account) -> int | None:
    """The protest told before of which "the protesters" do what one does there: "the marchers waved flags".

    What is smashed or blocked has a mode of its own and is another act, as is what has a day or place of its own.
    """
    quoted = {account.basis.get(slot) for slot in ("time", "place")}
    if account.action.type != "PROTEST" or account.action.mode not in PEACEFUL or "quoted" in quoted:
        return None
    if account.status.value not in REAL or not account.actors or not all(map(_is_the_crowd, account.actors)):
        return None
    index = account.anchors[0][0]
    near = [
        (index - at, number)
        for number, other in enumerate(kept)
        for at, _ in other.anchors
        if other.action.type == "PROTEST"
        and other.action.mode in PEACEFUL
        and other.status.value in REAL
        and other.status.historical == account.status.historical
        and 0 < index - at <= CROWD_SENTENCES
    ]
    return min(near)[1] if near else None


def _is_the_crowd(party: Party) -> bool:
    first, _, rest = party.words.text.lower().partition(" ")
    return not party.name and first in THOSE and rest in CROWDS


def is_unnamed_armed(party: Party) -> bool:
    """Gunmen, attackers, militants: whom a report has not named yet."""
    return not party.name and bool(party.sectors) and {*party.sectors} <= OF_REBELS


def is_armed(party: Party) -> bool:
    """Of a group that fights, and is no state's."""
    return not OF_REBELS.isdisjoint(party.sectors)


def is_of_another_voice(doc: Document, attack: Account, result: Account) -> bool:
    """Whether another speaker tells a result, in another paragraph: of whom the army lost, her sister did not speak."""
    voices = [{each.name or each.words.text for each in side.speakers} for side in (attack, result)]
    apart = doc.sentences[attack.anchors[-1][0]].paragraph != doc.sentences[result.anchors[0][0]].paragraph
    return apart and all(voices) and voices[0].isdisjoint(voices[1])


def hurt_by(doc: Document, pointer: Account) -> tuple[Party, ...]:
    """Whom a verb says to be hurt in an attack told before: "a guard was killed in the attack"."""
    index = pointer.anchors[0][0]
    if index >= len(doc.sentences):
        return ()
    sentence = doc.sentences[index]
    subjects = {
        at
        for at, token in enumerate(sentence.tokens)
        if token.deprel.startswith("nsubj") and token.head >= 0 and sentence.tokens[token.head].lemma in RESULTS
    }
    return tuple(
        party
        for party in pointer.recipients
        if any(not subjects.isdisjoint(sentence.covered(start, end)) for start, end in party.words.spans)
    )


def is_blow_in_exchange(blow: Account, exchange: Account) -> bool:
    """Whether one side hits the other, where two fight each other: "India killed seven" in "India and Pakistan trade
    fire" is an act of its own."""
    if blow.action.type != "ASSAULT" or exchange.recipients or len({each.country for each in exchange.actors}) < 2:
        return False
    return len(blow.actors) == 1 and bool(blow.recipients)


def is_visit_for_talks(visit: Account, talks: Account) -> bool:
    """Whether a journey to a capital is told with whom it was to: "flew to Tbilisi and held talks with" its president.

    The capital stands for the government, of which whoever is met there is one.
    """
    if visit.action.type != "CONSULT" or visit.action.mode != "visit" or len(visit.recipients) != 1:
        return False
    capital, sentences = visit.recipients[0], {at for at, _ in visit.anchors}
    beside = not sentences.isdisjoint(at for at, _ in talks.anchors)
    of_it = (each.country == capital.country and each.sectors[:1] == ("GOV",) for each in talks.recipients)
    return beside and capital.kind == "organisation" and (capital.name or "").startswith("Government of") and any(of_it)
