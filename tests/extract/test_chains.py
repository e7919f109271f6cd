"""Who told whom: chains of several speakers, outermost first, as the shipped coder reads them."""

from __future__ import annotations

import pytest

from dateline import Coder, make_report
from dateline.extract.chains import ordered
from dateline.extract.speech import Link
from told import trees

pytestmark = pytest.mark.model


def chains(coder: Coder, text: str) -> dict[str, list[str]]:
    """The last word of each speaker, by the words of the act."""
    told = coder.code(make_report(text), doubtful=True)
    return {each.action.words.text: [who.words.text for who in each.speakers] for each in told}


@pytest.mark.parametrize(
    ("text", "act", "said"),
    [
        (
            "Xinhua reported that the embassy said the guards had claimed that pilgrims stoned the consulate.",
            "stoned",
            ["Xinhua", "the embassy", "the guards"],
        ),
        (
            "The mayor said a sergeant had denied that his men burned the mosque.",
            "burned",
            ["The mayor", "a sergeant"],
        ),
        (
            "The judge said the bandits had admitted that they abducted the priest.",
            "abducted",
            ["The judge", "the bandits"],
        ),
        (
            "The consul said the governor had assured her that soldiers left the island on Monday.",
            "left",
            ["The consul", "the governor"],
        ),
        (
            "The envoy said he had learned from a nurse in the camp that militiamen shot two refugees.",
            "shot",
            ["The envoy", "a nurse in the camp"],
        ),
        ("Sailors have admitted that they burned a ferry, Radio Bo reported.", "burned", ["Radio Bo", "Sailors"]),
        (
            "A miner says that guards beat his son, according to a report of the inspectorate.",
            "beat",
            ["a report of the inspectorate", "A miner"],
        ),
    ],
)
def test_a_saying_inside_what_is_said_adds_its_speaker(coder: Coder, text: str, act: str, said: list[str]) -> None:
    assert chains(coder, text)[act] == said


@pytest.mark.parametrize(
    ("text", "act", "said"),
    [
        (
            "Belga quoted a Belgian captain as saying that bandits had burned a barn.",
            "burned",
            ["Belga", "a Belgian captain"],
        ),
        ("The paper quoted a nun as saying that soldiers shot two miners.", "shot", ["The paper", "a nun"]),
        ("The abbot quoted a proverb as soldiers shot two miners.", "shot", ["The abbot"]),
        ("AFP quoted two bishops who said militiamen had burned a mill.", "burned", ["AFP", "two bishops"]),
        (
            "Shepherds quoted by the weekly Horizon said that bandits burned a mill.",
            "burned",
            ["the weekly Horizon", "Shepherds"],
        ),
        (
            "State radio, quoting the mayor, said that bandits had burned a mill.",
            "burned",
            ["State radio", "the mayor"],
        ),
        ("The radio, citing bad weather, said that bandits had burned a mill.", "burned", ["The radio"]),
    ],
)
def test_who_quotes_stands_outside_who_is_quoted(coder: Coder, text: str, act: str, said: list[str]) -> None:
    assert chains(coder, text)[act] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("According to Interfax, the navy said pirates burned a tanker on Monday.", ["Interfax", "the navy"]),
        ("The navy said, according to Interfax, that pirates burned a tanker on Monday.", ["Interfax", "The navy"]),
        (
            "The navy said that, according to a fisherman, pirates had burned a tanker.",
            ["The navy", "a fisherman"],
        ),
        ("Pirates burned a tanker, the navy told Interfax.", ["Interfax", "the navy"]),
        (
            "A pirate boasted, the admiral said, that his men had burned the tanker.",
            ["the admiral", "A pirate"],
        ),
        (
            "Pirates burned a tanker, the navy said in a note distributed by the state agency.",
            ["the state agency", "the navy"],
        ),
        ("The court heard that pirates burned a tanker in 2011.", []),
        ("The navy said pirates burned a tanker; he said a sailor was hurt.", ["The navy"]),
    ],
)
def test_which_of_two_is_the_outer_one(coder: Coder, text: str, said: list[str]) -> None:
    assert chains(coder, text)["burned"] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Reuters reported a statement of the navy on Monday. The statement said pirates had burned a tanker.",
            ["Reuters", "The statement"],
        ),
        ("Reuters reported heavy rain on Monday. The navy said pirates had burned a tanker.", ["The navy"]),
    ],
)
def test_the_agency_that_had_the_statement_passes_on_what_it_goes_on_to_say(
    coder: Coder, text: str, said: list[str]
) -> None:
    assert chains(coder, text)["burned"] == said


