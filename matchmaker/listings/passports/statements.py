"""The SQL of this room."""

from pathlib import Path

from matchmaker.ground.db import load_queries

queries = load_queries(Path(__file__).parent)
