"""What an article is as a document: genre, owner, day, place and sections, each with its reason."""

import pytest

from helpers import conflicts
from helpers.articles.model import Article, Paragraph
from helpers.claims.documents import read_document, row_of
from helpers.claims.documents.days import day_of
from helpers.places import Gazetteer
from made_articles import one, reader


def document(*paragraphs: str, title: str = "", war: str = "ukraine", language: str = "en", **known):
    """The document of an article of these paragraphs; one that starts with "## " is a heading."""
    text, parts = "", []
    for kind, words in [("title", title), *(("menu" if p.startswith("## ") else "body", p) for p in paragraphs)]:
        if words:
            parts.append(Paragraph(len(text), len(text) + len(words), kind))
            text += words + "\n\n"
    conflict = conflicts.load(war)
    article = Article("a", "a.txt", text, tuple(parts), "0", title=title, language=language, **known)
    return read_document(article, conflict, Gazetteer.for_conflict(conflict))


@pytest.mark.parametrize(
    ("genre", "title", "paragraphs"),
    [
        (
            "wire",
            "Army takes Lyman",
            ["Ukrainian troops took Lyman, the General Staff said on Tuesday.", "Talks go on."],
        ),
        ("wire", "", ["KYIV (Reuters) - Troops entered Lyman."]),
        ("live blog", "Ukraine war live: shells fall on Lyman", ["Good morning.", "Lyman was shelled."]),
        ("live blog", "", ["Good morning.", "09:10 – Lyman was shelled.", "10:20 – Yampil too.", "11:05 – Quiet."]),
        ("timeline", "Chronology of the fighting", ["It began in May.", "It ended in June."]),
        ("timeline", "", ["Lyman is taken. (Reuters)", "Yampil is shelled. (The Post)", "A bridge falls. (AFP)"]),
        ("assessment", "Campaign assessment, 3 May", ["Russian forces advanced near Lyman."]),
        ("encyclopaedic", "Battle of Lyman", ["The Battle of Lyman was a military engagement in Donetsk Oblast."]),
        ("speech", "", ["Dear Ukrainians!", "We hold our ground near Lyman.", "We will win."]),
        ("transcript", "", ["Where were you?", "In Lyman.", "And then?", "We left.", "Why did you leave?", "Orders."]),
        ("feature", "", ["He says it is quiet.", "She recalls the shells.", "“Come,” he tells us.", "“No,” she adds."]),
        ("", "The price of bread", ["Bread costs more.", "Nobody knows why."]),
    ],
)
def test_the_genre_is_told_by_form_or_words(genre, title, paragraphs):
    found = document(*paragraphs, title=title)
    assert found.genre == genre
    assert bool(found.genre_reason) == bool(genre)


def test_a_bulletin_is_told_by_its_sectors_and_is_its_bodys_whoever_prints_it():
    found = document(
        "The General Staff of the Armed Forces of Ukraine reported 90 clashes.",
        "In the Lyman sector, nine attacks were repelled.",
        "In the Kupiansk sector, the enemy attacked twice.",
        "In the Pokrovsk sector, fighting continues.",
        title="Ninety clashes in a day",
        publisher="The Daily Post",
    )
    assert found.genre == "bulletin"
    assert found.owner.name == "General Staff of the Armed Forces of Ukraine"
    assert found.owner.basis == "bulletin_owner"
    assert [s.kind for s in found.sections] == ["", "direction", "direction", "direction"]
    assert not found.home.name and "bulletin" in found.home.reason


def test_a_ministry_owns_what_it_publishes_and_an_outlet_owns_nothing():
    words = "Russian troops took Lyman on Monday."
    assert document(words, publisher="Russian Ministry of Defence").owner.basis == "document_owner"
    assert not document(words, publisher="Reuters").owner.name


def test_a_speech_is_whose_head_names_him():
    found = document("Dear Ukrainians!", "We hold Lyman.", title="Address by President Volodymyr Zelenskyy")
    assert found.owner.name == "Volodymyr Zelenskyy"


def test_an_article_is_about_the_place_of_its_headline_or_the_one_that_it_names_most():
    text = ["Troops entered Lyman on Monday.", "Shells fell on Yampil.", "Lyman had held for weeks."]
    assert document(*text, title="Lyman falls").home.name == "Lyman"
    most = document(*text, "Fires burn in Lyman.", title="A town falls").home
    assert most.name == "Lyman" and "most" in most.reason
    spread = document("Shells fell on Yampil, Lyman, Siversk and Kupiansk.", title="Shells fall").home
    assert not spread.name and spread.reason


def test_headings_and_openings_make_sections():
    found = document(
        "It was a long day.", "## 19:40 – What we know", "Lyman was shelled.", "It burns.", "## Reactions", "None."
    )
    assert [(s.kind, s.heading) for s in found.sections] == [
        ("", ""),
        ("entry", "## 19:40 – What we know"),
        ("heading", "## Reactions"),
    ]
    assert "entry: ## 19:40 – What we know" in str(row_of(found)["sections"])


