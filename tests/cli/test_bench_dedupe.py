"""The bench of dedupe: what it remembers are verdicts as the log has them, and what it measures are copies among others."""

import platform

import pytest

from schemas.codec import decode
from schemas.verdict import Verdict
from streams.cli.bench_dedupe import resident
from streams.cli.bench_dedupe_items import item, log, place, verdict_of
from streams.dedupe import Desk
from streams.dedupe.signature import from_text


def test_the_log_is_of_real_verdicts_and_their_likes() -> None:
    """Each verdict of the log can be read, tells a story of its own, and is as large as that of a real text."""
    verdicts = [decode(Verdict, data) for _, data in zip(range(40), log(40, frozenset({7}), bases=10), strict=False)]
    assert verdicts[7] == verdict_of(7, 40)
    assert [verdict.parsed_offset for verdict in verdicts] == list(range(40))
    assert len({verdict.signature for verdict in verdicts}) == len({verdict.uri for verdict in verdicts}) == 40
    sizes = [len(packed) for verdict in verdicts if (packed := from_text(verdict.signature))]
    assert len(sizes) == 40
    assert max(sizes) < 2 * min(sizes)


def test_a_copy_is_found_in_a_desk_restored_from_the_log() -> None:
    """A desk filled from the bytes of the log knows a cut copy of a remembered text, and no other item."""
    desk = Desk.restore(place(40), log(40, frozenset({7}), bases=10))
    copy = desk.decide(item(40, 40, text_of=7), place(40)).verdict
    other = desk.decide(item(41, 40), place(41)).verdict
    assert (copy.kind, copy.of) == ("reprint", verdict_of(7, 40).uri)
    assert other.kind == "new"


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc hands memory back when it is asked")
def test_memory_that_was_freed_is_not_counted() -> None:
    """Else what is measured later grows into it and looks smaller, and what is measured first looks larger."""
    before = resident()
    blocks = [bytes(1_000) for _ in range(50_000)]
    del blocks[:-1]  # the last one keeps the heap from shrinking by itself
    assert len(blocks) == 1
    assert resident() - before < 5_000_000
