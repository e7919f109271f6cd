"""The numbers of people in a sentence, and what each counts: killed, injured, arrested, …

A number counts what the verb above it says ("killed 12", "12 were hurt"), else what its noun says ("12 deaths",
"a crowd of 300"). Numbers of days, houses, ages and the like count nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dateline.extract.amounts import NUMBER_WORDS, UNCOUNTED, VAGUE, bounds_of, is_age, is_not_one
from dateline.extract.bodies import is_no_corpse
from dateline.model import QuantityKind, Sentence

CountKind = QuantityKind | Literal["held"]
"""``held``: arrested or abducted, as the act has it ("seized 40 men")."""

OBJECT, SUBJECT, ANY = (
    frozenset(("obj", "nsubj:pass", "iobj")),
    frozenset(("nsubj", "nsubj:pass")),
    frozenset(("obj", "nsubj", "nsubj:pass")),
)
_VERBS: dict[str, tuple[CountKind, frozenset[str]]] = {
    **dict.fromkeys("kill slay execute murder behead massacre assassinate slaughter lynch gun hang "
                    "lose strangle bury".split(), ("killed", OBJECT)),
    **dict.fromkeys("die perish succumb fall".split(), ("killed", SUBJECT)),
    "drown": ("killed", ANY),
    **dict.fromkeys("injure wound hurt maim hospitalise hospitalize treat".split(), ("injured", OBJECT)),
    "bleed": ("injured", SUBJECT),
    **dict.fromkeys("arrest detain jail imprison apprehend".split(), ("arrested", OBJECT)),
    **dict.fromkeys("abduct kidnap".split(), ("abducted", OBJECT)),
    **dict.fromkeys("displace evacuate uproot evict deport expel".split(), ("displaced", OBJECT)),
    "flee": ("displaced", SUBJECT),
    **dict.fromkeys("march protest rally demonstrate gather assemble attend".split(), ("crowd", SUBJECT)),
    **dict.fromkeys("hold seize capture take round snatch carry drag lead keep retain grab".split(), ("held", OBJECT)),
}  # fmt: skip
_NOUNS: dict[str, CountKind] = {
    **dict.fromkeys("dead death fatality body corpse casualty grave coffin".split(), "killed"),
    **dict.fromkeys("injured wounded injury".split(), "injured"),
    **dict.fromkeys("arrest detainee detention".split(), "arrested"),
    **dict.fromkeys("protester demonstrator marcher protestor".split(), "crowd"),
    **dict.fromkeys("hostage captive abductee".split(), "abducted"),
    **dict.fromkeys("refugee evacuee deportee".split(), "displaced"),
}
_DEEDS: dict[str, CountKind] = {
    **dict.fromkeys(
        "death killing murder assassination execution massacre slaying loss beheading body corpse".split(), "killed"
    ),
    **dict.fromkeys("wounding injury".split(), "injured"),
    **dict.fromkeys("arrest detention jailing imprisonment".split(), "arrested"),
    **dict.fromkeys("abduction kidnapping kidnap".split(), "abducted"),
    **dict.fromkeys("deportation displacement eviction expulsion flight".split(), "displaced"),
    **dict.fromkeys(
        "crowd march rally protest demonstration vigil procession gathering throng turnout attendance".split(), "crowd"
    ),
}
"""Nouns whose "of" phrase, or a number beside them, counts the people."""
_STATES: dict[str, CountKind] = {
    "dead": "killed", "killed": "killed", "injured": "injured", "wounded": "injured", "hurt": "injured",
    "arrested": "arrested", "detained": "arrested", "homeless": "displaced", "displaced": "displaced",
    "missing": "abducted", "kidnapped": "abducted", "abducted": "abducted", "slain": "killed", "murdered": "killed",
}  # fmt: skip
AFTER = frozenset("dead killed wounded injured hurt arrested detained slain".split())
"""Words that say of the people just before them what happened to them."""
JUDGING = frozenset(("condemn", "sentence"))
CUSTODY = frozenset("custody prison jail bars prisoner".split())
PEOPLE = frozenset(
    "people person participant marcher man woman child demonstrator protester supporter civilian soldier policeman "
    "officer one guard passenger official worker resident villager student".split()
)
RISING = frozenset("rise climb grow increase jump mount reach stand".split())
PUTTING = frozenset(("put", "give"))
TOLLS = frozenset(("toll", "number"))
"""What rises to a number, or is put at one."""
WARS = frozenset("war conflict insurgency since year month".split())
"""A toll of these is of no one act."""
BURIED = frozenset(("bury", "grave", "coffin"))
COUNTED_ANYWAY = frozenset(("family", "couple", "pair"))
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d|\d{4}s?|\d{1,2}(?:st|nd|rd|th)")
NOBODY = frozenset(("nobody", "none", "no-one"))
_MAY_COUNT = frozenset((*NUMBER_WORDS, *NOBODY, "no"))
STEPS = 3


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people: bounds, words ``[first, last)``, the word that stands in the clause, and what it counts.

    ``kind`` is None where only the act can say what its number counts; ``verb`` is what the clause word hangs on.
    """

    low: int | None
    high: int | None
    first: int
    last: int
    head: int
    verb: int
    relation: str
    kind: CountKind | None


