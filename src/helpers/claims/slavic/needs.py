"""Whether the nouns that go with a verb are what a reading of it needs, as in lexicon/predicates.csv."""

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.arguments import FROM, Arguments, is_control, is_demonym, is_placelike, noun_of, subjects_of
from helpers.claims.slavic.parties import Parties
from helpers.claims.slavic.words import Sentence, Word

TO = frozenset({"к", "ко", "на", "в", "до", "у", "за"})
_UNDER = frozenset({"под", "під"})
_THINGS = ("enemy", "people", "equipment", "force")
_PEOPLE = ("force", "enemy", "people", "own")
_GROUND = ("settlement", "site", "part", "area", "position", "route", "force", "enemy")
"""Classes of nouns that forces can come to."""
_FIRED_AT = ("settlement", "site", "position", "civilian", "building", *_THINGS, "pronoun")


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
        return any(noun_of([w], language, *_PEOPLE) or parties.side(w, "") for w in words)
    if kind == "thing":
        return any(
            noun_of(sentence.subtree(w), language, *_THINGS)
            or w.pos == "NUM"
            or (is_demonym(w, parties) and w.i not in parties.places)  # «убиты 84 россиянина»
            or (w.is_name and any(c.pos == "NUM" for c in sentence.children(w)))  # «два «Брэдли»»
            for w in words
        )
    if kind == "traffic":  # «три тисячі вантажівок»
        return any(noun_of(sentence.subtree(w), language, kind) is not None for w in words)
    if kind == "to":  # not «вышли на связь», «вышли на подозреваемого»
        return any(sentence.preposition(w) in TO and _is_ground(w, sentence, parties) for w in words)
    if kind == "at":  # «били по місту»
        aimed = [w for w in words if sentence.preposition(w) == "по"]
        return any(is_placelike(w, sentence, parties) or noun_of([w], language, *_FIRED_AT) for w in aimed)
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


def _is_town(word: Word, verb: Word, sentence: Sentence, parties: Parties) -> bool:
    """A place by its name or its kind, where people live."""
    return word.i in parties.places or noun_of([word], parties.language, "settlement", "building") is not None


def _is_ground(word: Word, sentence: Sentence, parties: Parties) -> bool:
    """Whether forces can come to what a noun names: a place, ground of any kind, other forces."""
    if any(w.i in parties.places for w in sentence.subtree(word)):
        return True
    nearby = [c for c in sentence.children(word, "nmod") if sentence.preposition(c)]  # «на подступы к селу»
    return noun_of([word, *sentence.conjuncts(word), *nearby], parties.language, *_GROUND) is not None


_MEETS = {
    "vainattack": _is_vain,
    "noadvance": _is_no_advance,
    "greyzone": _is_grey_zone,
    "toll": _is_toll,
    "belongs": _belongs,
    "town": _is_town,
}
"""Classes that take more than a noun's base form to tell."""
