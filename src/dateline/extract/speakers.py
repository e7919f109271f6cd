"""According to whom: the chain of those who say so, outermost first; the narrator has none.

Three witnesses are asked: the learnt speaker of the act, the learnt quotations, and the tree. A speaker counts
where the first is sure or two agree; what each is worth was measured on the corpus's train and dev parts
(docs/decisions/0012-who-says-so.md). A word of saying that is itself the act (a threat, a demand) adds no
speaker: who threatens is its actor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.extract.blamed import disclaimers
from dateline.extract.chains import (
    asserts,
    claimers,
    deeper,
    deniers,
    is_according,
    issued,
    meant_by_relative,
    ordered,
    told_to,
    via,
    with_inner,
)
from dateline.extract.phrases import pair_of, partners, phrase
from dateline.extract.speaker_kinds import PRONOUNS, antecedent, kind_of
from dateline.extract.speech import (
    VOICED,
    Link,
    Speech,
    apart,
    in_quotes,
    is_headline,
    lead_of,
    open_before,
    said_above,
    stated_before,
    subject,
)
from dateline.model import Act, Document, Sentence, Speaker, SpeakerKind, words_of

SURE, HELPED = 0.6, 0.4
"""Probability of the learnt speaker from which it counts alone, and where another witness agrees (corpus dev)."""
REPORTS = 0.5
"""A word of saying that reports an act itself with this probability adds no speaker to it."""
BACK = 3
"""How many sentences back "the statement" or an open quotation still reaches."""
DENYING = frozenset(("deny", "dispute", "refute", "reject"))
RULES = frozenset("plan law rule agreement deal schedule constitution treaty will need custom tradition accord".split())
"""What things are done according to."""
SHARED = 2
"""Words that a headline and the first sentence share at least where their acts are of different kinds."""
OURSELVES = frozenset(("we", "our", "us", "i", "newspaper's", "nobody", "nothing", "one"))
OWN_PAGE = frozenset(("newspaper", "magazine", "newsroom", "reporter", "website", "programme"))


def find_speakers(speech: Speech, sentence: Sentence, act: Act) -> tuple[Speaker, ...]:
    """The chain for one act, outermost first; empty when the narrator tells it."""
    doc = speech.doc
    links = _of_sentence(speech, sentence, act) or _carried(speech, sentence, act.token)
    denying = disclaimers(sentence, act.token)  # they do not tell of it
    links = [link for link in links if not (link.sentence is sentence and link.head in denying)]
    links = [link for link in links if not _is_act(link, sentence, act) and not _is_narrator(doc, link)]
    claims = [*claimers(sentence, act.token), *deniers(sentence, act.token)]
    links += [each for each in claims if not any(each.same(link) for link in links)]
    links = links or stated_before(sentence, act.token)
    if not links:
        return _of_lead(speech, sentence, act) if is_headline(doc, sentence) else ()
    links = [link for each in ordered(doc, _one_a_cue(links)) for link in with_inner(doc, each)]
    links = [*told_to(doc, links[0]), *links]
    links = [*via(doc, links[0]), *links]
    links = [link for link in links if not _is_narrator(doc, link)]
    return tuple(speaker for link in _without_repeats(links) for speaker in _speakers(doc, link))


def _of_lead(speech: Speech, title: Sentence, act: Act) -> tuple[Speaker, ...]:
    """A headline says in short what the first sentence tells: the chain of the same kind of act there."""
    lead = lead_of(speech.doc, title)
    if lead is None:
        return ()
    likely = [each for each in lead.acts if 1 - each.scores.get("NONE", 0.0) >= REPORTS]
    telling = [at for at, token in enumerate(title.tokens) if token.upos in ("NOUN", "PROPN", "VERB", "NUM", "ADJ")]
    told = {token.lemma for token in lead.tokens}
    shared = {title.tokens[at].lemma for at in telling} & told
    own = told.intersection(title.tokens[at].lemma for at in _own_clause(title, act) if at in telling)
    is_told = own and len(shared) >= SHARED
    alike = [each for each in likely if _best(each) == _best(act)] or (likely if is_told else [])
    return next((chain for each in alike if (chain := find_speakers(speech, lead, each))), ())


def _own_clause(title: Sentence, act: Act) -> set[int]:
    """The words that tell an act of a headline, without those of a clause beside: "Shells hit Gao as troops arrive"."""
    clauses = [c for c in title.children_by(act.token, "advcl", "conj", "parataxis") if title.tokens[c].upos == "VERB"]
    return {act.token, *title.descendants(act.token)}.difference(*({c, *title.descendants(c)} for c in clauses))


def _best(act: Act) -> str:
    return max((kind for kind in act.scores if kind != "NONE"), key=lambda kind: act.scores[kind], default="")


def _one_a_cue(links: Sequence[Link]) -> list[Link]:
    """Of several who share one word of saying the subject is kept: the rest is an apposition, or was told."""
    kept: list[Link] = []
    for link in sorted(links, key=lambda each: (not _does(each), each.head)):
        if not any(link.sentence is other.sentence and link.cue == other.cue for other in kept):
            kept.append(link)
    return kept


def _does(link: Link) -> bool:
    return link.sentence.tokens[link.head].deprel.startswith(("nsubj", "obl:agent"))


def _of_sentence(speech: Speech, sentence: Sentence, act: Act) -> list[Link]:
    """Speakers named in the act's own sentence, where one witness is sure or two agree."""
    tree = said_above(sentence, act.token)
    learnt = [link for link in speech.covering(sentence, act.token) if link.sentence is sentence]
    every = [*tree, *(link for link in learnt if not any(link.same(other) for other in tree))]
    found: list[Link] = []
    for role in act.arguments:
        if role.role != "speaker" or role.head == act.token:
            continue
        link = next((each for each in every if _names(each, role.head)), None)
        if role.score >= (HELPED if link else SURE):
            found.append(link or _bare(sentence, role.head))
    for link in tree:
        agreed = next((other for other in learnt if other.same(link)), None)
        if agreed is None and _is_according(link) and not any(link.same(other) for other in found):
            found.append(link)
        if agreed and not any(link.same(other) for other in found):
            found.append(replace(link, content=agreed.content, direct=link.direct or agreed.direct))
    found = [link for link in found if not apart(sentence, act.token, link)]
    return [*found, *deeper(found, tree, act.token)]


