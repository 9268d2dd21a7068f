"""What falls due of passports, as a workbook in the reader's language."""

from collections.abc import Sequence

from matchmaker.documents.blocks import Table
from matchmaker.documents.xlsx_file import tables_bytes
from matchmaker.ground import i18n
from matchmaker.listings.passports.dues import PassportDue

_HEAD = ("due_on", "due_what", "solution", "organisation", "level", "portal_code", "certificate", "certificate_until")
_WIDTHS = (1, 4, 4, 3, 2, 2, 3, 2)


def workbook(dues: Sequence[PassportDue], locale: str) -> bytes:
    """One line for each thing that falls due, the earliest first."""
    words = i18n.terms("passport_column", locale)
    table = Table(
        name=words["sheet"],
        caption=words["caption"],
        head=[words[name] for name in _HEAD],
        rows=[_row(each, locale) for each in dues],
        widths=_WIDTHS,
        source=words["source"],
    )
    return tables_bytes([table])


def _row(each: PassportDue, locale: str) -> Sequence[str]:
    passport = each.passport
    return (
        i18n.show_date(each.due.on, locale),
        i18n.term("passport_due", each.due.kind, locale),
        each.title,
        each.organisation_name,
        i18n.term("ai_risk", passport.level, locale),
        passport.portal_code or "",
        passport.certificate or "",
        i18n.show_date(passport.certificate_until, locale) if passport.certificate_until else "",
    )
