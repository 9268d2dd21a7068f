"""The sentences of calls: what keeps one from being written, opened, entered, judged or published."""

from matchmaker.ground.marking import N_

OF_CALLS: dict[str, str] = {
    "call_lacks": N_("Something is still missing before this step; the page says what."),
    "not_later": N_("The new deadline has to be later than the present one."),
    "objection_waits": N_("Your objection waits for an answer; another one can be sent after it."),
    "objections_over": N_("The days for objections are over."),
    "objection_answered": N_("This objection has been answered; the answer stands."),
    "no_winner": N_("This entry is not a winner any more; reload the page to see how the call stands."),
    "above_most_points": N_("The threshold is above the most points of this criterion."),
}
