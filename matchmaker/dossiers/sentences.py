"""The sentences of dossiers: what keeps one from being begun, written, handed in or decided on."""

from matchmaker.ground.marking import N_

OF_DOSSIERS: dict[str, str] = {
    "not_introduced": N_("Both sides have to be introduced before a task dossier is written for them."),
    "need_has_solutions": N_("A dossier is begun from a need itself once that has ended without a suitable solution."),
    "dossier_lacks": N_("Something is still missing before this step; the page says what, part by part."),
    "before_handed_in": N_("The council decides after the dossier was handed in; check both days."),
    "writes_already": N_("This person writes the dossier already."),
    "no_account_here": N_("Nobody with this address has an account in use here."),
    "need_is_confidential": N_("The need is confidential; ask the desk to open the dossier to somebody else."),
    "other_parties": N_("This case is between other parties than those of the dossier."),
    "no_such_case": N_("There is no such case."),
}
