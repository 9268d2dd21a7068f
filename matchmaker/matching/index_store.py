"""Indexes kept as files between runs, so that a large catalogue need not build its graphs anew at every start.

A cache: a file that is missing, damaged or of another model is set aside, and the index is made from the database.
"""

import logging
from pathlib import Path

from embeddings.encoder import ModelIdentity
from embeddings.errors import IndexDamaged
from embeddings.index import FaissIndex
from matchmaker.matching.language import Language
from matchmaker.matching.model import Subject

log = logging.getLogger(__name__)


class IndexStore:
    """One file for each kind of record and language."""

    def __init__(self, folder: Path, identity: ModelIdentity) -> None:
        self._folder = folder
        self._identity = identity
        self._opened: dict[Path, FaissIndex] = {}

    def open(self, subject: Subject, language: Language) -> FaissIndex:
        """The index as it was saved, or an empty one."""
        path = self._folder / f"{subject.value}-{language.value}.index"
        self._opened[path] = self._read(path)
        return self._opened[path]

    def save(self) -> None:
        """Writes every index that was opened; a full disk costs the cache, not the run."""
        for path, index in self._opened.items():
            try:
                index.save(path)
            except OSError as error:
                log.warning("the index file %s could not be written: %s", path, error)

    def _read(self, path: Path) -> FaissIndex:
        if not path.exists():
            return FaissIndex(self._identity)
        try:
            return FaissIndex.load(path, self._identity)
        except IndexDamaged as error:
            log.warning("making the index %s anew: %s", path, error)
            return FaissIndex(self._identity)
