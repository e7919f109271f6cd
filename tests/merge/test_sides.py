"""Who stands on each side: whoever only describes a party tells of it, too."""

from __future__ import annotations

from dateline.merge.sides import agreed_parties
from dateline.merge.voices import Voice
from dateline.model import Party
from fake_coder import words_in
from small_world import report, shelling


def struck(publisher: str, who: str, whom: str, *, name: str | None = None, roles: tuple[str, str] = ("UAF", "MIL"),
           country: str = "MLI") -> Voice:  # fmt: skip
    told = report(f"{who} shelled {whom} on Monday.", publisher=publisher)
    kind = "organisation" if name else "unnamed"
    actor = Party(words_in(told, who), name, kind, country, roles[:1])  # type: ignore[arg-type]
    victim = Party(words_in(told, whom), None, "unnamed", country, roles[1:])
    return Voice(shelling(told, who=(), whom=()).but(actors=(actor,), recipients=(victim,)), publisher)


def test_gunmen_and_militants_tell_of_the_group_that_another_names() -> None:
    named = struck("Wire", "Hill Front", "a camp", name="Hill Front")
    voices = [named, *(struck(each, each.title(), "a camp") for each in ("gunmen", "militants", "they"))]

    (found,) = agreed_parties(voices, "actors")

    assert (found.value.name, found.support.reports) == ("Hill Front", 4)
    assert found.also == ("Gunmen", "Militants")


def test_police_and_foreigners_are_no_detail_of_it() -> None:
    named = struck("Wire", "Hill Front", "a camp", name="Hill Front")
    police = struck("Salt", "Police", "a camp", roles=("COP", "MIL"))
    foreign = struck("Echo", "Foreign gunmen", "a camp", country="NER")

    (found,) = agreed_parties([named, police, foreign], "actors")

    assert (found.support.reports, found.also) == (1, ())


def test_a_camp_and_its_soldiers_are_one_target_and_miners_are_no_traders() -> None:
    (camp,) = agreed_parties(
        [struck("Wire", "Gunmen", "a training camp"), struck("Salt", "Gunmen", "fifteen soldiers")], "recipients"
    )
    (miners,) = agreed_parties(
        [
            struck("Wire", "Gunmen", "nine miners", roles=("UAF", "LAB")),
            struck("Salt", "Gunmen", "six traders", roles=("UAF", "BUS")),
        ],
        "recipients",
    )

    assert (camp.support.reports, len(camp.also)) == (2, 1)
    assert (miners.support.reports, miners.also) == (1, ())


def test_of_descriptions_the_one_whose_words_others_share_stands_for_all() -> None:
    voices = [
        struck("Wire", "Gunmen", "a training camp"),
        struck("Salt", "Gunmen", "a school"),
        struck("Echo", "Gunmen", "the camp"),
    ]

    (found,) = agreed_parties(voices, "recipients")

    assert "camp" in found.value.words.text and found.support.reports == 3
    assert "a school" in found.also


def test_a_group_named_in_its_words_is_no_detail_of_another_and_stands_for_gunmen() -> None:
    voices = [
        struck("Wire", "Gunmen", "a camp"),
        struck("Salt", "Fighters of the Hill Front", "a camp"),
        struck("Pearl", "Fighters of the Hill Front", "a camp"),
        struck("Echo", "Men of the River Guard", "a camp"),
    ]

    (found,) = agreed_parties(voices, "actors")

    assert found.value.words.text == "Fighters of the Hill Front"
    assert found.also == ("Gunmen",)
