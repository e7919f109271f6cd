"""What the words of a phrase say of a party: its country and its sectors, primary first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.model import Sentence
from dateline.model.document import once
from dateline.quick import quickly_made
from dateline.resolve.knowledge import knowledge
from dateline.resolve.titles import WEAK

COUNTING = frozenset(
    "thousand hundred dozen score million ten number group crowd throng band majority part most many some several "
    "few handful pair couple hundreds thousands dozens scores millions tens all none any one rest total half third "
    "quarter each both".split()
)
ADJECTIVES = {
    "rebel": "REB", "insurgent": "REB", "guerrilla": "REB", "separatist": "REB", "breakaway": "PRE", "maoist": "REB",
    "secessionist": "REB", "jihadist": "REB", "opposition": "OPP", "dissident": "OPP", "military": "MIL",
    "naval": "MIL", "presidential": "GOV", "parliamentary": "LEG", "legislative": "LEG", "judicial": "JUD",
    "ministerial": "GOV", "municipal": "GOV", "governmental": "GOV", "diplomatic": "GOV", "congressional": "LEG",
    "royal": "GOV", "religious": "REL", "medical": "MED", "criminal": "CRM", "clerical": "REL", "senatorial": "LEG",
    "anti-government": "OPP", "paramilitary": "PRM", "humanitarian": "NGO", "self-declared": "PRE",
    "self-proclaimed": "PRE", "federal": "GOV", "constitutional": "JUD", "episcopal": "REL", "displaced": "REF",
    "militant": "UAF", "armed": "UAF", "masked": "UAF", "provincial": "GOV", "ruling": "GOV", "academic": "EDU",
    "exiled": "ELI", "smuggling": "CRM", "trafficking": "CRM", "pro-government": "PRM", "indigenous": "CVL",
    "plain-clothes": "COP", "plainclothes": "COP", "diocesan": "REL", "papal": "REL", "apostolic": "REL",
    "prosecutorial": "JUD",
}  # fmt: skip
"""Sectors that an adjective gives to a noun that says less ("military spokesman", "rebel leader")."""
LEADING = frozenset(("REB", "OPP", "PRE", "ELI", "PRM"))
"""Sectors that come before what the noun says: a rebel commander is a rebel first."""
FORMER = frozenset(("former", "ex", "ousted", "deposed", "onetime", "retired", "ex-president", "one-time", "erstwhile"))
OFFICES = frozenset("GOV LEG JUD MIL COP SPY PTY OPP ELI".split())
"""Those who held such an office are of the elite when they have left it; a former teacher is not."""
GATHERED = frozenset(
    "committee council association federation league union cooperative guild syndicate society assembly forum "
    "network confederation chamber alliance collective".split()
)
"""Bodies that say by whose they are of which sector: "the drivers' committee"."""
STIRRED = {
    "CVL": frozenset("protest demonstration march rally blockade sit-in occupation".split()),
    "LAB": frozenset("strike walkout stoppage".split()),
}
"""What is led, and by whom: "leaders of the blockade"."""
UNIONS = frozenset(("union", "guild", "syndicate"))
MEMBERSHIP = frozenset("LAB AGR BUS EDU MED REL JUD JRN SOC REF LEG OPP REB PTY COP".split())
ABLE = frozenset(("civil", "young", "old", "elderly", "local"))
MEMBERS = frozenset(("of", "for", "from", "at", "in", "with"))
MILITIAS = frozenset("militia militiaman".split())
"""Those of a government are paramilitaries: "the government's militia"."""
OPPOSED = frozenset("critic opponent".split())
WORKS = frozenset("airport bridge canal dam mine pipeline plant port railway road".split())
RULE = frozenset("constitution coup dictatorship monarchy policy regime rule".split())
"""What the opposition opposes, besides those in office: "opponents of military rule"."""
WEAPONS = frozenset(
    "shell missile rocket bomb mortar bullet grenade mine drone projectile explosive device shrapnel airstrike "
    "helicopter aircraft jet warplane artillery gunfire shelling blast explosion".split()
)
"""Things that strike and do not act; the report's country is not theirs."""
ARMS = frozenset(
    "helicopter aircraft jet warplane plane drone missile rocket artillery gun tank bomber gunship".split()
)
"""Weapons that stand for who has them."""
LEADS = frozenset(
    "lead head chair run command direct represent govern preside speak oversee edit found sit serve work".split()
)
DOES = {"teach": "EDU", "preach": "REL", "report": "JRN", "farm": "AGR", "fish": "AGR", "police": "COP", "nurse": "MED"}
PERSONAL_ENDINGS = ("er", "or", "ist", "ian", "ant", "ee", "eer", "eur", "ite", "ate", "mate", "folk", "gue")
DEEDS = frozenset(
    "attack raid bombing shelling killing strike airstrike massacre assassination murder assault ambush explosion "
    "blast kidnapping abduction invasion incursion occupation coup crackdown violence fighting clash war offensive "
    "operation sanction blockade siege ban embargo curfew arrest detention execution expulsion protest rally march "
    "demonstration election vote test launch decision move step action plot disappearance eviction beating "
    "torture".split()
)
"""What is condemned, announced or called off is nobody's, unless its words say whose it is."""
TEXTS = frozenset(
    "resolution draft bill law text treaty agreement declaration statement motion constitution budget deal accord pact "
    "charter convention amendment".split()
)
"""What is supported or rejected itself, whoever wrote it."""
RULING = (("REB",), ("UAF",), ("PRE",))
"""Those whose ministries and authorities are their own, and no state's: "the Houthi fisheries authority"."""
HOUSED = {
    **dict.fromkeys(("agency", "authority", "bureau", "service"), frozenset("COP JUD SPY".split())),
    **dict.fromkeys(("headquarters", "office", "building"), frozenset("COP JUD SPY MIL PTY OPP LAB REB BUS".split())),
}
"""Nouns for a house of whoever is named before them, and what that may be: "police agency", "party headquarters"."""
STRENGTH = frozenset(("power", "capital"))
"""Nouns that mean a state by themselves only: power workers make electricity, a capital city is a town."""
INCORPORATED = frozenset(("City", "Town", "Municipality", "County"))
"""What a town is called as a body of law: "the City of Johannesburg"."""
DIRECTORS = frozenset("director manager shareholder governor".split())
"""Of whom the board of a firm is made up."""
LEFT = frozenset(("retired",))
"""What an officer may be who stays one: a retired general is a soldier, a retired minister of the elite."""
LANDS = frozenset(("colony", "ally", "neighbour", "neighbor"))
"""States by what they are to another: a former colony is one, and no former official."""
OPPOSITE = frozenset(("counterpart", "opposite-number", "neighbour", "neighbor", "ally", "colony"))
"""Those of another country than the one whose they are called: "his counterpart"."""
_ADJUNCT = frozenset(("amod", "compound", "flat", "nmod:poss"))


