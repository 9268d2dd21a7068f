"""Where proposals come from: what matching suggests, what a broker pairs by hand, and in which order they stand."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import matchmaker.matching
from embeddings.encoder import ModelIdentity
from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground import rounds
from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.rounds import Job
from matchmaker.ground.text import nfc
from matchmaker.listings.needs import service as needs
from matchmaker.matching.calibration import SHIPPED
from matchmaker.matching.composition import SPLITTER
from matchmaker.matching.model import Coverage, Match, Matches, Span
from matchmaker.matching.service import Matching
from matchmaker.proposals import thread
from matchmaker.proposals.moves import hold, parties_of, require_on
from matchmaker.proposals.statements import queries
from matchmaker.rules.actors import SYSTEM, Actor
from matchmaker.rules.listing import ListingState, text_problems
from matchmaker.rules.need import Need
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require
from matchmaker.rules.proposal import LONGEST_NOTE, Parties, Proposal
from matchmaker.rules.solution import Solution

SUGGESTED = 10  # pairs a need at most
HOURS = 24  # how old suggestions may get while the catalogue grows
NEEDS_AT_ONCE = 50


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A need's pair in its list: what the solution is, and whose it is."""

    proposal: Proposal
    title: str
    summary: str
    organisation_id: int
    organisation_name: str
    requested: bool  # by the owner of the need


async def suggest(
    pool: Pool, matching: Matching, identity: ModelIdentity, need_id: int, *, by: Actor
) -> list[Proposal]:
    """The need's pairs, brought up to date with what matching suggests now; decided ones stay as they are.

    `identity` is the encoder's. Changes nothing while matching still loads, for a need that is not published, or for
    one that changed while matching was asked: the next round asks about it as it is then.
    """
    require(by, Permission.USE_DESK)
    async with transaction(pool) as connection:
        need = await needs.get(connection, need_id, by=by)
    answer = Matches[Solution](matches=(), ready=False)
    if need.state is ListingState.PUBLISHED:
        answer = await matching.solutions_for_need(need, by=by, top=SUGGESTED)
    async with transaction(pool) as connection:
        if answer.ready and (await needs.get(connection, need_id, by=by)).version == need.version:
            # An organisation is not introduced to itself.
            others = [m for m in answer.matches if m.record.organisation_id != need.organisation_id]
            await _keep(connection, need, others, engine_of(identity))
        return await of_need(connection, need_id, by=by)


async def suggest_missing(pool: Pool, matching: Matching, identity: ModelIdentity) -> int:
    """Asks the engine about needs that changed since it was asked, or not for a day; each need by itself."""
    async with transaction(pool) as connection:
        rows = await queries.needs_to_suggest_for(connection, hours=HOURS, limit=NEEDS_AT_ONCE)

    async def ask(need_id: int) -> bool:
        await suggest(pool, matching, identity, need_id, by=SYSTEM)
        return True

    return await rounds.apart(pool, Job.SUGGEST, [row["id"] for row in rows], ask)


async def of_need(connection: Connection, need_id: int, *, by: Actor) -> list[Proposal]:
    """All pairs of a need in the order in which the desk shows them."""
    require(by, Permission.USE_DESK)
    return [Proposal.from_row(row) for row in await queries.proposals_of_need(connection, need_id=need_id)]


async def pairs_of(connection: Connection, need_id: int, *, by: Actor) -> list[Pair]:
    """The same with what the desk lists of each."""
    require(by, Permission.USE_DESK)
    rows = await queries.pairs_of_need(connection, need_id=need_id)
    columns = ("title", "summary", "organisation_id", "organisation_name", "requested")
    return [Pair(proposal=Proposal.from_row(row), **{name: row[name] for name in columns}) for row in rows]


def reason_problems(reason: str) -> dict[str, str]:
    """Code of what is wrong with a broker's reason, which is a note of the desk."""
    return text_problems("reason", nfc(reason).strip(), LONGEST_NOTE)


async def pair_by_hand(connection: Connection, need_id: int, solution_id: int, reason: str, *, by: Actor) -> Proposal:
    """A pair that matching did not suggest, with the broker's reason as a note; one that waits already, or has ended,
    is given as it is, and one that waited for nobody waits for the desk.

    Raises InvalidInput, NotFound, NotAllowed for a broker of one of the two organisations.
    """
    require(by, Permission.USE_DESK)
    parties = await parties_of(connection, need_id, solution_id)
    if problems := pair_problems(parties) | reason_problems(reason):
        raise InvalidInput(problems)
    pair = {"need_id": need_id, "solution_id": solution_id}
    proposal_id = await queries.pair_by_hand(connection, **pair, created_by=by.name)
    proposal_id = proposal_id or await queries.take_over_pair(connection, **pair, created_by=by.name)
    if proposal_id is None:
        return Proposal.from_row(await queries.find_pair(connection, **pair))
    opened = await hold(connection, proposal_id, by=by)
    require_on(opened, Permission.DECIDE_PROPOSAL, by=by)
    await thread.keep_note(connection, proposal_id, reason, by=by)
    await audit.append(connection, Action.PROPOSAL_PAIR, proposal_id, by=by, new_state=opened.proposal.state.value)
    return opened.proposal


