"""What is wrong with a template, and what to do; `what` is the word in it that is at fault."""

from matchmaker.ground.marking import N_

OF_TEMPLATES: dict[str, str] = {
    "template_refused": N_("The template cannot be used; what is wrong stands below. Nothing was kept."),
    "template_not_docx": N_("This is no Word document (.docx). Save the template as .docx and send it again."),
    "template_large": N_("The template is too large, or what it becomes is. Make its pictures smaller."),
    "template_unpacked": N_("Unpacked, the file is far larger than a template can be; nothing of it was read."),
    "template_slow": N_("Filling the template takes too long. Use fewer repetitions inside each other."),
    "template_unreadable": N_("The template cannot be read; open it, save it anew and send it again."),
    "template_entities": N_("“%(what)s” in the file declares entities, of which a document needs none."),
    "template_fetches": N_(
        "The document builds in something from elsewhere (%(what)s) whenever it is opened. Put it into the document "
        "itself, or remove it."
    ),
    "template_field": N_(
        "The field “%(what)s” of the word processor is not taken: only page numbers, dates, references and contents "
        "are."
    ),
    "template_missing": N_("No field is called “%(what)s”. See the list of fields; mind how they are spelled."),
    "template_forbidden": N_("“%(what)s” is not part of the language of templates; nothing of it was run."),
    "template_unknown_filter": N_("There is no filter “%(what)s”; the list of fields says which there are."),
    "template_unknown_tag": N_("“%(what)s” is unknown at this place, or ends what was not begun."),
    "template_unclosed": N_("“%(what)s” is begun and has no end."),
    "template_syntax": N_("A bracket, a quotation mark or a word between the brackets is wrong or missing."),
    "template_kinds": N_(
        "A value is used as what it is not: a list is repeated with “for”, a group is named with the field in it."
    ),
    "template_torn": N_(
        "A choice or a repetition begins in one paragraph, row or cell and ends in another. Write “p” for whole "
        "paragraphs and “tr” for whole rows: {%p if … %}, {%tr for … %}."
    ),
    "template_misplaced": N_(
        "A blank takes the place of its whole paragraph, row or run, where no text can stand. Write {{ … }} without "
        "“p”, “tr”, “tc” or “r”."
    ),
}
