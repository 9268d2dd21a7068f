"""What commands share: the settings, the user's language, and where words and data go."""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typer

from matchmaker import sentences
from matchmaker.ground import i18n
from matchmaker.ground.disk import is_full
from matchmaker.ground.errors import DiskFull, FileUnusable, InvalidInput, MatchmakerError
from matchmaker.sentences import STEPS
from matchmaker.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Console:
    """Speaks the language of the settings."""

    settings: Settings

    @property
    def locale(self) -> str:
        return self.settings.language

    def translate(self, message: str, **params: object) -> str:
        return i18n.translate(message, self.locale, **params)

    def say(self, message: str, **params: object) -> None:
        """One translated line for the person at the terminal."""
        typer.echo(self.translate(message, **params), err=True)

    def progress(self, line: str) -> None:
        """One line: a step of `STEPS`, or a sentence that is translated already."""
        typer.echo(self.translate(line) if line in STEPS else line, err=True)

    def explain(self, error: MatchmakerError) -> None:
        self.progress(sentences.describe(error, self.locale))
        if isinstance(error, InvalidInput):
            for field, code in error.fields.items():
                self.progress(f"  {field}: {sentences.describe_code(code, self.locale)}")

    def tell(self, text: str) -> None:
        """Data for people, on standard output."""
        typer.echo(text)

    def tell_json(self, content: object) -> None:
        """Data for programs, on standard output."""
        typer.echo(json.dumps(content, ensure_ascii=False, indent=2, default=str))


class Meter:
    """Shows how far a long step is: a line that renews itself on a terminal, else a line now and then."""

    def __init__(self, console: Console, label: str) -> None:
        self._console = console
        self._label = label
        self._started = time.monotonic()
        self._shown = self._started
        self._live = sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        pause = 0.2 if self._live else 10.0
        if done < total and now - self._shown < pause:
            return
        self._shown = now
        rate = done / max(now - self._started, 1e-6)
        line = f"{self._label}: {done} / {total} ({rate:.0f}/s)"
        ends = done >= total
        typer.echo(f"\r{line}" if self._live else line, err=True, nl=ends or not self._live)


@contextmanager
def file_errors_explained(path: Path) -> Iterator[None]:
    """Raises FileUnusable for what the system says against reading or writing a file, DiskFull for a full disk."""
    try:
        yield
    except OSError as error:
        if is_full(error):
            raise DiskFull from error
        raise FileUnusable(path=path, reason=error.strerror) from error


def console_of(context: typer.Context) -> Console:
    """The console that `matchmaker.cli.main` made for this run."""
    console = context.find_object(Console)
    if console is None:
        raise RuntimeError("a command ran outside matchmaker.cli.main")
    return console
