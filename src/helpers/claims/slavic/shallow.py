"""A shallow parser for Ukrainian: noun phrases by agreement, each clause to its verb, subject and object by case.

It gives words a head and a relation of Universal Dependencies, as far as the plain syntax of army reports asks for it.
"""

import itertools

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.words import Word

_COORDINATE = frozenset({"і", "й", "та", "а", "але", "або", "чи", "ні", "ані", "також"})
_BREAK = frozenset(",;:()—–")
_WHOSE = frozenset({"його", "її", "їх"})
_DEMONSTRATIVE = frozenset({"те", "того", "тому", "тим", "це", "цього", "цьому", "цим"})
_DEEDS = ("ння", "ття")
"""Endings of nouns of deeds, of which one is no different from several."""
_PURPOSE = frozenset({"щоб", "аби"})
_OPENERS = frozenset({"того", "той", "те", "це", "цей", "цього"})


def attach(words: list[Word]) -> None:
    """Give every word a head and a relation."""
    for w in words:
        if w.form == "part" and w.case == "Ins":
            w.form = ""  # «втратили 20 вбитими»: no clause of its own
        if w.form == "part" and w.case == "Gen" and _is_people(w, words):
            w.form, w.pos = "", "NOUN"
        if w.pos == "ADJ" and w.is_name and not w.form and not _describes(words, w):
            w.pos = "NOUN"  # Зарічне, Шевченкове: names that decline as adjectives
    phrases = _phrases(words)
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
        _subject(verb, words)


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
    """«удар був завданий»: the participle is the verb."""
    for w in words:
        after = next((v for v in words[w.i + 1 : w.i + 3] if v.pos != "ADV"), None)
        whole = after is not None and after.form == "part" and not after.rel
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


def _is_subject(opener: Word, verb: Word) -> bool:
    """Whether a relative word can be its clause's subject."""
    return opener.lemma == "що" or ("Nom", verb.number) in opener.forms


def _subject(verb: Word, words: list[Word]) -> None:
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


def _opens(word: Word) -> bool:
    """«Крім того, …»: what only opens a sentence begins no list."""
    return word.i == 1 and word.lemma in _OPENERS


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


def _opens_clause(gap: list[Word]) -> bool:
    """«…, та …»: after a comma it is a "but", and no list goes on."""
    return any(v.text == "," and w.lemma == "та" for v, w in itertools.pairwise(gap))


def _in_list(words: list[Word], conjunction: Word, aside: set[int]) -> bool:
    """Whether «та» joins two nouns rather than two verbs."""
    if _opens_clause(words[max(0, conjunction.i - 1) : conjunction.i + 1]):
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


def _phrases(words: list[Word]) -> list[Word]:
    """Attach what is inside noun phrases, and give their heads."""
    heads: list[Word] = []
    modifiers: list[Word] = []
    last: Word | None = None
    for w in words:
        if w.pos == "ADP" and w.i and words[w.i - 1].text == ",":  # «поранено п'ятьох, серед них дитину»
            heads += [m for m in modifiers if m.pos in ("ADJ", "NUM")]
            modifiers = []
        if (
            w.pos in ("ADP",)
            or (w.pos in ("ADJ", "NUM") and not (w.form == "part" and not _before_noun(words, w)))
            or (modifiers and modifiers[-1].pos == "ADP" and _determines(words, w))
        ):
            modifiers.append(w)
            continue
        if w.pos in ("NOUN", "PRON", "X"):
            out_of = [m for n, m in itertools.pairwise(modifiers) if n.pos == "NUM" and m.pos == "ADP"]
            for m in modifiers:
                m.head, m.rel = w.i, {"ADP": "case", "NUM": "nummod"}.get(m.pos, "amod")
            for m in out_of:  # «19 із 22 дронів»: the drones are no place
                m.rel = "fixed"
            bare = not any(m.pos == "ADP" and m not in out_of for m in modifiers)
            if last is not None and bare:
                gap = [g for g in words[last.i + 1 : w.i] if g not in modifiers]
                joined = gap and all(g.text in ',«»“”"' or g.lemma in ("і", "й", "та") for g in gap)
                quoted = bool(gap) and all(g.text in '«“"' for g in gap)
                closed = not gap or all(g.text in '»”"' for g in gap)  # «про "взяття" Торського»
                apart = _is_beside(last, w, words)
                unread = not gap and w.pos == "X"  # a Latin name, an abbreviation that the dictionary lacks
                if not apart and (
                    quoted
                    or unread
                    or (not gap and w.is_name and last.case == w.case)
                    or (closed and w.case == "Gen" and _may_govern(last, w, words) and not _is_counted(modifiers))
                ):
                    w.head, w.rel = last.i, "appos" if quoted or w.case != "Gen" else "nmod"
                elif not gap and w.is_name and last.is_name and not apart:
                    w.head, w.rel = last.i, "flat"
                elif (
                    joined
                    and not _opens_clause(gap)
                    and not _opens(last)
                    and _share_a_case(w, last, words)
                    and not _opens_as_subject(w, gap, words)
                    and any(g.lemma in ("і", "й", "та", ",") for g in gap)
                ):
                    w.head, w.rel = last.i, "conj"
            if not w.rel:
                heads.append(w)
            modifiers, last = [], w
        elif w.pos == "PART" and modifiers and modifiers[-1].pos == "ADP":
            continue  # «про нібито контроль»
        else:
            closing = w.text in '«»“”",' or w.lemma in ("і", "й", "та")
            if not closing:
                modifiers, last = [], last if w.pos == "PUNCT" else None
                if w.text in _BREAK:
                    last = None
    for m in modifiers:
        if m.pos in ("ADJ", "NUM"):
            heads.append(m)
    return heads


