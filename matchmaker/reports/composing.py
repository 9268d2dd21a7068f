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
from matchmaker.reports import contests
from matchmaker.reports.gathering import Gathered
from matchmaker.reports.indicators import Tally
from matchmaker.reports.model import IndicatorKind
from matchmaker.reports.target_rows import target_rows
from matchmaker.reports.use_list import use_figures

VI = "vi"
Rows = Sequence[Sequence[str | int | float]]


def compose(gathered: Gathered) -> Sheet:
    """The whole report; every figure is the one that the pages show."""
    head, sign = gathered.words["head"], gathered.words["sign"]
    return Sheet(
        parent=head["parent"],
        issuer=head["issuer"],
        number=head["number"],
        country=head["country"],
        motto=head["motto"],
        dated=head["dated"].format(**_long_date(gathered.today)),
        heading=head["heading"],
        about=head["about"].format(**_days(gathered)),
        to=head["to"],
        receivers=head["receivers"],
        body=tuple(_numbered(gathered, _body(gathered))),
        annexes=tuple(_annexes(gathered)),
        copies_to=sign["copies_to"],
        copies=sign["copies"],
        signer=sign["signer"],
        made_on=gathered.today,
        file=head["file"].format(begin=gathered.begin.isoformat(), end=gathered.end.isoformat()),
    )


def main_figures(gathered: Gathered) -> dict[str, int]:
    """The figures of section II.2 by their code: results up to the period's end, cases as of the day of the report."""
    counted = gathered.reached
    return {
        "counted": len(counted.counted),
        "target": gathered.progress.target,
        "in_period": len(gathered.in_period),
        "replications": len(counted.replications),
        "separate": len(counted.separate),
        "products": len(counted.products),
        "under_way": len(gathered.progress.waiting),
        "late": len(late_of(gathered.progress.waiting)),
    }


def _numbered(gathered: Gathered, blocks: Iterable[Block]) -> Iterator[Block]:
    """Tables in the order in which they stand: which of them there are differs from year to year."""
    numbers = count(1)
    for block in blocks:
        if isinstance(block, Table):
            caption = _sentence(gathered, "numbered", number=next(numbers), caption=block.caption)
            yield replace(block, caption=caption)
        else:
            yield block


def _body(gathered: Gathered) -> Iterator[Block]:
    parts = gathered.words["parts"]
    yield Paragraph(text=gathered.words["opening"]["text"].format(**_days(gathered)))
    yield Heading(text=parts["overview"])
    yield from _written(gathered, "overview")
    yield Heading(text=parts["results"])
    yield Heading(text=parts["businesses"])
    yield from _businesses(gathered)
    yield Heading(text=parts["others"])
    yield _table(
        gathered, "others", [_other(each, gathered) for each in gathered.tallies], (30, 34, 14, 22), "source_indicators"
    )
    targets = target_rows(gathered.targets, gathered.targets_then, gathered.words["sentences"])
    yield _table(gathered, "targets", targets, (28, 10, 16, 24, 22), "source_targets")
    yield Heading(text=parts["contributions"])
    yield from _contributions(gathered)
    yield Heading(text=parts["difficulties"])
    yield from _written(gathered, "difficulties")
    reasons = [(term(group, code, VI), number) for group, code, number in gathered.reasons]
    yield from _table_or_nothing(gathered, "reasons", reasons, (80, 20), "source_period")
    for part in ("next", "proposals"):
        yield Heading(text=parts[part])
        yield from _written(gathered, part)
    yield Paragraph(text=_sentence(gathered, "closing"))


def _businesses(gathered: Gathered) -> Iterator[Block]:
    yield from (Paragraph(text=text) for text in _told_in_sentences(gathered))
    named = gathered.words["figures"]
    main = [(named[code], value) for code, value in main_figures(gathered).items()]
    yield _table(gathered, "figures", main, (80, 20), "source_figures")
    steps = [
        (
            term("milestone", step.milestone.value, VI),
            len(step.need_ids),
            "" if step.conversion is None else round(100 * step.conversion),
            "" if step.median_days is None else step.median_days,
        )
        for step in gathered.progress.funnel
    ]
    yield _table(gathered, "funnel", steps, (46, 18, 18, 18), "source_funnel")
    bars = [(str(label), int(number)) for label, number, *_ in steps]
    yield Chart(caption=_caption(gathered, "chart"), bars=bars)
    by_sector = Counter(term("sector", result.sector or "other", VI) for result in gathered.results)
    yield from _table_or_nothing(gathered, "spread", list(by_sector.items()), (80, 20), "source_total")


