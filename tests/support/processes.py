"""Processes that tests look for."""

import psutil


def readers_alive() -> list[psutil.Process]:
    """Processes that this one started to read a file."""
    children = psutil.Process().children(recursive=True)
    return [child for child in children if any("matchmaker.foreign.child" in part for part in command_of(child))]


def command_of(child: psutil.Process) -> list[str]:
    """Nothing for one that has ended since it was listed."""
    try:
        command: list[str] = child.cmdline()
    except psutil.NoSuchProcess:
        return []
    return command
