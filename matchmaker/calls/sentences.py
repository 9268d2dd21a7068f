"""The sentences of calls: what keeps one from being written, opened, entered, judged or published."""

from matchmaker.ground.marking import N_

OF_CALLS: dict[str, str] = {
    "call_lacks": N_("Something is still missing before this step; the page says what."),
    "not_later": N_("The new deadline has to be later than the present one."),
    "above_most_points": N_("The threshold is above the most points of this criterion."),
}
