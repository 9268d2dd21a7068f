"""Who decides on a dossier and reads it; what it says of a person goes with them."""

from datetime import date, timedelta

import pytest

from matchmaker.cases.loading import all_cases, case_facts
from matchmaker.cases.still_used import still_used
from matchmaker.dossiers import drafting, writers
from matchmaker.dossiers import service as dossiers
from matchmaker.dossiers.moves import StepDraft
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, NotAllowed, NotFound
from matchmaker.privacy import erasing
from matchmaker.rules.actors import SYSTEM
from matchmaker.rules.dossier import DossierMove
from matchmaker.rules.dossier_parts import DossierPart
from tests.support.cases import Office, a_case, a_file, a_verified, an_office
from tests.support.dossiers import HANDED_IN, begun, filled, handed_in, move

DAY = date(2026, 5, 4)


def decided_on(day: date) -> StepDraft:
    return StepDraft(happened_on=day, number="45/QĐ", paper=a_file(f"Quyết định ngày {day}"))


@pytest.fixture
async def office(connection: Connection) -> Office:
    return await an_office(connection)


async def test_a_verifier_reads_a_dossier_from_its_hand_in_on(connection: Connection, office: Office) -> None:
    written = await begun(connection, office, confidentiality="brokers")
    with pytest.raises(NotFound):
        await dossiers.get(connection, written, by=office.verifier)
    given_in = await handed_in(connection, office)
    assert (await dossiers.get(connection, given_in, by=office.verifier)).id == given_in


async def test_whoever_writes_a_dossier_does_not_record_its_decision(connection: Connection, office: Office) -> None:
    dossier_id = await handed_in(connection, office)
    email = await connection.fetchval("SELECT email FROM person WHERE id = $1", office.broker.person_id)
    await writers.open_to(connection, dossier_id, email, "investigator", by=office.desk.lab)
    with pytest.raises(NotAllowed):
        await move(connection, dossier_id, DossierMove.APPROVE, office.broker, decided_on(DAY))


async def test_the_council_does_not_decide_before_the_hand_in(connection: Connection, office: Office) -> None:
    dossier_id = await handed_in(connection, office)
    with pytest.raises(InvalidInput) as early:
        await move(connection, dossier_id, DossierMove.APPROVE, office.broker, decided_on(DAY - timedelta(days=300)))
    assert early.value.fields == {"council_on": "before_handed_in"}


async def test_state_money_that_only_the_dossier_tells_of_is_followed_too(
    connection: Connection, office: Office
) -> None:
    case = await a_verified(connection, office)
    dossier_id = await drafting.from_proposal(connection, case.proposal_id or 0, by=office.desk.lab)
    await filled(connection, dossier_id, office)
    await move(connection, dossier_id, DossierMove.FINISH, office.desk.lab)
    await move(connection, dossier_id, DossierMove.HAND_IN, office.broker, HANDED_IN)
    await move(connection, dossier_id, DossierMove.APPROVE, office.broker, decided_on(DAY))
    assert (await case_facts(connection, case.id)).dossier_money is not None
    followed = await still_used(connection, await all_cases(connection), by=SYSTEM)
    assert [line.case_id for line in followed] == [case.id]


async def test_a_contact_who_has_left_the_host_is_erased_from_what_was_prefilled(
    connection: Connection, office: Office
) -> None:
    case = await a_case(connection, office)
    person_id = office.desk.lab.person_id
    assert person_id
    email = await connection.fetchval("SELECT email FROM person WHERE id = $1", person_id)
    await connection.execute("UPDATE solution SET contact_name = 'Người Liên Hệ', email = $1", email)
    assert case.proposal_id
    dossier_id = await drafting.from_proposal(connection, case.proposal_id, by=office.broker)
    await connection.execute("UPDATE organisation SET authorised_contact_id = NULL")
    await connection.execute("UPDATE person SET organisation_id = NULL WHERE id = $1", person_id)
    assert email in str((await dossiers.get(connection, dossier_id, by=SYSTEM)).content(DossierPart.PEOPLE))
    await erasing.erase(connection, person_id, by=SYSTEM)
    assert email not in str((await dossiers.get(connection, dossier_id, by=SYSTEM)).content(DossierPart.PEOPLE))
