"""The recent events of the live stream, bounded by count and bytes. A reader holds a number and nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from streams.dashboard.events import Event, Positions, Wanted, reaches, spell

OVERHEAD = 700
"""Bytes that an event takes beside its lines, about."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An event with the positions after it, as numbers and as the lines that end the event for most readers.

    `turn` is 0 but for a reset: it says which beginning of the ring that is, and who was there before is told.
    """

    event: Event
    after: Positions
    end: bytes
    turn: int = 0

    @property
    def size(self) -> int:
        """Bytes in memory, about."""
        return len(self.event.lines) + OVERHEAD


class Ring:
    """Events by number, `first` up to but not `end`. `start` are the positions before the oldest, `positions` now.

    `positions` also move with records that are no events, so that who resumes does not read these again.
    """

    def __init__(self, positions: Positions, most: int, most_bytes: int) -> None:
        self.begin(positions)
        self.first = self.end = self.turn = 0
        self._most, self._most_bytes, self._bytes = most, most_bytes, 0
        self._kept: dict[int, Kept] = {}

    def begin(self, positions: Positions) -> None:
        """Set where an empty ring begins."""
        self.start = self.positions = positions

    def add(self, event: Event) -> None:
        """Append an event; the oldest give way."""
        after = dict(self.positions)
        after[event.partition] = event.offset + 1
        kept = Kept(event, after, ending(after))
        self._kept[self.end] = kept
        self._bytes += kept.size
        self.end += 1
        self.positions = after
        while len(self._kept) > self._most or (self._bytes > self._most_bytes and len(self._kept) > 1):
            self._forget()

    def reset(self, positions: Positions, lines: bytes) -> None:
        """Begin anew at positions that follow none of before; who reads now is told with these lines."""
        while self._kept:
            self._forget()
        self.begin(positions)
        self.turn += 1
        event = Event(partition=-1, offset=0, feed="", language="", always=True, lines=lines)
        kept = Kept(event, positions, ending(positions), self.turn)
        self._kept[self.end] = kept
        self._bytes += kept.size
        self.end += 1

    def _forget(self) -> None:
        kept = self._kept.pop(self.first)
        self._bytes -= kept.size
        self.start = kept.after
        self.first += 1

    def skip(self, partition: int, offset: int) -> None:
        """Note a record that is no event."""
        self.positions = self.positions | {partition: offset + 1}

    def take(self, number: int, most_bytes: int) -> Sequence[Kept]:
        """Return the events from a number on, up to so many bytes but at least one if there is one."""
        return list(self._take(number, most_bytes))

    def _take(self, number: int, most_bytes: int) -> Iterator[Kept]:
        size = 0
        for each in range(number, self.end):
            kept = self._kept[each]
            size += kept.size
            if size > most_bytes and each > number:
                return
            yield kept


def ending(positions: Positions) -> bytes:
    """Return the lines that end an event: its id, after which a reader goes on, and the blank line that sends it off."""
    return b"id: %s\n\n" % spell(positions)


class Cursor:
    """Where one reader stands: `number` in the ring, and the positions up to which he has everything."""

    def __init__(self, positions: Positions, wanted: Wanted) -> None:
        self.positions, self._wanted = positions, wanted
        self.number = 0
        self._level = False
        self._turn: int | None = None

    def enter(self, ring: Ring) -> bool:
        """Go to the oldest event of the ring; whether nothing lies between the reader and that."""
        self._turn = ring.turn if self._turn is None else self._turn
        self.number, self._level = ring.first, False
        return reaches(self.positions, ring.start)

    def over(self, kept: Sequence[Kept]) -> bytes:
        """Move over events of the ring and return what the reader gets of them."""
        self.number += len(kept)
        return b"".join(part for each in kept for part in self._parts(each))

    def _parts(self, kept: Kept) -> tuple[bytes, ...]:
        event = kept.event
        if kept.turn:
            return self._reset(kept)
        if not self._level:
            # He came with positions of another order of partitions: what he has is passed over, ids are his own.
            if event.offset < self.positions.get(event.partition, 0):
                return ()
            self._move(event)
            self._level = reaches(kept.after, self.positions)
        if self._level:
            self.positions = kept.after
        if not self._wanted.fits(event):
            return ()
        return event.lines, kept.end if self._level else ending(self.positions)

    def _reset(self, kept: Kept) -> tuple[bytes, ...]:
        if self._turn is not None and kept.turn <= self._turn:
            return ()  # he came afterwards
        self.positions, self._level, self._turn = kept.after, True, kept.turn
        return kept.event.lines, kept.end

    def past(self, events: Sequence[Event]) -> bytes:
        """Move over events from the log and return what the reader gets of them."""
        return b"".join(part for event in events for part in self._past(event))

    def _past(self, event: Event) -> tuple[bytes, ...]:
        self._move(event)
        return (event.lines, ending(self.positions)) if self._wanted.fits(event) else ()

    def _move(self, event: Event) -> None:
        self.positions = self.positions | {event.partition: event.offset + 1}
