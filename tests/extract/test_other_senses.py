"""Teams that march on, ships that call at ports, messengers and counted crowds tell no act; marchers and drones do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline import Coder, make_report
from dateline.extract.other_senses import is_other_sense
from dateline.model import Act, Sentence


@pytest.mark.parametrize(
    ("words", "kind", "is_other"),
    [
        ("Albion/PROPN/2/nsubj march/VERB/0/root on/ADV/2/advmod", "PROTEST", True),
        ("Nurses/NOUN/2/nsubj/nurse march/VERB/0/root on/ADV/2/advmod", "PROTEST", False),
        ("Albion/PROPN/2/nsubj march/VERB/0/root on/ADP/4/case Rome/PROPN/2/obl", "PROTEST", False),
        (
            "The/DET/2/det team/NOUN/3/nsubj marched/VERB/0/root/march into/ADP/6/case the/DET/6/det final/NOUN/3/obl",
            "PROTEST",
            True,
        ),
        (
            "The/DET/2/det team/NOUN/3/nsubj marched/VERB/0/root/march into/ADP/6/case the/DET/6/det square/NOUN/3/obl",
            "PROTEST",
            False,
        ),
        ("Planes/NOUN/2/nsubj/plane turned/VERB/0/root/turn back/ADV/2/advmod", "REJECT", True),
        ("Guards/NOUN/2/nsubj turned/VERB/0/root/turn back/ADV/2/advmod migrants/NOUN/2/obj", "REJECT", False),
        ("Ploughs/NOUN/2/nsubj/plough struck/VERB/0/root/strike a/DET/4/det pipe/NOUN/2/obj", "ASSAULT", True),
        ("Drones/NOUN/2/nsubj/drone struck/VERB/0/root/strike a/DET/4/det pipe/NOUN/2/obj", "ASSAULT", False),
        ("Builders/NOUN/2/nsubj/builder struck/VERB/0/root/strike over/ADP/4/case pay/NOUN/2/obl", "PROTEST", False),
        (
            "The/DET/2/det frigate/NOUN/3/nsubj called/VERB/0/root/call at/ADP/5/case Suva/PROPN/3/obl",
            "MOBILIZE",
            True,
        ),
        (
            "Envoys/NOUN/2/nsubj/envoy conveyed/VERB/0/root/convey Chad/PROPN/5/nmod:poss 's/PART/3/case "
            "decision/NOUN/2/obj",
            "REJECT",
            True,
        ),
        (
            "Envoys/NOUN/2/nsubj/envoy conveyed/VERB/0/root/convey their/PRON/4/nmod:poss/their decision/NOUN/2/obj",
            "REJECT",
            False,
        ),
        (
            "Police/NOUN/2/nsubj put/VERB/0/root the/DET/4/det crowd/NOUN/2/obj at/ADP/7/case 90/NUM/7/nummod "
            "people/NOUN/2/obl",
            "PROTEST",
            True,
        ),
        (
            "Police/NOUN/2/nsubj put/VERB/0/root the/DET/4/det crowd/NOUN/2/obj at/ADP/6/case ease/NOUN/2/obl",
            "PROTEST",
            False,
        ),
        ("It/PRON/2/nsubj quoted/VERB/0/root/quote a/DET/4/det baker/NOUN/2/obj", "ACCUSE", True),
        (
            "It/PRON/2/nsubj cited/VERB/0/root/cite a/DET/4/det baker/NOUN/2/obj for/ADP/6/case fraud/NOUN/2/obl",
            "ACCUSE",
            False,
        ),
        ("The/DET/2/det navy/NOUN/3/nsubj called/VERB/0/root/call at/ADP/5/case dawn/NOUN/3/obl", "MOBILIZE", False),
    ],
)
def test_subject_and_complement_tell_the_sense(
    sentence_of: Callable[[str], Sentence], words: str, kind: str, *, is_other: bool
) -> None:
    sentence = sentence_of(words)
    verb = next(at for at, token in enumerate(sentence.tokens) if token.upos == "VERB")
    assert is_other_sense(sentence, Act(verb, {kind: 1.0}, (), 3.0)) is is_other


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The squad marched on to the quarter-finals.", []),
        ("The protesters marched on to the square.", ["PROTEST"]),
        ("A digger struck a gas main in Bern.", []),
        ("Miners struck on Monday over pay.", ["PROTEST"]),
        ("The training ship Lindholm called at Apia on March 3.", []),
        ("The destroyer was sent to Apia on March 3.", ["MOBILIZE"]),
        ("Soldiers pursued the raiders as far as the Benue river.", []),
        ("Soldiers attacked the raiders near the Benue river.", ["ASSAULT"]),
        ("Police put the crowd at 4,000.", []),
        ("A dune has marched into the village, and its school stands empty.", []),
        ("The mayor defended her decision on Monday.", []),
        ("The mayor defended the governor's decision on Monday.", ["SUPPORT"]),
        ("An attaché delivered the emir's letter to the president on Monday.", []),
        ("Kenya conveyed its support to Chad on Monday.", ["SUPPORT"]),
        ("A judge ordered the release of the crash data on Monday.", []),
    ],
)
def test_the_coder_tells_them_apart(coder: Coder, text: str, told: list[str]) -> None:
    assert [each.action.type for each in coder.code(make_report(text))] == told


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Army patrols have returned to the area, the governor said.", "MOBILIZE"),
        ("French troops returned to their base on Monday.", "RETREAT"),
        ("Soldiers returned to their barracks on Friday.", "RETREAT"),
        ("Soldiers returned to their villages on Friday.", "RETREAT"),
        ("Rwandan troops entered Goma in eastern Congo on Monday.", "MOBILIZE"),
    ],
)
def test_troops_return_to_the_scene_or_home(text: str, type_: str) -> None:
    (told,) = Coder().code(make_report(text))
    assert told.action.type == type_


@pytest.mark.model
def test_a_drone_that_was_shot_down_had_hit_nobody() -> None:
    told = Coder().code(make_report("Pirates fired on a destroyer and shot down a drone that it had launched."))
    assert all("launched" not in each.action.words.text for each in told)


@pytest.mark.model
def test_a_missile_that_was_shot_down_hit_nobody_at_whom_it_was_fired() -> None:
    (told,) = Coder().code(make_report("The army shot down a missile that rebels had fired at Bamako."))
    assert (told.action.type, [each.words.text for each in told.actors]) == ("ASSAULT", ["The army"])
