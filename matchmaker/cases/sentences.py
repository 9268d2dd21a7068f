"""The sentences of transfer cases: what keeps a case from being recorded, moved, confirmed or verified."""

from matchmaker.ground.marking import N_

OF_CASES: dict[str, str] = {
    "before_the_plan": N_("Contacts count from the date of the Plan, 27 December 2023."),
    "before_the_case": N_("This lies before %(day)s, the day on which the two sides were brought together."),
    "after_the_next_stage": N_("This lies after the day of the stage that follows; stages come one after another."),
    "stage_not_passed": N_("The case does not come through this stage on the way you chose; leave the day empty."),
    "winner_on_main_line": N_(
        "A university, an institute or an S&T organisation stays among those that count; winning a contest does not "
        "put it on the separate line."
    ),
    "parties_are_one": N_("The adopter and the supplier are one organisation."),
    "party_is_no_co_broker": N_("This organisation is a party of the case; only others who helped are named here."),
    "ground_not_on_day": N_("This ground did not hold on the first day of the trial; choose one of those shown."),
    "ends_before_start": N_("The last day lies before the first one."),
    "allowed_after_start": N_("The paper that allows the trial is later than its first day."),
    "not_longer": N_("An extension ends later than the last day allowed so far."),
    "before_last_step": N_("This lies before the day of what was recorded last."),
    "applied_has_no_contract": N_("The applied route has no transfer contract; choose the route of a transfer."),
    "not_at_the_desk": N_("Only an officer who may follow this case can own it."),
    "evidence_missing": N_("A document that this stage needs is missing. Add it first."),
    "same_person_for_both": N_("One person cannot confirm for both parties. Name somebody else."),
    "links_undeclared": N_("Say whether your organisations are linked by ownership or management."),
    "measure_incomplete": N_("Name what was measured, its value after, and its value before or that there is none."),
    "not_a_figure": N_("This is not a number."),
    "conditions_missing": N_("Some conditions are not met yet; the checklist shows which."),
    "original_unchecked": N_(
        "%(count)s paper is not checked against the original. Check it, or give the reason under “Verifier's remarks”."
    ),
    "originals_unchecked": N_(
        "%(count)s papers are not checked against the originals. Check them, or give the reason under “Verifier's"
        " remarks”."
    ),
    "nearest_unseen": N_(
        "Since you opened this page another solution was counted that is near: look at it, then decide."
    ),
    "same_case": N_("This enterprise has a case of this solution already: case no. %(case)s."),
    "another_kind_than_replaced": N_(
        "A newer version is of the same kind as the document it replaces. Where that kind is wrong, correct it first."
    ),
    "carried_the_case": N_("You have worked on this case; a second officer has to verify it."),
}
