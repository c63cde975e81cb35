"""Short answers to somebody else's claim: "this was not so", "these are lies", "saw no sign of that", "no comment".

What is answered stands in another sentence, so that an answer is a report that points back. In direct speech nobody
stands beside it; its source is then that of the quotation.
"""

from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.speech.reports import BACK_NOUNS, POINTERS, Report
from helpers.claims.english.speech.speakers import Speakers
from helpers.claims.sources import Source

_FALSE = frozenset(lexicon.words("called_false"))
_TRUTH = frozenset(lexicon.words("truth"))
_AGREEING = frozenset(lexicon.words("agreeing"))
_SIGNS = frozenset(lexicon.words("sign"))
_SIGHT = frozenset(lexicon.words("sight"))
_KNOWING = frozenset(lexicon.words("knowing"))
_EARLY = frozenset(lexicon.words("too_early"))
_HAPPENING = frozenset(lexicon.words("coming_true"))
_UNSPOKEN = frozenset(lexicon.words("unspoken"))
"""What one says that one does not do, and so refuses to speak of it."""
_TELLING = frozenset(lexicon.words("telling"))
_GIVEN = frozenset(lexicon.words("not_given"))
_SAYING = frozenset((*_UNSPOKEN, *lexicon.words("not_said"), *lexicon.words("declined")))
_SPEAKERS = ("i", "we")
_OPEN = {"who", "whose", "whom", "whether", "if", "how", "what", "which", "where", "when"}

CUES = (
    _HAPPENING
    | _EARLY
    | _FALSE
    | _TRUTH
    | _SIGNS
    | _KNOWING
    | _UNSPOKEN
    | _TELLING
    | {"so", "comment", "be", "doubt", "have", "refer", "lie"}
)
"""Lemmas that the rules of this module start from."""


def verdict(token: Token, speakers: Speakers) -> Report | None:
    """The report that a word makes as a short answer; None for most words."""
    lemma = token.lemma_.lower()
    if lemma not in CUES:
        return None
    return (
        _not_so(token, speakers)
        or _spoken_verdict(token, lemma, speakers)
        or _untruth(token, lemma, speakers)
        or _no_sign(token, lemma, speakers)
        or _unknown(token, lemma, speakers)
        or _no_comment(token, lemma, speakers)
        or _too_early(token, lemma, speakers)
        or _no_truth(token, lemma, speakers)
        or _none_of_it(token, lemma, speakers)
        or _nothing_to_add(token, lemma, speakers)
        or _will_not_tell(token, lemma, speakers)
        or _no_part_in_it(token, lemma, speakers)
        or _false_report(token, lemma, speakers)
        or _cast_doubt(token, lemma, speakers)
    )


def _answer(cue: Token, who: Token | None, act: str, speakers: Speakers, target: Token | None = None) -> Report | None:
    """An answer that points back, by whoever is named; in direct speech by whoever speaks it."""
    spoken = who is None or who.lower_ in _SPEAKERS
    quoted = cue.i in speakers.parties.quoted
    source: Source | None = speakers.resolve(who) if not spoken else speakers.turn if not quoted else None
    if source is None and not (spoken and quoted):
        return None
    if act == "decline" and source is not None and source.role == "resident":
        return None
    unsaid = (
        frozenset(t.i for t in cue.subtree if t.i > cue.i) if act == "decline" and grammar.is_verb(cue) else frozenset()
    )
    return Report(cue, source, act, unsaid, "indirect", act == "decline", back="statement", target=target)


def _is_spoken(word: Token, speakers: Speakers) -> bool:
    """Whether a word is somebody's own: in direct speech, or in a paragraph that is his turn in a transcript."""
    return word.i in speakers.parties.quoted or speakers.turn is not None


def _governor(verb: Token) -> Token | None:
    """Who says a clause: the subject of the reporting verb that it hangs on; None in direct speech that stands alone."""
    told = verb.dep_ in ("ccomp", "parataxis") and verb.head.lemma_ in lexicon.reporting()
    return grammar.subject(verb.head) if told else None


def _not_so(word: Token, speakers: Speakers) -> Report | None:
    """ "The mayor said that this was not so"; "Not so, said the mayor"."""
    if word.lower_ != "so" or word.dep_ not in ("acomp", "advmod"):
        return None
    verb = word.head
    if verb.lemma_ == "be" and grammar.negation(verb) is not None:
        subject = grammar.subject(verb)
        if subject is not None and subject.lower_ in POINTERS and word.nbor(1).is_punct:
            return _answer(verb, _governor(verb), "deny", speakers)
    bare = any(c.dep_ == "neg" for c in word.children) and word.i < verb.i and verb.lemma_ in lexicon.reporting()
    if bare and not grammar.children(verb, "ccomp", "dobj"):
        return _answer(verb, grammar.subject(verb), "deny", speakers)
    return None


