"""How a message is marked, so that catalogues find it."""


def N_(message: str) -> str:
    """Marks a message for extraction; it is translated where it is shown."""
    return message