@quickly_made
@dataclass(frozen=True, slots=True)
class Said:
    """What words say: sectors in order; whether somebody formerly was so."""

    sectors: tuple[str, ...] = ()
    former: bool = False


@once
def counted(sentence: Sentence, head: int) -> int:
    """ "Thousands of miners", "four of the ministers": who they are is said by what is counted."""
    seen: set[int] = set()
    while head not in seen and (sentence.tokens[head].lemma in COUNTING or sentence.tokens[head].upos == "NUM"):
        seen.add(head)
        inner = [
            child
            for child in sentence.children_by(head, "nmod")
            if any(sentence.tokens[c].lemma == "of" for c in sentence.children_by(child, "case"))
        ]
        if not inner:
            break
        head = next((child for child in inner if sentence.tokens[child].lemma not in COUNTING), inner[0])
    return head


def _plainly(sentence: Sentence, head: int, own: str | None) -> str | None:
    """The one sector that a few nouns tell by what belongs to them."""
    lemma = sentence.tokens[head].lemma.lower()
    if lemma == "coalition" and _is_led(sentence, head):
        return "MIL"
    return "CVL" if lemma in OPPOSED and own == "OPP" and _is_against_a_thing(sentence, head) else None


def _is_against_a_thing(sentence: Sentence, head: int) -> bool:
    """ "Opponents of a pipeline" are of no opposition."""
    things = [each for each in sentence.children_by(head, "nmod") if sentence.tokens[each].upos == "NOUN"]
    return bool(things) and all(
        sentence.tokens[each].lemma not in RULE and not _is_somebody(sentence, each) and not sentence.name_at(each)
        for each in things
    )