def test_a_warning_of_what_is_past_has_its_speaker_and_a_threat_none(coder: Coder) -> None:
    past = chains(coder, "The bishop warned that gangs had burned eleven farms in the valley.")
    ahead = chains(coder, "The bandits warned the mayor that they would burn eleven farms in the valley.")

    assert past["burned"] == ["The bishop"]
    assert not ahead.get("burn")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The alliance said in a communique that its planes bombed a depot.", "statement"),
        ("In a bulletin, the governor said soldiers bombed a depot.", "statement"),
        ("The governor said in a speech that soldiers bombed a depot.", "official"),
    ],
)
def test_who_speaks_by_a_paper_is_a_statement(coder: Coder, text: str, kind: str) -> None:
    told = next(each for each in coder.code(make_report(text)) if "bombed" in each.action.words.text)
    assert [each.kind for each in told.speakers] == [kind]


def test_a_single_speaker_needs_no_order() -> None:
    doc = trees("Police/NOUN/2/nsubj said/VERB/0/root/say rebels/NOUN/4/nsubj left/VERB/2/ccomp ./PUNCT/2/punct")
    link = Link(doc.sentences[0], 0, (1, 2), False)
    assert ordered(doc, [link]) == [link]


def test_a_quotation_that_runs_on_behind_an_act_of_speech_has_its_speaker(coder: Coder) -> None:
    said = "On Sunday, late at night and without any warning to the monks or to me, they burned the mill."
    text = f'"They lied about it," complained Abbot Oro of Bo. "{said}"'
    assert chains(coder, text)["burned"] == ["Abbot Oro of Bo"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The Red Fist claimed responsibility for the bombing of a mill in Bo.", [("The Red Fist", "party")]),
        ("In a leaflet the Red Fist claimed the bombing of a mill in Bo.", [("the Red Fist", "statement")]),
        (
            "Police said the Red Fist had claimed the bombing of a mill in Bo.",
            [("Police", "official"), ("the Red Fist", "party")],
        ),
        ("Nobody has claimed the bombing of a mill in Bo.", []),
    ],
)
def test_who_claims_an_attack_says_so(coder: Coder, text: str, said: list[tuple[str, str]]) -> None:
    (told,) = coder.code(make_report(text), doubtful=True)
    assert [(each.words.text, each.kind) for each in told.speakers] == said


def test_what_a_denier_tells_instead_is_not_denied(coder: Coder) -> None:
    text = "A colonel denied that soldiers had burned the mill, saying that bandits had shot the miller."
    told = {each.action.words.text: each.status.value for each in coder.code(make_report(text), doubtful=True)}
    assert told == {"burned": "denied", "shot": "happened"}


def test_all_of_a_list_say_it(coder: Coder) -> None:
    text = "The mayor, the bishop and two nurses said that bandits had burned the mill."
    assert chains(coder, text)["burned"] == ["The mayor", "the bishop", "two nurses"]
    beside = "The mayor, a doctor and poet, said that bandits had burned the mill."
    assert chains(coder, beside)["burned"] == ["The mayor"]


def test_a_paper_is_known_by_the_last_word_of_its_name(coder: Coder) -> None:
    (told,) = coder.code(
        make_report("The Halifax Herald reported that bandits had burned a mill in Bo."), doubtful=True
    )
    assert [each.kind for each in told.speakers] == ["media"]
