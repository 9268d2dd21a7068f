"""The report in Vietnamese: what was gathered, put into the blocks of a document in the form of Decree 30/2020."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from matchmaker.cases.under_way import furthest_first, late_of
from matchmaker.documents.blocks import Annex, Block, Chart, Heading, Paragraph, Sheet, Table
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.i18n import term, terms
from matchmaker.reports.gathering import Gathered
from matchmaker.reports.indicators import Tally
from matchmaker.reports.model import IndicatorKind

VI = "vi"
Rows = Sequence[Sequence[str | int | float]]


def compose(told: Gathered) -> Sheet:
    """The whole report; every figure is the one that the pages show."""
    head, sign = told.words["head"], told.words["sign"]
    return Sheet(
        parent=head["parent"],
        issuer=head["issuer"],
        number=head["number"],
        country=head["country"],
        motto=head["motto"],
        dated=head["dated"].format(**_long_date(told.today)),
        heading=head["heading"],
        about=head["about"].format(**_days(told)),
        to=head["to"],
        receivers=head["receivers"],
        body=tuple(_numbered(told, _body(told))),
        annexes=tuple(_annexes(told)),
        copies_to=sign["copies_to"],
        copies=sign["copies"],
        signer=sign["signer"],
        made_on=told.today,
        file=head["file"].format(begin=told.begin.isoformat(), end=told.end.isoformat()),
    )


def main_figures(told: Gathered) -> dict[str, int]:
    """The figures of section II.2 by their code: results up to the period's end, cases as of the day of the report."""
    counted = told.reached
    return {
        "counted": len(counted.counted),
        "target": told.found.target,
        "in_period": len(told.in_period),
        "replications": len(counted.replications),
        "separate": len(counted.separate),
        "products": len(counted.products),
        "under_way": len(told.found.waiting),
        "late": len(late_of(told.found.waiting)),
    }


def _numbered(told: Gathered, blocks: Iterable[Block]) -> Iterator[Block]:
    """Tables in the order in which they stand: which of them there are differs from year to year."""
    numbers = count(1)
    for block in blocks:
        if isinstance(block, Table):
            caption = _sentence(told, "numbered", number=next(numbers), caption=block.caption)
            yield replace(block, caption=caption)
        else:
            yield block


def _body(told: Gathered) -> Iterator[Block]:
    parts = told.words["parts"]
    yield Paragraph(text=told.words["opening"]["text"].format(**_days(told)))
    yield Heading(text=parts["overview"])
    yield from _written(told, "overview")
    yield Heading(text=parts["results"])
    yield Heading(text=parts["businesses"])
    yield from _businesses(told)
    yield Heading(text=parts["others"])
    yield _table(told, "others", [_other(each, told) for each in told.tallies], (30, 34, 14, 22), "source_indicators")
    yield Heading(text=parts["contributions"])
    yield from _contributions(told)
    yield Heading(text=parts["difficulties"])
    yield from _written(told, "difficulties")
    reasons = [(term(group, code, VI), number) for group, code, number in told.reasons]
    yield from _table_or_nothing(told, "reasons", reasons, (80, 20), "source_period")
    for part in ("next", "proposals"):
        yield Heading(text=parts[part])
        yield from _written(told, part)
    yield Paragraph(text=_sentence(told, "closing"))


def _businesses(told: Gathered) -> Iterator[Block]:
    yield from (Paragraph(text=text) for text in _told_in_sentences(told))
    named = told.words["figures"]
    main = [(named[code], value) for code, value in main_figures(told).items()]
    yield _table(told, "figures", main, (80, 20), "source_figures")
    steps = [
        (
            term("milestone", step.milestone.value, VI),
            len(step.need_ids),
            "" if step.conversion is None else round(100 * step.conversion),
            "" if step.median_days is None else step.median_days,
        )
        for step in told.found.funnel
    ]
    yield _table(told, "funnel", steps, (46, 18, 18, 18), "source_funnel")
    bars = [(str(label), int(number)) for label, number, *_ in steps]
    yield Chart(caption=_caption(told, "chart"), bars=bars)
    by_sector = Counter(term("sector", result.sector or "other", VI) for result in told.results)
    yield from _table_or_nothing(told, "spread", list(by_sector.items()), (80, 20), "source_total")


def _told_in_sentences(told: Gathered) -> Iterator[str]:
    begin, end = told.target_period
    span = term("target_span", told.settings.span.value, VI).lower()
    blanks = {"day": _day(told.until), "target_begin": _day(begin), "target_end": _day(end), "span": span}
    main = main_figures(told)
    yield f"{_sentence(told, 'counted', **main, **blanks)} {_sentence(told, 'also', **main)}"
    yield _sentence(told, "beside", **main)
    yield _approval(told)
    furthest = next(iter(furthest_first(told.found.waiting)), None)
    if furthest:
        number, late = main["under_way"], main["late"]
        yield _sentence(told, "under_way", number=number, late=late, met=furthest.met, total=furthest.total)
    ahead = told.found.forecast
    if ahead.has_data:
        yield _sentence(told, "forecast", until=_day(ahead.until), low=ahead.low, high=ahead.high, days=ahead.days)
    else:
        yield _sentence(told, "no_forecast", days=ahead.days)


def _approval(told: Gathered) -> str:
    if told.approved is None:
        return _sentence(told, "not_approved")
    since, changed = told.approved.since, ""
    if since.added or since.removed:
        changed = _sentence(told, "changed", added=len(since.added), removed=len(since.removed))
    day = _day(told.approved.closing.closed_at.astimezone(CITY_TIME).date())
    return _sentence(told, "approved", day=day, number=told.approved.number, changed=changed)


