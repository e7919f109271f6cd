"""Short names of bodies."""

from __future__ import annotations

from dateline.resolve.short_names import fullest, heads, initials


def test_a_word_and_initials_stand_for_the_longer_name():
    names = [("Medical Guild", "Organization"), ("Guild", "Organization"), ("HRA", "Organization")]
    assert fullest(names, "Harbour Relief Afghanistan") == {
        "Guild": "Medical Guild",
        "HRA": "Harbour Relief Afghanistan",
    }


def test_a_body_of_the_world_needs_to_be_spoken_of():
    assert fullest([("Council", "Organization")], None) == {}
    told = fullest([("United Nations", "Organization"), ("Council", "Organization")], None)
    assert told == {"Council": "UN Security Council"}


def test_a_name_is_cut_before_its_of():
    assert heads("Department of Foreign Affairs") == {"department", "affairs"}
    assert "FDFA" in initials("Federal Department of Foreign Affairs")


def test_a_publisher_of_blanks_is_no_name():
    assert fullest([("Guild", "Organization")], " ") == {}
