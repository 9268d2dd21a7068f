"""Vietnamese from before Unicode is recognised and told; other texts, in whatever language, are left alone."""

import io
import json
import unicodedata
from collections.abc import Callable, Mapping

import pytest

from matchmaker import sentences
from matchmaker.ground.errors import ImportRejected
from matchmaker.ground.invalid import InvalidValue
from matchmaker.importing import cells
from matchmaker.intake.cleaning import clean, clean_line
from matchmaker.intake.csv_tables import read_csv
from matchmaker.intake.old_encodings import ENCODINGS, encoding_of_file, problem_of
from matchmaker.rules import need as needs
from seeds.load import DATA
from tests.support.listings import need_draft

TEXT = "Công ty cổ phần Nước sạch cần nhận diện biển số xe, đọc hóa đơn giấy và dự báo lượng nước của từng quận"


def backwards(name: str) -> Callable[[str], bytes]:
    """Letters to the bytes by which an old encoding writes each."""
    table = {ENCODINGS[name](bytes([byte])): bytes([byte]) for byte in range(0x80, 0x100)}
    return lambda text: b"".join(sign.encode() if sign.isascii() else table[sign] for sign in text)


def cp1258(text: str) -> bytes:
    """As Windows writes it: â, ă, ê, ô, ơ, ư whole, each tone as a mark behind its letter."""
    for letter in set(unicodedata.normalize("NFC", text)):
        marks = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"), "")
        text = text.replace(letter, unicodedata.normalize("NFC", marks.replace(tone, "")) + tone) if tone else text
    return text.encode("cp1258")


WRITTEN: Mapping[str, bytes] = {
    "TCVN3 (ABC)": backwards("TCVN3 (ABC)")(TEXT),
    "VISCII": backwards("VISCII")(TEXT),
    "Windows-1258": cp1258(TEXT),
    "VNI": "Coâng ty coå phaàn Nöôùc saïch caàn nhaän dieän bieån soá xe, ñoïc hoùa ñôn giaáy".encode("latin-1"),
}
SOUP: Mapping[str, str] = {
    **{f"a text in {name}": content.decode("latin-1") for name, content in WRITTEN.items()},
    "a name of one syllable that is not ASCII": "C«ng ty X",
    "a school": "Tröôøng Ñaïi hoïc Baùch khoa",
    "UTF-8 read as Windows-1252": "CÃ´ng ty Cá»• pháº§n NÆ°á»›c sáº¡ch",
}
WELL = [
    TEXT,
    "Công ty và",
    "Hà",
    "café crème brûlée à la carte",
    "für die Größe der Straße müssen wir prüfen",
    "São Paulo não é à toa",
    "año niño señor",
    "été thé né",
    "sai số 5 µm, 10 µg, ©2024 Logo® 25 °C ± 0,5",
    "«cao» và «thấp»",
    "kho·tàng",
    "Møller Ångström Ørsted",
    "Škoda část",
    "ÿ þ",
    "«quá»…",
    "“XÃ…”, “XÃ”",
    "XÃ\xa0A",
    "√5 ≥ 2 · ª, ƒ(x), ∆t",
    "SÃO PAULO – MÃ… Ärger, Åse",
]
MISREAD = [
    "Công ty cổ phần",
    "Công ty TNHH Một thành viên",
    "Hà Nội",
    "Nhà",
    "Nhà máy đường",
    "Nhà thuốc số 1",
    "Đà Nẵng",
    "Đại học Bách khoa",
    "Viện Hàn lâm Khoa học và Công nghệ",
    "Cổ",
    "chính",
    "CÔNG TY NƯỚC SẠCH “Số 1” – Thủ Đức",
    "Trường Đại học Sư phạm",
    "Sở Y tế",
    "quản lý tài liệu, dự báo nhu cầu điện",
]


def misread(text: str, table: str) -> str:
    """UTF-8 as programs read it by the table; a byte that the table lacks becomes a control."""
    return "".join(
        sign if sign.strip("\ufffd") else chr(byte)
        for byte in text.encode()
        for sign in [bytes([byte]).decode(table, "replace")]
    )


@pytest.mark.parametrize("name", WRITTEN)
def test_a_file_in_an_old_encoding_is_refused_by_its_name(name: str) -> None:
    assert encoding_of_file(WRITTEN[name]) == name
    content = "Tên,Loại hình đơn vị\n".encode("cp1258", "replace") + WRITTEN[name].replace(b",", b"") + b",x\n"
    with pytest.raises(ImportRejected) as rejected:
        read_csv(io.BytesIO(content), len)
    told = sentences.describe_code(rejected.value.problems[0].code, "vi")
    assert name in told
    assert "UniKey" in told


@pytest.mark.parametrize("what", SOUP)
def test_letter_soup_is_refused_in_a_cell_and_in_a_form(what: str) -> None:
    with pytest.raises(InvalidValue) as invalid:
        cells.clean(SOUP[what])
    assert invalid.value.code == "old_encoding"
    assert needs.problems_of(need_draft(problem=SOUP[what], organisation=SOUP[what]))["organisation"] == "old_encoding"


@pytest.mark.parametrize("table", ["cp1252", "cp1258", "mac_roman"])
@pytest.mark.parametrize("text", MISREAD)
def test_utf8_that_a_program_read_by_another_table_is_refused(text: str, table: str) -> None:
    assert problem_of(misread(text, table)) == "old_encoding"


@pytest.mark.parametrize("text", sorted({*MISREAD} - {"chính"}))  # nothing is left of its letter
def test_misread_utf8_is_refused_behind_the_cleaning_of_a_form_and_misread_twice(text: str) -> None:
    soup = misread(text, "cp1252")
    assert problem_of(clean(soup)) == problem_of(clean_line(soup)) == "old_encoding"
    assert problem_of(misread(soup, "cp1252")) == "old_encoding"
    assert problem_of(f"Cần Thơ, Ðồng Nai; {misread(TEXT, 'cp1252')}") == "old_encoding"


@pytest.mark.parametrize("text", WELL)
def test_other_languages_and_signs_are_left_alone(text: str) -> None:
    assert problem_of(text) is None


def test_no_seed_is_taken_for_letter_soup() -> None:
    rows = [json.loads(line) for path in DATA.glob("*.jsonl") for line in path.read_text("utf-8").splitlines()]
    texts = [text for row in rows for text in row.values() if isinstance(text, str)]
    assert [text for text in texts if problem_of(text)] == []


def test_one_broken_letter_in_a_good_file_is_no_old_encoding() -> None:
    assert encoding_of_file("Công ty Năm\n".encode() + b"c\xf4ng ty\n") is None
