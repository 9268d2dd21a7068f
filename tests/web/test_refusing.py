"""What somebody asks of the desk is refused with a reason, which they read: a claim, an organisation."""

from matchmaker.ground.db import transaction
from matchmaker.listings import claims
from matchmaker.people import service as people
from matchmaker.people.service import OrganisationDraft
from matchmaker.rules.actors import LOCAL_PERSON, Role
from tests.support.listings import make_need
from tests.support.proposals import a_person
from tests.support.screens import BrokersSeat

WHY = "Mã số thuế là của đơn vị khác"


async def test_a_claim_is_refused_with_a_reason_that_the_claimant_reads(broker_seat: BrokersSeat) -> None:
    async with transaction(broker_seat.runtime.pool) as connection:
        need = await make_need(connection, by=broker_seat.people.broker, organisation="Công ty Nhờ Nhập")
        await claims.claim(connection, "need", need.id, None, by=broker_seat.people.stranger)
        claim_id = await connection.fetchval("SELECT id FROM claim")
    path = f"/claims/{claim_id}"
    assert 'name="refusal"' in (await broker_seat.client.get(f"/needs/{need.id}")).text
    wrong = await broker_seat.post(path, "/claims", decision="refuse", refusal=" ")
    assert wrong.status_code == 422
    assert '<details class="group act" open>' in wrong.text
    assert (await broker_seat.post(path, "/claims", decision="refuse", refusal=WHY)).status_code == 303
    assert "Không có" in (await broker_seat.client.get("/claims")).text
    kept = await broker_seat.runtime.pool.fetchrow("SELECT granted, refusal FROM claim")
    assert kept
    assert tuple(kept) == (False, WHY)
    [told] = await broker_seat.runtime.pool.fetch(
        "SELECT kind, params ->> 'reason' AS why FROM notice WHERE person_id = $1",
        broker_seat.people.stranger.person_id,
    )
    assert tuple(told) == ("claim_refused", WHY)


async def test_an_organisation_is_refused_with_a_reason_and_waits_again_once_it_was_changed(
    broker_seat: BrokersSeat,
) -> None:
    async with transaction(broker_seat.runtime.pool) as connection:
        draft = OrganisationDraft(name="Công ty Chờ Xác Minh", kind="business")
        organisation, _ = await people.save(connection, draft, by=LOCAL_PERSON)
        member = await a_person(connection, "moi@cho.example", Role.BUSINESS, organisation.id)
    page, path = "/administration/organisations", f"/organisations/{organisation.id}/refuse"
    wrong = await broker_seat.post(path, page, refusal="")
    assert wrong.status_code == 422
    assert organisation.name in wrong.text
    assert (await broker_seat.post(path, page, refusal=WHY)).headers["location"] == page
    assert organisation.name not in (await broker_seat.client.get(page)).text
    [told] = await broker_seat.runtime.pool.fetch(
        "SELECT kind, params ->> 'reason' AS why FROM notice WHERE person_id = $1", member.id
    )
    assert tuple(told) == ("organisation_refused", WHY)
    actions = await broker_seat.runtime.pool.fetch(
        "SELECT action FROM audit_entry WHERE action = 'organisation:refuse'"
    )
    assert len(actions) == 1
    async with transaction(broker_seat.runtime.pool) as connection:
        await people.save(
            connection, OrganisationDraft(name=draft.name, kind="business", place="Thủ Đức"), by=LOCAL_PERSON
        )
    assert organisation.name in (await broker_seat.client.get(page)).text
