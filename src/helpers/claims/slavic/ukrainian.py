"""Ukrainian text → sentences with an approximate dependency tree: pymorphy3's morphology under a shallow parser.

There is no Ukrainian parser that works offline from the package index, so noun phrases are chunked by agreement, each
clause is given to its verb, and cases say what a noun does. That is enough for the plain syntax of army reports.
"""

import re
from functools import cache

from helpers.claims.slavic.words import Sentence, Word

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)?|[^\W_]+(?:['’ʼ-][^\W_]+)*|[^\w\s]|_")
_SENTENCE = re.compile(r"(?<=[.!?…])[»”\"]?\s+(?=[«“\"—–-]?\s*[А-ЯЄІЇҐA-Z0-9])")
_ABBREVIATION = re.compile(r"(?:\b(?:ім|м|с|смт|р|рр|обл|тис|млн|год|хв|див|т|зв|о)|\b[А-ЯЄІЇҐ])\.$")
_CASES = {"nomn": "Nom", "gent": "Gen", "datv": "Dat", "accs": "Acc", "ablt": "Ins", "loct": "Loc"}
_AFTER = {
    "в": ("Loc", "Acc"), "у": ("Loc", "Acc", "Gen"), "на": ("Loc", "Acc"), "до": ("Gen",), "з": ("Gen", "Ins"),
    "із": ("Gen", "Ins"), "від": ("Gen",), "біля": ("Gen",), "поблизу": ("Gen",),
    "під": ("Ins", "Acc"), "над": ("Ins",), "по": ("Loc",), "про": ("Acc",), "через": ("Acc",), "за": ("Acc", "Ins"),
    "для": ("Gen",), "проти": ("Gen",), "між": ("Ins",), "щодо": ("Gen",), "серед": ("Gen",),
    "навколо": ("Gen",), "коло": ("Gen",), "неподалік": ("Gen",), "зі": ("Gen", "Ins"), "після": ("Gen",), "о": ("Loc",), "об": ("Loc",), "перед": ("Ins",),
}  # fmt: skip
_SUBORDINATE = {"що", "щоб", "який", "якщо", "коли", "де", "як", "бо", "хоча", "поки", "аби", "якби"}
_COORDINATE = {"і", "й", "та", "а", "але", "або", "чи", "ні", "ані", "також"}
_POSSESSIVE = {"наш", "мій", "ваш", "їхній", "свій", "цей", "той", "весь", "увесь", "кожен"}
_BREAK = frozenset(",;:()—–")


@cache
def _dictionary():
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="uk")


def _plain(word: str) -> str:
    return word.replace("’", "'").replace("ʼ", "'")


@cache
def _parses(word: str):
    return tuple(_dictionary().parse(_plain(word)))


@cache
def lemmas(word: str) -> tuple[str, ...]:
    """Every base form of a spelling, the likeliest first."""
    return tuple(dict.fromkeys(_plain(p.normal_form) for p in _parses(word)))


def parse(text: str) -> list[Sentence]:
    """The sentences of a paragraph; offsets are those of `text`."""
    return [_sentence(text, start, end) for start, end in _sentences(text) if text[start:end].strip()]


def _sentences(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for gap in _SENTENCE.finditer(text):
        if not _ABBREVIATION.search(text[start : gap.start()]):
            spans.append((start, gap.start()))
            start = gap.end()
    return [*spans, (start, len(text))]


def _sentence(text: str, start: int, end: int) -> Sentence:
    tokens = list(_TOKEN.finditer(text, start, end))
    words: list[Word] = []
    for n, token in enumerate(tokens):
        words.append(_word(n, token, words))
    _attach(words)
    return Sentence(words, start, end)


def _word(n: int, token: re.Match[str], before: list[Word]) -> Word:
    text = token.group()
    word = Word(n, token.start(), token.end(), text, text.lower(), frozenset((_plain(text).lower(),)), "PUNCT")
    if not text[0].isalnum():
        return word
    if text[0].isdigit():
        word.pos = "NUM"
        return word
    if text.lower() in _AFTER:
        word.pos = "ADP"
        return word
    readings = [p for p in _parses(text) if "impr" not in p.tag] or list(_parses(text))
    if any(p.tag.POS == "NUMR" for p in readings):
        readings = [p for p in readings if p.tag.POS == "NUMR"]
    chosen = max(readings, key=lambda p: _fitness(p, before))
    tag = chosen.tag
    word.lemma = _plain(chosen.normal_form)
    word.lemmas = frozenset((*lemmas(text), _plain(text).lower()))
    word.pos = {
        "NOUN": "NOUN", "ADJF": "ADJ", "ADJS": "ADJ", "VERB": "VERB", "INFN": "VERB", "GRND": "VERB", "NUMR": "NUM",
        "PREP": "ADP", "CONJ": "CCONJ", "PRCL": "PART", "NPRO": "PRON", "ADVB": "ADV", "PRED": "ADV",
    }.get(str(tag.POS), "X")  # fmt: skip
    if word.lemma in _POSSESSIVE:
        word.pos = "ADJ"
    if word.lemma in _SUBORDINATE and word.pos in ("CCONJ", "PRON", "ADJ", "ADV"):
        word.pos = "SCONJ"
    word.case = _CASES.get(str(tag.case), "")
    word.number = "Plur" if "plur" in tag or tag.number == "plur" else "Sing"
    if word.pos == "VERB":
        word.form = "inf" if "infn" in tag else "conv" if tag.POS == "GRND" else "fin"
        word.passive = "Impe" in str(tag)
        word.tense = "Past" if "past" in tag or word.passive else "Pres"
    elif word.pos == "ADJ" and "pssv" in str(tag):
        word.form, word.passive, word.tense = "part", True, "Past"
    return word


def _fitness(parse, before: list[Word]) -> float:
    """How well a reading fits what stands before: the case that a preposition asks for, agreement with an adjective."""
    tag = parse.tag
    case = _CASES.get(str(tag.case), "")
    score = float(parse.score)
    if "voct" in tag or "Surn" in tag or "Pltm" in tag:
        score -= 0.5
    last = next((w for w in reversed(before) if w.pos != "PUNCT"), None)
    if last is None:
        return score + (0.2 if case == "Nom" else 0)
    governor = next((w for w in reversed(before[-4:]) if w.pos == "ADP"), None)
    open_phrase = last.pos in ("ADP", "ADJ", "NUM")
    if governor is not None and open_phrase and case:
        score += 2 if case in _AFTER.get(governor.lemma, (case,)) else -2
    if last.pos == "ADJ" and case and tag.POS in ("NOUN", "ADJF"):
        score += 1 if case == last.case else -0.3
    if last.pos == "NOUN" and tag.POS in ("NOUN", "ADJF") and not open_phrase:
        score += {"Gen": 0.6, "Nom": 0.1}.get(case, 0)
    if last.pos == "VERB" and not last.passive:
        score += {"Acc": 0.3, "Nom": 0.2}.get(case, 0)
    return score


def _attach(words: list[Word]) -> None:
    """Give every word a head and a relation."""
    for w in words:
        if w.pos == "ADJ" and w.is_name and w.i and not w.form and not _before_noun(words, w):
            w.pos = "NOUN"  # Зарічне, Шевченкове: names that decline as adjectives
    phrases = _phrases(words)
    verbs = [w for w in words if w.form and w.form != "inf" and not (w.form == "part" and w.rel == "amod")]
    if not verbs:
        verbs = [w for w in words if w.form] or [w for w in phrases if w.case == "Nom"][:1] or words[:1]
    for n, verb in enumerate(verbs):
        if n == 0:
            verb.rel, verb.head = "root", -1
            continue
        between = words[verbs[n - 1].i + 1 : verb.i]
        opener = [w for w in between if w.pos == "SCONJ"]
        verb.head = verbs[n - 1].i
        if opener and opener[0].lemma in ("що", "щоб"):
            verb.rel = "ccomp"
        elif opener:
            verb.rel = "acl:relcl" if opener[0].lemma in ("який", "де") else "advcl"
        elif any(w.lemma in _COORDINATE for w in between) and not _quote_between(between):
            verb.rel = "conj"
        else:
            verb.rel = "parataxis" if any(w.text in _BREAK for w in between) else "conj"
        for w in opener:
            w.head, w.rel = verb.i, "mark"
    for w in words:
        if w.rel or w in verbs:
            continue
        verb = _governor(words, verbs, w)
        w.head = verb.i if verb.i != w.i else -1
        w.rel = _relation(w, words)
    for verb in verbs:
        _subject(verb, words)


def _subject(verb: Word, words: list[Word]) -> None:
    """Tell the subject from the object by number, then by place, where the case forms are alike."""
    governed = {w.head for w in words if w.rel == "case"}
    nouns = [w for w in words if w.head == verb.i and w.rel in ("nsubj", "obj", "obl") and w.i not in governed]
    nouns = [w for w in nouns if w.pos in ("NOUN", "PRON", "X") and (w.rel != "obl" or w.case == "Loc")]
    if verb.form != "fin" or verb.passive:
        for w in nouns:
            w.rel = "obj" if verb.form == "fin" else "nsubj"
        return
    able = [w for w in nouns if any(_is_subject_form(p, verb) for p in _parses(w.text))]
    sure = [w for w in able if not any(_CASES.get(str(p.tag.case)) == "Acc" for p in _parses(w.text))]
    subject = next(iter(sure), None) or next((w for w in able if w.i < verb.i), None) or next(iter(able), None)
    for w in nouns:
        w.rel = "nsubj" if w is subject else "obj"
    if subject is not None:
        subject.case = "Nom"


def _is_subject_form(parse, verb: Word) -> bool:
    plural = "plur" in parse.tag or parse.tag.number == "plur"
    return str(parse.tag.case) == "nomn" and plural == (verb.number == "Plur")


def _quote_between(words: list[Word]) -> bool:
    return any(w.text in '«»“”"' for w in words)


def _governor(words: list[Word], verbs: list[Word], word: Word) -> Word:
    """The verb of the clause that a word stands in: the nearest one with no break between."""

    def distance(verb: Word) -> tuple[int, int]:
        low, high = sorted((verb.i, word.i))
        between = words[low + 1 : high]
        breaks = sum(w.text in _BREAK or w.pos == "SCONJ" or w.text in "«»" for w in between)
        breaks += sum(w.lemma in ("і", "й", "та", "але", "а") for w in between if not _in_list(words, w))
        return breaks, abs(verb.i - word.i)

    return min(verbs, key=distance)


def _in_list(words: list[Word], conjunction: Word) -> bool:
    """Whether «та» joins two nouns rather than two verbs."""
    after = words[conjunction.i + 1 : conjunction.i + 3]
    before = words[max(0, conjunction.i - 1) : conjunction.i]
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
    if word.pos in ("CCONJ",):
        return "cc"
    if any(w.head == word.i and w.rel == "case" for w in words):
        return "obl"
    return {"Nom": "nsubj", "Acc": "obj", "Gen": "obj", "Ins": "obl", "Dat": "iobj"}.get(word.case, "obl")


def _phrases(words: list[Word]) -> list[Word]:
    """Attach what is inside noun phrases, and give their heads."""
    heads: list[Word] = []
    modifiers: list[Word] = []
    last: Word | None = None
    for w in words:
        if w.pos in ("ADP",) or (w.pos in ("ADJ", "NUM") and not (w.form == "part" and not _before_noun(words, w))):
            modifiers.append(w)
            continue
        if w.pos in ("NOUN", "PRON", "X"):
            for m in modifiers:
                m.head, m.rel = w.i, {"ADP": "case", "NUM": "nummod"}.get(m.pos, "amod")
            bare = not any(m.pos == "ADP" for m in modifiers)
            if last is not None and bare:
                gap = [g for g in words[last.i + 1 : w.i] if g not in modifiers]
                joined = gap and all(g.text in ',«»“”"' or g.lemma in ("і", "й", "та") for g in gap)
                quoted = bool(gap) and all(g.text in '«“"' for g in gap)
                if quoted or (not gap and w.is_name and last.case == w.case) or (not gap and w.case == "Gen"):
                    w.head, w.rel = last.i, "appos" if quoted or w.case != "Gen" else "nmod"
                elif not gap and w.is_name and last.is_name:
                    w.head, w.rel = last.i, "flat"
                elif joined and w.case == last.case and any(g.lemma in ("і", "й", "та", ",") for g in gap):
                    w.head, w.rel = last.i, "conj"
            if not w.rel:
                heads.append(w)
            modifiers, last = [], w
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


def _before_noun(words: list[Word], word: Word) -> bool:
    after = [w for w in words[word.i + 1 : word.i + 4] if w.pos not in ("ADJ", "NUM")][:1]
    return bool(after) and after[0].pos == "NOUN"
