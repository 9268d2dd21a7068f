"""The English sentence for every code of what is wrong with a rule of law."""

from matchmaker.ground.marking import N_

OF_REGULATIONS: dict[str, str] = {
    "regulation_not_standing": N_("This version was taken back already, or came with the program and stays."),
    "not_lines": N_("Write one line each, in both languages, every code once."),
}
