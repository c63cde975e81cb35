"""The nouns that go with a verb, in the logic of the active voice."""

from dataclasses import dataclass

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.parties import Parties
from helpers.claims.slavic.words import Sentence, Word

AFTER = frozenset({"после", "після"})
FROM = frozenset({"из", "с", "з", "із", "зі", "от", "від"})
_RELATIVE = frozenset({"который", "який"})


@dataclass(frozen=True)
class Arguments:
    """Who does it, what it is done to, and the other nouns of the clause."""

    subjects: list[Word]
    objects: list[Word]
    others: list[Word]


def of(sentence: Sentence, verb: Word, language: str) -> Arguments:
    """The arguments of a verb; a passive's grammatical subject is its object, its agent its subject."""
    s = sentence
    subjects = subjects_of(s, verb)
    objects = s.children(verb, "obj", "iobj", "nummod", "nummod:gov")
    objects = [c for c in objects if c.case != "Dat" or (c.rel == "obj" and c.is_name)]  # «взять Гуляйполе»
    objects += [c for c in s.children(verb, "nsubj") if c.case == "Acc" and c not in subjects]
    objects += [c for c in s.children(verb, "obl") if c.text == "%"]
    over = [c for c in s.children(verb, "advmod") if c.lemmas & lexicon.phrases(language, "over")]
    objects += [n for c in over for n in s.children(c, "obl", "nmod")]  # «потеряли более 16 тысяч военных»
    head = s.head(verb)
    if verb.form == "inf" and head is not None and head.lemmas & lexicon.phrases(language, "failure"):
        objects += s.children(head, "nsubj", "obj")  # «Глубокое взять не удалось»
    upto = lexicon.phrases(language, "upto")
    objects += [
        c for c in s.children(verb, "obl", "nmod") if s.preposition(c) in upto and _has_number(s, c) and c.case == "Gen"
    ]  # «залишаються до 200 росіян»
    objects = [_antecedent(s, verb, o) for o in objects]
    if (taken := _relative_object(s, verb)) is not None:
        objects.append(taken)
    if any(o.pos == "NUM" or o.lemmas & lexicon.phrases(language, "several") for o in objects):
        objects = [n for o in objects for n in (o, *s.children(o, "nmod"))]
    nouns = s.children(verb, "obl", "nmod", "iobj", "obl:agent", "advmod")
    others = [c for c in nouns if c.pos not in ("ADV", "PART")]
    others += [c for c in s.children(verb, "nsubj") if c.case == "Ins" and not verb.passive]
    others += [c for c in s.children(verb, "advcl", "acl", "parataxis") if not c.is_verb]
    if not verb.passive:
        return Arguments(subjects, objects, others)
    weapons = lexicon.nouns(language, "weapon")
    agents = [c for c in others if c.case == "Ins" and not s.preposition(c) and not c.lemmas & weapons]
    return Arguments(agents, [*subjects, *objects], others)


def _has_number(sentence: Sentence, noun: Word) -> bool:
    return any(c.pos == "NUM" for c in sentence.children(noun))


def subjects_of(sentence: Sentence, verb: Word) -> list[Word]:
    """The grammatical subject, or the one that a coordinated verb, infinitive or relative clause goes back to."""
    s = sentence
    own = s.children(verb, "nsubj", "nsubj:pass")
    own = [c for c in own if c.case not in ("Acc", "Ins")] or [c for c in own if c.case != "Ins"]
    # the parser calls «Торское» a second subject: «бойцы заняли Торское», «группа овладела Торецком»
    head = s.head(verb)
    if own:
        return [head] if own[0].lemmas & _RELATIVE and head is not None else own
    if head is None:
        return []
    if verb.rel.startswith("acl") and not head.is_verb:
        return [head] if verb.form != "fin" or _opens_as_subject(s, verb) else []
    chained = verb.rel in ("conj", "xcomp", "csubj", "advcl") or (
        verb.rel == "parataxis" and verb.number == head.number and not verb.passive
    )
    if not chained or not head.is_verb:
        return []
    dative = [c for c in s.children(head, "iobj", "obl", "obj") if c.case == "Dat" and not s.preposition(c)]
    return s.children(head, "nsubj", "nsubj:pass") or dative or (subjects_of(s, head) if verb.rel == "conj" else [])


def _antecedent(sentence: Sentence, verb: Word, word: Word) -> Word:
    """The noun that a relative word goes back to: «Авдеевка, которую армия взяла»."""
    head = sentence.head(verb)
    back = verb.rel.startswith("acl") and word.lemmas & _RELATIVE and not sentence.preposition(word)
    return head if back and head is not None and not head.is_verb else word


def _relative_object(sentence: Sentence, verb: Word) -> Word | None:
    """The same, where the relative word only opens the clause, as the Ukrainian parser has it: «село, яке зайняв ворог»."""
    head = sentence.head(verb)
    if not verb.rel.startswith("acl") or verb.form != "fin" or head is None or head.is_verb:
        return None
    openers = [c for c in sentence.children(verb, "mark") if c.lemmas & _RELATIVE and not _is_governed(sentence, c)]
    taken = any(case == "Acc" for c in openers for case, _ in c.forms)
    named = bool(sentence.children(verb, "nsubj"))
    return head if taken and (named or not _opens_as_subject(sentence, verb)) else None


def _is_governed(sentence: Sentence, word: Word) -> bool:
    """Whether a preposition stands right before a word."""
    return word.i > 0 and sentence.words[word.i - 1].pos == "ADP"


def _opens_as_subject(sentence: Sentence, verb: Word) -> bool:
    """Whether the word that opens a relative clause can be its subject: «який зайшов», but «якою вдарили»."""
    openers = [c for c in sentence.children(verb, "mark") if not sentence.preposition(c)]
    return any(c.lemma == "що" or ("Nom", verb.number) in c.forms for c in openers)


def noun_of(words: list[Word], language: str, *kinds: str) -> Word | None:
    """The first of some words that is of one of these classes of nouns."""
    for kind in kinds:
        wanted = lexicon.nouns(language, kind)
        for w in words:
            if w.lemmas & wanted:
                return w
    return None


def is_demonym(word: Word, parties: Parties) -> bool:
    """Whether a word is a side's adjective: «український»."""
    named = parties.mention(word)
    return named is not None and named.kind == "demonym"


def is_control(noun: Word, sentence: Sentence, language: str) -> bool:
    """Whether a noun is the control of a place; «огневой контроль» is only the range of guns."""
    fiery = lexicon.phrases(language, "fiery")
    return noun_of([noun], language, "control") is not None and not any(
        c.lemmas & fiery for c in sentence.children(noun, "amod")
    )


def is_placelike(word: Word, sentence: Sentence, parties: Parties) -> bool:
    """Whether a noun is a place that somebody can take or lose, or a part of one."""
    if word.i in parties.places:
        return True
    amount = word.pos == "NUM" or word.text == "%" or noun_of([word], parties.language, "part") is not None
    if amount and any(w.i in parties.places for w in sentence.subtree(word, without=("acl", "acl:relcl"))):
        return True
    if noun_of([word], parties.language, "settlement", "site", "part", "building") is not None:
        return True
    if noun_of([word], parties.language, "measure") is not None:  # «259 квадратних кілометрів»
        return any(noun_of([c], parties.language, "square") is not None for c in sentence.children(word, "amod"))
    kinds = ("settlement", "site")  # «район шахты "Северная"»
    inside = [
        c
        for c in sentence.children(word, "appos", "nmod")
        if c.i in parties.places or noun_of([c], parties.language, *kinds) is not None
    ]
    return bool(inside) and noun_of([word], parties.language, "area") is not None
