"""Holds the facts of a bundle against the audit entries that made them, as far as the audit tells.

Audit and facts are written in one transaction, so even their moments are the same. What the audit never tells (values
of fields, words of people) only the signature covers.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from matchmaker.audit.chain import Entry, link_hash
from matchmaker.audit.model import Action
from matchmaker.bundle.faults import BundleFault, Finding, finding
from matchmaker.bundle.shape import Case, ChainEntry, Confirmation, Paper, StepEntry, Verification
from matchmaker.intake.dates import stored_moment
from matchmaker.rules.stages import CaseMove, Stage

Entries = Sequence[ChainEntry]
_BEGIN = (Action.CASE_OPEN, Action.CASE_ENTER)
_ENDS = (Stage.STOPPED, Stage.WITHDRAWN)


def chain_faults(case_id: int, entries: Entries) -> Iterator[Finding]:
    """Each entry against its own link and the one before; the order; that all are of this case, from its beginning."""
    hashes: dict[int, str] = {}
    last = 0
    for entry in entries:
        if not _fits(entry) or hashes.get(entry.seq - 1, entry.previous) != entry.previous:
            yield finding(BundleFault.ENTRY_CHANGED, entry.id)
        if entry.seq <= last:
            yield finding(BundleFault.ENTRY_ORDER, entry.id)
        if (entry.subject, entry.subject_id) != ("case", case_id):
            yield finding(BundleFault.ENTRY_FOREIGN, entry.id)
        hashes[entry.seq], last = entry.hash, max(last, entry.seq)
    if [n for n, entry in enumerate(entries) if entry.action in _BEGIN] != [0]:
        yield finding(BundleFault.BEGINNING)


def fact_faults(case: Case, entries: Entries) -> Iterator[Finding]:
    """Every fact that an entry made against that entry, both ways round."""
    yield from _paper_faults(case, entries)
    yield from _stage_faults(case, entries)
    yield from _step_faults(case.steps, _of(entries, *_BEGIN, Action.CASE_MOVE, Action.CASE_REFUSE))
    yield from _contact_faults(case, entries)
    yield from _confirmation_faults(case, entries)
    yield from _verification_faults(case, entries)
    yield from _follow_up_faults(case, entries)
    planned = {str(entry.content.get("event")) for entry in _of(entries, Action.CASE_PLAN)}
    for odd in sorted(planned ^ {str(event.id) for event in case.events}):
        yield finding(BundleFault.EVENT_DIFFERS, odd)


def _fits(link: ChainEntry) -> bool:
    values = {name: getattr(link, name) for name in Entry.__dataclass_fields__}
    try:
        entry = Entry(**values | {"at": stored_moment(link.at)})
        return link_hash(bytes.fromhex(link.previous), link.seq, entry).hex() == link.hash
    except (ValueError, OverflowError):  # no moment, or one before the year 1 in UTC
        return False


def _of(entries: Entries, *actions: Action) -> list[ChainEntry]:
    return [entry for entry in entries if entry.action in actions]


def _paper_faults(case: Case, entries: Entries) -> Iterator[Finding]:
    arrivals = {str(entry.content.get("evidence")): entry for entry in _of(entries, Action.CASE_ADD_EVIDENCE)}
    later: dict[str, list[ChainEntry]] = defaultdict(list)
    for entry in _of(entries, Action.CASE_DATE_EVIDENCE, Action.CASE_CHECK_EVIDENCE):
        later[str(entry.content.get("evidence"))].append(entry)
    for paper in case.evidence:
        arrival = arrivals.pop(str(paper.id), None)
        if arrival is None or arrival.content.get("sha256") != paper.sha256:
            yield finding(BundleFault.ARRIVAL_UNKNOWN, paper.file)
        elif _audited(paper, arrival, later[str(paper.id)]) != _said_of(paper):
            yield finding(BundleFault.PAPER_DIFFERS, paper.file)
    for number in arrivals:
        yield finding(BundleFault.PAPER_MISSING, number)


def _said_of(paper: Paper) -> dict[str, Any]:
    return paper.model_dump(exclude={"id", "file", "sha256", "size"})


def _audited(paper: Paper, arrival: ChainEntry, later: Entries) -> dict[str, Any]:
    """What the audit makes of a paper; entries that are older than this check do not tell its first date."""
    audited: dict[str, Any] = _said_of(paper) | {"kind": arrival.content.get("kind")}
    audited |= {"added_by": arrival.actor, "added_at": arrival.at}
    if "dated_on" in arrival.content:
        audited["dated_on"] = arrival.content["dated_on"]
    unchecked = {"checked_by": None, "checked_at": None, "redacted": None}
    audited |= unchecked
    for entry in later:
        details = entry.content
        if entry.action == Action.CASE_DATE_EVIDENCE:
            audited |= unchecked | {"kind": details.get("kind"), "dated_on": details.get("dated_on")}
        else:
            audited |= {"checked_by": entry.actor, "checked_at": entry.at, "redacted": details.get("redacted")}
    return audited


def _stage_faults(case: Case, entries: Entries) -> Iterator[Finding]:
    """The stage is where the moves lead, one from the next; what holds or ends the case is what the last one told."""
    stage, held, reason = (str(entries[0].new_state) if entries else ""), None, None
    for entry in _of(entries, Action.CASE_MOVE):
        if entry.old_state != stage:
            yield finding(BundleFault.STAGE_DIFFERS, entry.id)
        stage = str(entry.new_state)
        held = entry.old_state if entry.content.get("move") == CaseMove.HOLD else None
        reason = entry.content.get("reason") if stage in _ENDS else None
    afterwards = bool(entries) and entries[0].action == Action.CASE_ENTER
    maker = entries[0].actor if entries else None
    if (stage, held, reason, afterwards, maker) != (
        case.stage,
        case.held_stage,
        case.reason,
        case.entered_afterwards,
        case.created_by,
    ):
        yield finding(BundleFault.STAGE_DIFFERS, case.stage)


def _step_faults(steps: Sequence[StepEntry], made: Entries) -> Iterator[Finding]:
    for number in range(max(len(steps), len(made))):
        if number >= min(len(steps), len(made)) or not _made_by(steps[number], made[number]):
            yield finding(BundleFault.STEP_DIFFERS, number + 1)


def _made_by(step: StepEntry, entry: ChainEntry) -> bool:
    """A refusal moves nothing, and the audit tells no day of it nor of the beginning."""
    details = entry.content
    if (step.made_by, step.made_at, step.reason) != (entry.actor, entry.at, details.get("reason")):
        return False
    if entry.action != Action.CASE_MOVE:
        return step.move == (CaseMove.REFUSE if entry.action == Action.CASE_REFUSE else "open")
    moved = (step.move, step.happened_on, step.old_stage, step.new_stage)
    return moved == (details.get("move"), details.get("happened_on"), entry.old_state, entry.new_state)


def _contact_faults(case: Case, entries: Entries) -> Iterator[Finding]:
    """The first contact came with the case; its day is not told, that of every later one is."""
    first = min(case.contacts, key=lambda c: c.id, default=None)
    if first is None or not entries or (first.recorded_by, first.recorded_at) != (entries[0].actor, entries[0].at):
        yield finding(BundleFault.CONTACT_DIFFERS, 1)
    said = Counter((c.happened_on, c.recorded_by, c.recorded_at) for c in case.contacts if c is not first)
    audited = Counter(
        (str(e.content.get("happened_on")), e.actor, e.at) for e in _of(entries, Action.CASE_RECORD_CONTACT)
    )
    for odd in sorted((said - audited) + (audited - said)):
        yield finding(BundleFault.CONTACT_DIFFERS, odd[0])


def _confirmation_faults(case: Case, entries: Entries) -> Iterator[Finding]:
    asked = Counter((str(e.content.get("side")), e.at) for e in _of(entries, Action.CASE_ASK_CONFIRMATION))
    said = Counter((each.side.value, each.asked_at) for each in case.confirmations)
    for odd in sorted((said - asked) + (asked - said)):
        yield finding(BundleFault.CONFIRMATION_DIFFERS, odd[0])
    answers = {str(e.content.get("confirmation")): e for e in _of(entries, Action.CASE_CONFIRM)}
    for each in case.confirmations:
        entry = answers.pop(str(each.id), None)
        if not _answered_by(each, entry):
            yield finding(BundleFault.CONFIRMATION_DIFFERS, each.side.value)
    for number in answers:
        yield finding(BundleFault.CONFIRMATION_DIFFERS, number)


def _answered_by(said: Confirmation, entry: ChainEntry | None) -> bool:
    answer = (said.agreed, said.answered_by, said.answered_at)
    if entry is None:
        return answer == (None, None, None)
    return (said.side.value, *answer) == (
        entry.content.get("side"),
        entry.content.get("agreed"),
        entry.actor,
        entry.at,
    )


def _verification_faults(case: Case, entries: Entries) -> Iterator[Finding]:
    moved = _of(entries, Action.CASE_MOVE, Action.CASE_REFUSE)
    decided = [e for e in moved if e.action == Action.CASE_REFUSE or e.content.get("move") == CaseMove.VERIFY]
    said = sorted(case.verifications, key=lambda v: v.id)
    for number in range(max(len(said), len(decided))):
        if number >= min(len(said), len(decided)) or not _decided_by(said[number], decided[number]):
            yield finding(BundleFault.VERIFICATION_DIFFERS, number + 1)


def _decided_by(said: Verification, entry: ChainEntry) -> bool:
    details = entry.content
    if (said.verified_by, said.verified_at) != (entry.actor, entry.at):
        return False
    if entry.action == Action.CASE_REFUSE:
        return (said.confirmed, said.reason) == (False, details.get("reason"))
    nearest = None if said.nearest is None else list(said.nearest)
    decided = (said.confirmed, said.grade, nearest, list(said.addresses))
    return decided == (True, details.get("grade"), details.get("nearest"), details.get("addresses", []))


def _follow_up_faults(case: Case, entries: Entries) -> Iterator[Finding]:
    asked = {str(e.content.get("months")) for e in _of(entries, Action.CASE_ASK_AGAIN)}
    answered = {str(e.content.get("months")): e.content.get("still_used") for e in _of(entries, Action.CASE_RECONFIRM)}
    said = {str(each.months): each.still_used for each in case.follow_ups}
    for months in sorted(asked | answered.keys() | said.keys()):
        if months not in asked or months not in said or said[months] is not answered.get(months):
            yield finding(BundleFault.FOLLOW_UP_DIFFERS, months)