def _is_somebody(sentence: Sentence, noun: int) -> bool:
    """Whether a noun tells people or a body, and nothing that is built."""
    lemma = sentence.tokens[noun].lemma.lower()
    is_thing = lemma in WORKS or knowledge().role_kinds.get(lemma) == "place"
    return role_of(sentence, noun) is not None and not is_thing


def said_of(sentence: Sentence, head: int, *, depth: int = 0) -> Said:
    """Sectors of the noun phrase with this head, from its noun, what stands before it, and what it belongs to."""
    own = role_of(sentence, head) if not are_sides(sentence, head) else None
    before = [child for child in sentence.children_by(head, *_ADJUNCT) if child < head]
    is_land = sentence.tokens[head].lemma.lower() in LANDS
    former = not is_land and (is_former(sentence, before, own) or _is_former(sentence, head))
    leading: list[str] = []
    beside: list[str] = []
    for child in reversed(before):
        token = sentence.tokens[child]
        if token.deprel.startswith("nmod:poss"):
            role = role_of(sentence, child) if depth < 2 else None
            if role:
                beside.append(role)
            continue
        adjective = ADJECTIVES.get(token.lemma.lower()) or ADJECTIVES.get(token.text.lower())
        if adjective in LEADING and not (adjective == "PRM" and own in ("MIL", "COP")):
            leading.append(adjective)
        elif adjective:
            beside.append(adjective)
        elif token.lemma.lower() in STRENGTH or (own and knowledge().role_kinds.get(token.lemma.lower()) == "place"):
            continue  # "House Speaker", "town clerk"
        elif token.upos in ("NOUN", "PROPN") and (role := role_of(sentence, child)):
            beside.append(role)
            beside += [ADJECTIVES[w] for w in _words(sentence, sentence.children_by(child, "amod")) if w in ADJECTIVES]
    lemma = sentence.tokens[head].lemma.lower()
    if (plain := _plainly(sentence, head, own)) is not None:
        return Said((plain,), former)
    if lemma in MILITIAS and "GOV" in (*beside, *leading):
        return Said(("PRM", *leading), former)
    if lemma in HOUSED and own == "GOV" and (whose := [each for each in beside if each in HOUSED[lemma]]):
        return Said(tuple(dict.fromkeys((*leading, *whose, own)))[:3], former)
    is_gathered = lemma in GATHERED and own in (None, knowledge().roles.get(lemma))
    if is_gathered and (gathered := _gathered(sentence, head, [*leading, *beside])):
        return Said(tuple(dict.fromkeys((*gathered, *([own] if own else []))))[:3], former)
    says_itself = own is not None and own != knowledge().roles.get(lemma)  # "market women" are no town's women
    if own is None or (lemma in WEAK and not says_itself):
        if depth < 2:
            for child in _belongs(sentence, head):
                beside += said_of(sentence, child, depth=depth + 1).sectors
                beside += [sector for sector, nouns in STIRRED.items() if sentence.tokens[child].lemma in nouns]
        polling = lemma == "agent" and (
            not {"PTY", "OPP"}.isdisjoint((*leading, *beside)) or _is_man_of(sentence, head)
        )
        sectors = [*leading, *beside, *([own] if own and not polling else [])]
    else:
        comes_first = leading == ["OPP"] and own in ("PTY", "REB", "UAF")  # the opposition's fighters are rebels
        sectors = [own, *leading, *beside] if comes_first else [*leading, own, *beside]
    return Said(tuple(dict.fromkeys(sectors))[:3], former)


