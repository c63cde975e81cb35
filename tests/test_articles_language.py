"""The language of a body, found without a network."""

import socket

import pytest

from helpers import conflicts
from helpers.articles.hidden import readable
from helpers.articles.language import detect
from helpers.articles.model import Article, Paragraph
from helpers.claims import extract_claims

SENTENCES = {
    "en": "The army said on Monday that its troops had entered the town, and rebel commanders denied it.",
    "ru": "Военные сообщили в понедельник, что войска вошли в город, а командиры противника это отрицают.",
    "uk": "Військові повідомили в понеділок, що війська увійшли до міста, а командири супротивника це заперечують.",
    "fr": "L'armée a déclaré lundi que ses troupes étaient entrées dans la ville, ce que les rebelles démentent.",
    "ar": "قال الجيش يوم الاثنين إن قواته دخلت البلدة بينما نفى قادة المعارضة ذلك في بيان لهم",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_languages(language, monkeypatch):
    def refuse(*_args, **_options):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    assert detect(SENTENCES[language]) == language


def test_most_of_the_text_decides():
    assert detect(SENTENCES["en"] + " " + 5 * SENTENCES["ru"]) == "ru"


@pytest.mark.parametrize("text", ["", "12/12 — 34 %", "OK"])
def test_too_little_to_tell(text):
    assert detect(text) == ""


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\ufeff"])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Russian forces had seized the village of Torske near Lyman, the Russian Defence Ministry said on Friday.",
        ),
        ("uk", "Генеральний штаб повідомив, що українські військові звільнили Куп'янськ і відбили три атаки Росії."),
    ],
)
def test_signs_that_nobody_sees_hide_neither_the_language_nor_the_war(language, text, sign):
    hidden = "".join(c + sign if c.isalpha() and n % 4 == 1 else c for n, c in enumerate(text))
    assert detect(hidden) == detect(text) == language
    read = Article("a.txt", "a.txt", hidden, (Paragraph(0, len(hidden), "body"),), "", published="2024-03-01")
    conflict, basis, *_ = conflicts.choose(read)
    assert (conflict.id, basis) == ("ukraine", "text")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Kупянськ", "Купянськ"),  # a Latin K
        ("Вовчанcьк під Xарковом", "Вовчанськ під Харковом"),
        ("BCУ", "ВСУ"),
        ("Kupiаnsk", "Kupiansk"),  # a Cyrillic a
        ("Куп`янськ", "Куп’янськ"),
        ("Куп′янськ", "Куп’янськ"),
        ("Торецький и\u0306шов", "Торецький йшов"),
        ("re\u00adta\u200bken", "retaken"),
        ("10\u202f000 men", "10 000 men"),
    ],
)
def test_what_hides_a_word_is_seen_through(written, meant):
    assert readable(written) == meant


@pytest.mark.parametrize(
    "text", ["iPhoneом", "Су-34М", "XVIIв", "Sana‘a", "the `front`", "Куп’янськ", "Telegram-канал"]
)
def test_what_hides_nothing_stays_as_it_is(text):
    assert readable(text) == text


def test_words_of_two_scripts_keep_the_files_offsets_and_quotes():
    text = "Генштаб ЗСУ повідомив, що Сили оборони утримують Kуп`янcьк."
    read = Article(
        "a.txt", "a.txt", text, (Paragraph(0, len(text), "body"),), "", published="2024-07-05", language="uk"
    )
    claims = extract_claims(read, conflicts.load("ukraine"))
    assert list(claims["place"]) == ["Kupiansk"]
    assert text[claims["start"][0] : claims["end"][0]] == claims["quote"][0] and "Kуп`янcьк" in claims["quote"][0]
