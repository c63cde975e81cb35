"""Claims from Russian and Ukrainian sentences, written for these tests."""

import pytest

from helpers import conflicts
from helpers.articles.model import Article, Paragraph
from helpers.claims import extract_claims
from helpers.claims.slavic import russian
from helpers.claims.slavic.names import names_of
from helpers.claims.slavic.when import dates
from helpers.places import Gazetteer
from made_articles import as_found


@pytest.fixture(scope="module")
def read():
    """Claims of a text in the Ukraine profile, as plain dictionaries."""
    profile = conflicts.load("ukraine")
    gazetteer = Gazetteer.for_conflict(profile)

    def read(text: str, language: str = "ru", **fields: str) -> list[dict]:
        paragraphs, at = [], 0
        for block in text.split("\n\n"):
            paragraphs.append(Paragraph(at, at + len(block), "body"))
            at += len(block) + 2
        known = {"language": language, "published": "2025-08-14"} | fields
        found = extract_claims(Article("a.txt", "a.txt", text, tuple(paragraphs), "0", **known), profile, gazetteer)
        for c in found.itertuples():
            assert text[c.start : c.end] == c.quote
            assert c.quote in c.sentence
        return as_found(found)

    return read


def only(claims: list[dict]) -> dict:
    assert len(claims) == 1, [c["quote"] for c in claims]
    return claims[0]


def test_who_took_what_by_whose_word(read):
    c = only(read("Российские войска заняли населённый пункт Луганское, сообщило Минобороны РФ."))
    assert (c["speaker"], c["side"], c["role"]) == ("Russian Ministry of Defence", "russia", "defence_ministry")
    assert (c["type"], c["controller"], c["place"], c["stance"]) == ("control", "russia", "Luhanske", "asserts")
    assert c["quote"] == "Российские войска заняли населённый пункт Луганское"
    assert (c["claim_date"], c["claim_date_basis"]) == ("2025-08-14", "publication_then")


def test_a_passive_has_its_agent_in_the_instrumental(read):
    c = only(read("Терны взяты украинскими десантниками, утверждает Минобороны РФ."))
    assert (c["side"], c["controller"], c["place"]) == ("russia", "ukraine", "Terny")


def test_troops_without_a_name_are_the_speakers_own_and_the_enemy_is_the_other_side(read):
    text = "Минобороны РФ сообщило, что подразделения отразили атаку противника у Купянска."
    c = only(read(text))
    assert (c["type"], c["actor"], c["target"], c["place"]) == ("repelled", "russia", "ukraine", "Kupiansk")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Взять Покровск российским войскам не удалось, заявили в Генштабе ВСУ."),
        ("uk", "Росіянам не вдалося взяти Покровськ, заявили в Генштабі ЗСУ."),
        ("uk", "Загарбники намагалися взяти Покровськ, але успіху не мали, повідомляє Генштаб ЗСУ."),
    ],
)
def test_an_attempt_in_vain_is_an_attack_beaten_back_and_no_control(read, language, text):
    c = only(read(text, language))
    assert (c["type"], c["stance"], c["target"], c["actor"]) == ("repelled", "asserts", "russia", "ukraine")
    assert c["place"] == "Pokrovsk"


def test_a_list_is_one_claim_a_place_with_the_same_words(read):
    found = read("Росіяни окупували Торське та Зарічне, повідомляє DeepState.", "uk")
    assert {c["place"] for c in found} == {"Torske", "Zarichne"}
    assert len({c["quote"] for c in found}) == 1
    assert {c["side"] for c in found} == {"independent"}


def test_a_denial_takes_over_what_it_denies(read):
    text = (
        "Минобороны РФ заявило о взятии Волчанска. Представитель ВСУ Пётр Сорока опроверг это: "
        "«Город контролируют наши бойцы»."
    )
    claimed, denied, held = read(text)
    assert (claimed["type"], claimed["controller"], claimed["place"]) == ("control", "russia", "Vovchansk")
    assert (denied["stance"], denied["act"], denied["type"]) == ("denies", "deny", "control")
    assert (denied["controller"], denied["place"], denied["side"]) == ("russia", "Vovchansk", "ukraine")
    assert (held["speaker"], held["controller"], held["stance"]) == (denied["speaker"], "ukraine", "asserts")


