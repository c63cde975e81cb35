"""Which noun of a Ukrainian clause is its subject, where the case forms are alike."""

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.words import Word

_DEEDS = ("ння", "ття")
"""Endings of nouns of deeds, of which one is no different from several."""


def _is_subject(opener: Word, verb: Word) -> bool:
    """Whether a relative word can be its clause's subject."""
    return opener.lemma == "що" or ("Nom", verb.number) in opener.forms


def subject(verb: Word, words: list[Word]) -> None:
    """Tell the subject from the object by number, then by place, where the case forms are alike."""
    governed = {w.head for w in words if w.rel == "case"}
    nouns = [w for w in words if w.head == verb.i and w.rel in ("nsubj", "obj", "obl") and w.i not in governed]
    time = lexicon.nouns("uk", "time")
    nouns = [w for w in nouns if not _is_day(w, words)]
    nouns = [w for w in nouns if not (w.lemmas & time and ("Gen", w.number) in w.forms and _is_dated(w, words))]
    nouns = [w for w in nouns if w.pos in ("NOUN", "PRON", "X") and (w.rel != "obl" or w.case == "Loc" or w.pos == "X")]
    if verb.form != "fin" or verb.passive:
        for w in nouns:
            w.rel = "obj" if verb.form == "fin" else "nsubj"
        return
    able = [
        w
        for w in nouns
        if (("Nom", verb.number) in w.forms and _agree(w, verb)) or (w.pos == "X" and verb.number == "Sing")
    ]
    if verb.number == "Plur":  # «спростували захоплення міста», «відновили положення»
        able = [w for w in able if not (w.lemma.endswith(_DEEDS) and w.i > verb.i and w.number == "Sing")]
    if verb.number == "Plur":  # «опинилися А та Б»
        several = {w.head for w in words if w.rel == "conj"}
        able += [w for w in nouns if w.i in several and w not in able and any(case == "Nom" for case, _ in w.forms)]
    counted = next((w for w in nouns if w.i < verb.i and any(m.head == w.i and m.rel == "nummod" for m in words)), None)
    if counted is not None and not any(w.i < verb.i or not _can_be_object(w) for w in able):
        for w in nouns:
            w.rel = "nsubj" if w is counted else "obj"  # «двоє людей загинули», «п'ятеро людей дістали поранення»
        return
    if not able and verb.lemma.endswith("ся") and nouns:
        able = [w for w in nouns if any(m.head == w.i and m.rel == "nummod" for m in words)][
            :1
        ]  # «відбулося п'ять боїв»
    mark = next((w for w in words if w.head == verb.i and w.rel == "mark"), None)
    if verb.rel == "acl:relcl" and mark is not None and not words[verb.head].form and _is_subject(mark, verb):
        able = [w for w in able if not _can_be_object(w)]  # «ворог, що обстрілює Харків»
    if verb.rel == "conj":  # «просунувся та окупував Піщане»: no second subject after a second verb
        able = [w for w in able if w.i < verb.i or not _can_be_object(w)]
    sure = [w for w in able if not _can_be_object(w)]
    subject = next(iter(sure), None) or next((w for w in able if w.i < verb.i), None) or next(iter(able), None)
    for w in nouns:
        w.rel = "nsubj" if w is subject else "obj"
    if subject is not None:
        subject.case = "Nom"


def _agree(noun: Word, verb: Word) -> bool:
    """«захопила штаб»: a past tense of another gender is no deed of the thing's."""
    return not (noun.genders and verb.genders) or bool(noun.genders & verb.genders)


def _is_day(noun: Word, words: list[Word]) -> bool:
    """«24 серпня»: a day, which nobody counts."""
    return bool(noun.lemmas & lexicon.nouns("uk", "month")) and any(
        m.head == noun.i and m.rel == "nummod" for m in words
    )


def _is_dated(time: Word, words: list[Word]) -> bool:
    """«минулої ночі», «цього тижня»: a genitive that tells when."""
    return any(w.head == time.i and w.rel == "amod" and w.case == "Gen" for w in words)


def _can_be_object(word: Word) -> bool:
    return any(case == "Acc" for case, _ in word.forms)
