"""What the parser is known to hang wrongly, hung where it belongs: attributions at a sentence's end, a town after its verb.

In "Troops have left Nasir, Jane Doe told the paper." it takes the speaker for one more town, and the verb of saying
for a clause beside the first. Every later rule then reads the sentence as the article's own.
"""

from calendar import day_name, month_name

from helpers.claims import lexicon
from helpers.claims.english.parsing.words import Doc, Span, Token
from helpers.claims.english.repairs.gapping import part_gapped_clauses
from helpers.claims.english.repairs.tellers import before_aside

_FRAMES = frozenset({"take", "hold", "strike", "attack", "encircle", "lose"})
"""Frames whose verbs have a place for their object."""
_DAYS = frozenset({*day_name, *month_name})
_TIMES = frozenset({"day", "night", "morning", "evening", "afternoon", "week", "month", "year", "hour"})
_FINITE = ("VBD", "VBZ", "VBP")
_SUBJECTS = ("nsubj", "nsubjpass")
_NAMING = ("NOUN", "PROPN")
_LONGEST = 14
"""Words of the longest speaker that is looked for before its verb."""


def hang_speakers(doc: Doc) -> None:
    """Hang whoever a sentence ends with on its verb of saying, and part clauses whose verb stands only in the one before."""
    for sentence in list(doc.sents):
        told = sentence if _last_saying(sentence) is not None else before_aside(sentence)
        verb = _last_saying(told)
        if verb is not None:
            _graft(verb, told)
    part_gapped_clauses(doc)


def make_date(day: Token) -> None:
    """ "Retreated the following day": taken for what the verb is done to."""
    if day.lemma_ not in _TIMES:
        return
    told = any(c.lower_ in ("following", "next", "same", "previous", "last", "that") for c in day.children)
    if told and day.head.lemma_ not in ("spend", "mark", "pass", "last", "celebrate", "see"):
        day.dep_ = "npadvmod"


def lower_second(verb: Token) -> None:
    """ "…of X, which was denied by Y which stated …": the second clause is about the name that it stands right behind."""
    pronoun = verb.doc[verb.left_edge.i]
    if pronoun.tag_ != "WDT" or pronoun.head != verb or pronoun.dep_ != "nsubj" or pronoun.i == 0:
        return
    name = pronoun.nbor(-1)
    by = name.head
    told = (
        name.dep_ == "pobj" and by.dep_ == "agent" and by.head.dep_ == "relcl" and verb.head in (by.head, by.head.head)
    )
    if told and name != verb.head:
        verb.head = name


def share_auxiliary(verb: Token) -> None:
    """ "The bridgehead was destroyed and their troops pushed back over the river": both are done to them."""
    above = verb.head
    passive = above.i < verb.i and any(c.dep_ == "auxpass" for c in above.children)
    forced = verb.lemma_ in lexicon.words("forcing") and any(c.lower_ in ("back", "out") for c in verb.children)
    if not passive or not forced or any(c.dep_ in ("dobj", "aux") for c in verb.children):
        return
    for subject in (c for c in verb.children if c.dep_ == "nsubj"):
        subject.dep_, verb.tag_ = "nsubjpass", "VBN"


def raise_verb_before_town(participle: Token) -> None:
    """ "said that troops had retaken Lyman": the parser takes the verb for an adjective before the town."""
    name = participle.head
    auxiliary = any(c.dep_ == "aux" for c in participle.children)
    if not auxiliary or name.i < participle.i or not any(c.dep_ in _SUBJECTS for c in participle.children):
        return
    participle.head, participle.dep_ = name.head, "ccomp"
    name.head, name.dep_ = participle, "dobj"


def join_preposition(to: Token) -> None:
    """ "Loyal to X", read as "due to X": X hangs on the preposition, as after any other."""
    if to.pos_ != "ADP" or to.head.lower_ not in lexicon.stand_ins():
        return
    for name in [c for c in to.head.children if c.dep_ == "pobj" and c.i > to.i]:
        name.head = to
    to.dep_ = "prep"


def raise_verb_between(participle: Token) -> None:
    """ "Troops of X took Lyman": the parser takes X and the verb for words before the town."""
    town, name = participle.head, participle.nbor(-1) if participle.i else participle
    if (
        town.i != participle.i + 1
        or name.head != town
        or name.pos_ != "PROPN"
        or participle.lemma_ not in lexicon.predicates()
    ):
        return
    above = town.head
    force = next((t for t in (above, *above.ancestors) if "force" in lexicon.noun_classes().get(t.lemma_, ())), None)
    if force is None or force.i > name.i or (force.head != force and force.head.pos_ not in ("VERB", "AUX")):
        return
    name.head, name.dep_ = above, town.dep_
    participle.head = force.head if force.head != force else participle
    participle.dep_ = "ccomp" if participle.head != participle else "ROOT"
    force.head, force.dep_ = participle, "nsubj"
    town.head, town.dep_ = participle, "dobj"


def give_object(verb: Token) -> None:
    """The town right after a verb, taken for no object of it: "shelled Lyman on Sunday", "took Lyman overnight"."""
    if verb.dep_ == "amod" or verb.pos_ != "VERB" or verb.i + 1 == len(verb.doc):
        return
    name = verb.nbor()
    if name.lower_ in ("back", "over") and name.i + 1 < len(verb.doc):
        name = name.nbor()  # "had taken back Lyman"
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
    named = name.dep_ in ("npadvmod", "oprd", "advcl") and after == verb
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


def give_verdict(copula: Token) -> None:
    """ "… is false, officials said": what is false is not whoever said so."""
    if copula.pos_ != "AUX" or copula.i + 1 == len(copula.doc):
        return
    verdict = copula.nbor()
    if verdict.pos_ == "ADJ" and verdict.dep_ == "amod" and verdict.head == copula.head:
        verdict.head, verdict.dep_ = copula, "acomp"


def _last_saying(sentence: Span) -> Token | None:
    """The verb of a trailing attribution that governs no clause yet: ", Jane Doe told the paper"."""
    for token in reversed(sentence[4:]):
        tag = token.tag_
        if tag not in ("VBD", "VBZ", "VBN") or token.pos_ == "AUX":
            continue
        perfect = tag == "VBN" and token.doc[_beginning(token)].lemma_ == "have"
        past = tag == "VBN" and not perfect and [c.dep_ for c in token.children if c.i < token.i][-1:] == ["nsubj"]
        if tag == "VBN" and not (perfect or past):
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
        beside = t.doc[t.left_edge.i - 1].text == ","  # "…, the group reported, a rare piece of good news"
        if t.head == verb and t.dep_ == "dobj" and verb.lemma_ not in ("tell", "inform", "brief") and not beside:
            return False
    return True
