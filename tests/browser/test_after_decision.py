"""Pages of a call after its decision in a real browser: for entrants, the secretary, the chair and everybody."""

from playwright.async_api import Browser

from matchmaker.calls import service as calls
from matchmaker.calls.outcome import objections
from matchmaker.ground.db import transaction
from matchmaker.rules.actors import VISITOR
from matchmaker.rules.call import CallMove
from tests.support.browser import Site
from tests.support.calls import a_council
from tests.support.decided_calls import DecidedCall, a_decided_call
from tests.support.readers import Pages, faults_by_reader


async def announced(site: Site) -> DecidedCall:
    """Its entrants have heard the result; the one who lost has objected, and the chair was convinced."""
    async with transaction(site.runtime.pool) as connection:
        made = await a_decided_call(connection, await a_council(connection))
        them, call_id = made.council, made.call.id
        await connection.execute("UPDATE call_appointment SET declared_at = now()")
        await calls.move(connection, call_id, CallMove.ANNOUNCE, by=them.secretary)
        filed = await objections.file(connection, call_id, "Điểm tính khả thi bị nhập sai.", by=them.entrants[2])
        await objections.answer(connection, call_id, filed, "Đã xem lại.", upheld=True, by=them.chair)
        await objections.file(connection, call_id, "Đề nghị xem lại điểm.", by=them.entrants[1])
    return made


def pages_of(made: DecidedCall) -> Pages:
    them, place = made.council, f"/calls/{made.call.id}"
    return [
        (them.entrants[0], (f"{place}/result", place)),
        (them.entrants[2], (f"{place}/result",)),
        (them.secretary, (f"{place}/outcome", f"{place}/winners/1/papers")),
        (them.chair, (f"{place}/outcome", f"{place}/objections/2/answer", f"{place}/judging/decision")),
        (them.broker, ("/progress/calls", f"{place}/council")),
        (VISITOR, (place, "/calls", "/calls/archive")),
    ]


async def reopened(site: Site, made: DecidedCall) -> Pages:
    """The last objection is answered, and the chair sends the result back to the council."""
    them, call_id, place = made.council, made.call.id, f"/calls/{made.call.id}"
    async with transaction(site.runtime.pool) as connection:
        await objections.answer(connection, call_id, 2, "Điểm đúng.", upheld=False, by=them.chair)
        await calls.move(connection, call_id, CallMove.REOPEN, by=them.chair, reason="Điểm bị nhập sai.")
    return [
        (them.entrants[2], (f"{place}/result", place)),
        (them.chair, (place, f"{place}/judging/moderation", f"{place}/judging/decision")),
    ]


async def test_every_page_after_a_decision_is_accessible_and_fits(chromium: Browser, open_site: Site) -> None:
    made = await announced(open_site)
    faults = await faults_by_reader(chromium, open_site, pages_of(made))
    faults |= await faults_by_reader(chromium, open_site, await reopened(open_site, made))
    assert faults == {}
