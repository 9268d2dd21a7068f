"""What the exit code of a command says. docs/cli.md and `matchmaker --help` tell the same."""

from enum import IntEnum

from matchmaker.ground.marking import N_


class ExitCode(IntEnum):
    OK = 0
    FAILED = 1
    USAGE = 2
    REJECTED = 3
    CANNOT_START = 4
    PROBLEM_FOUND = 5
    AUDIT_BROKEN = 6
    BUNDLE_BROKEN = 7


MEANINGS: dict[ExitCode, str] = {
    ExitCode.OK: N_("done"),
    ExitCode.FAILED: N_("something unexpected failed"),
    ExitCode.USAGE: N_("the command was typed wrongly"),
    ExitCode.REJECTED: N_("the input was not accepted: a file with problems, an unknown need, a malformed set"),
    ExitCode.CANNOT_START: N_("the system cannot start, or the disk is full: settings, port, disk, model or database"),
    ExitCode.PROBLEM_FOUND: N_("`doctor` found a problem"),
    ExitCode.AUDIT_BROKEN: N_("`audit verify` found that the audit is not whole, or a file not the one that arrived"),
    ExitCode.BUNDLE_BROKEN: N_("`verify-bundle` found that a bundle is not as it was written"),
}
