"""`matchmaker`: every command, its help in the user's language, and what errors become."""

import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TextIO

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from matchmaker import sentences
from matchmaker.cli.commands import app
from matchmaker.cli.console import Console
from matchmaker.cli.exits import MEANINGS, ExitCode
from matchmaker.ground import i18n
from matchmaker.ground.disk import is_full
from matchmaker.ground.errors import (
    DiskFull,
    ImportRejected,
    InvalidInput,
    MatchmakerError,
    NotFound,
    SetMalformed,
    SettingsInvalid,
    StartFailed,
)
from matchmaker.ground.logs import PlainFormatter, tell_what_nobody_catches
from matchmaker.ground.marking import N_
from matchmaker.settings import Settings, load_settings

_EXITS: Sequence[tuple[type[MatchmakerError], ExitCode]] = (
    (StartFailed, ExitCode.CANNOT_START),
    (DiskFull, ExitCode.CANNOT_START),
    (ImportRejected, ExitCode.REJECTED),
    (NotFound, ExitCode.REJECTED),
    (InvalidInput, ExitCode.REJECTED),
    (SetMalformed, ExitCode.REJECTED),
    (MatchmakerError, ExitCode.FAILED),
)

log = logging.getLogger(__name__)


def run() -> None:
    """The entry point of the command `matchmaker`."""
    tell_what_nobody_catches()
    sys.exit(execute(sys.argv[1:]))


def execute(arguments: Sequence[str]) -> int:
    """Runs one command; gives its exit code. An error of the domain is one line on standard error."""
    try:
        settings = load_settings()
    except SettingsInvalid as error:
        typer.echo(sentences.describe(error, i18n.LOCALES[0]), err=True)
        return ExitCode.CANNOT_START
    _log_to(sys.stderr)
    console = Console(settings=settings)
    try:
        code = _run(console, arguments)
        sys.stdout.flush()
    except MatchmakerError as error:
        console.explain(error)
        return next(code for kind, code in _EXITS if isinstance(error, kind))
    except Exception as error:
        return _failed(console, error)
    return code


def _run(console: Console, arguments: Sequence[str]) -> int:
    try:
        _command_in(console.settings).main(list(arguments), prog_name="matchmaker", obj=console)
    except SystemExit as ended:
        return int(ended.code or 0)
    return ExitCode.OK


def _failed(console: Console, error: Exception) -> int:
    """Whatever is no error of the domain: a full disk, or a fault of the program."""
    if is_full(error):
        console.explain(DiskFull())
        _forget_output()
        return ExitCode.CANNOT_START
    log.critical("the command failed in a way that was not foreseen", exc_info=error)
    console.say("Something went wrong in the program; the lines above tell where. Please pass them on.")
    return ExitCode.FAILED


def _forget_output() -> None:
    """What is left of it where the disk is full: Python would try to write it once more at the end, and complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _log_to(stream: TextIO) -> None:
    handler = logging.StreamHandler(stream)
    handler.setFormatter(PlainFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


def _command_in(settings: Settings) -> TyperGroup:
    """The whole command with its help in the language of the settings."""
    command = typer.main.get_command(app)
    if not isinstance(command, TyperGroup):
        raise TypeError(f"{type(command).__name__} holds no commands")
    codes = "\n".join(f"  {code.value}  {i18n.translate(text, settings.language)}" for code, text in MEANINGS.items())
    command.epilog = f"\b\n{i18n.translate(N_('Exit codes:'), settings.language)}\n{codes}"
    for each in _with_commands(command):
        each.help = each.help and i18n.translate(each.help, settings.language)
        for parameter in each.params:
            if isinstance(parameter, TyperArgument | TyperOption) and parameter.help and parameter.name != "help":
                parameter.help = i18n.translate(parameter.help, settings.language)
    return command


def _with_commands(command: object) -> Iterator[TyperGroup | TyperCommand]:
    """A command, and those it holds where it is a group."""
    if isinstance(command, TyperGroup | TyperCommand):
        yield command
    if isinstance(command, TyperGroup):
        for inner in command.commands.values():
            yield from _with_commands(inner)
