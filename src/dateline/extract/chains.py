"""Who told whom: which of several speakers is outermost, and who stands inside or outside of one that is known.

"Reuters reported that the ministry said the rebels had claimed", "AFP quoted a nurse as saying", "the mayor told
Reuters", "the statement", "according to Reuters, the army said".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.extract.cues import AHEAD
from dateline.extract.denied import CLAIMS
from dateline.extract.speaker_kinds import KIND_OF, PRONOUNS, kind_of
from dateline.extract.speech import ACCORDING, RELATIVE, VOICED, Link, subject
from dateline.model import Document, Sentence

BACK = 3
"""How many sentences back "the statement" or "he" still reaches."""
QUOTING = frozenset(("quote", "cite"))
TELLING = frozenset(("tell", "inform", "assure"))
HEARING = frozenset(("hear", "learn", "understand"))
"""Who does this tells what another told: "learned from a clerk that"."""
PRINTING = frozenset("carry cite distribute issue publish quote release relay".split())
"""What an agency does with the words of others."""
RESPONSIBLE = frozenset(("credit", "responsibility"))
ISSUED = frozenset("bulletin communique communiqué declaration leaflet note release statement".split())
"""What bodies speak by: "the alliance said in a communique" is a statement of the alliance."""
CARRIERS = frozenset(("statement", "spokesman", "spokeswoman", "spokesperson", "report", "communique", "communiqué"))
TELLERS = frozenset(("wire", "media", "document"))
"""Kinds of speakers who pass on what others say."""
ASSERTING = frozenset(
    "acknowledge add admit affirm allege announce argue assert assure attest boast claim complain concede "
    "confess confirm contend declare deny disclose dispute explain inform insist maintain recall recount "
    "relate report reveal say state swear tell testify".split()
)
"""Verbs whose "that" clause is told as a fact or as none; what is asked, threatened or promised there is not."""
DENYING_CLAIMS = frozenset("deny dismiss dispute refute reject".split())
WARNING = frozenset(("caution", "warn"))
"""Verbs that threaten, unless what they say is past ("warned that gangs had burned")."""


def deniers(sentence: Sentence, trigger: int) -> list[Link]:
    """Who denies in so many words that an act was done: "dismissed claims that anybody had been detained"."""
    for below, at in zip((trigger, *sentence.ancestors(trigger)), sentence.ancestors(trigger), strict=False):
        noun, verb = sentence.tokens[at], sentence.tokens[at].head
        if sentence.tokens[below].deprel != "acl" or noun.lemma not in CLAIMS | {"suggestion"} or noun.deprel != "obj":
            continue
        speaker = subject(sentence, verb) if sentence.tokens[verb].lemma in DENYING_CLAIMS else None
        is_that = any(sentence.tokens[each].lemma == "that" for each in sentence.children_by(below, "mark"))
        return [Link(sentence, speaker, (verb, verb + 1), direct=False)] if speaker is not None and is_that else []
    return []


def deeper(found: Sequence[Link], tree: Sequence[Link], trigger: int) -> list[Link]:
    """Whom a known speaker reports in turn, by the tree alone: each "that" clause hangs on the saying before it."""
    outer = {link.cue[0] for link in found}
    hung = {link.sentence.tokens[link.head].head for link in found if is_according(link)}
    inner = []
    for link in tree:
        sentence, verb = link.sentence, link.cue[0]
        if any(link.same(other) for other in found) or not _told_in(sentence, verb, trigger):
            continue
        if verb in hung:  # "the wife says that …, according to the report"
            inner.append(link)
        up = verb
        while (verb not in hung and sentence.tokens[up].deprel == "ccomp") or _is_as_saying(sentence, up):
            up = sentence.tokens[up].head
            if up in outer:
                inner.append(link)
                break
    return inner


def _told_in(sentence: Sentence, verb: int, trigger: int) -> bool:
    """Whether an act stands in the clause that a verb of saying has for its object, or in one told side by side."""
    path = (trigger, *sentence.ancestors(trigger))
    if verb in path[1:]:
        return sentence.tokens[path[path.index(verb) - 1]].deprel == "ccomp"
    up = sentence.tokens[verb].head
    return up in path[1:] and verb < path[path.index(up) - 1]


def asserts(sentence: Sentence, verb: int, trigger: int | None) -> bool:
    """Whether a word only says, claims or denies that an act was done: it is a word of saying, whatever else it is.

    ``trigger`` is None where the act stands in another sentence, in a quotation that runs on.
    """
    lemma = sentence.tokens[verb].lemma
    if lemma in QUOTING or trigger is None:
        return lemma in QUOTING | ASSERTING
    as_fact = lemma in ASSERTING or (lemma in WARNING and not _is_ahead(sentence, trigger))
    return as_fact and _told_in(sentence, verb, trigger)


def _is_ahead(sentence: Sentence, verb: int) -> bool:
    """Whether a verb has a "would" or "may", or tells what to do."""
    modal = any(sentence.tokens[c].lemma in AHEAD for c in sentence.children_by(verb, "aux"))
    return modal or sentence.tokens[verb].deprel in ("xcomp", "advcl")


def ordered(doc: Document, links: Sequence[Link]) -> list[Link]:
    """Outermost first: who passes it on, whose content holds another's cue, or whose cue stands above it."""

    def depth(link: Link) -> tuple[bool, int, int]:
        inside = sum(
            other is not link
            and any(start <= link.sentence.tokens[link.cue[0]].start < end for start, end in other.content)
            for other in links
        )
        return not _passes_on(doc, link, links), inside, len(link.sentence.ancestors(link.cue[0]))

    first = sorted(links, key=depth) if len(links) > 1 else list(links)
    return _set_off(first)


