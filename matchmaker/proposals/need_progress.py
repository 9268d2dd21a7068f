"""How far a published need has come, as whoever sent it may know."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from matchmaker.ground.db import Connection
from matchmaker.proposals.statements import queries
from matchmaker.rules.proposal import PROMISED_DAYS, Promise


class Stage(StrEnum):
    """The furthest that any of its pairs has come; what ended counts for nothing."""

    PUBLIC_BODY = "public_body"  # nobody is introduced to it alone
    NOTHING = "nothing"  # no solution is suggested
    SUGGESTED = "suggested"  # the desk has a pair to decide on
    CHOSEN = "chosen"  # the desk has approved one, and is getting in touch
    UNDER_WAY = "under_way"  # the sides are asked
    INTRODUCED = "introduced"


@dataclass(frozen=True, kw_only=True)
class Progress:
    """`decide_by` is what was promised for the pair that waits for the desk."""

    stage: Stage
    decide_by: datetime | None


async def progress_of(connection: Connection, need_id: int) -> Progress:
    """Of a need that is there."""
    row = await queries.progress_of_need(connection, need_id=need_id)
    since: datetime | None = row["undecided_since"]
    reached = (
        (Stage.PUBLIC_BODY, row["public_body"]),
        (Stage.INTRODUCED, row["introduced"]),
        (Stage.UNDER_WAY, row["under_way"]),
        (Stage.CHOSEN, row["approved"]),
        (Stage.SUGGESTED, since is not None),
    )
    stage = next((stage for stage, is_reached in reached if is_reached), Stage.NOTHING)
    decide_by = since + timedelta(days=PROMISED_DAYS[Promise.DECIDE]) if since and stage is Stage.SUGGESTED else None
    return Progress(stage=stage, decide_by=decide_by)
