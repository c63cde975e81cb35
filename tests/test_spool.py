"""Articles pass from stage to stage through a file: they come back as they were, and few of them are held."""

import weakref

import pytest

from helpers import spool
from helpers.articles.model import Article, Paragraph
from helpers.cache import Cache
from helpers.chain import extract
from helpers.parameters.model import Parameters
from helpers.spool import Spool, spooled
from helpers.stages import silent


def article(number, text="Troops entered Testove.", **fields):
    paragraphs = (Paragraph(0, 6, "title"), Paragraph(7, len(text), "body"))
    return Article(f"{number}.txt", f"{number}.txt", text, paragraphs, "0" * 64, words=3, **fields)


ARTICLES = [
    article(0),
    article(1, "Войска вошли в Купянск.", published="2025-06-02", post=True),
    article(2, "a broken sign: \udc80, a zero: \0, an ending:\r\n", title="«…»", duplicate_of="0.txt"),
    article(3, "", part_of="2.txt"),
    article(4),
]


def test_articles_come_back_as_they_were_as_often_as_wanted(tmp_path, monkeypatch):
    monkeypatch.setattr(spool, "GROUP", 2)
    with spooled(tmp_path / "new" / "folder") as articles:
        for one in ARTICLES:
            articles.add(one)
        assert len(articles) == 5
        assert list(articles) == ARTICLES == list(articles)
        assert articles.most_held == 2
        with pytest.raises(ValueError, match="cannot become more"):
            articles.add(article(5))
    assert not list((tmp_path / "new" / "folder").iterdir()), "the file has no name"


def test_none_and_long_ones(tmp_path, monkeypatch):
    with spooled(tmp_path) as articles:
        assert (len(articles), list(articles)) == (0, [])
    monkeypatch.setattr(spool, "LETTERS", 30)
    with spooled(tmp_path) as articles:
        for number in range(5):
            articles.add(article(number))
        assert articles.most_held == 2, "long texts fill a group before it has its number of articles"


def test_where_nothing_can_be_written_beside_the_cache_it_is_elsewhere(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with spooled(tmp_path / "file") as articles:
        articles.add(article(0))
        assert list(articles) == [article(0)]


def test_an_interruption_while_articles_are_added_closes_the_file(tmp_path):
    with pytest.raises(KeyboardInterrupt), spooled(tmp_path) as articles:
        articles.add(article(0))
        raise KeyboardInterrupt
    assert articles._file.closed


@pytest.mark.parametrize("conflict", ["ukraine", "auto"])
def test_no_stage_holds_the_articles(project, monkeypatch, conflict):
    """Of 40 articles never more than some row groups of two are in memory, whatever is done with them."""
    monkeypatch.setattr(spool, "GROUP", 2)
    monkeypatch.setattr("helpers.extraction.TOGETHER", 4)
    for number in range(40):
        text = f"The army drove rebels of the Tesh Front out of town {number}, a monitor said on Sunday.\n"
        (project / f"data/raw/articles/many{number:02}.txt").write_text(text, encoding="utf-8")
    met, held, add, read = [], [], Spool.add, spool._articles

    def count():
        held.append(sum(ref() is not None for ref in met))

    def added(self, article):
        met.append(weakref.ref(article))
        count()
        add(self, article)

    def given(columns):
        for article in read(columns):
            met.append(weakref.ref(article))
            yield article

    def counted(items, total, unit="article"):
        for item in items:
            count()
            yield item

    monkeypatch.setattr(Spool, "add", added)
    monkeypatch.setattr(spool, "_articles", given)
    found = extract(Parameters(conflict=conflict), cache=Cache(project / "cache"), progress=counted)
    assert len(found.articles) in (3, 43) and len(held) > 120
    assert max(held) <= 20
    again = extract(Parameters(conflict=conflict), cache=Cache(project / "cache"), progress=silent)
    assert again.articles.equals(found.articles) and again.claims.equals(found.claims)
