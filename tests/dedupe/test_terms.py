"""Laws of terms and digests: what is done with whole texts for speed finds the words that a pattern finds."""

import re
from collections import Counter
from hashlib import blake2b
from zlib import crc32

import pytest
from dedupe.items import parsed
from hypothesis import example, given
from hypothesis import strategies as st

from streams.dedupe.terms import LEAD, LOOK, MOST, NAME, names_of, terms_of, words_of
from streams.dedupe.traits import traits_of

_WORD = re.compile(r"[^\W\d_]{4,}|[A-Z]{2,3}\b")
_NAME = re.compile(r"(?:(?<=[^\W_] )|(?<=[,;)] ))[A-ZÀ-ÞΑ-ΩА-Я][^\W\d_]{3,}")
_PIECES = st.sampled_from(
    [*" \n.,'’-_1aB", "Ferries", "US", "USA", "iOS", "xUS1", "U.S.", "été", "ÉCOLE", "Σοφία", "ΛΟΓΟΣ", "İzmir", "ß", "²", "٣", "\x7f", "\u2003"]
)  # fmt: skip
"""What stands in texts where words begin and end; none of it is of a script without spaces."""

_TEXTS = st.lists(_PIECES, max_size=60).map("".join)


def _by_pattern(headline: str, text: str) -> list[str]:
    found = [[word.lower() for word in _WORD.findall(each)] for each in (text[:LOOK], text[:LEAD], headline, headline)]
    weights = Counter(word for words in found for word in words)
    for name in set(_NAME.findall(text[:LOOK])):
        if name.lower() in weights:
            weights[name.lower()] *= NAME
    return sorted(weights, key=weights.__getitem__, reverse=True)[:MOST]


@given(_TEXTS, _TEXTS)
@example("The Norwick Ferries of Norwick", "")
@example(
    "",
    " ".join(f"US{first}{last} US" for first in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" for last in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
)
@example("", "x" * (LEAD - 8) + " Ferries sail to Norwick, NORWICK and Norwick")
@example("A", "one ABcd, Abcd " * 60)
def test_terms_are_those_of_the_words_that_a_pattern_finds(headline: str, text: str) -> None:
    """Parting a whole text at what is no letter gives the same terms, in the same order, as a search for words."""
    words = _by_pattern(headline, text)
    assert terms_of(headline, text) == tuple(dict.fromkeys(crc32(word.encode()) for word in words))


@given(_TEXTS)
def test_a_digest_is_of_the_words_with_one_space_between_them(text: str) -> None:
    """White space of any kind and length between words changes no digest."""
    words = " ".join(text.split()).encode("utf-8", "replace")
    wanted = blake2b(words, digest_size=8).hexdigest() if words else None
    item = parsed("urn:test:1", offset=0, created=0, received=0, headline="", body=text)
    assert traits_of(item).content == wanted


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Police in Norwick said on Monday that Emma Lund was safe.", "norwick emma lund"),
        ("Mayor Berg quit. Police said TSV Altdorf won.", "berg altdorf"),
        ("\u201eNorwick\u201c is calm, said \u201cBergby Post\u201d.", "bergby post"),
        ("POLICE IN NORWICK SAID SO.", ""),
        ("警方称 诺威克 平静", ""),
        ("", ""),
    ],
)
def test_names_have_a_capital_within_a_sentence(text: str, names: str) -> None:
    """What begins a sentence, a day, and what has no capitals is no name."""
    assert names_of(text) >= set(words_of(names))
    assert bool(names_of(text)) == bool(names)
    assert not names_of(text) & set(words_of("police mayor monday said"))


@given(st.text(" \n.,'-_1aBCdEf(", max_size=60) | _TEXTS)
def test_names_of_ascii_are_those_of_any_text(text: str) -> None:
    """A dash beyond ASCII changes no word, and the text is read by the pattern for all scripts."""
    assert names_of(text) == names_of(f"{text} —")