def test_a_denied_noun_is_a_denial_of_what_it_names(read):
    c = only(read("Київ спростував захоплення росіянами Вугледара.", "uk"))
    assert (c["stance"], c["type"], c["controller"], c["place"]) == ("denies", "control", "russia", "Vuhledar")


@pytest.mark.parametrize(
    ("language", "text", "side"),
    [
        ("ru", "В Минобороны РФ не прокомментировали сообщения о боях под Купянском.", "russia"),
        ("ru", "Генштаб ВСУ от комментариев воздержался.", "ukraine"),
        ("uk", "У Генштабі ЗСУ не підтвердили цю інформацію.", "ukraine"),
    ],
)
def test_silence_is_a_refusal(read, language, text, side):
    c = only(read(text, language))
    assert (c["stance"], c["act"], c["type"], c["side"]) == ("declines", "decline", "other", side)


def test_negation_and_part_of_a_place(read):
    c = only(read("В ISW полагают, что российские войска не контролируют центр Торецка."))
    assert (c["speaker"], c["side"], c["role"]) == ("Institute for the Study of War", "independent", "analyst")
    assert (c["stance"], c["controller"], c["extent"], c["place"]) == ("denies", "russia", "partial", "Toretsk")


def test_what_may_be_is_no_claim_of_control(read):
    found = read("Если российские войска возьмут Покровск, снабжение прервётся, сказал представитель ВСУ Пётр Сорока.")
    assert {c["type"] for c in found} <= {"other"}


def test_a_bulletin_goes_on_in_its_sources_words(read):
    text = "За добу відбулося 90 боєзіткнень, повідомляє Генштаб ЗСУ.\n\nНаші воїни відбили дві атаки біля Синьківки."
    bulletin = read(text, "uk")
    assert {c["speaker"] for c in bulletin} == {"General Staff of the Armed Forces of Ukraine"}
    assert [c["type"] for c in bulletin] == ["presence", "repelled"]
    assert bulletin[1]["place"] == "Synkivka"


def test_a_state_outlets_own_voice_speaks_for_its_state(read):
    text = "Наши бойцы взяли под контроль половину Артёмовска."
    c = only(read(text, publisher="Channel One"))
    assert (c["side"], c["controller"], c["place"], c["extent"]) == ("russia", "russia", "Bakhmut", "partial")
    assert read(text, publisher="An unknown paper") == []


def test_dates_of_the_statement_and_of_the_event():
    from datetime import date

    day = date(2025, 8, 14)  # a Thursday
    assert [w.iso for w in dates("сообщили во вторник", day)] == ["2025-08-12"]
    assert [w.iso for w in dates("накануне, 12 июня, и в ноябре", day)] == ["2025-08-13", "2025-06-12", "2024-11"]
    assert [w.iso for w in dates("у п’ятницю, 3 вересня 2023 року", day)] == ["2025-08-08", "2023-09-03"]
    assert [w.iso for w in dates("12.06.2025", None)] == ["2025-06-12"]
    assert dates("вчера и 12 июня", None) == []


def test_a_date_beside_the_verb_of_saying_is_the_statements(read):
    c = only(read("Вооружённые силы Украины покинули Авдеевку, заявил Александр Сырский 17 февраля."))
    assert (c["claim_date"], c["event_date"], c["claim_date_basis"]) == ("2025-02-17", "", "explicit")


def test_another_language_is_refused_with_the_reason(read):
    with pytest.raises(ValueError, match="'fr'"):
        read("L’armée a pris la ville.", "fr")


def test_how_long_a_battle_went_on_is_the_articles_own_word(read):
    rows = read(
        "Минобороны РФ заявило о взятии Лимана.\n\nБои за Лиман шли с июня прошлого года. До войны там жили 20 тысяч человек."
    )
    assert {r["side"] for r in rows if r["type"] == "presence"} <= {"media"}