def is_according(link: Link) -> bool:
    """Whether the words of saying are "according to"."""
    return link.sentence.tokens[link.cue[0]].lemma in ACCORDING


def _passes_on(doc: Document, link: Link, links: Sequence[Link]) -> bool:
    """ "According to Reuters, the army said": the phrase hangs on the other's saying, or is an agency's.

    "According to a statement, troops left, Reuters reported": what an agency reports itself, the agency passes on.
    """
    sentence = link.sentence
    if not is_according(link):
        return False
    if kind_of(doc, sentence, link.head) in TELLERS:
        return True
    above = sentence.tokens[link.head].head
    inside = any(token.lemma == "that" for token in sentence.tokens[above : link.cue[0]])  # "said that, according to"
    return not inside and any(
        above == other.cue[0] and other.sentence is sentence and kind_of(doc, sentence, other.head) not in TELLERS
        for other in links
        if other is not link
    )


def _set_off(links: list[Link]) -> list[Link]:
    """ "The guard lied, the colonel said, that …": what is set between commas tells of the whole sentence."""
    outer = [link for link in links if link.sentence.tokens[link.cue[0]].deprel == "parataxis"]
    for link in outer:
        above = link.sentence.tokens[link.cue[0]].head
        held = [at for at, other in enumerate(links) if other.sentence is link.sentence and other.cue[0] == above]
        if held and held[0] < links.index(link):
            links.remove(link)
            links.insert(held[0], link)
    return links


def with_inner(doc: Document, link: Link) -> Iterator[Link]:
    """A link, and whom it cites or is quoted by: "reports, citing the ministry", "the ministry, quoted by …"."""
    sentence = link.sentence
    verb = _quoting(sentence, link)
    if verb is not None:
        yield from _quoter_and_quoted(link, verb)
        return
    for child in sentence.children_by(link.head, "acl"):
        if sentence.tokens[child].lemma in QUOTING:
            for agent in sentence.children_by(child, "obl"):
                yield Link(sentence, agent, (child, child + 1), False)
    yield from _carried_by(doc, link)
    yield link
    for child in sentence.children_by(link.cue[0], "advcl", "xcomp"):
        if sentence.tokens[child].lemma in QUOTING:
            for cited in _cited(sentence, child):
                if can_speak(sentence, cited):
                    yield Link(sentence, cited, (child, child + 1), False)
    yield from _heard_from(link)


