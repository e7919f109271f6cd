"""Receivers and those who are blamed: the subject of such a clause is not who acts."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline import Coder, make_report
from dateline.extract.turned import Turn, turn_of
from dateline.model import Act, Argument, Sentence
from surest_dyad import dyad


@pytest.mark.parametrize(
    ("text", "type_", "actor", "recipient"),
    [
        ("Malawi received 40 million dollars from the World Bank in May.", "AID", "the World Bank", "Malawi"),
        ("Chad secured a loan of $300 million from China.", "AID", "China", "Chad"),
        (
            "The opposition won backing from the European Parliament.",
            "SUPPORT",
            "the European Parliament",
            "The opposition",
        ),
        ("The senator won backing from the farmers' union.", "SUPPORT", "the farmers' union", "The senator"),
        ("The shipping firm faces sanctions from Canada.", "SANCTION", "Canada", "The shipping firm"),
        ("The minister faced criticism from the opposition.", "ACCUSE", "the opposition", "The minister"),
        ("Zambia gave two million dollars to Malawi.", "AID", "Zambia", "Malawi"),
        ("The president received the German ambassador.", "CONSULT", "The president", "the German ambassador"),
    ],
)
def test_who_receives_is_not_who_gives(coder: Coder, text: str, type_: str, actor: str, recipient: str) -> None:
    assert dyad(coder, text, type_) == ([actor], [recipient])


def test_who_is_punished_did_what_he_is_punished_for(coder: Coder) -> None:
    text = "The United States sanctioned Rwanda's army for supporting M23 rebels in eastern Congo."
    assert dyad(coder, text, "SANCTION") == (["The United States"], ["Rwanda's army"])
    assert dyad(coder, text, "AID")[0] == ["Rwanda's army"]


@pytest.mark.parametrize(
    ("text", "type_", "actor"),
    [
        ("The colonel was jailed for shelling the village.", "ASSAULT", "The colonel"),
        ("Two men were caught and jailed by a court in Oslo for bombing the mosque.", "ASSAULT", "Two men"),
        ("The coach was convicted of abusing two girls.", "ASSAULT", "The coach"),
        ("The nurses were dismissed by the ministry for going on strike.", "PROTEST", "The nurses"),
    ],
)
def test_who_is_punished_in_the_passive_did_it_and_not_who_punishes(
    coder: Coder, text: str, type_: str, actor: str
) -> None:
    assert dyad(coder, text, type_)[0] == [actor]


def test_who_complains_of_being_hurt_hurt_nobody(coder: Coder) -> None:
    text = "A teacher was accused of being beaten by guards."
    _, accounts = coder.candidates(make_report(text), doubtful=True)
    beaten = [party.words.text for each in accounts if each.action.type == "ASSAULT" for party in each.actors]
    assert "A teacher" not in beaten


def test_who_answers_a_crime_did_not_commit_it(coder: Coder) -> None:
    text = "Britain expelled a Russian diplomat over the poisoning of a former spy."
    assert dyad(coder, text, "SANCTION") == (["Britain"], ["a Russian diplomat"])
    assert dyad(coder, text, "ASSAULT") == ([], ["a former spy"])


def test_who_is_accused_of_a_deed_did_it(coder: Coder) -> None:
    text = "Vietnam accused the Chinese coast guard of ramming a fishing boat."
    assert dyad(coder, text, "ACCUSE") == (["Vietnam"], ["the Chinese coast guard"])
    assert dyad(coder, text, "ASSAULT") == (["the Chinese coast guard"], ["a fishing boat"])


def test_who_reports_a_crime_did_not_commit_it(coder: Coder) -> None:
    text = "The interior ministry reported on Monday that a village headman was killed in Kasese."
    assert dyad(coder, text, "ASSAULT") == ([], ["a village headman"])


def test_who_foils_a_plan_did_not_make_it(coder: Coder) -> None:
    text = "Police foiled a plan to bomb the Danish embassy in Nairobi."
    assert dyad(coder, text, "ASSAULT") == ([], ["the Danish embassy in Nairobi"])


def test_who_is_told_of_a_list_is_told_of_its_first_name(coder: Coder) -> None:
    text = "Chad, Niger, Mali and Togo severed relations with Benin on Monday, accusing Cotonou of fraud."
    assert dyad(coder, text, "ACCUSE")[0] == ["Chad", "Niger", "Mali", "Togo"]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        (
            "The railway signed a contract worth two million dollars with the Spanish firm Talgo.",
            ["the Spanish firm Talgo"],
        ),
        ("The colonel signed a peace deal with the rebels in Doha.", ["the rebels"]),
    ],
)
def test_with_whom_a_text_is_signed_is_the_other_side(coder: Coder, text: str, recipients: list[str]) -> None:
    assert dyad(coder, text, "SUPPORT")[1] == recipients


def test_with_whom_a_text_is_signed_hangs_on_the_text(sentence_of: Callable[[str], Sentence]) -> None:
    tree = "Togo/PROPN/2/nsubj signed/VERB/0/root/sign pacts/NOUN/2/obj with/ADP/5/case Ghana/PROPN/3/nmod"
    bare = sentence_of(tree)
    learnt = Act(1, {"SUPPORT": 0.9, "NONE": 0.1}, (Argument("actor", 4, 0.9),), 3.0)

    assert turn_of(replace(bare, acts=(learnt,)), 1, "SUPPORT") == Turn(receivers=(4,), not_recipients=(2,))
    assert turn_of(bare, 1, "SUPPORT") is None


def test_what_a_signed_text_has_in_it_signs_nothing(coder: Coder) -> None:
    text = "Chad and Niger signed a treaty with the aim of a common market."
    assert dyad(coder, text, "SUPPORT")[0] == ["Chad", "Niger"]
    assert "the aim of a common market" not in dyad(coder, text, "SUPPORT")[1]


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        (
            "The bank is under investigation for tax fraud by prosecutors in Oslo.",
            "ACCUSE",
            ["prosecutors in Oslo"],
            ["The bank"],
        ),
        ("The tycoon was charged along with two clerks.", "ACCUSE", [], ["The tycoon", "two clerks"]),
        ("Two of her sons were kidnapped with Emad Haddad.", "ASSAULT", [], ["Two of her sons", "Emad Haddad"]),
        ("Judge Lund's dismissal by the crown angered the bar.", "SANCTION", ["the crown"], ["Judge Lund"]),
        ("Peru's arrest of two admirals angered the navy.", "COERCE", ["Peru"], ["two admirals"]),
        ("The mayor was arrested alongside two guards.", "COERCE", [], ["The mayor", "two guards"]),
    ],
)
def test_who_is_under_an_act_or_beside_whom_it_hits_is_hit(
    coder: Coder, text: str, type_: str, actors: list[str], recipients: list[str]
) -> None:
    assert dyad(coder, text, type_) == (actors, recipients)


def test_who_comes_under_an_act_is_hit_by_whom_by_tells(sentence_of: Callable[[str], Sentence]) -> None:
    tree = (
        "Arandi/PROPN/2/nsubj came/VERB/0/root/come under/ADP/4/case attack/NOUN/2/obl by/ADP/6/case rebels/NOUN/4/nmod"
    )
    assert turn_of(sentence_of(tree), 3, "ASSAULT") == Turn(givers=(5,), receivers=(0,))
    assert turn_of(sentence_of(tree.replace("under/", "after/")), 3, "ASSAULT") is None


def test_whose_arrest_it_is_was_arrested_unless_of_tells_who(sentence_of: Callable[[str], Sentence]) -> None:
    tree = "Lund/PROPN/3/nmod:poss 's/PART/1/case arrest/NOUN/4/nsubj angered/VERB/0/root/anger bakers/NOUN/4/obj"
    assert turn_of(sentence_of(tree), 2, "COERCE") == Turn(receivers=(0,), not_actors=(0,))
    of_others = f"{tree} of/ADP/7/case clerks/NOUN/3/nmod"
    assert turn_of(sentence_of(of_others), 2, "COERCE") == Turn(givers=(0,))


def test_along_a_river_is_no_companion(sentence_of: Callable[[str], Sentence]) -> None:
    river = "Guards/NOUN/3/nsubj:pass were/AUX/3/aux:pass beaten/VERB/0/root/beat along/ADP/5/case rivers/NOUN/3/obl"
    clerks = river.replace("rivers/NOUN/3", "with/ADP/6/case clerks/NOUN/3").replace("along/ADP/5", "along/ADP/6")

    assert turn_of(sentence_of(river), 2, "ASSAULT") is None
    assert turn_of(sentence_of(clerks), 2, "ASSAULT") == Turn(receivers=(5,))


def test_a_fight_of_nobody_named_is_no_doer(coder: Coder) -> None:
    actors, _ = dyad(coder, "Ethnic clashes in Kasese killed 41 villagers.", "ASSAULT")
    assert actors == []


def test_over_what_one_is_criticised_is_not_the_critic(coder: Coder) -> None:
    text = "Interior Minister Jon Lund faced criticism over the launch of a police bureau."
    assert "the launch of a police bureau" not in dyad(coder, text, "ACCUSE")[0]


def test_who_stands_before_shot_dead_shot(coder: Coder) -> None:
    text = "Two men on a scooter shot dead Jon Lund outside his shop in Iguala on Sunday."
    assert dyad(coder, text, "ASSAULT") == (["Two men on a scooter"], ["Jon Lund"])


def test_who_is_punished_over_a_deed_was_not_hit_by_it(coder: Coder) -> None:
    text = (
        "A tribunal in Bern on Monday convicted former rebel leader Radovan Lund of genocide over the 1995 massacre in "
        "Toral and sentenced him to ten years in prison."
    )
    accounts = coder.candidates(make_report(text))[1]
    convicted = [each.words.text for a in accounts if a.action.type == "SANCTION" for each in a.recipients]
    killed = [each.words.text for a in accounts if a.action.type == "ASSAULT" for each in a.recipients]
    assert any("Lund" in each for each in convicted)
    assert not any("Lund" in each for each in killed)