def _describes(words: list[Word], name: Word) -> bool:
    """Whether a capitalised adjective goes with the noun after it («Покровський напрямок»), not «у Зарічному ворогові»."""
    rest = words[name.i + 1 : name.i + 5]
    if len(rest) > 1 and rest[0].lemma in _COORDINATE and rest[1].pos == "ADJ" and name.i == 0:
        rest = rest[1:]  # «Артилерійських та мінометних обстрілів зазнали …»
    after = next((w for w in rest[:3] if w.pos not in ("ADJ", "NUM")), None)
    if after is not None and after.pos == "X" and after.text.isupper():
        return True  # «Харківської ОВА»
    return after is not None and after.pos == "NOUN" and bool(set(name.forms) & set(after.forms))


def _determines(words: list[Word], pronoun: Word) -> bool:
    """Whether a pronoun behind a preposition goes with a noun: «за його словами», «по всій території»."""
    after = next((w for w in words[pronoun.i + 1 : pronoun.i + 3] if w.pos != "ADJ"), None)
    if pronoun.pos != "PRON" or after is None or after.pos not in ("NOUN", "X"):
        return False
    cases = {case for case, _ in pronoun.forms if case and not pronoun.lemmas & lexicon.nouns("uk", "pronoun")}
    return pronoun.text.lower() in _WHOSE or bool(cases & {case for case, _ in after.forms})


def _before_noun(words: list[Word], word: Word) -> bool:
    """Whether a participle stands before the noun that it agrees with."""
    after = [w for w in words[word.i + 1 : word.i + 4] if w.pos not in ("ADJ", "NUM")][:1]
    cases = {case for case, _ in word.forms}
    return bool(after) and after[0].pos == "NOUN" and bool(cases & {case for case, _ in after[0].forms})


def _complete(infinitive: Word, words: list[Word]) -> None:
    """Give an infinitive the nouns that follow it in its clause: «не вдалося взяти Покровськ»."""
    for w in words[infinitive.i + 1 :]:
        if w.text in _BREAK or w.form or w.pos in ("CCONJ", "SCONJ"):
            return
        if w.head == infinitive.head and w.rel in ("nsubj", "obj", "obl"):
            w.head, w.rel = infinitive.i, "obj" if w.rel == "nsubj" else w.rel


def _may_govern(noun: Word, word: Word, words: list[Word]) -> bool:
    """Whether a genitive after a noun can be its own: not «за добу втрати», «у Лимані їх», «у Лимані вибухів»."""
    if word.pos == "PRON" or noun.text.lower() in _OPENERS:
        return False
    if noun.lemmas & lexicon.nouns("uk", "time") and any(case == "Nom" for case, _ in word.forms):
        return False
    locative = noun.case == "Loc" and any(w.head == noun.i and w.rel == "case" for w in words)
    return not (locative and noun.is_name and not word.is_name) or _opens_office(noun)


def _is_beside(place: Word, word: Word, words: list[Word]) -> bool:
    """«біля Торського ЗСУ відбили атаку»: letters that stand for an army are no part of the place before them."""
    placed = place.is_name and not place.text.isupper() and any(m.head == place.i and m.rel == "case" for m in words)
    return placed and word.text.isupper() and len(word.text) > 1


def _is_counted(modifiers: list[Word]) -> bool:
    """«Східніше Семенівки дві роти»: what a numeral counts is no genitive of the noun before it."""
    return any(m.pos == "NUM" and m.forms and all(case != "Gen" for case, _ in m.forms) for m in modifiers)


def _opens_office(noun: Word) -> bool:
    """Whether an office's name begins with a noun: «у Міністерстві оборони», which is no place in which something happens."""
    return any(len(name) > 1 and name[0] in noun.lemmas for name, _, _ in lexicon.roles("uk"))


def _opens_as_subject(word: Word, gap: list[Word], words: list[Word]) -> bool:
    """Whether a noun behind a bare comma is the subject of the verb after it: «за даними штабу, втрати склали …»."""
    if word.is_name or any(g.lemma in _COORDINATE for g in gap):
        return False
    for w in words[word.i + 1 :]:
        if w.text in _BREAK or w.lemma in _COORDINATE or w.pos == "SCONJ":
            return False
        if w.form == "fin" and not w.passive:
            return ("Nom", w.number) in word.forms
    return False


def _share_a_case(word: Word, other: Word, words: list[Word]) -> bool:
    if word.case == other.case:
        return True
    if word.is_name and other.is_name:
        if words[word.i - 1].lemma in _COORDINATE and all(case != "Nom" for case, _ in word.forms):
            return True  # «поблизу Бересток та Олександро-Калинового»: a name that the dictionary lacks
        return bool({case for case, _ in word.forms if case} & {case for case, _ in other.forms})
    return other.case in {case for case, _ in word.forms} and bool(other.case)


def _can_be_object(word: Word) -> bool:
    return any(case == "Acc" for case, _ in word.forms)
