"""What a dossier starts from: an introduced pair, a call's winner, or a need that nothing answers.

Every word that is taken over is marked with where it comes from until somebody has confirmed it. A confidential need
gives its words only to a dossier whose writers know them: after the introduction, or of the need's own owner.
"""

from collections.abc import Iterable
from typing import Any

from matchmaker.dossiers import service as dossiers
from matchmaker.dossiers import writers
from matchmaker.dossiers.statements import queries
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import Conflict, NotAllowed, NotFound
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.people import accounts
from matchmaker.people import service as people
from matchmaker.proposals import moves as proposals
from matchmaker.proposals.moves import Opened
from matchmaker.rules.actors import SYSTEM, Actor
from matchmaker.rules.dossier import Origin, Source
from matchmaker.rules.dossier_parts import LONGEST_LINE, LONGEST_TEXT, DossierPart, Value, cell, cells_of
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import Need
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Relation, may, relations, require
from matchmaker.rules.proposal import ProposalState, Side
from matchmaker.rules.solution import Solution

Prefilled = dict[DossierPart, dict[str, tuple[Value, Source]]]
_LENGTHS = {name: field.longest for part in DossierPart for name, field in cells_of(part)}


async def from_proposal(connection: Connection, proposal_id: int, *, by: Actor) -> int:
    """For a pair that was introduced; the supplier carries the task, the adopter takes part. Gives its number, also of
    one that stands already. Raises NotFound, NotAllowed, Conflict("not_introduced").
    """
    require(by, Permission.START_DOSSIER)
    opened = await proposals.look_at(connection, proposal_id, by=by)
    if not may(by, Permission.USE_DESK) and not opened.sides_of(by):
        raise NotFound()
    if opened.proposal.state is not ProposalState.INTRODUCED:
        raise Conflict("not_introduced")
    need, solution = opened.parties.need, opened.parties.solution
    prefilled: Prefilled = {}
    _of_need(prefilled, need)
    _of_solution(prefilled, solution)
    _of_parties(prefilled, opened)
    case_id = await queries.case_of_proposal(connection, proposal_id=proposal_id)
    columns = _columns(
        Origin.PROPOSAL, solution.organisation_id, proposal_id=proposal_id, need_id=need.id, case_id=case_id
    )
    dossier_id, is_new = await _begin(connection, columns, prefilled, by=by)
    if is_new and need.organisation_id != solution.organisation_id:
        await writers.open_to_organisation(connection, dossier_id, need.organisation_id, by=by)
    return dossier_id


async def from_entry(connection: Connection, entry_id: int, *, by: Actor) -> int:
    """For the winner of a published call; what the call asked is public. As `from_proposal`, for entrant and desk."""
    require(by, Permission.START_DOSSIER)
    row = await queries.winning_entry(connection, entry_id=entry_id)
    if row is None or not (may(by, Permission.USE_DESK) or _entered(row, by)):
        raise NotFound()
    if row["organisation_id"] is None:
        raise Conflict("winner_without_organisation")
    prefilled: Prefilled = {}
    _of_call(prefilled, row, await queries.answers_of_entry(connection, entry_id=entry_id))
    if row["solution_id"] is not None:
        _of_solution(prefilled, await solutions.get(connection, row["solution_id"], by=SYSTEM))
    else:
        _of_product(prefilled, row["title"], row["trl"], Source.ENTRY)
    await _of_host(connection, prefilled, row["organisation_id"])
    await _of_investigator(connection, prefilled, row["person_id"])
    columns = _columns(Origin.ENTRY, row["organisation_id"], entry_id=entry_id)
    return (await _begin(connection, columns, prefilled, by=by))[0]


async def from_need(connection: Connection, need_id: int, *, by: Actor) -> int:
    """For a need that ended without a suitable solution; its owner carries the task until the dossier says otherwise.

    Raises NotFound, NotAllowed, Conflict("need_has_solutions").
    """
    require(by, Permission.START_DOSSIER)
    need = await needs.get(connection, need_id, by=by)
    if not may(by, Permission.USE_DESK) and Relation.OWNER not in relations(by, needs.matter_of(need)):
        raise NotAllowed(permission=Permission.START_DOSSIER.value)
    if need.state is not ListingState.NO_SUITABLE_SOLUTION:
        raise Conflict("need_has_solutions")
    prefilled: Prefilled = {}
    _of_need(prefilled, need)
    await _of_host(connection, prefilled, need.organisation_id)
    columns = _columns(Origin.NEED, need.organisation_id, need_id=need_id)
    return (await _begin(connection, columns, prefilled, by=by))[0]


def _columns(origin: Origin, host_id: int, **links: int | None) -> dict[str, Any]:
    none = dict.fromkeys(("proposal_id", "entry_id", "need_id", "case_id"))
    return {"origin": origin.value, "host_id": host_id, **none, **links}


