"""The sentences of the readers, by the codes that they raise: what is wrong with a value, then how to write it."""

from matchmaker.marking import N_

OF_VALUES: dict[str, str] = {
    # numbers and money
    "number_two_ways": N_(
        "“%(text)s” can be read as %(whole)s%(unit)s or as %(fraction)s%(unit)s. Choose, or write it in one of these "
        "ways."
    ),
}