def test_an_interview_is_answered_by_whom_the_text_had_named(read):
    text = "Комбат Ігор Стецьків приймає нас у Лимані.\n\n– Де зараз росіяни?\n\n– У Торському росіяни. Ямпіль ми тримаємо."
    found = read(text, "uk")
    assert {c["speaker"] for c in found} == {"Ihor Stetskiv"}
    assert {(c["type"], c["place"]) for c in found} == {("presence", "Torske"), ("control", "Yampil")}


def test_a_surname_is_the_person_named_in_full_before(read):
    text = "Речник угруповання Степан Дрозд заявив про тишу.\n\nУ Лимані ворога немає, сказав Дрозд."
    c = only([c for c in read(text, "uk") if c["type"] == "presence"])
    assert (c["speaker"], c["speaker_basis"], c["stance"]) == ("Stepan Drozd", "surname", "denies")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Представитель ВСУ Олег Дрозд опроверг взятие Лимана. Наши бойцы отбили две атаки у Торского."),
        ("uk", "Речник ЗСУ Олег Дрозд спростував взяття Лимана. Наші бійці відбили дві атаки біля Торського."),
    ],
)
def test_what_is_added_to_a_denial_is_stated(read, language, text):
    found = {c["type"]: c["stance"] for c in read(text, language)}
    assert found == {"control": "denies", "repelled": "asserts"}


@pytest.mark.parametrize(("text", "actor"), [("Вони били по школі в Лимані.", "russia"), ("Били по Лиману.", "russia")])
def test_a_speech_of_a_side_tells_of_its_enemys_blows(read, text, actor):
    speech = f"Звернення Президента України Володимира Зеленського\n\nУкраїнці! Українки!\n\n{text} Ми це пам'ятаємо."
    c = only(read(speech, "uk", publisher="president.gov.ua"))
    assert (c["speaker"], c["side"], c["type"], c["actor"]) == ("Volodymyr Zelenskyy", "ukraine", "strike", actor)
    assert c["target"] == ""


def test_a_first_name_is_no_abbreviation(read):
    """«Ігор» is the genitive of "games", and so is «ГРУ» one of its forms, by the dictionary."""
    c = only(read("Комбат Ігор Петренко заявив, що росіяни зайняли Лиман.", "uk"))
    assert c["speaker"] == "Ihor Petrenko"


def test_an_answer_is_about_the_place_of_which_the_question_asks(read):
    text = (
        "Губернатор Запорожской области Евгений Балицкий рассказал агентству о Работино.\n\n— Где они?\n\n"
        "— Что в Энергодаре?\n\n— Под нашим контролем.\n\n— В Киеве говорят, что ВСУ зашли в Токмак.\n\n— Неправда."
    )
    held, told, denied = read(text)
    assert (held["controller"], held["place"], held["side"]) == ("russia", "Enerhodar", "russia")
    assert (told["side"], told["stance"], told["place"]) == ("ukraine", "asserts", "Tokmak")
    assert (denied["side"], denied["stance"], denied["type"], denied["place"]) == (
        "russia",
        "denies",
        "advance",
        "Tokmak",
    )


def test_the_head_of_a_region_tells_of_blows_in_his_offices_summary(read):
    text = (
        "Сумщина: доба 3 березня. Зведення начальника ОВА\n\nПід ворожим вогнем та ударами побували: Сумський район – "
        "Юнаківка, Садове; Конотопський – Конотоп, Путивль та Бурінь."
    )
    claims = read(text, "uk", publisher="Сумська ОВА")
    assert [c["place"] for c in claims] == ["Yunakivka", "Sadove", "Konotop", "Putyvl", "Buryn"]
    assert {(c["type"], c["actor"], c["side"], c["speaker"]) for c in claims} == {("strike", "russia", "ukraine", "")}


def test_letters_by_which_a_text_shortens_a_side_are_its_name():
    profile = conflicts.load("sudan")
    names = names_of(profile, russian.lemmas)
    sentences = russian.parse("Силы быстрой поддержки (БСП) отошли. БСП вошли в город. Сотрудники (МИД) молчат.")
    told = names.introduced(sentences)
    assert [m.side for m in told.find(sentences[1])] == ["rsf"]
    assert not names.find(sentences[1])
