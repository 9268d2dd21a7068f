"""Who moves up when a winner's papers do not hold, whatever the ranking was and in whatever order it is listed."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.rules.entry import EntryOutcome
from matchmaker.rules.entry_result import EntryReason, reasons_of
from matchmaker.rules.succession import Standing, without

O = EntryOutcome  # noqa: E741  # as the table of outcomes is read


def standings(*given: tuple[EntryOutcome, int | None]) -> list[Standing]:
    return [Standing(entry_id=n, outcome=outcome, rank=rank) for n, (outcome, rank) in enumerate(given, start=1)]


def outcomes(entry_id: int, given: Sequence[Standing]) -> list[tuple[EntryOutcome, int | None]]:
    return [(now.outcome, now.rank) for _, now in sorted(without(entry_id, given).items())]


@st.composite
def rankings(draw: st.DrawFn) -> list[Standing]:
    """As a council leaves them: the head of the ranking won, ranks are as in sports, some entries have none."""
    points = sorted(draw(st.lists(st.integers(0, 5), min_size=1, max_size=8)), reverse=True)
    ranks: list[int | None] = [points.index(each) + 1 for each in points]
    winners = draw(st.integers(1, len(points)))
    last = ranks[winners - 1] or 0
    won = [O.WINNER if (rank or 0) <= last else draw(st.sampled_from([O.FINALIST, O.NOT_SELECTED])) for rank in ranks]
    unranked = draw(st.integers(0, 2))
    return standings(*zip(won, ranks, strict=True), *[(O.NOT_SELECTED, None)] * unranked)


def test_the_next_in_rank_moves_up_and_everybody_behind_by_one() -> None:
    given = standings((O.WINNER, 1), (O.FINALIST, 2), (O.NOT_SELECTED, 3), (O.NOT_SELECTED, None))
    assert outcomes(1, given) == [(O.DISQUALIFIED, None), (O.WINNER, 1), (O.NOT_SELECTED, 2), (O.NOT_SELECTED, None)]


def test_a_second_winner_who_fails_is_followed_by_the_third() -> None:
    given = standings((O.WINNER, 1), (O.WINNER, 2), (O.NOT_SELECTED, 3))
    assert outcomes(2, given) == [(O.WINNER, 1), (O.DISQUALIFIED, None), (O.WINNER, 2)]


def test_no_list_decides_between_those_who_share_the_next_rank() -> None:
    given = standings((O.WINNER, 1), (O.NOT_SELECTED, 2), (O.NOT_SELECTED, 2))
    assert outcomes(1, given)[1:] == [(O.WINNER, 1), (O.WINNER, 1)]


def test_what_was_never_ranked_or_is_out_already_moves_nowhere() -> None:
    given = standings((O.WINNER, 1), (O.DISQUALIFIED, None), (O.NOT_SELECTED, None))
    assert outcomes(1, given)[1:] == [(O.DISQUALIFIED, None), (O.NOT_SELECTED, None)]


def test_only_a_winner_leaves_a_place() -> None:
    with pytest.raises(ValueError, match="no winner"):
        without(2, standings((O.WINNER, 1), (O.FINALIST, 2)))


@given(rankings(), st.randoms(use_true_random=False))
def test_in_whatever_order_they_are_listed_the_same_moves_up(given: list[Standing], chance: object) -> None:
    shuffled = list(given)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' own random
    assert without(1, shuffled) == without(1, given)


@given(rankings())
def test_who_moves_up_passes_nobody_and_no_place_is_lost(given: list[Standing]) -> None:
    leaving = next(each for each in reversed(given) if each.outcome is O.WINNER)
    after = without(leaving.entry_id, given)
    won = {each.entry_id for each in given if each.outcome is O.WINNER}
    new = {i for i, now in after.items() if now.outcome is O.WINNER} - won
    behind = [each for each in given if each.rank is not None and each.entry_id not in won]
    best = min((each.rank for each in behind if each.rank is not None), default=None)
    assert new == {each.entry_id for each in behind if each.rank == best}
    assert {i for i in won if after[i].outcome is O.WINNER} == won - {leaving.entry_id}
    ranked = [now.rank for now in after.values() if now.rank is not None]
    assert all(rank == 1 + sum(other < rank for other in ranked) for rank in ranked)


def test_an_entrant_reads_why_as_a_code() -> None:
    assert reasons_of(O.WINNER, [(8.0, 5)]) == ()
    assert reasons_of(O.NOT_SELECTED, [(8.0, 5), (7.0, None)]) == (EntryReason.RANKED_BEHIND,)
    assert reasons_of(O.NOT_SELECTED, [(4.5, 5), (9.0, None)]) == (EntryReason.BELOW_THRESHOLD,)
    assert reasons_of(O.NOT_SELECTED, [(None, 5)]) == (EntryReason.NOT_JUDGED,)
    assert reasons_of(O.DISQUALIFIED, [(9.0, 5)]) == (EntryReason.PAPERS,)
