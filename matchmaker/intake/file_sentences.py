"""The sentences about files that come with a form: why one is not taken, then how to send it so that it is."""

from matchmaker.ground.marking import N_

OF_FILES: dict[str, str] = {
    "file_type_unknown": N_(
        "Only PDF, Word, Excel, PowerPoint, OpenDocument, pictures, XML invoices and plain text can be attached."
    ),
    "file_old_office": N_(
        "The file is in the old format of Word, Excel or PowerPoint (.doc, .xls, .ppt), in which programs can hide; "
        "save it as .docx, .xlsx, .pptx or PDF."
    ),
    "file_encrypted": N_(
        "The document is protected by a password, and nobody here could open it; save it without the password."
    ),
    "file_active": N_(
        "The document can act by itself: it holds macros, controls or embedded objects, or is of a kind made for them "
        "(.docm, .xlsm, .pptm, .xlsb). Save it as .docx, .xlsx or .pptx without them, or as PDF."
    ),
    "file_fetches": N_(
        "The document builds in a template or another part from elsewhere whenever it is opened; remove the link to "
        "it, or save the document as PDF."
    ),
    "file_many_parts": N_("The document is made of more parts than can be looked at; save it as PDF."),
    "file_broken": N_("The file is damaged or incomplete; open it, save it anew and attach it again."),
    "file_archive": N_("Archives (ZIP, RAR, 7z) are not taken; unpack the archive and attach its files one by one."),
    "file_rich_text": N_("Rich text (.rtf) can hold objects of other programs; save it as .docx or PDF."),
    "file_mail": N_("This is a mail saved by Outlook (.msg); print it as PDF and attach that."),
    "file_signature": N_(
        "This is a signature or a signed envelope (.p7s, .p7m), which nobody here can open; attach the document itself."
    ),
    "file_page": N_(
        "What begins with “<” is taken only as the whole of an XML file that holds nothing but data, such as an "
        "electronic invoice; save a web page, a drawing or anything else as PDF."
    ),
    "file_text_encoding": N_("The text is not encoded as UTF-8; save it as UTF-8 or as PDF."),
    "file_blind_kind": N_(
        "Nobody can take out of a file of this kind who made it; send it as PDF, Word (.docx), Excel (.xlsx), "
        "PowerPoint (.pptx), PNG, JPEG or plain text."
    ),
    "file_blind_part": N_(
        "The document holds a part from which who made it cannot be taken out, such as a film, a sound, a drawing of "
        "another program or a link to another file; remove it, or save the document as PDF."
    ),
    "file_blind_form": N_(
        "The PDF is a form that was filled in, and what stands in its fields names who did; print it to a new PDF and "
        "send that."
    ),
    "file_unreadable": N_(
        "What kind of file this is cannot be found out within %(reading_seconds)s seconds and "
        "%(reading_megabytes)s MB of memory; save it anew or as PDF."
    ),
    "too_many_files": N_("This form takes %(most)s files at most; send the others with another form."),
    "no_room": N_(
        "There is no room left on the disk, and nothing was kept of this. Whoever runs the system has to make room; "
        "then repeat it."
    ),
    "file_too_large": N_("The file is larger than %(file_megabytes)s MB; make it smaller or split it."),
}
