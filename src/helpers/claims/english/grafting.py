"""What the parser is known to hang wrongly, hung where it belongs: attributions at a sentence's end, a town after its verb.

In "Troops have left Nasir, Jane Doe told the paper." it takes the speaker for one more town, and the verb of saying
for a clause beside the first. Every later rule then reads the sentence as the article's own.
"""

from calendar import day_name, month_name

from spacy.tokens import Doc, Span, Token

from helpers.claims import lexicon

_TRANSITIVE = ("VBD", "VBN", "VBZ", "VBP", "VB", "VBG")
_FRAMES = frozenset({"take", "hold", "strike", "attack", "encircle", "lose"})
"""Frames whose verbs have a place for their object."""
_DAYS = frozenset({*day_name, *month_name})
_FINITE = ("VBD", "VBZ", "VBP")
_SUBJECTS = ("nsubj", "nsubjpass")
_NAMING = ("NOUN", "PROPN")
_LONGEST = 14
"""Words of the longest speaker that is looked for before its verb."""


def graft(doc: Doc) -> Doc:
    """The document, with the verb of saying that ends a sentence made the root of its sentence."""
    for token in doc:
        if token.dep_ == "amod" and token.tag_ == "VBN":
            _raise(token)
        elif token.pos_ == "VERB" and token.tag_ in _TRANSITIVE and token.i + 1 < len(doc):
            _give_object(token)
        elif token.dep_ == "ccomp" and token.pos_ == "AUX" and token.i + 1 < len(doc):
            _give_verdict(token)
        _make_verb(token)
        _make_subject(token)
        _make_share(token)
        _make_toll(token)
        _make_relative_verb(token)
        _make_resultative(token)
        _give_antecedent(token)
        _go_on_saying(token)
    for sentence in list(doc.sents):
        verb = _last_saying(sentence)
        if verb is not None:
            _graft(verb, sentence)
    return doc


def _raise(participle: Token) -> None:
    """ "said that troops had retaken Lyman": the parser takes the verb for an adjective before the town."""
    name = participle.head
    auxiliary = any(c.dep_ == "aux" for c in participle.children)
    if not auxiliary or name.i < participle.i or not any(c.dep_ in _SUBJECTS for c in participle.children):
        return
    participle.head, participle.dep_ = name.head, "ccomp"
    name.head, name.dep_ = participle, "dobj"


def _give_object(verb: Token) -> None:
    """The town right after a verb, taken for no object of it: "shelled Lyman on Sunday", "took Lyman overnight"."""
    name = verb.nbor()
    if name.pos_ != "PROPN" or name.text in _DAYS or any(c.dep_ in ("dobj", "auxpass") for c in verb.children):
        return
    while name.dep_ == "compound" and name.head == name.nbor() and name.head.pos_ == "PROPN":
        name = name.nbor()
    after = name.head
    if verb.dep_ == "acl" and name.dep_ == "nsubj" and after == name.nbor() and after.lemma_ == "be":
        _give_subject(after, verb, name)
        return
    adverb = name.dep_ == "compound" and after.dep_ in ("advmod", "npadvmod") and after.head == verb
    beyond = name.dep_ == "nmod" and any(t.text == "," for t in name.doc[name.i + 1 : after.i])
    named = name.dep_ in ("npadvmod", "oprd") and after == verb
    if (named or adverb or beyond) and _FRAMES & {p.frame for p in lexicon.predicates().get(verb.lemma_, ())}:
        name.head, name.dep_ = verb, "dobj"


def _give_subject(copula: Token, verb: Token, name: Token) -> None:
    """ "The claim that troops took Lyman is false": it is the claim that is false, not Lyman."""
    claim = verb.head
    if copula.head == claim and claim.head != claim:
        copula.head, copula.dep_ = claim.head, "ccomp"
    elif copula.head != claim.head and claim.head != copula:
        return
    claim.head, claim.dep_ = copula, "nsubj"
    name.head, name.dep_ = verb, "dobj"


def _give_verdict(copula: Token) -> None:
    """ "… is false, officials said": what is false is not whoever said so."""
    verdict = copula.nbor()
    if verdict.pos_ == "ADJ" and verdict.dep_ == "amod" and verdict.head == copula.head:
        verdict.head, verdict.dep_ = copula, "acomp"


def _make_share(cent: Token) -> None:
    """ "Hold 60 per cent of X": the parser takes the number for an adverb and "cent" for what it is a number per."""
    if cent.lower_ != "cent" or not cent.i or cent.nbor(-1).lower_ != "per":
        return
    cent.lemma_ = "percent"
    if cent.dep_ != "pobj" or cent.head.lower_ != "per":
        return
    per, number = cent.head, cent.head.head
    if not number.like_num or number.i != per.i - 1:
        return
    verb = number.head
    has_object = any(c.dep_ == "dobj" for c in verb.children)
    cent.head, cent.dep_ = verb, "dobj" if number.dep_ == "npadvmod" and not has_object else number.dep_
    per.head, per.dep_ = cent, "compound"
    for c in list(number.children):
        if c.dep_ == "prep" and c.lower_ == "of":
            c.head = cent
    number.head, number.dep_ = cent, "nummod"


