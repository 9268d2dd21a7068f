"""What happens next with a record, told to whoever sent it: only what is so in its state, and a day only by a rule."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from matchmaker.ground.city_time import last_day
from matchmaker.ground.db import Connection
from matchmaker.listings import questions
from matchmaker.listings.holding import Subject, of
from matchmaker.proposals import need_progress
from matchmaker.proposals.need_progress import Stage
from matchmaker.rules.actors import Actor
from matchmaker.rules.listing import ListingState
from matchmaker.rules.policy import Matter, Relation, relations
from matchmaker.rules.proposal import PROMISED_DAYS, STEP_OF_RECORD, Promise


@dataclass(frozen=True, kw_only=True)
class Following:
    """`day` is what was promised for the step that waits, `late` that it has passed; `stage` of a published need."""

    state: ListingState
    day: date | None
    late: bool
    stage: Stage | None


async def following(
    connection: Connection, subject: Subject, record_id: int, state: ListingState, since: datetime
) -> Following:
    """`since` is when the record changed last."""
    step, stage, due = STEP_OF_RECORD.get(state), None, None
    if step:
        asked = await questions.last(connection, **of(subject, record_id)) if step is Promise.INFORMATION else None
        due = asked.answer_by if asked and asked.waits else since + timedelta(days=PROMISED_DAYS[step])
    elif subject == "need" and state is ListingState.PUBLISHED:
        reached = await need_progress.progress_of(connection, record_id)
        stage, due = reached.stage, reached.decide_by
    return Following(
        state=state,
        day=last_day(due) if due else None,
        late=due is not None and due < datetime.now(UTC),
        stage=stage,
    )


async def for_owner(
    connection: Connection, subject: Subject, record_id: int, matter: Matter, since: datetime, *, by: Actor
) -> Following | None:
    """The same for its owner; None for everybody else."""
    if Relation.OWNER not in relations(by, matter):
        return None
    return await following(connection, subject, record_id, ListingState(matter.state), since)
