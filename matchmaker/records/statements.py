"""The SQL of this room, loaded once for its modules."""

from pathlib import Path

from matchmaker.db import load_queries

queries = load_queries(Path(__file__).parent)
