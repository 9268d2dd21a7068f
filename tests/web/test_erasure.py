"""Erasing a person: nothing in the database tells any more who they were, and the audit still proves itself."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.audit import service as audit
from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import Connection, transaction
from matchmaker.ground.text import fold
from matchmaker.notices import service as notices
from matchmaker.notices.model import NoticeKind
from matchmaker.people import accounts, registration
from matchmaker.privacy import requests
from matchmaker.rules.actors import Person, Role
from matchmaker.rules.need import Need, NeedClause
from matchmaker.rules.personal_data import RequestKind
from matchmaker.rules.reading import ClauseKind
from matchmaker.rules.solution import Solution
from tests.support.accounts import mailed_path
from tests.support.cases import Office, a_verified
from tests.support.clients import sit_down
from tests.support.forms import SentForm, opened_form
from tests.support.listings import make_need, make_solution
from tests.support.people import SOMEBODY, registered, signed_in, stored_person

EMAIL, NAME, PHONE = "lan.rieng@congty.example", "Nguyễn Thị Lan Riêng", "0901234567"
OFFICE = "/administration/personal-data"


def letter() -> bytes:
    """As the introduction letter: the name is inside of a compressed file."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:t>{NAME}, {EMAIL}</w:t>")
    return content.getvalue()


async def stand_behind(connection: Connection, need: Need, person: Person) -> None:
    """The record was entered on their word, claimed with a note of theirs, asked about, and typed on in a form."""
    await connection.execute(
        "INSERT INTO behalf (need_id, source, person, consented_on, entered_by) VALUES ($1, $2, $3, now(), 'system')",
        *(need.id, f"Thư của {EMAIL}", f"Bà {NAME}, Giám đốc"),
    )
    await connection.execute(
        "INSERT INTO claim (need_id, person_id, organisation_id, note) VALUES ($1, $2, $3, $4)",
        *(need.id, person.id, need.organisation_id, f"Hỏi {NAME}, {PHONE}"),
    )
    await connection.execute(
        "INSERT INTO record_question (need_id, body, reply, outcome, ended_at, asked_by, answer_by, mailed) "
        "VALUES ($1, $2, $3, 'answered', now(), 'system', now(), 1)",
        *(need.id, f"Bà {NAME} có đồng ý không?", f"Có, xin gọi {PHONE}"),
    )
    await connection.execute(
        "INSERT INTO form_draft (person_id, subject, key, typed) VALUES ($1, 'need', 'k', $2)",
        *(person.id, {"problem": [f"Hỏi {NAME}"]}),
    )


async def introduce(connection: Connection, need: Need, solution: Solution, person: Person) -> None:
    """A proposal in which the person was asked, wrote, and was named in a letter."""
    proposal = await connection.fetchval(
        "INSERT INTO proposal (need_id, solution_id, state, by_hand, seen, created_by) "
        "VALUES ($1, $2, 'suggested', true, $3, 'system') RETURNING id",
        need.id,
        solution.id,
        {"reasons": [{"evidence": f"Liên hệ {NAME}"}]},
    )
    await connection.execute(
        "INSERT INTO consent (proposal_id, round, side, person_id, name, email, locale, asked_at, answer_by, note) "
        "VALUES ($1, 1, 'need', $2, $3, $4, 'vi', now(), now(), $5)",
        *(proposal, person.id, NAME, EMAIL, f"Gọi tôi, {NAME}, số {PHONE}"),
    )
    await connection.execute(
        "INSERT INTO proposal_message (proposal_id, kind, audience, author_side, person_id, body) "
        "VALUES ($1, 'message', 'both', 'need', $2, $3)",
        *(proposal, person.id, f"Chào anh, tôi là {NAME} ({EMAIL}). Khi nào gặp?"),
    )
    await connection.execute(
        "INSERT INTO proposal_document (proposal_id, kind, name, media_type, content, sha256) "
        "VALUES ($1, 'introduction_letter', 'Thư.docx', 'application/zip', $2, sha256($2))",
        *(proposal, letter()),
    )


