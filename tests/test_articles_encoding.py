"""Character encodings of articles."""

import pytest

from helpers.articles.encoding import NotTextError, decode

RUSSIAN = (
    "Министерство обороны сообщило, что войска вошли в город Тестово после трёх дней боёв. "
    "Командование противника это отрицает и говорит, что бои продолжаются в пригородах. Проверить это нельзя."
)
UKRAINIAN = (
    "Генеральний штаб повідомив, що війська відбили п’ять атак біля міста Тестове і втримали позиції. "
    "Речник угруповання сказав, що ворог зазнав втрат і відійшов на північ."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251", "koi8_r"])
def test_russian(encoding):
    assert decode(RUSSIAN.encode(encoding)).text == RUSSIAN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251"])
def test_ukrainian(encoding):
    assert decode(UKRAINIAN.encode(encoding)).text == UKRAINIAN


def test_western_quotation_marks():
    text = "The minister said “we hold the town” – a claim that the rebels’ spokesman denied in a café on Monday."
    assert decode(text.encode("cp1252")).text == text


def test_declared_by_the_page():
    page = f'<html><head><meta charset="windows-1251"></head><body>{RUSSIAN}</body></html>'
    assert decode(page.encode("cp1251")).encoding == "windows-1251"


def test_an_estimate_is_said():
    assert "letters" in decode(RUSSIAN.encode("cp1251")).notes[0]
    assert decode(RUSSIAN.encode()).notes == ()


def test_a_few_broken_bytes_do_not_change_the_encoding():
    raw = RUSSIAN.encode()
    decoded = decode(raw[:400].replace(b"\xd0\xbe", b"\xd0", 1) + raw[400:])
    assert decoded.encoding == "utf-8" and "not valid" in decoded.notes[0] and "Тестово" in decoded.text


def test_text_that_was_saved_wrongly_before_is_said():
    wrong = "The soldiersâ€™ leader said â€œweâ€™re in the townâ€\u009d and ethnicÂ massacres".encode()
    assert "wrong encoding" in decode(wrong).notes[0]


def test_the_text_is_not_changed():
    assert decode(b"\xef\xbb\xbf a\r\nb\r c\n").text == " a\r\nb\r c\n"


@pytest.mark.parametrize("raw", [bytes(range(256)), b"PK\x03\x04\x00\x00\x00\x01\x02", b"\x01\x02\x03\x04\x05 text"])
def test_binary_data_is_refused(raw):
    with pytest.raises(NotTextError):
        decode(raw)
