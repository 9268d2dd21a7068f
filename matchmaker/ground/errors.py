"""Everything that can go wrong in the domain, as one tree.

    MatchmakerError
    ├── StartFailed            the system cannot start: one clear line, exit code ≠ 0
    │   ├── SettingsInvalid    an environment variable is wrong
    │   ├── DatabaseUnusable   cannot be reached, too old, not ours
    │   ├── SchemaTooNew       migrated by a newer version of this program
    │   ├── ModelUnusable      the embedding model is missing or damaged
    │   ├── PortTaken          another program listens on the port
    │   └── AssetsMissing      browser assets were not brought by `make setup`
    ├── DatabaseBusy           no connection became free in time
    ├── MatchingBusy           too many questions wait for matching already; `retry_after` seconds to wait
    ├── NotFound               no such record, or none that this actor may see
    ├── NotAllowed             the actor may not do this
    ├── SignInFailed           e-mail address or password are wrong, nobody is told which
    ├── SecondFactorWrong      the one-time code is wrong, over, or was used before
    ├── TooManyAttempts        tried too often; `retry_after` seconds to wait
    ├── LinkUnusable           a mailed link that is over, used, or was never ours
    ├── KeptFormOver           what was typed before a session ended is not kept any more, or somebody else typed it
    ├── InvalidInput           fields with a code each; nothing was written
    ├── UploadTooLarge         a form came with larger files than it takes; nothing of them was kept
    ├── WrongState             the record's state does not allow this step; names both states
    ├── Conflict               the record has changed since its reader opened it
    ├── SentOtherwise          the form was accepted before, with other content; `made` by it then
    ├── SetMalformed           a folder to evaluate on does not have the BEIR layout
    ├── FileUnusable           a file that a command was given cannot be read or written
    ├── FileNotStored          the disk does not take a file that somebody sent; nothing was written
    │   └── DiskFull           it has no room left, be it for a file, for the database or for what a page is made with
    ├── FileDamaged            a stored file is missing or not the one that arrived
    └── ImportRejected         an import file with problems by row and column; nothing was written

Each error carries a `code` and `params`; the edges (web, CLI) turn them into a sentence in the user's language
through `matchmaker.sentences.describe`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


class MatchmakerError(Exception):
    """`code` names the sentence in the catalogue of messages; `params` fill its blanks."""

    code = "error"

    def __init__(self, code: str | None = None, **params: object) -> None:
        self.code = code or type(self).code
        self.params: Mapping[str, object] = params
        super().__init__(f"{self.code} {params}" if params else self.code)


class StartFailed(MatchmakerError):
    code = "start_failed"


class SettingsInvalid(StartFailed):
    code = "settings_invalid"


class DatabaseUnusable(StartFailed):
    code = "database_unusable"


class SchemaTooNew(StartFailed):
    code = "schema_too_new"


class ModelUnusable(StartFailed):
    code = "model_unusable"


class PortTaken(StartFailed):
    code = "port_taken"


class AssetsMissing(StartFailed):
    code = "assets_missing"


class DatabaseBusy(MatchmakerError):
    code = "database_busy"


class MatchingBusy(MatchmakerError):
    """`retry_after` is in seconds."""

    code = "matching_busy"

    def __init__(self, *, seconds: int) -> None:
        self.retry_after = seconds
        super().__init__(seconds=seconds)


class NotFound(MatchmakerError):
    code = "not_found"


class NotAllowed(MatchmakerError):
    code = "not_allowed"


class SignInFailed(MatchmakerError):
    code = "sign_in_failed"


class SecondFactorWrong(MatchmakerError):
    code = "second_factor_wrong"


class TooManyAttempts(MatchmakerError):
    """`retry_after` is in seconds."""

    code = "too_many_attempts"

    def __init__(self, code: str | None = None, *, seconds: int) -> None:
        self.retry_after = seconds
        super().__init__(code, seconds=seconds, minutes=-(-seconds // 60))


class LinkUnusable(MatchmakerError):
    code = "link_unusable"


class UploadTooLarge(MatchmakerError):
    """`megabytes` is what the form takes together."""

    code = "upload_too_large"


class WrongState(MatchmakerError):
    """`old` is the state it is in, `new` the one that was asked for: the same where that step was taken already."""

    code = "wrong_state"

    def __init__(self, code: str | None = None, **states: object) -> None:
        taken = len(states) > len(set(states.values()))
        super().__init__(code or ("wrong_state_already" if taken else None), **states)


class Conflict(MatchmakerError):
    code = "conflict"


class SentOtherwise(MatchmakerError):
    """`subject` and `made` say what the form made when it was accepted."""

    code = "sent_otherwise"

    def __init__(self, *, subject: str, made: int) -> None:
        self.subject, self.made = subject, made
        super().__init__(subject=subject, made=made)


class SetMalformed(MatchmakerError):
    code = "set_malformed"


class FileUnusable(MatchmakerError):
    code = "file_unusable"


class FileNotStored(MatchmakerError):
    code = "file_not_stored"


class DiskFull(FileNotStored):
    code = "no_room"


class FileDamaged(MatchmakerError):
    code = "file_damaged"


@dataclass(frozen=True, kw_only=True)
class CellProblem:
    """One thing wrong in an import file. `row` counts from 1, the header included; 0 means the file as a whole.

    `column` is the heading as it stands in the file.
    """

    row: int
    column: str
    code: str
    value: str = ""


class KeptFormOver(MatchmakerError):
    code = "kept_form_over"


class InvalidInput(MatchmakerError):
    """`fields` maps the name of each wrong field to the code of what is wrong with it.

    `cells` tell what is wrong inside a workbook that came with the form.
    """

    code = "invalid_input"

    def __init__(self, fields: Mapping[str, str], cells: Sequence[CellProblem] = ()) -> None:
        self.fields = dict(fields)
        self.cells = cells
        super().__init__(fields=", ".join(self.fields))


class ImportRejected(MatchmakerError):
    """`sheet` is the one of a workbook that the problems are in."""

    code = "import_rejected"

    def __init__(self, problems: list[CellProblem], sheet: str = "") -> None:
        self.problems = problems
        self.sheet = sheet
        super().__init__(count=len(problems))
