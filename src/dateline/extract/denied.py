"""Denials that only point at what was told before: "X denied that", "X called it a lie", "That is untrue, X said".

What is denied is told by the words before: a second account of each deed that they tell, *denied* by who speaks here
(`corpus/FORMAT.md`: one who tells and one who denies are two accounts). Who did it to whom, when and where are taken
over from the deed once those are resolved (`dateline.resolve.disowned`). In some 8,000 train
texts of news the rule finds 13, and what is denied is right in nine of them; on dev two, one of them in the gold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.codebook.named_acts import TYPES
from dateline.extract.confirming import denials_left_open
from dateline.extract.cues import SAYING
from dateline.extract.phrases import pair_of, phrase
from dateline.extract.speaker_kinds import kind_of
from dateline.model import REAL, Account, Basis, Document, Party, Sentence, Speaker, Status, words_of

DENYING = frozenset("contest deny dispute refute".split())
REFUSING = frozenset("dismiss reject".split())
"""Verbs that deny a claim, and refuse much else."""
CALLING = frozenset("brand call describe dismiss label term".split())
POINTING = frozenset("it that this".split())
CLAIMS = frozenset("accusation account allegation assertion charge claim report rumour rumor story version".split())
KNOWN = frozenset("that the these this those".split())
UNTRUE = frozenset(
    "absurd baseless fabricate fabrication fabricated false falsehood fiction groundless invention lie nonsense "
    "propaganda rubbish slander unfounded untrue fake disinformation hoax libel misinformation myth smear".split()
)
NOT_TRUE = frozenset("accurate correct true".split())
JUDGES = frozenset("chamber court judge jury justice magistrate panel tribunal".split())
"""Who rejects a claim without denying a deed."""
PART_OF = ("nmod", "flat", "compound")
"""Relations of a noun within another's phrase."""
DEEDS = frozenset("AID ASSAULT COERCE COOPERATE CONSULT MOBILIZE PROTEST RETREAT SANCTION".split())
"""Types of what is done; what was said is not undone by a denial."""
CHARGES = frozenset("accusation allegation charge".split())
CHARGED = frozenset(("COERCE", "SANCTION"))
"""Types of what befalls whoever is charged: who "denies the charges" does not deny that he was arrested."""
PREFIX = 4
"""Letters by which a country and its people are one: "Iran", "the Iranian army"."""
SHORTEST = 5
"""Letters of other words that say who is meant."""
TITLES = frozenset("Colonel General Governor King Mayor Minister New North President Prime Prince South United".split())
"""Words of names that many bear."""
REFUSAL = "REJECT"
OCCURRING = frozenset("happen occur".split())
BACK = 2
"""Sentences back to what is denied."""
SURE, TOLD = 0.6, 0.85


@dataclass(frozen=True, slots=True)
class Denial:
    """Who denies what was told before, the word of saying, and the words that deny."""

    sentence: Sentence
    denier: int
    cue: int
    words: tuple[int, ...]


