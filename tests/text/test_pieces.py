"""The pieces of a text: words, and what parts them."""

from hypothesis import example, given
from hypothesis import strategies as st

from streams.text.pieces import PIECE, parted


def _runs(pieces: list[str]) -> list[list[str]]:
    """Return the words that stand together, without what parts them."""
    runs: list[list[str]] = [[]]
    for piece in pieces:
        if len(piece) > 1 and piece[0].isalpha():
            runs[-1].append(piece)
        else:
            runs.append([])
    return [run for run in runs if run]


@given(st.text(st.sampled_from("abS zé'’-_1½.,\n\xa0/\u0300\ud800|\x01Ω٣“—"), max_size=40) | st.text(st.characters()))
@example("two o'clock on 1/May, the 1990's.Then—so")
@example("-a --bc (-de -  f--g 5-hi jk- 'lm no' p’q’rs")
@example("".join(map(chr, range(0xC0, 0x180))))
def test_the_quick_way_parts_what_the_pattern_parts(text: str) -> None:
    """A table of bytes leaves the same words beside each other as the pattern does, whatever the text."""
    assert _runs(parted(text).split()) == _runs(PIECE.findall(text))
