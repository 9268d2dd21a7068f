"""Where a client of the pages comes from, and who sits at it."""

from matchmaker.rules.actors import Actor, Role

ORIGIN = "http://127.0.0.1:8000"
SECURE_ORIGIN = "https://127.0.0.1:8000"
VISITORS_ADDRESS = "203.0.113.7"


DESK = Actor(name="person:desk", role=Role.ADMINISTRATOR)