def _told_in_sentences(gathered: Gathered) -> Iterator[str]:
    begin, end = gathered.target_period
    span = term("target_span", gathered.settings.span.value, VI).lower()
    blanks = {"day": _day(gathered.until), "target_begin": _day(begin), "target_end": _day(end), "span": span}
    main = main_figures(gathered)
    yield f"{_sentence(gathered, 'counted', **main, **blanks)} {_sentence(gathered, 'also', **main)}"
    yield _sentence(gathered, "beside", **main)
    if gathered.calls.calls:
        yield _sentence(gathered, "calls", **contests.figures(gathered.calls))
    yield _approval(gathered)
    if gathered.in_use:
        yield _sentence(gathered, "in_use", **use_figures(gathered.in_use))
    furthest = next(iter(furthest_first(gathered.progress.waiting)), None)
    if furthest:
        number, late = main["under_way"], main["late"]
        yield _sentence(gathered, "under_way", number=number, late=late, met=furthest.met, total=furthest.total)
    ahead = gathered.progress.forecast
    if ahead.has_data:
        yield _sentence(gathered, "forecast", until=_day(ahead.until), low=ahead.low, high=ahead.high, days=ahead.days)
    else:
        yield _sentence(gathered, "no_forecast", days=ahead.days)


def _approval(gathered: Gathered) -> str:
    if gathered.approved is None:
        return _sentence(gathered, "not_approved")
    since, changed = gathered.approved.since, ""
    if since.added or since.removed:
        changed = _sentence(gathered, "changed", added=len(since.added), removed=len(since.removed))
    day = _day(gathered.approved.closing.closed_at.astimezone(CITY_TIME).date())
    return _sentence(gathered, "approved", day=day, number=gathered.approved.number, changed=changed)


def _other(tally: Tally, gathered: Gathered) -> tuple[str, str, str, str]:
    """Task, what was recorded, its target, its sources."""
    summed = terms("summed", VI)
    sums = [f"{summed.get(name) or term('field', name, VI)}: {number}" for name, number in tally.sums.items()]
    recorded = [f"{len(tally.entries)} mục", *sums] if tally.entries else ["Chưa có số liệu"]
    if tally.percent is not None:
        recorded = [f"{tally.percent:.1f} %".replace(".", ",")]
    sources = "; ".join(dict.fromkeys(entry.source for entry in tally.entries))
    if tally.kind is IndicatorKind.ECOSYSTEM:
        recorded = [*(recorded if tally.entries else []), _active(gathered)]
        sources = "; ".join(filter(None, (sources, "dữ liệu của hệ thống")))
    if tally.kind is IndicatorKind.CONTEST and gathered.calls.calls:
        recorded = [
            *(recorded if tally.entries else []),
            _sentence(gathered, "contests", **contests.figures(gathered.calls)),
        ]
        sources = "; ".join(filter(None, (sources, "dữ liệu của hệ thống")))
    target = f"{tally.percent_target} %" if tally.percent_target else ""
    if tally.kind is IndicatorKind.AI_PRODUCT:
        reached = f"lũy kế đến ngày {_day(gathered.until)}: {gathered.products} sản phẩm"
        recorded = [reached, f"trong kỳ: {len(tally.entries)} sản phẩm"]
        by_year = "; ".join(f"{number} (năm {year})" for year, number in gathered.settings.product_targets)
        target = f"lũy kế {by_year}" if by_year else ""
    return term("indicator", tally.kind.value, VI), "; ".join(recorded), target, sources


def _active(gathered: Gathered) -> str:
    """What the service itself knows of II.6, never added to what was entered."""
    kinds = "; ".join(f"{term('organisation_kind', kind, VI).lower()}: {n}" for kind, n in gathered.active.items())
    number = f"{sum(gathered.active.values())} đơn vị có hoạt động trong 12 tháng đến ngày {_day(gathered.until)}"
    of_them = f", trong đó hộ kinh doanh: {gathered.households}" if gathered.households else ""
    return f"trên hệ thống: {number}{f' ({kinds}{of_them})' if kinds else ''}"


