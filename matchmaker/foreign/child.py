"""The process that reads one file from outside, as `process.py` starts it; what it finds, it writes as JSON.

It is given the file as its standard input, no environment and no database. Nothing is imported here that reading does
not need: a process is started for each file.
"""

import importlib
import json
import os
import resource
import sys
import traceback
from collections.abc import Mapping
from dataclasses import asdict

from matchmaker.ground.errors import ImportRejected, InvalidInput
from matchmaker.ground.invalid import Blank, InvalidValue, Problem

# openpyxl would load them; the first starts threads, and each asks for more memory than a workbook does.
_SELDOM_NEEDED = ("numpy", "lxml", "PIL")


def main() -> None:
    """`seconds megabytes needs module function [argument…]` as arguments."""
    seconds, megabytes, needs, module, function, *arguments = sys.argv[1:]
    _limit(int(seconds), int(megabytes))
    for name in set(_SELDOM_NEEDED) - set(needs.split(",")):
        sys.modules[name] = None  # type: ignore[assignment]  # which is how an import is forbidden
    answer = _answer(module, function, arguments)
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    sys.stdout.flush()


def _limit(seconds: int, megabytes: int) -> None:
    """Of processor time and memory; no file can be written, no core either."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(module: str, function: str, arguments: list[str]) -> dict[str, object]:
    reader = getattr(importlib.import_module(module), function)
    os.lseek(sys.stdin.fileno(), 0, os.SEEK_SET)
    try:
        with open(sys.stdin.fileno(), "rb", closefd=False) as file:
            return {"read": reader(file, *arguments)}
    except ImportRejected as rejected:
        return {"rejected": [asdict(problem) | {"code": _packed(problem.code)} for problem in rejected.problems]}
    except InvalidInput as invalid:
        return {"invalid": {name: _packed(code) for name, code in invalid.fields.items()}}
    except InvalidValue as wrong:
        return {"wrong": _packed(wrong.code)}
    except MemoryError:
        return {"trouble": "large"}
    except Exception as error:  # whatever a parser makes of a file that is meant to break it
        place = traceback.extract_tb(error.__traceback__)[-1]
        return {"trouble": "broken", "place": f"{type(error).__name__} in {place.name}, line {place.lineno}"}


def _packed(code: str) -> tuple[str, Mapping[str, Blank]]:
    return code, Problem.of(code).blanks
