"""Answers to somebody else's claim that do not repeat it: labelled false, refused, met with silence."""

from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.speech.reports import BACK_NOUNS, POINTERS, Report
from helpers.claims.english.speech.speakers import Speakers
from helpers.claims.english.speech.verdicts import CUES as CUES_OF_VERDICTS
from helpers.claims.english.speech.verdicts import verdict
from helpers.claims.sources import Source

FALSE_WORDS = frozenset(lexicon.words("called_false"))
LABEL_VERBS = frozenset(lexicon.words("labelling"))
SILENCE_OBJECTS = frozenset(lexicon.words("not_given"))
GIVE_VERBS = frozenset(lexicon.words("giving"))
SILENT_VERBS = frozenset(lexicon.words("not_said"))
_NEEDS_MORE = {"say", "report", "announce", "disclose"}
_REFUSING = {
    "decline", "refuse", "fall", "stop", "refer", "direct", "remain", "keep", "stay", "be", "reach", "contact",
    "draw", "avoid", "dodge", "evade", "have",
}  # fmt: skip
"""The verbs that a refusal to comment may be put with."""
_FALSELY = frozenset(lexicon.words("falsely"))
TRUE_WORDS = frozenset(lexicon.words("called_true"))
_VERDICTS = frozenset(FALSE_WORDS | TRUE_WORDS)
_OPEN_QUESTIONS = {"if", "whether", "how", "when", "what", "where", "why", "which", "who"}
_UNSAID = frozenset(lexicon.words("declined"))
"""What one may decline to do, besides the verbs that tell of silence when they are negated."""


_MADE_UP = frozenset(lexicon.words("made_up"))
_HAPPENING = {"be", "happen", "occur", "take"}
CUES = frozenset(
    {"laugh", "correspond", "otherwise", "responsibility", "claim"}
    | _MADE_UP
    | _HAPPENING
    | LABEL_VERBS
    | _VERDICTS
    | _REFUSING
    | SILENT_VERBS
    | SILENCE_OBJECTS
    | CUES_OF_VERDICTS
)
"""Lemmas that the rules of this module start from; auxiliaries do so, too."""


CUES_OF_SILENCE = frozenset(
    (SILENT_VERBS | SILENCE_OBJECTS | {"decline", "refuse", "refer", "reach", "draw", "unavailable"})
    - {"say", "report"}
)
"""Lemmas of which a refusal to comment has one."""


def denied_content(noun: Token) -> Token | None:
    """The clause, or the nominal event, that a noun of saying tells ("the claim that …", "reports of the fall of X")."""
    for clause in grammar.children(noun, "acl", "ccomp", "relcl", "appos", "xcomp"):
        if any(c.lower_ in ("that", "to") and c.dep_ in ("mark", "aux") for c in clause.children):
            return clause
    spread = [t for c in grammar.children(noun, "acl") for t in (c, grammar.agent(c)) if t is not None]
    for _, inner in (p for top in (noun, *spread) for p in grammar.prepositions(top, "of", "about", "on")):
        if lexicon.noun_classes().get(inner.lemma_.lower(), frozenset()) & {"taking", "falling", "leaving"}:
            return inner
        if inner.tag_ == "VBG" and inner.lemma_ in lexicon.predicates():
            return inner  # "claims of liberating X"
    return None


def called_false(cue: Token) -> Token | None:
    """The word by which the article itself calls false what somebody says: "falsely claimed that …"."""
    return next((c for c in grammar.children(cue, "advmod") if c.lower_ in _FALSELY), None)


def answer(token: Token, speakers: Speakers) -> Report | None:
    """The report that a word makes as an answer to a claim; None for most words. Labels (see `label`) are read before."""
    return (
        _false(token, speakers)
        or _unreal(token, speakers)
        or _nothing_such(token, speakers)
        or _refusal(token, speakers)
        or _otherwise(token, speakers)
        or _silence(token, speakers)
        or verdict(token, speakers)
    )


def _asks(clause: Token) -> bool:
    """Whether a clause is a question that is left open: "did not say whether …"."""
    first = clause.doc[clause.left_edge.i]
    return first.lower_ in _OPEN_QUESTIONS


