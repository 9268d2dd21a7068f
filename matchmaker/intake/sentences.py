"""The sentences of the readers, by the codes that they raise: what is wrong with a value, then how to write it."""

from matchmaker.marking import N_

OF_VALUES: dict[str, str] = {
    # addresses
    "not_an_email": N_("This is not an e-mail address. One looks like lan@congty.vn; check its dots and signs."),
    "email_not_alone": N_(
        "Write one e-mail address alone, such as lan@congty.vn: no name, no “mailto:”, no brackets, no second address."
    ),
    "email_with_marks": N_(
        "No mail of ours reaches an address with letters such as đ or ứ before the @. Give another address."
    ),
    "not_a_host": N_("This is not the name of a server; write it alone, such as mail.example.vn."),
    "not_a_site": N_("Write the address of the site alone, such as https://example.vn: no path and no user name."),
    # numbers and money
    "number_two_ways": N_(
        "“%(text)s” can be read as %(whole)s%(unit)s or as %(fraction)s%(unit)s. Choose, or write it in one of these "
        "ways."
    ),
}
