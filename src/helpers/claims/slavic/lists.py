"""Places that a clause lists: what stands beside the first one and goes on with it."""

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.atlas import DIRECTIONS, WIDE_KINDS, Toponym
from helpers.claims.slavic.words import Sentence, Word

_CITIES = frozenset({"город", "місто"})
_VILLAGES = frozenset({"село", "деревня", "посёлок", "поселок", "хутор", "хутір", "селище"})
_AND = frozenset({"и", "та", "і", "й", "також", "также"})


def chained(sentence: Sentence, listed: list[Toponym], toponyms: list[Toponym]) -> list[Toponym]:
    """The list with what goes on with a preposition each: «поблизу А, у Б та в В»; one that no "and" ends is no list."""
    found, ended, by_district = list(listed), 0, False
    for t in toponyms:
        between = _bare(sentence.words[found[-1].end : t.start])
        if t.start < found[-1].end or t.kind in WIDE_KINDS:
            continue
        if t.start >= found[-1].end and _opens_district(between):
            found.append(t)
            ended, by_district = len(found), True
            continue
        joints = [w for w in between if w.text == "," or w.lemma in _AND]
        links = _CITIES | _VILLAGES | DIRECTIONS | linking()
        if not joints or any(w not in joints and w.pos != "ADP" and not w.lemmas & links for w in between):
            break
        found.append(t)
        ended = len(found) if by_district or any(w.lemma in _AND for w in joints) else ended
    return found[: max(ended, len(listed))]


def linking() -> frozenset[str]:
    """Nouns that go before a name in a list: «у районах А та у бік Б»."""
    return lexicon.phrases("ru", "link") | lexicon.phrases("uk", "link")


def _opens_district(between: list[Word]) -> bool:
    """«Сумський район – А, Б; Конотопський – В, Г»: the next district of a list."""
    texts = [w.text for w in between]
    return 2 < len(texts) < 5 and texts[0] == ";" and texts[-1] in "–—:" and between[1].is_name


def _bare(between: list[Word]) -> list[Word]:
    """Words without what stands in brackets: «Торське (Донецька область) та Терни»."""
    texts = [w.text for w in between]
    if "(" not in texts or ")" not in texts:
        return between
    return [w for n, w in enumerate(between) if not texts.index("(") <= n <= texts.index(")")]


def listed(sentence: Sentence, found: list[Toponym]) -> list[Toponym]:
    """The first place and those coordinated to it; one that only tells where the first lies is left out."""
    kept = [found[0]]
    for t in found[1:]:
        between = sentence.words[kept[-1].end : t.start]
        joined = any(w.text == "," or w.lemma in ("и", "та", "і", "й", "а") for w in between)
        qualified = any(w.pos == "ADP" for w in between) and not any(w.lemma in ("и", "та", "і", "й") for w in between)
        if joined and not qualified:
            kept.append(t)
    return kept


def joined(sentence: Sentence, found: list[Toponym]) -> list[Toponym]:
    """The first place and those that only "and" or a comma parts from it."""
    kept = [found[0]]
    for t in found[1:]:
        between = sentence.words[kept[-1].end : t.start]
        if not between or any(w.text != "," and w.lemma not in _AND for w in between):
            break
        kept.append(t)
    return (
        kept
        if len(kept) == 1 or any(w.lemma in _AND for w in sentence.words[kept[0].end : kept[-1].start])
        else kept[:1]
    )
