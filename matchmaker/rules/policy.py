"""One table says who may do what, to whose record, in which state. Pages, services and tests read it.

`may` asks it; `require` raises. What a rule does not allow is forbidden.
"""

from collections.abc import Collection, Mapping

from matchmaker.ground.errors import NotAllowed, NotFound, WrongState
from matchmaker.rules.actors import Actor, Role
from matchmaker.rules.call import UNBLIND, CallMove, CallState
from matchmaker.rules.dossier import HANDED_IN, DossierMove, DossierStatus
from matchmaker.rules.listing import EDITABLE_STATES, ListingState
from matchmaker.rules.matter import NOTHING as NOTHING
from matchmaker.rules.matter import Matter as Matter
from matchmaker.rules.matter import Relation as Relation
from matchmaker.rules.matter import Rule as Rule
from matchmaker.rules.permissions import Permission
from matchmaker.rules.proposal import SHOWN_TO_SIDES, WAITING_FOR_ANSWERS, ProposalMove
from matchmaker.rules.stages import EDITABLE as CASE_EDITABLE
from matchmaker.rules.stages import CaseMove

P, R, S = Permission, Relation, ListingState


def _rule(*who: Relation, states: Collection[str] | None = None, not_own: bool = False) -> Rule:
    return Rule(who=frozenset(who), states=frozenset(map(str, states or ())), not_own=not_own)


def _on_show(*who: Relation) -> Rule:
    """Of what is published, and not for brokers alone."""
    return Rule(who=frozenset(who), states=frozenset({S.PUBLISHED.value}), openness=frozenset({"public", "anonymous"}))