@pytest.fixture
async def person(runtime: Runtime) -> Person:
    """Somebody who left traces in every room."""
    found = await registered(runtime.pool, email=EMAIL, name=NAME, phone=PHONE)
    await signed_in(runtime.pool, EMAIL)
    async with transaction(runtime.pool) as connection:
        need = await make_need(
            connection,
            organisation="Công ty Minh Anh",
            problem=f"Chúng tôi nhập tay 2.000 hóa đơn mỗi tháng. {NAME} phụ trách, xin viết cho {EMAIL}.",
            clauses=(NeedClause(kind=ClauseKind.WANT, text=f"{NAME} nhận kết quả", source=f"Viết cho {EMAIL}."),),
            contact_name=NAME,
            email=EMAIL,
            phone=PHONE,
        )
        solution = await make_solution(connection, contact_name=NAME, email=EMAIL, summary=f"Do {NAME} làm: đọc ảnh.")
        await introduce(connection, need, solution, found)
        await stand_behind(connection, need, found)
        params = {"title": f"Thư của {NAME}"}
        await notices.notify(connection, found.id, NoticeKind.INTRODUCED, subject="need", subject_id=1, params=params)
        await registration.request_reset(connection, EMAIL, by=SOMEBODY)
        await connection.execute(
            "INSERT INTO mail (kind, locale, recipient, subject, body) VALUES "
            "('introduction', 'vi', 'khac@so.example', $1, $2)",
            *(f"Giới thiệu {NAME}", f"Liên hệ: {NAME}, {PHONE}, {EMAIL}"),
        )
        await requests.file(connection, RequestKind.ERASURE, f"Tôi, {NAME}, xin xóa.", by=found.actor())
    await mailed_path(runtime, EMAIL)
    await runtime.matching.refresh()
    return found


@pytest.fixture
async def another_lan(runtime: Runtime) -> Need:
    """A person of the same name in another organisation."""
    async with transaction(runtime.pool) as connection:
        return await make_need(connection, contact_name="Lê Văn Bình", email="binh@khac.example", place=NAME)


async def erase(app: FastAPI, client: httpx.AsyncClient, runtime: Runtime) -> httpx.Response:
    administrator = await stored_person(runtime.pool, email="qt@so.example", role=Role.ADMINISTRATOR)
    sit_down(app, administrator.actor())
    number = await runtime.pool.fetchval("SELECT id FROM data_request")
    path = f"{OFFICE}/requests/{number}"
    hidden = (await opened_form(client, path)).hidden
    form = SentForm(client=client, hidden={"csrf_token": hidden["csrf_token"]})
    assert (await form.send(f"{path}/erase", {"sure": "yes"})).status_code == 409  # unanswered
    await form.send(f"{path}/answer", {"answer": f"Chào {NAME}, chúng tôi sẽ xóa."})
    assert (await form.send(f"{path}/erase", {})).status_code == 422  # not sure
    return await form.send(f"{path}/erase", {"sure": "yes"})


