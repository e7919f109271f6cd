"""Two events of which one only says when the other was: whoever stands in the one is no party of the other.

"Was jailed during protests", "the resignation came after three deputies grilled him". Of the corpus's train part and of
real news, of some fifty nouns that date a clause so (protests, talks, arrests) two were aimed at its subject or object.
Who is hurt in fighting is hit by it, and who answers demands was asked: those are left to the learnt choice.
"""

from __future__ import annotations

from dateline.extract.party_rules import case_of, relative
from dateline.model import Sentence

COMING_ABOUT = frozenset("come follow happen occur".split())
CLAUSES = frozenset("after as before when while".split())
DATING = frozenset("after amid before despite during following over since".split())
VISITS = frozenset("stop stopover tour trip visit".split())
AIMED_ELSEWHERE = frozenset("COERCE CONSULT MOBILIZE PROTEST RETREAT".split())


def told_of_beside(sentence: Sentence, trigger: int, type_: str) -> tuple[int, ...]:
    """Subjects and objects of the verb that an event noun says the time or the setting of."""
    token = sentence.tokens[trigger]
    if type_ not in AIMED_ELSEWHERE or token.upos != "NOUN" or token.deprel not in ("obl", "nmod") or token.head < 0:
        return ()
    if visitors(sentence, trigger, type_):
        return ()
    if case_of(sentence, trigger) not in DATING or sentence.tokens[token.head].upos != "VERB":
        return ()
    subjects = tuple(relative(sentence, each) for each in sentence.doers(token.head))
    return (*subjects, *sentence.children_by(token.head, "obj", "iobj"))


def visitors(sentence: Sentence, noun: int, type_: str) -> tuple[int, ...]:
    """Who does something during a visit of his own: "he criticised Paris during a visit to Amman"; not of another's."""
    word = sentence.tokens[noun]
    if type_ != "CONSULT" or word.lemma not in VISITS or word.head < 0 or case_of(sentence, noun) != "during":
        return ()
    below = {case_of(sentence, each) for each in sentence.children_by(noun, "nmod", "obl")}
    if "to" not in below or "by" in below or sentence.children_by(noun, "nmod:poss", "acl"):
        return ()
    subjects = (each for each in sentence.doers(word.head) if sentence.tokens[each].deprel == "nsubj")
    return tuple(relative(sentence, each) for each in subjects)


def in_dating_clause(sentence: Sentence, trigger: int, type_: str) -> tuple[int, ...]:
    """All in the clause that says when an act came about, as the subject of such a verb; of a fight it may say how."""
    if type_ == "ASSAULT":
        return on_another_day(sentence, trigger)
    verb = _coming_about(sentence, trigger)
    clauses = [c for c in sentence.children_by(verb, "advcl") if mark_of(sentence, c) in CLAUSES] if verb >= 0 else []
    return tuple(each for clause in clauses for each in (clause, *sentence.descendants(clause)))


def on_another_day(sentence: Sentence, trigger: int) -> tuple[int, ...]:
    """All in the clause of another event so many days off: "the raid came a week after two nurses were freed in Goma".

    Two times are two scenes.
    """
    verb = _coming_about(sentence, trigger)
    if verb < 0:
        return ()
    lasting = {each.last for each in sentence.times if each.type == "DURATION"}
    clauses = [
        clause
        for clause in sentence.children_by(verb, "advcl", "parataxis")
        for mark in sentence.children_by(clause, "mark")
        if mark in lasting and sentence.tokens[mark].lemma in ("after", "before")
    ]
    return tuple(each for clause in clauses for each in (clause, *sentence.descendants(clause)))


def _coming_about(sentence: Sentence, trigger: int) -> int:
    """The verb by which an event comes about that is its subject; -1 for none."""
    token = sentence.tokens[trigger]
    is_subject = token.deprel == "nsubj" and token.head >= 0
    return token.head if is_subject and sentence.tokens[token.head].lemma in COMING_ABOUT else -1


def mark_of(sentence: Sentence, clause: int) -> str:
    """The word that a clause or a phrase begins with: "after", "when", "for"; empty for none."""
    marks = sentence.children_by(clause, "mark", "advmod", "case")
    return sentence.tokens[marks[0]].lemma if marks else ""
