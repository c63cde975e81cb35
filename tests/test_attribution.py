"""Who says what, in news that has no war in it: sentences that nobody published."""

import csv
import time
from dataclasses import replace
from importlib.resources import files

import pytest

from helpers.articles.model import Article, Paragraph
from helpers.claims.attribution import ACTS, BASES, COLUMNS, CONSTRUCTIONS, attributions, rows, table, verbs
from helpers.claims.attribution.cues import CONSTRUCTIONS as TAKES
from helpers.claims.attribution.cues import POS
from helpers.claims.attribution.table import attribute

NOBODY = ""
PREPOSITIONS = {"about", "against", "at", "by", "for", "in", "of", "on", "over", "to", "upon", "with"}


def article(*paragraphs: str, language: str = "en") -> Article:
    found, at = [], 0
    for paragraph in paragraphs:
        found.append(Paragraph(at, at + len(paragraph), "body"))
        at += len(paragraph) + 2
    return Article("made.txt", "made.txt", "\n\n".join(paragraphs), tuple(found), "", language=language)


def told(*paragraphs: str) -> list[tuple[str, str, str]]:
    """(source, act, content) of each row."""
    made = article(*paragraphs)
    return [(_words(made, row["source"]), row["act"], row["text"]) for row in rows([made])]


def spoken(*paragraphs: str) -> list[tuple[str, str]]:
    """(speaker, basis) of each row."""
    return [(row["speaker"], row["speaker_basis"]) for row in rows([article(*paragraphs)])]


def _words(made: Article, spans) -> str:
    return " … ".join(made.text[start:end] for start, end in spans)


CLAUSES = {
    "The minister said the bridge would open in May.": ("The minister", "assert", "the bridge would open in May"),
    "The paper reported that two trains had collided.": ("The paper", "assert", "that two trains had collided"),
    "The driver fled, police say.": ("police", "assert", "The driver fled"),
    "The driver fled, said Paul Lund, who had seen it.": (
        "Paul Lund, who had seen it",
        "assert",
        "The driver fled",
    ),
    "The bridge, the engineer said, is safe.": ("the engineer", "assert", "The bridge … is safe"),
    "She asked whether the road was open.": ("She", "ask", "whether the road was open"),
    "Anna Berg denied that she had sold the land.": ("Anna Berg", "deny", "that she had sold the land"),
    "The mayor acknowledged that the plan had failed.": ("The mayor", "concede", "that the plan had failed"),
    "The mayor reiterated that the plan was sound.": ("The mayor", "reaffirm", "that the plan was sound"),
    "Forecasters predicted that the river would rise.": ("Forecasters", "predict", "that the river would rise"),
    "The engineer did not say that the bridge was safe.": ("The engineer", "decline", "that the bridge was safe"),
    "The ministry declined to comment on the report.": ("The ministry", "decline", "to comment on the report"),
    "He was told that the office was closed.": (NOBODY, "assert", "that the office was closed"),
    "It is alleged that the clerk took the money.": (NOBODY, "assert", "that the clerk took the money"),
    "The talks are expected to resume on Monday.": (NOBODY, "predict", "The talks … to resume on Monday"),
    "The clerk allegedly took the money from the safe.": (NOBODY, "assert", "The clerk … took the money from the safe"),
    "The roof appears to have rotted.": (NOBODY, "believe", "The roof … to have rotted"),
    "The paper quoted the mayor as saying that the roof was safe.": (
        "the mayor",
        "assert",
        "that the roof was safe",
    ),
}
PRIVATE_STATES = {
    "Farmers fear that the well will run dry.": ("Farmers", "fear", "that the well will run dry"),
    "The union doubts that the firm will pay.": ("The union", "doubt", "that the firm will pay"),
    "The premier believes the strike is over.": ("The premier", "believe", "the strike is over"),
    "He wants the school to close.": ("He", "want", "the school to close"),
    "The mayor vowed to repair the road.": ("The mayor", "plan", "to repair the road"),
    "The council urged residents to boil their water.": ("The council", "ask", "residents to boil their water"),
    "The teacher told the pupils to leave the hall.": ("The teacher", "ask", "the pupils to leave the hall"),
    "The minister was confident that the talks would succeed.": (
        "The minister",
        "believe",
        "that the talks would succeed",
    ),
    "Teachers support the new law.": ("Teachers", "favour", "the new law"),
    "Teachers oppose the new law.": ("Teachers", "oppose", "the new law"),
}
OBJECTS_AND_PHRASES = {
    "The union accused the company of hiding its losses.": ("The union", "assert", "the company of hiding its losses"),
    "The company was accused of hiding its losses.": (NOBODY, "assert", "The company … of hiding its losses"),
    "The critic called the opera a waste of time.": ("The critic", "assert", "the opera a waste of time"),
    "The critic called it “a waste of time.”": ("The critic", "assert", "it “a waste of time.”"),
    "The board rejected the plan.": ("The board", "deny", "the plan"),
    "Residents complained about the noise.": ("Residents", "assert", "the noise"),
    "A poll shows a clear lead for the mayor.": ("A poll", "assert", "a clear lead for the mayor"),
    "The mayor’s promise to build a school was kept.": ("The mayor’s", "plan", "to build a school"),
    "Her fear that the roof would fall was shared by teachers.": ("Her", "fear", "that the roof would fall"),
    "According to the survey, most farmers plant maize.": ("the survey", "assert", "most farmers plant maize"),
    "Most farmers plant maize, according to a survey by the union.": (
        "a survey by the union",
        "assert",
        "Most farmers plant maize",
    ),
}


