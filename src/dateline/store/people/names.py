"""Which words of a phrase or sentence are a person's name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
"""A word of letters, with accents that stand as signs of their own."""
_NAMELIKE = re.compile(r"[^\W\d_][\w'’-]*")
TITLES = frozenset(
    "the a an of and in from at near to mr mrs ms miss dr prof professor sir lady lord president minister premier "
    "chancellor king queen prince princess emir sultan pope general colonel major captain lieutenant sergeant corporal "
    "private commander sheikh imam mullah ayatollah father sister brother pastor rev reverend bishop judge justice "
    "senator governor mayor secretary chief".split()
)
PARTICLES = frozenset("el al la le de da di du del den der van von bin ibn ben abu umm y e".split())
"""Small words inside names."""
_OFFICES = frozenset(
    "president minister premier chancellor king queen prince princess emir sultan pope general colonel senator "
    "governor mayor secretary commander ambassador".split()
)
_PLAIN = frozenset(
    "from of in at near to who and said told on with a the aged of by was is were whose for after".split()
)
"""Words that may follow a name; before any other small word a capital is an adjective's ("a Syrian farmer")."""
_PLACED = frozenset("of in from near at to around outside".split())
_KIN = frozenset(
    "resident neighbour neighbor eyewitness witness survivor victim relative villager bystander passer mother "
    "father sister brother son daughter wife husband widow uncle aunt cousin nephew niece grandmother grandfather "
    "shopkeeper schoolteacher student schoolgirl schoolboy farmer driver housewife as mr mrs ms miss "
    "residents neighbours neighbors eyewitnesses witnesses survivors victims relatives villagers bystanders passers "
    "mothers fathers sisters brothers sons daughters wives husbands widows uncles aunts cousins shopkeepers "
    "schoolteachers students schoolgirls schoolboys farmers drivers".split()
)
_RISK = r"(?i:eyewitness|witness|survivor|victim|bystander|passer-by)"
"""Who was there or was hit; with a capital where it opens a sentence."""
_BESIDE = re.compile(
    r"\b(?:\d{1,3}[- ]years?[- ]old(?: (?!(?:and|or)\b)[a-z]+){0,2}"
    r"|(?:local )?(?:resident|neighbou?r|relative|villager|" + _RISK + "|"
    r"mother|father|sister|brother|son|daughter|wife|husband|widow|uncle|aunt|cousin|nephew|niece|grandmother"
    r"|grandfather|shopkeeper|schoolteacher|student|schoolgirl|schoolboy|farmer|taxi driver|housewife)"
    r"|(?:identified|named)(?: \w+){0,3} as|(?:Mr|Mrs|Ms|Miss)\.?),? (?=[^\W\d_a-z])"
)
_AGE = re.compile(r",? \(?(?:aged )?\d{1,3}(?=[,;)]|\.(?:\s|$))")
_AT_RISK = re.compile(
    r"\b(?:(?:1[0-7]|\d)[- ]years?[- ]old(?: (?!(?:and|or)\b)[a-z]+){0,2}"
    r"|" + _RISK + r"),? (?=[^\W\d_a-z])"
)
_SEVERAL = re.compile(
    r"\b(?P<who>(?P<risk>(?i:eyewitnesses|witnesses|survivors|victims|bystanders|passers-by))"
    r"|(?i:residents|neighbou?rs|relatives|villagers|mothers|fathers|sisters|brothers|sons|daughters|wives|husbands"
    r"|widows|uncles|aunts|cousins|shopkeepers|schoolteachers|students|schoolgirls|schoolboys|farmers|taxi drivers))"
    r"(?P<how>,? (?:including|among them|like|such as|named|called|(?:\w+ ){0,2}(?:identified|named)(?: \w+){0,3} as)"
    r"|,| \(|:)? ?(?=[^\W\d_a-z])"
)
"""Several people by what they are: "witnesses A and B", "the victims, A and B,", "residents, including A, said"."""
_ONE_OF = re.compile(r"\bone of (?:\w+ ){0,3}$", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:, \(?(?:aged )?\d{1,3}\)?| \((?:aged )?\d{1,3}\))?(?:,? and |, )(?=[^\W\d_a-z])")
"""What stands between two names of a list, an age with it."""
_DONE = frozenset(
    "saw say tell were are have fled died heard watched recalled described recounted reported added watch hear".split()
)
"""What people do; behind "residents Reuters and AP" something else was done to the residents."""
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
ADULT = 18
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile("[a-zA-Z]+")
"""What a word of kinship is made of: "(mother" and "ex-husband" hold one."""
_PLAIN_LETTERS = {
    code: chr(code).lower() if chr(code).isalpha() else "0" if chr(code).isdigit() else " " for code in range(128)
}
"""Letters in lower case, 0 for a digit, a blank for all else."""


def may_hold_names(sentence: str) -> bool:
    """Whether it is worth looking for names that age or kinship tell of: a quick look, that never says no wrongly."""
    if sentence.isascii():  # most are, and it takes half the time
        plain = sentence.translate(_PLAIN_LETTERS)
        return "0" in plain or not _KIN.isdisjoint(plain.split())
    return _DIGIT.search(sentence) is not None or not _KIN.isdisjoint(_LETTERS.findall(sentence.lower()))


def folded_word(word: str) -> str:
    """A word without case and accents."""
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words_of_name(name: str) -> tuple[str, ...]:
    """The words of a name, folded: "Al-Sayed" has two."""
    return tuple(folded_word(word) for word in WORD.findall(name))


