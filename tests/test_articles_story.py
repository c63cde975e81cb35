"""What of a text is the story, and what is page furniture. All texts here are written for these tests."""

import pytest

from helpers.articles import build, readers
from helpers.articles.source import Source


def read(text: str, suffix: str = ".txt"):
    page = next(iter(readers.read(Source.of_bytes(text.encode(), f"a{suffix}"))))
    return build.article(page, key="a", file=f"a{suffix}", sha256="0", source={})


def kinds(text: str, suffix: str = ".txt") -> list[tuple[str, str]]:
    article = read(text, suffix)
    return [(p.kind, article.text[p.start : p.end]) for p in article.paragraphs]


def of(kind: str, text: str, suffix: str = ".txt") -> list[str]:
    return [words for k, words in kinds(text, suffix) if k == kind]


STORY = """The army said on Monday that its troops had entered the town of Testove.

Rebel commanders denied this and said fighting went on in the suburbs.

Neither account could be checked."""


def test_plain_paragraphs_are_all_body():
    assert of("body", STORY) == STORY.split("\n\n")


def test_offsets_point_into_the_text_as_it_is():
    article = read("\ufeff  \r\n" + STORY.replace("\n", "\r\n"))
    assert article.text.startswith("  \r\n") and "\r\n\r\n" in article.text
    assert [article.text[p.start : p.end] for p in article.paragraphs] == STORY.split("\n\n")


def test_menu_date_and_headline_before_the_story():
    text = (
        "Eng English\n\n  • News\n  • World\n  • Sports\nMonday, 13/05/2024 | 10:06 GMT+7\n\nTroops enter Testove\n\n"
        + STORY
    )
    found = kinds(text)
    assert [k for k, _ in found][:6] == ["menu", "menu", "menu", "menu", "dateline", "title"]
    assert of("body", text) == STORY.split("\n\n")
    assert read(text).title == "Troops enter Testove"


def test_teasers_after_the_story_are_no_body():
    text = STORY + (
        "\n\nAna Bell (According to Agency One, Agency Two)\n\nTags: Testove rebels\n\nNews in the same category\n\n"
        "Minister opens a bridge\n\nMinister opens a bridge\n\nThe minister opened a bridge over the river.\n\n"
        "Rebels seize a depot\n\nRebels seize a depot\n\nFighters took an arms depot in the north, officials said.\n\n"
        "© Copyright 2026 a daily. All rights reserved."
    )
    assert of("body", text) == STORY.split("\n\n")
    assert ("byline", "Ana Bell (According to Agency One, Agency Two)") in kinds(text)


def test_links_to_other_stories_inside_do_not_end_the_story():
    first, *others = STORY.split("\n\n")
    text = "\n\n".join([first, "Read also:", "Villagers flee the shelling", "Bridge blown up at night", *others])
    assert of("body", text) == [first, *others]
    assert of("teaser", text) == ["Read also:", "Villagers flee the shelling", "Bridge blown up at night"]


def test_summaries_of_other_stories_after_the_last_paragraph():
    text = "\n".join(
        [*(STORY.split("\n\n") * 1), "Useful reading:", "A dam broke in the south.", "Tags:", "testove", "X"]
    )
    assert of("body", text) == STORY.split("\n\n")


def test_a_heading_that_begins_like_a_list_of_news_does_not_swallow_the_story():
    first, *others = STORY.split("\n\n")
    text = "\n\n".join(["Troops enter Testove", first, "Other developments", *others * 1])
    assert of("body", text) == [first, *others]
    assert ("menu", "Other developments") in kinds(text)


def test_ticker_of_times_and_headlines_before_the_story():
    lines = [
        "News",
        "04:15",
        "Mayor resigns over bridge",
        "03:50",
        "Cup final moved to Sunday",
        "News",
        "Troops enter Testove",
    ]
    text = "\n".join([*lines, "Friday, 3 May 2024, 17:07", *STORY.split("\n\n")])
    assert of("body", text) == STORY.split("\n\n")
    assert of("title", text) == ["Troops enter Testove"]


def test_live_blog_entries_are_body_and_their_times_are_not():
    text = "\n\n".join(
        [
            "Troops enter Testove",
            "10:15",
            "The army said it had entered the town.",
            "09:40",
            "Rebels denied it, a spokesman said.",
        ]
    )
    assert of("body", text) == ["The army said it had entered the town.", "Rebels denied it, a spokesman said."]


