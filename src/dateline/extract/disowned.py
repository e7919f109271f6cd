"""Deeds that somebody denies a part in without telling them again: "denied any role in the attack".

What is denied is the deed told before: a second account of its type, whose doer is who denies, *denied* by him
(`corpus/FORMAT.md`: one who tells and one who denies are two accounts). Whom it hit, when and where are taken over
from the deed once those are resolved (`dateline.resolve.disowned`). The corpus has no such wording; in some 8,000 train
texts of news the rule finds six, and all six are right.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.codebook import Codebook
from dateline.codebook.matching import cameo_of
from dateline.extract.clauses import negated
from dateline.extract.cues import SAYING
from dateline.extract.party_rules import case_of, objects_of
from dateline.extract.phrases import pair_of, phrase
from dateline.extract.speaker_kinds import PRONOUNS, kind_of
from dateline.model import (
    NO_PLACE,
    REAL,
    Account,
    Action,
    Basis,
    Document,
    Party,
    Place,
    Sentence,
    Speaker,
    Status,
    Time,
    words_of,
)

DENYING = frozenset("deny disavow disclaim disown reject repudiate".split())
SHARES = frozenset("complicity connection hand involvement link part participation responsibility role tie".split())
HAVING = frozenset("have play take".split())
BELONGING = frozenset("behind involved responsible".split())
NEGATED = frozenset(("not", "never", "n't", "no", "nothing"))
OF_THE_DEED = frozenset("behind for in of to with".split())
DEEDS = frozenset(("ASSAULT", "COERCE"))
DEED_NOUNS = frozenset(
    "abduction action ambush arrest assassination assault attack atrocity beating blast bloodshed bombing clash "
    "crackdown crime death detention disappearance explosion fire incident it kidnapping killing looting lynching "
    "massacre murder operation poisoning raid rape shelling shooting stabbing strike that these this those torture "
    "violence".split()
)
"""What the deed is called where a part in it is denied; pronouns, too."""
ATTACK = "ASSAULT"
ATTACKS = frozenset(
    "ambush assassination assault attack bombing explosion killing massacre murder shelling shooting strike".split()
)
"""Those of these nouns that tell an attack whatever stands beside them."""
VICTIMS = frozenset("against at of on".split())
"""What stands before whom an attack hit."""
VAGUE = frozenset("action crime death fire incident it operation that these this those violence".split())
"""Nouns and pronouns that may stand for any deed."""
BY_HAND = frozenset(("beat", "crowd-control", "primitive"))
"""Modes of what crowds and police do to each other in the open: who did it is not in doubt."""
BACK = 3
"""Sentences back to the deed that is denied."""
SURE, TOLD = 0.6, 0.85


@dataclass(frozen=True, slots=True)
class Denial:
    """Who denies a part in a deed, who is meant by it (mostly the same), and the words that say so."""

    sentence: Sentence
    verb: int
    denier: int
    doer: int
    share: int


def with_disowned(doc: Document, accounts: Sequence[Account], *, codebook: Codebook) -> tuple[Account, ...]:
    """The accounts, and those of deeds that somebody denies a part in: told before, or by the denial alone.

    These stand for whatever the words of the denial would tell by themselves ("involved", "the bombing").
    """
    denied: list[Account] = []
    spent: set[tuple[int, int]] = set()
    for denial in denials(doc):
        words = {(denial.sentence.index, each) for each in _words(denial)}
        inside = [each for each in accounts if each.anchors[0] in words]
        deeds = [each for each in inside if _tells_deed(denial, each)]
        own = next((each for each in deeds if _is_told_with_whom(doc, denial, each)), None)
        deed = own or _deed(denial, [each for each in accounts if each.anchors[0] not in words])
        if deed is not None:
            denied.append(_account(doc, denial, deed, is_own=deed is own))
            spent |= words
        elif inside and _is_attack(denial):
            denied.append(_untold(doc, denial, inside, codebook=codebook))
            spent |= words
        elif any(each.recipients for each in deeds):  # of which the town before "blast" was taken for one
            denied.append(_account(doc, denial, _in_its_town(doc, denial, deeds[0]), is_own=True))
            spent |= words
    spent |= set(_left_open(doc, accounts))
    return (*(each for each in accounts if each.anchors[0] not in spent), *denied)


def _left_open(doc: Document, accounts: Sequence[Account]) -> Iterator[tuple[int, int]]:
    """The words of a part that somebody "did not deny" in a deed told before: they tell nothing."""
    for sentence in doc.sentences:
        for verb, token in enumerate(sentence.tokens):
            if token.lemma not in DENYING or token.upos != "VERB" or not negated(sentence, verb):
                continue
            found = _denied(sentence, verb, leaves_open=True)
            if found is not None and _is_of_a_deed(sentence, found.share) and _deed(found, accounts) is not None:
                yield from ((sentence.index, each) for each in _words(found))


def denials(doc: Document) -> Iterator[Denial]:
    """All denials of a part in something, in text order."""
    for sentence in doc.sentences:
        for at, token in enumerate(sentence.tokens):
            found = None
            if token.lemma in DENYING and token.upos == "VERB":
                found = _denied(sentence, at)
            elif token.lemma in SAYING and token.upos == "VERB":
                found = _said_not(sentence, at)
            if found is not None and _is_of_a_deed(sentence, found.share):
                yield found


def rests_on_denial(doc: Document, account: Account) -> bool:
    """Whether an account is one of these."""
    index, token = account.anchors[0]
    return account.status.value == "denied" and any(
        (each.sentence.index, each.verb) == (index, token) for each in denials(doc)
    )


def _denied(sentence: Sentence, verb: int, *, leaves_open: bool = False) -> Denial | None:
    """ "The group denied any role in the attack", "the army denied it was behind it", "denied being involved"."""
    denier = _subject(sentence, verb)
    if denier is None or (negated(sentence, verb) and not leaves_open):
        return None
    shares = [each for each in objects_of(sentence, verb) if sentence.tokens[each].lemma in SHARES]
    if shares:
        return Denial(sentence, verb, denier, denier, shares[0])
    for clause in sentence.children_by(verb, "ccomp", "xcomp", "advcl"):
        below = (clause, *sentence.children_by(clause, "obj", "obl"))
        share = next((each for each in below if _is_share(sentence, clause, each)), None)
        if share is not None and not negated(sentence, clause):
            doer = next(iter(sentence.children_by(clause, "nsubj")), denier)
            doer = denier if sentence.tokens[doer].lemma in PRONOUNS else doer
            return Denial(sentence, verb, denier, doer, share)
    return None


def _said_not(sentence: Sentence, verb: int) -> Denial | None:
    """ "The army said its men were not involved", "they say they had nothing to do with it"."""
    denier = _subject(sentence, verb)
    if denier is None:
        return None
    for clause in sentence.children_by(verb, "ccomp", "parataxis"):
        below = (clause, *sentence.children_by(clause, "obj", "obl"))
        doer = next(iter(sentence.children_by(clause, "nsubj")), None)
        share = next((each for each in below if _is_share(sentence, clause, each)), None)
        if doer is None or share is None or not _is_negated(sentence, clause, share):
            continue
        return Denial(sentence, verb, denier, doer, share)
    return None


def _subject(sentence: Sentence, verb: int) -> int | None:
    """Who says so; "no group said it was behind it" denies nothing."""
    for each in sentence.children_by(verb, "nsubj"):
        dets = {sentence.tokens[c].lemma for c in sentence.children_by(each, "det")}
        if sentence.tokens[each].deprel != "nsubj:pass" and dets.isdisjoint(NEGATED):
            return each
    return None


def _is_share(sentence: Sentence, clause: int, word: int) -> bool:
    """ "Involved", "behind it"; "no part", "nothing to do" of what somebody had, played or took."""
    lemma = sentence.tokens[word].lemma
    if word == clause:
        behind = any(sentence.tokens[c].lemma == "behind" for c in sentence.children_by(word, "case"))
        behind = behind and _is_one_of(DEED_NOUNS, sentence, word)  # not behind schedule
        return lemma in BELONGING or sentence.tokens[word].text.lower() in BELONGING or behind
    to_do = sentence.tokens[word + 1 : word + 3]
    is_nothing = lemma in ("anything", "nothing") and [each.lemma for each in to_do] == ["to", "do"]
    return sentence.tokens[clause].lemma in HAVING and (lemma in SHARES or is_nothing)


def _is_negated(sentence: Sentence, clause: int, share: int) -> bool:
    below = {*sentence.children_by(clause, "advmod"), *sentence.children_by(share, "det", "advmod"), share}
    return any(sentence.tokens[each].lemma in NEGATED for each in below)


def _account(doc: Document, denial: Denial, deed: Account, *, is_own: bool) -> Account:
    """The deed, denied; ``is_own`` where the words of the denial tell it with whom it hit."""
    sentence = denial.sentence
    spans = [(sentence.tokens[each].start, sentence.tokens[each].end) for each in sorted(_words(denial))]
    denier = words_of(doc.report, pair_of(sentence, phrase(sentence, denial.denier)))
    cue = words_of(doc.report, (sentence.tokens[denial.verb].start, sentence.tokens[denial.verb].end))
    speaker = Speaker(denier, kind=kind_of(doc, sentence, denial.denier), cue=cue)
    words = words_of(doc.report, *spans)
    doer = Party(words_of(doc.report, pair_of(sentence, phrase(sentence, denial.doer))))
    basis: dict[str, Basis] = {"action": "quoted", "status": "quoted", "actor": "quoted", "speaker": "quoted"}
    denied = Account(
        report=doc.report,
        action=replace(deed.action, words=words),
        actors=(doer,),
        recipients=(),
        sentence=(sentence.start, sentence.end),
        status=Status("denied", because=f"“{words.text}” denies a part in it"),
        speakers=(speaker,),
        confidence=deed.confidence,
        basis={**basis, "recipient": "inferred"},
        anchors=((sentence.index, denial.verb),),
    )
    if not is_own:
        return denied
    own = {slot: deed.basis[slot] for slot in ("recipient", "time", "place") if slot in deed.basis}
    return denied.but(recipients=deed.recipients, time=deed.time, place=deed.place, basis={**basis, **own})


def _tells_deed(denial: Denial, account: Account) -> bool:
    """Whether an account is of the deed that the denial's words name: "involved" alone names none."""
    return account.action.type in DEEDS and _deed_noun(denial.sentence, denial.share) is not None


