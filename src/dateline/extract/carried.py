"""Deeds told by a noun that another word carries: who accused, who suffered the attack, whose letter it is.

- **Made** ("charges brought against the mayor by a clerk", "a visit two envoys made to Bern"): of a clause hung on
  the noun the agent, or the subject, did it; who stands after "against" or "to" is the other side.
- **Suffered** ("the raid was suffered by the port", "the bank was the target of an attack"): that one is hit.
- **Written** ("received a letter of thanks from the consul"): it comes from who wrote, and is for who got it.
"""

from __future__ import annotations

from dateline.extract.party_rules import case_of, is_noun, is_party_like, relative
from dateline.model import Sentence

MAKING = frozenset(
    "bring carry commit conduct deliver direct file give impose issue launch lay level lodge make mount pay perpetrate "
    "press raise send stage submit wage".split()
)
"""Verbs that say no more than that the deed of their object was done."""
AIMED = frozenset("against at on to toward towards upon".split())
SUFFERING = frozenset("endure experience face suffer sustain undergo".split())
TARGETS = frozenset("object subject target victim".split())
WRITINGS = frozenset("cable card letter message note statement telegram word".split())
GETTING = frozenset("get obtain receive".split())
Sides = tuple[tuple[int, ...], tuple[int, ...]]


def carried(sentence: Sentence, trigger: int) -> Sides:
    """(who did it, to whom), each empty where no word around the noun says so."""
    if not is_noun(sentence, trigger):
        return (), ()
    for sides in (_made(sentence, trigger), _suffered(sentence, trigger), _written(sentence, trigger)):
        if any(sides):
            return sides
    return (), ()


def _made(sentence: Sentence, trigger: int) -> Sides:
    for verb in sentence.children_by(trigger, "acl", "acl:relcl"):
        if sentence.tokens[verb].lemma in MAKING:
            agents = _after(sentence, verb, frozenset(("by",)))
            subjects = tuple(c for c in sentence.children_by(verb, "nsubj") if relative(sentence, c) == c)
            subjects = tuple(c for c in subjects if sentence.tokens[c].deprel == "nsubj" and is_party_like(sentence, c))
            if agents or subjects:
                return agents or subjects, _after(sentence, verb, AIMED)
    return (), ()


def _suffered(sentence: Sentence, trigger: int) -> Sides:
    token = sentence.tokens[trigger]
    above = token.head
    if above < 0:
        return (), ()
    if token.deprel == "nsubj:pass" and sentence.tokens[above].lemma in SUFFERING:
        return (), _after(sentence, above, frozenset(("by",)))
    is_target = sentence.tokens[above].lemma in TARGETS and case_of(sentence, trigger) == "of"
    if not is_target or not sentence.children_by(above, "cop"):
        return (), ()
    return (), tuple(relative(sentence, c) for c in sentence.children_by(above, "nsubj"))


def _written(sentence: Sentence, trigger: int) -> Sides:
    """Who wrote, and who got it, of a letter that is one of thanks."""
    letter = sentence.tokens[trigger].head
    is_one = letter >= 0 and sentence.tokens[letter].lemma in WRITINGS and case_of(sentence, trigger) == "of"
    verb = sentence.tokens[letter].head if is_one else -1
    if verb < 0 or sentence.tokens[letter].deprel != "obj" or sentence.tokens[verb].lemma not in GETTING:
        return (), ()
    writers = tuple(x for at in (trigger, letter, verb) for x in _after(sentence, at, frozenset(("from",))))
    return writers, tuple(relative(sentence, c) for c in sentence.children_by(verb, "nsubj")) if writers else ()


def _after(sentence: Sentence, above: int, cases: frozenset[str]) -> tuple[int, ...]:
    near = [c for c in sentence.children_by(above, "obl", "nmod") if is_party_like(sentence, c)]
    return tuple(c for c in near if not cases.isdisjoint(_cases(sentence, c)))


def _cases(sentence: Sentence, head: int) -> list[str]:
    """The prepositions before a word or the title before it: "by the premier Ada Lund"."""
    return [case_of(sentence, each) for each in (head, *sentence.children_by(head, "nmod:desc"))]
