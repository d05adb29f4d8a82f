"""A dedupe stage without a broker: what it has sent survives a crash, as far as it landed; the rest is lost."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dedupe.items import at

from schemas.article import ParsedItem
from schemas.codec import encode
from schemas.verdict import JudgedItem, Kill, Verdict
from streams.dedupe import Decision, Desk, Place

Landed = Callable[[], bool]


def surely() -> bool:
    """Let every send land."""
    return True


@dataclass
class Stage:
    """The topics that dedupe writes, and the desk of the process that runs just now."""

    stream: Sequence[ParsedItem]
    verdicts: list[Verdict] = field(default_factory=list)
    kills: dict[str, Kill] = field(default_factory=dict)
    held: dict[str, JudgedItem | None] = field(default_factory=dict)
    judged: list[JudgedItem] = field(default_factory=list)
    desk: Desk = field(default_factory=Desk)

    def run(self, first: int, last: int, landed: Landed = surely) -> None:
        """Work on the offsets from `first` to before `last`."""
        for offset in range(first, last):
            self._send(self.desk.decide(self.stream[offset], Place(0, offset)), landed)

    def crash(self, committed: int) -> None:
        """Lose the process; the next one is given everything from the committed offset on again."""
        self.desk = Desk.restore(Place(0, committed), list(self.verdicts), list(self.kills.values()), dict(self.held))

    def _send(self, decision: Decision, landed: Landed) -> None:
        """Send as the stage does: the judged record leaves only when the verdict is in the log."""
        if decision.kill and landed():
            self.kills[decision.kill.uri] = decision.kill
        for receipt in decision.drops:
            if landed():
                self.held[receipt] = None
        if decision.new and not landed():
            return
        if decision.new:
            self.verdicts.append(decision.verdict)
        if decision.route == "held" and landed():
            self.held[decision.verdict.receipt] = decision.judged
        if decision.route == "on" and landed():
            self.judged.append(decision.judged)

    def release_all(self) -> None:
        """Let every held item go, those with an unreadable embargo last, as when a year has passed."""
        for receipt in (*self.desk.due(at(60 * 24 * 365)), *sorted(self.desk.held)):
            decision = self.desk.release(receipt)
            if decision is not None and decision.route == "on":
                self.judged.append(decision.judged)
            self.held[receipt] = None

    def shown(self) -> dict[str, str]:
        """Return the receipt that `news.latest.v1` shows of each uri, after everything that was sent on."""
        latest = {judged.verdict.uri: judged.verdict for judged in self.judged if judged.latest}
        return {uri: verdict.receipt for uri, verdict in latest.items() if verdict.pub_status == "usable"}

    def log(self) -> dict[str, bytes]:
        """Return the verdicts in the log, byte for byte, by receipt; each receipt has one."""
        log = {verdict.receipt: encode(verdict) for verdict in self.verdicts}
        assert len(log) == len(self.verdicts), "a receipt has two verdicts"
        return log
