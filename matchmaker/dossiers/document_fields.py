"""What the paper of a dossier says: every value as text in the reader's language, for a template to place."""

from typing import Any

from matchmaker.document_templates.dossier_paper import (
    Condition,
    DossierPaper,
    Item,
    Package,
    Partner,
    Product,
    Risk,
    periods_of,
    timeline_of,
)
from matchmaker.dossiers.views import DossierShown
from matchmaker.ground import i18n
from matchmaker.ground.marking import N_
from matchmaker.intake.dates import today
from matchmaker.rules.dossier import DossierMove
from matchmaker.rules.dossier_parts import ELIGIBLE, FIELDS, TABLES, DossierField, DossierPart, Shape, cell

UNCONFIRMED = N_("Prefilled and not confirmed by anybody: %(count)s fields.")
BROKEN = N_("Sums that do not come out: %(count)s.")


def paper_of(view: DossierShown, locale: str) -> DossierPaper:
    """The dossier as it stands, with warnings of what nobody should sign unseen."""
    dossier, rule = view.dossier, view.checklist.rule
    months = _whole(view, DossierPart.WORK, "task_months") or 1
    handed_in = next((step for step in reversed(view.steps) if step.move is DossierMove.HAND_IN), None)
    sums = {f"sum_{source}": i18n.show_number(amount, locale) for source, amount in view.budget.by_source.items()}
    return DossierPaper(
        dossier_number=str(dossier.id),
        made_on=i18n.show_date(today(), locale),
        dossier_status=i18n.term("dossier_status", dossier.status, locale),
        warnings=_warnings(view, locale),
        **_singles(view, locale),
        checklist=_conditions(view, locale),
        eligibility=i18n.term("eligibility", view.eligibility, locale),
        checklist_source=rule.source if rule else "",
        checklist_since=i18n.show_date(rule.valid_from, locale) if rule else "",
        checklist_confirmed=rule is not None and rule.confirmed,
        partners=[Partner(**line) for line in _lines(view, DossierPart.PEOPLE, locale)],
        products=[Product(**line) for line in _lines(view, DossierPart.PRODUCTS, locale)],
        periods=periods_of(months),
        packages=_packages(view, months, locale),
        items=_items(view, locale),
        **sums,
        sum_all=i18n.show_number(view.budget.total, locale),
        risks=[Risk(**line) for line in _lines(view, DossierPart.RISKS, locale)],
        handed_in_to=(handed_in.place or "") if handed_in else "",
        handed_in_on=i18n.show_date(handed_in.happened_on, locale) if handed_in else "",
        receipt_number=(handed_in.number or "") if handed_in else "",
    )


def _singles(view: DossierShown, locale: str) -> dict[str, str]:
    shown = {
        field.name: _shown(view, part, field.name, field, locale) for part, fields in FIELDS.items() for field in fields
    }
    return shown | {"task_title": shown["task_title"] or view.dossier.title}


def _lines(view: DossierShown, part: DossierPart, locale: str) -> list[dict[str, Any]]:
    """The lines of a part's table, as the fields of the paper's."""
    return [{"number": row, **_line(view, part, row, locale)} for row in view.rows(part)]


def _line(view: DossierShown, part: DossierPart, row: int, locale: str) -> dict[str, str]:
    table = TABLES[part]
    return {field.name: _shown(view, part, cell(table.name, row, field.name), field, locale) for field in table.fields}


def _packages(view: DossierShown, months: int, locale: str) -> list[Package]:
    packages = []
    for line in _lines(view, DossierPart.WORK, locale):
        names = [cell("package", line["number"], name) for name in ("month_from", "month_until")]
        first, last = (_whole(view, DossierPart.WORK, name) for name in names)
        timeline = timeline_of(months, first, last) if first and last else timeline_of(months, 0, 0)
        packages.append(Package(**line, timeline=timeline))
    return packages


def _items(view: DossierShown, locale: str) -> list[Item]:
    """What a line comes to is what its sources make."""
    made = {line.row: i18n.show_number(line.total, locale) for line in view.budget.lines}
    lines = _lines(view, DossierPart.BUDGET, locale)
    return [Item(**line | {"item_total": made[line["number"]]}) for line in lines]


def _conditions(view: DossierShown, locale: str) -> list[Condition]:
    content = view.dossier.content(DossierPart.ROUTE)
    answers = {line.code: str(content.get(ELIGIBLE + line.code, "")) for line in view.checklist.lines}
    return [
        Condition(
            number=number,
            condition=line.label(locale),
            answer=i18n.term("eligible_answer", answers[line.code], locale) if answers[line.code] else "",
        )
        for number, line in enumerate(view.checklist.lines, start=1)
    ]


def _warnings(view: DossierShown, locale: str) -> list[str]:
    """One for each kind of thing that is to be seen before anybody signs."""
    counted = {UNCONFIRMED: len(view.dossier.unconfirmed), BROKEN: len(view.broken)}
    return [i18n.translate(message, locale, count=count) for message, count in counted.items() if count]


def _shown(view: DossierShown, part: DossierPart, name: str, field: DossierField, locale: str) -> str:
    """A value as the paper shows it; empty where nobody has said anything."""
    value = view.dossier.content(part).get(name)
    if value is None:
        return ""
    if field.shape is Shape.MONEY and isinstance(value, int):
        return i18n.show_number(value, locale)
    return i18n.term(field.group, value, locale) if field.group else str(value)


def _whole(view: DossierShown, part: DossierPart, name: str) -> int | None:
    value = view.dossier.content(part).get(name)
    return value if isinstance(value, int) else None
