"""Who did it: people of two trades, and armed groups that carry a name in their description."""

from __future__ import annotations

from dateline.merge.rivals import alike, party_disagreements
from dateline.merge.voices import Voice
from dateline.model import Account, Party
from fake_coder import account_of, words_in
from small_world import MONDAY, report


def blocked(publisher: str, who: str, sector: str, more: str = "") -> Account:
    told = report(f"{who} blocked the line at Arandi with tractors on Monday until noon.{more}", publisher=publisher)
    account = account_of(told, type="PROTEST", mode="obstruct", did="blocked", when="Monday", day=MONDAY)
    return account.but(actors=(Party(words_in(told, who), sectors=(sector,)),))


def test_people_of_two_trades_exclude_each_other_where_neither_report_knows_the_other():
    farmers, railwaymen = blocked("Wire", "Rice farmers", "AGR"), blocked("Echo", "Railway workers", "LAB")
    both = blocked("Salt", "Railway workers", "LAB", " Some farmers joined them.")

    assert list(party_disagreements([Voice(farmers, "a"), Voice(railwaymen, "b")]))
    assert not list(party_disagreements([Voice(farmers, "a"), Voice(both, "b")]))


def test_fighters_of_an_international_group_are_no_local_militia():
    def seized(publisher: str, who: str, **party: object) -> Account:
        told = report(f"{who} seized five lorries near Arandi on Monday.", publisher=publisher)
        account = account_of(told, type="COERCE", mode="seize", did="seized", when="Monday", day=MONDAY)
        return account.but(actors=(Party(words_in(told, who), **party),))  # type: ignore[arg-type]

    one = seized("Wire", "Fighters of Black Banner", sectors=("IMG", "UAF"))
    other = seized("Salt", "The Falcons", name="Falcons", kind="organisation", sectors=("UAF",))

    assert list(party_disagreements([Voice(one, "a"), Voice(other, "b")]))


def test_other_doers_of_acts_told_unlike_are_no_quarrel_unless_done_to_one_thing_on_one_day():
    def did(publisher: str, text: str, who: str, whom: str, verb: str, kind: str) -> Voice:
        told = report(text, publisher=publisher)
        account = account_of(told, type=kind, did=verb, whom=(whom,), when="Monday", day=MONDAY)
        party = Party(words_in(told, who), who, "organisation", None, ("UAF",))
        return Voice(account.but(actors=(party,)), publisher)

    text = "Hill Front fighters blew up the railway bridge at Arandi early on Monday, an officer said."
    other = "Retreating River Guard sappers destroyed the old bridge this Monday."
    one = did("Wire", text, "Hill Front", "the railway bridge", "blew up", "ASSAULT")
    same_thing = did("Salt", other, "River Guard", "the old bridge", "destroyed", "ASSAULT")
    another = did("Echo", other.replace("bridge", "mill"), "River Guard", "the old mill", "destroyed", "ASSAULT")

    assert list(party_disagreements([one, same_thing]))
    assert not list(party_disagreements([one, another]))


def fired(publisher: str, who: str, country: str, **slots: object) -> Account:
    told = report(f"{who} shelled the border post of Arandi on Monday.", publisher=publisher)
    account = account_of(told, type="ASSAULT", did="shelled", when="Monday", day=MONDAY)
    return account.but(actors=(Party(words_in(told, who), None, "unnamed", country, ("MIL",)),), **slots)


def test_forces_of_two_states_exclude_each_other_where_words_say_whose_they_are():
    norse, sudrian = fired("Wire", "Norlandish guards", "NOR"), fired("Salt", "Sudrian soldiers", "SDN")
    guessed = fired("Echo", "Mobile guards", "USA")

    (found,) = party_disagreements([Voice(norse, "a"), Voice(sudrian, "b")])
    assert (found.slot, found.likely_cause) == ("actor", None)
    assert not list(party_disagreements([Voice(norse, "a"), Voice(guessed, "b")]))


def test_a_retelling_that_turns_two_states_round_has_swapped_them():
    def done(publisher: str, who: str, whom: str, codes: tuple[str, str]) -> Account:
        told = report(f"{who} expelled three envoys of {whom} on Monday.", publisher=publisher)
        account = account_of(told, type="SANCTION", mode="expel", did="expelled", when="Monday", day=MONDAY)
        actor = Party(words_in(told, who), who, "country", codes[0], ("GOV",))
        return account.but(
            actors=(actor,), recipients=(Party(words_in(told, f"three envoys of {whom}"), country=codes[1]),)
        )

    wire, echo = done("Wire", "Norland", "Sudria", ("NOR", "SDN")), done("Echo", "Sudria", "Norland", ("SDN", "NOR"))
    parent = wire.report.report_id

    (retold,) = party_disagreements([Voice(wire, "a"), Voice(echo, "a", parent)])
    (independent,) = party_disagreements([Voice(wire, "a"), Voice(echo, "b")])
    assert (retold.likely_cause, independent.likely_cause) == ("swapped_parties", None)


def test_a_prime_minister_called_by_the_nation_is_no_other_than_the_one_named():
    def visited(publisher: str, who: str, name: str | None) -> Account:
        told = report(f"{who} seized the mine of Arandi on Monday.", publisher=publisher)
        account = account_of(told, type="COERCE", did="seized", when="Monday", day=MONDAY)
        party = Party(words_in(told, who), name, "person" if name else "unnamed", None if name else "NOR", ("GOV",))
        return account.but(actors=(party,))

    one = visited("Wire", "Prime Minister Haruo Lund", "Haruo Lund")
    other = visited("Salt", "The Norlandish prime minister", None)

    assert not list(party_disagreements([Voice(one, "a"), Voice(other, "a")]))