def _is_told_with_whom(doc: Document, denial: Denial, account: Account) -> bool:
    """Whether an account of the deed tells whom it hit, which the town before "bombing" is not."""
    noun = _deed_noun(denial.sentence, denial.share)
    town = None if noun is None else _town_before(doc, denial.sentence, noun)
    return any(town is None or each.words.spans != town.words.spans for each in account.recipients)


def _in_its_town(doc: Document, denial: Denial, deed: Account) -> Account:
    """The deed with the town before its noun as its place, and nobody hit."""
    noun = _deed_noun(denial.sentence, denial.share)
    town = None if noun is None else _town_before(doc, denial.sentence, noun)
    basis: dict[str, Basis] = {slot: each for slot, each in deed.basis.items() if slot != "recipient"}
    return deed.but(recipients=(), place=town or deed.place, basis={**basis, "place": "quoted"})


def _is_attack(denial: Denial) -> bool:
    noun = _deed_noun(denial.sentence, denial.share)
    return noun is not None and _is_one_of(ATTACKS, denial.sentence, noun)


def _untold(doc: Document, denial: Denial, inside: Sequence[Account], *, codebook: Codebook) -> Account:
    """An attack that only the denial's words name: what it was on, and the town before it ("role in Kunduz attack").

    Its time and place are those of the noun; the verb's say when and where it was denied.
    """
    sentence, noun = denial.sentence, _deed_noun(denial.sentence, denial.share)
    assert noun is not None
    hit = [each for each in sentence.children_by(noun, "nmod") if case_of(sentence, each) in VICTIMS]
    recipients = tuple(Party(words_of(doc.report, pair_of(sentence, phrase(sentence, each)))) for each in hit)
    told = next((each for each in inside if each.anchors[0][1] == noun), None)
    time, place = (told.time, told.place) if told is not None else (Time(), NO_PLACE)
    place = _town_before(doc, sentence, noun) or place
    rule, cameo = codebook.actions[ATTACK], cameo_of(codebook, ATTACK, mode=None)
    action = Action(ATTACK, inside[0].action.words, cameo=cameo, quad=rule.quad, score=rule.score)
    slots = {"recipient": bool(recipients), "time": bool(time.words.spans), "place": bool(place.words.spans)}
    basis: dict[str, Basis] = {slot: "quoted" for slot, is_told in slots.items() if is_told}
    attack = inside[0].but(action=action, recipients=recipients, time=time, place=place, basis=basis)
    return _account(doc, denial, attack, is_own=True)