def names_in_phrase(phrase: str) -> Iterator[str]:
    """The runs of capitalised words of a phrase that stand where a name stands, without titles.

    "Syrian farmer Ali Hassan of Homs" gives "Ali Hassan"; "residents of Gao" and "Residents" give nothing.
    """
    for part in phrase.split(" … "):
        found = list(_NAMELIKE.finditer(part))
        run: list[str] = []
        for at, match in enumerate([*found, None]):
            word = match[0] if match else ""
            if match and not word[0].islower() and word.lower() not in TITLES:
                run.append(word)
                continue
            if match and run and word in PARTICLES and at + 1 < len(found) and _goes_on(found[at + 1][0]):
                run.append(word)
                continue
            if run and _is_name(run, found, at, follows=word):
                yield " ".join(_bare(each) for each in run)
            run = []


def _goes_on(word: str) -> bool:
    return word in PARTICLES or (not word[0].islower() and word.lower() not in TITLES)


def _is_name(run: list[str], found: list[re.Match[str]], end: int, *, follows: str) -> bool:
    start = end - len(run)
    if start and found[start - 1][0] in _PLACED:
        return False
    owns = run[-1].endswith(("'s", "’s")) and len(run) > 1  # "Amina Diallo's mother"
    if follows and not owns and follows not in _PLAIN and follows.lower() not in TITLES:
        return False
    # One word at the head that is a plural is no name: "Residents", "Witnesses".
    return len(run) > 1 or start > 0 or not run[0].endswith("s") or run[0].endswith("ss")


def cued_names(sentence: str) -> Iterator[str]:
    """Names of people whom a sentence calls by age, kinship or neighbourhood, which is how private persons are told of.

    "his mother, Fatou Keita, said", "Jane Doe, 34, was hit": also where nobody has coded them as a party. What an
    office stands before ("President Joe Biden, 81,") is none.
    """
    for match in _BESIDE.finditer(sentence):
        run, _ = _run_from(sentence, match.end())
        if run and folded_word(run[0]) not in _OFFICES:
            yield " ".join(run)
    for match in _SEVERAL.finditer(sentence):
        yield from _names_of_several(sentence, match)
    for match in _AGE.finditer(sentence):
        run = _run_before(sentence, match.start())
        if len(run) > 1:
            yield " ".join(run)


def names_at_risk(sentence: str) -> Iterator[str]:
    """Names of those whom a sentence calls a witness, a survivor or a victim, or gives an age under eighteen."""
    for match in _AT_RISK.finditer(sentence):
        run, _ = _run_from(sentence, match.end())
        if run:
            yield " ".join(run)
    for match in _SEVERAL.finditer(sentence):
        if match["risk"]:
            yield from _names_of_several(sentence, match)
    for match in _AGE.finditer(sentence):
        age = int("".join(filter(str.isdigit, match[0])))
        if age < ADULT and len(run := _run_before(sentence, match.start())) > 1:
            yield " ".join(run)


def _names_of_several(sentence: str, match: re.Match[str]) -> list[str]:
    """The names that stand beside such words; none where it is not sure that they are these people's: organisations
    stand there too ("killed two residents, Human Rights Watch and Amnesty International said")."""
    runs, end = _list_from(sentence, match.end())
    if not runs or any(folded_word(word) in _DAYS for run in runs for word in run[:1]):
        return []
    how = (match["how"] or "").strip(" ,")
    rest = sentence[end:].lstrip()
    follows = (_NAMELIKE.match(rest) or [""])[0]
    if match["how"] is None:
        sure = len(runs) > 1 and (not follows or follows in _PLAIN or follows in _DONE)
    elif how.isalpha() or " " in how:
        sure = all(len(run) > 1 for run in runs) and (not follows or follows in _PLAIN or follows in _DONE)
    else:
        alone = len(runs) == 1 and _ONE_OF.search(sentence, 0, match.start()) is None
        closed = rest[:1] in (",", ")", "—", ";") or (bool(match["risk"]) and rest[:1] in (".", ""))
        sure = closed and not alone and all(len(run) > 1 for run in runs)
    named = [run for run in runs if folded_word(run[0]) not in _OFFICES]
    return [" ".join(run) for run in named] if sure else []


def _list_from(sentence: str, at: int) -> tuple[list[list[str]], int]:
    """The runs of capitals of a list ("A, 34, B and C") that begins there, and where it ends."""
    runs: list[list[str]] = []
    end = at
    while True:
        run, end_of_run = _run_from(sentence, at)
        if not run:
            return runs, end
        runs.append(run)
        end = end_of_run
        between = _BETWEEN.match(sentence, end)
        if between is None:
            return runs, end
        at = between.end()


def _run_from(sentence: str, at: int) -> tuple[list[str], int]:
    """The capitalised words that begin there, and where they end."""
    run: list[str] = []
    end = at
    for match in _NAMELIKE.finditer(sentence, at):
        word = match[0]
        if sentence[at : match.start()].strip() or (word[0].islower() and word not in PARTICLES) or len(run) == 4:
            break
        run.append(_bare(word))
        at = match.end()
        end = end if word in PARTICLES else at
    while run and run[-1] in PARTICLES:
        run.pop()
    return run, end


def _run_before(sentence: str, end: int) -> list[str]:
    run: list[str] = []
    first = end
    for match in reversed(list(_NAMELIKE.finditer(sentence, max(0, end - 60), end))):
        if sentence[match.end() : first].strip() or match[0][0].islower() or len(run) == 4:
            break
        run.append(_bare(match[0]))
        first = match.start()
    if _OFFICES & {folded_word(word) for word in run}:
        return []
    while run and (run[-1].lower() in TITLES or run[-1].lower() in _PLAIN):
        run.pop()
    return run[::-1]


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)
