"""Duplicates inside one report become one account with several spans.

Two accounts of a report speak of one act when type, parties, status and time allow it. A mention without
parties ("this phone call", "the attack") joins the nearest earlier account of its type, or is dropped.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from dateline.merge.allowing import places_allow, same_party, sides, times_allow
from dateline.merge.fuller import better_placed, fuller, new_counts, time_weight
from dateline.merge.headlines import BOMBED, NO_WEAPONS, SUICIDE, as_evidence, told_below
from dateline.merge.kinds import TURNABLE
from dateline.merge.pointing import (
    RESULT_SENTENCES,
    RESULTS,
    has_told_doer,
    hits_its_doers,
    hits_what_is_theirs,
    hurt_by,
    is_armed,
    is_bare_blow,
    is_blow_in_exchange,
    is_definite,
    is_of_another_voice,
    is_result_of,
    is_sum_of,
    is_unnamed_armed,
    is_visit_for_talks,
    lie_apart,
    may_share_doers,
    points_back,
    protest_of,
    stand_for_others,
)
from dateline.model import (
    NO_WORDS,
    REAL,
    Account,
    Action,
    Document,
    Party,
    Report,
    Speaker,
    Words,
    words_of,
)

NOT_SO = frozenset(("denied", "did_not_happen"))
SAID = frozenset(("THREATEN", "REQUEST", "ACCUSE", "REJECT", "AGREE"))
"""Acts of speech: whoever does them says so."""
CROWD_CONTROL = "crowd-control"
BACK_SENTENCES = 4
"""How many sentences back a mention without parties may point."""


def join_duplicates(doc: Document, accounts: Sequence[Account]) -> tuple[Account, ...]:
    """Join the accounts of one report that speak of the same act; in text order of the first mention."""
    kept: list[Account] = []
    titles = frozenset(sentence.index for sentence in doc.sentences if sentence.part == "title")
    pointing = {account.anchors: points_back(doc, account) for account in accounts}
    body_first = sorted(
        accounts, key=lambda a: (not (a.actors or a.recipients), pointing[a.anchors], a.sentence, a.anchors)
    )
    are_all_told = False
    for account in body_first:
        is_pointer = pointing[account.anchors]
        if is_pointer and not are_all_told:  # a result is its attack's before "the attack" points at either
            kept, are_all_told = _with_results(doc, kept), True
        match = _like_it(doc, kept, account, titles=titles, is_pointer=is_pointer)
        match = protest_of(kept, account) if match is None else match
        attack = _attack_of(doc, kept, account) if match is None else None
        match = attack if match is None else match
        if match is not None:
            if attack is not None or _is_its_result(doc, kept[match], account):
                kept[match] = _with_result(doc.report, kept[match], account)
            else:
                kept[match] = _with_victims(_joined(doc.report, kept[match], account), hurt_by(doc, account))
        elif is_pointer and (told := _told_before(kept, account)) is not None:
            kept[told] = _with_pointer(doc, kept[told], account)
        elif account.actors or account.recipients or (not is_pointer and _stands_alone(doc, account)):
            kept.append(account)
    whole = tuple(map(_accused_as_told, _without_headlines(doc, _with_results(doc, kept))))
    return tuple(sorted(whole, key=lambda a: (a.sentence, a.anchors)))


def _like_it(
    doc: Document, kept: Sequence[Account], account: Account, *, is_pointer: bool, titles: Collection[int]
) -> int | None:
    """The first account that tells the same act; a headline's only where no other does, for its lead joins it later."""
    of_headlines: list[int] = []
    for number, other in enumerate(kept):
        is_later = is_pointer and other.anchors[0][0] > account.anchors[0][0]
        if is_later or not _same(other, account) or lie_apart(doc, account, other) or is_sum_of(doc, account, other):
            continue
        if any(at not in titles for at, _ in other.anchors):
            return number
        of_headlines.append(number)
    return of_headlines[0] if of_headlines else None


def _stands_alone(doc: Document, account: Account) -> bool:
    """Whether an account without parties is worth telling.

    "Nothing was agreed": whose act it is, another report tells. "A bomb went off in Imphal": where it was, is told.
    """
    if account.status.value in NOT_SO:
        return True
    return account.basis.get("place") == "quoted" and not is_definite(doc, account.anchors[0])