def counts_in(sentence: Sentence) -> tuple[Count, ...]:
    """All numbers of people in a sentence, in text order."""
    words = [token.text for token in sentence.tokens]
    found: list[Count] = []
    done = 0
    for index in range(len(words)):
        if index < done or not _is_number(sentence, index):
            continue
        low, high, first, last = bounds_of(words, index)
        done = max(last, index + 1)
        if is_not_one(words, index):
            low, high, first = 0, 0, index - 1
        if (low is None and high is None) or _is_other(sentence, index, last) or is_age(sentence, index, last):
            continue
        head = _clause_word(sentence, index)
        if (counted := _counted(sentence, index, head)) in UNCOUNTED and counted not in COUNTED_ANYWAY:
            continue
        verb, relation = _above(sentence, head)
        if relation == "obj" and _dies(sentence, head + 1):  # "ambushed a patrol; four soldiers died"
            verb, relation = head + 1, "nsubj"
        kind = _kind(sentence, index, head=head, verb=verb, relation=relation)
        if low == high == 0 and kind is None:
            continue
        lemmas = {sentence.tokens[at].lemma for at in (head, verb) if at >= 0}
        if kind == "killed" and lemmas & BURIED:
            high = None  # those who buried eleven don't say that nobody else died
        if high != 0 or verb < 0 or sentence.tokens[verb].lemma not in ("leave", "find", "lose"):  # "we lost nobody"
            found.append(Count(low, high, first, last, head, verb, relation, kind))
    return tuple(found)


