"""Accounts with words → accounts with what the words denote, slot by slot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.model import NO_PLACE, Account, Document, Party, Sentence, Speaker, Tense
from dateline.quick import replaced
from dateline.resolve.absent import with_absent_parties
from dateline.resolve.arrests import with_police
from dateline.resolve.capitals import capital_in
from dateline.resolve.counted_back import with_counted_times
from dateline.resolve.dates import resolve_time, time_basis, told_status
from dateline.resolve.deeds import with_doers, with_told_doers
from dateline.resolve.disowned import only_denies, with_deeds_denied
from dateline.resolve.heads import look_ahead_to
from dateline.resolve.holders import with_holders
from dateline.resolve.knowledge import knowledge
from dateline.resolve.known import GUESSED, Part
from dateline.resolve.lent import is_flying, with_own_homes, with_state
from dateline.resolve.members import resolve_members
from dateline.resolve.narrative import Dated, by_sentence, dated_times
from dateline.resolve.own_forces import with_own_forces
from dateline.resolve.pairs import with_pairs
from dateline.resolve.places import resolve_place
from dateline.resolve.roles import ARMS, WEAPONS, singular
from dateline.resolve.town_deeds import with_towns_as_places
from dateline.resolve.unlisted_places import in_its_country

OWNERS = frozenset(("NORP", "Organization", "Location"))
BETWEEN_PARTIES = frozenset(("CONSULT", "AGREE", "COOPERATE", "AID"))
"""Acts done with or for somebody: what was talked of or given is no recipient."""
OFFICES = frozenset(("GOV", "MIL", "LEG", "COP"))
"""Whose holders speak as officials."""
CIVIL = frozenset("CVL SOC EDU BUS LAB AGR REL MED JRN CRM ELI".split())
CIVIL_SHARE, CIVIL_SHARE_OF_FORCE = 0.7, 0.9
"""What is left of it when those who are known are of no political role: analysts blame the weather. Force hits
them, aid reaches them."""
FORCE = frozenset(("ASSAULT", "COERCE", "PROTEST", "AID"))
STRIKES = frozenset("strike airstrike raid attack bombing bombardment shelling shooting ambush assault".split())
"""Acts that stand where who acts would: "the strikes hit a depot"."""
DEEDS = WEAPONS | STRIKES
WHERE = frozenset("at in inside near outside".split())
UNKNOWN_SHARE = 0.5
"""What is left of the confidence when no party is known by name or told by words: strikers attack goals, too."""
TENSES: dict[str, Tense] = {"planned": "future", "threatened": "future", "hypothetical": "future", "ongoing": "present"}


def resolve(
    doc: Document, accounts: Sequence[Account], *, dated: Sequence[Dated] | None = None, complete: bool = True
) -> tuple[Account, ...]:
    """Resolve time first, since offices and states depend on the day; then parties, then place.

    ``dated`` are the time expressions of the report, where `dated_times` counted them already. Unless ``complete``,
    parties that the report told elsewhere stay away (what their choice is fitted on).
    """
    told = dated_times(doc) if dated is None else dated
    near = by_sentence(told)
    # an act may take the clock time that stands before its sentence
    at = [account.anchors[0][0] for account in accounts]
    around = [(*near.get(each - 1, ()), *near.get(each, ())) for each in at]
    look_ahead_to(doc, accounts)
    resolved = [_resolved(doc, account, beside) for account, beside in zip(accounts, around, strict=True)]
    resolved = with_own_homes(doc, resolved)
    resolved = list(with_counted_times(doc, resolved, told))
    # who only denies a deed is nobody's doer for any other
    denials = [each for each in resolved if only_denies(each)]
    found = with_pairs([each for each in resolved if not only_denies(each)])
    if complete:
        found = with_holders(doc, found)
        found = with_doers(doc, with_police(with_absent_parties(doc, with_told_doers(doc, found))))
    return with_deeds_denied(found, denials) if denials else found


def _resolved(doc: Document, account: Account, dated: Sequence[Dated]) -> Account:
    account = with_towns_as_places(doc, account)
    index = account.anchors[0][0]
    tense = TENSES.get(account.status.value, "past")
    time = resolve_time(doc, account.time, dated=dated, tense=tense)
    day = time.start or doc.report.published_day
    type_ = account.action.type
    actors = _parties(doc, account.actors, index=index, day=day, part=Part(type_, acts=True))
    facing = _only({party.country for party in actors})
    recipients = _parties(doc, account.recipients, index=index, day=day, part=Part(type_, acts=False, facing=facing))
    recipients = tuple(_not_oneself(party, actors) for party in recipients)
    if account.action.type in BETWEEN_PARTIES:
        recipients = tuple(party for party in recipients if party.code or party.name)
    hint = next((party.country for party in (*recipients, *actors) if party.country), None)
    place = NO_PLACE
    if account.place.words.spans:
        place = in_its_country(doc, capital_in(doc, resolve_place(doc, account.place.words, country_hint=hint)))
    actors = tuple(each for each in actors if not _is_deed(doc, each, index) or _is_sided(doc, each, index))
    actors = tuple(with_state(doc, party, country=place.country, sentence_index=index) for party in actors)
    recipients = tuple(
        party if is_flying(party) else with_state(doc, party, country=place.country, sentence_index=index)
        for party in recipients
    )
    account = account.but(actors=actors, recipients=recipients, place=place)
    account = account.but(speakers=tuple(_in_office(doc, each, index=index, day=day) for each in account.speakers))
    account = with_own_forces(doc, account, day=day)
    actors, recipients = account.actors, account.recipients
    basis = dict(account.basis)
    if time.start or time.words.spans:
        basis["time"] = time_basis(time)
    if place.because:
        basis["place"] = "inferred"
    return account.but(
        time=time,
        status=told_status(doc, account.status, time),
        actors=actors,
        recipients=recipients,
        place=place,
        basis=basis,
        confidence=account.confidence * _political((*actors, *recipients), force=account.action.type in FORCE),
    )


def _in_office(doc: Document, speaker: Speaker, *, index: int, day: date | None) -> Speaker:
    """A person whom the text gives no title, but who is known to hold an office: "Putin said"."""
    if speaker.kind != "person" or not speaker.name:
        return speaker
    known = _parties(doc, [Party(speaker.words)], index=index, day=day, part=Part("ACCUSE", acts=True))
    is_known = len(known) == 1 and (known[0].confidence or 0.0) > GUESSED and known[0].ids
    held = known[0].sectors[:1] if is_known else ()
    return replaced(speaker, kind="official") if OFFICES.issuperset(held) and held else speaker


def _only(countries: set[str | None]) -> str | None:
    """The country, where there is but one."""
    return next(iter(countries)) if len(countries) == 1 else None


def _not_oneself(party: Party, actors: Sequence[Party]) -> Party:
    """A recipient that was taken for the actor itself is somebody else, unless a reflexive says so.

    "China agreed to restructure its loans to the island": who deals with somebody is not meant by the description of
    whom.
    """
    own = party.words.text
    if not party.name or party.name == own or own.lower().endswith(("self", "selves")):
        return party
    is_same = any((each.name, each.code) == (party.name, party.code) for each in actors)
    return Party(party.words) if is_same else party


def _political(parties: Sequence[Party], *, force: bool) -> float:
    """The share of its confidence that an act keeps, by what is known of its parties."""
    known = [party for party in parties if party.code and (party.confidence or 0.0) > GUESSED]
    if not known:
        return UNKNOWN_SHARE
    if all({*party.sectors} <= CIVIL and not party.name for party in known):
        return CIVIL_SHARE_OF_FORCE if force else CIVIL_SHARE
    return 1.0


def _is_sided(doc: Document, party: Party, index: int) -> bool:
    """Whether a party has a country by more than where its words place it: "a car bomb in Baghdad" is nobody's."""
    if party.country is None:
        return False
    sentence = doc.sentences[index]
    inside = [i for start, end in party.words.spans for i in sentence.covered(start, end)]
    where = {
        at
        for head in _heads(doc, party, index)
        for below in sentence.children_by(head, "nmod")
        if any(sentence.tokens[c].lemma in WHERE for c in sentence.children_by(below, "case"))
        for at in (below, *sentence.descendants(below))
    }
    named = [i for i in inside if sentence.name_at(i) is not None]
    return not named or any(i not in where for i in named)


