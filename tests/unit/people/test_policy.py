"""Who may do what to whose record in which state, as one truth table."""

from dataclasses import replace

import pytest

from matchmaker.ground.errors import MatchmakerError, NotAllowed, NotFound, WrongState
from matchmaker.rules.actors import IMPORTER, LOCAL_PERSON, SEED_LOADER, SYSTEM, VISITOR, Actor, Role
from matchmaker.rules.call import CallMove
from matchmaker.rules.listing import ListingState
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import (
    CALL_PERMISSION,
    CASE_PERMISSION,
    POLICY,
    PROPOSAL_PERMISSION,
    STEP_PERMISSION,
    Matter,
    may,
    may_ever,
    require,
)
from matchmaker.rules.proposal import ProposalMove
from matchmaker.rules.stages import CaseMove

P = Permission
OURS, THEIRS, ASSOCIATION = 1, 2, 3
ACTORS = {
    "visitor": VISITOR,
    "member": Actor(name="m", role=Role.BUSINESS, person_id=1, organisation_id=OURS),
    "contact": Actor(name="c", role=Role.BUSINESS, person_id=2, organisation_id=OURS, authorised_contact=True),
    "of verified": Actor(name="w", role=Role.BUSINESS, person_id=13, organisation_id=OURS, organisation_verified=True),
    "stranger": Actor(name="s", role=Role.BUSINESS, person_id=3, organisation_id=THEIRS, authorised_contact=True),
    "newcomer": Actor(name="n", role=Role.BUSINESS, person_id=4),
    "lab": Actor(name="l", role=Role.INSTITUTE, person_id=5, organisation_id=THEIRS),
    "secretary": Actor(name="k", role=Role.BUSINESS, person_id=12, organisation_id=ASSOCIATION, association=True),
    "broker": Actor(name="b", role=Role.BROKER, person_id=6),
    "our broker": Actor(name="ob", role=Role.BROKER, person_id=7, organisation_id=OURS),
    "verifier": Actor(name="v", role=Role.VERIFIER, person_id=8),
    "leadership": Actor(name="h", role=Role.LEADERSHIP, person_id=9),
    "administrator": Actor(name="a", role=Role.ADMINISTRATOR, person_id=10),
    "player": Actor(name="p", role=Role.LEADERSHIP, person_id=11, demo=True),
    "system": SYSTEM,
}
EVERYBODY = set(ACTORS)
DESK = {"broker", "our broker", "administrator", "system"}
OFFICERS = DESK | {"verifier", "leadership"}
MEMBERS = {"member", "of verified", "contact"}
SIGNED_IN = EVERYBODY - {"visitor", "system"}

