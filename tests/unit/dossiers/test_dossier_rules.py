"""A dossier's life as one table, and what it lacks before it can be handed in."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from matchmaker.ground.errors import WrongState
from matchmaker.rules.actors import VISITOR, Actor, Role
from matchmaker.rules.dossier import (
    MOVES,
    NEEDS,
    OVER,
    DossierMove,
    DossierStatus,
    Mark,
    Source,
    next_moves,
    status_after,
)
from matchmaker.rules.dossier_gaps import Eligibility, GapKind, eligibility, gaps
from matchmaker.rules.dossier_parts import DossierPart
from matchmaker.rules.policy import DOSSIER_PERMISSION, Matter, may
from tests.support.dossiers import WHOLE, a_dossier

M, S, P = DossierMove, DossierStatus, DossierPart
LIFE = {
    (M.FINISH, S.DRAFTING): S.READY,
    (M.REOPEN, S.READY): S.DRAFTING,
    (M.HAND_IN, S.READY): S.HANDED_IN,
    (M.ASK_REVISION, S.HANDED_IN): S.REVISION_ASKED,
    (M.REVISE, S.REVISION_ASKED): S.DRAFTING,
    (M.APPROVE, S.HANDED_IN): S.APPROVED,
    (M.REJECT, S.HANDED_IN): S.REJECTED,
    (M.WITHDRAW, S.DRAFTING): S.WITHDRAWN,
    (M.WITHDRAW, S.READY): S.WITHDRAWN,
    (M.WITHDRAW, S.HANDED_IN): S.WITHDRAWN,
    (M.WITHDRAW, S.REVISION_ASKED): S.WITHDRAWN,
    (M.REVOKE, S.APPROVED): S.WITHDRAWN,
}
CHECKLIST = ("exclusions", "forms")

HOST, PARTNER, OTHER = 2, 3, 4
ACTORS = {
    "visitor": VISITOR,
    "host's member": Actor(name="h", role=Role.INSTITUTE, person_id=1, organisation_id=HOST),
    "host's contact": Actor(name="c", role=Role.INSTITUTE, person_id=2, organisation_id=HOST, authorised_contact=True),
    "partner": Actor(name="p", role=Role.BUSINESS, person_id=3, organisation_id=PARTNER, authorised_contact=True),
    "investigator": Actor(name="i", role=Role.INSTITUTE, person_id=4, organisation_id=OTHER),
    "other institute": Actor(
        name="o", role=Role.INSTITUTE, person_id=5, organisation_id=OTHER, authorised_contact=True
    ),
    "broker": Actor(name="b", role=Role.BROKER, person_id=6),
    "host's broker": Actor(name="hb", role=Role.BROKER, person_id=7, organisation_id=HOST),
    "verifier": Actor(name="v", role=Role.VERIFIER, person_id=8),
    "leadership": Actor(name="l", role=Role.LEADERSHIP, person_id=9),
    "administrator": Actor(name="a", role=Role.ADMINISTRATOR, person_id=10),
}
WRITERS = {"host's member", "host's contact", "partner", "investigator", "host's broker"}
DESK = {"broker", "host's broker", "administrator"}
MAKES = {
    **dict.fromkeys((M.FINISH, M.REOPEN, M.REVISE), WRITERS | DESK),
    **dict.fromkeys((M.HAND_IN, M.WITHDRAW), DESK | {"host's contact"}),
    **{move: {"broker", "administrator"} for move in (M.ASK_REVISION, M.APPROVE, M.REJECT, M.REVOKE)},
}


@pytest.mark.parametrize("move", M)
@pytest.mark.parametrize("status", S)
def test_each_move_leads_where_the_table_says_and_nowhere_else(move: DossierMove, status: DossierStatus) -> None:
    if (move, status) in LIFE:
        assert status_after(move, status) is LIFE[move, status]
    else:
        with pytest.raises(WrongState):
            status_after(move, status)


def test_what_is_over_leads_on_only_where_an_approval_is_taken_back() -> None:
    assert {status: next_moves(status) for status in OVER} == {
        S.APPROVED: [M.REVOKE],
        S.REJECTED: [],
        S.WITHDRAWN: [],
    }
    assert set(MOVES) == set(M)


@pytest.mark.parametrize("move", M)
def test_who_may_make_each_move(move: DossierMove) -> None:
    matter = Matter.of_dossier(
        a_dossier(writer_ids=frozenset({4}), writer_organisation_ids=frozenset({PARTNER}), host_id=HOST)
    )
    assert {name for name, actor in ACTORS.items() if may(actor, DOSSIER_PERMISSION[move], matter)} == MAKES[move]


def test_an_approval_and_handing_in_say_where_when_and_by_which_paper() -> None:
    assert NEEDS[M.HAND_IN] == ("handed_in_to", "handed_in_on", "receipt_number")
    assert NEEDS[M.APPROVE] == ("council_number", "council_on", "file")


def test_a_whole_dossier_lacks_nothing() -> None:
    assert gaps(a_dossier(), CHECKLIST) == []


@pytest.mark.parametrize(
    ("part", "field", "value", "kind"),
    [
        (P.AIMS, "aims", None, GapKind.MISSING),
        (P.PEOPLE, "investigator", None, GapKind.MISSING),
        (P.PEOPLE, "partner-1-partner_name", None, GapKind.MISSING),
        (P.ROUTE, "eligible-forms", None, GapKind.UNANSWERED),
        (P.PRODUCTS, "product-1-trl_after", 4, GapKind.TRL_FALLS),
        (P.WORK, "package-1-month_until", 13, GapKind.ENDS_LATE),
        (P.WORK, "package-2-month_until", 2, GapKind.ENDS_BEFORE),
        (P.WORK, "package-1-package_cost", 1, GapKind.BROKEN_SUM),
        (P.BUDGET, "total_state", 699_999_999, GapKind.BROKEN_SUM),
        (P.BUDGET, "total_all", None, GapKind.MISSING),
    ],
)
def test_what_is_missing_is_said_at_its_field(part: DossierPart, field: str, value: int | None, kind: GapKind) -> None:
    content = {name: said for name, said in {**WHOLE[part], field: value}.items() if said is not None}
    assert [(gap.part, gap.field, gap.kind) for gap in gaps(a_dossier({part: content}), CHECKLIST)] == [
        (part, field, kind)
    ]


def test_a_table_without_a_line_is_said_once() -> None:
    [gap] = gaps(a_dossier({P.RISKS: {}}), CHECKLIST)
    assert (gap.part, gap.kind) == (P.RISKS, GapKind.NO_LINE)


def test_words_that_nobody_has_confirmed_keep_it_from_being_handed_in() -> None:
    mark = Mark(part=P.AIMS, field="urgency", source=Source.NEED, confirmed_by=None, confirmed_at=None)
    [gap] = gaps(a_dossier(marks=(mark,)), CHECKLIST)
    assert (gap.field, gap.kind) == ("urgency", GapKind.UNCONFIRMED)
    confirmed = replace(mark, confirmed_by="person:2", confirmed_at=datetime(2026, 5, 5, tzinfo=UTC))
    assert gaps(a_dossier(marks=(confirmed,)), CHECKLIST) == []


@pytest.mark.parametrize(
    ("first", "second", "comes_to"),
    [
        ("yes", "yes", Eligibility.MET),
        ("yes", "unknown", Eligibility.OPEN),
        ("yes", None, Eligibility.UNANSWERED),
        ("unknown", None, Eligibility.UNANSWERED),
        ("yes", "no", Eligibility.NOT_MET),
        ("no", None, Eligibility.NOT_MET),
        ("no", "unknown", Eligibility.NOT_MET),
        (None, None, Eligibility.UNANSWERED),
        ("perhaps", "yes", Eligibility.UNANSWERED),
    ],
)
def test_what_the_answers_to_a_checklist_come_to(first: str | None, second: str | None, comes_to: Eligibility) -> None:
    said = {"eligible-exclusions": first, "eligible-forms": second}
    assert eligibility(CHECKLIST, {name: answer for name, answer in said.items() if answer}) is comes_to


def test_without_a_rule_there_is_no_checklist() -> None:
    assert eligibility((), {"eligible-forms": "yes"}) is Eligibility.NO_CHECKLIST


def test_a_condition_that_is_not_met_is_a_warning_and_keeps_nobody_from_handing_in() -> None:
    said = {**WHOLE[P.ROUTE], "eligible-forms": "no"}
    assert gaps(a_dossier({P.ROUTE: said}), CHECKLIST) == []
