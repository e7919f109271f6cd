"""Pronouns are a closed class: a tagger that calls any other word one ("soldiers said …") means a noun or a number."""

from __future__ import annotations

from functools import lru_cache

PRONOUNS = frozenset(
    "i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself "
    "we us our ours ourselves they them their theirs themselves themself one ones oneself who whom whose which what "
    "whoever whomever whatever whichever whosoever that this these those there here nobody nothing none anyone "
    "anybody anything everyone everybody everything someone somebody something no-one noone naught nought all any "
    "both each either neither some such other others another many much more most few fewer less several enough same "
    "half former latter thee thou thy thine ye 'em ’em em u ur 's ’s 't y'all ya as no how".split()
)
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen".split()
)


@lru_cache(maxsize=65536)
def mended(word: str, upos: str) -> str:
    """The part of speech of a word; of one that is said to be a pronoun and is none, NUM or NOUN."""
    if upos != "PRON":
        return upos
    low = word.lower()
    if low in PRONOUNS or not low.isalnum():  # "it's", "they're" are left alone
        return upos
    return "NUM" if low[0].isdigit() or low in _NUMBERS else "NOUN"