@pytest.mark.parametrize(("sentence", "expected"), [*(CLAUSES | PRIVATE_STATES | OBJECTS_AND_PHRASES).items()])
def test_each_construction_gives_its_source_act_and_content(sentence, expected):
    assert told(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "The old bridge has two lanes.",
        "The saying is older than the town.",
        "The train left at noon and was full.",
        "It is worth noting that the road is long.",
    ],
)
def test_what_nobody_says_gives_nothing(sentence):
    assert told(sentence) == []


def test_what_is_added_behind_a_comma_is_the_same_speakers():
    assert told("The mayor said the road was closed, adding that it would open on Monday.") == [
        ("The mayor", "assert", "the road was closed"),
        ("The mayor", "assert", "that it would open on Monday"),
    ]


def test_what_another_speaker_says_in_the_same_sentence_is_a_report_of_its_own():
    assert told("The mayor said the road was closed, but the driver said it was open.") == [
        ("The mayor", "assert", "the road was closed"),
        ("the driver", "assert", "it was open"),
    ]
    assert told("The mayor said the road was closed; it had been open for years.") == [
        ("The mayor", "assert", "the road was closed")
    ]


def test_a_quotation_that_goes_on_is_one_report():
    assert told("“The bridge is safe,” she said. “We have tested every bolt.”") == [
        ("she", "assert", "The bridge is safe … We have tested every bolt")
    ]
    assert told("“The bridge,” said Jane Doe, an engineer, “has been tested by us.”") == [
        ("Jane Doe, an engineer", "assert", "The bridge … has been tested by us")
    ]


def test_a_quotation_of_several_paragraphs_is_one_report_and_its_speaker_may_stand_in_any():
    first, last = "“The first beam broke at noon.", "“The second one broke an hour later.”"
    assert told(f"The engineer said: {first}", last) == [
        ("The engineer", "assert", "The first beam broke at noon … The second one broke an hour later")
    ]
    assert told(first, "“The second one broke an hour later,” the engineer said.") == [
        ("the engineer", "assert", "The first beam broke at noon … The second one broke an hour later")
    ]


def test_what_a_verb_says_in_the_writers_words_and_in_quotation_marks_is_one_content():
    assert told("The mayor said that “the roof is safe” and that the school would open.") == [
        ("The mayor", "assert", "that “the roof is safe” and that the school would open")
    ]


def test_a_quotation_that_nobody_is_named_for_has_no_source_and_no_cue():
    made = article("The door was shut.", "“The roof is new and nobody has to be afraid.”")
    assert [(r["source"], r["speaker"], r["cue"]) for r in rows([made])] == [([], "", "")]


