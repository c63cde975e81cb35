"""Claims from Russian and Ukrainian bulletins, posts and reports, with sentences written for these tests."""

import pytest

from helpers import conflicts
from helpers.articles.model import Article, Paragraph
from helpers.claims import extract_claims
from helpers.places import Gazetteer
from made_articles import as_found


@pytest.fixture(scope="module")
def read():
    """Claims of a text in the Ukraine profile, as plain dictionaries."""
    profile = conflicts.load("ukraine")
    gazetteer = Gazetteer.for_conflict(profile)

    def read(text: str, language: str = "uk", publisher: str = "") -> list[dict]:
        paragraphs, at = [], 0
        for block in text.split("\n\n"):
            paragraphs.append(Paragraph(at, at + len(block), "body"))
            at += len(block) + 2
        known = {"language": language, "published": "2025-08-14", "publisher": publisher}
        found = extract_claims(Article("a.txt", "a.txt", text, tuple(paragraphs), "0", **known), profile, gazetteer)
        assert all(text[c.start : c.end] == c.quote for c in found.itertuples())
        return as_found(found)

    return read


STAFF = "General Staff of the Armed Forces of Ukraine"


def places(claims: list[dict], kind: str) -> list[str]:
    return [c["place"] for c in claims if c["type"] == kind]


def test_what_a_bulletin_sums_up_of_a_sector_is_not_said_of_its_last_village(read):
    text = (
        "На Покровському напрямку ворог атакував у районах Звірового та Удачного. "
        "Відбито 12 атак, ще два боєзіткнення тривають."
    )
    found = read(text, publisher=STAFF)
    beaten = next(c for c in found if c["type"] == "repelled")
    assert (beaten["place"], beaten["relation"], beaten["place_basis"]) == ("Pokrovsk", "direction", "this_sector")
    assert places(found, "presence") == ["Zvirove", "Udachne", "Pokrovsk"]


def test_a_list_goes_on_behind_districts_and_directions(read):
    text = "Ворог атакував у районах Вовчанська та у бік Кутьківки."
    assert places(read(text, publisher=STAFF), "presence") == ["Vovchansk", "Kutkivka"]


def test_the_next_sentence_may_leave_out_who_acts(read):
    text = "Ворог атакував 19 разів. Намагався вклинитися поблизу населених пунктів Колодязі, Торське та в напрямку Лимана."
    tried = [c for c in read(text, publisher=STAFF) if "Намагався" in c["quote"]]
    assert {c["place"] for c in tried} == {"Kolodiazi", "Torske", "Lyman"}
    assert {(c["actor"], c["actor_basis"]) for c in tried} == {("russia", "acted_before")}


def test_in_a_village_is_not_near_it(read):
    found = read("Противник просунувся у Торському та біля Дронівки, пише DeepState.")
    assert [(c["place"], c["relation"]) for c in found] == [("Torske", "in"), ("Dronivka", "near")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Подразделения «Центра» освободили населённый пункт Новая Полтавка.", "Nova Poltavka"),
        ("Подразделения продвинулись вблизи Никаноровки.", "Nykanorivka"),
    ],
)
def test_names_of_two_words_and_unknown_villages(read, text, place):
    assert {c["place"] for c in read(text, "ru", "Russian Ministry of Defence")} == {place}


def test_a_town_that_the_sentence_names_is_what_the_town_means(read):
    text = "О взятии села Зелёное Поле сообщило Минобороны РФ.\n\nМэр Энергодара Максим Пухов сообщил, что ВСУ обстреляли город."
    assert places(read(text, "ru"), "strike") == ["Enerhodar"]


def test_neither_channels_nor_continents_nor_prepositions_are_places(read):
    text = (
        "Підрозділи звільнили село Радківка. Про це повідомила пресслужба бригади у Фейсбуці.\n\n"
        "Бійці зачистили північну околицю села."
    )
    assert set(places(read(text, publisher="Ukrinform"), "control")) == {"Radkivka"}
    text = "Под контроль российских бойцов перешла часть Северска, сообщил Пушилин."
    assert places(read(text, "ru"), "control") == ["Siversk"]


