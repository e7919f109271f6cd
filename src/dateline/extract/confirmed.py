"""Who confirms what was told: "Gunmen took six nuns, the church said. The police confirmed the abduction."

Who confirms is no speaker of the claim (`corpus/FORMAT.md`): the account keeps them apart, in ``confirmed_by``. What is
confirmed is found once the report's accounts are joined: the account that the words of the confirmation belong to; the
deed told before that a noun names; for "it" and "the report" what was told last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.codebook.named_acts import SAME_STEM, TYPES, acts_named, is_of_kind
from dateline.extract.confirming import (
    NOUN,
    Confirmation,
    confirmations,
    deeds_confirmed_or_not,
    denials_left_open,
    givers,
    is_left_open,
)
from dateline.extract.denied import CLAIMS, KNOWN, POINTING
from dateline.extract.party_rules import case_of
from dateline.extract.speakers import speaker_of
from dateline.extract.speech import Link
from dateline.model import REAL, Account, Document, Pair, Party, Sentence, Speaker, words_of

TOLD = CLAIMS | {"information", "news"}
"""Nouns for what somebody told."""
SPOKEN = frozenset("ACCUSE REJECT REQUEST SUPPORT THREATEN".split())
"""Types of what is said; "confirmed it" is of what was done."""
MEDIA = frozenset("air camera facebook media phone radio telegram telephone television tv twitter x".split())
"""By what it is confirmed, which a tree may hang on what is: "confirmed the raid on television"."""
BESIDE = frozenset(("in", "to", "with"))
"""What a tree hangs on a deed though it goes with the verb: "confirmed the raid to reporters"."""
ALSO = {
    "capture": "ASSAULT", "casualty": "ASSAULT", "death": "ASSAULT", "loss": "ASSAULT", "toll": "ASSAULT",
    "hijacking": "ASSAULT COERCE", "robbery": "COERCE", "sentence": "COERCE", "verdict": "COERCE",
    "storming": "ASSAULT PROTEST", "release": "RETREAT", "resignation": "RETREAT", "surrender": "RETREAT",
    "withdrawal": "RETREAT", "delivery": "AID", "donation": "AID",
}  # fmt: skip
"""More nouns of what was done, and the types that they may name."""
BACK = 2
"""Sentences back to what "it" and "the report" stand for."""
AGAIN = 4
"""Sentences back to what a clause tells again."""
SHORTEST = 4
"""Letters of a word that tells what it is about."""
ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
PERSONAL = frozenset("he her him it she them they".split())


def without_confirmers(doc: Document, accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts, nobody's actor who only confirms, or does not, what was told before: "refused to confirm the raid".

    Of "would neither confirm nor deny the raid" nothing is left: the raid is told already.
    """
    about: dict[tuple[int, int], tuple[Sentence, int, int]] = {}
    open_denials: set[tuple[int, int]] = set()
    for sentence in doc.sentences:
        for word, deed in deeds_confirmed_or_not(sentence):
            by_noun = sentence.tokens[word].lemma == NOUN
            others = givers(sentence, deed) if by_noun else ()
            if sentence.tokens[deed].lemma in POINTING or _points(sentence, deed, but=others):
                about |= {(sentence.index, each): (sentence, word, deed) for each in (word, deed)}
        open_denials |= {(sentence.index, each) for each in denials_left_open(sentence)}
    found: list[Account] = []
    for account in accounts:
        at = account.anchors[0]
        if at in open_denials:
            continue
        sentence, word, deed = about.get(at, (doc.sentences[at[0]], -1, -1))
        if at[1] == word and _is_what_was_told(sentence, deed) and _last(found, sentence.index):
            continue  # whoever corroborates a report does no more than that
        if deed < 0 or not _named(found, sentence, deed):
            found.append(account)
        elif not is_left_open(sentence, word) and account.action.type in _types(_noun(sentence, deed), account):
            basis = {slot: each for slot, each in account.basis.items() if slot != "actor"}
            found.append(account.but(actors=(), basis=basis))
    return tuple(found)