DRAFT = Matter(organisation_id=OURS, created_by="m", state="draft")
SUBMITTED = Matter(organisation_id=OURS, created_by="m", state="submitted")
PUBLISHED = Matter(organisation_id=OURS, created_by="m", state="published")
ANONYMOUS = Matter(organisation_id=OURS, created_by="m", state="published", openness="anonymous")
CONFIDENTIAL = Matter(organisation_id=OURS, created_by="m", state="published", openness="brokers")
PAUSED = Matter(organisation_id=OURS, created_by="m", state="paused")
CLOSED = Matter(organisation_id=OURS, created_by="m", state="closed")
NEWCOMERS = Matter(organisation_id=THEIRS, created_by="n", state="submitted")
ON_BEHALF = Matter(organisation_id=THEIRS, created_by="b", state="submitted")
WRITTEN_DOSSIER = Matter(
    organisation_id=OURS,
    state="drafting",
    writer_ids=frozenset({5}),
    writer_organisation_ids=frozenset({ASSOCIATION}),
)
HANDED_IN_DOSSIER = replace(WRITTEN_DOSSIER, state="handed_in")
ENTERED = Matter(organisation_id=THEIRS, created_by="k", entered_by_id=ASSOCIATION, state="submitted")
UNCLAIMED = Matter(organisation_id=OURS, created_by="seeds", state="published", confirmed=False)
UNCLAIMED_PAUSED = Matter(organisation_id=OURS, created_by="seeds", state="paused", confirmed=False)
VISITORS = Matter(organisation_id=THEIRS, created_by="visitor", state="draft")
VERIFIED = Matter(organisation_id=OURS, state="verified")
UNVERIFIED = Matter(organisation_id=OURS, state="unverified")
ADMINISTRATORS_SELF = Matter(person_id=10)
UNASKED = Matter(organisation_id=OURS, created_by="m", state="unasked")
QUESTIONED = Matter(organisation_id=OURS, created_by="m", state="questioned")
SUGGESTED = Matter(organisation_id=OURS, created_by="m", state="suggested")
ASKED = Matter(organisation_id=OURS, created_by="m", state="asked")
PILOT = Matter(organisation_id=OURS, state="pilot")
VERIFIED_CASE = Matter(organisation_id=OURS, state="verified")
LATE = Matter(organisation_id=OURS, created_by="m", state="overdue")
DRAFT_CALL = Matter(state="draft", openness="brokers", judge_ids=frozenset({5}), secretary_ids=frozenset({12}))
OPEN_CALL = Matter(
    state="open", judge_ids=frozenset({5}), chair_ids=frozenset({3}), secretary_ids=frozenset({12}), person_id=4
)
CLOSED_CALL = replace(OPEN_CALL, state="closed")
DECIDED_CALL = replace(OPEN_CALL, state="decided")
ANNOUNCED_CALL = replace(OPEN_CALL, state="objections")
NONE = Matter()