async def place(
    connection: Connection,
    proposal_id: int,
    place: int,
    reason: str,
    *,
    by: Actor,
    version: int,
) -> None:
    """Puts a pair at a place of its need's list, over the engine's order; the reason stays as a note.

    Raises InvalidInput, NotFound, NotAllowed, Conflict.
    """
    opened = await hold(connection, proposal_id, by=by, version=version)
    require_on(opened, Permission.DECIDE_PROPOSAL, by=by)
    problems = reason_problems(reason)
    if not 1 <= place <= 1000:
        problems["place"] = "not_a_count"
    if problems:
        raise InvalidInput(problems)
    await queries.place_proposal(connection, proposal_id=proposal_id, place=place)
    await thread.keep_note(connection, proposal_id, reason, by=by)
    details = {"rank": opened.proposal.rank, "old": opened.proposal.place, "new": place}
    await audit.append(connection, Action.PROPOSAL_PLACE, proposal_id, by=by, details=details)


def engine_of(identity: ModelIdentity) -> Mapping[str, object]:
    """Which engine made a suggestion: the model, how texts were split, the code that scored, and the weights that it
    brings, before anything was learnt: they tell what evidence means.
    """
    return {
        "model": identity.model,
        "revision": identity.revision,
        "splitter": SPLITTER,
        "scoring": scoring_version(),
        "shipped": asdict(SHIPPED),
    }


@cache
def scoring_version() -> str:
    """Differs whenever the code of matching does: a constant that somebody has to raise would be forgotten."""
    digest = hashlib.sha256()
    for path in sorted(Path(matchmaker.matching.__file__ or "").parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def seen_of(match: Match[Solution]) -> dict[str, Any]:
    """What a broker sees of a pair, as plain values."""
    return {
        "fit": match.fit,
        "word": match.word.value,
        "closeness": match.closeness,
        "shared": match.shared,
        "paired": match.paired,
        "signals": {signal.name: signal.verdict.value for signal in match.signals},
        "coverage": [_coverage(covered) for covered in match.coverage],
        "evidence": match.evidence and asdict(match.evidence),
    }


def _coverage(covered: Coverage) -> dict[str, object]:
    return {
        "requirement": _text(covered.requirement),
        "strength": covered.strength.value,
        "weight": covered.weight,
        "evidence": _text(covered.evidence),
        "field": covered.evidence_field,
        "requirement_marks": _marks(covered.requirement),
        "evidence_marks": _marks(covered.evidence),
    }


def _text(spans: Sequence[Span]) -> str:
    return "".join(span.text for span in spans)


def _marks(spans: Sequence[Span]) -> list[list[int]]:
    """Where the words stand that both sides share: the first character of each stretch, and the one after it."""
    ends = list(accumulate(len(span.text) for span in spans))
    return [[end - len(span.text), end] for span, end in zip(spans, ends, strict=True) if span.marked]


async def _keep(
    connection: Connection, need: Need, matches: list[Match[Solution]], engine: Mapping[str, object]
) -> None:
    # First, so that two who ask about one need take turns.
    await queries.note_round(connection, need_id=need.id, need_version=need.version)
    for rank, match in enumerate(matches, start=1):
        row = await queries.suggest_pair(
            connection,
            need_id=need.id,
            solution_id=match.record.id,
            rank=rank,
            seen=seen_of(match),
            engine=engine,
            created_by=SYSTEM.name,
        )
        if row is not None and row["is_new"]:
            details = {"rank": rank}
            await audit.append(
                connection, Action.PROPOSAL_SUGGEST, row["id"], by=SYSTEM, new_state="suggested", details=details
            )
    await queries.drop_ranks(connection, need_id=need.id, kept=[match.record.id for match in matches])


def pair_problems(parties: Parties) -> dict[str, str]:
    """Code of what keeps two records from being a pair, by side."""
    problems = {}
    if parties.need.state is not ListingState.PUBLISHED:
        problems["need"] = "not_published"
    if parties.solution.state is not ListingState.PUBLISHED:
        problems["solution"] = "not_published"
    if parties.need_owner.id == parties.solution_owner.id:
        problems["solution"] = "same_organisation"
    return problems
