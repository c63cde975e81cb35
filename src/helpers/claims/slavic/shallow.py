"""A shallow parser for Ukrainian: noun phrases by agreement, each clause to its verb, subject and object by case.

It gives words a head and a relation of Universal Dependencies, as far as the plain syntax of army reports asks for it.
"""

import itertools

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.noun_phrases import chunk, describes, opens_clause
from helpers.claims.slavic.subjects import subject
from helpers.claims.slavic.words import Word

_COORDINATE = frozenset({"і", "й", "та", "а", "але", "або", "чи", "ні", "ані", "також"})
_BREAK = frozenset(",;:()—–")
_DEMONSTRATIVE = frozenset({"те", "того", "тому", "тим", "це", "цього", "цьому", "цим"})
_PURPOSE = frozenset({"щоб", "аби"})


def attach(words: list[Word]) -> None:
    """Give every word a head and a relation."""
    for w in words:
        if w.form == "part" and w.case == "Ins":
            w.form = ""  # «втратили 20 вбитими»: no clause of its own
        if w.form == "part" and w.case == "Gen" and _is_people(w, words):
            w.form, w.pos = "", "NOUN"
        if w.pos == "ADJ" and w.is_name and not w.form and not describes(words, w):
            w.pos = "NOUN"  # Зарічне, Шевченкове: names that decline as adjectives
    phrases = chunk(words)
    _tell_auxiliaries(words)
    verbs = [w for w in words if w.form and w.form != "inf" and not (w.form == "part" and w.rel == "amod")]
    if not verbs:
        verbs = [w for w in words if w.form] or [w for w in phrases if w.case == "Nom"][:1] or phrases[:1] or words[:1]
    aims = _aims(words)
    opened = _opened(words, verbs)
    relative = {i: noun for i, opener in opened.items() if (noun := _antecedent(words, opener)) is not None}
    root = next((v for v in verbs if v.i not in relative), verbs[0])
    for n, verb in enumerate(verbs):
        opener = opened.get(verb.i)
        if opener is not None:
            opener.head, opener.rel = verb.i, "mark"
        if verb is root:
            verb.rel, verb.head = "root", -1
        elif verb.i in relative:
            verb.rel, verb.head = "acl:relcl", relative[verb.i].i
        else:
            before = [v for v in verbs[:n] if v.i not in relative]
            _join(verb, before[-1] if before else root, opener, words)
    breaks = _breaks(words)
    for w in words:
        if w.rel or w in verbs:
            continue
        verb = _governor(breaks, verbs, opened, w)
        w.head = verb.i if verb.i != w.i else -1
        w.rel = _relation(w, words)
    for infinitive in words:
        if infinitive.form == "inf":
            _complete(infinitive, words)
    for infinitive in aims:
        infinitive.rel = "advcl"
    for verb in verbs:
        subject(verb, words)


def _is_people(participle: Word, words: list[Word]) -> bool:
    """«кількість поранених зросла», «взяли шістьох полонених»: people who are called so, no clause of their own."""
    hurt = lexicon.phrases("uk", "casualty") | lexicon.nouns("uk", "captive")
    after = words[participle.i + 1 : participle.i + 2]
    return bool(participle.lemmas & hurt) and not any(w.pos in ("NOUN", "ADJ") and not w.form for w in after)


def _aims(words: list[Word]) -> list[Word]:
    """Infinitives that «щоб» or «аби» opens («відступили, щоб уникнути оточення»); the word is given to them."""
    found = []
    for opener in (w for w in words if w.lemma in _PURPOSE):
        verb = next((w for w in words[opener.i + 1 :] if w.form), None)
        if verb is not None and verb.form == "inf":
            opener.head, opener.rel, opener.pos = verb.i, "mark", "PART"
            found.append(verb)
    return found


def _tell_auxiliaries(words: list[Word]) -> None:
    """«удар був завданий», «село було зачищено»: the participle, or the impersonal, is the verb."""
    for w in words:
        after = next((v for v in words[w.i + 1 : w.i + 3] if v.pos != "ADV"), None)
        impersonal = after is not None and after.form == "fin" and after.passive and after.tense == "Past"
        whole = after is not None and (after.form == "part" or impersonal) and not after.rel
        if whole and after is not None and w.form == "fin" and w.lemma == "бути":
            after.tense = "Fut" if w.tense == "Fut" else after.tense
            w.form, w.head, w.rel = "", after.i, "aux"


def _join(verb: Word, before: Word, opener: Word | None, words: list[Word]) -> None:
    """Hang a verb on the one before it, by the word that opens its clause or by what stands between them."""
    between = words[min(before.i, verb.i) + 1 : verb.i]
    says = bool(between) and between[-1].text == "," and bool(verb.lemmas & lexicon.reporting("uk").keys())
    verb.head = before.i
    if opener is not None and opener.lemma in ("що", "щоб"):
        verb.rel = "ccomp"
    elif opener is not None:
        verb.rel = "acl:relcl" if opener.lemma in ("який", "де") else "advcl"
    elif not says and any(w.lemma in _COORDINATE for w in between) and not _quote_between(between):
        verb.rel = "conj"
    else:
        verb.rel = "parataxis" if any(w.text in _BREAK for w in between) else "conj"