def _make_toll(dead: Token) -> None:
    """ "Counted 65 dead in X": the dead are what is counted."""
    if dead.lower_ not in _FALLEN or not dead.i or dead.pos_ == "NOUN":
        return
    number = dead.nbor(-1)
    counted = number.like_num and number.dep_ in ("dobj", "pobj", "nsubj", "conj") and dead.head in (number, number.head)
    if not counted or dead in number.ancestors or (dead.i + 1 < len(dead.doc) and dead.nbor().pos_ in _NAMING):
        return
    dead.head, dead.dep_, dead.pos_, dead.tag_ = number.head, number.dep_, "NOUN", "NNS"
    dead.lemma_ = dead.lower_
    for c in list(number.children):
        c.head = dead
    number.head, number.dep_ = dead, "nummod"


_FALLEN = frozenset({"dead", "wounded", "injured"})


def _make_relative_verb(token: Token) -> None:
    """ "X, which the rebels controls": a verb that the parser takes for a noun, though it has a subject."""
    subject = any(c.dep_ == "nsubj" for c in token.children)
    if token.tag_ == "NNS" and token.dep_ == "relcl" and subject and token.lemma_.lower() in lexicon.predicates():
        token.pos_, token.tag_ = "VERB", "VBZ"


def _make_resultative(verb: Token) -> None:
    """ "The army has the town surrounded": what it has done, and not what the town did."""
    have = verb.head
    if verb.dep_ != "ccomp" or have.lemma_ != "have" or verb.tag_ not in ("VBD", "VBN") or have.i > verb.i:
        return
    if not any(p.frame == "encircle" for p in lexicon.predicates().get(verb.lemma_, ())):
        return
    place = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    holder = next((c for c in have.children if c.dep_ == "nsubj"), None)
    if place is None or holder is None or any(c.dep_ in ("aux", "mark") for c in verb.children):
        return
    above = verb if have.head == have else have.head
    place.dep_ = "dobj"
    verb.head, verb.dep_ = above, have.dep_
    for c in list(have.children):
        c.head = verb
    have.head, have.dep_ = verb, "aux"


def _give_antecedent(clause: Token) -> None:
    """ "The mayor of X, which is under siege": what is "which" is no mayor."""
    person = clause.head
    if clause.dep_ != "relcl" or person.lemma_.lower() not in lexicon.words("title"):
        return
    start = clause.left_edge.i
    if clause.doc[start].lower_ == "which" and start > 1 and clause.doc[start - 1].text == ",":
        name = clause.doc[start - 2]
        if name.pos_ == "PROPN" and person in name.ancestors:
            clause.head = name


def _go_on_saying(verb: Token) -> None:
    """ "Kyiv said that forces had launched attacks, but said nothing of …": what had happened goes on in no simple past."""
    said, above = verb.head, verb.head.head
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or said.dep_ != "ccomp" or above.tag_ != "VBD" or above.i > said.i:
        return
    reporting = lexicon.reporting()
    perfect = any(c.dep_ == "aux" and c.lower_ == "had" for c in said.children)
    own = any(c.dep_ in (*_SUBJECTS, "aux") for c in verb.children)
    if perfect and not own and "clause" in reporting.get(verb.lemma_, {}) and "clause" in reporting.get(above.lemma_, {}):
        verb.head = above


def _make_verb(token: Token) -> None:
    """A bare verb after an object, taken for a noun: "has seen two villages held by X fall to Y"."""
    if token.tag_ != "NN" or token.lemma_ not in lexicon.predicates() or any(c.dep_ == "det" for c in token.children):
        return
    holder = token.doc[token.i - 1] if token.dep_ == "pobj" and token.head.dep_ == "agent" else None
    above = token.head if holder is None else token.head.head.head.head  # X, taken for a part of the noun
    objects = [c for c in above.children if c.dep_ == "dobj" and above.i < c.i < token.i]
    if above.lemma_ != "see" or not objects or not (token.dep_ == "ccomp" or (holder and holder.dep_ == "compound")):
        return
    if holder is not None:
        holder.head, holder.dep_ = token.head, "pobj"
    token.head, token.dep_, token.pos_, token.tag_ = above, "ccomp", "VERB", "VB"
    objects[-1].head, objects[-1].dep_ = token, "nsubj"


def _make_subject(token: Token) -> None:
    """A gerund between two finite verbs, taken for what the first one takes: "said fighting for X continued"."""
    above = token.head
    if token.tag_ != "VBG" or token.dep_ != "xcomp" or token.lemma_ not in lexicon.noun_classes():
        return
    later = [c for c in above.children if c.dep_ == "ccomp" and c.i > token.right_edge.i and c.tag_ in _FINITE]
    if (
        later
        and "clause" in lexicon.reporting().get(above.lemma_, {})
        and not any(c.dep_ in _SUBJECTS for c in later[0].children)
    ):
        token.head, token.dep_ = later[0], "nsubj"


