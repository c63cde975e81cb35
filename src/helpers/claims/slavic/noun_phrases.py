"""The noun phrases of a Ukrainian clause: what belongs together by agreement, and which noun leads."""

import itertools

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.words import Word

_COORDINATE = frozenset({"і", "й", "та", "а", "але", "або", "чи", "ні", "ані", "також"})
_BREAK = frozenset(",;:()—–")
_WHOSE = frozenset({"його", "її", "їх"})
_OPENERS = frozenset({"того", "той", "те", "це", "цей", "цього"})


def _opens(word: Word) -> bool:
    """«Крім того, …»: what only opens a sentence begins no list."""
    return word.i == 1 and word.lemma in _OPENERS


def opens_clause(gap: list[Word]) -> bool:
    """«…, та …»: after a comma it is a "but", and no list goes on."""
    return any(v.text == "," and w.lemma == "та" for v, w in itertools.pairwise(gap))


def chunk(words: list[Word]) -> list[Word]:
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
                    or (closed and w.case == "Gen" and _may_govern(last, w, words) and not _is_counted(modifiers, last))
                ):
                    w.head, w.rel = last.i, "appos" if quoted or w.case != "Gen" else "nmod"
                elif not gap and w.is_name and last.is_name and not apart:
                    w.head, w.rel = last.i, "flat"
                elif (
                    joined
                    and not opens_clause(gap)
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


def describes(words: list[Word], name: Word) -> bool:
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


def _is_counted(modifiers: list[Word], before: Word) -> bool:
    """«Східніше Семенівки дві роти», «на ділянці 112 осіб»: what a number counts is no genitive of the noun before it."""
    return any(
        m.pos == "NUM"
        and (any(m.forms) or (before.case in ("Loc", "Dat") and m.text.isdigit()))  # not «липня 2024 року»
        and all(case != "Gen" for case, _ in m.forms)
        for m in modifiers
    )


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
