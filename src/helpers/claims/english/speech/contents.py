"""Where the words stand that a reporting verb reports, and whom it tells: what its clause is, where the parser hangs it elsewhere."""

from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides.parties import THIRD_PERSON
from helpers.claims.english.speech.reports import REPORT_NOUNS
from helpers.claims.english.speech.sources import EVIDENCE_WORDS


def in_remarks(verb: Token) -> list[Token]:
    """The clause in "said in televised remarks that …", which the parser hangs on the remarks."""
    hosts = [n for _, n in grammar.prepositions(verb, "in", "on", "to", "at", "during", "by") if n.lemma_ in _REMARKS]
    hosts += [n for n in grammar.children(verb, "npadvmod") if n.lemma_ in _DAYS]  # "said the following day that …"
    if "clause" in lexicon.reporting().get(verb.lemma_.lower(), {}) and not grammar.children(verb, "ccomp", "dobj"):
        told = [c for _, n in grammar.prepositions(verb, "in") for c in grammar.children(n, "acl", "relcl", "ccomp")]
        if clauses := [c for c in told if marks_content(c) and grammar.children(c, *grammar.SUBJECTS)]:
            return clauses[:1]  # "writes in its noon update that …"
    for noun in hosts:
        issued = [c for p in grammar.children(noun, "acl", "relcl") for c in grammar.children(p, "ccomp", "advcl")]
        for clause in (
            *grammar.children(noun, "relcl", "acl", "ccomp"),
            *issued,
        ):  # "in a statement posted online that …"
            own = [c for c in grammar.children(clause, *grammar.SUBJECTS) if c.tag_ != "WDT"]
            if own and any(c.lower_ == "that" for c in clause.children):
                return [clause]
    return []


_REMARKS = {
    "remark",
    "statement",
    "comment",
    "address",
    "interview",
    "post",
    "message",
    "video",
    "briefing",
    "note",
    "letter",
    "speech",
    "report",
    "telephone",
    "phone",
}


_DAYS = {"day", "morning", "evening", "week", "month", "night", "afternoon", "time", "hour"}


def parenthetical(verb: Token) -> bool:
    """ "Russian forces, the institute said, have captured …", wherever the parser hangs the commas."""
    first, last = verb.doc[verb.left_edge.i], verb.right_edge
    opened = first.text == "," or grammar.is_beside(first, -1, ",")
    return opened and (last.text == "," or grammar.is_beside(last, 1, ",")) and verb.head.i > verb.i


def before_speaker(verb: Token, subject: Token) -> list[Token]:
    """The finite clause before a speaker at a sentence's end, which the parser takes for an adverbial of his saying."""
    if any(t.pos_ in ("VERB", "AUX") for t in verb.doc[verb.i + 1 : verb.sent.end]):
        return []
    before = [c for c in grammar.children(verb, "advcl") if c.right_edge.i < subject.left_edge.i]
    told = [c for c in before if _is_finite(c) and not grammar.children(c, "mark")]
    return told if len(told) == 1 else []


def going_on(verb: Token, clauses: list[Token]) -> list[Token]:
    """What else is said, which the parser hangs on the verb of saying.

    The end of a clause ("said it had surrounded X, having blocked two roads"), and another one after a speaker who
    stands between them ("X was hit, the monitor said, and clashes had begun").
    """
    after = [c for c in grammar.children(verb, "advcl") if c.tag_ == "VBG" or _has_having(c)]
    led = [c for c in after if c.i > clauses[-1].i and c.lemma_ not in lexicon.reporting() and not _has_own(c)]
    more = [c for c in grammar.children(verb, "conj") if clauses[-1].i < verb.i < c.i and grammar.children(c, "nsubj")]
    also = [c for c in grammar.children(verb, "conj") if c.i > clauses[-1].i and _goes_on_with(c, clauses[-1])]
    return [
        *led,
        *also,
        *_hung_higher(verb, clauses[-1]),
        *(c for c in more if all(n.lower_ not in THIRD_PERSON for n in grammar.children(c, "nsubj"))),
    ]


def _hung_higher(verb: Token, last: Token) -> list[Token]:
    """ "The army denied it, stating that X was held, and that Y was free": the second clause, hung on either verb of saying."""
    if not marks_content(last):
        return []
    hosts = (verb, *verb.ancestors) if verb.dep_ in ("advcl", "acl", "conj", "xcomp") else (verb,)
    above = (c for t in hosts for c in grammar.children(t, "conj"))
    return [c for c in above if c.i > last.right_edge.i and marks_content(c) and grammar.children(c, *grammar.SUBJECTS)]


def left_to(verb: Token) -> Token | None:
    """Who says what it was left to him to say: the governor in "it was left to the governor to announce that …"."""
    left = verb.head
    if verb.dep_ not in ("advcl", "xcomp", "ccomp") or left.lemma_ not in lexicon.words("leaving_to"):
        return None
    return next((n for _, n in grammar.prepositions(left, "to")), None) if grammar.is_passive(left) else None


def _goes_on_with(second: Token, first: Token) -> bool:
    """ "Said the army had taken X and seized Y": the second participle goes with the first, unless a comma parts them."""
    perfect = any(a.lemma_ == "have" for a in grammar.children(first, "aux")) and not grammar.is_passive(first)
    bare = second.tag_ in ("VBD", "VBN") and not grammar.children(second, "aux", "auxpass", "mark", *grammar.SUBJECTS)
    joined = grammar.is_beside(second, -1, "and") and not (second.i > 1 and second.nbor(-2).text == ",")
    return perfect and bare and joined and first.i > first.head.i and second.lemma_ not in lexicon.reporting()


