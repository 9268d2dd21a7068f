"""Reading all cases: as the rows are at that moment, once for whatever counts them."""

from dataclasses import replace
from datetime import date

import pytest

from matchmaker.cases import loading
from matchmaker.cases.loading import MOST_JUDGED, KeptCases, all_cases, cases, city_today
from matchmaker.ground.db import Connection
from matchmaker.rules.counting import judge
from matchmaker.rules.facts import Case
from matchmaker.rules.findings import Judgement
from matchmaker.rules.ledger import Ledger, count
from matchmaker.rules.programme import CountingSettings, TargetSpan
from tests.support.many_cases import many_cases

CHANGES = {
    "the case": "UPDATE transfer_case SET in_city = NOT coalesce(in_city, false)",
    "its stage": "UPDATE transfer_case SET stage = 'withdrawn', reason = 'other' WHERE stage = 'verified'",
    "a party": "UPDATE organisation SET tax_code = NULL",
    "a paper": "UPDATE case_evidence SET dated_on = dated_on + 400 WHERE kind IN ('contract', 'acceptance')",
    "a contact": "UPDATE case_contact SET named_both = NOT named_both",
    "a party's word": "UPDATE case_confirmation SET agreed = NOT agreed",
    "a verifier's decision": "UPDATE case_verification SET grade = 'reported'",
    "an added paper": "DELETE FROM case_evidence WHERE kind = 'invoice'",
}


async def test_a_change_is_seen_at_once_wherever_it_was_made(connection: Connection) -> None:
    await many_cases(connection, 60)
    settings = CountingSettings()
    kept = KeptCases()
    for what, change in CHANGES.items():
        before = (await kept.ledger(connection)).count(settings)
        await connection.execute(change)
        assert (await kept.ledger(connection)).count(settings) == (await all_cases(connection)).count(settings), what
        ledger = await all_cases(connection)
        after = ledger.count(settings)
        assert after.judgements != before.judgements, what
        anew = await cases(connection, [case.id for case in ledger.cases])
        assert after.judgements == {case.id: judge(case, settings, ledger.today) for case in anew}, what


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The cases that were judged, one after the other."""
    ids: list[int] = []

    def recorded(case: Case, settings: CountingSettings, today: date) -> Judgement:
        ids.append(case.id)
        return judge(case, settings, today)

    monkeypatch.setattr(loading, "judge", recorded)
    return ids


async def test_what_did_not_change_is_neither_built_nor_judged_anew(connection: Connection, judged: list[int]) -> None:
    await many_cases(connection, 60)
    kept = KeptCases()
    first = await kept.ledger(connection)
    first.judgements(CountingSettings())
    judged.clear()
    await connection.execute("UPDATE transfer_case SET use_from = '2024-02-29' WHERE id = $1", first.cases[0].id)
    later = await kept.ledger(connection)
    assert [before is now for before, now in zip(first.cases, later.cases, strict=True)] == [False] + [True] * 59
    later.judgements(CountingSettings())
    assert judged == [first.cases[0].id]


async def test_only_so_many_cases_and_thresholds_are_kept(connection: Connection, judged: list[int]) -> None:
    await many_cases(connection, 20)
    kept = KeptCases(most=5)
    first, later = await kept.ledger(connection), await kept.ledger(connection)
    same = [before is now for before, now in zip(first.cases, later.cases, strict=True)]
    assert same == [True] * 5 + [False] * 15
    for days in range(MOST_JUDGED):
        (await kept.ledger(connection)).judgements(CountingSettings(use_days=days + 1))
    for days, anew in ((MOST_JUDGED, 15), (1, 15), (MOST_JUDGED + 1, 20), (2, 20)):
        judged.clear()
        (await kept.ledger(connection)).judgements(CountingSettings(use_days=days))
        assert len(judged) == anew, days


OTHERS = {
    "the same": {},
    "another period": {"period_from": date(2025, 1, 1), "period_to": date(2025, 12, 31)},
    "the year": {"span": TargetSpan.YEAR},
    "longer use": {"use_days": 200},
    "stricter records": {"record_days": 5},
    "a shorter way from the contact": {"attribution_months": 1},
    "later contacts": {"contacts_since": date(2025, 1, 1)},
}


async def test_a_ledger_that_has_judged_gives_what_judging_anew_gives(connection: Connection) -> None:
    """Under whichever settings, and in whichever order they are asked for."""
    await many_cases(connection, 120)
    today, every = await city_today(connection), await cases(connection)
    ledger = Ledger(every, today)
    for what, changed in (*OTHERS.items(), *OTHERS.items()):
        settings = replace(CountingSettings(), **changed)  # type: ignore[arg-type]
        assert ledger.judgements(settings) == {case.id: judge(case, settings, today) for case in every}, what
        assert ledger.count(settings) == count(every, settings, today), what


@pytest.mark.parametrize("asked", [None, [1], []])
async def test_nothing_is_made_of_no_case(connection: Connection, asked: list[int] | None) -> None:
    assert await cases(connection, asked) == []
    assert (await all_cases(connection)).count(CountingSettings()).counted == ()
