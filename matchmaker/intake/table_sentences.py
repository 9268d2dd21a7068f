"""The sentences of the readers of tables and workbooks: what cannot be read, and how to mend the file."""

from matchmaker.ground.marking import N_

OF_TABLES: dict[str, str] = {
    "key_twice": N_("The same stands here in row %(rows)s, which says something else; keep one of them."),
    "formula_without_result": N_(
        "The formula here has no result; open the file in a spreadsheet and save it there, or type the value."
    ),
    "digits_lost": N_(
        "The spreadsheet did not keep all digits of this number; format the column as text and type it again."
    ),
    "cell_lost_zero": N_("A leading zero seems to be missing; in a spreadsheet, format the column as text."),
    "column_narrow": N_("The column was too narrow when the file was saved; widen it and save the file again."),
    "cells_merged": N_("These merged cells stand for several values; separate them and fill in each."),
    "cell_hidden": N_("This cell is hidden; show it, or delete what stands there."),
    "rows_hidden": N_("Some rows are hidden, by a filter or by hand; show them, or delete those that are not meant."),
    "column_hidden": N_("This column is hidden; show it, or delete it."),
    "cell_unread": N_("This cell is not read; move what it says into an answer in column B, then delete it here."),
    "answer_without_question": N_(
        "This cell belongs to no question of the form and is not read; move what it says into the answer (column B) "
        "of a question, then delete it here."
    ),
    "question_twice": N_("This question stands here a second time; delete this row."),
    "notes_unread": N_(
        "Comments and text boxes are not read; move what they say into an answer in column B, then delete them."
    ),
    "sheets_unread": N_("Other sheets hold something and are not read; move it into the answers, then delete them."),
    "hidden_sheets_unread": N_(
        "Hidden sheets hold something and are not read; show them, move what is meant into the answers, and delete "
        "them."
    ),
    "sheet_empty": N_("The first of these sheets would be read and is empty; put the one with the table first."),
    "sheet_without_headings": N_(
        "The first of these sheets would be read and has no heading that is known; put the one with the table first."
    ),
    "no_visible_sheet": N_("All sheets of the workbook are hidden; show the one with the table."),
    "no_table": N_(
        "This is no table but a web page, XML, a PDF or a picture; open it in a spreadsheet and save it as .xlsx."
    ),
    "other_workbook": N_(
        "The workbook has another format (.xlsb, .ods, Numbers or Strict Open XML); save it as Excel workbook (.xlsx)."
    ),
    "workbook_is_text": N_(
        "This is a Word document, no workbook; copy its content into the workbook and save that as .xlsx."
    ),
    "workbook_is_slides": N_(
        "This is a presentation, no workbook; copy its content into the workbook and save that as .xlsx."
    ),
    "workbook_is_pdf": N_("This is a PDF, no workbook; send the workbook (.xlsx) from which it was made."),
    "workbook_is_picture": N_("This is a picture, no workbook; send the workbook itself (.xlsx)."),
    "workbook_is_plain": N_(
        "This is plain text or CSV, no workbook; open it in a spreadsheet and save it as Excel workbook (.xlsx)."
    ),
    "cells_not_taken": N_(
        "Some cells of the file cannot be read, so the report was not sent. Correct these cells and choose the file "
        "again."
    ),
    "no_heading": N_("This cell stands beyond the last column that has a heading."),
    "column_unknown": N_("There is no such column; `matchmaker import --template` shows those there are."),
    "heading_remark": N_(
        "The words in brackets may give this column another meaning: name it as `matchmaker import --template` does, "
        "or take them away."
    ),
    "column_twice": N_("Another column has the same meaning; keep one of them."),
    "column_missing": N_("This column is missing."),
    "too_many_rows": N_("More than %(rows)s rows of the file hold something; split it."),
    "too_many_columns": N_("Something stands to the right of column %(columns)s; remove it."),
    "too_many_cells": N_("More than %(cells)s cells of the file hold something; split it."),
    "rows_below_gap": N_("Something stands below %(gap)s empty rows; delete these rows."),
    "csv_broken": N_("The file is not a CSV table: a quotation mark is opened and not closed, or stands alone."),
    "xlsx_damaged": N_("The file is damaged or is not an .xlsx workbook."),
    "xlsx_too_large": N_("The workbook unpacks to more than can be read; split it or save it as “CSV UTF-8”."),
    "xlsx_dtd": N_("The workbook holds a document type definition, which can harm; save it anew from a spreadsheet."),
    "cell_error": N_("The spreadsheet shows an error here; correct the formula or type the value."),
}