def test_who_rescued_those_that_had_been_kidnapped_did_not_kidnap_them():
    def taken(publisher: str, text: str, who: str) -> Voice:
        told = report(text, publisher=publisher)
        account = account_of(told, type="ASSAULT", mode="abduct", did="kidnapped", whom=("six pupils",), day=MONDAY)
        return Voice(account.but(actors=(Party(words_in(told, who), sectors=(SECTOR[who],)),)), publisher)

    gunmen = taken("Wire", "Gunmen kidnapped six pupils of the school at Arandi.", "Gunmen")
    rescue = taken("Salt", "Troops rescued six pupils who had been kidnapped at the school of Arandi.", "Troops")
    blamed = taken("Echo", "Troops kidnapped six pupils of the school at Arandi.", "Troops")

    assert not list(party_disagreements([gunmen, rescue]))
    assert list(party_disagreements([gunmen, blamed]))


SECTOR = {"Gunmen": "UAF", "Troops": "MIL"}


def test_a_body_of_states_that_expels_an_envoy_is_not_the_state_that_others_say_did() -> None:
    def expelled(publisher: str, who: str, whom: str, **party: object) -> Voice:
        told = report(f"{who} expelled {whom} on Monday over aid funds.", publisher=publisher)
        account = account_of(told, type="SANCTION", mode="expel", did="expelled", when="Monday", day=MONDAY)
        victim = Party(words_in(told, whom))
        return Voice(account.but(actors=(Party(words_in(told, who), who, **party),), recipients=(victim,)), publisher)  # type: ignore[arg-type]

    state = expelled("Wire", "Norland", "the Eastern Union's ambassador", kind="country", country="NOR")
    union = expelled("Echo", "Eastern Union", "Norland's ambassador", kind="organisation", sectors=("IGO",))
    office = expelled("Salt", "Foreign Ministry", "the ambassador", kind="organisation", sectors=("GOV",))

    (found,) = party_disagreements([state, union])

    assert (found.slot, sorted(each.value for each in found.positions)) == ("actor", ["Eastern Union", "Norland"])
    assert not list(party_disagreements([state, office]))


def test_who_is_described_in_more_words_is_no_other() -> None:
    def seized(publisher: str, who: str, sector: str) -> Voice:
        told = report(f"{who} seized power in the capital on Monday.", publisher=publisher)
        account = account_of(told, type="COERCE", mode="seize", did="seized", when="Monday", day=MONDAY)
        return Voice(account.but(actors=(Party(words_in(told, who), country="GAB", sectors=(sector,)),)), publisher)

    short = seized("Wire", "Soldiers in Gabon", "MIL")

    assert not list(party_disagreements([short, seized("Salt", "Mutinous soldiers in Gabon", "REB")]))
    assert list(party_disagreements([short, seized("Salt", "Rebels of the Hill Front", "REB")]))


def test_words_without_a_name_tie_no_two_that_are_named():
    def hit(publisher: str, who: str, name: str | None) -> Voice:
        told = report(f"{who} ambushed a convoy near Arandi on Monday.", publisher=publisher)
        account = account_of(told, type="ASSAULT", did="ambushed", whom=("a convoy",), when="Monday", day=MONDAY)
        party = Party(words_in(told, who), name, "organisation" if name else "unnamed", None, ("REB",))
        return Voice(account.but(actors=(party,)), publisher)

    named = [hit("Wire", "Hill Front", "Hill Front"), hit("Salt", "River Guard", "River Guard")]

    (found,) = party_disagreements([*named, hit("Echo", "Gunmen", None)])

    assert {each.value for each in found.positions} == {"Hill Front", "River Guard"}
    assert not list(party_disagreements([named[0], hit("Echo", "Gunmen", None)]))


def test_whom_one_report_blames_stands_against_whom_another_names():
    def hit(publisher: str, text: str, who: str, *, name: str | None = None) -> Voice:
        told = report(text, publisher=publisher)
        account = account_of(told, type="ASSAULT", did="ambushed", whom=("a convoy",), when="Monday", day=MONDAY)
        party = Party(words_in(told, who), name, "organisation" if name else "unnamed", None, ("REB",))
        return Voice(account.but(actors=(party,)), publisher)

    blames = "Gunmen ambushed a convoy near Arandi on Monday. The army blamed the Hill Front for the ambush."
    one = hit("Wire", blames, "Gunmen")
    other = hit("Salt", "River Guard fighters ambushed a convoy near Arandi on Monday.", "River Guard", name="Guard")
    agreed = hit("Echo", "Hill Front men ambushed a convoy near Arandi on Monday.", "Hill Front", name="Hill Front")

    (found,) = party_disagreements([one, other])

    assert {each.value for each in found.positions} == {"Hill Front", "Guard"}
    assert not list(party_disagreements([one, agreed]))


def test_men_of_one_force_are_one_party_whatever_role_their_word_has():
    called = {
        "Fighters of the Salt River Brigade": "REB",
        "masked paramilitaries of the Salt River Brigade": "PRM",
        "soldiers of Norland": "MIL",
    }
    told = report(f"{' and '.join(called)} met.", publisher="A")
    fighters, paramilitaries, soldiers = (
        Party(words_in(told, words), None, "group", "NOR", (sector,)) for words, sector in called.items()
    )

    assert alike(fighters, paramilitaries)
    assert not alike(fighters, soldiers)


def test_a_government_and_rebels_are_rivals_whoever_else_governs():
    rulers, rebels = blocked("Wire", "The new rulers", "GOV"), blocked("Salt", "Hill rebels", "REB")
    fighters = blocked("Echo", "Ruling fighters", "GOV")

    assert list(party_disagreements([Voice(rulers, "a"), Voice(rebels, "b")]))
    assert not list(party_disagreements([Voice(fighters, "a"), Voice(rebels, "b")]))