def is_former(sentence: Sentence, words: Iterable[int], sector: str | None) -> bool:
    """Whether one of some words says that somebody of a sector has left it."""
    told = {sentence.tokens[word].lemma.lower() for word in words} & FORMER
    return bool(told - LEFT if sector in ("MIL", "COP") else told)


def _is_man_of(sentence: Sentence, head: int) -> bool:
    """Whether somebody's by name: agents of a politician stand for him and are no police ("the candidate's agents")."""
    owners = (sentence.name_at(child) for child in sentence.children_by(head, "nmod:poss", "nmod"))
    return any(name is not None and name.type == "Person" for name in owners)


def _is_led(sentence: Sentence, head: int) -> bool:
    """ "The Saudi-led coalition", "the coalition led by Saudi Arabia", "the military coalition": of states at war."""
    for child in sentence.children_by(head, "amod", "compound", "acl"):
        token = sentence.tokens[child]
        if token.lemma.lower() in ("military", "international", "multinational"):
            return True
        if token.text.lower() in ("led", "lead") and any(
            each.text[:1].isupper() for each in sentence.tokens[max(child - 2, 0) : child + 4]
        ):
            return True
        if token.text.lower().endswith("-led") and token.text[:1].isupper():
            return True
    return False


def _gathered(sentence: Sentence, head: int, before: Sequence[str]) -> list[str]:
    """Of whom a body is: "the drivers' committee", "a union of lawyers", "a Senate committee"; a union is of labour."""
    of = [
        role
        for child in sentence.children_by(head, "nmod")
        if any(sentence.tokens[c].lemma == "of" for c in sentence.children_by(child, "case"))
        and (role := role_of(sentence, child))
    ]
    members = [each for each in (*before, *of) if each in MEMBERSHIP]
    if not members:
        return []
    lemma = sentence.tokens[head].lemma.lower()
    return ["LAB", *members] if lemma in UNIONS and members[0] != "LEG" else members


def are_sides(sentence: Sentence, head: int) -> bool:
    """ "The parties in South Sudan": those who quarrel, and no political parties."""
    if sentence.tokens[head].text.lower() != "parties":
        return False
    below = {*_words(sentence, sentence.children_by(head, "det", "amod", "compound", "nummod"))}
    return bool(below) and below <= {"the", "both", "all", "these", "two", "warring", "other", "rival"}


def _belongs(sentence: Sentence, head: int) -> list[int]:
    """What a leader leads, a member belongs to: "commander of the rebels", "a spokesman for the union"."""
    found = [
        child
        for child in sentence.children_by(head, "nmod")
        if any(sentence.tokens[c].lemma in MEMBERS for c in sentence.children_by(child, "case"))
    ]
    return found or [*right_behind(sentence, head)]


def right_behind(sentence: Sentence, head: int) -> Iterator[int]:
    """The noun behind "of" or "for" right after a word, where the parse hangs it elsewhere ("clashes between police and
    supporters of opposition leader X")."""
    tokens = sentence.tokens
    if head + 2 >= len(tokens) or tokens[head + 1].lemma not in ("of", "for") or tokens[head + 1].deprel != "case":
        return
    at = tokens[head + 1].head
    if at > head + 1 and tokens[at].head != head:
        yield at
        yield from sentence.children_by(at, "nmod:desc", "compound", "flat")


