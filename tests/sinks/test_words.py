"""Terms and questions: the same for every store, whatever is in a text and whatever is typed."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.sinks.search import MOST_PHRASES, MOST_PREFIXES, MOST_TERMS, Phrase, Words, words
from streams.sinks.words import GAP, LONGEST, MOST_BYTES, findable, terms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The old bridge.", ["the", "old", "bridge"]),
        ("Łódź, ÅRHUS und Straße – „Ærø“", ["lodz", "arhus", "und", "strasse", "aero"]),
        ("re\u0301sume\u0301 resumé", ["resume", "resume"]),
        ("ﬁnal ½ x²", ["final", "1", "2", "x2"]),
        ("İSTANBUL ıstanbul", ["istanbul", "istanbul"]),
        ("ЁЛКА Й ΣΊΣΥΦΟΣ", ["елка", "и", "σισυφοσ"]),
        ("O'Brien's e-mail: 3.5%_a", ["o", "brien", "s", "e", "mail", "3", "5", "a"]),
        ("北京市 2025年・カ", ["北", "京", "市", "2025", "年", "カ"]),
        ("がカﾞ", ["が", "ガ"]),
        ("ประเทศไทย ๕", list("ประเทศไทย๕")),
        ("हिन्दी में", ["हिनदी", "में"]),
        ("한국어 뉴스", ["한국어", "뉴스"]),
        ("كِتَاب", ["كتاب"]),
        ("hy\u00adphen", ["hyphen"]),
        ("", []),
        ("– … ! \0 \ue000", []),
    ],
)
def test_terms(text: str, found: list[str]) -> None:
    """Runs of letters and digits without case and accents; one for each character where no spaces are written."""
    assert terms(text) == found


@given(st.text())
def test_terms_are_letters_and_digits(text: str) -> None:
    """No term has a sign that a database reads as one, or is empty or too long; taken again, terms stay as they are."""
    found = terms(text)
    assert not [
        sign for term in found for sign in term if sign.isspace() or sign in "'\"\\:*()&|!<>-_%{}^" + GAP + "\0"
    ]
    assert all(0 < len(term) <= LONGEST for term in found)
    assert terms(" ".join(found)) == found


@given(st.lists(st.text()))
def test_findable_is_the_terms_of_every_field(fields: list[str]) -> None:
    """What a store keeps are the terms of the fields, and between two fields a gap that no question can have."""
    kept = findable(fields).split(" ")
    assert [term for term in kept if term not in ("", GAP)] == [term for field in fields for term in terms(field)]


@pytest.mark.parametrize("text", ["wording " * 200_000, "x" * 2_000_000, "北" * 500_000, "é" * 99 + " 北" * 400_000])
def test_findable_has_an_end(text: str) -> None:
    """What is kept of an article is no longer than PostgreSQL takes, and ends with a whole term."""
    kept = findable(["First", text])
    assert len(kept.encode()) <= MOST_BYTES
    assert kept.startswith(f"first {GAP} ")
    assert set(kept.split()) <= {"first", GAP, *terms(text)}


@pytest.mark.parametrize(
    ("asked", "wanted", "unwanted"),
    [
        ("Old BRIDGE", [("old",), ("bridge",)], []),
        ('"old bridge" -ferry', [("old", "bridge")], [("ferry",)]),
        ('-"a b" c', [("c",)], [("a", "b")]),
        ("„alte Brücke“ «vieux pont»", [("alte", "brucke"), ("vieux", "pont")], []),
        ("e-mail -- - -", [("e", "mail")], []),
        ('an "open quote', [("an",), ("open",), ("quote",)], []),
        ("a OR b AND NOT c", [(word,) for word in ("a", "or", "b", "and", "not", "c")], []),
        ("北京 -市", [("北", "京")], [("市",)]),
        ("x --y", [("x",)], [("y",)]),
    ],
)
def test_question(asked: str, wanted: list[tuple[str, ...]], unwanted: list[tuple[str, ...]]) -> None:
    """Words, phrases and what must not be there; all else is just words."""
    assert words(asked) == Words(tuple(map(Phrase, wanted)), tuple(map(Phrase, unwanted)))


def test_beginnings() -> None:
    """A star after a word or a phrase asks for the beginning of its last term; elsewhere it is nothing."""
    assert words('mini* "old bri"* a*b *').wanted == (
        Phrase(("mini",), prefix=True),
        Phrase(("old", "bri"), prefix=True),
        Phrase(("a", "b")),
    )


@pytest.mark.parametrize("asked", ["", "  ", "-ferry", '-"a b" -c*', '"" * - …', "\ue000"])
def test_question_for_nothing_is_refused(asked: str) -> None:
    """Without a word to look for there is no answer, and the error says the mend."""
    with pytest.raises(ValueError, match="give a word"):
        words(asked)


def test_question_for_too_much_is_refused() -> None:
    """More words than a database takes are refused, before it is asked."""
    assert words("北" * MOST_TERMS)
    with pytest.raises(ValueError, match=str(MOST_TERMS)):
        words("北" * (MOST_TERMS + 1))
    for most, spelled in ((MOST_PHRASES, "w{}"), (MOST_PREFIXES, "w{}*")):
        asked = [spelled.format(number) for number in range(most + 1)]
        assert words(" ".join(asked[1:]))
        with pytest.raises(ValueError, match=f"at most {most} "):
            words(" ".join(asked))


def test_same_words_again_ask_for_nothing_more() -> None:
    """Each phrase is looked for once, however often it is typed."""
    assert words("a* a -b A* a* -b " * 100) == Words((Phrase(("a",), prefix=True), Phrase(("a",))), (Phrase(("b",)),))


@given(st.text())
def test_any_question_is_read_or_refused(asked: str) -> None:
    """Whatever is typed is a question or a ValueError, and nothing else."""
    with suppress(ValueError):
        assert words(asked).wanted


def test_words_that_were_found() -> None:
    """What was asked for is pointed at where it stands, as it is spelled there."""
    text = "Łódź: old bridges, Old towns; 北京市"
    found = [text[start:end] for start, end in words('lodz "old town" brid* 京 -old').spans(text)]
    assert found == ["Łódź", "old", "bridges", "Old", "京"]