def _with_results(doc: Document, kept: Sequence[Account]) -> list[Account]:
    """The accounts, each attack joined with one of its result that another mention (a headline) had taken first.

    Only accounts that share a sentence are compared: a text of many pages tells thousands of acts.
    """
    found = dict(enumerate(kept))
    beside: dict[int, list[int]] = {}
    for number, account in found.items():
        for index in dict.fromkeys(at for at, _ in account.anchors):
            beside.setdefault(index, []).append(number)
    for number, result in enumerate(kept):
        near = dict.fromkeys(other for at, _ in result.anchors for other in beside[at])
        attack = next(
            (each for each in near if each != number and each in found and _is_its_result(doc, found[each], result)),
            None,
        )
        if attack is not None:
            found[attack] = _with_result(doc.report, found[attack], found.pop(number))
    return list(found.values())


def _without_headlines(doc: Document, kept: Sequence[Account]) -> tuple[Account, ...]:
    """What only a headline tells beside what it tells again: the lead knows more of it."""
    below = told_below(doc, kept)
    told = {body: as_evidence(kept[title], kept[body]) for title, body in below.items()}
    left = ((i, each) for i, each in enumerate(kept) if i not in below)
    return tuple(_joined(doc.report, each, told[i]) if i in told else each for i, each in left)


def _told_before(kept: Sequence[Account], pointer: Account) -> int | None:
    """The account that a noun without parties of its own points back at: the nearest before it that allows it."""
    near = [
        (
            other.action.mode in NO_WEAPONS - {pointer.action.mode},  # "the attack" is no theft beside it
            pointer.anchors[0][0] - max(at for at, _ in other.anchors if at <= pointer.anchors[0][0]),
            -i,
        )
        for i, other in enumerate(kept)
        if other.anchors[0] < pointer.anchors[0]
        and other.action.type == pointer.action.type
        and other.status.historical == pointer.status.historical
        and {other.status.value, pointer.status.value} <= REAL
        and (pointer.basis.get("time") != "quoted" or times_allow(other.time, pointer.time))
        and (pointer.basis.get("place") != "quoted" or places_allow(other.place, pointer.place))
        and _doers_allow(other, pointer)
    ]
    return -min(near)[2] if near else None


def _doers_allow(account: Account, pointer: Account) -> bool:
    """Whether who is said to have carried out "the raid" may be who did what was told before."""
    if not pointer.actors or pointer.basis.get("actor") != "quoted" or not account.actors:
        return True
    if sides(account.actors, pointer.actors):
        return True
    return all(map(is_unnamed_armed, account.actors)) and all(map(is_armed, pointer.actors))


def _with_pointer(doc: Document, account: Account, pointer: Account) -> Account:
    """An account with a noun that points at it; of the noun's parties only who did it by its own words is taken."""
    bare = pointer.but(actors=(), recipients=(), action=replace(pointer.action, mode=account.action.mode))
    whole = _with_victims(_joined(doc.report, account, bare), hurt_by(doc, pointer))
    told = pointer.actors if pointer.basis.get("actor") == "quoted" else ()
    if not told or not all(map(is_unnamed_armed, whole.actors)) or not all(map(is_armed, told)):
        return whole
    spans = tuple(span for party in whole.actors for span in party.words.spans)
    first = replace(told[0], words=words_of(doc.report, *spans, *told[0].words.spans))
    return whole.but(actors=(first, *told[1:]), basis={**whole.basis, "actor": "quoted"})


def _same(one: Account, other: Account) -> bool:
    if one.action.type != other.action.type or one.status.historical != other.status.historical:
        return False
    modes = {one.action.mode, other.action.mode} - {None}
    if len(modes) > 1 and not (SUICIDE in modes and modes <= BOMBED):
        return False
    if one.status.value != other.status.value and not {one.status.value, other.status.value} <= REAL:
        return False
    if not times_allow(one.time, other.time) or not places_allow(one.place, other.place):
        return False
    if not (other.actors or other.recipients):
        gap = min(abs(a[0] - b[0]) for a in one.anchors for b in other.anchors)
        return gap <= BACK_SENTENCES and one.anchors[0] < other.anchors[0]
    straight = sides(one.actors, other.actors), sides(one.recipients, other.recipients)
    if is_blow_in_exchange(one, other) or is_blow_in_exchange(other, one):
        return False
    if straight[0] and (is_visit_for_talks(one, other) or is_visit_for_talks(other, one)):
        return True
    if None not in straight and True in straight:
        return True
    if one.action.type not in TURNABLE:
        return False
    alone = [each for each in (one, other) if not each.recipients]
    if one.action.type == "ASSAULT" and any(len(each.actors) < 2 for each in alone):
        return False  # "marchers attacked police", "the police fired": two acts
    if alone:  # "X and Y met" beside "X met Y"
        both = sides((*one.actors, *one.recipients), (*other.actors, *other.recipients))
        return both is True and min(len(one.actors) + len(one.recipients), 2) == 2
    if one.action.mode != other.action.mode and CROWD_CONTROL in (one.action.mode, other.action.mode):
        return False  # "marchers attacked police, and police fired tear gas": only one side controls a crowd
    crossed = sides(one.actors, other.recipients), sides(one.recipients, other.actors)
    return crossed == (True, True)


