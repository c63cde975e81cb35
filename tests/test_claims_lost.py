"""Nothing of an article is lost in silence: a sentence that breaks the rules costs that sentence, and is told."""

import re
import unicodedata
from dataclasses import replace
from itertools import permutations

import pytest

from helpers.articles.model import Article, Paragraph
from helpers.claims import losses, pieces, read_claims
from helpers.claims.english import extractor
from helpers.claims.english.parsing import pipeline
from helpers.claims.english.speech.answers import _clause_edges
from helpers.claims.folding import folded
from helpers.claims.slavic import dictionaries, russian, ukrainian
from helpers.claims.slavic import extractor as slavic
from helpers.claims.slavic.words import Sentence
from helpers.conflicts import load
from helpers.places import Gazetteer
from helpers.places.model import Place
from made_articles import article, as_found

ENGLISH = "Russian forces had seized the village of Rodynske, the Russian Defence Ministry said."
RUSSIAN = "Российские войска заняли село Родинское, сообщило Министерство обороны России."
UKRAINIAN = "Українські військові звільнили Куп'янськ, повідомив Генеральний штаб."
LANGUAGES = {"en": ENGLISH, "ru": RUSSIAN, "uk": UKRAINIAN}


@pytest.fixture(scope="module")
def read():
    """(rows of the claims of a text, its losses), read with Ukraine's profile; every quotation stands in the text."""
    conflict = load("ukraine")
    gazetteer = Gazetteer.for_conflict(conflict)

    def read(text: str, language: str = "en") -> tuple[list[dict], list[losses.Loss]]:
        claims, lost, _ = read_claims([replace(article(text), language=language)], conflict, gazetteer)
        rows = as_found(claims)
        assert all(text[r["start"] : r["end"]] == r["quote"] != "" and r["quote"] in r["sentence"] for r in rows)
        return rows, lost["made.txt"]

    return read


@pytest.mark.parametrize("order", list(permutations(["ru", "uk"])))
def test_the_languages_dictionaries_know_nothing_of_each_other(order):
    """In whatever order they were loaded: the last one's grammar was once that of all."""
    kept = (dictionaries.dictionary, russian.lemmas, russian._lemma, ukrainian._parses, ukrainian.lemmas)
    for cached in kept:
        cached.cache_clear()
    for language in order:
        dictionaries.dictionary(language)
    forms = {w.text: w.form for s in ukrainian.parse("Ворог не зміг захопити місто.") for w in s.words}
    assert (forms["зміг"], forms["захопити"]) == ("fin", "inf")
    assert russian.lemmas("захвативших")[0] == "захватить"
    assert "infn" in dictionaries.dictionary("uk").parse("захопити")[0].tag
    assert "INFN" in dictionaries.dictionary("ru").parse("захватить")[0].tag


def test_a_paragraph_may_begin_in_the_middle_of_a_clause(read):
    _, lost = read("to " + ENGLISH)
    assert not lost


@pytest.mark.parametrize("before", ["- ", "– ", "— ", '"', ", ", "; ", ": "])
def test_a_paragraph_may_begin_with_anything(read, before):
    rows, lost = read(before + ENGLISH)
    assert [(r["type"], r["controller"]) for r in rows] == [("control", "russia")]
    assert not lost


def test_a_paragraph_may_begin_with_ruins(read):
    rows, lost = read("Rubble reduced the town of Kupiansk.\nRussian troops shelled Kupiansk, the Ukrainian army said.")
    assert rows
    assert not lost


@pytest.mark.parametrize(
    "text",
    [
        "THE ARMY HELD KUPIANSK AND THE COALITION GAVE NO COMMENT AT ONCE",
        "The coalition gave no comment at once",
        "denied",
        "The army denied it; denied it",
    ],
)
def test_the_edges_of_any_word_lie_in_its_text(text):
    """Whatever the parser makes of it: of all words, those that nothing is left of under a coordinated verb, too."""
    (doc,) = pipeline.parse([pipeline.tokenize(text)])
    for token in doc:
        start, end = _clause_edges(token)
        assert 0 <= start < end <= len(text)


