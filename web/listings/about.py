"""What the page of a need and that of a solution say beside its content: its steps, its owner, what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from matchmaker.audit.model import HistoryEntry
from matchmaker.cases import related_cases
from matchmaker.cases.related_cases import CaseNamed
from matchmaker.ground.db import Connection
from matchmaker.listings.holding import Subject, of
from matchmaker.listings.lives import LIVES
from matchmaker.people import display_names
from matchmaker.proposals import desk
from matchmaker.proposals.desk import ReasonCount
from matchmaker.rules.listing import Listed, ListingState
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may
from matchmaker.rules.proposal import Side
from web.ground.dependencies import Visit
from web.listings.next_steps import Following, for_owner
from web.listings.ownership import Ownership, ownership
from web.listings.questions import Asked, Dealings, asked_of, dealings_of
from web.listings.steps import may_reopen, offered_steps


@dataclass(frozen=True, kw_only=True)
class About:
    """Of one record, for one reader."""

    steps: Mapping[ListingState, str]
    may_reopen: bool
    may_edit: bool
    just_posted: bool
    just_saved: bool
    just_reopened: bool
    history: Sequence[HistoryEntry]
    reasons: Sequence[ReasonCount]
    owned: Ownership
    cases: Sequence[CaseNamed]
    asked: Asked | None  # by the desk, of its owner
    dealings: Dealings | None
    next: Following | None  # for its owner

    @classmethod
    async def record(cls, visit: Visit, connection: Connection, subject: Subject, record: Listed) -> Self:
        by, done, matter = visit.actor, visit.request.query_params, LIVES[subject].matter_of(record)
        sees_history, sees_reasons = may(by, Permission.SEE_HISTORY, matter), may(by, Permission.SEE_REASONS, matter)
        return cls(
            steps=offered_steps(by, subject, matter),
            may_reopen=may_reopen(by, matter),
            may_edit=may(by, Permission.EDIT_LISTING, matter),
            just_posted="posted" in done,
            just_saved="saved" in done,
            just_reopened="reopened" in done,
            history=await display_names.history(connection, subject, record.id, by=by) if sees_history else (),
            reasons=await desk.reasons_for_record(connection, Side(subject), record.id, by=by) if sees_reasons else (),
            owned=await ownership(visit, connection, subject, record.id, matter, confirmed=record.confirmed),
            cases=await related_cases.cases(connection, **of(subject, record.id), by=by),
            asked=await asked_of(visit, connection, subject, record.id, matter),
            dealings=await dealings_of(visit, connection, subject, record.id, matter),
            next=await for_owner(connection, subject, record.id, matter, record.updated_at, by=by),
        )