_DESK = (R.BROKER, R.ADMINISTRATOR)
_COUNCIL = (R.CHAIR, R.SECRETARY, R.JUDGE)
_WRITE = (R.OWNER, R.WRITER)
_DECIDERS = (_rule(*_DESK, not_own=True), _rule(R.SYSTEM))
POLICY: Mapping[Permission, tuple[Rule, ...]] = {
    P.BROWSE: (_rule(R.ANYBODY),),
    P.USE_OWN_ACCOUNT: (_rule(R.SIGNED_IN),),
    P.KEEP_OWN_RECORDS: (_rule(R.BUSINESS, R.INSTITUTE),),
    P.POST_NEED: (_rule(R.BUSINESS, R.ASSOCIATION, *_DESK, R.SYSTEM),),
    P.POST_WITHOUT_ACCOUNT: (_rule(R.VISITOR),),
    P.CONFIRM_BY_PHONE: (_rule(*_DESK),),
    P.POST_SOLUTION: (_rule(R.INSTITUTE, R.ASSOCIATION, *_DESK, R.SYSTEM),),
    P.POST_FOR_OTHERS: (_rule(R.ASSOCIATION, *_DESK, R.SYSTEM),),
    P.SEE_HIDDEN: (_rule(*_DESK, R.SYSTEM),),
    P.SEE_PERSONAL_NUMBER: (_rule(*_DESK, R.VERIFIER, R.SYSTEM, R.OWNER),),
    P.SEE_LISTING: (_rule(*_DESK, R.SYSTEM, R.OWNER, R.KEEPER), _on_show(R.ANYBODY)),
    P.SEE_OWNER: (_rule(*_DESK, R.SYSTEM, R.OWNER, R.KEEPER),),
    P.EDIT_LISTING: (_rule(*_DESK, R.SYSTEM, R.HOLDER, R.KEEPER, states=EDITABLE_STATES),),
    P.WRITE_PASSPORT: (_rule(R.SYSTEM, R.HOLDER, states=EDITABLE_STATES),),
    P.PUBLISH: (*_DECIDERS, _rule(R.HOLDER, states={S.PAUSED, S.EXPIRED})),  # who renews what was reviewed before
    P.DECIDE: _DECIDERS,
    P.SET_ASIDE: (_rule(*_DESK, R.SYSTEM, R.HOLDER, R.KEEPER),),
    P.EXPIRE: (_rule(R.SYSTEM),),
    P.RENEW: (_rule(*_DESK, R.SYSTEM, R.HOLDER),),
    P.SEE_BEHALF: (_rule(*_DESK, R.SYSTEM, R.KEEPER),),
    P.CLAIM: (_rule(R.OWNER), _on_show(R.BUSINESS, R.INSTITUTE)),
    P.DECIDE_CLAIM: (_rule(*_DESK, not_own=True),),
    P.SEE_HISTORY: (_rule(*_DESK, R.SYSTEM, R.OWNER),),
    P.IMPORT: (_rule(R.ADMINISTRATOR, R.SYSTEM),),
    P.VERIFY_ORGANISATION: (_rule(R.BROKER, not_own=True), _rule(R.SYSTEM)),
    P.EDIT_ORGANISATION: (_rule(*_DESK, R.SYSTEM, R.OWNER),),
    P.DECIDE_ORGANISATION: _DECIDERS,
    P.MERGE_ORGANISATIONS: (_rule(R.ADMINISTRATOR, not_own=True), _rule(R.SYSTEM)),
    P.NAME_CONTACT: (_rule(R.ADMINISTRATOR, R.SYSTEM), _rule(R.CONTACT, states={"verified"})),
    P.INVITE: (_rule(R.ADMINISTRATOR, R.SYSTEM), _rule(R.CONTACT, states={"verified"})),
    P.ADMIT: (_rule(R.ADMINISTRATOR, R.SYSTEM, R.CONTACT),),
    P.MANAGE_PEOPLE: (_rule(R.ADMINISTRATOR, not_own=True), _rule(R.SYSTEM)),
    P.USE_DESK: (_rule(*_DESK, R.SYSTEM),),
    P.DECIDE_PROPOSAL: _DECIDERS,
    P.SEE_PROPOSAL: (_rule(*_DESK, R.SYSTEM), Rule(who=frozenset({R.OWNER}), states=SHOWN_TO_SIDES)),
    P.ANSWER_PROPOSAL: (Rule(who=frozenset({R.CONTACT}), states=frozenset(map(str, WAITING_FOR_ANSWERS))),),
    P.WITHDRAW_PROPOSAL: (*_DECIDERS, _rule(R.CONTACT, states={*map(str, WAITING_FOR_ANSWERS), "overdue"})),
    P.CONCLUDE_PROPOSAL: (_rule(R.SYSTEM),),
    P.REQUEST_INTRODUCTION: (_rule(R.HOLDER),),
    P.SEE_FITS: (_rule(R.INSTITUTE),),
    P.SEE_REASONS: (_rule(*_DESK, R.SYSTEM, R.OWNER),),
    P.STATE_CAPACITY: (_rule(*_DESK, R.SYSTEM, R.CONTACT),),
    P.READ_LOCAL_MAILS: (_rule(R.ADMINISTRATOR, R.DEMONSTRATION),),
    P.HANDLE_PERSONAL_DATA: (_rule(R.ADMINISTRATOR, not_own=True), _rule(R.SYSTEM)),
    P.OVERSEE_MAILS: (_rule(*_DESK, R.SYSTEM),),
    P.SEE_CASE: (_rule(*_DESK, R.VERIFIER, R.LEADERSHIP, R.SYSTEM, R.OWNER),),
    P.FOLLOW_CASE: _DECIDERS,
    P.ADD_EVIDENCE: (_rule(*_DESK, R.SYSTEM, R.OWNER, states=set(map(str, CASE_EDITABLE))),),
    P.CHECK_EVIDENCE: (_rule(*_DESK, R.VERIFIER, not_own=True),),
    P.VERIFY_CASE: (_rule(R.VERIFIER, not_own=True),),
    P.CONCLUDE_CASE: (_rule(R.SYSTEM),),
    P.SEE_PROGRESS: (_rule(*_DESK, R.VERIFIER, R.LEADERSHIP, R.SYSTEM),),
    P.CLOSE_PERIOD: (_rule(R.LEADERSHIP),),
    P.RECORD_INDICATOR: (_rule(*_DESK, R.SYSTEM),),
    P.PREPARE_REPORT: (_rule(*_DESK, R.LEADERSHIP, R.SYSTEM),),
    P.SET_PROGRAMME: (_rule(R.ADMINISTRATOR, R.SYSTEM),),
    P.SEE_CALL: (_rule(*_DESK, R.SYSTEM, *_COUNCIL), Rule(who=frozenset({R.ANYBODY}), openness=frozenset({"public"}))),
    P.WRITE_CALL: (_rule(*_DESK, R.SYSTEM),),
    P.RUN_CALL: (_rule(*_DESK, R.SYSTEM, R.SECRETARY),),
    P.CLOSE_CALL: (_rule(R.SYSTEM, R.SECRETARY),),
    P.CANCEL_CALL: (_rule(*_DESK, R.CHAIR),),
    P.LEAD_COUNCIL: (_rule(R.CHAIR, not_own=True),),
    P.ENTER_CALL: (_rule(R.BUSINESS, R.INSTITUTE, states={CallState.OPEN}),),
    P.SEE_ENTRY: (_rule(R.SELF, R.SECRETARY),),
    P.WRITE_ENTRY: (_rule(R.SELF, states={CallState.OPEN}),),
    P.CHECK_ENTRY: (_rule(R.SECRETARY, states={CallState.CLOSED, CallState.ELIGIBILITY}, not_own=True),),
    P.JUDGE_ENTRY: (_rule(R.JUDGE, not_own=True),),
    P.SEE_ENTRANTS: (_rule(*_DESK, R.SYSTEM, *_COUNCIL, states=UNBLIND),),
    P.OBJECT: (_rule(R.SELF, states={CallState.OBJECTIONS}),),
    P.CHECK_PAPERS: (_rule(R.SECRETARY, states={CallState.DECIDED, CallState.OBJECTIONS}, not_own=True),),
    P.FOLLOW_WINNER: (_rule(*_DESK, states={CallState.PUBLISHED}),),
    P.START_DOSSIER: (_rule(*_DESK, R.BUSINESS, R.INSTITUTE, R.SYSTEM),),
    P.SEE_DOSSIER: (_rule(*_DESK, R.SYSTEM, *_WRITE), _rule(R.VERIFIER, states=HANDED_IN)),
    P.WRITE_DOSSIER: (_rule(*_DESK, R.SYSTEM, *_WRITE, states={DossierStatus.DRAFTING}),),
    P.COMMENT_DOSSIER: (_rule(*_DESK, *_WRITE),),
    P.FINISH_DOSSIER: (_rule(*_DESK, *_WRITE),),
    P.HAND_IN_DOSSIER: (_rule(*_DESK, R.CONTACT),),
    P.DECIDE_DOSSIER: (_rule(*_DESK, not_own=True),),
    P.OPEN_DOSSIER_TO: (_rule(*_DESK, R.OWNER),),
}