def _contributions(gathered: Gathered) -> Iterator[Block]:
    if not gathered.units:
        yield Paragraph(text=_sentence(gathered, "no_units", year=gathered.end.year))
        return
    sent = [unit for unit in gathered.units if unit.sent]
    names = "; ".join(unit.name for unit in gathered.units if not unit.sent)
    missing = _sentence(gathered, "missing", names=names) if names else ""
    yield Paragraph(
        text=_sentence(
            gathered, "sent", sent=len(sent), all=len(gathered.units), year=gathered.end.year, missing=missing
        )
    )
    rows = [
        (unit.name, unit.sent.results, "\n".join(filter(None, (unit.sent.difficulties, unit.sent.proposals))))
        for unit in sent
        if unit.sent
    ]
    if rows:
        yield _table(gathered, "contributions", rows, (24, 44, 32), "source_contributions")


def _annexes(gathered: Gathered) -> Iterator[Block]:
    unnamed = _sentence(gathered, "unnamed")
    yield _annex(gathered, "counted")
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
        for position, result in enumerate(gathered.results, start=1)
    ]
    yield from _table_or_nothing(gathered, "counted", counted, (6, 17, 14, 14, 12, 15, 22), "source_total")
    yield _annex(gathered, "under_way")
    under_way = []
    for waiting in gathered.progress.waiting:
        line, share = gathered.lines[waiting.case_id], f"{waiting.met}/{waiting.total}"
        stage = term("stage", waiting.stage.value, VI)
        adopter = gathered.adopters.get(waiting.case_id, unnamed)
        under_way.append((line.title, line.supplier, adopter, stage, share, waiting.late_days))
    yield from _table_or_nothing(gathered, "under_way", under_way, (26, 20, 20, 15, 10, 9), "source_today")
    yield _annex(gathered, "projects")
    projects = contests.project_rows(gathered.projects, _sentence(gathered, "alone"))
    yield from _table_or_nothing(gathered, "projects", projects, (6, 22, 20, 20, 12, 12, 12), "source_total")
    yield _annex(gathered, "rule")
    limits = gathered.settings
    blanks = {"use": limits.use_days, "record": limits.record_days, "months": limits.attribution_months}
    yield Paragraph(text=_sentence(gathered, "rule", **blanks))


def _annex(gathered: Gathered, name: str) -> Annex:
    label, title = gathered.words["annexes"][name]
    return Annex(label=label, title=title.format(**_days(gathered)))


def _table_or_nothing(
    gathered: Gathered, name: str, rows: Rows, widths: tuple[int, ...], source: str
) -> Iterator[Block]:
    if rows:
        yield _table(gathered, name, rows, widths, source)
    else:
        yield Paragraph(text=gathered.words["empty"][name].format(**_days(gathered)))


def _table(gathered: Gathered, name: str, rows: Rows, widths: tuple[int, ...], source: str) -> Table:
    words = gathered.words
    return Table(
        name=words["tables"][name],
        caption=_caption(gathered, name),
        head=words["heads"][name],
        rows=rows,
        widths=widths,
        source=_sentence(gathered, source),
    )


def _caption(gathered: Gathered, name: str) -> str:
    text: str = gathered.words["captions"][name]
    return text.format(**_days(gathered))


def _written(gathered: Gathered, part: str) -> Iterator[Block]:
    """One paragraph for each line that an officer wrote."""
    yield from (Paragraph(text=line.strip()) for line in gathered.written[part].body.splitlines() if line.strip())


def _sentence(gathered: Gathered, name: str, **blanks: object) -> str:
    text: str = gathered.words["sentences"][name]
    return text.format(**{**_days(gathered), **blanks})


def _days(gathered: Gathered) -> dict[str, str]:
    """First and last day that are told of, and the day on which the report is made."""
    return {"begin": _day(gathered.begin), "end": _day(gathered.until), "today": _day(gathered.today)}


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _long_date(day: date) -> dict[str, str]:
    """Decree 30: a day below 10 and the months 1 and 2 get a leading zero."""
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return {"day": f"{day.day:02}", "month": month, "year": str(day.year)}
