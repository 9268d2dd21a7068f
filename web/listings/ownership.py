"""What a record's page says of a record that others entered: who stands behind it, and how its owner takes it over."""

from collections.abc import Sequence
from dataclasses import dataclass

from matchmaker.ground.db import Connection
from matchmaker.listings import behalf, claims
from matchmaker.listings.behalf import Entry
from matchmaker.listings.claims import Claim
from matchmaker.listings.holding import Subject
from matchmaker.listings.needs import confirmation
from matchmaker.listings.needs.confirmation import Posting
from matchmaker.rules.actors import Role
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, Relation, may, relations
from web.ground.dependencies import Visit


@dataclass(frozen=True, kw_only=True)
class Ownership:
    """Of one record, for one reader."""

    address: str
    confirmed: bool
    entry: Entry | None  # how others entered it, for the desk and for whoever did
    posting: Posting | None  # that somebody posted it without an account
    claims: Sequence[Claim]  # for those who decide them
    may_claim: bool
    must_claim: bool  # the reader's organisation, which may change nothing before
    has_claimed: bool
    to_sign_in: bool  # nobody is signed in: the owner has to say who they are first


async def ownership(
    visit: Visit, connection: Connection, subject: Subject, record_id: int, matter: Matter, *, confirmed: bool
) -> Ownership:
    by = visit.actor
    of = {f"{subject}_id": record_id}
    entry = await behalf.entry(connection, **of) if may(by, Permission.SEE_BEHALF, matter) else None
    has_claimed = not confirmed and await claims.has_claimed(connection, by=by, **of)
    return Ownership(
        address=f"/{subject}s/{record_id}",
        confirmed=confirmed,
        entry=entry,
        posting=await confirmation.posting_of(connection, record_id) if subject == "need" and not confirmed else None,
        claims=[] if confirmed else await claims.waiting(connection, by=by, **of),
        may_claim=not confirmed
        and not has_claimed
        and by.organisation_id is not None
        and may(by, Permission.CLAIM, matter),
        must_claim=Relation.OWNER in relations(by, matter) and not may(by, Permission.SET_ASIDE, matter),
        has_claimed=has_claimed,
        to_sign_in=not confirmed and by.role is Role.VISITOR,
    )
