"""Suggestions come from matching, are kept once, and never bring back what was decided."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from embeddings.encoder import ModelIdentity
from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import Pool, transaction
from matchmaker.ground.errors import InvalidInput, NotAllowed
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.matching.model import Matches
from matchmaker.matching.service import Matching
from matchmaker.proposals import decisions, suggestions
from matchmaker.rules.actors import LOCAL_PERSON, VISITOR, Actor
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import Need
from matchmaker.rules.proposal import ProposalState
from matchmaker.rules.solution import Solution
from tests.support.listings import make_solution
from tests.support.matching import RICE, add_solutions, system
from tests.support.proposals import BUDGET, INSTITUTE, Desk, stored_desk
from tests.support.suggestions import BUYER, FITTING, posted_need, suggest


@pytest.fixture
async def runtime(database: str, tmp_path: Path) -> AsyncIterator[Runtime]:
    async with system(database, tmp_path) as runtime:
        yield runtime


async def test_a_suggestion_keeps_what_the_broker_sees_and_which_engine_said_it(runtime: Runtime) -> None:
    [invoices, _] = await add_solutions(runtime, FITTING, RICE)
    found = await suggest(runtime, await posted_need(runtime))
    first = found[0]
    assert (first.solution_id, first.rank, first.state, first.by_hand) == (
        invoices,
        1,
        ProposalState.SUGGESTED,
        False,
    )
    assert 0 <= first.seen["fit"] <= 1
    assert {"fit", "word", "closeness", "shared", "paired", "signals", "coverage"} <= first.seen.keys()
    assert first.seen["coverage"][0]["requirement"]
    identity = await runtime.encoder.identity()
    assert first.engine is not None
    assert (first.engine["model"], first.engine["revision"]) == (identity.model, identity.revision)
    assert first.engine["scoring"] == suggestions.scoring_version()


async def test_asking_again_doubles_nothing_and_brings_nothing_back(runtime: Runtime) -> None:
    await add_solutions(runtime, FITTING, RICE)
    need_id = await posted_need(runtime)
    before = await suggest(runtime, need_id)
    assert before
    async with transaction(runtime.pool) as connection:
        declined = await decisions.decline(connection, before[0].id, BUDGET, by=LOCAL_PERSON, version=before[0].version)
        await connection.execute("UPDATE proposal SET seen = '{}', rank = 99 WHERE id = $1", declined.id)
    after = await suggest(runtime, need_id)
    assert sorted(p.id for p in after) == sorted(p.id for p in before)
    again = next(p for p in after if p.id == declined.id)
    assert (again.state, again.version) == (ProposalState.DECLINED, declined.version)
    assert (again.seen, again.rank) == ({}, 99)  # what was seen at the decision is not written over
    async with transaction(runtime.pool) as connection:
        told = await connection.fetch("SELECT FROM audit_entry WHERE action = 'proposal:suggest'")
    assert len(told) == len(before)


async def test_what_is_not_suggested_any_more_loses_its_rank(runtime: Runtime) -> None:
    [invoices, _] = await add_solutions(runtime, FITTING, RICE)
    need_id = await posted_need(runtime)
    [first, *_] = await suggest(runtime, need_id)
    assert (first.solution_id, first.rank) == (invoices, 1)
    async with transaction(runtime.pool) as connection:
        await solutions.set_state(connection, invoices, ListingState.PAUSED, by=LOCAL_PERSON)
    await runtime.matching.refresh()
    ranks = {p.solution_id: p.rank for p in await suggest(runtime, need_id)}
    assert ranks[invoices] is None


async def test_an_organisation_is_not_suggested_to_itself(runtime: Runtime) -> None:
    await add_solutions(runtime, {**FITTING, "organisation": BUYER})
    need_id = await posted_need(runtime)
    assert await suggest(runtime, need_id) == []
    async with transaction(runtime.pool) as connection:
        own = await make_solution(connection, organisation=BUYER, title="Của mình")
        with pytest.raises(InvalidInput) as refused:
            await suggestions.pair_by_hand(connection, need_id, own.id, "Thử", by=LOCAL_PERSON)
    assert refused.value.fields == {"solution": "same_organisation"}


async def test_a_need_that_cannot_be_asked_about_keeps_no_other_waiting(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    await add_solutions(runtime, FITTING)
    first, second = await posted_need(runtime), await posted_need(runtime)
    ask = suggestions.suggest

    async def faulty(pool: Pool, matching: Matching, identity: ModelIdentity, need_id: int, *, by: Actor) -> object:
        if need_id == first:
            raise ZeroDivisionError
        return await ask(pool, matching, identity, need_id, by=by)

    monkeypatch.setattr(suggestions, "suggest", faulty)
    identity = await runtime.encoder.identity()
    assert await suggestions.suggest_missing(runtime.pool, runtime.matching, identity) == 1
    assert await runtime.pool.fetchval("SELECT array_agg(DISTINCT need_id) FROM proposal") == [second]
    assert await runtime.pool.fetchval("SELECT record_id FROM clock_failure WHERE job = 'suggest'") == first


async def test_needs_are_asked_about_when_they_are_new_or_have_changed(runtime: Runtime) -> None:
    await add_solutions(runtime, FITTING)
    identity = await runtime.encoder.identity()
    need_id = await posted_need(runtime)
    assert await suggestions.suggest_missing(runtime.pool, runtime.matching, identity) == 1
    assert await suggestions.suggest_missing(runtime.pool, runtime.matching, identity) == 0
    async with transaction(runtime.pool) as connection:
        need = await needs.get(connection, need_id, by=LOCAL_PERSON)
        await needs.edit(connection, need_id, needs.draft_of(need), by=LOCAL_PERSON)
    assert await suggestions.suggest_missing(runtime.pool, runtime.matching, identity) == 1


async def test_a_need_that_changes_while_matching_is_asked_waits_for_the_next_round(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    await add_solutions(runtime, FITTING)
    need_id = await posted_need(runtime)
    answer = runtime.matching.solutions_for_need

    async def closed_meanwhile(need: Need, **asked: Any) -> Matches[Solution]:  # noqa: ANN401
        found = await answer(need, **asked)
        async with transaction(runtime.pool) as connection:
            await needs.set_state(connection, need_id, ListingState.CLOSED, by=LOCAL_PERSON)
        return found

    monkeypatch.setattr(runtime.matching, "solutions_for_need", closed_meanwhile)
    assert await suggest(runtime, need_id) == []


async def test_only_the_desk_asks_pairs_and_places(runtime: Runtime) -> None:
    desk: Desk = await stored_desk(runtime.pool)
    identity = await runtime.encoder.identity()
    need_id = await posted_need(runtime)
    async with transaction(runtime.pool) as connection:
        solution = await make_solution(connection, organisation=INSTITUTE)
        for actor in (desk.lab, desk.buyer, VISITOR):
            with pytest.raises(NotAllowed):
                await suggestions.suggest(runtime.pool, runtime.matching, identity, need_id, by=actor)
            with pytest.raises(NotAllowed):
                await suggestions.pair_by_hand(connection, need_id, solution.id, "Hợp", by=actor)
        with pytest.raises(InvalidInput) as unexplained:
            await suggestions.pair_by_hand(connection, need_id, solution.id, " ", by=desk.broker)
        assert unexplained.value.fields == {"reason": "required"}
        pair = await suggestions.pair_by_hand(connection, need_id, solution.id, "Hợp", by=desk.broker)
        twice = await suggestions.pair_by_hand(connection, need_id, solution.id, "Hợp", by=desk.broker)
        assert (pair.id, pair.by_hand) == (twice.id, True)
