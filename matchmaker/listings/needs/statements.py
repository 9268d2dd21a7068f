"""The SQL of this room."""

from pathlib import Path

from matchmaker.ground.db import load_queries
from matchmaker.rules.fields import sql_of
from matchmaker.rules.need import NEED_FIELDS

queries = load_queries(Path(__file__).parent, sql_of(NEED_FIELDS))
