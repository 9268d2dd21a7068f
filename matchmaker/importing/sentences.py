"""The English sentence for every code of what an import, or a workbook that came back, cannot be."""

from matchmaker.ground.marking import N_

OF_IMPORTS: dict[str, str] = {
    "bad_bytes": N_(
        "The byte %(byte)s at place %(place)s is no UTF-8 text; save the file as “CSV UTF-8” and correct it."
    ),
    "control_character": N_(
        "The invisible control character %(character)s stands at place %(place)s; type the text again."
    ),
    "letters_lost": N_("Letters were lost: “%(sign)s” stands at place %(place)s instead; type them again."),
    "letter_spelled": N_("“%(letter)s” is how web pages spell a letter; write the letter itself."),
    "old_encoding": N_(
        "This is written in the old encoding %(encoding)s; convert it to Unicode (UniKey: Ctrl+Shift+F6) and enter "
        "it again."
    ),
    "file_in_old_encoding": N_(
        "The file is written in the old encoding %(encoding)s; convert it to Unicode (UniKey: Ctrl+Shift+F6), and save "
        "it as “CSV UTF-8” or as .xlsx."
    ),
    "organisation_conflict": N_("Another organisation has this already; one row cannot be two organisations."),
    "file_empty": N_("The file is empty."),
    "import_too_large": N_("The file is larger than %(import_megabytes)s MB; split it."),
    "import_slow": N_("Reading the file takes more than %(importing_seconds)s seconds; split it or simplify it."),
    "import_large": N_("Reading the file takes more than %(importing_megabytes)s MB of memory; split it."),
    "import_broken": N_("Reading the file broke off; save it anew from a spreadsheet and try again."),
    "reading_slow": N_(
        "Reading the workbook takes more than %(reading_seconds)s seconds; fill in the workbook from this page anew."
    ),
    "reading_large": N_(
        "Reading the workbook takes more than %(reading_megabytes)s MB of memory; "
        "fill in the workbook from this page anew."
    ),
    "reading_broken": N_("Reading the workbook broke off; save it anew from a spreadsheet and send it again."),
    "not_utf8": N_("The file is not UTF-8 text; save it as “CSV UTF-8” or as .xlsx."),
    "old_excel": N_("The file is in the old Excel format; save it as .xlsx or as “CSV UTF-8”."),
}