def _spoken_verdict(word: Token, lemma: str, speakers: Speakers) -> Report | None:
    """ "These are lies", "That is propaganda", in direct speech."""
    verb = word.head
    if lemma not in _FALSE or word.dep_ not in ("attr", "acomp") or verb.lemma_ != "be":
        return None
    subject = grammar.subject(verb)
    pointing = subject is not None and (subject.lower_ in POINTERS or subject.lemma_.lower() in BACK_NOUNS)
    if not pointing or grammar.negation(verb) is not None or word.i not in speakers.parties.quoted:
        return None
    return _answer(verb, None, "deny", speakers, subject)


def _untruth(word: Token, lemma: str, speakers: Speakers) -> Report | None:
    """ "The report … does not reflect the truth", "does not correspond to reality"."""
    verb = word.head if word.dep_ == "dobj" else word.head.head
    if lemma not in _TRUTH or verb.lemma_ not in _AGREEING or grammar.negation(verb) is None:
        return None
    subject = grammar.subject(verb)
    if subject is None or not (subject.lower_ in POINTERS or subject.lemma_.lower() in BACK_NOUNS):
        return None
    return _answer(verb, _governor(verb), "deny", speakers, subject)


def _no_sign(noun: Token, lemma: str, speakers: Speakers) -> Report | None:
    """ "Moscow said it saw no sign of that", "had found no evidence of it"."""
    if lemma not in _SIGNS or noun.dep_ != "dobj" or not any(c.lower_ == "no" for c in noun.children):
        return None
    of_that = any(n.lower_ in POINTERS for _, n in grammar.prepositions(noun, "of", "for"))
    if noun.head.lemma_ not in _SIGHT or not of_that:
        return None
    return _answer(noun.head, grammar.subject(noun.head), "deny", speakers)


def _unknown(verb: Token, lemma: str, speakers: Speakers) -> Report | None:
    """ "Could not establish who held the village", "cannot tell", "I can't confirm it": nothing is said of it."""
    if lemma not in _KNOWING or not grammar.is_verb(verb) or grammar.negation(verb) is None:
        return None
    able = any(c.dep_ == "aux" and c.lemma_.lower() in ("can", "could", "ca") for c in verb.children)
    clauses = [c for c in grammar.children(verb, "ccomp") if c.i > verb.i]
    asking = any(c.doc[c.left_edge.i].lower_ in _OPEN for c in clauses)
    pointed = any(o.lower_ in POINTERS or o.lemma_ in BACK_NOUNS for o in grammar.children(verb, "dobj"))
    spoken = _is_spoken(verb, speakers) and pointed
    subject = grammar.subject(verb)
    if not able or not (asking or spoken) or subject is None or grammar.is_passive(verb):
        return None
    return _answer(verb, subject, "decline", speakers)


def _too_early(word: Token, lemma: str, speakers: Speakers) -> Report | None:
    """ "It was too early to say that the town had fallen": who says so does not hold it true."""
    if (
        lemma not in _EARLY
        or word.dep_ != "acomp"
        or word.head.lemma_ != "be"
        or grammar.negation(word.head) is not None
    ):
        return None
    for verb in grammar.children(word, "xcomp", "advcl", "ccomp") + grammar.children(word.head, "xcomp", "advcl"):
        told = grammar.children(verb, "ccomp") if verb.lemma_ in lexicon.reporting() and verb.i > word.i else []
        if told:
            who = _governor(word.head)
            source = speakers.resolve(who) if who is not None else None
            return Report(verb, source, "deny", frozenset(t.i for t in told[0].subtree), "indirect")
    return None


def _no_truth(noun: Token, lemma: str, speakers: Speakers) -> Report | None:
    """ "There was no truth to it", "no truth in the reports"."""
    verb = noun.head
    if lemma != "truth" or verb.lemma_ != "be" or not any(c.lower_ == "no" for c in noun.children):
        return None
    told = [n for top in (noun, verb) for _, n in grammar.prepositions(top, "to", "in", "behind")]
    pointed = next((n for n in told if n.lower_ in POINTERS or n.lemma_.lower() in BACK_NOUNS), None)
    return _answer(verb, _governor(verb), "deny", speakers, pointed) if pointed is not None else None


def _none_of_it(verb: Token, lemma: str, speakers: Speakers) -> Report | None:
    """ "None of that had happened"."""
    subject = next(iter(grammar.children(verb, "nsubj")), None)
    if lemma not in _HAPPENING or subject is None or subject.lower_ != "none":
        return None
    pointed = any(n.lower_ in POINTERS for _, n in grammar.prepositions(subject, "of"))
    return _answer(verb, _governor(verb), "deny", speakers) if pointed else None