def _back(cue: Token, source: Source | None, act: str, target: Token | None = None) -> Report | None:
    bystander = source is not None and source.role == "resident" and "source" not in source.name
    if source is None or (act == "decline" and bystander):
        return None
    unsaid = (
        frozenset(t.i for t in cue.subtree if t.i > cue.i and cue.pos_ != "NOUN") if act == "decline" else frozenset()
    )
    return Report(cue, source, act, unsaid, "indirect", act == "decline", back="statement", target=target)


def _is_claim(noun: Token) -> bool:
    return noun.lower_ in POINTERS or noun.lemma_.lower() in BACK_NOUNS or noun.tag_ == "WDT"


def label(verb: Token, speakers: Speakers) -> Report | None:
    """Called the claim a lie, dismissed this as propaganda, laughed it off."""
    if verb.pos_ != "VERB":
        return None
    if verb.lemma_ == "laugh" and any(c.lower_ == "off" for c in verb.children):
        return _back(verb, speakers.resolve(grammar.subject(verb)), "deny")
    if verb.lemma_ not in LABEL_VERBS:
        return None
    words = {t.lemma_.lower() for t in verb.subtree if t.i > verb.i} | {t.lower_ for t in verb.subtree if t.i > verb.i}
    if not words & FALSE_WORDS:
        return None
    objects = [t for o in grammar.direct_objects(verb) for t in (o, *grammar.children(o, "compound"))]
    verdicts = [c for c in grammar.children(verb, "ccomp", "oprd", "xcomp") if c.lemma_.lower() in FALSE_WORDS]
    objects += [n for c in verdicts for n in grammar.children(c, *grammar.SUBJECTS)]  # "declared the claim false"
    objects += [n for _, n in grammar.prepositions(verb, "as")]  # "dismissed as nonsense reports that …"
    beside = grammar.beside(verb, 1)
    objects += [beside] if beside is not None and beside.lower_ in POINTERS else []  # "called this yesterday's rumour"
    named = next(
        (o for o in objects if _is_claim(o)), None
    )  # "called the reports disinformation" is parsed as one noun
    by_relative = verb.dep_ == "relcl" and not grammar.is_passive(verb)
    if named is None and not by_relative:
        return None
    who = grammar.agent(verb) if grammar.is_passive(verb) else grammar.subject(verb)
    source = speakers.resolve(who)
    told = denied_content(named) if named is not None else None
    if told is not None and source is not None:
        return Report(verb, source, "deny", frozenset(t.i for t in told.subtree), "indirect")
    return _back(verb, source, "deny", named)


def _unreal(verb: Token, speakers: Speakers) -> Report | None:
    """Said that it did not correspond to reality; "Kyiv says it has not"."""
    governor = verb.head
    if (
        verb.dep_ != "ccomp"
        or governor.lemma_ not in lexicon.reporting()
        or (grammar.negation(verb) is None and verb.lemma_ not in _MADE_UP)
    ):
        return None
    unreal = verb.lemma_ == "correspond" and any(
        n.lemma_ in ("reality", "fact", "truth") for _, n in grammar.prepositions(verb, "to", "with")
    )
    made_up = verb.lemma_ in _MADE_UP and grammar.is_passive(verb) and _is_claim(grammar.passive_subject(verb) or verb)
    bare = verb.pos_ == "AUX" and all(c.dep_ in ("nsubj", "neg", "mark", "punct") for c in verb.children)
    bare = bare and any(c.lower_ in ("it", "they", "this", "that") for c in verb.children)
    return _back(verb, speakers.resolve(grammar.subject(governor)), "deny") if unreal or bare or made_up else None


def _nothing_such(verb: Token, speakers: Speakers) -> Report | None:
    """There was no such attack; nothing of the kind has happened: said by whoever is asked about it."""
    if verb.lemma_ not in _HAPPENING or verb.dep_ not in ("ccomp", "parataxis"):
        return None
    governor = verb.head
    if governor.lemma_ not in lexicon.reporting():
        return None
    what = grammar.children(verb, "attr", "nsubj", "nsubjpass")
    none = any(t.lower_ == "no" for n in what for t in n.children) and any(
        t.lower_ == "such" for n in what for t in n.children
    )
    nothing = any(n.lower_ == "nothing" and {"kind", "sort"} & {t.lower_ for t in n.subtree} for n in what)
    return _back(verb, speakers.resolve(grammar.subject(governor)), "deny") if none or nothing else None


