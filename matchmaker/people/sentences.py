"""The English sentence for every code of what is said, asked and merged of organisations."""

from matchmaker.ground.marking import N_

OF_ORGANISATIONS: dict[str, str] = {
    "claim_first": N_("You can pause or edit this record once the Department has accepted your claim."),
    "change_decided": N_("Somebody has decided on this already, or the organisation asks for something else by now."),
    "merge_with_itself": N_("Choose two different records."),
    "merge_tax_codes_differ": N_("The two records have different tax codes: correct one of them first."),
    "merge_sides_of_proposal": N_(
        "Both are the two sides of a match proposal: decline or withdraw it first; after an introduction they stay two."
    ),
    "merge_sides_of_case": N_("Both are the two parties of a transfer case, so that they are not one organisation."),
    "name_taken": N_("Another organisation has this name."),
    "tax_code_taken": N_("Another organisation has this tax code."),
    "no_such_organisation": N_("No organisation has this name."),
}
