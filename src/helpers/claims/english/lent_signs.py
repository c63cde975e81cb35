"""Commas and apostrophes that a text has lost, lent to the parser: "… was hit a monitor said", "Syrias north".

Some collections strip punctuation from their articles. The parser then reads the speaker at a sentence's end as the
last word of what he says, and every later rule takes the sentence for the article's own. So it gets the text with a
comma before such a speaker; the comma is taken out of the parse again, and no character of the article moves.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from helpers.claims import lexicon
from helpers.claims.english.entities import PARTICLES
from helpers.claims.english.when import MONTHS, WEEKDAYS
from helpers.places.geonames import country_names

SHORTEST = 40
"""Words from which a paragraph without any comma has lost them: nobody writes so long without one."""
_LEAST_SAID = 4
"""Words that somebody's clause has at least, before he is named."""
_PRONOUNS = frozenset({"it", "he", "she", "they"})
_ARTICLES = frozenset({"a", "an", "the", "one", "another"})
_WITHIN = frozenset({"of", "for", "at", "in", "from", "with"})
"""What joins a speaker's name and his office: "a source at the police command"."""
_BEFORE_NO_SPEAKER = frozenset(
    {
        "that", "what", "which", "who", "whom", "as", "than", "when", "where", "if", "because", "and", "but", "or", "nor", "while",
        "after", "before", "since", "of", "for", "at", "in", "from", "with", "to", "on", "by", "near", "into", "over", "about",
        "against", "like", "-", "(", ",", ":", ";", "how", "why", "whose", "although", "though",
    }
)  # fmt: skip
"""Words after which "the army said" is no sentence's end: "what the army said"."""
_RELATIVE = frozenset({"that", "which", "who"})
_PEOPLE = ("an", "ish", "ese", "qi", "ni")
"""How the names of peoples end that stand before an office: "… in Aleppo Russian sources said"."""
_ADVERBS = frozenset({"also", "has", "have", "had", "later", "earlier", "then", "previously"})
_TAIL = frozenset({"on", "in", "to", "late", "early", "earlier", "later", "today", "yesterday", "adding", "citing", "quoting", "via"})
"""How a sentence may go on after "a monitor said" without anything being said."""
_ENDS = frozenset({".", "!", "?", ";"})
_JOINED = frozenset({"based", "run", "affiliated", "linked", "backed", "led", "owned", "controlled", "held"})
"""Second halves of what describes a speaker: "the London-based group"."""


def have_gone(words: Sequence[str]) -> bool:
    """Whether a paragraph has lost its signs: a long one without a comma."""
    return len(words) >= SHORTEST and "," not in words


def commas(words: Sequence[str]) -> frozenset[int]:
    """Before which words a comma is to be lent: those that begin a speaker named after what he says."""
    return frozenset(_speakers(words))


def owner(word: str) -> str:
    """Whose a thing is, where a word is a possessive that has lost its apostrophe: "Syria" of "Syrias", else ""."""
    stem = word[:-1]
    if not word.endswith("s") or len(stem) < 4:
        return ""
    never_plural = stem.endswith("y") and stem[-2] not in "aeiou" and word.islower()  # "armys", "countrys"
    return stem if never_plural or stem in country_names() else ""


def _is_consequence(words: Sequence[str], at: int) -> bool:
    """Whether a participle tells what the clause before it led to, or what its subject said: "hit a village killing ten"."""
    before = words[at - 1]
    return (
        words[at] in lexicon.words("consequence")
        and before.lower() not in _BEFORE_NO_SPEAKER | _ARTICLES
        and before.lower() not in lexicon.words("before_gerund")
        and (before[:1].isalnum() or before == ")")
    )


def _speakers(words: Sequence[str]) -> Iterator[int]:
    start = 0
    for i, word in enumerate(words):
        if word in _ENDS:
            start = i + 1
        elif word in _saying() and _says_no_more(words, i):
            at = _beginning(words, i)
            if at - start >= _LEAST_SAID and words[at - 1].lower() not in _BEFORE_NO_SPEAKER:
                yield at
        elif i - start >= _LEAST_SAID and _is_consequence(words, i):
            yield i


