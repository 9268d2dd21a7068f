"""Cleaning of text: what goes without a word, what becomes a line end or a space, what stays, what a file is told."""

import time
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from matchmaker.ground.invalid import InvalidValue, Problem
from matchmaker.importing import cells
from matchmaker.intake.cleaning import (
    MOST_MARKS,
    clean,
    clean_code,
    clean_line,
    refuse_damage,
    refuse_disguise,
    refuse_lost_letters,
)
from matchmaker.intake.file_names import file_name
from tests.support.characters import GONE

ANYTHING = st.text(st.characters(exclude_categories=[]), max_size=40)  # lone surrogates too

KEPT = {
    "Vietnamese": "Trí tuệ nhân tạo – “Đề án 6497”, 1.200 ₫",
    "a family of joined people": "👩\u200d👩\u200d👧",
    "a red heart": "❤\ufe0f",
    "a key cap": "1\ufe0f\u20e3",
    "an Indian conjunct": "क\u094d\u200dष",
    "a Persian word": "می\u200cخواهم",
    "a no-break space": "10\xa0kg, 1\u202f000",
    "a private letter": "\ue123",
    "tabs and lines": "a\tb\nc",
}
TURNED = {
    "a line of Windows": ("a\r\nb", "a\nb"),
    "a line of an old Mac": ("a\rb", "a\nb"),
    "a line inside a paragraph of Word": ("a\x0bb", "a\nb"),
    "a page": ("a\x0cb", "a\nb"),
    "a next line": ("a\x85b", "a\nb"),
    "a line of Unicode": ("a\u2028b\u2029c", "a\nb\nc"),
    "an ideographic space": ("Công\u3000ty", "Công ty"),
    "a thin space": ("Công\u2009ty", "Công ty"),
    "decomposed letters": (unicodedata.normalize("NFD", "tuệ"), "tuệ"),
    "a bullet of Word": ("\uf0b7\tđếm xe", "•\tđếm xe"),
    "a mark behind something invisible": ("e\u200b\u0302", "ê"),
}


@pytest.mark.parametrize("what", GONE)
def test_what_nobody_sees_goes_without_a_word(what: str) -> None:
    assert clean(f"Công{GONE[what]} ty N{GONE[what]}ăm") == "Công ty Năm"


@pytest.mark.parametrize("what", KEPT)
def test_what_people_see_stays(what: str) -> None:
    assert clean(KEPT[what]) == KEPT[what]


@pytest.mark.parametrize("what", TURNED)
def test_what_separates_and_what_is_composed_is_written_in_one_way(what: str) -> None:
    text, cleaned = TURNED[what]
    assert clean(text) == cleaned


@given(ANYTHING)
@settings(max_examples=100)
@example("a" + "\u0301" * 7 + "\u200d\u0900")
@example("\uf0b7\u200d\uf0b7\ufe0f")
def test_cleaning_again_changes_nothing_and_all_of_it_can_be_written(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned.encode().decode() == cleaned
    assert clean_line(text) == clean_line(cleaned)
    assert clean_code(clean_code(text)) == clean_code(text)


def test_a_flood_of_marks_is_cut_before_it_is_sorted() -> None:
    began = time.perf_counter()
    cleaned = clean("a" + "\u0301\u0323" * 250_000)  # a form of 1 MB, which took minutes
    assert time.perf_counter() - began < 5
    assert len(cleaned) <= 1 + MOST_MARKS


def test_wide_letters_of_a_code_are_the_plain_ones() -> None:
    assert clean_code(" ０３１２\u200b３４５６７８\xa0") == "0312345678"
    assert clean_code("𝐥𝐚𝐧＠ｖｉｄｕ．ｖｎ") == "lan@vidu.vn"


@pytest.mark.parametrize(
    ("text", "code", "blanks"),
    [
        ("c\udce1ng", "bad_bytes", {"byte": "E1", "place": "2"}),
        ("a\x01b", "control_character", {"character": "U+0001", "place": "2"}),
        ("giá \x96 rẻ", "control_character", {"character": "U+0096", "place": "5"}),
    ],
)
def test_a_file_is_told_what_was_damaged_and_where(text: str, code: str, blanks: dict[str, str]) -> None:
    with pytest.raises(InvalidValue) as invalid:
        refuse_damage(text)
    assert (invalid.value.code, invalid.value.code.blanks) == (code, blanks)


@pytest.mark.parametrize(
    ("text", "code", "blanks"),
    [
        ("C\ufffdng ty", "letters_lost", {"sign": "\ufffd", "place": "2"}),
        ("C?ng ty C? ph?n ??u t?", "letters_lost", {"sign": "?", "place": "2"}),
        ("Vi&#7879;n Nghi&ecirc;n c&#7913;u", "letter_spelled", {"letter": "&#7879;"}),
        ("Vi&#x1EC7;n", "letter_spelled", {"letter": "&#x1EC7;"}),
        ("Minh &amp; Anh", "letter_spelled", {"letter": "&amp;"}),
    ],
)
def test_letters_that_a_program_lost_are_told(text: str, code: str, blanks: dict[str, str]) -> None:
    with pytest.raises(InvalidValue) as invalid:
        refuse_lost_letters(text)
    assert (invalid.value.code, invalid.value.code.blanks) == (code, blanks)


@pytest.mark.parametrize(
    "text", ["Vì sao?vì thế", "R&D; AT&T", "https://a.vn/?x=1&copy=2", "Which one?the first? No.", "a&b;c", "??? x"]
)
def test_marks_that_people_write_are_no_lost_letters(text: str) -> None:
    refuse_lost_letters(text)


@pytest.mark.parametrize("sign", ["\u200b", "\ufeff", "\u2060", "\xad", "\u202c", "\xa0", "\u3000"])
def test_a_code_of_a_file_is_known_whatever_invisible_stands_in_it(sign: str) -> None:
    assert cells.code_of("sector")(cells.clean(f"{sign}Y tế{sign}")) == "health"


def test_a_file_is_not_called_what_its_name_only_looks_like() -> None:
    assert file_name("bao-cao\u202efdp.txt", "text/plain") == "bao-caofdp.txt"
    assert file_name("C:\\tài\u3000liệu\\biên\xa0bản\u2028.txt", "text/plain") == "biên bản.txt"
    assert file_name("\u200b\x00", "text/plain") == "file.txt"


@pytest.mark.parametrize(
    ("name", "letter", "word"),
    [
        ("Соng ty Minh Anh", "U+0421", "Соng"),
        ("Công ty ΑΒC", "U+0391", "ΑΒC"),
        ("Công ty ТНТ", "U+0422", "ТНТ"),
        ("Viện Cơ hοc", "U+03BF", "hοc"),
    ],
)
def test_a_letter_in_the_place_of_another_that_looks_like_it_is_told(name: str, letter: str, word: str) -> None:
    with pytest.raises(InvalidValue) as disguise:
        refuse_disguise(name)
    assert isinstance(disguise.value.code, Problem)
    assert disguise.value.code.blanks["character"] == letter
    assert disguise.value.code.blanks["word"] == word


@pytest.mark.parametrize("name", ["Công ty Газпром", "ОАО", "Viện β-carotene", "Công ty TNHH Đức Ứng", "μm Việt", "Ω"])
def test_words_of_another_script_are_what_they_are(name: str) -> None:
    refuse_disguise(name)
