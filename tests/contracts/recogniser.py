"""What every recogniser of names must do in its pool. A test of one is a subclass that gives the command of its process."""

import os
import signal
from collections.abc import Iterator
from typing import ClassVar

import pytest

from streams.agents.ner.pool import Pool

STORIES = (
    "It was Angela Merkel who waited in the harbour on Friday.",
    "Stefan Horvat of Halvard Shipping Ltd. told Marta Quill that the storm had passed.\n\nNobody else came.",
    "The price of wheat rose by two percent.",
)
ODD = (
    "", " ", "\n\n", "\x00\x1f", "\ud800 Marta Quill", "👩‍👩‍👧 Marta Quill 🇺🇳", "שלום עולם", "語" * 300, "'" * 5000, "a-" * 5000,
    ". " * 2000, "Marta Quill " * 300,
)  # fmt: skip


class RecogniserContract:
    """Give `COMMAND`: what starts a process that serves texts as streams/agents/ner/child.py says."""

    COMMAND: ClassVar[tuple[str, ...]]

    @pytest.fixture(scope="class")
    @classmethod
    def pool(cls) -> Iterator[Pool]:
        """Yield a pool of one process, which the tests of the class share."""
        pool = Pool(1, cls.COMMAND)
        pool.start()
        yield pool
        pool.close()

    def test_names_are_stretches_of_the_text(self, pool: Pool) -> None:
        """Spans lie in the text, in order, none over another; names are found, and the method has name and version."""
        for text in STORIES:
            recognition = pool.recognise(text)
            last = 0
            for span in recognition.spans:
                assert last <= span.start < span.end <= len(text)
                assert text[span.start : span.end].strip() == text[span.start : span.end]
                assert span.label in {"person", "organisation", "facility", "other"}
                last = span.end
            assert recognition.failure is None
            assert recognition.method.count("/") == 1
        found = pool.recognise(STORIES[0])
        people = [STORIES[0][span.start : span.end] for span in found.spans if span.label == "person"]
        assert people == ["Angela Merkel"]

    def test_a_text_that_is_not_to_be_read_costs_nothing(self, pool: Pool) -> None:
        """None has no names and no failure, and the method that all others have."""
        nothing = pool.recognise(None)
        assert (nothing.spans, nothing.failure) == ((), None)
        assert nothing.method == pool.recognise(STORIES[0]).method

    @pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text[:12]))
    def test_any_text_is_answered(self, pool: Pool, text: str) -> None:
        """Nothing, controls, half a pair, emoji, other scripts, words and lines without end: spans in the text, no failure."""
        recognition = pool.recognise(text)
        assert recognition.failure is None
        assert all(0 <= span.start < span.end <= len(text) for span in recognition.spans)

    def test_two_processes_say_the_same_as_one(self, pool: Pool) -> None:
        """The spans of a text hang neither on the process, nor on how many there are, nor on what was read before."""
        texts = [*STORIES, *ODD, *reversed(STORIES)]
        alone = [pool.recognise(text) for text in texts]
        assert alone[: len(STORIES)] == alone[: -len(STORIES) - 1 : -1]
        two = Pool(2, self.COMMAND)
        two.start()
        try:
            assert [each.result() for each in [two.submit(text) for text in texts]] == alone
        finally:
            two.close()

    def test_a_process_that_ends_between_two_texts_costs_none(self, pool: Pool) -> None:
        """Whoever killed it, the next text gets a new one."""
        before = pool.recognise(STORIES[0])
        (process,) = pool._processes
        assert process._child
        os.kill(process._child.pid, signal.SIGKILL)
        process._child.wait()
        assert pool.recognise(STORIES[0]) == before