@cache
def _saying() -> frozenset[str]:
    """The finite forms of the verbs by which a clause is reported."""
    found = {"said", "told", "wrote"}
    for lemma, takes in lexicon.reporting().items():
        if "clause" in takes and "quote" in takes:
            stem = lemma[:-1] + "i" if lemma[-1] == "y" and lemma[-2] not in "aeiou" else lemma
            found |= {stem + ("es" if stem[-1] == "i" else "s"), stem + ("d" if stem[-1] == "e" else "ed")}
    return frozenset(found - {"sayed", "telled", "writed"})


def _says_no_more(words: Sequence[str], verb: int) -> bool:
    """Whether nothing that is said follows the verb: its sentence ends, or goes on with a day, a listener, a medium."""
    after = words[verb + 1] if verb + 1 < len(words) else "."
    if _goes_on(words, verb):
        return False
    told = words[verb] in ("told", "tells") and (after[:1].isupper() or after in ("reporters", "journalists", "the"))
    return told or after in _ENDS or after.lower() in _TAIL or _is_day(after)


def _goes_on(words: Sequence[str], verb: int) -> bool:
    """Whether a clause with "that" follows in the sentence: what is said comes after the verb."""
    for word in words[verb + 1 :]:
        if word in _ENDS or word.lower() == "adding":
            return False
        if word == "that":
            return True
    return False


def _is_day(word: str) -> bool:
    low = word.lower()
    return low in WEEKDAYS or low in MONTHS


def _beginning(words: Sequence[str], verb: int) -> int:
    """Index of the first word of the speaker before a verb; 0 where there is none, or where it cannot be told."""
    last = verb - 1
    while last > 0 and words[last].lower() in _ADVERBS:
        last -= 1
    if last < 1:
        return 0
    if words[last].lower() in _PRONOUNS:
        return last if words[last - 2].lower() not in _RELATIVE else 0
    start = _phrase(words, last)
    while start > 1 and words[start - 1].lower() in _WITHIN:
        wider = _phrase(words, start - 2)
        if wider == start - 1 or not any(w.lower() in _describing() for w in words[wider : start - 1]):
            return _without_place(words, start, last)
        start = wider
    if start > 2 and words[start - 1] == "and":  # "a monitor and rebels said"
        wider = _phrase(words, start - 2)
        return wider if words[wider].lower() in _ARTICLES else 0
    northern = words[start - 1].lower()
    if northern.endswith("ern") and northern.removesuffix("ern") in lexicon.where("compass"):
        return _without_place(words, start, last)
    return start if start <= last else 0


def _phrase(words: Sequence[str], last: int) -> int:
    """Index of the first word of a name or office that ends in a word; the index after it where that word is neither."""
    at = last
    while at >= 0:
        word = words[at]
        low = word.lower()
        if low in _ARTICLES:
            return at if at < last else last + 1
        joined = low in _JOINED and at > 1 and words[at - 1] == "-"
        many = at < last and word.islower() and word.endswith("s") and words[at + 1][:1].isupper()
        if joined:
            at -= 3
        elif (low in _describing() or word[:1].isupper() or low in PARTICLES) and not _is_day(word) and not many:
            at -= 1
        else:
            break
    return at + 1


def _without_place(words: Sequence[str], start: int, last: int) -> int:
    """The beginning of a speaker after the place that ends the clause before him: "… in Aleppo state television"."""
    if words[start].lower() in _ARTICLES:
        return 0
    for at in range(start + 1, last + 1):
        word = words[at]
        if word.isupper() or (word.islower() and word in _describing()) or (at < last and word.endswith(_PEOPLE)):
            return at
    return 0


@cache
def _describing() -> frozenset[str]:
    """Words of offices and bodies that speak, and words that stand before them."""
    offices = {phrase.split()[-1] for phrase, _ in lexicon.roles()}
    telling = {noun for noun, classes in lexicon.noun_classes().items() if "sourcehood" in classes}
    return frozenset(offices | telling | {*lexicon.words("title"), *lexicon.words("speaker")}) - _WITHIN - _ARTICLES