def _attack_of(doc: Document, kept: Sequence[Account], result: Account) -> int | None:
    """The attack just before that a result belongs to: "Rebels shelled it. Three were killed".

    Its doer is not told, or taken from the attack: a doer of its own would be that of another. What hit somebody's own
    car or house tells the attack on him again ("A drone killed Amin. Missiles struck his car").
    """
    index, token = result.anchors[0]
    if result.action.type != "ASSAULT" or index >= len(doc.sentences):
        return None
    told = doc.sentences[index]
    is_result = told.tokens[token].lemma in RESULTS or hits_what_is_theirs(doc, result) or is_bare_blow(told, token)
    if not is_result:
        return None
    tied = [i for i, other in enumerate(kept) if _is_its_result(doc, other, result)]
    if tied:
        return tied[0]
    if has_told_doer(result) or told.turns_away:
        return None
    near = [
        (other.action.mode in NO_WEAPONS - {result.action.mode}, index - at, i)  # fires set there wound nobody
        for i, other in enumerate(kept)
        for at, _ in other.anchors
        if other.action.type == "ASSAULT"
        and 0 < index - at <= RESULT_SENTENCES
        and (sides(other.actors, result.actors) is not None or _are_unnamed(other, result))
        and other.status.historical == result.status.historical
        and {other.status.value, result.status.value} <= REAL
        and times_allow(other.time, result.time)
        and places_allow(other.place, result.place)
        and not _counts_differ(other, result)
        and not hits_its_doers(other, result)
        and not is_of_another_voice(doc, other, result)
        and not is_sum_of(doc, other, result)
    ]
    return min(near)[2] if near else None


def _are_unnamed(one: Account, other: Account) -> bool:
    """Whether two who are laid to others are so to armed people of no name: "gang members", "the gunmen"."""
    return all(map(is_unnamed_armed, (*one.actors, *other.actors)))


def _counts_differ(one: Account, other: Account) -> bool:
    """Whether two accounts count the same by other words; a number may be told of an attack and of its result."""
    for what in {each.what for each in one.quantities}:
        own, theirs = ({each.words for each in side.quantities if each.what == what} for side in (one, other))
        if theirs and own.isdisjoint(theirs):
            return True
    return False


def _is_its_result(doc: Document, attack: Account, result: Account) -> bool:
    """Whether a result is told in one clause with its attack ("attacked a camp, killing 15 soldiers")."""
    return (
        attack.action.type == result.action.type == "ASSAULT"
        and not {at for at, _ in attack.anchors}.isdisjoint(at for at, _ in result.anchors)
        and attack.action.mode not in NO_WEAPONS
        and attack.status.value == result.status.value
        and not (sides(attack.actors, result.actors) is None and not may_share_doers(attack, result))
        and times_allow(attack.time, result.time)
        and places_allow(attack.place, result.place)
        and is_result_of(doc, result, attack)
        and not is_sum_of(doc, attack, result)
    )


def _with_result(report: Report, attack: Account, result: Account) -> Account:
    """An attack with a result of it: whom it hurt, and who did it where the attack says no more than "they"."""
    if not has_told_doer(result):
        result = result.but(actors=())
    elif stand_for_others(attack.actors):
        attack = attack.but(actors=result.actors)
    return _with_victims(_joined(report, attack, result), result.recipients)


def _with_victims(attack: Account, victims: Iterable[Party]) -> Account:
    """Whom an attack hurt stands beside what it was aimed at."""
    more = [party for party in victims if not any(same_party(party, own) for own in attack.recipients)]
    return attack.but(recipients=(*attack.recipients, *more))