def _town_before(doc: Document, sentence: Sentence, noun: int) -> Place | None:
    """ "Kunduz attack"."""
    named = sentence.name_at(noun - 1) if noun - 1 in sentence.children_by(noun, "compound") else None
    if named is None or named.type not in ("Location", "Misc"):
        return None
    return Place(words_of(doc.report, sentence.offsets(named.first, named.last)))


def _words(denial: Denial) -> set[int]:
    """The verb, the share, and the noun for the deed."""
    noun = _deed_noun(denial.sentence, denial.share)
    return {denial.verb, denial.share} | ({noun} if noun is not None else set())


def _deed(denial: Denial, accounts: Sequence[Account]) -> Account | None:
    """The nearest deed told before that may be his; none near, the last attack of nobody told."""
    here = (denial.sentence.index, denial.verb)
    told = (each for each in accounts if each.action.type in DEEDS and each.status.value in REAL)
    before = [each for each in told if each.anchors[0] < here]
    near = [each for each in before if here[0] - each.anchors[0][0] <= BACK and _may_be_his(denial, each)]
    near = [each for each in near if each.basis.get("actor") != "assigned"] or near  # the deed before its blame
    untold = [each for each in before if each.action.type == ATTACK and not each.actors]
    return next(reversed([*untold, *near]), None)


