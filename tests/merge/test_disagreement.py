"""Where reports contradict each other, and where they only differ in detail."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from dateline.merge import merge
from dateline.merge.disputes import stance_disagreements, status_disagreements
from dateline.merge.voices import Take, Voice, alone, positions
from dateline.merge.whens import date_disagreements
from dateline.model import NO_WORDS, Account, Disagreement, Event, Party, Quantity, make_report
from fake_coder import account_of, words_in
from small_world import MONDAY, report, shelling, vote


def only(*accounts: Account) -> Event:
    (event,) = merge(accounts)
    return event


def the(event: Event, slot: str) -> Disagreement:
    (found,) = [each for each in event.disagreements if each.slot == slot]
    return found


def killed(words: str, low: int, high: int | None, **known: object) -> Account:
    told = report(f"Rebels shelled Arandi on Monday, killing {words} people.", **known)  # type: ignore[arg-type]
    return shelling(told, killed=(words, low, high))


def test_a_toll_that_rises_is_an_update():
    event = only(
        killed("two", 2, 2, publisher="Wire", hour=9), killed("at least seven", 7, None, publisher="Salt", hour=18)
    )
    found = the(event, "count")

    assert (found.kind, found.of, found.alone) == ("update", "killed", ())
    assert [(each.value, each.words[0].text) for each in found.positions] == [
        ("2", "two"), ("7 or more", "at least seven"),
    ]  # fmt: skip


def test_tolls_of_one_hour_that_exclude_each_other_contradict_and_one_against_two_stands_alone():
    event = only(
        killed("six", 6, 6, publisher="Wire", hour=9),
        killed("six", 6, 6, publisher="Salt", hour=9.2),
        killed("four", 4, 4, publisher="Echo", hour=9.1),
    )
    found = the(event, "count")
    echo = next(each for each in event.reports if each.publisher == "Echo")

    assert (found.kind, found.alone) == ("contradiction", (echo.report_id,))


def test_an_open_number_that_allows_the_other_is_no_disagreement():
    assert not only(
        killed("at least five", 5, None, publisher="Wire"), killed("seven", 7, 7, publisher="Salt")
    ).disagreements


def test_the_old_number_printed_a_day_later_is_an_older_count():
    event = only(
        killed("two", 2, 2, publisher="Wire", hour=9),
        killed("seven", 7, 7, publisher="Salt", hour=12),
        killed("two", 2, 2, publisher="Echo", day=MONDAY + timedelta(days=1)),
    )

    assert (the(event, "count").kind, the(event, "count").likely_cause) == ("update", "older_count")


def test_one_address_that_changed_its_number_is_a_correction():
    first, second = (
        make_report(
            f"Rebels shelled Arandi on Monday, killing {n} people.", publisher="Wire", url="https://w.example/1",
            published=datetime(2023, 3, 6, hour),
        )
        for n, hour in (("six", 9), ("five", 12))
    )  # fmt: skip
    event = only(shelling(first, killed=("six", 6, 6)), shelling(second, killed=("five", 5, 5)))

    assert the(event, "count").kind == "correction"


def test_for_and_against_are_two_positions_and_the_lost_negation_is_shown():
    event = only(
        vote("Wire", "Norland could not support the draft on Monday.", did="could not support", type="REJECT"),
        vote("Salt", "Norland refused to support the draft on Monday.", did="refused", type="REJECT"),
        vote("Post", "Norland did not support the draft.", did="support", type="SUPPORT", status="did_not_happen"),
        vote("Echo", "Norland supported the draft on Monday.", did="supported", type="SUPPORT"),
    )
    found = the(event, "stance")
    echo = next(each for each in event.reports if each.publisher == "Echo")

    assert [(each.value, len(each.origins)) for each in found.positions] == [("against", 3), ("for", 1)]
    assert (found.alone, found.likely_cause) == ((echo.report_id,), "lost_negation")
    assert "not support" in found.because or "refused" in found.because
    assert not [each for each in event.disagreements if each.slot == "status"]


def test_happened_against_denied():
    told = shelling(report("Rebels shelled Arandi on Monday, the mayor said.", publisher="Wire"))
    denied = shelling(
        report("Rebels denied on Monday that they had shelled Arandi.", publisher="Salt"), status="denied"
    )

    assert [each.value for each in the(only(told, denied), "status").positions] == ["did not happen", "happened"]


def named(told: Account, actor: str, name: str, kind: str = "group") -> Account:
    return told.but(actors=(Party(words_in(told.report, actor), name, kind, "SDN", ("REB",)),))  # type: ignore[arg-type]


def test_a_band_without_a_name_and_a_named_group_are_no_two_actors():
    one = shelling(report("Gunmen shelled Arandi on Monday.", publisher="Wire"), who=())
    one = one.but(actors=(Party(words_in(one.report, "Gunmen")),))
    two = shelling(report("The Arandi Front shelled Arandi on Monday.", publisher="Salt"), who=())

    assert not only(one, named(two, "The Arandi Front", "Arandi Front")).disagreements


def test_two_named_groups_are():
    one = shelling(report("The Hill Front shelled Arandi on Monday.", publisher="Wire"), who=())
    two = shelling(report("The River Guard shelled Arandi on Monday.", publisher="Salt"), who=())
    event = only(named(one, "The Hill Front", "Hill Front"), named(two, "The River Guard", "River Guard"))

    assert [each.value for each in the(event, "actor").positions] == ["Hill Front", "River Guard"]


def test_swapped_parties_are_told_as_such():
    def clash(publisher: str, one: str, other: str) -> Account:
        told = report(f"{one} attacked {other} near Arandi on Monday.", publisher=publisher)
        return account_of(told, type="ASSAULT", did="attacked", who=(one,), whom=(other,), when="Monday", day=MONDAY)

    event = only(
        clash("Wire", "Norland", "Sudria"), clash("Salt", "Norland", "Sudria"), clash("Echo", "Sudria", "Norland")
    )

    assert the(event, "actor").likely_cause == "swapped_parties"


def test_days_that_exclude_each_other_and_a_weekday_and_its_date_that_do_not():
    monday = shelling(report("Rebels shelled Arandi on Monday.", publisher="Wire"))
    dated = shelling(report("Rebels shelled Arandi on March 6.", publisher="Salt"), when="March 6")
    assert not only(monday, dated).disagreements

    tuesday = shelling(
        report("Rebels shelled Arandi on Tuesday.", publisher="Echo", day=MONDAY + timedelta(days=2)), when="Tuesday",
        day=MONDAY + timedelta(days=1),
    )  # fmt: skip
    found = the(only(monday, dated, tuesday), "date")
    assert [each.value for each in found.positions] == ["2023-03-06", "2023-03-07"]
    assert (found.likely_cause, len(found.alone)) == ("wrong_weekday", 1)


def test_two_outlets_that_name_two_weekdays_differ_and_nobody_counted_wrong():
    monday = shelling(report("Rebels shelled Arandi on Monday.", publisher="Wire"))
    tuesday = shelling(
        report("Rebels had shelled the port of Arandi on Tuesday.", publisher="Echo", day=MONDAY + timedelta(days=2)),
        when="Tuesday", day=MONDAY + timedelta(days=1),
    )  # fmt: skip
    found = the(only(monday, tuesday), "date")

    assert [each.value for each in found.positions] == ["2023-03-06", "2023-03-07"]
    assert (found.likely_cause, found.alone) == (None, ())


def test_a_day_that_no_calendar_has_is_flagged_in_a_single_report():
    told = report("Rebels shelled Arandi on Monday, March 7th.", publisher="Wire")
    found = the(only(shelling(told)), "date")

    assert (found.likely_cause, found.alone) == ("wrong_weekday", (told.report_id,))
    assert found.positions[0].words[0].text == "Monday, March 7th"


def test_the_day_on_which_somebody_spoke_is_not_the_day_of_the_act():
    told = report("Rebels shelled Arandi, the mayor said on Tuesday.", publisher="Echo", day=MONDAY + timedelta(days=1))
    late = shelling(told, when="Tuesday", day=MONDAY + timedelta(days=1))

    assert not only(shelling(report("Rebels shelled Arandi on Monday.", publisher="Wire")), late).disagreements


def test_towns_far_apart_are_two_places_and_a_suburb_is_not():
    def at(publisher: str, town: str, point: tuple[float, float]) -> Account:
        told = report(f"Rebels shelled the market in {town} on Monday.", publisher=publisher)
        return shelling(told, whom=("the market",), where=town, at=point)

    far = only(at("Wire", "Arandi", (13.0, 30.0)), at("Salt", "Bekasi", (14.0, 30.0)))
    near = only(at("Wire", "Arandi", (13.0, 30.0)), at("Salt", "Kesra", (13.1, 30.1)))

    assert [each.value for each in the(far, "place").positions] == ["Arandi", "Bekasi"]
    assert not near.disagreements


def test_the_same_claim_in_different_mouths():
    def said(publisher: str, speaker: str) -> Account:
        told = report(f"Rebels shelled the fish market of Arandi on Monday, {speaker} said.", publisher=publisher)
        return shelling(told, says=(speaker,))

    event = only(said("Wire", "Mayor Okafor"), said("Salt", "General Brandt"))

    assert [each.value for each in the(event, "attribution").positions] == ["General Brandt", "Mayor Okafor"]


def test_positions_say_since_when_and_delay_is_counted():
    event = only(
        killed("two", 2, 2, publisher="Wire", day=date(2023, 3, 8)),
        killed("six", 6, 6, publisher="Salt", day=date(2023, 3, 9)),
    )

    assert [str(each.since) for each in the(event, "count").positions] == ["2023-03-08 12:00:00", "2023-03-09 12:00:00"]
    assert (event.first_report.publisher, event.disclosed_after_days) == ("Wire", 2)


def test_of_several_victims_numbers_in_one_report_the_largest_counts_and_the_rest_are_parts():
    told = report("Rebels shelled Arandi on Monday, killing eleven; six died in the night.", publisher="Salt", hour=20)
    parts = shelling(told, killed=("eleven", 11, 11))
    parts = parts.but(quantities=(*parts.quantities, Quantity("killed", 6, 6, words_in(told, "six"))))
    event = only(killed("five", 5, 5, publisher="Wire", hour=9), parts)

    assert [each.value for each in the(event, "count").positions] == ["5", "11"]


def test_one_report_in_which_two_count_otherwise_is_a_disagreement_by_itself():
    def march(publisher: str, *counts: tuple[str, int, str]) -> Account:
        said = "; ".join(f"{by} counted {words}" for words, _, by in counts)
        told = report(f"Drivers marched in Arandi on Monday. {said}.", publisher=publisher)
        crowds = [Quantity("crowd", n, n, words_in(told, words), words_in(told, by)) for words, n, by in counts]
        return account_of(
            told, type="PROTEST", mode="demo", did="marched", who=("Drivers",), when="Monday", day=MONDAY,
            where="Arandi", quantities=tuple(crowds),
        )  # fmt: skip

    both = march("Wire", ("4,000", 4000, "organisers"), ("1,500", 1500, "police"))
    event = only(both, march("Salt", ("1,500", 1500, "police")))

    assert [each.value for each in the(event, "count").positions] == ["1500", "4000"]


def test_who_could_agree_and_who_could_not_are_for_and_against():
    event = only(
        vote("Wire", "Norland could not agree to the draft on Monday.", did="could not agree", type="REJECT"),
        vote("Echo", "Norland could agree to the draft on Monday.", did="agree", type="AGREE", status="hypothetical"),
    )

    assert {each.value for each in the(event, "stance").positions} == {"for", "against"}


def test_sanctions_imposed_against_sanctions_lifted_of_one_day():
    def on(publisher: str, did: str, kind: str) -> Account:
        told = report(f"Norland {did} sanctions on Quill Shipping of Arandi on Monday.", publisher=publisher)
        return account_of(
            told, type=kind, did=did, who=("Norland",), whom=("Quill Shipping",), when="Monday", day=MONDAY
        )

    event = only(on("Wire", "imposed", "SANCTION"), on("Salt", "lifted", "RETREAT"))

    assert {each.value for each in the(event, "stance").positions} == {"imposed", "lifted"}


def test_rice_for_one_state_or_another():
    def gave(publisher: str, whom: str, code: str) -> Account:
        told = report(f"Norland gave {whom} 2,000 tonnes of rice on Monday.", publisher=publisher)
        account = account_of(told, type="AID", did="gave", who=("Norland",), when="Monday", day=MONDAY)
        return account.but(recipients=(Party(words_in(told, whom), whom, "country", code, ("GOV",)),))

    event = only(gave("Wire", "East Timor", "TLS"), gave("Salt", "Papua New Guinea", "PNG"))

    assert {each.value for each in the(event, "recipient").positions} == {"East Timor", "Papua New Guinea"}


def test_two_attacks_a_day_apart_that_are_told_unlike_are_no_quarrel_over_the_day():
    one = shelling(report("Rebels shelled Arandi on Monday.", publisher="Wire"))
    tuesday = MONDAY + timedelta(days=1)
    unlike = report("Grenades hit boats, stores and a crane of the river port in Arandi on Tuesday.", publisher="Salt")
    alike = report("Rebels shelled Arandi on Tuesday.", publisher="Salt")
    other, same = (
        shelling(told, did=did, who=(), when="Tuesday", day=tuesday)
        for told, did in ((unlike, "hit"), (alike, "shelled"))
    )

    assert not list(date_disagreements([Voice(one, "a"), Voice(other, "b")]))
    assert list(date_disagreements([Voice(one, "a"), Voice(same, "b")]))


def test_a_rewrite_that_departs_from_its_wire_stands_alone_against_it_and_another():
    takes = [
        Take(day, Voice(shelling(report("Rebels shelled Arandi on Monday.", publisher=name)), origin), NO_WORDS)
        for name, origin, day in (("Wire", "a", "6"), ("Salt", "b", "6"), ("Echo", "a", "7"))
    ]
    found = positions(takes)

    assert alone(found) == (takes[2].voice.report_id,)


def test_a_near_miss_denies_nothing():
    told = shelling(report("Rebels shelled Arandi on Monday.", publisher="Wire"))
    missed = shelling(report("Rebels nearly shelled Arandi on Monday.", publisher="Salt"), status="did_not_happen")

    assert not [d for event in merge([told, missed]) for d in event.disagreements if d.slot == "status"]


def handshake(publisher: str, kind: str) -> Account:
    told = report("The ministers of Norland and Sudria shook hands on the tariff pact on Monday.", publisher=publisher)
    return account_of(told, type=kind, did="shook", who=("Norland",), whom=("Sudria",), when="Monday", day=MONDAY)


def test_one_word_that_the_coder_took_two_ways_is_no_quarrel_of_reports():
    voices = [Voice(handshake("Wire", "AGREE"), "a"), Voice(handshake("Salt", "REJECT"), "b")]

    assert not list(stance_disagreements(voices))


def test_a_faint_telling_counts_where_it_turns_the_sentence_of_its_own_wire_round():
    no = vote("Wire", "Norland rejected the draft on fishing in the strait on Monday.", did="rejected", type="REJECT")
    yes = vote("Echo", "Norland passed the draft on fishing in the strait on Monday.", did="passed", type="SUPPORT")
    faint = yes.but(confidence=0.2)

    assert list(stance_disagreements([Voice(no, "a"), Voice(faint, "a")]))
    assert not list(stance_disagreements([Voice(no, "a"), Voice(faint, "b")]))


def test_a_second_attack_that_speaks_of_the_first_has_a_day_of_its_own():
    monday = shelling(report("Rebels shelled the fish market of Arandi on Monday.", publisher="Wire"))
    text = "Rebels shelled the fish market of Arandi on Tuesday, a day after the first shelling."
    tuesday = MONDAY + timedelta(days=1)
    later = shelling(report(text, publisher="Salt", day=tuesday), when="Tuesday", day=tuesday)

    assert not list(date_disagreements([Voice(monday, "a"), Voice(later, "b")]))


def test_what_was_denied_and_came_true_later_is_not_told_of_two_days():
    def resigned(publisher: str, day: date, weekday: str, status: str = "happened") -> Account:
        said = f"Minister Barre resigned on {weekday} over the harbour loan, aides said."
        return account_of(
            report(said, publisher=publisher, day=day), type="RETREAT", mode="resign", did="resigned",
            who=("Minister Barre",), when=weekday, day=day, status=status,
        )  # fmt: skip

    first, denial = resigned("Wire", MONDAY, "Monday"), resigned("Post", MONDAY, "Monday", "denied")
    came_true = resigned("Salt", MONDAY + timedelta(days=2), "Wednesday")

    assert list(date_disagreements([Voice(first, "a"), Voice(came_true, "c")]))
    assert not list(date_disagreements([Voice(first, "a"), Voice(denial, "b"), Voice(came_true, "c")]))


def test_what_was_called_off_or_not_is_no_act_that_happened_or_not():
    def strike(publisher: str, text: str, status: str) -> Account:
        told = report(text, publisher=publisher)
        return account_of(
            told, type="PROTEST", mode="strike", did="strike", who=("the union",), day=MONDAY, status=status
        )

    ended = strike("Wire", "Arandi: the union ended its strike on Monday, the minister said.", "happened")
    denied = strike("Salt", "In Arandi the union denied that it had called off its long strike.", "did_not_happen")
    none = strike("Echo", "There was no strike of the union in Arandi on Monday.", "did_not_happen")
    held = strike("Post", "In Arandi the union held a strike on Monday.", "happened")

    assert not list(status_disagreements([Voice(ended, "a"), Voice(denied, "b")]))
    assert list(status_disagreements([Voice(held, "a"), Voice(none, "b")]))
