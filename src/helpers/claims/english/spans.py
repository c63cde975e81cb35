"""The verbatim words of a proposition: the shortest clause that carries it."""

from helpers.claims import lexicon
from helpers.claims.english.frames.frame import Proposition
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.repairs.gapping import GAPPED
from helpers.claims.english.speech.attribution import Attribution
from helpers.claims.english.speech.reports import BACK_NOUNS

_OTHER_CLAUSES = {"advcl", "conj", "relcl", "acl", "ccomp", "parataxis", "cc", GAPPED}
_SHORT = 5
LONGEST = 280
"""Characters above which a clause is cut down to its predicate and the phrases it needs."""


def clause_span(p: Proposition, found: Attribution) -> tuple[int, int]:
    """Character offsets, in the parsed paragraph, of the clause of a proposition.

    Coordinated and dependent clauses are left out at either end, as are the words of whoever reports it; what lies
    between the first and the last word that is needed stays, so that the quote is one piece of the text.
    """
    root = p.predicate
    needed = {root.i, *(t.i for t in p.span)}
    subject_side = [c for c in root.children if c.dep_ in ("nsubj", "nsubjpass", "expl")]
    keep = _clause(root, needed | {t.i for g in p.about for t in g})
    if (
        (root.pos_ not in ("VERB", "AUX") or root.dep_ == "acomp")
        and root.head.pos_ in ("VERB", "AUX")
        and root.dep_ in ("dobj", "acomp", "attr", "oprd", "nsubj", "nsubjpass")
    ):
        keep |= _clause(root.head, needed)
    stood_for = p.type == "presence" and any(
        c.tag_ in ("WP", "WDT") for c in subject_side
    )  # "a hundred men who stayed in X"
    if (not subject_side or stood_for) and root.dep_ in ("relcl", "acl"):
        head = root.head
        keep |= {t.i for t in head.lefts for t in t.subtree} | {head.i}
    raised = grammar.passive_subject(root.head) if root.dep_ == "xcomp" and grammar.is_verb(root.head) else None
    if raised is not None and not subject_side and "clause" in lexicon.reporting().get(root.head.lemma_, {}):
        keep |= {t.i for t in grammar.within(raised)} | {root.head.i}  # "two tanks were said to have been destroyed"
    if grammar.is_said_of_head(root):
        head = root.head.head  # "troops it said were inside the town"
        keep |= {t.i for t in root.head.subtree} | {t.i for t in head.lefts for t in t.subtree} | {head.i}
        return _trim([root.doc[i] for i in range(min(keep), max(keep) + 1)], root, needed)
    if root.dep_ == "pcomp" and root.head.head.lemma_ in lexicon.words("attaining"):
        keep |= _clause(root.head.head, needed)  # "succeeded in taking X"
    report = found.over(root)
    if report is not None and report.content and root.i in report.content:
        inside = {i for i in keep if i in report.content}
        keep = inside or keep
        if report.construction == "nominal" and root.head == report.cue:  # "announced the capture of X"
            cue = report.cue
            lefts = {t.i for c in cue.children if c.dep_ in ("nsubj", "aux", "neg") and c.i < cue.i for t in c.subtree}
            between = set(range(min(cue.i, min(keep)), max(cue.i, max(keep)) + 1))
            keep |= lefts | between
    elif root.i in found.quoted:
        number = found.quoted[root.i]
        keep = {i for i in keep if found.quoted.get(i) == number} or keep
    bare = not any(c.dep_ in ("dobj", "nsubj", "nsubjpass", "ccomp") for c in root.children)
    shared = root.head.lemma_ == "be" and root.lemma_ in ("remain", "stay")  # "has been and remains under control"
    if root.dep_ == "xcomp" and root.head.dep_ == "relcl" and found.over(root) is not None:
        keep |= {t.i for t in root.head.subtree} | {t.i for t in root.head.head.lefts} | {root.head.head.i}
        return _trim([root.doc[i] for i in sorted(keep)], root, needed)  # "a city the army claimed to control"
    if root.dep_ == "conj" and root.head.pos_ in ("VERB", "AUX") and bare and (len(keep) < _SHORT or shared):
        keep |= _clause(root.head, needed)  # "… and were repulsed" needs the words that say who
    before = [t.left_edge.i for t in p.span if t.i < root.i]
    if before:
        keep = {i for i in keep if i >= min(before)}
    tokens = _until_comma([root.doc[i] for i in sorted(keep)], p)
    return _trim(tokens, root, needed)