def readable(content: bytes) -> str:
    """What stands in stored bytes, those of a compressed document included."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    return content.decode("utf-8", "replace")


async def texts(connection: Connection) -> Iterator[tuple[str, str]]:
    """Everything of text, JSON and bytes in every column of every table, with where it stands."""
    columns = await connection.fetch(
        "SELECT c.oid::regclass::text AS name, a.attname, t.typname FROM pg_class c JOIN pg_attribute a "
        "ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid WHERE c.relkind = 'r' AND a.attnum > 0 "
        "AND c.relnamespace = 'public'::regnamespace AND NOT a.attisdropped "
        "AND t.typname IN ('text', '_text', 'json', 'jsonb', 'bytea')"
    )
    assert len(columns) > 100
    found = []
    for name, column, kind in columns:
        value = column if kind == "bytea" else f"{column}::text"
        for row in await connection.fetch(f"SELECT {value} AS value FROM {name} WHERE {column} IS NOT NULL"):
            text = readable(row["value"]) if kind == "bytea" else row["value"]
            found.append((f"{name}.{column}", text))
    return iter(found)


async def traces(runtime: Runtime, words: tuple[str, ...] = (EMAIL, NAME, PHONE)) -> set[str]:
    """Where any of the words still stands, marks and letter case aside."""
    wanted = [fold(word) for word in words]
    async with transaction(runtime.pool) as connection:
        return {where for where, text in await texts(connection) if any(word in fold(text) for word in wanted)}


async def test_nothing_tells_any_more_who_they_were_and_the_chain_is_whole(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, person: Person
) -> None:
    before = await traces(runtime)
    for room in ("person.email", "need.problem", "need.search_text", "matching_text.body", "mail.recipient"):
        assert room in before
    for room in ("proposal.seen", "consent.note", "proposal_message.body", "proposal_document.content"):
        assert room in before
    assert {"behalf.person", "behalf.source", "claim.note", "form_draft.typed"} <= before
    assert (await erase(app, client, runtime)).headers["location"] == f"{OFFICE}?done=erased"
    await runtime.matching.refresh()
    await runtime.matching.clean()
    assert await traces(runtime) == set()
    # those to others stand for the others' mailboxes
    assert EMAIL not in [mail.to for mail in notices.local_mails(runtime.settings.mail_folder)]
    async with transaction(runtime.pool) as connection:
        assert (await audit.verify(connection)).fault is None
        last = await connection.fetchval("SELECT action FROM audit_entry ORDER BY id DESC LIMIT 1")
    assert last == "data_request:complete"


async def test_vectors_of_erased_texts_are_gone(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, person: Person
) -> None:
    hashes = [
        row["text_hash"]
        for row in await runtime.pool.fetch("SELECT text_hash FROM matching_text WHERE body LIKE $1", f"%{NAME}%")
    ]
    kept = "SELECT count(*) FROM text_vector WHERE text_hash = ANY ($1)"
    assert await runtime.pool.fetchval(kept, hashes) > 0
    await erase(app, client, runtime)
    await runtime.matching.refresh()
    await runtime.matching.clean()
    assert await runtime.pool.fetchval(kept, hashes) == 0


async def test_the_account_opens_nothing_and_what_they_did_keeps_its_key(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, person: Person
) -> None:
    await erase(app, client, runtime)
    async with transaction(runtime.pool) as connection:
        gone = await accounts.get(connection, person.id)
        assert (gone.email, gone.name, gone.key) == (None, None, person.key)
        assert await connection.fetchval("SELECT count(*) FROM session WHERE person_id = $1", person.id) == 0
        told = await connection.fetchval("SELECT count(*) FROM audit_entry WHERE actor = $1", f"person:{person.key}")
        assert told > 0
    assert (await client.get(f"/administration/people/{person.id}")).status_code == 404
    assert (await client.get(OFFICE)).status_code == 200


async def test_the_officer_reads_before_erasing_which_confirmed_texts_stay(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    async with transaction(runtime.pool) as connection:
        case = await a_verified(connection, office)
        person = await accounts.get(connection, office.desk.buyer.person_id or 0)
        await connection.execute("UPDATE transfer_case SET process = $1", f"Tổ của {person.name}")
        number = await requests.file(connection, RequestKind.ERASURE, "Xin xóa.", by=person.actor())
    administrator = await stored_person(runtime.pool, email="qt@so.example", role=Role.ADMINISTRATOR)
    sit_down(app, administrator.actor())
    page = await client.get(f"{OFFICE}/requests/{number}")
    assert f'href="/cases/{case.id}"' in page.text
    assert f"Tổ của {person.name}" in page.text


async def test_another_of_the_same_name_keeps_what_is_theirs(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, person: Person, another_lan: Need
) -> None:
    await erase(app, client, runtime)
    kept = await runtime.pool.fetchrow("SELECT * FROM need WHERE id = $1", another_lan.id)
    assert kept
    assert (kept["place"], kept["contact_name"], kept["version"]) == (NAME, "Lê Văn Bình", another_lan.version)