def test_an_entry_lends_the_next_no_place():
    rows = reader("ukraine")(
        "Live updates on the war\n\n09:10 – Russian troops shelled Lyman.\n\n10:20 – Three Russian soldiers were killed, the army said.\n\n"
        "11:05 – Russian troops took Yampil."
    )
    assert one(rows, type="losses")["place"] == ""


def test_drones_over_the_whole_country_are_at_no_place():
    rows = reader("ukraine")(
        "Russian troops shelled Lyman. Ukraine's air force said it had shot down 64 of 114 drones overnight."
    )
    assert [r["place"] for r in rows if "shot down" in r["quote"]] == [""]


def test_a_refusal_with_a_matter_of_its_own_is_at_the_articles_place():
    rows = reader("ukraine")(
        "Lyman falls\n\nRussian troops took Lyman on Monday, Russia's defence ministry said. Lyman had held for weeks.\n\n"
        "Ukraine's General Staff said Yampil was shelled. A Russian commander declined to say how many men were left."
    )
    assert one(rows, stance="declines")["place"] == "Lyman"


def test_a_bulletin_sums_up_the_losses_of_its_sector():
    rows = reader("ukraine")(
        "Russian Defence Ministry report on the progress of the operation (27 March 2024)\n"
        "In Kupyansk direction, two attacks were repelled near Sinkivka. The enemy lost up to 60 servicemen.\n"
        "In Donetsk direction, units hit manpower near Ivanivske. The enemy lost up to 385 servicemen.\n"
        "In Kherson direction, units hit manpower near Robotyne. The enemy lost up to 75 servicemen.",
        publisher="Russian Ministry of Defence",
    )
    assert [r["place"] for r in rows if "385" in r["quote"]] == ["Donetsk"]


@pytest.mark.parametrize(
    ("text", "quote", "place"),
    [
        ("Rebels held Ariha. They captured al-Moqbili village on Monday.", "captured al-Moqbili", "al-Moqbili"),
        ("Rebels left Ariha. The army has retaken dozens of villages.", "dozens", ""),
        ("Rebels left Ariha. The army has retaken seven villages around the town.", "seven", "Ariha"),
        ("The war in Syria goes on. Rebels in Ariha took over large swathes of the country.", "swathes", "Syria"),
    ],
)
def test_a_village_has_its_own_name_and_villages_without_one_are_at_no_place(text, quote, place):
    found = [r for r in reader("syria")(text) if quote in r["quote"]]
    assert [r["place"] for r in found] == [place]


def test_a_monitor_without_a_name_is_the_body_that_the_article_names_most():
    rows = reader("syria")(
        "The army entered Ariha on Monday, a monitoring group said. The Syrian Observatory for Human Rights said rebels had left it. "
        "Rami Abdulrahman of the Syrian Observatory for Human Rights spoke of clashes. The White Helmets helped."
    )
    assert one(rows, type="advance")["speaker"] == "Syrian Observatory for Human Rights"


def test_a_sides_own_bulletin_speaks_of_the_enemy_itself():
    rows = reader("ukraine")(
        "Ukraine denies the obvious.\nOur units took Promin. Losses of the enemy amounted to 1,450 servicemen.",
        publisher="Russian Ministry of Defence",
    )
    assert {r["speaker"] for r in rows if r["type"] != "other"} == {"Russian Ministry of Defence"}


@pytest.mark.parametrize(
    ("line", "listed", "day"),
    [
        ("Published April 29 2017", "2017-04-10", "2017-04-29"),
        ("Mon Jun 20 2016", "2011-09-15", "2016-06-20"),
        ("Published April 29 2017", "2017-04-28", "2017-04-28"),
        ("Printed on 3 May 2020", "2017-04-10", "2017-04-10"),
        ("Published April 29 2017, updated May 3 2017", "2017-04-10", "2017-04-10"),
    ],
)
def test_a_date_line_holds_against_a_list_that_dates_the_page_otherwise(line, listed, day):
    text = f"{line}\nShells fell on Lyman."
    parts = (Paragraph(0, len(line), "dateline"), Paragraph(len(line) + 1, len(text), "body"))
    assert day_of(Article("a", "a.txt", text, parts, "0", published=listed)).iso == day


@pytest.mark.parametrize(
    ("publisher", "owner"),
    [("president.gov.ua", "Volodymyr Zelenskyy"), ("Ukrainian government", ""), ("Вечірні вісті", "")],
)
def test_a_speech_without_a_name_is_its_offices_holders(publisher, owner):
    found = document(
        "## Українці! Українки!",
        "Ми тримаємо Лиман.",
        title="Ніхто не здається",
        language="uk",
        publisher=publisher,
    )
    assert (found.genre, found.owner.name) == ("speech", owner)
    assert found.owner.side == ("media" if publisher == "Вечірні вісті" else "ukraine")


@pytest.mark.parametrize("opening", ["Українці перемогли.", "Народ вийшов на площу."])
def test_a_sentence_about_a_people_is_no_greeting(opening):
    assert document(opening, "У Лимані тихо.", language="uk").genre == ""
