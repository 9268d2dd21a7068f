"""Cases under way: how far each has come, how long it waits, with whom it is stuck."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from matchmaker.cases.stored_parts import CaseOutline
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.rules.findings import Clause, Judgement
from matchmaker.rules.stages import EDITABLE, PROMISED_DAYS, Stage

VERIFIER = "verifier"
# What a verifier decides, and the period of the target: all that may be missing while one is awaited.
OF_VERIFIER = (Clause.LINKS, Clause.GRADE, Clause.VERIFIED, Clause.DISTINCT, Clause.PERIOD)


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A case under way: how long it is in its stage, since when it is late, and with whom it is stuck.

    `waits_for` is desk, adopter, supplier or verifier; `late_days` is 0 in time.
    """

    case_id: int
    title: str
    stage: Stage
    days: int
    late_days: int
    waits_for: str
    owner_id: int | None
    met: int
    total: int

    @property
    def late(self) -> bool:
        return self.late_days > 0


@dataclass(frozen=True, kw_only=True)
class StageAge:
    """Cases in one stage: how many, for how many days at the median, how many of them late."""

    stage: Stage
    number: int
    median_days: int
    late: int


def waiting_of(
    outlines: Iterable[CaseOutline], judgements: Mapping[int, Judgement], today: date
) -> tuple[Waiting, ...]:
    """Cases under way, those that are late for the longest first."""
    waiting = [_waiting(outline, judgements[outline.id], today) for outline in outlines if outline.stage in EDITABLE]
    return tuple(sorted(waiting, key=lambda w: (-w.late_days, -w.days, w.case_id)))


def furthest_first(waiting: Iterable[Waiting]) -> list[Waiting]:
    """Those that meet the largest share of their conditions first; of several with one share the one that began first.

    Whatever names "the furthest case", a page or a report, takes the first of these.
    """
    return sorted(waiting, key=lambda w: (-w.met / w.total, w.case_id))


def ages_of(waiting: Collection[Waiting]) -> list[StageAge]:
    """By stage, in the order of stages; those that hold no case left out."""
    by_stage = {stage: [w for w in waiting if w.stage is stage] for stage in Stage}
    return [
        StageAge(
            stage=stage,
            number=len(held),
            median_days=round(median(w.days for w in held)),
            late=sum(w.late for w in held),
        )
        for stage, held in by_stage.items()
        if held
    ]


def stuck_with(waiting: Iterable[Waiting]) -> dict[str, int]:
    """How many late cases wait for whom, the most first."""
    return dict(Counter(w.waits_for for w in waiting if w.late).most_common())


def late_of(waiting: Iterable[Waiting]) -> Sequence[Waiting]:
    """Past their promised day, in their order."""
    return [w for w in waiting if w.late]


def _waiting(outline: CaseOutline, judgement: Judgement, today: date) -> Waiting:
    since = outline.since.astimezone(CITY_TIME).date()
    due = outline.next_due or since + timedelta(days=PROMISED_DAYS[outline.stage])
    return Waiting(
        case_id=outline.id,
        title=outline.title,
        stage=outline.stage,
        days=(today - since).days,
        late_days=max((today - due).days, 0),
        waits_for=_waits_for(outline, judgement),
        owner_id=outline.owner_id,
        met=judgement.met,
        total=judgement.total,
    )


def _waits_for(outline: CaseOutline, judgement: Judgement) -> str:
    """A party that was asked and has not answered; the verifier when only their part is missing; else the desk.

    What a verifier refused is the desk's until it is handed in again.
    """
    if outline.asked:
        return "adopter" if "need" in outline.asked else "supplier"
    ready = outline.stage is Stage.ACCEPTED and not outline.refused and judgement.holds_but(*OF_VERIFIER)
    return VERIFIER if ready else "desk"
