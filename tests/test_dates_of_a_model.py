"""Dates and quotations of a language model's answers: borne out in whatever form the article writes them, and not otherwise."""

from types import SimpleNamespace

import pytest

from helpers.articles.model import Paragraph
from helpers.reading_by_model.answers import Answered
from helpers.reading_by_model.dating import Dates, Day
from helpers.reading_by_model.grounding import closed
from helpers.reading_by_model.sentences import sentences_of

PUBLISHED = "2025-11-19"  # a Wednesday


def dated(text: str, words: str, iso: str, *, language: str = "en", published: str = PUBLISHED, quote: str = "") -> Day:
    """The event date that comes of an answer about an article of one paragraph."""
    article = SimpleNamespace(
        text=text, title="", language=language, published=published, date_order="DMY",
        body=lambda: [Paragraph(0, len(text), "body")],
    )  # fmt: skip
    witness = SimpleNamespace(article=article, document=SimpleNamespace(day=SimpleNamespace(iso=published)))
    sentences = sentences_of(article)
    answer = Answered(1, quote or text, "strike", "asserts", event_date=iso, event_date_words=words)
    return Dates(witness, sentences).event_date(answer, sentences[0])


TOLD = (
    ("on Tuesday", "on Tuesday", "2025-11-18"),
    ("late on Tuesday", "Tuesday", "2025-11-18"),
    ("on Tues.", "Tues.", "2025-11-18"),
    ("on Tuesday", "this Tuesday", "2025-11-18"),
    ("on Tuesday", "2025-11-18", "2025-11-18"),
    ("on Tuesday", "18 November", "2025-11-18"),
    ("on Tuesday", "", "2025-11-18"),
    ("on Tuesday, 18 November", "Tuesday 18 November", "2025-11-18"),
    ("yesterday", "yesterday", "2025-11-18"),
    ("overnight", "overnight", "2025-11-18"),
    ("overnight", "overnight", PUBLISHED),
    ("last night", "last night", "2025-11-18"),
    ("earlier this week", "earlier this week", "2025-11"),
    ("last weekend", "last weekend", "2025-11"),
    ("in October", "October", "2025-10"),
    ("last month", "last month", "2025-10"),
    ("at the beginning of the month", "beginning of the month", "2025-11"),
    ("on November 17", "17 November", "2025-11-17"),
    ("on the seventeenth of November", "the seventeenth of November", "2025-11-17"),
    ("on Nov. 17", "Nov. 17", "2025-11-17"),
    ("on 17/11", "17/11", "2025-11-17"),
    ("on 17.11", "17.11", "2025-11-17"),
    ("three weeks ago", "three weeks ago", "2025-10"),
)


@pytest.mark.parametrize(("told", "words", "iso"), TOLD)
def test_a_date_is_borne_out_by_whatever_words_resolve_to_it(told, words, iso):
    found = dated(f"Drones struck the mill {told}, officials said.", words, iso)
    assert found.iso == iso
    assert found.words in f"Drones struck the mill {told}, officials said."


@pytest.mark.parametrize(
    ("told", "words", "iso"),
    [
        ("on Tuesday", "Tuesday", "2025-11-17"),
        ("on Tuesday", "Monday", "2025-11-17"),
        ("on Tuesday", "17 November", "2025-11-17"),
        ("on Tuesday", "2025-11-17", "2025-11-17"),
        ("on Tuesday", "", "2025-11-17"),
        ("overnight", "overnight", "2025-11-17"),
        ("earlier this week", "earlier this week", "2025-11-17"),
        ("in October", "October", "2024-10"),
        ("on 17 November", "17 November", "2019-11-17"),
        ("a few days ago", "a few days ago", "2025-11-16"),
        ("in 2024", "2024", "2024-02"),
    ],
)
def test_a_date_that_the_words_do_not_mean_is_left_open(told, words, iso):
    assert dated(f"Drones struck the mill {told}, officials said.", words, iso).iso == ""


def test_a_day_before_counts_from_the_day_that_its_sentence_names():
    text = "Officials said on Tuesday that drones had struck the mill the day before."
    assert dated(text, "the day before", "2025-11-17").iso == "2025-11-17"
    assert dated(text, "the day before", "2025-11-18").iso == ""


def test_a_date_without_words_must_stand_in_the_quotation():
    text = "Officials said on Tuesday that drones had struck the mill."
    assert dated(text, "", "2025-11-18", quote="drones had struck the mill").iso == ""


@pytest.mark.parametrize(
    ("text", "words", "iso", "language"),
    [
        ("Войска отошли во вторник.", "вторник", "2025-11-18", "ru"),
        ("Войска отошли в октябре.", "октябре", "2025-10", "ru"),
        ("Дрони вдарили по млину вночі.", "вночі", "2025-11-18", "uk"),
        ("Війська відійшли 17.11.", "17.11", "2025-11-17", "uk"),
    ],
)
def test_dates_of_other_languages(text, words, iso, language):
    assert dated(text, words, iso, language=language).iso == iso


@pytest.mark.parametrize(
    ("text", "quote", "whole"),
    [
        ('He said: "We hold the hill," and left.', 'said: "We hold the hill', 'said: "We hold the hill,"'),
        ('"We hold the hill", he said.', '"We hold the hill', '"We hold the hill"'),
        ("He said “we hold the hill” again.", "we hold the hill", "we hold the hill"),
        ('"We hold the hill and the mill", he said.', '"We hold the hill', "We hold the hill"),
        ('It was "not true" there.', 'not true" there', '"not true" there'),
        ("Они «держат высоту» там.", "Они «держат высоту", "Они «держат высоту»"),
    ],
)
def test_a_quotation_is_not_left_open_at_an_end(text, quote, whole):
    at = text.index(quote)
    start, end = closed(text, at, at + len(quote), len(text))
    assert text[start:end] == whole