# The permission that each step of a listing asks for.
STEP_PERMISSION: Mapping[ListingState, Permission] = {
    S.DRAFT: P.SET_ASIDE,
    S.SUBMITTED: P.SET_ASIDE,
    S.INFORMATION_REQUESTED: P.DECIDE,
    S.PUBLISHED: P.PUBLISH,
    S.PAUSED: P.SET_ASIDE,
    S.EXPIRED: P.EXPIRE,
    S.CLOSED: P.SET_ASIDE,
    S.NO_SUITABLE_SOLUTION: P.DECIDE,
}

# The permission that each move of a proposal asks for, on both sides for a decision, on one side for an answer.
PROPOSAL_PERMISSION: Mapping[ProposalMove, Permission] = {
    **dict.fromkeys((ProposalMove.APPROVE, ProposalMove.DECLINE, ProposalMove.ASK), P.DECIDE_PROPOSAL),
    **dict.fromkeys((ProposalMove.AGREE, ProposalMove.REFUSE), P.ANSWER_PROPOSAL),
    **dict.fromkeys((ProposalMove.LAPSE, ProposalMove.REOPEN, ProposalMove.INTRODUCE), P.CONCLUDE_PROPOSAL),
    ProposalMove.WITHDRAW: P.WITHDRAW_PROPOSAL,
}

# The permission that each move of a transfer case asks for.
CASE_PERMISSION: Mapping[CaseMove, Permission] = {
    **dict.fromkeys(CaseMove, P.FOLLOW_CASE),
    **dict.fromkeys((CaseMove.VERIFY, CaseMove.REFUSE, CaseMove.WITHDRAW), P.VERIFY_CASE),
}

# The permission that each move of a call asks for.
CALL_PERMISSION: Mapping[CallMove, Permission] = {
    **dict.fromkeys((CallMove.TEST, CallMove.REVISE), P.WRITE_CALL),
    **dict.fromkeys((CallMove.OPEN, CallMove.CHECK, CallMove.DECLARE, CallMove.SCORE), P.RUN_CALL),
    **dict.fromkeys((CallMove.ANNOUNCE, CallMove.PUBLISH), P.RUN_CALL),
    **dict.fromkeys((CallMove.EXTEND, CallMove.MODERATE, CallMove.DECIDE, CallMove.REOPEN), P.LEAD_COUNCIL),
    CallMove.CLOSE: P.CLOSE_CALL,
    CallMove.CANCEL: P.CANCEL_CALL,
}

