"""Countries that the report lends to a party, where the act's other side or its place tells otherwise.

"Officials met the Chinese ambassador", "the finance ministry praised Portugal", "Russian missiles killed two shoppers
in Kharkiv": the only country near is whose envoy, whose path and whose missiles they are, and not theirs.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from dateline.model import Account, Document, Party, Sentence
from dateline.quick import replaced
from dateline.resolve.actors import ACCREDITED, code_of, unplaced
from dateline.resolve.homes import home_of
from dateline.resolve.known import WORLDLY, Known
from dateline.resolve.of_two import are_opposite
from dateline.resolve.regions import are_of_a_region
from dateline.resolve.roles import OPPOSITE, singular
from dateline.resolve.sectors import tells
from dateline.resolve.surroundings import Surroundings, surroundings_of

FOREIGN = ACCREDITED | {"counterpart"}
"""Those whom the state that deals with them never has for its own."""
BETWEEN_STATES = frozenset("ACCUSE AGREE CONSULT COOPERATE REJECT REQUEST SANCTION SUPPORT THREATEN".split())
"""Acts that no government does to its own state, named as such."""
OF_ARMS = frozenset(("GOV", "MIL"))
SUFFERED = frozenset(("AID", "ASSAULT"))
AT_HOME = frozenset("AGR BUS CRM CVL EDU LAB MED REB REL UAF".split())
"""People who are hit, or helped, where they live."""
UPROOTED = frozenset("displaced displacement displace evacuate evacuation evacuee homeless uproot uprooted".split())
"""Words of reports whose people flee within their country."""
FLYING = frozenset("drone missile projectile rocket shell".split())
"""Arms that are seldom of the country where they are shot down."""


def with_own_homes(doc: Document, accounts: Sequence[Account]) -> list[Account]:
    """The accounts, whose unnamed parties have no country that the other side or the place rules out."""
    found = [_on_their_way(doc, each) for each in accounts]
    found = [_apart(doc, each) if each.action.type in BETWEEN_STATES else each for each in found]
    return [_at_home(doc, each, found) if each.action.type in SUFFERED else each for each in found]


def with_state(doc: Document, party: Party, *, country: str | None, sentence_index: int) -> Party:
    """A national role without a country ("police", "22 soldiers") takes that of the act's place."""
    if party.country or party.name or not party.sectors or party.sectors[0] in (*WORLDLY, "NGO"):
        return party
    if are_opposite(party.words.text) or are_of_a_region(party.words.text) or "IGO" in party.sectors:
        return party  # where two sides, or a region's leaders, meet is seldom home to both
    return replaced(party, country=country, code=code_of(country, party.sectors)) if country else party


def _apart(doc: Document, account: Account) -> Account:
    """The account of states, where no government deals with its own."""
    there = account.place.country
    actors = tuple(_but(doc, each, facing=_states(doc, account.recipients), there=there) for each in account.actors)
    facing = _states(doc, actors)
    recipients = tuple(_but(doc, each, facing=facing, there=there) for each in account.recipients)
    recipients = tuple(_but(doc, each, facing=facing, there=None, of=()) for each in recipients)
    same = (actors, recipients) == (account.actors, account.recipients)
    own = {each.country for each in actors} - {None}
    of_others = tuple(_of_another_land(doc, each, own) for each in recipients)
    same = same and of_others == recipients
    return account if same else account.but(actors=actors, recipients=of_others)


def _of_another_land(doc: Document, party: Party, own: Collection[str | None]) -> Party:
    """A neighbour or an ally of whoever acts is of another country, whichever was lent: "accused its neighbour"."""
    is_other = party.kind == "unnamed" and party.country in own and not OPPOSITE.isdisjoint(_nouns(party))
    return _of(party, None) if is_other and _lent(doc, party) else party


def _on_their_way(doc: Document, account: Account) -> Account:
    """The account, with people on their way of no country that only meets them: "coastguards stopped a dinghy"."""
    met = {each.country for each in account.actors if each.country}
    if not any(each.sectors[:1] == ("REF",) and each.country in met for each in account.recipients):
        return account
    if tells(surroundings_of(doc), UPROOTED):
        return account
    recipients = tuple(_but(doc, each, facing=met, there=None, of=("REF",)) for each in account.recipients)
    return account.but(recipients=recipients)


