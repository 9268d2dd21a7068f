"""Where a reader of a call goes from its page: each part that hangs on it, for whom it is, and when."""

from collections.abc import Sequence
from dataclasses import dataclass

from matchmaker.calls.views import CallShown
from matchmaker.ground.marking import N_
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import CallMove, CallState
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may, may_ever

S, M = CallState, CallMove
# Steps that a button of the call's page takes; those that a page of their own takes lead there.
BY_BUTTON = (M.TEST, M.REVISE, M.OPEN, M.CLOSE, M.CHECK, M.DECLARE, M.MODERATE, M.ANNOUNCE, M.PUBLISH)
ELSEWHERE = {M.SCORE: "judging", M.DECIDE: "judging"}


@dataclass(frozen=True, kw_only=True)
class Way:
    """A page that hangs on a call; `label` is English, translated where it is shown."""

    path: str
    label: str
    strong: bool = False


def ways_of(view: CallShown, by: Actor) -> Sequence[Way]:
    """The pages of this call that its reader may open now, what they came for first."""
    call, place = view.call, f"/calls/{view.call.id}"
    enters = view.accepts_entries and (by.person_id is None or may_ever(by, Permission.ENTER_CALL))
    council = bool(view.duties)
    judged = call.state not in (S.DRAFT, S.TESTED, S.OPEN)
    ways = {
        Way(path=f"{place}/entry", label=N_("Enter this call"), strong=True): enters and not council,
        Way(path=f"{place}/eligibility", label=N_("Eligibility of entries")): may(
            by, Permission.CHECK_ENTRY, Matter.of_call(call)
        ),
        Way(path=f"{place}/judging", label=N_("Judging")): council and judged,
        Way(path=f"{place}/result", label=N_("Result of your entry"), strong=True): view.has_result,
        Way(path=f"{place}/outcome", label=N_("Outcome")): may(by, Permission.SEE_ENTRANTS, Matter.of_call(call)),
        Way(path=f"{place}/results", label=N_("Results")): call.state is S.PUBLISHED,
        Way(path=f"{place}/readers", label=N_("Test readers")): view.writes,
        Way(path=f"{place}/council", label=N_("Council")): view.writes,
    }
    return [way for way, is_open in ways.items() if is_open]
