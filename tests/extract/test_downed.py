"""What is shot down in the air is hit, and nobody whence it came."""

from __future__ import annotations

import pytest

from dateline import Coder
from dateline.extract.downed import downed
from dateline.model import make_report
from told import trees

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Greek air defences shot down a missile fired from Libya on Monday.", ["GRCMIL"], "a missile"),
        ("Jordan shot down two drones launched from Iraq.", ["JORGOV"], "two drones"),
        ("A drone was shot down over Basra on Friday.", [], "A drone"),
    ],
)
def test_a_weapon_shot_down_is_what_is_hit_and_of_no_country_by_where_it_falls(
    coder: Coder, text: str, actors: list[str], recipients: str
) -> None:
    account = next(each for each in coder.code(make_report(text)) if each.action.type == "ASSAULT")
    (hit,) = account.recipients

    assert [each.code for each in account.actors] == actors
    assert (hit.words.text, hit.country) == (recipients, None)


def test_a_state_whose_drones_are_shot_down_is_hit(coder: Coder) -> None:
    (account,) = coder.code(make_report("Moldova shot down nine Russian drones overnight."))

    assert [each.code for each in account.recipients] == ["RUSMIL"]


def test_who_is_shot_down_himself_is_hit(coder: Coder) -> None:
    (account,) = coder.code(make_report("Rebels shot down an army helicopter in Chad."))

    assert [each.code for each in account.recipients] == ["TCDMIL"]


def test_weapons_that_are_shot_or_shown_are_not_shot_down() -> None:
    tree = "Rebels/NOUN/2/nsubj shot/VERB/0/root/shoot mortars/NOUN/2/obj/mortar down/ADV/2/advmod"

    assert downed(trees(tree).sentences[0], 1) == (2,)
    assert downed(trees(tree.replace("down", "again")).sentences[0], 1) == ()
    assert downed(trees(tree.replace("shot/VERB/0/root/shoot", "set/VERB/0/root")).sentences[0], 1) == ()