def test_an_aim_is_neither_what_was_done_nor_makes_it_unreal(read):
    found = read("Українські захисники відступили з Авдіївки, щоб уникнути оточення, повідомив Тарнавський.")
    assert [(c["type"], c["actor"], c["place"]) for c in found] == [("withdrawal", "ukraine", "Avdiivka")]


@pytest.mark.parametrize(
    "text",
    [
        "Компанії залишили російський ринок.",
        "Ми закликаємо блокувати торгівлю, майно та рахунки окупантів.",
        "Окупанти вивели електростанцію з ладу.",
        "Кордон перетнули три тисячі вантажівок.",
    ],
)
def test_verbs_of_war_off_the_field_are_no_claims(read, text):
    assert not [c for c in read(text, publisher=STAFF) if c["type"] != "other"]


def test_an_impersonal_passive_has_no_subject_from_the_verb_before(read):
    text = "Армія РФ вдарила по Харкову, поранено п'ятьох людей, повідомив міський голова Ігор Терехов."
    hurt = next(c for c in read(text) if c["type"] == "losses")
    assert (hurt["actor"], hurt["target"], hurt["place"]) == ("", "", "Kharkiv")


def test_a_noun_behind_a_comma_is_its_verbs_subject(read):
    found = read("Бої точаться за Часів Яр, окупанти контролюють половину міста, розповів Олександр Сирський.")
    assert [(c["type"], c["controller"], c["place"]) for c in found] == [
        ("presence", "", "Chasiv Yar"),
        ("control", "russia", "Chasiv Yar"),
    ]
    (lost,) = read("За даними Генштабу, втрати росіян за добу склали 980 осіб.")
    assert (lost["type"], lost["target"], lost["speaker"]) == ("losses", "russia", STAFF)


def test_what_is_only_said_to_be_taken_is_not_taken(read):
    (held,) = read(
        "Нібито захоплене росіянами село Новоолександрівка залишається під українським контролем, заявив Сирський."
    )
    assert (held["controller"], held["place"]) == ("ukraine", "Novooleksandrivka")


def test_a_region_speaks_through_its_office(read):
    found = read("За словами начальника Харківської ОВА Олега Синєгубова, ворог обстріляв Дергачі.")
    assert [(c["speaker"], c["side"], c["actor"], c["place"]) for c in found] == [
        ("Oleh Syniehubov", "ukraine", "russia", "Derhachi")
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Росіяни взяли Торське, повідомили в ОСУВ «Хортиця».", "Eastern Group of Forces"),
        ("Росіяни взяли Торське, визнав командир роти з позивним «Барс».", "Bars"),
        ("Росіяни взяли Торське, – DeepState", "DeepState"),
        ('"Росіяни взяли Торське. Тримаємося", – сказав військовий Станіслав Бунятов.', "Stanislav Buniatov"),
    ],
)
def test_who_speaks_by_name_call_sign_and_behind_a_dash(read, text, speaker):
    assert {c["speaker"] for c in read(text) if c["type"] == "control"} == {speaker}


def test_a_channel_that_says_ours_speaks_for_its_side(read):
    text = "Наші хлопці вибили окупантів із Водяного.\n\nУдачне – під ворогом. Звірове поки наше."
    found = read(text, publisher="Телеграм-канал «Бункер»")
    assert {(c["side"], c["speaker"]) for c in found} == {("ukraine", "Bunker")}
    assert [(c["place"], c["controller"]) for c in found if c["type"] == "control"] == [
        ("Udachne", "russia"),
        ("Zvirove", "ukraine"),
    ]
    distant = "Ворог окупував Вербове. Картина гірша за нашу."
    assert {c["side"] for c in read(distant, publisher="Телеграм-канал «Лінія»")} == {"media"}


