"""A call with very many entries, all judged: written in a few statements, to measure its pages."""

from matchmaker.ground.db import Connection
from matchmaker.rules.call import Call, CallState, Duty
from tests.support.calls import Council, a_council, an_open_call, in_state


async def many_judged_entries(connection: Connection, count: int, *, per_entry: int = 3) -> tuple[Council, Call]:
    """In moderation: each entry of a person of its own, scored by three of five judges, with a remark of each."""
    council = await a_council(connection, judges=5, entrants=1)
    call = await an_open_call(connection, council, adjust_from=5)
    await connection.execute(
        "INSERT INTO person (name, email, role, organisation_id, locale, created_by)"
        " SELECT 'Người dự ' || n, 'du' || n || '@nhieu.example',"
        " 'institute', $2, 'vi', 'test' FROM generate_series(1, $1) n",
        count,
        council.entrants[0].organisation_id,
    )
    await connection.execute(
        "INSERT INTO call_entry (call_id, number, person_id, organisation_id, title, trl, state, submitted_at, receipt,"
        " rights_agreed_at) SELECT $1, row_number() OVER (ORDER BY id), id, organisation_id,"
        " 'Soi vải bằng camera ' || id, 7, 'eligible', now(), sha256(email::bytea), now()"
        " FROM person WHERE email LIKE 'du%@nhieu.example'",
        call.id,
    )
    await connection.execute(
        "INSERT INTO call_answer (entry_id, criterion_id, body) SELECT e.id, k.id, repeat('Trả lời. ', 100)"
        " FROM call_entry e JOIN call_criterion k ON k.call_id = e.call_id WHERE e.call_id = $1",
        call.id,
    )
    await _judged(connection, call, per_entry)
    return council, await in_state(connection, call, CallState.MODERATION)


async def _judged(connection: Connection, call: Call, per_entry: int) -> None:
    judges = sorted(call.appointed(Duty.JUDGE))
    await connection.execute(
        "INSERT INTO call_assignment (entry_id, person_id) SELECT e.id, ($2::bigint[])[1 + (e.number + n) % $3]"
        " FROM call_entry e, generate_series(1, $4) n WHERE e.call_id = $1",
        call.id,
        judges,
        len(judges),
        per_entry,
    )
    await connection.execute(
        "INSERT INTO call_score (entry_id, criterion_id, person_id, points, reason)"
        " SELECT a.entry_id, k.id, a.person_id, 4 + (a.entry_id * 7 + a.person_id * 3 + k.id) % 7,"
        " 'Có số liệu.'"
        " FROM call_assignment a JOIN call_entry e ON e.id = a.entry_id JOIN call_criterion k ON k.call_id = e.call_id"
        " WHERE e.call_id = $1",
        call.id,
    )
    await connection.execute(
        "INSERT INTO call_remark (entry_id, person_id, purpose, body)"
        " SELECT a.entry_id, a.person_id, 'to_entrant', 'Nên đo thêm.' FROM call_assignment a"
        " JOIN call_entry e ON e.id = a.entry_id WHERE e.call_id = $1",
        call.id,
    )
    await connection.execute(
        "UPDATE call_appointment SET declared_at = now() WHERE call_id = $1 AND duty IN ('judge', 'chair')", call.id
    )


async def decided_on(connection: Connection, call: Call, state: CallState) -> Call:
    """The same once its council has decided: the first wins, nine more come to the final."""
    await connection.execute(
        "UPDATE call_entry SET rank = number, outcome = CASE WHEN number = 1 THEN 'winner' WHEN number <= 10 THEN"
        " 'finalist' ELSE 'not_selected' END WHERE call_id = $1",
        call.id,
    )
    await connection.execute(
        "INSERT INTO call_decision (call_id, body, ranking, decided_by) VALUES ($1, 'Chọn hồ sơ số 1.', '{}', 'chair')"
        " ON CONFLICT DO NOTHING",
        call.id,
    )
    return await in_state(connection, call, state)