TABLE: list[tuple[Permission, Matter, set[str]]] = [
    (P.BROWSE, NONE, EVERYBODY),
    (P.USE_OWN_ACCOUNT, NONE, SIGNED_IN),
    (P.KEEP_OWN_RECORDS, NONE, MEMBERS | {"stranger", "newcomer", "lab", "secretary"}),
    (P.POST_NEED, NONE, DESK | MEMBERS | {"stranger", "newcomer", "secretary"}),
    (P.POST_WITHOUT_ACCOUNT, NONE, {"visitor"}),
    (P.CONFIRM_BY_PHONE, VISITORS, DESK - {"system"}),
    (P.POST_SOLUTION, NONE, DESK | {"lab", "secretary"}),
    (P.POST_FOR_OTHERS, NONE, DESK | {"secretary"}),
    (P.SEE_HIDDEN, NONE, DESK),
    (P.SEE_PERSONAL_NUMBER, VERIFIED, DESK | MEMBERS | {"verifier"}),
    (P.SEE_FITS, NONE, {"lab"}),
    (P.REQUEST_INTRODUCTION, PUBLISHED, MEMBERS | {"our broker"}),
    (P.RENEW, PUBLISHED, DESK | MEMBERS),
    (P.IMPORT, NONE, {"administrator", "system"}),
    (P.MANAGE_PEOPLE, NONE, {"administrator", "system"}),
    (P.MANAGE_PEOPLE, ADMINISTRATORS_SELF, {"system"}),
    (P.SEE_LISTING, DRAFT, DESK | MEMBERS),
    (P.SEE_LISTING, SUBMITTED, DESK | MEMBERS),
    (P.SEE_LISTING, PUBLISHED, EVERYBODY),
    (P.SEE_LISTING, ANONYMOUS, EVERYBODY),
    (P.SEE_LISTING, CONFIDENTIAL, DESK | MEMBERS),
    (P.SEE_LISTING, ENTERED, DESK | {"secretary", "stranger", "lab"}),
    (P.SEE_LISTING, NEWCOMERS, DESK | {"newcomer", "stranger", "lab"}),
    (P.SEE_LISTING, VISITORS, DESK | {"stranger", "lab"}),
    (P.EDIT_LISTING, UNCLAIMED, DESK | {"of verified"}),
    (P.SET_ASIDE, UNCLAIMED, DESK | {"of verified"}),
    (P.RENEW, UNCLAIMED, DESK | {"of verified"}),
    (P.PUBLISH, UNCLAIMED_PAUSED, DESK - {"our broker"} | {"of verified"}),
    (P.REQUEST_INTRODUCTION, UNCLAIMED, {"of verified"}),
    (P.SEE_LISTING, UNCLAIMED_PAUSED, DESK | MEMBERS),
    (P.CLAIM, UNCLAIMED_PAUSED, MEMBERS | {"our broker"}),
    (P.SEE_OWNER, PUBLISHED, DESK | MEMBERS),
    (P.EDIT_LISTING, PUBLISHED, DESK | MEMBERS),
    (P.WRITE_PASSPORT, PUBLISHED, {"system"} | MEMBERS | {"our broker"}),
    (P.WRITE_PASSPORT, UNCLAIMED, {"system", "of verified"}),
    (P.WRITE_PASSPORT, CLOSED, set()),
    (P.EDIT_LISTING, CLOSED, set()),
    (P.EDIT_LISTING, NEWCOMERS, DESK | {"newcomer", "stranger", "lab"}),
    (P.SEE_OWNER, ENTERED, DESK | {"secretary", "stranger", "lab"}),
    (P.EDIT_LISTING, ENTERED, DESK | {"secretary", "stranger", "lab"}),
    (P.SET_ASIDE, ENTERED, DESK | {"secretary", "stranger", "lab"}),
    (P.SEE_BEHALF, ENTERED, DESK | {"secretary"}),
    (P.CLAIM, ENTERED, {"stranger", "lab"}),
    (P.CLAIM, PUBLISHED, MEMBERS | {"stranger", "newcomer", "lab", "secretary"} | {"our broker"}),
    (P.CLAIM, CONFIDENTIAL, MEMBERS | {"our broker"}),
    (P.DECIDE_CLAIM, PUBLISHED, DESK - {"our broker", "system"}),
    (P.PUBLISH, ENTERED, DESK),
    (P.PUBLISH, SUBMITTED, DESK - {"our broker"}),
    (P.PUBLISH, ON_BEHALF, DESK),
    (P.PUBLISH, PAUSED, DESK | MEMBERS),
    (P.PUBLISH, NEWCOMERS, DESK),
    (P.DECIDE, PUBLISHED, DESK - {"our broker"}),
    (P.SET_ASIDE, PUBLISHED, DESK | MEMBERS),
    (P.EXPIRE, PUBLISHED, {"system"}),
    (P.SEE_HISTORY, PUBLISHED, DESK | MEMBERS),
    (P.VERIFY_ORGANISATION, UNVERIFIED, {"broker", "system"}),
    (P.EDIT_ORGANISATION, UNVERIFIED, DESK | MEMBERS),
    (P.EDIT_ORGANISATION, VERIFIED, DESK | MEMBERS),
    (P.DECIDE_ORGANISATION, VERIFIED, DESK - {"our broker"}),
    (P.MERGE_ORGANISATIONS, VERIFIED, {"administrator", "system"}),
    (P.NAME_CONTACT, VERIFIED, {"administrator", "system", "contact"}),
    (P.NAME_CONTACT, UNVERIFIED, {"administrator", "system"}),
    (P.INVITE, VERIFIED, {"administrator", "system", "contact"}),
    (P.INVITE, UNVERIFIED, {"administrator", "system"}),
    (P.ADMIT, VERIFIED, {"administrator", "system", "contact"}),
    (P.USE_DESK, NONE, DESK),
    (P.DECIDE_PROPOSAL, SUGGESTED, DESK - {"our broker"}),
    (P.SEE_PROPOSAL, UNASKED, DESK),
    (P.SEE_PROPOSAL, SUGGESTED, DESK),
    (P.SEE_PROPOSAL, ASKED, DESK | MEMBERS),
    (P.SEE_PROPOSAL, QUESTIONED, DESK | MEMBERS),
    (P.ANSWER_PROPOSAL, QUESTIONED, set()),
    (P.ANSWER_PROPOSAL, ASKED, {"contact"}),
    (P.ANSWER_PROPOSAL, LATE, set()),
    (P.WITHDRAW_PROPOSAL, SUGGESTED, DESK - {"our broker"}),
    (P.WITHDRAW_PROPOSAL, LATE, DESK - {"our broker"} | {"contact"}),
    (P.CONCLUDE_PROPOSAL, ASKED, {"system"}),
    (P.SEE_REASONS, PUBLISHED, DESK | MEMBERS),
    (P.STATE_CAPACITY, VERIFIED, DESK | {"contact"}),
    (P.READ_LOCAL_MAILS, NONE, {"administrator", "player"}),
    (P.OVERSEE_MAILS, NONE, DESK),
    (P.HANDLE_PERSONAL_DATA, NONE, {"administrator", "system"}),
    (P.HANDLE_PERSONAL_DATA, ADMINISTRATORS_SELF, {"system"}),
    (P.SEE_CASE, PILOT, OFFICERS | MEMBERS | {"player"}),
    (P.FOLLOW_CASE, PILOT, DESK - {"our broker"}),
    (P.ADD_EVIDENCE, PILOT, DESK | MEMBERS),
    (P.ADD_EVIDENCE, VERIFIED_CASE, set()),
    (P.CHECK_EVIDENCE, PILOT, DESK - {"our broker", "system"} | {"verifier"}),
    (P.VERIFY_CASE, VERIFIED_CASE, {"verifier"}),
    (P.CONCLUDE_CASE, PILOT, {"system"}),
    (P.SEE_PROGRESS, NONE, OFFICERS | {"player"}),
    (P.RECORD_INDICATOR, NONE, DESK),
    (P.PREPARE_REPORT, NONE, DESK | {"leadership", "player"}),
    (P.CLOSE_PERIOD, NONE, {"leadership", "player"}),
    (P.SET_PROGRAMME, NONE, {"administrator", "system"}),
    (P.SEE_CALL, DRAFT_CALL, DESK | {"lab", "secretary"}),
    (P.SEE_CALL, OPEN_CALL, EVERYBODY),
    (P.WRITE_CALL, DRAFT_CALL, DESK),
    (P.RUN_CALL, OPEN_CALL, DESK | {"secretary"}),
    (P.CLOSE_CALL, OPEN_CALL, {"system", "secretary"}),
    (P.CANCEL_CALL, OPEN_CALL, DESK - {"system"} | {"stranger"}),
    (P.LEAD_COUNCIL, OPEN_CALL, {"stranger"}),
    (P.ENTER_CALL, OPEN_CALL, MEMBERS | {"stranger", "newcomer", "lab", "secretary"}),
    (P.ENTER_CALL, CLOSED_CALL, set()),
    (P.SEE_ENTRY, OPEN_CALL, {"newcomer", "secretary"}),
    (P.WRITE_ENTRY, OPEN_CALL, {"newcomer"}),
    (P.WRITE_ENTRY, CLOSED_CALL, set()),
    (P.CHECK_ENTRY, OPEN_CALL, set()),
    (P.CHECK_ENTRY, CLOSED_CALL, {"secretary"}),
    (P.JUDGE_ENTRY, CLOSED_CALL, {"lab"}),
    (P.OBJECT, DECIDED_CALL, set()),
    (P.OBJECT, ANNOUNCED_CALL, {"newcomer"}),
    (P.CHECK_PAPERS, CLOSED_CALL, set()),
    (P.CHECK_PAPERS, ANNOUNCED_CALL, {"secretary"}),
    (P.FOLLOW_WINNER, ANNOUNCED_CALL, set()),
    (P.FOLLOW_WINNER, replace(DECIDED_CALL, state="published"), DESK - {"system"}),
    (P.SEE_ENTRANTS, CLOSED_CALL, set()),
    (P.SEE_ENTRANTS, DECIDED_CALL, DESK | {"stranger", "lab", "secretary"}),
    (P.START_DOSSIER, NONE, DESK | MEMBERS | {"stranger", "newcomer", "lab", "secretary"}),
    (P.SEE_DOSSIER, WRITTEN_DOSSIER, DESK | MEMBERS | {"lab", "secretary"}),
    (P.SEE_DOSSIER, HANDED_IN_DOSSIER, DESK | MEMBERS | {"verifier", "lab", "secretary"}),
    (P.WRITE_DOSSIER, WRITTEN_DOSSIER, DESK | MEMBERS | {"lab", "secretary"}),
    (P.WRITE_DOSSIER, HANDED_IN_DOSSIER, set()),
    (P.COMMENT_DOSSIER, HANDED_IN_DOSSIER, DESK - {"system"} | MEMBERS | {"lab", "secretary"}),
    (P.FINISH_DOSSIER, WRITTEN_DOSSIER, DESK - {"system"} | MEMBERS | {"lab", "secretary"}),
    (P.HAND_IN_DOSSIER, WRITTEN_DOSSIER, DESK - {"system"} | {"contact"}),
    (P.DECIDE_DOSSIER, HANDED_IN_DOSSIER, {"broker", "administrator"}),
    (P.OPEN_DOSSIER_TO, WRITTEN_DOSSIER, DESK - {"system"} | MEMBERS),
]


