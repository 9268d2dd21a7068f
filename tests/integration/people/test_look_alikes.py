"""Organisations whose names look alike are one, also where an earlier version stored what nobody sees."""

import asyncio
import unicodedata
from itertools import product
from pathlib import Path

import pytest

from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import ImportRejected, InvalidInput
from matchmaker.importing.columns import ImportKind
from matchmaker.importing.service import import_file
from matchmaker.intake.cleaning import name_key
from matchmaker.people import service as people
from matchmaker.people.service import OrganisationDraft
from matchmaker.rules.actors import IMPORTER, LOCAL_PERSON, OrganisationKind
from tests.support.characters import GONE

ALIKE = [
    "Công ty Năm\u200b",
    "\ufeffCông ty Năm",
    "Công  ty\xa0Năm ",
    "CÔNG TY NĂM",
    "Công ty\u2060 Năm",
    "Công ty N\u0103\u202cm",
    "Công\u3000ty Năm",
    "Ｃông ty Năm",
]

VOWELS = ["".join(parts) for parts in product("aeouyOYăâơưA", ["", *"\u0300\u0301\u0303\u0309\u0323"])]


async def add(connection: Connection, name: str) -> int:
    found = await people.find_or_add(connection, name, OrganisationKind.BUSINESS, by=LOCAL_PERSON)
    return found.id


@pytest.mark.parametrize("name", ALIKE)
async def test_a_name_that_looks_like_another_is_that_one(connection: Connection, name: str) -> None:
    assert await add(connection, "Công ty Năm") == await add(connection, name)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Viện A–B", "Viện A-B"), ("Quán “Năm”", 'Quán "Năm"'), ("L’Ami", "L'Ami"), ("Q‑7 Lab", "Q-7 Lab")],
)
async def test_dashes_and_quotation_marks_tell_no_names_apart(connection: Connection, one: str, other: str) -> None:
    assert await add(connection, one) == await add(connection, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa Bình", "Hoà Bình"),
        ("KHOẺ VÀ KHÓE", "Khỏe và Khoé"),
        ("Tọa độ Õa", "Toạ độ Oã"),
        ("Thủy Lợi, Thùy Dương", "Thuỷ Lợi, Thuỳ Dương"),
        ("Ủy ban Lũy Tụy Thúy", "Uỷ ban Luỹ Tuỵ Thuý"),
        ("Hòa Thủy", unicodedata.normalize("NFD", "Hoà Thuỷ")),
        ("Đại Việt", "\xd0ại Việt"),
        ("Đại đường", "\u0189ại \xf0ường"),
    ],
)
async def test_two_spellings_of_one_name_are_that_one(connection: Connection, one: str, other: str) -> None:
    assert await add(connection, one) == await add(connection, other)
    assert name_key(one) == name_key(other)


async def test_a_file_and_the_database_compare_names_alike(connection: Connection) -> None:
    rare = "\u2800\u3000\u3164\ufb01\ufdd0\ufe0f\ufeff\uff0d\uff21\uffa0\uffff\U0001d6ae\U0001fffe\U000e0041\U0010ffff"
    signs = [sign for sign in map(chr, range(1, 0x2100)) if unicodedata.category(sign) not in ("Cn", "Lo")]
    signs.remove("İ")  # small as the language of the server has it
    names = [f"A{sign} Ấb{sign} o\u0301{sign} u\u0323{sign}" for sign in (*signs, *rare)]
    names += [f"{one}{other}n{one}{other}" for one in VOWELS for other in VOWELS]
    stored = await connection.fetch("SELECT organisation_name_key(name) FROM unnest($1::text[]) AS name", names)
    assert [name for name, (key,) in zip(names, stored, strict=True) if name_key(name) != key] == []


@pytest.mark.parametrize("other", ["Công ty Nam", "Công ty Năm 2", "Công tyNăm"])
async def test_what_people_see_tells_names_apart(connection: Connection, other: str) -> None:
    assert await add(connection, "Công ty Năm") != await add(connection, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hòa", "Hoa"), ("Hòa", "Hóa"), ("Mùa", "Muà"), ("Dại", "Đại"), ("Ngò A", "Ngo À")],
)
def test_other_tones_and_letters_are_other_names(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize("what", sorted(GONE.keys() - {"NUL", "a lone surrogate"}))
async def test_a_name_that_an_earlier_version_stored_is_found(connection: Connection, what: str) -> None:
    old = await connection.fetchval(
        "INSERT INTO organisation (name, kind, sort_key, search_text, created_by)"
        " VALUES ($1, 'business', '', '', 'test') RETURNING id",
        f"Công {GONE[what]}ty Năm{GONE[what]}",
    )
    assert await add(connection, "Công ty Năm") == old
    saved, _ = await people.save(connection, OrganisationDraft(name="Công ty Năm", kind="business"), by=LOCAL_PERSON)
    assert (saved.id, saved.name) == (old, "Công ty Năm")


async def test_two_that_look_alike_and_come_at_once_are_one(pool: Pool) -> None:
    async def come(name: str) -> int:
        async with transaction(pool) as connection:
            made = await add(connection, name)
            await asyncio.sleep(0.05)
            return made

    assert len(set(await asyncio.gather(*map(come, ["Viện Trí–Tuệ", "Viện Trí-Tuệ", "VIỆN TRÍ-TUỆ"])))) == 1


async def test_files_of_names_that_look_alike_make_one_organisation(pool: Pool, tmp_path: Path) -> None:
    for name, note in zip(ALIKE, "\uffff\ufffe\ufdd0abcde", strict=True):
        await bring(pool, tmp_path, f'"{name}",Doanh\u200b nghiệp,{note}')
    assert await pool.fetchval("SELECT count(*) FROM organisation") == 1


async def test_names_that_look_alike_in_one_file_and_say_different_things_are_told(pool: Pool, tmp_path: Path) -> None:
    for one, other in [("Công ty Năm", "CÔNG TY\u200b NĂM"), ("Viện “A–B”", 'Viện ""A-B""')]:
        with pytest.raises(ImportRejected) as rejected:
            await bring(pool, tmp_path, f'"{one}",Doanh nghiệp,a', f'"{other}",Doanh nghiệp,b')
        assert [(each.row, each.code) for each in rejected.value.problems] == [(2, "key_twice"), (3, "key_twice")]


async def test_names_that_look_alike_in_one_file_and_say_the_same_are_one(pool: Pool, tmp_path: Path) -> None:
    await bring(pool, tmp_path, *(f'"{name}",Doanh nghiệp,a' for name in (*ALIKE, "Công ty Năm ")))
    assert await pool.fetchval("SELECT count(*) FROM organisation") == 1


async def test_a_name_whose_letters_were_lost_is_told_in_a_form_and_in_a_file(pool: Pool, tmp_path: Path) -> None:
    for name in ("C\ufffdng ty Năm", "Vi&#7879;n Năm"):
        async with pool.acquire() as connection:
            with pytest.raises(InvalidInput):
                await add(connection, name)
        with pytest.raises(ImportRejected) as rejected:
            await bring(pool, tmp_path, f"Viện Sáu,Doanh nghiệp,{name}")
        assert rejected.value.problems[0].code in ("letters_lost", "letter_spelled")


async def bring(pool: Pool, folder: Path, *rows: str) -> None:
    path = folder / "organisations.csv"
    path.write_text("\n".join(["Tên,Loại hình\u200b đơn vị,Ghi chú", *rows]), encoding="utf-8")
    await import_file(pool, ImportKind.ORGANISATIONS, path, by=IMPORTER, progress=lambda done, of: None)
