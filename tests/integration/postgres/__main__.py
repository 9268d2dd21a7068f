"""A process of the program as far as its database goes: joins the server of a folder until told to leave.

Prints the server's address when it is ready; leaves at the end of its input or at Ctrl-C.
"""

import select
import sys
from pathlib import Path

from matchmaker.ground.postgres import EmbeddedPostgres

postgres = EmbeddedPostgres(Path(sys.argv[1]))
try:
    print(postgres.start(), flush=True)  # noqa: T201  # the test reads it
    while not select.select([sys.stdin], [], [], 0.2)[0]:
        pass  # a signal that comes right before a blocking read would wait for its end
except KeyboardInterrupt:
    print("Ctrl-C", flush=True)  # noqa: T201
finally:
    postgres.stop()
