"""A corpus of a few lines, in the shape of the project's own."""

from __future__ import annotations

from pathlib import Path

from dateline.evaluate.corpus_rows import split_of

REPORT = """published: 2019-05-06
publisher: The Arandi Courier
style: wire
region: africa

[Rebels|actor&rebels#1] [shelled|ASSAULT-heavy-weapons~military#1] [Arandi|recipient&arandi#1,place=SDN:Arandi:city#1] \
and killed [at least two|killed=2..#1] [people|&people].

[Envoys|actor&envoys#2] [met|CONSULT~diplomatic@planned#2] [ministers|recipient&ministers#2] on \
[Monday|time=2019-05-06#2], [a spokesman|speaker=official:1&spokesman#2] [said|cue#2]. [The rebels|&rebels] \
[rebuked|ACCUSE#3] [them|recipient&envoys#3,&envoys].

---
&rebels: - | group | SDN | REB
&arandi: Arandi | place | SDN | CVL
&people: - | group | SDN | CVL
&envoys: - | group | - | IGO
&ministers: - | group | SDN | GOV
&spokesman: - | unnamed | SDN | GOV
#3 actor&rebels
"""
QUIET = """published: 2019-05-06
publisher: The Arandi Courier
style: weather
region: africa

It rained all day

It rained. Pirates aided Sailors in a play.

---
"""
SENTENCES = {
    "shelling": "[Pirates|actor] [shelled|ASSAULT-heavy-weapons~military] [Velm|recipient,place] and killed "
    "[two|killed] on [Sunday|time], [sailors|speaker] [said|cue].",
    "denial": "[Envoys|actor] never [met|CONSULT@denied] [pirates|recipient], [they|speaker] [said|cue].",
    "talks": "[Sailors|actor] and [Pirates|actor] [talked|CONSULT!historical].",
    "quiet": "Lawmakers aided Nobody at all.",
    "rain": "It rained.",
}


def write_corpus(folder: Path, split: str = "dev") -> Path:
    """Write the corpus so that each of its scenes lies in one split."""
    (folder / "reports").mkdir(parents=True)
    (folder / "sentences").mkdir()
    scenes = (f"scene{number}" for number in range(1000))
    for text in (REPORT, QUIET):
        scene = next(each for each in scenes if split_of(each, of="reports") == split)
        (folder / "reports" / f"{scene}-1.txt").write_text(text, encoding="utf-8")
    # A scene is named by its first sentence: one without act that is of the split begins each.
    firsts = (f"Day {number} was dry." for number in range(1000))
    chosen = [next(each for each in firsts if split_of(each, of="sentences") == split) for _ in SENTENCES]
    lines = [f"{first}\n{line}\n" for first, line in zip(chosen, SENTENCES.values(), strict=True)]
    (folder / "sentences" / "all.txt").write_text("\n".join(lines), encoding="utf-8")
    return folder
