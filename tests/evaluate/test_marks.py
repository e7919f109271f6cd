"""The corpus's inline marks, its reports, and what its validator finds."""

from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.evaluate.corpus import faults
from dateline.evaluate.marked_reports import parse_report
from dateline.evaluate.marked_sentences import load_sentences, parse_line
from small_corpus import REPORT, write_corpus

CORPUS = Path(__file__).parents[2] / "corpus"


def test_marks_become_acts_with_offsets_in_the_plain_text() -> None:
    marked = parse_line("[Rebels|actor] [shelled|ASSAULT-heavy-weapons] [Arandi|recipient,place] on Monday.")

    assert marked.text == "Rebels shelled Arandi on Monday."
    (act,) = marked.acts
    assert marked.text[slice(*act.trigger)] == "shelled"
    assert (act.type, act.mode, act.status) == ("ASSAULT", "heavy-weapons", "happened")
    assert {role: [marked.text[s:e] for s, e in pairs] for role, pairs in act.roles.items()} == {
        "actor": ["Rebels"],
        "recipient": ["Arandi"],
        "place": ["Arandi"],
    }


def test_numbers_share_a_role_between_acts() -> None:
    marked = parse_line(
        "[Police|actor#1+2] [gassed|ASSAULT-crowd-control#1] marchers and [held|COERCE-arrest@planned!historical#2] "
        "[two|recipient#2]."
    )

    gassed, held = marked.acts
    assert gassed.roles["actor"] == held.roles["actor"]
    assert "recipient" not in gassed.roles
    assert (held.status, held.historical) == ("planned", True)


def test_marks_nest() -> None:
    marked = parse_line("[Ministers from [Chad|place]|actor] [met|CONSULT].")

    assert marked.acts[0].roles == {"actor": [(0, 19)], "place": [(15, 19)]}


@pytest.mark.parametrize(
    "line",
    [
        "[Rebels|actor shelled",
        "Rebels] shelled",
        "[Rebels|soldier] [shelled|ASSAULT]",
        "[A|actor#3] [met|CONSULT#1] and [hit|ASSAULT#2] B",
        "[met|CONSULT@tomorrow]",
        "[A|actor] [met|CONSULT] and [hit|ASSAULT] B",
        "[A|actor] [met|CONSULT#1] and [hit|ASSAULT#2] [B|recipient#2]",
        "[A|actor#1] [met|CONSULT#1] and [hit|ASSAULT#1] B",
        "[A|actor@planned] [met|CONSULT]",
        "[A|actor~military] [met|CONSULT]",
        "[A|actor&a] [met|CONSULT]",
        "[A|actor] [hit|ASSAULT] [two|killed=2]",
        "[A|actor] came",
    ],
)
def test_a_broken_mark_is_named(line: str) -> None:
    with pytest.raises(InputError, match=r"file\.txt:7"):
        parse_line(line, file="file.txt", number=7)


def test_every_sentence_of_the_corpus_can_be_read() -> None:
    sentences = list(load_sentences(CORPUS / "sentences"))

    assert len(sentences) > 4000
    assert sum(not sentence.acts for sentence in sentences) > 200
    for sentence in sentences:
        for act in sentence.acts:
            assert sentence.text[slice(*act.trigger)].strip()


@pytest.mark.parametrize("folder", [CORPUS, CORPUS / "second"])
def test_the_validator_finds_no_fault_in_the_corpus(folder: Path) -> None:
    assert list(faults(folder)) == []


def test_a_footer_tells_what_no_words_do() -> None:
    told = REPORT.replace(
        "#3 actor&rebels\n",
        "#3 actor&rebels time=2019-05 displaced=20..300 crowd=5/rebels allowed=REJECT,REQUEST event=call   a remark\n",
    )
    account = parse_report(told, name="scene-1").as_row()["accounts"][2]

    assert (account["time"]["start"], account["time"]["end"], account["time"]["precision"]) == (
        "2019-05-01",
        "2019-05-31",
        "month",
    )
    assert [(each["what"], each["low"], each["high"]) for each in account["quantities"]] == [
        ("displaced", 20, 300),
        ("crowd", 5, 5),
    ]
    assert (account["event"], account["types_allowed"]) == ("call", ["REJECT", "REQUEST"])


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("#3 actor&rebels", "#3 allowed=REJECT, REQUEST", "wants one word"),
        ("#3 actor&rebels", "#9 actor&rebels", "act 9, which has no trigger"),
        ("#3 actor&rebels", "#3 actor&nobody", "has no line in the footer"),
        ("killed=2..#1", "killed=many#1", "killed 'at least two'"),
        ("published: 2019-05-06", "published: soon", "a day is wanted"),
        ("ACCUSE#3", "ACCUSE#1", "act 1 has two triggers"),
        ("actor&rebels#1", "actor&rebels", "has no number"),
        ("cue#2", "cue@denied#2", "stand at the act's own word"),
    ],
)
def test_a_broken_report_is_named(old: str, new: str, why: str) -> None:
    assert old in REPORT
    with pytest.raises(InputError, match=f"scene-1.*{why}"):
        parse_report(REPORT.replace(old, new), name="scene-1")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("ASSAULT-heavy-weapons", "ASSAULT-phone", "phone is no mode of ASSAULT"),
        ("~military", "~weather", "weather is no context"),
        ("speaker=official", "speaker=neighbour", "no kind of speaker"),
        ("Arandi:city", "Arandi:hamlet", "point, city, admin1 or country"),
        ("| SDN | REB", "| SDN | XYZ", "are no sectors"),
        ("| SDN | REB", "| Sudan | REB", "no code of three letters"),
        ("&people: - | group", "&people: - | crowd", "no kind of party"),
        ("&people: - | group | SDN | CVL\n", "", "&people has no line in the footer"),
        ("#3 actor&rebels", "#3 actor&rebels allowed=SHELL", "allowed=SHELL: no type"),
    ],
)
def test_the_validator_names_what_the_codebook_does_not_know(tmp_path: Path, old: str, new: str, why: str) -> None:
    folder = write_corpus(tmp_path)
    assert list(faults(folder)) == []
    (folder / "reports" / "broken-1.txt").write_text(REPORT.replace(old, new), encoding="utf-8")

    assert [why in fault for fault in faults(folder)] == [True]