def infinitives(verb: Token) -> list[Token]:
    """What somebody "claimed to have done", also where a date stands between them."""
    late = (c for c in grammar.children(verb, "advcl") if c.i > verb.i and _has_have(c) and not _has_own(c))
    return grammar.children(verb, "xcomp") or list(late)


def _has_have(clause: Token) -> bool:
    return {"to", "have"} <= {c.lower_ for c in grammar.children(clause, "aux")}


def _has_having(clause: Token) -> bool:
    return any(c.lower_ == "having" for c in grammar.children(clause, "aux"))


def _has_own(clause: Token) -> bool:
    """Whether a clause has a subject or a conjunction of its own."""
    return bool(grammar.children(clause, "mark", *grammar.SUBJECTS))


def _is_finite(clause: Token) -> bool:
    return any(t.tag_ in ("VBD", "VBZ", "VBP") for t in (clause, *grammar.children(clause, "aux", "auxpass")))


def listener(verb: Token) -> Token | None:
    """Whom something is told: the agency in "a source told the agency"."""
    return next(iter(grammar.children(verb, "dobj", "dative")), None) if verb.lemma_ == "tell" else None


def is_picture(noun: Token | None) -> bool:
    """Whether a noun is a picture, a map or data."""
    return noun is not None and noun.lemma_.lower() in EVIDENCE_WORDS


def marks(verb: Token) -> bool:
    """Whether a map says something by its colours: "marked the village as occupied", "shaded the town red"."""
    told = any(c.dep_ == "mark" and c.lower_ == "as" for a in grammar.children(verb, "advcl") for c in a.children)
    return told or (verb.lemma_ != "show" and any(t.lower_ == "red" for t in verb.doc[verb.i + 1 : verb.i + 8]))


_UP = frozenset({"conj", "xcomp", "advcl", "dobj", "pobj", "prep", "pcomp", "nsubj", "attr", "acomp"})
"""Dependencies by which a word belongs to the clause above it."""


def is_said_by_somebody(word: Token) -> bool:
    """Whether a word stands in what somebody is told to say, whether or not the rules know who: "X said …", "left to X to announce …",
    "in his opinion …".
    """
    if any(
        n.lemma_ in lexicon.words("reckoning") and grammar.children(n, "poss") for _, n in grammar.prepositions(word)
    ):
        return True
    at = word
    while at.head != at and at.dep_ in (*_UP, "ccomp"):
        said = at.dep_ == "ccomp" and "clause" in lexicon.reporting().get(at.head.lemma_.lower(), {})
        said = said and not any(c != at and marks_content(c) for c in grammar.children(at.head, "ccomp"))
        at = at.head
        if said and (tells_who_says(at) or (at.tag_ == "VB" and not grammar.children(at, *grammar.SUBJECTS))):
            return True
    return False


def is_of_bare_claim(word: Token) -> bool:
    """Whether a word stands in what is claimed, and not told by whom: "despite claims that …"; "reports that" are the article's."""
    at = word
    while at.dep_ in (*_UP, "ccomp") and at.head != at:
        at = at.head
    claim = at.head
    return at.dep_ == "acl" and marks_content(at) and claim.lemma_.lower() in lexicon.words("bare_claim")


def tells_who_says(verb: Token) -> bool:
    """Whether a verb of saying has somebody for its subject: what "reports" or "it" say, or is said in the passive, has nobody."""
    subjects = grammar.children(verb, "nsubj")
    return any(who.lower_ not in ("it", "there") and who.lemma_.lower() not in REPORT_NOUNS for who in subjects)


def marks_content(clause: Token) -> bool:
    """Whether a clause is what a verb says by its own "that": another one before the verb is then no part of it."""
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def denial_of_another(verb: Token) -> Token | None:
    """The denial that somebody passes on, and whose it is: "the agency reported the army's denial that X had fallen"."""
    denials = (o for o in grammar.children(verb, "dobj") if REPORT_NOUNS.get(o.lemma_.lower()) == "deny")
    return next((o for o in denials if grammar.owner(o) is not None), None)


def is_told_behind(clause: Token) -> bool:
    """Whether a clause behind a noun tells what the noun says, though its "that" is read as a relative: "the denial that X fell"."""
    opening = clause.doc[clause.left_edge.i]
    subjects = grammar.children(clause, *grammar.SUBJECTS)
    relative = opening.tag_ == "WDT" and opening not in subjects and clause.dep_ == "relcl"
    return relative and bool(subjects) and clause.lemma_ in lexicon.predicates()


def act_of(speech: Token) -> str:
    """What somebody does who is quoted "as saying", "as denying" something."""
    return "deny" if lexicon.reporting().get(speech.lemma_.lower(), {}).get("clause") == "deny" else "assert"


def is_quoted_denial(verb: Token) -> bool:
    """Whether a verb only tells as what somebody is quoted: "cited the ministry as denying that X had fallen"."""
    behind = verb.dep_ == "pcomp" and verb.head.dep_ == "prep" and act_of(verb) == "deny"
    return behind and "quoted" in lexicon.reporting().get(verb.head.head.lemma_.lower(), {})