def _until_comma(tokens: list[Token], p: Proposition) -> list[Token]:
    """The clause without what a comma adds once all is said: "captured X, a market town in the south of …"."""
    root = p.predicate
    said = {root.i, *(t.i for t in p.span), *(t.i for g in p.about[:1] for t in g)}
    for c in root.children:
        if c.dep_ in ("dobj", "attr", "acomp", "oprd", "nsubj", "nsubjpass", "agent", "xcomp", "prt"):
            said |= {c.i, *(t.i for t in c.children if t.dep_ in ("conj", "pobj"))}
    last = max(said)
    for n, t in enumerate(tokens):
        if t.i <= last or t.text not in (",", ";", "-"):
            continue
        before = grammar.beside(t, -1)
        dash = bool(t.whitespace_) and before is not None and bool(before.whitespace_)
        apposed = n > 2 and any(c.dep_ == "appos" and c.i > t.i for c in t.head.children)
        apposed = apposed and not any(c.dep_ == "conj" and c.pos_ == "PROPN" for c in root.children)
        enough = n >= _SHORT or apposed  # "they have seized X, the capital of …"
        if (t.text != "-" or dash) and enough and t.i - root.i > 1 and not _listing(t):
            return tokens[:n]
    return tokens


def _listing(comma: Token) -> bool:
    """Whether a comma goes on with a list of names or phrases rather than with an afterthought."""
    named = comma.i + 2 < len(comma.doc) and comma.nbor().pos_ == "PROPN" and comma.nbor(2).text in (",", "and")
    return named or (
        comma.head.dep_ in ("conj", "pobj", "dobj", "nsubj", "nsubjpass")
        and any(c.dep_ == "conj" and c.i > comma.i for c in comma.head.children)
    )


def _clause(root: Token, needed: set[int]) -> set[int]:
    drop: set[int] = set()
    for c in root.children:
        inside = grammar.within(c)
        phrase = {t.i for t in inside}
        preposition = c.dep_ == "prep" and c.i > root.i
        if c.dep_ == "prep" and c.lower_ == "in" and any(g.lemma_ == "order" for g in c.children):
            drop |= phrase
        if preposition and c.lower_ == "with" and any(t.tag_ == "VBG" for t in inside):
            drop |= phrase  # "…, with the adversary suffering losses" is a claim of its own
        if preposition and not phrase & needed and any(t.dep_ == "relcl" for t in inside):
            drop |= phrase
        if c.dep_ == "dobj" and c.lemma_ in BACK_NOUNS and grammar.is_beside(inside[0], -1, ","):
            drop |= phrase  # "had taken X, a claim that …" is somebody's answer
        if c.dep_ in _OTHER_CLAUSES and not (c.dep_ == "acl" and c.i < root.i):
            if c.dep_ == "conj" and c.pos_ not in ("VERB", "AUX"):
                continue
            if c.dep_ == "ccomp" and c.i in needed:
                continue  # "leaving X surrounded", "left thirty people dead"
            drop |= phrase
    whole = grammar.within(root)
    for t in whole:
        if t.dep_ in ("relcl", "advcl", "parataxis") and t.i not in drop and t != root:
            inner = {x.i for x in grammar.within(t)}
            if not inner & needed:
                drop |= inner
    return {t.i for t in whole} - drop | {root.i}


def _trim(tokens: list[Token], root: Token, needed: set[int]) -> tuple[int, int]:
    while len(tokens) > 1 and (
        tokens[0].is_punct
        or tokens[0].is_space
        or (tokens[0].lower_ in ("that", "and", "but", "while", "although", "as") and tokens[0].dep_ in ("mark", "cc"))
    ):
        tokens = tokens[1:]
    while (
        len(tokens) > 1
        and (tokens[-1].is_punct or tokens[-1].is_space or tokens[-1].dep_ == "cc")
        and tokens[-1].text != "%"
    ):
        tokens = tokens[:-1]
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    if end - start > LONGEST:
        near = [t for t in tokens if abs(t.i - root.i) <= 14 or (t.i in needed and abs(t.i - root.i) <= 25)]
        start, end = near[0].idx, near[-1].idx + len(near[-1])
    return start, end