async def _begin(
    connection: Connection, columns: dict[str, Any], prefilled: Prefilled, *, by: Actor
) -> tuple[int, bool]:
    """The dossier's number, and whether it is new. Raises NotFound for one that stands and is not the actor's."""
    made = await dossiers.begin(connection, columns, prefilled, by=by)
    if made is not None:
        return made, True
    kept = {name: columns[name] for name in ("origin", "proposal_id", "entry_id", "need_id")}
    standing_id = await queries.standing_of(connection, **kept)
    return (await dossiers.get(connection, standing_id, by=by)).id, False


def _entered(row: Record, by: Actor) -> bool:
    own = by.organisation_id is not None and by.organisation_id == row["organisation_id"]
    return own or (by.person_id is not None and by.person_id == row["person_id"])


def _put(prefilled: Prefilled, part: DossierPart, name: str, value: Value | None, source: Source) -> None:
    """Nothing is put where something stands, and texts are cut at their limit."""
    if value in (None, "") or name in prefilled.get(part, {}):
        return
    text = value.strip()[: _LENGTHS[name]].strip() if isinstance(value, str) else value
    prefilled.setdefault(part, {})[name] = (text or "", source)


def _joined(texts: Iterable[str | None], longest: int = LONGEST_TEXT) -> str:
    return "\n\n".join(text for text in texts if text)[:longest]


def _of_need(prefilled: Prefilled, need: Need) -> None:
    for part, name, value in (
        (DossierPart.AIMS, "task_title", need.title or need.problem[:LONGEST_LINE].split("\n")[0]),
        (DossierPart.AIMS, "urgency", need.problem),
        (DossierPart.AIMS, "aims", need.outcome),
        (DossierPart.DATA, "data_used", need.data_held),
        (DossierPart.DATA, "data_owner", need.data_owner),
        (DossierPart.USE, "result_user", need.organisation_name),
        (DossierPart.USE, "result_use", need.outcome),
        (DossierPart.USE, "result_measure", need.measure),
        (DossierPart.USE, "result_before", need.baseline),
    ):
        _put(prefilled, part, name, value, Source.NEED)


def _of_solution(prefilled: Prefilled, solution: Solution) -> None:
    _put(prefilled, DossierPart.AIMS, "content", solution.summary, Source.SOLUTION)
    _put(prefilled, DossierPart.DATA, "data_used", solution.data_needed, Source.SOLUTION)
    rights = _joined((solution.ip_owner, solution.licence))
    _put(prefilled, DossierPart.PRODUCTS, "product_rights", rights, Source.SOLUTION)
    _of_product(prefilled, solution.title, solution.trl, Source.SOLUTION)


def _of_product(prefilled: Prefilled, title: str, trl: int | None, source: Source) -> None:
    _put(prefilled, DossierPart.PRODUCTS, cell("product", 1, "product_name"), title, source)
    _put(prefilled, DossierPart.PRODUCTS, cell("product", 1, "trl_now"), trl, source)


def _of_parties(prefilled: Prefilled, opened: Opened) -> None:
    """Who they are to each other, as the proposal introduced them."""
    host, adopter = opened.parties.owner(Side.SOLUTION), opened.parties.owner(Side.NEED)
    solution = opened.parties.solution
    _put(prefilled, DossierPart.PEOPLE, "host_name", host.name, Source.PROPOSAL)
    _put(prefilled, DossierPart.PEOPLE, "investigator", solution.contact_name, Source.SOLUTION)
    contact = ", ".join(filter(None, (solution.phone, solution.email)))
    _put(prefilled, DossierPart.PEOPLE, "investigator_contact", contact, Source.SOLUTION)
    _put(prefilled, DossierPart.PEOPLE, cell("partner", 1, "partner_name"), adopter.name, Source.PROPOSAL)
    _put(prefilled, DossierPart.PEOPLE, cell("partner", 1, "partner_part"), "receiver", Source.PROPOSAL)


def _of_call(prefilled: Prefilled, row: Record, answers: Iterable[Record]) -> None:
    texts = _joined(f"{answer['name']}\n{answer['body']}" for answer in answers)
    _put(prefilled, DossierPart.AIMS, "task_title", row["title"], Source.ENTRY)
    _put(prefilled, DossierPart.AIMS, "urgency", row["problem"], Source.CALL)
    _put(prefilled, DossierPart.AIMS, "aims", row["solved_when"], Source.CALL)
    _put(prefilled, DossierPart.AIMS, "content", texts, Source.ENTRY)
    _put(prefilled, DossierPart.DATA, "data_used", row["data_offered"], Source.CALL)
    _put(prefilled, DossierPart.USE, "result_measure", row["solved_when"], Source.CALL)


async def _of_host(connection: Connection, prefilled: Prefilled, organisation_id: int) -> None:
    host = await people.get(connection, organisation_id, by=SYSTEM)
    _put(prefilled, DossierPart.PEOPLE, "host_name", host.name, Source.ORGANISATION)


async def _of_investigator(connection: Connection, prefilled: Prefilled, person_id: int | None) -> None:
    if person_id is None:
        return
    person = await accounts.get(connection, person_id)
    _put(prefilled, DossierPart.PEOPLE, "investigator", person.name, Source.ENTRY)
    contact = ", ".join(filter(None, (person.phone, person.email)))
    _put(prefilled, DossierPart.PEOPLE, "investigator_contact", contact, Source.ENTRY)
