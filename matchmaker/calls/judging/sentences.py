"""The sentences of judging: what keeps a declaration, a score, an order or a decision from being taken."""

from matchmaker.ground.marking import N_

OF_JUDGING: dict[str, str] = {
    "name_length": N_("Each name has 2 to 200 characters; write one name in a line."),
    "too_many_names": N_("Name the 50 closest ties at most."),
    "points_out_of_range": N_("Give a whole number within the range."),
    "no_such_entry": N_("No entry that is judged has this number."),
    "not_in_the_council": N_("Choose a judge or the chair."),
    "declare_first": N_("First say on your page of judging what ties you to those who may have entered."),
    "not_tied": N_("Put all entries that share one rank in an order, each once."),
    "not_ranked": N_("An entry that was chosen has no rank: it was not scored, or a threshold is not reached."),
    "passed_over": N_("An entry with a better rank is not chosen. Choose from the first rank on."),
    "tie_at_the_line": N_("Another entry has the same rank. Choose both, or first decide which of them comes first."),
}
