"""What pages show of one case: to officers everything, to a party what both parties share and its own word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from matchmaker.audit import service as audit
from matchmaker.audit.model import HistoryEntry
from matchmaker.cases.loading import case_facts, cases, city_today
from matchmaker.cases.moves import OpenedCase, look_at
from matchmaker.cases.offered_moves import MoveOffered, offered
from matchmaker.cases.paper_versions import PaperShown, papers_shown
from matchmaker.cases.refused_cases import standing_refusal, standing_resubmission, steps_of
from matchmaker.cases.renewed_links import open_follow_up, open_question, own_follow_up, own_question
from matchmaker.cases.statements import queries
from matchmaker.cases.stored_parts import (
    Adopter,
    CaseEvent,
    ContactMade,
    Decided,
    FollowedUp,
    Paper,
    Question,
    StepMade,
)
from matchmaker.cases.under_way import OF_VERIFIER
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Connection
from matchmaker.people import display_names
from matchmaker.programme.service import counting_settings
from matchmaker.proposals import official_letters, pairs_of_record
from matchmaker.proposals.official_letters import LetterShown
from matchmaker.regulations.service import regulations
from matchmaker.rules.actors import Actor
from matchmaker.rules.facts import Case, EvidenceKind, needs_registration
from matchmaker.rules.findings import Clause, Judgement
from matchmaker.rules.ledger import Count, count
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may, require
from matchmaker.rules.proposal import Side
from matchmaker.rules.regulations import Regulation, RegulationKey
from matchmaker.rules.stages import EDITABLE, PROMISED_DAYS, Stage


@dataclass(frozen=True, kw_only=True)
class CaseShown:
    """A case for one reader. `side` is the reader's own, None for officers, who alone get `history`.

    `counted`, `replication` and `repeated`, a further case of the same adopter, are what the rule makes of it beside
    the other cases of the same solution. `said` holds the last word asked of each side; of the other side a party
    learns who answered yes or no, without any remark. Who did something is told by name.
    `letter` is the signed letter of the introduction, offered to whoever may add it as a proof of the contact.
    `registration`: the contract has yet to be registered, by `register_by`, which is None while nothing is signed.
    """

    case: OpenedCase
    side: Side | None
    today: date
    due: date | None
    judgement: Judgement
    counted: bool
    replication: bool
    repeated: bool
    registration: bool
    register_by: date | None
    registration_rule: Regulation | None  # of the day of the signature, or of today while nothing is signed
    moves: Sequence[MoveOffered]
    permissions: frozenset[Permission]
    readable: frozenset[Side]  # of which record that it came from the reader may open the page
    evidence: Sequence[PaperShown]
    contacts: Sequence[ContactMade]
    events: Sequence[CaseEvent]
    steps: Sequence[StepMade]
    refused: StepMade | None  # by a verifier, and not handed in again
    adopters: Sequence[Adopter]
    said: Mapping[Side, Question]
    speakers: Mapping[Side, str | None]
    open_questions: frozenset[Side]  # whose link still takes an answer
    own_question: Side | None  # the reader's own, who may answer here
    open_follow_up: bool  # the same of the question whether it is still in use
    own_follow_up: bool
    follow_ups: Sequence[FollowedUp]
    verifications: Sequence[Decided]
    history: Sequence[HistoryEntry]
    brokers: Sequence[str]
    letter: LetterShown | None

    @property
    def id(self) -> int:
        return self.case.id

    @property
    def stage(self) -> Stage:
        return self.case.stage

    @property
    def editable(self) -> bool:
        return self.stage in EDITABLE

    @property
    def unchecked(self) -> list[PaperShown]:
        """Papers of which no officer has seen the original."""
        return [each for each in self.evidence if not each.replaced and each.checked_at is None]

    @property
    def awaits_verifier(self) -> datetime | None:
        """Since when a case that was handed in again waits for a verifier."""
        again = standing_resubmission(self.steps)
        waits = self.stage is Stage.ACCEPTED and self.judgement.holds_but(*OF_VERIFIER)
        return again.made_at if again and waits else None

    def added_after_word(self, paper: Paper) -> bool:
        """Whether it came after the adopter had confirmed, and so without the adopter's having seen it here."""
        word = self.said.get(Side.NEED)
        return bool(word and word.agreed and word.answered_at and word.answered_at < paper.added_at)

    @property
    def late_days(self) -> int:
        return max((self.today - self.due).days, 0) if self.due else 0

    @property
    def passable(self) -> Sequence[Stage]:
        """The stages that a move further on comes through."""
        through = {stage for offered in self.moves for stage in offered.through}
        return [stage for stage in Stage if stage in through]

    def allows(self, permission: str) -> bool:
        return Permission(permission) in self.permissions


