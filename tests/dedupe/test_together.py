"""Items that are read together: every verdict is that of one at a time, and what is read of a text is that of it alone."""

import re
from itertools import cycle

import pytest
from dedupe.items import parsed
from dedupe.texts import OTHER, RATES, STORY, told
from hypothesis import example, given, settings
from hypothesis import strategies as st

from schemas.article import ParsedItem
from streams.dedupe import Decision, Desk, Place
from streams.dedupe.letters import Letters
from streams.dedupe.slots import slots
from streams.dedupe.thresholds import GRAM

SIZES = (1, 3, 8, 32)
FOOTER = "Our readers pay for what we print in every harbour of these islands; write to the desk by the old ferry quay."
FIRST = "A-Z0-9À-ÖØ-ÞΑ-ΩА-Я٠-٩۰-۹०-९０-９"
SIGNS = (
    *"AbÉéßΣ١８.,:-/  \n“”?ﬁ中Дд_😀𝐀𝟏İ\u0301\ud800",
    *("x", "yz", "U.S.", " Nov", " March", " 12.5", "mid-July", "CO2", "letters " * 6),
)

texts = st.lists(st.sampled_from(SIGNS), max_size=90).map("".join)


def judged(stream: list[ParsedItem], size: int) -> list[Decision]:
    """Judge a stream at a new desk, so many items read at once."""
    desk = Desk()
    decisions: list[Decision] = []
    for at in range(0, len(stream), size):
        several = stream[at : at + size]
        for number, (item, case) in enumerate(zip(several, desk.read(several), strict=True), at):
            decisions.append(desk.weigh(item, Place(0, number), case))
            desk.settle(decisions[-1])
    return decisions


def stream_of(chances: list[tuple[int, int, int]]) -> list[ParsedItem]:
    """Return items made of three numbers each: which story, what became of it, how much of it is left."""
    stories = (STORY, OTHER, RATES)
    stream: list[ParsedItem] = []
    for offset, (which, change, cut) in enumerate(chances):
        text = stories[which % 3][: 200 + 150 * cut]
        if change == 0 and stream:
            again = stream[which % len(stream)]  # received again
            facts = again.copydesk.model_copy(update={"receipt": f"wire.raw.v1/0/{offset}#0"})
            stream.append(again.model_copy(update={"copydesk": facts}))
        elif change == 1:
            stream.append(parsed(f"tag:wire.example,2025:{which}", offset=offset, version=str(offset), created=offset))
        else:
            stream.append(told(f"{text}\n\n{FOOTER}" if change == 2 else text, offset=offset))
    return stream


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4), st.integers(0, 9)), min_size=2, max_size=24))
@example(list(zip(range(24), cycle((2, 3)), cycle(range(10)), strict=False)))  # more than a crowd has the footer
@settings(max_examples=8, deadline=None)
def test_verdicts_are_those_of_one_at_a_time(chances: list[tuple[int, int, int]]) -> None:
    """Copies, versions and what is received again, of items read together with them too, are judged as when each came alone."""
    stream = stream_of(chances)
    desk = Desk()
    alone = [desk.decide(item, Place(0, number)) for number, item in enumerate(stream)]
    for size in SIZES:
        together = judged(stream, size)
        assert [decision.spelled for decision in together] == [decision.spelled for decision in alone]
        assert [decision.latest for decision in together] == [decision.latest for decision in alone]


def test_a_block_that_begins_among_them_is_asked_too() -> None:
    """Where a new block begins between items that were read together, the copy is found in the old one."""
    wide = 1 << 16
    places = [Place(0, offset) for offset in (wide - 2, wide - 1, wide, wide + 1)]
    items = [told(STORY, offset=0), told(OTHER, offset=1), told(RATES, offset=2), told(STORY, offset=3)]
    desk, alone = Desk(), Desk()
    decisions: list[Decision] = []
    for item, place, case in zip(items, places, desk.read(items), strict=True):
        decisions.append(desk.weigh(item, place, case))
        desk.settle(decisions[-1])
    assert decisions[-1].verdict.kind == "reprint"
    expected = [alone.decide(item, place) for item, place in zip(items, places, strict=True)]
    assert [one.spelled for one in decisions] == [one.spelled for one in expected]
    last = told(OTHER, offset=4)  # now two blocks are there when it is read
    assert desk.weigh(last, Place(0, wide + 2), desk.read([last])[0]).verdict.kind == "reprint"


def by_pattern(text: str) -> list[str]:
    """Return figures and names as a pattern finds them, one after the other."""
    found: list[str] = []
    for match in re.compile(rf"[{FIRST}][\w.,/:-]*").finditer(text, 2):
        detail = match[0].rstrip(".,/:-")
        begins = text[match.start() - 1] != " " or text[match.start() - 2] in '.!?:"”'
        if detail[0].isdigit() or not (len(detail) < 3 or begins):
            found.append(detail)
    return found


@given(texts)
@example("AB12 of the letters of the CO2 mid-1990: U.S., and 12:30- on Nov. 4")
@settings(deadline=None)
def test_figures_and_names_are_those_of_a_pattern(text: str) -> None:
    """Tables of characters find the details that a pattern finds, whatever the script, so far as letters stand beside them."""
    before, after = "the letters before it ", " and the letters behind it"
    letters = Letters(text := before + text + after)
    kinds = slots(letters).kinds
    found = by_pattern(text)
    assert sum(len(kind.places) for kind in kinds) == len(found) or len(found) > 32
    hashes = {int(row.grams(row.count)[0]) >> 48 for row in map(Letters, found) if row.count}
    assert {value for kind in kinds for value in kind.values} <= hashes | {0}


@pytest.mark.parametrize("text", ["", "A", "\n", "Oslo", "Oslo 9"])
def test_next_to_nothing_is_read(text: str) -> None:
    """A text of a few letters, or of none, has one stretch at most, and no slots."""
    letters = Letters(text)
    assert len(letters.grams(GRAM)) == (letters.count > 0)
    assert slots(letters).kinds == (((),) * 4,) * 3
