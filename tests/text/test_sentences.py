"""Sentences: where a full stop ends one, and where it only shortens a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import LIMIT, seconds_of

from streams.text.sentences import sentences

CASES = {
    "plain": ["Rain fell.", "The ferry stayed in port!", "Why?", "Nobody knew."],
    "title and initials": ["Mr. J. K. Holm met Gen. Dahl.", "Dr. Lund stayed."],
    "country as adjective": ["The U.S. Navy came.", "So did U.N. staff."],
    "country at the end": ["It left the U.S. The crew stayed.", "It rained."],
    "company": ["Shipyard Holm Inc. said so.", "Ferries of Dahl Ltd. lay idle."],
    "month and number": ["On Jan. 5 it froze.", "No. 5 won.", "He said No. She left."],
    "time of day": ["It sank at 5 p.m. local time.", "Nobody drowned."],
    "figures": ["It cost 3.5 million.", "Prices rose 1.2 percent."],
    "quotes": ["“We wait.”", "“Why?” she asked.", '"Go!"', "They went."],
    "dots": ["They waited … and waited.", "Then it came..."],
    "lower case after a mark": ["The Yahoo! office closed.", "So did iHarbour."],
}
JOINED = {"country at the end", "month and number"}


@pytest.mark.parametrize("says", CASES)
def test_sentences_of_a_case(says: str) -> None:
    """What stands in one line is cut where a reader would cut it."""
    expected = [part for whole in CASES[says] for part in _parted(says, whole)]
    text = " ".join(CASES[says])
    assert [text[start:end] for start, end in sentences(text)] == expected


def _parted(says: str, whole: str) -> list[str]:
    """Part the cases whose point is that two sentences stand in one line."""
    if says not in JOINED:
        return [whole]
    for mark in ("U.S. ", "No. She"):
        if mark in whole and whole != "No. 5 won.":
            at = whole.index(mark) + mark.index(" ")
            return [whole[:at], whole[at + 1 :]]
    return [whole]


def test_lines_end_sentences() -> None:
    """A line end ends a sentence without a stop: headings, lists."""
    text = "Storm warning\n\nFerries stayed in port.\nSo did boats"
    assert [text[start:end] for start, end in sentences(text)] == [
        "Storm warning", "Ferries stayed in port.", "So did boats",
    ]  # fmt: skip


def test_ideographic_stops_need_no_space() -> None:
    """Chinese and Japanese put no space between sentences."""
    text = "船停了。下雨了！风大。"
    assert [end - start for start, end in sentences(text)] == [4, 4, 3]


@given(st.text() | st.text("aA .!?\"'”)\n。U.S", max_size=60))
def test_any_text(text: str) -> None:
    """Spans come in order, none is empty, and only white space lies between them."""
    last = 0
    for start, end in sentences(text):
        assert not text[last:start].strip()
        assert start < end
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


@pytest.mark.parametrize("piece", [".", ".”", "\n", "A. ", ".)", "。", "!? "])
def test_time_grows_with_the_text_only(piece: str) -> None:
    """A long run of marks costs no more than its length."""
    text = piece * (300_000 // len(piece))
    assert sum(1 for _ in sentences(text)) <= len(text)
    assert seconds_of(lambda: sum(1 for _ in sentences(text))) < LIMIT
