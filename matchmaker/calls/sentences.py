"""The sentences of calls: what keeps one from being written, opened, entered, judged or published."""

from matchmaker.ground.marking import N_

OF_CALLS: dict[str, str] = {
    "call_lacks": N_("Something is still missing before this step; the page says what."),
    "not_later": N_("The new deadline has to be later than the present one."),
    "objection_waits": N_("Your objection waits for an answer; another one can be sent after it."),
    "objections_over": N_("The days for objections are over."),
    "objection_answered": N_("This objection has been answered; the answer stands."),
    "no_winner": N_("This entry is not a winner any more; reload the page to see how the call stands."),
    "entry_late": N_(
        "The deadline has passed, and nothing was submitted. What you typed is kept on this page, for you alone."
    ),
    "council_enters_not": N_("Whoever judges this call or looks after it cannot enter it."),
    "rights_not_agreed": N_(
        "Say that you agree to what the call asks of intellectual property; without it nobody can enter."
    ),
    "not_an_own_solution": N_(
        "This solution is not on the list of your organisation any more; choose another, or none."
    ),
    "too_many_entry_files": N_("An entry has 5 files at most; remove one before you add another."),
    "names_left": N_(
        "Something here tells who you are. Change it, or tick below that it stays; the secretary decides whether the "
        "entry is judged."
    ),
    "winner_without_organisation": N_(
        "Whoever entered belongs to no organisation: the solution can be listed once they have joined one."
    ),
    "winner_not_listed": N_("First put the winner's solution on the list; it is introduced once it is published."),
    "reader_has_answered": N_("This person has answered the call as it stands."),
    "cannot_serve": N_("Nobody has an account in use with this address."),
    "has_a_duty": N_("This person has a duty in this call already; end it first."),
    "chair_is_taken": N_("There is a chair already; end that appointment first."),
    "unknown_need_number": N_("One of these numbers is of no need."),
    "above_most_points": N_("The threshold is above the most points of this criterion."),
}