def _is_deed(doc: Document, party: Party, index: int) -> bool:
    """Shells and strikes do not act ("a suicide attack on a mosque killed six") unless the words say whose they are."""
    if party.name:
        return False
    words = {*party.words.text.split()[-1:], *(doc.sentences[index].tokens[i].text for i in _heads(doc, party, index))}
    return any(singular(word.lower()) in DEEDS for word in words) and not _is_owned(doc, party, index)


def _heads(doc: Document, party: Party, index: int) -> list[int]:
    """The words of a party whose governor stands outside it."""
    sentence = doc.sentences[index]
    inside = frozenset(i for start, end in party.words.spans for i in sentence.covered(start, end))
    return [i for i in inside if sentence.tokens[i].head not in inside]


def _is_owned(doc: Document, party: Party, index: int) -> bool:
    """Whether arms have an owner by the words beside them: "NATO aircraft", "army jets", "jets of the coalition"."""
    sentence, roles = doc.sentences[index], knowledge().roles
    inside = frozenset(i for start, end in party.words.spans for i in sentence.covered(start, end))
    tokens = sentence.tokens
    heads = [i for i in _heads(doc, party, index) if singular(tokens[i].text.lower()) in ARMS]
    return any(
        tokens[child].deprel == "nmod:poss"
        or tokens[child].lemma.lower() in roles
        or ((name := sentence.name_at(child)) is not None and name.type in OWNERS)
        for head in heads
        for child in (*sentence.children_by(head, "nmod:poss", "compound", "amod"), *_whose(sentence, head))
        if child in inside
    )


def _whose(sentence: Sentence, head: int) -> list[int]:
    """Of whom or from whom arms are."""
    below = sentence.children_by(head, "nmod")
    return [
        i for i in below if any(sentence.tokens[c].lemma in ("of", "from") for c in sentence.children_by(i, "case"))
    ]


def _where(doc: Document, party: Party, index: int) -> int:
    """The sentence of a party's words; of most that of the act, of who began what is answered the one before."""
    start = party.words.spans[0][0] if party.words.spans else doc.sentences[index].start
    back = (
        at for at in range(index, max(index - 2, -1), -1) if doc.sentences[at].start <= start < doc.sentences[at].end
    )
    return next(back, index)


def _parties(doc: Document, parties: Sequence[Party], *, index: int, day: date | None, part: Part) -> tuple[Party, ...]:
    """Each party resolved; two words for one party ("Lund", "she") on one side are one."""
    found: list[Party] = []
    every = (
        known
        for party in parties
        for known in resolve_members(doc, party, sentence_index=_where(doc, party, index), day=day, part=part)
    )
    for known in every:
        same = next((i for i, own in enumerate(found) if own.name and own.name == known.name), None)
        if same is None:
            found.append(known)
        else:
            spans = tuple(sorted({*found[same].words.spans, *known.words.spans}))
            texts = " … ".join(doc.report.text[start:end] for start, end in spans)
            found[same] = replace(found[same], words=replace(found[same].words, text=texts, spans=spans))
    return tuple(found)
