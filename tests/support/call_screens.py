"""Pages of a call that is being prepared, with something on each of them."""

import re

from matchmaker.calls import appointments, readers
from matchmaker.calls import service as calls
from matchmaker.calls.appointments import AppointmentDraft
from matchmaker.calls.readers import ReaderDraft, Word
from matchmaker.ground.db import Connection
from matchmaker.rules.actors import VISITOR, Actor, Role
from matchmaker.rules.call import CallMove, Duty
from tests.support.calls import a_draft
from tests.support.people import a_person


async def pages_of_a_call(connection: Connection, broker: Actor) -> list[str]:
    """One that two were asked to read, of whom one has answered, with a judge and one who left."""
    call = await calls.draft(connection, a_draft(tried="Đã thử camera thường."), by=broker)
    await calls.move(connection, call.id, CallMove.TEST, by=broker)
    await readers.ask(
        connection, call.id, ReaderDraft(email="doc@truong.example", name="Trần Đọc", locale="vi"), by=broker
    )
    await readers.answer(
        connection, await _token(connection), Word(understood=True, would_enter=False, remark="Nêu cỡ vải."), by=VISITOR
    )
    await readers.ask(connection, call.id, ReaderDraft(email="hai@vien.example", name="Lê Hai", locale="en"), by=broker)
    for name in ("cham1", "cham2"):
        await a_person(connection, email=f"{name}@vien.example", name=f"Giám khảo {name}", role=Role.INSTITUTE)
        said = AppointmentDraft(email=f"{name}@vien.example", duty=Duty.JUDGE, expertise="Thị giác máy")
        made = await appointments.appoint(connection, call.id, said, by=broker)
    await appointments.end(connection, call.id, made, "Chuyển công tác", by=broker)
    place = f"/calls/{call.id}"
    own = [place, f"{place}/edit", f"{place}/readers", f"{place}/council"]
    return ["/calls", "/calls/new", *own, f"/call-readings/{await _token(connection)}"]


async def _token(connection: Connection) -> str:
    body = await connection.fetchval("SELECT body FROM mail WHERE kind = 'call_to_read' ORDER BY id DESC LIMIT 1")
    found = re.search(r"/call-readings/([\w-]+)", body)
    assert found
    return found[1]
