"""What the desk is told of the past: decisions on pairs like this one, and who decided last."""

from matchmaker.ground.db import Connection
from matchmaker.proposals import decisions, precedents, suggestions, views
from matchmaker.rules.proposal import Proposal, Side
from tests.support.listings import make_need, make_solution
from tests.support.proposals import BUDGET, INSTITUTE, Desk, a_proposal, an_asked


async def paired(connection: Connection, desk: Desk, need_id: int, solution_id: int) -> Proposal:
    return await suggestions.pair_by_hand(connection, need_id, solution_id, "Hợp", by=desk.broker)


async def declined(connection: Connection, desk: Desk, pair: Proposal) -> None:
    await decisions.decline(connection, pair.id, BUDGET, by=desk.broker, version=pair.version)


async def test_decisions_on_the_same_need_solution_and_sector_are_told_nearest_first(
    connection: Connection, desk: Desk
) -> None:
    first = await a_proposal(connection, desk, sector="logistics")
    rival = await make_solution(connection, title="Giải pháp khác", organisation=INSTITUTE)
    neighbour = await make_need(connection, title="Nhu cầu cùng lĩnh vực", sector="logistics", organisation="Cty B")
    stranger = await make_need(connection, title="Nhu cầu y tế", sector="health", organisation="Cty C")
    await declined(connection, desk, await paired(connection, desk, neighbour.id, rival.id))
    await declined(connection, desk, await paired(connection, desk, stranger.id, rival.id))
    await declined(connection, desk, await paired(connection, desk, stranger.id, first.solution_id))
    await declined(connection, desk, await paired(connection, desk, first.need_id, rival.id))
    found = await precedents.similar_decisions(connection, first.id, by=desk.colleague)
    assert [each.shares for each in found] == ["need", "solution", "sector"]
    assert {(each.verdict, each.reason) for each in found} == {("declined", "budget")}
    assert found[0].decider == "Người hoa@so.example"


async def test_another_sector_of_no_name_is_no_likeness(connection: Connection, desk: Desk) -> None:
    first = await a_proposal(connection, desk, sector="other", sector_other="Dệt may")
    need = await make_need(connection, sector="other", sector_other="Bán lẻ", organisation="Cty B")
    rival = await make_solution(connection, title="Giải pháp khác", organisation=INSTITUTE)
    await declined(connection, desk, await paired(connection, desk, need.id, rival.id))
    assert await precedents.similar_decisions(connection, first.id, by=desk.broker) == []


async def test_whoever_decided_last_is_told_by_name(connection: Connection, desk: Desk) -> None:
    pair = await a_proposal(connection, desk)
    assert await precedents.last_change(connection, pair.id, by=desk.broker) is None
    await declined(connection, desk, pair)
    last = await precedents.last_change(connection, pair.id, by=desk.colleague)
    assert last
    assert (last.actor, last.action) == ("Người hoa@so.example", "proposal:decline")


async def test_the_desk_is_told_whom_an_approval_would_ask(connection: Connection, desk: Desk) -> None:
    pair = await a_proposal(connection, desk)
    shown = (await views.get(connection, pair.id, by=desk.broker)).desk
    assert shown
    assert {s: p.email if p else None for s, p in shown.reach.items()} == {
        Side.NEED: "lan@minhanh.example",
        Side.SOLUTION: "binh@vien.example",
    }
    hidden = await a_proposal(connection, desk, title="Kín", confidentiality="brokers")
    told = (await views.get(connection, hidden.id, by=desk.broker)).desk
    assert told
    assert list(told.reach) == [Side.NEED]
    asked = (await views.get(connection, (await an_asked(connection, desk, title="Hỏi")).id, by=desk.broker)).desk
    assert asked
    assert asked.reach == {}