def _is_according(link: Link) -> bool:
    """ "According to the mission": the words themselves say that it speaks, unless it is a plan or a law."""
    return is_according(link) and link.sentence.tokens[link.head].lemma not in RULES


def _names(link: Link, head: int) -> bool:
    first, last = phrase(link.sentence, link.head)
    return head == link.head or first <= head < last


def _bare(sentence: Sentence, head: int) -> Link:
    """A speaker whom only the model names, with the verb that it hangs on."""
    up = max(sentence.tokens[head].head, 0)
    direct = any(token.text in '"“”«»' for token in sentence.tokens)
    return Link(sentence, head, (up, up + 1), direct)


def _carried(speech: Speech, sentence: Sentence, token: int) -> list[Link]:
    """A quotation that runs on from an earlier sentence keeps its speaker."""
    doc = speech.doc
    far = [link for link in speech.covering(sentence, token) if link.sentence is not sentence]
    if far or sentence.index == 0 or sentence.part == "title":
        return far
    if not in_quotes(sentence, token, opened=open_before(doc.sentences, sentence)):
        return []
    for before in reversed(doc.sentences[max(0, sentence.index - BACK) : sentence.index]):
        if before.paragraph < sentence.paragraph - 1 or before.part == "title":
            return []
        for index, each in enumerate(before.tokens):
            speaker = subject(before, index) if each.lemma in VOICED and each.upos == "VERB" else None
            if speaker is not None:
                return [Link(before, speaker, (index, index + 1), True)]
    return []


def _is_act(link: Link, at: Sentence, act: Act) -> bool:
    """Whether the word of saying is itself an act of speech, or no word of saying at all; ``at``: where the act is."""
    sentence, cue = link.sentence, range(*link.cue)
    if not any(sentence.tokens[i].lemma in VOICED for i in cue):
        return True
    if any(sentence.tokens[i].lemma == "hear" and sentence.tokens[link.head].head == i for i in cue):
        return True  # "the court heard that": who hears it doesn't say it
    trigger = act.token if sentence is at else None
    return any(
        1 - other.scores.get("NONE", 0.0) >= REPORTS and not asserts(sentence, other.token, trigger)
        for other in sentence.acts
        if other.token in cue and other.token != trigger
    )


