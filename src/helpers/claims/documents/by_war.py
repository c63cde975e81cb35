"""A page of a day's events → what it tells of each war: one article a war, and one for the rest of it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from helpers.articles.lines import word_count
from helpers.articles.model import Article, Paragraph
from helpers.claims.documents.genres import is_day_page
from helpers.claims.documents.reading import headlines
from helpers.conflicts.choosing import Choice
from helpers.conflicts.profile import GENERIC

_MOSTLY = 0.75
"""From this share of its items on, a page is one war's own chronicle: an item that names no war is of that war, too."""


def by_war(article: Article, page: Choice, choose: Callable[[Article], Choice]) -> list[tuple[Article, Choice]]:
    """What an article is made of where it goes through a day's events of several wars, with the war of each; else nothing.

    `page` is the war of the whole, and `choose` tells that of an item. What an item says is weighed alone; one that tells
    too little is of the war of the page of which it names a sign, where that is one. The rest is of no war.
    """
    if not is_day_page(article, headlines(article)):
        return []
    items = [p for p in article.paragraphs if p.kind == "body"]
    told = [choose(replace(article, title="", paragraphs=(p,))) for p in items]
    wars = Counter(c.conflict.id for c in told if c.basis == "text")
    if not wars or set(wars) == {page.conflict.id}:
        return []
    main, most = wars.most_common(1)[0]
    usual = main if most >= _MOSTLY * wars.total() and main == page.conflict.id else GENERIC
    of = [_war_of(c, wars, usual) for c in told]
    reasons = {c.conflict.id: c for c in reversed(told)}
    if len(set(of)) == 1:
        return [(article, reasons[of[0]])]
    return [(_part(article, items, of, war), reasons[war]) for war in dict.fromkeys(of)]


def _war_of(item: Choice, wars: Counter[str], usual: str) -> str:
    """The war of an item by its own words, else by those that it shares with the page; `usual` where it names none."""
    if item.basis == "text":
        return item.conflict.id
    named = [war for war in wars if war in item.named]
    return named[0] if len(named) == 1 else usual


def _part(article: Article, items: list[Paragraph], of: list[str], war: str) -> Article:
    """The article with the items of one war; the others are other stories."""
    others = {p for p, own in zip(items, of, strict=True) if own != war}
    kept = [p for p in items if p not in others]
    return replace(
        article,
        article=f"{article.article}#{war}",
        part_of=article.article,
        paragraphs=tuple(replace(p, kind="teaser") if p in others else p for p in article.paragraphs),
        words=sum(word_count(article.text[p.start : p.end]) for p in kept),
    )
