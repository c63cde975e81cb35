"""Words that the parser takes for others in news of a war, each put right where the words around it leave no doubt.

It takes a verb for an adjective or a noun ("ISIL advanced near X"), its subject for a part of it, its object for an
adverb ("hold 60 per cent of X"). `reattachment` mends who says it, `lists` what is listed.
"""

from helpers.claims import lexicon
from helpers.claims.english.parsing.words import Token

_FINITE = ("VBD", "VBZ", "VBP")
_SUBJECTS = ("nsubj", "nsubjpass")
_NAMING = ("NOUN", "PROPN")
HYPHEN, CENT, FALLEN = "-", "cent", frozenset({"dead", "wounded", "injured"})
"""Words that repairs start from, in small letters."""


def _of_frame(word: str) -> str:
    """The verb of predicates.csv that such a word in -ed is a past form of; "" where there is none."""
    low = word.lower()
    stems = (low[:-2], low[:-1], low[:-3]) if low.endswith("ed") else ()
    return next((s for s in stems if s in lexicon.predicates()), "")


def make_finite(token: Token) -> None:
    """ "ISIL advanced near X", "had occupied X and advanced near Y": taken for an adjective, though nothing is described."""
    subject = any(c.dep_ in _SUBJECTS and c.i < token.i for c in token.children)
    copula = any(c.lemma_ == "be" for c in token.children)
    goes_on = token.dep_ == "conj" and token.head.tag_ in ("VBD", "VBN") and token.head.lemma_ != "be"
    goes_on = goes_on and token.head.dep_ != "acomp" and not any(c.lemma_ == "be" for c in token.head.children)
    subject = subject or (goes_on and any(c.dep_ == "prep" for c in token.children))
    if token.tag_ != "JJ" or token.dep_ not in ("ROOT", "ccomp", "conj") or not subject or copula:
        return
    if verb := _of_frame(token.text):
        token.pos_, token.tag_, token.lemma_ = "VERB", token.head.tag_ if goes_on else "VBD", verb


def join(hyphen: Token) -> None:
    """ "Beat off two counter-attacks": one noun, which the parser takes for three."""
    if hyphen.text != HYPHEN or hyphen.whitespace_ or not hyphen.i or hyphen.i + 1 >= len(hyphen.doc):
        return
    first, last = hyphen.nbor(-1), hyphen.nbor()
    if first.lower_ != "counter" or first.whitespace_ or last.pos_ not in _NAMING or last.dep_ == "compound":
        return
    if last.head in (first, hyphen) or last.dep_ not in (*_SUBJECTS, "dobj", "pobj", "conj"):
        if last in first.head.ancestors or first.head in (last, hyphen):
            return
        last.head, last.dep_ = first.head, first.dep_
    for part in (first, hyphen):
        for c in list(part.children):
            if c not in (first, hyphen, last):
                c.head = last
    first.head, first.dep_ = last, "compound"
    hyphen.head, hyphen.dep_ = last, "punct"
    hyphen.pos_, hyphen.tag_ = "PUNCT", "HYPH"


def hang_on_verb(token: Token) -> None:
    """ "Made advances west of X": the object taken for the subject of a compass word."""
    if token.dep_ != "ccomp" or token.lower_ not in _COMPASS or token.head.lemma_ != "make":
        return
    for c in list(token.children):
        if c.dep_ in _SUBJECTS and c.head.head.i < c.i < token.i:
            c.head, c.dep_ = token.head, "dobj"
    token.dep_ = "advmod"


def free_verdict(token: Token) -> None:
    """ "Called the claim about the capture of X untrue": the verdict taken for the noun that the name belongs to."""
    if token.dep_ != "pobj" or token.lower_ not in lexicon.words("called_false") or token.i == 0:
        return
    name, verb = token.nbor(-1), token.head
    while verb.pos_ != "VERB" and verb.head != verb:
        verb = verb.head
    if name.head != token or name.pos_ != "PROPN" or verb.lemma_ not in lexicon.words("labelling"):
        return
    name.head, name.dep_ = token.head, "pobj"
    for c in list(token.children):
        if c.i < name.i:
            c.head = name
    token.head, token.dep_ = verb, "oprd"


_COMPASS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})