def _cited(sentence: Sentence, verb: int) -> list[int]:
    """Whom a verb quotes: its object, also where the tree takes it for another party ("quoting the mayor")."""
    return [c for c in sentence.children_by(verb, "obj", "iobj", "nsubj") if c > verb]


def can_speak(sentence: Sentence, head: int) -> bool:
    """Whether somebody or a paper may be cited: no "security concerns"."""
    token = sentence.tokens[head]
    named = token.upos in ("PROPN", "PRON", "NUM") or sentence.name_at(head) is not None
    return named or token.lemma in KIND_OF or token.lemma in CARRIERS or token.lemma == "source"


def _quoting(sentence: Sentence, link: Link) -> int | None:
    """The verb that quotes, if that is the cue, or what those say who are quoted."""
    for at in range(*link.cue):
        token = sentence.tokens[at]
        if token.lemma in QUOTING and token.upos == "VERB":
            return at
        up = token.head
        if _is_as_saying(sentence, at):
            return up
        if token.deprel == "acl:relcl" and sentence.tokens[up].deprel == "obj":
            above = sentence.tokens[up].head
            if sentence.tokens[above].lemma in QUOTING:
                return above
    return None


def _is_as_saying(sentence: Sentence, at: int) -> bool:
    """ "Quoted a nurse as saying"; not "quoted a proverb as troops fired"."""
    up = sentence.tokens[at].head
    if not sentence.tokens[at].text.lower().endswith("ing"):
        return False
    marks = sentence.children_by(at, "mark", "case") if up >= 0 and sentence.tokens[up].lemma in QUOTING else ()
    return any(sentence.tokens[each].lemma == "as" for each in marks)


def _quoter_and_quoted(link: Link, verb: int) -> Iterator[Link]:
    """Who quotes and who is quoted, whoever the link has: "the bishop was quoted as saying by Reuters"."""
    sentence = link.sentence
    sayings = [c for c in sentence.children_by(verb, "advcl", "xcomp", "ccomp") if _is_as_saying(sentence, c)]
    cue = (sayings[0], sayings[0] + 1) if sayings else (verb, verb + 1)
    passive = sentence.children_by(verb, "nsubj:pass")
    if passive or sentence.tokens[verb].deprel == "acl":
        quoter = _behind_by(sentence, (verb, *sayings))
        quoted = passive[0] if passive else sentence.tokens[verb].head
    else:
        quoter = next((c for c in sentence.children_by(verb, "nsubj") if _does(sentence, c)), None)
        quoted = next((c for c in _cited(sentence, verb) if sayings or can_speak(sentence, c)), -1)
    if quoter is not None:
        yield Link(sentence, quoter, (verb, verb + 1), False)
    if quoted >= 0:
        yield Link(sentence, quoted, cue, link.direct)
    if quoter is None and quoted < 0:
        yield link


def _does(sentence: Sentence, token: int) -> bool:
    return sentence.tokens[token].deprel == "nsubj"


def _behind_by(sentence: Sentence, verbs: Sequence[int]) -> int | None:
    """Who stands behind "by" under a verb, however the tree hangs them."""
    for verb in verbs:
        for child in sentence.children_by(verb, "obl", "nsubj", "obj"):
            if child > verb and any(sentence.tokens[c].lemma == "by" for c in sentence.children_by(child, "case")):
                return child
    return None


def _carried_by(doc: Document, link: Link) -> Iterator[Link]:
    """The agency or paper that passes a statement on: "said in a statement carried by the state agency"."""
    sentence = link.sentence
    for held in sentence.children_by(link.cue[0], "obl"):
        for verb in sentence.children_by(held, "acl"):
            if sentence.tokens[verb].lemma in PRINTING:
                agent = _behind_by(sentence, (verb,))
                is_agency = agent is not None and sentence.tokens[agent].lemma == "agency"
                if agent is not None and (is_agency or kind_of(doc, sentence, agent) in ("wire", "media")):
                    yield Link(sentence, agent, (verb, verb + 1), False)


