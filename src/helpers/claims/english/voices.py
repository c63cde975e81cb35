"""Who speaks in an article's own voice: the article itself, or the body of a party that issues it."""

import re

from helpers.articles.model import Article
from helpers.basis import Value
from helpers.claims.english.pipeline import model
from helpers.claims.english.sources import Source, state_body
from helpers.claims.names import Names
from helpers.conflicts import Actor

OWN = Source("", Value("media", "own_voice"), basis="own_voice")


_BULLETIN = re.compile(
    r"^(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:information|updates?|report|summary|briefing|bulletin|statement|communiqu\w+|brief)\s+"
    r"(?:(?:of|by|from)\s+the\b.*\b(?:as of|as at|on|for|at)|as of|as at)\b",
    re.I,
)


_ISSUED = re.compile(r"^.{5,70}?\b(?:report|briefing|bulletin|summary|communiqu\w+)\s+(?:on|of|for|about)\b", re.I)


_HEADS = ("title", "dateline", "byline", "body", "caption")


_BULLETIN_ROLES = {"general_staff", "defence_ministry", "unit", "commander", "regional_authority"}


def _issued_by(text: str, names: Names) -> bool:
    """Whether a heading opens with the body whose report it heads: "Defence Ministry of X report on the progress of …"."""
    if not _ISSUED.search(text) or len(text.split()) > 20 or text.rstrip().endswith((".", "?", "!")):
        return False
    found = names.find([t.text for t in model().make_doc(text)])
    return any(m.start <= 1 and m.actor is not None and m.actor.role in _BULLETIN_ROLES for m in found)


def _headings(article: Article, names: Names) -> tuple[list[str], list[str]]:
    """The article's opening paragraphs, and those of them that head a body's bulletin."""
    heads = [article.text[p.start : p.end] for p in article.paragraphs if p.kind in _HEADS][:3]
    return heads, [t for t in heads if len(t.split()) <= 30 and (_BULLETIN.search(t) or _issued_by(t, names))]


def is_bulletin(article: Article, names: Names) -> bool:
    """Whether the article is a body's bulletin on the whole front, sector by sector, and says so in a heading."""
    return bool(_headings(article, names)[1])


def own_voice(article: Article, names: Names) -> Source:
    """The speaker of the article's own voice: an actor of the conflict that publishes it, else the article itself.

    A bulletin names its author in a heading without a verb ("Operational information of the General Staff as of …").
    """
    heads, bulletins = _headings(article, names)
    for text in [*bulletins, *heads] if bulletins else ():
        for m in names.find([t.text for t in model().make_doc(text)]):
            if m.actor is not None and m.actor.kind in ("organisation", "force") and m.actor.role in _BULLETIN_ROLES:
                return _owner(m.actor, m.actor.actor)
    for text in heads if bulletins else ():  # "the General Staff", where no heading says whose
        issuer = state_body(text, names)
        if issuer is not None:
            return _owner(issuer, issuer.actor)
    words = [t.text for t in model().make_doc(article.publisher)]
    for m in names.find(words):
        if m.actor is not None and m.actor.kind != "outlet" and m.end - m.start == len(words):
            return _owner(m.actor, article.publisher)
    return OWN


def _owner(actor: Actor, words: str) -> Source:
    """The body whose text this is."""
    side = Value(actor.side, "document_owner")
    return Source(actor.actor, side, actor.role, words, basis="document_owner")
