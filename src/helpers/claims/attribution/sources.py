"""Who says it, in the words of the text: the subject or agent of a verb, the owner of a noun."""

from helpers.claims.attribution import extents
from helpers.claims.attribution.cues import cues, words
from helpers.claims.attribution.model import Source
from helpers.claims.attribution.reading import Passage
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token

_NOBODY = frozenset({"it", "there", "this"})


def actor(verb: Token) -> Token | None:
    """Whoever does what a verb tells: its subject, or the agent of a passive; None for "it is said that"."""
    if grammar.is_passive(verb):
        agent = grammar.agent(verb)
        return agent if agent is None or agent.lemma_.lower() not in words("medium") else None
    if (cited := cited_as(verb)) is not None:
        return cited
    if extents.is_comment(verb) and (saying := _said_before(verb)) is not None:
        return actor(saying)
    if grammar.children(verb, "expl"):
        return None
    return grammar.subject(verb)


def cited_as(verb: Token) -> Token | None:
    """Whom somebody quotes "as saying"; None for any other verb."""
    if verb.dep_ != "pcomp" or verb.tag_ != "VBG" or verb.head.lower_ != "as" or "clause" not in _takes(verb):
        return None
    return next(iter(grammar.children(verb.head.head, "dobj", "nsubjpass")), None)


def _takes(verb: Token) -> dict[str, str]:
    cue = cues("verb").get(verb.lemma_.lower())
    return cue.takes if cue is not None else {}


def _said_before(verb: Token) -> Token | None:
    """The verb of saying that ", adding that …" goes on with, where the parser hung it into what is said."""
    clause = verb.head
    while clause.dep_ in ("ccomp", "conj", "xcomp", "advcl") and clause.head != clause:
        if clause.dep_ == "ccomp" and "clause" in _takes(clause.head) and clause.head.i < verb.i:
            return clause.head
        clause = clause.head
    return None


def source_of(head: Token | None, passage: Passage, cue: Token | None = None) -> Source | None:
    """The source that a noun phrase names, without the words of the cue's own clause; None where there is none."""
    if head is None:
        return None
    if (
        head.lower_ in _NOBODY
        and cue is not None
        and cue.dep_ in ("xcomp", "pcomp")
        and cue.head.pos_ in ("ADJ", "ADP")
    ):
        return None  # "it is hard to imagine that"
    first, last = head.left_edge.i, head.right_edge.i
    if cue is not None:
        if head.i < cue.i <= last:
            last = cue.left_edge.i - 1 if cue.left_edge.i > head.i else head.i
        elif first <= cue.i < head.i:
            first = cue.i + 1
    return Source(passage.numbers(first, max(first, last)), head)


def owner(noun: Token) -> Token | None:
    """Whose a claim, plan or fear is: the possessor, "by" or "from" somebody."""
    found = grammar.owner(noun)
    if found is not None:
        return found
    return next((n for _, n in grammar.prepositions(noun, "from", "by", "among") if n.dep_ == "pobj"), None)