def with_confirmers(doc: Document, accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The joined accounts of a report, each with those who confirm it."""
    found = list(accounts)
    for confirmation in confirmations(doc):
        sentence = confirmation.sentence
        for told in confirmation.told:
            words = {(sentence.index, each) for each in (told, confirmation.word)}
            own = next((each for each in found if not words.isdisjoint(each.anchors)), None)
            meant = _meant(found, confirmation, told=told, own=own)
            if meant is None:
                continue
            cue, at = (sentence.offsets(each, each + 1) for each in (confirmation.word, told))
            whole = meant if own is None or own is meant else _with_again(doc, meant, own, cue=cue, told=at)
            if whole.anchors[0][0] < sentence.index:
                whole = _not_told_by(whole, cue)
            more = tuple(_confirmers(doc, confirmation, whole))
            whole = whole.but(confirmed_by=(*whole.confirmed_by, *more)) if more else whole
            found = [whole if each is meant else each for each in found if each is meant or each is not own]
    return tuple(found)


def _not_told_by(account: Account, cue: Pair) -> Account:
    """An account that the report told before, without the speakers who only confirm it: that is their ``cue``."""
    told_by = tuple(each for each in account.speakers if cue not in each.cue.spans)
    if len(told_by) == len(account.speakers):
        return account
    basis = {slot: each for slot, each in account.basis.items() if told_by or slot != "speaker"}
    return account.but(speakers=told_by, basis=basis)


def _confirmers(doc: Document, confirmation: Confirmation, account: Account) -> Iterator[Speaker]:
    """Who confirms it, without those who tell it and those who are known to confirm it."""
    sentence, word = confirmation.sentence, confirmation.word
    known = {called for each in (*account.speakers, *account.confirmed_by) for called in _called(each)}
    own = {party.words.spans for party in account.actors} if account.anchors[0][0] == sentence.index else set()
    for head in confirmation.heads:
        speaker = speaker_of(doc, Link(sentence, head, (word, word + 1), direct=False))
        if speaker is None or speaker.words.spans in own or not known.isdisjoint(_called(speaker)):
            continue
        known |= _called(speaker)
        yield speaker


def _called(speaker: Speaker) -> set[str]:
    """By what words and name a speaker is known."""
    words = ARTICLE.sub("", speaker.words.text).casefold()
    return {words, speaker.name.casefold()} if speaker.name else {words}


def _meant(
    accounts: Sequence[Account], confirmation: Confirmation, *, told: int, own: Account | None
) -> Account | None:
    """The account that is confirmed; ``own`` is the one that the words of the confirmation belong to, if any."""
    sentence = confirmation.sentence
    if own is not None and own.anchors[0] < (sentence.index, 0):
        return own
    before = [each for each in accounts if each.anchors[0] < (sentence.index, 0) and each.status.value in REAL]
    if sentence.tokens[told].upos in ("VERB", "AUX"):
        return next((each for each in reversed(before) if own and _is_told_again(each, own)), own)
    if own is None and _is_what_was_told(sentence, told):
        return _last(before, sentence.index)
    named = _named(before, sentence, told) if _points(sentence, told, but=confirmation.heads) else None
    return named or own


def _points(sentence: Sentence, word: int, *, but: Sequence[int] = ()) -> bool:
    """Whether a noun has nothing beside it that tells of what: "the raid", "her arrest", "the deaths".

    ``but`` for those who confirm it: "confirmation of the raid from the army".
    """
    if sentence.tokens[word].upos != "NOUN":
        return False
    owners = sentence.children_by(word, "nmod:poss")
    beside = (each for each in sentence.children_by(word, "nmod") if each not in but and each not in owners)
    below = [each for each in beside if sentence.tokens[each].lemma.lower() not in MEDIA]
    if any(case_of(sentence, each) not in BESIDE for each in below):
        return False
    dets = {sentence.tokens[each].lemma for each in sentence.children_by(word, "det")}
    return not dets.isdisjoint(KNOWN) or bool(owners)


def _is_what_was_told(sentence: Sentence, word: int) -> bool:
    lemma = sentence.tokens[word].lemma
    return lemma in POINTING or (lemma in TOLD and _points(sentence, word))


def _noun(sentence: Sentence, word: int) -> str:
    return sentence.tokens[word].lemma.lower()


def _types(noun: str, account: Account) -> frozenset[str]:
    """The types that a noun may name; of the act's own word its type."""
    types = frozenset((*TYPES.get(noun, ()), *ALSO.get(noun, "").split()))
    return types | {account.action.type} if _is_word(noun, account) else types


def _named(accounts: Sequence[Account], sentence: Sentence, word: int) -> Account | None:
    """The deed told before that a noun names."""
    noun = _noun(sentence, word)
    real = [each for each in accounts if each.status.value in REAL and each.anchors[0][0] < sentence.index]
    by_word = next((each for each in reversed(real) if _is_word(noun, each)), None)
    if by_word is not None:
        return by_word
    named = acts_named(real, len(real), noun=noun) if noun in TYPES else ()
    of_kind = next((each for each in named if is_of_kind(each, noun) or _is_near(each, sentence)), None)
    others = (each for each in reversed(real) if each.action.type in ALSO.get(noun, "").split())
    return of_kind or next(others, None)


def _is_near(account: Account, sentence: Sentence) -> bool:
    return sentence.index - account.anchors[-1][0] <= BACK


def _is_word(noun: str, account: Account) -> bool:
    """Whether a noun is of an act's own word: "resigned", "the resignation"."""
    words = account.action.words.text.lower().split()
    return len(noun) >= SHORTEST and any(each[:SAME_STEM] == noun[:SAME_STEM] for each in words)


def _last(before: Sequence[Account], index: int) -> Account | None:
    """What was told last, by its first deed: "shot three traders and fled"."""
    near = [each for each in before if index - each.anchors[-1][0] <= BACK and each.action.type not in SPOKEN]
    last = max((each.anchors[-1][0] for each in near), default=-1)
    return next((each for each in near if each.anchors[-1][0] == last), None)


def _is_told_again(deed: Account, own: Account) -> bool:
    """Whether a confirmed clause tells a deed again: by its word or as one of its kind, of somebody it was told of."""
    if own.anchors[0][0] - deed.anchors[-1][0] > AGAIN or own.status.value not in REAL:
        return False
    modes = {deed.action.mode, own.action.mode} - {None}
    is_word = any(_is_word(word, deed) for word in own.action.words.text.lower().split())
    if not is_word and (deed.action.type != own.action.type or len(modes) > 1):
        return False
    hit, again = _words(deed.recipients), _words(own.recipients)
    if hit & again:
        return True
    is_pronoun = any(each.words.text.lower().split()[-1:][0] in PERSONAL for each in own.recipients if each.words.text)
    return is_word and (is_pronoun or not own.recipients) and bool(_words(deed.actors) & _words(own.actors))


def _words(parties: Sequence[Party]) -> set[str]:
    words = (word.strip(".,'’") for party in parties for word in party.words.text.lower().split())
    return {word for word in words if len(word) >= SHORTEST}


def _with_again(doc: Document, deed: Account, own: Account, *, cue: Pair, told: Pair) -> Account:
    """A deed with the words that tell it again where it is confirmed, and the numbers there."""
    known = {(each.what, each.low, each.high) for each in deed.quantities}
    more = tuple(each for each in own.quantities if (each.what, each.low, each.high) not in known)
    again = (each for each in own.action.words.spans if each != cue)
    words = words_of(doc.report, *deed.action.words.spans, *again, told)
    return deed.but(
        action=replace(deed.action, words=words),
        quantities=(*deed.quantities, *more),
        confidence=1 - (1 - deed.confidence) * (1 - 0.5 * own.confidence),
        anchors=tuple(sorted({*deed.anchors, *own.anchors})),
    )