def test_a_line_that_ends_in_a_colon_and_a_name_after_a_dash_introduce_speech():
    assert told("The mayor added:", "The roof is new, and the school is open.") == [
        ("The mayor", "assert", "The roof is new, and the school is open")
    ]
    assert told("“Nobody told us that the roof was old.” ― Paul Lund") == [
        ("Paul Lund", "assert", "Nobody told us that the roof was old")
    ]


def test_turns_of_a_transcript_and_headlines_are_lines_of_their_speaker():
    turns = ("OLSEN: Will it open?", "BERG: It will open in May.", "We have the money.", "OLSEN: And the roof?")
    assert told(*turns) == [
        ("OLSEN", "assert", "Will it open?"),
        ("BERG", "assert", "It will open in May … We have the money"),
        ("OLSEN", "assert", "And the roof?"),
    ]
    assert told("Mayor: School will open in May.", "The school is old.") == [
        ("Mayor", "assert", "School will open in May")
    ]


def test_what_is_said_inside_anothers_words_is_within_them_and_has_no_row():
    made = article("“I know that the roof is safe,” Anna Berg said.")
    reports = attribute(made)
    inner = next(r for r in reports if r.within is not None)
    assert (inner.cue.text, inner.within.cue.text, inner.source.speaker) == ("know", "said", "Anna Berg")
    assert len([*rows([made])]) == 1


def test_a_speaker_has_the_full_name_and_tells_what_it_rests_on():
    named = "Anna Berg runs the school in Linden."
    assert spoken(named, "Berg said the roof would hold. She added that there was money.") == [
        ("Anna Berg", "surname to full name"),
        ("Anna Berg", "pronoun to earlier name"),
    ]
    assert spoken("Bill Berg met Ann Berg.", "Berg said the roof would hold.") == [("Berg", "named in clause")]
    assert spoken("The headmaster said the roof would hold.") == [("The headmaster", "described in clause")]
    assert spoken("Paul Lund, the mayor, met teachers. Lund smiled.", "The mayor said it would rain.") == [
        ("Paul Lund", "words to earlier name")
    ]
    assert spoken("The farmers met. The farmers said it was late. They said it would rain.")[1] == (
        "The farmers",
        "pronoun to earlier group",
    )


def test_a_pronoun_goes_back_to_who_spoke_and_not_to_those_who_are_spoken_of():
    assert spoken(
        "Mr. Lund met Mr. Hansen. Lund said Hansen had lost the key. He said it was old.",
    )[1] == ("Lund", "pronoun to earlier name")
    assert spoken("Mr. Lund left. According to Mr. Hansen, the roof is old. He said it would hold.")[1][0] == "Hansen"
    assert spoken("He said it would rain.") == [("", "")]
    assert spoken("Mrs. Berg and Mr. Lund met. Mr. Lund left. She said it would rain.")[0][0] != "Lund"


def test_a_bodys_name_loses_no_word_that_is_a_title_elsewhere():
    assert spoken("The General Staff said it would rain.") == [("General Staff", "named in clause")]


def test_the_telephone_is_no_speaker():
    assert spoken("“The roof is safe and the door is shut,” was said by telephone.")[0][0] == ""


def test_nobody_is_no_speaker():
    assert spoken("No teacher believes that the roof is safe.") == [("", "")]


def test_every_span_and_value_is_one_that_the_columns_promise(tmp_path):
    text = "Mayor: Roof is safe.\r\n\r\n“The roof is safe,” Anna Berg said.\r\n\r\nBerg wants to stay, she said.\r\n"
    (tmp_path / "one.txt").write_bytes(text.encode())
    found = attributions(tmp_path)
    assert list(found.columns) == list(COLUMNS)
    assert len(found) == 3
    for row in found.itertuples():
        assert row.article == "one.txt"
        assert row.text == _words(article(text), row.content)
        assert row.act in ACTS
        assert row.asserted == ACTS[row.act]
        assert row.construction in CONSTRUCTIONS
        assert row.speaker_basis in BASES