def _opened(words: list[Word], verbs: list[Word]) -> dict[int, Word]:
    """Verb → the word that opens its clause; the one that a relative clause interrupts keeps its own: «що ворог, який …»."""
    found: dict[int, Word] = {}
    waiting: list[Word] = []
    start = 0
    for verb in verbs:
        openers = [*waiting, *(w for w in words[start : verb.i] if w.pos == "SCONJ")]
        start, waiting = verb.i + 1, []
        if len(openers) > 1 and _antecedent(words, openers[-1]) is not None:
            *waiting, last = openers
            found[verb.i] = last
        elif openers:
            found[verb.i] = openers[0]
    return found


def _antecedent(words: list[Word], opener: Word) -> Word | None:
    """The noun that a relative clause tells of: «ворог, який …», «села, з яких …», «армія, що …»."""
    if opener.lemma not in ("який", "що"):
        return None
    at = opener.i - 1
    if opener.lemma == "який" and at > 0 and words[at].pos == "ADP":
        at -= 1
    if at < 1 or words[at].text != "," or words[at - 1].pos not in ("NOUN", "X"):
        return None
    noun = words[at - 1]
    if noun.text.lower() in _DEMONSTRATIVE:
        return None  # «доказів того, що ворог взяв місто»
    said = noun.lemmas & (lexicon.phrases("uk", "statement") | lexicon.phrases("uk", "source"))
    tells = any(w.lemmas & lexicon.reporting("uk").keys() for w in words[: opener.i])
    return None if opener.lemma == "що" and (said or tells) else noun


def _quote_between(words: list[Word]) -> bool:
    return any(w.text in '«»“”"' for w in words)


def _governor(breaks: list[int], verbs: list[Word], opened: dict[int, Word], word: Word) -> Word:
    """The verb of the clause that a word stands in: the nearest one with no break between. `breaks` as of `_breaks`.

    A relative clause governs nothing that stands before the word that opens it.
    """

    def distance(verb: Word) -> tuple[int, int]:
        low, high = sorted((verb.i, word.i))
        return (breaks[high] - breaks[low + 1] if low < high else 0), high - low

    inside = [v for v in verbs if v.rel != "acl:relcl" or v.i not in opened or word.i >= opened[v.i].i]
    return min(inside or verbs, key=distance)


def _breaks(words: list[Word]) -> list[int]:
    """How many breaks between clauses stand before each word, and before the end."""
    found = [0]
    aside = _bracketed(words)
    for w in words:
        joins = w.lemma in ("і", "й", "та", "але", "а") and not _in_list(words, w, aside)
        broken = w.text in _BREAK or w.pos == "SCONJ" or w.text in "«»"
        found.append(found[-1] + (broken and w.i not in aside) + joins)
    return found


def _bracketed(words: list[Word]) -> set[int]:
    """The words of a remark in brackets that has no verb, which breaks no clause: «Торське (Донецька область) та Терни»."""
    found: set[int] = set()
    for opening in (w for w in words if w.text == "("):
        inside = list(itertools.takewhile(lambda w: w.text != ")", words[opening.i :]))
        end = inside[-1].i + 2
        if end <= len(words) and not any(w.form for w in inside):
            found.update(range(opening.i, end))
    return found


def _in_list(words: list[Word], conjunction: Word, aside: set[int]) -> bool:
    """Whether «та» joins two nouns rather than two verbs."""
    if opens_clause(words[max(0, conjunction.i - 1) : conjunction.i + 1]):
        return False
    after = words[conjunction.i + 1 : conjunction.i + 3]
    before = [w for w in words[: conjunction.i] if w.i not in aside][-1:]
    return any(w.pos in ("NOUN", "ADJ", "NUM", "ADP") and not w.form for w in after[:1]) and any(
        w.pos in ("NOUN", "NUM") for w in before
    )


def _relation(word: Word, words: list[Word]) -> str:
    if word.pos == "PUNCT":
        return "punct"
    if word.pos in ("PART", "ADV"):
        return "advmod"
    if word.form == "inf":
        return "xcomp"
    if word.pos == "NUM":  # «поранено – 316»
        return "obj" if not any(w.head == word.i and w.rel == "case" for w in words) else "obl"
    if word.pos in ("CCONJ",):
        return "cc"
    if any(w.head == word.i and w.rel == "case" for w in words):
        return "obl"
    if not word.case and any(case in ("Nom", "Acc") for case, _ in word.forms):
        return "obj"  # «уражено завод»
    return {"Nom": "nsubj", "Acc": "obj", "Gen": "obj", "Ins": "obl", "Dat": "iobj"}.get(word.case, "obl")


def _complete(infinitive: Word, words: list[Word]) -> None:
    """Give an infinitive the nouns that follow it in its clause: «не вдалося взяти Покровськ»."""
    for w in words[infinitive.i + 1 :]:
        if w.text in _BREAK or w.form or w.pos in ("CCONJ", "SCONJ"):
            return
        if w.head == infinitive.head and w.rel in ("nsubj", "obj", "obl"):
            w.head, w.rel = infinitive.i, "obj" if w.rel == "nsubj" else w.rel
