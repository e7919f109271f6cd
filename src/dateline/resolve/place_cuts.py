"""Where one name of the parser is several places, or a place with words that are none of its name.

"Warren County's Hamilton Township" are two, so are "Athens-Clarke County" and "Maiduguri Borno State"; of "Northeast
Georgia" and "the English city of Salisbury" the gazetteer knows the last word; "R-Ashland" is a legislator's party.
What the gazetteer knows as it stands is never cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dateline.resolve.place_names import ADMIN, candidates, known, lead_in

Range = tuple[int, int]
Text = Callable[[int, int], str]
"""Words [first, last) as the report has them."""
PARTIES = frozenset(("R", "D", "I", "L", "DFL", "NDP", "GOP"))
"""What stands before the dash in "R-Ashland"."""
_KINDS = frozenset(
    "city town village province state district region county port capital suburb municipality governorate "
    "prefecture department township borough".split()
)
_LEADING = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern downtown greater metro upper lower mid inner outer".split()
)
_COMMON = frozenset(
    "side end bank coast shore point hill hills park lake river bay beach street road gate station hall house church "
    "school college university hospital centre center court county city town village district province state".split()
)
"""Words that a town may be called by, too ("Side" in Turkey): behind a direction they are no name of their own."""
_JOINING = frozenset(("and", "&", "of"))
_FARTHEST = 2
"""Words behind a name that may belong to it: with "and" it is two."""
_DASHES = frozenset("-–—")
_POSSESSIVES = frozenset(("'s", "’s"))
_WIDE = frozenset(("country", "admin1", "admin2"))


def single_places(words: Sequence[str], span: Range, *, text: Text) -> Iterator[Range]:
    """The places in words [first, last) of a sentence, left to right; the words themselves where nothing is to cut."""
    first, last = _behind_a_party(words, *span)
    if first + 1 >= last or known(text(first, last)):
        yield first, last
        return
    for cut in (_owner, _kind_of, _dash, _row):
        parts = cut(words, (first, last), text)
        if parts is not None:
            for part in parts:
                yield from single_places(words, part, text=text)
            return
    bare = _without_direction(words, first, last)
    yield bare if bare is not None and known(text(*bare)) else (first, last)


def whole_place(words: Sequence[str], span: Range, *, text: Text) -> Range:
    """The place that a name is only a part of, by the words beside it; the name itself where there is none.

    The parser may part "New Concord", "Holy See", "Newfoundland and Labrador"; what the gazetteer knows with the words
    beside it is meant whole.
    """
    first, last = span
    begins = [first - 1, first] if first > 0 and _is_capital(words[first - 1]) else [first]
    for begin in begins:
        for end in range(min(last + _FARTHEST, len(words)), last - 1, -1):
            if (begin, end) == span:
                return span
            inside = words[last:end]
            joined = all(_is_capital(word) or word in _JOINING for word in inside)
            ends = not inside or (_is_capital(inside[-1]) and inside[-1].lower() not in _KINDS)
            if joined and ends and known(text(begin, end)) and not _are_two_lands(words, (begin, end), text):
                return begin, end
    return span


def _are_two_lands(words: Sequence[str], span: Range, text: Text) -> bool:
    """ "Serbia and Montenegro": two countries of their own, though one was once called so."""
    first, last = span
    at = next((i for i in range(first + 1, last - 1) if words[i] == "and"), None)
    parts = () if at is None else (text(first, at), text(at + 1, last))
    return bool(parts) and all(any(one.kind == "country" for one in candidates(part)) for part in parts)


def _is_capital(word: str) -> bool:
    return word[:1].isupper()


def is_of_a_party(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a name is a legislator's party and home ("D-Calif")."""
    return _behind_a_party(words, first, last)[0] > first


def _behind_a_party(words: Sequence[str], first: int, last: int) -> Range:
    has_mark = last - first > 2 and words[first] in PARTIES and words[first + 1] in _DASHES
    return (first + 2, last) if has_mark else (first, last)


def _owner(words: Sequence[str], span: Range, text: Text) -> list[Range] | None:
    """ "Warren County's Hamilton Township": the place that the other is in, and the other."""
    first, last = span
    at = next((i for i in range(first + 1, last - 1) if words[i] in _POSSESSIVES), None)
    if at is None or not known(text(first, at)) or not _is_capital(words[at + 1]):
        return None
    return [(first, at), (at + 1, last)]


def _kind_of(words: Sequence[str], span: Range, text: Text) -> list[Range] | None:
    """ "English city of Salisbury", "City of Athens": what stands behind is the name."""
    first, last = span
    at = next((i for i in range(first + 1, last - 1) if words[i] == "of" and words[i - 1].lower() in _KINDS), None)
    begin = next((i for i in range(at + 1, last) if not lead_in(words[i])), last) if at is not None else last
    if at is None or begin == last or not _is_capital(words[begin]) or not candidates(text(begin, last)):
        return None
    before = [(first, at - 1)] if at - 1 > first and candidates(text(first, at - 1)) else []
    return [*before, (begin, last)]


def _dash(words: Sequence[str], span: Range, text: Text) -> list[Range] | None:
    """ "Fargo-Moorhead", "Athens-Clarke County": two places that go by one name."""
    first, last = span
    at = [i for i in range(first + 1, last - 1) if words[i] in _DASHES]
    if len(at) != 1:
        return None
    parts = [(first, at[0]), (at[0] + 1, last)]
    return parts if all(known(text(*part)) for part in parts) else None


def _row(words: Sequence[str], span: Range, text: Text) -> list[Range] | None:
    """ "Maiduguri Borno State", "Greece Italy": a place and what it lies in without a comma, or two countries."""
    first, last = span
    for at in range(last - 1, first, -1):
        left, right = text(first, at), text(at, last)
        if not (known(left) and known(right)) or words[at].lower() in _COMMON | _LEADING:
            continue
        around = [one for one in candidates(right) if one.kind in _WIDE]
        inside = candidates(left)
        lies = any(two.number in (one.admin1, one.admin2) for one in inside for two in around)
        countries = all(any(one.kind == "country" for one in each) for each in (inside, around))
        if countries or (lies and (ADMIN.search(right) or around[0].kind != "admin2")):
            return [(first, at), (at, last)]
    return None


def _without_direction(words: Sequence[str], first: int, last: int) -> Range | None:
    at = first
    while at < last - 1 and words[at].lower() in _LEADING:
        at += 1
    is_name = at > first and _is_capital(words[at]) and not (at == last - 1 and words[at].lower() in _COMMON)
    return (at, last) if is_name else None
