"""The English sentences of advice to whoever writes a need or a solution."""

from matchmaker.ground.marking import N_

OF_HINTS: dict[str, str] = {
    # to whoever writes a need
    "say_more": N_("Say more about the problem: what happens, how often, whom it affects."),
    "add_a_number": N_("Add a number: how many, how long, how much it costs today."),
    "add_outcome": N_("Say what result you want: it becomes the requirement that solutions are held against."),
    "add_measure": N_("Say how the result will be measured."),
    "add_baseline": N_("Say how it is done today."),
    "add_data_held": N_("Say what data you hold: most AI solutions need some."),
    "add_sector": N_("Choose a sector."),
    "add_budget": N_("Choose a budget band; an estimate is enough."),
    "add_deadline": N_("Give a date by which you need it."),
    # to whoever writes a solution
    "say_what_it_does": N_("Say more of what it does: which task, on which data, with which result."),
    "add_a_result": N_("Add a result in figures: how exact, how fast, how many use it."),
    "offer_capabilities": N_("List what it can do, one a line: each line is held against the requirements of needs."),
    "offer_works_for": N_("Say who uses it and since when: businesses ask for this first."),
    "offer_trl": N_("State how ready it is (TRL)."),
    "offer_data_needed": N_("Say what data it needs from whoever uses it."),
    "offer_sectors": N_("Choose the sectors that it serves."),
    "offer_support": N_("Say how it is set up and looked after."),
    "offer_price": N_("Name a range of the price: whoever has a budget looks for it."),
}
