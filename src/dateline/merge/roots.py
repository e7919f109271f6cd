"""Words of one root: annul, annulled; agree, agreed; rammed, ramming."""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.signature import content_words

ENDING = re.compile(r"(?<=\w\w\w)(?:e+d?|ing?|i|s)$")
DOUBLED = re.compile(r"(\w)\1$")
"""What words of one root differ in (content words are cut short already)."""

IRREGULAR = {
    form: root
    for root, *forms in map(
        str.split,
        (
            "pay paid",
            "shoot shot",
            "hold held",
            "meet met",
            "fight fought",
            "flee fled",
            "strike struck",
            "take took taken",
            "give gave given",
            "break broke broken",
            "send sent",
            "begin began begun",
            "fall fell fallen",
            "come came",
            "leave left",
            "withdr withdrew withdrawn withdraw",
            "throw threw thrown",
            "blow blew blown",
            "drive drove driven",
            "steal stole stolen",
            "bring brought",
            "catch caught",
            "keep kept",
            "lose lost",
            "run ran",
            "sink sank sunk",
            "speak spoke spoken",
            "seek sought",
            "win won",
            "lead led",
            "sell sold",
            "fly flew flown",
        ),
    )
    for form in (root, *forms)
}
"""Forms of a verb by its root, where no ending makes them."""


@lru_cache(maxsize=20_000)
def roots_of(words: str) -> tuple[str, ...]:
    """The content words of an act's few words without their endings, in order."""
    return tuple(_root(stem) for stem in content_words(words))


def _root(stem: str) -> str:
    return _IRREGULAR_STEMS.get(stem) or DOUBLED.sub(r"\1", ENDING.sub("", stem))


_IRREGULAR_STEMS = {stem: root for form, root in IRREGULAR.items() for stem in content_words(form)}