def _other(tally: Tally, told: Gathered) -> tuple[str, str, str, str]:
    """Task, what was recorded, its target, its sources."""
    summed = terms("summed", VI)
    sums = [f"{summed.get(name) or term('field', name, VI)}: {number}" for name, number in tally.sums.items()]
    recorded = [f"{len(tally.entries)} mục", *sums] if tally.entries else ["Chưa có số liệu"]
    if tally.percent is not None:
        recorded = [f"{tally.percent:.1f} %".replace(".", ",")]
    sources = "; ".join(dict.fromkeys(entry.source for entry in tally.entries))
    if tally.kind is IndicatorKind.ECOSYSTEM:
        recorded = [*(recorded if tally.entries else []), _active(told)]
        sources = "; ".join(filter(None, (sources, "dữ liệu của hệ thống")))
    target = f"{tally.percent_target} %" if tally.percent_target else ""
    if tally.kind is IndicatorKind.AI_PRODUCT:
        reached = f"lũy kế đến ngày {_day(told.until)}: {told.products} sản phẩm"
        recorded = [reached, f"trong kỳ: {len(tally.entries)} sản phẩm"]
        by_year = "; ".join(f"{number} (năm {year})" for year, number in told.settings.product_targets)
        target = f"lũy kế {by_year}" if by_year else ""
    return term("indicator", tally.kind.value, VI), "; ".join(recorded), target, sources


def _active(told: Gathered) -> str:
    """What the service itself knows of II.6, never added to what was entered."""
    kinds = "; ".join(f"{term('organisation_kind', kind, VI).lower()}: {n}" for kind, n in told.active.items())
    number = f"{sum(told.active.values())} đơn vị có hoạt động trong 12 tháng đến ngày {_day(told.until)}"
    of_them = f", trong đó hộ kinh doanh: {told.households}" if told.households else ""
    return f"trên hệ thống: {number}{f' ({kinds}{of_them})' if kinds else ''}"


def _contributions(told: Gathered) -> Iterator[Block]:
    if not told.units:
        yield Paragraph(text=_sentence(told, "no_units", year=told.end.year))
        return
    sent = [unit for unit in told.units if unit.sent]
    names = "; ".join(unit.name for unit in told.units if not unit.sent)
    missing = _sentence(told, "missing", names=names) if names else ""
    yield Paragraph(
        text=_sentence(told, "sent", sent=len(sent), all=len(told.units), year=told.end.year, missing=missing)
    )
    rows = [
        (unit.name, unit.sent.results, "\n".join(filter(None, (unit.sent.difficulties, unit.sent.proposals))))
        for unit in sent
        if unit.sent
    ]
    if rows:
        yield _table(told, "contributions", rows, (24, 44, 32), "source_contributions")


def _annexes(told: Gathered) -> Iterator[Block]:
    unnamed = _sentence(told, "unnamed")
    yield _annex(told, "counted")
    counted = [
        (
            position,
            result.title,
            result.supplier,
            result.adopter or unnamed,
            term("route", result.route, VI),
            _day(result.result_on) if result.result_on else "",
            "; ".join(
                f"{term('evidence', p.kind, VI)}{f' ({_day(p.dated_on)})' if p.dated_on else ''}" for p in result.papers
            ),
        )
        for position, result in enumerate(told.results, start=1)
    ]
    yield from _table_or_nothing(told, "counted", counted, (6, 17, 14, 14, 12, 15, 22), "source_total")
    yield _annex(told, "under_way")
    under_way = []
    for each in told.found.waiting:
        line, share = told.lines[each.case_id], f"{each.met}/{each.total}"
        stage = term("stage", each.stage.value, VI)
        adopter = told.adopters.get(each.case_id, unnamed)
        under_way.append((line.title, line.supplier, adopter, stage, share, each.late_days))
    yield from _table_or_nothing(told, "under_way", under_way, (26, 20, 20, 15, 10, 9), "source_today")
    yield _annex(told, "rule")
    limits = told.settings
    blanks = {"use": limits.use_days, "record": limits.record_days, "months": limits.attribution_months}
    yield Paragraph(text=_sentence(told, "rule", **blanks))


def _annex(told: Gathered, name: str) -> Annex:
    label, title = told.words["annexes"][name]
    return Annex(label=label, title=title.format(**_days(told)))


def _table_or_nothing(told: Gathered, name: str, rows: Rows, widths: tuple[int, ...], source: str) -> Iterator[Block]:
    if rows:
        yield _table(told, name, rows, widths, source)
    else:
        yield Paragraph(text=told.words["empty"][name].format(**_days(told)))


def _table(told: Gathered, name: str, rows: Rows, widths: tuple[int, ...], source: str) -> Table:
    words = told.words
    return Table(
        name=words["tables"][name],
        caption=_caption(told, name),
        head=words["heads"][name],
        rows=rows,
        widths=widths,
        source=_sentence(told, source),
    )


def _caption(told: Gathered, name: str) -> str:
    text: str = told.words["captions"][name]
    return text.format(**_days(told))


def _written(told: Gathered, part: str) -> Iterator[Block]:
    """One paragraph for each line that an officer wrote."""
    yield from (Paragraph(text=line.strip()) for line in told.written[part].body.splitlines() if line.strip())


def _sentence(told: Gathered, name: str, **blanks: object) -> str:
    text: str = told.words["sentences"][name]
    return text.format(**{**_days(told), **blanks})


def _days(told: Gathered) -> dict[str, str]:
    """First and last day that are told of, and the day on which the report is made."""
    return {"begin": _day(told.begin), "end": _day(told.until), "today": _day(told.today)}


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _long_date(day: date) -> dict[str, str]:
    """Decree 30: a day below 10 and the months 1 and 2 get a leading zero."""
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return {"day": f"{day.day:02}", "month": month, "year": str(day.year)}
