"""Who gets into an organisation and speaks for it: asked, invited, verified, handed over."""

import pytest

from matchmaker.ground.db import Pool, transaction
from matchmaker.ground.errors import InvalidInput, LinkUnusable, NotAllowed, NotFound
from matchmaker.people import accounts, directory, invitations, membership, signing_in
from matchmaker.people import service as people
from matchmaker.people.invitations import Guest
from matchmaker.rules.actors import VISITOR, Actor, Person, Role
from matchmaker.rules.personal_data import NOTICE_VERSION
from tests.support.listings import make_need
from tests.support.people import (
    HERE,
    PASSWORD,
    actions,
    an_organisation,
    mailed_token,
    mails,
    registered,
    stored_person,
    verified,
)


@pytest.mark.parametrize("typed", ["Công ty Minh Anh", "CÔNG TY MINH ANH", "Công  ty Minh Anh"])
async def test_a_stranger_registers_but_does_not_get_into_an_organisation(pool: Pool, typed: str) -> None:
    founder = await registered(pool)
    stranger = await registered(pool, email="la@nguoi.example", organisation=typed)
    assert stranger.organisation_id is None
    assert not stranger.authorised_contact
    assert stranger.joining_id == founder.organisation_id
    async with transaction(pool) as connection:
        for act in (membership.admit, membership.turn_away):
            with pytest.raises((NotFound, NotAllowed)):
                await act(connection, stranger.id, by=stranger.actor())
        with pytest.raises((NotFound, NotAllowed)):
            await membership.members(connection, founder.organisation_id or 0, by=stranger.actor())


async def test_a_tax_code_finds_the_organisation_under_another_name(pool: Pool) -> None:
    founder = await registered(pool, tax_code="0301111111")
    other = await registered(pool, email="x@y.example", organisation="Minh Anh JSC", tax_code="0301111111")
    assert (other.organisation_id, other.joining_id) == (None, founder.organisation_id)


async def test_whoever_may_let_somebody_in_reads_how_they_called_it_beside_what_it_is(pool: Pool) -> None:
    founder = await registered(pool, tax_code="0301111111")
    stranger = await registered(pool, email="x@la.example", organisation="Minh Anh JSC", tax_code="0301111111")
    async with transaction(pool) as connection:
        asking = await membership.beside_those_who_ask(
            connection, founder.organisation_id or 0, by=Actor(name="a", role=Role.ADMINISTRATOR)
        )
        assert [(fact.asked, fact.known, fact.same) for fact in asking[stranger.id]] == [
            (["Minh Anh JSC"], ["Công ty Minh Anh"], False),
            (["0301111111"], ["0301111111"], True),
            (["la.example"], ["congty.example"], False),
        ]
        await membership.turn_away(connection, stranger.id, by=founder.actor())
    assert await pool.fetchval("SELECT joining_as FROM person WHERE id = $1", stranger.id) is None


async def test_behind_an_anonymous_need_an_organisation_stays_unknown_to_who_registers(pool: Pool) -> None:
    async with transaction(pool) as connection:
        hidden = await make_need(connection, organisation="Công ty Giấu Tên", confidentiality="anonymous")
    stranger = await registered(pool, organisation="Công ty Giấu Tên")
    newcomer = await registered(pool, email="binh@congty.example", organisation="Công ty Mới")

    def shown(person: Person) -> tuple[str | None, bool]:
        return person.organisation_name or person.joining_name, person.organisation_verified

    assert (shown(stranger), shown(newcomer)) == (("Công ty Giấu Tên", False), ("Công ty Mới", False))
    async with transaction(pool) as connection:
        for person in (stranger, newcomer):  # neither can invite, which would tell them apart
            with pytest.raises((NotFound, NotAllowed)):
                await invitations.invite(
                    connection, Guest(email="x@y.example", organisation_id=hidden.organisation_id), by=person.actor()
                )
        with pytest.raises(NotFound):
            await people.get(connection, hidden.organisation_id, by=stranger.actor())