def with_denied(doc: Document, accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts, and those of deeds that somebody denies by pointing at them.

    Of what these words tell by themselves only a refusal stays, which is of who told it (`corpus/FORMAT.md`).
    """
    found = list(accounts)
    for denial in denials(doc):
        words = {(denial.sentence.index, each) for each in (*denial.words, denial.cue)}
        deeds = _deeds(doc, denial, [each for each in found if each.anchors[0] not in words])
        if deeds:
            refusals = [each for each in found if each.anchors[0] in words and each.action.type == REFUSAL]
            found = [each for each in found if each.anchors[0] not in words]
            found += [_of_the_teller(denial, each, deeds[-1]) for each in refusals]
            found += [_account(doc, denial, each, by_doer=_is_denial(doc, denial, each)) for each in deeds]
    known = {each.anchors[0] for each in found}
    anew = [(denial, deed) for denial, deed in _told_anew(doc, found) if _anchor(denial) not in known]
    return (*found, *(_account(doc, denial, deed, by_doer=_takes_part(doc, denial, deed)) for denial, deed in anew))


def _is_denial(doc: Document, denial: Denial, deed: Account) -> bool:
    """Whether a word of denial says so, or the one said to have done it; anybody else says that it did not happen."""
    noun, cue = (denial.sentence.tokens[each] for each in (denial.words[0], denial.cue))
    return noun.upos != "NOUN" or noun.lemma not in TYPES or cue.lemma in DENYING or _takes_part(doc, denial, deed)


def _anchor(denial: Denial) -> tuple[int, int]:
    return denial.sentence.index, denial.words[0]


def _told_anew(doc: Document, accounts: Sequence[Account]) -> Iterator[tuple[Denial, Account]]:
    """Deeds of which somebody says with their doer and target that they were not done, by another verb maybe.

    "Rebels seized a post. The governor said the rebels had not taken the post."
    """
    for sentence in doc.sentences:
        for verb, token in enumerate(sentence.tokens):
            if token.upos != "VERB" or token.deprel not in ("ccomp", "parataxis") or not _is_negated(sentence, verb):
                continue
            if sentence.tokens[token.head].lemma not in SAYING or sentence.children_by(verb, "iobj", "xcomp", "ccomp"):
                continue
            denier = _subject(sentence, token.head)
            told = (*sentence.children_by(verb, "nsubj"), *sentence.children_by(verb, "obj"))
            sides = [{sentence.tokens[each].lemma} for each in told if sentence.tokens[each].upos in ("NOUN", "PROPN")]
            if denier is None or len(sides) != 2 or all(act.token != verb for act in sentence.acts):
                continue
            near = (each for each in reversed(accounts) if 0 < sentence.index - each.anchors[0][0] <= BACK)
            deed = next((each for each in near if _is_of_both(doc, each, *sides)), None)
            if deed is not None:
                yield Denial(sentence, denier, token.head, (verb,)), deed


def _is_of_both(doc: Document, deed: Account, doers: set[str], hit: set[str]) -> bool:
    """Whether a deed told as done has these nouns for its doer and its target."""
    at = deed.anchors[0][0]
    is_deed = deed.action.type in DEEDS and deed.status.value in REAL
    return is_deed and _heads(doc, at, deed.actors) == doers and bool(hit & _heads(doc, at, deed.recipients))


def denials(doc: Document) -> Iterator[Denial]:
    """All such denials, in text order."""
    for sentence in doc.sentences:
        for at in range(len(sentence.tokens)):
            found = _denies(sentence, at) or _calls_untrue(sentence, at) or _is_said_untrue(sentence, at)
            found = found or _did_not_occur(sentence, at)
            if found is not None and sentence.tokens[found.denier].lemma not in JUDGES:
                yield found


def rests_on_pointing(doc: Document, account: Account) -> bool:
    """Whether an account is one of these."""
    at = account.anchors[0]
    return account.status.value == "denied" and any((each.sentence.index, each.words[0]) == at for each in denials(doc))


def tells_anew(doc: Document, account: Account) -> bool:
    """Whether somebody says that it is not so with the words of the claim: "said the rebels had not taken the post".

    Doer and target stand in one sentence before that tells an act of the kind.
    """
    if account.status.value not in ("denied", "did_not_happen") or not account.speakers:
        return False
    if account.basis.get("status") == "quoted":  # by another verb
        return True
    index = account.anchors[0][0]
    sides = [_heads(doc, index, side) for side in (account.actors, account.recipients)]
    return all(sides) and any(
        all(side & {each.lemma for each in before.tokens if each.upos in ("NOUN", "PROPN")} for side in sides)
        and any(act.likeliest == account.action.type for act in before.acts)
        for before in doc.sentences[max(0, index - BACK) : index]
    )


def _heads(doc: Document, index: int, parties: Sequence[Party]) -> set[str]:
    """The nouns of one side that others do not govern."""
    sentence = doc.sentences[index]
    inside = [at for party in parties for start, end in party.words.spans for at in sentence.covered(start, end)]
    return {
        sentence.tokens[at].lemma
        for at in inside
        if sentence.tokens[at].head not in inside and sentence.tokens[at].upos in ("NOUN", "PROPN")
    }


def _denies(sentence: Sentence, verb: int) -> Denial | None:
    """ "The army denied that", "the ministry rejected the accusations"."""
    token = sentence.tokens[verb]
    if token.upos != "VERB" or token.lemma not in DENYING | REFUSING:
        return None
    claims = [each for each in sentence.children_by(verb, "obj") if _points(sentence, each)]
    if token.lemma in REFUSING:
        claims = [each for each in claims if sentence.tokens[each].lemma in CLAIMS]
    denier = _subject(sentence, verb)
    if denier is None or not claims or _is_negated(sentence, verb) or verb in denials_left_open(sentence):
        return None
    if any(each not in claims for each in sentence.children_by(verb, "obj", "iobj")):
        return None  # "denied it entry" keeps somebody out
    return Denial(sentence, denier, verb, (verb, claims[0]))


def _calls_untrue(sentence: Sentence, verb: int) -> Denial | None:
    """ "The mayor called that a lie", "the army dismissed the report as false"."""
    token = sentence.tokens[verb]
    if token.upos != "VERB" or token.lemma not in CALLING:
        return None
    near = sentence.children_by(verb, "obj", "xcomp", "obl", "advcl", "ccomp")
    claims = [each for each in near if _points(sentence, each)]
    below = [each for at in near for each in sentence.children_by(at, "nsubj")]
    claims += [each for each in below if _points(sentence, each)]
    untrue = [each for each in near if each not in claims and _is_untrue(sentence, each)]
    denier = _subject(sentence, verb)
    if denier is None or not claims or not untrue or _is_negated(sentence, verb):
        return None
    return Denial(sentence, denier, verb, (verb, untrue[0]))


def _is_said_untrue(sentence: Sentence, word: int) -> Denial | None:
    """ "That is a lie," the mayor said; "the mayor said this was not true"."""
    if not _is_untrue(sentence, word) or not sentence.children_by(word, "cop"):
        return None
    if not any(_points(sentence, each) for each in sentence.children_by(word, "nsubj")):
        return None
    above = [sentence.tokens[word].head] if sentence.tokens[word].deprel in ("ccomp", "parataxis") else []
    for verb in (*above, *sentence.children_by(word, "parataxis")):
        denier = _subject(sentence, verb) if verb >= 0 and sentence.tokens[verb].lemma in SAYING else None
        if denier is not None:
            return Denial(sentence, denier, verb, (word,))
    return None


def _did_not_occur(sentence: Sentence, verb: int) -> Denial | None:
    """ "The army said that no such attack took place", "denied that any meeting had happened"."""
    token = sentence.tokens[verb]
    takes_place = token.lemma == "take" and any(
        sentence.tokens[each].lemma == "place" for each in sentence.children_by(verb, "obj", "compound")
    )
    if not (takes_place or token.lemma in OCCURRING) or token.deprel not in ("ccomp", "parataxis") or token.head < 0:
        return None
    above, denier = sentence.tokens[token.head], _subject(sentence, token.head)
    nouns = [each for each in sentence.children_by(verb, "nsubj") if sentence.tokens[each].lemma in TYPES]
    if denier is None or not nouns or _is_negated(sentence, token.head):
        return None
    below = sentence.children_by(nouns[0], "det", "amod", "det:predet")
    told = {sentence.tokens[each].lemma for each in below}
    if sentence.children_by(nouns[0], "nmod") or not told <= {"no", "such", "any", "the", "a", "an"}:
        return None
    if "such" not in told and any(sentence.name_at(each) for each in sentence.children_by(verb, "obl")):
        return None  # "no march had taken place in Cusco": another than that in Lima
    is_denied = above.lemma in DENYING and "no" not in told and not _is_negated(sentence, verb)
    is_not_so = above.lemma in SAYING and ("no" in told or _is_negated(sentence, verb))
    return Denial(sentence, denier, token.head, (nouns[0],)) if is_denied or is_not_so else None


def _points(sentence: Sentence, word: int) -> bool:
    """ "That", "the claim", "their accusations": without words of its own for what is claimed."""
    token, below = sentence.tokens[word], sentence.children(word)
    if token.lemma in POINTING:
        return not any(sentence.tokens[each].deprel.startswith(("acl", "nmod")) for each in below)
    if token.lemma not in CLAIMS:
        return False
    if any(sentence.tokens[each].deprel in ("acl", "acl:relcl", "nmod", "ccomp", "compound") for each in below):
        return False
    return any(sentence.tokens[each].lemma in KNOWN or sentence.tokens[each].deprel == "nmod:poss" for each in below)


def _is_untrue(sentence: Sentence, word: int) -> bool:
    token = sentence.tokens[word]
    if token.lemma in UNTRUE or token.text.lower() in UNTRUE:
        return not _is_negated(sentence, word)
    return token.lemma in NOT_TRUE and _is_negated(sentence, word)


def _is_negated(sentence: Sentence, word: int) -> bool:
    return any(sentence.tokens[each].lemma in ("not", "n't", "never") for each in sentence.children_by(word, "advmod"))


def _subject(sentence: Sentence, verb: int) -> int | None:
    """Who says so; nobody where nobody does."""
    for each in sentence.children_by(verb, "nsubj"):
        dets = {sentence.tokens[c].lemma for c in sentence.children_by(each, "det")}
        if sentence.tokens[each].deprel == "nsubj" and dets.isdisjoint(("no", "neither")):
            return _meant(sentence, each, verb)
    if sentence.tokens[verb].deprel == "conj":
        return _subject(sentence, sentence.tokens[verb].head)
    return None


def _meant(sentence: Sentence, subject: int, verb: int) -> int:
    """ "Arrested by the fifth brigade, which denies it": the noun before, also where the clause hangs on the verb."""
    if sentence.tokens[subject].lemma not in ("which", "who"):
        return subject
    if sentence.tokens[verb].deprel == "acl:relcl":
        return sentence.tokens[verb].head
    before = next((at for at in range(subject - 1, -1, -1) if sentence.tokens[at].upos != "PUNCT"), -1)
    if before < 0 or sentence.tokens[before].upos not in ("NOUN", "PROPN"):
        return subject
    path = (before, *sentence.ancestors(before))
    return next((at for at in path if not sentence.tokens[at].deprel.startswith(PART_OF)), before)


def _deeds(doc: Document, denial: Denial, accounts: Sequence[Account]) -> list[Account]:
    """The deeds of the nearest sentence before that tells any, or of the clause before; one of each type."""
    here = (denial.sentence.index, denial.words[0])
    before = [each for each in accounts if each.anchors[0] < here and here[0] - each.anchors[0][0] <= BACK]
    if not before:
        return []
    last = max(each.anchors[0][0] for each in before)
    own = [each for each in before if each.action.type in DEEDS and _takes_part(doc, denial, each)]
    last = max((each.anchors[0][0] for each in own), default=last)  # who denies means what is said of him
    told = [each for each in before if each.anchors[0][0] == last]
    at_his_door = [each for each in told if each in own]
    told = at_his_door or told
    if any(each.status.value not in REAL for each in told):
        return []  # what is threatened or asked is refused rather than denied
    clauses = [each for each in told if each.action.type in DEEDS and not _only_names(doc, each)]
    noun = denial.sentence.tokens[here[1]].lemma
    if noun in TYPES and denial.sentence.tokens[here[1]].upos == "NOUN":  # "no such attack took place"
        clauses = [each for each in clauses if each.action.type in TYPES[noun]]
    if any(denial.sentence.tokens[each].lemma in CHARGES for each in denial.words) and not at_his_door:
        clauses = [each for each in clauses if each.action.type not in CHARGED]
    clauses.sort(key=lambda each: each.anchors, reverse=True)  # "strafed the camp after a clash": the first is told
    return list({each.action.type: each for each in clauses}.values())


def _takes_part(doc: Document, denial: Denial, deed: Account) -> bool:
    """Whether the words for who denies name a doer of a deed; one who says so himself does not deny it."""
    own = _names(words_of(doc.report, pair_of(denial.sentence, phrase(denial.sentence, denial.denier))).text)
    teller = {each for speaker in deed.speakers[-1:] for each in _names(speaker.words.text)}
    return not own & teller and any(own & _names(party.words.text) for party in deed.actors)


def _names(words: str) -> set[str]:
    """The words that say who is meant, of names only their beginning and no title."""
    plain = (each.strip("'’s,.") for each in words.replace("’s", "").replace("'s", "").split())
    told = [each for each in plain if each not in TITLES]
    names = {each[:PREFIX] for each in told if each[:1].isupper() and len(each) >= PREFIX}
    return names | {each for each in told if each[:1].islower() and (len(each) >= SHORTEST or each == "army")}


def _only_names(doc: Document, account: Account) -> bool:
    """ "The detained students": a word beside a noun says who is meant."""
    index, token = account.anchors[0]
    return doc.sentences[index].tokens[token].deprel == "amod"


def _of_the_teller(denial: Denial, refusal: Account, deed: Account) -> Account:
    """A refusal of "that" is one of who told it; "the report" stands for itself."""
    at = next((each for each in denial.words if denial.sentence.tokens[each].lemma in POINTING), None)
    if at is None:
        return refusal
    basis = {slot: each for slot, each in refusal.basis.items() if slot != "recipient"}
    told = tuple(Party(each.words) for each in deed.speakers[-1:])
    return refusal.but(recipients=told, basis={**basis, "recipient": "inferred"} if told else basis)


def _account(doc: Document, denial: Denial, deed: Account, *, by_doer: bool = True) -> Account:
    """The deed, denied; ``by_doer`` or by somebody else, who says that it did not happen."""
    sentence = denial.sentence
    words = words_of(doc.report, *(pair_of(sentence, (each, each + 1)) for each in sorted(denial.words)))
    denier = words_of(doc.report, pair_of(sentence, phrase(sentence, denial.denier)))
    cue = words_of(doc.report, pair_of(sentence, (denial.cue, denial.cue + 1)))
    speaker = Speaker(denier, kind=kind_of(doc, sentence, denial.denier), cue=cue)
    basis: dict[str, Basis] = {"action": "quoted", "status": "quoted", "speaker": "quoted", "recipient": "inferred"}
    return Account(
        report=doc.report,
        action=replace(deed.action, words=words),
        actors=(),
        recipients=(),
        sentence=(sentence.start, sentence.end),
        status=Status("denied" if by_doer else "did_not_happen", because=f"“{words.text}” says that it was not so"),
        speakers=(speaker,),
        confidence=deed.confidence,
        basis=basis,
        anchors=((sentence.index, denial.words[0]),),
    )
