"""Samples as they may arrive: damaged on the way."""

from collections.abc import Sequence

from hypothesis import strategies as st


@st.composite
def mutants(draw: st.DrawFn, samples: Sequence[bytes]) -> bytes:
    """Return a sample with a stretch cut out, doubled, or replaced by other bytes."""
    data = draw(st.sampled_from(samples))
    start = draw(st.integers(0, len(data)))
    end = draw(st.integers(start, min(len(data), start + 80)))
    middle = draw(st.one_of(st.just(b""), st.just(data[start:end] * 2), st.binary(max_size=12)))
    return data[:start] + middle + data[end:]
