"""Where a reader of a call goes from its page: each part that hangs on it, for whom it is, and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matchmaker.calls.views import CallShown
from matchmaker.ground.marking import N_
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import CallMove, CallState, Duty
from matchmaker.rules.call_moves import Lack
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may, may_ever

S, M, L = CallState, CallMove, Lack
# Steps that a button of the call's page takes; those that a page of their own takes lead there.
BY_BUTTON = (M.TEST, M.REVISE, M.OPEN, M.CLOSE, M.CHECK, M.DECLARE, M.MODERATE, M.ANNOUNCE, M.PUBLISH)
ELSEWHERE = {M.SCORE: "judging", M.DECIDE: "judging"}
ASSIGNED_IN = frozenset({S.CONFLICTS, S.SCORING, S.MODERATION})
MENDED_AT = {
    **dict.fromkeys((L.PROBLEM, L.SOLVED_WHEN, L.ELIGIBILITY, L.CRITERIA, L.DEADLINE, L.DEADLINE_PAST), "edit"),
    L.READERS: "readers",
    **dict.fromkeys((L.CHAIR, L.SECRETARY, L.JUDGES), "council"),
    L.UNCHECKED_ENTRIES: "eligibility",
    **dict.fromkeys((L.UNDECLARED_MEMBERS, L.UNASSIGNED_ENTRIES, L.MISSING_SCORES), "judging/assignment"),
    L.DECISION: "judging/decision",
    **dict.fromkeys((L.OPEN_OBJECTIONS, L.UPHELD_OBJECTIONS, L.UNCHECKED_PAPERS), "outcome"),
}


@dataclass(frozen=True, kw_only=True)
class Way:
    """A page that hangs on a call; `label` is English, translated where it is shown."""

    path: str
    label: str
    strong: bool = False


def ways_of(view: CallShown, by: Actor) -> Sequence[Way]:
    """The pages of this call that its reader may open now, what they came for first."""
    call, place = view.call, f"/calls/{view.call.id}"
    ways = {
        **_of_entrant(view, by, place),
        **_of_council(view, by, place),
        Way(path=f"{place}/outcome", label=N_("Entrants and outcome"), strong=_decides_now(view)): may(
            by, Permission.SEE_ENTRANTS, Matter.of_call(call)
        ),
        Way(path=f"{place}/results", label=N_("Published results")): call.state is S.PUBLISHED,
        Way(path=f"{place}/readers", label=N_("Test readers")): view.writes,
        Way(path=f"{place}/council", label=N_("Council")): view.writes,
    }
    return [way for way, is_open in ways.items() if is_open]


def mended_at(view: CallShown, ways: Sequence[Way]) -> Mapping[Lack, str]:
    """Where the reader supplies what a step still lacks; a lack that others see to is left out."""
    place = f"/calls/{view.call.id}"
    open_pages = {way.path for way in ways}
    if view.writes and view.call.state in (S.DRAFT, S.TESTED):
        open_pages.add(f"{place}/edit")
    return {lack: f"{place}/{page}" for lack, page in MENDED_AT.items() if f"{place}/{page}" in open_pages}


def _of_entrant(view: CallShown, by: Actor, place: str) -> dict[Way, bool]:
    enters = view.accepts_entries and (by.person_id is None or may_ever(by, Permission.ENTER_CALL))
    return {
        Way(path=f"{place}/entry", label=N_("Enter this call"), strong=True): (
            enters and not view.duties and not view.has_entry
        ),
        Way(path=f"{place}/result", label=N_("Result of your entry"), strong=True): view.has_result,
        Way(path=f"{place}/entry", label=N_("My entry"), strong=view.accepts_entries): view.has_entry,
    }


def _of_council(view: CallShown, by: Actor, place: str) -> dict[Way, bool]:
    state, judging = view.call.state, f"{place}/judging"
    secretary, chair = Duty.SECRETARY in view.duties, Duty.CHAIR in view.duties
    talks = chair and state is S.MODERATION
    judged = state not in (S.DRAFT, S.TESTED, S.OPEN)
    now = state is S.CONFLICTS or (state is S.SCORING and not chair)
    return {
        Way(path=f"{place}/eligibility", label=N_("Eligibility of entries"), strong=state is S.ELIGIBILITY): may(
            by, Permission.CHECK_ENTRY, Matter.of_call(view.call)
        ),
        Way(path=f"{judging}/assignment", label=N_("Who judges what"), strong=now): secretary and state in ASSIGNED_IN,
        Way(path=f"{judging}/moderation", label=N_("Council's talk"), strong=True): talks,
        Way(path=f"{judging}/decision", label=N_("Decision of the council")): talks,
        Way(path=judging, label=N_("Judging"), strong=now): bool(view.duties) and not secretary and judged,
    }


def _decides_now(view: CallShown) -> bool:
    """Whether objections or papers wait for the reader."""
    return view.call.state is S.OBJECTIONS and bool({Duty.CHAIR, Duty.SECRETARY} & set(view.duties))
