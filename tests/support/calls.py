"""Calls for tests: a council, a call that says enough to be opened, and entries to it."""

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from matchmaker.calls import service as calls
from matchmaker.ground.db import Connection
from matchmaker.rules.actors import SYSTEM, Actor, Role
from matchmaker.rules.call import Call, CallDraft, CallKind, CallMove, CallState, Criterion, Duty
from tests.support.people import a_person, an_organisation

CRITERIA = (
    Criterion(
        id=None,
        position=1,
        name="Giải đúng bài toán",
        question="Giải pháp giải bài toán như thế nào?",
        weight=60,
        most_points=10,
        threshold=5,
        longest=1500,
    ),
    Criterion(
        id=None,
        position=2,
        name="Khả thi",
        question="Triển khai mất bao lâu, cần những gì?",
        weight=40,
        most_points=10,
        threshold=None,
        longest=1000,
    ),
)


@dataclass(frozen=True, kw_only=True)
class Council:
    """Everybody around a call: who writes it, who looks after it, who judges, who enters."""

    broker: Actor
    secretary: Actor
    chair: Actor
    judges: tuple[Actor, ...]
    entrants: tuple[Actor, ...]


def a_draft(**overrides: Any) -> CallDraft:  # noqa: ANN401  # any field of the draft
    """A call that lacks nothing in its text; it closes in ten days."""
    said = CallDraft(
        kind=CallKind.COMPETITION,
        title="Phát hiện lỗi bề mặt vải bằng hình ảnh",
        problem="Xưởng dệt kiểm vải bằng mắt, sót một phần mười lỗi.",
        solved_when="Tìm được 95 % lỗi trên 1.000 m vải thử, đo bằng biên bản kiểm.",
        eligibility="Trường, viện và doanh nghiệp tại Việt Nam.",
        closes_at=datetime.now(UTC) + timedelta(days=10),
        criteria=CRITERIA,
    )
    return replace(said, **overrides)


async def a_council(connection: Connection, *, judges: int = 3, entrants: int = 3) -> Council:
    """A broker, a secretary, a chair, judges of universities and entrants of as many institutes."""

    async def actor(name: str, role: Role, **more: Any) -> Actor:  # noqa: ANN401
        person = await a_person(connection, email=f"{name}@{name}.example", name=f"Người {name}", role=role, **more)
        return person.actor("203.0.113.7")

    async def member(name: str, kind: str, role: Role) -> Actor:
        owner = await an_organisation(connection, f"Đơn vị {name}", kind)
        return await actor(name, role, organisation_id=owner.id)

    return Council(
        broker=await actor("moigioi", Role.BROKER),
        secretary=await actor("thuky", Role.BROKER),
        chair=await member("chutich", "university", Role.INSTITUTE),
        judges=tuple([await member(f"giamkhao{n}", "university", Role.INSTITUTE) for n in range(1, judges + 1)]),
        entrants=tuple([await member(f"duthi{n}", "institute", Role.INSTITUTE) for n in range(1, entrants + 1)]),
    )


async def an_open_call(connection: Connection, council: Council, **overrides: Any) -> Call:  # noqa: ANN401
    """Read by two scientists, with its council, open for entries."""
    call = await calls.draft(connection, a_draft(**overrides), by=council.broker)
    await calls.move(connection, call.id, CallMove.TEST, by=council.broker)
    await answered_by_readers(connection, call)
    await appoint(connection, call, council)
    return await calls.move(connection, call.id, CallMove.OPEN, by=council.broker)


async def answered_by_readers(connection: Connection, call: Call, *, readers: int = 2) -> None:
    for n in range(readers):
        await connection.execute(
            "INSERT INTO call_reading (call_id, email, asked_by, expires_at, answered_at, understood, would_enter)"
            " VALUES ($1, $2, 'moigioi', now() + interval '14 days', now(), true, true)",
            call.id,
            f"docthu{n}@docthu.example",
        )


async def appoint(connection: Connection, call: Call, council: Council) -> None:
    duties = (
        (Duty.SECRETARY, council.secretary),
        (Duty.CHAIR, council.chair),
        *((Duty.JUDGE, j) for j in council.judges),
    )
    for duty, actor in duties:
        await connection.execute(
            "INSERT INTO call_appointment (call_id, person_id, duty, appointed_by) VALUES ($1, $2, $3, 'moigioi')",
            call.id,
            actor.person_id,
            duty.value,
        )


async def an_entry(connection: Connection, call: Call, entrant: Actor, *, state: str = "submitted") -> int:
    """One that stands as if it had been submitted: an answer to every criterion; gives its id."""
    entry_id: int = await connection.fetchval(
        "INSERT INTO call_entry (call_id, number, person_id, organisation_id, title, trl, state, submitted_at, receipt,"
        " rights_agreed_at) SELECT $1, 1 + count(*), $2, $3, 'Soi vải bằng camera', 7, $4, now(), $5, now()"
        " FROM call_entry WHERE call_id = $1 RETURNING id",
        call.id,
        entrant.person_id,
        entrant.organisation_id,
        state,
        hashlib.sha256(entrant.name.encode()).digest(),
    )
    for criterion in call.criteria:
        await connection.execute(
            "INSERT INTO call_answer (entry_id, criterion_id, body) VALUES ($1, $2, $3)",
            entry_id,
            criterion.id,
            f"Trả lời về {criterion.name}.",
        )
    return entry_id


async def past_its_deadline(connection: Connection, call: Call) -> Call:
    """The same call an hour after its deadline."""
    await connection.execute("UPDATE call SET closes_at = now() - interval '1 hour' WHERE id = $1", call.id)
    return await calls.get(connection, call.id, by=SYSTEM)


async def in_state(connection: Connection, call: Call, state: CallState) -> Call:
    """The same call as if its council had come this far; what comes before it is not made up."""
    await connection.execute(
        "UPDATE call SET state = $2, closes_at = least(closes_at, now() - interval '1 hour'),"
        " decided_at = CASE WHEN $2 IN ('decided', 'objections', 'published') THEN now() END,"
        " announced_at = CASE WHEN $2 IN ('objections', 'published') THEN now() END,"
        " published_at = CASE WHEN $2 = 'published' THEN now() END WHERE id = $1",
        call.id,
        state.value,
    )
    return await calls.get(connection, call.id, by=SYSTEM)