def make_noun(token: Token) -> None:
    """ "Thwarted nine enemy attempts to advance": a noun taken for a verb, though it is an object."""
    if token.tag_ != "VBZ" or token.dep_ not in ("dobj", "pobj") or "attack" not in _classes(token.lemma_):
        return
    token.pos_, token.tag_ = "NOUN", "NNS"
    for c in list(token.children):
        if c.dep_ in _SUBJECTS and c.i < token.i:
            c.dep_ = "compound"
            for d in list(c.children):
                if d.i < c.i:
                    d.head = token
        elif c.dep_ == "xcomp":
            c.dep_ = "acl"


def make_adverb(token: Token) -> None:
    """ "Pushed the enemy back street by street", "withdrew northwards": no object, and no part of one."""
    if token.lower_.endswith("wards") and token.dep_ == "dobj":
        token.dep_, token.pos_, token.tag_ = "advmod", "ADV", "RB"
    elif token.lower_ == "back" and token.dep_ == "compound" and token.head.dep_ == "dobj":
        noun, verb = token.head, token.head.head
        if any(c.dep_ == "dobj" and c.i < token.i for c in verb.children):
            token.head, token.dep_, token.pos_, token.tag_ = verb, "advmod", "ADV", "RB"
            noun.dep_ = "npadvmod"


def _classes(lemma: str) -> frozenset[str]:
    return lexicon.noun_classes().get(lemma.lower(), frozenset())


def raise_verb(verb: Token) -> None:
    """ "On Friday the army captured settlements near X": a verb taken for an adjective of its own object."""
    noun = verb.head
    if verb.dep_ != "amod" or verb.tag_ not in ("VBD", "VBN") or noun.i < verb.i or not _of_frame(verb.text):
        return
    if any(c.dep_ == "aux" for c in verb.children):
        return  # "said that troops had retaken X": `reattachment` knows these
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    that = next((c for c in noun.children if c.dep_ == "mark" and c.i < verb.i), None)
    before = [c for c in noun.children if c.dep_ in ("nmod", "compound") and c.i < verb.i and c.pos_ in _NAMING]
    if subject is None and not (that is not None and before):
        return
    if subject is None:
        before[-1].dep_, before[-1].head = "nsubj", verb
    if noun.head == noun:
        verb.head, verb.dep_ = verb, "ROOT"
    else:
        verb.head, verb.dep_ = noun.head, "ccomp" if that is not None else noun.dep_
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBD", _of_frame(verb.text)
    noun.head, noun.dep_ = verb, "dobj"
    for c in list(noun.children):
        if c.i < verb.i or c.dep_ == "punct":
            c.head = verb


def make_perfect(verb: Token) -> None:
    """ "Claimed it had half-surrounded X": a perfect tense taken for what somebody had."""
    name, have = verb.head, verb.head.head
    if verb.dep_ != "amod" or verb.tag_ != "VBN" or name.dep_ != "dobj" or name.pos_ != "PROPN" or name.i < verb.i:
        return
    if have.lemma_ != "have" or not _of_frame(verb.text) or any(c.dep_ in ("aux", "neg") for c in have.children):
        return
    for c in list(have.children):
        if c != name:
            c.head = verb
    verb.head, verb.dep_ = (verb, "ROOT") if have.head == have else (have.head, have.dep_)
    verb.pos_ = "VERB"
    have.head, have.dep_ = verb, "aux"
    name.head = verb


def give_subject(verb: Token) -> None:
    """ "After the army withdraws": the subject, taken for a part of the verb."""
    if verb.tag_ not in ("VBZ", "VBD") or verb.pos_ != "VERB" or any(c.dep_ in _SUBJECTS for c in verb.children):
        return
    before = [c for c in verb.children if c.dep_ == "compound" and c.i < verb.i and c.pos_ in _NAMING]
    if before and verb.lemma_ in lexicon.predicates():
        before[-1].dep_ = "nsubj"
        for c in list(verb.children):
            if c.dep_ in ("det", "poss", "amod", "nummod") and c.i < before[-1].i:
                c.head = before[-1]


def make_share(cent: Token) -> None:
    """ "Hold 60 per cent of X": the parser takes the number for an adverb and "cent" for what it is a number per."""
    if cent.lower_ != CENT or not cent.i or cent.nbor(-1).lower_ != "per":
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