def test_captions_and_bylines():
    text = "\n\n".join(
        [
            "Troops enter Testove",
            "By Ann Lee",
            "A soldier near Testove on 12/5. Photo: Agency/A. Lee",
            STORY,
            "Residents flee the fighting in Testove, eastern Testland, Friday, May 3, 2024.",
            "Map of the front. Graphic: Institute",
        ]
    )
    assert len(of("caption", text)) == 3
    assert of("byline", text) == ["By Ann Lee"]
    assert of("body", text) == STORY.split("\n\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "The brigade published a video: it shows tanks burning on the road.",
        "Video footage posted online showed soldiers raising a flag over the school.",
        "Officials announced a ceasefire to begin on May 3, 2024.",
        "The ministry released a video by its press service.",
    ],
)
def test_sentences_that_only_resemble_captions_are_body(sentence):
    assert sentence in of("body", f"{STORY}\n\n{sentence}\n\nNothing else was known.")


def test_a_caption_that_carries_a_claim_is_read():
    caption = (
        "In this handout photo released by the ministry on Sunday, government forces destroy a bridge near Testove"
    )
    assert caption in of("body", f"{STORY}\n\n{caption}\n\nNothing else was known.")


def test_captions_in_the_style_without_full_stops_are_no_body():
    text = "\n\n".join(
        [
            *STORY.split("\n\n"),
            "An image grab taken from a video shows smoke",
            "A woman walks past a burning house on the main street of the small town in the evening light",
            "Rebel commanders denied this and said fighting went on in the suburbs",
            "A still image from a film shows a tank",
            "The town had ten thousand people before the war.",
        ]
    )
    assert of("body", text) == [*STORY.split("\n\n"), "The town had ten thousand people before the war."]


def test_one_sentence_that_lost_its_full_stop_stays_body():
    lost = "The minister said on his page that twelve people had been wounded in the town during the operation"
    assert lost in of("body", f"{STORY}\n\n{lost}\n\nNothing else was known.")


def test_a_lede_repeated_after_its_dateline_is_read_once():
    lede = "The army said on Monday that its troops had entered the town of Testove."
    text = f"Troops enter Testove\n{lede}\nTESTOVE, Testland— {lede}\nRebels denied it in a statement."
    assert of("body", text) == [lede, "Rebels denied it in a statement."]
    assert of("dateline", text) == ["TESTOVE, Testland—"]


def test_hard_wrapped_lines_are_one_paragraph():
    text = (
        "The army said on Monday that its troops had entered the town of Testove.\n"
        "Officers of the Second Brigade said after three days of fighting in Lower\n"
        "Tarn that the rebels had left. A column was said to be on the road to the\n"
        "Castle Hill, and the mayor was said to have fled. No report was checked.\n"
        "\n"
        "Rebel commanders denied this.\n"
    )
    found = of("body", text)
    assert len(found) == 2 and found[0].startswith("The army") and found[0].endswith("was checked.")


def test_one_line_a_paragraph_stays_apart():
    text = "\n".join(["Troops enter Testove", *STORY.split("\n\n")])
    assert of("body", text) == STORY.split("\n\n")


def test_a_sentence_that_a_scraper_broke_at_links_is_one_paragraph():
    text = (
        f"Troops enter Testove\n{STORY}\nForces are also pushing toward\nAlfa, Bravo, and Charlie\nAnother day passed."
    )
    assert "Forces are also pushing toward\nAlfa, Bravo, and Charlie" in of("body", text)


def test_a_quotation_over_several_lines_is_one_paragraph():
    text = '"It has begun.\nIt is led by the staff.\nAll units take part," the minister said.\nHe gave no figures.'
    assert of("body", text) == text.rsplit("\n", 1)


def test_a_pull_quote_keeps_its_speaker():
    text = f"{STORY}\n\n“It has too few resources left for an attack.”\n–  Kost Mash"
    assert "“It has too few resources left for an attack.”\n–  Kost Mash" in of("body", text)