@pytest.mark.parametrize("name", ACTORS)
@pytest.mark.parametrize(
    ("permission", "matter", "allowed"), TABLE, ids=[f"{p}-{m.state or m.person_id}-{m.openness}" for p, m, _ in TABLE]
)
def test_an_actor_may_what_the_row_says(name: str, permission: Permission, matter: Matter, allowed: set[str]) -> None:
    actor = ACTORS[name]
    assert may(actor, permission, matter) is (name in allowed)
    assert may_ever(actor, permission) or name not in allowed
    if name in allowed:
        require(actor, permission, matter)
    else:
        with pytest.raises((NotAllowed, NotFound, WrongState)):
            require(actor, permission, matter)


def test_every_permission_stands_in_the_table_and_in_this_one() -> None:
    assert set(POLICY) == set(Permission) == {permission for permission, _, _ in TABLE}
    assert set(STEP_PERMISSION) == set(ListingState)
    assert set(PROPOSAL_PERMISSION) == set(ProposalMove)
    assert set(CASE_PERMISSION) == set(CaseMove)
    assert set(CALL_PERMISSION) == set(CallMove)


@pytest.mark.parametrize(
    ("name", "permission", "matter", "error"),
    [
        ("stranger", P.EDIT_LISTING, PUBLISHED, NotFound()),
        ("visitor", P.SET_ASIDE, PUBLISHED, NotFound()),
        ("member", P.EDIT_LISTING, CLOSED, WrongState(old="closed", new="closed")),
        ("member", P.PUBLISH, SUBMITTED, NotAllowed()),
        ("our broker", P.PUBLISH, SUBMITTED, NotAllowed("not_own")),
        ("administrator", P.MANAGE_PEOPLE, ADMINISTRATORS_SELF, NotAllowed("not_own")),
        ("contact", P.INVITE, UNVERIFIED, NotAllowed()),
        ("member", P.SET_ASIDE, UNCLAIMED, NotAllowed("claim_first")),
        ("stranger", P.SET_ASIDE, UNCLAIMED, NotFound()),
    ],
)
def test_a_refusal_says_why(name: str, permission: Permission, matter: Matter, error: MatchmakerError) -> None:
    with pytest.raises(type(error)) as refused:
        require(ACTORS[name], permission, matter)
    assert refused.value.code == error.code


@pytest.mark.parametrize("actor", [LOCAL_PERSON, SEED_LOADER, IMPORTER, SYSTEM], ids=lambda a: a.name)
def test_the_program_itself_imports_and_publishes(actor: Actor) -> None:
    assert may(actor, P.IMPORT)
    assert may(actor, P.PUBLISH, SUBMITTED)


def test_a_visitor_is_told_that_they_may_not_where_there_is_no_record() -> None:
    with pytest.raises(NotAllowed) as refused:
        require(VISITOR, P.POST_NEED)
    assert refused.value.params == {"permission": "post_need"}