def _at_home(doc: Document, account: Account, accounts: Sequence[Account]) -> Account:
    """The account, with people hit or helped by another state's arms of the country where they are.

    What else was hit tells where, also in the clause before: "Israel bombed Beirut and killed ten people".
    """
    account = _on_another_side(doc, account)
    if not any(_lives_there(each) for each in account.recipients):
        return account
    of = {each.country for each in account.actors if _is_armed(each) and not _lent(doc, each)} - {None}
    index = account.anchors[0][0]
    near = [each for each in accounts if each.anchors[0][0] == index and each.action.type == account.action.type]
    near = [account, *(each for each in near if of & {party.country for party in each.actors})]
    told = (party.country for each in near for party in each.recipients if party.country and not _lent(doc, party))
    places = (each.place.country for each in near if each.place.country)
    home = next((country for country in (*told, *places) if country not in of), None)
    home = home or _accuser_of(of, [each for each in accounts if each.anchors[0][0] == index])
    if not of or home is None:
        return account
    return account.but(
        recipients=tuple(
            _of(each, home) if each.country in of and _lives_there(each) and _lent(doc, each) else each
            for each in account.recipients
        )
    )


def _accuser_of(states: Collection[str | None], accounts: Sequence[Account]) -> str | None:
    """The state that accuses one of some: "Manila accused China of ramming fishermen", who are its own."""
    charges = (each for each in accounts if each.action.type == "ACCUSE")
    told = (each for each in charges if any(party.country in states for party in each.recipients))
    own = (party.country for each in told for party in each.actors if party.sectors[:1] == ("GOV",))
    return next((country for country in own if country and country not in states), None)


def _on_another_side(doc: Document, account: Account) -> Account:
    """The account, with soldiers whom an army hits of no country that the report lent from that army."""
    armies = {each.country for each in account.actors if each.sectors[:1] == ("MIL",) and not _lent(doc, each)}
    if account.action.type != "ASSAULT" or not armies:
        return account
    recipients = tuple(_but(doc, each, facing=armies, there=None, of=("MIL",)) for each in account.recipients)
    return account if recipients == account.recipients else account.but(recipients=recipients)


def _is_armed(party: Party) -> bool:
    """Whether a party is a state, its army, or its shells, which are of no sector."""
    return not party.sectors or party.sectors[0] in OF_ARMS


def is_flying(party: Party) -> bool:
    """Whether a party is arms that come down where they are shot: "two drones over Erbil" are not Iraq's."""
    return not FLYING.isdisjoint(singular(word.lower()) for word in party.words.text.split())


def _lives_there(party: Party) -> bool:
    return party.kind == "unnamed" and bool(AT_HOME.intersection(party.sectors[:1]))


def _states(doc: Document, parties: Collection[Party]) -> frozenset[str]:
    """The countries that parties are by name, and those whose envoys and counterparts they are in so many words."""
    return frozenset(
        each.country
        for each in parties
        if each.country
        and each.sectors[:1] == ("GOV",)
        and (_is_state(each) or (FOREIGN.intersection(_nouns(each)) and not _lent(doc, each)))
    )


def _is_state(party: Party) -> bool:
    """Whether a party is a state by its own name or its capital's."""
    return party.kind == "country" or (party.name or "").startswith("Government of ")


def _but(
    doc: Document,
    party: Party,
    *,
    facing: Collection[str | None],
    there: str | None,
    of: tuple[str, ...] = ("GOV",),
) -> Party:
    """The party, of the likeliest country but those that it faces, where the report lent it one of them."""
    if party.kind != "unnamed" or party.country not in facing or party.sectors[:1] != of:
        return party
    told = _untold(doc, party)
    if told is None:
        return party
    around, sentence, head, found = told
    home = home_of(around, sentence, head=head, found=found, but=facing)
    return _of(party, home or (there if there not in facing else None))


def _of(party: Party, country: str | None) -> Party:
    return replace(party, country=country, code=code_of(country, party.sectors))


def _lent(doc: Document, party: Party) -> bool:
    return _untold(doc, party) is not None


def _untold(doc: Document, party: Party) -> tuple[Surroundings, Sentence, int, Known] | None:
    """What is known of a party whose own words tell no country; None where they do."""
    if not party.words.spans:
        return None
    start = party.words.spans[0][0]
    at = next((each.index for each in doc.sentences if each.start <= start < each.end), None)
    return None if at is None else unplaced(doc, party.words, sentence_index=at)


def _nouns(party: Party) -> set[str]:
    return {singular(word.strip(",.").lower()) for word in party.words.text.split()}