def give_antecedent(clause: Token) -> None:
    """ "The mayor of X, which is under siege": what is "which" is no mayor."""
    person = clause.head
    if clause.dep_ != "relcl" or person.lemma_.lower() not in lexicon.words("title"):
        return
    start = clause.left_edge.i
    if clause.doc[start].lower_ == "which" and start > 1 and clause.doc[start - 1].text == ",":
        name = clause.doc[start - 2]
        if name.pos_ == "PROPN" and person in name.ancestors:
            clause.head = name


def go_on_saying(verb: Token) -> None:
    """ "Kyiv said that forces had launched attacks, but said nothing of …": what had happened goes on in no simple past."""
    said, above = verb.head, verb.head.head
    silent = any(c.dep_ == "neg" for c in verb.children) and any(c.lower_ == "did" for c in verb.children)
    simple = verb.tag_ == "VBD" or silent
    if verb.dep_ != "conj" or not simple or said.dep_ != "ccomp" or above.tag_ != "VBD" or above.i > said.i:
        return
    reporting = lexicon.reporting()
    perfect = any(c.dep_ == "aux" and c.lower_ == "had" for c in said.children)
    own = any(c.dep_ in (*_SUBJECTS, "aux") for c in verb.children if c.lower_ != "did")
    says = "clause" in reporting.get(verb.lemma_, {}) and "clause" in reporting.get(above.lemma_, {})
    if (perfect or silent) and not own and says:
        verb.head = above


def make_toll(dead: Token) -> None:
    """ "Counted 65 dead in X": the dead are what is counted."""
    if dead.lower_ not in FALLEN or not dead.i or dead.pos_ in ("NOUN", "VERB"):
        return
    number = dead.nbor(-1)
    counted = (
        number.like_num and number.dep_ in ("dobj", "pobj", "nsubj", "conj") and dead.head in (number, number.head)
    )
    if not counted or dead in number.ancestors or (dead.i + 1 < len(dead.doc) and dead.nbor().pos_ in _NAMING):
        return
    dead.head, dead.dep_, dead.pos_, dead.tag_ = number.head, number.dep_, "NOUN", "NNS"
    dead.lemma_ = dead.lower_
    for c in list(number.children):
        c.head = dead
    number.head, number.dep_ = dead, "nummod"


def make_relative_verb(token: Token) -> None:
    """ "X, which the rebels controls": a verb that the parser takes for a noun, though it has a subject."""
    subject = any(c.dep_ == "nsubj" for c in token.children)
    if token.tag_ == "NNS" and token.dep_ == "relcl" and subject and token.lemma_.lower() in lexicon.predicates():
        token.pos_, token.tag_ = "VERB", "VBZ"


def make_resultative(verb: Token) -> None:
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


def make_suffered(verb: Token) -> None:
    """ "Have seen their supply lines severed": what was done to them, and not what they did."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.lemma_ not in lexicon.words("seeing") or above.i > verb.i:
        return
    done_to = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    others = {c.dep_ for c in verb.children} & {"aux", "mark", "dobj", "auxpass", "prt"}
    if done_to is None or others or not any(p.frame in _DONE_TO for p in lexicon.predicates().get(verb.lemma_, ())):
        return
    if above.i < done_to.i:
        done_to.dep_, verb.tag_ = "nsubjpass", "VBN"


_DONE_TO = frozenset({"encircle", "take", "kill", "destroy", "strike", "oust", "push", "repel"})
"""Frames of verbs that have an object, so that without one they are passive."""


def raise_main_verb(verb: Token) -> None:
    """ "By Monday, their forces controlled between a third and half of X": a main verb, taken for a participle."""
    noun = verb.head
    if verb.dep_ != "acl" or noun.dep_ != "ROOT" or noun.i > verb.i or verb.tag_ not in ("VBN", "VBD"):
        return
    if not _of_frame(verb.text) or any(c.dep_ in ("agent", "aux", "auxpass", "nsubj") for c in verb.children):
        return
    measured = any(c.dep_ == "prep" and c.lower_ == "between" for c in verb.children)
    if not measured and not any(c.dep_ == "dobj" for c in verb.children):
        return
    verb.head, verb.dep_, verb.tag_, verb.lemma_ = verb, "ROOT", "VBD", _of_frame(verb.text)
    noun.head, noun.dep_ = verb, "nsubj"
    for c in list(noun.children):
        if c.i > verb.i or c.dep_ == "punct" or (c.dep_ in ("prep", "npadvmod", "advmod") and c.i < noun.i):
            c.head = verb


def make_verb(token: Token) -> None:
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


def make_subject(token: Token) -> None:
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
