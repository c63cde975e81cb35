"""Ukrainian text → sentences with an approximate dependency tree: pymorphy3's morphology under a shallow parser.

There is no Ukrainian parser that works offline from the package index, so noun phrases are chunked by agreement, each
clause is given to its verb, and cases say what a noun does. That is enough for the plain syntax of army reports.
"""

import itertools
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.abbreviations import written_out
from helpers.claims.slavic.dictionaries import KEPT, dictionary
from helpers.claims.slavic.lexicon.families import verbs_of_participles
from helpers.claims.slavic.predicatives import make_predicates
from helpers.claims.slavic.shallow import attach
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
    "навколо": ("Gen",), "коло": ("Gen",), "неподалік": ("Gen",), "після": ("Gen",), "о": ("Loc",), "об": ("Loc",),
    "перед": ("Ins",), "зі": ("Gen", "Ins"), "протягом": ("Gen",), "впродовж": ("Gen",), "упродовж": ("Gen",),
}  # fmt: skip
_SUBORDINATE = {"що", "щоб", "який", "якщо", "коли", "де", "як", "бо", "хоча", "поки", "аби", "якби"}
_VOWELS = "аеєиіїоуюя"
_VERBAL = ("VERB", "INFN", "GRND")
_POINTING = frozenset({"цей", "той"})
_POSSESSIVE = {"наш", "мій", "ваш", "їхній", "свій", "цей", "той", "весь", "увесь", "кожен", "жодний", "жоден"}


def _plain(word: str) -> str:
    return word.replace("’", "'").replace("ʼ", "'")


@lru_cache(KEPT)
def _parses(word: str):
    return tuple(dictionary("uk").parse(_plain(word)))


@lru_cache(KEPT)
def lemmas(word: str) -> tuple[str, ...]:
    """Every base form of a spelling, the likeliest first."""
    return tuple(dict.fromkeys(_plain(p.normal_form) for p in _parses(word)))


def parse(text: str) -> list[Sentence]:
    """The sentences of a paragraph; offsets are those of `text`."""
    text = written_out(text)
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
    attach(words)
    make_predicates(words, "uk")
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
    if text.lower() in lexicon.phrases("uk", "adverb") or text.lower() == "понад":
        word.lemma, word.pos = text.lower(), "ADV"
        return word
    readings = [p for p in _parses(text) if "impr" not in p.tag] or list(_parses(text))
    readings = [p for p in readings if "voct" not in p.tag] or readings
    word.forms = frozenset((_CASES.get(str(p.tag.case), ""), _number(p.tag)) for p in readings)
    if before and before[-1].lemma == "не":
        readings = [p for p in readings if p.tag.POS in ("VERB", "INFN")] or readings
    chosen = max(_narrowed(readings, text, before), key=lambda p: _fitness(p, before))
    if chosen.tag.POS == "ADVB" and (participle := _participle_of(text)):
        word.lemma = participle
        word.lemmas = frozenset((participle, *verbs_of_participles().get(participle, ())))
        word.pos, word.form, word.passive, word.tense, word.number = "VERB", "fin", True, "Past", "Sing"
        return word
    tag = chosen.tag
    word.lemma = _plain(chosen.normal_form)
    verbal = tag.POS in _VERBAL
    bases = (*lemmas(text), _plain(text).lower())
    word.lemmas = frozenset(v for lemma in bases for v in (_alike(lemma) if verbal else (lemma,)))
    word.pos = {
        "NOUN": "NOUN", "ADJF": "ADJ", "ADJS": "ADJ", "VERB": "VERB", "INFN": "VERB", "GRND": "VERB", "NUMR": "NUM",
        "PREP": "ADP", "CONJ": "CCONJ", "PRCL": "PART", "NPRO": "PRON", "ADVB": "ADV", "PRED": "ADV",
    }.get(str(tag.POS), "X")  # fmt: skip
    if word.lemma in _POSSESSIVE:
        word.pos = "ADJ"
    if word.lemma in _SUBORDINATE and word.pos in ("CCONJ", "PRON", "ADJ", "ADV"):
        word.pos = "SCONJ"
    word.case = _CASES.get(str(tag.case), "")
    word.number = _number(tag)
    word.genders = _genders(readings, word)
    if word.pos == "VERB":
        word.form = "inf" if "infn" in tag else "conv" if tag.POS == "GRND" else "fin"
        word.passive = "Impe" in str(tag)
        future = "impr" in tag or _is_future(readings)  # «зупиніть ворога» has not come about either
        word.tense = "Past" if "past" in tag or word.passive else "Fut" if future else "Pres"
        active = word.lemma.removesuffix("ся")
        known = lexicon.predicates("uk")
        own = word.lemma in known or word.lemma in lexicon.phrases("uk", "middle")
        if active != word.lemma and active in known and not own:  # «контролюється»
            word.passive, word.lemmas = True, word.lemmas | {active}
    elif word.pos == "ADJ" and "pssv" in str(tag):
        word.form, word.passive, word.tense = "part", True, "Past"
        if word.lemma not in lexicon.phrases("uk", "feeling"):  # «вражена прийомом»
            word.lemmas |= verbs_of_participles().get(word.lemma, frozenset())
    return word


