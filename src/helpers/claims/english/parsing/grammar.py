"""Questions about a dependency parse that every rule asks: who is the subject, what is negated, what is only planned.

Labels are ClearNLP's, as spaCy's English models give them.
"""

from collections.abc import Iterator
from typing import Any

from helpers.claims import lexicon
from helpers.claims.english.parsing.words import Token

CLAUSAL = {"ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "pcomp", "csubj", "dep"}
SUBJECTS = {"nsubj", "nsubjpass"}


_IRREGULAR = {
    "bogge": "bog",
    "retook": "retake",
    "overran": "overrun",
    "retaken": "retake",
    "beaten": "beat",
    "withdrew": "withdraw",
}


def lemma(verb: Token) -> str:
    """The lemma under which the lexicon knows a verb: the tagger takes "raging" for a form of "rag"."""
    own = _IRREGULAR.get(verb.lemma_.lower(), verb.lemma_.lower())
    if own in lexicon.predicates() or verb.tag_ not in ("VBG", "VBN", "VBD"):
        return own
    longer = own + "e"
    return longer if longer in lexicon.predicates() else own


def is_verb(token: Token) -> bool:
    """Whether the parser takes the word for a verb or an auxiliary."""
    return token.pos_ in ("VERB", "AUX")


def children(token: Token, *labels: str) -> list[Token]:
    """The direct dependents with any of these labels, in the order of the text."""
    return [c for c in token.children if c.dep_ in labels]


def within(token: Token) -> tuple[Token, ...]:
    """The word and all that depends on it, in the order of the text: kept with its text."""
    known: dict[Any, Any] = token.doc.user_data
    kept = known.get(token.i)
    if kept is None:
        below = [t for c in token.children for t in within(c)]
        kept = known[token.i] = tuple(sorted((token, *below), key=lambda t: t.i))
    return kept


def beside(token: Token, step: int) -> Token | None:
    """The word so many places after a word, or before it; None beyond either end of the text."""
    at = token.i + step
    return token.doc[at] if 0 <= at < len(token.doc) else None


def is_beside(token: Token, step: int, *words: str) -> bool:
    """Whether one of these words, in small letters, stands so many places after a word, or before it."""
    other = beside(token, step)
    return other is not None and other.lower_ in words


def swallowing(noun: Token) -> Token | None:
    """The finite verb whose subject the parser took for one more object: "repelled five attacks and X lost 60 men"."""
    verb, cc = beside(noun, 1), beside(noun.doc[noun.left_edge.i], -1)
    if noun.dep_ != "conj" or verb is None or cc is None or cc.dep_ != "cc":
        return None
    finite = verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ", "VBP") and is_verb(verb.head) and noun.pos_ == "PROPN"
    return verb if finite and verb.head.is_ancestor(noun) and not children(verb, *SUBJECTS) else None


def conjuncts(token: Token) -> list[Token]:
    """The token and everything coordinated below it."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and swallowing(child) is not None:
            continue
        if child.dep_ == "conj" or (child.dep_ == "appos" and child.pos_ == "PROPN" and children(child, "conj")):
            found += conjuncts(child)  # the parser takes the second name of a long list for an apposition
        elif child.dep_ in ("prep", "advmod") and child.lower_ in ("along", "together"):
            found += [n for w in children(child, "prep") for p in children(w, "pobj") for n in conjuncts(p)]
    return found


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, bare participles after a noun included ("villages captured by …")."""
    if children(verb, "nsubjpass", "auxpass"):
        return True
    auxiliaries = {c.lemma_ for c in children(verb, "aux")}
    if (
        verb.tag_ in ("VBN", "VBD")
        and children(verb, "agent")
        and not children(verb, "nsubj")
        and "have" not in auxiliaries
    ):
        return True
    absolute = verb.dep_ == "advcl" and verb.tag_ in ("VBD", "VBN") and not children(verb, "dobj") and not auxiliaries
    if absolute and any(m.lower_ == "with" for m in children(verb, "mark")):
        return True  # "with 11 attackers killed", "with six houses destroyed"
    if (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "amod", "advcl", "oprd", "ROOT", "dep")
        and not auxiliaries & {"have"}
    ):
        return not children(verb, "dobj") and not children(verb, "nsubj")
    if verb.dep_ == "conj" and not auxiliaries and not children(verb, "dobj"):
        # "two tanks were destroyed and 15 men killed", "was seized at night and lost at dawn"
        bare = verb.tag_ == "VBN" or (
            verb.tag_ == "VBD" and _needs_object(verb) and not children(verb, "nsubj", "prep")
        )
        return bare and is_verb(verb.head) and is_passive(verb.head)
    return False


