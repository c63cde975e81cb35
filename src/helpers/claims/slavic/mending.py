"""Where natasha's tree of a Russian sentence is wrong time and again, and what the forms of the words say instead."""

from functools import lru_cache

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.dictionaries import KEPT, dictionary
from helpers.claims.slavic.words import Word

_PARTICIPLE = "part"
"""`Word.form` of participles."""


def mend(words: list[Word]) -> None:
    """Put right what the parser often takes for something else."""
    _mend_opening(words)
    for verb in words:
        _mend_participle(verb, words)
    for w in words:
        head = words[w.head] if w.head >= 0 else None
        if w.rel == "case" and w.pos == "ADV":
            w.pos = "ADP"  # «вблизи Глубокого»
        if w.form == "fin" and head is not None and head.head == w.i:
            w.head, w.rel = -1, "root"  # «удар пришёлся»: each the other's head
        if head is None or w.pos not in ("NOUN", "PROPN"):
            continue
        if w.rel == "nmod" and w.text.endswith(("ое", "ее")) and w.text[:1].isupper() and head.text.islower():
            verb = words[head.head] if head.head >= 0 else head
            if verb.form == "fin" and not any(c.head == verb.i and c.rel == "obj" for c in words):
                w.head, w.rel = verb.i, "obj"  # «зачистили от врага Грузское, Рубежное»
                continue
        active = head.form == "fin" and not head.passive and w.i < head.i
        if active and (w.rel, w.case) == ("obj", "Nom") and not _has_subject(head, words):
            w.rel = "nsubj"  # «военные ночью нанесли удар»
            continue
        before = words[w.i - 1] if w.i else None
        if (
            active
            and (w.rel, w.case) == ("nsubj", "Gen")
            and before is not None
            and before.pos == "NOUN"
            and w.number != head.number
        ):
            w.head, w.rel = before.i, "nmod"  # «заявления об оккупации села не соответствуют действительности»
            continue
        if head.form == "fin" and not head.passive and w.i > head.i and _is_late_subject(w, head, words):
            w.rel = "nsubj"  # «по ферме прилетел «Хаймарс»», «ответственность взял на себя «Талибан»»
            continue
        if w.rel in ("nmod", "obj") and w.case == "Gen" and _is_counted_apart(w, head, words):
            w.head, w.rel = head.head, "obj"  # «рота потеряла на заводе четырёх человек»
            continue
        if w.pos == "PROPN":
            continue
        if w.rel == "amod" and head.pos == "NOUN" and head.head >= 0 and w.i < head.i and w.case != head.case:
            w.head, w.rel, head.head, head.rel = head.head, "obj", w.i, "nmod"  # «завершили овладение городом»
        elif w.rel == "obj" and w.i < head.i and _says(head, words) and _can_say(w, head):
            w.rel, w.case = "nsubj", "Nom"  # «формирования объявили, что …»


def _mend_opening(words: list[Word]) -> None:
    """Make a verb of a first word that can be nothing else («Отработали», «Освобождён»), and a nominative of «Прилёт»."""
    first = next((w for w in words if w.pos != "PUNCT"), None)
    if first is not None and first.lemmas & lexicon.phrases("ru", "minus"):
        first.pos, first.form = "NOUN", ""  # «Минус танк»
    if first is None or first.form:
        return
    parses = dictionary("ru").parse(first.text)
    kinds = {str(p.tag.POS) for p in parses}
    if kinds <= {"VERB", "PRTS"}:
        tag = parses[0].tag
        first.pos, first.form = "VERB", _PARTICIPLE if "PRTS" in tag else "fin"
        first.passive, first.tense = "PRTS" in tag, "Past" if "past" in tag else "Pres"
        first.number = "Plur" if "plur" in tag else "Sing"
        for w in words:
            if w.head == first.i and w.rel in ("nmod", "appos", "flat:name", "flat:foreign") and w.is_name:
                w.rel = "nsubj:pass" if first.passive else "obl"
    elif first.rel == "root" and any("NOUN" in p.tag and "nomn" in p.tag for p in parses) and first.case == "Gen":
        first.case = "Nom"


def _says(verb: Word, words: list[Word]) -> bool:
    """Whether a verb of saying has no subject yet."""
    says = bool(verb.lemmas & lexicon.reporting("ru").keys())
    return verb.form == "fin" and says and not _has_subject(verb, words)


def _has_subject(verb: Word, words: list[Word]) -> bool:
    return any(w.head == verb.i and w.rel.startswith("nsubj") for w in words)


def _can_say(noun: Word, verb: Word) -> bool:
    """Whether a noun's form could be the nominative, in the verb's number."""
    number = "plur" if verb.number == "Plur" else "sing"
    return any({"nomn", number} in p.tag for p in dictionary("ru").parse(noun.text))


def _mend_participle(verb: Word, words: list[Word]) -> None:
    """A short passive participle that the tagger takes for a past tense: «Потеряна тысяча километров»."""
    undergone = any(w.head == verb.i and w.rel == "nsubj:pass" for w in words)
    if verb.form == "fin" and not verb.passive and undergone and _is_short_passive(verb.text):
        verb.form, verb.passive = _PARTICIPLE, True


@lru_cache(KEPT)
def _is_short_passive(text: str) -> bool:
    """Whether a form can be a short passive participle and no finite verb."""
    parses = dictionary("ru").parse(text)
    return any("PRTS" in p.tag and "pssv" in p.tag for p in parses) and all(p.tag.POS != "VERB" for p in parses)


def _is_late_subject(noun: Word, verb: Word, words: list[Word]) -> bool:
    """Whether an "object" in the nominative behind a verb is its subject.

    It is where the verb takes no object, or has one already: «ответственность взял на себя «Талибан»».
    """
    if (noun.rel, noun.case) != ("obj", "Nom") or _has_subject(verb, words) or noun.number != verb.number:
        return False
    other = any(w.head == verb.i and w.rel == "obj" and w is not noun for w in words)
    return other or _takes_no_object(verb.text)


@lru_cache(KEPT)
def _takes_no_object(text: str) -> bool:
    verbs = [p for p in dictionary("ru").parse(text) if p.tag.POS == "VERB"]
    return bool(verbs) and all("intr" in p.tag for p in verbs)


def _is_counted_apart(noun: Word, place: Word, words: list[Word]) -> bool:
    """Whether a number stands between a place of an active verb and the genitive behind it, which the verb then governs."""
    verb = words[place.head] if place.head >= 0 else place
    counted = any(w.head == noun.i and w.rel.startswith("nummod") and place.i < w.i < noun.i for w in words)
    placed = place.case == "Loc" and any(w.head == place.i and w.rel == "case" for w in words)
    objects = any(w.head == verb.i and w.rel == "obj" for w in words)
    return counted and placed and verb.form == "fin" and not verb.passive and not objects