def _participle_of(text: str) -> str:
    """The participle of an impersonal that the dictionary takes for an adverb: «уражено» → «уражений»; "" for any other."""
    if not text.endswith(("ено", "ано", "ито", "уто", "ято")):
        return ""
    participles = [p for p in _parses(text[:-1].lower() + "ий") if "pssv" in p.tag]
    return _plain(participles[0].normal_form) if participles else ""


def _alike(lemma: str) -> tuple[str, ...]:
    """A base form as it is after a vowel and after a consonant: «утратити» and «втратити» are one verb."""
    other = {"у": "в", "в": "у"}.get(lemma[:1], "")
    return (lemma, f"{other}{lemma[1:]}") if other and lemma[1:2] not in _VOWELS else (lemma,)


def _is_future(readings: list) -> bool:
    """Whether a form can only be a verb's future: «відступимо», but not «зазнають»."""
    verbs = [p for p in readings if p.tag.POS == "VERB"]
    return bool(verbs) and all("futr" in p.tag for p in verbs)


def _genders(readings: list, word: Word) -> frozenset[str]:
    """The genders of a past tense, or those of a thing; «міністр» may be a woman, who «заявила»."""
    if word.pos == "VERB" and word.number == "Sing":
        return frozenset(str(p.tag.gender) for p in readings if "past" in p.tag)
    named = [p for p in readings if p.tag.POS == "NOUN" and p.tag.case == "nomn"]
    things = word.pos == "NOUN" and not word.is_name and not any("anim" in p.tag for p in readings)
    return frozenset(str(p.tag.gender) for p in named) if things else frozenset()


def _number(tag) -> str:
    return "Plur" if "plur" in tag or tag.number == "plur" else "Sing"


def _narrowed(readings: list, text: str, before: list[Word]) -> list:
    """The readings of a kind that goes before the others: numerals, pronouns of pointing, sources, names."""
    kinds: list[Callable[[Any], bool]] = [
        lambda p: p.tag.POS == "NUMR",
        lambda p: p.normal_form in _POINTING and p.tag.POS == "ADJF",
        lambda p: p.tag.POS == "NOUN" and p.normal_form in lexicon.phrases("uk", "source"),
    ]
    if text[0].isupper() and before:
        kinds.append(lambda p: "Name" in p.tag)
    if text[0].isupper() and before and before[-1].pos != "PUNCT":
        kinds.append(lambda p: p.tag.POS not in _VERBAL)  # «взяла Ходейду»
    if any("actv" in p.tag for p in readings):
        kinds.append(lambda p: "past" in p.tag)  # «загинула» is no adjective
    for kind in kinds:
        fitting = [p for p in readings if kind(p)]
        if fitting:
            return fitting
    return readings


def _fitness(parse, before: list[Word]) -> float:
    """How well a reading fits what stands before: the case that a preposition asks for, agreement with an adjective."""
    tag = parse.tag
    case = _CASES.get(str(tag.case), "")
    score = float(parse.score)
    if "voct" in tag or "Surn" in tag or "Pltm" in tag:
        score -= 0.5
    if "Name" in tag and _number(tag) == "Plur":
        score -= 1  # «генерал Руслан», of no several women
    last = next((w for w in reversed(before) if w.pos != "PUNCT"), None)
    if last is None:
        return score + (0.2 if case == "Nom" else 0)
    near = itertools.takewhile(lambda w: w.pos not in ("NOUN", "VERB"), reversed(before[-4:]))
    governor = next((w for w in near if w.pos == "ADP"), None)  # «біля Сум увійшли батальйонні групи»: no "біля груп"
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
