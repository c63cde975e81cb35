"""What belongs to a verb of saying, and what to the clause that is said, where the parser takes the one for the other."""

from helpers.claims import lexicon
from helpers.claims.english.parsing.words import Token

_SUBJECTS = ("nsubj", "nsubjpass")


def give_second_deed(verb: Token) -> None:
    """ "Said its troops had entered X and captured Y": both are said, where the "and" hangs on what is said."""
    saying = verb.head
    says = "clause" in lexicon.reporting().get(verb.lemma_, {}) and verb.lemma_ not in lexicon.predicates()
    if says or any(c.dep_ in _SUBJECTS for c in verb.children):
        return  # "said two people were killed, and denied that …": he who said so
    if saying.dep_ == "parataxis" and saying.i < verb.i and saying.lemma_ in lexicon.reporting():
        if any(c.dep_ in _SUBJECTS for c in saying.head.children) and _and_before(verb, saying) is not None:
            verb.head = saying.head  # "Gunmen came as far as the fence, he said, and were routed there"
        return
    if "clause" not in lexicon.reporting().get(saying.lemma_, {}):
        return
    told = [c for c in saying.children if c.dep_ == "ccomp" and saying.i < c.i < verb.i]
    joint = next((c for t in told for c in t.children if c.dep_ == "cc" and t.i < c.i < verb.i), None)
    if joint is not None and not any(t.text == "," for t in verb.doc[joint.i : verb.i]):
        verb.head = joint.head
        if verb.tag_ == "VBD" and any(c.dep_ == "aux" and c.lemma_ == "have" for c in joint.head.children):
            verb.tag_ = "VBN"


def _and_before(verb: Token, saying: Token) -> Token | None:
    return next((t for t in verb.doc[saying.i : verb.i] if t.dep_ == "cc"), None)


def give_speaker(saying: Token) -> None:
    """ "In the Alpha region, Jane Doe, a chairwoman, said …": who is named behind where it was is no part of the region."""
    doc = saying.doc
    if saying.lemma_ not in lexicon.reporting() or any(c.dep_ in (*_SUBJECTS, "expl") for c in saying.children):
        return
    if any(c.dep_ in ("aux", "auxpass") for c in saying.children) or not any(
        c.dep_ in ("ccomp", "dobj") and c.i > saying.i for c in saying.children
    ):
        return
    for prep in (c for c in saying.children if c.dep_ == "prep" and c.i == saying.sent.start):
        for town in (c for c in prep.children if c.dep_ == "pobj"):
            for name in (c for c in town.children if c.dep_ == "appos" and doc[c.left_edge.i - 1].text == ","):
                if doc[saying.i - 1].text == "," or name.right_edge.i == saying.i - 1:
                    name.head, name.dep_ = saying, "nsubj"
                    return


def part_at_colon(verb: Token) -> None:
    """ "Observers doubted it: the network wrote that …": what stands behind the colon is said by whom it names."""
    above = verb.head
    colon = any(t.text == ":" for t in verb.doc[above.i : verb.left_edge.i])
    own = verb.lemma_ in lexicon.reporting() and any(c.dep_ == "ccomp" for c in verb.children)
    if colon and own and any(c.dep_ == "dobj" for c in above.children) and above.i < verb.left_edge.i:
        verb.dep_ = "parataxis"