async def get(connection: Connection, case_id: int, *, by: Actor) -> CaseShown:
    """Raises NotFound, also for what the actor may not see."""
    opened = await look_at(connection, case_id, by=by)
    side, today = opened.side_of(by), await city_today(connection)
    adopters = [Adopter.from_row(r) for r in await queries.adopters_of(connection, delivered_id=opened.delivered_id)]
    count = await _count(connection, adopters, today)
    facts = await case_facts(connection, case_id)
    papers = [Paper.from_row(row) for row in await queries.evidence_of(connection, case_id=case_id)]
    steps = await steps_of(connection, case_id)
    to_register = _to_register(facts, count.judgements[case_id])
    rule = await _registration_rule(connection, facts, today) if to_register else None
    history = await audit.history(connection, "case", case_id) if side is None else []
    doers = {*opened.brokers, *(p.added_by for p in papers), *(s.made_by for s in steps), *(e.actor for e in history)}
    names = await display_names.names(connection, doers)
    return CaseShown(
        case=opened,
        side=side,
        today=today,
        due=due_of(opened),
        judgement=count.judgements[case_id],
        counted=case_id in (*count.counted, *count.separate),
        replication=case_id in count.replications,
        repeated=case_id in count.repeated,
        registration=to_register,
        register_by=_register_by(facts, rule) if rule else None,
        registration_rule=rule,
        moves=offered(opened, facts, refused=standing_refusal(steps) is not None),
        permissions=frozenset(p for p in Permission if _may(opened, p, by)),
        readable=await pairs_of_record.readable(connection, opened.need_id, opened.solution_id, by=by),
        evidence=papers_shown(papers, history, names),
        contacts=[ContactMade.from_row(row) for row in await queries.contacts_of(connection, case_id=case_id)],
        events=[CaseEvent.from_row(row) for row in await queries.events_of(connection, case_id=case_id)],
        steps=[replace(step, made_by=names.get(step.made_by, step.made_by)) for step in steps],
        refused=standing_refusal(steps),
        adopters=[each for each in adopters if each.id != case_id] if side is None else [],
        **await _words(connection, opened, side, by=by),
        history=[replace(entry, actor=names.get(entry.actor, entry.actor)) for entry in history],
        brokers=[names.get(broker, broker) for broker in opened.brokers],
        letter=await letter_offered(connection, opened, papers, by=by),
    )


async def letter_offered(
    connection: Connection, opened: OpenedCase, papers: Sequence[Paper], *, by: Actor
) -> LetterShown | None:
    """The signed letter of the introduction, unless it is among the papers or the actor may add none."""
    if opened.proposal_id is None or not _may(opened, Permission.ADD_EVIDENCE, by):
        return None
    letter = await official_letters.letter_of(connection, opened.proposal_id)
    if letter is None or letter.file is None or letter.file.sha256 in {paper.sha256 for paper in papers}:
        return None
    return letter


async def require_for(connection: Connection, case_id: int, permission: Permission, *, by: Actor) -> None:
    """Before anything of a form is read. Raises NotFound, NotAllowed, WrongState."""
    opened = await look_at(connection, case_id, by=by)
    side = opened.side_of(by)
    for each in (side,) if side else Side:
        require(by, permission, opened.matter(each))