def _needs_object(verb: Token) -> bool:
    """Whether nobody is the subject of a verb without an object: "lost", "seized" after another passive."""
    return any(
        r.frame in ("take", "lose", "destroy") and not r.particle for r in lexicon.predicates().get(lemma(verb), ())
    )


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The noun that is the verb's grammatical subject, found through coordination, participles and relative clauses."""
    own = children(verb, "nsubj", "nsubjpass", "expl")
    if not own:  # the parser sometimes hangs the subject on the auxiliary
        own = [s for a in children(verb, "aux", "auxpass") for s in children(a, "nsubj", "nsubjpass")]
    real = [s for s in own if s.dep_ != "expl"]
    before = beside(verb, -1)
    if not real and before is not None and swallowing(before) == verb:
        return before
    if real:
        first = _whole(real)
        return antecedent(first) or first
    if depth > 6 or verb.head == verb:
        return None
    if verb.dep_ == "ccomp" and not own:  # "said the army and its allies, among them X, had …": hung on "said"
        late = [s for s in children(verb.head, *SUBJECTS) if verb.head.i < s.i < verb.i]
        if late and verb.head.lemma_.lower() in lexicon.reporting():
            return late[-1]
    if verb.dep_ == "relcl" and not own:
        return verb.head if not children(verb, "nsubj") else None
    if verb.dep_ == "acl":
        if verb.tag_ == "VBG" or is_passive(verb):
            return verb.head
        whose = owner(verb.head)
        if whose is None and verb.head.dep_ == "dobj" and verb.head.head.lemma_ in _UNDERTAKING:
            return subject(verb.head.head, depth + 1)  # "abandoned an attempt to cross the river"
        return whose
    if verb.dep_ in ("xcomp", "advcl", "conj", "pcomp", "dep"):
        head = finite_sibling(verb) or verb.head
        while head.pos_ in ("ADP", "SCONJ") and head.head != head:
            head = head.head
        if verb.dep_ == "xcomp" and is_verb(head):
            raised = children(head, "dobj")
            if raised and head.lemma_ in _OBJECT_CONTROL:
                return raised[0]
        if verb.dep_ == "pcomp" and verb.head.head.dep_ == "dobj" and verb.head.head.head.lemma_ in _BLAMING:
            return verb.head.head
        blamed = verb.dep_ == "pcomp" and head.lemma_ in _BLAMING and verb.head.lower_ in ("of", "for", "on", "with")
        if blamed and children(head, "dobj"):
            return children(head, "dobj")[0]  # "accused the rebels of shelling"
        if verb.dep_ == "xcomp" and head.pos_ == "ADJ" and is_verb(head.head):
            head = head.head  # "were unable to take"
        if is_verb(head):
            displaced = displaced_object(head, verb)
            found = displaced if displaced is not None else subject(head, depth + 1)
            if found is not None:
                return found
        if verb.dep_ in ("pcomp", "advcl"):
            return owner(head)
    if is_said_of_head(verb):
        return verb.head.head
    if verb.tag_ in ("VBD", "VBZ", "VBP", "VBN") and verb.dep_ in ("conj", "dep", "ROOT"):
        return _nearest_subject(verb)
    return None


def is_said_of_head(verb: Token) -> bool:
    """Whether a clause is told of the noun that a reporting relative clause hangs on: "soldiers it says are surrounded"."""
    told = verb.dep_ == "ccomp" and verb.head.dep_ == "relcl" and bool(children(verb.head, "nsubj"))
    return told and verb.head.lemma_ in lexicon.reporting() and not children(verb, *SUBJECTS, "mark")


_UNDERTAKING = {
    "make",
    "abandon",
    "begin",
    "start",
    "launch",
    "stage",
    "mount",
    "undertake",
    "renew",
    "resume",
    "repeat",
}