async def test_the_authorised_contact_lets_a_colleague_in(pool: Pool) -> None:
    founder = await registered(pool)
    colleague = await registered(pool, email="binh@congty.example")
    async with transaction(pool) as connection:
        members = await membership.members(connection, founder.organisation_id or 0, by=founder.actor())
        assert [(m.id, m.joining_id is not None) for m in members] == [(colleague.id, True), (founder.id, False)]
        await membership.admit(connection, colleague.id, by=founder.actor())
        joined = await accounts.get(connection, colleague.id)
        assert (joined.organisation_id, joined.joining_id) == (founder.organisation_id, None)
        with pytest.raises(NotFound):
            await membership.admit(connection, colleague.id, by=founder.actor())
    assert (await actions(pool, colleague))[-1] == "join"


async def test_somebody_turned_away_asks_no_more(pool: Pool) -> None:
    founder = await registered(pool)
    stranger = await registered(pool, email="la@nguoi.example")
    async with transaction(pool) as connection:
        await membership.turn_away(connection, stranger.id, by=founder.actor())
        turned = await accounts.get(connection, stranger.id)
        with pytest.raises(NotAllowed) as refused:
            await make_need(connection, by=turned.actor())
    assert (turned.organisation_id, turned.joining_id) == (None, None)
    assert refused.value.code == "no_organisation"


async def test_a_broker_verifies_an_organisation_but_not_their_own(pool: Pool) -> None:
    founder = await registered(pool)
    organisation_id = founder.organisation_id or 0
    own_broker = await stored_person(
        pool, email="cb@so.example", role=Role.BROKER, organisation_id=founder.organisation_id
    )
    async with transaction(pool) as connection:
        for by, code in ((own_broker.actor(), "not_own"), (founder.actor(), "not_allowed")):
            with pytest.raises(NotAllowed) as refused:
                await membership.verify(connection, organisation_id, by=by)
            assert refused.value.code == code
    assert (await verified(pool, founder)).verified_at


async def test_a_verified_organisations_contact_invites_a_colleague(pool: Pool) -> None:
    founder = await registered(pool)
    guest = Guest(email="Binh@Congty.example", organisation_id=founder.organisation_id or 0)
    async with transaction(pool) as connection:
        with pytest.raises(NotAllowed):
            await invitations.invite(connection, guest, by=founder.actor())
    await verified(pool, founder)
    async with transaction(pool) as connection:
        await invitations.invite(connection, guest, by=founder.actor())
    token = await mailed_token(pool, "binh@congty.example")
    [text] = await mails(pool, "binh@congty.example")
    assert "Nguyễn Thị Lan" in text
    entered = await invitations.accept(pool, token, "Lê Văn Bình", PASSWORD, consent=NOTICE_VERSION, whence=HERE)
    assert entered is not None
    assert (entered.person.organisation_id, entered.person.authorised_contact) == (founder.organisation_id, False)
    with pytest.raises(LinkUnusable):
        await invitations.accept(pool, token, "Lê Văn Bình", PASSWORD, consent=NOTICE_VERSION, whence=HERE)
    async with transaction(pool) as connection:
        with pytest.raises(NotAllowed):  # a member who is not the contact
            await invitations.invite(connection, guest, by=entered.person.actor())


async def test_only_who_manages_people_invites_an_officer(pool: Pool) -> None:
    founder = await registered(pool)
    await verified(pool, founder)
    guest = Guest(email="cb@so.example", organisation_id=founder.organisation_id or 0, role=Role.BROKER)
    administrator = await stored_person(pool, email="qt@so.example", role=Role.ADMINISTRATOR)
    async with transaction(pool) as connection:
        with pytest.raises(NotAllowed):
            await invitations.invite(connection, guest, by=founder.actor())
        await invitations.invite(connection, guest, by=administrator.actor())
    token = await mailed_token(pool, "cb@so.example")
    assert await invitations.accept(pool, token, "Trần Văn Cán", PASSWORD, consent=NOTICE_VERSION, whence=HERE) is None
    assert not (await signing_in.sign_in(pool, "cb@so.example", PASSWORD, whence=HERE)).complete


