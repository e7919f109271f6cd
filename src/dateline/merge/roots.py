"""Words of one root: annul, annulled; agree, agreed; rammed, ramming."""

from __future__ import annotations

import re

from dateline.signature import content_words

ENDING = re.compile(r"(?<=\w\w\w)(?:e+d?|ing?|i|s)$")
DOUBLED = re.compile(r"(\w)\1$")
"""What words of one root differ in (content words are cut short already)."""


def roots_of(words: str) -> list[str]:
    """The content words of a text without their endings, in order."""
    return [DOUBLED.sub(r"\1", ENDING.sub("", stem)) for stem in content_words(words)]