def finite_sibling(verb: Token) -> Token | None:
    """The finite verb that a finite one goes on from, where the parser joins it to an infinitive between them.

    "Had repelled an attempt to cross and had destroyed …": nothing finite is coordinated with an infinitive.
    """
    if verb.dep_ != "conj" or not any(a.tag_ in ("VBD", "VBZ", "VBP") for a in children(verb, "aux", "auxpass")):
        return None
    at = verb.head
    if not any(a.lower_ == "to" for a in children(at, "aux")):
        return None
    while at.head != at:
        at = at.head
        if is_verb(at) and children(at, *SUBJECTS):
            return at
    return None


def _whole(subjects: list[Token]) -> Token:
    """The one subject of a verb; of several that the parser finds, the last name, else the last.

    They are the parts of a hyphenated word, or an adverb or common noun before the name: "Further south, X said".
    """
    verb = subjects[0].head
    before = [s for s in subjects if s.i < verb.i]
    if before and len(before) < len(subjects) and verb.lemma_.lower() in lexicon.reporting():
        subjects = before  # the other one is the subject of what is said
    return next((s for s in reversed(subjects) if s.pos_ == "PROPN"), subjects[-1])


def _nearest_subject(verb: Token) -> Token | None:
    """The last subject before a finite verb that the parser left without one."""
    if verb.lemma_.lower() in lexicon.reporting():  # who speaks is the sentence's subject, not one inside what is said
        for t in children(verb.sent.root, *SUBJECTS):
            if t.i < verb.i:
                return t
    for t in reversed(verb.doc[verb.sent.start : verb.i]):
        if t.dep_ in SUBJECTS and t.pos_ in ("NOUN", "PROPN", "PRON") and t.tag_ not in ("WDT", "WP"):
            return t
    return None


def displaced_object(governor: Token, clause: Token) -> Token | None:
    """The subject of a reported clause that the parser took for the reporting verb's object.

    In "claimed an attack killed 100 soldiers" the parser makes "attack" an object and "killed" an adverbial clause.
    """
    if clause.dep_ not in ("advcl", "conj", "dep") or clause.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    if children(clause, "mark", "nsubj", "nsubjpass") or "clause" not in lexicon.reporting().get(
        governor.lemma_.lower(), {}
    ):
        return None
    objects = [o for o in children(governor, "dobj") if governor.i < o.i < clause.i]
    between = clause.doc[objects[0].right_edge.i + 1 : clause.left_edge.i] if objects else ()
    return objects[0] if objects and not any(t.is_punct or t.dep_ == "cc" for t in between) else None


_BLAMING = {"accuse", "blame", "suspect", "congratulate", "criticise", "criticize", "thank", "credit"}
_OBJECT_CONTROL = {
    "compel",
    "oblige",
    "permit",
    "allow",
    "enable",
    "force",
    "order",
    "ask",
    "urge",
    "tell",
    "help",
    "invite",
    "let",
    "prevent",
    "task",
    "see",
}


def owner(noun: Token) -> Token | None:
    """Whose a noun is: the possessor, or what a by- or of-phrase names ("attempts by rebels")."""
    for c in noun.children:
        if c.dep_ == "poss":
            return c
    for c in noun.children:
        if c.dep_ in ("agent", "prep") and c.lower_ == "by":
            return next(iter(children(c, "pobj")), None)
    return None


