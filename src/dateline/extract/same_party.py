"""Words that stand for one party though each could stand for one of its own: titles, offices and the name they lead to.

- **Side by side**: between two parties stand a comma, a conjunction or a preposition; "His Highness the Crown Prince"
  and "President of the Society Jane Roe" are one, whatever the tree says.
- **Offices of one person**: "host and former lawmaker Jane Roe", "an activist and poet, Jane Roe": nouns in the
  singular, of which only the first has an article, with one name behind the last.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.phrases import named_beside, phrase
from dateline.model import Sentence

OWN_ARTICLE = ("det", "nmod:poss")


def apart(sentence: Sentence, heads: Sequence[int]) -> list[int]:
    """The heads without those that only say who another of them is."""
    return [head for head in heads if not any(_is_said_of(sentence, head, other) for other in heads if other != head)]


def _is_said_of(sentence: Sentence, head: int, other: int) -> bool:
    return _is_beside(sentence, head, other) or _is_office_of(sentence, head, other)


def _is_beside(sentence: Sentence, head: int, other: int) -> bool:
    """Whether two phrases touch, and the other one is the name or, of two nouns, the later."""
    mine, theirs = phrase(sentence, head), phrase(sentence, other)
    if sentence.tokens[head].deprel != sentence.tokens[other].deprel or (mine[1] != theirs[0] and theirs[1] != mine[0]):
        return False
    is_name, is_other_name = sentence.name_at(head) is not None, sentence.name_at(other) is not None
    return is_other_name if is_name != is_other_name else head < other


def _is_office_of(sentence: Sentence, head: int, other: int) -> bool:
    token = sentence.tokens[head]
    if token.deprel != "conj" or token.head != other or not _is_one_office(sentence, head):
        return False
    name = named_beside(sentence, other)
    return name is not None and head < name and not sentence.children_by(head, *OWN_ARTICLE)


def _is_one_office(sentence: Sentence, head: int) -> bool:
    """Whether a noun stands for one, not many: its form is its lemma."""
    token = sentence.tokens[head]
    return token.upos == "NOUN" and token.text.lower() == token.lemma
