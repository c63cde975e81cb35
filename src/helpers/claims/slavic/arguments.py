"""The nouns that go with a verb, in the logic of the active voice, and whether they are what a reading needs."""

from dataclasses import dataclass

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.parties import Parties
from helpers.claims.slavic.words import Sentence, Word

FROM = frozenset({"из", "с", "з", "із", "зі", "от", "від"})
AFTER = frozenset({"после", "після"})
TO = frozenset({"к", "ко", "на", "в", "до", "у", "за"})
_RELATIVE = frozenset({"который", "який"})
_UNDER = frozenset({"под", "під"})
_THINGS = ("enemy", "people", "equipment", "force")


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
    own = [
        c for c in own if c.case != "Acc"
    ] or own  # the parser calls «Торское» a second subject: «бойцы заняли Торское»
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


_GROUND = ("settlement", "site", "part", "area", "position", "route", "force", "enemy")
"""Classes of nouns that forces can come to."""


def noun_of(words: list[Word], language: str, *kinds: str) -> Word | None:
    """The first of some words that is of one of these classes of nouns."""
    for kind in kinds:
        wanted = lexicon.nouns(language, kind)
        for w in words:
            if w.lemmas & wanted:
                return w
    return None


def meets(needs: str, arguments: Arguments, verb: Word, sentence: Sentence, parties: Parties) -> bool:
    """Whether a clause has what a reading of its verb needs: "slot:class", as in lexicon/predicates.csv.

    Slots are subject, object, other, argument (object or other), either (subject or object) and undergone (a passive's
    object). Classes are those of
    nouns.csv, or place (what can be taken), foe (whom a side calls its enemy), under (a blow that something is under), party (a side or people who fight), thing (what can be destroyed), to and
    from (a direction), at (what is fired at), own (whom a side calls its own), nobody (a side's people that are not there), toparty, byparty.
    """
    if not needs:
        return True
    slot, _, kind = needs.partition(":")
    words = {
        "subject": arguments.subjects,
        "object": arguments.objects,
        "other": arguments.others,
        "argument": [*arguments.objects, *arguments.others],
        "either": [*arguments.subjects, *arguments.objects],
        "undergone": arguments.objects if verb.passive else [],
    }[slot]
    language = parties.language
    if kind == "control":
        return any(is_control(w, sentence, language) for w in words)
    if kind == "place":
        return any(is_placelike(w, sentence, parties) for w in words)
    if kind == "party":
        kinds = ("force", "enemy", "people", "own")
        return any(noun_of([w], language, *kinds) or parties.side(w, "") for w in words)
    if kind == "thing":
        return any(
            noun_of(sentence.subtree(w), language, *_THINGS)
            or w.pos == "NUM"
            or (w.is_name and any(c.pos == "NUM" for c in sentence.children(w)))  # «два «Брэдли»»
            for w in words
        )
    if kind == "traffic":  # «три тисячі вантажівок»
        return any(noun_of(sentence.subtree(w), language, kind) is not None for w in words)
    if kind == "to":  # not «вышли на связь», «вышли на подозреваемого»
        return any(sentence.preposition(w) in TO and _is_ground(w, sentence, parties) for w in words)
    if kind == "at":  # «били по місту»
        aimed = [w for w in words if sentence.preposition(w) == "по"]
        kinds = (*_AIMED_AT, *_THINGS, "pronoun")
        return any(is_placelike(w, sentence, parties) or noun_of([w], language, *kinds) for w in aimed)
    if kind == "under":  # «село під вогнем», «под обстрелом находится город»
        blows = [w for w in words if sentence.preposition(w) in _UNDER]
        return noun_of(blows, language, "strike", "fire") is not None
    if kind == "foe":  # «их остановили», «противника остановили у реки»
        foes = lexicon.phrases(language, "hostile") | lexicon.nouns(language, "enemy")
        pronouns = lexicon.nouns(language, "pronoun")
        return any(w.lemmas & foes or (w.lemmas & pronouns and w.number == "Plur") for w in words)
    if kind == "own":  # «нас двічі зупинили»
        return noun_of([w for w in words if w.case != "Nom"], language, "own") is not None
    if kind == "noring":  # «никакого котла нет»
        told = bool(verb.lemmas & lexicon.phrases(language, "absence")) or sentence.negated(verb)
        rings = [w for w in words if w.case == "Gen" or ("Gen", w.number) in w.forms]
        return told and noun_of(rings, language, "ring") is not None
    if kind == "nobody":  # «росіян у місті немає», «солдат там не было»
        told = bool(verb.lemmas & lexicon.phrases(language, "absence")) or sentence.negated(verb)
        gone = [w for w in words if (w.case == "Gen" or ("Gen", w.number) in w.forms) and not sentence.preposition(w)]
        there = lexicon.phrases(language, "there")
        located = any(w.i in parties.places for w in sentence.words)
        kinds = ("force", "enemy", "pronoun", "own") if located else ("force", "enemy")  # «у Дачному їх немає»
        if any(w.lemmas & there for w in sentence.words):
            kinds = (*kinds, "own")  # «наших там нет»
        people = [w for w in gone if noun_of([w], language, *kinds) or parties.mention(w) is not None]
        return told and bool(people)
    if kind in ("vainattack", "noadvance", "greyzone", "toll", "belongs", "town"):
        return any(_MEETS[kind](w, verb, sentence, parties) for w in words)
    if kind == "from":
        return any(sentence.preposition(w) in FROM for w in words)
    if kind == "byparty":  # «село лишилося за нами»
        own = lexicon.nouns(language, "own")
        return any(sentence.preposition(w) == "за" and (w.lemmas & own or parties.side(w, "")) for w in words)
    if kind == "toparty":
        return any(w.case == "Dat" and parties.side(w, "") for w in words)
    if kind == "weapon":
        words = [*words, *(arguments.others if verb.passive else [])]
        return any(noun_of(sentence.subtree(w, without=("acl", "acl:relcl")), language, kind) for w in words)
    return noun_of(words, language, kind) is not None