def antecedent(token: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    if token.tag_ in ("WDT", "WP", "WP$"):
        clause = token.head
        while clause.dep_ not in ("relcl", "ROOT") and clause.head != clause:
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return None


def direct_objects(verb: Token) -> list[Token]:
    """Objects of an active verb, or the subject of a passive one; coordinated nouns are given one by one."""
    if is_passive(verb):
        first = passive_subject(verb)
        return conjuncts(first) if first is not None else []
    objects = [o for o in children(verb, "dobj") if not (o.lower_ == "that" and _complementiser(o))]
    found = [n for o in objects for n in conjuncts(antecedent(o) or o)]
    if not found and verb.dep_ == "relcl" and any(c.dep_ == "nsubj" for c in verb.children) and not _dates(verb):
        found = [verb.head]  # "Avdiivka, which Russia's forces captured" with the pronoun left out
    if not found and any(c.dep_ == "prt" and c.lower_ == "up" for c in verb.children):
        found = [
            n for p in children(verb, "prep") if p.lower_ == "to" for n in children(p, "pobj")
        ]  # "lost up to 200 men"
    if not found and verb.dep_ == "xcomp" and verb.head.dep_ == "relcl":
        found = [verb.head.head]  # "a city Russia claimed to control"
    if not found and verb.dep_ == "conj" and is_verb(verb.head) and not children(verb, "prep", "xcomp", "ccomp"):
        found = []
    return found


def _complementiser(that: Token) -> bool:
    """Whether the parser takes for an object the word that opens a reported clause: "said by telephone that his unit …"."""
    verb = that.head
    return verb.dep_ == "ccomp" and that.i < verb.i and any(that.i < s.i < verb.i for s in children(verb, *SUBJECTS))


def _dates(clause: Token) -> bool:
    """Whether a relative clause tells when or where, and lacks no object: "June, when they left", "a raid in which …"."""
    opening = clause.doc[clause.left_edge.i]
    if opening.tag_ == "WRB":
        return True
    return opening.dep_ == "prep" and any(n.tag_ == "WDT" for n in children(opening, "pobj"))


def passive_subject(verb: Token) -> Token | None:
    """What a passive clause or participle says something of."""
    own = children(verb, "nsubjpass")
    if own:
        first = _whole(own)
        return antecedent(first) or first
    if verb.dep_ in ("acl", "relcl", "amod"):
        return verb.head
    return subject(verb)


def agent(verb: Token) -> Token | None:
    """The by-phrase of a passive; of several the one that names forces: "cut off by road for a year by rebels"."""
    named = [n for prep in children(verb, "agent", "prep") if prep.lower_ == "by" for n in children(prep, "pobj")]
    named = [n for n in named if n.ent_type_ not in ("DATE", "TIME")]  # "by Sunday" names a time, and nobody
    known = lexicon.noun_classes()
    forces = (n for n in named if "force" in known.get(n.lemma_.lower(), ())) if len(named) > 1 else ()
    return next(iter(forces), named[0] if named else None)


def prepositions(token: Token, *words: str) -> Iterator[tuple[Token, Token]]:
    """(preposition, its noun) pairs under a token, of the given words, or all.

    A phrase that hangs on a particle belongs to the verb ("pushed back from the town"), and in a chain of
    prepositions the last one counts ("out of the town").
    """
    for c in token.children:
        if c.dep_ not in ("prep", "agent", "dative", "advmod", "prt", "npadvmod") and not (
            c.dep_ == "conj" and c.pos_ == "ADP"
        ):
            continue
        if c.lower_ == "according":
            continue
        for inner in c.children:
            if inner.dep_ in ("pobj", "pcomp"):
                if not words or c.lower_ in words:
                    yield c, inner
            elif (inner.dep_ in ("prep", "prt") and c.dep_ != "npadvmod") or inner.dep_ == "prep":
                for noun in children(inner, "pobj", "pcomp"):
                    if not words or inner.lower_ in words or c.lower_ in words:
                        yield inner, noun


def has_particle(verb: Token, particle: str) -> bool:
    """Whether the verb goes with the particle, wherever the parser hung it ("pushed the enemy back from")."""
    for c in verb.children:
        if c.lower_ == particle and c.dep_ in ("prt", "advmod", "prep", "dep", "oprd", "dobj"):
            return True
    near = verb.doc[verb.i + 1 : min(verb.i + 7, len(verb.doc))]
    return any(t.lower_ == particle and t.dep_ in ("prt", "advmod") and t.head.head == verb for t in near)


def negation(verb: Token) -> Token | None:
    """The word that negates a verb: its own not/never, a no-subject, or a no-object."""
    negators = lexicon.words("negator")
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return verb.head
    for c in verb.children:
        if c.lower_ == "longer" and any(d.lower_ == "no" for d in c.children):
            return c  # "no longer holds"
        if c.dep_ == "neg" or (c.lower_ in negators and c.dep_ in ("advmod", "preconj", "cc", "det")):
            return c
        if c.dep_ in (*SUBJECTS, "dobj", "attr", "agent"):
            for d in (c, *c.children):
                if d.lower_ in ("no", "none", "neither", "nobody", "nothing"):
                    return d
                if d.lower_ == "not" and is_beside(d, 1, "a", "one"):  # "not a single soldier"
                    return d
    if (verb.dep_ == "xcomp" and verb.head != verb and is_verb(verb.head)) or (
        verb.dep_ == "xcomp" and verb.head.pos_ == "ADJ"
    ):
        return negation(verb.head if verb.head.pos_ != "ADJ" else verb.head.head)
    if verb.dep_ == "ccomp" and verb.head.lemma_ in ("mean", "prove"):  # "does not mean that X has fallen"
        return negation(verb.head)
    if verb.dep_ == "conj" and is_verb(verb.head) and any(c.lower_ in ("nor", "or") for c in children(verb.head, "cc")):
        return negation(verb.head)
    return None


def _listed_infinitive(verb: Token) -> Token | None:
    """The infinitive that opens the list a bare verb belongs to: "to break through …, capture … and create …"."""
    if (
        verb.tag_ not in ("VB", "VBP")
        or children(verb, "nsubj", "nsubjpass", "aux", "expl")
        or verb.dep_ not in ("conj", "dep", "ccomp", "ROOT")
    ):
        return None
    for t in reversed(verb.doc[verb.sent.start : verb.i]):
        if t.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in t.children):
            return t
        if t.dep_ in SUBJECTS and t.i > verb.left_edge.i:
            return None
    return None


