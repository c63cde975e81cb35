"""An article → what it is as a document, and the table of documents."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from helpers.articles.model import Article
from helpers.claims.documents import days
from helpers.claims.documents.genres import genre_of
from helpers.claims.documents.homes import Named, everywhere, home_of, named_in
from helpers.claims.documents.model import Document, Head
from helpers.claims.documents.owners import heads_a_bulletin, owner_of
from helpers.claims.documents.sections import items_of, sections_of
from helpers.conflicts import Conflict

_HEADS = ("title", "dateline", "byline", "body", "caption")
TOP = 5
"""Paragraphs, or sentences, from the top in which a text says whose it is."""
LONGEST = 2_000
"""Characters of such a paragraph that are looked at: what is longer is no byline, and may be noise that no tokenizer ends."""


def document_of(article: Article, conflict: Conflict, heads: Sequence[Head]) -> Document:
    """The article as a document, but for its place; `heads` are its first paragraphs, or sentences, as `tops` gives them."""
    titles = headlines(article)
    sections = sections_of(article)
    genre, why = genre_of(article, titles, sections)
    bulletin = next((h for h in heads[:3] if heads_a_bulletin(h)), None)
    if bulletin is not None:
        genre, why = "bulletin", f"a heading says so (“{bulletin.text[:60]}”)"
    owner = owner_of(article, conflict, heads, genre, titles)
    day = days.day_of(article)
    return Document(
        article.article,
        genre,
        why,
        owner,
        " ".join(" ".join(_texts(article, "dateline")[:1]).split()),
        day,
        days.reason_of(article, day),
        sections=items_of(article, sections) if genre == "timeline" else sections,
    )


def told(document: Document) -> str:
    """The document in a line, for a person: what it is, whose, where, when, and its sections; each with its reason."""
    owner, home = document.owner, document.home
    kinds = Counter(s.kind for s in document.sections if s.kind)
    parts = [
        f"{document.genre} ({document.genre_reason})" if document.genre else "of no kind that its words tell",
        f"words of {owner.name} ({owner.reason})" if owner.name else "",
        f"at {home.name} ({home.reason})" if home.name else f"at no one place ({home.reason})" if home.reason else "",
        f"on {document.day.iso} ({document.day_reason})" if document.day.iso else "",
        "sections: " + ", ".join(f"{n} by {kind}" for kind, n in kinds.items()) if kinds else "",
    ]
    return "; ".join(filter(None, parts))


def headlines(article: Article) -> list[str]:
    """What the article is called, by its page and by its text."""
    return list(dict.fromkeys([article.title, *_texts(article, "title")]))


def tops(article: Article) -> list[str]:
    """The paragraphs in which a text may say whose it is."""
    tops = [p for p in article.paragraphs if p.kind in _HEADS][:TOP]
    return [article.text[p.start : min(p.end, p.start + LONGEST)] for p in tops]


def at_home(document: Document, article: Article, named: Iterable[Named]) -> Document:
    """The document with its place; `named` tells where its paragraphs name places."""
    return replace(document, home=home_of(document.genre, headlines(article), everywhere(article, list(named))))


def read_document(article: Article, conflict: Conflict, gazetteer) -> Document:
    """The article as a document, read for its own sake: for the table of documents, and before anything is extracted."""
    document = document_of(article, conflict, _heads(article, conflict))
    mentions, _ = gazetteer.mentions_by_part([article.text[p.start : p.end] for p in article.body()])
    return at_home(document, article, named_in(article, mentions, conflict))


def _heads(article: Article, conflict: Conflict) -> Sequence[Head]:
    if (article.language or "en") == "en":
        from helpers.claims.english import heads

        return heads.heads_of(article, heads.names_of(conflict))
    if article.language not in ("ru", "uk"):
        return ()
    from helpers.claims.slavic import heads as slavic
    from helpers.claims.slavic import russian, ukrainian
    from helpers.claims.slavic.names import names_of

    parser = russian if article.language == "ru" else ukrainian
    sentences = (s for p in article.body() for s in parser.parse(article.text[p.start : p.end]))
    return slavic.heads_of(sentences, names_of(conflict, parser.lemmas))


def row_of(document: Document) -> dict[str, object]:
    """The document's row of schema.DOCUMENTS."""
    return {
        "article": document.article,
        "genre": document.genre,
        "genre_reason": document.genre_reason,
        "owner": document.owner.name,
        "owner_side": document.owner.side if document.owner.name else "",
        "owner_reason": document.owner.reason,
        "dateline": document.dateline,
        "day": document.day.iso,
        "day_reason": document.day_reason,
        "place": document.home.name,
        "place_id": document.home.place_id,
        "place_reason": document.home.reason,
        "sections": "; ".join(
            f"{s.start}-{s.end} {s.kind}: {' '.join(s.heading.split()).replace(';', ',')}"
            for s in document.sections
            if s.kind
        ),
    }


def _texts(article: Article, kind: str) -> list[str]:
    return [article.text[p.start : p.end] for p in article.paragraphs if p.kind == kind]
