"""The life of each kind of record, for what happens to both alike."""

from collections.abc import Mapping
from typing import Any

from matchmaker.listings.holding import Subject
from matchmaker.listings.life import Life
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions

LIVES: Mapping[Subject, Life[Any]] = {"need": needs.LIFE, "solution": solutions.LIFE}