_SENSED = {"hear", "see", "say", "confirm"}
_DATING = frozenset(lexicon.words("dating"))


def _turns_finite(verb: Token) -> bool:
    """Whether a coordinated verb leaves the infinitive before it: "seek to cut the road but have not reached it"."""
    infinitive = verb.head.tag_ == "VB" and any(c.lower_ == "to" for c in children(verb.head, "aux"))
    return infinitive and any(
        c.tag_ in ("VBP", "VBZ", "VBD") and c.lemma_ in ("have", "be", "do") for c in verb.children
    )


def _subjunctive(verb: Token) -> bool:
    """Whether a clause with "that" has a bare verb: what is demanded, not what is told."""
    return (
        verb.tag_ in ("VB", "VBP")
        and bool(children(verb, "mark"))
        and not children(verb, "aux")
        and bool(children(verb, "nsubj"))
    )


def _is_circumstance(clause: Token) -> bool:
    """Whether a clause with a subject and a tense of its own tells why, when or beside what the one above it is so."""
    if not children(clause, *SUBJECTS):
        return False
    finite = {t.tag_ for t in (clause, *children(clause, "aux", "auxpass"))}
    opening = [c for c in children(clause, "mark", "advmod") if not _compares(c)]
    marks = {c.lower_ for c in opening}
    past = bool(finite & {"VBD"}) or any(c.lemma_ == "have" for c in children(clause, "aux"))
    return (past and bool(marks & _PAST_MARKS)) or (bool(finite & _FINITE) and bool(marks & _BESIDE_MARKS))


def _compares(mark: Token) -> bool:
    """ "As firmly as our troops hold": how firmly, and nothing told beside it."""
    return mark.lower_ == "as" and is_beside(mark, -2, "as")


_FINITE = {"VBD", "VBZ", "VBP"}
_PAST_MARKS = {"after", "since"}
_BESIDE_MARKS = {"as", "because", "while", "although", "though", "whereas"}
"""Words that open a clause which tells what is so, beside what is wanted or feared."""
_AWAITING = {"until", "till", "once", "before"}
_LETTING = {"help", "let", "make"}


def _to_come(verb: Token) -> bool:
    """Whether a clause of time tells of what has not happened yet: "until the town is retaken", "expected … until it was"."""
    finite = [verb, *children(verb, "aux", "auxpass")]
    kind = lexicon.words("governor").get(verb.head.lemma_, "factual")
    return any(t.tag_ in ("VBZ", "VBP") for t in finite) or (verb.dep_ == "advcl" and kind != "factual")


def _is_asked(verb: Token) -> bool:
    """Whether a main clause is a question: "Have they taken X?"."""
    first = verb.doc[verb.left_edge.i]
    opens = first.tag_[:1] == "W" or (first.pos_ == "AUX" and first != verb) or first.tag_ == "MD"
    return opens and any(t.text == "?" for t in verb.doc[verb.right_edge.i : verb.right_edge.i + 2])


def _is_open(clause: Token, above: Token) -> bool:
    """Whether a clause is a question that nobody has answered: "not clear who …", "determines which aircraft …"."""
    words = (above, *children(above, "acomp", "attr")) if above.lemma_ == "be" else (above,)
    asked = any(w.lemma_ in lexicon.words("asking") for w in words)
    subject = next(iter(children(clause, *SUBJECTS)), None)
    opening = clause.doc[clause.left_edge.i]
    return asked and subject is not None and opening.tag_ in ("WP", "WDT", "WRB")