def _is_number(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    low = token.text.lower()
    if token.upos != "NUM" and low not in _MAY_COUNT:  # most words are turned away here
        return False
    if low == "no":
        return token.deprel == "det" and sentence.tokens[token.head].lemma in _NOUNS.keys() | PEOPLE
    if low in ("one", "none") and token.deprel in ("root", "advmod", "fixed"):
        return False
    return low not in ("half", "score", "tens")


def _is_other(sentence: Sentence, index: int, last: int) -> bool:
    """A date, a time of day, an age, a share, an ordinal, a sum."""
    token = sentence.tokens[index]
    if index == 0 and len(sentence.tokens) > 1 and sentence.tokens[1].text in (".", ")"):
        return True  # of a list
    name = sentence.name_at(index)
    if (name and name.type in ("Date", "Money")) or any(time.first <= index < time.last for time in sentence.times):
        return True
    if _CLOCK.fullmatch(token.text) and not (
        token.text.isdigit() and token.deprel in ("nummod", "nsubj", "obj", "nsubj:pass")
    ):
        return True
    after = [each.text.lower() for each in sentence.tokens[last : last + 2]]
    if after[:1] in (["%"], ["percent"], ["per"]) or (after[:1] == ["-"] and after[1:2] != []):
        return True
    before = sentence.tokens[index - 1].lemma if index else ""
    if before in ("$", "€", "£", "aged", "age", "number", "no.", "article", "resolution", "section", "update"):
        return True
    return token.deprel == "appos" and sentence.tokens[token.head].upos == "PROPN"


def _clause_word(sentence: Sentence, index: int) -> int:
    """The word by which a number stands in its clause: its noun, or itself ("two of them", "23 were held")."""
    at = index
    for _ in range(STEPS):
        token = sentence.tokens[at]
        relation = token.deprel.split(":")[0]
        up = token.head
        if up < 0:
            return at
        is_plural = sentence.tokens[up].text.lower() != sentence.tokens[up].lemma.lower()
        if relation in ("flat", "nummod") and up == at - 1 and is_plural:
            return at  # "police said 900 people came, the unions 4,000"
        numeral = token.upos == "NUM" or token.text.lower() in VAGUE  # "several hundred people"
        if relation in ("nummod", "compound", "det", "flat") or (relation in ("amod", "advmod") and numeral):
            at = up
            continue
        above = sentence.tokens[up]
        if relation == "nmod" and numeral and (above.text.lower() in NUMBER_WORDS | {"tens"} or above.upos == "NUM"):
            at = up
            continue
        return at
    return at


def _counted(sentence: Sentence, index: int, head: int) -> str:
    """Lemma of the noun that is counted."""
    token = sentence.tokens[head]
    if head == index or token.upos == "NUM" or token.text.lower() in NUMBER_WORDS:
        for child in sentence.children_by(head, "nmod"):
            if any(sentence.tokens[c].lemma == "of" for c in sentence.children_by(child, "case")):
                return sentence.tokens[child].lemma
    return token.lemma


def _above(sentence: Sentence, head: int) -> tuple[int, str]:
    """What a clause word hangs on, and how; of words joined by "and" the first counts."""
    at = head
    while sentence.tokens[at].deprel == "conj" and sentence.tokens[at].head >= 0:
        up = sentence.tokens[at].head
        if sentence.tokens[up].upos == "VERB" and sentence.tokens[at].upos == "VERB":
            break
        at = up
    return sentence.tokens[at].head, sentence.tokens[at].deprel


def _dies(sentence: Sentence, at: int) -> bool:
    """Say whether a word is "died" without a subject: the tree gave the one before it to another verb."""
    if at >= len(sentence.tokens) or sentence.tokens[at].lemma not in ("die", "perish"):
        return False
    return sentence.tokens[at].upos == "VERB" and not sentence.children_by(at, "nsubj")


def _kind(sentence: Sentence, index: int, *, head: int, verb: int, relation: str) -> CountKind | None:
    after = sentence.tokens[head + 1].text.lower() if head + 1 < len(sentence.tokens) else ""
    if after in AFTER:  # "five Thais wounded"
        return _STATES[after]
    if sentence.tokens[index - 1].lemma == "at" and index > 1:  # "put the injured at 34", "the crowd at 1,500"
        before = sentence.tokens[index - 2]
        put = _STATES.get(before.text.lower()) or _NOUNS.get(before.lemma) or _DEEDS.get(before.lemma)
        if put:
            return put
    if verb >= 0:
        by_verb = kind_by_verb(sentence, head, verb=verb, relation=relation)
        if by_verb:
            return by_verb
    tolled = _of_toll(sentence, index, head=head, verb=verb)
    if tolled or is_no_corpse(sentence, head):
        return tolled
    states = [
        sentence.tokens[c].text.lower() for c in sentence.children_by(head, "amod", "acl", "xcomp", "conj", "advcl")
    ]
    if sentence.tokens[head].text.lower() in _STATES:  # "two dead", "three killed"
        return _STATES[sentence.tokens[head].text.lower()]
    noun = _NOUNS.get(sentence.tokens[head].lemma) or _NOUNS.get(_counted(sentence, index, head))
    deed = _DEEDS.get(sentence.tokens[head].lemma)
    if noun and sentence.tokens[head].lemma != "arrest":
        return noun
    if deed and sentence.tokens[head].text.lower().endswith("s") and deed != "crowd":
        return deed
    for state in states:
        if state in _STATES and state in ("dead", "killed", "injured", "wounded"):
            return _STATES[state]
    return "crowd" if _takes_part(sentence, head, verb=verb, relation=relation) else None


def _of_toll(sentence: Sentence, index: int, *, head: int, verb: int) -> CountKind | None:
    """ "The number of people killed has risen to 27", "put the toll at nine": what is counted stands before that.

    Words in their order are looked at, not the tree: what was killed when and where stands between, and the tree errs.
    """
    lemmas = [token.lemma for token in sentence.tokens[: index + 1]]
    if sentence.tokens[head].upos != "NUM":
        return None
    if verb >= 0 and verb < index and lemmas[verb] in RISING:
        last = verb
    elif "at" in lemmas[max(index - 3, 0) : index] and any(each in PUTTING for each in lemmas):
        last = index
    else:
        return None
    start = next((at for at in range(last - 1, -1, -1) if lemmas[at] in TOLLS), None)
    if start is None or WARS & set(lemmas[start:last]) or (last == verb and start > 2):
        return None
    for each in sentence.tokens[start + 1 : last]:
        kind = _STATES.get(each.text.lower()) or _NOUNS.get(each.lemma) or _DEEDS.get(each.lemma)
        if kind:
            return kind
    return "killed" if lemmas[start] == "toll" else None


def _takes_part(sentence: Sentence, head: int, *, verb: int, relation: str) -> bool:
    """ "1,500 people took part", "organisers counted 4,000 people": of a crowd, if there is one to belong to."""
    if verb < 0:
        return False
    above, people = sentence.tokens[verb], sentence.tokens[head]
    if relation == "obj":
        return above.lemma in ("count", "estimate") and people.lemma in PEOPLE
    objects = {sentence.tokens[c].lemma for c in sentence.children_by(verb, "obj")}
    turns_out = above.lemma == "turn" and sentence.tokens[min(verb + 1, len(sentence.tokens) - 1)].text == "out"
    return relation == "nsubj" and (turns_out or (above.lemma == "take" and "part" in objects))


def kind_by_verb(sentence: Sentence, head: int, *, verb: int, relation: str) -> CountKind | None:
    """What the people of a phrase are counted as by the word that the phrase hangs on."""
    above = sentence.tokens[verb]
    is_noun = above.lemma in _DEEDS and above.lemma.endswith("tion")  # tagged as a verb
    if above.upos in ("VERB", "AUX", "ADJ") and not is_noun:
        if above.text.lower() in ("dead", "hurt", "injured", "wounded") and relation.startswith("nsubj"):
            return _STATES[above.text.lower()]
        if above.lemma in ("leave", "find", "pronounce", "declare"):
            for child in (
                *sentence.children_by(verb, "xcomp", "obj", "advcl"),
                *sentence.children_by(head, "amod", "acl"),
            ):
                if sentence.tokens[child].text.lower() in _STATES:
                    return _STATES[sentence.tokens[child].text.lower()]
        if sentence.tokens[head].lemma == "life" and above.lemma in ("cost", "claim", "lose", "take"):
            return "killed"
        if sentence.tokens[head].lemma != "life" and relation == "nsubj" and above.lemma == "lose":
            lost = [sentence.tokens[c].lemma for c in sentence.children_by(verb, "obj")]
            return "killed" if "life" in lost else None
        if relation in OBJECT or _is_passive(sentence, verb):
            done = _done_to_them(sentence, verb)
            if done:
                return done
        known = _VERBS.get(above.lemma)
        if known and (
            relation in known[1] or (relation == "nsubj" and "nsubj:pass" in known[1] and _is_passive(sentence, verb))
        ):
            return known[0]
        return None
    if above.lemma in CUSTODY and relation.startswith("nsubj"):
        return "arrested"
    deed = None if is_no_corpse(sentence, verb) else _DEEDS.get(above.lemma)
    if deed and relation.partition(":")[0] in ("nmod", "appos", "obl"):
        cases = {sentence.tokens[c].lemma for c in sentence.children_by(head, "case")}
        return deed if not cases or "of" in cases else None
    return None


def _done_to_them(sentence: Sentence, verb: int) -> CountKind | None:
    """What two words say together: "shot dead", "hacked to death", "took hostage", "drove from their homes"."""
    beside = [
        sentence.tokens[c] for c in sentence.children_by(verb, "xcomp", "advmod", "amod", "obl", "compound", "advcl")
    ]
    lemmas = {each.lemma for each in beside}
    behind = sentence.tokens[verb + 1].lemma if verb + 1 < len(sentence.tokens) else ""
    if sentence.tokens[verb].lemma in JUDGING:
        return None  # "sentenced twelve to death"
    if lemmas & {"dead", "death"} or behind == "dead" or (sentence.tokens[verb].lemma, behind) == ("shoot", "down"):
        return "killed"
    if lemmas & {"hostage", "captive"}:
        return "abducted"
    if lemmas & CUSTODY:
        return "arrested"
    if sentence.tokens[verb].lemma in ("drive", "chase") and _out_of(sentence, verb):
        return "displaced"
    if sentence.tokens[verb].lemma in ("drive", "force", "push") and lemmas & {
        "home",
        "house",
        "village",
        "town",
        "district",
        "city",
        "out",
    }:
        return "displaced"
    return None


def _out_of(sentence: Sentence, verb: int) -> bool:
    """ "Drove 3,100 people from the fields", as the tree has it: the place may hang on the people."""
    places = [*sentence.children_by(verb, "obl")]
    for people in sentence.children_by(verb, "obj", "nsubj"):
        places += sentence.children_by(people, "nmod")
    return any(
        sentence.tokens[case].lemma in ("from", "off", "out") for at in places
        for case in sentence.children_by(at, "case")
    )  # fmt: skip


def _is_passive(sentence: Sentence, verb: int) -> bool:
    """ "Thirty detained": a participle without its auxiliary, as headlines have it."""
    if sentence.children_by(verb, "aux:pass"):
        return True
    each = sentence.tokens[verb]
    return each.text.lower().endswith(("ed", "en", "t", "ught")) and not sentence.children_by(verb, "aux", "obj")


def died_before(sentence: Sentence, count: Count, act: int) -> bool:
    """Whether an act came after people died: "shelled the camp a day after two soldiers died of wounds"."""
    at = count.verb
    while count.kind == "killed" and at >= 0 and at != act:
        if follows(sentence, at) and act in sentence.ancestors(at):
            return True
        at = sentence.tokens[at].head
    return False


def follows(sentence: Sentence, verb: int) -> bool:
    """Whether what stands above a verb came after what it tells: "after two soldiers died"."""
    return any(sentence.tokens[each].lemma == "after" for each in sentence.children_by(verb, "mark"))
