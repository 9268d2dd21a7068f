"""The SQL of dossiers, loaded once for the modules of this room."""

from pathlib import Path

from matchmaker.ground.db import load_queries

queries = load_queries(Path(__file__).parent)