def test_a_misspelling_of_several_places_is_nobodys():
    """Namesakes far apart that a guess at a spelling leads to were once an error."""

    def place(number, lat, name="Verkhnodolynske", population=100):
        return Place(f"p{number}", name, "village", lat, 37.0, 1.0, country="UA", population=population)

    near = place(1, 46.1, "Odne"), place(2, 51.1, "Druhe")
    gazetteer = Gazetteer([place(3, 46.0), place(4, 51.0), place(5, 60.0, population=10_000), *near])
    assert gazetteer.lookup("Verkhnodolynske", near=near) is None
    assert gazetteer.lookup("Verkhnodolynske", near=near[:1]).place.place_id == "p3"
    assert gazetteer.lookup("Verkhndolynske", near=near[:1]).matched == "fuzzy"
    assert gazetteer.lookup("Verkhndolynske", near=near) is None


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u200d", "\ufeff", "\u2060", "\u200e"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_signs_that_nobody_sees_hide_no_claim(read, language, sign):
    plain, _ = read(LANGUAGES[language], language)
    text = "".join(c + sign if c.isalpha() and n % 4 == 1 else c for n, c in enumerate(LANGUAGES[language]))
    rows, lost = read(text, language)
    assert not lost
    assert [(r["type"], r["controller"], r["place"], r["speaker"]) for r in rows] == [
        (r["type"], r["controller"], r["place"], r["speaker"]) for r in plain
    ]
    for row, other in zip(rows, plain, strict=True):
        for name in ("speaker_text", "place_text", "cue", "quote"):
            assert row[name] in text, "words of a row stand in the article as it is stored"
            assert row[name].replace(sign, "") == other[name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_and_accents_apart_hide_no_claim(read, language):
    text = "Zoë said so.\n" + LANGUAGES[language].replace("Родинское", "Йвановка")
    plain, _ = read(text, language)
    apart = unicodedata.normalize("NFD", text)
    assert apart != text
    rows, lost = read(apart, language)
    assert not lost
    assert rows
    assert [r["place"] for r in rows] == [r["place"] for r in plain]
    assert [unicodedata.normalize("NFC", r["quote"]) for r in rows] == [r["quote"] for r in plain]


def test_ligatures_stress_marks_and_halves_of_signs_are_read():
    text = "The ﬁrst ofﬁcer\udfff of Ки\u0301їв"
    made = folded(article(text))
    assert made.article.text == "The first officer\ufffd of Київ"
    for word in ("first", "officer", "Київ"):
        at = made.article.text.index(word)
        there = text[made.start(at) : made.end(at + len(word))]
        assert folded(article(there)).article.text == word
    start, end = 5, made.end(6)
    assert text[made.start(start) : end] == "ﬁ", "half of a ligature is all of it"


def test_an_article_without_such_signs_is_its_own_copy():
    told = article("Zoë’s “Купʼянськ” – here.")
    assert folded(told).article is told


def broken(real, word):
    """A rule that fails at sentences with a word."""

    def rule(first, *others, **options):
        if word in getattr(first, "sent", first).text:
            raise IndexError("lost its way")
        return real(first, *others, **options)

    return rule


STORY = (
    "Russian forces seized the village of Torske, Russia said. Ukrainian troops retook Kupiansk, Ukraine said.\n"
    "Russian troops captured the village of Rodynske, the Russian Defence Ministry said."
)


@pytest.mark.parametrize("rule", ["propositions", "may_be_predicate"])
def test_a_sentence_that_breaks_a_rule_costs_that_sentence(read, lenient, monkeypatch, rule):
    monkeypatch.setattr(extractor, rule, broken(getattr(extractor, rule), "Torske"))
    rows, (loss,) = read(STORY)
    assert {r["place"] for r in rows} == {"Kupiansk", "Rodynske"}
    assert STORY[loss.start : loss.end] == "Russian forces seized the village of Torske, Russia said."
    assert loss.cause == "error"
    assert "IndexError: lost its way" in loss.reason


def test_a_sentence_that_breaks_what_is_done_before_costs_that_sentence(read, lenient, monkeypatch):
    real = extractor.find_toponyms

    def rule(parties, *others):
        if "Torske" in parties.doc.text:
            raise IndexError("lost its way")
        return real(parties, *others)

    monkeypatch.setattr(extractor, "find_toponyms", rule)
    rows, (loss,) = read(STORY)
    assert {r["place"] for r in rows} == {"Kupiansk", "Rodynske"}
    assert STORY[loss.start : loss.end] == "Russian forces seized the village of Torske, Russia said."


def test_an_article_that_breaks_the_parser_costs_that_article(lenient, monkeypatch):
    conflict = load("ukraine")
    real = extractor.parse

    def parse(docs):
        docs = list(docs)
        if any("Torske" in doc.text for doc in docs):
            raise RuntimeError("no end")
        return real(docs)

    monkeypatch.setattr(extractor, "parse", parse)
    two = [replace(article(text), article=name) for name, text in (("a", STORY), ("b", ENGLISH))]
    rows, lost, _ = read_claims(two, conflict)
    assert set(rows["article"]) == {"b"}
    assert [(x.start, x.end) for x in lost["a"]] == [(0, len(STORY))]
    assert not lost["b"]


@pytest.mark.parametrize(("language", "other"), [("ru", "Купянск"), ("uk", "Куп'янськ")])
def test_a_slavic_sentence_that_breaks_a_rule_costs_that_sentence(read, lenient, monkeypatch, language, other):
    real = slavic.Propositions

    def rule(sentence, *others):
        if any(w.text.startswith("Родин") for w in sentence.words):
            raise IndexError("lost its way")
        return real(sentence, *others)

    monkeypatch.setattr(slavic, "Propositions", rule)
    text = f"{LANGUAGES[language].replace(other, 'Родинское')} {LANGUAGES[language].replace('Родинское', other)}"
    rows, (loss,) = read(text, language)
    assert {r["place"] for r in rows} == {"Kupiansk"}
    assert "Родин" in text[loss.start : loss.end]
    assert other not in text[loss.start : loss.end]


def endless(real, word):
    """A rule that finds no end at sentences with a word: in a regular expression, where no line of Python is reached."""

    def rule(first, *others, **options):
        if word in [w.text for w in (first.words if isinstance(first, Sentence) else first.sent)]:
            re.match("(a|aa)+$", "a" * 99 + "b")
        return real(first, *others, **options)

    return rule


def test_a_sentence_at_which_a_rule_hangs_costs_that_sentence(read, monkeypatch):
    monkeypatch.setattr(losses, "SECONDS_A_PIECE", 0.3)
    monkeypatch.setattr(extractor, "propositions", endless(extractor.propositions, "Torske"))
    rows, (loss,) = read(STORY)
    assert {r["place"] for r in rows} == {"Kupiansk", "Rodynske"}
    assert STORY[loss.start : loss.end] == "Russian forces seized the village of Torske, Russia said."
    assert (loss.cause, loss.reason) == ("time", "reading it takes more than 0 s of computing time")


def test_a_slavic_sentence_at_which_a_rule_hangs_costs_that_sentence(read, monkeypatch):
    monkeypatch.setattr(losses, "SECONDS_A_PIECE", 0.3)
    monkeypatch.setattr(slavic, "Propositions", endless(slavic.Propositions, "Родинское"))
    text = f"{RUSSIAN} {RUSSIAN.replace('Родинское', 'Торское')}"
    rows, (loss,) = read(text, "ru")
    assert {r["place"] for r in rows} == {"Torske"}
    assert text[loss.start : loss.end] == RUSSIAN
    assert loss.cause == "time"


@pytest.mark.parametrize("what", ["parse", "tokenize", "without_people"])
def test_an_article_at_which_everything_hangs_costs_that_article(monkeypatch, what):
    monkeypatch.setattr(losses, "SECONDS_A_PIECE", 0.1)
    real = getattr(extractor, what)

    def hangs(given):
        given = list(given) if what != "tokenize" else given
        if "Torske" in (given if what == "tokenize" else " ".join(getattr(g, "text", str(g)) for g in given)):
            while True:
                pass
        return real(given)

    monkeypatch.setattr(extractor, what, hangs)
    two = [replace(article(text), article=name) for name, text in (("a", STORY), ("b", ENGLISH))]
    rows, lost, _ = read_claims(two, load("ukraine"))
    assert set(rows["article"]) == {"b"}
    assert [(x.start, x.end, x.cause) for x in lost["a"]] == [(0, len(STORY), "time")]
    assert not lost["b"]


def test_a_failure_inside_is_raised_in_the_projects_own_tests(read, monkeypatch):
    monkeypatch.setattr(extractor, "propositions", broken(extractor.propositions, "Torske"))
    with pytest.raises(IndexError):
        read(STORY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_there_is_no_time_for_is_told(read, monkeypatch, language):
    monkeypatch.setattr(losses, "SECONDS", -1e9)
    rows, (loss,) = read(LANGUAGES[language], language)
    assert not rows
    assert (loss.cause, loss.start, loss.end) == ("time", 0, len(LANGUAGES[language]))


def cut(text: str) -> tuple[list[str], list[losses.Loss]]:
    told = article(text)
    made, lost = pieces.in_pieces(replace(told, paragraphs=(Paragraph(0, len(text), "body"),)))
    return [text[p.start : p.end] for p in made.body()], lost


def test_a_long_paragraph_is_cut_between_sentences():
    text = f"{ENGLISH} Gen. Ivan Petrov said “they left. They fled.” " * 100
    found, lost = cut(text)
    assert not lost
    assert "".join(found) == text
    assert max(map(len, found)) <= pieces.LONGEST
    assert all(piece.startswith(("Russian forces", "Gen. Ivan")) for piece in found), (
        "neither a title nor a quotation is cut"
    )


@pytest.mark.parametrize(
    "long",
    [
        ", and that ".join(["Russian troops had taken Torske"] * 800),
        ", ".join(["Torske"] * 12_000),
        " ".join(["troops"] * 14_000),
        "(" * 100_000,
        '" ' * 40_000,
        "." * 200_000,
        "x" * 200_000,
        "\n" * 200_000 + "x",
        "!? " * 3_000 + "x" * 10_000,
    ],
    ids=["clauses", "commas", "words", "brackets", "quotation marks", "full stops", "letters", "lines", "shouts"],
)
def test_a_stretch_without_sentences_is_set_aside_and_what_stands_beside_it_is_read(read, long):
    rows, lost = read(f"{ENGLISH}\n{long.replace(chr(10), ' ')}.\n{STORY}")
    assert {r["place"] for r in rows} >= {"Rodynske", "Kupiansk"}
    found, lost = cut(f"{ENGLISH} {long}. {ENGLISH}")
    assert max(map(len, found), default=0) <= pieces.LONGEST
    assert all(x.cause == "limit" for x in lost)
    assert sum(map(len, found)) + sum(x.end - x.start for x in lost) > 0


@pytest.mark.parametrize("kind", ["title", "dateline", "byline", "caption"])
def test_a_head_that_is_noise_is_not_tokenized_whole(kind, monkeypatch):
    noise = "(" * 100_000
    text = f"{noise}\n\n{ENGLISH}"
    start = text.index(ENGLISH)
    paragraphs = (Paragraph(0, len(noise), kind), Paragraph(start, len(text), "body"))
    conflict = load("ukraine")
    longest, tokenized = [], pipeline.model().make_doc
    monkeypatch.setattr(pipeline.model(), "make_doc", lambda words: longest.append(len(words)) or tokenized(words))
    claims, lost, _ = read_claims([replace(article(text), paragraphs=paragraphs)], conflict)
    assert set(claims["place"]) == {"Rodynske"}
    assert max(longest) <= pieces.LONGEST
    assert all(x.cause == "limit" for x in lost["made.txt"])


def test_what_is_longer_than_a_book_is_read_to_its_limit():
    text = "\n".join(["word"] * (pieces.MOST_PIECES + 100))
    told = article(text)
    made, (loss,) = pieces.in_pieces(told)
    assert len(list(made.body())) == pieces.MOST_PIECES
    assert text[loss.start : loss.end] == "\n".join(["word"] * 100)
    made, (loss,) = pieces.in_pieces(article("\n".join([ENGLISH * 20] * 400)))
    assert sum(p.end - p.start for p in made.body()) <= pieces.MOST_CHARACTERS
    assert loss.cause == "limit"


def test_an_article_of_usual_length_is_left_as_it_is():
    told = article(STORY)
    assert pieces.in_pieces(told) == (told, [])


def test_captions_and_menus_stay_beside_the_pieces():
    story = f"{ENGLISH} " * 60
    text = f"{story}\nA caption."
    paragraphs = (Paragraph(0, len(story), "body"), Paragraph(len(story) + 1, len(text), "caption"))
    told = Article("a", "a", text, paragraphs, "0")
    made, _ = pieces.in_pieces(told)
    assert len(made.paragraphs) > 2
    assert made.paragraphs[-1] == paragraphs[-1]