# The permission that each move of a dossier asks for.
DOSSIER_PERMISSION: Mapping[DossierMove, Permission] = {
    **dict.fromkeys((DossierMove.FINISH, DossierMove.REOPEN, DossierMove.REVISE), P.FINISH_DOSSIER),
    **dict.fromkeys((DossierMove.HAND_IN, DossierMove.WITHDRAW), P.HAND_IN_DOSSIER),
    **dict.fromkeys((DossierMove.ASK_REVISION, DossierMove.APPROVE, DossierMove.REJECT), P.DECIDE_DOSSIER),
    DossierMove.REVOKE: P.DECIDE_DOSSIER,
}

_WRITERS = (Role.BUSINESS, Role.INSTITUTE)  # an officer writes for others, which makes nothing theirs


def relations(actor: Actor, matter: Matter = NOTHING) -> frozenset[Relation]:
    """What the actor is, to the service and to this matter."""
    known = {R.ANYBODY, R(actor.role.value)}
    if actor.association:
        known |= {R.ASSOCIATION} | ({R.KEEPER} if actor.organisation_id == matter.entered_by_id else set())
    if actor.person_id is not None:
        known.add(R.SIGNED_IN)
    if actor.demo:
        known.add(R.DEMONSTRATION)
    if _owns(actor, matter):
        holds = matter.confirmed or actor.organisation_verified or actor.name == matter.created_by
        known |= {R.OWNER, R.HOLDER} if holds else {R.OWNER}
        if actor.authorised_contact and actor.organisation_id == matter.organisation_id:
            known.add(R.CONTACT)
    if actor.person_id is not None and actor.person_id == matter.person_id:
        known.add(R.SELF)
    appointed = {R.JUDGE: matter.judge_ids, R.CHAIR: matter.chair_ids, R.SECRETARY: matter.secretary_ids}
    known |= {duty for duty, people in appointed.items() if actor.person_id in people}
    if actor.person_id in matter.writer_ids or actor.organisation_id in matter.writer_organisation_ids:
        known.add(R.WRITER)
    return frozenset(known)


def may(actor: Actor, permission: Permission, matter: Matter = NOTHING) -> bool:
    """Whether the table allows it."""
    being = relations(actor, matter)
    writes = actor.person_id is not None and actor.person_id in matter.writer_ids
    own = being & {R.OWNER, R.SELF} or writes
    return any(rule.who & being and rule.fits(matter) and not (rule.not_own and own) for rule in POLICY[permission])


def may_ever(actor: Actor, permission: Permission) -> bool:
    """Whether there is any record, in any state, for which the table allows it."""
    being = relations(actor) | ({R.OWNER, R.HOLDER} if actor.role not in (Role.VISITOR, Role.SYSTEM) else set())
    being |= ({R.CONTACT} if actor.authorised_contact else set()) | ({R.KEEPER} if actor.association else set())
    being |= {R.SELF, R.WRITER, *_COUNCIL} if R.SIGNED_IN in being else set()
    return any(rule.who & being for rule in POLICY[permission])


def require(actor: Actor, permission: Permission, matter: Matter | None = None) -> None:
    """Raises NotFound for a matter that is none of the actor's business, and NotAllowed where there is no matter.

    A state in which nobody may do it raises WrongState; a decision on what is the actor's own NotAllowed("not_own").
    """
    if may(actor, permission, matter or NOTHING):
        return
    if matter is None:
        raise NotAllowed(permission=permission.value)
    being = relations(actor, matter)
    concerning = [rule for rule in POLICY[permission] if rule.who & being]
    if not concerning and R.OWNER not in being:
        raise NotFound()
    if not any(rule.fits(matter) for rule in POLICY[permission]):
        raise WrongState(old=matter.state, new=matter.state)
    own = any(rule.fits(matter) for rule in concerning)
    waits = "claim_first" if being & {R.OWNER, R.HOLDER} == {R.OWNER} else None
    raise NotAllowed("not_own" if own else waits, permission=permission.value)


def own_records(actor: Actor) -> Mapping[str, object]:
    """What the lists in SQL hold a record against, to tell whether it is the actor's own (`is_own`)."""
    by_name = actor.organisation_id is None and actor.role in _WRITERS
    return {"own_organisation": actor.organisation_id, "own_name": actor.name if by_name else None}


def _owns(actor: Actor, matter: Matter) -> bool:
    if actor.organisation_id is not None:
        return actor.organisation_id == matter.organisation_id
    return actor.role in _WRITERS and actor.name == matter.created_by