def _without_accused(account: Account) -> Account:
    """An account without actors who are such only by the word of who accuses them."""
    if account.basis.get("actor") != "assigned":
        return account
    return account.but(actors=(), basis={slot: each for slot, each in account.basis.items() if slot != "actor"})


def _accused_as_told(account: Account) -> Account:
    """An accusation that no other words tell has its actors by its own words."""
    if account.basis.get("actor") != "assigned":
        return account
    return account.but(basis={**account.basis, "actor": "quoted"})


def _joined(report: Report, one: Account, other: Account) -> Account:
    """One account of two mentions: all words, the fuller value of each slot.

    Who is only accused of it did it by the accuser's word, and not by that of who tells it: they are lent to no other.
    """
    if one.basis.get("actor") != other.basis.get("actor"):
        one, other = _without_accused(one), _without_accused(other)
    if is_visit_for_talks(one, other):  # who is met says more than the capital
        one = one.but(recipients=())
    elif is_visit_for_talks(other, one):
        other = other.but(recipients=())
    swapped = bool(one.recipients) and sides(one.actors, other.actors) is None
    theirs = (other.recipients, other.actors) if swapped else (other.actors, other.recipients)
    time = fuller(one, other, lambda a: time_weight(a.time))
    place = better_placed(one, other)
    speakers = _speakers(report, one, other)
    basis = {**other.basis, **one.basis}
    for slot, chosen in (("time", time), ("place", place)):
        if slot in chosen.basis:
            basis[slot] = chosen.basis[slot]
    if not speakers:
        basis.pop("speaker", None)
    words = words_of(report, *one.action.words.spans, *other.action.words.spans)
    is_same_type = one.action.type == other.action.type
    modes = (one.action.mode, other.action.mode)
    is_told = not modes[0] or (modes[1] == SUICIDE and modes[0] in BOMBED)
    mode_from = other if is_same_type and modes[1] and is_told else one
    return one.but(
        action=_retyped(one, mode_from, words),
        actors=_parties(report, one.actors, theirs[0]),
        recipients=_parties(report, one.recipients, theirs[1]),
        time=time.time,
        place=place.place,
        speakers=speakers,
        quantities=one.quantities + new_counts(report, one, other),
        confidence=1 - (1 - one.confidence) * (1 - 0.5 * other.confidence),
        basis=basis,
        anchors=tuple(sorted({*one.anchors, *other.anchors})),
    )


def _speakers(report: Report, one: Account, other: Account) -> tuple[Speaker, ...]:
    """Who says so: below a headline the lead tells, and where it names nobody for what parties say, they say it.

    Whom the headline names is not outdone by who speaks of the act further down, such as those who claim it.
    """
    titled, below = (one, other) if _in_title(report, one) else (other, one)
    if _in_title(report, titled) and not _in_title(report, below):
        if _in_lead(report, below) and (below.speakers or one.action.type in SAID):
            return below.speakers
        if titled.speakers and not _in_lead(report, below):
            return titled.speakers
    return fuller(one, other, lambda a: len(a.speakers)).speakers


def _in_title(report: Report, account: Account) -> bool:
    return any(part.kind == "title" and part.start <= account.sentence[0] < part.end for part in report.parts)


def _in_lead(report: Report, account: Account) -> bool:
    """Whether it stands in the paragraph right below the headline: who speaks further down tells of it anew."""
    start = max((part.end for part in report.parts if part.kind == "title"), default=0)
    return start <= account.sentence[0] and "\n\n" not in report.text[start : account.sentence[0]].lstrip()


def _retyped(one: Account, chosen: Account, words: Words) -> Action:
    contexts = tuple(dict.fromkeys((*one.action.contexts, *chosen.action.contexts)))[:3]
    return replace(chosen.action, words=words, contexts=contexts)


def _parties(report: Report, one: Sequence[Party], other: Iterable[Party]) -> tuple[Party, ...]:
    """The parties of one, with the words of their other mentions; parties it lacks are added."""
    merged = list(one)
    for party in other:
        match = next((i for i, own in enumerate(merged) if same_party(own, party)), None)
        if match is None:
            if not one:
                merged.append(party)
            continue
        own = merged[match]
        better = own if own.country or not party.country else party
        spans = (*own.words.spans, *party.words.spans)
        merged[match] = replace(better, words=words_of(report, *spans) if spans else NO_WORDS)
    return tuple(merged)
