"""What an item says that repeats a killed article: whoever prints it again may not know of the kill."""

from schemas.events import rfc3339
from streams.dedupe.memory import Memory


def killed(memory: Memory, uri: str) -> str | None:
    """Return the warning on what repeats an article: it was killed, or came after its kill and was canceled; None where it lives."""
    kill, chain = memory.kills.of(uri), memory.versions.of(uri)
    if kill is not None:
        return f"the article that this repeats was killed at {rfc3339(kill.at)} ({kill.receipt}): see by hand whether it may stand"
    if chain and chain[-1].status == "canceled":
        return f"the article that this repeats was canceled ({chain[-1].receipt}), for its kill came first: see by hand whether it may stand"
    return None
