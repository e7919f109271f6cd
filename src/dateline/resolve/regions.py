"""Leaders, ministers and states called by a region or by their number: of no one country, whatever the report is about.

"Caribbean leaders", "South American ministers", "nine heads of state" (`corpus/FORMAT.md`, sectors of parties).
"""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.model import Sentence

CONTINENTAL = frozenset(("Central", "Latin", "North", "South"))
HEADED = frozenset(("government", "state"))
RULERS = frozenset("government leader minister nation premier president state".split())
_CALLED = re.compile(
    r"\b(?:African|American|Arab|Asian|Balkan|Caribbean|European|Gulf|Pacific|Western|[Rr]egional) (?:[a-z]+ )?"
    r"(?:governments|heads of (?:government|state)|leaders|ministers|nations|presidents|states)\b"
    r"|^(?:[Tt]he |[Tt]hese )?(?:[A-Za-z]+ )?[Hh]eads of (?:government|state)(?=$|,| (?:and|at|from|in|of|who)\b)"
)


def is_of_a_continent(sentence: Sentence, token: int) -> bool:
    """ "Latin American", "South American": of no one country."""
    before = sentence.tokens[token - 1].text if token else ""
    return sentence.tokens[token].lemma.lower() == "american" and before in CONTINENTAL


def are_heads(sentence: Sentence, head: int) -> bool:
    """ "Nine heads of state": of as many."""
    word = sentence.tokens[head]
    led = {sentence.tokens[each].lemma for each in sentence.children_by(head, "nmod")}
    is_plural = word.text.lower() != word.lemma.lower()
    owners = sentence.children_by(head, "nmod:poss")
    return word.lemma == "head" and is_plural and not led.isdisjoint(HEADED) and not owners


def are_rulers(sentence: Sentence, head: int) -> bool:
    """Whether a noun means several who rule, or what they rule: "leaders", "governments"."""
    word = sentence.tokens[head]
    return word.lemma in RULERS and word.text.lower() != word.lemma.lower()


@lru_cache(maxsize=4096)
def are_of_a_region(words: str) -> bool:
    """Whether a party's words call rulers by their region, so that the place of what they do is not their country."""
    found = _CALLED.search(" ".join(words.split()))
    if found is None or not found[0].startswith("American"):
        return found is not None
    return words[: found.start()].strip().endswith(tuple(CONTINENTAL))
