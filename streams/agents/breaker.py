"""The breaker: a stage that turns most of its items into dead letters for one reason is broken, not unlucky.

It stops before the batch in hand is sent, so a fault of ours (or of one feed) does not empty a topic into the dead
letters. As arroyo's DlqLimit does (arroyo/dlq.py:36-93), with the reason told apart.
"""

from collections import Counter, deque
from collections.abc import Iterable

from schemas.vocab import Reason
from streams.facts import Dead, Fact

WINDOW = 200
"""Items looked back at. The breaker opens when over half of a full window are dead for one reason."""

MENDS: dict[Reason, str] = {
    "empty": "a publisher sends null or empty values: stop it",
    "malformed": "a feed changed its format, or bytes are cut on the way: compare `copydesk dead show` with the feed",
    "unsupported": "a feed sends a format that no parser reads: give the feed its format in the feeds file",
    "tooLarge": "items are over their limit: see the sizes in `copydesk dead list` and mend the feed",
    "invalid": "records of our own topics don't fit their model: do all stages run the same release?",
    "rejected": "the store refuses rows: see `copydesk dead show`, then the store's schema and encoding",
    "exhausted": "items cost more work than their budget: see `copydesk dead show`",
    "crashed": "items end the process: see the last lines of the stage's log before each start",
    "bug": "our own error: `copydesk dead show` has its class, the log its place; run the last good release",
}


class Breaker:
    """Watches the outcomes of the last items of one stage."""

    def __init__(self, window: int = WINDOW) -> None:
        self._outcomes: deque[str | None] = deque(maxlen=window)
        self._dead: Counter[str] = Counter()

    def saw(self, facts: Iterable[Fact]) -> None:
        """Book one item by its facts; it counts as dead, once, when one of them says so."""
        if len(self._outcomes) == self._outcomes.maxlen and (oldest := self._outcomes[0]) is not None:
            self._dead[oldest] -= 1
        reason = next((fact.reason for fact in facts if isinstance(fact, Dead)), None)
        self._outcomes.append(reason)
        if reason is not None:
            self._dead[reason] += 1

    @property
    def open_for(self) -> str | None:
        """The reason for which over half of the window is dead, or None while all is well."""
        limit = (self._outcomes.maxlen or 0) // 2
        return next((reason for reason, count in self._dead.items() if count > limit), None)

    def explain(self, stage: str) -> str:
        """Say in one sentence what happened and what to do."""
        reason = self.open_for
        mend = next((mend for known, mend in MENDS.items() if known == reason), "see `copydesk dead list`")
        return f"{stage}: over half of the last {self._outcomes.maxlen} items are dead letters `{reason}`; {mend}"