def _last_saying(sentence: Span) -> Token | None:
    """The verb of a trailing attribution that governs no clause yet: ", Jane Doe told the paper"."""
    for token in reversed(sentence):
        perfect = token.tag_ == "VBN" and token.doc[_beginning(token)].lemma_ == "have"
        if not (token.tag_ in ("VBD", "VBZ") or perfect) or token.i - sentence.start < 4 or token.pos_ == "AUX":
            continue
        if token.pos_ != "VERB" or "clause" not in lexicon.reporting().get(token.lemma_.lower(), {}):
            return None  # another verb ends the sentence
        return token
    return None


def _beginning(verb: Token) -> int:
    """Index of the auxiliary before a verb ("has said"), else of the verb."""
    return verb.i - 1 if verb.i and verb.doc[verb.i - 1].pos_ == "AUX" else verb.i


def _graft(verb: Token, sentence: Span) -> None:
    comma = _comma_before(verb, sentence)
    if comma is None:
        return
    said = sentence.doc[sentence.start : comma.i]
    named = sentence.doc[comma.i + 1 : _beginning(verb)]
    main = _main_verb(said, verb)
    speaker = _speaker(named)
    if main is None or speaker is None or not _says_nothing_else(verb, sentence):
        return
    inside = range(sentence.start, comma.i)
    if main.head == verb and main.dep_ == "ccomp" and speaker.head == verb:
        return
    astray = [t for t in sentence if t != main and t.i in inside and t.head.i not in inside]
    late = [t for t in sentence if t.i > verb.i and t.head.i <= comma.i]
    named_astray = [t for t in named if t != speaker and not (comma.i < t.head.i < verb.i)]
    verb.head, verb.dep_ = verb, "ROOT"
    main.head, main.dep_ = verb, "ccomp"
    speaker.head, speaker.dep_ = verb, "nsubj"
    comma.head, comma.dep_ = verb, "punct"
    for t in (*late, *named_astray):
        t.head = verb
    for t in astray:
        if t.dep_ in _SUBJECTS and t.i > main.i:
            t.dep_ = "dobj"  # "have surrounded Lyman, Jane Doe reported": taken for what reports
        t.head = main
        _hang_on_preposition(t, comma)


def _hang_on_preposition(name: Token, comma: Token) -> None:
    """ "holds 60% of Lyman, its ministry said": the parser takes the ministry for what the preposition governs."""
    start = name.left_edge.i
    before = name.doc[start - 1] if start else name
    if before.dep_ == "prep" and all(c.i > comma.i for c in before.children if c.dep_ == "pobj"):
        name.head, name.dep_ = before, "pobj"


def _comma_before(verb: Token, sentence: Span) -> Token | None:
    """The comma before the speaker: the last one, or the one before that where an apposition ends in the last."""
    at = _beginning(verb)
    before = sentence.doc[max(sentence.start, at - _LONGEST) : at]
    commas = [t for t in before if t.text == ","]
    if commas and commas[-1].i == at - 1:  # ", Jane Doe, a spokeswoman, told the paper"
        commas = commas[:-2]
    return commas[-1] if commas else None


def _speaker(named: Span) -> Token | None:
    """The head of a stretch that is nothing but a speaker's name and title."""
    first = named[0] if len(named) else None
    if first is None or first.pos_ not in (*_NAMING, "DET", "ADJ", "NUM", "PRON"):
        return None
    if any(t.pos_ in ("VERB", "AUX", "SCONJ") or t.tag_ in ("WP", "WDT", "WRB", "RB") for t in named):
        return None
    outside = [t for t in named if t.head.i < named.start or t.head.i >= named.end]
    naming = ("PRON",) if len(named) == 1 else _NAMING  # ", he told the paper"
    heads = [t for t in outside if t.pos_ in naming] or [t for t in named if t.pos_ in naming]
    return heads[0] if heads else None


def _main_verb(said: Span, verb: Token) -> Token | None:
    """The verb of the clause that is said: the one above all others in it, with a subject of its own."""
    tops = [t for t in said if t.head == t or t.head.i >= said.end or t.head.i < said.start]
    verbs = [t for t in tops if t.pos_ in ("VERB", "AUX")]
    if len(verbs) != 1:
        return None
    main = verbs[0]
    if main.dep_ not in ("ROOT", "advcl", "conj", "dep", "ccomp") or any(c.dep_ == "mark" for c in main.children):
        return None
    if not any(c.dep_ in _SUBJECTS for c in main.children):
        return None
    finite = main.tag_ in _FINITE or any(c.dep_ in ("aux", "auxpass") and c.tag_ != "TO" for c in main.children)
    return main if finite else None


def _says_nothing_else(verb: Token, sentence: Span) -> bool:
    """Whether no words of its own follow the verb of saying, as in "…, the army said it had left"."""
    for t in sentence:
        if t.i <= verb.i:
            continue
        if t.tag_ in (*_FINITE, "MD") or (t.head == verb and t.dep_ in ("ccomp", "xcomp", "conj", "prt")):
            return False
        if t.head == verb and t.dep_ == "dobj" and verb.lemma_ not in ("tell", "inform", "brief"):
            return False
    return True