@once
def role_of(sentence: Sentence, index: int) -> str | None:
    """The sector of one noun, with the word before it where both are one ("riot police", "prime minister")."""
    token = sentence.tokens[index]
    if token.upos not in ("NOUN", "PROPN", "ADJ", "X", "VERB", "ADV"):
        return None
    role = knowledge().role
    forms = dict.fromkeys((token.lemma.lower(), token.text.lower(), singular(token.text.lower())))
    if index:
        before = sentence.tokens[index - 1].text.lower()
        for form in forms:
            if pair := role(f"{before}-{form}"):
                return pair
    if index > 1 and sentence.tokens[index - 1].text == "-":
        before = sentence.tokens[index - 2].text.lower()
        for form in forms:
            if pair := role(f"{before}-{form}"):
                return pair
    if token.upos in ("ADJ", "VERB", "ADV") and token.deprel in ("amod", "advmod"):
        return None
    found = next((told for form in forms if (told := role(form))), None)
    if index and token.text in INCORPORATED and [t.text for t in sentence.tokens[index + 1 : index + 2]] == ["of"]:
        return "GOV"
    if "board" in forms and DIRECTORS & {*_words(sentence, sentence.children_by(index, "nmod"))}:
        return "BUS"
    return None if found and _is_in_a_world_body(sentence, index) else found


def _is_in_a_world_body(sentence: Sentence, index: int) -> bool:
    """Whether a word is part of a name that is a body of several states: the European Union is no trade union."""
    name = sentence.name_at(index)
    if name is None or name.type != "Organization" or name.last - name.first < 2:
        return False
    words = " ".join(token.text for token in sentence.tokens[name.first : name.last])
    return any(entry.sectors[:1] == ("IGO",) for entry in knowledge().find(words))


def led_by(sentence: Sentence, token: int) -> tuple[str, ...]:
    """ "X, who leads the opposition": the sectors of what is led; "who teaches law": of who does so."""
    for clause in sentence.children_by(token, "acl"):
        verb = sentence.tokens[clause].lemma
        if verb in LEADS:
            for child in sentence.children_by(clause, "obj", "obl"):
                found = said_of(sentence, child, depth=1).sectors
                if found:
                    return found
        elif verb in DOES:
            return (DOES[verb],)
        elif sentence.tokens[clause].upos == "NOUN" and sentence.children_by(clause, "cop"):
            return said_of(sentence, clause, depth=1).sectors
    return ()


def looks_personal(sentence: Sentence, head: int) -> bool:
    """Whether a noun that the tables do not know means people: "surveyors", "the eighteen", "campers"."""
    token = sentence.tokens[head]
    lower = token.text.lower()
    if token.upos == "NUM" or lower in COUNTING or are_whoever(sentence, head):
        return True
    if token.upos != "NOUN":
        return False
    stem = singular(lower)
    return (stem.endswith(PERSONAL_ENDINGS) and len(stem) > 5 and lower != token.lemma) or stem.endswith(
        ("man", "woman")
    )


def are_whoever(sentence: Sentence, token: int) -> bool:
    """ "Those who fled": people of whom nothing was told before, whatever "those" may stand for elsewhere."""
    if sentence.tokens[token].text.lower() != "those":
        return False
    return any(
        sentence.tokens[c].text.lower() == "who"
        for clause in sentence.children_by(token, "acl", "acl:relcl")
        for c in sentence.children_by(clause, "nsubj", "nsubj:pass")
    )


def stands_for_weapons(sentence: Sentence, token: int) -> bool:
    """ "Shells fell, and some of them hit a clinic": whether a pronoun takes up weapons named right before it."""
    if sentence.tokens[token].text.lower() not in ("they", "them", "their"):
        return False
    for each in reversed(sentence.tokens[:token]):
        if each.upos == "NOUN" and each.text.lower() != each.lemma.lower():
            return each.lemma.lower() in WEAPONS
    return False


def _is_former(sentence: Sentence, head: int) -> bool:
    """Hyphenated and bare forms: "ex-minister", "then"."""
    return sentence.tokens[head].text.lower().startswith(("ex-", "former-"))


def _words(sentence: Sentence, children: Iterable[int]) -> list[str]:
    return [sentence.tokens[child].lemma.lower() for child in children]


def singular(word: str) -> str:
    """The noun of a plural: "gunmen" → "gunman", "armies" → "army"; "police" and "forces" stay."""
    if word in ("men", "women") or (word.endswith("men") and len(word) > 4):
        return word[:-2] + "an"
    if not word.endswith("s") or word.endswith("ss") or len(word) <= 4 or word in ("forces", "troops"):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]
