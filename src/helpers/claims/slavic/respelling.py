"""Base forms of inflected place names."""

import re

from helpers.claims.slavic.words import Word

ADJECTIVE = re.compile(r"(?:ий|ый|ой|ій)$")
_SOFT = re.compile(r"(?:него|нему|нем|нього|ньому)$")
NEUTER = re.compile(r"(?:ого|ому|им|ым|ом)$")


def bases(words: list[Word]) -> list[str]:
    """Base forms that a name may have, likeliest first; an adjective takes the gender of its noun."""
    last = words[-1]
    ends = [last.lemma, *sorted(last.lemmas - {last.lemma})]
    if NEUTER.search(last.text):
        ends = [NEUTER.sub("е", last.text), NEUTER.sub("ое", last.text), *ends]
    if (soft := _SOFT.search(last.text)) is not None:
        ends = [
            f"{last.text[: soft.start()]}нее",
            f"{last.text[: soft.start()]}нє",
            *ends,
        ]  # у Дальнего, біля Дальнього
    if re.search(r"[оеё]к$", last.text):
        ends = [f"{last.text[:-2]}ки", *ends]  # у Крынок
    if re.search(r"(?:ина|ова|ева)$", last.text):
        ends = [*ends, f"{last.text[:-1]}о"]  # из Предтечина
    if re.search(r"(?:ое|ее)$", last.text):
        ends = [last.text]  # взяли Глубокое: as it is, and not the town of Глубокий
    if len(words) == 1:
        return ends
    return [
        f"{ADJECTIVE.sub(gender, words[0].lemma)} {end}"
        for end in ends
        for gender in ("а", "ая", "е", "ое", "ий", "ый")
    ]


def base_of(words: list[Word], language: str) -> str:
    """The likeliest base form of a name that no gazetteer has, with a capital."""
    word = words[-1]
    base = word.text if word.case in ("Nom", "") or re.search(r"(?:ое|ее)$", word.text) else word.lemma
    if NEUTER.search(word.text) and ADJECTIVE.search(word.lemma):
        base = NEUTER.sub("е" if language == "uk" else "ое", word.text)
    base = base[:1].upper() + base[1:]
    if len(words) > 1 and ADJECTIVE.search(words[0].lemma):
        feminine, neuter, other = ("а", "е", "і") if language == "uk" else ("ая", "ое", "ые")
        ending = (
            feminine if base[-1:] in "ая" else neuter if base[-1:] in "оеє" else other if base[-1:] in "иіыї" else ""
        )
        first = ADJECTIVE.sub(ending, words[0].lemma) if ending else words[0].lemma
        return f"{first[:1].upper()}{first[1:]} {base}"
    return base
