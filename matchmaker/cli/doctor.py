"""`matchmaker doctor`: what is wrong, and what to do."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict

import typer

from matchmaker.cli.checks import (
    Finding,
    check_assets,
    check_database,
    check_folder,
    check_fonts,
    check_model,
    check_secret_key,
    check_settings,
    check_signing_key,
)
from matchmaker.cli.console import Console
from matchmaker.cli.exits import ExitCode


def examine(console: Console, *, as_json: bool) -> None:
    findings = _findings(console)
    if as_json:
        console.tell_json({"ok": all(f.ok for f in findings), "findings": [asdict(f) for f in findings]})
    else:
        _show(console, findings)
    if not all(finding.ok for finding in findings):
        raise typer.Exit(ExitCode.PROBLEM_FOUND)


def _findings(console: Console) -> list[Finding]:
    quick = (check_settings, check_folder, check_secret_key, check_signing_key, check_assets, check_fonts)
    findings = [check(console) for check in quick]
    model, identity = check_model(console)
    return [*findings, model, *asyncio.run(check_database(console, identity))]


def _show(console: Console, findings: Sequence[Finding]) -> None:
    for finding in findings:
        word = console.translate("ok") if finding.ok else console.translate("PROBLEM")
        console.tell(f"{word:<8} {finding.name:<10} {finding.detail}")
        if finding.advice:
            console.tell(f"{'':<20}→ {finding.advice}")
