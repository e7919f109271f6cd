"""Who did it, and to whom, by syntax alone: what the learnt arguments of an act are completed with.

The rules follow Universal Dependencies: subject and object of active and passive verbs, the agent after
"by", possessor and complements of event nouns ("the killing of X by Y", "talks between A and B", "a visit
to"), and the subject that a clause without one shares with its governor (control).
"""

from __future__ import annotations

from dateline.model import Sentence, once

RECIPIENT_CASES = frozenset(
    "to against with on at for toward towards from over of into between among versus upon".split()
)
PARTY = 0.5
"""A learnt argument from this score on is a party."""
SHARING = frozenset(("xcomp", "advcl", "acl", "ccomp", "conj", "parataxis"))
PAST = ("ed", "en", "wn", "ught", "held", "shot", "hit", "hurt", "shut")
"""Endings of past participles."""
AFTERMATHS = frozenset("aftermath eve wake anniversary".split())
"""Nouns that date by the event that stands behind their "of"."""
SHARES = frozenset("blame campaign credit hand number part responsibility role series share spate string wave".split())
"""Objects through which the subject does, or claims, what stands below them: "claimed responsibility for the raid"."""
TAKING_PART = frozenset("engage involve join participate persist succeed".split())
OWN_DOERS = frozenset(("by", "between"))
TIME_NOUNS = frozenset(
    "time day week weekend month year hour minute morning afternoon evening night dawn moment decade century".split()
)
PEOPLELESS = frozenset(("it", "there", "that", "this", "which", "what"))


@once
def is_party_like(sentence: Sentence, head: int) -> bool:
    """Say whether a word may stand for somebody by itself: a noun, name or personal pronoun, no day, no sum."""
    token = sentence.tokens[head]
    if token.upos not in ("NOUN", "PROPN", "PRON") or token.lemma in PEOPLELESS:
        return False
    name = sentence.name_at(head)
    return not (name and name.type in ("Date", "Money"))


@once
def is_passive(sentence: Sentence, trigger: int) -> bool:
    """Say whether a verb stands in the passive."""
    if not sentence.children_by(trigger, "aux:pass", "aux") and sentence.children_by(trigger, "obj"):
        return False  # "all three expelled French monks", whatever the tree says
    return bool(sentence.children_by(trigger, "nsubj:pass", "aux:pass")) or in_headline_passive(sentence, trigger)


@once
def in_headline_passive(sentence: Sentence, trigger: int) -> bool:
    """Say whether a verb of a headline is a passive whose "be" is left out.

    A headline tells in the present, so a past form is a participle: "Fiji suspended from Commonwealth", "Two held over
    shooting". With an object it is active ("Envoy rejected offer").
    """
    token = sentence.tokens[trigger]
    if sentence.part != "title" or token.upos != "VERB" or not token.text.lower().endswith(PAST):
        return False
    if token.deprel not in ("root", "conj", "parataxis") or token.text.lower() == token.lemma:
        return False
    after = sentence.children_by(trigger, "obl")
    after += tuple(each for each in sentence.children_by(trigger, "advcl") if sentence.children_by(each, "case"))
    plain = sentence.children_by(trigger, "obj", "iobj", "ccomp", "xcomp", "aux", "aux:pass", "nsubj:pass")
    return bool(after) and not plain and bool(sentence.children_by(trigger, "nsubj"))


def ruled(sentence: Sentence, trigger: int) -> tuple[list[int], list[int]]:
    """(actor heads, recipient heads) by syntax alone, likeliest first."""
    if sentence.tokens[trigger].upos in ("VERB", "AUX", "ADJ"):
        return _of_verb(sentence, trigger)
    return _of_noun(sentence, trigger)


def _of_verb(sentence: Sentence, trigger: int) -> tuple[list[int], list[int]]:
    token = sentence.tokens[trigger]
    passive = is_passive(sentence, trigger)
    reduced = token.deprel == "acl" and token.text.lower().endswith(("ed", "en", "wn", "it", "ught"))
    agents = list(sentence.children_by(trigger, "obl:agent")) + [
        c for c in sentence.children_by(trigger, "obl") if case_of(sentence, c) == "by" and (passive or reduced)
    ]
    if passive or reduced:
        subjects = list(sentence.children_by(trigger, "nsubj:pass"))
        if not subjects and in_headline_passive(sentence, trigger):
            subjects = list(sentence.children_by(trigger, "nsubj"))
        if not subjects and reduced and token.head >= 0:
            subjects = [token.head]
        if not subjects:
            subjects = _shared_subject(sentence, trigger)
        return agents, [relative(sentence, each) for each in subjects]
    actors = [c for c in sentence.children(trigger) if sentence.tokens[c].deprel == "nsubj"]
    actors = [relative(sentence, each) for each in actors] or _shared_subject(sentence, trigger)
    recipients = list(sentence.children_by(trigger, "iobj", "obj"))
    recipients += [c for c in sentence.children_by(trigger, "obl") if case_of(sentence, c) in RECIPIENT_CASES]
    return actors, [r for r in recipients if is_party_like(sentence, r)]


