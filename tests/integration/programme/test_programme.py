"""The plan's orientations and the programme's settings against a real database."""

import unicodedata
from dataclasses import replace

import pytest

from matchmaker.audit import service as audit
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotAllowed, NotFound
from matchmaker.programme import service as programme
from matchmaker.programme.service import OrientationDraft
from matchmaker.rules.actors import IMPORTER, VISITOR, Actor, Role
from matchmaker.rules.programme import Sector

BROKER = Actor(name="broker", role=Role.BROKER)
PORTS = OrientationDraft(
    key="II.1.1",
    position=1,
    sector="logistics",
    title_vi="Tối ưu hóa kho bãi và cảng",
    title_en="Warehouses and ports",
    text_vi="Dự báo lượng hàng hóa qua cảng.",
    text_en="Forecast the cargo that passes the port.",
    paragraph="II.1.a",
    source="Kế hoạch",
)
HOSPITALS = OrientationDraft(
    key="II.1.2",
    position=2,
    sector="health",
    title_vi="Hỗ trợ chẩn đoán hình ảnh",
    title_en="Reading medical images",
    text_vi="Đọc ảnh X-quang tại bệnh viện; không thay bác sĩ.",
    text_en="Read radiographs in hospitals.",
    paragraph="II.1.b",
    source="Kế hoạch",
)


async def saved_id(connection: Connection, draft: OrientationDraft) -> int:
    """The id of an orientation that was saved just now."""
    assert await programme.save_orientation(connection, draft, by=IMPORTER)
    return next(o.id for o in await programme.orientations(connection) if o.key == draft.key)


async def test_an_orientation_says_what_the_plan_says(connection: Connection) -> None:
    ports = await programme.get_orientation(connection, await saved_id(connection, PORTS))
    assert {name: getattr(ports, name) for name in vars(PORTS)} == vars(PORTS)
    assert ports.sector is Sector.LOGISTICS
    assert (ports.title("vi"), ports.title("en")) == (PORTS.title_vi, PORTS.title_en)
    assert (ports.text("vi"), ports.text("en")) == (PORTS.text_vi, PORTS.text_en)


async def test_saving_an_orientation_twice_writes_nothing_and_is_audited_once(connection: Connection) -> None:
    ports = await saved_id(connection, PORTS)
    assert not await programme.save_orientation(connection, PORTS, by=IMPORTER)
    assert (await programme.get_orientation(connection, ports)).version == 1
    [entry] = await audit.history(connection, "orientation", ports)
    assert (entry.action, entry.actor) == ("orientation:save", IMPORTER.name)


async def test_the_same_words_in_decomposed_letters_are_no_change(connection: Connection) -> None:
    await saved_id(connection, PORTS)
    decomposed = replace(PORTS, title_vi=unicodedata.normalize("NFD", PORTS.title_vi))
    assert not await programme.save_orientation(connection, decomposed, by=IMPORTER)


async def test_a_changed_orientation_keeps_its_place_and_is_found_by_its_new_words(connection: Connection) -> None:
    ports = await saved_id(connection, PORTS)
    changed = replace(PORTS, title_vi="Điều phối xe tải")
    assert await saved_id(connection, changed) == ports
    assert (await programme.get_orientation(connection, ports)).version == 2
    assert [o.id for o in await programme.orientations(connection, text="xe tai")] == [ports]
    assert await programme.orientations(connection, text="kho bãi") == []
    assert len(await audit.history(connection, "orientation", ports)) == 2


@pytest.mark.parametrize(
    ("text", "sector", "found"),
    [
        ("", None, ["II.1.1", "II.1.2"]),
        ("", "health", ["II.1.2"]),
        ("", "transport", []),
        ("cảng", None, ["II.1.1"]),
        ("CANG kho", None, ["II.1.1"]),
        ("radiographs", None, ["II.1.2"]),
        ("kho", None, ["II.1.1"]),  # the syllable, not the beginning of "không"
        ("cảng bệnh viện", None, []),
        ("cảng", "health", []),
        ("100%", None, []),
    ],
)
async def test_orientations_are_narrowed_by_words_and_sector_in_the_plans_order(
    connection: Connection, text: str, sector: str | None, found: list[str]
) -> None:
    for draft in (HOSPITALS, PORTS):
        await programme.save_orientation(connection, draft, by=IMPORTER)
    assert [o.key for o in await programme.orientations(connection, text=text, sector=sector)] == found


async def test_an_orientation_that_is_not_there_is_not_found(connection: Connection) -> None:
    with pytest.raises(NotFound):
        await programme.get_orientation(connection, 404)


async def test_a_setting_is_remembered_and_overwritten(connection: Connection) -> None:
    assert await programme.setting(connection, "greeting") is None
    for value in ("Xin chào", {"vi": "Xin chào", "en": ["Hello", 1, True, None]}, 0, ""):
        await programme.save_setting(connection, "greeting", value, by=IMPORTER)
        assert await programme.setting(connection, "greeting") == value
    assert await programme.setting(connection, "farewell") is None


async def test_the_audit_tells_every_value_that_a_setting_got(connection: Connection) -> None:
    for value in ("Xin chào", "Hello"):
        await programme.save_setting(connection, "greeting", value, by=IMPORTER)
    setting = await connection.fetchval("SELECT subject_id FROM audit_entry WHERE action = 'setting:change' LIMIT 1")
    entries = await audit.history(connection, "setting", setting)
    assert [(entry.actor, entry.details["value"]) for entry in entries] == [
        (IMPORTER.name, "Xin chào"),
        (IMPORTER.name, "Hello"),
    ]


@pytest.mark.parametrize("actor", [VISITOR, BROKER], ids=lambda actor: actor.name)
async def test_only_who_imports_writes_orientations_and_settings(connection: Connection, actor: Actor) -> None:
    with pytest.raises(NotAllowed):
        await programme.save_orientation(connection, PORTS, by=actor)
    with pytest.raises(NotAllowed):
        await programme.save_setting(connection, "greeting", "Xin chào", by=actor)
    assert await programme.orientations(connection) == []
    assert await programme.setting(connection, "greeting") is None