def _perfect(verb: Token) -> bool:
    return any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.children)


def modality(token: Token) -> str:
    """Why a proposition is not put as a fact: hypothetical, future, intent, attempt, failure; "" where it is a fact.

    Climbs from the predicate through the verbs and nouns that govern it, and stops where a finite clause begins.
    """
    modal, governor, noun_kind, mark, unsure = (
        lexicon.words(k) for k in ("modal", "governor", "noun", "mark", "unsure")
    )
    listed = _listed_infinitive(token)
    if listed is not None:
        return modality(listed) or "intent"
    if is_beside(token.doc[token.left_edge.i], -1, ":") and _is_asked(token):
        return "hypothetical"  # "Q: Have they taken X?"
    at = token
    for _ in range(8):
        if at.dep_ == "conj" and finite_sibling(at) is not None:
            return ""
        for c in at.children:
            if c.dep_ == "aux" and c.lower_ in modal:
                if c.lower_ in ("can", "could", "ca") and at.lemma_ in _SENSED:
                    continue  # who can hear the fighting hears it
                return modal[c.lower_]
            if c.dep_ == "mark" and c.lower_ in mark:
                return mark[c.lower_]
            if c.dep_ in ("mark", "advmod") and c.lower_ in _AWAITING and _to_come(at):
                return "hypothetical"
        head = at.head
        if head == at:
            return "hypothetical" if _is_asked(at) else ""
        if at.dep_ == "advcl" and _is_circumstance(at):
            return ""  # "came to fight them after they took X", "urged to leave as they advance on Y"
        word = head.lemma_ if head.lemma_ in governor else head.lower_.removesuffix("s")  # "hopes", taken for a name
        infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in at.children)
        if infinitive and at.dep_ == "xcomp" and head.lemma_ == "be":
            return "intent"  # "the troops are to withdraw", "the aim is to take X"
        if at.tag_ == "VB" and at.dep_ == "ccomp" and not infinitive and head.lemma_ in _LETTING:
            at = head  # "guns that help the army repel attacks"
            continue
        if (
            at.dep_ in ("xcomp", "acomp", "ccomp", "pcomp", "prep", "conj", "dobj", "acl", "pobj", "advcl")
            or infinitive
        ):
            if (
                at.dep_ == "conj"
                and is_verb(at)
                and (any(c.dep_ in SUBJECTS for c in at.children) or _turns_finite(at))
            ):
                return ""
            if at.dep_ == "pcomp" and head.lower_ in _DATING:
                return ""  # "tried to cross after losing five boats": the boats are lost
            labelled = word in lexicon.words("labelling") and bool(children(head, "oprd"))  # "called the claim untrue"
            if word in governor and not labelled and (infinitive or at.dep_ in ("xcomp", "prep", "pcomp", "dobj")):
                kind = governor[word]
                if kind != "factual":
                    return kind
            if (
                head.pos_ == "NOUN"
                and head.lemma_ in noun_kind
                and at.dep_ in ("acl", "prep", "pobj", "pcomp", "relcl")
                and (infinitive or at.dep_ != "acl")
            ) and (infinitive or at.dep_ in ("prep",)):
                if head.dep_ == "dobj" and head.head.lemma_ in lexicon.words("attaining"):
                    at = head.head  # "achieved its aim of taking X"
                    continue
                return noun_kind[head.lemma_]
            if infinitive and at.dep_ == "acl" and any(c.lemma_ == "have" and c.dep_ == "aux" for c in at.children):
                return ""  # "the claim to have taken X"
            if infinitive and at.dep_ in ("advcl", "acl", "relcl") and not _perfect(at):
                return "intent"  # but "claimed on Monday to have taken X" tells what is done
            if at.dep_ == "ccomp" and head.lemma_ in governor and _subjunctive(at):
                return governor[head.lemma_]  # "demanded that they withdraw"
            if at.dep_ == "ccomp" and _is_open(at, head):
                return "hypothetical"  # "it is not clear who shelled X"
            if at.dep_ == "ccomp" and head.lemma_ in unsure and negation(head) is None:
                return unsure[head.lemma_]  # "fears that they have taken X"
            if at.dep_ == "ccomp" and head.lemma_ not in governor:
                return ""
            at = head
            if at.pos_ == "NOUN" and at.dep_ not in ("pobj", "dobj", "attr"):
                return ""
            continue
        return ""
    return ""