def _false(word: Token, speakers: Speakers) -> Report | None:
    """ "The claim is false", said by whoever the sentence reports."""
    verb = word.head
    lemma = word.lemma_.lower()
    if lemma not in _VERDICTS or word.dep_ not in ("acomp", "attr") or verb.lemma_ != "be":
        return None
    subject = grammar.subject(verb)
    if subject is None or not _is_claim(subject) or (grammar.negation(verb) is None) != (lemma in FALSE_WORDS):
        return None
    deeds = [
        v for top in (word, verb) for v in grammar.children(top, "xcomp", "advcl") if v.tag_ == "VB" and v.i > word.i
    ]
    empty = subject.lower_ == "it"  # "it is not true that …"
    deeds = deeds if empty else []
    if any(v.lemma_ not in lexicon.reporting() for v in deeds):
        return None  # "it was impossible to stay": a verdict on something to be done, and not on what was said
    governor = verb.head
    content = denied_content(subject)
    if content is None:  # "it is wrong to say that …"
        content = next((c for v in deeds for c in grammar.children(v, "ccomp")), None)
    if content is None and empty:
        content = next(
            (c for top in (word, verb) for c in grammar.children(top, "ccomp", "csubj", "advcl") if c.i > word.i), None
        )
    if content is not None:
        reported = verb.dep_ in ("ccomp", "parataxis") and governor.lemma_ in lexicon.reporting()
        source = speakers.resolve(grammar.subject(governor)) if reported else None
        return Report(verb, source, "deny", frozenset(t.i for t in content.subtree), "indirect")
    if word.head.dep_ not in ("ccomp", "parataxis") or governor.lemma_ not in lexicon.reporting():
        return None
    return _back(word.head, speakers.resolve(grammar.subject(governor)), "deny", subject)


def _otherwise(word: Token, speakers: Speakers) -> Report | None:
    """ "The army says otherwise" of what was said before."""
    verb = word.head
    if word.lower_ != "otherwise" or word.i != verb.i + 1 or verb.lemma_ not in lexicon.reporting():
        return None
    return _back(verb, speakers.resolve(grammar.subject(verb)), "deny")


_ASKING = frozenset(lexicon.words("questions"))


def _refusal(verb: Token, speakers: Speakers) -> Report | None:
    """Declined to comment, fell short of announcing, referred questions elsewhere, remained silent."""
    lemma = verb.lemma_.lower()
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    if lemma not in _REFUSING:
        return None
    below = {c.lower_ for c in verb.subtree if c.i > verb.i}
    refused = lemma in ("decline", "refuse") and any(
        c.lemma_.lower() in SILENT_VERBS | _UNSAID and not _stays_unnamed(c) for c in grammar.children(verb, "xcomp")
    )
    short = lemma in ("fall", "stop") and "short" in {c.lower_ for c in verb.children}
    referred = lemma in ("refer", "direct") and below & _ASKING and "to" in below
    silent = lemma in ("remain", "keep", "stay") and bool(below & {"silent", "tight-lipped", "mum"})
    silent = silent or (lemma == "be" and any(c.lower_ == "silent" for c in grammar.children(verb, "acomp")))
    silent = silent and not _speaks_after_all(verb)
    drawn = lemma == "draw" and grammar.is_passive(verb) and grammar.negation(verb) is not None
    evaded = lemma in ("avoid", "dodge", "evade") and bool(below & {"answer", "answering", "question", "questions"})
    nothing = lemma == "have" and "nothing" in below and "say" in below
    unreached = (
        lemma == "be"
        and below & {"available", "reachable"}
        and "comment" in below
        and grammar.negation(verb) is not None
    )
    placed = lemma == "be" and any(n.lemma_ == "position" for _, n in grammar.prepositions(verb, "in"))
    below_lemmas = {c.lemma_.lower() for c in verb.subtree if c.i > verb.i} if placed else set()
    unable = placed and grammar.negation(verb) is not None and bool(below_lemmas & (SILENT_VERBS | _UNSAID))
    unreachable = lemma in ("reach", "contact") and grammar.is_passive(verb) and grammar.negation(verb) is not None
    if refused or short or referred or silent or unreached or unreachable or drawn or evaded or nothing or unable:
        who = grammar.passive_subject(verb) if unreachable else grammar.subject(verb)
        return _back(verb, speakers.resolve(who), "decline")
    return None


