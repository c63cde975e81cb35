"""Which place a denial, a refusal or a confirmation is about: one that it names, goes back to, or takes from what it answers."""

from collections.abc import Iterator

from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.places.anaphors import anaphor
from helpers.claims.english.places.choosing import NOWHERE, Places
from helpers.claims.english.places.context import place_before
from helpers.claims.english.places.model import WIDE_KINDS, Toponym
from helpers.claims.english.places.page import Page, name_of
from helpers.claims.english.sides import nouns
from helpers.claims.places import Where, answered
from helpers.claims.records import Draft
from helpers.places.geonames import capital_names

_IN_PARAGRAPH = ("sentence_before", "paragraph")


def named_by(page: Page, verb: Token) -> Where | None:
    """The place that an answer names itself: "has not acknowledged the loss of X"; the first, where there are several.

    One that only tells where the speaker sits, or with whom something is done, is none: "In Kyiv, the adviser called it …",
    "the ministry in Moscow", "denied ties with Damascus".
    """
    speaker = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    inside = {t.i for t in verb.subtree} - {t.i for t in (speaker.subtree if speaker is not None else ())}
    for noun in (page.doc[i] for i in sorted(inside)):
        toponym = page.cover.get(noun.i) or _unknown(page, noun)
        if toponym is None or toponym.head != noun.i or toponym.kind in WIDE_KINDS or _in_other_clause(noun, verb):
            continue
        sits = speaker is not None and noun.i < speaker.i and noun.dep_ == "pobj" and noun.head.head == verb
        sits = sits or (noun.dep_ == "pobj" and noun.head.lower_ == "with")  # "any coordination with Kyiv"
        sits = sits or _is_heard_from(noun, toponym, verb)
        if not sits and not page.stands_for_another(toponym) and not page.of_speaker(toponym):
            return page.where(toponym, "in_answer")
    return None


def _is_heard_from(noun: Token, toponym: Toponym, verb: Token) -> bool:
    """Whether a capital is where an answer comes from: "In Alphaville, the report was dismissed", "these are lies from Alphaville"."""
    if noun.dep_ != "pobj" or toponym.name not in capital_names():
        return False
    opens = noun.head.head == verb and noun.i < verb.i and noun.head.lower_ in lexicon.where("speaking")
    return opens or noun.head.lower_ == "from"


def _unknown(page: Page, noun: Token) -> Toponym | None:
    """A name that no gazetteer has, and that tells where something is: "whether they had acted in X"."""
    where = noun.dep_ == "pobj" and noun.head.lower_ in lexicon.where("locating")
    if not where or not nouns.is_unknown_name(noun) or noun.i in page.named_otherwise:
        return None
    return page.remember(noun, name_of(noun))


def place_of_answer(places: Places, verb: Token, target: Draft, offset: int, *, refuses: bool) -> Where:
    """The place of an answer that names none.

    Args:
        target: the statement that it answers.
        offset: of the paragraph in the article.
        refuses: whether the answer declines to say something, rather than denying or confirming it.
    """
    page = places.page
    if refuses and _of_own_losses(verb):
        return NOWHERE
    if has_own_matter(verb) or not refuses:
        back = next((w for n in _content(verb) if (w := anaphor(page, n, verb)) is not None and w.name), None)
        if back is not None:
            return back
    if not refuses and _content_clause(verb) is not None:
        return NOWHERE  # "denied that it commands the militia": nothing that was said before
    near, distance = place_before(page, verb)
    if near is not None and distance in _IN_PARAGRAPH and page.doc[near.start].idx + offset >= target.sentence[1]:
        return Where("", near.name, near.place_id, "in", f"lent_{distance}")  # the text has gone on to another place
    home = page.geography.home
    if refuses and has_own_matter(verb) and home is not None and home.name != target.place:
        return Where("", home.name, home.place_id, "in", "decline_at_home")
    return Where("", target.place, target.place_id, target.relation, answered(target))


def has_own_matter(verb: Token) -> bool:
    """Whether a refusal says itself what is refused ("would not say how many were left"): no statement before tells where."""
    heads = [verb, *grammar.children(verb, "xcomp")]
    return any(
        c.dep_ == "ccomp" or (c.dep_ == "dobj" and c.pos_ == "NOUN" and "saying" not in nouns.classes(c))
        for h in heads
        for c in h.children
    )


def _content_clause(verb: Token) -> Token | None:
    """The clause of what a denial denies: "denied that any offensive was near", "denied arming them"."""
    if "clause" not in lexicon.reporting().get(verb.lemma_, {}):
        return None  # "called the reports exaggerated"
    return next(
        (c for c in verb.children if c.i > verb.i and c.dep_ in ("ccomp", "xcomp", "pcomp") and grammar.is_verb(c)),
        None,
    )


def _content(verb: Token) -> Iterator[Token]:
    """The words of an answer that may go back to a place: "how many were left in the village", "what it has there"."""
    for token in verb.subtree:
        if token.i <= verb.i or _in_other_clause(token, verb):
            continue
        whole = "settlement" in nouns.classes(token) and any(c.lower_ in lexicon.where("definite") for c in token.lefts)
        if whole or (token.lower_ == "there" and token.dep_ != "expl"):
            yield token


def _of_own_losses(verb: Token) -> bool:
    """ "Does not disclose its losses": those of the whole war."""
    objects = (c for h in (verb, *grammar.children(verb, "xcomp")) for c in grammar.direct_objects(h))
    return any("loss" in nouns.classes(n) and any(c.dep_ == "poss" for c in n.children) for n in objects)


def _in_other_clause(token: Token, verb: Token) -> bool:
    """Whether a word stands in a clause beside or below the verb's own: "denied it, and said that X …"."""
    while token not in (verb, token.head):
        asked = token.dep_ == "advcl" and any(c.lower_ in ("if", "whether") for c in token.children)
        if grammar.is_verb(token) and token.dep_ in ("conj", "relcl", "advcl") and not asked:
            return True
        token = token.head
    return False