@once
def tellers(sentence: Sentence, trigger: int) -> tuple[int, ...]:
    """Who tells that something was done: the subject of the verb whose content the clause of a passive verb is.

    "The ministry confirmed that two engineers were kidnapped", "were kidnapped, the ministry said": who did it is
    another.
    """
    token = sentence.tokens[trigger]
    if token.deprel == "conj" and token.head >= 0:
        return tellers(sentence, token.head)
    if not sentence.children_by(trigger, "nsubj:pass"):
        return ()
    above = (token.head,) if token.deprel == "ccomp" and token.head >= 0 else ()
    telling = (*above, *sentence.children_by(trigger, "parataxis"))
    sources = tuple(c for c in sentence.children_by(trigger, "obl") if case_of(sentence, c) == "accord")
    return (*sources, *(c for each in telling for c in sentence.children(each) if sentence.tokens[c].deprel == "nsubj"))


@once
def beside(sentence: Sentence, trigger: int) -> tuple[int, ...]:
    """Who acts in a clause that an event noun without a doer of its own only stands in.

    "Since the resignation the assembly has not met", "issued a warrant in the killing", "said on the eve of a strike".
    Of 150 such nouns of the corpus's train part of which the model is not sure that the clause's subject did it, it did
    10. What stands behind the verb's own "of" is what is said ("warned of a strike").
    """
    if sentence.tokens[trigger].deprel in ("nsubj", "nsubj:pass"):
        return _sayers(sentence, sentence.tokens[trigger].head)
    at = last = trigger
    while sentence.tokens[at].deprel in ("nmod", "obl") and sentence.tokens[at].head >= 0:
        at, last = sentence.tokens[at].head, at
    if at != trigger and sentence.tokens[at].deprel == "obj" and sentence.tokens[at].lemma not in SHARES:
        at = sentence.tokens[at].head
    if sentence.tokens[at].lemma in TAKING_PART or case_of(sentence, last) == "with":
        return ()  # "joined in the attack", "answered with strikes"
    is_own = any(case_of(sentence, each) in OWN_DOERS for each in sentence.children_by(trigger, "nmod"))
    if at == trigger or is_own or sentence.children_by(trigger, "nmod:poss"):
        return ()
    if case_of(sentence, last) == "of" and not _is_of_a_time(sentence, last):
        return ()
    subjects = [relative(sentence, each) for each in sentence.children_by(at, "nsubj")]
    return tuple(subjects or _shared_subject(sentence, at))


