"""The commands as they are typed. Each imports its work when it runs: all of it together takes seconds to load."""

from pathlib import Path
from typing import Annotated

import typer

from matchmaker.cli.arguments import AsJson, sizes_in, whole_within
from matchmaker.cli.choices import STANDARD_OUTPUT, Format, What
from matchmaker.cli.console import console_of
from matchmaker.cli.user_commands import users_app
from matchmaker.ground.marking import N_
from matchmaker.importing.columns import ImportKind
from matchmaker.reports.model import ReportFormat

app = typer.Typer(
    help=N_("Matches businesses' AI needs with AI solutions of universities and institutes, and says why."),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.command(help=N_("Bring the browser files and make the model: what a first start needs."))
def setup(context: typer.Context) -> None:
    from matchmaker.cli import serving

    serving.prepare(console_of(context))


Empty = Annotated[bool, typer.Option("--empty", help=N_("Start without the seeds, and stay without them."))]


@app.command(help=N_("Start everything and serve the pages until Ctrl-C."))
def serve(context: typer.Context, empty: Empty = False) -> None:
    from matchmaker.cli import serving

    serving.serve(console_of(context), empty=empty)


Kind = Annotated[ImportKind, typer.Argument(help=N_("What the rows are."))]
File = Annotated[Path | None, typer.Argument(help=N_("A CSV (UTF-8) or XLSX file."), dir_okay=False)]
DryRun = Annotated[bool, typer.Option("--dry-run", help=N_("Check everything and write nothing."))]
Template = Annotated[
    bool, typer.Option("--template", help=N_("Write an empty file to fill in: to standard output, or to FILE."))
]


@app.command("import", help=N_("Import a file of organisations, needs or solutions: all of it, or nothing."))
def import_rows(
    context: typer.Context,
    kind: Kind,
    file: File = None,
    dry_run: DryRun = False,
    template: Template = False,
    as_json: AsJson = False,
) -> None:
    from matchmaker.cli import importing

    if template:
        importing.write_template(console_of(context), kind, file)
    else:
        importing.import_rows(console_of(context), kind, file, dry_run=dry_run, as_json=as_json)


MOST_NUMBER = 2**63 - 1
NeedId = Annotated[int | None, typer.Argument(parser=whole_within(1, MOST_NUMBER), help=N_("Number of a stored need."))]
Text = Annotated[str | None, typer.Option("--text", help=N_("A need in words, instead of a stored one."))]
Top = Annotated[int, typer.Option("--top", parser=whole_within(1, 100), help=N_("How many solutions at most."))]


@app.command(help=N_("Find the solutions that fit a need, and say why, requirement by requirement."))
def match(
    context: typer.Context, need_id: NeedId = None, text: Text = None, top: Top = 10, as_json: AsJson = False
) -> None:
    from matchmaker.cli import matching

    matching.match(console_of(context), need_id=need_id, text=text or "", top=top, as_json=as_json)


Folders = Annotated[list[Path], typer.Argument(help=N_("Folders in BEIR layout, or folders that hold several."))]

Ablation = Annotated[
    bool, typer.Option("--ablation", help=N_("Measure each signal alone and the ranking without it, instead."))
]
WithoutMarks = Annotated[
    bool, typer.Option("--without-marks", help=N_("Ask as if every need had been typed without diacritics."))
]
Answers = Annotated[
    Path | None,
    typer.Option(help=N_("Judged answers (JSON lines: _id, doc, start, text): measures the evidence shown too.")),
]
ShownToPeople = Annotated[
    bool,
    typer.Option("--shown", help=N_("Measure instead what people are shown, by the solutions that this home holds.")),
]


@app.command(help=N_("Rank judged sets and print nDCG@10, Recall@10 and MRR@10 beside two baselines."))
def evaluate(
    context: typer.Context,
    folders: Folders,
    ablation: Ablation = False,
    without_marks: WithoutMarks = False,
    answers: Answers = None,
    shown: ShownToPeople = False,
    as_json: AsJson = False,
) -> None:
    console = console_of(context)
    if shown:
        from matchmaker.cli import evaluating_shown

        if ablation or without_marks or answers:
            raise typer.BadParameter(console.translate("--shown goes with no other measure."))
        return evaluating_shown.evaluate_shown(console, folders, as_json=as_json)
    from matchmaker.cli import evaluating

    wanted = evaluating.Wanted(ablation=ablation, without_marks=without_marks, answers=answers)
    return evaluating.evaluate_sets(console, folders, wanted, as_json=as_json)


Trial = Annotated[bool, typer.Option("--dry-run", help=N_("Print the figures and change nothing."))]
TakeBack = Annotated[bool, typer.Option("--take-back", help=N_("Return to what was in force before instead."))]


@app.command(help=N_("Learn from brokers' decisions and owners' corrections; only what those held out speak for."))
def learn(context: typer.Context, dry_run: Trial = False, take_back: TakeBack = False, as_json: AsJson = False) -> None:
    from matchmaker.cli import learning

    learning.learn(console_of(context), dry_run=dry_run, take_back=take_back, as_json=as_json)


@app.command(help=N_("Make the index anew; embed what has no vector yet, drop vectors of texts that are gone."))
def reindex(context: typer.Context) -> None:
    from matchmaker.cli import matching

    matching.reindex(console_of(context))


@app.command(help=N_("Check settings, folder, database, model, index and assets; say what to do."))
def doctor(context: typer.Context, as_json: AsJson = False) -> None:
    from matchmaker.cli import doctor as room

    room.examine(console_of(context), as_json=as_json)


@app.command("accept-keys", help=N_("Say that the keys of this home are the right ones, after one was lost or stolen."))
def accept_keys(context: typer.Context) -> None:
    from matchmaker.cli import keys

    keys.accept_keys(console_of(context))


Wanted = Annotated[What, typer.Argument(help=N_("What to export."))]
Chosen = Annotated[Format, typer.Option("--format", help=N_("The form of the file; a CSV file holds one kind."))]
Out = Annotated[str, typer.Option("--out", help=N_("Where to write; “-” is standard output."))]
LabelFolder = Annotated[
    Path | None, typer.Argument(help=N_("For decisions: the folder to make, in BEIR layout."), file_okay=False)
]


@app.command(help=N_("Export everything stored, confidential needs included; or decisions on public needs, as labels."))
def export(
    context: typer.Context,
    what: Wanted,
    folder: LabelFolder = None,
    form: Chosen = Format.JSON,
    out: Out = STANDARD_OUTPUT,
) -> None:
    from matchmaker.cli import exporting

    if what is What.DECISIONS:
        exporting.export_decisions(console_of(context), folder)
    else:
        exporting.export_rows(console_of(context), what, form=form, out=out)


Begin = Annotated[str | None, typer.Option("--from", metavar="DATE", help=N_("First day of the period."))]
End = Annotated[str | None, typer.Option("--to", metavar="DATE", help=N_("Last day of the period."))]
ReportYear = Annotated[
    int | None, typer.Option("--year", parser=whole_within(2023, 2100), help=N_("A whole year, for short."))
]
ReportForm = Annotated[ReportFormat, typer.Option("--format", help=N_("The form of the file."))]
ReportOut = Annotated[str, typer.Option("--out", help=N_("Where to write; without it a name of its own here."))]


@app.command(help=N_("Write the report on the plan for any period, in Vietnamese: DOCX, XLSX or PDF."))
def report(
    context: typer.Context,
    begin: Begin = None,
    end: End = None,
    year: ReportYear = None,
    form: ReportForm = ReportFormat.DOCX,
    out: ReportOut = "",
) -> None:
    from matchmaker.cli import reporting

    reporting.report(console_of(context), begin=begin, end=end, year=year, form=form, out=out)


auditing_app = typer.Typer(help=N_("Check the audit: who did what, and when."), no_args_is_help=True)
app.add_typer(auditing_app, name="audit")
Head = Annotated[str | None, typer.Option("--head", help=N_("A head noted earlier, which must be in the chain still."))]


@auditing_app.command("verify", help=N_("Check every entry against the chain, and every stored file."))
def verify_audit(context: typer.Context, head: Head = None, as_json: AsJson = False) -> None:
    from matchmaker.cli import auditing

    auditing.verify(console_of(context), head=head, as_json=as_json)


app.add_typer(users_app, name="user")

CaseId = Annotated[int, typer.Argument(parser=whole_within(1, MOST_NUMBER), help=N_("Number of a transfer case."))]
BundleOut = Annotated[Path | None, typer.Option("--out", help=N_("The file to write; else case-NUMBER.zip."))]


@app.command("export-case", help=N_("Write one archive of a transfer case for an auditor: papers, hashes, audit."))
def export_case(context: typer.Context, case_id: CaseId, out: BundleOut = None) -> None:
    from matchmaker.cli import cases

    cases.export(console_of(context), case_id, out=out)


Bundle = Annotated[Path, typer.Argument(help=N_("An archive that `export-case` wrote."))]
Key = Annotated[
    str | None, typer.Option("--key", help=N_("The fingerprint that the Department publishes: no other key will do."))
]


@app.command("verify-bundle", help=N_("Check such an archive, on any machine and without a database."))
def verify_bundle(context: typer.Context, file: Bundle, key: Key = None, as_json: AsJson = False) -> None:
    from matchmaker.cli import cases

    cases.check(console_of(context), file, key=key, as_json=as_json)


Sizes = Annotated[str, typer.Option("--sizes", help=N_("Sizes of the synthetic catalogues, separated by commas."))]


@app.command(help=N_("Measure encoding, import, matching and memory on synthetic records."))
def bench(context: typer.Context, sizes: Sizes = "1000,10000,100000", as_json: AsJson = False) -> None:
    console = console_of(context)
    wanted = sizes_in(console, sizes)  # before PyTorch is loaded: that takes seconds

    from matchmaker.cli import benchmarking

    benchmarking.measure(console, wanted, as_json=as_json)