def test_articles_of_other_languages_and_empty_folders_have_no_rows(tmp_path):
    assert [*rows([article("Мэр сказал, что мост открыт.", language="ru")])] == []
    assert list(attributions(tmp_path).columns) == list(COLUMNS)


def told_of(made):
    lost = {}
    found = [*rows(made, lambda article, losses: lost.setdefault(article.article, losses))]
    return found, lost


def test_a_paragraph_that_breaks_a_rule_costs_that_paragraph_and_is_told(lenient, monkeypatch):
    real = verbs.report

    def breaks(token, passage):
        if "Bridge" in passage.doc.text:
            raise IndexError("lost its way")
        return real(token, passage)

    monkeypatch.setattr(verbs, "report", breaks)
    made = article(
        "The mayor said that the roof is safe.", "Bridge builders said that it is old.", "The baker said that she left."
    )
    found, lost = told_of([made])
    assert [row["text"] for row in found] == ["that the roof is safe", "that she left"]
    assert [made.text[x.start : x.end] for x in lost["made.txt"]] == ["Bridge builders said that it is old."]
    assert "IndexError: lost its way" in lost["made.txt"][0].reason


def test_an_article_that_breaks_the_parser_costs_that_article(lenient, monkeypatch):
    real = table.parse

    def breaks(docs):
        docs = list(docs)
        if any("Bridge" in doc.text for doc in docs):
            raise RuntimeError("no end")
        return real(docs)

    monkeypatch.setattr(table, "parse", breaks)
    made = [
        replace(article(text), article=name)
        for name, text in (
            ("a", "Bridge builders said that it is old."),
            ("b", "The mayor said that the roof is safe."),
        )
    ]
    found, lost = told_of(made)
    assert [row["article"] for row in found] == ["b"]
    assert [x.cause for x in lost["a"]] == ["error"] and not lost["b"]


def test_hidden_signs_and_endless_sentences_cost_nothing_else():
    made = article("The may\u00ador said that the ro\u200bof is safe.", ", ".join(["the mayor said it"] * 4_000))
    found, lost = told_of([made])
    assert found[0]["text"] == "that the ro\u200bof is safe"
    assert _words(made, found[0]["source"]) == "The may\u00ador"
    assert {x.cause for x in lost["made.txt"]} == {"limit"}


def test_what_is_beside_the_story_is_read_where_it_is_a_line():
    made = article("Mayor:", '" ' * 40_000 + '"', "“The roof is safe.”")
    kinds = zip(made.paragraphs, ("menu", "menu", "body"), strict=True)
    begun = time.process_time()
    found, _ = told_of([replace(made, paragraphs=tuple(replace(p, kind=kind) for p, kind in kinds))])
    assert [row["text"] for row in found] == ["The roof is safe"]
    assert time.process_time() - begun < 20


def test_an_article_in_another_language_is_told():
    _, lost = told_of([article("Мэр сказал, что мост открыт.", language="ru")])
    assert [x.cause for x in lost["made.txt"]] == ["language"]


def test_rows_of_many_articles_come_in_their_order():
    made = [article(f"The mayor said that {n} trains had left.") for n in range(20)]
    assert [row["text"] for row in rows(made)] == [f"that {n} trains had left" for n in range(20)]


def test_cues_take_known_constructions_or_prepositions_and_have_one_act_for_each():
    text = files("helpers.claims.attribution").joinpath("cues.csv").read_text(encoding="utf-8")
    seen = set()
    for row in csv.DictReader(text.splitlines()):
        assert row["pos"] in POS, row
        assert row["act"] in ACTS, row
        for take in row["takes"].split():
            key = row["lemma"], row["pos"], row["particle"], take
            assert key not in seen, key
            seen.add(key)
            assert take in TAKES or take in PREPOSITIONS, row


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        '"',
        '""',
        "“",
        '" "',
        "''",
        ": ",
        "X: ",
        "“” said.",
        "said",
        "— ",
        '"a" — B',
        ", he said,",
        'A: "B"',
        ";",
    ],
)
def test_scraps_of_text_break_nothing(text):
    assert len([*rows([article(text, text)])]) <= 2
