"""Lists show what the table of permissions lets one see, and one's organisation's records are one's own."""

from dataclasses import replace

import pytest

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotAllowed, NotFound
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.people import service as people
from matchmaker.rules.actors import LOCAL_PERSON, VISITOR, Actor, Role
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import Need, NeedFilter
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may
from matchmaker.rules.solution import Solution, SolutionFilter
from tests.support.listings import behalf, make_need, make_solution, need_draft, solution_draft
from tests.support.people import a_person, an_organisation

NEWCOMER = Actor(name="newcomer", role=Role.BUSINESS)


async def actors(connection: Connection) -> dict[str, Actor]:
    """One of each relation; the organisation of `member` is "Công ty Minh Anh"."""
    ours = await an_organisation(connection)
    theirs = await an_organisation(connection, "Công ty Khác")
    member = (await a_person(connection, organisation_id=ours.id)).actor()
    return {
        "visitor": VISITOR,
        "member": member,
        "colleague": replace(member, name="colleague"),
        "stranger": (await a_person(connection, email="x@khac.example", organisation_id=theirs.id)).actor(),
        "newcomer": NEWCOMER,
        "broker": (await a_person(connection, email="cb@so.example", role=Role.BROKER)).actor(),
        "verifier": (await a_person(connection, email="tt@so.example", role=Role.VERIFIER)).actor(),
    }


async def needs_in_every_state(connection: Connection, by: Actor) -> list[Need]:
    made = []
    for state in ListingState:
        for openness in ("public", "brokers", "anonymous"):
            need = await needs.submit(connection, need_draft(confidentiality=openness), by=by)
            await connection.execute("UPDATE need SET state = $1 WHERE id = $2", state.value, need.id)
            made.append(await needs.get(connection, need.id, by=LOCAL_PERSON))
    return made


async def test_a_list_of_needs_shows_what_the_table_allows(connection: Connection) -> None:
    people_here = await actors(connection)
    made = [n for name in ("member", "newcomer") for n in await needs_in_every_state(connection, people_here[name])]
    for name, actor in people_here.items():
        listed = {need.id for need in (await needs.listing(connection, NeedFilter(limit=100), by=actor)).items}
        allowed = {need.id for need in made if may(actor, Permission.SEE_LISTING, needs.matter_of(need))}
        assert listed == allowed, name


async def test_a_list_of_solutions_shows_what_the_table_allows(connection: Connection) -> None:
    people_here = await actors(connection)
    lab = replace(people_here["member"], role=Role.INSTITUTE)
    made: list[Solution] = []
    for state in ListingState:
        if state is not ListingState.NO_SUITABLE_SOLUTION:
            solution = await solutions.submit(connection, solution_draft(), by=lab)
            await connection.execute("UPDATE solution SET state = $1 WHERE id = $2", state.value, solution.id)
            made.append(await solutions.get(connection, solution.id, by=LOCAL_PERSON))
    for name, actor in people_here.items():
        listed = {s.id for s in (await solutions.listing(connection, SolutionFilter(limit=100), by=actor)).items}
        allowed = {s.id for s in made if may(actor, Permission.SEE_LISTING, solutions.matter_of(s))}
        assert listed == allowed, name


async def test_a_colleague_edits_what_belongs_to_the_organisation_and_a_stranger_does_not(
    connection: Connection,
) -> None:
    people_here = await actors(connection)
    need = await needs.submit(connection, need_draft(confidentiality="brokers"), by=people_here["member"])
    edited = await needs.edit(connection, need.id, need_draft(outcome="Nhanh hơn"), by=people_here["colleague"])
    assert (edited.outcome, edited.email) == ("Nhanh hơn", need_draft().email)
    await needs.set_state(connection, need.id, ListingState.PUBLISHED, by=people_here["broker"])
    await needs.set_state(connection, need.id, ListingState.PAUSED, by=people_here["colleague"])
    for name in ("visitor", "stranger", "newcomer", "verifier"):
        with pytest.raises(NotFound):
            await needs.edit(connection, need.id, need_draft(), by=people_here[name])
        with pytest.raises(NotFound):
            await needs.set_state(connection, need.id, ListingState.CLOSED, by=people_here[name])


async def test_whoever_moves_on_leaves_the_records_behind(connection: Connection) -> None:
    people_here = await actors(connection)
    need = await needs.submit(connection, need_draft(confidentiality="brokers"), by=people_here["member"])
    moved_on = replace(people_here["member"], organisation_id=people_here["stranger"].organisation_id)
    with pytest.raises(NotFound):
        await needs.get(connection, need.id, by=moved_on)


async def test_a_member_posts_for_their_own_organisation_whatever_they_type(connection: Connection) -> None:
    people_here = await actors(connection)
    need = await needs.submit(connection, need_draft(organisation="Công ty Khác"), by=people_here["member"])
    assert need.organisation_id == people_here["member"].organisation_id
    others = need_draft(organisation="Công ty Khác")
    on_behalf = await needs.submit(connection, others, by=people_here["broker"], behalf=behalf())
    assert on_behalf.organisation_name == "Công ty Khác"


async def test_nobody_publishes_for_their_own_organisation(connection: Connection) -> None:
    people_here = await actors(connection)
    need = await needs.submit(connection, need_draft(), by=people_here["member"])
    with pytest.raises(NotAllowed):
        await needs.set_state(connection, need.id, ListingState.PUBLISHED, by=people_here["member"])
    related = replace(people_here["broker"], organisation_id=need.organisation_id)
    with pytest.raises(NotAllowed) as refused:
        await needs.set_state(connection, need.id, ListingState.PUBLISHED, by=related)
    assert refused.value.code == "not_own"
    await needs.set_state(connection, need.id, ListingState.PUBLISHED, by=people_here["broker"])


async def test_ones_own_organisation_is_known_to_its_members_alone_while_nothing_is_public(
    connection: Connection,
) -> None:
    people_here = await actors(connection)
    organisation_id = people_here["member"].organisation_id or 0
    assert (await people.get(connection, organisation_id, by=people_here["member"])).id == organisation_id
    assert "Công ty Minh Anh" in await people.names(connection, by=people_here["member"])
    for name in ("visitor", "stranger", "verifier"):
        with pytest.raises(NotFound):
            await people.get(connection, organisation_id, by=people_here[name])
        assert "Công ty Minh Anh" not in await people.names(connection, by=people_here[name])


async def test_the_owner_of_a_seen_need_is_whole_for_its_members_and_bare_for_others(connection: Connection) -> None:
    people_here = await actors(connection)
    need = await make_need(connection, organisation="Công ty Minh Anh", confidentiality="anonymous")
    seen = {name: await needs.get(connection, need.id, by=actor) for name, actor in people_here.items()}
    assert {name for name, n in seen.items() if n.email and n.organisation_name} == {"member", "colleague", "broker"}
    assert {n.organisation_id for name, n in seen.items() if not n.email} == {0}
    solution = await make_solution(connection, organisation="Công ty Khác", email="lab@khac.example")
    told = {name: (await solutions.get(connection, solution.id, by=a)).email for name, a in people_here.items()}
    assert {name for name, email in told.items() if email} == {"stranger", "broker"}