def due_of(opened: OpenedCase) -> date | None:
    """Until when the present stage was promised; None at an end."""
    if opened.next_due or opened.stage not in PROMISED_DAYS:
        return opened.next_due
    return opened.since.astimezone(CITY_TIME).date() + timedelta(days=PROMISED_DAYS[opened.stage])


def _may(opened: OpenedCase, permission: Permission, by: Actor) -> bool:
    side = opened.side_of(by)
    return all(may(by, permission, opened.matter(each)) for each in ((side,) if side else Side))


async def _count(connection: Connection, adopters: Sequence[Adopter], today: date) -> Count:
    """Of all cases of one solution: no other case decides whether one of them counts."""
    of_solution = await cases(connection, [each.id for each in adopters])
    return count(of_solution, await counting_settings(connection), today)


def _to_register(case: Case, judgement: Judgement) -> bool:
    """Compulsory, and neither the certificate is there nor what stands in for it."""
    finding = judgement.of(Clause.REGISTRATION)
    registered = case.documents((EvidenceKind.REGISTRATION,)) or (finding and finding.holds)
    return bool(needs_registration(case)) and not registered


def _signed_on(case: Case) -> date | None:
    return min((e.dated_on for e in case.documents((EvidenceKind.CONTRACT,)) if e.dated_on), default=None)


async def _registration_rule(connection: Connection, case: Case, today: date) -> Regulation | None:
    signed = _signed_on(case) or today
    return (await regulations(connection)).on(RegulationKey.TRANSFER_REGISTRATION_DAYS, signed)


def _register_by(case: Case, rule: Regulation) -> date | None:
    """By the rule of the day of the signature."""
    signed = _signed_on(case)
    return signed + timedelta(days=rule.value) if signed and isinstance(rule.value, int) else None


async def _words(connection: Connection, opened: OpenedCase, side: Side | None, *, by: Actor) -> dict[str, Any]:
    """What was asked and said of the case, as fields of what is shown."""
    verifications = await queries.verifications_of(connection, case_id=opened.id)
    return {
        "said": await _said(connection, opened.id, side),
        "speakers": {each: await _speaker(connection, opened, each) for each in Side},
        "open_questions": frozenset([each for each in Side if await open_question(connection, opened, each)]),
        "own_question": await own_question(connection, opened, by=by),
        "open_follow_up": await open_follow_up(connection, opened),
        "own_follow_up": await own_follow_up(connection, opened, by=by) is not None,
        "follow_ups": await _follow_ups(connection, opened.id, side),
        "verifications": [] if side else [Decided.from_row(row) for row in verifications],
    }


async def _said(connection: Connection, case_id: int, reader: Side | None) -> dict[Side, Question]:
    questions: dict[Side, Question] = {}
    for side in Side:
        row = await queries.last_confirmation(connection, case_id=case_id, side=side.value)
        if row is not None:
            word = Question.from_row(row)
            questions[side] = word if reader is not side.other else _without_remarks(word)
    return questions


def _without_remarks(word: Question) -> Question:
    return replace(word, named_by=None, links_note=None, contribution="", measure=None, note=None)


async def _follow_ups(connection: Connection, case_id: int, reader: Side | None) -> list[FollowedUp]:
    """The supplier learns whether it is still in use; who said so with which remark stays with the adopter."""
    follow_ups = [FollowedUp.from_row(row) for row in await queries.follow_ups_of(connection, case_id=case_id)]
    if reader is not Side.SOLUTION:
        return follow_ups
    return [replace(answer, name=None, note=None, answered_name=None) for answer in follow_ups]


async def _speaker(connection: Connection, opened: OpenedCase, side: Side) -> str | None:
    row = await queries.authorised_contact(connection, organisation_id=opened.organisation_id(side))
    return row["name"] if row else None
