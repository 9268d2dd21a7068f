"""The SQL of entries, loaded once for the modules of this part of the room."""

from pathlib import Path

from matchmaker.ground.db import load_queries

queries = load_queries(Path(__file__).parent)
