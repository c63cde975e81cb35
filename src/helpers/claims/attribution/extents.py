"""How far a content reaches: from a word of the parse to the words of the article."""

from helpers.claims.attribution.cues import cues
from helpers.claims.attribution.reading import Passage
from helpers.claims.english.parsing.words import Token

_GOING_ON = frozenset({"clause", "quote", "object", "accusation", "name"})
_LONGEST_SPEAKER = 14
_JOINED = frozenset({"conj", "advcl", "ccomp"})
_JOINING = frozenset({"and", "but", "while", "though", "although"})
_COMMAS = frozenset({",", "-", "--", "—", "―", ";"})


def under(passage: Passage, *tops: Token, without: Token | None = None) -> frozenset[int]:
    """The words from the leftmost to the rightmost below some words, those below `without` left out."""
    first, last = min(t.left_edge.i for t in tops), max(t.right_edge.i for t in tops)
    if without is not None:
        if first <= without.i < min(t.i for t in tops):
            first = without.i + 1
        elif max(t.i for t in tops) < without.i <= last:
            last = without.left_edge.i - 1
    return passage.numbers(first, last)


def comment(passage: Passage, verb: Token, speaker: frozenset[int]) -> tuple[int, int]:
    """The first and last word of "the mayor also said" or "said the mayor, a lawyer"."""
    start, _ = passage.sentence[verb.i]
    words = [verb.i, *(n - passage.base for n in speaker if n >= passage.base + start)]
    words += [c.i for c in verb.children if c.dep_ in ("aux", "advmod", "neg") and c.i < verb.i]
    first = min(words)
    return (first if verb.i - first <= _LONGEST_SPEAKER else verb.i), max(words)


def before(passage: Passage, verb: Token, first: int) -> frozenset[int]:
    """What stands before ", Jane Doe said": from the sentence's beginning to that comma; empty where it is none."""
    start, _ = passage.sentence[verb.i]
    at = first - 1
    while at > start and passage.doc[at].is_space:
        at -= 1
    if at - start < 2 or not _is_break(passage.doc[at]):
        return frozenset()
    return passage.numbers(start, at)


def before_comment(passage: Passage, verb: Token, content: frozenset[int]) -> frozenset[int]:
    """A content up to a semicolon, or to ", adding that …", which the speaker says as well, in a report of its own."""
    for n in sorted(content):
        token = passage.doc[n - passage.base]
        if token.i in passage.quoted or n - 1 not in content:
            continue
        if is_comment(token) or token.text == ";":
            return frozenset(m for m in content if m < n - (token.text != ";"))
        joining = _turn(token, verb)
        if joining is not None and passage.base + joining.i - 1 in content:
            return frozenset(m for m in content if m < passage.base + joining.i)
    return content


def _turn(other: Token, verb: Token) -> Token | None:
    """The word that joins another speaker's clause, which the parser took for a part of this one's: "but the board said"."""
    cue = cues("verb").get(other.lemma_.lower()) if other.tag_ == verb.tag_ and other.dep_ in _JOINED else None
    subject = next((c for c in other.children if c.dep_ == "nsubj" and c.i < other.i), None)
    says = any(c.i > other.i and c.dep_ in ("ccomp", "dobj") for c in other.children)
    if cue is None or "quote" not in cue.takes or subject is None or not says or not subject.left_edge.i:
        return None
    joining = subject.left_edge.nbor(-1)
    return joining if joining.lower_ in _JOINING else None


def is_comment(verb: Token) -> bool:
    """Whether a verb of saying goes on with the speech before it: ", adding that …", ", citing …"."""
    if verb.tag_ != "VBG" or verb.i == 0 or verb.nbor(-1).text != ",":
        return False
    cue = cues("verb").get(verb.lemma_.lower())
    return cue is not None and bool(_GOING_ON & cue.takes.keys()) and any(c.i > verb.i for c in verb.children)


def ends_clause(passage: Passage, verb: Token) -> bool:
    """Whether nothing but circumstances follow a verb in its sentence: "…, Jane Doe said on Friday."""
    _, end = passage.sentence[verb.i]
    for t in passage.doc[verb.i + 1 : end + 1]:
        if t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.dep_ not in ("relcl",):
            return False
        if t.dep_ in ("mark",) and t.lower_ == "that":
            return False
    return True


def parenthetical(passage: Passage, left: int, right: int) -> frozenset[int]:
    """The sentence around ", she said," where these words stand between two commas; empty where they do not.

    What follows is left out where it is no part of it: "“I will go,” she said, and left".
    """
    start, end = passage.sentence[left]
    farthest = right + _LONGEST_SPEAKER
    while right < end and not _is_break(passage.doc[right + 1]):
        if right > farthest:
            return frozenset()
        right += 1
    if left - 1 <= start or right + 1 >= end - 1 or not _is_break(passage.doc[left - 1]):
        return frozenset()
    content = passage.numbers(start, left - 1)
    goes_on = [t for t in passage.doc[right + 1 : end + 1] if t.is_alpha]
    spoken = any(i in passage.quoted for i in range(left - 3, left))
    if not goes_on or goes_on[0].tag_ in ("VBG", "CC", "WDT", "WP", "WRB"):
        return content
    if spoken and goes_on[0].i not in passage.quoted:
        return content
    return content | passage.numbers(right + 1, end)


def sentence(passage: Passage, token: Token) -> frozenset[int]:
    """All words of the sentence that a word stands in."""
    return passage.numbers(*passage.sentence[token.i])


def _is_break(token: Token) -> bool:
    return token.text in _COMMAS or token.is_quote or token.text == "''"