def test_front_matter_and_folded_description():
    text = (
        "---\ntitle: Battle of Testove\ndescription: The battle of Testove was fought between two armies\n"
        "  in the spring and ended when they left the town.\nauthor: An Encyclopedia\npubDate: 2023-07-14\n---\n\n"
        "The **Battle of Testove** was fought between two armies in the spring and ended when they left the town.\n\n"
        "## Background\n![Ruins (2022)](https://a.example/x_(03).jpg?)\n"
        "The town lies on a hill, and had been shelled.\n\n"
        "## References\n[object Object]\n[object Object]\n"
    )
    article = read(text)
    assert (article.title, article.published) == ("Battle of Testove", "")
    assert [w[:20] for w in of("body", text)] == ["The **Battle of Test", "The town lies on a h"]
    assert of("caption", text) == ["![Ruins (2022)](https://a.example/x_(03).jpg?)"]


def test_a_description_that_the_body_does_not_repeat_is_read():
    text = (
        "---\ntitle: Fighting in Testove\n"
        "description: The hospital of the town was hit twice overnight.\ndate: 2024-05-03\n---\n" + STORY
    )
    assert "The hospital of the town was hit twice overnight." in of("body", text)
    assert read(text).published == "2024-05-03"


def test_key_value_header():
    text = "Title: Troops enter Testove\nDate: 2015-05-26 12:07\nCategory: news\nSrc: https://a.example/x\n\n\n" + STORY
    article = read(text)
    assert (article.title, article.published, article.published_basis) == (
        "Troops enter Testove",
        "2015-05-26",
        "metadata",
    )
    assert article.url == "https://a.example/x"
    assert of("body", text) == STORY.split("\n\n")


def test_scraper_wrapper():
    text = (
        "# a.example\n\n## Metadata\n\n- **URL**: https://a.example/2024/05/03/testove\n- **Domain**: a.example\n"
        "- **Scraped at**: 2024-06-01T02:33:27+00:00\n\n## Page Structure\n\n- # Troops enter Testove\n"
        "  - ## A slow advance\n"
        "    - ### Mayor resigns over bridge\n\n## Content\n\nTroops enter Testove | A Daily\nHome\nDonate\nAbout us\n"
        "Troops enter Testove\n"
        + STORY.replace("\n\n", "\n")
        + "\nA slow advance\nThe river is near.\nShare:\n\n## Links\n\n- [x](https://a.example)\n"
    )
    article = read(text)
    assert of("body", text) == [*STORY.split("\n\n"), "The river is near."]
    assert (article.title, article.url) == ("Troops enter Testove", "https://a.example/2024/05/03/testove")
    assert (article.published, article.published_basis) == ("2024-05-03", "metadata")


def test_the_known_headline_is_found_under_other_lines():
    text = "Title: Troops enter Testove\nDate: 2024-05-03\n\nLatest from the capital\nTroops enter Testove\n" + STORY
    assert kinds(text)[2:4] == [("menu", "Latest from the capital"), ("title", "Troops enter Testove")]


def test_markdown_line_breaks_do_not_end_paragraphs():
    text = (
        "Troops enter Testove\n====================\n\nThe army said on Monday\nThat its troops had entered.\n\n"
        "- Ten tanks were lost in the town\n- Two bridges fell\n"
    )
    assert of("title", text, ".md")[0].startswith("Troops enter Testove")
    assert of("body", text, ".md")[0] == "The army said on Monday\nThat its troops had entered."


def test_a_post_without_any_full_stop_is_all_story():
    assert of("body", "Наши войска вошли в Тестово\nПотерь нет") == ["Наши войска вошли в Тестово", "Потерь нет"]


def test_publisher_and_address_from_a_credit_line():
    article = read(STORY + "\n\nBy The Daily: https://a.example/testove.html")
    assert (article.publisher, article.url) == ("The Daily", "https://a.example/testove.html")


def test_what_is_left_of_a_picture_stands_between_headline_and_story():
    text = "Battle of Alphaville: May 2022\n\n_01.jpg?)\n\nOn 3 May, troops entered the town of Alphaville and held it."
    assert of("title", text) == ["Battle of Alphaville: May 2022"]


def test_a_credit_that_opens_a_paragraph_is_no_part_of_it():
    story = "Photo: Jane Roe / AGN Government troops entered the town of Testove on Monday, the army said. Rebels denied it."
    assert of("body", f"{story}\n\n{STORY}")[0].startswith("Government troops entered")
    assert of("caption", f"{story}\n\n{STORY}") == ["Photo: Jane Roe / AGN"]