def _heard_from(link: Link) -> Iterator[Link]:
    """ "It had learned from a clerk that": the clerk tells it."""
    sentence, verb = link.sentence, link.cue[0]
    below = [verb, *sentence.children_by(verb, "ccomp")]
    for each in below:
        if sentence.tokens[each].lemma in HEARING and sentence.children_by(each, "ccomp"):
            for child in sentence.children_by(each, "obl"):
                if any(sentence.tokens[c].lemma == "from" for c in sentence.children_by(child, "case")):
                    yield Link(sentence, child, (each, each + 1), False)


def told_to(doc: Document, outermost: Link) -> list[Link]:
    """The agency that was told: "a spokesman told Reuters" comes to the page through it."""
    sentence = outermost.sentence
    if sentence.tokens[outermost.cue[0]].lemma not in TELLING:
        return []
    told = sentence.children_by(outermost.cue[0], "obj", "iobj")
    beside = [c for c in sentence.children_by(outermost.cue[0], "dep", "appos") if told and c > told[0]]
    agency = next((each for each in (*told, *beside) if kind_of(doc, sentence, each) == "wire"), None)
    if agency is None:
        return []
    return [Link(sentence, told[0] if agency in beside else agency, outermost.cue, False)]


def via(doc: Document, outermost: Link) -> list[Link]:
    """The agency of an earlier sentence that reported what "the statement" or "he" goes on to say."""
    sentence, head = outermost.sentence, outermost.head
    known = any(sentence.tokens[c].lemma in ("the", "this", "that") for c in sentence.children_by(head, "det"))
    lemma = sentence.tokens[head].lemma
    pronoun = lemma in PRONOUNS
    if not (pronoun or (known and lemma in CARRIERS)) or kind_of(doc, sentence, head) == "wire":
        return []
    for before in reversed(doc.sentences[max(0, sentence.index - BACK) : sentence.index]):
        if not pronoun and all(token.lemma != lemma for token in before.tokens):
            continue
        for index, token in enumerate(before.tokens):
            speaker = subject(before, index) if token.lemma in VOICED and token.upos == "VERB" else None
            if speaker is not None and kind_of(doc, before, speaker) == "wire":
                return [Link(before, speaker, (index, index + 1), False)]
    return []


def claimers(sentence: Sentence, trigger: int) -> list[Link]:
    """Who claims an attack that a noun tells: "claimed the bombing", "claimed responsibility for the bombing"."""
    at = trigger
    if sentence.tokens[at].deprel in ("nmod", "obl") and sentence.tokens[at].head >= 0:
        above = sentence.tokens[at].head
        part = above if sentence.tokens[above].lemma in RESPONSIBLE else None
        near = sentence.children_by(above, "obj") if part is None else ()
        at = next((c for c in near if sentence.tokens[c].lemma in RESPONSIBLE), part if part is not None else -1)
    verb = sentence.tokens[at].head if at >= 0 and sentence.tokens[at].deprel == "obj" else -1
    if verb < 0 or sentence.tokens[verb].lemma != "claim" or sentence.tokens[at].upos != "NOUN":
        return []
    who = subject(sentence, verb)
    return [] if who is None else [Link(sentence, who, (verb, verb + 1), False)]


def issued(link: Link) -> bool:
    """Whether somebody speaks by a paper of their own, "in a statement", also where one stands before two verbs."""
    sentence, verb = link.sentence, link.cue[0]
    verbs = [verb]
    while sentence.tokens[verbs[-1]].deprel == "conj":
        verbs.append(sentence.tokens[verbs[-1]].head)
    papers = (each for at in verbs for each in sentence.children_by(at, "obl") if at == verb or each < at)
    return any(
        sentence.tokens[each].lemma in ISSUED and sentence.tokens[case].lemma in ("in", "through", "by", "via")
        for each in papers
        for case in sentence.children_by(each, "case")
    )


def meant_by_relative(sentence: Sentence, pronoun: int) -> int:
    """Who "who" stands for: the noun that its clause hangs on."""
    own = sentence.tokens[pronoun]
    if own.lemma not in RELATIVE or not own.deprel.startswith("nsubj"):
        return pronoun
    up = sentence.tokens[own.head].head if own.head >= 0 else -1
    return up if up >= 0 and sentence.tokens[own.head].deprel.startswith("acl") else pronoun