def _sayers(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Who says what a deed did: "the mill said the strike had cost it millions", "the arrests were made, he said"."""
    token = sentence.tokens[verb] if verb >= 0 else None
    above = (token.head,) if token is not None and token.deprel == "ccomp" and token.head >= 0 else ()
    telling = (*above, *sentence.children_by(verb, "parataxis")) if token is not None else ()
    return tuple(c for each in telling for c in sentence.children(each) if sentence.tokens[c].deprel == "nsubj")


def _is_of_a_time(sentence: Sentence, token: int) -> bool:
    """ "In the aftermath of riots", where the tree hangs the riots on the verb."""
    cases = sentence.children_by(token, "case")
    before = sentence.tokens[cases[0] - 1] if cases and cases[0] else None
    return before is not None and before.lemma in AFTERMATHS


@once
def relative(sentence: Sentence, head: int) -> int:
    """ "who", "which", "that" as subject of a relative clause → the noun it stands for."""
    if sentence.tokens[head].lemma in ("who", "which", "that"):
        for ancestor in sentence.ancestors(head):
            if sentence.tokens[ancestor].deprel == "acl:relcl" and sentence.tokens[ancestor].head >= 0:
                return subject_of(sentence, sentence.tokens[ancestor].head)
    return head


def stands_for(sentence: Sentence, head: int, trigger: int) -> int:
    """The word that a relative pronoun, or the noun its clause hangs on, stands for."""
    found = relative(sentence, head)
    for each in (trigger, *sentence.ancestors(trigger)):
        if sentence.tokens[each].deprel == "acl:relcl" and sentence.tokens[each].head == found:
            return subject_of(sentence, found)
    return found


def subject_of(sentence: Sentence, noun: int) -> int:
    """ "X was one of the few who spoke": who spoke is X, the subject of the clause whose predicate it is."""
    at = noun
    while at >= 0 and sentence.tokens[at].upos not in ("VERB", "AUX"):
        below = sentence.children(at)
        subjects = [c for c in below if sentence.tokens[c].deprel == "nsubj" and c < noun]
        if subjects and any(sentence.tokens[c].deprel == "cop" for c in below):
            return subjects[0]
        if sentence.tokens[at].deprel != "nmod":
            break
        at = sentence.tokens[at].head
    return noun


def _shared_subject(sentence: Sentence, trigger: int) -> list[int]:
    """The subject of the nearest governor that shares it: "agreed to meet", "fled after attacking"."""
    at = trigger
    while sentence.tokens[at].head >= 0 and sentence.tokens[at].deprel.split(":")[0] in SHARING:
        relation, at = sentence.tokens[at].deprel, sentence.tokens[at].head
        if relation in ("acl", "acl:relcl"):
            return [subject_of(sentence, at)]
        objects = sentence.children_by(at, "obj", "iobj") if relation == "xcomp" else ()
        if objects and is_party_like(sentence, objects[0]):
            return [objects[0]]  # object control: "ordered troops to attack"
        subjects = [c for c in sentence.children(at) if sentence.tokens[c].deprel.startswith("nsubj")]
        if subjects:
            return [relative(sentence, subjects[0])]
    return []


def _of_noun(sentence: Sentence, trigger: int) -> tuple[list[int], list[int]]:
    actors = [c for c in sentence.children_by(trigger, "nmod:poss") if is_party_like(sentence, c)]
    recipients: list[int] = []
    for child in sentence.children_by(trigger, "nmod"):
        if sentence.tokens[child].deprel == "nmod:poss" or not is_party_like(sentence, child):
            continue
        case = case_of(sentence, child)
        if case in ("by", "between"):
            actors.append(child)
        elif case in RECIPIENT_CASES:
            recipients.append(child)
    actors += [c for c in sentence.children_by(trigger, "compound", "amod") if _names_party(sentence, c)]
    head = sentence.tokens[trigger].head
    light = (
        head >= 0
        and sentence.tokens[head].upos == "VERB"
        and sentence.tokens[trigger].deprel in ("obj", "nsubj:pass", "obl")
    )
    if light and not actors:
        subjects = [c for c in sentence.children(head) if sentence.tokens[c].deprel == "nsubj"]
        actors += [relative(sentence, each) for each in subjects] or _shared_subject(sentence, head)
        recipients += [c for c in sentence.children_by(head, "obl", "iobj") if case_of(sentence, c) in RECIPIENT_CASES]
    return actors, [r for r in recipients if is_party_like(sentence, r)]


def _names_party(sentence: Sentence, token: int) -> bool:
    """ "Israeli strikes", "Taliban attack": a nationality or organisation before the event noun."""
    name = sentence.name_at(token)
    return bool(name and name.type in ("NORP", "Organization", "Person", "Location"))


@once
def case_of(sentence: Sentence, token: int) -> str:
    """The preposition before a word, "" for none."""
    cases = sentence.children_by(token, "case") or (
        # "for the killing of six nuns", which the tree may take for a clause
        sentence.children_by(token, "mark") if sentence.children_by(token, "det") else ()
    )
    return sentence.tokens[cases[0]].lemma if cases else ""


def is_noun(sentence: Sentence, token: int) -> bool:
    """Say whether a word is a noun, also one that is tagged as a verb behind its article: "the attack"."""
    return sentence.tokens[token].upos == "NOUN" or bool(sentence.children_by(token, "det"))


@once
def objects_of(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """A verb's objects; without one the noun right behind it, which the tree may take for an adverbial or a clause."""
    near = sentence.children_by(verb, "obl", "xcomp", "ccomp", "parataxis")
    return sentence.children_by(verb, "obj") or tuple(each for each in near if _is_bare_object(sentence, verb, each))


def _is_bare_object(sentence: Sentence, verb: int, noun: int) -> bool:
    """ "Condemned the clashes": no preposition, no clause, no time."""
    token, name = sentence.tokens[noun], sentence.name_at(noun)
    is_sum_or_time = token.lemma in TIME_NOUNS or (name is not None and name.type in ("Date", "Money"))
    if is_sum_or_time or not is_noun(sentence, noun):
        return False
    below = sentence.descendants(noun)
    is_next = noun > verb and all(at == noun or at in below for at in range(verb + 1, noun))
    return is_next and not sentence.children_by(noun, "case", "mark", "cop", "nsubj", "aux")