async def test_a_guest_with_an_account_joins_with_it_and_nobody_else_does(pool: Pool) -> None:
    founder = await registered(pool)
    await verified(pool, founder)
    guest = await stored_person(pool, email="binh@congty.example")
    other = await stored_person(pool, email="khac@congty.example")
    async with transaction(pool) as connection:
        wish = Guest(email="binh@congty.example", organisation_id=founder.organisation_id or 0)
        await invitations.invite(connection, wish, by=founder.actor())
    token = await mailed_token(pool, "binh@congty.example")
    assert await invitations.has_account(pool, "binh@congty.example")
    with pytest.raises(LinkUnusable):
        await invitations.accept(pool, token, "Lê Văn Bình", PASSWORD, consent=NOTICE_VERSION, whence=HERE)
    with pytest.raises(LinkUnusable):
        await invitations.accept_as(pool, token, by=other.actor())
    await invitations.accept_as(pool, token, by=guest.actor())
    async with transaction(pool) as connection:
        assert (await accounts.get(connection, guest.id)).organisation_id == founder.organisation_id


async def test_the_contact_hands_over_to_a_member_only(pool: Pool) -> None:
    founder = await registered(pool)
    organisation = await verified(pool, founder)
    member = await stored_person(pool, email="binh@congty.example", organisation_id=organisation.id)
    stranger = await stored_person(pool, email="la@nguoi.example")
    async with transaction(pool) as connection:
        with pytest.raises(InvalidInput):
            await membership.name_contact(connection, organisation.id, stranger.id, by=founder.actor())
        await membership.name_contact(connection, organisation.id, member.id, by=founder.actor())
        assert (await accounts.get(connection, member.id)).authorised_contact
        former = await accounts.get(connection, founder.id)
        with pytest.raises(NotAllowed):
            await membership.name_contact(connection, organisation.id, founder.id, by=former.actor())


async def test_a_disabled_contact_speaks_for_nobody(pool: Pool) -> None:
    founder = await registered(pool)
    administrator = await stored_person(pool, email="qt@so.example", role=Role.ADMINISTRATOR)
    async with transaction(pool) as connection:
        await accounts.disable(connection, founder.id, by=administrator.actor())
        assert not (await accounts.get(connection, founder.id)).authorised_contact


async def test_a_visitor_is_nobody_to_the_people_of_an_organisation(pool: Pool) -> None:
    founder = await registered(pool)
    async with transaction(pool) as connection:
        with pytest.raises((NotFound, NotAllowed)):
            await membership.members(connection, founder.organisation_id or 0, by=VISITOR)


@pytest.mark.parametrize("website", ["https://abc(.vn", "https://[x", "https://www.congty.example"])
async def test_those_with_a_site_at_ones_own_domain_are_shown_whatever_was_once_typed_as_website(
    pool: Pool, website: str
) -> None:
    founder = await registered(pool)  # with a mailbox at congty.example
    sites = ["https://WWW.congty.example:443/a", "http://con.congty.example?b", "https://gia-congty.example", website]
    async with transaction(pool) as connection:
        await connection.execute("UPDATE organisation SET website = $1", website)
        for number, site in enumerate(sites):
            other = await an_organisation(connection, f"Viện {number}")
            await connection.execute("UPDATE organisation SET website = $1 WHERE id = $2", site, other.id)
        [waiting] = await directory.to_verify(connection, by=Actor(name="broker", role=Role.BROKER))
    assert waiting.organisation.id == founder.organisation_id
    alike = [each.organisation.name for each in waiting.look_alikes]
    assert alike == ["Viện 0", "Viện 1", *(["Viện 3"] if website.endswith("example") else [])]
