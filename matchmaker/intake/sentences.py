"""The sentences of the readers, by the codes that they raise: what is wrong with a value, then how to write it."""

from matchmaker.ground.marking import N_

OF_VALUES: dict[str, str] = {
    # addresses
    "not_an_email": N_("This is not an e-mail address. One looks like lan@congty.vn; check its dots and signs."),
    "email_not_alone": N_(
        "Write one e-mail address alone, such as lan@congty.vn: no name, no “mailto:”, no brackets, no second address."
    ),
    "email_with_marks": N_(
        "No mail of ours reaches an address with letters such as đ or ứ before the @. Please give another e-mail "
        "address."
    ),
    "not_a_host": N_("This is not the name of a server; write it alone, such as mail.example.vn."),
    "not_a_site": N_("Write the address of the site alone, such as https://example.vn: no path and no user name."),
    # numbers and money
    "number_two_ways": N_(
        "“%(text)s” can be read as %(whole)s%(unit)s or as %(fraction)s%(unit)s. Choose, or write it in one of these "
        "ways."
    ),
    "number_range": N_("These are two numbers; write one alone."),
    "number_rounded": N_(
        "A spreadsheet has rounded this number; give its cell the format of a number and copy it anew."
    ),
    "number_negative": N_("This number cannot be less than zero."),
    "number_with_words": N_("Write one exact number, with no other words or signs."),
    "not_money": N_("Write the amount in đồng, such as 850.000.000, 850 triệu or 1,5 tỷ."),
    "foreign_money": N_("Amounts are in đồng here; write what it is in đồng."),
    "unit_unclear": N_(
        "The heading of this column gives a unit, and this looks like whole đồng: write the unit behind the number."
    ),
    # letters
    "letter_in_disguise": N_(
        "In “%(word)s” the letter “%(letter)s” (%(character)s) is Cyrillic or Greek and only looks like a Latin one; "
        "type the word again."
    ),
    # days, times, years
    "date_out_of_range": N_("This day is not possible here: it lies from %(first)s to %(last)s."),
    "date_incomplete": N_("Day, month and year are needed, such as 15/06/2027."),
    "date_as_number": N_("A spreadsheet has written this day as a number; give its cell the format of a date."),
    "year_of_two_digits": N_("Write the year with four digits, such as 15/06/2027."),
    "year_out_of_range": N_("This is not a year from %(first)s to %(last)s."),
    "month_first": N_("The day comes before the month here: write %(day)s."),
    # telephone numbers and tax codes
    "not_a_phone": N_(
        "This phone number is not right yet; one looks like 0903 123 456. A mobile number has 10 digits and a landline "
        "11 with its area code, both beginning with 0; a hotline begins with 1800 or 1900, a number abroad with + and "
        "its country code."
    ),
    "lost_leading_zero": N_("A leading zero seems to be missing. Please check the number."),
    "old_mobile": N_("Mobile numbers have 10 digits since 2018: this one is %(number)s today. Write that, if it is."),
    "old_area_code": N_("Area codes begin with 02 since 2017 (04 became 024, 08 became 028); write the present one."),
    "several_phones": N_("These are several phone numbers; give one."),
    "phone_extension": N_("Leave the extension out here: write the number alone."),
    "not_a_tax_code": N_(
        "A tax code has 10 digits, or 10 digits, a dash and 3 digits; that of a household business is a personal "
        "identification number of 12 digits."
    ),
    "tax_code_lost_zero": N_(
        "A tax code has 10 digits (that of a household business 12); a 0 at its beginning may be missing."
    ),
}