def test_the_press_does_not_go_on_in_a_ministrys_words(read):
    text = "Міноборони РФ оголосило про захоплення Новоукраїнки.\n\nРосіянам вдалося закріпитися в Торецьку."
    claimed, entered = read(text)
    assert (claimed["side"], entered["side"], entered["place"]) == ("russia", "media", "Toretsk")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "В ISW не видели подтверждений захвата российскими войсками Купянска, а ВСУ взяли Терны."),
        ("uk", "В ISW не знайшли доказів того, що російські війська захопили Куп'янськ. ЗСУ взяли Терни."),
    ],
)
def test_who_finds_no_proof_denies(read, language, text):
    found = next(c for c in read(text, language) if c["place"] == "Kupiansk")
    assert (found["stance"], found["type"], found["controller"]) == ("denies", "control", "russia")
    assert found["speaker"] == "Institute for the Study of War"


def test_a_denial_stays_one_though_a_colon_follows(read):
    text = "Міноборони РФ заявило про взяття Родинського, проте українські військові це спростували: «Селище наше»."
    assert [(c["stance"], c["controller"], c["place"]) for c in read(text)] == [
        ("asserts", "russia", "Rodynske"),
        ("denies", "russia", "Rodynske"),
        ("asserts", "ukraine", "Rodynske"),
    ]


def test_a_place_that_is_not_taken_is_not_taken_by_the_enemy(read):
    (c,) = read("Город Торецк не взят, подчеркнул Зеленский.", "ru")
    assert (c["stance"], c["controller"]) == ("denies", "russia")


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("Украинские войска начали отход из Гуляйполя.", "withdrawal", ("ukraine", "", "Huliaipole")),
        ("Боевики ВСУ атаковали беспилотниками Белгород.", "strike", ("ukraine", "", "Belgorod")),
        (
            "ВСУ безуспешно пытались деблокировать группировку в Димитрове.",
            "repelled",
            ("russia", "ukraine", "Myrnohrad"),
        ),
        ("Средствами ПВО сбиты 113 беспилотных летательных аппаратов.", "losses", ("russia", "ukraine", "")),
        (
            "Губернатор Курской области Александр Хинштейн сообщил об атаке дронов на Рыльск.",
            "strike",
            ("", "", "Rylsk"),
        ),
    ],
)
def test_constructions_of_russian_bulletins(read, text, kind, values):
    (c,) = [c for c in read(text, "ru", "Russian Ministry of Defence") if c["type"] == kind]
    assert (c["actor"], c["target"], c["place"]) == values


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("Північніше Роботиного зупинено просування противника.", "repelled", ("ukraine", "russia", "Robotyne")),
        ("За добу відбулося чотири атаки загарбників.", "presence", ("russia", "", "")),
        ("Ще один штурм окупантів поблизу Білогорівки не закінчився.", "presence", ("russia", "", "Bilohorivka")),
        ("Поблизу Піщаного окупанти мали частковий успіх.", "advance", ("russia", "", "Pishchane")),
    ],
)
def test_constructions_of_ukrainian_bulletins(read, text, kind, values):
    (c,) = read(text, "uk", STAFF)
    assert (c["type"], c["stance"]) == (kind, "asserts")
    assert (c["actor"], c["target"], c["place"]) == values


def test_a_verb_that_says_we_needs_no_subject(read):
    (c,) = read("Двигаемся к Двуречанскому.", "ru", "Russian Ministry of Defence")
    assert (c["type"], c["actor"], c["place"]) == ("advance", "russia", "Dvorichanske")


def test_a_short_participle_is_a_verb(read):
    text = "Мирноград окружён с трёх сторон, рассказал офицер бригады. ВСУ взяли Терны."
    ring = next(c for c in read(text, "ru") if c["type"] == "encirclement")
    assert (ring["place"], ring["actor"], ring["target"], ring["role"]) == ("Myrnohrad", "", "", "commander")


def test_a_presidents_page_speaks_in_his_name(read):
    text = "Звернення Президента України Володимира Зеленського\n\nРосійські сили обстріляли Харків."
    assert {c["speaker"] for c in read(text, publisher="president.gov.ua")} == {"Volodymyr Zelenskyy"}
