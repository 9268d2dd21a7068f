"""The minutes of a council as DOCX: who sat, who had conflicts, the ranking as it was decided on, the decision."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from matchmaker.calls import service as calls
from matchmaker.calls.outcome import correcting, results
from matchmaker.calls.outcome.correcting import Correction
from matchmaker.calls.outcome.results import Decided
from matchmaker.calls.outcome.statements import queries
from matchmaker.documents import council_minutes
from matchmaker.documents.council_minutes import MEDIA_TYPE as MEDIA_TYPE
from matchmaker.documents.council_minutes import Minutes, RankingTable
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotFound
from matchmaker.ground.i18n import term
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import Call
from matchmaker.rules.entry import EntryOutcome, EntryState
from matchmaker.rules.permissions import Permission

VI = "vi"
NOBODY = "…"  # of whom the data were erased


async def minutes_of(connection: Connection, call_id: int, *, by: Actor) -> tuple[str, bytes]:
    """File name and content. Raises NotFound, also before the council has decided; NotAllowed, WrongState."""
    call = await calls.hold(connection, call_id, Permission.SEE_ENTRANTS, by=by)
    decision = await queries.decision_of(connection, call_id=call_id)
    if decision is None:
        raise NotFound()
    entries = await results.decided(connection, call_id)
    rows = await queries.council_of(connection, call_id=call_id)
    conflicts = await queries.conflicts_of_call(connection, call_id=call_id)
    return council_minutes.written(
        Minutes(
            number=call.id,
            kind=term("call_kind", call.kind.value, VI),
            title=call.title,
            on=decision["decided_at"].astimezone(CITY_TIME).date(),
            members=[
                (row["name"] or NOBODY, row["organisation_name"] or "", term("duty", row["duty"], VI)) for row in rows
            ],
            entries=len(entries),
            eligible=sum(each.state is EntryState.ELIGIBLE for each in entries.values()),
            conflicts=[
                (row["name"] or NOBODY, str(row["number"]), term("conflict_ground", row["ground"], VI))
                for row in conflicts
            ],
            rankings=list(_rankings(call, decision["ranking"], entries)),
            decision=decision["body"],
            winners=[_named(each) for each in entries.values() if each.outcome is EntryOutcome.WINNER],
            finalists=[_named(each) for each in entries.values() if each.outcome is EntryOutcome.FINALIST],
            corrected=_corrected(await correcting.newest(connection, call_id)),
        )
    )


def _rankings(call: Call, stored: Any, entries: Mapping[int, Decided]) -> Iterator[RankingTable]:  # noqa: ANN401  # JSON
    """A table for each board that was ranked: what was decided on, whatever has been scored since."""
    boards: Mapping[str, Sequence[Mapping[str, Any]]] = stored if isinstance(stored, dict) else {}
    for board, places in boards.items():
        yield RankingTable(
            board=term("board", board, VI) if board else "",
            criteria=[each.name for each in call.criteria],
            rows=[_row(call, place, entries) for place in places if place["entry"] in entries],
        )


def _row(call: Call, place: Mapping[str, Any], entries: Mapping[int, Decided]) -> list[str]:
    """Number, rank, judges, the median of each criterion, the total as judges gave it, the total adjusted by judge."""
    medians = [_figure(place["medians"].get(str(each.id))) for each in call.criteria]
    rank = "" if place["rank"] is None else str(place["rank"])
    number = str(entries[place["entry"]].number)
    return [number, rank, str(place["judges"]), *medians, _figure(place["total"]), _figure(place["adjusted"])]


def _figure(exact: str | None) -> str:
    """An exact fraction with two decimals at most, in Vietnamese."""
    return "" if exact is None else f"{float(Fraction(exact)):.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _corrected(correction: Correction | None) -> tuple[str, str, str] | None:
    if correction is None:
        return None
    days = [at.astimezone(CITY_TIME).strftime("%d/%m/%Y") for at in (correction.decided_at, correction.reopened_at)]
    return days[0], days[1], correction.reason


def _named(entry: Decided) -> str:
    owner = entry.organisation_name or entry.person_name
    return f"Hồ sơ số {entry.number}: {entry.title}" + (f" ({owner})" if owner else "")