def _no_comment(noun: Token, lemma: str, speakers: Speakers) -> Report | None:
    """ "No comment," said the spokesman."""
    if lemma != "comment" or noun.pos_ != "NOUN" or not _is_spoken(noun, speakers):
        return None
    bare = noun.i > 0 and noun.nbor(-1).lower_ == "no" and noun.i + 1 < len(noun.doc)
    alone = bare and (noun.nbor().is_punct or (noun.nbor().lower_ in ("on", "about") and noun.dep_ == "ROOT"))
    return _answer(noun, None, "decline", speakers) if alone else None


def _nothing_to_add(verb: Token, lemma: str, speakers: Speakers) -> Report | None:
    """ "I have nothing to add," said the spokesman; "I would refer you to the ministry"."""
    own = any(s.lower_ in _SPEAKERS for s in grammar.children(verb, "nsubj"))
    if not own or not grammar.is_verb(verb) or not _is_spoken(verb, speakers):
        return None
    held = grammar.children(verb, "dobj")
    nothing = lemma == "have" and any(o.lower_ == "nothing" and any(c.tag_ == "VB" for c in o.children) for o in held)
    elsewhere = lemma == "refer" and any(o.lower_ == "you" for o in held)
    return _answer(verb, None, "decline", speakers) if nothing or elsewhere else None


def _will_not_tell(verb: Token, lemma: str, speakers: Speakers) -> Report | None:
    """ "I won't answer that", "we do not discuss losses", "I can't give you a number", "I am not in a position to say"."""
    own = any(s.lower_ in _SPEAKERS for s in grammar.children(verb, "nsubj"))
    if not own or not grammar.is_verb(verb) or grammar.negation(verb) is None:
        return None
    teller = None if _is_spoken(verb, speakers) else _governor(verb)  # of a quotation of a few words
    silent = lemma in _UNSPOKEN
    told = lemma in _TELLING and any(o.lemma_.lower() in _GIVEN for o in grammar.children(verb, "dobj"))
    return _answer(verb, teller, "decline", speakers) if silent or told or _cannot_say(verb) else None


def _cannot_say(verb: Token) -> bool:
    """ "Is not in a position to say …": whoever says so stands nowhere, and tells nothing."""
    stood = (noun for _, noun in grammar.prepositions(verb, "in") if noun.lemma_ in lexicon.words("standing"))
    return any(c.tag_ == "VB" and c.lemma_.lower() in _SAYING for n in stood for t in (n, verb) for c in t.children)


def _no_part_in_it(verb: Token, lemma: str, speakers: Speakers) -> Report | None:
    """ "The army said that it had nothing to do with the attack"; "said that Alphania was lying"."""
    governor = _governor(verb)
    if (
        governor is None
        or not grammar.is_verb(verb)
        or grammar.negation(verb) not in (None, *grammar.children(verb, "dobj"))
    ):
        return None
    nothing = (o for o in grammar.children(verb, "dobj") if o.lower_ == "nothing")
    uninvolved = lemma == "have" and any(c.lemma_ == "do" for o in nothing for c in o.children)
    lying = lemma == "lie" and verb.tag_ == "VBG" and bool(grammar.children(verb, "aux")) and not _lies_somewhere(verb)
    return _answer(verb, governor, "deny", speakers) if uninvolved or lying else None


def _lies_somewhere(verb: Token) -> bool:
    return any(p.lower_ not in ("about",) for p in grammar.children(verb, "prep"))


def _false_report(word: Token, lemma: str, speakers: Speakers) -> Report | None:
    """ "Said that it was a false report", "that these were untrue claims"."""
    noun, verb = word.head, word.head.head
    if lemma not in _FALSE or word.dep_ != "amod" or noun.dep_ != "attr" or noun.lemma_ not in BACK_NOUNS:
        return None
    subject = grammar.subject(verb)
    pointing = subject is not None and subject.lower_ in POINTERS and grammar.negation(verb) is None
    governor = _governor(verb)
    return _answer(verb, governor, "deny", speakers) if pointing and governor is not None else None


def _cast_doubt(noun: Token, lemma: str, speakers: Speakers) -> Report | None:
    """ "Kyiv cast doubt on the claim"."""
    if lemma != "doubt" or noun.dep_ != "dobj" or noun.head.lemma_ not in ("cast", "throw"):
        return None
    on = (n for top in (noun, noun.head) for _, n in grammar.prepositions(top, "on", "upon"))
    claim = next((n for n in on if n.lower_ in POINTERS or n.lemma_.lower() in BACK_NOUNS), None)
    return _answer(noun.head, grammar.subject(noun.head), "deny", speakers, claim) if claim is not None else None