def _stays_unnamed(verb: Token) -> bool:
    """ "Declined to be named": who says so goes on to speak."""
    return verb.lemma_ in ("name", "identify", "quote") and bool(grammar.is_passive(verb))


def _speaks_after_all(verb: Token) -> bool:
    """ "Alpha, which has kept silent since the truce, acknowledged …": the sentence goes on to tell what it says."""
    subject = verb.head
    above = subject.head if verb.dep_ == "relcl" and subject.dep_ in grammar.SUBJECTS else verb
    return above != verb and above.lemma_ in lexicon.reporting()


def _silence(token: Token, speakers: Speakers) -> Report | None:
    """Has not commented, could neither confirm nor deny, no immediate reaction from the rebels, gave no details."""
    lemma = token.lemma_.lower()
    clauses = [c for c in grammar.children(token, "ccomp") if c.i > token.i] if lemma in SILENT_VERBS else []
    open_question = bool(clauses) and all(_asks(c) for c in clauses)
    if lemma in SILENT_VERBS and token.pos_ == "VERB" and (not clauses or open_question):
        if (
            token.dep_ == "xcomp"
            and token.head.lemma_ == "have"
            and any(c.lower_ == "yet" for c in token.head.children)
        ):
            return _back(token.head, speakers.resolve(grammar.subject(token.head)), "decline")
        if lemma in _NEEDS_MORE and not open_question and not grammar.children(token, "advcl", "dobj"):
            return None
        if lemma == "return" and not {c.lemma_ for c in token.subtree} & {"call", "message", "email", "request"}:
            return None
        if lemma == "pick" and "phone" not in {c.lower_ for c in token.subtree}:
            return None
        neither = any(c.lower_ in ("neither", "nor") for c in token.subtree)
        hedged = neither and any(c.dep_ == "aux" and c.lower_ in ("could", "would", "can") for c in token.children)
        caveat = lemma in ("verify", "corroborate", "confirm") and any(
            c.lower_ == "independently" for c in token.children
        )
        who = grammar.subject(token)
        if caveat or (lemma == "verify" and (who is None or who.lower_ == "it")):
            return None  # "it was not possible to verify": a caveat of the article's, nobody's silence
        if (grammar.negation(token) is not None or hedged) and not grammar.is_passive(token):
            return _back(token, speakers.resolve(grammar.subject(token)), "decline")
    owning = lemma == "responsibility" and token.dep_ == "dobj" and token.head.lemma_ in ("claim", "accept", "take")
    if owning and grammar.negation(token.head) is not None:
        return _back(token.head, speakers.resolve(grammar.subject(token.head)), "decline")
    if lemma == "claim" and (by := _unclaimed(token)) is not None:
        return _back(token, speakers.resolve(by), "decline")
    untold = lemma in ("number", "toll", "figure") and token.dep_ == "dobj" and token.head.lemma_ in GIVE_VERBS
    if untold and grammar.negation(token.head) is not None and not any(c.lower_ == "no" for c in token.children):
        return _back(token.head, speakers.resolve(grammar.subject(token.head)), "decline")
    if lemma in SILENCE_OBJECTS and token.pos_ == "NOUN" and any(c.lower_ == "no" for c in token.children):
        for _, inner in grammar.prepositions(token, "from", "by"):
            return _back(token, speakers.resolve(inner), "decline")
        if token.dep_ == "dobj" and token.head.lemma_ in GIVE_VERBS:
            return _back(token.head, speakers.resolve(grammar.subject(token.head)), "decline")
    return None


def _unclaimed(claim: Token) -> Token | None:
    """Whoever makes no claim: "there was no claim of responsibility by the army"."""
    of = next((n for _, n in grammar.prepositions(claim, "of") if n.lemma_ == "responsibility"), None)
    if of is None or not any(c.lower_ == "no" for c in claim.children):
        return None
    return next((n for top in (claim, of) for _, n in grammar.prepositions(top, "from", "by")), None)
