"""A lock that many readers share and one writer has alone."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class ReadersWriterLock:
    """Readers run together; a writer waits for them, and new readers wait for it, so none of them starves."""

    def __init__(self) -> None:
        self._readers = 0
        self._turnstile = threading.Lock()  # held by a writer; readers pass through it
        self._changed = threading.Condition()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Hold the lock together with other readers."""
        with self._turnstile, self._changed:
            self._readers += 1
        try:
            yield
        finally:
            with self._changed:
                self._readers -= 1
                self._changed.notify_all()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lock alone."""
        with self._turnstile:
            with self._changed:
                self._changed.wait_for(lambda: self._readers == 0)
            yield
