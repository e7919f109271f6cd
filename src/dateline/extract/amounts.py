"""Words of number → inclusive bounds: digits, words, "at least 20", "dozens", "between 300 and 500", "2.5 million"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Sentence

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {"no": 0, "nobody": 0, "none": 0, "half": 0.5}
TENS = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
UNITS |= {ten + one: TENS[ten] + value for ten in TENS for one, value in [*UNITS.items()] if 1 <= value <= 9}
"""Also "thirtythree", as old wires write it."""
OLDEST = 115
"""Years of the oldest person."""
SCALES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000}
VAGUE = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "millions": 2_000_000,
    "tens": 20,
    "several": 3,
}
"""A plural of a scale is at least two of them; the upper bound stays open."""
NUMBER_WORDS = frozenset((*UNITS, *TENS, *SCALES, *VAGUE)) - {"no", "half", "tens"}
UNCOUNTED = frozenset(
    "day week month year hour minute second night morning decade century time metre meter kilometre kilometer km mile "
    "yard acre hectare foot inch degree percent per euro dollar pound riel shilling peso rouble ruble franc rand yuan "
    "yen tenge baht rupee house home vehicle car truck lorry bus boat ship vessel aircraft plane jet helicopter drone "
    "missile rocket shell bomb round bullet gun rifle pistol mortar tank village town city district province country "
    "state nation point seat vote page article line paragraph case report word item tonne ton kilo kilogram gram litre "
    "barrel head cattle cow goat sheep attack raid strike blast explosion clash incident occasion building school shop "
    "bridge road junction station camp post base side front part phase round count party company union group pair "
    "family couple kind sort type way thing step measure law rule pact deal treaty agreement door window room floor "
    "airliner tree hangar leg arm eye community bag box crate sack tent stone bottle grenade cell flight hut shack "
    "shelter dwelling homestead farm barn granary stall kiosk warehouse depot factory mosque church temple hospital "
    "clinic flat apartment motorbike motorcycle bicycle minibus taxi van pickup jeep tanker tractor ambulance carrier "
    "outpost checkpoint checkpost barracks hideout launcher howitzer warship frigate submarine camel donkey horse "
    "pig".split()
)
"""Nouns whose number counts no people."""
_DIGITS = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:[,.]\d{3})+")
AT_LEAST = re.compile(
    r"(?<!no )(?:at least|more than|over|above|no fewer than|no less than|not less than|upwards of|a minimum of|"
    r"well over|in excess of)$",
    re.IGNORECASE,
)
AT_MOST = re.compile(
    r"(?:no more than|not more than|at most|up to|fewer than|less than|under|below|nearly|almost|as many as|"
    r"a maximum of|close to)$",
    re.IGNORECASE,
)
ABOUT = re.compile(r"(?:about|around|roughly|some|approximately|an estimated|another|only)$", re.IGNORECASE)
OR_MORE = (("or", "more"), ("or", "so"))
HANDED = frozenset("hand handed handing hands turn turned turning turns".split())
"""Verbs that "over" goes with: who "handed over two prisoners" gave back no more than two."""
AHEAD = 3
"""Words before a number that may qualify it."""


def value_of(words: Sequence[str]) -> int | None:
    """The value of number words without qualifiers ("1,200", "forty-five", "two hundred"), None if none."""
    total, current, seen = 0.0, 0.0, False
    for word in words:
        low = word.lower()
        if _DIGITS.fullmatch(low):
            thousands = re.fullmatch(r"\d{1,3}(?:[,.]\d{3})+", low)
            current, seen = float(re.sub("[,.]", "", low) if thousands else low), True
        elif low in UNITS:
            current, seen = current + UNITS[low], True
        elif low in TENS:
            current, seen = current + TENS[low], True
        elif low in SCALES:
            current, seen = (current or 1) * SCALES[low], True
            if SCALES[low] >= 1000:
                total, current = total + current, 0
        elif low not in ("and", "-", "a"):
            return None
    return int(total + current) if seen else None


def bounds_of(words: Sequence[str], index: int) -> tuple[int | None, int | None, int, int]:
    """(low, high, first, last) of the number at ``index``; bounds None where open, words ``[first, last)``."""
    first, last, value, vague = _core(words, index)
    if value is None:
        return None, None, first, last
    upper = _upper(words, last) if not vague else None
    if upper is not None and upper[0] > value and _is_range(words, first, last):
        first -= first > 0 and words[first - 1].lower() in ("between", "from")
        return value, upper[0], first, upper[1]
    low: int | None = value
    high: int | None = None if vague else value
    before = " ".join(words[max(0, first - AHEAD) : first])
    for pattern, bounds in ((AT_MOST, (None, value)), (AT_LEAST, (value, None)), (ABOUT, (low, high))):
        told = pattern.search(before)
        if told and not is_handed_over(words, first - 1):
            first -= len(told.group(0).split())
            low, high = (low, high) if vague else bounds
            break
    if tuple(word.lower() for word in words[last : last + 2]) in OR_MORE:
        low, high, last = value, (None if words[last + 1].lower() == "more" else high), last + 2
    return low, high, first, last


def is_handed_over(words: Sequence[str], at: int) -> bool:
    """Whether a word is the "over" of "handed over" and says nothing of the number behind it."""
    return at > 0 and words[at].lower() == "over" and words[at - 1].lower() in HANDED


def is_not_one(words: Sequence[str], at: int) -> bool:
    """Whether a word is the "one" of "no one" or "not one soldier"; "not one but two" are two."""
    lows = [word.lower() for word in words[max(at - 1, 0) : at + 2]]
    return at > 0 and lows[:2] in (["no", "one"], ["not", "one"]) and lows[2:] != ["but"]


def _core(words: Sequence[str], index: int) -> tuple[int, int, int | None, bool]:
    """(first, last, value, whether it is vague) of the bare number around a word."""
    lows = [word.lower() for word in words]
    first = last = index
    while first > 0 and _goes_on(lows, first - 1, first):
        first -= 1
    while last + 1 < len(lows) and _goes_on(lows, last, last + 1):
        last += 1
    last += 1
    while first < index and lows[first] in ("-", "and", "a", "of"):
        first += 1
    run = [word for word in lows[first:last] if word != "of"] or lows[index : index + 1]
    head = run[0]
    if head in SCALES and first > 0 and lows[first - 1] == "few":  # "a few dozen"
        return first - 1 - (lows[first - 2 : first - 1] == ["a"]), last, (value_of(run) or 1) * 2, True
    if head not in VAGUE:
        if first > 0 and lows[first - 1] == "a" and head in SCALES:
            first -= 1
        if last - first > 1 and lows[first] == "half" and "a" in run:
            run = [word for word in run if word != "a"]
        return first, last, value_of(run), False
    value = VAGUE[head]
    for word in run[1:]:
        value *= SCALES.get(word.removesuffix("s"), 1)
    return first, last, value, True


def _goes_on(lows: Sequence[str], left: int, right: int) -> bool:
    """Whether two neighbouring words belong to one number ("two hundred", "forty - one", "hundreds of thousands")."""
    one, two = lows[left], lows[right]
    after = lows[right + 1] if right + 1 < len(lows) else ""
    before = lows[left - 1] if left else ""
    if two == "-":
        return one in TENS and after in UNITS
    if one == "-":
        return two in UNITS and before in TENS
    if two == "of":
        return one in VAGUE and after in VAGUE
    if one == "of":
        return two in VAGUE and before in VAGUE
    if two == "a" or one == "a":
        return (one == "half" and after in SCALES) or (one == "a" and before == "half" and two in SCALES)
    scaled = two in SCALES and (
        one in UNITS or one in TENS or one in SCALES or one in VAGUE or bool(_DIGITS.fullmatch(one))
    )
    if one == "and" or two == "and":
        inside = before if one == "and" else one
        return inside in ("hundred", "thousand", "million") and (two if one == "and" else after) in (*UNITS, *TENS)
    return (
        (scaled and one != "no") or (one in SCALES and (two in UNITS or two in TENS)) or (one in TENS and two in UNITS)
    )


def is_age(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a number between commas tells the age of the one person named before it: "Ana Lopez, 44, was held"."""
    tokens = sentence.tokens
    if first < 2 or last - first != 1 or tokens[first - 1].text != "," or not tokens[first].text.isdigit():
        return False
    if last < len(tokens) and tokens[last].text not in (",", ".", ")", ";"):
        return False
    who = tokens[first - 2]
    is_one = who.upos == "PROPN" or (who.upos == "NOUN" and who.text.lower() == who.lemma)
    return is_one and int(tokens[first].text) <= OLDEST


def _upper(words: Sequence[str], last: int) -> tuple[int, int] | None:
    """Value and end of the number behind "to", "and", "or" or a dash."""
    if last + 1 >= len(words) or words[last].lower() not in ("to", "-", "–", "and", "or"):
        return None
    if value_of([words[last + 1]]) is None or words[last + 1].lower() in ("a", "no"):
        return None
    _, end, value, vague = _core(words, last + 1)
    return None if value is None or vague else (value, end)


def _is_range(words: Sequence[str], first: int, last: int) -> bool:
    joint = words[last].lower()
    return joint != "and" or (first > 0 and words[first - 1].lower() == "between")
