"""The shipped codebook keeps its promises, and a broken one is named."""

import shutil
from pathlib import Path

import pytest

from dateline.codebook import describe, describe_action, load
from dateline.codebook.cues import CueIndex
from dateline.codebook.loader import HERE
from dateline.codebook.matching import cameo_of, contexts_of, mode_of
from dateline.codebook.rules import TYPES
from dateline.codebook.sector_names import SECTOR_NAMES
from dateline.errors import CodebookError, InputError
from dateline.model.account import SECTORS


def pairs(*words: str) -> list[tuple[str, str]]:
    """Words with themselves as lemmas, "shelled/shell" where they differ."""
    return [tuple((word.split("/") * 2)[:2]) for word in words]  # type: ignore[misc]


def test_sixteen_types_with_their_modes_and_codes() -> None:
    codebook = load()

    assert list(codebook.actions) == TYPES
    assert len(codebook.contexts) == 37
    assert sum(len(rule.modes) for rule in codebook.actions.values()) >= 60
    assert codebook.actions["ACCUSE"].score == -3.0


def test_no_trigger_shows_two_modes_of_one_type() -> None:
    for rule in load().actions.values():
        told = [word for mode in rule.modes.values() for word in mode.trigger]
        shared = {word for word in told if told.count(word) > 1} - {"seize", "withdraw", "leave", "lynch", "quit"}
        assert not shared, (rule.name, shared)


def test_every_code_of_the_crosswalk_leads_to_a_type_and_mode() -> None:
    codebook = load()

    assert len(codebook.crosswalk) > 200
    for type_, mode in codebook.crosswalk.values():
        assert mode is None or mode in codebook.actions[type_].modes


@pytest.mark.parametrize(
    ("type_", "trigger", "clause", "mode", "cameo"),
    [
        ("CONSULT", "talked/talk", "talked/talk by phone on Monday", "phone", "041"),
        ("CONSULT", "met/meet", "met/meet to discuss mobile telephones/telephone", None, "040"),
        ("ASSAULT", "hit/hit", "is being hit with mortar bombs/bomb", "heavy-weapons", "194"),
        ("ASSAULT", "kidnapped/kidnap", "kidnapped/kidnap two nuns", "abduct", "181"),
        ("COERCE", "arrested/arrest", "arrested/arrest ten men", "arrest", "173"),
        ("SUPPORT", "praised/praise", "praised/praise the plan", None, "051"),
    ],
)
def test_mode_and_code_follow_the_words(type_: str, trigger: str, clause: str, mode: str | None, cameo: str) -> None:
    found, _ = mode_of(load(), type_, trigger=pairs(trigger)[0], words=pairs(*clause.split()))

    assert found == mode
    assert cameo_of(load(), type_, mode=found) == cameo


def test_contexts_are_at_most_three_and_cyber_brings_its_own() -> None:
    words = pairs(*"hackers/hacker broke into the servers of the election court and parliament over oil".split())

    found = contexts_of(load(), mode="cyber", words=words)

    assert found[0] == "cyber"
    assert len(found) <= 3


def test_cues_know_endings_phrases_and_hyphens() -> None:
    index = CueIndex({"a": ["tear gas"], "b": ["shell*"], "c": ["pull-out now"], "d": ["sit-in*"]})

    assert index.hits(pairs("police", "fired", "tear", "gas")) == {"a": (2, 4)}
    assert index.hits(pairs("shelling", "went", "on")) == {"b": (0, 1)}
    assert index.hits(pairs("the", "pull", "-", "out", "now")) == {"c": (1, 5)}
    assert index.hits(pairs("two", "sit", "-", "ins")) == {"d": (1, 4)}  # as the parser cuts it
    assert index.hits(pairs("two", "sit-ins")) == {"d": (1, 2)}
    assert index.hits(pairs("tear", "down")) == {}
    assert index.hits(pairs("s")) == {}


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("score: 2.5", "score: 25", "consult.yaml: score"),
        ("quad: verbal cooperation", "quad: friendly", "quad"),
        ("cameo: '040'", "cameo: forty", "CAMEO"),
        ("label:", "lable:", "lable"),
    ],
)
def test_a_broken_codebook_is_named(tmp_path: Path, old: str, new: str, word: str) -> None:
    shutil.copytree(HERE / "actions", tmp_path / "actions")
    shutil.copy(HERE / "contexts.yaml", tmp_path)
    file = tmp_path / "actions" / "consult.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(CodebookError, match=word):
        load(tmp_path)


def test_a_folder_without_codebook_is_named(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="actions"):
        load(tmp_path)


def test_descriptions_list_all_and_refuse_what_is_not_there() -> None:
    assert [row["type"] for row in describe(load())] == TYPES
    assert describe_action(load(), "assault")["cameo"] == "190"
    with pytest.raises(InputError, match="DANCE"):
        describe_action(load(), "DANCE")


def test_every_cameo_code_is_one_of_the_crosswalk() -> None:
    codebook = load()

    for rule in codebook.actions.values():
        for code in (rule.cameo, *(mode.cameo for mode in rule.modes.values())):
            assert any(known.startswith(code) for known in codebook.crosswalk), (rule.name, code)


def test_every_sector_has_a_name() -> None:
    assert SECTOR_NAMES.keys() == SECTORS