def _is_narrator(doc: Document, link: Link) -> bool:
    """Whether the page itself or nobody speaks: they stand in no chain."""
    sentence = link.sentence
    first, last = phrase(sentence, link.head)
    words = {token.lemma for token in sentence.tokens[first:last]}
    if sentence.tokens[link.head].lemma in OURSELVES:
        return not link.direct
    if words & OURSELVES or (words & OWN_PAGE and words & {"this", "our"}):
        return sentence.tokens[link.head].lemma in OWN_PAGE or not words - OURSELVES - {"of", "the"}
    if any(sentence.tokens[i].lemma in DENYING for i in range(*link.cue)):
        return False  # who denies is a speaker, also on their own page
    return _is_publisher(doc, " ".join(token.text for token in sentence.tokens[first:last]))


def _is_publisher(doc: Document, told: str) -> bool:
    own = (doc.report.publisher or "").casefold().removeprefix("the ")
    name = told.casefold().removeprefix("the ").removeprefix("agency ")
    return bool(own) and len(name) > 2 and (name in own or own in name)


def _without_repeats(links: Sequence[Link]) -> list[Link]:
    """Each speaker once: an apposition or a part of another's phrase is the same one."""
    kept: list[Link] = []
    for link in links:
        beside = [other for other in kept if other.sentence is link.sentence]
        again = any(link.head == other.head or link.head in link.sentence.descendants(other.head) for other in beside)
        takes_up = link.sentence.tokens[link.head].lemma in PRONOUNS and beside  # "the governor disputes it, he says"
        if not again and not takes_up:
            kept.append(link)
    return kept


def speaker_of(doc: Document, link: Link) -> Speaker | None:
    """The one who is the head of a saying; None where that is the page itself."""
    head = meant_by_relative(link.sentence, link.head)
    return None if _is_narrator(doc, link) else _speaker(doc, link, head)


def _speakers(doc: Document, link: Link) -> Iterator[Speaker]:
    """Who says so; of "the mayor and two of his guards" each is one."""
    sentence, head = link.sentence, link.head
    head = meant_by_relative(sentence, head)
    for each in (head, *partners(sentence, head)):
        yield _speaker(doc, link, each)


def _speaker(doc: Document, link: Link, head: int) -> Speaker:
    sentence = link.sentence
    words = words_of(doc.report, pair_of(sentence, phrase(sentence, head)))
    return Speaker(
        words=words,
        name=_name(doc, sentence, head),
        kind=_kind(doc, link, head, words.text),
        direct=link.direct,
        cue=words_of(doc.report, pair_of(sentence, link.cue)),
    )


def _kind(doc: Document, link: Link, head: int, told: str) -> SpeakerKind:
    """Of what kind a speaker is: a paper of theirs, whoever claims an attack, else what their words say."""
    if issued(link) or _is_publisher(doc, told):
        return "statement"
    kind = kind_of(doc, link.sentence, head)
    claims = link.sentence.tokens[link.cue[0]].lemma == "claim" and link.sentence.children_by(link.cue[0], "obj")
    return "party" if claims and kind in ("official", "person") else kind


def _name(doc: Document, sentence: Sentence, head: int) -> str | None:
    """The name of a speaker: in their own words, or what their pronoun stands for."""
    if sentence.tokens[head].lemma in PRONOUNS:
        meant = antecedent(doc, sentence, head)
        if meant is None:
            return None
        sentence, head = meant
    first, last = phrase(sentence, head)
    named = [name for name in sentence.names if first <= name.first and name.last <= last]
    own = next((name for name in named if name.first <= head < name.last), None)
    if own is None:
        appositions = sentence.children_by(head, "appos")
        own = next((name for c in appositions if (name := sentence.name_at(c)) and name.type == "Person"), None)
    if own is None or own.type in ("Date", "Money"):
        return None
    start, end = sentence.offsets(own.first, own.last)
    return doc.report.text[start:end]