def _is_vain(attack: Word, verb: Word, sentence: Sentence, parties: Parties) -> bool:
    """«безуспішними були спроби»: an attack that the clause calls vain."""
    vain = lexicon.phrases(parties.language, "vain")
    return noun_of([attack], parties.language, "attack") is not None and any(
        w.lemmas & vain for w in sentence.subtree(verb)
    )


def _is_no_advance(noun: Word, verb: Word, sentence: Sentence, parties: Parties) -> bool:
    """«прориву немає»: forces that are said not to have moved."""
    told = bool(verb.lemmas & lexicon.phrases(parties.language, "absence")) or sentence.negated(verb)
    missing = noun.case == "Gen" or ("Gen", noun.number) in noun.forms
    return told and missing and bool(noun.lemmas & lexicon.phrases(parties.language, "advancing"))


def _is_grey_zone(zone: Word, verb: Word, sentence: Sentence, parties: Parties) -> bool:
    """«сіра зона збільшилася»: ground that nobody holds grows where somebody advances."""
    grey = lexicon.nouns(parties.language, "grey")
    return noun_of([zone], parties.language, "zone") is not None and any(
        w.lemmas & grey for w in sentence.children(zone, "amod")
    )


def _is_toll(count: Word, verb: Word, sentence: Sentence, parties: Parties) -> bool:
    """«кількість поранених зросла»: a number of people who were hurt."""
    hurt = lexicon.phrases(parties.language, "casualty")
    return noun_of([count], parties.language, "count") is not None and any(
        w.lemmas & hurt for w in sentence.subtree(count)
    )


def _belongs(adjective: Word, verb: Word, sentence: Sentence, parties: Parties) -> bool:
    """«місто залишається українським»: whose a place is, by a side's adjective."""
    owned = any(is_placelike(w, sentence, parties) for w in subjects_of(sentence, verb))
    return owned and adjective.case == "Ins" and adjective.pos in ("ADJ", "NOUN") and is_demonym(adjective, parties)


def is_demonym(word: Word, parties: Parties) -> bool:
    """Whether a word is a side's adjective: «український»."""
    named = parties.mention(word)
    return named is not None and named.kind == "demonym"


def _is_town(word: Word, verb: Word, sentence: Sentence, parties: Parties) -> bool:
    """A place by its name or its kind, where people live."""
    return word.i in parties.places or noun_of([word], parties.language, "settlement", "building") is not None


_MEETS = {
    "vainattack": _is_vain,
    "noadvance": _is_no_advance,
    "greyzone": _is_grey_zone,
    "toll": _is_toll,
    "belongs": _belongs,
    "town": _is_town,
}
"""Classes that take more than a noun's base form to tell."""
_AIMED_AT = ("settlement", "site", "position", "civilian", "building")


def _is_ground(word: Word, sentence: Sentence, parties: Parties) -> bool:
    """Whether forces can come to what a noun names: a place, ground of any kind, other forces."""
    if any(w.i in parties.places for w in sentence.subtree(word)):
        return True
    nearby = [c for c in sentence.children(word, "nmod") if sentence.preposition(c)]  # «на подступы к селу»
    return noun_of([word, *sentence.conjuncts(word), *nearby], parties.language, *_GROUND) is not None


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
