"""What somebody asks of the desk is refused with a reason, which they read: a claim, an organisation."""

from matchmaker.ground.db import transaction
from matchmaker.listings import claims
from matchmaker.people import service as people
from matchmaker.people.service import OrganisationDraft
from matchmaker.rules.actors import LOCAL_PERSON, Role
from tests.support.desk_pages import Office
from tests.support.desk_pages import office as office
from tests.support.listings import make_need
from tests.support.proposals import a_person

WHY = "Mã số thuế là của đơn vị khác"


async def test_a_claim_is_refused_with_a_reason_that_the_claimant_reads(office: Office) -> None:
    async with transaction(office.runtime.pool) as connection:
        need = await make_need(connection, by=office.people.broker, organisation="Công ty Nhờ Nhập")
        await claims.claim(connection, "need", need.id, None, by=office.people.stranger)
        claim_id = await connection.fetchval("SELECT id FROM claim")
    path = f"/claims/{claim_id}"
    assert 'name="refusal"' in (await office.client.get(f"/needs/{need.id}")).text
    wrong = await office.post(path, "/claims", decision="refuse", refusal=" ")
    assert wrong.status_code == 422
    assert '<details class="group act" open>' in wrong.text
    assert (await office.post(path, "/claims", decision="refuse", refusal=WHY)).status_code == 303
    assert "Không có" in (await office.client.get("/claims")).text
    kept = await office.runtime.pool.fetchrow("SELECT granted, refusal FROM claim")
    assert kept
    assert tuple(kept) == (False, WHY)
    [told] = await office.runtime.pool.fetch(
        "SELECT kind, params ->> 'reason' AS why FROM notice WHERE person_id = $1", office.people.stranger.person_id
    )
    assert tuple(told) == ("claim_refused", WHY)


async def test_an_organisation_is_refused_with_a_reason_and_waits_again_once_it_was_changed(office: Office) -> None:
    async with transaction(office.runtime.pool) as connection:
        draft = OrganisationDraft(name="Công ty Chờ Xác Minh", kind="business")
        organisation, _ = await people.save(connection, draft, by=LOCAL_PERSON)
        member = await a_person(connection, "moi@cho.example", Role.BUSINESS, organisation.id)
    page, path = "/administration/organisations", f"/organisations/{organisation.id}/refuse"
    wrong = await office.post(path, page, refusal="")
    assert wrong.status_code == 422
    assert organisation.name in wrong.text
    assert (await office.post(path, page, refusal=WHY)).headers["location"] == page
    assert organisation.name not in (await office.client.get(page)).text
    [told] = await office.runtime.pool.fetch(
        "SELECT kind, params ->> 'reason' AS why FROM notice WHERE person_id = $1", member.id
    )
    assert tuple(told) == ("organisation_refused", WHY)
    actions = await office.runtime.pool.fetch("SELECT action FROM audit_entry WHERE action = 'organisation:refuse'")
    assert len(actions) == 1
    async with transaction(office.runtime.pool) as connection:
        await people.save(
            connection, OrganisationDraft(name=draft.name, kind="business", place="Thủ Đức"), by=LOCAL_PERSON
        )
    assert organisation.name in (await office.client.get(page)).text