def _may_be_his(denial: Denial, deed: Account) -> bool:
    """Whether who denies may mean a deed: no arrest by others, and no stones that others threw."""
    sentence = denial.sentence
    noun = _deed_noun(sentence, denial.share)
    if deed.action.type != ATTACK:
        is_named = noun is not None and not _is_one_of(ATTACKS | VAGUE, sentence, noun)
        return is_named or not deed.actors or _is_among(denial, deed)
    return deed.action.mode not in BY_HAND or not deed.actors or _is_among(denial, deed)


def _is_among(denial: Denial, deed: Account) -> bool:
    """Whether who denies, or is meant by it, has a word in common with a doer."""
    sentence, words = denial.sentence, set[str]()
    for head in (denial.denier, denial.doer):
        first, last = phrase(sentence, head)
        words |= {each.text.lower() for each in sentence.tokens[first:last] if each.upos in ("NOUN", "PROPN", "ADJ")}
    return any(not words.isdisjoint(each.words.text.lower().split()) for each in deed.actors)


def _complements(sentence: Sentence, share: int) -> list[int]:
    """What a part is in: "role in the attack", "nothing to do with it", "no role in shaping it"."""
    of = [share, *(each for each in sentence.children_by(share, "acl", "xcomp") if sentence.tokens[each].lemma == "do")]
    near = [c for each in of for c in sentence.children_by(each, "nmod", "obl")]
    clauses = [c for c in sentence.children_by(share, "acl", "advcl") if sentence.tokens[c].lemma != "do"]
    return [each for each in near if case_of(sentence, each) in OF_THE_DEED] + clauses


def _deed_noun(sentence: Sentence, share: int) -> int | None:
    """The noun for the deed, if words say what the part is in."""
    return next((c for c in _complements(sentence, share) if _is_one_of(DEED_NOUNS, sentence, c)), None)


def _is_one_of(nouns: Container[str], sentence: Sentence, word: int) -> bool:
    """By its lemma, or as it stands, for "the killing of four" and "killings" may be taken for verbs."""
    stands = sentence.tokens[word].text.lower()
    return any(each in nouns for each in (sentence.tokens[word].lemma, stands, stands.removesuffix("s")))


def _is_of_a_deed(sentence: Sentence, share: int) -> bool:
    """Whether the part is in a deed, by its noun or since nothing else is said."""
    return not _complements(sentence, share) or _deed_noun(sentence, share) is not None
