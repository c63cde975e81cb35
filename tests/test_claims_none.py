"""Articles that name the parties of a war, and use its words, without a claim about its front: nothing is found in them."""

from dataclasses import replace
from pathlib import Path

import pytest

from helpers import conflicts
from helpers.articles import read_articles
from helpers.articles.model import Paragraph
from helpers.claims import extract_claims
from helpers.places import Gazetteer

ARTICLES = read_articles(Path(__file__).parent / "fixtures" / "no_claims").articles


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.article)
def test_nothing_is_found_in_an_article_without_a_claim(article):
    conflict = conflicts.choose(article, wanted="auto").conflict
    found = extract_claims(article, conflict, Gazetteer.for_conflict(conflict))
    assert found["quote"].tolist() == []


def test_an_article_with_a_claim_is_not_passed_over():
    """The same way finds a claim where one of these articles gets one."""
    article = next(a for a in ARTICLES if a.article == "exchange.txt")
    text = article.text + "\nRussia's defence ministry also said its troops had captured Siversk.\n"
    paragraph = Paragraph(len(article.text) + 1, len(text) - 1, "body")
    with_claim = replace(article, text=text, paragraphs=(*article.paragraphs, paragraph))
    conflict = conflicts.choose(with_claim, wanted="auto").conflict
    found = extract_claims(with_claim, conflict, Gazetteer.for_conflict(conflict))
    assert found["place"].tolist() == ["Siversk"]
